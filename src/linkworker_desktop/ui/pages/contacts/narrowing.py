"""The filters below the chips: category, town and language of the contacts, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.services.contact_views import ContactCounts, ContactOrder, ContactQuery
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.pages.contacts.choice import ALL, NOBODY, narrowed

CODE = int(Qt.ItemDataRole.UserRole)
WIDTH = 208


class Narrowing(QWidget):
    """Four fields in a line, as many lines as the width needs; `chosen` carries the question asked now."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query, self._counts = ALL, NOBODY
        self.category, self.town, self.language, self.order = (ComboBox() for _each in range(4))
        self.clear_button = small_button(_("Ryd filtre"), Icon.CLOSE)
        self._build()
        self._connect()

    def show_choices(self, counts: ContactCounts, query: ContactQuery) -> None:
        """Show what can be chosen, with how many there are of each, and what is."""
        if counts != self._counts:
            self._counts = counts
            self._fill()
        self._query = query
        for box, one in (
            (self.category, query.categories),
            (self.town, query.towns),
            (self.language, query.languages),
        ):
            _show(box, next(iter(one), ""))
        _show(self.order, query.order.value)
        self.clear_button.setEnabled(narrowed(query) > 0)

    def choose_order(self, order: ContactOrder) -> None:
        """Ask for another order."""
        self._choose(replace(self._query, order=order))

    def _build(self) -> None:
        line = FlowLayout(self, spacing=measures.GAP_12, line_spacing=measures.GAP_8)
        for label, box in (
            (_("Ka&tegori"), self.category),
            (_("&By"), self.town),
            (_("&Sprog"), self.language),
            (_("&Rækkefølge"), self.order),
        ):
            field = Field(label, box)
            field.setFixedWidth(measures.scaled(WIDTH))
            line.addWidget(field)
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, measures.GAP_24, 0, 0)
        column.addWidget(self.clear_button)
        line.addWidget(foot)
        self.order.addItem(_("Sidst brugt først"), ContactOrder.LAST_USED.value)
        self.order.addItem(_("A til Å"), ContactOrder.NAME.value)

    def _connect(self) -> None:
        for box in (self.category, self.town, self.language, self.order):
            box.activated.connect(self._take)
        self.clear_button.clicked.connect(self._clear)

    def _fill(self) -> None:
        counts = self._counts
        categories = ((code, _(CATEGORIES[code].label)) for code in counts.categories if code in CATEGORIES)
        languages = ((code, words.capitalised(words.language_name(code))) for code in counts.languages)
        towns = ((town, words.in_row(town)) for town in counts.towns if town)
        _fill(self.category, _("Alle kategorier"), categories, counts.categories)
        _fill(self.town, _("Alle byer"), towns, counts.towns)
        _fill(self.language, _("Alle sprog"), languages, counts.languages)

    def _take(self) -> None:
        self._choose(
            replace(
                self._query,
                categories=_chosen(self.category),
                towns=_chosen(self.town),
                languages=_chosen(self.language),
                order=ContactOrder(self.order.currentData()),
            )
        )

    def _clear(self) -> None:
        nobody: frozenset[str] = frozenset()
        self._choose(replace(self._query, categories=nobody, towns=nobody, languages=nobody))
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, query: ContactQuery) -> None:
        self.show_choices(self._counts, query)
        self.chosen.emit(query)


def _fill(
    box: ComboBox, everything: str, offered: Iterable[tuple[str, str]], numbers: dict[str, int]
) -> None:
    box.clear()
    box.addItem(everything, "")
    for code, name in sorted(offered, key=lambda each: danish_sort_key(each[1])):
        box.addItem(f"{name}  {numbers[code]}", code)


def _show(box: ComboBox, code: str) -> None:
    box.setCurrentIndex(max(0, box.findData(code, CODE)))


def _chosen(box: ComboBox) -> frozenset[str]:
    code = str(box.currentData() or "")
    return frozenset({code}) if code else frozenset()
