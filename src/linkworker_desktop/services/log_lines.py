"""The line somebody is writing in a family's log, as it is kept until it is done."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.events import GroupTag, RoleTag
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, Sensitivity


def line_kind(family: UUID) -> str:
    """Return the kind of the draft that keeps a family's unfinished line; erasing the family takes it along."""
    return f"log.{family.hex}"


def line_to_json(draft: LogDraft) -> str:
    """Return an unfinished entry as it is kept."""
    return json.dumps(
        {
            "text": draft.text,
            "kind": draft.kind.value,
            "at": None if draft.at is None else draft.at.isoformat(),
            "persons": [person.hex for person in draft.persons],
            "contact": None if draft.contact is None else draft.contact.hex,
            "about": sorted(kind.value for kind in draft.about),
            "sensitivity": draft.sensitivity.value,
            "role_tag": None if draft.role_tag is None else draft.role_tag.value,
            "group_tag": None if draft.group_tag is None else draft.group_tag.value,
            "entry": None if draft.entry is None else draft.entry.hex,
        },
        ensure_ascii=True,
    )


def line_from_json(family: FamilyId, content: str) -> LogDraft:
    """Return an unfinished entry as it was kept; of one another version kept otherwise, at least the text."""
    try:
        kept = json.loads(content)
    except ValueError:
        return LogDraft(family, content)
    if not isinstance(kept, dict):
        return LogDraft(family, content)
    try:
        return _whole(family, kept)
    except (KeyError, ValueError, TypeError, AttributeError):
        return LogDraft(family, str(kept.get("text", "")))


def _whole(family: FamilyId, kept: dict[str, Any]) -> LogDraft:
    return LogDraft(
        family=family,
        text=str(kept["text"]),
        kind=LogKind(kept["kind"]),
        at=None if kept["at"] is None else datetime.fromisoformat(kept["at"]),
        persons=tuple(PersonId(UUID(person)) for person in kept["persons"]),
        contact=None if kept["contact"] is None else ContactId(UUID(kept["contact"])),
        about=frozenset(InformationKind(kind) for kind in kept["about"]),
        sensitivity=Sensitivity(kept["sensitivity"]),
        role_tag=None if kept["role_tag"] is None else RoleTag(kept["role_tag"]),
        group_tag=None if kept["group_tag"] is None else GroupTag(kept["group_tag"]),
        entry=None if kept["entry"] is None else LogEntryId(UUID(kept["entry"])),
    )
