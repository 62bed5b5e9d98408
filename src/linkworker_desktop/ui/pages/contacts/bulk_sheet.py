"""Several contacts at once: how many are chosen, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class BulkSheet(Card):
    """The signals are wishes about all contacts that are chosen."""

    category_asked = Signal()
    end_asked = Signal()
    delete_asked = Signal()
    restore_asked = Signal()
    copy_asked = Signal()
    export_asked = Signal()
    fewer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._said = Label(
            _("Det gælder dem alle på én gang, og det kan fortrydes."), ink=Ink.MUTED, wrap=True
        )
        self.category_button = secondary_button(_("Skift kategori…"), Icon.EDIT)
        self.end_button = secondary_button(_("Ophørt"), Icon.BLOCK)
        self.export_button = secondary_button(_("Eksportér…"), Icon.FILE_UPLOAD)
        self.copy_button = secondary_button(_("Kopiér som tekst"), Icon.CONTENT_COPY)
        self.delete_button = secondary_button(_("Læg i papirkurven"), Icon.DELETE)
        self.restore_button = secondary_button(_("Hent tilbage"), Icon.RESTORE)
        self.fewer_button = link_button(_("Vælg kun én"))
        self._build()
        self._connect()

    def show_number(self, number: int, show: ContactFilter) -> None:
        """Show how many are chosen in which list."""
        chosen = ngettext("{count} kontakt er valgt", "{count} kontakter er valgt", number)
        self._title.setText(chosen.format(count=number))
        self.setAccessibleName(self._title.text())
        is_trash, is_ended = show is ContactFilter.TRASH, show is ContactFilter.ENDED
        for button in (self.category_button, self.export_button, self.delete_button):
            button.setVisible(not is_trash)
        self.end_button.setVisible(not is_trash and not is_ended)
        self.restore_button.setVisible(is_trash)

    def _build(self) -> None:
        column = self.body
        column.setSpacing(measures.GAP_12)
        column.addWidget(self._title)
        column.addWidget(self._said)
        buttons = QVBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        for button in (
            self.category_button,
            self.export_button,
            self.copy_button,
            self.end_button,
            self.delete_button,
            self.restore_button,
        ):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(self.fewer_button)
        column.addStretch(1)

    def _connect(self) -> None:
        for button, asked in (
            (self.category_button, self.category_asked),
            (self.end_button, self.end_asked),
            (self.export_button, self.export_asked),
            (self.copy_button, self.copy_asked),
            (self.delete_button, self.delete_asked),
            (self.restore_button, self.restore_asked),
            (self.fewer_button, self.fewer_asked),
        ):
            button.clicked.connect(asked)
