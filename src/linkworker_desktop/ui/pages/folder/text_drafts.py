"""Texts of the folder that could not be saved and wait as drafts: on paper the old ones stand."""

from __future__ import annotations

from collections.abc import Sequence

from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.services.drafts import Drafts
from linkworker_desktop.services.folder_views import FolderPartView

_PREFIX = "folder_text."


def draft_key(number: int, language: str) -> str:
    """Return the name of the draft of a part's text in one language."""
    return f"{_PREFIX}{number}.{language}"


def unsaved_parts(
    drafts: Drafts, parts: Sequence[FolderPartView], languages: Sequence[str]
) -> tuple[int, ...]:
    """Return the numbers of the parts in the folder whose text in one of its languages is not what was typed."""
    kept = drafts.kinds(_PREFIX)
    used = {DANISH, *languages}
    return tuple(
        part.number
        for part in parts
        if part.included and any(draft_key(part.number, language) in kept for language in used)
    )
