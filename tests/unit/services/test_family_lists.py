"""Lists of families: conditions, columns, order, the saved ones, and how few questions are asked."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, PersonId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import Residence, SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.family_list_saving import body_of, columns_from, look_from, query_from
from linkworker_desktop.services.family_list_views import (
    EVERYBODY,
    USUAL_COLUMNS,
    FamilyPhase,
    Lack,
    ListColumn,
    ListLook,
    ListQuery,
    SavedListId,
)
from linkworker_desktop.services.family_views import FamilyFilter

TODAY = date(2026, 11, 24)
ALL = tuple(ListColumn)


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def names(services: Services, query: ListQuery) -> list[str]:
    return [line.row.surname for line in services.family_lists.page(query).lines]


def lacking(lack: Lack, **numbers: int) -> ListQuery:
    return ListQuery(lacks=frozenset({lack}), **numbers)  # type: ignore[arg-type]


def first_person(services: Services, family: FamilyId) -> PersonId:
    person = services.families.draft(family).members[0].person
    assert person is not None
    return person


def subject(services: Services, family: FamilyId, kind: HappeningKind) -> SubjectRef:
    if HAPPENING_WORDS[kind].recorded_for is SubjectKind.FAMILY:
        return SubjectRef(SubjectKind.FAMILY, family)
    return SubjectRef(SubjectKind.PERSON, first_person(services, family))


def happened(services: Services, family: FamilyId, kind: HappeningKind, on: date) -> None:
    services.happenings.record(kind, subject(services, family, kind), When(on))


@pytest.fixture
def three(services: Services) -> dict[str, FamilyId]:
    """A family of each letter, housed long ago."""
    housed = datetime(2026, 3, 2, 10, 0)
    return {
        name: saved(services, a_family(name, an_adult("Samir"), a_child(8), housed_at=housed))
        for name in ("Anwar", "Bakir", "Celik")
    }


def test_without_a_coordinator_are_those_nobody_coordinates_and_nobody_holds_the_relay_for(
    services: Services, three: dict[str, FamilyId]
) -> None:
    services.coordinators.save(three["Anwar"], CoordinatorModel.EXTENDED, [Actor("Sine Tidselmark")])
    services.relay.open(three["Bakir"], services.relay.myself())
    assert names(services, lacking(Lack.COORDINATOR)) == ["Celik"]
    assert names(services, ListQuery(coordinator="Sine Tidselmark")) == ["Anwar"]


def test_the_relay_that_has_ended_is_held_by_nobody(services: Services, three: dict[str, FamilyId]) -> None:
    services.relay.open(three["Bakir"], services.relay.myself())
    services.relay.close(three["Bakir"])
    assert "Bakir" in names(services, lacking(Lack.COORDINATOR))


def test_without_consent_is_a_family_with_an_adult_nobody_may_share_anything_about(
    services: Services, three: dict[str, FamilyId]
) -> None:
    for name, fields in (
        ("Anwar", {}),
        ("Bakir", {"valid_to": TODAY - timedelta(days=1)}),
        ("Celik", {"withdrawn_on": TODAY}),
    ):
        person = first_person(services, three[name])
        services.consents.save(
            ConsentDraft(person=person, given_on=date(2026, 3, 3), purpose="skolen", **fields)  # type: ignore[arg-type]
        )
    assert names(services, lacking(Lack.CONSENT)) == ["Bakir", "Celik"]
    (line, *_rest) = services.family_lists.page(EVERYBODY, ALL).lines
    assert line.facts is not None
    assert line.facts.consents_until == date(2027, 3, 3)


def test_an_old_plan_is_one_neither_made_nor_revised_within_the_months(
    services: Services, three: dict[str, FamilyId]
) -> None:
    happened(services, three["Anwar"], HappeningKind.PLAN_MADE, date(2026, 5, 25))
    happened(services, three["Bakir"], HappeningKind.PLAN_MADE, date(2026, 5, 23))
    assert names(services, lacking(Lack.PLAN)) == ["Bakir", "Celik"]
    assert names(services, lacking(Lack.PLAN, plan_months=7)) == ["Celik"]
    happened(services, three["Bakir"], HappeningKind.PLAN_REVISED, date(2026, 11, 1))
    assert names(services, lacking(Lack.PLAN)) == ["Celik"]


def test_no_progress_is_nothing_written_done_met_or_held_within_the_days(
    services: Services, three: dict[str, FamilyId]
) -> None:
    services.log.add(three["Anwar"], "Talte om skolen.")
    happened(services, three["Bakir"], HappeningKind.PLAN_MADE, TODAY - timedelta(days=60))
    saved(services, a_family("Dilan", housed_at=datetime(2026, 11, 20, 9, 0)))
    assert names(services, lacking(Lack.PROGRESS)) == ["Bakir", "Celik"]
    assert names(services, lacking(Lack.PROGRESS, quiet_days=61)) == ["Celik"]


def test_coming_this_month_are_those_housed_or_taken_over_in_it(
    services: Services, three: dict[str, FamilyId]
) -> None:
    happened(services, three["Celik"], HappeningKind.TAKEOVER, date(2026, 11, 2))
    saved(services, a_family("Dilan", housed_at=datetime(2026, 11, 30, 9, 0)))
    saved(services, a_family("Emin", housed_at=datetime(2026, 12, 1, 9, 0)))
    assert names(services, lacking(Lack.COMING)) == ["Celik", "Dilan"]


def test_own_conditions_hold_together(services: Services) -> None:
    saved(services, a_family("Anwar", an_adult("Samir", residence=Residence.QUOTA), a_child(4)))
    saved(
        services,
        a_family(
            "Bakir", an_adult("Omar", "uk"), a_child(12), address=Address("Torvet 1", "0120", "Skovsunde")
        ),
    )
    assert names(services, ListQuery(language="uk")) == ["Bakir"]
    assert names(services, ListQuery(town="Skovsunde")) == ["Bakir"]
    assert names(services, ListQuery(residence=Residence.QUOTA)) == ["Anwar"]
    assert names(services, ListQuery(child_from=3, child_to=6)) == ["Anwar"]
    assert names(services, ListQuery(least=3)) == []
    assert names(services, ListQuery(most=2, text="omar")) == ["Bakir"]
    assert names(services, ListQuery(language="uk", child_from=3, child_to=6)) == []
    assert names(services, ListQuery(phase=FamilyPhase.ARRIVAL)) == ["Anwar", "Bakir"]


def test_a_stuck_case_is_found(services: Services, three: dict[str, FamilyId]) -> None:
    services.coordinators.set_hotspot(three["Bakir"], "sidder fast", "Grethe Møllebæk")
    assert names(services, ListQuery(is_hotspot=True)) == ["Bakir"]


@pytest.mark.parametrize("column", ALL)
def test_every_column_sorts_both_ways_and_loses_nobody(
    services: Services, three: dict[str, FamilyId], column: ListColumn
) -> None:
    saved(services, a_family("Dilan", an_adult("Li", birth_date=None), housed_at=None))
    for is_falling in (False, True):
        found = names(services, ListQuery(sort=column, is_falling=is_falling))
        assert sorted(found) == ["Anwar", "Bakir", "Celik", "Dilan"]


def test_what_is_not_known_stands_last_whichever_way_it_goes(services: Services) -> None:
    saved(services, a_family("Anwar", housed_at=None))
    saved(services, a_family("Bakir", housed_at=datetime(2026, 1, 1, 9, 0)))
    saved(services, a_family("Celik", housed_at=datetime(2026, 2, 1, 9, 0)))
    assert names(services, ListQuery(sort=ListColumn.HOUSED)) == ["Bakir", "Celik", "Anwar"]
    assert names(services, ListQuery(sort=ListColumn.HOUSED, is_falling=True)) == ["Celik", "Bakir", "Anwar"]


def test_a_protected_address_is_in_no_line_and_no_choice(services: Services) -> None:
    saved(services, a_family(protected_address=True))
    page = services.family_lists.page(EVERYBODY, ALL)
    assert (page.lines[0].row.address, page.lines[0].town, page.choices.towns) == ("", "", ())


def test_authorities_are_counted_as_bodies(services: Services, three: dict[str, FamilyId]) -> None:
    one = services.contacts.save(a_contact("school", "Ådalby Skole", person="Lone Enghave")).id
    two = services.contacts.save(a_contact("school", "Ådalby Skole", person="Bo Rugager")).id
    friend = services.contacts.save(a_contact("volunteer_org", "Lektiecaféen")).id
    assert one
    assert two
    assert friend
    services.network.add(three["Anwar"], [ContactId(one), ContactId(two), ContactId(friend)])
    (line, *_rest) = services.family_lists.page(EVERYBODY, ALL).lines
    assert line.facts is not None
    assert (
        line.facts.authorities == services.network.of_family(three["Anwar"]).network.counts.authorities == 1
    )


def many(services: Services, number: int) -> None:
    for count in range(number):
        saved(services, a_family(f"Familie {count:03}", an_adult(), a_child(count % 17)))


def test_the_number_of_questions_does_not_grow_with_the_families(services: Services) -> None:
    asked = []
    for number in (3, 40):
        many(services, number)
        with counted_statements(services) as sent:
            services.family_lists.standing()
            services.family_lists.page(ListQuery(lacks=frozenset(Lack)), ALL)
        asked.append(len(sent))
    assert asked[0] == asked[1] <= 6


def test_the_plain_list_asks_two_questions(services: Services) -> None:
    many(services, 3)
    with counted_statements(services) as sent:
        services.family_lists.standing()
        services.family_lists.page(EVERYBODY, USUAL_COLUMNS)
    assert len(sent) == 2


def test_three_hundred_families_with_every_column_are_quick(services: Services) -> None:
    many(services, 300)
    services.family_lists.page(EVERYBODY, ALL)
    begun = time.perf_counter()
    page = services.family_lists.page(ListQuery(lacks=frozenset({Lack.COORDINATOR})), ALL)
    assert len(page.lines) == 300
    assert time.perf_counter() - begun < 3.0


# -- saved lists


def the_names(services: Services) -> list[str]:
    return [each.name for each in services.family_lists.standing().saved]


SHIPPED = [
    "Uden tovholder",
    "Uden samtykke",
    "Plan ældre end 6 måneder",
    "Ingen fremskridt i 60 dage",
    "Kommer denne måned",
]


def test_the_shipped_lists_are_there_before_anything_is_kept(services: Services) -> None:
    assert the_names(services) == SHIPPED


def test_an_own_list_is_kept_renamed_moved_and_removed_each_with_undo(services: Services) -> None:
    query = ListQuery(language="ar", child_from=3, child_to=6, sort=ListColumn.LATE, is_falling=True)
    made = services.family_lists.save("Små børn", query, (ListColumn.SURNAME, ListColumn.AGES))
    assert the_names(services) == [*SHIPPED, "Små børn"]
    kept = services.family_lists.standing().saved[-1]
    assert (kept.query, kept.columns) == (query, (ListColumn.SURNAME, ListColumn.AGES))
    renamed = services.family_lists.rename(kept.id, "Børnehavebørn")
    moved = services.family_lists.move(kept.id, 0)
    assert the_names(services) == ["Børnehavebørn", *SHIPPED]
    removed = services.family_lists.remove(kept.id)
    assert the_names(services) == SHIPPED
    for done in (removed, moved, renamed):
        assert done.undo is not None
        done.undo()
    assert the_names(services) == [*SHIPPED, "Små børn"]
    assert made.undo is not None
    made.undo()
    assert the_names(services) == SHIPPED


def test_another_number_is_in_the_name_of_a_shipped_list(services: Services) -> None:
    quiet = services.family_lists.standing().saved[3]
    query = ListQuery(lacks=frozenset({Lack.PROGRESS}), quiet_days=30)
    services.family_lists.save(quiet.name, query, (), quiet.id)
    assert the_names(services)[3] == "Ingen fremskridt i 30 dage"


def test_without_the_last_list_the_programs_own_come_back(services: Services) -> None:
    for each in services.family_lists.standing().saved:
        services.family_lists.remove(each.id)
    assert the_names(services) == SHIPPED


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "\u202e"])
def test_a_list_has_a_name(services: Services, name: str) -> None:
    with pytest.raises(InvalidInput):
        services.family_lists.save(name, EVERYBODY, ())
    assert the_names(services) == SHIPPED


def test_columns_and_widths_are_remembered_and_are_no_list(services: Services) -> None:
    look = ListLook((ListColumn.SURNAME, ListColumn.LATE), {ListColumn.SURNAME: 320})
    services.family_lists.keep_look(look)
    services.family_lists.keep_look(look)
    standing = services.family_lists.standing()
    assert standing.look == look
    assert the_names(services) == SHIPPED


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        {
            "lacks": "no",
            "columns": [1, None, "nix"],
            "phase": "x",
            "quiet_days": -4,
            "sort": {},
            "least": True,
        },
        {"widths": {"surname": "bred"}, "columns": [["surname"]], "lacks": [[], {}], "text": 7},
    ],
)
def test_a_body_that_is_not_understood_asks_for_nothing(body: object) -> None:
    assert query_from(body) == EVERYBODY
    assert columns_from(body) == ()
    assert look_from(body) == ListLook()


def test_a_body_that_is_no_json_is_an_empty_list(services: Services) -> None:
    services.family_lists.save("Min", ListQuery(language="ar"), ())
    with services.database.write("test") as session:
        session.execute(text("UPDATE saved_list SET body = '7'"), execution_options={"recorded": True})
    assert len(services.family_lists.standing().saved) == 6


def test_a_query_comes_back_as_it_was_kept() -> None:
    query = ListQuery(
        lacks=frozenset({Lack.PLAN, Lack.COMING}),
        plan_months=9,
        town="Skovsunde",
        phase=FamilyPhase.COMING,
        residence=Residence.UKRAINE,
        is_hotspot=True,
        child_from=0,
        child_to=2,
        most=4,
        sort=ListColumn.NEXT,
    )
    assert query_from(body_of(query, (), None)) == query


def test_a_list_that_is_gone_is_one_sentence(services: Services) -> None:
    with pytest.raises(UserError, match="findes ikke længere"):
        services.family_lists.rename(SavedListId(UUID(int=5)), "x")


def test_closed_families_and_the_trash_have_their_own_lists(
    services: Services, three: dict[str, FamilyId]
) -> None:
    services.families.close(three["Anwar"], TODAY, "flyttet")
    services.families.delete(three["Bakir"])
    assert names(services, ListQuery(show=FamilyFilter.CLOSED)) == ["Anwar"]
    assert names(services, ListQuery(show=FamilyFilter.TRASH)) == ["Bakir"]
    assert services.family_lists.standing().counts == {
        FamilyFilter.ACTIVE: 1,
        FamilyFilter.CLOSED: 1,
        FamilyFilter.TRASH: 1,
    }
