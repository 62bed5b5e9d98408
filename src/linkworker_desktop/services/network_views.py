"""What the page, the paper and the command read of a family's network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.network import InvolvementId, Network, NetworkMember
from linkworker_desktop.persistence.folding import fold


@dataclass(frozen=True, slots=True)
class NetworkCoordinator:
    """Who coordinates on the day; without a contact it is the link-worker or somebody named."""

    name: str
    contact: ContactId | None


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The network of a family on the day `on`. `days` are those on which something changed, up to today.

    With more than `limit` authorities and nobody coordinating it `is_uncoordinated`; that is asked of the whole
    family, also where the view is of one member.
    """

    family: FamilyId
    code: str
    surname: str
    on: date
    today: date
    network: Network
    coordinators: tuple[NetworkCoordinator, ...]
    days: tuple[date, ...]
    limit: int
    is_uncoordinated: bool

    @property
    def first_day(self) -> date | None:
        """Return the first day something is known of, None where no day is."""
        return self.days[0] if self.days else None

    def member(self, person: PersonId) -> NetworkMember | None:
        """Return a member of the network, None for somebody else."""
        return next((each for each in self.network.members if each.id == person), None)

    def called(self, said: str) -> tuple[NetworkMember, ...]:
        """Return the members with a first name, a whole name or an identifier, however it is spelled."""
        written = " ".join(said.split())
        wanted, identifier = fold(written), written.casefold()  # folding would spell an identifier anew
        return tuple(
            each
            for each in self.network.members
            if wanted in {fold(each.name), fold(f"{each.name} {each.surname}")}
            or identifier in {str(each.id), each.id.hex}
        )


@dataclass(frozen=True, slots=True)
class ContactFamily:
    """A family a contact works with; without `members` it is the whole family."""

    involvement: InvolvementId
    family: FamilyId
    code: str
    surname: str
    members: tuple[str, ...]
    purpose: str
    since: date | None
    until: date | None
    is_ended: bool
