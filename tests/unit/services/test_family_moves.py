"""Somebody moves from one family to another: one save, one undo, one identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders.families import a_child, a_family, an_adult

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.problems import InvalidInput

FRIDAY = date(2026, 11, 20)


def _saved(services: Services, surname: str, *members: MemberDraft) -> FamilyId:
    return FamilyId(services.families.save(a_family(surname, *members)).id)  # type: ignore[arg-type]


def _stays(services: Services, family: FamilyId) -> list[tuple[str, date | None, date | None]]:
    return [
        (member.given_name, member.moved_in, member.moved_out)
        for member in services.families.draft(family).members
    ]


def test_who_moves_leaves_the_old_family_on_the_day_they_come(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    layal = services.families.draft(old).members[1]
    new = _saved(services, "Delwarin", an_adult("Karim"))
    draft = services.families.draft(new)
    joined = replace(draft, members=(*draft.members, replace(layal, moved_in=FRIDAY)))
    changed = services.families.save(joined, moving={layal.person})  # type: ignore[arg-type]
    assert _stays(services, old) == [("Samir", None, None), ("Layal", None, FRIDAY)]
    assert _stays(services, new) == [("Karim", None, None), ("Layal", FRIDAY, None)]
    assert [row.people for row in services.families.rows()] == [2, 1]
    assert changed.undo is not None
    undone = changed.undo()
    assert _stays(services, old) == [("Samir", None, None), ("Layal", None, None)]
    assert _stays(services, new) == [("Karim", None, None)]
    assert undone.undo is not None
    undone.undo()
    assert _stays(services, old)[1] == ("Layal", None, FRIDAY)
    assert _stays(services, new)[1] == ("Layal", FRIDAY, None)


def test_moving_into_a_new_family_is_undone_with_the_family_in_the_trash(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    layal = services.families.draft(old).members[1]
    changed = services.families.save(
        a_family("Delwarin", replace(layal, moved_in=FRIDAY)),
        moving={layal.person},  # type: ignore[arg-type]
    )
    assert changed.undo is not None
    undone = changed.undo()
    assert [row.surname for row in services.families.rows()] == ["Nakhlawar"]
    assert _stays(services, old)[1] == ("Layal", None, None)
    assert services.finder.find("delwarin") == ()
    assert undone.undo is not None
    undone.undo()
    assert [row.surname for row in services.families.rows()] == ["Delwarin", "Nakhlawar"]
    assert _stays(services, old)[1] == ("Layal", None, FRIDAY)
    assert len(services.finder.find("delwarin")) == 1


def test_without_a_day_the_old_stay_ends_when_the_new_family_moved_in(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"))
    samir = services.families.draft(old).members[0]
    services.families.save(a_family("Delwarin", samir), moving={samir.person})  # type: ignore[arg-type]
    assert _stays(services, old) == [("Samir", None, FRIDAY)]


def test_nobody_leaves_a_family_before_they_came_to_it(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir", moved_in=date(2026, 11, 23)))
    samir = services.families.draft(old).members[0]
    with pytest.raises(InvalidInput) as refused:
        services.families.save(
            a_family("Delwarin", an_adult("Karim"), replace(samir, moved_in=FRIDAY)),
            moving={samir.person},  # type: ignore[arg-type]
        )
    (problem,) = refused.value.problems
    assert problem.field == "members.1.moved_in"
    assert problem.sentence == ("Samir flyttede først ind hos familien Nakhlawar den 23.11.2026. Ret datoen.")
    assert [row.surname for row in services.families.rows()] == ["Nakhlawar"]


def test_who_only_lives_in_two_families_stays_in_both(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"))
    samir = services.families.draft(old).members[0]
    services.families.save(a_family("Delwarin", replace(samir, moved_in=FRIDAY)))
    assert _stays(services, old) == [("Samir", None, None)]


def test_a_person_is_given_with_everything_and_the_surname_written_out(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir", original_name="سمير", cpr="300285-1234"))
    person = services.families.draft(old).members[0].person
    assert person is not None
    draft, homes = services.families.known_person(person)
    assert (draft.given_name, draft.surname, draft.original_name, draft.cpr) == (
        "Samir",
        "Nakhlawar",
        "سمير",
        "300285-1234",
    )
    assert draft.person == person
    assert [home.surname for home in homes] == ["Nakhlawar"]
    with pytest.raises(UserError):
        services.families.known_person(PersonId(new_id()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("layal", ["Layal Nakhlawar"]),
        ("LAYAL nakh", ["Layal Nakhlawar"]),
        ("samir delw", ["Samir Delwarin"]),
        ("سمير", ["Samir Delwarin"]),
        ("nakhlawar", []),
        ("samir layal", []),
        ("", []),
        ("\ud800", []),
    ],
)
def test_persons_are_found_by_their_own_names(services: Services, text: str, names: list[str]) -> None:
    _saved(
        services, "Nakhlawar", an_adult("Layal"), an_adult("Samir", surname="Delwarin", original_name="سمير")
    )
    assert [person.name for person in services.finder.members(text)] == names


def test_a_person_is_found_in_the_family_they_live_in_now(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    layal = services.families.draft(old).members[1]
    new = FamilyId(
        services.families.save(
            a_family("Delwarin", replace(layal, surname="Nakhlawar", moved_in=FRIDAY)),
            moving={layal.person},  # type: ignore[arg-type]
        ).id  # type: ignore[arg-type]
    )
    (found,) = services.finder.members("layal")
    assert found.home is not None
    assert (found.home.family, found.lives_there, found.name) == (new, True, "Layal Nakhlawar")


def test_persons_of_a_family_in_the_trash_are_not_found(services: Services) -> None:
    services.families.delete(_saved(services, "Nakhlawar", an_adult("Layal")))
    assert services.finder.members("layal") == ()
    assert services.families.found_persons("layal") == ()


def test_a_person_no_family_has_is_offered_to_a_family_and_found_nowhere_else(services: Services) -> None:
    family = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    draft = services.families.draft(family)
    services.families.save(replace(draft, members=draft.members[:1]))
    (found,) = services.families.found_persons("layal")
    assert found.home is None
    assert services.finder.members("layal") == ()


def test_names_that_begin_with_what_was_typed_come_first(services: Services) -> None:
    _saved(services, "Nakhlawar", an_adult("Marwan Ali"), an_adult("Ali"), a_child(8, "Alina"))
    assert [person.given_name for person in services.finder.members("ali")] == ["Ali", "Alina", "Marwan Ali"]
