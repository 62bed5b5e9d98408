"""What stands round a family leaves one vault in a case file and arrives in another, to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import TODAY, Life, identifier
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.contact import ContactId, Visibility
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.kinship import KinshipKind, Tie
from linkworker_desktop.domain.log_entry import LogDraft, LogKind, Sensitivity
from linkworker_desktop.domain.network import CountsAs, Frequency, InvolvementDraft
from linkworker_desktop.domain.relay import Agreement, RelayKind
from linkworker_desktop.persistence.tables.calendar import ConsentPartyRow, ConsentRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.services.family_around import AROUND_A_FAMILY
from linkworker_desktop.services.folder_blobs import kept_blob
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.relay_checks import Said

LISTS = ("network", "network_places", "kinships", "relay", "log", "documents")


def _contact(
    services: Services, category: str, organisation: str, person: str = "", **more: Any
) -> ContactId:
    return ContactId(
        identifier(services.contacts.save(a_contact(category, organisation, person=person, **more)))
    )


@pytest.fixture
def around(services: Services) -> Life:
    """A family with something in every list that stands round it."""
    life = Life(services, an_adult(), a_child(12))
    samir, nour = life.person(), life.person("Nour")
    nurse = _contact(services, "health_nurse", "Sundhedsplejen", "Inger Vindkærby")
    school = _contact(services, "school", "Skovsunde Skole", "Lone Enghavrekær", unit="Modtageholdet")
    club = _contact(services, "sports_club", "Svømmeklubben", ended_on=date(2026, 11, 1))
    services.network.save_many(
        [
            InvolvementDraft(life.id, nurse, (nour,), "spiser lidt", date(2026, 9, 1)),
            InvolvementDraft(life.id, school, frequency=Frequency.WEEKLY, counts_as=CountsAs.OTHER),
            InvolvementDraft(life.id, club, (nour, samir), until=date(2026, 11, 1), note="flyttet hold"),
        ]
    )
    services.network.save_layout(life.id, {"a": (10.5, -20.0)})
    services.kinship.save(Tie(samir, nour, KinshipKind.PARENT))
    services.coordinators.set_hotspot(life.id, "går i stå", "Gitte Hedelyngsø")
    services.coordinators.save(life.id, CoordinatorModel.EXTENDED, [Actor("Sine Tidselmark")])
    services.relay.open(life.id, Actor("Sine Tidselmark"), Said("begyndt"))
    services.relay.agreement(life.id, Said(agreements=(Agreement("ringer til skolen", "Sine", TODAY),)))
    services.relay.offer(life.id, services.relay.actor_of(nurse), answer_by=date(2026, 12, 7))
    services.log.add(life.id, "Ringede, men ingen tog den.")
    services.log.save(
        LogDraft(
            life.id,
            "Karim kan begynde i 6. B.\nنور",
            LogKind.CALL,
            datetime(2026, 11, 23, 10, 40),
            (nour,),
            school,
            frozenset({InformationKind.SCHOOL, InformationKind.HEALTH}),
            Sensitivity.ONLY_ME,
        )
    )
    with services.database.write("test.documents") as session:
        now = services.clock.now()
        scan = DocumentRow(
            family_id=life.id, name="samtykke.pdf", kind="consent", media_type="application/pdf"
        )
        scan.size, scan.created_at, scan.updated_at, scan.person_id = 9, now, now, samir
        scan.blob_id = kept_blob(session, b"%PDF-scan", "application/pdf").id
        session.add(scan)
        session.flush()
        consent = ConsentRow(person_id=samir, given_on=date(2026, 10, 1), given_by="self", language="ar")
        consent.scope, consent.read_aloud, consent.document_id = ["health", "school"], True, scan.id
        consent.parties = [
            ConsentPartyRow(position=0, contact_id=nurse, organisation="Sundhedsplejen"),
            ConsentPartyRow(position=1, organisation="Skovsunde Skole"),
        ]
        session.add(consent)
    return life


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    draft = MunicipalityDraft(name="Ådalby Kommune")
    made, _key = create(tmp_path / "elsewhere", PASSPHRASE, draft, clock=clock, cost=CHEAP)
    yield made
    made.close(with_backup=False)


def test_what_stands_round_a_family_comes_out_again_to_the_byte(around: Life, elsewhere: Services) -> None:
    first = around.services.case_files.export(around.id)
    arrived = elsewhere.case_files.import_bytes(first)

    assert elsewhere.case_files.export(identifier(arrived)) == first  # type: ignore[arg-type]


def test_every_list_is_in_the_file(around: Life) -> None:
    case = _case(around)

    assert {name: len(case[name]) for name in LISTS} == {
        "network": 3, "network_places": 1, "kinships": 1, "relay": 3, "log": 2, "documents": 1,
    }  # fmt: skip
    assert case["coordination"]["hotspot_manager"] == "Gitte Hedelyngsø"
    assert case["consents"][0]["document"] == case["documents"][0]["id"]
    assert [each["contact"]["organisation"] for each in case["consents"][0]["parties"] if "contact" in each]


def test_the_same_authorities_and_persons_are_counted_where_the_family_arrives(
    around: Life, elsewhere: Services
) -> None:
    arrived = identifier(elsewhere.case_files.import_bytes(around.services.case_files.export(around.id)))
    here, there = around.services.network.of_family(around.id), elsewhere.network.of_family(arrived)  # type: ignore[arg-type]

    assert here.network.counts == there.network.counts
    assert (here.network.counts.authorities, here.network.counts.persons) == (1, 1)
    assert there.network.counts.ended == 1
    assert elsewhere.relay.of_family(arrived).holder == around.services.relay.of_family(around.id).holder  # type: ignore[arg-type]


def test_the_relays_offer_is_due_to_be_answered_where_the_family_arrives(
    around: Life, elsewhere: Services
) -> None:
    case = _case(around)
    case["happenings"] = [each for each in case.get("happenings", []) if each["kind"] != "relay_offered"]
    arrived = identifier(_taken(case, elsewhere))

    rows = [row for row in elsewhere.deadlines.due(arrived) if row.row.rule.code == "R71"]  # type: ignore[arg-type]
    assert [row.row.due.day for row in rows if row.row.due] == [date(2026, 12, 8)]


def test_notes_for_nobody_else_stay_at_home_where_that_is_asked_for(around: Life) -> None:
    said = around.services.case_files.export(around.id, with_own_notes=False).decode()

    assert "6. B" not in said
    assert "Ringede" in said


def test_contacts_only_the_linkworker_sees_are_not_in_the_file(around: Life) -> None:
    services = around.services
    own = _contact(services, "volunteer_org", "Cykelkælderen", visibility=Visibility.ONLY_ME)
    services.network.add(around.id, [own])

    assert "Cykelkælderen" not in services.case_files.export(around.id).decode()


def test_a_note_that_came_in_a_file_is_found(around: Life, elsewhere: Services) -> None:
    _taken(_case(around), elsewhere)

    assert [hit.kind.value for hit in elsewhere.finder.find("Ringede")] == ["log"]


def test_two_of_one_name_in_two_units_stay_two(around: Life, elsewhere: Services) -> None:
    case = _case(around)
    twin = json.loads(json.dumps(case["network"][1]))
    twin["id"] = case["family"]["id"]
    twin["contact"]["unit"] = "Biblioteket"
    case["network"].append(twin)
    arrived = identifier(_taken(case, elsewhere))

    shown = elsewhere.network.of_family(arrived).network  # type: ignore[arg-type]
    assert (
        len({person.contact for body in (*shown.authorities, *shown.others) for person in body.persons}) >= 3
    )


def test_erasing_the_family_leaves_nothing_of_it(around: Life) -> None:
    services = around.services
    services.families.delete(around.id)
    services.families.erase(around.id)

    with services.database.look() as look:
        for table in AROUND_A_FAMILY:
            assert look.rows(f"SELECT * FROM {table.__tablename__}") == [], table
        assert look.rows("SELECT * FROM kinship") == []
        assert look.rows("SELECT * FROM consent_party") == []
        assert look.rows("SELECT id FROM blob WHERE media_type = 'application/pdf'") == []
        assert look.rows("SELECT * FROM search_doc WHERE kind = 'log'") == []


def _case(life: Life) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(life.services.case_files.export(life.id))
    return case


def _taken(case: dict[str, Any], elsewhere: Services) -> Any:
    return elsewhere.case_files.import_bytes(json.dumps(case).encode())


def _oneself(case: dict[str, Any]) -> None:
    case["kinships"][0]["other"] = case["kinships"][0]["person"]


def _circle(case: dict[str, Any]) -> None:
    tie = case["kinships"][0]
    case["kinships"].append({"person": tie["other"], "other": tie["person"], "kind": "parent"})


_WRONG: list[Callable[[dict[str, Any]], object]] = [
    _oneself,
    _circle,
    lambda case: case["network"].append(case["network"][0]),
    lambda case: case["network"][0].update(persons=[case["family"]["id"]]),
    lambda case: case["network"][2].update(since="2026-12-01"),
    lambda case: case["network"][0].update(frequency="hourly"),
    lambda case: case["relay"][0].update(corrects=case["relay"][2]["id"]),
    lambda case: case["relay"].append(case["relay"][0]),
    lambda case: case["relay"][0].update(kind="dropped"),
    lambda case: case["log"][0].update(text=" "),
    lambda case: case["log"][0].update(sensitivity="secret"),
    lambda case: case["log"][0].update(role_tag="chef"),
    lambda case: case["log"].append(case["log"][0]),
    lambda case: case["documents"][0].update(content=""),
    lambda case: case["documents"][0].update(person=case["family"]["id"]),
    lambda case: case["consents"][0].update(document=case["family"]["id"]),
    lambda case: case["consents"][0].update(language="xx"),
    lambda case: case["consents"][0].update(scope=["health", "health"]),
    lambda case: case["coordination"]["coordinators"][0].update(until="2020-01-01"),
    lambda case: case["coordination"].update(model="alone"),
]


@pytest.mark.parametrize("spoil", _WRONG)
def test_what_cannot_be_true_round_a_family_is_refused_and_nothing_is_taken_in(
    around: Life, elsewhere: Services, spoil: Callable[[dict[str, Any]], object]
) -> None:
    case = _case(around)
    spoil(case)
    with pytest.raises(UserError) as caught:
        _taken(case, elsewhere)

    assert caught.value.message.endswith("Intet er taget ind.")
    assert elsewhere.families.rows() == ()


def test_every_kind_of_relay_entry_can_be_in_a_file(around: Life) -> None:
    kinds = {each["kind"] for each in _case(around)["relay"]}

    assert kinds <= {kind.value for kind in RelayKind}
    assert kinds == {"opened", "agreement", "offered"}
