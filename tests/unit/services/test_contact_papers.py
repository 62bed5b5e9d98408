"""The papers about contacts, made from a vault and recorded in its log."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft, Sector, Visibility
from linkworker_desktop.domain.family import Address
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.services.contact_papers import ContactPapers
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.services.cooperation_views import AgreementDraft, InterfaceDraft, UnitName

SKOVSUNDE = Address("Skolevænget 3", "0110", "Skovsunde")


@pytest.fixture
def papers(services: Services) -> ContactPapers:
    return services.contact_papers


def a_contact(services: Services, name: str, category: str = "gp", **values: object) -> ContactId:
    draft = ContactDraft(category, name, phones=(PhoneDraft("01223344"),), address=SKOVSUNDE, **values)  # type: ignore[arg-type]
    return ContactId(services.contacts.save(draft).id)  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    read = ReadPdf(pdf)
    return "\n".join(read.text(index) for index in range(len(read)))


def printings(services: Services) -> list[tuple[str, str, object]]:
    with services.database.read() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "contact.print")).all()
        return [(row.operation, row.entity, row.changes) for row in rows]


def test_a_directory_has_everybody_who_may_be_printed(services: Services, papers: ContactPapers) -> None:
    a_contact(services, "Lægehuset")
    a_contact(services, "Hemmeligt", visibility=Visibility.ONLY_ME)
    services.contacts.end(a_contact(services, "Nedlagt"))
    text = text_of(papers.directory())
    assert "Lægehuset" in text
    assert "Hemmeligt" not in text
    assert "Nedlagt" not in text
    assert "Hemmeligt" in text_of(papers.directory(private=True))


@pytest.mark.parametrize(("by", "first"), [("town", "By for by"), ("sector", "Område for område")])
def test_a_directory_is_grouped_as_asked(
    services: Services, papers: ContactPapers, by: str, first: str
) -> None:
    a_contact(services, "Lægehuset")
    assert first in text_of(papers.directory(by=by))


def test_those_a_list_shows_or_those_marked_are_printed(services: Services, papers: ContactPapers) -> None:
    doctor = a_contact(services, "Lægehuset")
    a_contact(services, "Skolen", "school")
    assert "Skolen" not in text_of(papers.directory([doctor]))
    schools = ContactQuery(sectors=frozenset({Sector.EDUCATION}))
    assert "Lægehuset" not in text_of(papers.pocket(schools))


def test_nothing_to_print_is_said(services: Services, papers: ContactPapers) -> None:
    with pytest.raises(UserError, match="ingen kontakter"):
        papers.directory([])
    assert printings(services) == []


def test_every_printing_is_recorded_once(services: Services, papers: ContactPapers) -> None:
    a_contact(services, "Lægehuset")
    papers.directory([*services.contacts.keys(ContactQuery(text="Lægehuset"))])
    papers.pocket(ContactQuery(text="Lægehuset"), private=True)
    assert printings(services) == [
        ("seen", "contact", {"contacts": 1, "private": False}),
        ("seen", "contact", {"contacts": 1, "private": True}),
    ]


def test_the_poster_of_an_interface_tells_whom_to_ring(services: Services, papers: ContactPapers) -> None:
    draft = InterfaceDraft(
        UnitName("Integrationsenheden"),
        UnitName("Jobcentret"),
        a_does="Finder bolig",
        handover="Når kontrakten er underskrevet",
        contact_b=a_contact(services, "Jobcentrets vagt", "integration_unit"),
        review_on=date(2027, 9, 1),
    )
    saved = services.cooperation.save_interface(draft)
    assert saved.id is not None
    text = text_of(papers.interface_poster(saved.id))
    for part in ("Integrationsenheden", "Jobcentret", "Finder bolig", "01 22 33 44", "1.9.2027"):
        assert part in text
    assert [entity for _operation, entity, _changes in printings(services)] == ["interface_description"]


def test_a_poster_names_nobody_who_may_not_be_printed(services: Services, papers: ContactPapers) -> None:
    hidden = a_contact(services, "Inger Vindkærby", visibility=Visibility.ONLY_ME)
    draft = AgreementDraft(UnitName("", "Frivillige i Ådalby"), "Lektiehjælp", do="Lektier", contact=hidden)
    saved = services.cooperation.save_agreement(draft)
    assert saved.id is not None
    text = text_of(papers.agreement_poster(saved.id))
    assert "Frivillige i Ådalby" in text
    assert "Lektier" in text
    assert "Inger" not in text
    assert [entity for _operation, entity, _changes in printings(services)] == ["cooperation_agreement"]
