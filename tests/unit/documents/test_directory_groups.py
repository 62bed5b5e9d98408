"""Order of the directory: towns and names as Danish sorts them, what cannot wait first."""

from __future__ import annotations

from tests.builders.directory import an_entry

from linkworker_desktop.documents.directory_content import Grouping
from linkworker_desktop.documents.directory_groups import by_sector, grouped
from linkworker_desktop.documents.directory_index import index_names, letter_of
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.domain.contact import Sector

WORDS = Words()


def titles(*entries: object, by: Grouping = Grouping.TOWN) -> list[tuple[str, list[str]]]:
    groups = grouped(entries, by, WORDS)  # type: ignore[arg-type]
    return [(group.title, [each.title for each in group.subgroups]) for group in groups]


def test_towns_stand_in_danish_order_and_those_without_one_last() -> None:
    entries = [
        an_entry(town=town) for town in ("", "Ådalby", "Aabenraa", "Østerby", "Ærø", "Vester Ravnlund")
    ]
    assert [title for title, _parts in titles(*entries)] == [
        "Vester Ravnlund",
        "Ærø",
        "Østerby",
        "Aabenraa",
        "Ådalby",
        "Uden adresse",
    ]


def test_a_town_typed_in_two_ways_is_one_town() -> None:
    entries = [an_entry(town=town) for town in ("Nymølle Strand", "nymølle  strand", " Nymølle Strand ")]
    assert titles(*entries) == [("Nymølle Strand", ["Sundhed"])]


def test_what_is_acute_stands_before_the_other_sectors() -> None:
    entries = [an_entry(sector=sector, town="Ådalby") for sector in reversed(Sector)]
    expected = ["Akut", "Kommune", "Stat", "Sundhed", "Uddannelse", "Arbejde", "Bolig", "Civilsamfund"]
    assert titles(*entries)[0][1][:8] == expected
    assert [title for title, _parts in titles(*entries, by=Grouping.SECTOR)][:8] == expected
    assert by_sector(entries)[0][0] is Sector.ACUTE


def test_names_in_a_group_stand_in_danish_order() -> None:
    names = ["Ørsted", "Aage", "zebra", "Anna", "Århus", "Ældre Sagen"]
    (group,) = grouped([an_entry(name) for name in names], Grouping.TOWN, WORDS)
    shown = [entry.name for entry in group.subgroups[0].entries]
    assert shown == ["Anna", "zebra", "Ældre Sagen", "Ørsted", "Aage", "Århus"]


def test_an_index_has_people_and_places_with_all_their_pages() -> None:
    pages = {
        2: [an_entry("Jobcenter", person="Åse Vindkærby"), an_entry("Bank")],
        5: [an_entry("Jobcenter", person="Åse Vindkærby"), an_entry("نديم السماقاني"), an_entry("3F")],
    }
    assert [(each.name, each.pages) for each in index_names(pages)] == [
        ("3F", (5,)),
        ("Bank", (2,)),
        ("Jobcenter", (2, 5)),
        ("Åse Vindkærby", (2, 5)),
        ("نديم السماقاني", (5,)),
    ]


def test_names_are_found_under_their_danish_letter() -> None:
    found = {name: letter_of(name) for name in ("Aage", "Émile", "»Broen«", "ældre", "Øst", "3F", "Олена")}
    assert found == {
        "Aage": "Å",
        "Émile": "E",
        "»Broen«": "B",
        "ældre": "Æ",
        "Øst": "Ø",
        "3F": "0–9",
        "Олена": "",
    }
