"""Where a contact stands, whom a change concerns, and putting another in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

import pytest
from tests.builders.clocks import MovingClock
from tests.builders.events import a_task, an_appointment, save
from tests.builders.families import a_contact, a_family
from tests.builders.life import Life

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, PhoneDraft
from linkworker_desktop.domain.employer_fit import Wishes
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.persistence import search
from linkworker_desktop.services.contact_views import UseKind
from linkworker_desktop.services.cooperation_views import AgreementDraft, InterfaceDraft, UnitName
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft

PDF = b"%PDF-1.7 paper"


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


@pytest.fixture
def clock() -> MovingClock:
    """Tuesday 24 November 2026, 8.42 in Denmark, until a test sets it forward."""
    return MovingClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


def _contact(services: Services, category: str, name: str, **fields: object) -> ContactId:
    return ContactId(services.contacts.save(a_contact(category, name, **fields)).id)  # type: ignore[arg-type]


def _family(services: Services, surname: str = "Nakhlawar") -> FamilyId:
    return FamilyId(services.families.save(a_family(surname)).id)  # type: ignore[arg-type]


def _handed_out(services: Services, family: FamilyId) -> UUID:
    issue = services.issues.record_print(family, ["ar"], PDF, 4)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", False, ""))
    return issue


def test_every_place_a_contact_stands_is_told(services: Services) -> None:
    family = _family(services)
    gp = _contact(services, "gp", "Lægehuset")
    services.folders.add_contact(family, 1, gp)
    other = _family(services, "Qamhawar")
    issue = _handed_out(services, other)
    unit = UnitName("Integration")
    interface = services.cooperation.save_interface(InterfaceDraft(unit, UnitName("Ydelse"), contact_a=gp)).id
    agreement = services.cooperation.save_agreement(
        AgreementDraft(UnitName("", "Kompasset"), "Sprogcafé", contact=gp)
    ).id
    uses = {(use.kind, use.target) for use in services.contacts.uses(gp)}
    assert uses == {
        (UseKind.FAMILY, family),
        (UseKind.FOLDER, other),
        (UseKind.HANDED_OUT, issue),
        (UseKind.INTERFACE, interface),
        (UseKind.AGREEMENT, agreement),
    }


def test_what_is_ahead_in_the_calendar_and_in_placements_is_told_replaced_and_put_back(
    services: Services,
) -> None:
    life = Life(services)
    family = life.id
    old, new = _contact(services, "ppr", "Gammelgaard"), _contact(services, "ppr", "Nyland")
    appointment = save(services, an_appointment("Besøg", family=family, contact=old))
    late = save(services, a_task("Ring", date(2026, 11, 2), contact=old))
    held = save(services, an_appointment("Var der", date(2026, 11, 2), contact=old))
    services.placements.save(PlacementDraft(life.person(), date(2026, 11, 16), employer=old))
    before = services.contacts.uses(old)
    assert [(use.kind, use.title, use.family) for use in before] == [
        (UseKind.EVENT, "Ring", None),
        (UseKind.EVENT, "Besøg", family),
        (UseKind.PLACEMENT, "Samir", family),
    ]
    done = services.contacts.replace(old, new)
    assert "3 steder" in done.sentence
    assert services.contacts.uses(new) == before
    assert services.events.details(held).draft.contact == old
    assert _found_events(services, "nyland") == {appointment, late}
    assert done.undo is not None
    done.undo()
    assert services.contacts.uses(old) == before
    assert _found_events(services, "nyland") == set()


def _found_events(services: Services, words: str) -> set[UUID]:
    with services.database.read() as session:
        return {hit.id for hit in search.search(session, words, {search.SearchKind.TASK})}


def test_a_contact_nobody_uses_stands_nowhere(services: Services) -> None:
    _family(services)
    assert services.contacts.uses(_contact(services, "ppr", "PPR")) == ()


def test_changing_a_printed_fact_names_the_handed_out_folders_it_stands_in(services: Services) -> None:
    gp = _contact(services, "gp", "Lægehuset")
    _handed_out(services, _family(services))
    services.issues.record_print(_family(services, "Kun trykt"), ["ar"], PDF, 4)
    assert services.contacts.affected_folders(gp) == ()
    done = services.contacts.save(
        replace(services.contacts.view(gp).draft, phones=(PhoneDraft("09 99 99 99"),), note="ny")
    )
    (folder,) = services.contacts.affected_folders(gp)
    assert (folder.surname, folder.fields, folder.handed_to) == ("Nakhlawar", ("telefon",), "Samir")
    assert done.remarks == ("Familien Nakhlawar har en udleveret mappe med de gamle oplysninger.",)
    assert done.undo is not None
    done.undo()
    assert services.contacts.affected_folders(gp) == ()


def test_a_folder_is_no_longer_wrong_when_the_family_has_a_newer_one(
    services: Services, clock: MovingClock
) -> None:
    gp = _contact(services, "gp", "Lægehuset")
    family = _family(services)
    _handed_out(services, family)
    services.contacts.save(replace(services.contacts.view(gp).draft, phones=(PhoneDraft("09 99 99 99"),)))
    clock.forward(hours=1)
    other_language = services.issues.record_print(family, ["uk"], PDF, 4)
    services.issues.hand_over(other_language, HandOver(datetime(2026, 11, 24, 9, 42), "Samir", False, ""))
    assert len(services.contacts.affected_folders(gp)) == 1
    clock.forward(minutes=1)
    newer = services.issues.record_print(family, ["ar"], PDF, 4)
    services.issues.hand_over(newer, HandOver(datetime(2026, 11, 24, 9, 43), "Samir", False, ""))
    assert services.contacts.affected_folders(gp) == ()


def test_every_way_of_changing_a_printed_contact_names_the_folders(services: Services) -> None:
    gp, other = _contact(services, "gp", "Lægehuset"), _contact(services, "gp", "Nyt lægehus")
    _handed_out(services, _family(services))
    contacts = services.contacts
    for write in (
        partial(contacts.end_all, [gp]),
        partial(contacts.set_category, [gp], "bank"),
        partial(contacts.replace, gp, other),
    ):
        done = write()
        assert done.remarks == ("Familien Nakhlawar har en udleveret mappe med de gamle oplysninger.",)
        assert done.undo is not None
        done.undo()


def test_an_ended_contact_is_wrong_in_every_folder_that_is_out(services: Services) -> None:
    gp = _contact(services, "gp", "Lægehuset")
    _handed_out(services, _family(services))
    done = services.contacts.end(gp)
    assert services.contacts.affected_folders(gp)[0].fields == ("ophørt",)
    assert done.remarks != ()


def test_a_part_left_out_prints_nobody(services: Services) -> None:
    gp = _contact(services, "gp", "Lægehuset")
    family = _family(services)
    services.folders.include(family, 8, included=False)
    _handed_out(services, family)
    services.contacts.end(gp)
    assert services.contacts.affected_folders(gp) == ()


def test_one_contact_is_replaced_by_another_everywhere_and_put_back_in_one_step(services: Services) -> None:
    family = _family(services)
    old, new = _contact(services, "ppr", "Gammel", verified_on=None), _contact(services, "ppr", "Ny")
    services.folders.add_contact(family, 1, old)
    unit = UnitName("Integration")
    services.cooperation.save_interface(InterfaceDraft(unit, UnitName("Ydelse"), contact_a=old))
    services.cooperation.save_agreement(AgreementDraft(UnitName("", "Kompasset"), "Café", contact=old))
    services.call_rounds.start()
    before = services.contacts.uses(old)
    done = services.contacts.replace(old, new)
    assert [use.kind for use in services.contacts.uses(new)] == [use.kind for use in before]
    assert services.contacts.uses(old) == ()
    assert services.contacts.view(old).draft.ended_on is not None
    assert done.undo is not None
    undone = done.undo()
    assert services.contacts.uses(old) == before
    assert services.contacts.uses(new) == ()
    assert services.contacts.view(old).draft.ended_on is None
    assert undone.undo is not None
    undone.undo()
    assert services.contacts.uses(old) == ()


def test_where_both_stand_one_remains(services: Services) -> None:
    family = _family(services)
    old, new = _contact(services, "ppr", "Gammel"), _contact(services, "ppr", "Ny")
    for each in (old, new):
        services.folders.add_contact(family, 1, each)
    services.contacts.replace(old, new, end_old=False)
    part = next(part for part in services.folders.view(family).parts if part.number == 1)
    assert [view.id for view in part.contacts] == [new]
    assert services.contacts.view(old).draft.ended_on is None


def test_nobody_is_replaced_by_themselves_or_by_somebody_gone(services: Services) -> None:
    old, gone = _contact(services, "ppr", "Gammel"), _contact(services, "ppr", "Væk")
    services.contacts.delete(gone)
    for new in (old, gone):
        with pytest.raises(UserError):
            services.contacts.replace(old, new)
    assert services.contacts.view(old).draft.ended_on is None


def test_several_contacts_are_ended_sorted_deleted_and_brought_back_each_as_one_step(
    services: Services,
) -> None:
    ids = [_contact(services, "gp", f"Læge {number}") for number in range(3)]
    for work in (
        partial(services.contacts.end_all, ids),
        partial(services.contacts.delete_all, ids),
        partial(services.contacts.set_category, ids, "dentist"),
    ):
        before = [services.contacts.view(each) for each in ids]
        done = work()
        assert "3 kontakter" in done.sentence
        assert [services.contacts.view(each) for each in ids] != before
        assert done.undo is not None
        done.undo()
        assert [services.contacts.view(each) for each in ids] == before
        assert len(services.contacts.rows("læge")) == 3


def test_the_best_employer_comes_first_and_says_why(services: Services) -> None:
    from linkworker_desktop.domain.contact import EmployerDraft

    bakery = EmployerDraft(
        trades=("bageri",), danish="DU1 modul 1", languages=("ar",), lines=("3",), places=1
    )
    _contact(services, "employer", "Bageriet", employer=bakery)
    _contact(services, "employer", "Smeden", employer=EmployerDraft(trades=("metal",), places=0))
    wishes = Wishes(("Bageri",), "DU2 modul 1", ("ar",), "Skovsunde", ("3",))
    best, last = services.employers.match(wishes)
    assert (best.contact.name, last.contact.name) == ("Bageriet", "Smeden")
    assert best.reasons == (
        "Har arbejde inden for bageri.",
        "Dansk rækker.",
        "Linje 3 kører dertil.",
        "Nogen taler arabisk.",
        "Har 1 plads.",
    )
    assert last.against == ("Har kun metal.", "Ingen kendt linje dertil.", "Har ingen ledige pladser.")
    assert services.employers.trades() == ("bageri", "metal")
    assert services.employers.wishes_of(_family(services)).town == "Nymølle Strand"
