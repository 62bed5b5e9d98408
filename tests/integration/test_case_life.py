"""A family's life leaves one vault in a case file and arrives in another, to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.calendar import EventOccurrenceRow, EventRow, SettledRow
from linkworker_desktop.services.municipality import MunicipalityDraft

K = HappeningKind


@pytest.fixture
def life(services: Services) -> Life:
    """A family with something in every corner of the new records."""
    baker = ContactId(identifier(services.contacts.save(a_contact("employer", "Klintebjerg Bageri"))))
    father = an_adult(
        residence=Residence.QUOTA, exempt_reason="alvorlig sygdom", exempt_on=date(2026, 11, 20)
    )
    child = replace(a_child(16), residence=Residence.QUOTA, traits=frozenset({Trait.SUPPORT_PLAN}))
    life = Life(services, father, child)
    life.record(K.CPR_REGISTERED, date(2026, 10, 1), note="første linje\nanden linje")
    life.record(K.INFO_MEETING_HELD, datetime(2026, 11, 23, 10, 15))
    life.record(K.CONTRACT_SIGNED, date(2026, 10, 20), "Samir")
    life.record(K.TICKED, date(2026, 11, 21), rule="P101")
    services.placements.save(
        PlacementDraft(life.person(), date(2026, 10, 1), employer=baker, transport="bus 41", mentor="Bo")
    )
    (placement,) = services.placements.of_family(life.id)
    services.happenings.record(K.PLACEMENT_FOLLOW_UP_HELD, placement.ref, When(date(2026, 10, 20)))
    services.consents.save(ConsentDraft(life.person(), date(2026, 10, 1), "skole og sundhed"))
    services.happenings.exempt(life.ref, "aftalt", TODAY, "R73")
    with services.database.write("test.events") as session:
        meeting = _event(
            life, "meeting", title="Enkeltsagsmøde", meeting_type="case", starts_on=date(2026, 11, 18)
        )
        session.add(meeting)
        session.flush()
        task = _event(
            life, "task", title="Ring til skolen", due_on=TODAY, recurrence="FREQ=WEEKLY;INTERVAL=3"
        )
        task.meeting_id, task.person_id, task.remind_before = meeting.id, life.person(), 0
        task.occurrences = [EventOccurrenceRow(original_on=TODAY, done_on=TODAY, note="ringet")]
        session.add(task)
        session.add(
            SettledRow(
                rule="R10",
                subject_kind="family",
                subject_id=life.id,
                family_id=life.id,
                done_on=date(2026, 11, 23),
                due_on=date(2026, 11, 24),
                due_time=datetime(2026, 11, 24, 14).time(),
                latest_on=date(2026, 11, 24),
                sentence="Boligplacering + 96 timer.",
            )
        )
    return life


def _event(life: Life, kind: str, **fields: Any) -> EventRow:
    now = life.services.clock.now()
    return EventRow(
        kind=kind, family_id=life.id, uid=f"{kind}@test", created_at=now, updated_at=now, **fields
    )


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    draft = MunicipalityDraft(name="Ådalby Kommune")
    made, _key = create(tmp_path / "elsewhere", PASSPHRASE, draft, clock=clock, cost=CHEAP)
    yield made
    made.close(with_backup=False)


def test_a_familys_life_comes_out_again_to_the_byte(life: Life, elsewhere: Services) -> None:
    first = life.services.case_files.export(life.id)
    arrived = elsewhere.case_files.import_bytes(first)

    assert elsewhere.case_files.export(identifier(arrived)) == first  # type: ignore[arg-type]


def test_every_table_of_the_calendar_is_in_the_file(life: Life) -> None:
    case = json.loads(life.services.case_files.export(life.id))

    names = ("happenings", "exemptions", "settled", "placements", "consents", "events")
    assert {name: len(case[name]) for name in names} == {
        "happenings": 5, "exemptions": 2, "settled": 1, "placements": 1, "consents": 1, "events": 2,
    }  # fmt: skip
    assert case["placements"][0]["employer"]["organisation"] == "Klintebjerg Bageri"
    assert case["family"]["members"][1]["traits"] == ["support_plan"]
    assert case["events"][1]["occurrences"][0]["done_on"] == "2026-11-24"


def test_the_same_dates_are_due_where_the_family_arrives(life: Life, elsewhere: Services) -> None:
    elsewhere.case_files.import_bytes(life.services.case_files.export(life.id))
    seen = [
        [(row.row.rule.key, row.person, row.due, row.state, row.words) for row in each.deadlines.due(life.id)]
        for each in (life.services, elsewhere)
    ]

    assert seen[0] == seen[1]
    assert len(seen[0]) > 60


def test_a_family_without_any_of_it_has_none_of_the_new_fields(services: Services) -> None:
    plain = Life(services)
    case = json.loads(services.case_files.export(plain.id))

    assert set(case) == {"format", "version", "family", "folder"}
    assert "residence" not in case["family"]["members"][0]
    assert "traits" not in case["family"]["members"][0]


def test_taking_an_import_back_takes_its_dates_along(life: Life, elsewhere: Services) -> None:
    before = len(elsewhere.deadlines.due())
    arrived = elsewhere.case_files.import_bytes(life.services.case_files.export(life.id))
    assert arrived.undo is not None
    arrived.undo()

    assert len(elsewhere.deadlines.due()) == before


def _case(life: Life) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(life.services.case_files.export(life.id))
    return case


def _taken(case: dict[str, Any], elsewhere: Services) -> Any:
    return elsewhere.case_files.import_bytes(json.dumps(case).encode())


def test_facts_with_a_field_of_their_own_are_put_there(life: Life, elsewhere: Services) -> None:
    case = _case(life)
    person, placement = case["family"]["members"][0]["person"], case["placements"][0]
    case["family"]["housed_at"] = None
    case["family"]["members"][0]["birth_date"] = None
    case["happenings"] += [
        {"kind": "housed", "date": "2026-11-20", "time": "14:00"},
        {"kind": "born", "date": "1985-03-02", "person": person},
        {"kind": "placement_planned_end", "date": "2027-01-31", "placement": placement["id"]},
        {"kind": "placement_begun", "date": placement["begun_on"], "placement": placement["id"]},
        {"kind": "consent_valid_to", "date": "2027-03-01", "consent": case["consents"][0]["id"]},
    ]
    family = identifier(_taken(case, elsewhere))

    draft = elsewhere.families.draft(family)  # type: ignore[arg-type]
    assert draft.housed_at == datetime(2026, 11, 20, 14, 0)
    assert draft.members[0].birth_date == date(1985, 3, 2)
    assert elsewhere.placements.of_family(family)[0].draft.planned_end_on == date(2027, 1, 31)
    assert elsewhere.consents.of_family(family)[0].draft.valid_to == date(2027, 3, 1)
    assert len(elsewhere.happenings.of_family(family)) == 5


def _doubled(case: dict[str, Any]) -> None:
    case["placements"] *= 2


def _stranger(case: dict[str, Any]) -> None:
    case["happenings"][0]["person"] = case["family"]["id"]


def _two_subjects(case: dict[str, Any]) -> None:
    fact = next(each for each in case["happenings"] if "person" in each)
    fact["placement"] = case["placements"][0]["id"]


_WRONG: list[Callable[[dict[str, Any]], object]] = [
    _doubled,
    _stranger,
    _two_subjects,
    lambda case: case["happenings"].append({"kind": "moved_in", "date": "2026-11-20"}),
    lambda case: case["happenings"].append({"kind": "takeover", "date": "2026-02-30"}),
    lambda case: case["happenings"].append({"kind": "takeover", "date": "1899-12-31"}),
    lambda case: case["happenings"].append({"kind": "takeover", "date": "2026-11-01", "time": "24:00"}),
    lambda case: case["happenings"].append({"kind": "ticked", "date": "2026-11-01"}),
    lambda case: case["happenings"].append({"kind": "takeover", "date": "2026-11-01", "rule": "R10"}),
    lambda case: case["happenings"].append({"kind": "contract_signed", "date": "2026-11-01"}),
    lambda case: case["happenings"].append({"kind": "housed", "date": "2026-11-19", "time": "14:00"}),
    lambda case: case["happenings"].append({"kind": "housed", "date": "2026-11-20"}),
    lambda case: case["happenings"][0].update(who="Samir"),
    lambda case: case["exemptions"][0].update(reason=""),
    lambda case: case["placements"][0].update(ended_on="2026-01-01"),
    lambda case: case["placements"][0].update(kind="holiday"),
    lambda case: case["consents"][0].update(valid_to="2020-01-01"),
    lambda case: case["events"][0].update(kind="party"),
    lambda case: [case["events"][0].pop(name, None) for name in ("starts_on", "due_on")],
    lambda case: case["events"][1]["occurrences"].append(case["events"][1]["occurrences"][0]),
    lambda case: case["family"]["members"][0].update(residence="tourist"),
    lambda case: case["family"]["members"][0].update(traits=["tall"]),
]


@pytest.mark.parametrize("spoil", _WRONG)
def test_what_cannot_be_true_is_refused_in_one_sentence_and_nothing_is_taken_in(
    life: Life, elsewhere: Services, spoil: Callable[[dict[str, Any]], object]
) -> None:
    case = _case(life)
    spoil(case)
    with pytest.raises(UserError) as caught:
        _taken(case, elsewhere)

    assert caught.value.message.endswith("Intet er taget ind.")
    assert elsewhere.families.rows() == ()
    with elsewhere.database.look() as look:
        for table in ("happening", "placement", "consent", "event", "person"):
            assert look.rows(f"SELECT * FROM {table}") == [], table


def test_somebody_the_vault_knows_keeps_what_is_recorded_of_them_once(
    life: Life, elsewhere: Services
) -> None:
    case = _case(life)
    _taken(case, elsewhere)
    again = json.loads(json.dumps(case).replace(case["family"]["id"], "01a200b2-2bce-77d6-9962-00000000aaaa"))
    again["folder"] = {}
    family = identifier(_taken(again, elsewhere))

    kinds = [view.kind for view in elsewhere.happenings.of_family(family)]
    assert kinds.count(K.CONTRACT_SIGNED) == 1
    assert kinds.count(K.PLACEMENT_FOLLOW_UP_HELD) == 1
