"""Where a contact is used: how often of each kind, and every place as a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactUse, UseKind
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_ROWS = 4
"""So many places are seen before somebody asks for all of them."""
_ICONS = {
    UseKind.FAMILY: Icon.FAMILY_RESTROOM,
    UseKind.FOLDER: Icon.AUTO_STORIES,
    UseKind.HANDED_OUT: Icon.VERIFIED_USER,
    UseKind.AGREEMENT: Icon.HANDSHAKE,
    UseKind.INTERFACE: Icon.SYNC_ALT,
    UseKind.CALL_ROUND: Icon.CALL,
    UseKind.EVENT: Icon.EVENT,
    UseKind.PLACEMENT: Icon.WORK,
    UseKind.NETWORK: Icon.HUB,
    UseKind.COORDINATOR: Icon.PERSON,
}

_WITH_FAMILY = frozenset({UseKind.FAMILY, UseKind.PLACEMENT, UseKind.NETWORK, UseKind.COORDINATOR})


class Uses(QWidget):
    """`wanted` carries the destination of a place somebody pressed, `replace_asked` the wish for another contact."""

    wanted = Signal(object)
    replace_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: tuple[ContactUse, ...] = ()
        self._shows_all = False
        self.rows: list[OpenRow] = []
        self.replace_button = small_link_button(_("Erstat overalt…"))
        self.all_button = small_link_button("")
        self._nothing = Label(_("Ingen steder endnu."), TypeRole.BODY, Ink.MUTED)
        self._counts = FlowLayout(spacing=measures.GAP_16, line_spacing=measures.GAP_4)
        self._list = QVBoxLayout()
        self._handed_out = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self.replace_button.clicked.connect(self.replace_asked)
        self.all_button.clicked.connect(self._show_all)

    def show_uses(self, uses: Sequence[ContactUse]) -> None:
        """Show these places."""
        if tuple(uses) != self._uses:
            self._shows_all = False
        self._uses = tuple(uses)
        _empty(self._counts)
        for kind, number in Counter(use.kind for use in self._uses).items():
            self._counts.addWidget(_Count(_ICONS[kind], number_words(kind, number)))
        self._nothing.setVisible(not self._uses)
        self.replace_button.setVisible(bool(self._uses))
        handed_out = sum(use.kind is UseKind.HANDED_OUT for use in self._uses)
        self._handed_out.setText(_handed_out_words(handed_out))
        self._handed_out.setVisible(handed_out > 0)
        self._show_rows()

    def _show_rows(self) -> None:
        _empty(self._list)
        shown = self._uses if self._shows_all else self._uses[:MOST_ROWS]
        self.rows = [self._row(use) for use in shown]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()  # at once, so that it can take the focus
        hidden = len(self._uses) - len(shown)
        self.all_button.setText(ngettext("Vis {count} til", "Vis {count} til", hidden).format(count=hidden))
        self.all_button.setVisible(hidden > 0)

    def _row(self, use: ContactUse) -> OpenRow:
        detail = f" · {use.detail}" if use.detail else ""
        spans = (Span(words.in_row(use.title), TypeRole.BODY, Ink.ACCENT), Span(detail, ink=Ink.MUTED))
        row = OpenRow(spans, leading=(_ICONS[use.kind], Ink.MUTED), flush=True)
        row.setAccessibleName(
            ", ".join(part for part in (_kind_words(use.kind), use.title, use.detail) if part)
        )
        row.clicked.connect(lambda: self.wanted.emit(destination_of(use)))
        return row

    def _show_all(self) -> None:
        self._shows_all = True
        first = len(self.rows)
        self._show_rows()
        if first < len(self.rows):
            self.rows[first].setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Bruges i"), TypeRole.BODY_BOLD))
        head.addStretch(1)
        head.addWidget(self.replace_button)
        self._list.setSpacing(measures.GAP_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addLayout(self._counts)
        column.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.all_button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._handed_out)


class _Count(QWidget):
    """An icon and `7 familier`."""

    def __init__(self, icon: Icon, said: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_8)
        line.addWidget(IconLabel(icon))
        line.addWidget(Label(said))


def destination_of(use: ContactUse) -> Destination:
    """Return where a place is seen."""
    if use.kind in _WITH_FAMILY and use.family is not None:
        return Destination(Place.FAMILY, family=use.family)
    if use.kind in {UseKind.FOLDER, UseKind.HANDED_OUT}:
        return Destination(Place.FOLDER, family=use.family)
    if use.kind is UseKind.CALL_ROUND:
        return Destination(Place.CALL_ROUND)
    if use.kind is UseKind.EVENT:
        return Destination(Place.CALENDAR, text=date_text(use.on) if use.on else "")
    if use.kind is UseKind.PLACEMENT:
        return Destination(Place.FAMILIES)
    return Destination(Place.COOPERATION, field=f"{use.kind.value}:{use.target}")


def number_words(kind: UseKind, number: int) -> str:
    """Return `7 familier`."""
    said = {
        UseKind.FAMILY: ngettext("{count} familie", "{count} familier", number),
        UseKind.FOLDER: ngettext("{count} mappe", "{count} mapper", number),
        UseKind.HANDED_OUT: ngettext("{count} udleveret", "{count} udleverede", number),
        UseKind.AGREEMENT: ngettext("{count} aftale", "{count} aftaler", number),
        UseKind.INTERFACE: ngettext("{count} snitflade", "{count} snitflader", number),
        UseKind.CALL_ROUND: ngettext("{count} ringerunde", "{count} ringerunder", number),
        UseKind.EVENT: ngettext("{count} sted i kalenderen", "{count} steder i kalenderen", number),
        UseKind.PLACEMENT: ngettext("{count} praktikforløb", "{count} praktikforløb", number),
        UseKind.NETWORK: ngettext("{count} netværk", "{count} netværk", number),
        UseKind.COORDINATOR: ngettext(
            "{count} familie som tovholder", "{count} familier som tovholder", number
        ),
    }
    return said[kind].format(count=number)


def _kind_words(kind: UseKind) -> str:
    return {
        UseKind.FAMILY: _("Familie"),
        UseKind.FOLDER: _("Velkomstmappe"),
        UseKind.HANDED_OUT: _("Udleveret mappe"),
        UseKind.AGREEMENT: _("Aftale"),
        UseKind.INTERFACE: _("Snitflade"),
        UseKind.CALL_ROUND: _("Ringerunde"),
        UseKind.EVENT: _("Kalender"),
        UseKind.PLACEMENT: _("Praktikforløb"),
        UseKind.NETWORK: _("Netværk"),
        UseKind.COORDINATOR: _("Tovholder"),
    }[kind]


def _handed_out_words(number: int) -> str:
    return ngettext(
        "{count} mappe er udleveret. Ændrer du noget, der er trykt, ser du, hvem der skal have en ny side.",
        "{count} mapper er udleveret. Ændrer du noget, der er trykt, ser du, hvem der skal have en ny side.",
        number,
    ).format(count=number)


def _empty(layout: QVBoxLayout | FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
