"""A contact stays true: who confirmed it and how, what was edited since, and for how long it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.builders.contacts import WEEK, WHOLE
from tests.builders.families import a_contact, a_family

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    PRINTED_FIELDS,
    ContactDraft,
    ContactId,
    EmailDraft,
    EmployerDraft,
    Freshness,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
    first_fresh_day,
    freshness,
)
from linkworker_desktop.domain.family import Address, FamilyId
from linkworker_desktop.domain.opening_hours import Opening, Schedule
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.contact_views import ContactFilter, VerificationResult
from linkworker_desktop.services.municipality import MunicipalityDraft

TODAY = date(2026, 11, 24)


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


def _saved(services: Services, draft: ContactDraft) -> ContactId:
    made = services.contacts.save(draft).id
    assert made is not None
    return ContactId(made)


def test_every_field_comes_back_as_it_was_typed_from_each_way_of_reading(services: Services) -> None:
    contact = _saved(services, WHOLE)
    expected = replace(WHOLE, contact=contact)
    assert services.contacts.view(contact).draft == expected
    assert services.contacts.rows()[0].draft == expected
    assert services.contacts.views([contact])[0].draft == expected


@pytest.mark.parametrize("field", PRINTED_FIELDS)
def test_an_edit_of_a_printed_field_is_to_be_confirmed_and_named(services: Services, field: str) -> None:
    contact = _saved(services, WHOLE)
    empty = {"category": "bank", "interpreter": InterpreterHelp.BRING, "organisation": "Havfisk"}
    other = empty.get(field, getattr(ContactDraft("other", organisation="x"), field))
    services.contacts.save(replace(services.contacts.view(contact).draft, **{field: other}))
    view = services.contacts.view(contact)
    assert (view.freshness, view.draft.changed) == (Freshness.CHANGED, (field,))
    assert view.draft.verified_on == WHOLE.verified_on
    assert [each.id for each in services.contacts.rows(show=ContactFilter.TO_CONFIRM)] == [contact]


@pytest.mark.parametrize("field", ["note", "private_note", "source", "closed_why", "printable"])
def test_an_edit_of_anything_else_leaves_the_confirmation(services: Services, field: str) -> None:
    contact = _saved(services, WHOLE)
    other = False if field == "printable" else "andet"
    services.contacts.save(replace(services.contacts.view(contact).draft, **{field: other}))
    assert services.contacts.view(contact).freshness is Freshness.FRESH


def test_confirming_clears_what_was_edited_and_says_who_and_how(services: Services) -> None:
    contact = _saved(services, WHOLE)
    services.contacts.save(replace(services.contacts.view(contact).draft, hours="9-10"))
    done = services.contacts.verify(contact, how="set på hjemmesiden", note="ny chef")
    draft = services.contacts.view(contact).draft
    assert (draft.verified_on, draft.verified_how, draft.verified_by, draft.changed) == (
        TODAY,
        "set på hjemmesiden",
        "Maja Vindkærby",
        (),
    )
    newest, before = services.contacts.history(contact)
    assert (newest.result, newest.by, newest.note) == (
        VerificationResult.CORRECTED,
        "Maja Vindkærby",
        "ny chef",
    )
    assert before.at.date() == date(2026, 11, 1)
    assert done.undo is not None
    again = done.undo()
    assert services.contacts.view(contact).draft.changed == ("hours",)
    assert again.undo is not None
    again.undo()
    assert services.contacts.view(contact).freshness is Freshness.FRESH


def test_an_edit_is_taken_back_whole_and_done_again(services: Services) -> None:
    contact = _saved(services, WHOLE)
    before = services.contacts.view(contact).draft
    done = services.contacts.save(
        replace(
            before, organisation="Havfisk", unit="Kontoret", phones=(), employer=None, schedule=Schedule()
        )
    )
    after = services.contacts.view(contact).draft
    assert done.undo is not None
    undone = done.undo()
    assert services.contacts.view(contact).draft == before
    assert services.contacts.rows("0123") != ()
    assert undone.undo is not None
    undone.undo()
    assert services.contacts.view(contact).draft == after


def test_an_undo_that_would_take_a_place_others_came_to_use_is_refused(services: Services) -> None:
    contact = _saved(services, WHOLE)
    done = services.contacts.save(replace(services.contacts.view(contact).draft, organisation="Ny fisk"))
    _saved(services, a_contact("gp", "Ny fisk"))
    assert done.undo is not None
    with pytest.raises(UserError):
        done.undo()
    assert services.contacts.view(contact).draft.organisation == "Ny fisk"


def test_a_category_has_an_interval_of_its_own(services: Services, clock: FixedClock) -> None:
    contact = _saved(services, a_contact("gp", verified_on=TODAY - timedelta(days=100)))
    done = services.contact_settings.set_months("gp", 3)
    assert services.contacts.view(contact).freshness is Freshness.STALE
    assert services.contacts.rows()[0].freshness is Freshness.STALE
    assert services.contacts.counts().to_confirm == 1
    assert services.overview.view().contacts.to_confirm == 1
    assert services.contact_settings.months()["bank"] == 6
    assert done.undo is not None
    done.undo()
    assert services.contacts.counts().to_confirm == 0


@pytest.mark.parametrize("months", [1, 3, 6, 12, 60])
@pytest.mark.parametrize(
    "today", [date(2026, 8, 31), date(2026, 2, 28), date(2028, 2, 29), date(2026, 11, 24)]
)
def test_the_first_day_that_counts_is_where_freshness_turns_for_each_interval(
    today: date, months: int
) -> None:
    day = first_fresh_day(today, months)
    assert freshness(day, today, months) is not Freshness.STALE
    assert freshness(day - timedelta(days=1), today, months) is Freshness.STALE


@pytest.mark.parametrize("months", [0, 61, -1])
def test_an_interval_nobody_can_keep_is_refused(services: Services, months: int) -> None:
    with pytest.raises(InvalidInput):
        services.contact_settings.set_months("gp", months)


def test_a_stale_contact_by_its_own_interval_is_counted_in_the_folder(services: Services) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    _saved(services, a_contact("gp", verified_on=TODAY - timedelta(days=100)))
    services.contact_settings.set_months("gp", 3)
    assert len(services.folders.view(family).stale) == 1
    (folder,) = services.overview.view().open_folders
    assert folder.needs.stale == 1


@pytest.mark.parametrize(
    "change",
    [
        {"closed_until": TODAY + timedelta(days=1)},
        {"ended_on": TODAY},
        {"visibility": Visibility.ONLY_ME},
        {"visibility": Visibility.MUNICIPALITY},
        {"printable": False},
    ],
)
def test_nothing_that_may_not_be_printed_stands_in_a_folder(
    services: Services, change: dict[str, object]
) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    _saved(services, a_contact("gp", **change, verified_on=None))
    part = next(part for part in services.folders.view(family).parts if part.number == 8)
    assert part.contacts == ()
    (folder,) = services.overview.view().open_folders
    assert folder.needs.stale == 0


def test_a_contact_is_printed_again_on_the_day_it_opens(services: Services) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    contact = _saved(services, a_contact("gp"))
    services.contacts.close_until(contact, TODAY + timedelta(days=3), "ferie")
    assert services.contacts.view(contact).closed
    assert [view.id for view in services.contacts.rows(show=ContactFilter.CLOSED)] == [contact]
    services.contacts.save(replace(services.contacts.view(contact).draft, closed_until=TODAY))
    assert not services.contacts.view(contact).closed
    part = next(part for part in services.folders.view(family).parts if part.number == 8)
    assert [view.id for view in part.contacts] == [contact]


def test_a_number_for_the_link_worker_alone_is_on_no_paper(services: Services) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    _saved(services, a_contact(phones=(PhoneDraft("01 11 11 11", only_me=True), PhoneDraft("02 22 22 22"))))
    content = services.folders.content(family, "ar")
    printed = [block for part in content.parts for block in part.contacts]
    assert [block.phone for block in printed] == ["02\u00a022\u00a022\u00a022"]


def test_the_week_is_printed_in_danish_and_in_the_familys_language(services: Services) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    _saved(services, a_contact(schedule=WEEK, hours="efter aftale"))
    content = services.folders.content(family, "en")
    (block,) = [block for part in content.parts for block in part.contacts]
    assert block.hours == "man 9–15; lukket 24.12.–1.1. (jul); efter aftale"
    assert block.hours_other is not None
    assert block.hours_other.startswith("Monday 9–15")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "https://bruger:kode@sted.example"}, "website"),
        ({"website": "ftp://sted.example"}, "website"),
        ({"more_emails": (EmailDraft("forkert"),)}, "more_emails.0"),
        ({"more_addresses": (PlaceDraft(Address("Vej", "12", "")),)}, "more_addresses.0.post_code"),
        ({"schedule": Schedule((Opening(0, time(9), time(9)),))}, "schedule"),
        ({"closed_until": date(1800, 1, 1)}, "closed_until"),
        ({"employer": EmployerDraft(places=-1)}, "employer.places"),
        ({"employer": EmployerDraft(trades=("x" * 81,))}, "employer.trades"),
        ({"how_to_apply": "x" * 4001}, "how_to_apply"),
        ({"private_note": "x" * 100_001}, "private_note"),
        ({"unit": "x" * 201}, "unit"),
    ],
)
def test_a_wrong_new_field_is_named(services: Services, fields: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.contacts.save(a_contact(**fields))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert services.contacts.rows() == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("sted.example/side?x=1", "https://sted.example/side?x=1"),
        ("http://sted.example", "https://sted.example"),
        ("HTTPS://sted.example", "https://sted.example"),
    ],
)
def test_a_link_is_kept_as_a_safe_one(services: Services, typed: str, kept: str) -> None:
    contact = _saved(services, a_contact(website=typed))
    assert services.contacts.view(contact).draft.website == kept


def test_a_hot_line_without_a_person_is_fine_and_odd_things_are_remarked_on(services: Services) -> None:
    assert services.contacts.save(a_contact("shelter_hotline", "Døgnlinjen")).remarks == ()
    odd = services.contacts.save(a_contact("gp", "Sted", phones=(), email="x@y"))
    assert len(odd.remarks) == 2
