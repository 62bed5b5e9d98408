"""Material icons from `resources/icons`, tinted and kept by name, size, colour and pixel ratio."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.ui.kit.measures import ICON, scaled
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


class Icon(StrEnum):
    """The icons of the program; each value is a file in `resources/icons`."""

    ACCOUNT_BALANCE = "account_balance"
    ADD = "add"
    APARTMENT = "apartment"
    ARROW_DOWNWARD = "arrow_downward"
    ARROW_UPWARD = "arrow_upward"
    AUTO_STORIES = "auto_stories"
    BACKUP = "backup"
    BLOCK = "block"
    CALENDAR_MONTH = "calendar_month"
    CALL = "call"
    CANCEL = "cancel"
    CHECK = "check"
    CHECK_CIRCLE = "check_circle"
    CHEVRON_LEFT = "chevron_left"
    CHEVRON_RIGHT = "chevron_right"
    CHILD_CARE = "child_care"
    CLOSE = "close"
    CONTACT_PHONE = "contact_phone"
    CONTACTS = "contacts"
    CONTENT_COPY = "content_copy"
    COTTAGE = "cottage"
    DELETE = "delete"
    DESCRIPTION = "description"
    DIRECTIONS_BUS = "directions_bus"
    DONE_ALL = "done_all"
    DRAG_INDICATOR = "drag_indicator"
    EDIT = "edit"
    EDIT_NOTE = "edit_note"
    ELDERLY = "elderly"
    ERROR = "error"
    EVENT = "event"
    EXPAND_LESS = "expand_less"
    EXPAND_MORE = "expand_more"
    FAMILY_RESTROOM = "family_restroom"
    FILE_DOWNLOAD = "file_download"
    FILE_UPLOAD = "file_upload"
    FOLDER = "folder"
    FORUM = "forum"
    GROUP = "group"
    HANDSHAKE = "handshake"
    HELP = "help"
    HISTORY = "history"
    HOME = "home"
    HOURGLASS_TOP = "hourglass_top"
    HUB = "hub"
    IMAGE = "image"
    INFO = "info"
    KEY = "key"
    KEYBOARD = "keyboard"
    LIST = "list"
    LOCAL_PHARMACY = "local_pharmacy"
    LOCATION_CITY = "location_city"
    LOCK = "lock"
    LOCK_OPEN = "lock_open"
    MAIL = "mail"
    MAP = "map"
    MEDICAL_SERVICES = "medical_services"
    MENU_BOOK = "menu_book"
    MORE_HORIZ = "more_horiz"
    NOTE = "note"
    NOTIFICATIONS = "notifications"
    OPEN_IN_NEW = "open_in_new"
    PERSON = "person"
    PICTURE_AS_PDF = "picture_as_pdf"
    PLACE = "place"
    PRINT = "print"
    REDO = "redo"
    REMOVE = "remove"
    RESTORE = "restore"
    SAVE = "save"
    SCHEDULE = "schedule"
    SCHOOL = "school"
    SEARCH = "search"
    SETTINGS = "settings"
    SPORTS_SOCCER = "sports_soccer"
    SYNC_ALT = "sync_alt"
    TODAY = "today"
    TRANSLATE = "translate"
    TUNE = "tune"
    UNDO = "undo"
    UPLOAD_FILE = "upload_file"
    VERIFIED_USER = "verified_user"
    VIEW_LIST = "view_list"
    VISIBILITY = "visibility"
    VISIBILITY_OFF = "visibility_off"
    VOLUNTEER_ACTIVISM = "volunteer_activism"
    WARNING = "warning"
    WARNING_AMBER = "warning_amber"
    WORK = "work"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"


def icon_pixmap(name: Icon, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, `size` logical pixels square, sharp at the device pixel `ratio`.

    Raises FileNotFoundError if the file is missing from `resources/icons`.
    """
    key = f"kit:{name}:{size}:{color.rgba():08x}:{ratio:.4f}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _render(name, size, color, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(
    painter: QPainter, where: QRectF | QPointF, name: Icon, color: QColor, size: int = ICON
) -> None:
    """Paint an icon at a point, or in the middle of a rectangle; `size` in logical pixels at 100 % text."""
    side = scaled(size)
    if isinstance(where, QRectF):
        where = QPointF(where.center().x() - side / 2, where.center().y() - side / 2)
    ratio = painter.device().devicePixelRatio()
    snapped = QPointF(round(where.x() * ratio) / ratio, round(where.y() * ratio) / ratio)
    painter.drawPixmap(snapped, icon_pixmap(name, side, color, ratio))


def make_icon(name: Icon, ink: Ink = Ink.TEXT, size: int = ICON) -> QIcon:
    """Return a QIcon in the program's theme, for actions and menus; make it anew when the theme changes."""
    icon = QIcon()
    tokens = tokens_of()
    for ratio in (1.0, 2.0):
        icon.addPixmap(icon_pixmap(name, scaled(size), ink.color(tokens), ratio))
        disabled = icon_pixmap(name, scaled(size), Ink.MUTED.color(tokens), ratio)
        icon.addPixmap(disabled, QIcon.Mode.Disabled)
    return icon


def clear_icons() -> None:
    """Forget every tinted icon, e.g. after the theme has changed."""
    QPixmapCache.clear()


class IconLabel(QWidget):
    """One icon beside a word, drawn in the theme of its surroundings; it says nothing to a screen reader."""

    def __init__(
        self, name: Icon, ink: Ink = Ink.MUTED, size: int = ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: Icon, ink: Ink | None = None) -> None:
        """Show another icon, in another ink if one is given."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._size), scaled(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, self._ink.color(tokens_of(self)), self._size)
        painter.end()


@lru_cache(maxsize=256)
def _svg(name: Icon) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


def _render(name: Icon, size: int, color: QColor, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # here, so that nothing before unlocking loads QtSvg

    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_svg(name))).render(painter, QRectF(0, 0, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), color)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
