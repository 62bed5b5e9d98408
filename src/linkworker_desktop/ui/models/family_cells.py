"""What stands in a cell of the list of families: on the screen, on paper and in a workbook alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_list_views import (
    COLUMN_LABELS,
    PHASE_LABELS,
    ListColumn,
    ListLine,
    ListTable,
)
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import State

NUMBERS = frozenset({ListColumn.PEOPLE, ListColumn.LATE, ListColumn.AUTHORITIES})
"""What can be counted together in a workbook."""


def head_of(column: ListColumn, row: FamilyRow | None) -> str:
    """Return the head of a column; in the trash and among the closed one says when instead."""
    if row is not None and column is ListColumn.FOLDER:
        if row.deleted_at is not None:
            return _("Slettet")
        if row.closed_on is not None:
            return _("Afsluttet")
    if row is not None and row.deleted_at is not None and column is ListColumn.HOUSED:
        return ""
    return _(COLUMN_LABELS[column])


def text_of(line: ListLine, column: ListColumn, now: datetime) -> str:
    """Return the words of a cell at local wall time `now`; a protected address is never among them."""
    row, facts, today = line.row, line.facts, now.date()
    match column:
        case ListColumn.SURNAME:
            return words.in_row(row.surname)
        case ListColumn.CODE:
            return row.code
        case ListColumn.ADDRESS:
            return _("beskyttet") if row.is_protected else words.in_row(row.address)
        case ListColumn.PEOPLE:
            return str(row.people)
        case ListColumn.AGES:
            return ", ".join(str(age) for age in line.ages)
        case ListColumn.LANGUAGES:
            return words.language_words(row.languages)
        case ListColumn.HOUSED:
            return _housed(row, today)
        case ListColumn.FOLDER:
            return standing_words(row, now)
        case ListColumn.NEXT:
            return "" if line.next is None else f"{_day(line.next.when.day, today)} {line.next.name}".strip()
        case ListColumn.LATE:
            return str(line.late) if line.late else ""
        case ListColumn.INTERPRETER:
            return words.language_words(line.interpreter) if line.interpreter else ""
    if facts is None:
        return ""
    match column:
        case ListColumn.PHASE:
            return _(PHASE_LABELS[facts.phase])
        case ListColumn.COORDINATOR:
            return ", ".join(words.in_row(name) for name in facts.coordinators) or _("ingen")
        case ListColumn.NOTED:
            return _day(facts.noted_on, today)
        case ListColumn.CONSENTS:
            return _day(facts.consents_until, today) or _("intet")
        case ListColumn.PLAN:
            return _day(facts.plan_on, today) or _("ingen")
        case _:
            return str(facts.authorities) if facts.authorities else ""


def second_line(line: ListLine, column: ListColumn) -> str:
    """Return the small line under a cell on the screen, mostly none."""
    row = line.row
    if column is not ListColumn.SURNAME:
        return ""
    return _("Adressen er beskyttet") if row.is_protected else row.address or row.code


def state_of(line: ListLine, column: ListColumn, now: datetime) -> State | None:
    """Return the state a cell is drawn in, None for plain words."""
    row, facts = line.row, line.facts
    match column:
        case ListColumn.FOLDER:
            if row.deleted_at is not None or row.closed_on is not None:
                return State.NOT_APPLICABLE if row.deleted_at is not None else State.DONE
            return words.folder_words(row.folder, now).state
        case ListColumn.LATE:
            return State.OVER if line.late else None
        case ListColumn.CONSENTS:
            return State.MISSING if facts is not None and facts.adults_without_consent else None
        case ListColumn.COORDINATOR:
            return State.MISSING if facts is not None and not facts.coordinators else None
    return None


def spoken(line: ListLine, column: ListColumn, now: datetime) -> str:
    """Return what a screen reader says of a cell; the first column says who the family is."""
    if column is ListColumn.LATE and line.late:
        return ngettext("{n} frist over tiden", "{n} frister over tiden", line.late).format(n=line.late)
    if column is not ListColumn.SURNAME:
        return text_of(line, column, now)
    parts = (
        words.family_title(line.row.surname),
        words.people_words(line.row.people),
        words.language_words(line.row.languages),
        standing_words(line.row, now),
    )
    return ", ".join(parts)


def standing_words(row: FamilyRow, now: datetime) -> str:
    """Return where the folder stands, or when the family left."""
    today = now.date()
    if row.deleted_at is not None:
        return _("slettet {day}").format(day=words.short_date(row.deleted_at.date(), today))
    if row.closed_on is not None:
        return _("afsluttet {day}").format(day=words.short_date(row.closed_on, today))
    return words.folder_words(row.folder, now).words


def table_of(
    lines: Sequence[ListLine], columns: Sequence[ListColumn], now: datetime, *, title: str, narrowed: str = ""
) -> ListTable:
    """Return what is shown as a table to be printed or written."""
    first = lines[0].row if lines else None

    def cell(line: ListLine, column: ListColumn) -> str | int:
        text = _lasting(line, column, now)
        return int(text) if column in NUMBERS and text.isdecimal() else text

    return ListTable(
        title=title,
        headers=tuple(head_of(column, first) for column in columns),
        rows=tuple(tuple(cell(line, column) for column in columns) for line in lines),
        narrowed=narrowed,
    )


def _lasting(line: ListLine, column: ListColumn, now: datetime) -> str:
    """Return the words of a cell as they are true tomorrow as well: whole dates in place of what is left till then."""
    row, folder = line.row, line.row.folder
    is_here = row.deleted_at is None and row.closed_on is None
    if column is ListColumn.HOUSED and is_here and row.housed_at is not None:
        return _moment(row.housed_at)
    if column is ListColumn.FOLDER and is_here and folder.due is not None and folder.done_at is None:
        return _("senest {date}").format(date=_moment(folder.due))
    if column is ListColumn.NEXT and line.next is not None:
        return f"{date_text(line.next.when.day)} {line.next.name}".strip()
    return text_of(line, column, now)


def _moment(moment: datetime) -> str:
    return _("{day} kl. {time}").format(day=date_text(moment.date()), time=time_text(moment.time()))


def _day(day: date | None, today: date) -> str:
    return words.short_date(day, today) if day is not None else ""


def _housed(row: FamilyRow, today: date) -> str:
    if row.deleted_at is not None:
        return ""
    if row.housed_at is None:
        return _("ikke endnu")
    day = words.short_date(row.housed_at.date(), today)
    return _("{day} kl. {time}").format(day=day, time=time_text(row.housed_at.time()))
