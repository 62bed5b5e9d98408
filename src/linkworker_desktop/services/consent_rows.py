"""Between a consent and its row."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import ConsentRow


def found_consent(session: Session, consent: UUID) -> ConsentRow:
    """Return the row of a consent. Raises `UserError` when it is gone."""
    row = session.get(ConsentRow, consent)
    if row is None:
        raise UserError(_("Samtykket findes ikke længere. Åbn siden igen."))
    return row


def renew(session: Session, consent: UUID, on: date) -> ConsentRow:
    """Add a new consent to the same, given on a day; the old one stays as it was."""
    row = found_consent(session, consent)
    new = ConsentRow(person_id=row.person_id, purpose=row.purpose, given_on=on)
    session.add(new)
    return new
