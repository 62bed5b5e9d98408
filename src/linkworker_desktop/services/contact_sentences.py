"""What is said after a write about several contacts or about folders that are out already."""

from __future__ import annotations

from collections.abc import Sequence

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import AffectedFolder

_MOST_NAMED = 3


def ended(number: int) -> str:
    """Return what is said when contacts were ended."""
    said = ngettext(
        "{number} kontakt er ophørt og trykkes ikke mere.",
        "{number} kontakter er ophørt og trykkes ikke mere.",
        number,
    )
    return said.format(number=number)


def in_trash(number: int) -> str:
    """Return what is said when contacts were put in the trash."""
    said = ngettext(
        "{number} kontakt er lagt i papirkurven.", "{number} kontakter er lagt i papirkurven.", number
    )
    return said.format(number=number)


def back(number: int) -> str:
    """Return what is said when contacts are there again."""
    said = ngettext("{number} kontakt er der igen.", "{number} kontakter er der igen.", number)
    return said.format(number=number)


def sorted_as(number: int, category: str) -> str:
    """Return what is said when contacts were given a category."""
    said = ngettext("{number} kontakt er nu »{category}«.", "{number} kontakter er nu »{category}«.", number)
    return said.format(number=number, category=_(CATEGORIES[category].label))


def as_before(number: int) -> str:
    """Return what is said when contacts have the facts they had before."""
    said = ngettext("{number} kontakt er som før.", "{number} kontakter er som før.", number)
    return said.format(number=number)


def remarks_on_folders(affected: Sequence[AffectedFolder]) -> tuple[str, ...]:
    """Return the sentence about folders that are out and say something else; none when there are none."""
    if not affected:
        return ()
    surnames = list(dict.fromkeys(folder.surname for folder in affected))
    named = ", ".join(surnames[:_MOST_NAMED])
    if len(surnames) > _MOST_NAMED:
        named += f" (+{len(surnames) - _MOST_NAMED})"
    said = ngettext(
        "Familien {families} har en udleveret mappe med de gamle oplysninger.",
        "{number} familier har en udleveret mappe med de gamle oplysninger: {families}.",
        len(surnames),
    )
    return (said.format(number=len(surnames), families=named),)
