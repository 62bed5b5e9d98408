"""The values of facts: where each is kept, how it is typed, and how it reads on paper."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import String, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.facts import FACTS, Fact, FactKind, FactScope
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.moments import NotADate, date_text, moment_text, parse_date, parse_moment
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.domain.text import LEFT_TO_RIGHT_ISOLATE, NO_BREAK_SPACE, POP_ISOLATE
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.dates import danish_date, danish_moment, moment_parts, numeric_date, weekday_in
from linkworker_desktop.persistence.tables.folders import FactValueRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.fact_values import MUNICIPALITY_COLUMNS, FactValues, columns_of, values_of
from linkworker_desktop.typesetting.isolates import any_value, figure, place, with_figures_bound

LONGEST_VALUE = 300
_Day = TypeVar("_Day", date, datetime)
_ADDRESS = re.compile(r"\d.*, ")
_ISOLATES = LEFT_TO_RIGHT_ISOLATE + POP_ISOLATE


def read_values(session: Session, family: FamilyDraft, today: date) -> FactValues:
    """Return the facts of `family` as kept in the database."""
    rows = session.scalars(select(FactValueRow).where(FactValueRow.family_id == family.family)).all()
    own = {row.name: row.value for row in rows if row.name in FACTS}
    return values_of(municipality_values(session) | own, family, today)


def municipality_values(session: Session) -> dict[str, str]:
    """Return the municipality's facts as kept."""
    own = session.scalars(select(FactValueRow).where(FactValueRow.family_id.is_(None))).all()
    named = {value.name: value.value for value in own if value.name in FACTS}
    return columns_of(session.get(MunicipalityRow, 1)) | named


def typed(fact: Fact, kept: str) -> str:
    """Return a kept value as it is shown in its field."""
    if not kept:
        return ""
    if fact.kind is FactKind.MOMENT:
        return moment_text(datetime.fromisoformat(kept))
    if fact.kind is FactKind.DATE:
        return date_text(date.fromisoformat(kept))
    return kept


def to_keep(fact: Fact, raw: str, today: date) -> str:
    """Return what is kept for a typed value, empty when it is cleared. Raises `InvalidInput`."""
    value = cleaned(raw)
    if not value:
        return ""
    problems = [*too_long(fact.name, value, _longest(fact))]
    if problems:
        raise InvalidInput(problems)
    try:
        if fact.kind is FactKind.MOMENT:
            return _within_range(fact, parse_moment(value, today)).isoformat(timespec="minutes")
        if fact.kind is FactKind.DATE:
            return _within_range(fact, parse_date(value, today)).isoformat()
    except NotADate as error:
        sentence = (
            _("Skriv dag og klokkeslæt, fx 5.1.2026 kl. 14.00. Datoen skal findes.")
            if fact.kind is FactKind.MOMENT
            else _("Skriv en dato, der findes, fx 5.1.2026.")
        )
        raise InvalidInput([Problem(fact.name, sentence)]) from error
    return value


def still_kept(fact: Fact, kept: str) -> bool:
    """Tell whether `kept` is a value exactly as `to_keep` would have written it."""
    if not kept or kept != cleaned(kept) or len(kept) > LONGEST_VALUE:
        return False
    try:
        if fact.kind is FactKind.MOMENT:
            moment = datetime.fromisoformat(kept)
            return is_kept_day(moment) and moment.replace(tzinfo=None).isoformat(timespec="minutes") == kept
        if fact.kind is FactKind.DATE:
            day = date.fromisoformat(kept)
            return is_kept_day(day) and day.isoformat() == kept
    except ValueError:
        return False
    return fact.kind is not FactKind.IMAGE


def _longest(fact: Fact) -> int:
    """Return how many characters a fact may have: those of its column, where it is one of the municipality's."""
    column = MUNICIPALITY_COLUMNS.get(fact.name)
    kind = MunicipalityRow.__table__.c[column].type if column else None
    return kind.length or LONGEST_VALUE if isinstance(kind, String) else LONGEST_VALUE


def _within_range(fact: Fact, day: _Day) -> _Day:
    problems = [*out_of_range(fact.name, day)]
    if problems:
        raise InvalidInput(problems)
    return day


def store(session: Session, family: FamilyId | None, fact: Fact, kept: str) -> None:
    """Write a kept value of a fact with family or municipality scope; an empty one is removed."""
    if fact.scope is FactScope.MUNICIPALITY and fact.name in MUNICIPALITY_COLUMNS:
        row = session.get(MunicipalityRow, 1) or MunicipalityRow(id=1)
        session.add(row)
        setattr(row, MUNICIPALITY_COLUMNS[fact.name], kept)
        return
    owner = None if fact.scope is FactScope.MUNICIPALITY else family
    same = FactValueRow.family_id.is_(None) if owner is None else FactValueRow.family_id == owner
    row_of_fact = session.scalar(select(FactValueRow).where(same, FactValueRow.name == fact.name))
    if not kept:
        if row_of_fact is not None:
            session.delete(row_of_fact)
    elif row_of_fact is None:
        session.add(FactValueRow(family_id=owner, name=fact.name, value=kept))
    else:
        row_of_fact.value = kept


def on_paper(values: FactValues, language: str) -> dict[str, str]:
    """Return the given and applicable facts as they are printed in `language`."""
    return {
        name: printed(FACTS[name], value, language)
        for name, value in values.kept.items()
        if value and name in values.applicable
    }


def printed(fact: Fact, kept: str, language: str) -> str:
    """Return a kept value as it reads on paper in `language`, closed off from right-to-left text round it."""
    match fact.kind:
        case FactKind.MOMENT:
            moment = datetime.fromisoformat(kept)
            if language == DANISH:
                return danish_moment(moment)
            weekday, day, clock, figures_of_clock = moment_parts(moment, language)
            return f"{weekday} {figure(day)} {clock}{NO_BREAK_SPACE}{figure(figures_of_clock)}"
        case FactKind.DATE:
            day_of = date.fromisoformat(kept)
            if language == DANISH:
                return danish_date(day_of)
            return f"{weekday_in(language, day_of.weekday())} {figure(numeric_date(day_of))}"
        case FactKind.PHONE:
            return phone.shown(kept) if language == DANISH else figure(phone.shown(kept))
        case _:
            return _words(kept, language)


def _words(kept: str, language: str) -> str:
    """Return a name, place or other words; an address keeps each of its parts on one line."""
    turns = _has_right_to_left(kept)
    if not turns and _ADDRESS.search(kept):
        return place(kept) if language != DANISH else place(kept).strip(_ISOLATES)
    bound = with_figures_bound(kept)
    return any_value(bound) if turns or language != DANISH else bound


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in text)
