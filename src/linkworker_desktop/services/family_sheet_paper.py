"""The family sheet as a paper, from the family's own page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.documents.family_sheet import (
    FamilySheetPaper,
    SheetLine,
    SheetMember,
    family_sheet_pdf,
)
from linkworker_desktop.domain.consent_standing import HOLDING, STATE_LABELS
from linkworker_desktop.domain.coordination import MODEL_LABELS, CoordinatorModel
from linkworker_desktop.domain.family import RELATION_LABELS, FamilyId
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.log_entry import Sensitivity
from linkworker_desktop.domain.rules.due import OPEN
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS
from linkworker_desktop.domain.timeline import BadgeKind
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.consents import Consents
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.family_page import FamilyPageView
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of

_MOST_DATES = 12
_MOST_HAPPENED = 8


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def families(self) -> Families: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def consents(self) -> Consents: ...


class FamilySheetPapers:
    """Makes the sheet; each printing is recorded in the audit trail as seen."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database, self._clock, self._services = database, clock, services

    def pdf(self, family: FamilyId, *, black_and_white: bool = False) -> bytes:
        """Return the sheet of a family, in Danish; notes that are sensitive or »kun for mig« are not on it.

        Raises `UserError` when the family is gone.
        """
        pdf = family_sheet_pdf(self.paper(family), black_and_white=black_and_white)
        with self._database.write("family.print") as session:
            audit.record(
                session,
                audit.Operation.SEEN,
                FamilyRow.__tablename__,
                family,
                changes={"paper": "family-sheet"},
            )
        return pdf

    def paper(self, family: FamilyId) -> FamilySheetPaper:
        """Return what the sheet says. Raises `UserError` when the family is gone."""
        view = self._services.families.page(family)
        sheet = view.sheet
        here = [member for member in sheet.members if member.lives_here]
        residence = next((each.draft.residence for each in here if each.draft.residence), None)
        return FamilySheetPaper(
            surname=sheet.surname,
            address="" if sheet.is_protected else sheet.address.line,
            is_protected=sheet.is_protected,
            housed_on=sheet.housed_at.date() if sheet.housed_at else None,
            languages=_names(sheet.languages),
            residence=CONDITION_LABELS[residence] if residence else "",
            members=[_member(member, sheet.surname) for member in here],
            coordination=list(_coordination(view)),
            next=list(_next(view)),
            consents=list(self._consents(family)),
            happened=list(_happened(view)),
            sender=sender_of(self._services.municipality.read()),
            printed_on=local_now(self._clock).date(),
        )

    def _consents(self, family: FamilyId) -> Iterator[SheetLine]:
        for view in self._services.consents.of_family(family):
            if view.state in HOLDING:
                text = ": ".join(part for part in (view.name, view.draft.purpose) if part)
                yield SheetLine(view.last_day, text, STATE_LABELS[view.state])


def _member(member: MemberSheet, surname: str) -> SheetMember:
    draft = member.draft
    reads = "læser ikke" if draft.reads_nothing else _names(draft.reads)
    own = draft.surname if draft.surname != surname else ""
    return SheetMember(
        name=f"{draft.given_name} {own}".strip(),
        original_name=draft.original_name,
        age="" if member.age is None else f"{member.age} år",
        relation=RELATION_LABELS[draft.relation],
        reads=reads,
    )


def _coordination(view: FamilyPageView) -> Iterator[str]:
    relay, counts = view.relay, view.network.counts
    yield f"Holder stafetten: {relay.holder.name if relay.holder else 'ingen'}"
    if relay.offered_to is not None:
        yield f"Tilbudt til: {relay.offered_to.name}"
    coordination = relay.coordination
    if coordination.model is not CoordinatorModel.NONE:
        yield f"Model: {MODEL_LABELS[coordination.model]}"
    if coordination.hotspot is not None:
        yield f"Hotspot hos {coordination.hotspot.manager}: {coordination.hotspot.reason}"
    yield f"{counts.authorities} myndigheder, {counts.persons} personer, {counts.others} andre"


def _next(view: FamilyPageView) -> Iterator[SheetLine]:
    """Yield the open dates, law before the rest of a day; what is the same for several stands on one line."""
    rows = [row for row in view.due if row.state in OPEN and row.due is not None]
    rows.sort(key=lambda row: (row.due.moment if row.due else datetime.max, row.level is not Level.LAW))  # noqa: DTZ901
    together: dict[tuple[date | None, str, bool], list[str]] = {}
    for row in rows:
        key = (row.due.day if row.due else None, row.name, row.level is Level.LAW)
        together.setdefault(key, []).append(row.person.removesuffix(f" {view.sheet.surname}"))
    for (day, name, is_law), people in list(together.items())[:_MOST_DATES]:
        named = ", ".join(person for person in people if person)
        yield SheetLine(day, name, " · ".join(part for part in (named, "lov" if is_law else "") if part))


def _happened(view: FamilyPageView) -> Iterator[SheetLine]:
    shown = (item for item in view.timeline.items if item.sensitivity is Sensitivity.NORMAL)
    for _number, item in zip(range(_MOST_HAPPENED), shown, strict=False):
        text = f"{item.heading}. {item.text}" if item.text else item.heading
        persons = ", ".join(badge.text for badge in item.badges if badge.kind is BadgeKind.PERSON)
        yield SheetLine(item.day, " ".join(text.split()), persons)


def _names(codes: tuple[str, ...]) -> str:
    return ", ".join(LANGUAGES[code].danish_name for code in codes if code in LANGUAGES)
