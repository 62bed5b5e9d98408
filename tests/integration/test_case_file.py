"""A family leaves one vault as a case file and arrives in another, to the byte."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import event
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, Relation
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
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
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", read_aloud=True))
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


Change = Callable[[dict[str, Any]], object]
_GP = {"category": "gp", "organisation": "Doktor"}
_PAPER = "JVBERi0x"


def _issue(**fields: object) -> dict[str, object]:
    return {"printed_at": "2026-11-20T10:00:00Z", "pages": 1, "paper": _PAPER, **fields}


def _family(**fields: object) -> Change:
    return lambda case: case["family"].update(fields)


def _folder(**fields: object) -> Change:
    return lambda case: case["folder"].update(fields)


def _member(**fields: object) -> Change:
    return lambda case: case["family"]["members"][0].update(fields)


def _second_stay(**fields: object) -> Change:
    return lambda case: case["family"]["members"].append(case["family"]["members"][0] | fields)


HOSTILE: dict[str, tuple[Change, str]] = {
    "code_unicode_digit": (_family(code="F²"), "family.code"),
    "code_long": (_family(code="F99999999999"), "family.code"),
    "code_word": (_family(code="FAMILIE"), "family.code"),
    "housed_9999": (_family(housed_at="9999-12-31T23:59:00"), "family.housed_at"),
    "housed_zone": (_family(housed_at="2026-01-01T10:00:00+02:00"), "family.housed_at"),
    "closed_year_1": (_family(closed_on="0001-01-01"), "family.closed_on"),
    "closed_reason_long": (_family(closed_on="2026-01-01", closed_reason="x" * 201), "family.closed_reason"),
    "closed_reason_override": (_family(closed_reason="A\u202eB"), "family.closed_reason"),
    "languages_unknown": (_family(languages=["xx"]), "family.languages"),
    "languages_twice": (_family(languages=["ar", "ar"]), "family.languages"),
    "post_code_arabic_digits": (_family(post_code="١٢٣٤"), "postnummeret"),
    "relation_unknown": (_member(relation="boss"), "family.members"),
    "speaks_unknown": (_member(speaks=["zz"]), "family.members"),
    "reads_and_reads_nothing": (_member(reads=["ar"], reads_nothing=True), "family.members"),
    "birth_1800": (_member(birth_date="1800-01-01"), "for langt tilbage"),
    "moved_9999": (_member(moved_in="9999-01-01"), "family.members"),
    "person_with_two_names": (_second_stay(given_name="En anden", moved_out="2026-01-01"), "family.members"),
    "two_open_stays": (_second_stay(), "to gange"),
    "parts_huge": (_folder(parts=[{"number": 1, "position": 10**30}]), "folder.parts"),
    "parts_64_bits": (_folder(parts=[{"number": 1, "position": 2**63}]), "folder.parts"),
    "parts_twice": (_folder(parts=[{"number": 1, "position": 1}, {"number": 1, "position": 2}]), "parts"),
    "parts_twelve": (_folder(parts=[{"number": 1, "position": 1}] * 12), "folder.parts"),
    "part_0": (_folder(parts=[{"number": 0, "position": 1}]), "folder.parts"),
    "facts_twice": (_folder(facts=[{"name": "skole", "value": "x"}] * 2), "folder.facts"),
    "fact_moment_words": (_folder(facts=[{"name": "infomoede", "value": "<b>x"}]), "folder.facts"),
    "fact_moment_zone": (
        _folder(facts=[{"name": "infomoede", "value": "2026-01-01T10:00+02:00"}]),
        "folder.facts",
    ),
    "fact_moment_9999": (_folder(facts=[{"name": "infomoede", "value": "9999-01-01T10:00"}]), "folder.facts"),
    "fact_override": (_folder(facts=[{"name": "skole", "value": "\u202ex"}]), "folder.facts"),
    "fact_blank": (_folder(facts=[{"name": "skole", "value": " \u200b"}]), "folder.facts"),
    "fact_picture": (_folder(facts=[{"name": "kort", "value": "x"}]), "folder.facts"),
    "fact_of_the_municipality": (_folder(facts=[{"name": "kommune", "value": "x"}]), "folder.facts"),
    "choice_position": (
        _folder(choices=[{"part": 8, "position": -1, "included": True, "contact": _GP}]),
        "folder.choices",
    ),
    "choice_category": (
        _folder(choices=[{"part": 8, "position": 1, "included": True, "contact": _GP | {"category": "zz"}}]),
        "Vælg, hvad kontakten er",
    ),
    "choice_verified_9999": (
        _folder(
            choices=[
                {"part": 8, "position": 1, "included": True, "contact": _GP | {"verified_on": "9999-01-01"}}
            ]
        ),
        "verified_on",
    ),
    "choices_many": (
        _folder(choices=[{"part": 8, "position": 1, "included": True, "contact": _GP}] * 501),
        "folder.choices",
    ),
    "printed_year_1": (_folder(issues=[_issue(printed_at="0001-01-01T00:00:00+14:00")]), "folder.issues"),
    "printed_without_zone": (_folder(issues=[_issue(printed_at="2026-11-20T10:00:00")]), "folder.issues"),
    "handed_zone": (_folder(issues=[_issue(handed_out_at="2026-11-20T10:00:00+05:00")]), "folder.issues"),
    "handed_9999": (_folder(issues=[_issue(handed_out_at="9999-11-20T10:00:00")]), "folder.issues"),
    "handed_to_long": (
        _folder(issues=[_issue(handed_out_at="2026-11-20T10:00:00", handed_to="x" * 201)]),
        "folder.issues",
    ),
    "handed_to_nobody_yet": (_folder(issues=[_issue(handed_to="Samir")]), "folder.issues"),
    "issue_language": (_folder(issues=[_issue(languages=["zz"])]), "folder.issues"),
    "pages_negative": (_folder(issues=[_issue(pages=-1)]), "folder.issues"),
    "pages_huge": (_folder(issues=[_issue(pages=10**30)]), "folder.issues"),
    "paper_no_pdf": (_folder(issues=[_issue(paper="AAAA")]), "folder.issues"),
    "map_no_picture": (_folder(map="AAAA"), "billede"),
    "version_true": (lambda case: case.update(version=True), "version"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_values_no_vault_would_write_are_refused_and_leave_nothing(
    services: Services, elsewhere: Services, family: FamilyId, name: str
) -> None:
    spoil, sentence = HOSTILE[name]
    case = json.loads(services.case_files.export(family))
    spoil(case)
    before = elsewhere.database.audit_head()
    with pytest.raises(UserError, match=sentence):
        elsewhere.case_files.import_bytes(json.dumps(case).encode())
    assert elsewhere.database.audit_head() == before
    assert elsewhere.families.rows() == ()


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b"[ ", b'[{"a":'])
def test_a_file_nested_without_end_is_refused(elsewhere: Services, opening: bytes) -> None:
    head = b'{"format":"linkworker-case","version":1,"x":'
    with pytest.raises(UserError):
        elsewhere.case_files.import_bytes(head + opening * 200_000)


def test_two_identical_codes_and_a_code_after_an_import(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    elsewhere.families.save(FamilyDraft(surname="Allerede her"))
    elsewhere.case_files.import_bytes(services.case_files.export(family))
    elsewhere.families.save(FamilyDraft(surname="Næste"))
    assert [row.code for row in elsewhere.families.rows()] == ["F001", "F002", "F003"]


def test_a_note_full_of_brackets_is_a_note(services: Services, elsewhere: Services, family: FamilyId) -> None:
    services.families.set_note(family, "[" * 40 + '{"' * 40)
    arrived = elsewhere.case_files.import_bytes(services.case_files.export(family)).id
    assert elsewhere.families.draft(FamilyId(arrived)).note == "[" * 40 + '{"' * 40  # type: ignore[arg-type]


def test_a_name_that_turns_the_text_round_it_is_cleaned_where_it_is_told(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    case = json.loads(services.case_files.export(family))
    case["family"]["surname"] = "A\0\u202eB"
    changed = elsewhere.case_files.import_bytes(json.dumps(case).encode())
    assert changed.sentence == "Familien AB er hentet ind."
    assert [row.surname for row in elsewhere.families.rows()] == ["AB"]


def test_a_file_that_never_ends_and_one_that_is_none_are_refused(elsewhere: Services, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (Path("/dev/zero"), pipe, tmp_path, tmp_path / "missing"):
        with pytest.raises(UserError, match="kan ikke læses"):
            elsewhere.case_files.import_file(path)


def test_contacts_known_already_keep_their_spelling_and_are_claimed_once(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    for role in ("Syd", "Nord"):
        saved = services.contacts.save(ContactDraft("gp", "Lægehuset Ådalby", role=role)).id
        services.folders.remove_contact(family, 8, ContactId(saved))  # type: ignore[arg-type]
    known = elsewhere.contacts.save(ContactDraft("gp", "Laegehuset Aadalby", role="Nord")).id
    elsewhere.case_files.import_bytes(services.case_files.export(family))
    drafts = [view.draft for view in elsewhere.contacts.rows() if view.draft.category == "gp"]
    assert sorted(draft.role for draft in drafts) == ["", "Nord", "Syd"]
    assert {draft.organisation for draft in drafts} == {"Laegehuset Aadalby"}
    assert known in {draft.contact for draft in drafts}


def test_five_hundred_choices_read_the_vaults_contacts_once(
    services: Services, elsewhere: Services, family: FamilyId
) -> None:
    case = json.loads(services.case_files.export(family))
    case["folder"]["choices"] = [
        {"part": 8, "position": index, "included": True, "contact": _GP | {"organisation": f"Doktor {index}"}}
        for index in range(500)
    ]
    asked: list[str] = []
    event.listen(
        elsewhere.database.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2])
    )
    elsewhere.case_files.import_bytes(json.dumps(case).encode())
    assert len([statement for statement in asked if "FROM contact" in statement]) < 10


# -- any family

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_NAMES = _WORDS.filter(cleaned)
_DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 1))
_SPOKEN = st.lists(st.sampled_from(list(LANGUAGES)), max_size=3, unique=True).map(tuple)
_MEMBERS = st.builds(
    MemberDraft,
    given_name=_NAMES,
    surname=_WORDS,
    original_name=_WORDS,
    relation=st.sampled_from(Relation),
    birth_date=st.none() | _DAYS,
    cpr=st.sampled_from(["", "300285-1234", "3002851234", "x 12"]) | _WORDS,
    speaks=_SPOKEN,
    reads=_SPOKEN,
    reads_nothing=st.booleans(),
    moved_out=st.none() | _DAYS,
)
_FAMILIES = st.builds(
    FamilyDraft,
    surname=_NAMES,
    address=st.builds(Address, _WORDS, st.sampled_from(["", "0130"]), _WORDS),
    protected_address=st.booleans(),
    housed_at=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 1)),
    languages=_SPOKEN,
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    members=st.lists(_MEMBERS, max_size=3).map(tuple),
)
_CONTACTS = st.builds(
    ContactDraft,
    category=st.sampled_from(["gp", "dentist", "bank"]),
    organisation=st.sampled_from(["Lægehuset", "Laegehuset", "Banken"]),
    person=st.sampled_from(["", "Inger"]),
    role=st.sampled_from(["", "Syd"]),
    phones=st.lists(
        st.builds(PhoneDraft, st.sampled_from(["01 23 41 50", "01234151"]), _WORDS), max_size=2
    ).map(tuple),
    hours=_WORDS,
    languages=_SPOKEN,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_family_comes_out_of_an_empty_vault_to_the_byte(
    services: Services, tmp_path: Path, clock: FixedClock, data: st.DataObject
) -> None:
    family = FamilyId(services.families.save(data.draw(_FAMILIES)).id)  # type: ignore[arg-type]
    draft = services.families.draft(family)
    if draft.members:
        away = replace(draft.members[0], moved_in=None, moved_out=date(2026, 11, 2))
        back = replace(draft.members[0], moved_in=date(2026, 11, 9), moved_out=None)
        services.families.save(replace(draft, members=(away, *draft.members[1:], back)))
    for drawn in data.draw(st.lists(_CONTACTS, max_size=4)):
        contact = ContactId(services.contacts.save(drawn).id)  # type: ignore[arg-type]
        services.folders.add_contact(family, data.draw(st.sampled_from([8, 10])), contact)
        services.folders.remove_contact(family, 8, contact)
    for value in data.draw(st.lists(_NAMES, max_size=2)):
        services.folders.set_fact(family, data.draw(st.sampled_from(["skole", "raadgiver"])), value)
    if data.draw(st.booleans()):
        services.folders.set_map(family, _jpeg_with_a_place())
        services.folders.move(family, 8, data.draw(st.integers(1, 11)))
    for languages in data.draw(st.lists(_SPOKEN, max_size=3)):
        issue = services.issues.record_print(family, languages, b"%PDF " + repr(languages).encode(), 2)
        if data.draw(st.booleans()):
            services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), data.draw(_WORDS)))
    if data.draw(st.booleans()):
        services.families.close(family, date(2026, 11, 24), data.draw(_WORDS))
    exported = services.case_files.export(family)
    folder = Path(tempfile.mkdtemp(dir=tmp_path)) / "vault"
    empty, _key = create(folder, PASSPHRASE, MunicipalityDraft(name="Tom"), clock=clock, cost=CHEAP)
    try:
        arrived = FamilyId(empty.case_files.import_bytes(exported).id)  # type: ignore[arg-type]
        assert empty.case_files.export(arrived) == exported
    finally:
        empty.close(with_backup=False)
