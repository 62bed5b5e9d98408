"""Which contact a new one is: known again by phone, e-mail, or name and organisation, never by a surname alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import IntEnum

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.services.contact_differences import (
    Difference,
    differences,
    emails_of,
    folded,
)

_FULL_NUMBER = 8
"""Digits; a shorter number (112, 1813, a local extension) says nothing of whose it is."""
_MOST_ALIKE = 40
"""A number or address that more contacts share is a switchboard's and no reason to compare with each of them."""
_ALMOST = 0.84
"""How alike two names with a slip of the pen are (Mette Hansen, Mete Hansen: 0.95)."""


class Kinship(IntEnum):
    """How two contacts with something in common stand to each other; the higher the nearer."""

    OTHER = 0
    UNSURE = 1
    SAME = 2


class Entry:
    """A contact to compare with: one of the vault's, or a row (`row`) of this file or an earlier one (`file`)."""

    __slots__ = ("draft", "emails", "file", "name", "numbers", "row", "who")

    def __init__(self, draft: ContactDraft, row: int | None = None, file: int | None = None) -> None:
        self.row, self.file = row, file
        self.become(draft)

    def become(self, draft: ContactDraft) -> None:
        """Take the contact's new facts, and what it is known by."""
        self.draft = draft
        self.numbers = numbers_of(draft)
        self.emails = {email.casefold() for email in emails_of(draft)}
        self.who = folded(draft.person)
        self.name = _name_key(draft, self.who)


@dataclass(frozen=True, slots=True)
class Match:
    """The nearest contact, and what the row would change in it; `shares` are the numbers and addresses they share."""

    entry: Entry
    kinship: Kinship
    differences: tuple[Difference, ...]
    shares: tuple[str, ...]
    by_name: bool

    @property
    def is_contained(self) -> bool:
        """Tell whether the contact has everything the row says."""
        return self.kinship is Kinship.SAME and not self.differences

    @property
    def is_sure(self) -> bool:
        """Tell whether the two can be merged without asking."""
        if self.kinship is not Kinship.SAME or any(each.is_conflict for each in self.differences):
            return False
        return bool(self.shares) or (self.by_name and bool(self.entry.draft.organisation))


@dataclass(slots=True)
class Directory:
    """All contacts by what they are known by; grows with the rows of the file."""

    _by_number: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _by_email: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[tuple[str, ...], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entry: Entry) -> None:
        """Make a contact known; also again, after it was merged with another."""
        self._count(entry.who, entry.numbers)
        for number in entry.numbers:
            _put(self._by_number[number], entry)
        for email in entry.emails:
            _put(self._by_email[email], entry)
        _put(self._by_name[entry.name], entry)

    def expect(self, draft: ContactDraft) -> None:
        """Note whose number it is, so that a number of several people is known for a switchboard's."""
        self._count(folded(draft.person), numbers_of(draft))

    def _count(self, who: str, numbers: set[str]) -> None:
        if who:
            for number in numbers:
                self._people[number].add(who)

    def match(self, new: Entry) -> Match | None:
        """Return the contact a new one is most like, None when it has nothing in common with any."""
        best: Match | None = None
        for entry, shares, by_name in self._candidates(new):
            kinship = self._kinship(entry, new, by_name=by_name, shares=bool(shares))
            if not shares and kinship is not Kinship.SAME:
                continue
            found = Match(entry, kinship, differences(entry.draft, new.draft), shares, by_name)
            if best is None or _nearness(found) > _nearness(best):
                best = found
            if best.is_contained:
                break
        return best

    def _candidates(self, new: Entry) -> Iterable[tuple[Entry, tuple[str, ...], bool]]:
        shared: dict[int, list[str]] = {}
        entries: dict[int, Entry] = {}
        named = self._by_name.get(new.name, [])[:_MOST_ALIKE]
        for entry in named:
            entries[id(entry)] = entry
        for index, keys in ((self._by_number, new.numbers), (self._by_email, new.emails)):
            for key in keys:
                for entry in index.get(key, [])[:_MOST_ALIKE]:
                    entries[id(entry)] = entry
                    shared.setdefault(id(entry), []).append(key)
        names = {id(entry) for entry in named}
        for identity, entry in entries.items():
            yield entry, tuple(shared.get(identity, ())), identity in names

    def _kinship(self, ours: Entry, theirs: Entry, *, by_name: bool, shares: bool) -> Kinship:
        if not ours.who and not theirs.who:
            return _kinship_of_places(ours.draft, theirs.draft)
        # a number that others answer too is their house's, and no sign that two of them are one
        shared = ours.numbers & theirs.numbers
        is_switchboard = any(self._people[number] - {ours.who, theirs.who} for number in shared)
        if ours.who and theirs.who:
            kinship = _kinship_of_people(ours.draft, theirs.draft, by_name=by_name, shares=shares)
            return Kinship.OTHER if kinship is Kinship.UNSURE and is_switchboard else kinship
        is_same_house = _compatible(ours.draft.organisation, theirs.draft.organisation)
        return Kinship.OTHER if is_switchboard or not is_same_house else Kinship.UNSURE


def _put(entries: list[Entry], entry: Entry) -> None:
    if not any(each is entry for each in entries[-_MOST_ALIKE:]):
        entries.append(entry)


def _nearness(match: Match) -> tuple[bool, bool, int, int]:
    return match.is_contained, match.is_sure, int(match.kinship), len(match.shares) + match.by_name


def numbers_of(draft: ContactDraft) -> set[str]:
    """Return the full numbers of a contact as digits."""
    every = (phone.digits(each.number) for each in draft.phones)
    return {number for number in every if len(number) >= _FULL_NUMBER}


def _name_key(draft: ContactDraft, who: str) -> tuple[str, ...]:
    """Return the folded name and organisation; a place without a person also by its unit and service."""
    place = folded(draft.organisation)
    return (who, place) if who else ("", place, folded(draft.unit), folded(draft.service))


def _compatible(one: str, other: str) -> bool:
    return not one or not other or folded(one) == folded(other)


def _kinship_of_places(ours: ContactDraft, theirs: ContactDraft) -> Kinship:
    if folded(ours.organisation) != folded(theirs.organisation):
        return Kinship.UNSURE
    if not _compatible(ours.unit, theirs.unit) or not _compatible(ours.service, theirs.service):
        return Kinship.OTHER
    return Kinship.SAME


def _kinship_of_people(ours: ContactDraft, theirs: ContactDraft, *, by_name: bool, shares: bool) -> Kinship:
    own, other = _words(ours.person), _words(theirs.person)
    if own == other and len(own) == 1 and not shares:
        # a single name, perhaps only a surname: the same contact only where nothing at all differs
        return Kinship.SAME if by_name and not differences(ours, theirs) else Kinship.OTHER
    if own == other or (len(own) > 1 and len(other) > 1 and (own[0], own[-1]) == (other[0], other[-1])):
        return Kinship.SAME if _compatible(ours.organisation, theirs.organisation) else Kinship.UNSURE
    if sorted(own) == sorted(other):
        return Kinship.UNSURE
    is_near = SequenceMatcher(None, " ".join(own), " ".join(other)).ratio() >= _ALMOST
    shares_name = own[:1] == other[:1] or (bool(set(own) & set(other)) and 1 in (len(own), len(other)))
    return Kinship.UNSURE if is_near or shares_name else Kinship.OTHER


def _words(name: str) -> list[str]:
    return [word for word in map(folded, name.replace("-", " ").split()) if word]
