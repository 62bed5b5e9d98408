"""Who works with a family: put in, ended, taken back, and read in two statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.builders.families import a_child, an_adult
from tests.builders.involvements import TODAY, Surrounded
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId, Relation
from linkworker_desktop.domain.network import Counts, EndedWhy, Frequency, InvolvementDraft, InvolvementId
from linkworker_desktop.domain.problems import InvalidInput


@pytest.fixture
def family(services: Services) -> Surrounded:
    """Samir, Amal and Nour, with nobody round them yet."""
    return Surrounded(services, an_adult(), an_adult("Amal", relation=Relation.MOTHER), a_child(8))


def _counts(family: Surrounded, on: date | None = None) -> Counts:
    return family.services.network.of_family(family.id, on=on).network.counts


def _only(family: Surrounded) -> InvolvementId:
    """Return the one involvement of the family."""
    found = family.services.network.of_family(family.id).network
    (involvement,) = {
        draft.id
        for body in (*found.authorities, *found.others, *found.ended)
        for person in body.persons
        for draft in person.involvements
    }
    assert involvement is not None
    return involvement


def test_a_family_with_eighteen_authorities_and_47_persons_counts_just_those(family: Surrounded) -> None:
    family.eighteen()
    assert _counts(family) == Counts(authorities=18, persons=47, others=5)


def test_a_network_is_read_in_two_statements_however_large_it_is(family: Surrounded) -> None:
    family.eighteen()
    with counted_statements(family.services) as sent:
        family.services.network.of_family(family.id, member=family.people[0])
    assert len(sent) == 2


def test_the_families_of_a_contact_are_read_in_one_statement(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    family.services.network.add(family.id, [kim], persons=family.people[1:], purpose="Sprog")
    with counted_statements(family.services) as sent:
        (found,) = family.services.network.of_contact(kim)
    assert len(sent) == 1
    assert (found.family, found.members, found.purpose) == (family.id, ("Amal", "Nour"), "Sprog")
    assert not found.is_ended


def test_an_involvement_comes_back_as_it_was_typed_in(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    draft = InvolvementDraft(
        family.id,
        kim,
        (family.people[0],),
        "  Sprog\u202e ",
        date(2026, 9, 1),
        frequency=Frequency.WEEKLY,
        note="Linje 1\nLinje 2",
    )
    said = family.services.network.save(draft)
    assert said.sentence == "»Kim Rørsanger« er med i netværket."
    kept = family.services.network.draft(_only(family))
    assert kept == replace(draft, purpose="Sprog", id=kept.id)
    family.services.network.save(replace(kept, persons=family.people[1:], until=date(2026, 12, 1)))
    changed = family.services.network.draft(_only(family))
    assert (set(changed.persons), changed.until) == (set(family.people[1:]), date(2026, 12, 1))


def test_several_contacts_are_put_in_at_once_and_taken_out_at_once(family: Surrounded) -> None:
    contacts = [family.someone("ppr", "Skovsunde Kommune", "PPR") for _each in range(3)]
    said = family.services.network.add(family.id, contacts, frequency=Frequency.MONTHLY)
    assert said.sentence == "3 kontakter er med i netværket."
    assert _counts(family) == Counts(authorities=1, persons=3)
    assert said.undo is not None
    undone = said.undo()
    assert _counts(family) == Counts()
    assert undone.undo is not None
    undone.undo()
    assert _counts(family) == Counts(authorities=1, persons=3)


def test_who_is_there_already_is_left_alone_and_named(family: Surrounded) -> None:
    first, second = (family.someone("ppr", "Skovsunde Kommune", "PPR") for _each in range(2))
    family.services.network.add(family.id, [first])
    said = family.services.network.add(family.id, [first, second])
    assert said.remarks == ("»Birgit Tidselmark« var med i forvejen.",)
    assert _counts(family).persons == 2
    with pytest.raises(InvalidInput, match="De er allerede med"):
        family.services.network.add(family.id, [first, second])


def test_what_ends_is_shown_and_can_go_on_and_be_taken_back(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    family.services.network.add(family.id, [kim], since=date(2026, 9, 1))
    said = family.services.network.end(_only(family))
    assert said.sentence == "»Kim Rørsanger« er ikke med i netværket fra 24.11.2026."
    assert _counts(family) == Counts(ended=1)
    assert _counts(family, TODAY - timedelta(1)) == Counts(authorities=1, persons=1)
    assert said.undo is not None
    said.undo()
    assert _counts(family) == Counts(authorities=1, persons=1)
    family.services.network.end(_only(family))
    family.services.network.reopen(_only(family))
    assert _counts(family) == Counts(authorities=1, persons=1)


def test_what_never_was_is_removed_and_comes_back_whole(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    family.services.network.add(family.id, [kim], persons=(family.people[2],))
    before = family.services.network.of_family(family.id)
    said = family.services.network.remove(_only(family))
    assert _counts(family) == Counts()
    assert said.undo is not None
    said.undo()
    assert family.services.network.of_family(family.id) == before


def test_a_contact_that_ends_stays_in_the_network_as_ended(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    family.services.network.add(family.id, [kim], since=date(2026, 9, 1))
    family.services.contacts.end(kim, on=date(2026, 11, 20))
    (body,) = family.services.network.of_family(family.id).network.ended
    assert body.persons[0].ended is EndedWhy.CONTACT
    assert _counts(family, date(2026, 11, 19)).persons == 1
    with pytest.raises(InvalidInput, match="»Kim Rørsanger« er ophørt"):
        family.services.network.save(InvolvementDraft(family.id, kim, family.people[:1]))


def test_a_member_who_moves_out_takes_nothing_away(family: Surrounded) -> None:
    kim = family.contact("school", "Ådalby Skole", person="Kim Rørsanger")
    family.services.network.add(family.id, [kim], persons=(family.people[2],))
    draft = family.services.families.draft(family.id)
    moved = tuple(
        replace(member, moved_out=TODAY) if member.person == family.people[2] else member
        for member in draft.members
    )
    family.services.families.save(replace(draft, members=moved))
    found = family.services.network.of_family(family.id).network
    assert found.counts == Counts(ended=1)
    assert found.ended[0].members == (family.people[2],)


def test_many_authorities_and_nobody_who_coordinates_is_a_warning(family: Surrounded) -> None:
    assert not family.services.network.of_family(family.id).is_uncoordinated
    family.eighteen()
    assert family.services.network.of_family(family.id).is_uncoordinated
    assert family.services.network.of_family(family.id, member=family.people[2]).is_uncoordinated


def test_the_days_of_the_slider_are_those_on_which_something_changed(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    bo = family.contact("gp", "Lægehuset", person="Bo Ek")
    family.services.network.add(family.id, [kim], since=date(2026, 9, 1))
    family.services.network.add(family.id, [bo], since=date(2026, 12, 24))
    family.services.network.save(
        replace(family.services.network.draft(_first_of(family, kim)), until=date(2026, 10, 1))
    )
    view = family.services.network.of_family(family.id)
    assert view.days == (date(2026, 9, 1), date(2026, 10, 1))
    assert view.first_day == date(2026, 9, 1)


def _first_of(family: Surrounded, contact: ContactId) -> InvolvementId:
    (found,) = family.services.network.of_contact(contact)
    return found.involvement


def test_cards_stand_where_they_were_put_until_they_are_let_go(family: Surrounded) -> None:
    places = {"skovsunde kommune\tppr": (10.5, -20.0)}
    said = family.services.network.save_layout(family.id, places)
    assert family.services.network.layout(family.id) == places
    family.services.network.save_layout(family.id, {})
    assert family.services.network.layout(family.id) == {}
    assert said.undo is not None
    with pytest.raises(UserError, match="ændret igen"):
        said.undo()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"since": date(2026, 11, 2), "until": date(2026, 11, 1)}, "until"),
        ({"since": date(226, 11, 2)}, "since"),
        ({"until": date(9999, 11, 2)}, "until"),
        ({"purpose": "x" * 401}, "purpose"),
        ({"note": "x" * 4001}, "note"),
        ({"persons": (PersonId(UUID(int=7)),)}, "persons"),
        ({"contact": ContactId(UUID(int=7))}, "contact"),
    ],
)
def test_what_cannot_be_true_is_refused_with_one_sentence_by_its_field(
    family: Surrounded, fields: dict[str, object], field: str
) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    draft = replace(InvolvementDraft(family.id, kim), **fields)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        family.services.network.save(draft)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert _counts(family) == Counts()


def test_of_several_saved_at_once_none_is_kept_where_one_is_wrong(family: Surrounded) -> None:
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    bo = family.contact("gp", "Lægehuset", person="Bo Ek")
    good = InvolvementDraft(family.id, kim)
    with pytest.raises(InvalidInput) as refused:
        family.services.network.save_many((good, InvolvementDraft(family.id, bo, purpose="x" * 500)))
    assert [problem.field for problem in refused.value.problems] == ["1.purpose"]
    assert _counts(family) == Counts()
    family.services.network.save_many((good, InvolvementDraft(family.id, bo)))
    assert _counts(family) == Counts(authorities=2, persons=2)


def test_a_family_that_is_gone_has_no_network(services: Services) -> None:
    with pytest.raises(UserError):
        services.network.of_family(FamilyId(UUID(int=7)))
