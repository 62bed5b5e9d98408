"""Ties between persons: kept, taken back, and read as a family tree in two statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.involvements import TODAY, Surrounded
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId, Relation
from linkworker_desktop.domain.kinship import KinshipId, KinshipKind, Tie
from linkworker_desktop.domain.problems import InvalidInput


@pytest.fixture
def family(services: Services) -> Surrounded:
    """Samir, Amal and Nour."""
    return Surrounded(services, an_adult(), an_adult("Amal", relation=Relation.MOTHER), a_child(8))


def _outsider(services: Services) -> PersonId:
    """Return Karim, who lives with another family."""
    saved = services.families.save(a_family("Andersby", an_adult("Karim")))
    assert saved.id is not None
    (member,) = services.families.draft(FamilyId(saved.id)).members
    assert member.person is not None
    return member.person


def test_a_tie_is_kept_said_in_words_and_taken_back(family: Surrounded) -> None:
    karim = _outsider(family.services)
    said = family.services.kinship.save(Tie(karim, family.people[2], KinshipKind.PARENT))
    (view,) = family.services.kinship.ties(family.id)
    assert view.sentence == "Karim er forælder til Nour"
    assert said.undo is not None
    said.undo()
    assert family.services.kinship.ties(family.id) == ()


def test_the_tree_is_read_in_two_statements_with_those_who_live_elsewhere(family: Surrounded) -> None:
    karim = _outsider(family.services)
    family.services.kinship.save(Tie(karim, family.people[2], KinshipKind.PARENT))
    family.services.kinship.save(Tie(family.people[1], karim, KinshipKind.FORMER_PARTNER))
    with counted_statements(family.services) as sent:
        found = family.services.kinship.genogram(family.id)
    assert len(sent) == 2
    names = {node.id: node.name for node in found.nodes}
    assert set(names.values()) == {"Samir", "Amal", "Nour", "Karim"}
    parents = [found.unions[link.union] for link in found.children]
    assert [{names[union.a], names[union.b]} for union in parents if union.b] == [{"Karim", "Amal"}]
    assert next(node.is_here for node in found.nodes if node.id == karim) is False


def test_a_third_parent_is_kept_with_a_remark(family: Surrounded) -> None:
    samir, amal, nour = family.people
    for parent in (samir, amal):
        family.services.kinship.save(Tie(parent, nour, KinshipKind.PARENT))
    said = family.services.kinship.save(Tie(_outsider(family.services), nour, KinshipKind.PARENT))
    assert said.remarks == ("Nour har nu 3 forældre. Se efter, om det er rigtigt.",)


def test_a_circle_over_two_households_is_refused_and_nothing_kept(family: Surrounded) -> None:
    samir, _amal, nour = family.people
    karim = _outsider(family.services)
    family.services.kinship.save(Tie(samir, nour, KinshipKind.PARENT))
    family.services.kinship.save(Tie(nour, karim, KinshipKind.PARENT))
    with pytest.raises(InvalidInput, match="sin egen forfader"):
        family.services.kinship.save(Tie(karim, samir, KinshipKind.PARENT))
    assert len(family.services.kinship.ties(family.id)) == 2


def test_a_tie_is_reworded_and_removed(family: Surrounded) -> None:
    samir, amal, _nour = family.people
    family.services.kinship.save(Tie(samir, amal, KinshipKind.PARTNER))
    (view,) = family.services.kinship.ties(family.id)
    family.services.kinship.save(replace(view.tie, kind=KinshipKind.FORMER_PARTNER))
    (view,) = family.services.kinship.ties(family.id)
    assert view.tie.kind is KinshipKind.FORMER_PARTNER
    assert view.tie.id is not None
    family.services.kinship.remove(view.tie.id)
    assert family.services.kinship.ties(family.id) == ()


@pytest.mark.parametrize("field", ["person", "other"])
def test_a_tie_to_somebody_erased_is_refused(family: Surrounded, field: str) -> None:
    tie = Tie(family.people[0], family.people[1], KinshipKind.PARTNER)
    with pytest.raises(InvalidInput) as refused:
        family.services.kinship.save(replace(tie, **{field: PersonId(UUID(int=7))}))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]


def test_what_is_gone_is_said_to_be(family: Surrounded) -> None:
    with pytest.raises(UserError, match="findes ikke længere"):
        family.services.kinship.remove(KinshipId(UUID(int=7)))
    with pytest.raises(UserError):
        family.services.kinship.genogram(FamilyId(UUID(int=7)))


def test_somebody_in_two_households_stands_in_both_trees(family: Surrounded) -> None:
    nour = family.people[2]
    member = replace(family.services.families.known_person(nour)[0], relation=Relation.DAUGHTER)
    other = family.services.families.save(a_family("Andersby", an_adult("Karim"), member))
    assert other.id is not None
    found = family.services.kinship.genogram(FamilyId(other.id))
    assert {node.name: node.households for node in found.nodes} == {"Karim": 1, "Nour": 2}


def test_a_member_who_moved_out_stays_in_the_tree(family: Surrounded) -> None:
    draft = family.services.families.draft(family.id)
    moved = replace(draft.members[0], moved_out=TODAY)
    family.services.families.save(replace(draft, members=(moved, *draft.members[1:])))
    found = family.services.kinship.genogram(family.id)
    assert [node.is_here for node in found.nodes if node.name == "Samir"] == [False]
    assert len(found.children) == 1
    before = family.services.kinship.genogram(family.id, on=date(2026, 11, 23))
    assert all(node.is_here for node in before.nodes)
