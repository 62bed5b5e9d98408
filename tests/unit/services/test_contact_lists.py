"""Long lists: ids at once, lines page by page, narrowed by every chip, found by word, letter or digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.builders.clocks import MovingClock
from tests.builders.families import a_contact, a_family

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    EmployerDraft,
    PhoneDraft,
    Sector,
    Visibility,
)
from linkworker_desktop.domain.family import Address, FamilyId
from linkworker_desktop.services.contact_listing import day_of, keys_statement
from linkworker_desktop.services.contact_views import ContactFilter, ContactKeys, ContactOrder, ContactQuery
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


def _found(services: Services, **query: object) -> list[str]:
    keys = services.contacts.keys(ContactQuery(**query))  # type: ignore[arg-type]
    return [line.name for line in services.contacts.page(keys)]


@pytest.fixture
def clock() -> MovingClock:
    """Tuesday 24 November 2026, 8.42 in Denmark, until a test sets it forward."""
    return MovingClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture
def directory(services: Services) -> Services:
    """Four contacts that differ in everything a filter asks for."""
    skovsunde = Address("Torvet 4", "0110", "Skovsunde")
    _saved(services, a_contact("gp", "Lægehuset Århus", languages=("da", "ar")))
    _saved(services, a_contact("pharmacy", "Skovsunde Apotek", address=skovsunde, verified_on=None))
    _saved(services, a_contact("benefits", "Ydelse", person="Søren Ærøskov", role="sagsbehandler", phones=()))
    _saved(
        services,
        a_contact("employer", "Ravnlund Fisk", address=skovsunde, employer=EmployerDraft(trades=("filetering",)),
                  phones=(PhoneDraft("+45 09 87 65 43"), PhoneDraft("12 34 56 78 lokal 9"))),
    )  # fmt: skip
    return services


def test_people_come_by_their_own_name_in_danish_order(directory: Services) -> None:
    assert _found(directory) == ["Lægehuset Århus", "Ravnlund Fisk", "Skovsunde Apotek", "Søren Ærøskov"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"sectors": frozenset({Sector.HEALTH})}, ["Lægehuset Århus", "Skovsunde Apotek"]),
        ({"categories": frozenset({"gp", "employer"})}, ["Lægehuset Århus", "Ravnlund Fisk"]),
        ({"towns": frozenset({"Skovsunde"})}, ["Ravnlund Fisk", "Skovsunde Apotek"]),
        ({"languages": frozenset({"ar"})}, ["Lægehuset Århus"]),
        ({"has_phone": False}, ["Søren Ærøskov"]),
        ({"only_due": True}, ["Skovsunde Apotek"]),
        ({"show": ContactFilter.TO_CONFIRM}, ["Skovsunde Apotek"]),
        ({"sectors": frozenset({Sector.HEALTH}), "towns": frozenset({"Skovsunde"})}, ["Skovsunde Apotek"]),
        ({"sectors": frozenset({Sector.HEALTH}), "categories": frozenset({"employer"})}, []),
        ({"text": "fisk", "towns": frozenset({"Skovsunde"})}, ["Ravnlund Fisk"]),
    ],
)
def test_a_chip_narrows_the_list(directory: Services, query: dict[str, object], names: list[str]) -> None:
    assert _found(directory, **query) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soren", "Søren Ærøskov"),
        ("SØREN aeroskov", "Søren Ærøskov"),
        ("røsk", "Søren Ærøskov"),
        ("aarhus", "Lægehuset Århus"),
        ("arhus", "Lægehuset Århus"),
        ("filet", "Ravnlund Fisk"),
        ("09876543", "Ravnlund Fisk"),
        ("+45 09 87", "Ravnlund Fisk"),
        ("0045 0987", "Ravnlund Fisk"),
        ("+4509876543", "Ravnlund Fisk"),
        ("6543", "Ravnlund Fisk"),
        ("3456", "Ravnlund Fisk"),
        ("iu", ""),
        ("xq", ""),
        ("ko", "Søren Ærøskov"),
    ],
)
def test_words_letters_and_digits_find_their_contact(directory: Services, text: str, name: str) -> None:
    found = _found(directory, text=text)
    assert name in found if name else found == []


def test_an_only_me_number_and_a_private_note_are_found_on_the_screen(services: Services) -> None:
    _saved(services, a_contact(phones=(PhoneDraft("07 77 77 77", only_me=True),), private_note="brormand"))
    assert _found(services, text="0777") == _found(services, text="brormand") == ["Lægehuset Ådalby"]


def test_the_global_search_finds_a_number_that_is_typed_with_the_country_code(directory: Services) -> None:
    assert [hit.title for hit in directory.finder.find("+45 09 87")] == ["Ravnlund Fisk"]


def test_the_last_used_come_first(services: Services, clock: MovingClock) -> None:
    first = _saved(services, a_contact("gp", "Aa"))
    clock.forward(minutes=1)
    second = _saved(services, a_contact("gp", "Bb"))
    clock.forward(minutes=1)
    services.contacts.verify(first)
    keys = services.contacts.keys(ContactQuery(order=ContactOrder.LAST_USED))
    assert keys[:] == (first, second)


def test_what_stands_in_a_folder_that_is_to_go_out_is_found_and_comes_first_in_a_round(
    services: Services,
) -> None:
    services.families.save(a_family(housed_at=datetime(2026, 11, 23, 9, 0)))
    bank = _saved(services, a_contact("bank", "Aabank", verified_on=None))
    _saved(services, a_contact("ppr", "Aappr", verified_on=None))
    assert _found(services, in_folders=True) == ["Aabank"]
    assert services.contacts.due_in_folders() == 1
    round_ = services.call_rounds.start().id
    assert round_ is not None
    card = services.call_rounds.current(round_)
    assert card is not None
    assert (card.contact.id, card.folders) == (bank, ("Nakhlawar",))


def test_taking_a_contact_out_of_the_only_folder_takes_it_out_of_the_count(services: Services) -> None:
    family = FamilyId(services.families.save(a_family(housed_at=datetime(2026, 11, 23, 9, 0))).id)  # type: ignore[arg-type]
    bank = _saved(services, a_contact("bank", "Aabank", verified_on=None))
    services.folders.remove_contact(family, 1, bank)
    assert services.contacts.due_in_folders() == 0
    services.folders.add_contact(family, 9, bank)
    assert services.contacts.due_in_folders() == 1


def test_a_line_says_what_stands_below_the_name(services: Services) -> None:
    _saved(services, a_contact("gp", "Lægehuset", person="Bo", role="læge", unit="Klinik 2"))
    _saved(services, a_contact("gp", "Uden enhed"))
    _saved(services, a_contact("interpreter", "", person="Zara", address=Address(), languages=("ar", "da")))
    lines = services.contacts.page(services.contacts.keys(ContactQuery()))
    assert [(line.name, line.second) for line in lines] == [
        ("Bo", "Lægehuset · Klinik 2 · læge"),
        ("Uden enhed", "Skolevænget 3, Ådalby"),
        ("Zara", "arabisk, dansk"),
    ]


def test_a_page_keeps_its_order_and_leaves_out_what_is_gone(directory: Services) -> None:
    keys = directory.contacts.keys(ContactQuery())
    wanted = [keys[2], ContactId(keys[0].__class__(int=0)), keys[0]]
    assert [line.id for line in directory.contacts.page(wanted)] == [keys[2], keys[0]]


def test_every_filter_and_facet_is_counted(directory: Services) -> None:
    _saved(directory, a_contact("bank", "Lukket", closed_until=TODAY + timedelta(days=2)))
    _saved(directory, a_contact("bank", "Min", visibility=Visibility.ONLY_ME))
    directory.contacts.end(_saved(directory, a_contact("bank", "Ophørt")))
    directory.contacts.delete(_saved(directory, a_contact("bank", "Slettet")))
    counts = directory.contacts.counts()
    assert (counts.active, counts.to_confirm, counts.closed, counts.ended, counts.trash) == (6, 1, 1, 1, 1)
    assert counts.categories == {"bank": 2, "gp": 1, "pharmacy": 1, "benefits": 1, "employer": 1}
    assert counts.towns == {"Ådalby": 4, "Skovsunde": 2}
    assert counts.languages == {"da": 1, "ar": 1}


def test_keys_are_a_sequence_of_ids() -> None:
    ids = [ContactId(date_id) for date_id in _ids(5)]
    keys = ContactKeys("".join(each.hex for each in ids))
    assert (len(keys), keys[0], keys[-1], list(keys), keys[1:3]) == (5, ids[0], ids[4], ids, tuple(ids[1:3]))
    assert [keys.index(each) for each in ids] == [0, 1, 2, 3, 4]
    assert ids[2] in keys
    with pytest.raises(IndexError):
        keys[5]
    with pytest.raises(ValueError, match="00000000"):
        keys.index(ids[0].__class__(int=0))


def _ids(number: int) -> list[ContactId]:
    from linkworker_desktop.base.ids import new_id

    return [ContactId(new_id()) for _each in range(number)]


@pytest.mark.parametrize(
    ("query", "plan"),
    [
        (ContactQuery(), "SCAN contact USING COVERING INDEX ix_contact_listed"),
        (ContactQuery(order=ContactOrder.LAST_USED), "SCAN contact USING COVERING INDEX ix_contact_used"),
        (ContactQuery(show=ContactFilter.TO_CONFIRM), "SCAN contact USING COVERING INDEX ix_contact_listed"),
        (ContactQuery(towns=frozenset({"Ådalby"})), "SCAN contact USING COVERING INDEX ix_contact_listed"),
        (ContactQuery(show=ContactFilter.ENDED), "SCAN contact USING COVERING INDEX ix_contact_away"),
        (ContactQuery(text="søren"), "SCAN search_name VIRTUAL TABLE INDEX 0:M0"),
    ],
)
def test_a_list_is_read_from_an_index(services: Services, query: ContactQuery, plan: str) -> None:
    with services.database.look() as look:
        statement, values = keys_statement(look, query, day_of(look, local_now(services.clock)))
        steps = [row[3] for row in look.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert plan in steps
