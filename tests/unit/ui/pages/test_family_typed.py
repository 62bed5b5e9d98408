"""What was typed into the family form, read as dates, ages and languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from linkworker_desktop.domain.family import FamilyDraft, MemberDraft, Relation
from linkworker_desktop.domain.moments import NotADate
from linkworker_desktop.ui.pages.family_form.typed import (
    TypedFamily,
    TypedMember,
    from_json,
    read,
    read_birth,
    to_json,
    typed_of,
)

TODAY = date(2026, 11, 24)
ADULT = TypedMember("Samer", Relation.FATHER.value, "41")
CHILD = TypedMember("Nour", Relation.DAUGHTER.value, "8")


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("", None),
        ("5.1.1985", date(1985, 1, 5)),
        ("5/1-85", date(1985, 1, 5)),
        ("41", date(1985, 1, 1)),
        ("41 år", date(1985, 1, 1)),
        ("0", date(2026, 1, 1)),
        ("1985", date(1985, 1, 1)),
    ],
)
def test_a_birth_is_a_date_a_year_or_an_age(text: str, birth: date | None) -> None:
    assert read_birth(text, TODAY) == birth


@pytest.mark.parametrize("text", ["121", "31.2.1985", "gammel"])
def test_an_impossible_birth_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        read_birth(text, TODAY)


def test_an_age_gives_back_the_same_age() -> None:
    for age in range(121):
        member = MemberDraft("x", birth_date=read_birth(str(age), TODAY))
        assert member.age(TODAY) == age


def test_the_familys_language_fills_adults_who_say_nothing_of_their_own() -> None:
    says = TypedMember("Rima", Relation.MOTHER.value, "37", reads=("en",))
    silent = TypedMember("Hana", Relation.GRANDMOTHER.value, "68", reads_nothing=True)
    draft = read(TypedFamily(surname="Z", language="ar", members=(ADULT, says, silent, CHILD)), TODAY).draft
    assert [(member.speaks, member.reads) for member in draft.members] == [
        (("ar",), ("ar",)),
        (("ar",), ("en",)),
        (("ar",), ()),
        ((), ()),
    ]


def test_a_language_nobody_reads_yet_is_kept_for_the_folder() -> None:
    assert read(TypedFamily(surname="Z", language="ti"), TODAY).draft.languages == ("ti",)


def test_a_language_the_proposal_gives_anyway_is_not_kept_twice() -> None:
    assert read(TypedFamily(surname="Z", language="ar", members=(ADULT,)), TODAY).draft.languages == ()


def test_changing_the_first_language_leaves_the_folders_other_languages() -> None:
    typed = TypedFamily(surname="Z", language="uk", languages=("ar", "en"), members=(ADULT,))
    assert read(typed, TODAY).draft.languages == ("uk", "en")


def test_blank_lines_are_nobody_and_problems_name_the_line_on_the_screen() -> None:
    typed = TypedFamily(surname="Z", members=(ADULT, TypedMember(), TypedMember("Rima", birth="sommer")))
    reading = read(typed, TODAY)
    assert [member.given_name for member in reading.draft.members] == ["Samer", "Rima"]
    assert [reading.field_on_screen(problem.field) for problem in reading.problems] == [
        "members.2.birth_date"
    ]


def test_a_day_without_clock_time_asks_for_the_time() -> None:
    (problem,) = read(TypedFamily(surname="Z", housed_at="20.11.2026"), TODAY).problems
    assert (problem.field, "klokkeslættet" in problem.sentence) == ("housed_at", True)


def test_a_kept_family_comes_back_as_it_was_typed() -> None:
    draft = FamilyDraft(
        surname="Zahrabani",
        housed_at=datetime(2026, 8, 3, 12, 0),
        languages=("ar",),
        members=(MemberDraft("Samer", reads=("ar",), speaks=("ar",), birth_date=date(1985, 3, 2)),),
    )
    assert read(typed_of(draft, TODAY), TODAY).draft == draft


def test_an_unfinished_form_survives_being_kept() -> None:
    typed = TypedFamily(surname="{Z}", languages=("ar",), members=(ADULT, CHILD), housed_at="20.11")
    assert from_json(to_json(typed)) == typed


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"members": [{"navn": 1}]}', "null"])
def test_an_unfinished_form_in_a_strange_shape_is_left_out(text: str) -> None:
    assert from_json(text) is None


def test_of_somebody_without_age_and_relation_no_language_is_assumed() -> None:
    draft = read(TypedFamily(surname="Z", language="ar", members=(TypedMember("Lily"),)), TODAY).draft
    assert (draft.members[0].speaks, draft.members[0].reads) == ((), ())
    assert draft.languages == ("ar",)
