"""What paper says of a contact: its hours in words, what may stand there, and what stands in folders handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder import PARTS
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.domain.opening_hours import HoursWords, Schedule, hours_text
from linkworker_desktop.domain.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from linkworker_desktop.i18n import _, label
from linkworker_desktop.i18n.dates import weekday_in
from linkworker_desktop.i18n.marks import D_, N_
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import FolderIssueRow, FolderPartRow
from linkworker_desktop.persistence.tables.verification import PrintedContactRow
from linkworker_desktop.services.contact_rows import months_of, view_of
from linkworker_desktop.services.contact_sentences import remarks_on_folders
from linkworker_desktop.services.contact_views import AffectedFolder, ContactView

_CLOSED, _ALL_DAY = D_("lukket"), D_("døgnåbent")
_FACTS = {
    "name": N_("navn"),
    "phone": N_("telefon"),
    "address": N_("adresse"),
    "hours": N_("åbningstider"),
    "category": N_("kategori"),
    "who": N_("person og opgave"),
}
"""What a folder prints of a contact."""


def printed_hours(draft: ContactDraft, language: str | None = None, today: date | None = None) -> str:
    """Return the hours as paper has them: the week in `language` (Danish by default), then what was typed beside it.

    Exceptions that are over on `today` are left out.
    """
    text = schedule_text(draft.schedule, language or DANISH, today)
    return "; ".join(part for part in (text, draft.hours) if part)


def schedule_text(schedule: Schedule, language: str, today: date | None = None) -> str:
    """Return a week and its exceptions in one of the documents' languages, empty for an empty one."""
    if not schedule:
        return ""
    if language == DANISH:
        return hours_text(schedule, today=today)
    right_to_left = language in LANGUAGES and LANGUAGES[language].is_right_to_left
    words = HoursWords(
        weekdays=tuple(weekday_in(language, day) for day in range(7)),
        closed=label(_CLOSED, language),
        all_day=label(_ALL_DAY, language),
        open_figures=LEFT_TO_RIGHT_ISOLATE if right_to_left else "",
        close_figures=POP_ISOLATE if right_to_left else "",
    )
    return hours_text(schedule, words, today=today)


def printed_phones(draft: ContactDraft) -> tuple[PhoneDraft, ...]:
    """Return the numbers that may stand on paper."""
    return tuple(each for each in draft.phones if not each.only_me)


def for_paper(view: ContactView) -> ContactView:
    """Return a contact as a folder reads it: without the numbers that are the link-worker's own."""
    phones = printed_phones(view.draft)
    if len(phones) == len(view.draft.phones):
        return view
    number = phone.shown(phones[0].number) if phones else ""
    return replace(view, draft=replace(view.draft, phones=phones), phone=number)


def printed_facts(view: ContactView) -> dict[str, str]:
    """Return what a folder prints of a contact, field by field."""
    draft = view.draft
    phones = printed_phones(draft)
    facts = {
        "name": draft.name,
        "phone": phones[0].number if phones else "",
        "address": draft.address.line,
        "hours": printed_hours(draft),
        "category": draft.category,
        "who": draft.second_line,
    }
    return {name: text for name, text in facts.items() if text}


def forget_printed(session: Session, issue: UUID) -> None:
    """Delete what was kept of a printed folder that goes; row by row, so that the trail shows each."""
    for row in session.scalars(select(PrintedContactRow).where(PrintedContactRow.issue_id == issue)):
        session.delete(row)
    session.flush()


def note_printed(session: Session, issue: UUID, family: FamilyId, today: date) -> None:
    """Keep what a folder printed just now says of each of its contacts."""
    from linkworker_desktop.services.folder_contacts import (
        contacts_by_part,  # it reads what may be printed here
    )

    left_out = set(
        session.scalars(
            select(FolderPartRow.number).where(
                FolderPartRow.family_id == family, FolderPartRow.included.is_(False)
            )
        )
    )
    by_part = contacts_by_part(session, family, today)
    printed = {
        view.id: view for part in PARTS if part.number not in left_out for view in by_part[part.number]
    }
    session.add_all(
        PrintedContactRow(issue_id=issue, contact_id=contact, facts=printed_facts(view))
        for contact, view in printed.items()
    )


def affected_folders(session: Session, view: ContactView) -> tuple[AffectedFolder, ...]:
    """Return the handed-out folders, of families that are here, that say something else of a contact than today.

    A contact that has ended is wrong in all of them. A folder counts until the family has a newer one in the same
    languages.
    """
    newer = aliased(FolderIssueRow)
    rows = session.execute(
        select(FolderIssueRow, FamilyRow, PrintedContactRow.facts)
        .join(PrintedContactRow, PrintedContactRow.issue_id == FolderIssueRow.id)
        .join(FamilyRow, FamilyRow.id == FolderIssueRow.family_id)
        .where(
            PrintedContactRow.contact_id == view.id,
            FolderIssueRow.handed_out_at.is_not(None),
            FamilyRow.deleted_at.is_(None),
            FamilyRow.closed_on.is_(None),
            ~select(newer.id)
            .where(
                newer.family_id == FolderIssueRow.family_id,
                newer.languages == FolderIssueRow.languages,
                newer.handed_out_at > FolderIssueRow.handed_out_at,
            )
            .exists(),
        )
        .order_by(FolderIssueRow.handed_out_at.desc(), FamilyRow.sort_key)
    )
    now = printed_facts(view)
    affected = []
    for issue, family, printed in rows:
        fields = tuple(_(word) for name, word in _FACTS.items() if printed.get(name) != now.get(name))
        if view.draft.ended_on is not None:
            fields = (_("ophørt"), *fields)
        if fields and issue.handed_out_at is not None:
            affected.append(
                AffectedFolder(
                    issue.id,
                    FamilyId(family.id),
                    family.code,
                    family.surname,
                    issue.handed_out_at,
                    issue.handed_to,
                    fields,
                )
            )
    return tuple(affected)


def folder_remarks(session: Session, rows: Sequence[ContactRow], today: date) -> tuple[str, ...]:
    """Return the sentence about handed-out folders that say something else of these contacts than is true now."""
    printed = set(session.scalars(select(PrintedContactRow.contact_id).distinct()))
    months = months_of(session)
    return remarks_on_folders(
        [
            folder
            for row in rows
            if row.id in printed
            for folder in affected_folders(session, view_of(row, today, months))
        ]
    )
