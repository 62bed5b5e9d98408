"""The organisations, units and services contacts belong to, found by their folded names or made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.tables.contacts import OrganisationRow, ServiceRow, UnitRow

_NAMES_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""
_UnitKey = tuple[str, str]
_ServiceKey = tuple[str, str, str]


class Places:
    """The rows of places by the folded names that lead to them."""

    def __init__(self) -> None:
        self.organisations: dict[str, OrganisationRow] = {}
        self.units: dict[_UnitKey, UnitRow] = {}
        self.services: dict[_ServiceKey, ServiceRow] = {}

    def organisation(self, name: str) -> OrganisationRow | None:
        """Return the organisation of a name, None for an empty one."""
        return self.organisations.get(fold(name)) if name else None

    def unit(self, organisation: str, name: str) -> UnitRow | None:
        """Return a unit of an organisation (or of none), None for an empty name."""
        return self.units.get((fold(organisation), fold(name))) if name else None

    def service(self, organisation: str, unit: str, name: str) -> ServiceRow | None:
        """Return a service of a unit of an organisation, None for an empty name."""
        return self.services.get((fold(organisation), fold(unit), fold(name))) if name else None


def places_of(session: Session, drafts: Sequence[ContactDraft]) -> Places:
    """Return the places the drafts name, spelled as given last; those not there yet are added."""
    places = Places()
    _organisations(session, places, [draft.organisation for draft in drafts if draft.organisation])
    _units(session, places, [(draft.organisation, draft.unit) for draft in drafts if draft.unit])
    _services(
        session,
        places,
        [(draft.organisation, draft.unit, draft.service) for draft in drafts if draft.service],
    )
    session.flush()
    return places


def place_of(session: Session, organisation: str, unit: str) -> tuple[OrganisationRow, UnitRow | None]:
    """Return the rows of an organisation and, when it is named, one of its units; made where they are missing.

    Raises ValueError for an organisation without a name.
    """
    places = places_of(session, [ContactDraft("other", organisation=organisation, unit=unit)])
    found = places.organisation(organisation)
    if found is None:
        raise ValueError("an organisation needs a name")
    return found, places.unit(organisation, unit)


def _organisations(session: Session, places: Places, names: Iterable[str]) -> None:
    wanted = {fold(name): name for name in names}
    folded_names = list(wanted)
    found = places.organisations
    for start in range(0, len(wanted), _NAMES_AT_ONCE):
        some = folded_names[start : start + _NAMES_AT_ONCE]
        query = select(OrganisationRow).where(OrganisationRow.folded.in_(some))
        found |= {row.folded: row for row in session.scalars(query)}
    for folded, name in wanted.items():
        if folded not in found:
            found[folded] = OrganisationRow(id=new_id(), name=name, folded=folded)
            session.add(found[folded])
        elif found[folded].name != name:
            found[folded].name = name


def _units(session: Session, places: Places, names: Iterable[tuple[str, str]]) -> None:
    wanted = {(fold(organisation), fold(unit)): unit for organisation, unit in names}
    if not wanted:
        return
    by_owner = {
        (row.organisation_id, row.folded): row
        for some in _portions({folded for _organisation, folded in wanted})
        for row in session.scalars(select(UnitRow).where(UnitRow.folded.in_(some)))
    }
    for key, name in wanted.items():
        owner = places.organisations.get(key[0])
        row = by_owner.get((owner.id if owner else None, key[1]))
        if row is None:
            row = UnitRow(id=new_id(), organisation_id=owner.id if owner else None, name=name, folded=key[1])
            session.add(row)
        elif row.name != name:
            row.name = name
        places.units[key] = row


def _services(session: Session, places: Places, names: Iterable[tuple[str, str, str]]) -> None:
    wanted = {(fold(organisation), fold(unit), fold(name)): name for organisation, unit, name in names}
    if not wanted:
        return
    by_owner: dict[tuple[UUID | None, UUID | None, str], ServiceRow] = {
        (row.organisation_id, row.unit_id, row.folded): row
        for some in _portions({folded for _organisation, _unit, folded in wanted})
        for row in session.scalars(select(ServiceRow).where(ServiceRow.folded.in_(some)))
    }
    for key, name in wanted.items():
        owner, unit = places.organisations.get(key[0]), places.units.get((key[0], key[1]))
        ids = (owner.id if owner else None, unit.id if unit else None)
        row = by_owner.get((*ids, key[2]))
        if row is None:
            row = ServiceRow(id=new_id(), organisation_id=ids[0], unit_id=ids[1], name=name, folded=key[2])
            session.add(row)
        elif row.name != name:
            row.name = name
        places.services[key] = row


def _portions(names: Iterable[str]) -> Iterable[list[str]]:
    every = sorted(names)
    return (every[start : start + _NAMES_AT_ONCE] for start in range(0, len(every), _NAMES_AT_ONCE))
