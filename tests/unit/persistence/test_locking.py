"""One process at a time, and no stale locks."""

import subprocess
import sys
from pathlib import Path

import pytest

from linkworker_desktop.base.errors import AlreadyOpen, StorageError
from linkworker_desktop.persistence.locking import FolderLock

HOLD = (
    "import sys, time; from pathlib import Path; from linkworker_desktop.persistence.locking import FolderLock;"
    "lock = FolderLock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
)


def test_a_lock_held_by_another_process_is_refused_and_free_once_that_process_is_killed(
    tmp_path: Path,
) -> None:
    file = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyOpen):
            FolderLock(file)
        holder.kill()
    FolderLock(file).release()


def test_a_lock_can_be_released_twice_and_says_nothing_about_anyone(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    lock = FolderLock(file)
    assert file.stat().st_size == 0
    lock.release()
    lock.release()
    FolderLock(file).release()


def test_a_folder_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        FolderLock(tmp_path / "gone" / "lock")
