"""What is written for the user never lands on the program's own files, and failure is one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.outputs import refuse_own_files, write_output

OWN = ("linkworker.db", "linkworker.db-wal", "linkworker.db-shm", "vault.json", "anchor.json", "in-use.lock")


@pytest.fixture
def root(services: Services) -> Path:
    """The data folder of an open vault."""
    return services.database.files.root


def _contents(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def _direct(own: Path, _elsewhere: Path) -> Path:
    return own


def _roundabout(own: Path, elsewhere: Path) -> Path:
    return elsewhere / ".." / own.parent.name / own.name


def _by_linked_folder(own: Path, elsewhere: Path) -> Path:
    (elsewhere / "genvej").symlink_to(own.parent, target_is_directory=True)
    return elsewhere / "genvej" / own.name


def _by_symlink(own: Path, elsewhere: Path) -> Path:
    (elsewhere / "paper.pdf").symlink_to(own)
    return elsewhere / "paper.pdf"


def _by_hard_link(own: Path, elsewhere: Path) -> Path:
    (elsewhere / "paper.pdf").hardlink_to(own)
    return elsewhere / "paper.pdf"


def _in_capitals(own: Path, _elsewhere: Path) -> Path:
    return own.with_name(own.name.upper())


ROUTES = (_direct, _roundabout, _by_linked_folder, _by_symlink, _by_hard_link, _in_capitals)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("route", ROUTES)
def test_the_programs_own_files_are_never_written_over(
    root: Path, tmp_path: Path, name: str, route: Callable[[Path, Path], Path]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / name).touch()
    target = route(root / name, elsewhere)
    before = _contents(root)
    with pytest.raises(UserError, match="programmets egne"):
        write_output(target, b"%PDF", root)
    assert _contents(root) == before


def test_another_vaults_files_are_not_written_over_either(root: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="programmets egne"):
        refuse_own_files(root / "vault.json", DataFolder(tmp_path / "other"))
    with pytest.raises(UserError, match="programmets egne"):
        refuse_own_files(root / "linkworker.db-wal", None)


def test_a_like_name_where_no_data_are_is_an_ordinary_file(root: Path, tmp_path: Path) -> None:
    write_output(tmp_path / "vault.json", b"{}", root)
    assert (tmp_path / "vault.json").read_bytes() == b"{}"


def test_data_kept_aside_are_not_written_over(root: Path) -> None:
    aside = root / "before-restore-1"
    aside.mkdir()
    (aside / "linkworker.db").write_bytes(b"old")
    with pytest.raises(UserError, match="programmets egne"):
        write_output(aside / "linkworker.db", b"%PDF", root)
    assert (aside / "linkworker.db").read_bytes() == b"old"


def test_names_of_data_are_not_taken_in_a_data_folder_that_is_still_empty(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="programmets egne"):
        write_output(tmp_path / "data" / "vault.json", b"{}", tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_backup_is_not_written_over_by_a_paper(services: Services, root: Path) -> None:
    backup = services.backups.make_now().file
    before = backup.read_bytes()
    with pytest.raises(UserError, match="programmets egne"):
        write_output(backup, b"%PDF", root)
    assert backup.read_bytes() == before


@pytest.mark.parametrize("name", OWN)
def test_a_backup_is_not_made_over_the_programs_own_files(services: Services, root: Path, name: str) -> None:
    with pytest.raises(UserError, match="programmets egne"):
        services.backups.make(root / name)
    assert services.backups.check().is_sound


def test_a_paper_in_the_data_folder_under_another_name_is_written(root: Path) -> None:
    write_output(root / "mappe.pdf", b"%PDF", root)
    assert (root / "mappe.pdf").read_bytes() == b"%PDF"


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_only_files_are_written_over(services: Services, root: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for target in (pipe, tmp_path, loop / "papir.pdf", tmp_path / ("x" * 300)):
        with pytest.raises(UserError) as refused:
            write_output(target, b"%PDF", root)
        assert refused.value.message.endswith(".")
        with pytest.raises(UserError):
            services.backups.make(target)
    assert pipe.is_fifo()


def test_a_place_that_is_not_there_is_said_in_one_sentence(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError) as refused:
        write_output(tmp_path / "file" / "under" / "papir.pdf", b"%PDF", root)
    assert refused.value.message.endswith(".")
