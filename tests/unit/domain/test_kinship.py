"""Ties between persons: what cannot be true, and the family tree that follows from ties and words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.family import PersonId, Relation
from linkworker_desktop.domain.generations import generations
from linkworker_desktop.domain.genogram import Genogram, Union, genogram
from linkworker_desktop.domain.household_tree import Relative, household_ties
from linkworker_desktop.domain.kinship import (
    KinshipId,
    KinshipKind,
    Tie,
    descendants_of,
    tie_problems,
    tie_remarks,
)

TODAY = date(2026, 11, 24)
PARENT, PARTNER, FORMER = KinshipKind.PARENT, KinshipKind.PARTNER, KinshipKind.FORMER_PARTNER
SIBLING, GUARDIAN = KinshipKind.SIBLING, KinshipKind.GUARDIAN


def _id(number: int) -> PersonId:
    return PersonId(UUID(int=number))


def _typed(person: int, kind: KinshipKind, other: int, number: int = 0) -> Tie:
    return Tie(_id(person), _id(other), kind, KinshipId(UUID(int=number or person * 100 + other)))


def _relative(number: int, relation: Relation, born: date | None = None, **fields: object) -> Relative:
    return Relative(_id(number), f"Navn{number}", "Farhaniyo", relation, born, **fields)  # type: ignore[arg-type]


FATHER = _relative(1, Relation.FATHER, date(1982, 5, 1))
MOTHER = _relative(2, Relation.MOTHER, date(1987, 5, 1))
SON = _relative(3, Relation.SON, date(2010, 5, 1))
DAUGHTER = _relative(4, Relation.DAUGHTER, date(2008, 5, 1))
GRANDMOTHER = _relative(5, Relation.GRANDMOTHER, date(1955, 1, 1))
STRANGER = _relative(9, Relation.OTHER, is_here=False)


def _tree(*people: Relative, ties: tuple[Tie, ...] = ()) -> Genogram:
    return genogram(people, ties, TODAY)


def _levels(found: Genogram) -> dict[int, int]:
    return {node.id.int: node.generation for node in found.nodes}


def _parents(found: Genogram, child: Relative) -> set[int]:
    unions = [found.unions[link.union] for link in found.children if link.child == child.id]
    return {each.int for union in unions for each in (union.a, union.b) if each is not None}


@pytest.mark.parametrize(
    ("tie", "field"),
    [
        (_typed(1, PARENT, 1), "other"),
        (_typed(1, PARENT, 2, 7), "other"),
        (_typed(3, PARENT, 1), "other"),
        (_typed(2, PARENT, 1), "other"),
        (_typed(5, SIBLING, 4), "other"),
        (_typed(6, FORMER, 4), "kind"),
    ],
    ids=["oneself", "twice", "circle of three", "circle of two", "the other way round", "partner and former"],
)
def test_a_tie_that_cannot_be_true_is_refused_by_its_field(tie: Tie, field: str) -> None:
    ties = (_typed(1, PARENT, 2), _typed(2, PARENT, 3), _typed(4, SIBLING, 5), _typed(4, PARTNER, 6))
    assert [problem.field for problem in tie_problems(tie, ties)] == [field]


def test_a_tie_may_be_reworded_without_standing_in_its_own_way() -> None:
    kept = _typed(1, PARENT, 2)
    assert list(tie_problems(Tie(_id(2), _id(1), PARENT, kept.id), (kept,))) == []


def test_a_third_parent_is_a_remark_and_no_refusal() -> None:
    ties = (_typed(1, PARENT, 3), _typed(2, PARENT, 3))
    assert list(tie_problems(_typed(9, PARENT, 3), ties)) == []
    assert list(tie_remarks(_typed(9, PARENT, 3), ties, "Idris")) == [
        "Idris har nu 3 forældre. Se efter, om det er rigtigt."
    ]
    assert list(tie_remarks(_typed(2, PARENT, 3), ties[:1], "Idris")) == []


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=20))
def test_nobody_ever_becomes_their_own_ancestor(pairs: list[tuple[int, int]]) -> None:
    ties: list[Tie] = []
    for number, (person, other) in enumerate(pairs, 1):
        tie = Tie(_id(person), _id(other), PARENT, KinshipId(UUID(int=number)))
        if not list(tie_problems(tie, ties)):
            ties.append(tie)
    assert all(_id(person) not in descendants_of(_id(person), ties) for person in range(1, 9))


def test_father_and_mother_are_a_couple_and_the_parents_of_the_children() -> None:
    found = _tree(FATHER, MOTHER, SON, DAUGHTER)
    assert found.unions == (Union(FATHER.id, MOTHER.id),)
    assert _parents(found, SON) == _parents(found, DAUGHTER) == {1, 2}
    assert _levels(found) == {1: 0, 2: 0, 3: 1, 4: 1}


def test_the_eldest_child_stands_at_the_left_and_the_father_beside_the_mother() -> None:
    found = _tree(MOTHER, FATHER, SON, DAUGHTER)
    assert [node.id.int for node in found.nodes] == [1, 2, 4, 3]
    assert [(node.age, node.order) for node in found.nodes] == [(44, 0), (39, 1), (18, 0), (16, 1)]


def test_a_grandmother_stands_above_and_belongs_to_a_lone_parent_alone() -> None:
    assert _levels(_tree(FATHER, MOTHER, SON, GRANDMOTHER)) == {5: 0, 1: 1, 2: 1, 3: 2}
    assert _parents(_tree(FATHER, MOTHER, SON, GRANDMOTHER), FATHER) == set()
    assert _parents(_tree(MOTHER, SON, GRANDMOTHER), MOTHER) == {5}


def test_a_spouse_is_the_partner_of_a_lone_parent_and_of_no_child_the_parent() -> None:
    spouse = _relative(6, Relation.SPOUSE)
    found = _tree(FATHER, spouse, SON)
    assert Union(FATHER.id, spouse.id) in found.unions
    assert _parents(found, SON) == {1}


def test_two_mothers_and_a_father_say_only_who_the_father_is() -> None:
    found = _tree(FATHER, MOTHER, _relative(7, Relation.MOTHER), SON)
    assert _parents(found, SON) == {1}


def test_what_is_typed_in_comes_before_what_the_words_say() -> None:
    ties = (_typed(9, PARENT, 3), _typed(2, FORMER, 9))
    found = _tree(FATHER, MOTHER, SON, DAUGHTER, STRANGER, ties=ties)
    assert _parents(found, SON) == {2, 9}
    assert _parents(found, DAUGHTER) == {1, 2}
    assert any(union.is_former and {union.a.int, union.b.int} == {2, 9} for union in found.unions if union.b)
    assert _levels(found)[9] == 0


def test_parents_of_whom_one_has_left_are_both_parents_and_no_couple() -> None:
    found = _tree(_relative(1, Relation.FATHER, is_here=False), MOTHER, SON)
    assert found.unions == (Union(_id(1), MOTHER.id, is_couple=False),)
    assert _parents(found, SON) == {1, 2}


def test_twins_are_born_on_one_day_of_the_same_parents() -> None:
    twin = _relative(6, Relation.DAUGHTER, SON.birth_date)
    cousin = _relative(7, Relation.OTHER, SON.birth_date)
    assert _tree(FATHER, MOTHER, SON, twin, cousin).twins == ((SON.id, twin.id),)
    assert _tree(SON, twin).twins == ()


def test_without_a_birth_date_nobody_is_a_twin_and_stands_last() -> None:
    first, second = _relative(6, Relation.SON), _relative(7, Relation.SON)
    found = _tree(FATHER, MOTHER, first, SON, second)
    assert found.twins == ()
    assert [node.id.int for node in found.nodes if node.generation == 1] == [3, 6, 7]
    assert next(node.age for node in found.nodes if node.id == first.id) is None


def test_brothers_and_sisters_alone_are_siblings_of_the_eldest() -> None:
    people = [_relative(number, Relation.BROTHER) for number in (1, 2, 3)]
    found = _tree(*people)
    assert found.siblings == ((_id(1), _id(2)), (_id(1), _id(3)))
    assert set(_levels(found).values()) == {0}


def test_a_guardian_is_shown_and_moves_nobody() -> None:
    found = _tree(FATHER, SON, STRANGER, ties=(_typed(9, GUARDIAN, 3),))
    assert found.guardians == ((STRANGER.id, SON.id),)
    assert _levels(found)[3] == 1


def test_three_parents_are_a_couple_and_one_alone() -> None:
    ties = tuple(_typed(parent, PARENT, 3) for parent in (1, 2, 9))
    found = _tree(FATHER, MOTHER, SON, STRANGER, ties=ties)
    assert [found.unions[link.union] for link in found.children] == [
        Union(FATHER.id, MOTHER.id),
        Union(STRANGER.id, None, is_couple=False),
    ]


def test_somebody_living_in_two_households_says_so() -> None:
    (node,) = _tree(_relative(3, Relation.SON, households=2)).nodes
    assert node.households == 2


def test_a_tie_to_somebody_unknown_is_passed_over() -> None:
    assert _tree(SON, ties=(_typed(77, PARENT, 3),)).children == ()


_PEOPLE = st.lists(st.sampled_from(tuple(Relation)), min_size=1, max_size=9)
_TIES = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from(tuple(KinshipKind)), st.integers(1, 9)), max_size=9
)


@given(_PEOPLE, _TIES)
def test_any_household_has_a_tree_with_everybody_in_it_once(
    words: list[Relation], said: list[tuple[int, KinshipKind, int]]
) -> None:
    people = [_relative(number, word) for number, word in enumerate(words, 1)]
    ties: list[Tie] = []
    for number, (person, kind, other) in enumerate(said, 1):
        tie = _typed(person, kind, other, number)
        if not list(tie_problems(tie, ties)):
            ties.append(tie)
    found = _tree(*people, ties=tuple(ties))
    assert sorted(node.id.int for node in found.nodes) == list(range(1, len(words) + 1))
    places = [(node.generation, node.order) for node in found.nodes]
    assert len(set(places)) == len(places)
    assert min(generation for generation, _order in places) == 0
    assert all(link.union < len(found.unions) for link in found.children)


@given(_PEOPLE)
def test_parents_stand_above_their_children_whatever_the_words(words: list[Relation]) -> None:
    people = [_relative(number, word) for number, word in enumerate(words, 1)]
    ties = household_ties(people, ())
    levels = generations(people, ties)
    assert all(levels[tie.person] < levels[tie.other] for tie in ties if tie.kind is PARENT)
    assert all(levels[tie.person] == levels[tie.other] for tie in ties if tie.kind is PARTNER)
