"""The audit trail tells that something about a family was changed or taken out, and never what."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from sqlalchemy import JSON, String, inspect, select
from tests.builders.families import a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.persistence.audit import Operation
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.base import Base
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow, PersonRow
from linkworker_desktop.persistence.tables.folders import FactValueRow, FolderIssueRow
from linkworker_desktop.services.folder_views import HandOver

ABOUT_FAMILIES = (FamilyRow, PersonRow, MembershipRow, FactValueRow, FolderIssueRow)
SAY_NOTHING = {"family.code", "fact_value.name", "folder_issue.handed_by"}
"""A number, the name of a field, and the link-worker's own name."""


@pytest.mark.parametrize("table", ABOUT_FAMILIES)
def test_every_text_about_a_family_is_hidden_in_the_trail(table: type[Base]) -> None:
    texts = {column.key for column in inspect(table).columns if isinstance(column.type, String | JSON)}
    shown = {f"{table.__tablename__}.{name}" for name in texts - table.sensitive}
    assert shown <= SAY_NOTHING


def _trail(services: Services) -> list[AuditRow]:
    with services.database.read() as session:
        return list(session.scalars(select(AuditRow).order_by(AuditRow.seq)))


def test_nothing_written_about_a_family_stands_in_the_trail(services: Services) -> None:
    family = FamilyId(
        services.families.save(
            a_family("Nakhlawar", an_adult("Samir", original_name="سمير", cpr="300285-1234"), note="Noteret")
        ).id  # type: ignore[arg-type]
    )
    services.folders.set_fact(family, "raadgiver", "Inger Rådgiver")
    services.folders.set_languages(family, ["ti"])
    issue = services.issues.record_print(family, ["ti"], b"%PDF", 1)
    services.issues.hand_over(
        issue, HandOver(datetime(2026, 11, 24, 8, 42), "Faderen Samir", False, "Tolken")
    )
    services.families.close(family, date(2026, 11, 24), "Flyttet til Aarhus")
    written = json.dumps([row.changes for row in _trail(services)], ensure_ascii=False)
    for word in (
        "Nakhlawar",
        "Samir",
        "سمير",
        "1234",
        "Noteret",
        "Inger",
        '"ti"',
        "Tolken",
        "Aarhus",
        "father",
    ):
        assert word not in written


def test_taking_a_family_or_its_paper_out_leaves_a_trace_without_values(services: Services) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    issue = services.issues.record_print(family, ["ar"], b"%PDF", 1)
    services.issues.paper(issue)
    services.case_files.export(family)
    seen = [row for row in _trail(services) if row.operation == Operation.SEEN.value]
    assert [(row.action, row.entity, row.entity_id, row.changes) for row in seen] == [
        ("folder.print", "family", str(family), {}),
        ("folder.paper", "folder_issue", str(issue), {}),
        ("case.export", "family", str(family), {}),
    ]
