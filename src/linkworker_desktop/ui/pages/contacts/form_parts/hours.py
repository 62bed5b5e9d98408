"""When a contact is open: the week, days with other hours, and what stands beside them in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.opening_hours import Schedule, hours_text
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.exception_rows import ExceptionRows, TypedException
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart
from linkworker_desktop.ui.pages.contacts.schedule_editor import ScheduleEditor

EXCEPTIONS = "exceptions"


class HoursPart(FormPart):
    """`today` places dates that are typed without a year."""

    texts = ("hours",)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.schedule, self.exceptions = ScheduleEditor(), ExceptionRows(today)
        help_text = _("fx efter aftale, eller kun for nye borgere")
        self.add_fields({"hours": Field(_("Åbningst&ider i ord"), help_text=help_text)})
        for widget in (self.schedule, self.exceptions, self.fields["hours"]):
            self.column.addWidget(widget)
        self.schedule.edited.connect(self.edited)
        self.exceptions.edited.connect(self.edited)
        self.exceptions.regrown.connect(self.regrown)
        self.schedule.rest_found.connect(self._take_rest)

    def show_draft(self, draft: ContactDraft) -> None:
        super().show_draft(draft)
        self.schedule.set_openings(draft.schedule.weekly)
        self.exceptions.set_exceptions(draft.schedule.exceptions)

    def read(self, draft: ContactDraft) -> ContactDraft:
        typed = Schedule(self.schedule.openings(), self.exceptions.exceptions())
        same = typed.in_order() == draft.schedule.in_order()
        return replace(super().read(draft), schedule=draft.schedule if same else typed.in_order())

    def summary(self) -> str:
        typed = Schedule(self.schedule.openings(), self.exceptions.exceptions())
        return "; ".join(
            part for part in (hours_text(typed, today=self._today()), self.text("hours").strip()) if part
        )

    def loose(self) -> dict[str, str]:
        found = self.schedule.loose()
        if self.exceptions.unread():
            found[EXCEPTIONS] = json.dumps([asdict(each) for each in self.exceptions.drafts()])
        return found

    def show_loose(self, loose: Mapping[str, str]) -> None:
        self.schedule.show_loose(loose)
        if EXCEPTIONS in loose:
            self.exceptions.set_drafts([TypedException(**each) for each in json.loads(loose[EXCEPTIONS])])

    def loose_problems(self) -> Iterable[Problem]:
        for name in self.schedule.loose():
            yield Problem(name, _("Skriv fx 9–15, 9–12 og 13–17 eller lukket."))
        for place in self.exceptions.unread():
            yield Problem(
                f"{EXCEPTIONS}.{place}", _("Skriv dagene som 24.12. eller 24.12.–1.1. og tiden som 9–12.")
            )

    def knows(self, head: str) -> bool:
        return head in {"schedule", EXCEPTIONS} or super().knows(head)

    def set_error(self, problem: Problem) -> QWidget:
        head, *rest = problem.field.split(".")
        place = int(rest[0]) if rest and rest[0].isdigit() else 0
        if head == "schedule":
            return self.schedule.set_error(problem.sentence, place)
        if head == EXCEPTIONS:
            return self.exceptions.set_error(problem.sentence, place)
        return super().set_error(problem)

    def clear_errors(self) -> None:
        super().clear_errors()
        self.schedule.clear_errors()
        self.exceptions.set_error("")

    def editors(self) -> list[QWidget]:
        return [self.schedule.week.editor, *self.schedule.days, *super().editors()]

    def stops(self) -> list[QWidget]:
        week = [self.schedule.week.editor, *self.schedule.days]
        return [*week, *self.exceptions.stops(), self.fields["hours"].editor]

    def _take_rest(self, pasted: str) -> None:
        """Put what was pasted beside the week where it belongs: dates into their lines, the rest into words."""
        parsed = parse_hours(pasted, self._today())
        if parsed.schedule.exceptions:
            before = self.exceptions.exceptions()
            self.exceptions.set_exceptions((*before, *parsed.schedule.exceptions))
        if parsed.rest:
            said = self.text("hours").strip()
            self.set_text("hours", f"{said}, {parsed.rest}" if said else parsed.rest)
