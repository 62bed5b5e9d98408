"""The values of facts: where each is kept, how it is typed, and how it reads on paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import String, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.facts import FACTS, Applies, Fact, FactKind, FactScope
from linkworker_desktop.domain.family import SCHOOL_AGES, FamilyDraft, FamilyId, present
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
from linkworker_desktop.typesetting.isolates import any_value, figure, place, with_figures_bound

LONGEST_VALUE = 300
_Day = TypeVar("_Day", date, datetime)
_ADDRESS = re.compile(r"\d.*, ")
_ISOLATES = LEFT_TO_RIGHT_ISOLATE + POP_ISOLATE
MUNICIPALITY_COLUMNS = {
    "kommune": "name",
    "by": "town",
    "region": "region",
    "linkworker": "linkworker",
    "linkworker_telefon": "linkworker_phone",
    "linkworker_tid": "linkworker_hours",
}


@dataclass(frozen=True, slots=True)
class FactValues:
    """The facts of one family and its municipality, as they are kept: dates in ISO form, the rest as typed."""

    kept: Mapping[str, str]
    applicable: frozenset[str]
    """Facts asked of this family; the lines of others are left out in silence."""

    def is_missing(self, fact: Fact) -> bool:
        """Tell whether the fact is required, asked of this family, and not given."""
        return fact.required and fact.name in self.applicable and not self.kept.get(fact.name)

    def on_paper(self, language: str) -> dict[str, str]:
        """Return the given and applicable facts as they are printed in `language`."""
        return {
            name: printed(FACTS[name], value, language)
            for name, value in self.kept.items()
            if value and name in self.applicable
        }


def read_values(session: Session, family: FamilyDraft, today: date) -> FactValues:
    """Return the facts of `family` as kept in the database."""
    rows = session.scalars(select(FactValueRow).where(FactValueRow.family_id == family.family)).all()
    own = {row.name: row.value for row in rows if row.name in FACTS}
    return values_of(municipality_values(session) | own, family, today)


def values_of(kept: Mapping[str, str], family: FamilyDraft, today: date) -> FactValues:
    """Return the facts of `family`: those kept by name, and those that stand on its own sheet."""
    sheet = {
        "familie": family.surname,
        "adresse": "" if family.protected_address else family.address.line,
        "indflytning": family.housed_at.isoformat(timespec="minutes") if family.housed_at else "",
    }
    applicable = applicable_facts(family, today)
    if family.protected_address:
        applicable -= {"adresse"}
    return FactValues({**kept, **sheet}, applicable)


def municipality_values(session: Session) -> dict[str, str]:
    """Return the municipality's facts as kept."""
    own = session.scalars(select(FactValueRow).where(FactValueRow.family_id.is_(None))).all()
    named = {value.name: value.value for value in own if value.name in FACTS}
    return columns_of(session.get(MunicipalityRow, 1)) | named


def columns_of(row: object | None) -> dict[str, str]:
    """Return the facts that are columns of the municipality's row, empty where there is none."""
    return {name: getattr(row, column, None) or "" for name, column in MUNICIPALITY_COLUMNS.items()}


def applicable_facts(family: FamilyDraft, today: date) -> frozenset[str]:
    """Return the names of the facts that are asked of a family with these members."""
    ages = [member.age(today) for member in present(family.members, today)]
    holds = {
        Applies.ALL: True,
        Applies.ADULTS: any(member.is_adult(today) for member in present(family.members, today)) or not ages,
        Applies.SCHOOL_CHILDREN: any(age in SCHOOL_AGES for age in ages if age is not None),
        Applies.SMALL_CHILDREN: any(age < SCHOOL_AGES.start for age in ages if age is not None),
    }
    return frozenset(name for name, fact in FACTS.items() if holds[fact.applies])


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
