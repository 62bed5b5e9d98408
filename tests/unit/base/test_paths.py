"""The data folder, and the places that are unsafe for one."""

from pathlib import Path, PurePosixPath

import pytest

from linkworker_desktop.base.paths import (
    NETWORK_DRIVE,
    DataFolder,
    default_data_folder,
    demo_data_folder,
    sync_service_of,
)


def test_the_variable_names_another_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKWORKER_DATA", str(tmp_path))
    assert default_data_folder() == tmp_path
    assert demo_data_folder().parent == tmp_path


def test_without_the_variable_the_data_lie_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINKWORKER_DATA", raising=False)
    assert default_data_folder().is_absolute()
    assert "linkworker-desktop" in default_data_folder().parts


def test_the_log_and_the_index_of_the_database_lie_beside_it(tmp_path: Path) -> None:
    database, log, index = DataFolder(tmp_path).database_files
    assert (log.name, index.name) == (f"{database.name}-wal", f"{database.name}-shm")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/anna/OneDrive - Eksempelby Kommune/data", "OneDrive"),
        ("/home/anna/Dropbox/data", "Dropbox"),
        ("//server/faelles/data", NETWORK_DRIVE),
        ("/home/anna/data", None),
    ],
)
def test_a_folder_that_another_program_copies_is_recognised(folder: str, service: str | None) -> None:
    assert sync_service_of(Path(str(PurePosixPath(folder)))) == service
