"""How units work together: interfaces, agreements with volunteers, and the register of procedures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.searching import words_of
from linkworker_desktop.persistence.tables.contacts import ContactRow, OrganisationRow, UnitRow
from linkworker_desktop.persistence.tables.cooperation import AgreementRow, InterfaceRow, ProcedureRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_places import place_of
from linkworker_desktop.services.contact_verifying import require_kept
from linkworker_desktop.services.cooperation_checks import checked_cooperation
from linkworker_desktop.services.cooperation_defaults import INTERFACES, PROCEDURES
from linkworker_desktop.services.cooperation_rows import (
    CooperationRow,
    agreement_view,
    contact_names,
    fill,
    interface_view,
    municipality_name,
    procedure_view,
    title_of,
)
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    AgreementView,
    CooperationDraft,
    InterfaceDraft,
    InterfaceView,
    ProcedureDraft,
    ProcedureView,
    UnitName,
    UnitView,
)
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.CONTACT})
_TABLES: tuple[type[CooperationRow], ...] = (InterfaceRow, AgreementRow, ProcedureRow)
_TABLE_OF: dict[type[CooperationDraft], type[CooperationRow]] = {
    InterfaceDraft: InterfaceRow,
    AgreementDraft: AgreementRow,
    ProcedureDraft: ProcedureRow,
}
_YEAR = 12


class Cooperation:
    """The use cases of the cooperation pages; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def units(self) -> tuple[UnitView, ...]:
        """Return every unit in Danish order of organisation and name, with how much hangs on it."""
        with self._database.read() as session:
            contacts = _numbers(session, select(ContactRow.unit_id).where(ContactRow.deleted_at.is_(None)))
            interfaces = _numbers(
                session,
                select(InterfaceRow.unit_a_id.label("unit_id"))
                .where(InterfaceRow.deleted_at.is_(None))
                .union_all(
                    select(InterfaceRow.unit_b_id.label("unit_id")).where(InterfaceRow.deleted_at.is_(None))
                ),
            )
            agreements = _numbers(
                session, select(AgreementRow.unit_id).where(AgreementRow.deleted_at.is_(None))
            )
            rows = session.execute(
                select(UnitRow.id, UnitRow.name, func.coalesce(OrganisationRow.name, "")).outerjoin(
                    OrganisationRow, OrganisationRow.id == UnitRow.organisation_id
                )
            ).all()
        views = [
            UnitView(
                unit,
                UnitName(name, organisation),
                contacts.get(unit, 0),
                interfaces.get(unit, 0),
                agreements.get(unit, 0),
            )
            for unit, name, organisation in rows
        ]
        return tuple(
            sorted(views, key=lambda view: danish_sort_key(f"{view.name.organisation} {view.name.unit}"))
        )

    def interfaces(self, text: str = "") -> tuple[InterfaceView, ...]:
        """Return the interfaces that hold all words of `text`, in Danish order."""
        with self._database.read() as session:
            rows = _kept(session, InterfaceRow)
            names = contact_names(
                session, [each for row in rows for each in (row.contact_a_id, row.contact_b_id)]
            )
            views = [interface_view(row, names, self._clock.today()) for row in rows]
        found = [view for view in views if _holds(text, view.draft)]
        return tuple(
            sorted(found, key=lambda view: danish_sort_key(f"{view.draft.a.text} {view.draft.b.text}"))
        )

    def interface(self, id: UUID) -> InterfaceView:  # noqa: A002
        """Return one interface. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            row = _found(session, InterfaceRow, id)
            names = contact_names(session, [row.contact_a_id, row.contact_b_id])
            return interface_view(row, names, self._clock.today())

    def agreements(self, text: str = "") -> tuple[AgreementView, ...]:
        """Return the agreements that hold all words of `text`, in Danish order."""
        with self._database.read() as session:
            rows = _kept(session, AgreementRow)
            names = contact_names(session, [row.contact_id for row in rows])
            views = [agreement_view(row, names, self._clock.today()) for row in rows]
        found = [view for view in views if _holds(text, view.draft)]
        return tuple(sorted(found, key=lambda view: danish_sort_key(view.draft.title)))

    def agreement(self, id: UUID) -> AgreementView:  # noqa: A002
        """Return one agreement. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            row = _found(session, AgreementRow, id)
            return agreement_view(row, contact_names(session, [row.contact_id]), self._clock.today())

    def procedures(self, text: str = "") -> tuple[ProcedureView, ...]:
        """Return the procedures that hold all words of `text`, in Danish order."""
        with self._database.read() as session:
            views = [procedure_view(row, self._clock.today()) for row in _kept(session, ProcedureRow)]
        found = [view for view in views if _holds(text, view.draft)]
        return tuple(sorted(found, key=lambda view: danish_sort_key(view.draft.title)))

    def procedure(self, id: UUID) -> ProcedureView:  # noqa: A002
        """Return one procedure. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            return procedure_view(_found(session, ProcedureRow, id), self._clock.today())

    def due(self) -> int:
        """Return how many interfaces, agreements and procedures should have been looked through by now."""
        today = self._clock.today()
        overdue = [
            select(table.id).where(table.deleted_at.is_(None), table.review_on < today) for table in _TABLES
        ]
        overdue[1] = overdue[1].where(AgreementRow.ended_on.is_(None))
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(union_all(*overdue).subquery())) or 0

    def offered_interfaces(self) -> tuple[InterfaceDraft, ...]:
        """Return the interfaces every municipality has and this one has not described yet."""
        there = {frozenset((fold(view.draft.a.unit), fold(view.draft.b.unit))) for view in self.interfaces()}
        return tuple(
            draft for draft in INTERFACES if frozenset((fold(draft.a.unit), fold(draft.b.unit))) not in there
        )

    def offered_procedures(self) -> tuple[ProcedureDraft, ...]:
        """Return the procedures every municipality has and this one has not entered yet."""
        there = {fold(view.draft.title) for view in self.procedures()}
        return tuple(draft for draft in PROCEDURES if fold(draft.title) not in there)

    # -- writing

    def save_interface(self, draft: InterfaceDraft) -> Changed:
        """Create or change an interface. Raises `InvalidInput`."""
        return self._save([draft])

    def save_agreement(self, draft: AgreementDraft) -> Changed:
        """Create or change an agreement. Raises `InvalidInput`."""
        return self._save([draft])

    def save_procedure(self, draft: ProcedureDraft) -> Changed:
        """Create or change a procedure. Raises `InvalidInput`."""
        return self._save([draft])

    def add_offered(self, drafts: Sequence[CooperationDraft]) -> Changed:
        """Take several offered ones over as one step, each to be looked through within a year."""
        review_on = months_later(self._clock.today(), _YEAR)
        return self._save([replace(draft, review_on=draft.review_on or review_on) for draft in drafts])

    def delete(self, id: UUID) -> Changed:  # noqa: A002
        """Take an interface, agreement or procedure out. Raises `UserError` when it is gone."""
        with self._database.write("cooperation.delete") as session:
            row = _found_any(session, id)
            row.deleted_at = row.updated_at = self._clock.now()
            title = title_of(row)
        done = _("»{title}« er slettet.").format(title=title)
        return self._changed(session, id, done, _("»{title}« er hentet tilbage.").format(title=title))

    def reviewed(self, id: UUID, next_on: date | None = None) -> Changed:  # noqa: A002
        """Record that it was looked through today; the next time is in a year unless another day is given."""
        again = next_on or months_later(self._clock.today(), _YEAR)
        require_kept("review_on", again)
        with self._database.write("cooperation.review") as session:
            row = _found_any(session, id)
            row.review_on, row.updated_at = again, self._clock.now()
            title = title_of(row)
        done = _("»{title}« er gennemgået i dag.").format(title=title)
        undone = _("»{title}« har sin gamle dato igen.").format(title=title)
        return self._changed(session, id, done, undone)

    # -- inside

    def _save(self, drafts: Sequence[CooperationDraft]) -> Changed:
        checked = [checked_cooperation(draft) for draft in drafts]
        with self._database.write("cooperation.save") as session:
            own = municipality_name(session)
            rows = [self._put(session, draft, own) for draft in checked]
            session.flush()
            titles = [title_of(row) for row in rows]
        first = rows[0].id if rows else None
        if len(titles) == 1:
            done = _("»{title}« er gemt.").format(title=titles[0])
        else:
            done = _("{number} beskrivelser er lagt ind.").format(number=len(titles))
        undone = (
            _("Det er taget tilbage.")
            if len(titles) != 1
            else _("»{title}« er som før.").format(title=titles[0])
        )
        return self._changed(session, first, done, undone)

    def _put(self, session: Session, draft: CooperationDraft, municipality: str) -> CooperationRow:
        table = _TABLE_OF[type(draft)]
        now = self._clock.now()
        row = table(created_at=now) if draft.id is None else _found(session, table, draft.id)

        def place(name: UnitName) -> tuple[OrganisationRow, UnitRow | None]:
            return place_of(session, name.organisation or municipality, name.unit)

        fill(row, draft, place)
        row.updated_at = now
        session.add(row)
        return row

    def _changed(self, session: Session, id: UUID | None, done: str, undone: str) -> Changed:  # noqa: A002
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=id)


def _numbers(session: Session, units: Any) -> dict[UUID, int]:
    each = units.subquery()
    query: Select[Any] = select(each.c.unit_id, func.count()).group_by(each.c.unit_id)
    return {unit: number for unit, number in session.execute(query) if unit is not None}


def _kept(session: Session, table: type[Any]) -> Sequence[Any]:
    return session.scalars(select(table).where(table.deleted_at.is_(None))).all()


def _found(session: Session, table: type[Any], id: UUID) -> Any:  # noqa: A002
    row = session.get(table, id)
    if row is None or row.deleted_at is not None:
        raise UserError(_("Beskrivelsen findes ikke længere."))
    return row


def _found_any(session: Session, id: UUID) -> CooperationRow:  # noqa: A002
    for table in _TABLES:
        row = session.get(table, id)
        if isinstance(row, CooperationRow) and row.deleted_at is None:
            return row
    raise UserError(_("Beskrivelsen findes ikke længere."))


def _holds(text: str, draft: CooperationDraft) -> bool:
    words = words_of(text)
    haystack = fold(" ".join(_texts(draft)))
    return all(word in haystack for word in words)


def _texts(draft: CooperationDraft) -> Iterable[str]:
    for name in draft.__dataclass_fields__:
        value = getattr(draft, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, UnitName):
            yield value.text
