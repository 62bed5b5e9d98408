"""The map of the town: choose a picture, drop one, see it small, take it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.facts import Fact
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import MapPicture
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

SUFFIXES = ("png", "jpg", "jpeg", "webp", "tif", "tiff", "bmp", "gif")


class MapField(QWidget):
    """`picked` carries the file (a Path) somebody chose or dropped; `removed` is sent for the picture shown."""

    picked = Signal(object)
    removed = Signal()

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self._picture: MapPicture | None = None
        self._help = _(fact.hint)
        self.thumbnail = Thumbnail()
        self.choose_button = small_button(_("Vælg billede"), Icon.IMAGE)
        self.remove_button = small_button(_("Fjern kortet"), Icon.DELETE)
        self.missing = StateLabel(State.MISSING, _("Mangler"), role=TypeRole.SMALL)
        self._note = Label(self._help, TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.choose_button)
        self._build()
        self._connect()
        self.show_picture(None)

    @property
    def error(self) -> str:
        """The error shown, or an empty text."""
        return "" if self._sign.isHidden() else self._note.text()

    def show_picture(self, picture: MapPicture | None) -> None:
        """Show the map that is kept, or the place for one."""
        self._picture = picture
        self.thumbnail.set_image(QImage.fromData(picture.content) if picture else None)
        self.choose_button.setText(_("Vælg et andet billede") if picture else _("Vælg billede"))
        self.missing.setVisible(picture is None)
        self.remove_button.setVisible(picture is not None and picture.is_own)
        self.set_error("")
        if picture is not None and not picture.is_own:
            self._note.setText(_("Kommunens kort. Et eget kort træder i stedet for det."))

    def set_error(self, sentence: str) -> None:
        """Show what is wrong with a picture; an empty text takes it away."""
        self._note.setText(sentence or self._help)
        self._note.set_ink(Ink.OVER if sentence else Ink.MUTED)
        self._sign.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.thumbnail.set_target(is_target=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.thumbnail.set_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.thumbnail.set_target(is_target=False)
        file = _file_in(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.picked.emit(file)

    def _build(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.thumbnail)
        line.addLayout(buttons, 1)
        note = QHBoxLayout()
        note.setSpacing(measures.GAP_4)
        note.addWidget(self._sign)
        note.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        head = QHBoxLayout()
        head.addWidget(Label(_(self.fact.label), TypeRole.SMALL_BOLD), 1)
        head.addWidget(self.missing)
        layout.addLayout(head)
        layout.addLayout(line)
        layout.addLayout(note)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self.removed)

    def _choose(self) -> None:
        pictures = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
        kind = _("Billeder ({patterns})").format(patterns=pictures)
        when_chosen(open_dialog(self, _("Vælg kort over byen"), kind), self.picked.emit)


class Thumbnail(QWidget):
    """The picture small, or a dashed place to drop one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._small = QPixmap()
        self._is_target = False
        self.setFixedSize(self.sizeHint())

    @property
    def has_image(self) -> bool:
        """Whether there is a picture to see."""
        return self._image is not None

    def set_image(self, image: QImage | None) -> None:
        """Show a picture, or the place for one."""
        self._image = None if image is None or image.isNull() else image
        self._small = QPixmap()
        self.update()

    def set_target(self, *, is_target: bool) -> None:
        """Show that a picture may be let go here."""
        self._is_target = is_target
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(148), measures.scaled(104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, area = tokens_of(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.accent_tint if self._is_target else tokens.sunken))
        pen = QPen(QColor(tokens.accent if self._is_target else tokens.control), 1)
        if self._image is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(area, measures.RADIUS, measures.RADIUS)
        if self._image is not None:
            room = _fitted(self._image.size(), self.rect().adjusted(4, 4, -4, -4))
            painter.drawPixmap(room.topLeft(), self._scaled(room.size()))
        else:
            paint_icon(painter, QRectF(self.rect()), Icon.MAP, Ink.MUTED.color(tokens), 28)
        painter.end()

    def _scaled(self, size: QSize) -> QPixmap:
        """Return the picture in the screen's own pixels; drawn straight from a large one, thin lines break up."""
        ratio = self.devicePixelRatioF()
        pixels = size * ratio
        if self._image is not None and self._small.size() != pixels:
            small = self._image.scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._small = QPixmap.fromImage(small)
            self._small.setDevicePixelRatio(ratio)
        return self._small


def _fitted(size: QSize, room: QRect) -> QRect:
    fitted = QRect(room.topLeft(), size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(room.center())
    return fitted


def _file_in(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix[1:].lower() in SUFFIXES else None
