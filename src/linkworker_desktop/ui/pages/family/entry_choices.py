"""What the lists of the entry line offer: members, contacts round the family, and phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.domain.network import Network
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.search_hits import Hit, HitGroup
from linkworker_desktop.ui.words import in_row

MOST = 6
LETTERS_TO_SEARCH = 2
"""Contacts outside the network are looked for from so many letters on."""


@dataclass(frozen=True, slots=True)
class ChosenPerson:
    """A member an entry is about."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class ChosenContact:
    """The contact an entry is about."""

    id: ContactId
    name: str


class EntryChoices:
    """The members and the network are the family's; everything else is looked for in the program."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.members: tuple[ChosenPerson, ...] = ()
        self._around: tuple[tuple[ChosenContact, str], ...] = ()

    def show_family(self, sheet: FamilySheet, network: Network) -> None:
        """Offer the members of this family and the contacts of its network."""
        drafts = [member.draft for member in sheet.members]
        self.members = tuple(ChosenPerson(each.person, each.given_name) for each in drafts if each.person)
        self._around = tuple(
            (ChosenContact(person.contact, person.name or body.name), body.name)
            for body in (*network.authorities, *network.others)
            for person in body.persons
        )

    def name_of(self, person: PersonId) -> str:
        """Return a member's first name, an empty text for somebody no longer there."""
        return next((each.name for each in self.members if each.id == person), "")

    def people(
        self,
        letters: str,
        person: Callable[[ChosenPerson], object],
        contact: Callable[[ChosenContact], object],
    ) -> tuple[HitGroup, ...]:
        """Return members and contacts whose names begin with `letters`."""
        wanted = fold(letters)
        members = tuple(
            Hit(in_row(each.name), lambda each=each: person(each), Icon.PERSON)  # type: ignore[misc]
            for each in self.members
            if _begins(each.name, wanted)
        )
        near = [(each, body) for each, body in self._around if _begins(f"{each.name} {body}", wanted)]
        known = {each.id for each, _body in near}
        near += [(each, body) for each, body in self._found(letters) if each.id not in known]
        contacts = tuple(
            Hit(
                in_row(each.name),
                lambda each=each: contact(each),  # type: ignore[misc]
                Icon.CONTACT_PHONE,
                in_row(body) if body != each.name else "",
            )
            for each, body in near[:MOST]
        )
        return HitGroup(_("I familien"), members), HitGroup(_("Kontakter"), contacts)

    def phrases(
        self, letters: str, kind: LogKind, take: Callable[[str], object], edit: Callable[[], object]
    ) -> tuple[HitGroup, ...]:
        """Return the phrases for a kind that hold a word that begins with `letters`, and the way to change them."""
        wanted = fold(letters)
        rows = [each for each in self._services.phrases.rows(kind) if _begins(each.text, wanted)]
        hits = tuple(
            Hit(each.text, lambda text=each.text: take(text), Icon.EDIT_NOTE)  # type: ignore[misc]
            for each in rows
        )
        change = Hit(_("Ret sætningerne …"), edit, Icon.TUNE)
        return HitGroup(_("Faste sætninger"), hits), HitGroup(_("Listen"), () if letters else (change,))

    def _found(self, letters: str) -> Sequence[tuple[ChosenContact, str]]:
        if len(letters) < LETTERS_TO_SEARCH:
            return ()
        found = self._services.finder.find(letters)
        return [
            (ChosenContact(ContactId(one.id), one.title), one.subtitle)
            for one in found
            if one.kind is Kind.CONTACT
        ]


def _begins(text: str, wanted: str) -> bool:
    return not wanted or any(word.startswith(wanted) for word in fold(text).split())
