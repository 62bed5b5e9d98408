"""An unfinished contact form as JSON, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, time
from typing import Any

from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule

_TEXTS = (
    "category", "organisation", "person", "role", "email", "hours", "note", "unit", "service", "website",
    "how_to_apply", "what_to_bring", "area_served", "private_note",
)  # fmt: skip
_DAYS = {"first", "last", "last_placement_on"}
_TIMES = {"opens", "closes"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form: the contact, and the texts that could not be read into it, by field."""

    draft: ContactDraft
    loose: Mapping[str, str] = field(default_factory=dict)


def to_json(typed: Typed) -> str:
    """Return what can be typed in the form; confirmation, end and id are not part of it."""
    draft = typed.draft
    content: dict[str, object] = {name: getattr(draft, name) for name in _TEXTS}
    content |= {
        "phones": [asdict(each) for each in draft.phones],
        "more_emails": [asdict(each) for each in draft.more_emails],
        "address": asdict(draft.address),
        "more_addresses": [asdict(each) for each in draft.more_addresses],
        "schedule": asdict(draft.schedule),
        "languages": list(draft.languages),
        "interpreter": draft.interpreter.value,
        "visibility": draft.visibility.value,
        "employer": asdict(draft.employer) if draft.employer is not None else None,
        "printable": draft.printable,
        "loose": dict(typed.loose),
    }
    return json.dumps(content, ensure_ascii=False, default=_plain)


def from_json(content: str, saved: ContactDraft) -> Typed | None:
    """Return `saved` with what was typed over it, None when the text is not one of ours."""
    try:
        kept = json.loads(content)
        texts: dict[str, Any] = {name: str(kept[name]) for name in _TEXTS}
        draft = replace(
            saved,
            **texts,
            phones=tuple(PhoneDraft(**each) for each in kept["phones"]),
            more_emails=tuple(EmailDraft(**each) for each in kept["more_emails"]),
            address=Address(**kept["address"]),
            more_addresses=tuple(
                PlaceDraft(Address(**each["address"]), str(each["label"])) for each in kept["more_addresses"]
            ),
            schedule=_schedule(kept["schedule"]),
            languages=tuple(str(code) for code in kept["languages"]),
            interpreter=InterpreterHelp(kept["interpreter"]),
            visibility=Visibility(kept["visibility"]),
            employer=_employer(kept["employer"]) if kept["employer"] is not None else None,
            printable=bool(kept["printable"]),
        )
        return Typed(draft, {str(name): str(text) for name, text in kept["loose"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _schedule(kept: dict[str, Any]) -> Schedule:
    return Schedule(
        tuple(Opening(**_read(each)) for each in kept["weekly"]),
        tuple(OtherHours(**_read(each)) for each in kept["exceptions"]),
    )


def _employer(kept: dict[str, Any]) -> EmployerDraft:
    lists = {name: tuple(str(one) for one in kept[name]) for name in ("trades", "languages", "lines")}
    return EmployerDraft(**{**_read(kept), **lists})


def _read(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in kept.items()}


def _value(name: str, value: Any) -> Any:
    if value is not None and name in _DAYS:
        return date.fromisoformat(value)
    if value is not None and name in _TIMES:
        return time.fromisoformat(value)
    return value
