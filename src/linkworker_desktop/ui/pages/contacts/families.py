"""The families a contact works with: each a link to the family, what has ended folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.network_views import ContactFamily
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_ROWS = 5
"""So many families are seen before somebody asks for all of them."""


class WorksWith(QWidget):
    """`wanted` carries the destination of a family somebody pressed; what the contact does is changed over there."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families: tuple[ContactFamily, ...] = ()
        self._shows_all = self._shows_ended = False
        self.rows: list[OpenRow] = []
        self.title = Label("", TypeRole.BODY_BOLD)
        self._count = Label("", TypeRole.BODY, Ink.MUTED)
        self.all_button, self.ended_button = small_link_button(""), small_link_button("")
        self._list, self._ended = QVBoxLayout(), QVBoxLayout()
        self._build()
        self.all_button.clicked.connect(self._show_all)
        self.ended_button.clicked.connect(self._turn_ended)

    def show_families(self, families: Sequence[ContactFamily], *, is_over: bool) -> None:
        """Show the families of a contact, hidden when there are none; `is_over` is one that has ended itself."""
        if {each.involvement for each in families} != {each.involvement for each in self._families}:
            self._shows_all = self._shows_ended = False
        self._families = tuple(families)
        self.title.setText(_("Arbejdede med") if is_over else _("Arbejder med"))
        self.setVisible(bool(self._families))
        self._show()

    def _show(self) -> None:
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        now = [each for each in self._families if not each.is_ended]
        ended = [each for each in self._families if each.is_ended]
        shown = now if self._shows_all else now[:MOST_ROWS]
        number = len({each.family for each in now})
        self._count.setText(ngettext("{count} familie", "{count} familier", number).format(count=number))
        self._count.setVisible(number > 1)
        self.rows = []
        self._fill(self._list, shown)
        self._fill(self._ended, ended if self._shows_ended else [])
        hidden = len(now) - len(shown)
        self.all_button.setText(ngettext("Vis {count} til", "Vis {count} til", hidden).format(count=hidden))
        self.all_button.setVisible(hidden > 0)
        self.ended_button.setText(_("Skjul afsluttede") if self._shows_ended else _ended_words(len(ended)))
        self.ended_button.setVisible(bool(ended))
        if focused is not None and focused < len(self.rows):
            self.rows[focused].setFocus()

    def _fill(self, layout: QVBoxLayout, families: Sequence[ContactFamily]) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for family in families:
            row = self._row(family)
            self.rows.append(row)
            layout.addWidget(row)
            row.show()  # at once, so that it can take the focus
            if said := about(family):
                below = Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True)
                below.setContentsMargins(
                    measures.scaled(measures.ICON) + measures.GAP_12, 0, 0, measures.GAP_8
                )
                layout.addWidget(below)

    def _row(self, family: ContactFamily) -> OpenRow:
        name, whom = words.in_row(family.surname), whom_of(family)
        ink = Ink.MUTED if family.is_ended else Ink.ACCENT
        spans = (Span(name, TypeRole.BODY, ink), Span(f" · {whom}", ink=Ink.MUTED))
        row = OpenRow(spans, leading=(Icon.FAMILY_RESTROOM, Ink.MUTED), flush=True)
        said = (_("Familien {name}").format(name=family.surname), whom, about(family))
        row.setAccessibleName(", ".join(part for part in said if part))
        there = Destination(Place.FAMILY, family=family.family)
        row.clicked.connect(lambda: self.wanted.emit(there))
        return row

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()
        self.rows[MOST_ROWS].setFocus()

    def _turn_ended(self) -> None:
        self._shows_ended = not self._shows_ended
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        head = QHBoxLayout()
        head.setSpacing(measures.GAP_8)
        head.addWidget(self.title)
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        for layout, button in ((self._list, self.all_button), (self._ended, self.ended_button)):
            layout.setSpacing(0)
            column.addLayout(layout)
            column.addLayout(_at_left(button))


def whom_of(family: ContactFamily) -> str:
    """Return whom of a family a contact works with."""
    return ", ".join(words.in_row(name) for name in family.members) or _("hele familien")


def about(family: ContactFamily) -> str:
    """Return `siden 1.9.2026 · praktik`, or from when to when; empty where neither is known."""
    since = date_text(family.since) if family.since else ""
    until = date_text(family.until) if family.until else ""
    if family.is_ended:
        said = _("{since} til {until}").format(since=since, until=until)
        said = said if since else _("til {until}").format(until=until)
    else:
        said = _("siden {day}").format(day=since) if since else ""
        ends = _("slutter {day}").format(day=until) if until else ""
        said = " · ".join(part for part in (said, ends) if part)
    return " · ".join(part for part in (said, family.purpose) if part)


def _ended_words(number: int) -> str:
    return ngettext("{count} afsluttet", "{count} afsluttede", number).format(count=number)


def _at_left(button: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line
