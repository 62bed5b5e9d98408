"""The side panel: the mark, the places of the program, and the lock at its foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.bridge import Mark
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.navigation_row import NavigationRow
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.navigation import Place

NARROW_FROM = 1367
"""Below this width of the window the panel is narrow."""
NARROW = 184
SPARE = 32
"""What a row wishes for a number at its right beyond its name; the row with the longest name has none."""

_PLACES = (
    (Place.OVERVIEW, N_("Overblik"), Icon.HOME),
    (Place.FAMILIES, N_("Familier"), Icon.FAMILY_RESTROOM),
    (Place.CONTACTS, N_("Kontakter"), Icon.CONTACTS),
    (Place.FOLDERS, N_("Velkomstmapper"), Icon.AUTO_STORIES),
    (Place.CALENDAR, N_("Kalender"), Icon.CALENDAR_MONTH),
)
_SHOWN_AS = {
    Place.FAMILY: Place.FAMILIES,
    Place.FAMILY_FORM: Place.FAMILIES,
    Place.RELAY: Place.FAMILIES,
    Place.CONSENTS: Place.FAMILIES,
    Place.PERSON: Place.FAMILIES,
    Place.FOLDER: Place.FOLDERS,
    Place.CALL_ROUND: Place.CONTACTS,
    Place.CONTACT_IMPORT: Place.CONTACTS,
    Place.COOPERATION: Place.CONTACTS,
    Place.RULES: Place.SETTINGS,
    Place.RECEPTION: Place.FAMILIES,
    Place.NETWORK: Place.FAMILIES,
}


class SidePanel(QWidget):
    """Where somebody can go; `chosen` carries a place, `lock_pressed` is the last row."""

    chosen = Signal(object)
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._municipality = ElidedLabel("", TypeRole.SMALL, Ink.MUTED)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self.rows = {place: NavigationRow(_(name), icon) for place, name, icon in _PLACES}
        self.rows[Place.SETTINGS] = NavigationRow(_("Indstillinger"), Icon.SETTINGS)
        self.lock_row = NavigationRow(_("Lås"), Icon.LOCK, key="Ctrl+Shift+L")
        self.lock_row.setCheckable(False)
        self.setAccessibleName(_("Sider"))
        self._build()
        self._connect()

    def set_municipality(self, name: str) -> None:
        """Show whose data these are."""
        self._municipality.setText(name)
        self._municipality.setVisible(bool(name))

    def set_place(self, place: Place) -> None:
        """Mark the row a page belongs to."""
        self.rows[_SHOWN_AS.get(place, place)].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room in a small window; never less than the longest name needs."""
        side = measures.GAP_4 if narrow else measures.GAP_12
        self._column.setContentsMargins(side, measures.GAP_16, side, measures.GAP_8)
        needed = max(row.sizeHint().width() for row in self.rows.values()) - SPARE + 2 * side
        self.setFixedWidth(max(NARROW if narrow else measures.SIDE_PANEL_WIDTH, needed))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).sidebar))
        painter.end()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(_("Linkworker"), TypeRole.CARD_TITLE))
        names.addWidget(self._municipality)
        brand = QHBoxLayout()
        brand.setContentsMargins(measures.GAP_8, 0, 0, 0)
        brand.setSpacing(10)
        brand.addWidget(Mark())
        brand.addLayout(names, 1)
        layout = self._column
        layout.setSpacing(measures.GAP_4)
        layout.addLayout(brand)
        layout.addSpacing(measures.GAP_12)
        for place, row in self.rows.items():
            if place is Place.SETTINGS:
                layout.addStretch(1)
            self._group.addButton(row)
            layout.addWidget(row)
        layout.addWidget(_Line())
        layout.addWidget(self.lock_row)

    def _connect(self) -> None:
        for place, row in self.rows.items():
            row.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        self.lock_row.clicked.connect(self.lock_pressed)


class _Line(QWidget):
    """A thin line with some air around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(17)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(8, 8, self.width() - 16, 1, QColor(tokens_of(self).line))
        painter.end()
