"""What the papers about contacts may print of whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from uuid import uuid4

import pytest

from linkworker_desktop.documents.directory_content import Audience, DirectoryEntry, Doubt
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    EmailDraft,
    Freshness,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, Schedule
from linkworker_desktop.services.contact_entries import printed_entries
from linkworker_desktop.services.contact_views import ContactView

TODAY = date(2026, 11, 24)
JOB_CENTRE = ContactDraft(
    "integration_unit",
    organisation="Jobcentret",
    unit="Team Ankomst",
    person="Inger Vindkærby",
    role="sagsbehandler",
    phones=(PhoneDraft("01223344"), PhoneDraft("0599 1122", "privat", only_me=True)),
    email="post@jobcentret.example",
    more_emails=(EmailDraft("inger@hjemme.example", only_me=True), EmailDraft("team@jobcentret.example")),
    address=Address("Skolevænget 3", "0110", "Skovsunde"),
    more_addresses=(PlaceDraft(Address("Havnekajen 2", "0130", "Ådalby"), "værkstedet"),),
    schedule=Schedule((Opening(0, time(8), time(16)),)),
    hours="efter aftale",
    private_note="Nøglen ligger hos Jens",
    verified_on=date(2026, 5, 3),
)


def a_view(
    draft: ContactDraft = JOB_CENTRE, freshness: Freshness = Freshness.FRESH, **values: object
) -> ContactView:
    view = ContactView(ContactId(uuid4()), draft, CATEGORIES[draft.category], "", freshness, None, None)
    return replace(view, **values)  # type: ignore[arg-type]


def entry_of(draft: ContactDraft = JOB_CENTRE, *, private: bool = False, **values: object) -> DirectoryEntry:
    (entry,) = printed_entries([a_view(draft, **values)], TODAY, private=private)  # type: ignore[arg-type]
    return entry


def everything(entry: DirectoryEntry) -> str:
    return repr(entry)


def test_an_entry_has_what_somebody_asks_for() -> None:
    entry = entry_of()
    assert (entry.name, entry.place, entry.person) == ("Jobcentret", "Team Ankomst", "Inger Vindkærby")
    assert [each.number for each in entry.phones] == ["01\u00a022\u00a033\u00a044"]
    assert entry.addresses == ("Skolevænget 3, 0110 Skovsunde", "værkstedet: Havnekajen 2, 0130 Ådalby")
    assert entry.emails == ("post@jobcentret.example", "team@jobcentret.example")
    assert "8–16" in entry.hours[0]
    assert entry.hours[0].endswith("efter aftale")
    assert entry.town == "Skovsunde"


def test_a_person_alone_is_the_name_and_stands_there_once() -> None:
    entry = entry_of(replace(JOB_CENTRE, organisation=""))
    assert (entry.name, entry.person) == ("Inger Vindkærby", "")


def test_a_contact_without_an_address_of_its_own_belongs_to_the_town_of_another() -> None:
    assert entry_of(replace(JOB_CENTRE, address=Address())).town == "Ådalby"


def test_what_is_the_link_workers_own_is_printed_only_when_asked_for() -> None:
    own = ("0599", "05\u00a099\u00a011\u00a022", "hjemme.example", "Nøglen")
    assert not any(word in everything(entry_of()) for word in own)
    private = everything(entry_of(private=True))
    assert all(word in private for word in ("05\\xa099\\xa011\\xa022", "hjemme.example", "Nøglen"))


@pytest.mark.parametrize(
    ("changed", "asked", "unasked"),
    [
        ({"ended_on": TODAY}, 0, 0),
        ({"visibility": Visibility.ONLY_ME}, 1, 0),
        ({"printable": False}, 1, 1),
        ({"visibility": Visibility.MUNICIPALITY}, 1, 1),
        ({"closed_until": date(2027, 1, 3)}, 1, 1),
    ],
)
def test_who_is_printed(changed: dict[str, object], asked: int, unasked: int) -> None:
    views = [a_view(replace(JOB_CENTRE, **changed))]  # type: ignore[arg-type]
    assert len(printed_entries(views, TODAY, private=True)) == asked
    assert len(printed_entries(views, TODAY)) == unasked


def test_what_lies_in_the_trash_is_never_printed() -> None:
    thrown_away = a_view(deleted_at=datetime(2026, 11, 1, 9, 0))
    assert printed_entries([thrown_away], TODAY, private=True) == ()


def test_who_may_see_a_contact_is_said_of_it() -> None:
    assert entry_of().audience is Audience.EVERYONE
    internal = replace(JOB_CENTRE, visibility=Visibility.MUNICIPALITY)
    assert entry_of(internal).audience is Audience.MUNICIPALITY
    own = replace(JOB_CENTRE, visibility=Visibility.ONLY_ME)
    assert entry_of(own, private=True).audience is Audience.ONLY_ME


@pytest.mark.parametrize(
    ("freshness", "doubt"),
    [
        (Freshness.FRESH, Doubt.NONE),
        (Freshness.DUE_SOON, Doubt.NONE),
        (Freshness.STALE, Doubt.STALE),
        (Freshness.NEVER, Doubt.NEVER),
        (Freshness.CHANGED, Doubt.CHANGED),
    ],
)
def test_what_is_to_be_confirmed_is_marked(freshness: Freshness, doubt: Doubt) -> None:
    entry = entry_of(freshness=freshness)
    assert (entry.doubt, entry.confirmed_on) == (doubt, date(2026, 5, 3))


def test_a_contact_that_opens_today_is_not_closed() -> None:
    closed = replace(JOB_CENTRE, closed_until=date(2026, 11, 25), closed_why="ferie")
    assert (entry_of(closed).closed_until, entry_of(closed).closed_why) == (date(2026, 11, 25), "ferie")
    assert entry_of(replace(closed, closed_until=TODAY)).closed_until is None
    assert entry_of(replace(closed, closed_until=TODAY)).closed_why == ""
