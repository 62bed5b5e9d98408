"""The fields of an event: the few everybody needs, and the rest behind one link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.events import (
    EVENT_KIND_LABELS,
    GROUP_LABELS,
    MEETING_LABELS,
    REMINDERS,
    RESPONSIBLE_LABELS,
    ROLE_LABELS,
    EventKind,
    GroupTag,
    MeetingType,
    Responsible,
    RoleTag,
    reminder_words,
)
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rrule_text import kept_text
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.dialogs.event_day import typed_day_words
from linkworker_desktop.ui.dialogs.event_recurrence import RecurrenceField
from linkworker_desktop.ui.dialogs.event_typed import TypedEvent, first_day, recurrence_of
from linkworker_desktop.ui.dialogs.event_whom import Offer, WhomField
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.switcher import Switcher

_KINDS = tuple(EventKind)
Tag = TypeVar("Tag", bound=StrEnum)


class EventForm(QWidget):
    """`edited` at every change. `whom_of` finds people, `units` are completed while typing."""

    edited = Signal()
    turned = Signal(object)
    """EventKind: what the form is for now."""

    def __init__(
        self,
        today: date,
        whom_of: Callable[[str], Sequence[Offer]],
        units: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._base = TypedEvent()
        self.kind = Switcher([_(EVENT_KIND_LABELS[kind]) for kind in _KINDS], name=_("Hvad er det"))
        self.meeting_type = ComboBox()
        self.title = Field(_("&Hvad"))
        self.whom_edit = WhomField(whom_of)
        self.day = Field(_("&Dag"))
        self.start = Field(_("&Kl."))
        self.end = Field(_("&Til kl."))
        self.due = Field(_("&Senest"), help_text=_("Fristen, fx 26/11 eller 26/11 kl. 12"))
        self.place = Field(_("S&ted"))
        self.recurrence = RecurrenceField(today)
        self.reminder = ComboBox()
        self.responsible, self.unit = ComboBox(), QLineEdit()
        self.group, self.role = ComboBox(), ComboBox()
        self.last_day = Field(_("S&lutter den"), help_text=_("Kun når det varer over flere dage"))
        self.waiting_for = Field(_("&Venter på"), help_text=_("Hvem der mangler at svare, fx skolen"))
        self.note = QPlainTextEdit()
        self.more_link = small_link_button(_("Flere oplysninger"))
        self.fields: dict[str, Field] = {}
        self._more = QWidget()
        self._series: QWidget = self.recurrence
        self._fill(units)
        self._build()
        self._connect()

    def show_typed(self, typed: TypedEvent) -> None:
        """Fill the form; the rest is open when there is something in it."""
        self._base = typed
        self.kind.set_index(_KINDS.index(EventKind(typed.kind)))
        _choose(self.meeting_type, typed.meeting_type)
        self.title.line_edit.setText(typed.title)
        self.whom_edit.set_whom(typed.whom)
        for field, text in self._lines(typed):
            field.line_edit.setText(text)
            field.line_edit.setCursorPosition(0)
        self.recurrence.set_recurrence(
            recurrence_of(typed, self._today), first_day(typed, self._today) or self._today
        )
        self._choose_reminder(typed.remind_before)
        _choose(self.responsible, typed.responsible)
        _choose(self.group, typed.group_tag)
        _choose(self.role, typed.role_tag)
        self.unit.setText(typed.unit)
        self.note.setPlainText(typed.note)
        self._show_more(shown=_has_more(typed))
        self._follow_kind()

    def typed(self) -> TypedEvent:
        """Return what stands in the form. Raises `InvalidInput` for a recurrence that cannot be read."""
        typed = self.texts()
        recurrence = None if self.recurrence.isHidden() else self.recurrence.recurrence()
        start = first_day(typed, self._today) or self._today
        return replace(typed, recurrence=kept_text(recurrence, start))

    def texts(self) -> TypedEvent:
        """Return what stands in the form, whether or not the recurrence can be read."""
        reminder = self.reminder.currentData()
        typed = replace(
            self._base,
            kind=_KINDS[self.kind.index()].value,
            meeting_type=self.meeting_type.currentData() or "",
            title=self.title.line_edit.text(),
            whom=self.whom_edit.whom(),
            day=self.day.line_edit.text(),
            start=self.start.line_edit.text(),
            end=self.end.line_edit.text(),
            last_day=self.last_day.line_edit.text(),
            due=self.due.line_edit.text(),
            place=self.place.line_edit.text(),
            remind_before=reminder if isinstance(reminder, int) else None,
            responsible=self.responsible.currentData(),
            unit=self.unit.text(),
            group_tag=self.group.currentData() or "",
            role_tag=self.role.currentData() or "",
            waiting_for=self.waiting_for.line_edit.text(),
            note=self.note.toPlainText(),
        )
        try:
            start = first_day(typed, self._today) or self._today
            return replace(typed, recurrence=kept_text(self.recurrence.recurrence(), start))
        except InvalidInput:
            return typed

    def set_kind(self, kind: EventKind) -> None:
        """Turn the form to a kind of event."""
        self.kind.set_index(_KINDS.index(kind))
        self._follow_kind()

    def set_series(self, *, is_series: bool) -> None:
        """Show or hide how it is repeated: one day of a series is not."""
        self.recurrence.setVisible(is_series)

    def show_problem(self, name: str, sentence: str) -> QWidget | None:
        """Show a sentence at a field; return what to put the cursor in, None for a field that is not here."""
        if name == "recurrence":
            self.recurrence.show_problem(sentence)
            return self.recurrence.choice
        field = self.fields.get(name)
        if field is None:
            return None
        if self._more.isAncestorOf(field):
            self._show_more(shown=True)
        field.set_error(sentence)
        return field.editor

    def clear_problems(self) -> None:
        """Take every error away."""
        self.recurrence.show_problem("")
        for field in self.fields.values():
            field.set_error("")

    # -- building

    def _fill(self, units: Sequence[str]) -> None:
        self.meeting_type.addItem(_("Vælg slags møde"), "")
        for kind in MeetingType:
            self.meeting_type.addItem(_(MEETING_LABELS[kind]), kind.value)
        self.reminder.addItem(reminder_words(None), None)
        for minutes in REMINDERS:
            self.reminder.addItem(reminder_words(minutes), minutes)
        for who in Responsible:
            self.responsible.addItem(_(RESPONSIBLE_LABELS[who]), who.value)
        for box, labels, tags in ((self.group, GROUP_LABELS, GroupTag), (self.role, ROLE_LABELS, RoleTag)):
            box.addItem(_("ikke valgt"), "")
            for tag in tags:
                box.addItem(_(labels[tag]), tag.value)  # type: ignore[index]  # each with its own labels
        self.unit.setCompleter(QCompleter(list(units), self.unit))

    def _build(self) -> None:
        self.meeting_field = Field(_("Slags &møde"), self.meeting_type)
        whom = Field(_("&For hvem"), self.whom_edit)
        remind = Field(_("&Påmindelse"), self.reminder)
        note = Field(_("&Note"), self.note)
        unit = Field(_("&Enhed"), self.unit)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(measures.scaled(80))
        layout = _column(self)
        layout.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.meeting_field)
        layout.addWidget(self.title)
        layout.addWidget(whom)
        layout.addLayout(_side_by_side((self.day, 4), (self.start, 2), (self.end, 2)))
        layout.addLayout(_side_by_side((self.due, 1), (self.place, 1)))
        layout.addWidget(self.recurrence)
        layout.addWidget(remind)
        layout.addWidget(self.more_link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._more)
        more = _column(self._more)
        more.addLayout(_side_by_side((Field(_("&Ansvarlig"), self.responsible), 1), (unit, 1)))
        more.addLayout(_side_by_side((self.waiting_for, 1), (self.last_day, 1)))
        more.addLayout(
            _side_by_side((Field(_("&Gruppe"), self.group), 1), (Field(_("&Rolle"), self.role), 1))
        )
        more.addWidget(note)
        self.fields = {
            "title": self.title, "whom": whom, "starts": self.day, "start": self.start, "ends": self.end,
            "due": self.due, "place": self.place, "remind_before": remind, "unit": unit,
            "last_day": self.last_day, "waiting_for": self.waiting_for, "note": note,
            "meeting_type": self.meeting_field,
        }  # fmt: skip

    def _connect(self) -> None:
        self.kind.chosen.connect(self._kind_chosen)
        self.meeting_type.currentIndexChanged.connect(self._follow_kind)
        self.more_link.clicked.connect(lambda: self._show_more(shown=self._more.isHidden()))
        self.day.line_edit.textChanged.connect(self._say_day)
        self.due.line_edit.textChanged.connect(self._follow_day)
        self.recurrence.edited.connect(self.edited)
        self.whom_edit.edited.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        for field in (
            self.title,
            self.day,
            self.start,
            self.end,
            self.due,
            self.place,
            self.waiting_for,
            self.last_day,
        ):
            field.line_edit.textEdited.connect(self.edited)
        self.unit.textEdited.connect(self.edited)
        for box in (self.meeting_type, self.reminder, self.responsible, self.group, self.role):
            box.activated.connect(self.edited)

    # -- following what is typed

    def _lines(self, typed: TypedEvent) -> tuple[tuple[Field, str], ...]:
        return (
            (self.day, typed.day), (self.start, typed.start), (self.end, typed.end), (self.due, typed.due),
            (self.place, typed.place), (self.waiting_for, typed.waiting_for), (self.last_day, typed.last_day),
        )  # fmt: skip

    def _kind_chosen(self) -> None:
        self._follow_kind()
        self.edited.emit()

    def _follow_kind(self) -> None:
        kind = _KINDS[self.kind.index()]
        self.turned.emit(kind)
        self.meeting_field.setVisible(kind is EventKind.MEETING)
        self.due.setVisible(kind is EventKind.TASK or bool(self.due.line_edit.text()))
        label = self.meeting_type.currentText() if self.meeting_type.currentIndex() > 0 else ""
        self.title.line_edit.setPlaceholderText(label if kind is EventKind.MEETING else "")

    def _say_day(self) -> None:
        self.day.set_error("")
        self.day.set_help(typed_day_words(self.day.line_edit.text(), self._today))
        self._follow_day()

    def _follow_day(self) -> None:
        self.recurrence.set_start(first_day(self.texts(), self._today) or self._today)

    def _show_more(self, *, shown: bool) -> None:
        self._more.setVisible(shown)
        self.more_link.setText(_("Færre oplysninger") if shown else _("Flere oplysninger"))

    def _choose_reminder(self, minutes: int | None) -> None:
        place = self.reminder.findData(minutes)
        if place < 0:
            self.reminder.addItem(reminder_words(minutes), minutes)
            place = self.reminder.count() - 1
        self.reminder.setCurrentIndex(place)


def _choose(box: ComboBox, value: str) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


def _has_more(typed: TypedEvent) -> bool:
    is_other = typed.responsible != Responsible.LINKWORKER.value
    return is_other or any(
        (typed.unit, typed.waiting_for, typed.last_day, typed.group_tag, typed.role_tag, typed.note)
    )


def _column(holder: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(measures.GAP_12)
    return layout


def _side_by_side(*fields: tuple[Field, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_12)
    for field, share in fields:
        line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
    return line
