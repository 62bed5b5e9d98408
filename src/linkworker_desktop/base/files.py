"""Writing a file so that the old or the new content is there, also after a power cut; reading one up to a limit."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

TEMPORARY_PREFIX = ".ny-"


class NotAFile(OSError):
    """A folder, a pipe or a device stands where a file was asked for."""


class TooLarge(OSError):
    """The file holds more than was asked for."""


def require_file(path: Path) -> None:
    """Return if `path` is an ordinary file. Raises NotAFile, also for a pipe nobody writes to, or another OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAFile(errno.EINVAL, "not a file", str(path))


def read_at_most(path: Path, largest: int) -> bytes:
    """Return the content of a file of at most `largest` bytes. Raises TooLarge, NotAFile or another OSError."""
    require_file(path)
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise TooLarge(errno.EFBIG, "too large", str(path))
    return content


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a synced temporary file in the same folder. Raises OSError."""
    temporary = temporary_beside(path)
    try:
        temporary.write_bytes(content)
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """Create an empty file in the folder of `path`, readable by this user only, to be put in its place later."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=".tmp", dir=path.parent)
    os.close(handle)
    return Path(name)


def put_in_place(temporary: Path, path: Path) -> None:
    """Sync `temporary` to the disk and rename it over `path`, then sync the folder's own entry."""
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's entries are on the disk; Windows offers no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_leftovers(folder: Path) -> int:
    """Delete temporary files a killed process left in `folder`; return how many there were."""
    leftovers = list(folder.glob(f"{TEMPORARY_PREFIX}*.tmp*"))
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)
    return len(leftovers)


def probe_write(folder: Path) -> None:
    """Make and remove a file in `folder`: permissions alone say too much to an administrator. Raises OSError."""
    temporary_beside(folder / "probe").unlink()
