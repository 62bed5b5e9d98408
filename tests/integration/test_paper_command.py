"""The command that makes the directory and its pocket edition, on a real vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.builders.families import a_contact, a_family
from tests.builders.pdf_reading import ReadPdf
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft


@pytest.fixture
def vault(
    tmp_path: Path, clock: FixedClock, municipality: MunicipalityDraft, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A closed vault with one contact beside the emergency ones, whose passphrase stands in the environment."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "LINKWORKER_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    services.contacts.save(a_contact())
    services.close(with_backup=False)
    return tmp_path / "data"


@contextmanager
def unlocked_vault(folder: Path) -> Iterator[Services]:
    services = unlock(folder, passphrase=PASSPHRASE)
    try:
        yield services
    finally:
        services.close(with_backup=False)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("directory",), "By for by"),
        (("directory", "--by", "sector", "--black-and-white"), "Område for område"),
        (("directory", "--private"), "Kun til eget brug"),
        (("pocket", "--short-edge"), "1 fold · 3 klip"),
    ],
)
def test_the_paper_asked_for_is_written(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], shown: str
) -> None:
    out = tmp_path / "papir.pdf"
    code = run(["--data", str(vault), "papers", "--paper", *words, "--out", str(out), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["file"], answer["paper"]) == (0, str(out), words[0])
    pdf = ReadPdf(out.read_bytes())
    text = "\n".join(pdf.text(index) for index in range(len(pdf)))
    assert shown in text
    assert "112" in text or "114" in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("month", "--from", "2026-12-24"), "December 2026"),
        (("week", "--from", "2026-12-24", "--without-names"), "Uge 52, 2026"),
        (("agenda", "--from", "2026-11-24"), "Kalender 24.11.2026–7.12.2026"),
        (("overdue",), "Over tiden"),
        (("year", "--from", "2027-05-01"), "Årshjul 2027"),
    ],
)
def test_a_paper_of_the_calendar_is_written(
    vault: Path, tmp_path: Path, words: tuple[str, ...], shown: str
) -> None:
    out = tmp_path / "papir.pdf"
    assert run(["--data", str(vault), "papers", "--paper", *words, "--out", str(out)]) == 0
    assert shown in ReadPdf(out.read_bytes()).text(0)


@pytest.mark.parametrize("day", ["24.12.2026", "2026-02-30", "9999-01-01"])
def test_an_impossible_first_day_is_refused(vault: Path, tmp_path: Path, day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(
            [
                "--data",
                str(vault),
                "papers",
                "--paper",
                "month",
                "--from",
                day,
                "--out",
                str(tmp_path / "a.pdf"),
            ]
        )
    assert stopped.value.code == 2


def test_a_familys_papers_need_its_code_and_others_have_none(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "papir.pdf")]
    assert run(["--data", str(vault), "papers", "--paper", "fridge", *out]) != 0
    assert "familiens kode" in capsys.readouterr().err
    assert run(["--data", str(vault), "papers", "F001", "--paper", "month", *out]) != 0
    assert "ikke til en familie" in capsys.readouterr().err
    assert run(["--data", str(vault), "papers", "F999", "--paper", "fridge", *out]) != 0
    assert not (tmp_path / "papir.pdf").exists()


@pytest.mark.parametrize(("paper", "shown"), [("fridge", "Jeres datoer"), ("reception", "Modtagelsesplan")])
def test_a_familys_paper_is_written(vault: Path, tmp_path: Path, paper: str, shown: str) -> None:
    with unlocked_vault(vault) as services:
        services.families.save(a_family())
    out = tmp_path / "papir.pdf"
    words = ["papers", "F001", "--paper", paper, "--out", str(out), "--language", "uk", "--black-and-white"]
    assert run(["--data", str(vault), *words]) == 0
    assert shown in ReadPdf(out.read_bytes()).text(0)


def test_a_paper_nobody_knows_is_refused(vault: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["--data", str(vault), "papers", "--paper", "kalender", "--out", str(tmp_path / "papir.pdf")])
    assert stopped.value.code == 2
