"""The calendar's papers, made from a vault: whose dates stand on them, what is kept from others, and the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.builders.events import a_meeting, a_task, an_appointment, save, the_id
from tests.builders.families import a_contact, a_family, an_adult
from tests.builders.pdf_reading import ReadPdf
from tests.builders.rule_change import people_of, settle_in

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import Visibility
from linkworker_desktop.domain.events import GroupTag, MeetingType, Responsible
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.services.calendar_papers import CalendarPapers
from linkworker_desktop.services.calendar_views import CalendarFilter, EntryKind

DAY = date(2026, 11, 30)


@pytest.fixture
def papers(services: Services) -> CalendarPapers:
    return services.calendar_papers


@pytest.fixture
def family(services: Services) -> UUID:
    """A family whose only dates are those a test gives it."""
    return the_id(services.families.save(replace(a_family("Nakhlawar"), housed_at=None)))


def text_of(pdf: bytes) -> str:
    read = ReadPdf(pdf)
    return " ".join(" ".join(read.text(index) for index in range(len(read))).split())


def test_the_fridge_has_the_familys_own_appointments_and_tasks(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(services, an_appointment("Forældremøde", DAY, family=family, place="Ådalby Skole"))
    save(services, a_task("Send papirer til banken", DAY, family=family, responsible=Responsible.CITIZEN))
    text = text_of(papers.fridge(family, "ar"))
    for word in ("Forældremøde", "30.11.", "mandag", "kl. 10.00", "Ådalby Skole", "Send papirer til banken"):
        assert word in text


def test_the_fridge_has_nothing_of_the_office_and_nothing_of_another_family(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    other = the_id(services.families.save(replace(a_family("Kalynopil"), housed_at=None)))
    save(services, an_appointment("Andres aftale", DAY, family=other, place="Andres sted"))
    save(services, an_appointment("Aftale uden familie", DAY))
    save(services, a_task("Skriv til skolen", DAY, family=family))
    save(services, an_appointment("Fælles forberedelse", DAY, family=family, group_tag=GroupTag.INTERNAL))
    for kind in (MeetingType.COORDINATION, MeetingType.RELAY):
        save(services, a_meeting(DAY, family=family, meeting_type=kind, title=f"Hemmeligt {kind}"))
    text = text_of(papers.fridge(family, "da"))
    for word in ("Andres", "uden familie", "Skriv til", "forberedelse", "Hemmeligt", "Kalynopil", "30.11."):
        assert word not in text
    assert "Der er ingen datoer lige nu." in text


def test_a_meeting_is_named_by_its_sort_and_never_by_its_own_title_or_note(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(
        services,
        a_meeting(DAY, family=family, meeting_type=MeetingType.CASE, title="Gæld", note="Fortroligt notat"),
    )
    text = text_of(papers.fridge(family, "ar"))
    assert "Møde om familien" in text
    assert "Gæld" not in text
    assert "Fortroligt" not in text


def test_past_done_and_far_appointments_are_not_on_the_fridge(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(services, an_appointment("I går", date(2026, 11, 23), family=family))
    early = When(date(2026, 11, 24), time(7))
    save(services, an_appointment("I dag tidligt", family=family, starts=early, ends=None))
    save(services, an_appointment("Til foråret", date(2027, 4, 1), family=family))
    services.events.complete(save(services, an_appointment("Klaret", DAY, family=family)))
    text = text_of(papers.fridge(family, "da"))
    for title in ("I går", "I dag tidligt", "Til foråret", "Klaret"):
        assert title not in text


def test_a_doctor_may_be_named_and_a_place_of_refuge_may_not(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    doctor = the_id(services.contacts.save(a_contact("gp", "Lægehuset Ådalby")))
    refuge = the_id(services.contacts.save(a_contact("shelter_hotline", "Krisecenter Nord")))
    own = the_id(services.contacts.save(a_contact("school", "Hemmelig skole", visibility=Visibility.ONLY_ME)))
    save(services, an_appointment("Undersøgelse", DAY, family=family, contact=doctor))
    save(services, an_appointment("Samtale", DAY, family=family, contact=refuge))
    save(services, an_appointment("Besøg", DAY, family=family, contact=own))
    text = text_of(papers.fridge(family, "ar"))
    assert "Lægehuset Ådalby" in text
    assert "Krisecenter" not in text
    assert "Hemmelig skole" not in text


def test_the_same_for_two_members_is_one_date_with_given_names(
    services: Services, papers: CalendarPapers
) -> None:
    draft = replace(a_family("Nakhlawar", an_adult(), an_adult("Rana")), housed_at=None)
    family = the_id(services.families.save(draft))
    for person in people_of(services, family):
        save(services, an_appointment("Test i dansk", DAY, family=family, person=person.ident))
    text = text_of(papers.fridge(family, "da"))
    assert text.count("Test i dansk") == 1
    assert "Samir, Rana" in text


def test_rules_that_mean_something_to_the_family_stand_in_plain_words(
    services: Services, papers: CalendarPapers
) -> None:
    family = settle_in(services)
    text = text_of(papers.fridge(family, "da", days=120))
    assert "Møde om kontrakten" in text
    assert "senest" in text
    for office in ("Koordineringsmøde", "Visitation", "Referat", "§", "over"):
        assert office not in text


def test_a_deadline_gives_way_to_the_appointment_that_keeps_it(
    services: Services, papers: CalendarPapers
) -> None:
    family = the_id(services.families.save(a_family("Kalynopil")))
    assert text_of(papers.fridge(family, "da")).count("Infomøde med tolk") == 1
    meeting = a_meeting(date(2026, 11, 24), family=family, meeting_type=MeetingType.INFO)
    save(services, replace(meeting, starts=When(date(2026, 11, 24), time(10)), ends=None))
    text = text_of(papers.fridge(family, "da"))
    assert text.count("Infomøde med tolk") == 1
    assert "kl. 10.00" in text


def test_the_language_is_the_familys_own_unless_another_is_asked_for(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(services, an_appointment("Forældremøde", DAY, family=family))
    assert "الاثنين" in text_of(papers.fridge(family))
    assert "понеділок" in text_of(papers.fridge(family, "uk"))
    danish = text_of(papers.fridge(family, "da"))
    assert "الاثنين" not in danish
    assert "mandag" in danish


def test_there_is_a_tick_list_for_each_unit_that_has_something_to_do(
    services: Services, papers: CalendarPapers
) -> None:
    family = settle_in(services)
    view = services.reception.of_family(family)
    pdf = ReadPdf(papers.reception_lists(family))
    titles = [
        unit for unit in view.units if any(f"Tjekliste for {unit}" in pdf.text(i) for i in range(len(pdf)))
    ]
    assert len(pdf) == len(titles) > 5
    first = pdf.text(0)
    assert "Nakhlawar, 3 personer" in first
    assert "ti. 10.11.2026 kl. 14.00" in first


def test_one_unit_can_be_asked_for_and_what_is_left_out_is_not_named(
    services: Services, papers: CalendarPapers
) -> None:
    family = settle_in(services)
    task = next(each for each in services.reception.of_family(family).tasks if each.task.code == "P206").task
    pdf = papers.reception_lists(family, [task.unit])
    assert len(ReadPdf(pdf)) == 1
    assert "Opret bankkonto" in text_of(pdf)
    services.reception.tick(family, "P206", date(2026, 11, 16))
    assert "16.11." in text_of(papers.reception_lists(family, [task.unit]))
    services.reception.untick(family, "P206")
    services.reception.leave_out(family, "P206", "Har konto i forvejen")
    text = text_of(papers.reception_lists(family, [task.unit]))
    assert "Opret bankkonto" not in text
    assert "Har konto" not in text


def test_a_unit_without_tasks_is_refused_in_one_sentence(services: Services, papers: CalendarPapers) -> None:
    with pytest.raises(UserError, match="ingen opgaver"):
        papers.reception_lists(settle_in(services), ["Findes ikke"])


def test_month_week_and_agenda_hold_the_same_entries(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(services, an_appointment("Forældremøde", DAY, family=family, place="Ådalby Skole"))
    for pdf in (papers.month(DAY), papers.week(DAY), papers.agenda(date(2026, 11, 24))):
        text = text_of(pdf)
        assert "Forældremøde" in text
        assert "Nakhlawar" in text
        assert "10.00–11.00" in text
        assert "Til eget brug" in text
    assert "Anden juledag" in text_of(papers.month(date(2026, 12, 1)))


def test_without_names_there_are_codes_and_nothing_typed_in(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    save(services, an_appointment("Samtale med Samir", DAY, family=family, place="Havnekajen 3"))
    save(services, a_task("Brev til Samir", date(2026, 11, 20), family=family))
    code = services.families.sheet(family).code  # type: ignore[arg-type]
    made = [
        papers.month(DAY, with_names=False),
        papers.week(DAY, with_names=False),
        papers.agenda(date(2026, 11, 24), with_names=False),
        papers.overdue(with_names=False),
    ]
    for pdf in made:
        text = text_of(pdf)
        assert f"Familie {code}" in text
        assert "Uden navne" in text
        for word in ("Samir", "Nakhlawar", "Havnekajen", "Til eget brug"):
            assert word not in text


def test_what_lasts_several_days_stands_on_each_day_of_the_month_and_once_in_the_agenda(
    services: Services, papers: CalendarPapers
) -> None:
    save(services, an_appointment("Kursus", starts=When(DAY), ends=When(date(2026, 12, 2))))
    assert text_of(papers.month(date(2026, 12, 1))).count("Kursus") == 3
    assert text_of(papers.agenda(date(2026, 11, 24))).count("Kursus") == 1
    assert text_of(papers.agenda(date(2026, 12, 1))).count("Kursus") == 1


def test_a_filter_is_said_on_the_paper(services: Services, papers: CalendarPapers) -> None:
    save(services, an_appointment("Aftalen", DAY))
    save(services, a_task("Opgaven", DAY))
    only = CalendarFilter(kinds=frozenset({EntryKind.TASK}))
    text = text_of(papers.month(DAY, only))
    assert "Opgaven" in text
    assert "Aftalen" not in text
    assert "Et udvalg af kalenderen" in text


def test_what_is_late_stands_with_the_law_first_and_the_day_it_was_due(
    services: Services, papers: CalendarPapers
) -> None:
    settle_in(services)
    save(services, a_task("Ring til skolen", date(2026, 11, 20)))
    text = text_of(papers.overdue())
    assert "20.11.2026" in text
    assert "dage over" not in text
    if "Lovens frister" in text:
        assert text.index("Lovens frister") < text.index("Andre frister")


def test_nothing_late_is_said_in_a_sentence(papers: CalendarPapers) -> None:
    assert "Der er ikke noget over tiden." in text_of(papers.overdue())


def test_the_year_wheel_hides_typed_titles_without_names(services: Services, papers: CalendarPapers) -> None:
    save(services, a_meeting(date(2026, 12, 3), meeting_type=MeetingType.OTHER, title="Møde hos Birgit"))
    assert "Møde hos Birgit" in text_of(papers.year_wheel(2026))
    hidden = text_of(papers.year_wheel(2026, with_names=False))
    assert "Birgit" not in hidden
    assert "3.12." in hidden


def test_every_paper_is_in_the_log_with_whose_it_is(
    services: Services, papers: CalendarPapers, family: UUID
) -> None:
    papers.fridge(family, "ar")
    papers.month(DAY, with_names=False)
    with services.database.read() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "calendar.print")).all()
        said = [(row.operation, row.entity, row.changes) for row in rows]
    assert [(operation, entity) for operation, entity, _changes in said] == [
        ("seen", "family"),
        ("seen", "event"),
    ]
    assert said[0][2]["paper"] == "fridge"
    assert said[1][2]["with_names"] is False


def test_a_family_that_is_gone_has_no_paper(services: Services, papers: CalendarPapers, family: UUID) -> None:
    services.families.delete(family)  # type: ignore[arg-type]
    services.families.erase(family)  # type: ignore[arg-type]
    with pytest.raises(UserError):
        papers.fridge(family)
