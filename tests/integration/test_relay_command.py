"""The command that makes the relay log a paper, on a real vault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders.families import a_family, an_adult
from tests.builders.pdf_reading import ReadPdf
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import create
from linkworker_desktop.cli.main import run
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.relay_views import Said


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed vault with a family whose relay is held, F001, and one without a relay, F002."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    municipality = MunicipalityDraft(
        name="Skovsunde Kommune", town="Skovsunde", region="Region Midtjylland", linkworker="Maja Vindkærby"
    )
    clock = FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))
    folder = tmp_path / "data"
    services, _key = create(folder, PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    family = services.families.save(a_family("Zahrabani", an_adult())).id
    assert family is not None
    services.relay.open(family, services.relay.myself(), Said("Tre enheder er i gang."))
    services.families.save(a_family("Nakhlawar", an_adult("Omar")))
    services.close(with_backup=False)
    return folder


def test_the_log_of_a_family_is_written_in_the_language_asked_for(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "log.pdf"
    words = ["papers", "F001", "--paper", "log", "--language", "uk", "--out", str(out), "--json"]
    assert run(["--data", str(vault), *words]) == 0
    assert json.loads(capsys.readouterr().out)["paper"] == "log"
    text = ReadPdf(out.read_bytes()).text(0)
    assert "Familien Zahrabani" in text
    assert "Tre enheder er i gang." in text


def test_an_empty_log_is_refused_in_plain_words(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "log.pdf"
    assert run(["--data", str(vault), "papers", "F002", "--paper", "log", "--out", str(out)]) != 0
    assert "Stafetloggen er tom" in capsys.readouterr().err
    assert not out.exists()


def test_the_log_asks_for_a_family(vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "log.pdf"
    assert run(["--data", str(vault), "papers", "--paper", "log", "--out", str(out)]) != 0
    assert "Skriv familiens kode" in capsys.readouterr().err
