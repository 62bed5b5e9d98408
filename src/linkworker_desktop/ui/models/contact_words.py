"""The words, icons and states a contact is described with in lists and panes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.contact import Category, Freshness, Sector
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactLine, ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import states
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink

_ICONS = {
    "interpreter": Icon.TRANSLATE,
    "transport": Icon.DIRECTIONS_BUS,
    "bank": Icon.ACCOUNT_BALANCE,
    "sports_club": Icon.SPORTS_SOCCER,
    "shelter_hotline": Icon.CALL,
}
"""Categories that are known by a sign of their own rather than by their sector's."""
_SECTOR_ICONS = {Sector.PRIVATE: Icon.TRANSLATE, Sector.ACUTE: Icon.CALL}
_PROPER_NAMES = {"immigration"}
_LOOSE_SECTORS = {Sector.PRIVATE, Sector.ACUTE}
"""Sectors that only gather what is left; their categories say enough by themselves."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a contact can be trusted: icon and word, in colour only when there is something to do."""

    icon: Icon
    ink: Ink
    words: str


def area_words(category: Category) -> str:
    """Return sector and category: `Sundhed · apotek`; one that says enough by itself stands alone."""
    sector, label = _(SECTOR_LABELS[category.sector]), _(category.label)
    if label == sector or category.sector in _LOOSE_SECTORS:
        return label
    keeps_case = category.code in _PROPER_NAMES or label[1:2].isupper()
    return f"{sector} · {label if keeps_case else label[:1].lower() + label[1:]}"


def sector_icon(sector: Sector) -> Icon:
    """Return the icon of a sector, also of those without a colour of their own."""
    return _SECTOR_ICONS.get(sector) or states.Sector.of(sector.value).icon


def icon_of(category: Category) -> Icon:
    """Return the icon a contact is known by."""
    return _ICONS.get(category.code) or sector_icon(category.sector)


def title_of(view: ContactView) -> str:
    """Return the name a contact is looked for by: the person where there is one, else the place."""
    return view.draft.person or view.draft.organisation


def place_of(view: ContactView) -> str:
    """Return the place a person is found in; empty for a place itself."""
    return view.draft.organisation if view.draft.person else ""


def second_line(view: ContactView) -> str:
    """Return the place and the role, else where it is, else the languages; empty when nothing is known."""
    draft = view.draft
    about = [place_of(view), draft.unit, draft.service, draft.role]
    where = [draft.address.street, draft.address.town]
    for parts, between in ((about, " · "), (where, ", ")):
        if any(parts):
            return between.join(words.in_row(part) for part in parts if part)
    return ", ".join(words.language_name(code) for code in draft.languages)


def time_since(day: date, today: date) -> str:
    """Return how long ago a day was: `8 måneder siden`, `2 år siden`."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months >= 24:
        return ngettext("{years} år siden", "{years} år siden", months // 12).format(years=months // 12)
    if months >= 1:
        return ngettext("{months} måned siden", "{months} måneder siden", months).format(months=months)
    days = (today - day).days
    return ngettext("{days} dag siden", "{days} dage siden", days).format(days=days)


def again_in(due: date, today: date) -> str:
    """Return when a contact is to be confirmed again: `igen om 12 dage`."""
    days = (due - today).days
    near = {0: _("igen i dag"), 1: _("igen i morgen")}
    return near.get(days) or ngettext("igen om {days} dag", "igen om {days} dage", days).format(days=days)


def standing_of(view: ContactView, today: date) -> Standing:
    """Return what is said of a contact's confirmation, or of its end."""
    draft = view.draft
    gone = _gone(view.deleted_at, draft.ended_on, draft.closed_until, today)
    return gone or _confirmed(view.freshness, draft.verified_on, view.due_again, today)


def standing_of_line(line: ContactLine, today: date) -> Standing:
    """Return what a row of the list says of a contact's confirmation, or of its end."""
    gone = _gone(line.deleted_at, line.ended_on, line.closed_until, today)
    return gone or _confirmed(line.freshness, line.verified_on, line.due_again, today)


def _gone(
    deleted_at: datetime | None, ended_on: date | None, closed_until: date | None, today: date
) -> Standing | None:
    if deleted_at is not None:
        gone = _("slettet {day}").format(day=date_text(deleted_at.date()))
        return Standing(Icon.DELETE, Ink.MUTED, gone)
    if ended_on is not None:
        return Standing(Icon.BLOCK, Ink.MUTED, _("ophørt {day}").format(day=date_text(ended_on)))
    if closed_until is not None and closed_until > today:
        closed = _("lukket til {day}").format(day=words.short_date(closed_until, today))
        return Standing(Icon.HOURGLASS_TOP, Ink.WAIT, closed)
    return None


def _confirmed(fresh: Freshness, verified_on: date | None, due: date | None, today: date) -> Standing:
    if verified_on is None or due is None:
        return Standing(Icon.WARNING_AMBER, Ink.SOON, _("aldrig bekræftet"))
    if fresh is Freshness.CHANGED:
        return Standing(Icon.WARNING_AMBER, Ink.SOON, _("ændret siden"))
    if fresh is Freshness.STALE:
        return Standing(Icon.ERROR, Ink.OVER, time_since(verified_on, today))
    if fresh is Freshness.DUE_SOON:
        return Standing(Icon.SCHEDULE, Ink.SOON, again_in(due, today))
    return Standing(Icon.CHECK_CIRCLE, Ink.MUTED, date_text(verified_on))
