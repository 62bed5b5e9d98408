"""The emergency numbers follow the region that is chosen."""

from __future__ import annotations

import pytest

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.region_choice import choose_region


@pytest.fixture(autouse=True)
def no_contacts(services: Services) -> None:
    for view in services.contacts.rows():
        assert view.draft.contact is not None
        services.contacts.delete(view.draft.contact)


def choose(services: Services, region: str) -> tuple[str, ...]:
    changed = choose_region(services.municipality, services.contacts, region)
    return (changed.sentence, *changed.remarks)


def numbers(services: Services) -> dict[str, str]:
    return {
        view.draft.organisation: view.draft.phones[0].number.replace(" ", "")
        for view in services.contacts.rows()
    }


def test_a_region_brings_police_and_doctor_to_be_confirmed(services: Services) -> None:
    assert choose(services, "Region Sjælland") == (
        "Lægevagt og politi er lagt i Kontakter.",
        "Bekræft numrene.",
    )
    assert numbers(services) == {"Politi": "114", "Lægevagten, Region Sjælland": "1818"}
    assert all(view.draft.verified_on is None for view in services.contacts.rows())


def test_another_region_changes_the_doctor_nobody_confirmed(services: Services) -> None:
    choose(services, "Region Sjælland")
    choose(services, "Region Hovedstaden")
    assert numbers(services) == {"Politi": "114", "Lægevagten, Region Hovedstaden": "1813"}


def test_a_confirmed_doctor_stays(services: Services) -> None:
    choose(services, "Region Sjælland")
    doctor = next(view for view in services.contacts.rows() if "Læge" in view.draft.organisation)
    assert doctor.draft.contact is not None
    services.contacts.confirm(doctor.draft.contact)
    choose(services, "Region Hovedstaden")
    assert numbers(services) == {"Politi": "114", "Lægevagten, Region Sjælland": "1818"}


def test_no_region_touches_no_contact(services: Services) -> None:
    assert choose(services, "") == ("Kommunens oplysninger er gemt.",)
    assert numbers(services) == {}


def test_it_is_taken_back_and_done_again_as_one(services: Services) -> None:
    changed = choose_region(services.municipality, services.contacts, "Region Sjælland")
    assert changed.undo is not None
    undone = changed.undo()
    assert services.municipality.read().region == "Region Midtjylland"
    assert numbers(services) == {}
    assert undone.undo is not None
    undone.undo()
    assert services.municipality.read().region == "Region Sjælland"
    assert set(numbers(services)) == {"Politi", "Lægevagten, Region Sjælland"}
