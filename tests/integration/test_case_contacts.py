"""A contact's newer facts travel with a family; what is the link-worker's own stays at home."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders.contacts import WHOLE
from tests.builders.families import a_contact, a_family
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft, Visibility
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.municipality import MunicipalityDraft


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """Another municipality's empty vault."""
    made, _key = create(
        tmp_path / "other", PASSPHRASE, MunicipalityDraft(name="Anden Kommune"), clock=clock, cost=CHEAP
    )
    yield made
    made.close(with_backup=False)


def _family_with(services: Services, draft: ContactDraft) -> FamilyId:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    contact = ContactId(services.contacts.save(draft).id)  # type: ignore[arg-type]
    services.folders.add_contact(family, 1, contact)
    return family


def _contacts(file: bytes) -> list[dict[str, Any]]:
    return [choice["contact"] for choice in json.loads(file)["folder"]["choices"]]


def test_every_newer_fact_arrives_but_the_link_workers_own(services: Services, elsewhere: Services) -> None:
    family = _family_with(services, WHOLE)
    file = services.case_files.export(family)
    elsewhere.case_files.import_bytes(file)
    (arrived,) = [view.draft for view in elsewhere.contacts.rows("fjordfisk")]
    public = replace(
        WHOLE, contact=arrived.contact, private_note="", note="", more_emails=(), phones=WHOLE.phones[:1]
    )
    assert arrived == public
    (home,) = [row.id for row in elsewhere.families.rows()]
    assert elsewhere.case_files.export(home) == file
    for own in (WHOLE.private_note, WHOLE.phones[1].number, WHOLE.more_emails[0].address, WHOLE.note):
        assert own not in file.decode()


def test_a_contact_that_says_nothing_new_is_written_as_in_the_first_version(services: Services) -> None:
    (contact,) = _contacts(services.case_files.export(_family_with(services, a_contact())))
    assert list(contact) == [
        "category", "organisation", "person", "role", "phones", "email", "street", "post_code", "town", "hours",
        "languages", "printable", "verified_on", "verified_how",
    ]  # fmt: skip


def test_a_contact_only_the_link_worker_may_see_is_not_in_the_file(services: Services) -> None:
    family = _family_with(services, a_contact("bank", "Sparekassen", visibility=Visibility.ONLY_ME))
    assert _contacts(services.case_files.export(family)) == []


def test_a_contact_with_a_number_of_ones_own_is_known_again(services: Services) -> None:
    draft = a_contact(phones=(PhoneDraft("01 23 41 50"), PhoneDraft("07 77 77 77", only_me=True)))
    family = _family_with(services, draft)
    file = services.case_files.export(family)
    services.families.delete(family)
    services.families.erase(family)
    services.case_files.import_bytes(file)
    assert len(services.contacts.rows("ådalby")) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("website", "javascript:alert(1)"),
        ("schedule", {"weekly": [{"weekday": 0, "opens": "09:00", "closes": "09:00"}]}),
        ("schedule", {"weekly": [{"weekday": 7, "opens": "09:00", "closes": "10:00"}]}),
        ("schedule", {"weekly": [{"weekday": 0, "opens": "9", "closes": "10:00"}]}),
        ("visibility", "nobody"),
        ("closed_until", "9999-01-01"),
        ("employer", {"languages": ["xx"]}),
        ("employer", {"places": -1}),
        ("private_note", "hemmeligt"),
    ],
)
def test_a_value_no_vault_would_write_is_refused_and_leaves_nothing(
    services: Services, elsewhere: Services, field: str, value: object
) -> None:
    case = json.loads(services.case_files.export(_family_with(services, a_contact())))
    case["folder"]["choices"][0]["contact"][field] = value
    with pytest.raises(UserError):
        elsewhere.case_files.import_bytes(json.dumps(case).encode())
    assert elsewhere.families.rows() == elsewhere.contacts.rows() == ()
