"""The head of the page: the two views of the directory, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.sharing import Sharing


class Yielding(QWidget):
    """Holds a widget that gives up its place where the page has no room for it."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = held
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(held)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Head(QObject):
    """`employers_asked` carries whether employers are looked for, `new_asked` that a contact is to be written."""

    employers_asked = Signal(bool)
    new_asked = Signal()

    def __init__(self, page: Page, sharing: Sharing) -> None:
        super().__init__(page)
        self._title = Label(_("Kontakter"), TypeRole.PAGE_TITLE)
        self._count = Label("", TypeRole.COUNTDOWN_PLAIN, Ink.MUTED)
        self.views = Switcher([_("Alle"), _("Virksomheder")], name=_("Visning"))
        self.more_button = secondary_button(_("Mere"), Icon.EXPAND_MORE)
        self.import_button = secondary_button(_("&Importér"), Icon.UPLOAD_FILE)
        self.new_button = secondary_button(_("Ny &kontakt"), Icon.ADD)
        self._yields = [Yielding(each) for each in (self.views, self.import_button, self._count)]
        self._is_empty = False
        self.menu = QMenu(page)
        self._build(page, sharing)
        self.views.chosen.connect(lambda view: self.employers_asked.emit(view == 1))
        self.new_button.clicked.connect(self.new_asked)
        self.import_button.clicked.connect(sharing.import_contacts)
        self.more_button.clicked.connect(self._open_menu)

    def set_count(self, count: str) -> None:
        """Show how many there are beside the title."""
        self._count.setText(count)

    def show_for(self, *, is_empty: bool, begins: bool, loud: bool) -> None:
        """Show what applies: nothing on an empty page, no »Ny kontakt« while one is written; `loud` if it is next."""
        self._is_empty = is_empty
        self.more_button.setVisible(not is_empty)
        self.new_button.setVisible(not begins and not is_empty)
        self.new_button.set_kind(ButtonKind.PRIMARY if loud else ButtonKind.SECONDARY)

    def fit(self, room: int) -> None:
        """Show as much as `room` pixels of the page have place for; the menu has the rest too."""
        gap = measures.GAP_12
        fixed = (self._title, self.more_button, self.new_button)
        left = room - sum(each.sizeHint().width() + gap for each in fixed) - measures.GAP_16
        for each in self._yields:
            left -= each.held.sizeHint().width() + gap
            each.setVisible(left >= 0 and not self._is_empty)

    def _build(self, page: Page, sharing: Sharing) -> None:
        importing = self.menu.addAction(_("Importér…"))
        importing.triggered.connect(sharing.import_contacts)
        sharing.fill(self.menu)
        seeking = self.menu.addAction(_("Find virksomhed"))
        seeking.triggered.connect(lambda: self.employers_asked.emit(True))
        views, importer, count = self._yields
        for beside in (count, views):
            page.add_beside_title(beside)
        for button in (self.more_button, importer, self.new_button):
            page.add_action(button)

    def _open_menu(self) -> None:
        self.menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))
