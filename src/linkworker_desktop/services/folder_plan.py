"""A family's folder as read from the database, and what the folder page shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.facts import FACTS, Fact
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.folder import PARTS, PARTS_BY_NUMBER
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import Insert, InsertKind, facts_in
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import FolderPartRow
from linkworker_desktop.services.fact_values import FactValues
from linkworker_desktop.services.family_rows import draft_of
from linkworker_desktop.services.folder_contacts import ContactsByPart, contacts_by_part
from linkworker_desktop.services.folder_content import town_map
from linkworker_desktop.services.folder_facts import read_values, typed
from linkworker_desktop.services.folder_needs import MAP
from linkworker_desktop.services.folder_texts import Wordings
from linkworker_desktop.services.folder_views import FactField, FolderPartView, MissingFact, PartState


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """A family's folder as read from the database in one transaction."""

    family: FamilyDraft
    values: FactValues
    wordings: Wordings
    contacts: ContactsByPart
    parts: tuple[tuple[int, bool], ...]
    """Number and whether it is in, in order; all eleven."""
    map_image: bytes | None

    def facts_of(self, number: int) -> tuple[Fact, ...]:
        """Return the facts the Danish text of a part asks for, and its map."""
        blocks = self.wordings.of(number, DANISH).blocks
        names = set(facts_in(blocks))
        if any(isinstance(block, Insert) and block.kind is InsertKind.MAP for block in blocks):
            names.add(MAP)
        return tuple(fact for name, fact in FACTS.items() if name in names)

    def is_missing(self, fact: Fact) -> bool:
        if fact.name == MAP:
            return self.map_image is None
        return self.values.is_missing(fact)


def read_plan(session: Session, row: FamilyRow, today: date) -> FolderPlan:
    """Return the folder of a family as it stands on `today`."""
    draft = draft_of(row)
    family = FamilyId(row.id)
    chosen = {
        each.number: each
        for each in session.scalars(select(FolderPartRow).where(FolderPartRow.family_id == family))
    }
    order = sorted(
        PARTS, key=lambda part: chosen[part.number].position if part.number in chosen else part.number
    )
    return FolderPlan(
        family=draft,
        values=read_values(session, draft, today),
        wordings=Wordings(session),
        contacts=contacts_by_part(session, family, today),
        parts=tuple(
            (part.number, part.number not in chosen or chosen[part.number].included) for part in order
        ),
        map_image=town_map(session, draft),
    )


def part_view(
    plan: FolderPlan, number: int, position: int, languages: Sequence[str], *, included: bool
) -> FolderPartView:
    facts = plan.facts_of(number)
    contacts = plan.contacts.get(number, ())
    missing = sum(plan.is_missing(fact) for fact in facts)
    stale = sum(view.needs_confirming for view in contacts)
    state = PartState.MISSING if missing else PartState.STALE if stale else PartState.READY
    return FolderPartView(
        number=number,
        position=position,
        title=_(PARTS_BY_NUMBER[number].title),
        state=state if included else PartState.OFF,
        included=included,
        facts=tuple(field_of(plan, fact) for fact in facts if fact.name in plan.values.applicable),
        contacts=contacts,
        missing=missing,
        stale=stale,
        languages={code: plan.wordings.of(number, code).standing for code in (DANISH, *languages)},
    )


def field_of(plan: FolderPlan, fact: Fact) -> FactField:
    return FactField(fact, typed(fact, plan.values.kept.get(fact.name, "")), plan.is_missing(fact))


def missing_facts(plan: FolderPlan) -> tuple[MissingFact, ...]:
    """Return what the chosen parts ask for and nobody has given, in the order of the paper."""
    printed = [number for number, included in plan.parts if included]
    parts: dict[str, list[int]] = {}
    for number in printed:
        for fact in plan.facts_of(number):
            if plan.is_missing(fact):
                parts.setdefault(fact.name, []).append(number)
    return tuple(
        MissingFact(FACTS[name], tuple(numbers), tuple(printed.index(number) + 1 for number in numbers))
        for name, numbers in parts.items()
    )
