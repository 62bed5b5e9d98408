"""A process that saves through the real services until it is killed, and says what it saves before and after.

It imports everything once and forks for each `round` it is asked for, before any database is open, so that a round
costs an unlock and nothing more. Lines out: `pid`, then for each save `begins` with the records as they will be, and
`saved`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from linkworker_desktop.bootstrap import Services, unlock
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, Relation

FACTS = ("raadgiver", "stoppested", "buslinje", "skole", "infomoede_sted")
LONGEST_PAPER = 60_000

Records = dict[str, object]
"""What stands in the vault, by a key of its own: the form in which writer and judge compare."""


def main() -> None:
    """Fork a writer for each round asked for on standard input."""
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say("pid", os.getpid())
            _write(folder, passphrase, int(line))
        os.waitpid(child, 0)
        _say("ended", None)


def _write(folder: Path, passphrase: str, round_number: int) -> None:
    services = unlock(folder, passphrase=passphrase)
    writer = Writer(services, f"r{round_number}", random.Random(round_number))
    while True:
        writer.save_something()


@dataclass(slots=True)
class Writer:
    """Saves one thing after the other; `mark` makes its names its own."""

    services: Services
    mark: str
    chance: random.Random
    number: int = 0
    families: list[tuple[str, FamilyId]] = field(default_factory=list)
    contacts: list[tuple[str, ContactId]] = field(default_factory=list)

    def save_something(self) -> None:
        """Save a new or a changed family or contact, a fact, or a paper."""
        self.number += 1
        jobs: list[Callable[[], None]] = [self._new_family, self._new_contact]
        if self.families:
            jobs += [self._change_family, self._set_fact, self._print]
        if self.contacts:
            jobs.append(self._change_contact)
        self.chance.choice(jobs)()

    def _new_family(self) -> None:
        tag = f"familie {self.mark}n{self.number}"
        draft = self._family(tag)
        _say("begins", family_records(tag, draft))
        changed = self.services.families.save(draft)
        _say("saved", None)
        assert changed.id is not None
        self.families.append((tag, FamilyId(changed.id)))

    def _change_family(self) -> None:
        tag, family = self.chance.choice(self.families)
        known = self.services.families.draft(family)
        draft = self._family(tag)
        kept = zip(draft.members, known.members, strict=False)
        members = tuple(replace(new, person=old.person) for new, old in kept)
        draft = replace(draft, family=family, members=members + draft.members[len(members) :])
        _say("begins", family_records(tag, draft))
        self.services.families.save(draft)
        _say("saved", None)

    def _new_contact(self) -> None:
        tag = f"kontakt {self.mark}n{self.number}"
        draft = self._contact(tag)
        _say("begins", contact_records(tag, draft))
        changed = self.services.contacts.save(draft)
        _say("saved", None)
        assert changed.id is not None
        self.contacts.append((tag, ContactId(changed.id)))

    def _change_contact(self) -> None:
        tag, contact = self.chance.choice(self.contacts)
        draft = replace(self._contact(tag), contact=contact)
        _say("begins", contact_records(tag, draft))
        self.services.contacts.save(draft)
        _say("saved", None)

    def _set_fact(self) -> None:
        tag, family = self.chance.choice(self.families)
        name, value = self.chance.choice(FACTS), f"Værdi {self.mark}n{self.number}"
        _say("begins", {f"fact {name} of {tag}": value})
        self.services.folders.set_fact(family, name, value)
        _say("saved", None)

    def _print(self) -> None:
        tag, family = self.chance.choice(self.families)
        paper = self.chance.randbytes(self.chance.randrange(1, LONGEST_PAPER))
        _say("begins", {f"paper of {tag}": [hashlib.sha256(paper).hexdigest(), len(paper)]})
        self.services.issues.record_print(family, ["ar"], paper, len(paper))
        _say("saved", None)

    def _family(self, tag: str) -> FamilyDraft:
        mark = f"{self.mark}n{self.number}"
        return FamilyDraft(
            surname=f"Prøvland {mark}",
            address=Address("Havnekajen 3", "0140", "Nymølle Strand"),
            note=tag,
            members=tuple(
                MemberDraft(f"Nummer {place} {mark}", relation=Relation.OTHER, speaks=("ar",), reads=("ar",))
                for place in range(self.chance.randint(1, 5))
            ),
        )

    def _contact(self, tag: str) -> ContactDraft:
        mark = f"{self.mark}n{self.number}"
        digits = f"01{self.chance.randrange(10**6):06d}"
        return ContactDraft(
            "gp", f"Prøvehus {mark}", phones=(PhoneDraft(digits), PhoneDraft("01 22 33 44")), note=tag
        )


def family_records(tag: str, draft: FamilyDraft) -> Records:
    """Return how a saved family, its members and its line in the search stand in the vault."""
    members = [member.given_name for member in draft.members]
    return {tag: [draft.surname, members], f"search {tag}": draft.surname}


def contact_records(tag: str, draft: ContactDraft) -> Records:
    """Return how a saved contact, its phones and its line in the search stand in the vault."""
    phones = [phone.number for phone in draft.phones]
    return {tag: [draft.organisation, phones], f"search {tag}": draft.organisation}


def _say(word: str, content: object) -> None:
    sys.stdout.write(json.dumps([word, content]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
