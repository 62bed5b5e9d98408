"""Between interfaces, agreements and procedures as typed in and their rows in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.persistence.tables.contacts import ContactRow, OrganisationRow, UnitRow
from linkworker_desktop.persistence.tables.cooperation import AgreementRow, InterfaceRow, ProcedureRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    AgreementView,
    CooperationDraft,
    InterfaceDraft,
    InterfaceView,
    ProcedureDraft,
    ProcedureView,
    UnitName,
    review_state,
)

CooperationRow = InterfaceRow | AgreementRow | ProcedureRow
_Place = Callable[[UnitName], tuple[OrganisationRow, UnitRow | None]]
_UNNAMED = "Kommunen"
"""The municipality's units hang on this while it has no name."""


def municipality_name(session: Session) -> str:
    """Return the organisation the municipality's own units belong to."""
    return session.scalar(select(MunicipalityRow.name)) or _UNNAMED


def title_of(row: CooperationRow) -> str:
    """Return what a row is called in a sentence."""
    if isinstance(row, InterfaceRow):
        return f"{row.unit_a.name} – {row.unit_b.name}"
    return row.title


def fill(row: CooperationRow, draft: CooperationDraft, place: _Place) -> None:
    """Write a checked draft into its row; `place` finds or makes the rows of a unit and its organisation."""
    match row, draft:
        case InterfaceRow(), InterfaceDraft():
            _fill_interface(row, draft, place)
        case AgreementRow(), AgreementDraft():
            _fill_agreement(row, draft, place)
        case ProcedureRow(), ProcedureDraft():
            row.unit = _unit(place, draft.owner)
            row.title, row.steps, row.place = draft.title, draft.steps, draft.where
            row.review_on = draft.review_on


def _fill_interface(row: InterfaceRow, draft: InterfaceDraft, place: _Place) -> None:
    row.unit_a, row.unit_b = _unit(place, draft.a), _unit(place, draft.b)
    row.shared, row.a_does, row.b_does = draft.shared, draft.a_does, draft.b_does
    row.handover, row.procedure, row.note = draft.handover, draft.procedure, draft.note
    row.contact_a_id, row.contact_b_id = draft.contact_a, draft.contact_b
    row.agreed_on, row.review_on = draft.agreed_on, draft.review_on


def _fill_agreement(row: AgreementRow, draft: AgreementDraft, place: _Place) -> None:
    row.organisation, row.unit = place(draft.partner)
    row.title = draft.title
    row.do, row.do_not, row.support = draft.do, draft.do_not, draft.support
    row.confidentiality, row.note, row.contact_id = draft.confidentiality, draft.note, draft.contact
    row.agreed_on, row.review_on, row.ended_on = draft.agreed_on, draft.review_on, draft.ended_on


def _unit(place: _Place, name: UnitName) -> UnitRow:
    _organisation, unit = place(name)
    if unit is None:
        raise ValueError("a unit needs a name")
    return unit


def interface_view(row: InterfaceRow, names: Mapping[UUID, str], today: date) -> InterfaceView:
    """Return the read model of an interface."""
    draft = InterfaceDraft(
        a=_name(row.unit_a),
        b=_name(row.unit_b),
        shared=row.shared,
        a_does=row.a_does,
        b_does=row.b_does,
        handover=row.handover,
        procedure=row.procedure,
        contact_a=_contact(row.contact_a_id),
        contact_b=_contact(row.contact_b_id),
        agreed_on=row.agreed_on,
        review_on=row.review_on,
        note=row.note,
        id=row.id,
    )
    return InterfaceView(
        row.id,
        draft,
        review_state(row.review_on, today),
        _named(names, row.contact_a_id),
        _named(names, row.contact_b_id),
    )


def agreement_view(row: AgreementRow, names: Mapping[UUID, str], today: date) -> AgreementView:
    """Return the read model of an agreement; one that has ended is not to be looked through."""
    draft = AgreementDraft(
        partner=UnitName(row.unit.name if row.unit else "", row.organisation.name),
        title=row.title,
        do=row.do,
        do_not=row.do_not,
        support=row.support,
        confidentiality=row.confidentiality,
        contact=_contact(row.contact_id),
        agreed_on=row.agreed_on,
        review_on=row.review_on,
        ended_on=row.ended_on,
        note=row.note,
        id=row.id,
    )
    review = review_state(row.review_on if row.ended_on is None else None, today)
    return AgreementView(row.id, draft, review, _named(names, row.contact_id))


def procedure_view(row: ProcedureRow, today: date) -> ProcedureView:
    """Return the read model of a procedure."""
    draft = ProcedureDraft(row.title, _name(row.unit), row.steps, row.place, row.review_on, row.id)
    return ProcedureView(row.id, draft, review_state(row.review_on, today))


def contact_names(session: Session, contacts: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of contacts by their ids: the person, else the organisation."""
    wanted = {contact for contact in contacts if contact is not None}
    rows = session.execute(
        select(ContactRow.id, ContactRow.person, OrganisationRow.name)
        .outerjoin(OrganisationRow, OrganisationRow.id == ContactRow.organisation_id)
        .where(ContactRow.id.in_(wanted))
    )
    return {contact: person or organisation or "" for contact, person, organisation in rows}


def _name(unit: UnitRow) -> UnitName:
    return UnitName(unit.name, unit.organisation.name if unit.organisation else "")


def _contact(contact: UUID | None) -> ContactId | None:
    return None if contact is None else ContactId(contact)


def _named(names: Mapping[UUID, str], contact: UUID | None) -> str:
    return "" if contact is None else names.get(contact, "")
