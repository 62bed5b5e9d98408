"""One family's welcome folder: its parts, facts and contacts, and what was printed and handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from linkworker_desktop.base.clock import LOCAL_ZONE, Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.facts import FACTS, Fact, FactScope
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, non_readers, proposed_language
from linkworker_desktop.domain.folder import PARTS, PARTS_BY_NUMBER, FolderContent
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.text import Insert, InsertKind, facts_in
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import (
    BlobRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.families import draft_of, found_family, local_now
from linkworker_desktop.services.folder_contacts import ContactsByPart, contacts_by_part
from linkworker_desktop.services.folder_content import FolderSources, assembled, town_map
from linkworker_desktop.services.folder_facts import FactValues, read_values, store, to_keep, typed
from linkworker_desktop.services.folder_texts import Wordings
from linkworker_desktop.services.folder_views import (
    FactField,
    FolderPartView,
    FolderView,
    HandOver,
    Issue,
    MapPicture,
    MissingFact,
    PartState,
)
from linkworker_desktop.services.pictures import normalised_picture

_KINDS = frozenset({Kind.FOLDER})
MAP = "kort"


@dataclass(frozen=True, slots=True)
class _Plan:
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


class Folders:
    """The use cases of the folder page; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def view(self, family: FamilyId) -> FolderView:
        """Return everything the folder page shows for `family`."""
        today = self._clock.today()
        with self._database.read() as session:
            row = found_family(session, family)
            plan = self._plan(session, row, today)
            issues = _issues(session, family)
            code = row.code
        draft = plan.family
        handed = max((issue.handed_out_at for issue in issues if issue.handed_out_at), default=None)
        languages = draft.languages or (proposed_language(draft.members, today),)
        parts = tuple(
            _part_view(plan, number, position, languages, included=included)
            for position, (number, included) in enumerate(plan.parts, start=1)
        )
        return FolderView(
            family=family,
            code=code,
            surname=draft.surname,
            deadline=folder_deadline(draft.housed_at, handed, local_now(self._clock)),
            languages=languages,
            languages_are_proposed=not draft.languages,
            non_readers=tuple(member.given_name for member in non_readers(draft.members, today)),
            parts=parts,
            missing=_missing(plan),
            stale=tuple(
                {
                    view.id: view
                    for part in parts
                    if part.included
                    for view in part.contacts
                    if view.needs_confirming
                }.values()
            ),
            issues=issues,
        )

    def content(self, family: FamilyId, language: str | None) -> FolderContent:
        """Return what the folder prints in Danish and `language`; lines whose facts are missing are left out."""
        today = self._clock.today()
        with self._database.read() as session:
            row = found_family(session, family)
            plan = self._plan(session, row, today)
            municipality = session.get(MunicipalityRow, 1) or MunicipalityRow(id=1)
            sources = FolderSources(
                family=plan.family,
                values=plan.values,
                wordings=plan.wordings,
                contacts=plan.contacts,
                order=[number for number, included in plan.parts if included],
                map_image=plan.map_image,
                municipality=municipality,
                handed_out_on=None,
            )
            return assembled(sources, language, today)

    def fact_field(self, family: FamilyId, name: str) -> FactField:
        """Return one fact of the family as its field shows it."""
        with self._database.read() as session:
            plan = self._plan(session, found_family(session, family), self._clock.today())
        return _field(plan, FACTS[name])

    def map_picture(self, family: FamilyId) -> MapPicture | None:
        """Return the town map the family's folder prints, None when there is none."""
        with self._database.read() as session:
            content = town_map(session, draft_of(found_family(session, family)))
            own = session.scalar(select(TownMapRow.id).where(TownMapRow.family_id == family))
        return None if content is None else MapPicture(content, is_own=own is not None)

    def issue_paper(self, issue: UUID) -> bytes:
        """Return the exact PDF of a printed folder."""
        with self._database.read() as session:
            content = session.scalar(
                select(BlobRow.content)
                .join(FolderIssueRow, FolderIssueRow.blob_id == BlobRow.id)
                .where(FolderIssueRow.id == issue)
            )
        if content is None:
            raise UserError(_("Mappen findes ikke længere."))
        return content

    # -- parts

    def include(self, family: FamilyId, number: int, *, included: bool) -> Changed:
        """Put a part into the family's folder, or leave it out."""
        with self._database.write("folder.include") as session:
            rows = self._part_rows(session, family)
            before = rows[number].included
            rows[number].included = included
        title = _(PARTS_BY_NUMBER[number].title)
        said = _("»{title}« er med i mappen.") if included else _("»{title}« er taget ud af mappen.")
        return Changed(
            _KINDS, said.format(title=title), family, lambda: self.include(family, number, included=before)
        )

    def move(self, family: FamilyId, number: int, position: int) -> Changed:
        """Move a part to a place in the order, counted from 1."""
        with self._database.write("folder.move") as session:
            rows = self._part_rows(session, family)
            order = sorted(rows, key=lambda each: rows[each].position)
            before = order.index(number) + 1
            order.remove(number)
            order.insert(max(0, min(position, len(rows)) - 1), number)
            for place, each in enumerate(order, start=1):
                rows[each].position = place
        title = _(PARTS_BY_NUMBER[number].title)
        return Changed(
            _KINDS,
            _("»{title}« er flyttet.").format(title=title),
            family,
            lambda: self.move(family, number, before),
        )

    def set_languages(self, family: FamilyId, languages: Sequence[str]) -> Changed:
        """Choose the folder's languages beside Danish; none means the proposed one."""
        chosen = [code for code in dict.fromkeys(languages) if code in LANGUAGES]
        with self._database.write("folder.languages") as session:
            row = found_family(session, family)
            before = list(row.languages)
            row.languages = chosen
            row.updated_at = self._clock.now()
        return Changed(
            _KINDS | {Kind.FAMILY},
            _("Mappens sprog er gemt."),
            family,
            lambda: self.set_languages(family, before),
        )

    # -- contacts of a part

    def add_contact(self, family: FamilyId, number: int, contact: ContactId) -> Changed:
        """Print a contact in a part of this family's folder."""
        return self._choose_contact(family, number, contact, included=True)

    def remove_contact(self, family: FamilyId, number: int, contact: ContactId) -> Changed:
        """Leave a contact out of a part of this family's folder."""
        return self._choose_contact(family, number, contact, included=False)

    def move_contact(self, family: FamilyId, number: int, contact: ContactId, position: int) -> Changed:
        """Move a contact to a place within its part, counted from 1."""
        with self._database.write("folder.contact") as session:
            order = [view.id for view in contacts_by_part(session, family, self._clock.today())[number]]
            before = order.index(contact) + 1
            order.remove(contact)
            order.insert(max(0, position - 1), contact)
            for place, each in enumerate(order, start=1):
                row = _contact_row(session, family, number, each)
                row.position, row.included = place, True
        return Changed(
            _KINDS,
            _("Kontakten er flyttet."),
            family,
            lambda: self.move_contact(family, number, contact, before),
        )

    def _choose_contact(
        self, family: FamilyId, number: int, contact: ContactId, *, included: bool
    ) -> Changed:
        with self._database.write("folder.contact") as session:
            place = len(contacts_by_part(session, family, self._clock.today())[number]) + 1
            row = _contact_row(session, family, number, contact)
            row.position, row.included = place, included
        said = _("Kontakten trykkes i mappen.") if included else _("Kontakten trykkes ikke i denne mappe.")
        return Changed(
            _KINDS,
            said,
            family,
            lambda: self._choose_contact(family, number, contact, included=not included),
        )

    # -- facts

    def set_fact(self, family: FamilyId, name: str, raw: str) -> Changed:
        """Keep the typed value of a fact, empty to clear it. Raises `InvalidInput` when it cannot be read."""
        fact = FACTS[name]
        if fact.scope is FactScope.FAMILY_SHEET or name == MAP:
            raise ValueError(f"the fact {name} is kept elsewhere")
        with self._database.write("folder.fact") as session:
            plan = self._plan(session, found_family(session, family), self._clock.today())
            before = typed(fact, plan.values.kept.get(name, ""))
            store(session, family, fact, to_keep(fact, raw, self._clock.today()))
        kinds = _KINDS | ({Kind.MUNICIPALITY} if fact.scope is FactScope.MUNICIPALITY else set())
        sentence = _("{label} er gemt.").format(label=_(fact.label))
        return Changed(kinds, sentence, family, lambda: self.set_fact(family, name, before))

    def set_map(self, family: FamilyId | None, picture: bytes | None) -> Changed:
        """Keep the town map of a family (None: the municipality's own), or take it away.

        The picture is stored as a PNG or JPEG of at most 3000 pixels without any data about place or camera.
        Raises `UserError` when it is no picture or too large.
        """
        content = None if picture is None else normalised_picture(picture)
        with self._database.write("folder.map") as session:
            same = TownMapRow.family_id.is_(None) if family is None else TownMapRow.family_id == family
            row = session.scalar(select(TownMapRow).where(same))
            before = session.scalar(select(BlobRow.content).where(BlobRow.id == row.blob_id)) if row else None
            if content is None:
                if row is not None:
                    session.delete(row)
            else:
                blob = kept_blob(session, content, "image/png" if content[:4] == b"\x89PNG" else "image/jpeg")
                if row is None:
                    row = TownMapRow(family_id=family)
                    session.add(row)
                row.blob_id = blob.id
        said = _("Kortet er gemt.") if content else _("Kortet er fjernet.")
        return Changed(_KINDS, said, family, lambda: self.set_map(family, before))

    # -- paper

    def record_print(self, family: FamilyId, languages: Sequence[str], paper: bytes, pages: int) -> UUID:
        """Keep the exact PDF that was printed or saved; an earlier one never handed out gives way."""
        with self._database.write("folder.print") as session:
            found_family(session, family)
            earlier = session.scalars(
                select(FolderIssueRow).where(
                    FolderIssueRow.family_id == family, FolderIssueRow.handed_out_at.is_(None)
                )
            ).all()
            blob = kept_blob(session, paper, "application/pdf")
            for row in earlier:
                session.delete(row)
            session.flush()
            for row in earlier:
                _drop_unused_blob(session, row.blob_id, keep=blob.id)
            issue = FolderIssueRow(
                family_id=family,
                printed_at=self._clock.now(),
                languages=list(languages),
                pages=pages,
                blob_id=blob.id,
            )
            session.add(issue)
            session.flush()
            return issue.id

    def hand_over(self, issue: UUID, hand_over: HandOver) -> Changed:
        """Record when a printed folder was handed out, to whom and how. Raises `InvalidInput`."""
        if hand_over.handed_out_at.date() > self._clock.today():
            raise InvalidInput(
                [Problem("handed_out_at", _("Udleveringen ligger ude i fremtiden. Ret datoen."))]
            )
        return self._put_hand_over(issue, hand_over)

    def _put_hand_over(self, issue: UUID, hand_over: HandOver | None) -> Changed:
        with self._database.write("folder.hand_over") as session:
            row = session.get(FolderIssueRow, issue)
            if row is None:
                raise UserError(_("Mappen findes ikke længere."))
            before = _hand_over_of(row)
            municipality = session.get(MunicipalityRow, 1)
            row.handed_out_at = hand_over.handed_out_at if hand_over else None
            row.handed_to = cleaned(hand_over.handed_to)[:200] if hand_over else ""
            row.read_aloud = bool(hand_over and hand_over.read_aloud)
            row.interpreter = cleaned(hand_over.interpreter)[:120] if hand_over else ""
            row.handed_by = municipality.linkworker if municipality and hand_over else ""
            family = row.family_id
        said = _("Mappen er noteret som udleveret.") if hand_over else _("Udleveringen er taget tilbage.")
        return Changed(_KINDS | {Kind.FAMILY}, said, family, lambda: self._put_hand_over(issue, before))

    # -- inside

    def _plan(self, session: Session, row: FamilyRow, today: date) -> _Plan:
        draft = draft_of(row)
        family = FamilyId(row.id)
        chosen = {
            each.number: each
            for each in session.scalars(select(FolderPartRow).where(FolderPartRow.family_id == family))
        }
        order = sorted(
            PARTS, key=lambda part: chosen[part.number].position if part.number in chosen else part.number
        )
        return _Plan(
            family=draft,
            values=read_values(session, draft, today),
            wordings=Wordings(session),
            contacts=contacts_by_part(session, family, today),
            parts=tuple(
                (part.number, part.number not in chosen or chosen[part.number].included) for part in order
            ),
            map_image=town_map(session, draft),
        )

    def _part_rows(self, session: Session, family: FamilyId) -> dict[int, FolderPartRow]:
        found_family(session, family)
        rows = {
            each.number: each
            for each in session.scalars(select(FolderPartRow).where(FolderPartRow.family_id == family))
        }
        for part in PARTS:
            if part.number not in rows:
                rows[part.number] = FolderPartRow(
                    family_id=family, number=part.number, position=part.number, included=True
                )
                session.add(rows[part.number])
        return rows


def _part_view(
    plan: _Plan, number: int, position: int, languages: Sequence[str], *, included: bool
) -> FolderPartView:
    facts = plan.facts_of(number)
    contacts = plan.contacts.get(number, ())
    missing = sum(plan.is_missing(fact) for fact in facts)
    stale = sum(view.needs_confirming for view in contacts)
    state = PartState.MISSING if missing else PartState.STALE if stale else PartState.READY
    return FolderPartView(
        number=number,
        position=position,
        title=plan.wordings.of(number, DANISH).title,
        state=state if included else PartState.OFF,
        included=included,
        facts=tuple(_field(plan, fact) for fact in facts if fact.name in plan.values.applicable),
        contacts=contacts,
        missing=missing,
        stale=stale,
        languages={code: plan.wordings.of(number, code).standing for code in (DANISH, *languages)},
    )


def _field(plan: _Plan, fact: Fact) -> FactField:
    return FactField(fact, typed(fact, plan.values.kept.get(fact.name, "")), plan.is_missing(fact))


def _missing(plan: _Plan) -> tuple[MissingFact, ...]:
    parts: dict[str, list[int]] = {}
    for number, included in plan.parts:
        for fact in plan.facts_of(number) if included else ():
            if plan.is_missing(fact):
                parts.setdefault(fact.name, []).append(number)
    return tuple(MissingFact(FACTS[name], tuple(numbers)) for name, numbers in parts.items())


def _contact_row(session: Session, family: FamilyId, number: int, contact: ContactId) -> FolderContactRow:
    row = session.get(FolderContactRow, (family, number, contact))
    if row is None:
        row = FolderContactRow(family_id=family, number=number, contact_id=contact, position=0, included=True)
        session.add(row)
    return row


def kept_blob(session: Session, content: bytes, media_type: str) -> BlobRow:
    """Return the row that keeps `content`, made when nobody kept it before."""
    digest = sha256(content).hexdigest()
    blob = session.scalar(select(BlobRow).where(BlobRow.sha256 == digest).options(load_only(BlobRow.id)))
    if blob is None:
        blob = BlobRow(sha256=digest, media_type=media_type, content=content)
        session.add(blob)
        session.flush()
    return blob


def _drop_unused_blob(session: Session, blob: UUID, *, keep: UUID) -> None:
    used = session.scalar(select(FolderIssueRow.id).where(FolderIssueRow.blob_id == blob).limit(1))
    if blob != keep and used is None:
        row = session.get(BlobRow, blob, options=[load_only(BlobRow.id)])
        if row is not None:
            session.delete(row)


def _issues(session: Session, family: FamilyId) -> tuple[Issue, ...]:
    rows = session.scalars(
        select(FolderIssueRow)
        .where(FolderIssueRow.family_id == family)
        .order_by(FolderIssueRow.printed_at.desc())
    )
    return tuple(
        Issue(
            id=row.id,
            printed_at=row.printed_at.astimezone(LOCAL_ZONE).replace(tzinfo=None),
            handed_out_at=row.handed_out_at,
            handed_to=row.handed_to,
            handed_by=row.handed_by,
            languages=tuple(row.languages),
            read_aloud=row.read_aloud,
            interpreter=row.interpreter,
            pages=row.pages,
        )
        for row in rows
    )


def _hand_over_of(row: FolderIssueRow) -> HandOver | None:
    if row.handed_out_at is None:
        return None
    return HandOver(row.handed_out_at, row.handed_to, row.read_aloud, row.interpreter)
