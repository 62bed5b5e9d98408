"""Several families at once: how many are chosen, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label


class BulkBar(Card):
    """The signals are wishes about all families that are chosen; hidden while there are not several."""

    print_asked = Signal()
    fridge_asked = Signal()
    task_asked = Signal()
    files_asked = Signal()
    close_asked = Signal()
    delete_asked = Signal()
    fewer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label("", TypeRole.BODY_BOLD)
        self.print_button = small_button(_("Udskriv …"), Icon.PRINT)
        self.fridge_button = small_button(_("Køleskabsdatoer …"), Icon.CALENDAR_MONTH)
        self.task_button = small_button(_("Opgave til hver …"), Icon.ADD)
        self.files_button = small_button(_("Familiefiler …"), Icon.FILE_UPLOAD)
        self.close_button = small_button(_("Afslut …"), Icon.CHECK)
        self.delete_button = small_button(_("Slet"), Icon.DELETE)
        self.fewer_button = small_link_button(_("Vælg kun én"))
        self._build()
        self._connect()
        self.hide()

    def show_number(self, number: int, show: FamilyFilter) -> None:
        """Show how many are chosen in which list."""
        said = ngettext("{count} familie er valgt", "{count} familier er valgt", number)
        self._title.setText(said.format(count=number))
        self.setAccessibleName(self._title.text())
        is_active = show is FamilyFilter.ACTIVE
        for button in (self.fridge_button, self.task_button, self.close_button):
            button.setVisible(is_active)
        self.setVisible(number > 1 and show is not FamilyFilter.TRASH)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_16)
        buttons = FlowBox(spacing=measures.GAP_8, line_spacing=measures.GAP_8)
        for button in (
            self.print_button,
            self.fridge_button,
            self.task_button,
            self.files_button,
            self.close_button,
            self.delete_button,
        ):
            buttons.add(button)
        line.addWidget(self._title)
        line.addWidget(buttons, 1)
        line.addWidget(self.fewer_button)
        self.body.setContentsMargins(
            measures.CARD_MARGIN, measures.GAP_8, measures.CARD_MARGIN, measures.GAP_8
        )
        self.body.addWidget(inner)

    def _connect(self) -> None:
        for button, asked in (
            (self.print_button, self.print_asked),
            (self.fridge_button, self.fridge_asked),
            (self.task_button, self.task_asked),
            (self.files_button, self.files_asked),
            (self.close_button, self.close_asked),
            (self.delete_button, self.delete_asked),
            (self.fewer_button, self.fewer_asked),
        ):
            button.clicked.connect(asked)
