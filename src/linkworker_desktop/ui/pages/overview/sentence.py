"""The one sentence under the date: what the day wants, in plain Danish."""

from __future__ import annotations

from datetime import date, datetime

from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.services.overview import OverviewView
from linkworker_desktop.ui import words

EVENING, DAY = 18, 10


def day_sentence(view: OverviewView, now: datetime) -> str:
    """Return `Godmorgen, Maja. Én mappe skal ud i dag, og to kontakter skal bekræftes.`"""
    parts = _wants(view, now.date())
    if not parts:
        return f"{greeting(view.linkworker, now)} {_('Ingen mapper og ingen kontakter venter på dig.')}"
    wants = parts[0]
    for index, part in enumerate(parts[1:], start=2):
        wants = (
            _("{before}, og {last}").format(before=wants, last=part)
            if index == len(parts)
            else f"{wants}, {part}"
        )
    return f"{greeting(view.linkworker, now)} {words.capitalised(wants)}."


def greeting(linkworker: str, now: datetime) -> str:
    """Return `Godmorgen, Maja.` by the time of day; without a name only the greeting."""
    if now.hour < DAY:
        hello = _("Godmorgen")
    elif now.hour < EVENING:
        hello = _("Goddag")
    else:
        hello = _("Godaften")
    first = linkworker.split(maxsplit=1)[0] if linkworker.strip() else ""
    return _("{hello}, {name}.").format(hello=hello, name=first) if first else f"{hello}."


def _wants(view: OverviewView, today: date) -> list[str]:
    late = view.late
    due_today = sum(_is_due_on(row, today) for row in view.first_hours)
    open_later = len(view.first_hours) - late - due_today
    contacts = view.contacts.to_confirm
    parts = []
    if late:
        parts.append(
            ngettext("én mappe er over tiden", "{count} mapper er over tiden", late).format(
                count=words.number_word(late)
            )
        )
    if due_today:
        parts.append(
            ngettext("én mappe skal ud i dag", "{count} mapper skal ud i dag", due_today).format(
                count=words.number_word(due_today)
            )
        )
    if open_later and not parts:
        parts.append(
            ngettext(
                "én mappe skal ud i de næste dage", "{count} mapper skal ud i de næste dage", open_later
            ).format(count=words.number_word(open_later))
        )
    if contacts:
        parts.append(
            ngettext("én kontakt skal bekræftes", "{count} kontakter skal bekræftes", contacts).format(
                count=words.number_word(contacts)
            )
        )
    return parts


def _is_due_on(row: FamilyRow, day: date) -> bool:
    due = row.folder.due
    return due is not None and due.date() == day and row.folder.state is not FolderDeadlineState.OVERDUE
