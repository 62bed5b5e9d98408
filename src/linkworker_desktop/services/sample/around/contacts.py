"""Finding the sample's contacts by place and name."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from linkworker_desktop.domain.contact import ContactDraft, ContactId

Contact = tuple[ContactId, ContactDraft]


class Directory:
    """The sample's contacts as they are looked up; those that ended are not among them unless asked for by name."""

    def __init__(self, contacts: Sequence[Contact]) -> None:
        self._by_name = {(draft.organisation, draft.person): (ident, draft) for ident, draft in contacts}
        self._at: dict[str, list[Contact]] = {}
        for ident, draft in contacts:
            if draft.ended_on is None:
                self._at.setdefault(draft.organisation, []).append((ident, draft))

    def named(self, place: str, person: str = "") -> Contact:
        """Return somebody at a place, or the place itself. Raises `KeyError` when there is no such."""
        if (place, person) in self._by_name:
            return self._by_name[place, person]
        if not person:
            return self._at[place][0]
        raise KeyError((place, person))

    def somebody(self, place: str, rng: Random, role: str = "") -> Contact:
        """Return one of a place's people, of those in a role where there are any."""
        people = [each for each in self._at[place] if each[1].person]
        fitting = [each for each in people if role and role in each[1].role]
        return rng.choice(fitting or people or self._at[place])
