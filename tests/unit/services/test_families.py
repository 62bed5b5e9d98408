"""Families are saved whole or not at all, found again, and nothing is gone for good by a click."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.builders.families import a_child, a_family, an_adult

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, MemberDraft
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.family_rows import found_family
from linkworker_desktop.services.family_views import FamilyFilter


def _saved(services: Services, *arguments: object, **fields: object) -> FamilyId:
    changed = services.families.save(a_family(*arguments, **fields))  # type: ignore[arg-type]
    assert changed.id is not None
    return FamilyId(changed.id)


def _undone(changed: Changed) -> Changed:
    assert changed.undo is not None
    return changed.undo()


def test_a_family_comes_back_as_it_was_typed(services: Services) -> None:
    draft = a_family(
        "Nakhlawar",
        an_adult("Samir", original_name="سمير", cpr="300285-1234", moved_in=date(2026, 11, 20)),
        a_child(7),
        protected_address=True,
        note="Ring efter kl. 15",
        languages=("ar", "en"),
    )
    family = FamilyId(services.families.save(draft).id)  # type: ignore[arg-type]
    kept = services.families.draft(family)
    assert (
        replace(kept, family=None, members=tuple(replace(each, person=None) for each in kept.members))
        == draft
    )


def test_codes_count_up_and_are_never_used_again(services: Services) -> None:
    first = _saved(services, "Aden")
    services.families.delete(first)
    second = _saved(services, "Beden")
    assert services.families.sheet(first).code == "F001"
    assert services.families.sheet(second).code == "F002"


def test_families_stand_in_danish_order(services: Services) -> None:
    for surname in ("Ågård", "Zoë", "Ærø", "Østergaard", "Aaberg", "Andersen"):
        _saved(services, surname)
    assert [row.surname for row in services.families.rows()] == [
        "Andersen",
        "Zoë",
        "Ærø",
        "Østergaard",
        "Aaberg",
        "Ågård",
    ]


@pytest.mark.parametrize("text", ["nakhla", "samir", "سمير", "nymolle", "F001", "NAKHLAWAR samir"])
def test_a_family_is_found_by_any_name_town_or_code(services: Services, text: str) -> None:
    _saved(services, "Nakhlawar", an_adult("Samir", original_name="سمير"))
    _saved(
        services,
        "Kalynopil",
        an_adult("Olha", "uk"),
        address=a_family().address.__class__("Torvet 1", "0120", "Skovsunde"),
    )
    assert [row.surname for row in services.families.rows(text)] == ["Nakhlawar"]


def test_a_protected_address_is_in_no_list_and_not_searched(services: Services) -> None:
    _saved(services, "Nakhlawar", protected_address=True)
    assert services.families.rows()[0].address == ""
    assert services.families.rows("havnekajen") == ()
    assert all("Nymølle" not in hit.subtitle for hit in services.finder.find("nakhlawar"))


def test_an_edit_can_be_taken_back_and_done_again(services: Services) -> None:
    family = _saved(services, "Nakhlawar", an_adult("Samir"), a_child(7))
    draft = services.families.draft(family)
    changed = services.families.save(replace(draft, surname="Nakhlavar", members=draft.members[:1]))
    undone = _undone(changed)
    assert services.families.draft(family) == draft
    _undone(undone)
    assert services.families.draft(family).surname == "Nakhlavar"


def test_a_new_family_is_undone_into_the_trash_and_comes_back(services: Services) -> None:
    changed = services.families.save(a_family())
    undone = _undone(changed)
    assert services.families.rows() == ()
    assert len(services.families.rows(show=FamilyFilter.TRASH)) == 1
    assert services.finder.find("nakhlawar") == ()
    _undone(undone)
    assert len(services.families.rows()) == 1
    assert len(services.finder.find("nakhlawar")) == 1


def test_a_closed_family_leaves_the_daily_list_and_can_be_opened_again(services: Services) -> None:
    family = _saved(services)
    changed = services.families.close(family, date(2026, 11, 24), "Flyttet")
    assert services.families.rows() == ()
    assert services.families.rows(show=FamilyFilter.CLOSED)[0].closed_on == date(2026, 11, 24)
    _undone(changed)
    assert len(services.families.rows()) == 1


def test_a_person_moves_from_one_family_to_another_and_keeps_one_identity(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    draft = services.families.draft(old)
    leaving = draft.members[1]
    services.families.save(
        replace(draft, members=(draft.members[0], replace(leaving, moved_out=date(2026, 11, 23))))
    )
    new = _saved(services, "Delwarin", replace(leaving, moved_in=date(2026, 11, 23)))
    assert services.families.draft(new).members[0].person == leaving.person
    assert [row.people for row in services.families.rows()] == [1, 1]
    assert len(services.families.sheet(old).members) == 2


def test_somebody_moves_away_and_back(services: Services) -> None:
    family = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    draft = services.families.draft(family)
    away = replace(draft.members[1], moved_out=date(2026, 10, 1))
    back = replace(draft.members[1], moved_in=date(2026, 11, 1))
    services.families.save(replace(draft, members=(draft.members[0], away, back)))
    stays = services.families.draft(family).members
    assert [(each.moved_in, each.moved_out) for each in stays[1:]] == [
        (None, date(2026, 10, 1)),
        (date(2026, 11, 1), None),
    ]
    assert services.families.rows()[0].people == 2


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (a_family(" \u200b "), "surname"),
        (a_family("N" * 201), "surname"),
        (a_family("Nakhlawar", an_adult("x" * 200_000)), "members.0.given_name"),
        (a_family("Nakhlawar", an_adult("")), "members.0.given_name"),
        (a_family("Nakhlawar", an_adult(birth_date=date(2026, 11, 25))), "members.0.birth_date"),
        (
            a_family("Nakhlawar", an_adult(moved_in=date(2026, 5, 2), moved_out=date(2026, 5, 1))),
            "members.0.moved_out",
        ),
        (a_family(address=a_family().address.__class__("Vej 1", "013", "By")), "post_code"),
        (a_family("Nakhlawar", *(MemberDraft(str(index)) for index in range(201))), "members"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(services: Services, draft: object, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.families.save(draft)  # type: ignore[arg-type]
    assert field in {problem.field for problem in refused.value.problems}
    assert services.families.rows() == ()


@pytest.mark.parametrize(
    "name", ["<b>Bo", "<img src=x>", "{x.__class__}", "{kommune}", "Ali علي", "👨‍👩‍👧", "O'Hara & Søn"]
)
def test_a_name_that_looks_like_code_is_just_a_name(services: Services, name: str) -> None:
    family = _saved(services, name, an_adult(name))
    assert services.families.sheet(family).surname == name
    assert services.families.draft(family).members[0].given_name == name


def test_a_cpr_number_is_masked_on_the_page_and_only_remarked_on(services: Services) -> None:
    changed = services.families.save(a_family("Nakhlawar", an_adult(cpr="3002901234")))
    assert changed.remarks
    sheet = services.families.sheet(FamilyId(changed.id))  # type: ignore[arg-type]
    assert sheet.members[0].cpr_masked == "300290-••••"
    assert "1234" not in repr(sheet)


def test_the_list_tells_the_hours_left_to_the_folder(services: Services) -> None:
    _saved(services)
    row = services.families.rows()[0]
    assert (row.folder.state, row.folder.hours_left) == (FolderDeadlineState.DUE_SOON, 5)


def test_families_opened_last_come_first(services: Services, clock: object) -> None:
    first, second = _saved(services, "Aden"), _saved(services, "Beden")
    services.families.note_opened(second)
    services.families.note_opened(first)
    assert {row.surname for row in services.families.recently_opened()} == {"Aden", "Beden"}


def test_a_note_is_kept_alone_and_can_be_taken_back(services: Services) -> None:
    family = _saved(services)
    changed = services.families.set_note(family, "Ring\r\nefter kl. 15")
    assert services.families.sheet(family).note == "Ring\nefter kl. 15"
    _undone(changed)
    assert services.families.sheet(family).note == ""


def test_each_filter_is_counted(services: Services) -> None:
    first, second, _third = _saved(services, "A"), _saved(services, "B"), _saved(services, "C")
    services.families.delete(first)
    services.families.close(second, date(2026, 11, 24), "")
    assert services.families.counts() == {
        FamilyFilter.ACTIVE: 1,
        FamilyFilter.CLOSED: 1,
        FamilyFilter.TRASH: 1,
    }


@pytest.mark.parametrize(
    "housed_at", [datetime(9999, 12, 31, 12, 0), datetime(1, 1, 1), datetime(2101, 1, 1)]
)
def test_a_moment_in_an_impossible_year_is_refused_and_the_lists_still_open(
    services: Services, housed_at: datetime
) -> None:
    _saved(services)
    with pytest.raises(InvalidInput, match="mellem 1900 og 2100"):
        services.families.save(a_family("Fjern", housed_at=housed_at))
    assert [row.surname for row in services.families.rows()] == ["Nakhlawar"]
    assert services.overview.view()


@pytest.mark.parametrize(
    ("on", "reason"), [(date(9999, 12, 31), ""), (date(1, 1, 1), ""), (date(2026, 11, 24), "x" * 201)]
)
def test_a_family_is_not_closed_on_an_impossible_day_or_for_endless_reasons(
    services: Services, on: date, reason: str
) -> None:
    family = _saved(services)
    with pytest.raises(UserError):
        services.families.close(family, on, reason)
    assert len(services.families.rows()) == 1


def test_a_family_saved_in_the_trash_is_not_found_until_it_is_brought_back(services: Services) -> None:
    family = _saved(services)
    services.families.delete(family)
    services.families.save(replace(services.families.draft(family), note="x"))
    assert services.finder.find("nakhlawar") == ()
    services.families.restore(family)
    assert len(services.finder.find("nakhlawar")) == 1


def test_which_of_two_stays_is_open_can_be_swapped(services: Services) -> None:
    first_here = replace(an_adult(), moved_in=date(2024, 1, 1), moved_out=date(2024, 2, 1))
    family = _saved(services, "Nakhlawar", first_here)
    draft = services.families.draft(family)
    back = replace(draft.members[0], moved_in=date(2026, 1, 1), moved_out=None)
    services.families.save(replace(draft, members=(draft.members[0], back)))
    early, late = services.families.draft(family).members
    swapped = (replace(early, moved_out=None), replace(late, moved_out=date(2026, 3, 1)))
    changed = services.families.save(replace(draft, members=swapped))
    assert services.families.draft(family).members == swapped
    _undone(changed)
    assert services.families.draft(family).members == (early, late)


def test_the_open_stay_can_be_deleted_and_the_earlier_one_opened(services: Services) -> None:
    first_here = replace(an_adult(), moved_in=date(2024, 1, 1), moved_out=date(2024, 2, 1))
    family = _saved(services, "Nakhlawar", first_here)
    draft = services.families.draft(family)
    back = replace(draft.members[0], moved_in=date(2026, 1, 1), moved_out=None)
    services.families.save(replace(draft, members=(draft.members[0], back)))
    opened = replace(draft.members[0], moved_out=None)
    services.families.save(replace(draft, members=(opened,)))
    assert services.families.draft(family).members == (opened,)


def test_two_persons_move_together_into_another_family(services: Services) -> None:
    old = _saved(services, "Nakhlawar", an_adult("Samir"), an_adult("Layal"))
    members = services.families.draft(old).members
    new = _saved(services, "Delwarin", *(replace(each, moved_in=date(2026, 11, 23)) for each in members))
    assert [each.person for each in services.families.draft(new).members] == [each.person for each in members]


def test_codes_go_on_from_the_lowest_free_one_after_the_highest_there_is(services: Services) -> None:
    first = _saved(services, "Aden")
    with services.database.write() as session:
        found_family(session, first).code = "F999999999"
    assert services.families.sheet(_saved(services, "Beden")).code == "F001"
    assert services.families.sheet(_saved(services, "Ceden")).code == "F002"


@pytest.mark.parametrize("text", ["\ud800", "\ud800nakh", "\0", "\u202e"])
def test_letters_that_cannot_be_written_find_nothing_and_break_nothing(services: Services, text: str) -> None:
    _saved(services)
    services.finder.find(text)
    services.families.rows(text)
    services.contacts.rows(text)
    with pytest.raises(UserError):
        services.families.by_code(text)
