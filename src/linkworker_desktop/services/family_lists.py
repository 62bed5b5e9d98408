"""Lists of families: read in a few statements whatever their number, and the saved ones kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import present
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.domain.rules.due import OPEN, State
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.documents import SavedListRow
from linkworker_desktop.services.calendar_entries import short_name
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.family_list_choice import ages_of, fits, in_order, needs_due, needs_facts
from linkworker_desktop.services.family_list_facts import facts_of
from linkworker_desktop.services.family_list_saving import (
    LONGEST_NAME,
    LOOK,
    SHIPPED,
    body_of,
    columns_from,
    lack_from,
    look_body,
    look_from,
    query_from,
    read_body,
    shipped_name,
)
from linkworker_desktop.services.family_list_views import (
    Lack,
    ListChoices,
    ListColumn,
    ListLine,
    ListLook,
    ListPage,
    ListQuery,
    NextDate,
    SavedList,
    SavedListId,
    Standing,
)
from linkworker_desktop.services.family_listing import ListedFamily, holds, listed
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY})
_SPACE = UUID("b1a7c1de-64f5-4f4e-9a52-8e0f4f6f7c10")
"""What the identifiers of the shipped lists are made in; they keep them when they are taken over."""
_STANDING = """
SELECT sum(deleted_at IS NULL AND closed_on IS NULL) AS active,
    sum(deleted_at IS NULL AND closed_on IS NOT NULL) AS closed, sum(deleted_at IS NOT NULL) AS trash,
    (SELECT count(*) FROM person WHERE NOT EXISTS
        (SELECT 1 FROM membership WHERE membership.person_id = person.id)) AS lost,
    (SELECT json_group_array(json_array(id, name, body) ORDER BY position, id) FROM saved_list) AS saved
FROM family
"""


class FamilyLists:
    """The use cases of the list of families; each call sees one snapshot, or is one transaction."""

    def __init__(self, database: Database, clock: Clock, deadlines: Deadlines) -> None:
        self._database = database
        self._clock = clock
        self._deadlines = deadlines

    # -- reading

    def standing(self) -> Standing:
        """Return what stands round the list, in one statement."""
        with self._database.look() as look:
            row = look.row(_STANDING, kinds={"saved": json.loads})
        kept = [(UUID(ident), name, read_body(body)) for ident, name, body in row.saved] if row else []
        numbers = (row.active, row.closed, row.trash) if row else (0, 0, 0)
        filters = (FamilyFilter.ACTIVE, FamilyFilter.CLOSED, FamilyFilter.TRASH)
        return Standing(
            counts={show: number or 0 for show, number in zip(filters, numbers, strict=True)},
            persons_of_no_family=row.lost if row else 0,
            saved=_saved((ident, name, body) for ident, name, body in kept if not _is_look(body)),
            look=look_from(next((body for _ident, _name, body in kept if _is_look(body)), None)),
        )

    def page(self, query: ListQuery, columns: Iterable[ListColumn] = ()) -> ListPage:
        """Return the families a query finds, in at most five statements; only what the columns need is read."""
        now = local_now(self._clock)
        today = now.date()
        shown = tuple(columns)
        wanted = [search.fold(word) for word in cleaned(query.text).split()]
        with self._database.look() as look:
            families = listed(look, query.show, now)
            facts = (
                facts_of(look, [each.row.id for each in families], now) if needs_facts(query, shown) else {}
            )
        due = self._deadlines.due(since=today, now=now) if needs_due(query, shown) else ()
        coming, late = _next_of(due), Counter(each.family for each in due if each.state is State.OVERDUE)
        lines = [
            ListLine(
                row=each.row,
                ages=ages_of((m.birth_date for m in present(each.draft.members, today)), today),
                interpreter=_interpreter(each, today),
                town="" if each.row.is_protected else each.draft.address.town,
                facts=facts.get(each.row.id),
                next=coming.get(each.row.id),
                late=late[each.row.id],
            )
            for each in families
            if holds(each, wanted)
        ]
        found = (line for line in lines if fits(line, query, today))
        return ListPage(in_order(found, query), len(families), _choices(lines), today)

    # -- saved lists

    def save(
        self, name: str, query: ListQuery, columns: Iterable[ListColumn], saved: SavedListId | None = None
    ) -> Changed:
        """Keep a new list, or another name and content of one; `Changed.id` is the list. Raises `InvalidInput`."""
        clean = _checked_name(name)
        with self._database.write("family_list.save") as session:
            rows = _taken_over(session)
            if saved is None:
                row = SavedListRow(position=len(rows), name=clean)
                session.add(row)
                row.body = body_of(query, columns, None)
            else:
                row = _found(rows, saved)
                lack = lack_from(row.body)
                if lack is None or clean != shipped_name(query_from(row.body), lack):
                    row.name = clean
                row.body = body_of(query, columns, lack)
            session.flush()
            made = row.id
        said = _("Listen »{name}« er gemt.").format(name=clean)
        return self._said(session, said, _("Listen er som før."), made)

    def rename(self, saved: SavedListId, name: str) -> Changed:
        """Give a list another name. Raises `InvalidInput`."""
        clean = _checked_name(name)
        with self._database.write("family_list.rename") as session:
            _found(_taken_over(session), saved).name = clean
        return self._said(
            session, _("Listen hedder nu »{name}«.").format(name=clean), _("Listen er som før."), saved
        )

    def move(self, saved: SavedListId, to: int) -> Changed:
        """Put a list at another place, counted from 0; too far is the end."""
        with self._database.write("family_list.move") as session:
            rows = _taken_over(session)
            row = _found(rows, saved)
            rows.remove(row)
            rows.insert(max(0, to), row)
            _number(rows)
        return self._said(session, _("Listen er flyttet."), _("Listen står, hvor den stod."), saved)

    def remove(self, saved: SavedListId) -> Changed:
        """Take a list away; without the last one the program's own come back."""
        with self._database.write("family_list.remove") as session:
            rows = _taken_over(session)
            row = _found(rows, saved)
            session.delete(row)
            _number([each for each in rows if each is not row])
        return self._said(session, _("Listen er fjernet."), _("Listen er tilbage."))

    def keep_look(self, look: ListLook) -> None:
        """Remember columns and widths; nothing is told of it."""
        with self._database.write("family_list.look") as session:
            rows = session.scalars(select(SavedListRow)).all()
            row = next((each for each in rows if _is_look(each.body)), None)
            if row is None:
                row = SavedListRow(position=-1, name="")
                session.add(row)
            row.body = look_body(look)

    def _said(self, session: Session, done: str, undone: str, saved: UUID | None = None) -> Changed:
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=saved)


def shipped() -> tuple[SavedList, ...]:
    """Return the lists that came with the program."""
    return tuple(_shipped(lack) for lack in SHIPPED)


def _shipped(lack: Lack) -> SavedList:
    query = ListQuery(lacks=frozenset({lack}))
    return SavedList(SavedListId(uuid5(_SPACE, lack.value)), shipped_name(query, lack), query, (), lack)


def _saved(rows: Iterable[tuple[UUID, str, object]]) -> tuple[SavedList, ...]:
    found = []
    for ident, name, body in rows:
        query, lack = query_from(body), lack_from(body)
        said = name or (shipped_name(query, lack) if lack is not None else _("Liste"))
        found.append(SavedList(SavedListId(ident), said, query, columns_from(body), lack))
    return tuple(found) or shipped()


def _is_look(body: object) -> bool:
    return isinstance(body, dict) and body.get(LOOK) is True


def _taken_over(session: Session) -> list[SavedListRow]:
    """Return the rows of the lists, made from the shipped ones where there are none yet."""
    kept = session.scalars(select(SavedListRow).order_by(SavedListRow.position, SavedListRow.id)).all()
    rows = [row for row in kept if not _is_look(row.body)]
    if rows:
        return rows
    rows = [
        SavedListRow(id=each.id, position=place, name="", body=body_of(each.query, (), each.lack))
        for place, each in enumerate(shipped())
    ]
    session.add_all(rows)
    session.flush()
    return rows


def _found(rows: list[SavedListRow], saved: UUID) -> SavedListRow:
    row = next((each for each in rows if each.id == saved), None)
    if row is None:
        raise UserError(_("Listen findes ikke længere. Åbn siden igen."))
    return row


def _number(rows: Iterable[SavedListRow]) -> None:
    for place, row in enumerate(rows):
        row.position = place


def _checked_name(name: str) -> str:
    clean = cleaned(name)
    problems = list(too_long("name", clean, LONGEST_NAME))
    if not clean:
        problems.append(Problem("name", _("Skriv, hvad listen hedder.")))
    if problems:
        raise InvalidInput(problems)
    return clean


def _next_of(due: Iterable[Deadline]) -> Mapping[UUID | None, NextDate]:
    """Return the first date of each family that is not over yet."""
    found: dict[UUID | None, NextDate] = {}
    for each in due:
        if each.due is not None and each.state in OPEN and each.state is not State.OVERDUE:
            found.setdefault(each.family, NextDate(short_name(each) or each.name, each.due))
    return found


def _interpreter(family: ListedFamily, today: date) -> tuple[str, ...]:
    """Return the first language of each adult who does not speak Danish."""
    adults = (member for member in present(family.draft.members, today) if member.is_adult(today))
    needed = (member.speaks[0] for member in adults if member.speaks and DANISH not in member.speaks)
    return tuple(dict.fromkeys(needed))


def _choices(lines: Iterable[ListLine]) -> ListChoices:
    found = list(lines)
    names = {name for line in found if line.facts is not None for name in line.facts.coordinators}
    return ListChoices(
        languages=tuple(sorted({code for line in found for code in line.row.languages})),
        towns=tuple(sorted({line.town for line in found if line.town}, key=danish_sort_key)),
        coordinators=tuple(sorted(names, key=danish_sort_key)),
    )
