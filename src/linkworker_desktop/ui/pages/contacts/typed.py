"""An unfinished contact form as JSON, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.family import Address

_TEXTS = ("category", "organisation", "person", "role", "email", "hours", "note")


def to_json(draft: ContactDraft) -> str:
    """Return what can be typed in the form; confirmation, end and id are not part of it."""
    content: dict[str, object] = {name: getattr(draft, name) for name in _TEXTS}
    content["phones"] = [[each.number, each.label] for each in draft.phones]
    content["address"] = [draft.address.street, draft.address.post_code, draft.address.town]
    content["languages"] = list(draft.languages)
    content["printable"] = draft.printable
    return json.dumps(content, ensure_ascii=False)


def from_json(content: str, saved: ContactDraft) -> ContactDraft | None:
    """Return `saved` with what was typed over it, None when the text is not one of ours."""
    try:
        kept = json.loads(content)
        texts: dict[str, Any] = {name: str(kept[name]) for name in _TEXTS}
        return replace(
            saved,
            **texts,
            phones=tuple(PhoneDraft(str(number), str(label)) for number, label in kept["phones"]),
            address=Address(*(str(part) for part in kept["address"])),
            languages=tuple(str(code) for code in kept["languages"]),
            printable=bool(kept["printable"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
