"""Where a family's folder stands, as parts of the statement the family's page is read with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.contact import first_fresh_day
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.folder_deadline import FolderDeadline
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look_together import Part
from linkworker_desktop.services.contact_settings import LONGEST_MONTHS
from linkworker_desktop.services.folder_needs import EVERYTHING, PRINTED, wants_from
from linkworker_desktop.services.folder_views import FolderStanding, Issue

_ISSUES = Part(
    "issues",
    (
        *("id", "printed_at", "handed_out_at", "handed_to", "handed_by", "languages", "read_aloud"),
        *("interpreter", "pages"),
    ),
    "SELECT * FROM folder_issue WHERE family_id = :family",
    {
        "id": kinds.identifier,
        "printed_at": kinds.instant,
        "handed_out_at": kinds.moment,
        "languages": kinds.texts,
        "read_aloud": bool,
    },
)
_KEPT = Part(
    "kept",
    ("kind", "family", "name", "number", "included", "value"),
    EVERYTHING,
    {"family": kinds.identifier},
)
_UNCONFIRMED = Part(
    "unconfirmed",
    ("id", "category"),
    f"""
    SELECT contact.id, contact.category FROM contact INDEXED BY ix_contact_listed LEFT JOIN (
        SELECT category_setting.category, day.value AS fresh FROM category_setting
        JOIN json_each(:fresh_days) AS day ON day.key = CAST(category_setting.months AS TEXT)
    ) AS own ON own.category = contact.category
    WHERE {PRINTED} AND (contact.verified_on IS NULL OR contact.changed <> '[]'
        OR contact.verified_on < coalesce(own.fresh, :fresh))
    """,  # noqa: S608 - nothing but our own words
    {"id": kinds.identifier},
)
"""The index holds what decides nearly every contact, so that only those to confirm are looked up (5 times as quick
with 50 000 contacts)."""
PARTS = (_ISSUES, _KEPT, _UNCONFIRMED)


def values_of(family: FamilyId, today: date) -> dict[str, object]:
    """Return the values of the parts."""
    return {
        "family": family.hex,
        "families": kinds.among([family]),
        "danish": DANISH,
        "today": today.isoformat(),
        "fresh": first_fresh_day(today).isoformat(),
        "fresh_days": _fresh_days(today),
    }


def standing_from(
    found: Mapping[str, Sequence[Any]],
    family: FamilyDraft,
    municipality: Mapping[str, str],
    deadline: FolderDeadline,
    today: date,
) -> FolderStanding:
    """Return the standing of one saved family's folder from the rows of the parts."""
    unconfirmed = {row.id: row.category for row in found["unconfirmed"]}
    missing, stale = wants_from(found["kept"], unconfirmed, family, municipality, today)
    issues = sorted(found["issues"], key=lambda row: row.printed_at, reverse=True)
    return FolderStanding(deadline, missing, stale, tuple(_issue(row) for row in issues))


@lru_cache(maxsize=2)
def _fresh_days(today: date) -> str:
    """Return for every interval a category can have the earliest day of confirmation that still counts."""
    months = range(1, LONGEST_MONTHS + 1)
    return json.dumps({str(number): first_fresh_day(today, number).isoformat() for number in months})


def _issue(row: Any) -> Issue:
    return Issue(
        id=row.id,
        printed_at=row.printed_at.astimezone(LOCAL_ZONE).replace(tzinfo=None),
        handed_out_at=row.handed_out_at,
        handed_to=row.handed_to,
        handed_by=row.handed_by,
        languages=tuple(row.languages),
        read_aloud=row.read_aloud,
        interpreter=row.interpreter,
        pages=row.pages,
    )
