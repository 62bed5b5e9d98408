"""An opened entry beside its place: what it is, why it stands there, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import (
    Button,
    icon_button,
    record_button,
    small_button,
    small_link_button,
)
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tag import LevelTag, StateLabel
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.calendar.deed import Deed
from linkworker_desktop.ui.pages.calendar.details_words import Facts
from linkworker_desktop.ui.pages.calendar.entry_look import kit_level, kit_state
from linkworker_desktop.ui.pages.calendar.entry_words import sentence_of

WIDTH = 380
Fill = Callable[[QMenu], None]
"""Puts the choices into a menu just before it is shown."""


class EntryDetails(QFrame):
    """Stands over the page until Esc, the cross or another place is chosen. `wanted` carries a `Deed` and the entry."""

    wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.entry: CalendarEntry | None = None
        self.buttons: dict[Deed, Button] = {}
        self._sheet = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(measures.CARD_MARGIN, 14, measures.CARD_MARGIN, 14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_entry(
        self, entry: CalendarEntry, facts: Facts, beside: QRect, menus: dict[Deed, Fill] | None = None
    ) -> None:
        """Show an entry beside where it stands (in the parent's coordinates) and take the focus."""
        self.entry, self.buttons = entry, {}
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = self._made(entry, facts, menus or {})
        self._column.addWidget(self._sheet)
        self.setAccessibleName(sentence_of(entry))
        self.setAccessibleDescription(facts.why)
        self._place(beside)
        self.show()
        self.raise_()
        first = next(iter(self.buttons.values()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide, and say so once."""
        if self.entry is not None:
            self.entry = None
            self.hide()
            self.closed.emit()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.control), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()

    # -- building

    def _made(self, entry: CalendarEntry, facts: Facts, menus: dict[Deed, Fill]) -> QWidget:
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        column.addLayout(self._head(entry, facts))
        column.addWidget(Label(facts.when, TypeRole.BODY, wrap=True))
        if facts.rows:
            column.addLayout(_fact_lines(facts))
        if facts.why:
            column.addLayout(self._why(facts))
        column.addSpacing(measures.GAP_4)
        column.addLayout(self._deeds(entry, menus))
        return sheet

    def _head(self, entry: CalendarEntry, facts: Facts) -> QVBoxLayout:
        close = icon_button(Icon.CLOSE, _("Luk"))
        close.clicked.connect(self.put_away)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(Label(facts.title, TypeRole.CARD_TITLE, wrap=True), 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(line)
        if facts.about:
            head.addWidget(Label(facts.about, TypeRole.SMALL, Ink.MUTED, wrap=True))
        state = QHBoxLayout()
        state.setSpacing(measures.GAP_8)
        if facts.state_words:
            state.addWidget(StateLabel(kit_state(entry.state), facts.state_words))
        level = kit_level(entry.level)
        if level is not None:
            tag = LevelTag(level)
            tag.clicked.connect(partial(self._want, Deed.RULE))
            state.addWidget(tag)
        state.addStretch(1)
        head.addSpacing(measures.GAP_4)
        head.addLayout(state)
        return head

    def _why(self, facts: Facts) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(Label(_("Hvorfor denne dag"), TypeRole.SMALL_BOLD, Ink.MUTED))
        box.addWidget(Label(facts.why, TypeRole.BODY, wrap=True))
        link = small_link_button(_("Se reglen"))
        link.clicked.connect(partial(self._want, Deed.RULE))
        box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _deeds(self, entry: CalendarEntry, menus: dict[Deed, Fill]) -> FlowLayout:
        flow = FlowLayout(spacing=measures.GAP_8)
        for deed, text, icon in _offered(entry):
            button = record_button(text) if deed is Deed.DONE else small_button(text, icon)
            button.setAccessibleName(f"{text}: {entry.title}")
            if deed in menus:
                button.setAccessibleDescription(_("Åbner en liste at vælge i"))
                button.clicked.connect(partial(self._open_menu, button, menus[deed]))
            else:
                button.clicked.connect(partial(self._want, deed))
            self.buttons[deed] = button
            flow.addWidget(button)
        return flow

    def _open_menu(self, button: Button, fill: Fill, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _want(self, deed: Deed, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        if self.entry is not None:
            self.wanted.emit(deed, self.entry)

    def _place(self, beside: QRect) -> None:
        """Stand right of the place, else left of it, else over it; always whole inside the parent."""
        page, width = self._page.rect(), measures.scaled(WIDTH)
        self.setFixedWidth(min(width, page.width() - 2 * measures.GAP_8))
        self._column.activate()
        wanted = self._column.heightForWidth(self.width())
        height = wanted if wanted > 0 else self.sizeHint().height()
        self.setFixedHeight(min(height, page.height() - 2 * measures.GAP_8))
        x = beside.right() + measures.GAP_8
        if x + self.width() > page.right() - measures.GAP_8:
            x = beside.left() - measures.GAP_8 - self.width()
        x = min(max(x, measures.GAP_8), page.right() - measures.GAP_8 - self.width())
        y = min(max(beside.top() - 12, measures.GAP_8), page.bottom() - measures.GAP_8 - self.height())
        self.move(x, y)


def _fact_lines(facts: Facts) -> QFormLayout:
    lines = QFormLayout()
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setHorizontalSpacing(measures.GAP_12)
    lines.setVerticalSpacing(2)
    for label, text in facts.rows:
        lines.addRow(Label(label, TypeRole.BODY, Ink.MUTED), Label(text, TypeRole.BODY, wrap=True))
    return lines


def _offered(entry: CalendarEntry) -> list[tuple[Deed, str, Icon | None]]:
    """Return what can be done with an entry, the likeliest first."""
    offered: list[tuple[Deed, str, Icon | None]] = []
    if entry.deadline is not None:
        offered += _for_deadline(entry)
    elif entry.event is not None:
        done = _("Holdt") if entry.kind is EntryKind.MEETING else _("Udført")
        if entry.is_done:
            offered.append((Deed.REOPEN, _("Åbn igen"), Icon.UNDO))
        else:
            offered.append((Deed.DONE, done, None))
        offered.append((Deed.EDIT, _("Ret …"), Icon.EDIT))
        if not entry.is_done:
            offered.append((Deed.MOVE, _("Flyt …"), Icon.EVENT))
            offered.append((Deed.SNOOZE, _("Udsæt"), Icon.SCHEDULE))
        offered.append((Deed.DELETE, _("Slet"), Icon.DELETE))
    if entry.family is not None:
        offered.append((Deed.FAMILY, _("Åbn familien"), Icon.FAMILY_RESTROOM))
    return offered


def _for_deadline(entry: CalendarEntry) -> list[tuple[Deed, str, Icon | None]]:
    deadline = entry.deadline
    if deadline is None or entry.is_done:
        return []
    snooze = (Deed.SNOOZE, _("Udsæt"), Icon.SCHEDULE)
    if deadline.needs_page:
        return [snooze]
    return [
        (Deed.DONE, deadline.record_words, None),
        (Deed.OTHER_DAY, _("Anden dag …"), Icon.EVENT),
        snooze,
        (Deed.EXEMPT, _("Fritag …"), Icon.BLOCK),
    ]
