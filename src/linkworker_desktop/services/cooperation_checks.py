"""What is refused when an interface, an agreement or a procedure is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.cooperation_views import (
    CooperationDraft,
    InterfaceDraft,
    UnitName,
)

LONGEST_TEXT = 10_000
_LONGEST_LINE = {"title": 200, "where": 400}
_Draft = TypeVar("_Draft", bound=CooperationDraft)


def checked_cooperation(draft: _Draft) -> _Draft:
    """Return the draft cleaned as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(draft, **_cleaned(draft))  # type: ignore[arg-type]
    problems = list(_problems(clean))
    if problems:
        raise InvalidInput(problems)
    return clean


def _cleaned(draft: CooperationDraft) -> dict[str, object]:
    changes: dict[str, object] = {}
    for each in fields(draft):
        value = getattr(draft, each.name)
        if isinstance(value, UnitName):
            changes[each.name] = UnitName(cleaned(value.unit), cleaned(value.organisation))
        elif isinstance(value, str):
            changes[each.name] = cleaned(value, lines=each.name not in _LONGEST_LINE)
    return changes


def _problems(draft: CooperationDraft) -> Iterable[Problem]:
    for each in fields(draft):
        value = getattr(draft, each.name)
        if isinstance(value, UnitName):
            yield from _unit_problems(each.name, value, unit_needed=each.name != "partner")
        elif isinstance(value, str):
            yield from too_long(each.name, value, _LONGEST_LINE.get(each.name, LONGEST_TEXT))
        elif isinstance(value, date):
            yield from out_of_range(each.name, value)
    if isinstance(draft, InterfaceDraft):
        if draft.a.unit and _folded(draft.a) == _folded(draft.b):
            yield Problem("b", _("Vælg to forskellige enheder."))
    elif not draft.title:
        yield Problem("title", _("Skriv en titel."))


def _unit_problems(field: str, name: UnitName, *, unit_needed: bool) -> Iterable[Problem]:
    if not name.unit and (unit_needed or not name.organisation):
        yield Problem(field, _("Skriv enhedens navn."))
    yield from too_long(field, name.unit, 200)
    yield from too_long(field, name.organisation, 200)


def _folded(name: UnitName) -> tuple[str, str]:
    return fold(name.unit), fold(name.organisation)
