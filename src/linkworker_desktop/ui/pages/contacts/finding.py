"""How a contact is found: one search field, chips, and the filters below them; together they are one question."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactCounts, ContactFilter, ContactQuery
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.pages.contacts.choice import ALL, NOBODY, narrowed, number_of
from linkworker_desktop.ui.pages.contacts.filters import FilterChips
from linkworker_desktop.ui.pages.contacts.narrowing import Narrowing

SEARCH_WIDTH, LEAST_SEARCH = 280, 120
STEPS_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Finding(Restyled, QWidget):
    """`typed` tells of another text, `chosen` of another filter, `list_asked` that somebody steps into the list."""

    typed = Signal()
    chosen = Signal()
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query, self._counts = ALL, NOBODY
        self.search = SearchField(_("Navn, sted, telefon eller sprog"))
        self.chips, self.narrowing = FilterChips(), Narrowing()
        self.setFocusProxy(self.search)
        self._build()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.typed)
        self.chips.chosen.connect(self._choose)
        self.chips.narrow_asked.connect(lambda _wanted: self._turn_narrowing())
        self.narrowing.chosen.connect(self._choose)

    def query(self) -> ContactQuery:
        """Return what is looked for now, the typed words included."""
        return replace(self._query, text=self.search.text())

    def show_query(self, query: ContactQuery) -> None:
        """Look for something else; nothing is told. The field is cleared."""
        self.search.blockSignals(True)
        self.search.setText(query.text)
        self.search.blockSignals(False)
        self._query = replace(query, text="")
        self._show()

    def show_counts(self, counts: ContactCounts) -> None:
        """Show how many contacts each choice would leave."""
        self._counts = counts
        self._show()

    def restyle(self) -> None:
        """Give the field its width at the text size of the moment."""
        self.search.setMinimumWidth(measures.scaled(LEAST_SEARCH))
        self.search.setMaximumWidth(measures.scaled(SEARCH_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in STEPS_DOWN and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.list_asked.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_16)
        line.addWidget(self.search, 1)
        line.addWidget(self.chips, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addLayout(line)
        column.addWidget(self.narrowing)
        self.narrowing.hide()
        self.restyle()

    def _turn_narrowing(self) -> None:
        """Open the filters with the first of them in focus, or close them when none is in use."""
        opens = not self.narrowing.isVisible() or narrowed(self._query) > 0
        self.narrowing.setVisible(opens)
        self.chips.narrow.setChecked(opens)
        if opens:
            self.narrowing.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, query: ContactQuery) -> None:
        self._query = query
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.chips.show_choices(self._counts, self._query)
        self.narrowing.show_choices(self._counts, self._query)
        if narrowed(self._query) and not self.narrowing.isVisible():
            self.narrowing.show()
        self.chips.narrow.setChecked(self.narrowing.isVisibleTo(self))


def nothing_words(query: ContactQuery, counts: ContactCounts) -> str:
    """Return what is said when nothing fits."""
    number, typed = number_of(counts, query.show), query.text.strip()
    if number and typed:
        return ngettext(
            "Ingen af {count} kontakt passer til »{words}«",
            "Ingen af {count} kontakter passer til »{words}«",
            number,
        ).format(count=words.number_word(number), words=typed)
    if number and (query.sectors or narrowed(query)):
        return _("Ingen kontakter passer til filtrene")
    return {
        ContactFilter.ACTIVE: _("Ingen kontakter her endnu"),
        ContactFilter.TO_CONFIRM: _("Alle kontakter er bekræftet"),
        ContactFilter.CLOSED: _("Ingen kontakter er lukket midlertidigt"),
        ContactFilter.ENDED: _("Ingen ophørte kontakter"),
        ContactFilter.TRASH: _("Papirkurven er tom"),
    }[query.show]
