"""Importing contacts: what is new, known, merged, doubtful or refused, and the whole as one step."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders.contact_files import card, outlook

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId, Freshness, PhoneDraft
from linkworker_desktop.exchange.contact_files.fields import Column, Field, mapping_json, parse_mapping
from linkworker_desktop.services.contact_import_plan import (
    Action,
    Decision,
    ImportPlan,
    Outcome,
    PlannedRow,
    Side,
    merged,
)
from linkworker_desktop.services.contact_imports import ImportCancelled
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.municipality import MunicipalityDraft

METTE = ContactDraft(
    "integration_unit",
    organisation="Skovsunde Kommune",
    unit="Jobcenter",
    person="Mette Vang",
    phones=(PhoneDraft("20 20 20 20"),),
    email="mette@skovsunde.example",
)

HEAD = "Firma;Afdeling;Person;Stilling;Tlf;Mail;Note"


@pytest.fixture
def municipality() -> MunicipalityDraft:
    """One without a region, so that its vault begins without emergency contacts."""
    return MunicipalityDraft(name="Skovsunde Kommune", linkworker="Maja Vindkærby")


def plan(services: Services, *rows: str, head: str = HEAD) -> ImportPlan:
    """Return the plan of a table with these rows."""
    return services.contact_imports.plan(
        services.contact_imports.read("\r\n".join((head, *rows)).encode(), name="l.csv")
    )


def only(services: Services, row: str) -> PlannedRow:
    """Return what one row would do."""
    (planned,) = plan(services, row).rows
    return planned


def everything(services: Services) -> list[tuple[object, ...]]:
    """Return all contacts as pages show them, without ids."""
    return [
        (replace(view.draft, contact=None), view.freshness)
        for show in ContactFilter
        for view in services.contacts.rows(show=show)
    ]


@pytest.fixture
def mette(services: Services) -> ContactId:
    """A contact that is there already and was confirmed today."""
    contact = ContactId(services.contacts.save(METTE).id)  # type: ignore[arg-type]
    services.contacts.verify(contact, how="ringet op")
    return contact


def test_new_contacts_come_in_unconfirmed_and_say_where_they_are_from(services: Services) -> None:
    done = services.contact_imports.carry_out(plan(services, "Lægehuset;;Ole Bo;Læge;30303030;;x"))
    (view,) = services.contacts.rows()
    assert (done.new, done.merged, done.left_out) == (1, 0, 0)
    assert (view.draft.source, view.freshness, view.draft.printable) == (
        "importeret 24.11.2026",
        Freshness.NEVER,
        True,
    )
    assert services.finder.find("ole bo")


def test_the_same_file_twice_brings_nothing_new(services: Services) -> None:
    rows = [
        "Lægehuset;;Ole Bo;Læge;30303030 / 40404040;o@x.example;note",
        "Skovsunde Bibliotek;;;;11223344;;",
        ";;Inga Vang;;;;",
    ]
    services.contact_imports.carry_out(plan(services, *rows))
    before = everything(services)
    again = plan(services, *rows)
    assert again.counts[Outcome.KNOWN] == 3
    done = services.contact_imports.carry_out(again)
    assert (done.new, done.merged, done.changed.undo) == (0, 0, None)
    assert everything(services) == before


@pytest.mark.parametrize(
    "row",
    [
        "SKOVSUNDE  KOMMUNE;jobcenter;mette vang;;+45 20202020;METTE@skovsunde.example;",
        "Skovsunde Kommune;;Mette Vang;;0045 20 20 20 20;;",
        ";;Mette Vang;;20-20-20-20;;",
        "Skovsunde Kommune;;Mette Vang;;;;",
    ],
)
def test_a_contact_is_known_again_however_it_is_written(
    services: Services, mette: ContactId, row: str
) -> None:
    planned = only(services, row)
    assert planned.outcome is Outcome.KNOWN
    assert planned.ours is not None
    assert planned.ours.contact == mette


def test_a_row_that_only_adds_is_merged_and_the_contact_is_to_be_confirmed_again(
    services: Services, mette: ContactId
) -> None:
    planned = plan(
        services, "Skovsunde Kommune;;Mette Vang;Sagsbehandler;20202020 / 30303030;;Træffes tirsdag"
    )
    (row,) = planned.rows
    assert row.outcome is Outcome.SAME
    assert [each.field for each in row.differences] == ["role", "phones", "note"]
    done = services.contact_imports.carry_out(planned)
    assert (done.new, done.merged) == (0, 1)
    view = services.contacts.view(mette)
    assert view.draft.role == "Sagsbehandler"
    assert [each.number for each in view.draft.phones] == ["20 20 20 20", "30303030"]
    assert view.draft.note == "Træffes tirsdag"
    assert view.freshness is Freshness.CHANGED
    assert (
        only(services, "Skovsunde Kommune;;Mette Vang;Sagsbehandler;20202020;;Træffes  tirsdag").outcome
        is Outcome.KNOWN
    )


def test_a_note_alone_leaves_the_confirmation_in_place(services: Services, mette: ContactId) -> None:
    services.contact_imports.carry_out(
        plan(services, "Skovsunde Kommune;;Mette Vang;;20202020;;Træffes tirsdag")
    )
    assert services.contacts.view(mette).freshness is Freshness.FRESH


@pytest.mark.parametrize(
    ("row", "conflict"),
    [
        ("Skovsunde Kommune;Borgerservice;Mette Vang;;20202020;;", "afdeling"),
        ("Skovsunde Kommune;;Mette Vang;;99999999;;", "telefon"),
        ("Skovsunde Kommune;;Mette Vang;;20202020;anden@x.example;", "e-mail"),
        ("Aadalby Kommune;;Mette Vang;;20202020;;", "sted"),
        (";;Mette K. Vang;;20202020;;", "person"),
        (";;Mette Bo;;20202020;;", "person"),
        (";;Vang;;20202020;;", "person"),
        (";;Mete Vang;;20202020;;", "person"),
    ],
)
def test_a_contradiction_is_left_to_the_user_side_by_side(
    services: Services, mette: ContactId, row: str, conflict: str
) -> None:
    planned = only(services, row)
    assert planned.outcome is Outcome.DOUBTFUL
    assert planned.must_decide
    assert conflict in [each.label.casefold() for each in planned.differences if each.is_conflict]
    before = everything(services)
    done = services.contact_imports.carry_out(plan(services, row))
    assert (done.new, done.merged, done.left_out) == (0, 0, 1)
    assert everything(services) == before


@pytest.mark.parametrize(
    "row",
    [
        ";;Vang;;;;",
        "Skovsunde Kommune;;Vang;;;;",
        "Aadalby Kommune;;Vang;;99999999;;",
        ";;Ole Vang;;88888888;;",
    ],
)
def test_a_surname_alone_makes_nobody_the_same(services: Services, mette: ContactId, row: str) -> None:
    assert only(services, row).outcome is Outcome.NEW


def test_a_switchboard_is_no_sign_that_two_people_are_one(services: Services, mette: ContactId) -> None:
    planned = plan(
        services,
        "Skovsunde Kommune;Borgerservice;Ole Bo;;20202020;;",
        "Skovsunde Kommune;;Inga Krog;;20202020;;",
        "Skovsunde Kommune;;;;20202020;;",
    )
    assert [row.outcome for row in planned.rows] == [Outcome.NEW] * 3
    assert planned.rows[0].remarks == (
        "20\u00a020\u00a020\u00a020 hører også til Mette Vang, Skovsunde Kommune.",
    )


def test_a_shared_mailbox_is_none_either(services: Services, mette: ContactId) -> None:
    assert (
        only(services, "Skovsunde Kommune;;Ole Bo;;30303030;mette@skovsunde.example;").outcome is Outcome.NEW
    )


def test_a_place_and_somebody_at_its_number_are_asked_about(services: Services) -> None:
    services.contacts.save(
        ContactDraft("employer", organisation="Salon Noor", phones=(PhoneDraft("20202020"),))
    )
    assert only(services, "Salon Noor;;Aida Noor;;20202020;;").outcome is Outcome.DOUBTFUL


def test_two_people_of_one_name_without_a_place_are_asked_about(services: Services) -> None:
    services.contacts.save(
        ContactDraft("contact_family", person="Ali Hassan", phones=(PhoneDraft("20202020"),))
    )
    assert only(services, ";;Ali Hassan;;;ali@x.example;").outcome is Outcome.DOUBTFUL


def test_an_ended_contact_does_not_come_back_by_itself(services: Services, mette: ContactId) -> None:
    services.contacts.end(mette)
    row = only(services, "Skovsunde Kommune;;Mette Vang;Leder;20202020;;")
    assert (row.outcome, row.reason) == (Outcome.DOUBTFUL, "Kontakten er ophørt hos os. Er den der igen?")


def test_repeats_within_a_file_become_one_contact(services: Services) -> None:
    planned = plan(
        services,
        "Lægehuset;;Ole Bo;;30303030;;",
        "Lægehuset;;Ole Bo;;30303030;;",
        "Lægehuset;;Ole Bo;Læge;30303030;o@x.example;",
        "Lægehuset;;Ole Bo;Sekretær;30303030;;",
    )
    assert [(row.outcome, row.same_row) for row in planned.rows] == [
        (Outcome.NEW, None),
        (Outcome.KNOWN, 2),
        (Outcome.SAME, 2),
        (Outcome.DOUBTFUL, 2),
    ]
    services.contact_imports.carry_out(planned)
    (view,) = services.contacts.rows()
    assert (view.draft.role, view.draft.email) == ("Læge", "o@x.example")


def test_a_row_whose_like_is_skipped_stands_for_itself(services: Services) -> None:
    planned = plan(services, "Lægehuset;;Ole Bo;;30303030;;", "Lægehuset;;Ole Bo;Læge;30303030;;")
    done = services.contact_imports.carry_out(planned, {2: Decision(Action.SKIP)})
    assert (done.new, done.left_out) == (1, 1)
    assert services.contacts.rows()[0].draft.role == "Læge"


def test_the_user_decides_field_by_field(services: Services, mette: ContactId) -> None:
    planned = plan(services, "Skovsunde Kommune;Borgerservice;Mette Vang;Leder;99999999;ny@x.example;")
    (row,) = planned.rows
    sides = {"unit": Side.THEIRS, "phones": Side.BOTH, "emails": Side.OURS, "role": Side.THEIRS}
    result = merged(row, sides)
    services.contact_imports.carry_out(planned, {2: Decision(Action.MERGE, sides)})
    draft = services.contacts.view(mette).draft
    assert (draft.unit, draft.role, draft.email) == ("Borgerservice", "Leder", "mette@skovsunde.example")
    assert [each.number for each in draft.phones] == ["20 20 20 20", "99999999"]
    assert (result.unit, result.phones, result.contact) == (draft.unit, draft.phones, mette)


def test_the_user_can_keep_both(services: Services, mette: ContactId) -> None:
    rows = ["Skovsunde Kommune;Borgerservice;Mette Vang;;20202020;;"]
    services.contact_imports.carry_out(plan(services, *rows), {2: Decision(Action.KEEP_BOTH)})
    assert len(services.contacts.rows()) == 2
    assert plan(services, *rows).counts[Outcome.KNOWN] == 1


def test_an_import_is_one_step_that_can_be_taken_back_and_done_again(
    services: Services, mette: ContactId
) -> None:
    before = everything(services)
    planned = plan(
        services, "Ny Organisation;;Ole Bo;;30303030;;", "Skovsunde Kommune;;Mette Vang;Leder;20202020;;"
    )
    done = services.contact_imports.carry_out(planned)
    assert done.changed.sentence == "1 kontakt er hentet ind, 1 er lagt sammen med en, der var der."
    after = everything(services)
    assert done.changed.undo is not None
    undone = done.changed.undo()
    assert everything(services) == before
    assert not services.finder.find("ole bo")
    assert undone.undo is not None
    redone = undone.undo()
    assert everything(services) == after
    assert redone.undo is not None
    redone.undo()
    assert everything(services) == before


def test_an_import_somebody_has_built_on_cannot_be_taken_back(services: Services) -> None:
    done = services.contact_imports.carry_out(plan(services, "Lægehuset;;Ole Bo;;30303030;;"))
    (view,) = services.contacts.rows()
    later = FixedClock(services.clock.now() + timedelta(hours=1))
    Contacts(services.database, later).save(replace(view.draft, role="Læge"))
    before = everything(services)
    assert done.changed.undo is not None
    with pytest.raises(UserError):
        done.changed.undo()
    assert everything(services) == before


def test_an_import_given_up_half_way_leaves_nothing(services: Services, mette: ContactId) -> None:
    before = everything(services)
    rows = [f"Firma {number};;Person Nummer{number};;{20_000_000 + number};;" for number in range(2500)]
    planned = plan(services, "Skovsunde Kommune;;Mette Vang;Leder;20202020;;", *rows)
    told: list[tuple[int, int]] = []
    with pytest.raises(ImportCancelled):
        services.contact_imports.carry_out(
            planned, progress=lambda done, total: told.append((done, total)), cancelled=lambda: len(told) > 1
        )
    assert told[-1][1] == 2500
    assert everything(services) == before
    assert services.contact_imports.carry_out(planned).new == 2500


def test_planning_tells_how_far_it_is_and_can_be_given_up(services: Services) -> None:
    reading = services.contact_imports.read(("Navn\n" + "Ole Bo\n" * 1200).encode())
    told: list[int] = []
    services.contact_imports.plan(reading, progress=lambda done, _total: told.append(done))
    assert told == sorted(told)
    assert len(told) > 3
    with pytest.raises(ImportCancelled):
        services.contact_imports.plan(reading, cancelled=lambda: True)


def test_a_plan_that_is_out_of_date_is_refused(services: Services, mette: ContactId) -> None:
    planned = plan(services, "Lægehuset;;Ole Bo;;30303030;;")
    services.contact_imports.carry_out(planned)
    with pytest.raises(UserError, match="Læs filen igen"):
        services.contact_imports.carry_out(planned)
    assert len(services.contacts.rows()) == 2


def test_an_organisation_stays_spelled_as_it_is(services: Services, mette: ContactId) -> None:
    services.contact_imports.carry_out(plan(services, "SKOVSUNDE KOMMUNE;JOBCENTER;Ole Bo;;30303030;;"))
    assert services.contacts.organisations() == ("Skovsunde Kommune",)
    assert {view.draft.unit for view in services.contacts.rows()} == {"Jobcenter"}


def test_categories_come_from_the_file_the_row_or_the_choice_for_all(services: Services) -> None:
    data = b"Navn;Kategori\nSkovsunde Apotek;Apotek\nOle Bo;\nInga Vang;Blomster\n"
    imports = services.contact_imports
    planned = imports.plan(imports.read(data), category="bank", categories={4: "gp"})
    assert [row.draft.category for row in planned.rows if row.draft] == ["pharmacy", "bank", "gp"]


def test_the_mapping_can_be_put_right_kept_and_used_again(services: Services) -> None:
    data = b"Hvad;Hvem;Tal\nLaegehuset;Ole Bo;30303030\n"
    imports = services.contact_imports
    reading = imports.read(data)
    assert reading.mapping is not None
    told = reading.mapping.changed(0, Column(Field.ORGANISATION)).changed(1, Column(Field.PERSON))
    kept = parse_mapping(mapping_json(told), reading.mapping.headers)
    assert kept == told
    (row,) = imports.plan(reading, mapping=kept).rows
    assert row.draft is not None
    assert (row.draft.organisation, row.draft.person, row.draft.phones[0].number) == (
        "Laegehuset",
        "Ole Bo",
        "30303030",
    )


def test_a_mapping_without_a_name_is_refused(services: Services) -> None:
    reading = services.contact_imports.read(b"Navn;Tlf\nOle Bo;30303030\n")
    assert reading.mapping is not None
    nameless = reading.mapping.changed(0, Column())
    assert nameless.problems()
    with pytest.raises(UserError, match="navn eller sted"):
        services.contact_imports.plan(reading, mapping=nameless)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"format": "linkworker-columns", "version": 2, "columns": []}', b"\xff\xfe",
     b'{"format": "linkworker-columns", "version": 1, "columns": [{"header": "Navn", "field": "hest"}]}',
     b'{"format": "linkworker-columns", "version": 1, "columns": [{"header": "Findes ikke", "field": "name"}]}'],
)  # fmt: skip
def test_a_mapping_file_that_does_not_fit_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UserError):
        parse_mapping(content, ("Navn", "Tlf"))


def test_refused_rows_come_back_as_a_file_with_the_reason_beside_each(services: Services) -> None:
    planned = plan(
        services,
        "Lægehuset;;Ole Bo;;30303030;;",
        ";;;;30303031;;=1+1",
        "X;Y;Inga Vang;Læge;i@x.example;30303032;",
    )
    data = services.contact_imports.refused_file(planned)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == [*HEAD.split(";"), "Række", "Årsag"]
    assert [row[-2:] for row in rows[1:]] == [
        ["3", "Rækken har intet navn på sted eller person."],
        ["4", "Kolonnerne er forskudt: »i@x.example« står under »Tlf«."],
    ]
    assert rows[1][6] == "'=1+1"
    again = services.contact_imports.plan(services.contact_imports.read(data))
    assert [row.reason for row in again.rows] == [rows[1][-1], rows[2][-1]]


def test_refused_cards_come_back_too(services: Services) -> None:
    reading = services.contact_imports.read((card("FN:Ole Bo") + "BEGIN:VCARD\r\nFN:Uden Slut\r\n").encode())
    planned = services.contact_imports.plan(reading)
    assert [row.name for row in planned.rows] == ["Ole Bo", "Uden Slut"]
    assert "END:VCARD mangler" in services.contact_imports.refused_file(planned).decode()


def test_a_row_that_cannot_be_kept_is_refused_with_its_reason(services: Services) -> None:
    row = only(services, f"Lægehuset;;Ole Bo;{'x' * 300};30303030;;")
    assert row.outcome is Outcome.REFUSED
    assert "for lang" in row.reason


def test_a_danish_outlook_export_goes_through_from_end_to_end(services: Services) -> None:
    person = {"Fornavn": "Søren", "Efternavn": "Ås", "Firma": "Ærø Skole", "Telefon (arbejde)": "20202020"}
    reading = services.contact_imports.read(
        outlook(["Fornavn", "Efternavn", "Firma", "Telefon (arbejde)"], person).encode("cp1252")
    )
    services.contact_imports.carry_out(services.contact_imports.plan(reading))
    (view,) = services.contacts.rows("aeroe skole soeren")
    assert view.draft.phones == (PhoneDraft("20202020", "arbejde"),)


def test_what_was_confirmed_in_a_file_is_not_confirmed_here(services: Services) -> None:
    services.contact_imports.carry_out(
        plan(services, "Lægehuset;Ole Bo;01-10-2026", head="Firma;Person;Sidst bekræftet")
    )
    assert services.contacts.rows()[0].draft.verified_on is None
    assert date(2026, 10, 1) < date(2026, 11, 24)


def test_several_files_are_one_step_and_know_of_each_other(services: Services) -> None:
    imports = services.contact_imports
    first = plan(services, "Lægehuset;;Ole Bo;;30303030;;")
    cards = card("FN:Ole Bo", "ORG:Lægehuset", "TEL:30303030", "TITLE:Læge") + card(
        "FN:Inga Krog", "TEL:40404040"
    )
    second = imports.plan(imports.read(cards.encode()), earlier=[first])
    assert [row.outcome for row in second.rows] == [Outcome.SAME, Outcome.NEW]
    done = imports.carry_out_all([(first, {}), (second, {})])
    assert (done.new, done.merged) == (2, 0)
    assert {(view.draft.person, view.draft.role) for view in services.contacts.rows()} == {
        ("Ole Bo", "Læge"),
        ("Inga Krog", ""),
    }
    assert done.changed.undo is not None
    done.changed.undo()
    assert not services.contacts.rows()


def test_cards_are_previewed_by_who_they_are(services: Services) -> None:
    reading = services.contact_imports.read(
        (card("FN:Ole Bo", "TEL:30303030") + card("KIND:group", "FN:Alle")).encode()
    )
    assert reading.preview_headers == ("Person", "Sted", "Telefon", "E-mail")
    assert reading.preview == (("Ole Bo", "", "30303030", ""), ("Alle", "", "", ""))


def test_a_mobile_beside_a_work_number_of_the_same_person_contradicts_nothing(services: Services) -> None:
    head = "Firma;Person;Telefon (arbejde);Mobiltelefon"
    first, second = plan(services, "Skolen;Bo Bak;40404041;", "Skolen;Bo Bak;;50505051", head=head).rows
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.SAME)
    _first, other = plan(services, "Skolen;Bo Bak;;40404041", "Skolen;Bo Bak;;50505051", head=head).rows
    assert other.outcome is Outcome.DOUBTFUL


def test_a_name_turned_round_with_the_same_number_is_asked_about(services: Services) -> None:
    _first, other = plan(services, 'Skolen;;"Bak, Bo";;40404041;;', "Skolen;;Bo Bak;;40404041;;").rows
    assert other.outcome is Outcome.DOUBTFUL


def test_a_doubtful_row_that_stands_twice_is_asked_about_once(services: Services) -> None:
    doubtful = "Skolen;;Bo Bak;leder;40404041;;"
    rows = plan(services, "Skolen;;Bo Bak;lærer;40404041;;", doubtful, doubtful).rows
    assert [row.outcome for row in rows] == [Outcome.NEW, Outcome.DOUBTFUL, Outcome.KNOWN]
    assert rows[2].same_row == 3


def test_a_refused_row_is_known_by_its_address_or_number(services: Services) -> None:
    rows = plan(services, ";;;;;info@skolen.example;", ";;;;40404041;;", ";;;;;;0-0-00").rows
    assert [row.name for row in rows] == ["info@skolen.example", "40404041", ""]
