"""The command that shows a family's network, and the paper of it, on a real vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.builders.families import a_child, an_adult
from tests.builders.involvements import Surrounded
from tests.builders.pdf_reading import ReadPdf
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.domain.family import Relation
from linkworker_desktop.services.municipality import MunicipalityDraft

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def _vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with a family of three, eighteen authorities, 47 persons and four others round it."""
    folder = tmp_path_factory.mktemp("network") / "data"
    municipality = MunicipalityDraft(
        name="Skovsunde Kommune", town="Skovsunde", region="Region Midtjylland", linkworker="Maja Vindkærby"
    )
    clock = FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))
    services, _key = create(folder, PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    mother = an_adult("Amal", relation=Relation.MOTHER)
    Surrounded(services, an_adult(), mother, a_child(8), a_child(5)).eighteen()
    services.close(with_backup=False)
    return folder


@pytest.fixture
def call(
    _vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Run a command on the vault and return its exit code, what it printed and what it complained of."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)

    def called(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--data", str(_vault), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def _facts(said: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(said)
    return facts


def test_a_program_gets_the_counts_and_every_authority_with_its_people(call: Call) -> None:
    code, said, _complaint = call("network", "F001", "--on", "2026-11-24", "--json")
    facts = _facts(said)
    assert code == 0
    assert facts["counts"] == {"authorities": 18, "persons": 47, "others": 5, "ended": 0}
    assert (len(facts["authorities"]), len(facts["persons"]), len(facts["others"])) == (18, 47, 4)
    assert facts["is_uncoordinated"] is True
    assert facts["per_sector"]["kommune"] == {"authorities": 9, "persons": 20, "others": 0, "ended": 0}
    unit = next(body for body in facts["authorities"] if body["name"] == "PPR")
    assert (unit["organisation"], unit["sector"], len(unit["persons"])) == ("Skovsunde Kommune", "kommune", 2)
    assert unit["persons"][0]["since"] is not None
    assert {member["name"] for member in facts["per_member"]} == {"Samir", "Amal", "Nour"}


def test_one_member_is_chosen_by_name_or_by_id(call: Call) -> None:
    _code, said, _complaint = call("network", "f001", "--member", "samir", "--json", "--on", "2026-11-24")
    samir = _facts(said)
    mine = next(each for each in samir["per_member"] if each["name"] == "Samir")
    assert samir["of_members"] == ["Samir"]
    assert samir["counts"]["authorities"] == mine["authorities"] < 18
    _code, again, _complaint = call("network", "F001", "--member", mine["id"], "--json", "--on", "2026-11-24")
    assert _facts(again) == samir


def test_two_members_are_those_who_work_with_one_or_the_other(call: Call) -> None:
    alone = [
        {
            body["name"]
            for body in _facts(call("network", "F001", "--json", "--member", name)[1])["authorities"]
        }
        for name in ("Samir", "Amal")
    ]
    both = _facts(call("network", "F001", "--json", "--member", "Samir", "--member", "Amal")[1])
    assert {body["name"] for body in both["authorities"]} == alone[0] | alone[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("F001", "--member", "Peter"), "Der er ingen i familien, der hedder »Peter«."),
        (("F001", "--member", ""), "Der er ingen i familien, der hedder »«."),
        (("F001", "--member", "Nour"), "Der er flere i familien, der hedder »Nour«."),
        (("F999",), "Der er ingen familie med koden F999."),
    ],
)
def test_what_is_not_there_is_one_sentence_and_exit_code_1(
    call: Call, words: tuple[str, ...], sentence: str
) -> None:
    code, _said, complaint = call("network", *words)
    assert code == 1
    assert complaint.startswith(sentence)
    assert len(complaint.splitlines()) == 1


@pytest.mark.parametrize("day", ["i morgen-agtigt", "2026-02-30", "0226-01-01", ""])
def test_a_day_that_is_none_is_not_understood(call: Call, day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        call("network", "F001", "--on", day)
    assert stopped.value.code == 2


def test_a_person_reads_it_in_danish(call: Call) -> None:
    _code, said, _complaint = call("network", "F001", "--on", "24.11.2026")
    lines = said.splitlines()
    assert lines[0] == "F001  ·  Farhaniyo-Sandgræs  ·  24.11.2026"
    assert lines[1] == "18 myndigheder  ·  47 personer  ·  5 andre (tælles ikke med)"
    assert "Der er mere end 10 myndigheder og ingen tovholder." in lines
    assert "  Kommune: 9 myndigheder, 20 personer" in lines
    assert "PPR (Skovsunde Kommune)  ·  Kommune  ·  for Samir" in lines
    assert "Andre, der ikke tælles med" in lines


def test_before_anybody_began_there_is_nobody(call: Call) -> None:
    facts = _facts(call("network", "F001", "--json", "--on", "2020-01-01")[1])
    assert facts["counts"] == {"authorities": 0, "persons": 0, "others": 0, "ended": 0}


def test_the_paper_is_written_with_the_same_counts(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "netværk.pdf"
    code, said, _complaint = call(
        "papers", "F001", "--paper", "network", "--on", "2026-11-24", "--out", str(out), "--json"
    )
    assert (code, _facts(said)["paper"]) == (0, "network")
    text = ReadPdf(out.read_bytes()).text(0)
    assert "Netværkskort" in text
    assert "18 myndigheder" in text
    assert "47 personer" in text
    assert "Vist pr." in text
    assert "Tovholder" in text
    assert "Frivilligcafeen (2)" in text


def test_the_paper_of_no_family_is_refused(call: Call, tmp_path: Path) -> None:
    code, _said, complaint = call("papers", "--paper", "network", "--out", str(tmp_path / "x.pdf"))
    assert code == 1
    assert complaint.startswith("Skriv familiens kode foran")
