"""The household round which a network is read: who lives there on the day, and who has left."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.network import NetworkMember, Stay

NEVER_HERE = date.min
"""Stands for the day somebody left who is in none of the family's stays."""


class Household:
    """The members of a family on a day, in the order they were given; who stayed twice is one member."""

    def __init__(self, stays: Iterable[Stay], on: date) -> None:
        self.on = on
        self._stays: dict[PersonId, list[Stay]] = {}
        for stay in stays:
            self._stays.setdefault(stay.person, []).append(stay)
        self._order = {person: place for place, person in enumerate(self._stays)}
        self.here = {
            person for person, stays in self._stays.items() if any(each.covers(on) for each in stays)
        }
        self.members = tuple(self._member(person) for person in self._stays)

    def has_left(self, person: PersonId) -> bool:
        """Tell whether somebody has moved out by the day; who was never here has left, who is yet to come has not."""
        left = self._left_on(person)
        return left is not None and left <= self.on

    def all_left_on(self, persons: Collection[PersonId]) -> date | None:
        """Return the day the last of `persons` left; None while one of them stays, or for nobody in particular."""
        days = [self._left_on(person) for person in persons]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def ordered(self, persons: Iterable[PersonId]) -> tuple[PersonId, ...]:
        """Return persons in the order of the household; those who were never in it come last."""
        return tuple(sorted(persons, key=lambda each: (self._order.get(each, len(self._order)), each.hex)))

    def _left_on(self, person: PersonId) -> date | None:
        stays = self._stays.get(person)
        if stays is None:
            return NEVER_HERE
        begun = [stay for stay in stays if stay.moved_in is None or stay.moved_in <= self.on]
        is_away = bool(begun) and all(stay.moved_out and stay.moved_out <= self.on for stay in begun)
        days = [stay.moved_out for stay in (begun if is_away else stays)]
        return None if None in days else max(day for day in days if day is not None)

    def _member(self, person: PersonId) -> NetworkMember:
        stay = self._stays[person][-1]
        birth = stay.birth_date
        return NetworkMember(
            id=person,
            name=stay.name,
            surname=stay.surname,
            relation=stay.relation,
            birth_date=birth,
            age=None if birth is None or birth > self.on else age_on(birth, self.on),
            is_here=person in self.here,
        )
