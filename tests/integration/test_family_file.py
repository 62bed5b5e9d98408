"""A crowded family comes in as a case file, and everything counted of it is as hands counted it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.builders.crowded import (
    AGES,
    AUTHORITIES,
    BY_MEMBER,
    BY_SECTOR,
    COUNTED,
    ENDED,
    OTHERS,
    Row,
    crowded,
    identifier,
    other_home,
)
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop import bootstrap
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.cli.main import run
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.municipality import MunicipalityDraft

Ask = Callable[..., dict[str, Any]]
TODAY = "2026-11-24"
CLOCK = FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture(scope="module")
def _vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault, and beside it the files of both families."""
    folder = tmp_path_factory.mktemp("crowded")
    municipality = MunicipalityDraft(name="Skovsunde Kommune", linkworker="Maja Vindkærby")
    made, _key = bootstrap.create(folder / "data", PASSPHRASE, municipality, clock=CLOCK, cost=CHEAP)
    made.close(with_backup=False)
    return folder


@pytest.fixture
def ask(
    _vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """Run a command on the vault, into which both families have come, and return what a program gets."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(bootstrap, "unlock", partial(bootstrap.unlock, clock=CLOCK))

    def asked(*words: str) -> dict[str, Any]:
        capsys.readouterr()
        code = run(["--data", str(_vault / "data"), *words, "--json"])
        said = capsys.readouterr()
        assert code == 0, said.err
        facts: dict[str, Any] = json.loads(said.out)
        return facts

    for name, case in (("crowded", crowded()), ("other home", other_home())):
        file = _vault / f"{name}.json"
        if not file.exists():
            file.write_text(json.dumps(case), encoding="utf-8")
            asked("import", str(file))
    return asked


def _row(counts: dict[str, Any]) -> Row:
    return counts["authorities"], counts["persons"], counts["others"], counts["ended"]


@pytest.mark.parametrize("day", sorted(COUNTED))
def test_a_crowded_family_is_counted_as_by_hand_on_any_day(ask: Ask, day: str) -> None:
    facts = ask("network", "F518", "--on", day)

    assert _row(facts["counts"]) == COUNTED[day]
    assert len(facts["authorities"]) == COUNTED[day][0]
    assert len(facts["persons"]) == COUNTED[day][1]
    assert sum(len(body["persons"]) for body in facts["others"]) == COUNTED[day][2]
    assert sum(len(body["persons"]) for body in facts["ended"]) == COUNTED[day][3]


def test_the_day_of_the_command_is_today(ask: Ask) -> None:
    assert ask("network", "F518") == ask("network", "F518", "--on", TODAY)


def test_every_sector_is_counted_as_by_hand(ask: Ask) -> None:
    facts = ask("network", "F518", "--on", TODAY)

    assert {sector: _row(counts) for sector, counts in facts["per_sector"].items()} == BY_SECTOR


def test_every_member_is_counted_as_by_hand(ask: Ask) -> None:
    facts = ask("network", "F518", "--on", TODAY)

    assert {each["name"]: _row(each) for each in facts["per_member"]} == BY_MEMBER
    assert all(each["is_here"] for each in facts["per_member"])


@pytest.mark.parametrize("name", sorted(BY_MEMBER))
def test_one_member_alone_has_the_same_counts_as_beside_the_others(ask: Ask, name: str) -> None:
    by_name = ask("network", "F518", "--on", TODAY, "--member", name)

    assert _row(by_name["counts"]) == BY_MEMBER[name]
    assert by_name == ask("network", "F518", "--on", TODAY, "--member", identifier(name))


def test_two_members_together_are_no_sum_of_the_two(ask: Ask) -> None:
    twins = ask("network", "F518", "--on", TODAY, "--member", "Lina", "--member", "Mina")

    assert _row(twins["counts"]) == (10, 25, 5, 3)


def test_every_authority_has_its_persons_and_nobody_elses(ask: Ask) -> None:
    facts = ask("network", "F518", "--on", TODAY)

    assert {
        body["name"]: sum(person["name"] is not None for person in body["persons"])
        for body in facts["authorities"]
    } == AUTHORITIES
    assert {body["name"] for body in facts["others"]} == OTHERS
    assert {each["name"]: each["ended"] for body in facts["ended"] for each in body["persons"]} == ENDED


def test_one_surname_with_one_phone_and_one_name_in_two_units_are_two_each(ask: Ask) -> None:
    said = [(each["name"], each["authority"]) for each in ask("network", "F518", "--on", TODAY)["persons"]]

    for wanted in (
        ("Mette Vindkærby", "Integrationsenheden"),
        ("Ole Vindkærby", "Integrationsenheden"),
        ("Lone Enghavrekær", "Integrationsenheden"),
        ("Lone Enghavrekær", "Ydelseskontoret"),
    ):
        assert said.count(wanted) == 1
    assert said.count(("Ea Holmsø", "Klintebjerg Sygehus")) == 2


def test_who_went_from_one_twin_to_the_other_works_with_the_other_now(ask: Ask) -> None:
    def working(day: str) -> list[list[str]]:
        bodies = ask("network", "F518", "--on", day)["authorities"]
        return [
            each["members"] for body in bodies for each in body["persons"] if each["name"] == "Gerda Vikarsen"
        ]

    assert working("2026-10-31") == [["Lina"]]
    assert working("2026-11-01") == [["Mina"]]


def test_who_works_with_a_child_has_ended_while_the_child_is_away(ask: Ask) -> None:
    facts = ask("network", "F518", "--on", "2026-05-01")

    here = {each["name"]: each["is_here"] for each in facts["per_member"]}
    assert here.get("Omar") is False
    assert here.get("Nour") is False
    names = {body["name"] for body in facts["authorities"]}
    assert not names & {"PPR", "Ådalby Skole"}
    assert "Asylcenter Vest" in names
    gone = {body["name"]: {each["ended"] for each in body["persons"]} for body in facts["ended"]}
    assert gone == {"PPR": {"members"}, "Ådalby Skole": {"members"}, "Ådalby IF": {"members"}}


def test_the_home_of_the_same_child_elsewhere_has_its_own_network(ask: Ask) -> None:
    assert _row(ask("network", "F519", "--on", TODAY)["counts"]) == (1, 0, 0, 0)


def test_the_family_command_says_the_same_counts_and_every_age(ask: Ask) -> None:
    now = ask("family", "F518")["now"]

    assert (now["today"], now["people"]) == (TODAY, 8)
    assert _row(now) == COUNTED[TODAY]
    assert {each["given_name"]: each["age"] for each in now["members"] if each["lives_here"]} == AGES
    assert (now["relay_holder"], now["relay_offered_to"], now["documents"]) == (None, None, 0)


def test_the_family_command_gives_back_every_record_of_the_file(ask: Ask) -> None:
    case, said = crowded(), ask("family", "F518")

    for wanted, found in zip(case["family"]["members"], said["family"]["members"], strict=True):
        assert {name: found[name] for name in wanted} == wanted
    by_id = {each["id"]: each for each in said["network"]}
    assert len(by_id) == len(case["network"])
    for wanted in case["network"]:
        found = by_id[wanted["id"]]
        assert {**found, "contact": None} == {**wanted, "contact": None}
        for name, value in wanted["contact"].items():
            assert fold(str(found["contact"][name])) == fold(str(value))
    key = "person", "other", "kind"
    assert sorted(tuple(each[part] for part in key) for each in said["kinships"]) == sorted(
        tuple(each[part] for part in key) for each in case["kinships"]
    )
