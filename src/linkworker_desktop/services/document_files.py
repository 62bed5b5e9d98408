"""Reading what is dropped on a family: files and folders, up to a limit, and what is left out of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.files import TooLarge, read_at_most
from linkworker_desktop.domain.document import LARGEST, LARGEST_OF_FAMILY, MOST_AT_ONCE, kept_name
from linkworker_desktop.i18n import _, ngettext

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The files that can be kept; `remarks` says what was left out and why."""

    files: tuple[ReadFile, ...]
    remarks: tuple[str, ...]


def read_files(paths: Sequence[Path], taken: int) -> ReadFiles:
    """Read files, and those in folders, for a family that has `taken` bytes of documents already.

    Links to folders are not followed. Raises `UserError` before anything is read when there are more than
    `MOST_AT_ONCE`.
    """
    found = list(_at_most(_files_of(paths), MOST_AT_ONCE))
    kept: list[ReadFile] = []
    remarks: list[str] = []
    for path in found:
        try:
            content = read_at_most(path, LARGEST)
        except TooLarge:
            remarks.append(_too_large(kept_name(path.name)))
            continue
        except OSError:
            said = _("»{name}« kan ikke læses. Se efter, om filen stadig ligger der.")
            remarks.append(said.format(name=kept_name(path.name)))
            continue
        if not content:
            remarks.append(_("»{name}« er tom.").format(name=kept_name(path.name)))
        elif taken + len(content) > LARGEST_OF_FAMILY:
            remarks.append(_no_room(kept_name(path.name)))
        else:
            taken += len(content)
            kept.append(ReadFile(path.name, content))
    return ReadFiles(tuple(kept), tuple(remarks))


def require_room(size: int, taken: int) -> None:
    """Raise `UserError` when a document is too large, or its family has no room for it."""
    if size > LARGEST:
        raise UserError(
            _("Dokumentet fylder mere end {size} MB. Læg en mindre udgave ind.").format(
                size=LARGEST // _MEGABYTE
            )
        )
    if taken + size > LARGEST_OF_FAMILY:
        raise UserError(
            _("Familiens dokumenter må højst fylde {size} MB. Slet nogle for altid i papirkurven.").format(
                size=LARGEST_OF_FAMILY // _MEGABYTE
            )
        )


def _files_of(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, _folders, names in os.walk(path, followlinks=False):
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _at_most(paths: Iterator[Path], most: int) -> Iterator[Path]:
    for number, path in enumerate(paths, start=1):
        if number > most:
            raise UserError(
                ngettext(
                    "Der er mere end {number} fil. Vælg færre ad gangen.",
                    "Der er mere end {number} filer. Vælg færre ad gangen.",
                    most,
                ).format(number=most)
            )
        yield path


def _too_large(name: str) -> str:
    said = _("»{name}« fylder mere end {size} MB og er ikke lagt ind.")
    return said.format(name=name, size=LARGEST // _MEGABYTE)


def _no_room(name: str) -> str:
    said = _("»{name}« er ikke lagt ind: familiens dokumenter må højst fylde {size} MB.")
    return said.format(name=name, size=LARGEST_OF_FAMILY // _MEGABYTE)
