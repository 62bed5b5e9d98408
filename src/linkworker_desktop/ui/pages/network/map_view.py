"""The network map on the screen: arrows walk from card to card, Enter opens, Alt and arrows move a card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import KEYBOARD
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.pages.network.geometry import Size
from linkworker_desktop.ui.pages.network.map_scene import MapContent, NetworkScene
from linkworker_desktop.ui.pages.network.map_style import make_style

MARGIN = 1
"""Round the scene, so that no border at its edge is cut."""
STEP = 20
"""How far Alt and an arrow move a card, in pixels at 100 %."""
KEPT_AFTER = 500
"""Milliseconds after the last key that a card moved with the keyboard is kept."""
ONWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class NetworkMap(Restyled, QGraphicsView):
    """The map; `card_opened` and `card_moved` carry the key of a card, `card_moved` also where it was put.

    Where is a corner seen from the middle of the household, in pixels at 100 % text.
    """

    card_opened = Signal(str)
    card_moved = Signal(str, object)
    member_pressed = Signal(object)
    """PersonId."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scene = NetworkScene()
        super().__init__(self._scene, parent)
        self._content = MapContent("")
        self._cursor = ""
        self._shows_cursor = False
        self._carried = ""
        self._built_for = QSize()
        self._keeping = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Netværkskort. Piletasterne går fra kort til kort, Enter åbner."))
        self._scene.card_opened.connect(self._press)
        self._scene.card_dropped.connect(self._tell_moved)
        self._scene.member_pressed.connect(self.member_pressed)
        self._keeping.timeout.connect(self._keep)

    @property
    def network_scene(self) -> NetworkScene:
        """The scene, e.g. to see where its cards stand."""
        return self._scene

    @property
    def cursor_key(self) -> str:
        """The key of the card the keyboard is at, empty before it was anywhere."""
        return self._cursor

    def show_map(self, content: MapContent) -> None:
        """Show a map; the keyboard stays at its card and the view where it was scrolled to."""
        self._content = content
        self._rebuild()

    def go_to(self, key: str) -> None:
        """Put the keyboard at a card and say it."""
        for place, card in self._scene.cards.items():
            card.set_cursor_here(here=place == key and self._shows_cursor and self.hasFocus())
        self._cursor = key
        item = self._scene.cards.get(key)
        if item is not None:
            self.setAccessibleDescription(item.face.sentence)
            self.ensureVisible(item.sceneBoundingRect(), MARGIN, MARGIN)

    def keep_now(self) -> None:
        """Tell at once where a card was carried to."""
        self._keep()

    def restyle(self) -> None:
        """Take on the theme and the text size of the moment."""
        self._rebuild()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(900), measures.scaled(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(300), measures.scaled(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size() != self._built_for:
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._rebuild()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in KEYBOARD:
            self._shows_cursor = True
        keys = list(self._scene.cards)
        if keys:
            self.go_to(self._cursor if self._cursor in self._scene.cards else keys[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep()
        for item in self._scene.cards.values():
            item.set_cursor_here(here=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), list(self._scene.cards)
        if not keys:
            super().keyPressEvent(event)
            return
        self._shows_cursor = True
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._carry(*STEPS[Qt.Key(key)])
        elif key in ONWARD:
            at = keys.index(self._cursor) if self._cursor in keys else -1
            self.go_to(keys[(at + ONWARD[Qt.Key(key)]) % len(keys)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(keys[0] if key == Qt.Key.Key_Home else keys[-1])
        elif key in OPENS and self._cursor in keys:
            self.card_opened.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        self.go_to(key)
        self.card_opened.emit(key)

    def _carry(self, across: int, down: int) -> None:
        """Move the card at the keyboard one step; it is kept when the keys rest."""
        item = self._scene.cards.get(self._cursor)
        if item is None:
            return
        if self._carried not in {"", self._cursor}:
            self._keep()
        self._carried = self._cursor
        step = measures.scaled(STEP)
        item.moveBy(across * step, down * step)
        self.ensureVisible(item.sceneBoundingRect(), MARGIN, MARGIN)
        self._keeping.start()

    def _keep(self) -> None:
        self._keeping.stop()
        carried, self._carried = self._carried, ""
        if carried in self._scene.cards:
            self._tell_moved(carried)

    def _tell_moved(self, key: str) -> None:
        x, y = self._scene.offset_of(key)
        scale = measures.scaled(1000) / 1000
        self.card_moved.emit(key, (x / scale, y / scale))

    def _rebuild(self) -> None:
        self._built_for = self.size()
        scale = measures.scaled(1000) / 1000
        moved = {key: (x * scale, y * scale) for key, (x, y) in self._content.moved.items()}
        content = MapContent(
            self._content.title, self._content.members, self._content.faces, self._content.chosen, moved
        )
        style = make_style(tokens_of(self))
        self.setBackgroundBrush(QColor(style.tokens.window))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._show_bars(upright=False, level=False)
        self._scene.build(content, self._room(), style)
        room, size = self._room(), self._scene.layout.size
        if size.height > room.height or size.width > room.width:
            self._show_bars(upright=size.height > room.height, level=size.width > room.width)
            self._scene.build(content, self._room(), style)
            size = self._scene.layout.size
        self.setSceneRect(QRectF(-MARGIN, -MARGIN, size.width + 2 * MARGIN, size.height + 2 * MARGIN))
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        if self._cursor in self._scene.cards and self.hasFocus():
            self.go_to(self._cursor)

    def _show_bars(self, *, upright: bool, level: bool) -> None:
        """Show the scroll bars that are needed; left to itself one would call the other."""
        policies = Qt.ScrollBarPolicy
        for is_on, turn in (
            (upright, self.setVerticalScrollBarPolicy),
            (level, self.setHorizontalScrollBarPolicy),
        ):
            turn(policies.ScrollBarAlwaysOn if is_on else policies.ScrollBarAlwaysOff)

    def _room(self) -> Size:
        """Return the room for the scene without its margin."""
        return Size(self.viewport().width() - 2 * MARGIN, self.viewport().height() - 2 * MARGIN)
