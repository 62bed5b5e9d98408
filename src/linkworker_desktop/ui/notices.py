"""Notices become banners on the page they are said on; a newer one takes their place, and they stay behind."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

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
"""These leave by themselves; the others stay until they are closed, acted on, replaced or left."""


class NoticeBoard(QObject):
    """Keeps what has been said and not yet left, and shows it on one page at a time.

    What is said in one turn of the event loop belongs together: it stands side by side, and it comes along when
    the same turn leads to another page, like »Familien er oprettet« from the form to the family.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._about: object = None
        self._kept: list[Notice] = []
        self._banners: dict[int, Banner] = {}
        self._new: list[Notice] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._settle)

    def told(self) -> tuple[Notice, ...]:
        """Return what has been said and has not left yet."""
        return tuple(self._kept)

    def move_to(self, page: Page, about: object = None) -> None:
        """Leave what was said behind and turn to another page, or to the same one about another thing."""
        if page is self._page and about == self._about:
            return
        coming = self._new if self._page is not None else list(self._kept)
        for notice in tuple(self._kept):
            self._take_away(notice)
        if self._page is not None and self._page is not page:
            self._page.clear_banners()
        self._page, self._about, self._new = page, about, []
        for notice in coming:
            self.show(notice)

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the older ones; it is forgotten when its banner leaves."""
        replaced = [
            one
            for one in self._kept
            if all(one is not new for new in self._new) or {one.state, notice.state} <= _PASSING
        ]
        if self._page is None:
            self._kept.append(notice)
            return
        for older in replaced:
            self._take_away(older)
        self._kept.append(notice)
        self._new.append(notice)
        self._turn.start()
        banner = _banner_of(notice)
        self._banners[id(notice)] = banner
        banner.acted.connect(lambda: self._act(notice))
        banner.closed.connect(lambda: self._forget(notice))
        self._page.show_banner(banner, is_notice=True)

    def _settle(self) -> None:
        self._new = []

    def _take_away(self, notice: Notice) -> None:
        banner = self._banners.get(id(notice))
        self._forget(notice)
        if banner is not None and isValid(banner):
            banner.close_banner()

    def _act(self, notice: Notice) -> None:
        self._take_away(notice)
        if notice.act is not None:
            notice.act()

    def _forget(self, notice: Notice) -> None:
        self._kept = [one for one in self._kept if one is not notice]
        self._new = [one for one in self._new if one is not notice]
        self._banners.pop(id(notice), None)


def _banner_of(notice: Notice) -> Banner:
    passing = notice.state in _PASSING
    return Banner(
        _STATES[notice.state],
        notice.sentence,
        notice.rest,
        action=notice.button,
        action_icon=Icon.UNDO if notice.is_undo else None,
        dismissible=not passing,
        milliseconds=UNDO_MILLISECONDS if passing else 0,
    )
