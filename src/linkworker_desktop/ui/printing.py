"""From a finished PDF to a printer: pages as pictures at 300 dots an inch, one at a time, until somebody cancels."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pdf_pages import POINTS_PER_INCH, page_picture, refuse_window_thread

DOTS_PER_INCH = 300
"""The printed stream is a picture of each page; more dots make it heavier, not easier to read."""


class PrintCancelled(Exception):
    """Somebody pressed »Annullér«; the printer was told to forget the rest."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What went to the printer: the PDF, how many sides, and whether it was every page of it."""

    pdf: bytes
    sides: int
    is_whole: bool


def make_printer() -> QPrinter:
    """Return the default printer set for a folder: A4 to the edge, 300 dots an inch, both sides."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    printer.setDocName(_("Velkomstmappe"))
    return printer


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the indexes (from 0) of the pages the print dialog asked for, in the order they are printed."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case QPrinter.PrintRange.PageRange:
            pages = _in_ranges(printer, count)
        case _:
            pages = list(range(count))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def wants_grey(printer: QPrinter) -> bool:
    """Tell whether black and white was chosen."""
    return printer.colorMode() is QPrinter.ColorMode.GrayScale


def print_pages(
    pdf: bytes,
    printer: QPrinter,
    pages: Sequence[int],
    *,
    progress: Callable[[int, int], object],
    is_cancelled: Callable[[], bool],
) -> int:
    """Send pages (indexes from 0) to the printer and return how many sides it was given.

    `progress` is told the sides done and their total. Raises `UserError` when the printer takes nothing and
    `PrintCancelled`; RuntimeError in the window's thread.
    """
    refuse_window_thread()
    printer.setFullPage(True)
    printer.setResolution(DOTS_PER_INCH)
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    sides = [index for _copy in range(copies) for index in pages]
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("Printeren tager ikke imod. Se, om den er tændt, og prøv igen."))
    try:
        for done, index in enumerate(sides):
            if is_cancelled():
                printer.abort()
                raise PrintCancelled
            if done and not printer.newPage():
                raise UserError(_("Printeren holdt op undervejs. Se til den, og prøv igen."))
            _draw(
                painter,
                page_picture(pdf, index, DOTS_PER_INCH / POINTS_PER_INCH, is_grey=wants_grey(printer)),
            )
            progress(done + 1, len(sides))
    finally:
        painter.end()
    return len(sides)


class PrintJob(QObject):
    """One printing in the background; signals come in the window's thread. Keep it until one has come."""

    progressed = Signal(int, int)
    """Sides done, sides in all."""
    finished = Signal(object)
    """Printed."""
    cancelled = Signal()
    failed = Signal(object)
    """UserError: the sentence to show."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._stop = threading.Event()

    def start(self, make: Callable[[], bytes], printer: QPrinter, pages: Sequence[int], *, of: int) -> None:
        """Print `pages` of the PDF that `make` returns in the worker; `of` is how many pages it has."""

        def work() -> Printed:
            pdf = make()
            sides = print_pages(
                pdf, printer, pages, progress=self.progressed.emit, is_cancelled=self._stop.is_set
            )
            return Printed(pdf, sides, is_whole=set(pages) == set(range(of)))

        self._actions.run_in_background(work, self._finish, self._fail)

    def cancel(self) -> None:
        """Stop after the page that is being made."""
        self._stop.set()

    def _finish(self, printed: Printed) -> None:
        if isValid(self):
            self.finished.emit(printed)

    def _fail(self, error: Exception) -> None:
        if not isValid(self):
            return
        if isinstance(error, PrintCancelled):
            self.cancelled.emit()
        elif isinstance(error, UserError):
            self.failed.emit(error)
        else:
            self.failed.emit(UserError(_("Mappen kunne ikke udskrives. Gem den som PDF, og udskriv derfra.")))
            raise error


def _in_ranges(printer: QPrinter, count: int) -> list[int]:
    ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
    wanted = {page - 1 for first, last in ranges for page in range(first, last + 1)}
    return sorted(page for page in wanted if 0 <= page < count) or list(range(count))


def _draw(painter: QPainter, picture: QImage) -> None:
    room = QSizeF(painter.viewport().size())
    size = QSizeF(picture.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
    painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
