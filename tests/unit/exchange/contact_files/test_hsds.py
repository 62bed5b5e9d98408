"""The HSDS package: every table as its description says, every reference to a row that is there."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.unit.exchange.contact_files.test_writing import FULL

from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.exchange.contact_files.hsds import hsds_package

TODAY = date(2026, 11, 24)
ID = ContactId(UUID("01890000-0000-7000-8000-000000000001"))
CONTACTS = [
    replace(FULL, contact=ID),
    ContactDraft("bank", organisation="Sparekassen", ended_on=date(2026, 1, 1)),
    ContactDraft("gp", organisation=FULL.organisation, verified_on=date(2026, 10, 1)),
    ContactDraft("contact_family", person="Inga Vindkær"),
]


def tables(data: bytes) -> tuple[dict[str, object], dict[str, list[dict[str, str]]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        rows = {
            resource["name"]: list(
                csv.DictReader(io.StringIO(archive.read(resource["path"]).decode(), newline=""))
            )
            for resource in package["resources"]
        }
    return package, rows


def test_every_row_is_as_the_description_says() -> None:
    package, rows = tables(hsds_package(CONTACTS, TODAY))
    for resource in package["resources"]:  # type: ignore[attr-defined]
        fields = resource["schema"]["fields"]
        for row in rows[resource["name"]]:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                if field["constraints"]["required"]:
                    assert row[field["name"]], (resource["name"], field["name"])
        identifiers = [row["id"] for row in rows[resource["name"]]]
        assert len(set(identifiers)) == len(identifiers)
        for key in resource["schema"]["foreignKeys"]:
            there = {row["id"] for row in rows[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in rows[resource["name"]]} - {""} <= there


def test_what_a_contact_says_stands_in_its_tables() -> None:
    _package, rows = tables(hsds_package(CONTACTS, TODAY))
    assert [row["name"] for row in rows["organization"]] == [FULL.organisation, "Sparekassen", "Inga Vindkær"]
    assert [row["status"] for row in rows["service"]] == ["temporarily closed", "defunct", "active", "active"]
    assert rows["service"][0]["name"] == "Vaccination"
    assert rows["service"][2]["assured_date"] == "2026-10-01"
    assert [row["name"] for row in rows["program"]] == ["Reception, 1. sal"]
    assert [(row["name"], row["title"]) for row in rows["contact"]] == [("Mette Marie Vang", "Sekretær")]
    assert [row["number"] for row in rows["phone"]] == ["+45 20 20 20 20", "1813", "+46 8 123"]
    assert [row["code"] for row in rows["language"]] == ["da", "ar", "prs"]
    weekly = [(row["byday"], row["opens_at"], row["closes_at"]) for row in rows["schedule"] if row["freq"]]
    assert weekly == [("MO", "08:00", "15:00"), ("TH", "13:00", "17:30")]
    assert [row["city"] for row in rows["address"]] == ["Skovsunde"]
    assert [row["document"] for row in rows["required_document"]] == ["Sundhedskort"]
    assert len(rows["attribute"]) == len(CONTACTS)
    assert "kun mig" not in str(rows)


def test_the_same_contacts_give_the_same_bytes() -> None:
    assert hsds_package(CONTACTS, TODAY) == hsds_package(CONTACTS, TODAY)


def test_a_package_of_nobody_has_all_its_tables() -> None:
    _package, rows = tables(hsds_package([], TODAY))
    assert not any(rows.values())
    assert len(rows) == 15
