"""Who counts as an authority round a family, who as a person, and what is over."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.involvements import FARHAN, IDRIS, SAMIRA, STAYS, TODAY, a_household, involved

from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import (
    Counts,
    CountsAs,
    EndedWhy,
    Frequency,
    Involved,
    InvolvementDraft,
    InvolvementId,
    Network,
)
from linkworker_desktop.domain.network_counting import read_network

KOMMUNE = "skovsunde kommune"


def _read(*rows: Involved, on: date = TODAY, member: PersonId | None = None) -> Network:
    only = () if member is None else (member,)
    return read_network(rows, a_household(on), municipality=KOMMUNE, only=only)


def test_units_of_the_municipality_count_one_by_one_and_wards_of_a_hospital_as_one() -> None:
    found = _read(
        involved("Birgit", "Skovsunde Kommune", "Ydelseskontoret"),
        involved("Jonas", "Skovsunde Kommune", "PPR"),
        involved("Lone", "Sygehuset", "Børn", sector=Sector.HEALTH),
        involved("Per", "Sygehuset", "Hjerte", sector=Sector.HEALTH),
    )
    assert found.counts == Counts(authorities=3, persons=4)
    assert [body.name for body in found.authorities] == ["PPR", "Ydelseskontoret", "Sygehuset"]
    assert [body.organisation for body in found.authorities] == ["Skovsunde Kommune", "Skovsunde Kommune", ""]


def test_one_unit_spelled_in_two_ways_is_one_authority() -> None:
    rows = (involved("Birgit", "Skovsunde Kommune", "PPR"), involved("Jonas", "skovsunde kommune", "ppr"))
    assert _read(*rows).counts == Counts(authorities=1, persons=2)


def test_a_unit_of_no_organisation_is_the_municipalitys() -> None:
    rows = (involved("Birgit", "Skovsunde Kommune", "PPR"), involved("Jonas", "", "PPR"))
    assert _read(*rows).counts == Counts(authorities=1, persons=2)


def test_two_schools_written_as_units_of_the_municipality_are_two() -> None:
    rows = (
        involved("Birgit", "Skovsunde Kommune", "Ådalby Skole", sector=Sector.EDUCATION),
        involved("Jonas", "Skovsunde Kommune", "Klintebjerg Skole", sector=Sector.EDUCATION),
    )
    assert _read(*rows).counts.authorities == 2


def test_a_doctor_without_an_organisation_is_an_authority_and_a_person() -> None:
    found = _read(involved("Inger Pilebroby", sector=Sector.HEALTH), involved("Bo Ek", sector=Sector.HEALTH))
    assert found.counts == Counts(authorities=2, persons=2)


def test_companies_volunteers_and_interpreters_are_others_and_are_not_counted() -> None:
    sectors = (Sector.WORK, Sector.CIVIL_SOCIETY, Sector.PRIVATE, Sector.ACUTE, Sector.OTHER)
    found = _read(*(involved(f"Per {sector}", f"Sted {sector}", sector=sector) for sector in sectors))
    assert found.counts == Counts(others=5)
    assert found.authorities == ()


def test_an_involvement_can_say_that_it_counts_otherwise_than_its_sector() -> None:
    found = _read(
        involved("Per", "Boligforeningen", sector=Sector.HOUSING, counts_as=CountsAs.OTHER),
        involved("Bo", "Kompasset", sector=Sector.CIVIL_SOCIETY, counts_as=CountsAs.AUTHORITY),
    )
    assert found.counts == Counts(authorities=1, persons=1, others=1)
    assert found.authorities[0].name == "Kompasset"


def test_a_contact_without_a_name_makes_its_body_count_and_is_no_person() -> None:
    found = _read(involved("", "Skovsunde Kommune", "Ydelseskontoret"))
    assert found.counts == Counts(authorities=1, persons=0)
    assert found.authorities[0].named == ()


def test_two_persons_of_one_name_are_two_persons() -> None:
    rows = (
        involved("Kim Rørsanger", "Skovsunde Kommune", "PPR", contact="a"),
        involved("Kim Rørsanger", "Skovsunde Kommune", "PPR", contact="b"),
    )
    assert _read(*rows).counts == Counts(authorities=1, persons=2)


def test_one_contact_with_two_purposes_is_one_person_for_everybody_it_works_with() -> None:
    found = _read(
        involved("Kim", "Skovsunde Kommune", "PPR", persons=(FARHAN,), frequency=Frequency.SELDOM),
        involved("Kim", "Skovsunde Kommune", "PPR", persons=(IDRIS,), frequency=Frequency.WEEKLY),
    )
    (body,) = found.authorities
    assert found.counts == Counts(authorities=1, persons=1)
    assert (body.members, body.frequency, len(body.persons)) == ((FARHAN, IDRIS), Frequency.WEEKLY, 1)


def test_what_works_with_the_whole_family_works_with_each_who_lives_there() -> None:
    found = _read(involved("Kim", "Skovsunde Kommune", "PPR"), involved("Bo", "Sygehuset", persons=(IDRIS,)))
    assert found.authorities[0].members == (FARHAN, SAMIRA, IDRIS)
    assert [found.per_member[each].authorities for each in (FARHAN, SAMIRA, IDRIS)] == [1, 1, 2]


def test_it_ends_on_its_day_and_was_there_the_day_before() -> None:
    row = involved("Kim", "Skovsunde Kommune", "PPR", since=TODAY - timedelta(30), until=TODAY)
    assert _read(row, on=TODAY - timedelta(31)).counts == Counts()
    assert _read(row, on=TODAY - timedelta(30)).counts == Counts(authorities=1, persons=1)
    assert _read(row, on=TODAY - timedelta(1)).counts == Counts(authorities=1, persons=1)
    assert _read(row).counts == Counts(ended=1)
    assert _read(row).ended[0].persons[0].ended is EndedWhy.UNTIL


def test_when_the_contact_ends_it_is_shown_as_ended_from_that_day() -> None:
    row = involved("Kim", "Skovsunde Kommune", "PPR", ended_on=date(2026, 11, 1))
    assert _read(row, on=date(2026, 10, 31)).counts.authorities == 1
    (body,) = _read(row).ended
    assert (body.is_ended, body.persons[0].ended, body.until) == (True, EndedWhy.CONTACT, date(2026, 11, 1))


def test_when_its_only_member_moves_out_nothing_is_lost_and_nothing_counted() -> None:
    away = (*STAYS[:2], replace(STAYS[2], moved_out=date(2026, 11, 10)))
    rows = (
        involved("Kim", "Skolen", sector=Sector.EDUCATION, persons=(IDRIS,)),
        involved("Bo", "Sygehuset", sector=Sector.HEALTH, persons=(FARHAN, IDRIS)),
    )
    found = read_network(rows, a_household(stays=away), municipality=KOMMUNE)
    assert found.counts == Counts(authorities=1, persons=1, ended=1)
    assert found.ended[0].persons[0].ended is EndedWhy.MEMBERS
    assert found.ended[0].members == (IDRIS,)
    assert found.authorities[0].members == (FARHAN,)
    assert [(member.id, member.is_here) for member in found.members] == [
        (FARHAN, True),
        (SAMIRA, True),
        (IDRIS, False),
    ]


def test_somebody_who_left_and_of_whom_nothing_is_shown_is_no_member_of_the_network() -> None:
    away = (*STAYS[:2], replace(STAYS[2], moved_out=date(2026, 11, 10)))
    found = read_network([involved("Kim", "PPR")], a_household(stays=away))
    assert [member.id for member in found.members] == [FARHAN, SAMIRA]


def test_a_body_that_goes_on_shows_those_who_have_left_it_under_the_same_key() -> None:
    found = _read(
        involved("Kim", "Skovsunde Kommune", "PPR"),
        involved("Bo", "Skovsunde Kommune", "PPR", until=TODAY),
    )
    assert found.counts == Counts(authorities=1, persons=1, ended=1)
    assert found.ended[0].key == found.authorities[0].key


def test_a_child_is_not_there_before_it_is_born() -> None:
    (body,) = _read(involved("Kim", "PPR"), on=date(2010, 4, 30)).authorities
    assert body.members == (FARHAN, SAMIRA)


def test_a_member_alone_shows_what_works_with_that_member() -> None:
    rows = (
        involved("Kim", "Skolen", sector=Sector.EDUCATION, persons=(IDRIS,)),
        involved("Bo", "Sygehuset", sector=Sector.HEALTH, persons=(FARHAN,)),
        involved("Eva", "Skovsunde Kommune", "PPR"),
    )
    found = _read(*rows, member=IDRIS)
    assert [body.name for body in found.authorities] == ["PPR", "Skolen"]
    assert found.counts == found.per_member[IDRIS] == _read(*rows).per_member[IDRIS]


def test_the_counts_by_sector_add_up() -> None:
    found = _read(
        involved("Kim", "Skolen", sector=Sector.EDUCATION),
        involved("Eva", "Skovsunde Kommune", "PPR"),
        involved("Ulla", "Skovsunde Kommune", "Ydelse"),
        involved("Bo", "Cafeen", sector=Sector.CIVIL_SOCIETY),
    )
    assert {sector: (each.authorities, each.others) for sector, each in found.per_sector.items()} == {
        Sector.MUNICIPALITY: (2, 0),
        Sector.EDUCATION: (1, 0),
        Sector.CIVIL_SOCIETY: (0, 1),
    }


_DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))


@st.composite
def _rows(draw: st.DrawFn) -> Involved:
    sector = draw(st.sampled_from(tuple(Sector)))
    since, until = draw(_DAYS), draw(_DAYS)
    if since is not None and until is not None and until < since:
        since, until = until, since
    number = draw(st.integers(1, 12))
    organisation = draw(st.sampled_from(("", "Skovsunde Kommune", "Sygehuset", "Cafeen")))
    unit = draw(st.sampled_from(("", "PPR", "Ydelse")))
    draft = InvolvementDraft(
        family=involved("").draft.family,
        contact=ContactId(UUID(int=number)),
        persons=tuple(draw(st.sets(st.sampled_from((FARHAN, SAMIRA, IDRIS))))),
        since=since,
        until=until,
        frequency=draw(st.sampled_from(tuple(Frequency))),
        counts_as=draw(st.sampled_from(tuple(CountsAs))),
        id=InvolvementId(UUID(int=draw(st.integers(1, 10**6)))),
    )
    return Involved(
        draft,
        draw(st.sampled_from(("", "Kim", "Bo"))),
        "",
        sector,
        organisation,
        unit,
        organisation.casefold(),
        unit.casefold(),
        draw(_DAYS),
    )


@st.composite
def _networks(draw: st.DrawFn) -> list[Involved]:
    """Return involvements in which a contact is the same wherever it stands."""
    rows = draw(st.lists(_rows(), max_size=14, unique_by=lambda row: row.draft.id))
    known: dict[ContactId, Involved] = {}
    return [replace(known.setdefault(row.draft.contact, row), draft=row.draft) for row in rows]


@given(_networks(), st.integers(0, 2**32))
def test_the_order_of_the_rows_changes_nothing(rows: list[Involved], seed: int) -> None:
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    assert _read(*rows) == _read(*mixed)


@given(_networks())
def test_every_contact_that_has_begun_goes_on_or_has_ended(rows: list[Involved]) -> None:
    found = _read(*rows)
    shown = [
        {person.contact for body in bodies for person in body.persons}
        for bodies in (found.authorities, found.others, found.ended)
    ]
    begun = {row.draft.contact for row in rows if row.draft.since is None or row.draft.since <= TODAY}
    assert shown[0] | shown[1] | shown[2] == begun
    assert sum(map(len, shown)) == len(begun)


@given(_networks())
def test_no_member_has_more_than_the_family(rows: list[Involved]) -> None:
    found = _read(*rows)
    for member in found.per_member.values():
        assert member.authorities <= found.counts.authorities
        assert member.persons <= found.counts.persons
        assert member.others <= found.counts.others


@given(_networks())
def test_the_sectors_add_up_to_the_whole(rows: list[Involved]) -> None:
    found = _read(*rows)
    sums = [found.per_sector[sector] for sector in found.per_sector]
    assert sum(each.authorities for each in sums) == found.counts.authorities
    assert sum(each.persons for each in sums) == found.counts.persons


@settings(max_examples=30)
@given(_networks())
def test_the_counts_are_those_of_the_bodies_shown(rows: list[Involved]) -> None:
    found = _read(*rows)
    assert found.counts.authorities == len(found.authorities)
    assert found.counts.persons == len({p.contact for body in found.authorities for p in body.named})
    for member, counts in found.per_member.items():
        assert _read(*rows, member=member).counts == counts
