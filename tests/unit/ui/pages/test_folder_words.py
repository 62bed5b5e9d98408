"""What the folder page says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.services.folder_views import FactField, FolderPartView, MissingFact, PartState
from linkworker_desktop.ui.pages.folder.folder_words import (
    confirmed_words,
    folder_languages,
    missing_names,
    missing_sentence,
    non_reader_sentence,
    state_words,
)


def missing(*names: str) -> list[MissingFact]:
    return [MissingFact(FACTS[name], (1,), (1,)) for name in names]


def a_part(state: PartState, *names: str, stale: int = 0) -> FolderPartView:
    facts = tuple(FactField(FACTS[name], "", is_missing=True) for name in names)
    return FolderPartView(11, 11, "Danskundervisning", state, True, facts, (), len(names), stale, {})


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("kort",), "Én oplysning mangler."),
        (("kort", "dansk_start"), "To oplysninger mangler."),
        (tuple(FACTS)[:12], "Tolv oplysninger mangler."),
        (tuple(FACTS)[:13], "13 oplysninger mangler."),
    ],
)
def test_what_is_missing_is_counted_in_words(names: tuple[str, ...], said: str) -> None:
    assert missing_sentence(missing(*names)) == said


def test_one_missing_line_is_named() -> None:
    assert missing_names(missing("kort")) == "Kort over byen. Linjen trykkes ikke, før den er udfyldt."


def test_two_missing_lines_read_as_one_sentence() -> None:
    said = missing_names(missing("kort", "dansk_start"))
    assert (
        said == "Kort over byen og startdato for danskundervisning. Linjerne trykkes ikke, før de er udfyldt."
    )


def test_more_than_three_missing_lines_are_counted_and_a_comma_in_a_name_is_kept_apart() -> None:
    said = missing_names(missing("infomoede", "raadgiver", "kort", "stoppested", "buslinje"))
    assert said.startswith("Infomøde, dato og tid; rådgiver; kort over byen og 2 mere.")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (a_part(PartState.READY), "Klar"),
        (a_part(PartState.OFF), "Ikke med"),
        (a_part(PartState.MISSING, "dansk_start"), "Dato mangler"),
        (a_part(PartState.MISSING, "kort"), "Kort mangler"),
        (a_part(PartState.MISSING, "dansk_sted"), "1 mangler"),
        (a_part(PartState.MISSING, "dansk_start", "dansk_sted"), "2 mangler"),
        (a_part(PartState.STALE, stale=1), "1 forældet"),
        (a_part(PartState.STALE, stale=2), "2 forældede"),
    ],
)
def test_a_part_says_what_it_still_wants(part: FolderPartView, said: str) -> None:
    assert state_words(part) == said


@pytest.fixture
def contact(services: Services) -> ContactView:
    saved = services.contacts.save(a_contact())
    return next(view for view in services.contacts.rows() if view.id == saved.id)


def test_a_fresh_number_shows_its_date(services: Services, contact: ContactView) -> None:
    assert confirmed_words(contact, date(2026, 11, 24)) == "Bekræftet 24.10.2026"


def test_an_old_number_shows_the_months_gone(services: Services) -> None:
    saved = services.contacts.save(a_contact(verified_on=date(2026, 3, 24)))
    old = next(view for view in services.contacts.rows() if view.id == saved.id)
    assert confirmed_words(old, date(2026, 11, 24)) == "Sidst bekræftet for 8 måneder siden"
    assert confirmed_words(old, date(2026, 11, 23)) == "Sidst bekræftet for 7 måneder siden"


def test_a_number_nobody_confirmed_says_so(contact: ContactView) -> None:
    never = replace(contact, draft=replace(contact.draft, verified_on=None))
    assert confirmed_words(never, date(2026, 11, 24)) == "Aldrig bekræftet"


def test_danish_is_named_last_and_once() -> None:
    assert folder_languages(("ar", "uk")) == "arabisk, ukrainsk og dansk"
    assert folder_languages(("da",)) == "dansk"


def test_those_who_do_not_read_are_named() -> None:
    assert non_reader_sentence(("Samira",)) == "Samira læser ikke. Forsiden får store tegn."
    assert non_reader_sentence(("Samira", "Hawa")).startswith("Samira og Hawa læser ikke.")
    assert non_reader_sentence(()) == ""
