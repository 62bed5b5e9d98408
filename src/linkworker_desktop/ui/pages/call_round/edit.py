"""The few facts that change most, edited where they stand; Enter saves them and confirms the contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.opening_hours import hours_text
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.phone_rows import PhoneRows

_PLACES = ("phones", "person", "email", "hours", "street", "post_code", "town")
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RoundEdit(QWidget):
    """Holds what is typed over a contact; `save_asked` and `cancel_asked` are the card's to answer."""

    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = ContactDraft(category="")
        self._hours, self._today = "", date(2000, 1, 1)
        self.phones = PhoneRows()
        self.fields = {
            "person": Field(_("&Person")),
            "email": Field(_("&E-mail")),
            "hours": Field(_("Åbningst&ider"), help_text=_("fx man–fre 9–15, tor 9–17; lukket 24.12.")),
            "street": Field(_("&Adresse")),
            "post_code": Field(_("Postn&ummer")),
            "town": Field(_("&By")),
        }
        self._build()

    def show_draft(self, draft: ContactDraft, today: date) -> None:
        """Show a contact to be corrected; dates without a year are read from `today` on."""
        self._base, self._today = draft, today
        self._hours = _hours_line(draft, today)
        self.phones.set_drafts(draft.phones)
        for name in ("person", "email"):
            self._set(name, getattr(draft, name))
        for name in ("street", "post_code", "town"):
            self._set(name, getattr(draft.address, name))
        self._set("hours", self._hours)
        self.clear_errors()
        self._watch()

    def typed(self) -> ContactDraft:
        """Return the contact with what is typed over it; hours that were not touched stay as they were."""
        draft = replace(
            self._base,
            phones=self.phones.drafts(),
            person=self._text("person"),
            email=self._text("email"),
            address=Address(self._text("street"), self._text("post_code"), self._text("town")),
        )
        if self._text("hours") == self._hours:
            return draft
        parsed = parse_hours(self._text("hours"), self._today)
        return replace(draft, schedule=parsed.schedule, hours=parsed.rest)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        found = sorted(problems, key=_place)
        for problem in reversed(found):
            self._set_error(problem).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take every error away."""
        self.phones.set_error("")
        for field in self.fields.values():
            field.set_error("")

    def focus(self) -> None:
        """Put the cursor in the first number and mark it, ready to be typed over."""
        first = self.phones.first_stop()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.save_asked.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancel_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(measures.GAP_12)
        for name, share in (("street", 6), ("post_code", 2), ("town", 4)):
            where.addWidget(self.fields[name], share, Qt.AlignmentFlag.AlignTop)
        who = QHBoxLayout()
        who.setSpacing(measures.GAP_12)
        for name in ("person", "email"):
            who.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self.phones)
        column.addLayout(who)
        column.addWidget(self.fields["hours"])
        column.addLayout(where)
        column.addStretch(1)
        self.phones.edited.connect(self._watch)

    def _watch(self) -> None:
        """Listen for Enter and Escape in every line, also in those that came since."""
        for line in self.findChildren(QLineEdit):
            line.removeEventFilter(self)
            line.installEventFilter(self)

    def _set(self, name: str, text: str) -> None:
        self.fields[name].line_edit.setText(text)
        self.fields[name].line_edit.setCursorPosition(0)

    def _text(self, name: str) -> str:
        return self.fields[name].line_edit.text()

    def _set_error(self, problem: Problem) -> QWidget:
        head, *rest = problem.field.split(".")
        if head == "phones":
            return self.phones.set_error(problem.sentence, int(rest[0]) if rest else 0)
        field = self.fields.get("hours" if head == "schedule" else head, self.fields["person"])
        field.set_error(problem.sentence)
        return field.editor


def _hours_line(draft: ContactDraft, today: date) -> str:
    """Return the hours to be typed over; dates that are over stand aside, for they would be read as the next."""
    return "; ".join(part for part in (hours_text(draft.schedule, today=today), draft.hours) if part)


def _place(problem: Problem) -> int:
    head = problem.field.split(".")[0]
    return _PLACES.index(head) if head in _PLACES else len(_PLACES)
