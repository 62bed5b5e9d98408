"""What was shown already and when the program was last open; kept in the vault beside unfinished forms."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from linkworker_desktop.services.drafts import Drafts

_KIND = "reminders"
_KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Memory:
    """Local wall times. `seen` are reminders by key, `put_off` due dates by the key of their entry."""

    opened_at: datetime | None = None
    seen: dict[str, datetime] = field(default_factory=dict)
    put_off: dict[str, datetime] = field(default_factory=dict)


def recall(drafts: Drafts) -> Memory:
    """Return what is remembered; nothing where it cannot be read."""
    content = drafts.kept(_KIND)
    if content is None:
        return Memory()
    try:
        kept = json.loads(content)
        opened_at = kept["opened_at"]
        return Memory(
            datetime.fromisoformat(opened_at) if opened_at else None,
            _moments(kept["seen"]),
            _moments(kept["put_off"]),
        )
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):  # another version's: it is rebuilt at the next opening
        return Memory()


def remember(drafts: Drafts, memory: Memory, now: datetime) -> None:
    """Keep what was shown, without what is long past."""
    oldest = now - _KEPT
    fresh = replace(
        memory,
        seen={key: at for key, at in memory.seen.items() if at >= oldest},
        put_off={key: until for key, until in memory.put_off.items() if until >= oldest},
    )
    content = {
        "opened_at": fresh.opened_at.isoformat() if fresh.opened_at else None,
        "seen": {key: at.isoformat() for key, at in fresh.seen.items()},
        "put_off": {key: until.isoformat() for key, until in fresh.put_off.items()},
    }
    drafts.keep(_KIND, json.dumps(content))


def _moments(kept: dict[str, str]) -> dict[str, datetime]:
    return {key: datetime.fromisoformat(at) for key, at in kept.items()}
