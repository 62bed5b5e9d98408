"""Between a consent and its row."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import ConsentPartyRow, ConsentRow


def found_consent(session: Session, consent: UUID) -> ConsentRow:
    """Return the row of a consent. Raises `UserError` when it is gone."""
    row = session.get(ConsentRow, consent)
    if row is None:
        raise UserError(_("Samtykket findes ikke længere. Åbn siden igen."))
    return row


def fill(row: ConsentRow, draft: ConsentDraft) -> None:
    """Write a checked consent into its row."""
    row.person_id, row.purpose, row.note = draft.person, draft.purpose, draft.note
    row.given_on, row.valid_to = draft.given_on, draft.valid_to
    row.withdrawn_on, row.withdrawn_how = draft.withdrawn_on, draft.withdrawn_how
    row.given_by = draft.given_by.value if draft.given_by else ""
    row.giver, row.holder, row.exceptions = draft.giver, draft.holder, draft.exceptions
    row.scope = sorted(kind.value for kind in draft.scope)
    row.language, row.interpreter, row.read_aloud = draft.language, draft.interpreter, draft.read_aloud
    row.document_id = draft.document
    if _parties(row) != draft.parties:
        row.parties = [_party(place, each) for place, each in enumerate(draft.parties)]


def renew(session: Session, consent: UUID, on: date) -> ConsentRow:
    """Add a new consent to the same, given on a day; the old one stays as it was.

    How it was read and by whom is asked anew, and so is the paper.
    """
    row = found_consent(session, consent)
    new = ConsentRow(person_id=row.person_id, purpose=row.purpose, given_on=on)
    new.given_by, new.giver, new.holder = row.given_by, row.giver, row.holder
    new.scope, new.exceptions, new.language = list(row.scope), row.exceptions, row.language
    new.parties = [_party(place, each) for place, each in enumerate(_parties(row))]
    session.add(new)
    return new


def _parties(row: ConsentRow) -> tuple[ConsentParty, ...]:
    return tuple(
        ConsentParty(
            each.organisation, each.unit, each.name, ContactId(each.contact_id) if each.contact_id else None
        )
        for each in row.parties
    )


def _party(place: int, party: ConsentParty) -> ConsentPartyRow:
    return ConsentPartyRow(
        position=place,
        contact_id=party.contact,
        organisation=party.organisation,
        unit=party.unit,
        name=party.name,
    )
