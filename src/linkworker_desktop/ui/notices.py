"""Notices become banners on the page that is seen, and follow when the page is changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.kit.banner import UNDO_MILLISECONDS, Banner
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import State

_STATES = {
    NoticeState.DONE: State.DONE,
    NoticeState.INFO: State.INFO,
    NoticeState.SOON: State.MISSING,
    NoticeState.OVER: State.OVER,
}
_PASSING = {NoticeState.DONE, NoticeState.INFO}
"""These leave by themselves; the others stay until they are closed or acted on."""


class NoticeBoard(QObject):
    """Keeps what has been said and not yet left, and shows it on one page at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._kept: list[Notice] = []

    def told(self) -> tuple[Notice, ...]:
        """Return what has been said and has not left yet."""
        return tuple(self._kept)

    def move_to(self, page: Page) -> None:
        """Show what is still to be said on another page."""
        if page is self._page:
            return
        waiting, self._kept = self._kept, []
        if self._page is not None:
            self._page.clear_banners()
        self._page = page
        for notice in waiting:
            self.show(notice)

    def show(self, notice: Notice) -> None:
        """Show a notice as a banner; it is forgotten when the banner leaves."""
        if self._page is None:
            self._kept.append(notice)
            return
        passing = notice.state in _PASSING
        if passing:
            self._kept = [one for one in self._kept if one.state not in _PASSING]
        self._kept.append(notice)
        banner = Banner(
            _STATES[notice.state],
            notice.sentence,
            notice.rest,
            action=notice.button,
            action_icon=Icon.UNDO if notice.is_undo else None,
            dismissible=not passing,
            milliseconds=UNDO_MILLISECONDS if passing else 0,
        )
        banner.acted.connect(lambda: self._act(banner, notice))
        banner.closed.connect(lambda: self._forget(notice))
        self._page.show_banner(banner)

    def _act(self, banner: Banner, notice: Notice) -> None:
        banner.close_banner()
        if notice.act is not None:
            notice.act()

    def _forget(self, notice: Notice) -> None:
        self._kept = [one for one in self._kept if one is not notice]
