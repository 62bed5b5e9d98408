"""A family leaves one vault as a case file and arrives in another, to the byte."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, Relation
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft


def _jpeg_with_a_place() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Havnekajen"
    Image.effect_noise((60, 40), 60).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def family(services: Services) -> FamilyId:
    """A family with something in every corner of the format."""
    saved = services.families.save(
        FamilyDraft(
            surname="Nakhlawar",
            address=Address("Havnekajen 3, 1. th.", "0130", "Nymølle Strand"),
            protected_address=True,
            housed_at=datetime(2026, 11, 20, 14, 0),
            languages=("ar",),
            note="Første linje\nAnden linje med <b> og {kommune}",
            members=(
                MemberDraft(
                    "Samir",
                    original_name="سمير",
                    relation=Relation.FATHER,
                    birth_date=date(1985, 3, 2),
                    cpr="300285-1234",
                    speaks=("ar", "en"),
                    reads=("ar",),
                ),
                MemberDraft(
                    "Hana", "Delwarin", relation=Relation.GRANDMOTHER, speaks=("ar",), reads_nothing=True
                ),
                MemberDraft("Nour", relation=Relation.DAUGHTER, moved_out=date(2026, 11, 22)),
            ),
        )
    ).id
    assert saved is not None
    family = FamilyId(saved)
    doctor = services.contacts.save(
        ContactDraft("gp", "Lægehuset Ådalby", phones=(PhoneDraft("01 23 41 50", "hverdage"),))
    ).id
    assert doctor is not None
    services.folders.include(family, 10, included=False)
    services.folders.move(family, 8, 1)
    services.folders.remove_contact(family, 8, ContactId(doctor))
    services.folders.set_fact(family, "infomoede", "23.11.2026 kl. 10.00")
    services.folders.set_fact(family, "stoppested", "Kløverbakken")
    services.folders.set_map(family, _jpeg_with_a_place())
    issue = services.issues.record_print(family, ["ar"], b"%PDF-1.7 paper", 42)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 0), "Samir", read_aloud=True))
    return family


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Services:
    made, _key = create(
        tmp_path / "elsewhere", PASSPHRASE, MunicipalityDraft(name="Ådalby Kommune"), clock=clock, cost=CHEAP
    )
    return made


def test_a_case_file_comes_out_again_to_the_byte(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    first = services.case_files.export(family)
    arrived = elsewhere.case_files.import_bytes(first).id
    assert arrived is not None
    assert elsewhere.case_files.export(FamilyId(arrived)) == first


def test_the_file_holds_every_column_the_vault_keeps_of_a_family(
    services: Services, family: FamilyId
) -> None:
    case = json.loads(services.case_files.export(family))
    assert case["family"]["members"][0]["original_name"] == "سمير"
    assert case["folder"]["issues"][0]["handed_to"] == "Samir"
    assert {fact["name"] for fact in case["folder"]["facts"]} == {"infomoede", "stoppested"}
    assert [part["number"] for part in case["folder"]["parts"] if not part["included"]] == [10]
    assert case["folder"]["choices"][0]["contact"]["organisation"] == "Lægehuset Ådalby"


def test_the_same_file_twice_brings_nothing_new(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    data = services.case_files.export(family)
    elsewhere.case_files.import_bytes(data)
    with pytest.raises(UserError, match="findes allerede"):
        elsewhere.case_files.import_bytes(data)
    assert len(elsewhere.families.rows()) == 1


def test_an_import_can_be_taken_back(services: Services, elsewhere: Services, family: FamilyId) -> None:
    changed = elsewhere.case_files.import_bytes(services.case_files.export(family))
    assert changed.undo is not None
    changed.undo()
    assert elsewhere.families.rows() == ()
    assert [row.surname for row in elsewhere.families.rows(show=FamilyFilter.TRASH)] == ["Nakhlawar"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: b"", "ikke en familiefil"),
        (lambda data: b"\x89PNG\r\n", "ikke en familiefil"),
        (lambda data: data[: len(data) // 2], "ikke en familiefil|beskadiget"),
        (lambda data: b"[" * 100_000, "ikke en familiefil"),
        (lambda data: data.replace(b'"linkworker-case"', b'"noget-andet"'), "ikke en familiefil"),
        (lambda data: data.replace(b'"version": 1', b'"version": 2'), "anden udgave"),
        (
            lambda data: data.replace(b'"surname": "Nakhlawar"', b'"surname": "Nakhlawar", "ekstra": 1'),
            "ekstra",
        ),
        (lambda data: data.replace(b'"surname": "Nakhlawar"', b'"surname": 7'), "surname"),
        (lambda data: data.replace(b'"1985-03-02"', b'"1985-02-31"'), "birth_date"),
        (lambda data: data.replace(b'"1985-03-02"', b'"2085-03-02"'), "fremtiden"),
        (lambda data: data.replace(b'"infomoede"', b'"kodeord"'), "folder.facts"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole(  # type: ignore[no-untyped-def]
    services: Services, elsewhere: Services, family: FamilyId, spoil, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        elsewhere.case_files.import_bytes(spoil(services.case_files.export(family)))
    assert elsewhere.families.rows() == ()
    assert elsewhere.contacts.rows() == ()


def test_a_million_persons_are_refused_in_one_sentence(elsewhere: Services) -> None:
    person = {"person": "0192aaaa-0000-7000-8000-000000000000", "given_name": "A"}
    case = {
        "format": "linkworker-case",
        "version": 1,
        "family": {
            "id": person["person"],
            "code": "F001",
            "surname": "Mange",
            "members": [person] * 1_000_000,
        },
    }
    with pytest.raises(UserError, match="flere personer"):
        elsewhere.case_files.import_bytes(json.dumps(case).encode())
    assert elsewhere.families.rows() == ()
