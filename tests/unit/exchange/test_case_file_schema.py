"""The published schema of the case file is the one the program reads and writes by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, MemberDraft, Relation
from linkworker_desktop.exchange.case_file import schema
from linkworker_desktop.services.folder_views import HandOver

FORMATS = Path(__file__).resolve().parents[3] / "docs" / "formats.md"


@pytest.fixture
def published() -> dict[str, Any]:
    """The schema as it lies in the resources."""
    content = resource_path("schema", "case-file-1.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(content)
    return found


@pytest.fixture
def exported(services: Services) -> dict[str, Any]:
    """A case file in which every list has something in it."""
    family = FamilyId(
        services.families.save(
            FamilyDraft(
                surname="Nakhlawar",
                housed_at=datetime(2026, 11, 20, 14, 0),
                languages=("ar",),
                members=(
                    MemberDraft(
                        "Samir", relation=Relation.FATHER, birth_date=date(1985, 3, 2), reads=("ar",)
                    ),
                ),
            )
        ).id  # type: ignore[arg-type]
    )
    doctor = services.contacts.save(
        ContactDraft("gp", "Lægehuset Ådalby", phones=(PhoneDraft("01 23 41 50", "hverdage"),))
    ).id
    services.folders.include(family, 10, included=False)
    services.folders.remove_contact(family, 8, ContactId(doctor))  # type: ignore[arg-type]
    services.folders.set_fact(family, "stoppested", "Kløverbakken")
    issue = services.issues.record_print(family, ["ar"], b"%PDF-1.7 paper", 42)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", read_aloud=True))
    content: dict[str, Any] = json.loads(services.case_files.export(family))
    return content


def _objects(published: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, definition in published["$defs"].items():
        if definition.get("type") == "object":
            yield name, list(definition["properties"])


def test_the_committed_schema_is_made_from_the_code(published: dict[str, Any]) -> None:
    assert published == json.loads(json.dumps(schema()))


def test_the_committed_schema_is_a_schema(published: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(published)


def test_an_exported_family_fits_the_committed_schema(
    published: dict[str, Any], exported: dict[str, Any]
) -> None:
    folder = exported["folder"]
    assert all(folder[name] for name in ("parts", "choices", "facts", "issues"))
    jsonschema.validate(exported, published, cls=jsonschema.Draft202012Validator)


def test_the_committed_schema_refuses_a_field_nobody_knows(
    published: dict[str, Any], exported: dict[str, Any]
) -> None:
    exported["family"]["shoe_size"] = 42
    with pytest.raises(jsonschema.ValidationError, match="shoe_size"):
        jsonschema.validate(exported, published, cls=jsonschema.Draft202012Validator)


def test_the_documentation_names_every_field_of_the_schema(published: dict[str, Any]) -> None:
    sections = FORMATS.read_text(encoding="utf-8").split("\n### ")
    missing = [
        f"{name}.{field}"
        for name, fields in _objects(published)
        for field in fields
        if not any(section.startswith(f"`{name}`") and f"| `{field}` |" in section for section in sections)
    ]
    assert missing == []
