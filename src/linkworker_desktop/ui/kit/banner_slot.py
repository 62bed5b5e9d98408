"""The place for banners on a page: many may be waiting, one is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.states import State

SERIOUS_FIRST = (State.OVER, State.REFUSED, State.SOON, State.MISSING, State.WAITING, State.INFO)


class BannerSlot(QWidget):
    """Shows one banner: the newest notice or one that leaves by itself, else the most serious of the page's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: list[Banner] = []
        self._first: list[Banner] = []
        """Those that come before the page's own banners, the newest last."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, measures.CARD_GAP)
        self._layout.setSpacing(0)
        self.hide()

    @property
    def current(self) -> Banner | None:
        """The banner that is seen, if there is one."""
        return self._banners[0] if self._banners else None

    def add(self, banner: Banner, *, is_notice: bool = False) -> None:
        """Take a banner in; a new one that leaves by itself replaces an older such one.

        A notice tells what happened just now, and so comes before the page's own banners.
        """
        if banner.leaves_by_itself:
            for older in [one for one in self._banners if one.leaves_by_itself]:
                self._discard(older)
        self._banners.append(banner)
        if is_notice or banner.leaves_by_itself:
            self._first.append(banner)
        self._layout.addWidget(banner)
        banner.closed.connect(lambda: self._left(banner))
        self._show()

    def clear(self) -> None:
        """Take every banner away."""
        for banner in list(self._banners):
            self._discard(banner)
        self._show()

    def _left(self, banner: Banner) -> None:
        if banner in self._banners:
            self._discard(banner)
            self._show()

    def _discard(self, banner: Banner) -> None:
        self._banners.remove(banner)
        if banner in self._first:
            self._first.remove(banner)
        self._layout.removeWidget(banner)
        banner.hide()
        banner.deleteLater()

    def _show(self) -> None:
        self._banners.sort(key=self._rank)
        for banner in self._banners:
            banner.setVisible(banner is self._banners[0])
        self.setVisible(bool(self._banners))

    def _rank(self, banner: Banner) -> int:
        if banner in self._first:
            return -1 - self._first.index(banner)
        return SERIOUS_FIRST.index(banner.state) if banner.state in SERIOUS_FIRST else len(SERIOUS_FIRST)
