"""The values of facts: where each is kept, how it is typed, and how it reads on paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.facts import FACTS, Applies, Fact, FactKind, FactScope
from linkworker_desktop.domain.family import SCHOOL_AGES, FamilyDraft, FamilyId, present
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.moments import NotADate, date_text, moment_text, parse_date, parse_moment
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.text import LEFT_TO_RIGHT_ISOLATE, NO_BREAK_SPACE, POP_ISOLATE
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.dates import danish_date, danish_moment, moment_parts, numeric_date, weekday_in
from linkworker_desktop.persistence.tables.folders import FactValueRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.typesetting.isolates import any_value, figure, place, with_figures_bound

LONGEST_VALUE = 300
_ADDRESS = re.compile(r"\d.*, ")
_ISOLATES = LEFT_TO_RIGHT_ISOLATE + POP_ISOLATE
_MUNICIPALITY_COLUMNS = {
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
    kept = municipality_values(session)
    rows = session.scalars(select(FactValueRow).where(FactValueRow.family_id == family.family)).all()
    kept |= {row.name: row.value for row in rows if row.name in FACTS}
    kept["familie"] = family.surname
    kept["adresse"] = "" if family.protected_address else family.address.line
    kept["indflytning"] = family.housed_at.isoformat(timespec="minutes") if family.housed_at else ""
    applicable = applicable_facts(family, today)
    if family.protected_address:
        applicable -= {"adresse"}
    return FactValues(kept, applicable)


def municipality_values(session: Session) -> dict[str, str]:
    """Return the municipality's facts as kept."""
    row = session.get(MunicipalityRow, 1) or MunicipalityRow(id=1)
    kept = {name: getattr(row, column) or "" for name, column in _MUNICIPALITY_COLUMNS.items()}
    own = session.scalars(select(FactValueRow).where(FactValueRow.family_id.is_(None))).all()
    return kept | {value.name: value.value for value in own if value.name in FACTS}


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
    if len(value) > LONGEST_VALUE:
        sentence = _("Teksten er for lang. Skriv højst {most} tegn.").format(most=LONGEST_VALUE)
        raise InvalidInput([Problem(fact.name, sentence)])
    try:
        if fact.kind is FactKind.MOMENT:
            return parse_moment(value, today).isoformat(timespec="minutes")
        if fact.kind is FactKind.DATE:
            return parse_date(value, today).isoformat()
    except NotADate as error:
        sentence = (
            _("Skriv dag og klokkeslæt, fx 5.1.2026 kl. 14.00. Datoen skal findes.")
            if fact.kind is FactKind.MOMENT
            else _("Skriv en dato, der findes, fx 5.1.2026.")
        )
        raise InvalidInput([Problem(fact.name, sentence)]) from error
    return value


def store(session: Session, family: FamilyId | None, fact: Fact, kept: str) -> None:
    """Write a kept value of a fact with family or municipality scope; an empty one is removed."""
    if fact.scope is FactScope.MUNICIPALITY and fact.name in _MUNICIPALITY_COLUMNS:
        row = session.get(MunicipalityRow, 1) or MunicipalityRow(id=1)
        session.add(row)
        setattr(row, _MUNICIPALITY_COLUMNS[fact.name], kept)
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
