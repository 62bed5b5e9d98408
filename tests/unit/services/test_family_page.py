"""The page of a family says what the pages of its parts say, in the same few questions however much there is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.timeline import TimelineKind
from linkworker_desktop.services.family_course import phases_of
from linkworker_desktop.services.family_page import FamilyPageView
from linkworker_desktop.services.folder_issues import FolderIssues
from linkworker_desktop.services.folder_views import HandOver

MOST_STATEMENTS = 6


def _family(services: Services, people: int = 1) -> FamilyId:
    members = [an_adult(f"Navn {number}") for number in range(people)]
    return FamilyId(services.families.save(a_family("Nakhlawar", *members)).id)  # type: ignore[arg-type]


def _filled(services: Services, family: FamilyId, count: int) -> None:
    """Give a family's folder contacts, facts, parts and printed papers."""
    for number in range(count):
        services.contacts.save(a_contact("gp", f"Lægehus {number}", verified_on=None))
        clock = FixedClock(datetime(2026, 11, 20 + number % 3, 7, number, tzinfo=UTC))
        issue = FolderIssues(services.database, clock).record_print(
            family, ("ar", "uk")[: number % 2 + 1], b"%PDF", 2
        )
        services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir"))
    services.folders.move(family, 8, 1)
    services.folders.include(family, 3, included=False)
    services.folders.set_fact(family, "stoppested", "Kløverbakken")


def _page(services: Services, family: FamilyId) -> FamilyPageView:
    return services.families.page(family, f"note.{family.hex}")


def _lived_in(services: Services, family: FamilyId) -> None:
    """Give a family a hundred entries of its log, and so many placements and consents that twenty dates are open."""
    persons = [member.person for member in services.families.draft(family).members if member.person]
    school = services.contacts.save(a_contact("school", "Skovsunde Skole")).id
    for number in range(100):
        services.log.save(
            LogDraft(
                family,
                f"Linje {number}",
                at=datetime(2026, 11, 1 + number % 23, 9, number % 60),
                persons=tuple(persons[: number % 3]),
                contact=ContactId(school) if number % 2 else None,  # type: ignore[arg-type]
            )
        )
    for person in persons:
        services.consents.save(ConsentDraft(person, date(2026, 10, 1), "Skole"))
        services.placements.save(PlacementDraft(person, date(2026, 10, 1), planned_end_on=date(2027, 1, 1)))
    services.network.add(family, [ContactId(school)])  # type: ignore[arg-type]
    services.relay.open(family, services.relay.myself())
    services.log.keep_line(LogDraft(family, "halv"))


def test_the_page_takes_six_statements_however_much_there_is(services: Services) -> None:
    small, large = _family(services), _family(services, people=12)
    _filled(services, large, 10)
    _lived_in(services, large)
    assert sum(row.row.is_open for row in services.deadlines.due(large)) >= 20
    counts = []
    for family in (small, large):
        with counted_statements(services) as said:
            _page(services, family)
        counts.append(len(said))
    assert counts[0] == counts[1] <= MOST_STATEMENTS, said


def test_opening_the_page_is_one_write_beside_it(services: Services) -> None:
    family = _family(services)
    with counted_statements(services) as said:
        services.families.note_opened(family)
    assert [statement.split()[0] for statement in said] == ["UPDATE", "SELECT", "INSERT"]


def test_the_sheet_alone_takes_one_statement_and_says_what_the_page_says(services: Services) -> None:
    family = _family(services, people=3)
    with counted_statements(services) as said:
        sheet = services.families.sheet(family)
    assert len(said) == 1
    assert sheet == services.families.page(family).sheet


def test_the_page_says_of_every_part_what_the_part_says_itself(services: Services) -> None:
    family = _family(services, people=3)
    _lived_in(services, family)
    page = _page(services, family)
    due = services.deadlines.due(family)
    assert page.due == due
    assert page.placements == services.placements.of_family(family)
    consents = services.consents.of_family(family)
    assert [(each.id, each.name, each.given_on) for each in page.consents] == [
        (view.draft.consent, view.name, view.draft.given_on) for view in consents
    ]
    assert page.timeline == services.timeline.page(family, due=due)
    assert page.network == services.network.of_family(family).network
    assert page.relay == services.relay.of_family(family)
    assert page.phases == phases_of(due, page.placements, page.sheet.housed_at, datetime(2026, 11, 24, 8, 42))
    assert page.documents == 0
    assert page.unsaved_line == LogDraft(family, "halv")


def test_the_page_of_a_person_has_theirs_alone_in_the_same_few_statements(services: Services) -> None:
    small, large = _family(services), _family(services, people=4)
    _lived_in(services, large)
    counts = []
    for family in (small, large):
        persons = [member.person for member in services.families.draft(family).members if member.person]
        with counted_statements(services) as said:
            page = services.families.person(family, persons[0])
        counts.append(len(said))
        assert page.member.draft.person == persons[0]
        assert {row.person for row in page.due} <= {"Navn 0 Nakhlawar"}
        assert all(persons[0] in item.about for item in page.timeline.items)
        assert {each.person for each in page.consents} <= {persons[0]}
        assert {each.draft.person for each in page.placements} <= {persons[0]}
    assert counts[0] == counts[1] <= MOST_STATEMENTS
    whole = services.families.page(large)
    assert [each for each in whole.consents if each.person == persons[0]] == list(page.consents)
    assert page.due
    assert len(page.due) < len(whole.due)


def test_somebody_who_never_was_in_the_family_has_no_page_in_it(services: Services) -> None:
    one, other = _family(services), _family(services)
    [stranger] = [member.person for member in services.families.draft(other).members]
    with pytest.raises(UserError, match="ikke i familien"):
        services.families.person(one, stranger)  # type: ignore[arg-type]


def test_the_page_holds_with_names_of_four_scripts_and_signs_of_sql(services: Services) -> None:
    names = ("سمير", "Олена", "ሳባ", "O'Neil \"%_\\")
    members = [an_adult(name) for name in names]
    family = FamilyId(services.families.save(a_family("Наталія '; DROP", *members)).id)  # type: ignore[arg-type]
    page = _page(services, family)
    assert tuple(member.draft.given_name for member in page.sheet.members) == names
    persons = [member.draft.person for member in page.sheet.members]
    services.log.save(LogDraft(family, "Alle", persons=tuple(persons)))  # type: ignore[arg-type]
    [note] = [item for item in _page(services, family).timeline.items if item.kind is TimelineKind.NOTE]
    assert tuple(badge.text for badge in note.badges) == names


def test_the_page_says_of_the_folder_what_the_folders_own_page_says(services: Services) -> None:
    family = FamilyId(
        services.families.save(a_family("Nakhlawar", an_adult(), a_child(8), a_child(3, "Lana"))).id  # type: ignore[arg-type]
    )
    for step in range(3):
        if step == 1:
            _filled(services, family, 3)
        if step == 2:
            services.texts.save(5, "da", "Bussen kører fra {stoppested}. Ring til {raadgiver}.\n\n[[kort]]")
        page, view = services.families.page(family), services.folders.view(family)
        assert page.folder.missing == view.missing
        assert page.folder.stale == len(view.stale)
        assert page.folder.issues == view.issues
        assert page.folder.deadline == page.sheet.folder == view.deadline


@pytest.mark.parametrize("months", [1, 3, 13, 60])
def test_a_category_with_its_own_interval_goes_stale_on_the_page_as_in_the_folder(
    services: Services, months: int
) -> None:
    family = _family(services)
    services.contact_settings.set_months("gp", months)
    for day in (date(2026, 10, 24), date(2026, 8, 31), date(2025, 10, 24), date(2021, 11, 1)):
        services.contacts.save(a_contact("gp", f"Læge {day}", verified_on=day))
        services.contacts.save(a_contact("school", f"Skole {day}", verified_on=day))
    stale = services.families.page(family).folder.stale
    assert stale == len(services.folders.view(family).stale) > 0


def test_an_unsaved_note_comes_with_its_page_alone(services: Services) -> None:
    family, other = _family(services), _family(services)
    services.drafts.keep(f"note.{family.hex}", "Ring i morgen")
    assert _page(services, family).unsaved_note == "Ring i morgen"
    assert _page(services, other).unsaved_note is None


def test_a_family_without_members_or_in_the_trash_still_has_its_page(services: Services) -> None:
    family = FamilyId(services.families.save(a_family("Nakhlawar", members=())).id)  # type: ignore[arg-type]
    services.families.close(family, date(2026, 11, 24), "Flyttet")
    services.families.delete(family)
    sheet = services.families.page(family).sheet
    assert (sheet.members, sheet.closed_reason, sheet.deleted_at is not None) == ((), "Flyttet", True)


def test_the_page_of_an_erased_family_is_told_as_gone(services: Services) -> None:
    family = _family(services)
    services.families.delete(family)
    services.families.erase(family)
    for work in (services.families.page, services.families.note_opened):
        with pytest.raises(UserError, match="findes ikke længere"):
            work(family)
