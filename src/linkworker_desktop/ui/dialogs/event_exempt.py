"""Letting somebody off a rule: why, and from which day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.words import in_row

WIDTH = 440


class ExemptDialog(QDialog):
    """The reason is kept beside the rule and shown wherever the due date would have stood."""

    def __init__(
        self, services: Services, actions: Actions, deadline: Deadline, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._deadline = services, actions, deadline
        self.reason = Field(_("&Hvorfor gælder reglen ikke?"))
        self.day = Field(_("&Fra den"), help_text=_("i dag, 26/11 eller +3u"))
        self.day.line_edit.setText(date_text(services.clock.today()))
        self.exempt_button = primary_button(_("Fritag"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.exempt_button.clicked.connect(self.exempt)
        self.cancel_button.clicked.connect(self.reject)

    def exempt(self) -> None:
        """Write the exemption down; what is wrong is said at its field."""
        self.reason.set_error("")
        self.day.set_error("")
        try:
            day = parse_date(self.day.line_edit.text(), self._services.clock.today())
        except NotADate:
            self._show_problem(self.day, _("Skriv en dag, der findes, fx i dag, 26/11 eller +3u."))
            return
        row = self._deadline.row
        try:
            done = self._act.run_write(
                lambda: self._services.happenings.exempt(
                    row.subject, self.reason.line_edit.text(), day, row.rule.code
                )
            )
        except InvalidInput as error:
            for problem in reversed(error.problems):
                self._show_problem(self.day if problem.field == "on" else self.reason, problem.sentence)
            return
        if done is not None:
            self.accept()

    def _show_problem(self, field: Field, sentence: str) -> None:
        field.set_error(sentence)
        field.setFocus()

    def _build(self) -> None:
        self.setWindowTitle(_("Fritag"))
        self.setMinimumWidth(measures.scaled(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        title = _("Fritag {whom}").format(whom=in_row(self._deadline.about or self._deadline.surname))
        layout.addWidget(Label(title, TypeRole.SECTION_TITLE, wrap=True))
        layout.addWidget(Label(self._deadline.name, ink=Ink.MUTED, wrap=True))
        layout.addWidget(self.reason)
        layout.addWidget(self.day)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.exempt_button)
        layout.addLayout(buttons)
        self.exempt_button.setDefault(True)
