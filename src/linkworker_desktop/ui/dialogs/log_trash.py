"""The deleted entries of a family's log: brought back, or deleted for good."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.log_views import LogEntryView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button, small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.words import moment_words


class LogTrashDialog(QDialog):
    """What was deleted last stands first."""

    def __init__(
        self, services: Services, actions: Actions, family: FamilyId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._family = services, actions, family
        self.rows: list[DeletedRow] = []
        self.card = Card(_("Slettet i loggen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Slettet i loggen"))
        self._build()
        self._load()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(560), measures.scaled(480))

    def restore(self, view: LogEntryView) -> None:
        """Bring an entry back to the time line."""
        entry = view.draft.entry
        if entry is not None and self._act.run_write(lambda: self._services.log.restore(entry)) is not None:
            self._load()

    def ask_to_erase(self, view: LogEntryView) -> EraseDialog:
        """Ask once before an entry is deleted for good."""
        dialog = EraseDialog(_("Slet linjen for altid?"), [view.heading], [], lambda: self._erase(view), self)
        dialog.open()
        return dialog

    def _erase(self, view: LogEntryView) -> Changed | None:
        """Erase, and forget what could be taken back until now: it holds what was just erased."""
        entry = view.draft.entry
        if entry is None:
            return None
        changed = self._act.run_write(lambda: self._services.log.erase(entry))
        if changed is not None:
            self._act.undo_stack.clear()
            self._load()
        return changed

    def _load(self) -> None:
        views, today = self._services.log.trash(self._family), self._services.clock.today()
        self.card.clear_rows()
        self.rows = []
        for view in views:
            row = DeletedRow(view, today)
            row.restore_button.clicked.connect(lambda _on=False, view=view: self.restore(view))
            row.erase_button.clicked.connect(lambda _on=False, view=view: self.ask_to_erase(view))
            self.rows.append(row)
            self.card.add_row(row)
        if not views:
            self.card.body.addWidget(Label(_("Intet er slettet."), ink=Ink.MUTED))
        self.card.add_stretch()

    def _build(self) -> None:
        close = secondary_button(_("Luk"))
        close.clicked.connect(self.accept)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.card)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)


class DeletedRow(QWidget):
    """A deleted entry: what it was and when it was written, the way back and the way out."""

    def __init__(self, view: LogEntryView, today: date) -> None:
        super().__init__()
        self.restore_button = small_button(_("Hent tilbage"), Icon.RESTORE)
        self.restore_button.setAccessibleName(_("Hent tilbage: {title}").format(title=view.heading))
        self.erase_button = small_button(_("Slet for altid …"), Icon.DELETE)
        self.erase_button.setAccessibleName(_("Slet {name} for altid").format(name=view.heading))
        when = moment_words(view.draft.at, today) if view.draft.at is not None else ""
        second = " · ".join(part for part in (when, view.text.partition("\n")[0]) if part)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(view.heading, TypeRole.BODY_BOLD))
        words.addWidget(ElidedLabel(second, TypeRole.SMALL, Ink.MUTED))
        line = QHBoxLayout(self)
        margin = measures.CARD_MARGIN - 1
        line.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        line.setSpacing(measures.GAP_12)
        line.addLayout(words, 1)
        line.addWidget(self.restore_button)
        line.addWidget(self.erase_button)
