"""Keeps a family's folder on paper up to date: a little after the last change, in a worker, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.papers import Paper, Papers
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pdf_pages import PDFIUM, refuse_window_thread

PAUSE_MILLISECONDS = 60
Order = tuple[FamilyId, tuple[str, ...]]


class PaperBuilder(QObject):
    """Builds the folder of the family last asked for; a result that is out of date is thrown away."""

    built = Signal(object)
    """Paper."""
    failed = Signal(str)
    """The sentence to show."""

    def __init__(self, papers: Papers, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers, self._actions = papers, actions
        self._order: Order | None = None
        self._paper: Paper | None = None
        self._version = 0
        self._is_building = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._start)

    @property
    def paper(self) -> Paper | None:
        """The folder as it is now; None while it is being made or when it could not be."""
        return self._paper

    @property
    def is_busy(self) -> bool:
        """Whether a newer paper is on its way."""
        return self._is_building or self._pause.isActive()

    def request(self, family: FamilyId, languages: tuple[str, ...], *, at_once: bool = False) -> None:
        """Ask for the paper of a family; it comes with `built` or `failed`."""
        self._order = (family, languages)
        self._paper = None
        self._version += 1
        self._pause.start(0 if at_once else PAUSE_MILLISECONDS)

    def retry(self) -> None:
        """Make the paper last asked for once more."""
        if self._order is not None:
            self.request(*self._order, at_once=True)

    def make(self, family: FamilyId, languages: tuple[str, ...], *, black_and_white: bool) -> Paper:
        """Return a family's folder, made anew; for a worker. Raises `UserError`."""
        return _made(self._papers, (family, languages), black_and_white=black_and_white)

    def _start(self) -> None:
        order, version = self._order, self._version
        if order is None or self._is_building:
            return
        self._is_building = True
        self._actions.run_in_background(
            lambda: _made(self._papers, order, black_and_white=False),
            lambda paper: self._finish(version, paper),
            lambda error: self._fail(version, error),
        )

    def _finish(self, version: int, paper: Paper) -> None:
        if self._is_outdated(version):
            return
        self._paper = paper
        self.built.emit(paper)

    def _fail(self, version: int, error: Exception) -> None:
        if self._is_outdated(version):
            return
        if isinstance(error, UserError):
            self.failed.emit(error.message)
            return
        self.failed.emit(_("Mappen kan ikke vises lige nu. Det, du har skrevet, er gemt."))
        raise error

    def _is_outdated(self, version: int) -> bool:
        if not isValid(self):
            return True
        self._is_building = False
        if version != self._version and not self._pause.isActive():
            self._pause.start(0)
        return version != self._version


def _made(papers: Papers, order: Order, *, black_and_white: bool) -> Paper:
    refuse_window_thread()
    family, languages = order
    with PDFIUM:  # folders in several languages are joined by PDFium
        return papers.folder(family, languages, black_and_white=black_and_white)
