"""Thousands of contacts in one go: all of them or none, one record, and an undo that is as quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from tests.builders.clocks import MovingClock
from tests.builders.contacts import WHOLE
from tests.builders.events import an_appointment, save
from tests.builders.families import a_contact
from tests.builders.life import Life

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow
from linkworker_desktop.services.contact_bulk import erase_batch, write_batch
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.services.municipality import MunicipalityDraft


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


@pytest.fixture
def clock() -> MovingClock:
    """Tuesday 24 November 2026, 8.42 in Denmark, until a test sets it forward."""
    return MovingClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


def _written(
    services: Services,
    session: Session,
    drafts: Sequence[ContactDraft],
    progress: Callable[[int], None] | None = None,
    ids: Sequence[ContactId] | None = None,
) -> list[ContactId]:
    return write_batch(session, drafts, services.clock.now(), progress, ids)


def _placed_with(services: Services, employer: ContactId) -> None:
    services.placements.save(PlacementDraft(Life(services).person(), date(2026, 11, 16), employer=employer))


def test_a_batch_is_whole_findable_and_one_record_in_the_trail(services: Services) -> None:
    drafts = [replace(WHOLE, person=f"Prøve {number}") for number in range(1200)]
    told: list[int] = []
    with services.database.write("contact.import") as session:
        made = _written(services, session, drafts, told.append)
    assert told == [1000, 1200]
    assert services.contacts.view(made[7]).draft == replace(drafts[7], contact=made[7])
    assert services.contacts.keys(ContactQuery(text="prøve 1199"))[:] == (made[1199],)
    with services.database.read() as session:
        assert audit.verify_chain(session).is_sound
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "contact.import")).all()
    (batch,) = [row for row in rows if row.entity == "contact_batch"]
    assert batch.changes["number"] == 1200
    assert not [row for row in rows if row.entity == "contact"]


def test_a_batch_erased_leaves_no_trace_in_tables_or_search_and_comes_back_under_its_ids(
    services: Services,
) -> None:
    kept = services.contacts.save(a_contact("gp", "Blivende")).id
    drafts = [replace(WHOLE, person=f"Prøve {number}") for number in range(50)]
    with services.database.write("contact.import") as session:
        made = _written(services, session, drafts)
    with services.database.write("contact.import") as session:
        erase_batch(session, made)
    assert [view.id for view in services.contacts.rows()] == [kept]
    assert services.contacts.rows("prøve") == ()
    assert services.contacts.rows("blivende") != ()
    with services.database.read() as session:
        assert session.scalar(select(func.count()).select_from(ContactPhoneRow)) == 1
    with services.database.write("contact.check") as session:
        session.execute(text("INSERT INTO search_name(search_name) VALUES('integrity-check')"))
        _written(services, session, drafts, ids=made)
    assert services.contacts.view(made[3]).draft.person == "Prøve 3"


def test_giving_up_leaves_nothing(services: Services) -> None:
    class GivenUp(Exception):
        pass

    def stop(_done: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp), services.database.write("contact.import") as session:
        _written(services, session, [a_contact("gp", f"Sted {n}") for n in range(1500)], stop)
    assert services.contacts.rows() == ()
    assert services.contacts.organisations() == ()


@pytest.mark.parametrize("use", ["edited", "called", "met", "placed"])
def test_a_batch_that_came_into_use_is_not_erased(services: Services, clock: MovingClock, use: str) -> None:
    with services.database.write("contact.import") as session:
        made = _written(services, session, [a_contact("gp", f"Sted {n}") for n in range(3)])
    if use == "edited":
        clock.forward(hours=1)
        services.contacts.verify(made[1])
    elif use == "met":
        save(services, an_appointment(contact=made[1]))
    elif use == "placed":
        _placed_with(services, made[1])
    else:
        clock.forward(days=365)
        services.call_rounds.start()
    with pytest.raises(UserError), services.database.write("contact.import") as session:
        erase_batch(session, made)
    assert len(services.contacts.rows()) == 3
