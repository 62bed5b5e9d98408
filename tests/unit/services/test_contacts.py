"""Contacts are confirmed, go stale, end, and are found by word or digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    ContactId,
    Freshness,
    PhoneDraft,
    Sector,
    due_again,
    first_fresh_day,
    freshness,
)
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.municipality import MunicipalityDraft

TODAY = date(2026, 11, 24)


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


def _saved(services: Services, *arguments: object, **fields: object) -> ContactId:
    changed = services.contacts.save(a_contact(*arguments, **fields))  # type: ignore[arg-type]
    return ContactId(changed.id)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        (None, Freshness.NEVER),
        (date(2026, 11, 24), Freshness.FRESH),
        (date(2026, 6, 8), Freshness.DUE_SOON),
        (date(2026, 5, 24), Freshness.DUE_SOON),
        (date(2026, 5, 23), Freshness.STALE),
    ],
)
def test_a_contact_is_to_be_confirmed_every_six_months(verified: date | None, expected: Freshness) -> None:
    assert freshness(verified, TODAY) is expected


def test_six_months_are_clipped_to_the_end_of_the_month() -> None:
    assert due_again(date(2026, 8, 31)) == date(2027, 2, 28)


def test_a_contact_comes_back_as_it_was_typed(services: Services) -> None:
    draft = a_contact(
        person="Inger Vindkærby",
        role="sygeplejerske",
        languages=("da", "ar"),
        hours="hverdage 8–16",
        note="Kun for mig",
    )
    contact = _saved(
        services,
        person=draft.person,
        role=draft.role,
        languages=draft.languages,
        hours=draft.hours,
        note=draft.note,
    )
    assert replace(services.contacts.view(contact).draft, contact=None) == draft


@pytest.mark.parametrize(
    "text",
    [
        "lægehuset",
        "laegehuset",
        "adalby",
        "aadalby",
        "inger",
        "vindkaerby",
        "01234150",
        "41 50",
        "arabisk",
        "egen læge",
        "in",
    ],
)
def test_a_contact_is_found_by_folded_words_languages_and_digits(services: Services, text: str) -> None:
    _saved(services, person="Inger Vindkærby", languages=("ar",))
    _saved(
        services,
        "bank",
        "Sparekassen",
        phones=(PhoneDraft("09 99 99 99"),),
        address=a_contact().address.__class__(),
    )
    assert [view.name for view in services.contacts.rows(text)] == ["Lægehuset Ådalby"]


def test_a_change_of_a_printed_fact_takes_the_confirmation_away_and_a_note_does_not(
    services: Services,
) -> None:
    contact = _saved(services)
    draft = services.contacts.view(contact).draft
    services.contacts.save(replace(draft, note="Ring efter 10"))
    assert services.contacts.view(contact).freshness is Freshness.FRESH
    services.contacts.save(
        replace(services.contacts.view(contact).draft, phones=(PhoneDraft("01 99 99 99"),))
    )
    assert services.contacts.view(contact).freshness is Freshness.CHANGED


def test_confirming_is_one_step_and_can_be_taken_back(services: Services) -> None:
    contact = _saved(services, verified_on=None)
    changed = services.contacts.confirm(contact, "ringet")
    assert services.contacts.view(contact).draft.verified_on == TODAY
    assert changed.undo is not None
    changed.undo()
    assert services.contacts.view(contact).freshness is Freshness.NEVER


def test_an_ended_contact_leaves_the_list_and_stays_in_history(services: Services) -> None:
    contact = _saved(services)
    services.contacts.end(contact)
    assert services.contacts.rows() == ()
    assert [view.id for view in services.contacts.rows(show=ContactFilter.ENDED)] == [contact]


def test_the_list_of_what_is_to_be_confirmed_has_the_stale_and_the_never_confirmed(
    services: Services,
) -> None:
    _saved(services, "gp", "Frisk")
    stale = _saved(services, "gp", "Gammel", verified_on=date(2026, 1, 1))
    never = _saved(services, "gp", "Ny", verified_on=None)
    assert {view.id for view in services.contacts.rows(show=ContactFilter.TO_CONFIRM)} == {stale, never}


def test_a_contact_without_a_phone_is_kept_with_a_remark(services: Services) -> None:
    changed = services.contacts.save(a_contact(phones=(PhoneDraft("  "),)))
    assert changed.remarks
    assert services.contacts.rows()[0].phone == ""


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"organisation": " "}, "organisation"),
        ({"category": "findes-ikke"}, "category"),
        ({"email": "ikke en adresse"}, "email"),
        ({"verified_on": date(2026, 12, 1)}, "verified_on"),
        ({"phones": (PhoneDraft("1" * 81),)}, "phones.0"),
        ({"person": "x" * 201}, "person"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(
    services: Services, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.contacts.save(replace(a_contact(), **fields))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert services.contacts.rows() == ()


def test_the_emergency_contacts_of_a_region_start_unconfirmed(services: Services) -> None:
    services.municipality.add_emergency_contacts("Region Sjælland")
    views = services.contacts.rows()
    assert {view.phone for view in views} == {"114", "1818"}
    assert all(view.freshness is Freshness.NEVER for view in views)


@pytest.mark.parametrize(
    "today", [date(2026, 8, 31), date(2026, 2, 28), date(2028, 2, 29), date(2026, 11, 24)]
)
def test_the_first_day_that_still_counts_is_where_freshness_turns(today: date) -> None:
    day = first_fresh_day(today)
    assert freshness(day, today) is not Freshness.STALE
    assert freshness(day - timedelta(days=1), today) is Freshness.STALE


def test_each_filter_is_counted(services: Services) -> None:
    _saved(services, "gp", "Frisk")
    _saved(services, "gp", "Gammel", verified_on=date(2026, 1, 1))
    services.contacts.end(_saved(services, "bank", "Ophørt"))
    services.contacts.delete(_saved(services, "bank", "Slettet"))
    counts = services.contacts.counts()
    assert (counts.active, counts.to_confirm, counts.ended, counts.trash) == (2, 1, 1, 1)
    assert counts.sectors == {Sector.HEALTH: 2}


def test_a_list_takes_the_same_few_queries_however_long_it_is(services: Services) -> None:
    for number in range(30):
        _saved(services, "gp", f"Læge {number}")
    statements: list[str] = []
    listen = event.listens_for(services.database.engine, "before_cursor_execute")
    listen(lambda *arguments: statements.append(arguments[2]))
    assert len(services.contacts.rows()) == 30
    assert len([each for each in statements if each.startswith("SELECT")]) <= 2


def test_contacts_made_together_are_all_found_recorded_and_share_their_organisation(
    services: Services,
) -> None:
    _saved(services, "gp", "Lægehuset Ådalby")
    drafts = [a_contact("gp", "LÆGEHUSET ÅDALBY", person=f"Læge Prøve {number}") for number in range(1200)]
    with services.database.write("contact.import") as session:
        made = services.contacts.create_all(session, drafts)
    assert [services.contacts.view(each).draft.person for each in made[:3]] == [
        f"Læge Prøve {number}" for number in range(3)
    ]
    assert services.contacts.organisations() == ("LÆGEHUSET ÅDALBY",)
    assert [row.id for row in services.contacts.rows("prøve 1199")] == [made[1199]]
    with services.database.read() as session:
        assert audit.verify_chain(session).is_sound
        recorded = session.scalars(
            select(AuditRow.entity_id).where(AuditRow.entity == "contact", AuditRow.operation == "created")
        )
        assert {str(each) for each in made} <= set(recorded)


def test_contacts_made_together_take_the_same_few_statements_however_many_they_are(
    services: Services,
) -> None:
    def statements(count: int) -> int:
        seen: list[str] = []
        event.listen(
            services.database.engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2])
        )
        with services.database.write("contact.import") as session:
            services.contacts.create_all(
                session, [a_contact("gp", f"Lægehus {count}-{number}") for number in range(count)]
            )
        return len(seen)

    assert statements(100) <= statements(10) + 5


def test_one_wrong_contact_among_many_leaves_none_behind(services: Services) -> None:
    wrong = [a_contact("gp", "Lægehuset"), a_contact("gp", "")]
    with pytest.raises(InvalidInput), services.database.write("contact.import") as session:
        services.contacts.create_all(session, wrong)
    assert services.contacts.rows() == ()


def test_more_than_can_be_kept_is_refused_and_not_cut(services: Services) -> None:
    with pytest.raises(InvalidInput):
        services.contacts.confirm(_saved(services), "x" * 201)
    with pytest.raises(InvalidInput):
        _saved(services, phones=(PhoneDraft("01 23 41 50"),) * 51)
    with pytest.raises(InvalidInput):
        services.municipality.set_fact("linkworker", "x" * 121)
