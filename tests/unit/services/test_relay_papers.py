"""The relay log as a paper of one family: what is left out, in which language, and that it was printed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.builders.life import Life

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.relay import Agreement, RelayKind
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.services.relay_views import Said


@pytest.fixture
def family(services: Services) -> UUID:
    """A family with a note, a correction of it, and a note that was written by mistake and taken back."""
    family = Life(services, surname="Zahrabani").id
    relay = services.relay
    relay.open(family, relay.myself(), Said(at=datetime(2026, 11, 10)))
    relay.note(family, Said("Karim i 6. B", at=datetime(2026, 11, 12)))
    note = relay.of_family(family).lines[0].entry.id
    relay.correct(note, "Det er 6. C")
    relay.note(family, Said("En anden families sag"))
    relay.retract(relay.of_family(family).lines[0].entry.id)
    relay.agreement(family, Said(agreements=(Agreement("ringer", "Skolen", date(2026, 12, 1)),)))
    return family


def test_the_paper_has_the_log_in_its_order_without_what_was_taken_back(
    services: Services, family: UUID
) -> None:
    paper = services.relay_papers.paper(family)
    assert [entry.kind for entry in paper.entries] == [
        RelayKind.OPENED,
        RelayKind.NOTE,
        RelayKind.AGREEMENT,
    ]
    assert [each.text for each in paper.entries[1].corrections] == ["Det er 6. C"]
    assert all("anden families" not in entry.text for entry in paper.entries)
    assert (paper.holder, paper.since) == ("Maja Vindkærby", date(2026, 11, 10))
    assert [(each.who, each.what) for each in paper.agreements] == [("Skolen", "ringer")]


def test_the_familys_language_is_chosen_unless_another_is_asked_for(services: Services, family: UUID) -> None:
    assert services.relay_papers.paper(family).language == "ar"
    assert services.relay_papers.paper(family, "uk").language == "uk"
    assert services.relay_papers.paper(family, "da").language is None


def test_printing_stands_in_the_trail(services: Services, family: UUID) -> None:
    assert services.relay_papers.pdf(family, language="ti").startswith(b"%PDF")
    with services.database.read() as session:
        row = session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first()
    assert row is not None
    assert (row.action, row.entity_id) == ("relay.print", str(family))
    assert row.changes == {"paper": "log", "entries": 3, "language": "ti"}


def test_an_empty_log_is_not_printed(services: Services) -> None:
    family = Life(services, surname="Nakhlawar").id
    with pytest.raises(UserError, match="Stafetloggen er tom"):
        services.relay_papers.pdf(family)
