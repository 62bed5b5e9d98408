"""The papers of the calendar: a family's dates, tick lists, month, week, agenda, what is late, the year wheel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents import calendar_labels as words
from linkworker_desktop.documents.calendar_content import (
    CalendarPaper,
    FridgePaper,
    PrintedDay,
    ReceptionPaper,
    WheelMeeting,
    WheelPaper,
)
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.rules.due import FINISHED
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import TAKEOVER_RULE
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.danish import day_heading
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.calendar import Calendar
from linkworker_desktop.services.calendar_printed import printed_days, printed_overdue
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.events import Events
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.fridge_dates import FamilyAround, fridge_dates, internal_events
from linkworker_desktop.services.happenings import Happenings
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of
from linkworker_desktop.services.reception import Reception
from linkworker_desktop.services.tick_lists import short_moment, tick_lists

FRIDGE_DAYS = 42


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def calendar(self) -> Calendar: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def events(self) -> Events: ...
    @property
    def families(self) -> Families: ...
    @property
    def happenings(self) -> Happenings: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def reception(self) -> Reception: ...


class CalendarPapers:
    """Every paper of the calendar as the bytes of a PDF; safe in a worker thread. What is printed is in the log.

    The office's own papers hold no colour, so that they need no choice between colour and black and white.
    """

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database = database
        self._clock = clock
        self._services = services

    def fridge(
        self,
        family: UUID,
        language: str | None = None,
        *,
        days: int = FRIDGE_DAYS,
        black_and_white: bool = False,
    ) -> bytes:
        """Return one A4 page with the family's own dates of the next `days` days, in Danish and one language.

        Without `language` it is the first one the family's folder is made in; `da` prints Danish alone. Raises
        `UserError` when the family is gone.
        """
        from linkworker_desktop.documents.fridge import fridge_pdf

        sheet = self._services.families.sheet(FamilyId(family))
        if language is None:
            language = next((code for code in sheet.languages if code != DANISH), None)
        beside = None if language == DANISH else language
        today = self._clock.today()
        wanted = CalendarFilter(families=frozenset({family}))
        entries = self._services.calendar.entries(today, today + timedelta(days=days - 1), wanted)
        contacts = [ContactId(entry.contact) for entry in entries if entry.contact is not None]
        tags = ((view.id, view.draft.group_tag) for view in self._services.events.of_family(family))
        around = FamilyAround(
            family,
            {each.draft.person: each.draft.given_name for each in sheet.members if each.draft.person},
            {view.id: view for view in self._services.contacts.views(contacts)} if contacts else {},
            internal_events(tags),
            beside,
        )
        dates = fridge_dates(entries, around)
        paper = FridgePaper(
            sheet.surname, dates, sender_of(self._services.municipality.read()), today, beside
        )
        pdf = fridge_pdf(paper, black_and_white=black_and_white)
        self._note(FamilyRow.__tablename__, family, "fridge", dates=len(dates), language=beside or DANISH)
        return pdf

    def reception_lists(
        self, family: UUID, units: Sequence[str] = (), *, black_and_white: bool = False
    ) -> bytes:
        """Return the reception plan as tick lists, one page for each unit, or for `units` alone.

        Raises `UserError` when the family is gone, or none of the units has anything to do.
        """
        from linkworker_desktop.documents.tick_lists import tick_lists_pdf

        sheet = self._services.families.sheet(FamilyId(family))
        lists = tick_lists(self._services.reception.of_family(family), units)
        if not lists:
            raise UserError(_("Der er ingen opgaver i modtagelsesplanen at trykke."))
        sender = sender_of(self._services.municipality.read())
        facts = self._facts(sheet, family)
        if sender.linkworker:
            facts.append((words.FACT_LINKWORKER, sender.linkworker))
        paper = ReceptionPaper(lists, facts, sender, self._clock.today())
        pdf = tick_lists_pdf(paper, black_and_white=black_and_white)
        self._note(FamilyRow.__tablename__, family, "reception", units=[each.unit for each in lists])
        return pdf

    def month(
        self,
        first: date,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
    ) -> bytes:
        """Return the month `first` lies in on a lying A4 sheet; days with more than fits follow as a list."""
        from linkworker_desktop.documents.calendar_grid import month_pdf, weeks_of

        begins, ends = weeks_of(first)
        days = self._days(begins, ends, wanted, with_names=with_names, repeated=True)
        title = f"{day_heading(first).split()[-1].capitalize()} {first.year}"
        paper = self._paper(title, days, wanted, with_names=with_names)
        pdf = month_pdf(paper, first)
        self._note_calendar("month", days, with_names=with_names)
        return pdf

    def week(
        self,
        day: date,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
    ) -> bytes:
        """Return the week `day` lies in on a lying A4 sheet, Monday first."""
        from linkworker_desktop.documents.calendar_grid import week_pdf

        monday = day - timedelta(days=day.weekday())
        sunday = monday + timedelta(days=6)
        days = self._days(monday, sunday, wanted, with_names=with_names, repeated=True)
        year, number, _weekday = monday.isocalendar()
        span = f"{plain_date(monday)}–{plain_date(sunday)}"
        title = f"{words.WEEK.format(week=number)}, {year} · {span}"
        pdf = week_pdf(self._paper(title, days, wanted, with_names=with_names))
        self._note_calendar("week", days, with_names=with_names)
        return pdf

    def agenda(
        self,
        first: date,
        days: int = 14,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
    ) -> bytes:
        """Return the days from `first` on that have something, below one another on upright A4 pages."""
        from linkworker_desktop.documents.calendar_list import agenda_pdf

        last = first + timedelta(days=max(1, days) - 1)
        shown = self._days(first, last, wanted, with_names=with_names, repeated=False)
        title = f"{words.AGENDA} {plain_date(first)}–{plain_date(last)}"
        pdf = agenda_pdf(self._paper(title, shown, wanted, with_names=with_names))
        self._note_calendar("agenda", shown, with_names=with_names)
        return pdf

    def overdue(
        self,
        wanted: CalendarFilter = EVERYTHING,
        *,
        with_names: bool = True,
    ) -> bytes:
        """Return what is late on upright A4 pages: the law first, then the oldest, each with the day it was due."""
        from linkworker_desktop.documents.calendar_list import agenda_pdf

        days = printed_overdue(self._services.calendar.overdue(wanted), with_names=with_names)
        title = f"{words.OVERDUE} {plain_date(self._clock.today())}"
        paper = self._paper(title, days, wanted, with_names=with_names)
        pdf = agenda_pdf(paper, words.NOTHING_LATE)
        self._note_calendar("overdue", days, with_names=with_names)
        return pdf

    def year_wheel(self, year: int, *, with_names: bool = True) -> bytes:
        """Return the meetings of a year as a wheel and as a list, on a lying A4 sheet."""
        from linkworker_desktop.documents.year_wheel import year_wheel_pdf

        marks = [mark for month in self._services.calendar.year(year).months for mark in month.marks]
        meetings = [
            WheelMeeting(mark.day, mark.title if with_names or mark.rule else words.MEETING, mark.is_done)
            for mark in marks
        ]
        paper = WheelPaper(
            year, meetings, sender_of(self._services.municipality.read()), self._clock.today(), with_names
        )
        pdf = year_wheel_pdf(paper)
        self._note(EventRow.__tablename__, "year", "year", entries=len(meetings), with_names=with_names)
        return pdf

    def _days(
        self, first: date, last: date, wanted: CalendarFilter, *, with_names: bool, repeated: bool
    ) -> tuple[PrintedDay, ...]:
        entries = self._services.calendar.entries(first, last, wanted)
        return printed_days(entries, first, last, with_names=with_names, repeated=repeated)

    def _paper(
        self, title: str, days: Sequence[PrintedDay], wanted: CalendarFilter, *, with_names: bool
    ) -> CalendarPaper:
        notes = ("" if wanted == EVERYTHING else words.SELECTION, "" if with_names else words.WITHOUT_NAMES)
        note = " · ".join(part for part in notes if part)
        return CalendarPaper(
            title, days, sender_of(self._services.municipality.read()), self._clock.today(), note, with_names
        )

    def _facts(self, sheet: FamilySheet, family: UUID) -> list[tuple[str, str]]:
        number = sum(each.lives_here for each in sheet.members)
        people = ngettext("{n} person", "{n} personer", number).format(n=number)
        facts = [(words.FACT_FAMILY, f"{sheet.surname}, {people}")]
        if sheet.housed_at is not None:
            facts.append((words.FACT_HOUSED, short_moment(When.of(sheet.housed_at))))
        if (day := self._takeover(family)) is not None:
            facts.append((words.FACT_TAKEOVER, short_moment(When(day))))
        return facts

    def _takeover(self, family: UUID) -> date | None:
        """Return the day the municipality takes over: as typed in, else as the rule counts it."""
        for happening in self._services.happenings.of_family(family):
            if happening.kind is HappeningKind.TAKEOVER:
                return happening.when.day
        for each in self._services.deadlines.due(family):
            if each.row.rule.code == TAKEOVER_RULE and (each.row.is_open or each.state in FINISHED):
                return each.row.due.day if each.row.due else None
        return None

    def _note_calendar(self, paper: str, days: Iterable[PrintedDay], *, with_names: bool) -> None:
        entries = sum(len(day.entries) for day in days)
        self._note(EventRow.__tablename__, paper, paper, entries=entries, with_names=with_names)

    def _note(self, entity: str, entity_id: object, paper: str, **facts: object) -> None:
        with self._database.write("calendar.print") as session:
            audit.record(session, audit.Operation.SEEN, entity, entity_id, changes={"paper": paper} | facts)
