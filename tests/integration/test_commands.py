"""The command line from end to end, on a real vault, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.builders.families import a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop import __version__
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.logging import FILE_NAME
from linkworker_desktop.base.paths import log_folder, settings_file
from linkworker_desktop.base.settings import Settings, save_settings
from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.cli.main import run
from linkworker_desktop.domain.facts import FACTS, FactKind, FactScope
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.municipality import MunicipalityDraft

Command = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own for settings and log."""
    home = tmp_path / "home"
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.delenv("LINKWORKER_DATA", raising=False)
    return home


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


def _data_of_another(tmp_path: Path, clock: FixedClock) -> Path:
    other, _key = create(tmp_path / "other", PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP)
    other.close(with_backup=False)
    return tmp_path / "other"


def test_data_of_another_vault_are_replaced_only_when_that_is_said(
    command: Command, tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    _code, answer = command("backup", "--out", tmp_path / "kopi.lwbackup")
    other = _data_of_another(tmp_path, clock)
    before = (other / "vault.json").read_bytes()
    assert run(["--data", str(other), "restore", str(answer["file"])]) == 1
    assert "--replace-other" in capsys.readouterr().err
    assert (other / "vault.json").read_bytes() == before
    assert run(["--data", str(other), "restore", str(answer["file"]), "--replace-other"]) == 0
    assert str(other / "before-restore-1") in capsys.readouterr().out
    assert (other / "before-restore-1" / "vault.json").read_bytes() == before


def test_a_restore_of_the_same_data_says_where_the_old_are_and_the_check_reminds_of_them(
    command: Command, vault: Path, tmp_path: Path
) -> None:
    _code, made = command("backup", "--out", tmp_path / "kopi.lwbackup")
    for number in (1, 2):
        code, answer = command("restore", str(made["file"]))
        assert (code, answer["kept_aside"]) == (0, str(vault / f"before-restore-{number}"))
    _code, answer = command("check")
    assert answer["kept_aside"] == [str(vault / f"before-restore-{number}") for number in (1, 2)]


@pytest.mark.parametrize("name", ["linkworker.db", "vault.json", "anchor.json", "in-use.lock"])
@pytest.mark.parametrize(
    "words", [("backup",), ("export", "F001"), ("folder", "F001", "--leave-out-missing"), ("proof",)]
)
def test_no_command_writes_over_the_data(
    vault: Path, tmp_path: Path, name: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    if words == ("proof",):
        (tmp_path / "tekst.md").write_text("Hej", encoding="utf-8")
        words = ("proof", str(tmp_path / "tekst.md"), "--language", "da")
    assert run(["--data", str(vault), *words, "--out", str(vault / name)]) == 1
    assert "programmets egne" in capsys.readouterr().err
    assert run(["--data", str(vault), "check"]) == 0


def _fail(*_arguments: object) -> int:
    raise KeyError("Kendemærke")


def test_a_mistake_of_ours_is_one_sentence_and_its_place_in_the_log(
    vault: Path, own_places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linkworker_desktop.cli import commands

    monkeypatch.setitem(commands.COMMANDS, "families", _fail)
    assert run(["--data", str(vault), "families"]) == 70
    said = capsys.readouterr()
    assert len(said.err.strip().splitlines()) == 1
    assert "Kendemærke" not in said.err
    log = "".join(file.read_text(encoding="utf-8") for file in own_places.rglob("*.log"))
    assert "KeyError" in log
    assert "_fail" in log
    assert "Kendemærke" not in log


def test_a_log_that_cannot_be_written_is_kept_off_the_terminal(
    vault: Path, own_places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linkworker_desktop.cli import commands

    (log_folder() / FILE_NAME).mkdir(parents=True)
    monkeypatch.setitem(commands.COMMANDS, "families", _fail)
    assert run(["--data", str(vault), "families"]) == 70
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_mistake_of_ours_is_an_object_where_one_was_asked_for(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linkworker_desktop.cli import commands

    monkeypatch.setitem(commands.COMMANDS, "families", _fail)
    assert run(["--data", str(vault), "families", "--json"]) == 70
    assert json.loads(capsys.readouterr().out)["error"].endswith(".")


def _in_a_process(*words: str, **streams: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "linkworker_desktop", *words]
    return subprocess.run(command, text=True, stderr=subprocess.PIPE, check=False, timeout=60, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_has_gone_is_no_mistake(vault: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = _in_a_process("--data", str(vault), "families", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_answer_that_cannot_be_written_is_one_sentence(vault: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = _in_a_process("--data", str(vault), "families", stdout=full)
    assert done.returncode == 70
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("words", [["--data", "a", "--data", "b"], ["--data=a", "--data=b"]])
def test_two_data_folders_and_no_command_are_not_understood(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(words)
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
@pytest.mark.parametrize("what", ["pipe", "folder", "device"])
@pytest.mark.parametrize(
    "words", [("import",), ("restore",), ("proof", "--language", "da", "--out", "p.pdf")]
)
def test_what_is_no_file_is_refused_at_once(
    vault: Path, tmp_path: Path, what: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    odd = {"pipe": tmp_path / "pipe", "folder": tmp_path, "device": Path("/dev/zero")}[what]
    assert run(["--data", str(vault), words[0], str(odd), *words[1:]]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31", "2027-02-29"])
def test_a_sample_of_an_impossible_day_is_not_begun(
    tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["demo", "--out", str(tmp_path / "demo"), "--today", day])
    assert stopped.value.code == 2
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
def test_a_sample_can_be_made_of_the_first_and_the_last_day(
    tmp_path: Path, day: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linkworker_desktop.services import sample

    monkeypatch.setattr(sample, "sample_papers", lambda _services: iter(()))
    assert run(["demo", "--out", str(tmp_path / "demo"), "--today", day]) == 0


@pytest.mark.parametrize("kind", [KeyError, KeyboardInterrupt])
@pytest.mark.parametrize("was_there", [True, False])
def test_a_sample_that_failed_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException], was_there: bool
) -> None:
    from linkworker_desktop.services import sample

    def fail(*_arguments: object) -> None:
        raise kind

    monkeypatch.setattr(sample, "build_sample", fail)
    out = tmp_path / "demo"
    if was_there:
        out.mkdir()
        (out / "mit.txt").write_text("min", encoding="utf-8")
    assert run(["demo", "--out", str(out)]) in (70, 130)
    assert [file.name for file in out.rglob("*")] == (["mit.txt"] if was_there else [])
    assert out.exists() == was_there


def test_a_command_looks_where_the_settings_say_unless_told_otherwise(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(settings_file(), Settings(data_folder=str(vault)))
    assert run(["families"]) == 0
    monkeypatch.setenv("LINKWORKER_DATA", str(tmp_path / "nowhere"))
    assert run(["families"]) == 1
    assert run(["--data", str(vault), "families"]) == 0


def test_nobody_at_the_keyboard_is_one_sentence(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(_prompt: str) -> str:
        raise EOFError

    monkeypatch.delenv("LINKWORKER_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("getpass.getpass", gone)
    assert run(["--data", str(vault), "families"]) == 1
    assert "LINKWORKER_PASSPHRASE" in capsys.readouterr().err


class _Terminal:
    def isatty(self) -> bool:
        return True


HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "reportlab",
    "cryptography",
    "argon2",
    "babel",
    "PIL",
    "PySide6",
)


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_asking_what_the_program_is_loads_neither_database_nor_paper(word: str) -> None:
    script = (
        "import sys\n"
        "from linkworker_desktop.__main__ import main\n"
        "try:\n    main([sys.argv[1]])\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, word], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "argparse" in loaded
    assert not loaded & set(HEAVY)
