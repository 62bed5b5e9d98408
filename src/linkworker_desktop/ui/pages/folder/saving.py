"""What a folder that is saved as a file is called."""

from __future__ import annotations

from linkworker_desktop.domain.languages import DANISH


def file_name(code: str, languages: tuple[str, ...]) -> str:
    """Return `velkomstmappe-F003-ar.pdf`: a name that says nothing about the family to one who sees the folder."""
    foreign = [language for language in languages if language != DANISH] or [DANISH]
    return f"velkomstmappe-{code}-{'-'.join(foreign)}.pdf"
