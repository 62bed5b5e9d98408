"""An entry of the log, read whole and corrected: what, when, whom it is about and who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import INFORMATION_LABELS
from linkworker_desktop.domain.log_entry import (
    LOG_KIND_LABELS,
    SENSITIVITY_LABELS,
    LogDraft,
    LogKind,
    Sensitivity,
)
from linkworker_desktop.domain.moments import NotADate
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.log_views import LogEntryView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.day_dialog import read_when
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

LINES = 7
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LogDialog(QDialog):
    """`members` are those the entry can be about, beside those it is about already. Ctrl+Enter saves."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        view: LogEntryView,
        members: Sequence[tuple[PersonId, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._view = services, actions, view
        self._contact = view.draft.contact
        self.text = QPlainTextEdit()
        self.kind, self.sensitivity = ComboBox(), ComboBox()
        self.fields = {
            "kind": Field(_("&Hvad"), self.kind),
            "at": Field(_("H&vornår"), help_text=_("dag.måned.år, gerne med klokkeslæt")),
            "text": Field(_("&Tekst"), self.text),
            "sensitivity": Field(_("Hvem må &se det"), self.sensitivity),
        }
        people = dict(zip(view.draft.persons, view.persons, strict=True)) | dict(members)
        self.persons = {person: Chip(name, several=True) for person, name in people.items()}
        self.about = {kind: Chip(_(label), several=True) for kind, label in INFORMATION_LABELS.items()}
        self.contact = Chip(view.contact, Icon.CLOSE, checkable=False)
        self.save_button = primary_button(_("Gem"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.delete_button = secondary_button(_("&Slet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(view)
        self._build()
        self._connect()

    def draft(self) -> LogDraft:
        """Return the entry as it stands in the form. Raises `InvalidInput`."""
        return replace(
            self._view.draft,
            kind=LogKind(str(self.kind.currentData())),
            at=self._at(),
            text=self.text.toPlainText(),
            persons=tuple(person for person, chip in self.persons.items() if chip.isChecked()),
            contact=self._contact,
            about=frozenset(kind for kind, chip in self.about.items() if chip.isChecked()),
            sensitivity=Sensitivity(str(self.sensitivity.currentData())),
        )

    def save(self) -> None:
        """Save and close; what is wrong is said at its field."""
        for field in self.fields.values():
            field.set_error("")
        try:
            changed = self._act.run_write(lambda: self._services.log.save(self.draft()))
        except InvalidInput as error:
            for problem in reversed(error.problems):
                field = self.fields.get(problem.field, self.fields["text"])
                field.set_error(problem.sentence)
                field.setFocus()
            return
        if changed is not None:
            self.accept()

    def delete(self) -> None:
        """Put the entry in the trash and close."""
        entry = self._view.draft.entry
        if entry is not None and self._act.run_write(lambda: self._services.log.delete(entry)) is not None:
            self.accept()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(600), measures.scaled(620))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and with_control:
                self.save()
                return True
        return super().eventFilter(watched, event)

    def _at(self) -> datetime | None:
        typed = self.fields["at"].line_edit.text().strip()
        if not typed:
            return None
        try:
            when = read_when(typed, self._services.clock.today())
        except NotADate:
            sentence = _("Skriv en dag, der findes, fx 20.11.2026 eller i går.")
            raise InvalidInput([Problem("at", sentence)]) from None
        before = self._view.draft.at
        clock = when.clock if when.clock is not None else before.time() if before is not None else time(12)
        return datetime.combine(when.day, clock)

    def _fill(self, view: LogEntryView) -> None:
        draft = view.draft
        for kind, label in LOG_KIND_LABELS.items():
            self.kind.addItem(_(label), kind.value)
        for sensitivity, label in SENSITIVITY_LABELS.items():
            self.sensitivity.addItem(_(label), sensitivity.value)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind.value))
        self.sensitivity.setCurrentIndex(self.sensitivity.findData(draft.sensitivity.value))
        self.text.setPlainText(draft.text)
        if draft.at is not None:
            self.fields["at"].line_edit.setText(When.of(draft.at).text)
        for person, chip in self.persons.items():
            chip.setChecked(person in draft.persons)
        for about, chip in self.about.items():
            chip.setChecked(about in draft.about)

    def _build(self) -> None:
        self.setWindowTitle(_("Hvad der er sket"))
        self.text.setFont(font(TypeRole.EDITING))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(measures.line_height(TypeRole.EDITING) * LINES + measures.GAP_12)
        self.text.installEventFilter(self)
        self.contact.setAccessibleName(_("Fjern {name}").format(name=self._view.contact))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(self._view.heading, TypeRole.SECTION_TITLE, wrap=True))
        first = QHBoxLayout()
        first.setSpacing(measures.GAP_12)
        for name, share in (("kind", 2), ("at", 3), ("sensitivity", 2)):
            first.addWidget(self.fields[name], share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(self.fields["text"], 1)
        who: list[Chip] = list(self.persons.values())
        if self._contact is not None:
            who.append(self.contact)
        column.addWidget(_chips(_("Hvem det handler om"), who))
        column.addWidget(_chips(_("Hvad det handler om"), list(self.about.values())))
        if self._view.author:
            said = _("Skrevet af {name}").format(name=self._view.author)
            column.addWidget(Label(said, TypeRole.SMALL, Ink.MUTED))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        margin = measures.PAGE_MARGIN
        buttons.setContentsMargins(margin, measures.GAP_12, margin, margin)
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.save_button.setDefault(True)
        return buttons

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button.clicked.connect(self.delete)
        self.contact.clicked.connect(self._drop_contact)

    def _drop_contact(self) -> None:
        self._contact = None
        self.contact.hide()


def _chips(title: str, chips: Sequence[Chip]) -> QWidget:
    """Return chips under a small heading."""
    holder, inner = QWidget(), QWidget()
    flow = FlowLayout(inner)
    for chip in chips:
        flow.addWidget(chip)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(measures.GAP_4)
    column.addWidget(Label(title, TypeRole.SMALL_BOLD))
    column.addWidget(inner)
    holder.setVisible(bool(chips))
    return holder
