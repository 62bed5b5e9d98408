"""The paper beside its facts: one page of a PDF at a time, with zoom, and never a flash while it is rebuilt."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from linkworker_desktop.i18n import _
from linkworker_desktop.services.papers import Paper
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import icon_button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.pdf_pages import page_picture
from linkworker_desktop.ui.preview_sheet import Desk, ProblemStrip, Sheet

A4_POINTS = (595.28, 841.89)
FULL_SIZE = 96 / 72
"""Logical pixels per point at 100 %."""
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
DESK_MARGIN = 12
SETTLING_MILLISECONDS = 60


class Preview(Card):
    """A card with the page of a `Paper`; keeps page and zoom when a newer paper takes its place.

    `page_turned` carries the index (from 0) of the page now shown; `retried` is sent from the line that says
    why the paper could not be made.
    """

    page_turned = Signal(int)
    retried = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Side"), parent=parent)
        self._actions = actions
        self._paper: Paper | None = None
        self._index = 0
        self._wanted_part: int | None = None
        self._zoom: float | None = None
        self._is_rendering, self._is_wanted = False, False
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MILLISECONDS)
        self._sheet = Sheet()
        self._desk = Desk(self._sheet)
        self._strip = ProblemStrip()
        self._percent = small_link_button("")
        self._out = icon_button(Icon.ZOOM_OUT, _("Zoom ud"))
        self._in = icon_button(Icon.ZOOM_IN, _("Zoom ind"))
        self._back = icon_button(Icon.CHEVRON_LEFT, _("Forrige side"))
        self._forth = icon_button(Icon.CHEVRON_RIGHT, _("Næste side"))
        self._build()
        self._connect()
        self._show_state()

    @property
    def page_index(self) -> int:
        """The index (from 0) of the page shown."""
        return self._index

    @property
    def page_count(self) -> int:
        """How many pages the paper has; 0 before there is one."""
        return self._paper.pages if self._paper else 0

    @property
    def picture(self) -> QImage | None:
        """The picture of the page as it is painted now, None before the first."""
        return self._sheet.picture

    def show_paper(self, paper: Paper) -> None:
        """Show a newer paper on the same page; the old picture stays until the new one is ready."""
        self._paper = paper
        self._strip.hide()
        wanted, self._wanted_part = self._wanted_part, None
        index = self._index if wanted is None else paper.first_pages.get(wanted, self._index)
        self._turn_to(min(index, paper.pages - 1))

    def show_problem(self, sentence: str) -> None:
        """Say calmly why there is no newer paper; an older one stays to be seen."""
        self._strip.show_sentence(sentence)
        if self._paper is None:
            self._sheet.set_waiting(waiting=False)

    def forget(self) -> None:
        """Put the paper away, before another family's is made."""
        self._paper, self._index, self._wanted_part = None, 0, None
        self._strip.hide()
        self._sheet.clear()
        self._show_state()

    def go_to_page(self, index: int) -> None:
        """Turn to a page (from 0); beyond the ends nothing happens."""
        if self._paper is not None and 0 <= index < self._paper.pages and index != self._index:
            self._turn_to(index)
            self._desk.verticalScrollBar().setValue(0)

    def go_to_part(self, number: int) -> None:
        """Turn to the first page of a part, if the paper has it; before there is a paper, once it comes."""
        if self._paper is None:
            self._wanted_part = number
        elif number in self._paper.first_pages:
            self.go_to_page(self._paper.first_pages[number])

    def follow(self, number: int) -> None:
        """Turn to a part when the next paper comes, because it is moved."""
        self._wanted_part = number

    def fit(self) -> None:
        """Show the whole page."""
        self._set_zoom(None)

    def zoom_in(self) -> None:
        """Show the page one step larger."""
        now = self._scale() / FULL_SIZE
        self._set_zoom(next((step for step in STEPS if step > now * 1.02), STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the page one step smaller."""
        now = self._scale() / FULL_SIZE
        self._set_zoom(next((step for step in reversed(STEPS) if step < now * 0.98), STEPS[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        jobs = {
            Qt.Key.Key_PageUp: lambda: self.go_to_page(self._index - 1),
            Qt.Key.Key_PageDown: lambda: self.go_to_page(self._index + 1),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.go_to_page(self.page_count - 1),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }
        job = jobs.get(Qt.Key(event.key()))
        if job is None:
            super().keyPressEvent(event)
        else:
            job()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def _build(self) -> None:
        self.setAccessibleName(_("Forhåndsvisning"))
        self._percent.setToolTip(_("Vis hele siden"))
        for widget in (self._out, self._percent, self._in, self._back, self._forth):
            self.head.add_right(widget)
        self.add_row(self._strip)
        self.add_row(self._desk, stretch=1)
        self._strip.hide()

    def _connect(self) -> None:
        self._out.clicked.connect(self.zoom_out)
        self._in.clicked.connect(self.zoom_in)
        self._percent.clicked.connect(self.fit)
        self._back.clicked.connect(lambda: self.go_to_page(self._index - 1))
        self._forth.clicked.connect(lambda: self.go_to_page(self._index + 1))
        self._strip.retried.connect(self.retried)
        self._settling.timeout.connect(self._render)
        self._desk.resized.connect(self._place)

    def _turn_to(self, index: int) -> None:
        has_turned = index != self._index
        self._index = index
        self._show_state()
        self._place()
        self._render()
        if has_turned:
            self.page_turned.emit(index)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._place()

    def _scale(self) -> float:
        """Return logical pixels per point."""
        if self._zoom is not None:
            return self._zoom * FULL_SIZE
        room = self._desk.viewport().size()
        across = (room.width() - 2 * DESK_MARGIN) / A4_POINTS[0]
        down = (room.height() - 2 * DESK_MARGIN) / A4_POINTS[1]
        return max(0.1, min(across, down))

    def _place(self) -> None:
        scale = self._scale()
        self._sheet.set_page_size(round(A4_POINTS[0] * scale), round(A4_POINTS[1] * scale), DESK_MARGIN)
        self._percent.setText(_("{percent} %").format(percent=round(100 * scale / FULL_SIZE)))
        self._percent.setAccessibleName(_("{text}. Vis hele siden").format(text=self._percent.text()))
        if self._paper is not None:
            self._settling.start()

    def _render(self) -> None:
        self._settling.stop()
        if self._paper is None:
            return
        if self._is_rendering:
            self._is_wanted = True
            return
        self._is_rendering, self._is_wanted = True, False
        paper, index = self._paper, self._index
        scale = self._scale() * self.devicePixelRatioF()
        self._actions.run_in_background(
            lambda: page_picture(paper.pdf, index, scale),
            lambda picture: self._take(paper, picture),
            self._fail,
        )

    def _take(self, paper: Paper, picture: QImage) -> None:
        if not isValid(self):
            return
        self._is_rendering = False
        if paper is self._paper and not self._is_wanted:
            self._sheet.set_picture(picture)
        if self._is_wanted:
            self._render()

    def _fail(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._is_rendering = False
        self._strip.show_sentence(_("Siden kan ikke vises. Gem mappen som PDF, og åbn den derfra."))
        raise error

    def _show_state(self) -> None:
        count = self.page_count
        self.head.set_title(_("Side {page}").format(page=self._index + 1) if count else _("Papiret"))
        self.head.set_count(_("af {pages}").format(pages=count) if count else "")
        for button in (self._out, self._percent, self._in):
            button.setEnabled(count > 0)
        self._back.setEnabled(self._index > 0)
        self._forth.setEnabled(self._index + 1 < count)
        said = _("Side {page} af {pages}").format(page=self._index + 1, pages=count) if count else ""
        self._desk.setAccessibleName(said or _("Forhåndsvisning"))
