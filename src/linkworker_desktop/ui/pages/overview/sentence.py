"""The one sentence under the date: what the day wants, in plain Danish."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.services.overview import OverviewView
from linkworker_desktop.ui import words

if TYPE_CHECKING:  # the rules are counted after the first paint
    from linkworker_desktop.services.morning_views import MorningView

EVENING, DAY = 18, 10
MOST_PARTS = 2
"""Contacts to confirm are said only when little else is: they have a line of their own."""


def day_sentence(view: OverviewView, now: datetime, morning: MorningView | None = None) -> str:
    """Return `Godmorgen, Maja. Én mappe skal ud i dag, og fem ting er over tiden.`

    Until the morning is counted only the folders are said: that nothing is late is not known then.
    """
    hello = greeting(view.linkworker, now)
    parts = _folders(view, now.date()) if morning is None else _wants(view, morning)
    if not parts:
        return hello if morning is None else f"{hello} {_('Intet venter på dig i dag.')}"
    wants = parts[0]
    if len(parts) > 1:
        wants = _("{before}, og {last}").format(before=", ".join(parts[:-1]), last=parts[-1])
    return f"{hello} {words.capitalised(wants)}."


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


def _wants(view: OverviewView, morning: MorningView) -> list[str]:
    late, contacts = morning.late_count, view.contacts.to_confirm
    parts = _due_today(morning.folders_today)
    if late:
        said = ngettext("én ting er over tiden", "{count} ting er over tiden", late)
        parts.append(said.format(count=words.number_word(late)))
    if not parts:
        parts = _due_later(morning.folders_later)
    if contacts and len(parts) < MOST_PARTS:
        said = ngettext("én kontakt skal bekræftes", "{count} kontakter skal bekræftes", contacts)
        parts.append(said.format(count=words.number_word(contacts)))
    return parts


def _folders(view: OverviewView, today: date) -> list[str]:
    due_today = sum(_is_due_on(row, today) for row in view.first_hours)
    return _due_today(due_today) or _due_later(len(view.first_hours) - view.late)


def _due_today(number: int) -> list[str]:
    said = ngettext("én mappe skal ud i dag", "{count} mapper skal ud i dag", number)
    return [said.format(count=words.number_word(number))] if number else []


def _due_later(number: int) -> list[str]:
    said = ngettext("én mappe skal ud i de næste dage", "{count} mapper skal ud i de næste dage", number)
    return [said.format(count=words.number_word(number))] if number else []


def _is_due_on(row: FamilyRow, day: date) -> bool:
    due = row.folder.due
    return due is not None and due.date() == day and row.folder.state is not FolderDeadlineState.OVERDUE
