"""Families of the sample travel to the byte, come back by undo, and leave no word behind when they are erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from tests.builders.crowded import identifier
from tests.builders.life import identifier as changed_id
from tests.builders.whole_case import whole_case
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import LOCAL_ZONE, FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.relay_views import Said
from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, build_sample

TODAY = date(2026, 11, 24)
CLOCK = FixedClock(datetime.combine(TODAY, time(8, 42), LOCAL_ZONE))
MARK = "Zxqvandrup"
OF_THE_FAMILY = {
    "surname", "street", "town", "note", "given_name", "original_name", "tasks", "mentor", "transport",
    "purpose", "giver", "holder", "organisation", "unit", "name", "interpreter", "exceptions", "title", "place",
    "waiting_for", "hotspot_reason", "hotspot_manager", "text", "what", "who", "initiative", "card",
}  # fmt: skip
"""Fields whose words belong to the family; those of a contact belong to the directory and stay."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The sample of 24 November 2026."""
    folder = tmp_path_factory.mktemp("town")
    made, _key = create(folder / "data", PASSPHRASE, SAMPLE_MUNICIPALITY, clock=CLOCK, cost=CHEAP)
    build_sample(made, TODAY)
    yield made
    made.close(with_backup=False)


@pytest.fixture(scope="module")
def files(town: Services) -> dict[str, bytes]:
    """The case files of the first family and five others, by code."""
    codes = ("F001", "F002", "F008", "F015", "F023", "F031")
    return {code: town.case_files.export(town.families.by_code(code)) for code in codes}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    draft = MunicipalityDraft(name="Ådalby Kommune")
    made, _key = create(tmp_path / "elsewhere", PASSPHRASE, draft, clock=CLOCK, cost=CHEAP)
    yield made
    made.close(with_backup=False)


def _taken(services: Services, data: bytes) -> FamilyId:
    return FamilyId(changed_id(services.case_files.import_bytes(data)))


def _records(data: bytes) -> dict[str, Any]:
    """Return a case file without its contacts' own fields and without its code."""
    case: dict[str, Any] = json.loads(data)
    del case["family"]["code"], case["folder"]
    return {
        name: [_known(each) for each in part] if isinstance(part, list) else part
        for name, part in case.items()
    }


def _known(record: Any) -> Any:
    if isinstance(record, dict):
        return {name: _known(each) for name, each in record.items() if name not in {"contact", "employer"}}
    return [_known(each) for each in record] if isinstance(record, list) else record


def test_six_families_of_the_sample_come_out_of_an_empty_vault_to_the_byte(
    files: dict[str, bytes], empty: Services
) -> None:
    for code, data in files.items():
        assert empty.case_files.export(_taken(empty, data)) == data, code


def test_a_vault_that_knows_the_contacts_gets_the_family_and_no_contact_twice(
    town: Services, files: dict[str, bytes]
) -> None:
    for code in ("F001", "F015"):
        family = town.families.by_code(code)
        before = len(town.contacts.rows())
        town.families.delete(family)
        town.families.erase(family)
        again = _taken(town, files[code])

        assert len(town.contacts.rows()) == before
        assert _records(town.case_files.export(again)) == _records(files[code]), code


def test_an_import_undone_and_redone_is_the_same_family(files: dict[str, bytes], empty: Services) -> None:
    taken = empty.case_files.import_bytes(files["F001"])
    family = FamilyId(changed_id(taken))
    assert taken.undo is not None
    undone = taken.undo()
    assert empty.families.rows() == ()
    assert empty.contacts.rows() == ()
    assert empty.finder.find(json.loads(files["F001"])["family"]["surname"]) == ()
    assert undone.undo is not None
    undone.undo()

    assert empty.case_files.export(family) == files["F001"]


def _mark(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {
            key: each if key in {"contact", "employer"} else _mark(each, key) for key, each in value.items()
        }
    if isinstance(value, list):
        return [_mark(each, name) for each in value]
    return f"{MARK} {value}" if name in OF_THE_FAMILY and isinstance(value, str) and value else value


def _hits(services: Services) -> set[str]:
    """Return the tables in which the mark stands in any column, the search index's own tables included."""
    found = set()
    with services.database.read() as session:
        connection = session.connection()
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                values = (each if isinstance(each, bytes) else str(each).encode() for each in row)
                if MARK.lower().encode() in b" ".join(values).lower():
                    found.add(name)
    return found


def test_a_family_erased_for_good_leaves_no_row_and_no_word(empty: Services) -> None:
    family = _taken(empty, json.dumps(_mark(whole_case())).encode())
    empty.log.save(LogDraft(family, f"{MARK} ringede igen"))
    empty.log.keep_line(LogDraft(family, f"{MARK} halvt skrevet"))
    empty.relay.decline(family, Said(f"{MARK} kan ikke"))
    empty.coordinators.set_hotspot(family, f"{MARK} sidder fast", f"{MARK} leder")
    involvement = empty.network.of_family(family).network.authorities[0].persons[0].involvements[0]
    assert involvement.id is not None
    undo = empty.network.remove(involvement.id).undo
    assert undo is not None
    undo()
    empty.case_files.export(family)
    assert empty.finder.find(MARK)
    with empty.database.look() as look:
        trail = look.rows("SELECT changes FROM audit")
    assert not [row for row in trail if MARK.lower() in str(row.changes).lower()]

    empty.families.delete(family)
    empty.families.erase(family)

    assert _hits(empty) == set()
    assert empty.finder.find(MARK) == ()
    with empty.database.look() as look:
        for table in ("involvement", "involvement_person", "kinship", "network_layout", "coordinator",
                      "relay_entry", "log_entry", "log_person", "document", "consent", "consent_party",
                      "placement", "event", "person", "membership", "happening"):  # fmt: skip
            assert look.rows(f'SELECT * FROM "{table}"') == [], table


def test_a_family_that_was_erased_can_come_again(empty: Services) -> None:
    said = json.dumps(whole_case()).encode()
    family = _taken(empty, said)
    first = empty.case_files.export(family)
    empty.families.delete(family)
    empty.families.erase(family)

    assert _taken(empty, said) == family
    assert empty.case_files.export(family) == first
    assert identifier("note") in {each["id"] for each in json.loads(first)["log"]}
