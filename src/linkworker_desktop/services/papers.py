"""Making the papers: read models in, bytes of a PDF out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder import FolderContent
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.services.folders import Folders
from linkworker_desktop.services.municipality import Municipality

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `first_pages` maps a part's number to the index (from 0) of its first page.

    Of folders in several languages these are the pages of the first.
    """

    pdf: bytes
    pages: int
    first_pages: dict[int, int]


class Papers:
    """Every paper the program prints; safe to call from a worker thread."""

    def __init__(self, clock: Clock, folders: Folders, municipality: Municipality) -> None:
        self._clock = clock
        self._folders = folders
        self._municipality = municipality

    def folder(
        self,
        family: FamilyId,
        languages: Sequence[str],
        *,
        black_and_white: bool = False,
        progress: Progress | None = None,
    ) -> Paper:
        """Return the family's folder: one for each foreign language beside Danish, after each other in one PDF."""
        foreign: list[str | None] = [*(code for code in dict.fromkeys(languages) if code != DANISH)] or [None]
        contents = [self._folders.content(family, code) for code in foreign]
        return folder_paper(contents, black_and_white=black_and_white, progress=progress)

    def recovery_key(self, groups: str, created: date) -> bytes:
        """Return the sheet with the recovery key, one A4."""
        from linkworker_desktop.documents.recovery_key import recovery_key_pdf

        return recovery_key_pdf(groups, created, self._municipality.read().name or None)


def folder_paper(
    contents: Sequence[FolderContent], *, black_and_white: bool = False, progress: Progress | None = None
) -> Paper:
    """Return the folders set one after the other."""
    from linkworker_desktop.documents.folder import folders_pdf

    made = folders_pdf(contents, black_and_white=black_and_white, progress=progress)
    return Paper(made.data, made.page_count, dict(made.first_page_of_part))
