"""Folders the sample's families have been given already: real papers, printed and handed out in the past."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.family import non_readers, present, proposed_language
from linkworker_desktop.domain.folder import FolderContent
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.services.folders import Folders
from linkworker_desktop.services.papers import Paper, folder_paper
from linkworker_desktop.services.sample.contacts import interpreter_for
from linkworker_desktop.services.sample.facts import info_meeting
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.shapes import FolderHistory

_PRINTED_AT = time(8, 15)
_PARTS_OF: dict[FolderHistory, frozenset[int]] = {"short": frozenset({1}), "numbers": frozenset()}
"""A short folder holds the plan for the first time; that of most families the important numbers alone."""
_TRANSLATED_DAYS = 45
"""Such folders older than this were in Danish alone, and an interpreter read them aloud."""


@dataclass(frozen=True, slots=True)
class PastIssue:
    """A folder handed out in the past; `printed_at` is an instant, `handed_out_at` local wall time."""

    family: SampleFamily
    paper: Paper
    language: str
    printed_at: datetime
    handed_out_at: datetime
    handed_to: str
    read_aloud: bool
    interpreter: str


def past_issues(folders: Folders, families: tuple[SampleFamily, ...], today: date) -> list[PastIssue]:
    """Return what was handed out to every family that has its folder, each paper set from the family's own facts."""
    given = [family for family in families if family.shape.folder != "none" and family.draft.housed_at]
    return [_issue(folders, family, today) for family in given]


def _issue(folders: Folders, family: SampleFamily, today: date) -> PastIssue:
    handed_out_at = _handed_out_at(family, today)
    printed_at = datetime.combine(handed_out_at.date(), _PRINTED_AT, LOCAL_ZONE)
    is_recent = (today - handed_out_at.date()).days <= _TRANSLATED_DAYS
    is_translated = is_recent or family.shape.folder == "full"
    language = folder_language(family, today) if is_translated else DANISH
    members = family.draft.members
    adults = [member for member in present(members, today) if member.is_adult(today)]
    is_read_aloud = bool(non_readers(members, today)) or language != folder_language(family, today)
    return PastIssue(
        family=family,
        paper=folder_paper([_content(folders, family, language, printed_at.date())]),
        language=language,
        printed_at=printed_at.astimezone(UTC),
        handed_out_at=handed_out_at,
        handed_to=" og ".join(member.given_name for member in adults[:2]),
        read_aloud=is_read_aloud,
        interpreter=interpreter_for(family.shape.language) if is_read_aloud else "",
    )


def _content(folders: Folders, family: SampleFamily, language: str, printed_on: date) -> FolderContent:
    content = folders.content(family.id, language)
    parts = content.parts
    if family.shape.folder in _PARTS_OF:
        wanted = _PARTS_OF[family.shape.folder]
        parts = tuple(replace(part, position=1) for part in parts if part.number in wanted)
    return replace(content, parts=parts, printed_on=printed_on, numbers_checked_on=printed_on)


def folder_language(family: SampleFamily, today: date) -> str:
    """Return the language of the family's folder: the chosen one, else the proposed one."""
    chosen = family.draft.languages or (proposed_language(family.draft.members, today),)
    return chosen[0]


def _handed_out_at(family: SampleFamily, today: date) -> datetime:
    housed = family.draft.housed_at
    if family.shape.handed_after_hours is not None and housed is not None:
        return housed + timedelta(hours=family.shape.handed_after_hours)
    return info_meeting(family, today) + timedelta(hours=1)
