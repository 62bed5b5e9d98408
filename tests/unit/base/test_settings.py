"""The settings needed before unlocking survive anything that can be in their file."""

from pathlib import Path

import pytest

from linkworker_desktop.base.settings import Settings, chosen_data_folder, load_settings, save_settings


def test_what_was_saved_is_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    settings = Settings(language="en", data_folder="/data/æøå")
    save_settings(file, settings)
    assert load_settings(file) == settings


@pytest.mark.parametrize(
    "content", ["", "{", "[" * 100_000, "[]", "null", "\x00", '{"language": 7}', '{"unknown": "x"}']
)
def test_a_file_that_makes_no_sense_gives_the_defaults(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, encoding="utf-8")
    assert load_settings(file) == Settings()


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


def test_the_data_folder_is_the_one_said_nearest_to_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data_folder="/settings")
    monkeypatch.setenv("LINKWORKER_DATA", "/variable")
    assert chosen_data_folder("/named", settings) == Path("/named")
    assert chosen_data_folder(None, settings) == Path("/variable")
    monkeypatch.delenv("LINKWORKER_DATA")
    assert chosen_data_folder(None, settings) == Path("/settings")
    assert "linkworker-desktop" in chosen_data_folder(None, Settings()).parts
