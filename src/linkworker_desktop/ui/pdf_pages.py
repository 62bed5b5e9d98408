"""Pages of a finished PDF as pictures, drawn by PDFium outside the window's thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
PDFIUM = threading.RLock()
"""Held round every use of PDFium, which is not safe in two threads at once."""


def refuse_window_thread() -> None:
    """Raise RuntimeError in the window's thread: work on a PDF would freeze what is typed."""
    application = QCoreApplication.instance()
    if application is not None and QThread.currentThread() is application.thread():
        raise RuntimeError("work on a PDF belongs in a worker thread")


def page_picture(
    pdf: bytes, index: int, pixels_per_point: float, *, is_grey: bool = False, limit: int = 6000
) -> QImage:
    """Return page `index` (from 0) on white, no side longer than `limit` pixels.

    Raises IndexError for a page that is not there and `pypdfium2.PdfiumError` for a file that is no PDF;
    RuntimeError in the window's thread.
    """
    refuse_window_thread()
    import pypdfium2
    import pypdfium2.raw

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= index < len(document):
                raise IndexError(index)
            page = document[index]
            scale = min(pixels_per_point, limit / max(page.get_size()))
            bitmap = page.render(
                scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx, grayscale=is_grey
            )
            picture = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
        finally:
            document.close()
    return picture
