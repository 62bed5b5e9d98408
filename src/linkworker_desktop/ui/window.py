"""The one window of the program: it shows one screen at a time and remembers its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QRect, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

_PLACE, _IS_LARGE = "window/place", "window/maximized"
FIRST_SIZE = QSize(1440, 900)
"""As large as the window is at first where the screen has room for it."""
LEAST_SIZE = QSize(960, 600)
_FRAME = QSize(16, 48)
"""Kept free for the title bar and the borders, which are unknown before the window is shown."""
_TICK = 40
_ICON_AFTER = 100
"""Milliseconds until the window has its icon: the first frame is on the screen by then."""
_QUIT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Q)
_SHARE = 0.22


class Window(QWidget):
    """The window's title never holds a name: it stands in the task bar of a shared screen.

    Closing it is only a wish: `close_asked` is sent until `allow_closing` was called.
    """

    close_asked = Signal()

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self._store = store if store is not None else QSettings()
        self._may_close = False
        self._busy: BusyStrip | None = None
        self._screens = QStackedLayout()
        self._column = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._screens, 1)
        self.setWindowTitle(_("Linkworker"))
        QTimer.singleShot(_ICON_AFTER, self, self._show_icon)
        self._restore_place()

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen that is seen."""
        return self._screens.currentWidget()

    def show_screen(self, screen: QWidget, *, keep_old: bool = False) -> None:
        """Show a screen in place of the present one, which is deleted unless it is kept."""
        old = self._screens.currentWidget()
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if old is not None and old is not screen and not keep_old:
            self.drop(old)
        _focus(screen)

    def drop(self, screen: QWidget) -> None:
        """Delete a screen that is not needed any more."""
        self._screens.removeWidget(screen)
        screen.hide()
        screen.deleteLater()

    def set_busy(self, text: str) -> None:
        """Say at the window's foot what is being done, with a moving line; an empty text ends it."""
        if self._busy is None:
            if not text:
                return
            self._busy = BusyStrip()
            self._column.addWidget(self._busy)
        self._busy.show_text(text)

    def raise_window(self) -> None:
        """Come to the front, because somebody started the program once more."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def allow_closing(self) -> None:
        """Let the next close be a real one."""
        self._may_close = True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        shown = self.screen_shown
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and shown is not None:
            focused = self.focusWidget()
            if focused in {None, self, shown}:
                _focus(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == _QUIT:  # on every screen; the open data bind the same key themselves
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_place()
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_asked.emit()

    def _keep_place(self) -> None:
        """Keep corner and size apart from the frame: what the system adds around the window must not add up."""
        large = self.isMaximized() or self.isFullScreen()
        size = self.normalGeometry().size() if large else self.size()
        self._store.setValue(_PLACE, QRect(self.pos(), size))
        self._store.setValue(_IS_LARGE, large)

    def _show_icon(self) -> None:
        from linkworker_desktop.ui.kit.app_icon import app_icon

        self.setWindowIcon(app_icon())

    def _restore_place(self) -> None:
        kept = self._store.value(_PLACE)
        place = kept if isinstance(kept, QRect) and kept.isValid() else None
        screen = QGuiApplication.screenAt(place.center()) if place is not None else None
        room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
        most = room.size() - _FRAME
        self.setMinimumSize(LEAST_SIZE.boundedTo(most))
        self.resize((place.size() if place is not None else FIRST_SIZE).boundedTo(most))
        if place is not None and screen is not None:
            self.move(_within(place.topLeft(), self.size() + _FRAME, room))
        if place is not None and self._store.value(_IS_LARGE, False, bool):
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _within(corner: QPoint, size: QSize, room: QRect) -> QPoint:
    """Return the corner nearest to `corner` at which a window of `size` lies within `room`."""
    x = max(room.left(), min(corner.x(), room.left() + room.width() - size.width()))
    y = max(room.top(), min(corner.y(), room.top() + room.height() - size.height()))
    return QPoint(x, y)


def _focus(screen: QWidget) -> None:
    """Give the focus to what the screen wants it on: its proxy, or what had it or asked for it before."""
    proxy: QWidget | None = screen.focusProxy()
    before: QWidget | None = screen.focusWidget()
    wanted = proxy if proxy is not None else before
    (wanted if wanted is not None else screen).setFocus(Qt.FocusReason.OtherFocusReason)


class BusyStrip(QWidget):
    """A quiet line of words with a short bar that runs along its upper edge while something is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", TypeRole.SMALL, Ink.MUTED)
        self._place = 0.0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._move)
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.GAP_16, 3, measures.GAP_16, 0)
        line.addWidget(self._words, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(measures.status_line_height())
        self.hide()

    def show_text(self, text: str) -> None:
        """Show what is being done; an empty text hides the line."""
        self._words.setText(text)
        self.setVisible(bool(text))
        if text:
            self._timer.start()
        else:
            self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.fillRect(0, 0, self.width(), 2, QColor(tokens.line2))
        left = round((self._place * (1 + _SHARE) - _SHARE) * self.width())
        painter.fillRect(left, 0, round(_SHARE * self.width()), 2, QColor(tokens.accent))
        painter.end()

    def _move(self) -> None:
        self._place = (self._place + 0.02) % 1.0
        self.update(0, 0, self.width(), 2)
