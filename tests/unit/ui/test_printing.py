"""Printing a PDF, tried on a printer that writes to a file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.papers import a_pdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.printing import (
    PrintCancelled,
    Printed,
    PrintJob,
    chosen_pages,
    make_printer,
    print_pages,
)

LONG = 20_000
Result = TypeVar("Result")


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(LONG)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "printed.pdf"


@pytest.fixture
def printer(qapp: QApplication, file: Path) -> QPrinter:
    made = make_printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(file))
    return made


def in_a_worker(work: Callable[[], Result]) -> Result:
    """Run `work` in a thread and return what it gives or raise what it raises."""
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]


def ink_on(file: Path, index: int) -> bool:
    """Tell whether the middle of the first square of a printed page is dark."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    try:
        picture = document[index].render(scale=1).to_pil().convert("L")
    finally:
        document.close()
    return bool(picture.getpixel((70, 842 - 770)) < 128)


def pages_in(file: Path) -> int:
    document = pypdfium2.PdfDocument(file.read_bytes())
    try:
        return len(document)
    finally:
        document.close()


def test_a_folder_is_printed_upright_to_the_edge_at_300_dots(printer: QPrinter) -> None:
    assert printer.fullPage()
    assert printer.resolution() == 300
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_the_name_in_the_print_queue_says_nothing_about_the_family(printer: QPrinter) -> None:
    assert printer.docName() == "Velkomstmappe"


def test_every_page_is_printed_where_it_stands(printer: QPrinter, file: Path) -> None:
    told: list[tuple[int, int]] = []
    sides = in_a_worker(
        lambda: print_pages(
            a_pdf(3),
            printer,
            [0, 1, 2],
            progress=lambda done, total: told.append((done, total)),
            is_cancelled=lambda: False,
        )
    )
    assert sides == pages_in(file) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert all(ink_on(file, index) for index in range(3))


def test_cancelling_stops_after_the_page(printer: QPrinter) -> None:
    told: list[int] = []
    with pytest.raises(PrintCancelled):
        in_a_worker(
            lambda: print_pages(
                a_pdf(5),
                printer,
                range(5),
                progress=lambda done, _total: told.append(done),
                is_cancelled=lambda: len(told) == 2,
            )
        )
    assert told == [1, 2]


def test_printing_never_happens_in_the_windows_thread(printer: QPrinter) -> None:
    with pytest.raises(RuntimeError, match="worker"):
        print_pages(a_pdf(1), printer, [0], progress=lambda *_: None, is_cancelled=lambda: False)


@pytest.mark.qt_log_ignore("QPrinter|QPainter|QPdf")
def test_a_printer_that_takes_nothing_is_said_in_a_sentence(tmp_path: Path, printer: QPrinter) -> None:
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(UserError, match="Printeren tager ikke imod"):
        in_a_worker(
            lambda: print_pages(a_pdf(1), printer, [0], progress=lambda *_: None, is_cancelled=lambda: False)
        )


def test_all_pages_are_printed_unless_some_are_chosen(printer: QPrinter) -> None:
    assert chosen_pages(printer, 4, current=2) == [0, 1, 2, 3]


def test_the_page_in_view_can_be_printed_alone(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, current=2) == [2]


def test_a_range_of_pages_can_be_printed(printer: QPrinter) -> None:
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    ranges.addPage(9)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(ranges)
    assert chosen_pages(printer, 4, current=0) == [1, 2]


def test_the_last_page_may_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3, current=0) == [2, 1, 0]


def test_a_job_says_how_far_it_is_and_what_was_printed(
    qtbot: QtBot, actions: Actions, printer: QPrinter, file: Path
) -> None:
    job, pdf = PrintJob(actions), a_pdf(2)
    told: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.finished, timeout=LONG) as finished:
        job.start(lambda: pdf, printer, [0, 1], of=2)
    assert finished.args == [Printed(pdf, 2, is_whole=True)]
    assert told == [(1, 2), (2, 2)]


def test_a_job_of_one_page_is_not_the_whole_folder(qtbot: QtBot, actions: Actions, printer: QPrinter) -> None:
    job = PrintJob(actions)
    with qtbot.waitSignal(job.finished, timeout=LONG) as finished:
        job.start(lambda: a_pdf(2), printer, [1], of=2)
    assert finished.args is not None
    assert not finished.args[0].is_whole


def test_a_job_can_be_cancelled(qtbot: QtBot, actions: Actions, printer: QPrinter) -> None:
    job = PrintJob(actions)
    job.progressed.connect(lambda *_: job.cancel())
    with qtbot.waitSignal(job.cancelled, timeout=LONG):
        job.start(lambda: a_pdf(30), printer, range(30), of=30)


def test_a_paper_that_cannot_be_made_fails_with_its_own_sentence(
    qtbot: QtBot, actions: Actions, printer: QPrinter
) -> None:
    def refuse() -> bytes:
        raise UserError("Kortet kan ikke læses.")

    job = PrintJob(actions)
    with qtbot.waitSignal(job.failed, timeout=LONG) as failed:
        job.start(refuse, printer, [0], of=1)
    assert failed.args is not None
    assert failed.args[0].message == "Kortet kan ikke læses."
