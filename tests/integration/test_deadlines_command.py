"""The command that lists due dates: whose, in which state, on which day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.builders.families import a_contact, a_family
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(
    tmp_path: Path,
    clock: FixedClock,
    municipality: MunicipalityDraft,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Call:
    """Run the command on a vault with one family housed on 20 November 2026 at 14.00."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    services.families.save(a_family())
    services.contacts.save(a_contact())
    services.close(with_backup=False)

    def called(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["--data", str(tmp_path / "data"), "deadlines", *words])
        return code, capsys.readouterr().out

    return called


def _rows(said: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(said)["deadlines"]
    return rows


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        ("2026-11-24T13:00", "due_soon", {"hours_left": 1}),
        ("24.11.2026 kl. 15.30", "overdue", {"hours_over": 1}),
        ("2026-11-24 kl. 15.30", "overdue", {"hours_over": 1}),
        ("2026-11-21", "upcoming", {"hours_left": 86}),
        ("2036-11-24", "overdue", {"hours_over": 87658}),
    ],
)
def test_the_state_is_that_of_the_day_asked_for(
    call: Call, day: str, state: str, left: dict[str, int]
) -> None:
    code, said = call("--family", "f001", "--today", day, "--json")
    (meeting,) = [row for row in _rows(said) if row["rule"] == "R10"]

    assert code == 0
    assert meeting["due"] == "2026-11-24T14:00"
    assert meeting["state"] == state
    assert {name: meeting[name] for name in left} == left


def test_only_the_wanted_states_are_listed_and_contacts_when_asked_for(call: Call) -> None:
    _code, late = call("--today", "2026-11-30", "--state", "overdue", "--json")
    assert {row["state"] for row in _rows(late)} == {"overdue"}
    _code, contacts = call("--contacts", "--json", "--today", "2026-11-30")
    assert {"R75"} <= {row["rule"] for row in _rows(contacts)}
    assert "R75" not in {row["rule"] for row in _rows(call("--json", "--today", "2026-11-30")[1])}


def test_the_text_is_in_columns_and_in_danish_words(call: Call) -> None:
    _code, said = call("--family", "F001", "--state", "overdue", "--today", "2026-11-30")
    lines = said.splitlines()

    assert "24.11.2026 kl. 14.00  5 dage over   Lokalt" in said
    assert "F001 · Nakhlawar" in said
    assert len({line.index("Lokalt") for line in lines if "Lokalt" in line}) == 1


def test_an_unknown_family_is_refused_and_an_unknown_day_or_state_not_understood(call: Call) -> None:
    assert call("--family", "F999", "--json")[0] == 1
    for words in (("--today", "31.2.2026"), ("--today", "1899-01-01"), ("--state", "late")):
        with pytest.raises(SystemExit) as caught:
            call(*words)
        assert caught.value.code == 2
