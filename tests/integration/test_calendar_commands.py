"""The calendar on the command line, on a real vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.builders.events import FIRST_TUESDAY, a_meeting, a_task, an_appointment, save
from tests.builders.families import a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft

Command = Callable[..., tuple[int, dict[str, Any]]]
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Tandlæge
DTSTART;TZID=Europe/Copenhagen:20261201T090000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Hvert sekund
DTSTART:20261201T090000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def command(
    tmp_path: Path,
    clock: FixedClock,
    municipality: MunicipalityDraft,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Run a command with --json on a vault with one family, three events and a meeting each month."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "LINKWORKER_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    family = services.families.save(a_family("Nakhlawar", an_adult())).id
    save(services, an_appointment(family=family, place="Borgerhuset"))
    save(services, a_task())
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    services.close(with_backup=False)

    def call(*words: str | Path) -> tuple[int, dict[str, Any]]:
        code = run(["--data", str(tmp_path / "data"), *(str(word) for word in words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_the_calendar_is_listed_between_two_days(command: Command) -> None:
    code, answer = command("calendar", "--from", "2026-11-26", "--to", "2026-12-02")
    assert code == 0
    own = [(each["when"], each["title"], each["family"]) for each in answer["entries"] if each["event"]]
    assert own == [
        ("2026-11-26T10:00", "Samtale", "F001"),
        ("2026-12-01T09:00", "Koordineringsmøde", None),
        ("2026-12-02", "Ring til skolen", None),
    ]


def test_one_family_is_listed_alone(command: Command) -> None:
    _code, answer = command("calendar", "--from", "2026-11-26", "--to", "2026-12-02", "--family", "F001")
    assert {each["family"] for each in answer["entries"]} == {"F001"}


def test_days_in_the_wrong_order_are_one_sentence(command: Command) -> None:
    code, answer = command("calendar", "--from", "2026-12-02", "--to", "2026-11-26")
    assert code == 1
    assert answer["error"] == "Den første dag ligger efter den sidste. Byt om på --from og --to."


def test_the_calendar_is_exported_with_and_without_names(command: Command, tmp_path: Path) -> None:
    code, named = command("export", "calendar", "--out", tmp_path / "a.ics", "--family", "F001")
    _code, bare = command(
        "export", "calendar", "--out", tmp_path / "b.ics", "--family", "F001", "--without-names"
    )
    assert (code, named["with_names"], bare["with_names"]) == (0, True, False)
    assert named["events"] == bare["events"] > 0
    titles = [
        str(each["SUMMARY"]) for each in Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    ]
    assert "Samtale · Nakhlawar" in titles
    assert b"Nakhlawar" not in (tmp_path / "b.ics").read_bytes()


def test_a_file_is_taken_in_once_and_tried_first(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "privat.ics"
    file.write_text(ICS, encoding="utf-8")
    _code, tried = command("import", "calendar", file, "--dry-run")
    code, done = command("import", "calendar", file)
    _code, again = command("import", "calendar", file)
    assert code == 0
    assert [(each["new"], each["known"]) for each in (tried, done, again)] == [(1, 0), (1, 0), (0, 1)]
    assert done["refused"] == [
        {"title": "Hvert sekund", "reason": "Den gentages oftere end én gang om dagen."}
    ]


def test_closed_days_are_taken_in(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "lukket.ics"
    closed = "BEGIN:VEVENT\nUID:1\nSUMMARY:Lukket\nDTSTART;VALUE=DATE:20261130\nEND:VEVENT"
    file.write_text(f"BEGIN:VCALENDAR\n{closed}\nEND:VCALENDAR\n", encoding="utf-8")
    _code, answer = command("import", "calendar", file, "--closed-days")
    assert answer["closed_days"] == [{"name": "Lukket", "month": 11, "day": 30, "year": 2026}]
    _code, shown = command("calendar", "--from", "2026-11-30", "--to", "2026-11-30")
    assert ("closed", "Lukket") in [(each["kind"], each["title"]) for each in shown["entries"]]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "F001", "--out", "x", "--without-names"),
        ("export", "contacts", "--format", "csv", "--out", "x", "--from", "2026-11-24"),
        ("import", "familie.json", "--closed-days"),
        ("import", "calendar"),
        ("import", "calendar", "a.ics", "--encoding", "cp1252"),
        ("export", "calendar", "--out", "x", "--private"),
        ("calendar", "--from", "i morgen"),
        ("calendar", "--from", "3026-11-24"),
    ],
)
def test_options_that_do_not_go_together_are_not_understood(command: Command, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(*words)
    assert ended.value.code == 2


def test_a_broken_file_is_one_sentence(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "brudt.ics"
    file.write_bytes(b"\x00\x01\x02")
    code, answer = command("import", "calendar", file)
    assert (code, answer["error"]) == (1, "Filen er ikke en kalender (.ics).")
