"""A row of the documents: the whole row opens, a small button has everything else."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.documents.words import icon_of, row_words
from linkworker_desktop.ui.pages.family.open_row import OpenRow


class DocumentButton(OpenRow):
    """Enter and a click open, F2 corrects, Delete puts in the trash."""

    change_wanted = Signal()
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_F2:
                self.change_wanted.emit()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case _:
                super().keyPressEvent(event)


class DocumentRow(QWidget):
    """`menu_wanted` carries where on the screen the menu of the document is to stand."""

    menu_wanted = Signal(QPoint)

    def __init__(self, view: DocumentView, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        name = words.in_row(view.draft.name)
        self.button = DocumentButton(
            (Span(name),), leading=(icon_of(view), Ink.MUTED), second=row_words(view, today)
        )
        self.button.setToolTip(view.draft.note)
        self.button.setAccessibleDescription(view.draft.note)
        self.more = icon_button(Icon.MORE_HORIZ, _("Mere om {name}").format(name=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, measures.GAP_12, 0)
        line.setSpacing(0)
        line.addWidget(self.button, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more.clicked.connect(
            lambda: self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
