"""The folder page: from a change of a fact to the new picture of the page, and the same folder made alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from linkworker_desktop import bootstrap
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened import Opened
from linkworker_desktop.ui.pages.folder.fact_field import TypedFact
from linkworker_desktop.ui.pages.folder.page import FolderPage
from linkworker_desktop.ui.window import Window
from tools.bench.material import FAMILY_CODE
from tools.bench.subjects.program_start import PASSPHRASE
from tools.bench.subjects.reporting import VAULT, report, work_folder

EDITS = 5
FACT = "raadgiver"
PART = 1
LONGEST_WAIT = 30.0


def main() -> None:
    """Open the page in the real window, then change the fact some times, each beside a build of the folder alone."""
    app = make_application(Settings())
    folder = work_folder() / VAULT
    services = bootstrap.unlock(folder, passphrase=PASSPHRASE)
    family = services.families.by_code(FAMILY_CODE)
    opened, page = _open(app, services, folder, family)
    languages = services.folders.view(family).languages
    alone, preview = [], []
    for number in range(EDITS + 1):
        alone.append(_seconds(lambda: services.papers.folder(family, languages)))
        preview.append(_change(page, f"Rådgiver nummer {number + 1}"))
    pages = services.papers.folder(family, languages).pages
    report(alone=median(alone[1:]), preview=median(preview[1:]), pages=pages)
    opened.close_at_once()


def _open(app: QApplication, services: Services, folder: Path, family: FamilyId) -> tuple[Opened, FolderPage]:
    window = Window()
    desk = Desk(Settings(), None, data_folder=folder, parent=app)
    opened = Opened(services, desk, window, parent=app)
    opened.show(Destination(Place.FOLDER, family=family, part=PART))
    window.show()
    page = opened.main.page
    if not isinstance(page, FolderPage):
        raise TypeError("the folder page did not open")
    _wait(lambda: page.preview.picture is not None and not page.builder.is_busy)
    page.preview.go_to_part(PART)
    _wait(lambda: not page.builder.is_busy, at_least=0.5)
    return opened, page


def _change(page: FolderPage, value: str) -> float:
    """Type a value, leave the field with Enter, and return the seconds until the new page is painted."""
    before = page.preview.picture
    field = next(each for each in page.findChildren(TypedFact) if each.fact.name == FACT)

    def change() -> None:
        field.line_edit.setText(value)
        field.line_edit.editingFinished.emit()
        _wait(lambda: page.preview.picture is not before)
        QApplication.processEvents()

    seconds = _seconds(change)
    _wait(lambda: not page.builder.is_busy, at_least=0.3)
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _wait(is_so: Callable[[], bool], *, at_least: float = 0.0) -> None:
    """Let the window live until `is_so`. Raises TimeoutError."""
    begun = time.monotonic()
    loop = QEventLoop()
    poll = QTimer(interval=1)

    def look() -> None:
        waited = time.monotonic() - begun
        if (waited >= at_least and is_so()) or waited > LONGEST_WAIT:
            loop.quit()

    poll.timeout.connect(look)
    poll.start()
    loop.exec()
    poll.stop()
    if not is_so():
        raise TimeoutError("the page did not become what it was waited for")


if __name__ == "__main__":
    main()
