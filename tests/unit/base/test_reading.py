"""A file from outside is read up to a limit, and only if it is a file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from linkworker_desktop.base.files import NotAFile, TooLarge, read_at_most


def test_a_file_within_the_limit_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert read_at_most(tmp_path / "file", 5) == b"12345"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"123456")
    with pytest.raises(TooLarge) as refused:
        read_at_most(tmp_path / "file", 5)
    assert refused.value.errno == errno.EFBIG


def test_a_file_whose_size_says_nothing_is_not_read_past_the_limit() -> None:
    kernel_says = Path("/proc/kallsyms")
    if not kernel_says.exists():
        pytest.skip("no such file system here")
    assert kernel_says.stat().st_size == 0
    with pytest.raises(TooLarge):
        read_at_most(kernel_says, 100)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(NotAFile):
            read_at_most(odd, 100)


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_at_most(tmp_path / "none", 100)
