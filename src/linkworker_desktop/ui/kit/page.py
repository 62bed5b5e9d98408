"""The frame of every page: breadcrumb, title, actions, one banner, and a body that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.banner_slot import BannerSlot
from linkworker_desktop.ui.kit.breadcrumb import Breadcrumb
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink

BASELINE = 3  # lifts smaller words beside the title onto its baseline


class Page(QWidget):
    """A page with margins of 24 and content at most 1520 wide, left aligned.

    Fill `body`; put the page's buttons into `actions` with `add_action`, facts beside the title with
    `add_beside_title`, and facts under it with `add_below_title`. A page that divides its height itself, like one
    with a splitter, is made with `scrolls=False`. With `floats_banners` a banner lies over the beginning of
    the body, at the upper edge when that is scrolled away: nothing moves, and the way back and the page's buttons
    stay free. `crumb_pressed` carries the index of a breadcrumb.
    """

    crumb_pressed = Signal(int)

    def __init__(
        self,
        title: str = "",
        *,
        scrolls: bool = True,
        floats_banners: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scrolls, self._floats_banners = scrolls, floats_banners
        self._title = ElidedLabel(title, TypeRole.PAGE_TITLE)
        self._subtitle = Label("", TypeRole.COUNTDOWN_PLAIN, Ink.MUTED)
        self._sentence = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self._crumbs = Breadcrumb()
        self._banners = BannerSlot()
        self._scroller: QScrollArea | None = None
        self._beside, self._below, self._actions = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.body = QVBoxLayout()
        self._crumbs.pressed.connect(self.crumb_pressed)
        self._build()
        self.set_title(title)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title, and in muted a short fact beside it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def set_sentence(self, text: str) -> None:
        """Show the one line of plain Danish under the title; empty hides it."""
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))

    def set_breadcrumb(self, names: Sequence[str]) -> None:
        """Show the way here, at most three names; the last one is this page."""
        self._crumbs.set_names(names)

    def add_action(self, widget: QWidget) -> None:
        """Add a button at the right of the title; the primary one comes last."""
        self._actions.addWidget(widget)

    def add_beside_title(self, widget: QWidget) -> None:
        """Add a fact beside the title, e.g. the address or the time left."""
        self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    def add_below_title(self, widget: QWidget) -> None:
        """Add a fact to the line under the title."""
        self._below.addWidget(widget)

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        if self._scroller is not None:
            self._scroller.verticalScrollBar().setValue(0)

    def show_banner(self, banner: Banner, *, is_notice: bool = False) -> None:
        """Show a banner above the body; only one is seen at a time, a notice of what just happened first."""
        self._banners.add(banner, is_notice=is_notice)

    def clear_banners(self) -> None:
        """Take every banner away."""
        self._banners.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._float_banners()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._float_banners()
        return super().eventFilter(watched, event)

    def _float_banners(self) -> None:
        if self._floats_banners and not self._banners.isHidden():
            margin = measures.PAGE_MARGIN
            width = min(self.width() - 2 * margin, measures.MAX_CONTENT_WIDTH)
            wanted = self._banners.heightForWidth(width)
            height = wanted if wanted > 0 else self._banners.sizeHint().height()
            self._banners.setGeometry(margin, max(0, self._top_of_body()), width, height)
            self._banners.raise_()

    def _top_of_body(self) -> int:
        return self._column.mapTo(self, QPoint(0, self.body.geometry().y())).y()

    def _build(self) -> None:
        self._column = column = QWidget()
        column.setMaximumWidth(measures.MAX_CONTENT_WIDTH + 2 * measures.PAGE_MARGIN)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(measures.PAGE_MARGIN, 0, measures.PAGE_MARGIN, measures.PAGE_MARGIN)
        layout.setSpacing(0)
        layout.addWidget(self._crumbs)
        layout.addLayout(self._title_line())
        layout.addWidget(self._sentence)
        self._below.setSpacing(measures.GAP_16)
        below = QHBoxLayout()
        below.addLayout(self._below)
        below.addStretch(1)
        layout.addLayout(below)
        layout.addSpacing(measures.GAP_12)
        if not self._floats_banners:
            layout.addWidget(self._banners)
        self.body.setSpacing(measures.CARD_GAP)
        layout.addLayout(self.body, 1)
        self._sentence.hide()
        self._place(column)
        if self._floats_banners:
            self._banners.setParent(self)
            self._banners.installEventFilter(self)

    def _title_line(self) -> QHBoxLayout:
        for line in (self._beside, self._actions):
            line.setSpacing(measures.GAP_12)
        self._beside.setContentsMargins(0, 0, 0, BASELINE)
        self.add_beside_title(self._subtitle)
        words = QHBoxLayout()
        words.setSpacing(measures.GAP_16)
        words.addWidget(self._title)
        words.addLayout(self._beside)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 4)
        line.addLayout(words)
        line.addStretch(1)
        line.addLayout(self._actions)
        return line

    def _place(self, column: QWidget) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        sheet = QWidget()
        line = QHBoxLayout(sheet)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(column, 1)
        line.addStretch(0)
        if not self._scrolls:
            outer.addWidget(sheet)
            return
        area = QScrollArea()
        area.setViewport(QWidget())  # asking for one that Qt made would load every class of widgets there is
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        self._scroller = area
        outer.addWidget(area)
