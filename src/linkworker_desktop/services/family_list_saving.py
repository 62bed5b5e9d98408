"""How a saved list is kept in its row, and read again whatever stands there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, TypeVar

from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_list_views import (
    USUAL_COLUMNS,
    FamilyPhase,
    Lack,
    ListColumn,
    ListLook,
    ListQuery,
)

LOOK = "look"
"""A row whose body has this key says how the table stands; it is no list."""
SHIPPED = tuple(Lack)
LONGEST_NAME = 60
_LARGEST = 1000
_LONGEST = 200
_Value = TypeVar("_Value", bound=Enum)


def body_of(query: ListQuery, columns: Iterable[ListColumn], lack: Lack | None) -> dict[str, Any]:
    """Return a list as it is kept; only what differs from a list of everybody."""
    kept: dict[str, Any] = {
        "shipped": lack.value if lack else "",
        "lacks": sorted(each.value for each in query.lacks),
        "plan_months": query.plan_months,
        "quiet_days": query.quiet_days,
        "text": query.text,
        "language": query.language,
        "town": query.town,
        "phase": query.phase.value if query.phase is not None else None,
        "residence": query.residence.value if query.residence is not None else None,
        "coordinator": query.coordinator,
        "is_hotspot": query.is_hotspot,
        "child_from": query.child_from,
        "child_to": query.child_to,
        "least": query.least,
        "most": query.most,
        "sort": query.sort.value,
        "is_falling": query.is_falling,
        "columns": [column.value for column in columns],
    }
    return {name: value for name, value in kept.items() if value or (value == 0 and value is not False)}


def query_from(body: object) -> ListQuery:
    """Return what a list asks for; what is not understood is as if it was not asked."""
    kept = body if isinstance(body, dict) else {}
    usual = ListQuery()
    return ListQuery(
        lacks=frozenset(_known(Lack, kept.get("lacks"))),
        plan_months=_number(kept.get("plan_months"), 1) or usual.plan_months,
        quiet_days=_number(kept.get("quiet_days"), 1) or usual.quiet_days,
        text=_text(kept.get("text")),
        language=_text(kept.get("language")),
        town=_text(kept.get("town")),
        phase=next(iter(_known(FamilyPhase, [kept.get("phase")])), None),
        residence=next(iter(_known(Residence, [kept.get("residence")])), None),
        coordinator=_text(kept.get("coordinator")),
        is_hotspot=kept.get("is_hotspot") is True,
        child_from=_number(kept.get("child_from")),
        child_to=_number(kept.get("child_to")),
        least=_number(kept.get("least")),
        most=_number(kept.get("most")),
        sort=next(iter(_known(ListColumn, [kept.get("sort")])), usual.sort),
        is_falling=kept.get("is_falling") is True,
    )


def columns_from(body: object) -> tuple[ListColumn, ...]:
    """Return the columns of a list, each once; none where it has none of its own."""
    kept = body if isinstance(body, dict) else {}
    return tuple(dict.fromkeys(_known(ListColumn, kept.get("columns"))))


def lack_from(body: object) -> Lack | None:
    """Return which shipped list this is, None for one of the user's own."""
    kept = body if isinstance(body, dict) else {}
    return next(iter(_known(Lack, [kept.get("shipped")])), None)


def look_body(look: ListLook) -> dict[str, Any]:
    """Return how the table stands as it is kept."""
    widths = {column.value: width for column, width in look.widths.items()}
    return {LOOK: True, "columns": [column.value for column in look.columns], "widths": widths}


def look_from(body: object) -> ListLook:
    """Return how the table stands; the surname is always there."""
    columns = columns_from(body) or USUAL_COLUMNS
    if ListColumn.SURNAME not in columns:
        columns = (ListColumn.SURNAME, *columns)
    kept = body.get("widths") if isinstance(body, dict) else None
    found = kept if isinstance(kept, dict) else {}
    widths = {
        column: width for column in ListColumn if (width := _number(found.get(column.value), 1)) is not None
    }
    return ListLook(columns, widths)


def read_body(kept: object) -> object:
    """Return the body of a row as it was read in plain SQL."""
    try:
        return json.loads(kept) if isinstance(kept, str) else kept
    except ValueError:
        return {}


def shipped_name(query: ListQuery, lack: Lack) -> str:
    """Return the name of a list that came with the program, with its number."""
    months, days = query.plan_months, query.quiet_days
    names: dict[Lack, Callable[[], str]] = {
        Lack.COORDINATOR: lambda: _("Uden tovholder"),
        Lack.CONSENT: lambda: _("Uden samtykke"),
        Lack.PLAN: lambda: ngettext("Plan ældre end {n} måned", "Plan ældre end {n} måneder", months).format(
            n=months
        ),
        Lack.PROGRESS: lambda: ngettext(
            "Ingen fremskridt i {n} dag", "Ingen fremskridt i {n} dage", days
        ).format(n=days),
        Lack.COMING: lambda: _("Kommer denne måned"),
    }
    return names[lack]()


def _known(kind: type[_Value], values: object) -> list[_Value]:
    wanted = values if isinstance(values, list) else []
    by_value = {each.value: each for each in kind}
    return [by_value[value] for value in wanted if isinstance(value, (str, int)) and value in by_value]


def _number(value: object, least: int = 0) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and isinstance(value, int) and least <= value <= _LARGEST else None


def _text(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""
