"""The family tree on the network page, and the way to correct it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.genogram import Genogram
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.pages.network.kin_drawing import EMPTY, KinDrawing


class KinView(QWidget):
    """The tree of one family; »Ret slægtskab« opens the ties that were typed in."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self.tree: Genogram = EMPTY
        self.drawing = KinDrawing()
        self.edit_button = small_button(_("&Ret slægtskab"), Icon.EDIT)
        card = Card(_("Slægt"))
        card.head.set_count(_("Udfyldt er voksen, stiplet bor ikke her"))
        card.head.add_right(self.edit_button)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.drawing)
        area.viewport().setAutoFillBackground(False)
        self.drawing.setAutoFillBackground(False)
        card.add_row(area, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.edit_button.clicked.connect(self.edit)

    def show_family(self, family: FamilyId, on: date) -> None:
        """Show the tree of a family on a day."""
        self._family = family
        self.tree = self._services.kinship.genogram(family, on=on)
        sentences = [tie.sentence for tie in self._services.kinship.ties(family)]
        self.drawing.show_tree(self.tree, sentences)

    def edit(self) -> None:
        """Show the ties, to add and to remove."""
        from linkworker_desktop.ui.dialogs.kinship import KinshipDialog

        if self._family is not None:
            KinshipDialog(self._services, self._act, self._family, self.tree.nodes, self).open()
