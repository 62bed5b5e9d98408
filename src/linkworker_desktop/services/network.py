"""Who works with a family: put into the network, changed, ended; each call is one short transaction."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.network import CountsAs, Frequency, InvolvementDraft, InvolvementId
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.network import (
    InvolvementPersonRow,
    InvolvementRow,
    NetworkLayoutRow,
)
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.network_checks import checked_involvement, day_problems, name_of
from linkworker_desktop.services.network_reading import families_of_contact, frequency_of, network_view
from linkworker_desktop.services.network_views import ContactFamily, NetworkView
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY, Kind.CONTACT})


class Network:
    """The use cases of a family's network."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def of_family(
        self,
        family: FamilyId,
        *,
        on: date | None = None,
        member: PersonId | None = None,
        members: Collection[PersonId] = (),
    ) -> NetworkView:
        """Return who works with a family today or on a day, or with one or some of its members. Raises `UserError`."""
        today, only = self._clock.today(), (*members, *(() if member is None else (member,)))
        with self._database.look() as look:
            return network_view(look, family, on=on or today, today=today, only=only)

    def of_contact(self, contact: ContactId) -> tuple[ContactFamily, ...]:
        """Return the families a contact works or worked with, those it still works with first."""
        with self._database.look() as look:
            return families_of_contact(look, contact, self._clock.today())

    def draft(self, involvement: InvolvementId) -> InvolvementDraft:
        """Return an involvement as it was typed in. Raises `UserError` when it is gone."""
        with self._database.read() as session:
            return draft_of(_found(session, involvement))

    # -- writing

    def save(self, draft: InvolvementDraft) -> Changed:
        """Put a contact into the network, or change how it works with the family. Raises `InvalidInput`."""
        with self._database.write("network.save") as session:
            name = self._save(session, draft)
        if draft.id is None:
            done, undone = _("»{name}« er med i netværket."), _("»{name}« er taget ud af netværket.")
        else:
            done, undone = _("»{name}« er rettet i netværket."), _("»{name}« står som før i netværket.")
        return self._said(session, draft.family, done.format(name=name), undone.format(name=name))

    def save_many(self, drafts: Sequence[InvolvementDraft]) -> Changed:
        """Save several involvements of one family, all or none. Raises `InvalidInput`, its fields as `0.contact`."""
        if len({draft.family for draft in drafts}) != 1:
            raise InvalidInput([Problem("contact", _("Vælg mindst én kontakt."))])
        with self._database.write("network.save") as session:
            for number, draft in enumerate(drafts):
                try:
                    self._save(session, draft)
                except InvalidInput as error:
                    raise InvalidInput(
                        [Problem(f"{number}.{each.field}", each.sentence) for each in error.problems]
                    ) from None
        count = len(drafts)
        done = ngettext(
            "{number} kontakt er gemt i netværket.", "{number} kontakter er gemt i netværket.", count
        )
        undone = _("Netværket er som før.")
        return self._said(session, drafts[0].family, done.format(number=count), undone)

    def add(
        self,
        family: FamilyId,
        contacts: Iterable[ContactId],
        *,
        persons: Sequence[PersonId] = (),
        since: date | None = None,
        frequency: Frequency = Frequency.UNKNOWN,
        purpose: str = "",
    ) -> Changed:
        """Put contacts into the network from today or a day, for the whole family or `persons`.

        A contact already working with the same members is left as it is, and a remark says so. Raises `InvalidInput`,
        also where nobody is left to put in.
        """
        chosen = tuple(dict.fromkeys(contacts))
        begun = since or self._clock.today()
        with self._database.write("network.add") as session:
            there = _open_ones(session, family, persons)
            names: list[str] = []
            known = [name_of(session.get_one(ContactRow, each)) for each in chosen if each in there]
            for contact in chosen:
                if contact not in there:
                    draft = InvolvementDraft(
                        family, contact, tuple(persons), purpose, begun, frequency=frequency
                    )
                    names.append(self._save(session, draft))
            if not names:
                sentence = _("De er allerede med i netværket.") if known else _("Vælg mindst én kontakt.")
                raise InvalidInput([Problem("contact", sentence)])
        if len(names) == 1:
            done, undone = _("»{name}« er med i netværket."), _("»{name}« er taget ud af netværket.")
            done, undone = done.format(name=names[0]), undone.format(name=names[0])
        else:
            done = _("{number} kontakter er med i netværket.").format(number=len(names))
            undone = _("{number} kontakter er taget ud af netværket.").format(number=len(names))
        remarks = tuple(_("»{name}« var med i forvejen.").format(name=name) for name in known)
        return self._said(session, family, done, undone, remarks)

    def end(self, involvement: InvolvementId, on: date | None = None) -> Changed:
        """Let a contact work with the family no more, from today or a day. Raises `InvalidInput`."""
        return self.end_many((involvement,), on)

    def end_many(self, involvements: Sequence[InvolvementId], on: date | None = None) -> Changed:
        """Let several contacts of one family work with it no more, from today or a day. Raises `InvalidInput`."""
        day = on or self._clock.today()
        with self._database.write("network.end") as session:
            rows = [_found(session, each) for each in dict.fromkeys(involvements)]
            if not rows:
                raise InvalidInput([Problem("contact", _("Vælg mindst én kontakt."))])
            for row in rows:
                row.until = day
                if problems := list(day_problems(draft_of(row))):
                    raise InvalidInput(problems)
            family = FamilyId(rows[0].family_id)
            name = name_of(session.get_one(ContactRow, rows[0].contact_id))
        if len(rows) == 1:
            done = _("»{name}« er ikke med i netværket fra {date}.").format(name=name, date=date_text(day))
            undone = _("»{name}« er med i netværket igen.").format(name=name)
        else:
            done = _("{number} kontakter er ikke med i netværket fra {date}.")
            done = done.format(number=len(rows), date=date_text(day))
            undone = _("{number} kontakter er med i netværket igen.").format(number=len(rows))
        return self._said(session, family, done, undone)

    def reopen(self, involvement: InvolvementId) -> Changed:
        """Let an involvement that has ended go on. Raises `InvalidInput` where its contact has ended."""
        with self._database.write("network.reopen") as session:
            row = _found(session, involvement)
            fill_involvement(
                row,
                checked_involvement(session, replace(draft_of(row), until=None), self._clock.today()),
            )
            family, name = FamilyId(row.family_id), name_of(session.get_one(ContactRow, row.contact_id))
        done, undone = _("»{name}« er med i netværket igen."), _("»{name}« er ikke med i netværket.")
        return self._said(session, family, done.format(name=name), undone.format(name=name))

    def remove(self, involvement: InvolvementId) -> Changed:
        """Take an involvement away that never was; what has been is ended instead."""
        with self._database.write("network.remove") as session:
            row = _found(session, involvement)
            family, name = FamilyId(row.family_id), name_of(session.get_one(ContactRow, row.contact_id))
            session.delete(row)
        done, undone = _("»{name}« er slettet fra netværket."), _("»{name}« står i netværket igen.")
        return self._said(session, family, done.format(name=name), undone.format(name=name))

    # -- where the cards stand

    def layout(self, family: FamilyId) -> dict[str, tuple[float, float]]:
        """Return where the user has put cards, by the key of their body; empty while nothing was moved."""
        with self._database.read() as session:
            row = session.get(NetworkLayoutRow, family)
            return {} if row is None else {key: (float(x), float(y)) for key, (x, y) in row.places.items()}

    def save_layout(self, family: FamilyId, places: Mapping[str, tuple[float, float]]) -> Changed:
        """Keep where the cards stand, in scene units; without places they stand by themselves again."""
        if not all(math.isfinite(value) for place in places.values() for value in place):
            raise ValueError("a card stands somewhere")
        with self._database.write("network.layout") as session:
            if session.get(FamilyRow, family) is None:
                raise family_gone()
            row = session.get(NetworkLayoutRow, family)
            kept = {key: [x, y] for key, (x, y) in sorted(places.items())}
            if row is None and kept:
                session.add(NetworkLayoutRow(family_id=family, places=kept))
            elif row is not None and kept:
                row.places = kept
            elif row is not None:
                session.delete(row)
        done = _("Kortene står, hvor du har lagt dem.") if places else _("Kortene ordner sig selv igen.")
        return changed(
            self._database,
            session,
            frozenset({Kind.FAMILY}),
            done=done,
            undone=_("Kortene står, hvor de stod."),
            id=family,
        )

    # -- how it is done

    def _save(self, session: Session, draft: InvolvementDraft) -> str:
        """Write one involvement, and return what its contact is called."""
        clean = checked_involvement(session, draft, self._clock.today())
        row = InvolvementRow(id=new_id(), persons=[]) if clean.id is None else _found(session, clean.id)
        fill_involvement(row, clean)
        session.add(row)
        session.flush()
        return name_of(session.get_one(ContactRow, clean.contact))

    def _said(
        self, session: Session, family: FamilyId, done: str, undone: str, remarks: tuple[str, ...] = ()
    ) -> Changed:
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family, remarks=remarks)


def fill_involvement(row: InvolvementRow, draft: InvolvementDraft) -> None:
    """Write a checked involvement into its row."""
    row.family_id, row.contact_id = draft.family, draft.contact
    row.purpose, row.note = draft.purpose, draft.note
    row.since, row.until = draft.since, draft.until
    row.frequency, row.counts_as = draft.frequency.value, draft.counts_as.value
    kept = {each.person_id: each for each in row.persons}
    row.persons = [kept.get(each) or InvolvementPersonRow(person_id=each) for each in draft.persons]


def draft_of(row: InvolvementRow) -> InvolvementDraft:
    """Return the involvement of a row."""
    return InvolvementDraft(
        family=FamilyId(row.family_id),
        contact=ContactId(row.contact_id),
        persons=tuple(PersonId(each.person_id) for each in row.persons),
        purpose=row.purpose,
        since=row.since,
        until=row.until,
        frequency=frequency_of(row.frequency),
        counts_as=CountsAs(row.counts_as),
        note=row.note,
        id=InvolvementId(row.id),
    )


def _found(session: Session, involvement: UUID) -> InvolvementRow:
    row = session.get(InvolvementRow, involvement)
    if row is None:
        raise UserError(_("Det samarbejde findes ikke længere. Åbn netværket igen."))
    return row


def _open_ones(session: Session, family: FamilyId, persons: Sequence[PersonId]) -> set[UUID]:
    """Return the contacts that already work with just these members."""
    query = select(InvolvementRow).where(InvolvementRow.family_id == family, InvolvementRow.until.is_(None))
    wanted = set(persons)
    return {
        row.contact_id for row in session.scalars(query) if {each.person_id for each in row.persons} == wanted
    }
