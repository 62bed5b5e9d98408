"""Contacts on the command line, on a real vault: files in, lists, files out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders.contact_files import card, workbook
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft

Command = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture
def municipality() -> MunicipalityDraft:
    """One without a region, so that its vault begins without emergency contacts."""
    return MunicipalityDraft(name="Skovsunde Kommune", linkworker="Maja Vindkærby")


@pytest.fixture
def vault(
    tmp_path: Path, clock: FixedClock, municipality: MunicipalityDraft, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A closed, empty vault whose passphrase stands in the environment."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "LINKWORKER_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    services.close(with_backup=False)
    return tmp_path / "data"


@pytest.fixture
def command(vault: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command with --json and return its exit code and object."""

    def call(*words: str | Path) -> tuple[int, dict[str, object]]:
        code = run(["--data", str(vault), *(str(word) for word in words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    file = tmp_path / "liste.csv"
    rows = [
        "Firma;Person;Tlf;Mail",
        "Ærø Skole;Søren Ås;20202020;s@x.example",
        ";;30303030;",
        "Ærø Skole;Søren Ås;99999999;",
    ]
    file.write_bytes("\r\n".join(rows).encode("cp1252"))
    return file


def counts(answer: dict[str, object]) -> tuple[object, ...]:
    return tuple(answer[name] for name in ("read", "new", "merged", "known", "doubtful", "refused"))


def test_files_are_taken_in_and_every_row_says_what_became_of_it(
    command: Command, liste: Path, tmp_path: Path
) -> None:
    cards, book = tmp_path / "kort.vcf", tmp_path / "bog.xlsx"
    cards.write_text(card("FN:Ole Bo", "TEL:40404040") + card("FN:Søren Ås", "ORG:Ærø Skole", "TEL:20202020"))
    book.write_bytes(workbook(("Navn", "Tlf."), ("Inga Vang", 50505050)))
    code, answer = command("import", "contacts", liste, cards, book)
    assert code == 0
    assert counts(answer) == (6, 3, 0, 1, 1, 1)
    rows = [(row["row"], row["outcome"], row["name"]) for row in answer["rows"]]  # type: ignore[attr-defined]
    assert rows == [
        (2, "new", "Søren Ås, Ærø Skole"),
        (3, "refused", "30303030"),
        (4, "doubtful", "Søren Ås, Ærø Skole"),
        (1, "new", "Ole Bo"),
        (6, "known", "Søren Ås, Ærø Skole"),
        (2, "new", "Inga Vang"),
    ]
    assert answer["rows"][1]["reason"] == "Rækken har intet navn på sted eller person."  # type: ignore[index]
    _code, contacts = command("contacts")
    assert [each["name"] for each in contacts["contacts"]] == ["Inga Vang", "Ole Bo", "Ærø Skole"]  # type: ignore[attr-defined]


def test_a_dry_run_says_the_same_and_writes_nothing(command: Command, liste: Path) -> None:
    _code, tried = command("import", "contacts", liste, liste, "--dry-run")
    assert command("contacts")[1] == {"contacts": []}
    _code, done = command("import", "contacts", liste, liste)
    assert (tried.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert counts(tried) == counts(done) == (6, 1, 0, 1, 2, 2)


def test_the_same_file_twice_brings_nothing_new(command: Command, liste: Path) -> None:
    command("import", "contacts", liste)
    assert counts(command("import", "contacts", liste)[1]) == (3, 0, 0, 1, 1, 1)


def test_doubtful_rows_are_written_when_asked_for(command: Command, liste: Path) -> None:
    assert counts(command("import", "contacts", liste, "--doubtful", "new")[1]) == (3, 2, 0, 0, 0, 1)
    assert len(command("contacts")[1]["contacts"]) == 2  # type: ignore[arg-type]


def test_columns_can_be_told_by_a_file_that_the_dry_run_gave(command: Command, tmp_path: Path) -> None:
    file, mapping = tmp_path / "x.csv", tmp_path / "kolonner.json"
    file.write_text("Alfa;Beta;Gamma\nLægehuset;Ole Bo;20202020\n")
    _code, answer = command("import", "contacts", file, "--dry-run")
    columns = answer["files"][0]["columns"]  # type: ignore[index]
    columns[0]["field"], columns[1]["field"] = "organisation", "person"
    mapping.write_text(json.dumps({"format": "linkworker-columns", "version": 1, "columns": columns}))
    command("import", "contacts", file, "--mapping", mapping)
    (contact,) = command("contacts")[1]["contacts"]  # type: ignore[misc]
    assert (contact["organisation"], contact["person"]) == ("Lægehuset", "Ole Bo")


def test_refused_rows_can_be_had_back(command: Command, liste: Path, tmp_path: Path) -> None:
    command("import", "contacts", liste, "--refused", tmp_path / "afvist.csv")
    assert "30303030" in (tmp_path / "afvist.csv").read_text(encoding="utf-8-sig")


def test_a_file_of_another_kind_stops_the_command_before_anything_is_written(
    command: Command, liste: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "kontakter.csv"
    wrong.write_bytes(b"%PDF-1.7\n")
    code, answer = command("import", "contacts", liste, wrong)
    assert (code, answer) == (1, {"error": "Filen er en PDF. Vælg en vCard-, CSV- eller Excel-fil."})
    assert command("contacts")[1] == {"contacts": []}


@pytest.mark.parametrize("kind", ["vcard", "csv", "xlsx"])
def test_an_export_can_be_taken_in_again(command: Command, liste: Path, tmp_path: Path, kind: str) -> None:
    command("import", "contacts", liste)
    out = tmp_path / "ud" / "kontakter"
    code, answer = command("export", "contacts", "--format", kind, "--out", out)
    assert (code, answer["contacts"]) == (0, 1)
    assert counts(command("import", "contacts", out)[1]) == (1, 0, 0, 1, 0, 0)


def test_an_export_can_be_narrowed_to_a_sector(command: Command, liste: Path, tmp_path: Path) -> None:
    command("import", "contacts", liste, "--category", "gp")
    for sector, number in (("sundhed", 1), ("stat", 0)):
        answer = command(
            "export", "contacts", "--format", "hsds", "--sector", sector, "--out", tmp_path / "x.zip"
        )[1]
        assert answer["contacts"] == number


def test_due_contacts_are_those_nobody_has_confirmed(command: Command, liste: Path) -> None:
    command("import", "contacts", liste)
    (contact,) = command("contacts", "--due")[1]["contacts"]  # type: ignore[misc]
    assert (contact["freshness"], contact["phone"]) == ("never", "20 20 20 20")


@pytest.mark.parametrize(
    "words",
    [
        ["import", "contacts"],
        ["import", "familie.json", "--dry-run"],
        ["import", "a.json", "b.json"],
        ["export", "contacts", "--out", "x"],
        ["export", "F001", "--format", "csv", "--out", "x"],
    ],
)
def test_what_does_not_go_together_is_not_understood(vault: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["--data", str(vault), *words])
    assert stopped.value.code == 2


def test_people_read_one_line_of_figures(
    vault: Path, liste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(vault), "import", "contacts", str(liste)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == "3 læst: 1 nye, 0 lagt sammen, 0 kendt i forvejen, 1 i tvivl, 1 afvist."
    assert "liste.csv, række 3" in out[0]
