"""The documents of a family that are in the trash: taken back, or deleted for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, secondary_button, small_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.documents.words import row_words


class DocumentTrashDialog(QDialog):
    """A row for each document with two buttons; the dialog stays open until it is closed."""

    def __init__(
        self, services: Services, actions: Actions, family: FamilyId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._family = services, actions, family
        self._today = services.clock.today()
        self.restore_buttons: list[Button] = []
        self.erase_buttons: list[Button] = []
        self._area = QScrollArea()
        self.close_button = secondary_button(_("Luk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._load()
        self.close_button.clicked.connect(self.accept)
        actions.changed.connect(self._load)

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(560), measures.scaled(360))

    def _build(self) -> None:
        self.setWindowTitle(_("Slettede dokumenter"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(_("Slettede dokumenter"), TypeRole.SECTION_TITLE))
        column.addWidget(self._area, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        column.addLayout(line)

    def _load(self) -> None:
        views = self._services.documents.of_family(self._family, deleted=True)
        self.restore_buttons, self.erase_buttons = [], []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        for view in views:
            column.addWidget(self._row(view))
        if not views:
            column.addWidget(Label(_("Papirkurven er tom"), ink=Ink.MUTED))
        column.addStretch(1)
        before = self._area.takeWidget()
        if before is not None:
            before.deleteLater()  # one of its buttons may be what was pressed
        self._area.setWidget(inner)
        self.close_button.setFocus()

    def _row(self, view: DocumentView) -> QWidget:
        name = words.in_row(view.draft.name)
        row, texts = QWidget(), QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(name))
        texts.addWidget(Label(row_words(view, self._today), TypeRole.SMALL, Ink.MUTED))
        restore = small_button(_("Hent tilbage"), Icon.RESTORE)
        restore.setAccessibleName(_("Hent {name} tilbage").format(name=name))
        erase = small_button(_("Slet for altid …"), Icon.DELETE)
        erase.setAccessibleName(_("Slet {name} for altid").format(name=name))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, measures.GAP_8, 0)
        line.setSpacing(measures.GAP_8)
        line.addLayout(texts, 1)
        for button in (restore, erase):
            line.addWidget(button)
        restore.clicked.connect(lambda: self._write(lambda: self._services.documents.restore([view.id])))
        erase.clicked.connect(lambda: self._ask(view))
        self.restore_buttons.append(restore)
        self.erase_buttons.append(erase)
        return row

    def _ask(self, view: DocumentView) -> None:
        name = words.in_row(view.draft.name)
        going = [", ".join((name, row_words(view, self._today)))]
        staying = []
        if view.is_of_consent:
            staying.append(_("Samtykket, som dokumentet hører til, bliver stående."))
        EraseDialog(
            _("Slet »{name}« for altid?").format(name=name),
            going,
            staying,
            lambda: self._erase(view),
            self,
        ).open()

    def _erase(self, view: DocumentView) -> Changed | None:
        """Erase, and forget what could be taken back until now: it holds what was just erased."""
        changed = self._write(lambda: self._services.documents.erase(view.id))
        if changed is not None:
            self._act.undo_stack.clear()
        return changed

    def _write(self, work: Callable[[], Changed]) -> Changed | None:
        return self._act.run_write(work)
