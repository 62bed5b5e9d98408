"""The families a contact works with: handed to another contact in one step, and what stays to be done by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import TODAY, Life, identifier

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty, GivenBy
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.domain.network import CountsAs, Frequency, InvolvementDraft
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.contact_views import ContactUse, UseKind
from linkworker_desktop.services.municipality import MunicipalityDraft

BEFORE = date(2026, 9, 1)
LATER = TODAY + timedelta(days=14)


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services, an_adult(), a_child(12))


@pytest.fixture
def old(services: Services) -> ContactId:
    return _consultant(services, "Dorthe Mosevangely")


@pytest.fixture
def new(services: Services) -> ContactId:
    return _consultant(services, "Kim Tidselmark")


def _consultant(services: Services, name: str) -> ContactId:
    return ContactId(identifier(services.contacts.save(a_contact("benefits", "Jobcenteret", person=name))))


def _work(life: Life, contact: ContactId, since: date | None = BEFORE, **fields: object) -> None:
    life.services.network.save(InvolvementDraft(life.id, contact, since=since, **fields))  # type: ignore[arg-type]


def _rows(life: Life, contact: ContactId) -> list[InvolvementDraft]:
    """Return what a contact does or did for the family, without identifiers."""
    network = life.services.network
    return [
        replace(network.draft(each.involvement), id=None)
        for each in network.of_contact(contact)
        if each.family == life.id
    ]


def _undo(done: Changed) -> Changed:
    assert done.undo is not None
    return done.undo()


def _coordinators(life: Life) -> list[tuple[str, date | None]]:
    found = life.services.coordinators.of_family(life.id).coordinators
    return [(each.actor.name, each.since) for each in found]


def test_the_new_one_goes_on_from_today_with_the_same_work_and_the_old_one_ends(
    life: Life, old: ContactId, new: ContactId
) -> None:
    child = life.person("Nour")
    begun = InvolvementDraft(
        life.id,
        old,
        (child,),
        "praktik",
        BEFORE,
        frequency=Frequency.WEEKLY,
        counts_as=CountsAs.AUTHORITY,
        note="kender moderen",
    )
    life.services.network.save(begun)
    done = life.services.contacts.replace(old, new)
    assert "1 sted." in done.sentence
    assert _rows(life, old) == [replace(begun, until=TODAY)]
    assert _rows(life, new) == [replace(begun, contact=new, since=TODAY, note="")]
    again = _undo(done)
    assert (_rows(life, old), _rows(life, new)) == ([begun], [])
    _undo(again)
    assert _rows(life, new) == [replace(begun, contact=new, since=TODAY, note="")]


def test_where_the_new_one_works_with_the_same_already_it_is_left_as_it_is(
    life: Life, old: ContactId, new: ContactId
) -> None:
    _work(life, old, purpose="praktik")
    _work(life, new, purpose="sprog")
    theirs = _rows(life, new)
    done = life.services.contacts.replace(old, new)
    assert _rows(life, new) == theirs
    assert [row.until for row in _rows(life, old)] == [TODAY]
    _undo(done)
    assert [row.until for row in _rows(life, old)] == [None]


def test_work_with_somebody_else_of_the_family_is_added(life: Life, old: ContactId, new: ContactId) -> None:
    child = life.person("Nour")
    _work(life, old, persons=(child,))
    _work(life, new)
    life.services.contacts.replace(old, new)
    assert sorted((row.persons, row.since) for row in _rows(life, new)) == [((), BEFORE), ((child,), TODAY)]


def test_an_end_that_is_planned_is_kept_and_what_ended_is_left(
    life: Life, old: ContactId, new: ContactId
) -> None:
    _work(life, old, until=LATER)
    _work(life, old, until=TODAY, purpose="før")
    done = life.services.contacts.replace(old, new)
    assert [(row.since, row.until) for row in _rows(life, new)] == [(TODAY, LATER)]
    assert {row.until for row in _rows(life, old)} == {TODAY}
    _undo(done)
    assert {row.until for row in _rows(life, old)} == {LATER, TODAY}


def test_what_had_not_begun_is_the_new_ones_alone(life: Life, old: ContactId, new: ContactId) -> None:
    _work(life, old, since=LATER)
    done = life.services.contacts.replace(old, new)
    assert _rows(life, old) == []
    assert [row.since for row in _rows(life, new)] == [LATER]
    _undo(done)
    assert [row.since for row in _rows(life, old)] == [LATER]


def test_work_since_nobody_knows_when_ends_today(life: Life, old: ContactId, new: ContactId) -> None:
    _work(life, old, since=None)
    life.services.contacts.replace(old, new)
    assert [(row.since, row.until) for row in _rows(life, old)] == [(None, TODAY)]
    assert [(row.since, row.until) for row in _rows(life, new)] == [(TODAY, None)]


def test_the_coordinator_is_ended_and_the_new_one_begun(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    services.coordinators.save(
        life.id, CoordinatorModel.LINKWORKER, [services.relay.actor_of(old), Actor("Maja Vindkærby")]
    )
    before = _coordinators(life)
    done = services.contacts.replace(old, new)
    assert sorted(_coordinators(life)) == [("Kim Tidselmark", TODAY), ("Maja Vindkærby", TODAY)]
    _undo(done)
    assert _coordinators(life) == before


def test_where_both_coordinate_one_remains(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    actors = [services.relay.actor_of(old), services.relay.actor_of(new)]
    services.coordinators.save(life.id, CoordinatorModel.LINKWORKER, actors)
    services.contacts.replace(old, new)
    assert [name for name, _since in _coordinators(life)] == ["Kim Tidselmark"]


def _consent(life: Life, contact: ContactId, **fields: object) -> None:
    draft = ConsentDraft(
        life.person(),
        BEFORE,
        "praktik",
        given_by=GivenBy.SELF,
        scope=frozenset({InformationKind.WORK}),
        parties=(ConsentParty("Jobcenteret", name="Dorthe Mosevangely", contact=contact),),
    )
    life.services.consents.save(replace(draft, **fields))  # type: ignore[arg-type]


def test_consents_stay_with_whom_they_name_and_the_remark_counts_those_that_hold(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    _consent(life, old)
    _consent(life, old, purpose="bolig", valid_to=LATER)
    _consent(life, old, purpose="skole", valid_to=TODAY - timedelta(days=1))
    _consent(life, old, purpose="sundhed", withdrawn_on=TODAY)
    _consent(life, new, purpose="fritid")
    before = services.consents.of_family(life.id)
    done = services.contacts.replace(old, new)
    assert services.consents.of_family(life.id) == before
    assert done.remarks == (
        "2 samtykker nævner Dorthe Mosevangely og flytter ikke med. Spørg familierne igen.",
    )


def test_a_relay_stays_and_the_remark_says_to_hand_it_on(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    services.relay.open(life.id, services.relay.actor_of(old))
    done = services.contacts.replace(old, new)
    assert done.remarks == (
        "Dorthe Mosevangely har stafetten hos Nakhlawar. Giv den videre på familiens side.",
    )


def test_what_was_written_in_the_log_stays_with_whom_it_was(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    entry = services.log.save(LogDraft(life.id, "Talte om praktik", contact=old)).id
    services.contacts.replace(old, new)
    assert entry is not None
    assert services.log.entry(entry).draft.contact == old  # type: ignore[arg-type]


def test_uses_name_each_family_once_with_what_the_work_is_about(
    services: Services, life: Life, old: ContactId
) -> None:
    _work(life, old, purpose="praktik, sprog")
    _work(life, old, persons=(life.person("Nour"),), purpose="fritid")
    services.coordinators.save(life.id, CoordinatorModel.LINKWORKER, [services.relay.actor_of(old)])
    wanted = {UseKind.NETWORK, UseKind.COORDINATOR}
    network, coordinator = (use for use in services.contacts.uses(old) if use.kind in wanted)
    assert replace(network, detail="") == ContactUse(UseKind.NETWORK, "Nakhlawar", "", life.id, life.id)
    assert sorted(network.detail.split(", ")) == ["fritid", "praktik", "sprog"]
    assert coordinator == ContactUse(
        UseKind.COORDINATOR, "Nakhlawar", "Tovholder siden 24.11.2026", life.id, life.id
    )


def test_families_in_the_trash_follow_but_are_neither_told_nor_counted(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    _work(life, old)
    services.families.delete(life.id)
    assert services.contacts.uses(old) == ()
    done = services.contacts.replace(old, new)
    assert "0 steder" in done.sentence
    services.families.restore(life.id)
    assert [row.until for row in _rows(life, new)] == [None]


def test_ending_a_contact_says_with_which_families_it_still_works(
    services: Services, life: Life, old: ContactId, new: ContactId
) -> None:
    for surname in ("Qamhawar", "Kalynopil", "Haddadin"):
        _work(Life(services, surname=surname), old)
    _work(life, new)
    one, several = services.contacts.end(new), services.contacts.end_all([old, new])
    assert one.remarks == (
        "Arbejder stadig med familien Nakhlawar. Sæt en anden i stedet med »Erstat overalt«.",
    )
    assert several.remarks == (
        (
            "Arbejder stadig med 4 familier: Haddadin, Kalynopil, Nakhlawar (+1). "
            "Sæt en anden i stedet med »Erstat overalt«."
        ),
    )


def test_ending_a_contact_that_works_with_nobody_says_nothing(
    services: Services, life: Life, old: ContactId
) -> None:
    _work(life, old, until=TODAY)
    assert services.contacts.end(old).remarks == ()


def test_two_families_of_one_name_are_two(services: Services, old: ContactId) -> None:
    for _each in range(2):
        _work(Life(services, surname="Haddadin"), old)
    (remark,) = services.contacts.end(old).remarks
    assert remark.startswith("Arbejder stadig med 2 familier: Haddadin, Haddadin.")
