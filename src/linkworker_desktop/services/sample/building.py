"""Filling an empty vault with the sample municipality in a few transactions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.folder import PARTS, part_of
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import (
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
)
from linkworker_desktop.services.folder_blobs import kept_blob
from linkworker_desktop.services.folder_facts import to_keep
from linkworker_desktop.services.sample.around import keep_around
from linkworker_desktop.services.sample.contacts import contact_drafts
from linkworker_desktop.services.sample.cooperation import keep_cooperation
from linkworker_desktop.services.sample.events import keep_calendar
from linkworker_desktop.services.sample.facts import facts_of
from linkworker_desktop.services.sample.families import SampleFamily, sample_families
from linkworker_desktop.services.sample.history import PastIssue, past_issues
from linkworker_desktop.services.sample.life import keep_life
from linkworker_desktop.services.sample.open_vault import OpenVault
from linkworker_desktop.services.sample.shapes import Town, towns
from linkworker_desktop.services.sample.town_map import town_map_png

_EMERGENCY_CONFIRMED_DAYS = 22
_CHOSEN_BY_TOWN = ("school", "gp", "daycare")
"""Categories of which a family's folder prints only the one of its own town."""


def build_sample(services: OpenVault, today: date) -> None:
    """Fill an empty vault with Skovsunde Kommune as it stands on `today`; the same day gives the same content."""
    families = sample_families(today)
    with collector_at_rest():
        _keep_municipality(services)
        _keep_emergency_contacts(services, today)
        with services.database.write("sample.build") as session:
            contacts = _keep_contacts(services, session, contact_drafts(today))
            rows = [_keep_family(services, session, family, contacts, today) for family in families]
            _note_opened(services, families, rows)
        keep_cooperation(services, today)
        _keep_issues(services, past_issues(services.folders, families, today))
        keep_life(services, families, contacts, today)
        keep_around(services, families, contacts, today)
        keep_calendar(services.database, {each.draft.surname: each.id for each in families}, today)
        _put_away(services, families, today)


def _keep_municipality(services: OpenVault) -> None:
    for name, value in towns().municipality.items():
        services.municipality.set_fact(name, value)
    services.folders.set_map(None, town_map_png())


def _keep_emergency_contacts(services: OpenVault, today: date) -> None:
    """Make the region's emergency contacts as a new municipality gets them, and confirm them."""
    verified_on = today - timedelta(days=_EMERGENCY_CONFIRMED_DAYS)
    for made in services.municipality.add_emergency_contacts(services.municipality.read().region):
        if made.id is not None:
            draft = services.contacts.view(ContactId(made.id)).draft
            services.contacts.save(replace(draft, verified_on=verified_on, verified_how="set på hjemmesiden"))


def _keep_contacts(
    services: OpenVault, session: Session, drafts: Sequence[ContactDraft]
) -> list[tuple[ContactId, ContactDraft]]:
    return list(zip(services.contacts.create_all(session, drafts), drafts, strict=True))


def _keep_family(
    services: OpenVault,
    session: Session,
    family: SampleFamily,
    contacts: Sequence[tuple[ContactId, ContactDraft]],
    today: date,
) -> FamilyRow:
    row = services.families.create_imported(session, family.draft, family.id, family.code)
    for name, typed in facts_of(family, today).items():
        value = to_keep(FACTS[name], typed, today)
        session.add(FactValueRow(family_id=family.id, name=name, value=value))
    if family.shape.parts_off:
        for part in PARTS:
            included = part.number not in family.shape.parts_off
            session.add(
                FolderPartRow(
                    family_id=family.id, number=part.number, position=part.number, included=included
                )
            )
    session.add_all(_contacts_of_other_towns(family, contacts))
    return row


def _contacts_of_other_towns(
    family: SampleFamily, contacts: Sequence[tuple[ContactId, ContactDraft]]
) -> Iterable[FolderContactRow]:
    """Yield the choices that leave the other towns' schools, doctors and day care out of the family's folder."""
    own = _own_places(towns().named(family.shape.town))
    for contact, draft in contacts:
        number = part_of(draft.category)
        if number and draft.printable and draft.category in _CHOSEN_BY_TOWN and draft.organisation not in own:
            yield FolderContactRow(
                family_id=family.id, number=number, contact_id=contact, position=0, included=False
            )


def _own_places(town: Town) -> frozenset[str]:
    return frozenset({town.school, town.doctor, town.daycare})


def _note_opened(services: OpenVault, families: Sequence[SampleFamily], rows: Sequence[FamilyRow]) -> None:
    now = services.clock.now().replace(tzinfo=None)
    for family, row in zip(families, rows, strict=True):
        if family.shape.opened is not None:
            row.opened_at = now - timedelta(hours=family.shape.opened)


def _keep_issues(services: OpenVault, issues: Sequence[PastIssue]) -> None:
    linkworker = services.municipality.read().linkworker
    with services.database.write("sample.build") as session:
        for issue in issues:
            session.add(
                FolderIssueRow(
                    family_id=issue.family.id,
                    printed_at=issue.printed_at,
                    handed_out_at=issue.handed_out_at,
                    handed_to=issue.handed_to,
                    handed_by=linkworker,
                    languages=[issue.language],
                    read_aloud=issue.read_aloud,
                    interpreter=issue.interpreter,
                    pages=issue.paper.pages,
                    blob_id=kept_blob(session, issue.paper.pdf, "application/pdf").id,
                )
            )


def _put_away(services: OpenVault, families: Sequence[SampleFamily], today: date) -> None:
    for family in families:
        closed = family.shape.closed
        if closed is not None:
            services.families.close(family.id, today - timedelta(days=closed.days), closed.reason)
        if family.shape.trash:
            services.families.delete(family.id)
