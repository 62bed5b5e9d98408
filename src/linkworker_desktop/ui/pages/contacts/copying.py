"""Contacts as text for the clipboard: one as lines for a letter, several as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.opening_hours import hours_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui.models.contacts import place_of, title_of

MOST_COPIED = 2_000
"""A clipboard with more than this is a mistake; export writes a file instead."""


def as_text(views: Sequence[ContactView]) -> str:
    """Return one contact as lines, several as a table with a head; private notes never come along."""
    return _lines(views[0]) if len(views) == 1 else _table(views)


def _lines(view: ContactView) -> str:
    draft = view.draft
    about = " · ".join(part for part in (place_of(view), draft.unit, draft.service, draft.role) if part)
    numbers = [
        f"{phone.shown(each.number)} {each.label}".strip() for each in draft.phones if not each.only_me
    ]
    hours = "; ".join(part for part in (hours_text(draft.schedule), draft.hours) if part)
    said = (title_of(view), about, *numbers, draft.email, draft.address.line, hours, draft.website)
    return _plain("\n".join(part for part in said if part))


def _table(views: Sequence[ContactView]) -> str:
    head = (_("Navn"), _("Sted"), _("Rolle"), _("Kategori"), _("Telefon"), _("E-mail"), _("Adresse"))
    rows = [head, *(_row(view) for view in views)]
    return _plain("\n".join("\t".join(_cell(each) for each in row) for row in rows))


def _row(view: ContactView) -> tuple[str, ...]:
    draft = view.draft
    number = next((each.number for each in draft.phones if not each.only_me), "")
    return (
        title_of(view),
        place_of(view),
        draft.role,
        _(view.category.label),
        phone.shown(number) if number else "",
        draft.email,
        draft.address.line,
    )


def _cell(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
