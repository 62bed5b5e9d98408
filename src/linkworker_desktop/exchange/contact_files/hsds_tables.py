"""The tables of the Human Services Data Specification that are written, and their columns as HSDS 3.1 names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

VERSION = "3.1.0"


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of the package; `references` says which table a column points into."""

    name: str
    path: str
    columns: tuple[str, ...]
    required: frozenset[str]
    references: Mapping[str, str]


def _table(name: str, path: str, columns: str, required: str = "", **references: str) -> Table:
    return Table(
        name, path, tuple(columns.split()), frozenset(("id", *required.split())), MappingProxyType(references)
    )


TABLES = (
    _table("organization", "organizations.csv", "id name description email website", "name description"),
    _table(
        "program",
        "programs.csv",
        "id organization_id name description",
        "organization_id name description",
        organization_id="organization",
    ),
    _table(
        "service",
        "services.csv",
        "id organization_id program_id name description url email status interpretation_services "
        "application_process assured_date alert",
        "organization_id name status",
        organization_id="organization",
        program_id="program",
    ),
    _table(
        "location",
        "locations.csv",
        "id location_type organization_id name description",
        "location_type",
        organization_id="organization",
    ),
    _table(
        "service_at_location",
        "service_at_locations.csv",
        "id service_id location_id",
        "service_id location_id",
        service_id="service",
        location_id="location",
    ),
    _table(
        "address",
        "addresses.csv",
        "id location_id address_1 city state_province postal_code country address_type",
        "address_1 city state_province postal_code country address_type",
        location_id="location",
    ),
    _table(
        "contact",
        "contacts.csv",
        "id organization_id service_id name title department email",
        "",
        organization_id="organization",
        service_id="service",
    ),
    _table(
        "phone",
        "phones.csv",
        "id service_id contact_id number type description",
        "number",
        service_id="service",
        contact_id="contact",
    ),
    _table(
        "schedule",
        "schedules.csv",
        "id service_id valid_from valid_to freq interval byday description opens_at closes_at notes",
        "",
        service_id="service",
    ),
    _table("language", "languages.csv", "id service_id name code", "", service_id="service"),
    _table("service_area", "service_areas.csv", "id service_id name", "", service_id="service"),
    _table("required_document", "required_documents.csv", "id service_id document", "", service_id="service"),
    _table("taxonomy", "taxonomies.csv", "id name description", "name description"),
    _table(
        "taxonomy_term",
        "taxonomy_terms.csv",
        "id code name description taxonomy_id",
        "name description",
        taxonomy_id="taxonomy",
    ),
    _table(
        "attribute",
        "attributes.csv",
        "id link_id taxonomy_term_id link_entity",
        "link_id taxonomy_term_id link_entity",
        taxonomy_term_id="taxonomy_term",
    ),
)
_TYPES = {"assured_date": "date", "valid_from": "date", "valid_to": "date", "interval": "number"}


def datapackage() -> dict[str, Any]:
    """Return the description of the package (Frictionless tabular data package) that stands beside the tables."""
    return {
        "name": "human_services_data",
        "title": "Human Services Data Specification",
        "profile": "tabular-data-package",
        "version": VERSION,
        "homepage": "http://docs.openreferral.org",
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": column, "reference": {"resource": target, "fields": "id"}}
                for column, target in table.references.items()
            ],
        },
    }


def _field(table: Table, column: str) -> dict[str, Any]:
    constraints = {"required": column in table.required, "unique": column == "id"}
    return {"name": column, "type": _TYPES.get(column, "string"), "constraints": constraints}
