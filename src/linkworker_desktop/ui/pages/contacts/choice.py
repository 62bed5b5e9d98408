"""Which contacts are listed: what a chip or a filter adds to the question the directory is asked."""

from __future__ import annotations

from dataclasses import replace

from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import (
    ContactCounts,
    ContactFilter,
    ContactOrder,
    ContactQuery,
    ContactView,
)

ALL = ContactQuery(order=ContactOrder.LAST_USED)
TO_CONFIRM = replace(ALL, show=ContactFilter.TO_CONFIRM)
GONE = (ContactFilter.CLOSED, ContactFilter.ENDED, ContactFilter.TRASH)
"""What is listed only when it is asked for."""
NOBODY = ContactCounts(0, 0, 0, 0, {}, 0, {}, {}, {})


def is_wide(query: ContactQuery) -> bool:
    """Tell whether a question leaves out nobody in use, the typed words aside."""
    return narrowed(query) == 0 and query.show is ContactFilter.ACTIVE and not query.sectors


def narrowed(query: ContactQuery) -> int:
    """Return how many of the filters category, town and language are in use."""
    return sum(bool(each) for each in (query.categories, query.towns, query.languages))


def with_sector(query: ContactQuery, sector: Sector) -> ContactQuery:
    """Return the question for one sector, or for all again when it was chosen already."""
    chosen = frozenset() if query.sectors == {sector} else frozenset({sector})
    show = query.show if query.show is ContactFilter.TO_CONFIRM else ContactFilter.ACTIVE
    return replace(query, sectors=chosen, show=show)


def with_show(query: ContactQuery, show: ContactFilter) -> ContactQuery:
    """Return the question for those to be confirmed, ended …, or for all again when it was chosen already."""
    if query.show is show:
        return replace(query, show=ContactFilter.ACTIVE)
    return replace(
        query, show=show, sectors=query.sectors if show is ContactFilter.TO_CONFIRM else frozenset()
    )


def widest(query: ContactQuery, view: ContactView) -> ContactQuery:
    """Return the widest question a contact is listed in, in the order of the one before."""
    show = ContactFilter.ACTIVE
    if view.deleted_at is not None:
        show = ContactFilter.TRASH
    elif view.draft.ended_on is not None:
        show = ContactFilter.ENDED
    return replace(ALL, show=show, order=query.order)


def number_of(counts: ContactCounts, show: ContactFilter) -> int:
    """Return how many contacts a filter lists."""
    return {
        ContactFilter.ACTIVE: counts.active,
        ContactFilter.TO_CONFIRM: counts.to_confirm,
        ContactFilter.CLOSED: counts.closed,
        ContactFilter.ENDED: counts.ended,
        ContactFilter.TRASH: counts.trash,
    }[show]


def number_in_all(counts: ContactCounts) -> int:
    """Return how many contacts there are, the trash included."""
    return counts.active + counts.ended + counts.trash


def show_words(show: ContactFilter) -> str:
    """Return the words on the chip of a filter."""
    return {
        ContactFilter.ACTIVE: _("Alle"),
        ContactFilter.TO_CONFIRM: _("Skal bekræftes"),
        ContactFilter.CLOSED: _("Lukket midlertidigt"),
        ContactFilter.ENDED: _("Ophørte"),
        ContactFilter.TRASH: _("Papirkurv"),
    }[show]


def sector_words(sector: Sector) -> str:
    """Return the word on the chip of a sector."""
    return _(SECTOR_LABELS[sector])
