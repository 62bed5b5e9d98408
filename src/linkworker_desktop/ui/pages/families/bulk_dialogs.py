"""What is asked before something is done with several families: a task for each, or the day the work ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import NotADate, date_text
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.close_family import REASONS
from linkworker_desktop.ui.dialogs.day_dialog import read_when
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class _BulkDialog(QDialog):
    """Title, two fields and two buttons; `save` is what the first button does."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        families: Sequence[FamilyId],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._families = services, actions, tuple(families)
        self.cancel_button = secondary_button(_("Annullér"))
        self.save_button = primary_button("")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(measures.scaled(440), 0))

    def save(self) -> None:
        """Do it and close; what is wrong is said at its field."""
        raise NotImplementedError

    def _build(self, title: str, said: str, fields: Sequence[Field]) -> None:
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(title, TypeRole.SECTION_TITLE, wrap=True))
        column.addWidget(Label(said, ink=Ink.MUTED, wrap=True))
        for field in fields:
            column.addWidget(field)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.save_button.setDefault(True)
        fields[0].setFocus()

    def _day(self, field: Field) -> When | None:
        try:
            return read_when(field.line_edit.text(), self._services.clock.today())
        except NotADate:
            field.set_error(_("Skriv en dag, der findes, fx 20.11.2026 eller i morgen."))
            field.setFocus()
            return None


class TasksDialog(_BulkDialog):
    """One task for each of the families, with the same title and day."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        families: Sequence[FamilyId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services, actions, families, parent)
        self.title = Field(_("&Hvad skal gøres"))
        self.due = Field(_("&Senest"), help_text=_("dag.måned.år, fx 20.11.2026"))
        self.due.line_edit.setText(date_text(services.clock.today()))
        self.save_button.setText(_("Opret opgaver"))
        number = len(families)
        said = ngettext("{n} familie får opgaven.", "{n} familier får hver sin opgave.", number)
        self._build(_("Ny opgave til hver"), said.format(n=number), (self.title, self.due))

    def save(self) -> None:
        for field in (self.title, self.due):
            field.set_error("")
        when = self._day(self.due)
        if when is None:
            return
        draft = EventDraft(title=self.title.line_edit.text(), due=when)
        try:
            changed = self._act.run_write(
                lambda: self._services.family_list_bulk.add_task(self._families, draft)
            )
        except InvalidInput as error:
            for problem in error.problems:
                (self.title if problem.field == "title" else self.due).set_error(problem.sentence)
            self.title.setFocus()
            return
        if changed is not None:
            self.accept()


class CloseFamiliesDialog(_BulkDialog):
    """The day the work with them ended, and why; they can be opened again."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        families: Sequence[FamilyId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services, actions, families, parent)
        self.day = Field(_("&Dag"), help_text=_("dag.måned.år, fx 5.1.2026"))
        self.day.line_edit.setText(date_text(services.clock.today()))
        self.reason = ComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([_(reason) for reason in REASONS])
        self.save_button.setText(_("Afslut familierne"))
        number = len(families)
        title = ngettext("Afslut {n} familie", "Afslut {n} familier", number).format(n=number)
        said = _("De forlader de daglige lister og kan åbnes igen.")
        self._build(title, said, (self.day, Field(_("&Hvorfor"), self.reason)))

    def save(self) -> None:
        self.day.set_error("")
        when = self._day(self.day)
        if when is None:
            return
        if when.day > self._services.clock.today():
            self.day.set_error(_("Dagen ligger ude i fremtiden. Ret datoen."))
            self.day.setFocus()
            return
        reason = self.reason.currentText()
        changed = self._act.run_write(
            lambda: self._services.family_list_bulk.close(self._families, when.day, reason)
        )
        if changed is not None:
            self.accept()
