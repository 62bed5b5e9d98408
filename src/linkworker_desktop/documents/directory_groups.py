"""The order of a directory: groups, the groups in them, and the contacts in Danish order."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from linkworker_desktop.documents.directory_content import DirectoryEntry, Grouping
from linkworker_desktop.documents.directory_labels import NO_TOWN, Words
from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n.danish import danish_sort_key

SECTOR_ORDER: tuple[Sector, ...] = (Sector.ACUTE, *(each for each in Sector if each is not Sector.ACUTE))
"""The sectors as they are printed: what cannot wait first."""


@dataclass(frozen=True, slots=True)
class Subgroup:
    """The contacts of one sector in one town; `key` is the bookmark."""

    key: str
    title: str
    entries: tuple[DirectoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A town with its sectors, or a sector with its towns; `position` is the printed number."""

    position: int
    title: str
    subgroups: tuple[Subgroup, ...]

    @property
    def key(self) -> str:
        return f"group-{self.position}"

    @property
    def size(self) -> int:
        return sum(len(each.entries) for each in self.subgroups)


def grouped(entries: Iterable[DirectoryEntry], grouping: Grouping, words: Words) -> tuple[Group, ...]:
    """Return the groups in their order: towns in Danish order and those without one last, sectors acute first."""
    is_by_town = grouping is Grouping.TOWN
    outer, inner = (_by_town, _by_sector) if is_by_town else (_by_sector, _by_town)
    groups = []
    for position, (title, members) in enumerate(outer(entries, words), 1):
        parts = tuple(
            Subgroup(f"group-{position}-{number}", name, tuple(sorted(some, key=_order)))
            for number, (name, some) in enumerate(inner(members, words), 1)
        )
        groups.append(Group(position, title, parts))
    return tuple(groups)


def by_sector(entries: Iterable[DirectoryEntry]) -> tuple[tuple[Sector, Sequence[DirectoryEntry]], ...]:
    """Return the sectors that have entries in the printed order, each with its entries in Danish order."""
    found = _split(entries, lambda entry: entry.sector)
    return tuple((sector, sorted(found[sector], key=_order)) for sector in SECTOR_ORDER if sector in found)


_Key = TypeVar("_Key", bound=Hashable)
_Split = list[tuple[str, list[DirectoryEntry]]]


def _by_sector(entries: Iterable[DirectoryEntry], words: Words) -> _Split:
    found = _split(entries, lambda entry: entry.sector)
    return [(words(SECTOR_LABELS[sector]), found[sector]) for sector in SECTOR_ORDER if sector in found]


def _by_town(entries: Iterable[DirectoryEntry], words: Words) -> _Split:
    """Group by town; spellings that differ in case or spaces are one town, printed as it is written first."""
    found = _split(entries, lambda entry: _folded(entry.town))
    towns = sorted((town for town in found if town), key=danish_sort_key)
    named = [(found[town][0].town.strip(), found[town]) for town in towns]
    return [*named, (words(NO_TOWN), found[""])] if "" in found else named


def _split(
    entries: Iterable[DirectoryEntry], key: Callable[[DirectoryEntry], _Key]
) -> dict[_Key, list[DirectoryEntry]]:
    found: defaultdict[_Key, list[DirectoryEntry]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return found


def _folded(town: str) -> str:
    return " ".join(unicodedata.normalize("NFC", town).casefold().split())


def _order(entry: DirectoryEntry) -> tuple[str, str]:
    return danish_sort_key(entry.name), danish_sort_key(entry.person)
