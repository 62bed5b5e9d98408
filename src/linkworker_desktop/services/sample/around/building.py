"""Writing what stands round the sample's families, after their life is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from linkworker_desktop.domain.kinship import KinshipKind
from linkworker_desktop.domain.relay_rules import facts_of
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.network import KinshipRow
from linkworker_desktop.services import log_rows, relay_rows
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.sample.around.contacts import Contact, Directory
from linkworker_desktop.services.sample.around.network import involvements
from linkworker_desktop.services.sample.around.notes import notes
from linkworker_desktop.services.sample.around.relays import coordinators, model_of, relay_of
from linkworker_desktop.services.sample.around.shapes import around_shape, ident_of
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.open_vault import OpenVault

_STUCK_DAYS = 17
_MANAGER = ("Integrationsenheden", "Gitte Hedelyngsø")


def keep_around(
    services: OpenVault, families: Sequence[SampleFamily], contacts: Sequence[Contact], today: date
) -> None:
    """Write networks, notes, relay logs and coordinators; the same day gives the same rows."""
    directory = Directory(contacts)
    author = services.municipality.read().linkworker
    with services.database.write("sample.around") as session:
        for number, family in enumerate(families):
            session.add_all(involvements(family, directory, today))
            written = list(notes(family, directory, today, author))
            session.add_all(written)
            _keep_relay(session, family, number, directory, today, author)
            session.flush()
            log_rows.index_again(session, [row.id for row in written])
        _keep_ties(session, families)


def _keep_relay(
    session: Session, family: SampleFamily, number: int, directory: Directory, today: date, author: str
) -> None:
    log = relay_of(family, number, directory, today, author)
    session.add_all([*log, *coordinators(family, log)])
    session.flush()
    row = session.get_one(FamilyRow, family.id)
    if log:
        row.coordinator_model = model_of(family).value
    shape = around_shape().relay
    if family.draft.surname == shape.hotspot:
        row.hotspot_on = today - timedelta(days=_STUCK_DAYS)
        row.hotspot_reason = shape.hotspot_reason
        row.hotspot_manager = directory.named(*_MANAGER)[1].person
    subject = SubjectRef(SubjectKind.FAMILY, family.id)
    for kind, day in sorted(facts_of(relay_rows.log_of(session, family.id))):
        at = next(each.recorded_at for each in log if each.at.date() == day)
        write_down(session, kind, subject, When(day), at)


def _keep_ties(session: Session, families: Sequence[SampleFamily]) -> None:
    """Say whose mother the grandmother of the first family is."""
    family = next(each for each in families if each.draft.surname == around_shape().family)
    by_name = {member.given_name: member.person for member in family.draft.members}
    session.add(
        KinshipRow(
            id=ident_of("kinship/Hana"),
            person_id=by_name["Hana"],
            other_id=by_name["Samer"],
            kind=KinshipKind.PARENT.value,
        )
    )
