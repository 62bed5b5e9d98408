"""Files are written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from linkworker_desktop.base.files import TEMPORARY_PREFIX, probe_write, remove_leftovers, write_atomically


def test_a_file_is_replaced_by_its_new_content_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_the_old_content_stays_when_the_new_cannot_be_put_in_place(tmp_path: Path) -> None:
    folder_in_the_way = tmp_path / "a.json"
    folder_in_the_way.mkdir()
    (folder_in_the_way / "kept").touch()
    with pytest.raises(OSError):
        write_atomically(folder_in_the_way, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_a_written_file_is_for_its_owner_only(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        write_atomically(tmp_path / "a.json", b"x")
    finally:
        os.umask(previous)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY_PREFIX}abc.tmp").touch()
    (tmp_path / f"{TEMPORARY_PREFIX}abc.tmp-journal").touch()
    (tmp_path / "linkworker.db").touch()
    assert remove_leftovers(tmp_path) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["linkworker.db"]


def test_probing_a_folder_leaves_no_trace_and_tells_of_a_folder_that_is_none(tmp_path: Path) -> None:
    probe_write(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError):
        probe_write(tmp_path / "missing")
