"""A family of eight arrives as a case file, and every due date is as the rules of the reference say, by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft

TODAY = "2026-11-24T08:42"
PEOPLE = (
    ("Yunus", "father", "1981-02-28"),
    ("Selma", "mother", "1984-07-31"),
    ("Hatun", "grandmother", "1957-01-01"),
    ("Dilan", "daughter", "2009-08-31"),
    ("Baran", "son", "2010-11-30"),
    ("Rojin", "daughter", "2017-05-02"),
    ("Aram", "son", "2022-02-28"),
    ("Sevda", "daughter", "2026-10-05"),
)


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def _fact(kind: str, day: str, **fields: str) -> dict[str, str]:
    return {"kind": kind, "date": day, **fields}


def _of(name: str, kind: str, day: str, **fields: str) -> dict[str, str]:
    return {"person": _id(name), **_fact(kind, day, **fields)}


CASE: dict[str, Any] = {
    "format": "linkworker-case",
    "version": 1,
    "family": {
        "id": _id("family"),
        "code": "F777",
        "surname": "Kawadan",
        "housed_at": "2026-07-03T13:30:00",
        "members": [
            {
                "person": _id(name),
                "given_name": name,
                "relation": relation,
                "birth_date": born,
                "residence": "asylum_s7",
                **({"traits": ["support_plan"]} if name == "Baran" else {}),
                **({"traits": []} if name == "Hatun" else {}),
            }
            for name, relation, born in PEOPLE
        ],
    },
    "happenings": [
        _fact("allocation", "2026-05-15"),
        _fact("welcome_sent", "2026-05-22"),
        _fact("housing_assigned", "2026-06-30"),
        _fact("info_meeting_held", "2026-07-06", time="10:00"),
        _fact("folder_handed_out", "2026-07-07", time="13:31"),
        _fact("adviser_meeting_agreed", "2026-07-06", time="10:00"),
        _fact("relay_offered", "2026-11-20"),
        _fact("plan_made", "2026-08-31"),
        _of("Yunus", "handover_complete", "2026-06-10"),
        _of("Yunus", "course_begun", "2026-07-06", time="08:30"),
        _of("Yunus", "course_ended", "2026-07-31"),
        _of("Yunus", "bank_account", "2026-07-08"),
        _of("Yunus", "mitid", "2026-07-10"),
        _of("Yunus", "contract_signed", "2026-07-30"),
        _of("Yunus", "declaration_signed", "2026-07-30"),
        _of("Yunus", "programme_begun", "2026-07-06"),
        _of("Yunus", "danish_referred", "2026-07-10"),
        _of("Yunus", "danish_can_begin", "2026-07-27"),
        _of("Yunus", "classified", "2026-10-01"),
        _of("Yunus", "follow_up_held", "2026-10-29"),
        _of("Selma", "bank_account", "2026-07-09"),
        _of("Selma", "placed_on_ladder", "2026-07-08", time="09:00"),
        _of("Selma", "contract_signed", "2026-08-04"),
        _of("Selma", "child_born", "2026-10-05"),
        _of("Rojin", "school_begun", "2026-08-10"),
        _of("Aram", "health_nurse_seen", "2026-08-03"),
        _of("Yunus", "permit_expires", "2027-05-31"),
        {"placement": _id("bakery"), **_fact("placement_follow_up_held", "2026-08-21")},
        {"placement": _id("bakery"), **_fact("placement_follow_up_held", "2026-09-14")},
    ],
    "exemptions": [
        {"person": _id("Selma"), "reason": "barsel, efter aftale", "date": "2026-10-05", "rule": "R48"},
    ],
    "placements": [
        {
            "id": _id("bakery"),
            "person": _id("Yunus"),
            "begun_on": "2026-08-03",
            "planned_end_on": "2027-01-31",
            "employer": {"category": "employer", "organisation": "Klintebjerg Bageri"},
        }
    ],
    "consents": [
        {"id": _id("one"), "person": _id("Yunus"), "given_on": "2026-07-06"},
        {"id": _id("two"), "person": _id("Selma"), "given_on": "2026-07-06", "valid_to": "2026-12-01"},
    ],
}

# Takeover: decided 15.5.2026, first whole month June, so Wednesday 1.7.2026. Housed Friday 3.7.2026, 13.30.
ADULTS = ("Yunus", "Selma")
MINORS = ("Dilan", "Baran", "Rojin", "Aram", "Sevda")
Expected = dict[tuple[str, str], list[tuple[str | None, str]]]
FAMILY: Expected = {
    ("R01", ""): [("2026-07-01", "done")],
    ("R02", ""): [("2026-05-22", "done")],
    ("R04", ""): [("2026-07-01", "done")],
    ("R10", ""): [("2026-07-07T13:30", "done")],
    ("R11", ""): [("2026-07-07T13:30", "done_late")],
    ("R13", ""): [("2026-07-06T10:00", "done")],
    ("R71", ""): [("2026-12-04", "upcoming")],
    ("R73", ""): [("2027-02-28", "upcoming")],
}
PERSONS: Expected = {
    ("R03", "Yunus"): [("2026-06-17", "done")],
    **{
        ("R03", name): [("2026-06-17", "overdue")]
        for name in ("Selma", "Hatun", "Dilan", "Baran", "Rojin", "Aram")
    },
    ("R03", "Sevda"): [("2026-06-17", "not_applicable")],
    ("R12", "Yunus"): [("2026-07-07T13:30", "done")],
    ("R12", "Selma"): [("2026-07-07T13:30", "done_late")],
    ("R12", "Hatun"): [("2026-07-07T13:30", "not_applicable")],
    ("R14", "Yunus"): [("2026-07-10", "done")],
    ("R14", "Selma"): [("2026-07-10", "overdue")],
    ("R14", "Hatun"): [("2026-07-10", "overdue")],
    ("R20", "Yunus"): [("2026-07-31", "done")],
    ("R20", "Selma"): [(None, "waiting")],
    ("R21", "Yunus"): [("2026-08-03", "done")],
    ("R21", "Selma"): [(None, "waiting")],
    ("R30", "Yunus"): [("2026-11-03", "overdue")],
    ("R31", "Yunus"): [("2027-02-03", "upcoming")],
    ("R32", "Yunus"): [("2026-08-24", "done"), ("2026-09-11", "done_late"), ("2026-10-05", "overdue")],
    ("R33", "Yunus"): [("2027-02-07", "upcoming")],
    ("R40", "Yunus"): [("2026-08-01", "done")],
    ("R40", "Selma"): [("2026-08-01", "done_late")],
    ("R41", "Yunus"): [("2026-08-01", "done")],
    ("R41", "Selma"): [("2026-08-01", "overdue")],
    ("R42a", "Yunus"): [("2026-08-01", "done")],
    ("R42a", "Selma"): [("2026-08-01", "overdue")],
    ("R42b", "Yunus"): [("2026-08-01", "done")],
    ("R42b", "Selma"): [("2026-08-01", "overdue")],
    ("R43", "Yunus"): [("2026-07-30", "done")],
    ("R43", "Selma"): [("2026-08-04", "overdue")],
    ("R44", "Yunus"): [("2026-10-01", "done")],
    ("R44", "Selma"): [("2026-10-01", "overdue")],
    ("R45", "Yunus"): [
        ("2026-11-12", "done"),
        ("2026-12-24", "upcoming"),
        ("2027-02-04", "upcoming"),
        ("2027-03-18", "upcoming"),
    ],
    ("R45b", "Selma"): [("2027-04-05", "upcoming")],
    ("R46", "Yunus"): [("2026-10-30", "done"), ("2027-01-29", "upcoming")],
    ("R46", "Selma"): [("2026-11-04", "overdue")],
    **{("R47", name): [("2027-01-01", "upcoming")] for name, *_rest in PEOPLE if name != "Sevda"},
    ("R47", "Sevda"): [("2027-01-01", "not_applicable")],
    ("R48", "Yunus"): [("2027-07-01", "upcoming")],
    ("R48", "Selma"): [("2027-07-01", "not_applicable")],
    ("R48", "Hatun"): [("2027-07-01", "upcoming")],
    ("R49", "Yunus"): [("2031-07-27", "upcoming")],
    ("R49", "Selma"): [("2031-07-01", "upcoming")],
    ("R49", "Hatun"): [("2031-07-01", "upcoming")],
    ("R60", "Dilan"): [("2027-02-28", "upcoming")],
    ("R60", "Baran"): [("2028-05-30", "upcoming")],
    ("R60", "Rojin"): [("2034-11-02", "upcoming")],
    ("R60", "Aram"): [("2039-08-28", "upcoming")],
    ("R60", "Sevda"): [("2044-04-05", "upcoming")],
    ("R61a", "Baran"): [("2026-11-30", "due_soon")],
    ("R61b", "Baran"): [("2027-02-28", "upcoming")],
    ("R62", "Dilan"): [("2027-08-31", "upcoming")],
    ("R62", "Baran"): [("2028-11-30", "upcoming")],
    ("R62", "Rojin"): [("2035-05-02", "upcoming")],
    ("R62", "Aram"): [("2040-02-28", "upcoming")],
    ("R62", "Sevda"): [("2044-10-05", "upcoming")],
    ("R63", "Baran"): [("2026-07-17", "overdue")],
    ("R63", "Dilan"): [("2026-07-17", "overdue")],
    ("R63", "Rojin"): [("2026-07-17", "done_late")],
    ("R64", "Aram"): [("2026-08-03", "done")],
    ("R64", "Sevda"): [("2026-11-05", "overdue")],
    ("R72", "Yunus"): [("2027-07-06", "upcoming")],
    ("R72", "Selma"): [("2026-12-01", "due_soon")],
    ("R80", "Yunus"): [("2027-02-28", "upcoming")],
}
SHOWN_AS_NOT_IN_PROGRAMME = {"R20", "R21", "R40", "R41", "R42a", "R42b", "R43", "R44", "R45", "R46"}


@pytest.fixture
def answer(
    tmp_path: Path,
    clock: FixedClock,
    municipality: MunicipalityDraft,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> dict[str, Any]:
    """What the command says of the family in an empty vault that has just taken it in."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)[0].close(with_backup=False)
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    folder = ("--data", str(tmp_path / "data"))
    assert run([*folder, "import", str(file), "--json"]) == 0
    capsys.readouterr()
    assert run([*folder, "deadlines", "--family", "f777", "--today", TODAY, "--json"]) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def _found(answer: dict[str, Any]) -> Expected:
    found: Expected = {}
    for row in answer["deadlines"]:
        if row["rule"].startswith("R"):
            name = (row["person"] or "").partition(" ")[0]
            found.setdefault((row["rule"], name), []).append((row["due"], row["state"]))
    return found


def test_every_due_date_of_eight_persons_is_as_counted_by_hand(answer: dict[str, Any]) -> None:
    found = _found(answer)
    wanted = FAMILY | PERSONS

    assert {key: sorted(found.get(key, []), key=str) for key in wanted} == {
        key: sorted(rows, key=str) for key, rows in wanted.items()
    }


def test_nothing_else_has_a_date(answer: dict[str, Any]) -> None:
    others = {key: rows for key, rows in _found(answer).items() if key not in FAMILY | PERSONS}

    dated = {key for key, rows in others.items() if any(due for due, _state in rows)}
    assert {rule for rule, name in dated} <= SHOWN_AS_NOT_IN_PROGRAMME
    assert {name for rule, name in dated} <= {"Hatun"}
    assert {state for key in dated for _due, state in others[key]} <= {"not_applicable"}
    assert {state for key in set(others) - dated for _due, state in others[key]} <= {
        "waiting",
        "not_applicable",
    }


def test_the_command_says_how_many_days_and_why(answer: dict[str, Any]) -> None:
    by_rule = {(row["rule"], row["person"]): row for row in answer["deadlines"]}
    contract = by_rule["R41", "Selma Kawadan"]

    assert answer["today"] == TODAY
    assert contract["days_over"] == 115
    assert contract["level"] == "law"
    assert contract["why"].startswith("Overtagelse 1.7.2026 + 1 måned.")
    assert by_rule["R14", "Selma Kawadan"]["missing"] == ["mitid"]
    assert by_rule["R20", "Selma Kawadan"]["waiting_for"] == "course_begun"
    assert "barsel, efter aftale" in by_rule["R48", "Selma Kawadan"]["reason"]
