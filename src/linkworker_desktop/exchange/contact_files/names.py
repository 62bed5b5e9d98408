"""A contact's name put together from its parts, and told apart from a place's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkworker_desktop.exchange.contact_files import cells

_SALUTATIONS = frozenset(
    {"hr", "hr.", "fru", "frk", "frk.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "herr", "frau"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """Who a contact is."""

    organisation: str = ""
    person: str = ""


def person_name(prefix: str, given: str, middle: str, family: str, suffix: str) -> str:
    """Return the full name; Hr. and Fru are left out, Dr. stays."""
    title = "" if prefix.casefold() in _SALUTATIONS else prefix
    return " ".join(part for part in (title, given, middle, family, suffix) if part)


def named(organisation: str, person: str, name: str, shown: str) -> Named:
    """Return the organisation and the person, given a name that may be either and one shown by another program."""
    if name and not person:
        if not organisation:
            return Named(name) if cells.sounds_like_a_place(name) else Named("", name)
        return Named(organisation, "" if _alike(name, organisation) else name)
    if name and not organisation:
        return Named("" if _alike(name, person) else name, person)
    if not (organisation or person) and shown:
        return named("", "", _without_address(shown), "")
    return Named(organisation, "" if _alike(person, organisation) else person)


def _alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _without_address(shown: str) -> str:
    """Return `Mette Vang` for `Mette Vang (mette@x.dk)`."""
    return cells.tidy(re.sub(r"[(<\[]?\s*[^\s()<>]+@[^\s()<>]+\s*[)>\]]?", " ", shown)) or shown
