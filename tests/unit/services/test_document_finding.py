"""Documents in the search box: found by everything said about them, the newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.builders.clocks import MovingClock
from tests.builders.life import Life
from tests.builders.statements import counted_statements

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentDraft, DocumentId, DocumentKind
from linkworker_desktop.services.document_finding import FoundDocument


@pytest.fixture
def clock() -> MovingClock:
    """Tuesday 24 November 2026, 8.42 in Denmark, until a test sets it forward."""
    return MovingClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services)


def _put(life: Life, name: str, kind: DocumentKind = DocumentKind.LETTER, note: str = "") -> DocumentId:
    documents = life.services.documents
    made = DocumentId(documents.add(life.id, name, b"%PDF-1.7 brev", kind=kind).id)  # type: ignore[arg-type]
    if note:
        documents.change(made, DocumentDraft(name, kind, None, note))
    return made


def _names(services: Services, text: str) -> list[str]:
    return [hit.name for hit in services.finder.documents(text)]


def test_a_document_is_found_with_its_family_by_name_note_kind_and_surname(
    services: Services, life: Life
) -> None:
    letter = _put(life, "Brev fra Ådalby Skole.pdf", note="om svømning")
    found = FoundDocument(letter, life.id, "Brev fra Ådalby Skole.pdf", "Brev · Nakhlawar · 24.11.2026")
    for text in ("aadalby", "ådalby SKOLE", "svømning", "svoemning nakhla", "br"):
        assert services.finder.documents(text) == (found,)
    for text in ("", "ådalby tandlæge", "qamhawar"):
        assert services.finder.documents(text) == ()


def test_the_newest_stands_first_and_no_more_than_asked_for(
    services: Services, life: Life, clock: MovingClock
) -> None:
    for number in range(4):
        _put(life, f"Afgørelse {number}.pdf")
        clock.forward(minutes=5)
    assert _names(services, "afgørelse") == [f"Afgørelse {number}.pdf" for number in (3, 2, 1, 0)]
    assert [hit.name for hit in services.finder.documents("afgørelse", 1)] == ["Afgørelse 3.pdf"]


def test_a_family_is_found_by_the_name_it_has_now(services: Services, life: Life) -> None:
    _put(life, "Pas.pdf")
    services.families.save(replace(services.families.draft(life.id), surname="Kalynopil"))
    assert _names(services, "pas kalyno") == ["Pas.pdf"]


def test_what_lies_in_the_trash_is_not_found_until_it_is_back(services: Services, life: Life) -> None:
    document = _put(life, "Pas.pdf")
    services.documents.delete([document])
    assert _names(services, "pas") == []
    services.documents.restore([document])
    services.families.delete(life.id)
    assert _names(services, "pas") == []
    services.families.restore(life.id)
    assert _names(services, "pas") == ["Pas.pdf"]


def test_one_statement_finds_them(services: Services, life: Life) -> None:
    _put(life, "Pas.pdf")
    with counted_statements(services) as said:
        services.finder.documents("pas")
    assert len([statement for statement in said if statement.lstrip().startswith("SELECT")]) == 1
