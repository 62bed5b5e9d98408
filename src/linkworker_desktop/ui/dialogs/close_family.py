"""The question asked when the work with a family ends: which day, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

REASONS = (
    N_("Forløbet er slut"),
    N_("Flyttet til en anden kommune"),
    N_("Rejst ud af landet"),
    N_("Oprettet ved en fejl"),
)
WIDTH = 440


class CloseFamilyDialog(QDialog):
    """A day and a reason; the family leaves the daily lists and can be opened again."""

    def __init__(
        self, services: Services, actions: Actions, sheet: FamilySheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._sheet = services, actions, sheet
        self.day = Field(_("&Dag"), help_text=_("dag.måned.år, fx 5.1.2026"))
        self.day.line_edit.setText(date_text(services.clock.today()))
        self.reason = ComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([_(reason) for reason in REASONS])
        self.close_button = primary_button(_("Afslut familien"))
        self.cancel_button = secondary_button(_("Annullér"))
        self._build()
        self.close_button.clicked.connect(self.close_family)
        self.cancel_button.clicked.connect(self.reject)

    def close_family(self) -> None:
        """Close the family on the typed day; a day that cannot be read is said at its field."""
        today = self._services.clock.today()
        try:
            day = parse_date(self.day.line_edit.text(), today)
        except NotADate:
            self.day.set_error(_("Skriv en dato, der findes, fx 5.1.2026."))
            self.day.setFocus()
            return
        if day > today:
            self.day.set_error(_("Dagen ligger ude i fremtiden. Ret datoen."))
            self.day.setFocus()
            return
        reason = self.reason.currentText()
        changed = self._act.run_write(lambda: self._services.families.close(self._sheet.id, day, reason))
        if changed is not None:
            self.accept()

    def _build(self) -> None:
        name = words.in_row(self._sheet.surname)
        self.setWindowTitle(_("Afslut familien"))
        self.setMinimumWidth(measures.scaled(WIDTH))
        layout = QVBoxLayout(self)
        margin = measures.PAGE_MARGIN
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(
            Label(_("Afslut familien {name}").format(name=name), TypeRole.SECTION_TITLE, wrap=True)
        )
        said = _("Familien forlader overblikket. Alt bliver gemt, og den kan åbnes igen.")
        layout.addWidget(Label(said, ink=Ink.MUTED, wrap=True))
        layout.addWidget(self.day)
        layout.addWidget(Field(_("&Hvorfor"), self.reason))
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        self.close_button.setDefault(True)
