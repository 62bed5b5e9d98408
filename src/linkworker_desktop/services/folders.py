"""One family's welcome folder: its parts, facts and contacts, and what was printed and handed out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.facts import FACTS, FactScope
from linkworker_desktop.domain.family import FamilyId, non_readers, proposed_language
from linkworker_desktop.domain.folder import PARTS, PARTS_BY_NUMBER, FolderContent
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.folders import (
    BlobRow,
    FolderPartRow,
    TownMapRow,
)
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_rows import found_contact
from linkworker_desktop.services.family_rows import draft_of, found_family
from linkworker_desktop.services.folder_blobs import drop_unused_blobs, kept_blob
from linkworker_desktop.services.folder_contacts import Choices, contacts_by_part, own_choices, put_choices
from linkworker_desktop.services.folder_content import FolderSources, assembled, town_map
from linkworker_desktop.services.folder_facts import store, to_keep, typed
from linkworker_desktop.services.folder_issues import first_handed_out, issues_of
from linkworker_desktop.services.folder_needs import MAP
from linkworker_desktop.services.folder_plan import field_of, missing_facts, part_view, read_plan
from linkworker_desktop.services.folder_views import (
    FactField,
    FolderView,
    MapPicture,
)
from linkworker_desktop.services.pictures import normalised_picture

_KINDS = frozenset({Kind.FOLDER})


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
            plan = read_plan(session, row, today)
            issues = issues_of(session, family)
            handed = first_handed_out(session, family)
            code, is_closed = row.code, row.closed_on is not None or row.deleted_at is not None
        draft = plan.family
        languages = draft.languages or (proposed_language(draft.members, today),)
        parts = tuple(
            part_view(plan, number, position, languages, included=included)
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
            missing=missing_facts(plan),
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
            is_closed=is_closed,
        )

    def content(self, family: FamilyId, language: str | None) -> FolderContent:
        """Return what the folder prints in Danish and `language`; lines whose facts are missing are left out."""
        today = self._clock.today()
        with self._database.read() as session:
            row = found_family(session, family)
            plan = read_plan(session, row, today)
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
            plan = read_plan(session, found_family(session, family), self._clock.today())
        return field_of(plan, FACTS[name])

    def map_picture(self, family: FamilyId) -> MapPicture | None:
        """Return the town map the family's folder prints, None when there is none."""
        with self._database.read() as session:
            content = town_map(session, draft_of(found_family(session, family)))
            own = session.scalar(select(TownMapRow.id).where(TownMapRow.family_id == family))
        return None if content is None else MapPicture(content, is_own=own is not None)

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
            found_family(session, family)
            order = [view.id for view in contacts_by_part(session, family, self._clock.today())[number]]
            if contact not in order:
                raise UserError(_("Kontakten står ikke længere i denne del af mappen."))
            before = own_choices(session, family, number)
            order.remove(contact)
            order.insert(max(0, position - 1), contact)
            places = {each: (place, True) for place, each in enumerate(order, start=1)}
            put_choices(session, family, number, before | places)
        said = _("Kontakten er flyttet.")
        return Changed(
            _KINDS, said, family, lambda: self._put_choices(family, number, before, said, undone=said)
        )

    def _choose_contact(
        self, family: FamilyId, number: int, contact: ContactId, *, included: bool
    ) -> Changed:
        with self._database.write("folder.contact") as session:
            found_family(session, family)
            if found_contact(session, contact).deleted_at is not None:
                raise UserError(_("Kontakten ligger i papirkurven. Hent den tilbage først."))
            place = len(contacts_by_part(session, family, self._clock.today())[number]) + 1
            before = own_choices(session, family, number)
            put_choices(session, family, number, before | {contact: (place, included)})
        said, undone = _("Kontakten trykkes i mappen."), _("Kontakten trykkes ikke i denne mappe.")
        if not included:
            said, undone = undone, said
        return Changed(
            _KINDS, said, family, lambda: self._put_choices(family, number, before, undone, undone=said)
        )

    def _put_choices(
        self, family: FamilyId, number: int, choices: Choices, said: str, *, undone: str
    ) -> Changed:
        with self._database.write("folder.contact") as session:
            found_family(session, family)
            before = own_choices(session, family, number)
            put_choices(session, family, number, choices)
        return Changed(
            _KINDS, said, family, lambda: self._put_choices(family, number, before, undone, undone=said)
        )

    # -- facts

    def set_fact(self, family: FamilyId, name: str, raw: str) -> Changed:
        """Keep the typed value of a fact, empty to clear it. Raises `InvalidInput` when it cannot be read."""
        fact = FACTS[name]
        if fact.scope is FactScope.FAMILY_SHEET or name == MAP:
            raise ValueError(f"the fact {name} is kept elsewhere")
        with self._database.write("folder.fact") as session:
            plan = read_plan(session, found_family(session, family), self._clock.today())
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
            if family is not None:
                found_family(session, family)
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
            drop_unused_blobs(session)
        said = _("Kortet er gemt.") if content else _("Kortet er fjernet.")
        return Changed(_KINDS, said, family, lambda: self.set_map(family, before))

    # -- inside

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
