"""The command line from end to end, on a real vault, without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.builders.families import a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop import __version__
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.cli.main import run
from linkworker_desktop.domain.facts import FACTS, FactKind, FactScope
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.municipality import MunicipalityDraft

Command = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture
def vault(
    tmp_path: Path, clock: FixedClock, municipality: MunicipalityDraft, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A closed vault with one family, whose passphrase stands in the environment."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    services.families.save(a_family("Nakhlawar", an_adult("Samir", "ar")))
    services.contacts.save(a_contact())
    services.close(with_backup=False)
    return tmp_path / "data"


@pytest.fixture
def command(vault: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command with --json on the vault and return its exit code and object."""

    def call(*words: str | Path) -> tuple[int, dict[str, object]]:
        code = run(["--data", str(vault), *(str(word) for word in words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def _give_every_fact(services: Services) -> None:
    family = services.families.rows()[0].id
    for fact in FACTS.values():
        if fact.scope is FactScope.FAMILY and fact.kind is not FactKind.IMAGE:
            services.folders.set_fact(
                family, fact.name, "30.11.2026 kl. 8.30" if fact.kind is FactKind.MOMENT else "Værdi"
            )
    services.folders.include(FamilyId(family), 4, included=False)


def test_the_families_are_listed(command: Command) -> None:
    code, answer = command("families")
    assert code == 0
    assert [(row["code"], row["languages"]) for row in answer["families"]] == [("F001", ["ar"])]  # type: ignore[attr-defined]


def test_a_folder_with_missing_facts_is_refused_with_the_list(command: Command, tmp_path: Path) -> None:
    code, answer = command("folder", "F001", "--out", tmp_path / "mappe.pdf")
    assert code == 1
    assert "dansk_start" in {each["fact"] for each in answer["missing"]}  # type: ignore[attr-defined]
    assert not (tmp_path / "mappe.pdf").exists()


def test_missing_lines_can_be_left_out(command: Command, tmp_path: Path) -> None:
    code, answer = command("folder", "F001", "--leave-out-missing", "--out", tmp_path / "mappe.pdf")
    assert code == 0
    assert answer["languages"] == ["ar"]
    document = pypdfium2.PdfDocument(tmp_path / "mappe.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == answer["pages"]
    assert "Nakhlawar" in text
    assert "{" not in text


def test_a_whole_folder_in_two_languages_is_two_folders_in_one_file(
    command: Command, vault: Path, clock: FixedClock, tmp_path: Path
) -> None:
    services = unlock(vault, passphrase=PASSPHRASE, clock=clock)
    _give_every_fact(services)
    services.close(with_backup=False)
    code, one = command("folder", "F001", "--language", "en", "--out", tmp_path / "en.pdf")
    _code, two = command(
        "folder", "f001", "--language", "en", "--language", "ti", "--out", tmp_path / "to.pdf"
    )
    assert code == 0
    assert two["pages"] > one["pages"]  # type: ignore[operator]
    assert len(pypdfium2.PdfDocument(tmp_path / "to.pdf")) == two["pages"]


def test_a_family_is_exported_and_taken_in_elsewhere(
    command: Command, tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("export", "F001", "--out", tmp_path / "familie.json")[0] == 0
    elsewhere, _key = create(tmp_path / "elsewhere", PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP)
    elsewhere.close(with_backup=False)
    assert (
        run(["--data", str(tmp_path / "elsewhere"), "import", str(tmp_path / "familie.json"), "--json"]) == 0
    )
    assert json.loads(capsys.readouterr().out)["code"] == "F001"


def test_a_backup_can_be_restored_somewhere_else(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = command("backup", "--out", tmp_path / "kopi.lwbackup")
    assert code == 0
    target = tmp_path / "restored"
    assert run(["--data", str(target), "restore", str(answer["file"]), "--json"]) == 0
    capsys.readouterr()
    assert run(["--data", str(target), "families", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["families"]) == 1


def test_the_check_says_that_all_is_whole(command: Command) -> None:
    code, answer = command("check")
    assert (code, answer["sound"], answer["audit_chain"]) == (0, True, True)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "F999", "--out", "x.json"),
        ("import", "findes-ikke.json"),
        ("restore", "findes-ikke.lwbackup"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    vault: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(vault), *words]) == 1
    said = capsys.readouterr().err.strip()
    assert said.endswith((".", "?"))
    assert "Traceback" not in said


def test_a_wrong_passphrase_is_one_sentence(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", "forkert")
    assert run(["--data", str(vault), "families"]) == 1
    assert "Adgangskoden passer ikke" in capsys.readouterr().err


def test_without_a_passphrase_nobody_is_asked_in_vain(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LINKWORKER_PASSPHRASE")
    assert run(["--data", str(vault), "families"]) == 1
    assert "LINKWORKER_PASSPHRASE" in capsys.readouterr().err


def test_the_passphrase_is_never_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["folder", "--help"], ["restore", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            run(words)
        assert stopped.value.code == 0
        assert "--passphrase" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "word"),
    [("", "brug:"), ("C.UTF-8", "brug:"), ("da_DK.UTF-8", "brug:"), ("en_GB.UTF-8", "usage:")],
)
def test_help_speaks_danish_unless_the_system_speaks_english(
    locale: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", locale)
    with pytest.raises(SystemExit):
        run(["folder", "--help"])
    assert word in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["--version"])
    assert stopped.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("language", ["da", "ar", "fa", "ti", "my", "uk"])
def test_a_proof_sets_any_text(
    vault: Path, tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "tekst.md"
    text.write_text("## Hej {ukendt}\n\n<b>fed & {x.__class__}\n\n- 01 23 45 67\n", encoding="utf-8")
    assert run(["proof", str(text), "--language", language, "--out", str(tmp_path / "p.pdf")]) == 0
    words = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "p.pdf")
    )
    assert "<b>fed" in words or language in {"ar", "fa"}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"\x00" * 50, "ord " * 5_000])
def test_a_proof_of_something_odd_is_paper_or_one_sentence(
    vault: Path, tmp_path: Path, content: bytes | str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "tekst.md"
    text.write_bytes(content.encode() if isinstance(content, str) else content)
    code = run(["proof", str(text), "--language", "fa", "--out", str(tmp_path / "p.pdf")])
    assert (code == 0) == (tmp_path / "p.pdf").exists()
    assert "Traceback" not in capsys.readouterr().err
