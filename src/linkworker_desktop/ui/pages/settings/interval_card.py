"""The card that says how often the contacts of each kind are to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.categories import CATEGORIES, SECTOR_LABELS
from linkworker_desktop.domain.contact import VERIFIED_MONTHS, Category, Sector
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

OFFERED = (1, 2, 3, 4, 6, 9, 12, 18, 24, 36)
BOX_WIDTH = 148


class IntervalCard(Card):
    """One sector after the other, folded together; what differs from six months is said beside its name."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Hvor tit skal kontakter bekræftes?"), parent=parent)
        self._services, self._act = services, actions
        self.boxes: dict[str, ComboBox] = {}
        self.sectors: dict[Sector, SectorRows] = {}
        self._build()

    def load(self) -> None:
        """Show what is kept."""
        kept = self._services.contact_settings.months()
        for code, box in self.boxes.items():
            _show(box, kept[code])
        for sector, rows in self.sectors.items():
            own = [kept[each.code] for each in _inside(sector) if kept[each.code] != VERIFIED_MONTHS]
            rows.say(own)

    def show_category(self, code: str) -> QWidget:
        """Unfold the sector of a category and return the field of its interval. Raises KeyError for none."""
        self.sectors[CATEGORIES[code].sector].set_open(is_open=True)
        return self.boxes[code]

    def _build(self) -> None:
        words = _(
            "Efter så lang tid står en kontakt til bekræftelse, og mappen spørger, før den trykkes. "
            "Seks måneder er det almindelige."
        )
        self.body.addWidget(Label(words, TypeRole.SMALL, Ink.MUTED, wrap=True))
        for sector in Sector:
            categories = _inside(sector)
            if not categories:
                continue
            rows = SectorRows(_(SECTOR_LABELS[sector]))
            for category in categories:
                box = self.boxes[category.code] = _box(category)
                box.activated.connect(lambda _at, code=category.code, one=box: self._choose(code, one))
                rows.add(_(category.label), box)
            self.sectors[sector] = rows
            self.add_row(rows)

    def _choose(self, code: str, box: ComboBox) -> None:
        months = int(box.currentData())
        if months != self._services.contact_settings.months()[code]:
            self._act.run_write(lambda: self._services.contact_settings.set_months(code, months))


class SectorRows(QWidget):
    """The name of a sector, and its categories once it is unfolded."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._said = Label("", TypeRole.SMALL, Ink.MUTED)
        self.fold_button = icon_button(Icon.EXPAND_MORE, _("Vis {sector}").format(sector=title))
        head = Row()
        head.line.addWidget(Label(title, TypeRole.BODY_BOLD))
        head.line.addStretch(1)
        head.line.addWidget(self._said)
        head.line.addWidget(self.fold_button)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, measures.GAP_8)
        self._column.setSpacing(measures.GAP_4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._inside)
        self._inside.hide()
        self.fold_button.clicked.connect(lambda: self.set_open(is_open=self._inside.isHidden()))

    def add(self, label: str, box: ComboBox) -> None:
        """Add a category with its interval."""
        row, name = Row(), Label(label, TypeRole.BODY, wrap=True)
        name.setBuddy(box)
        row.line.addWidget(name, 1)
        row.line.addWidget(box)
        self._column.addWidget(row)

    def set_open(self, *, is_open: bool) -> None:
        """Show the categories, or the name alone."""
        self._inside.setVisible(is_open)
        self.fold_button.set_icon(Icon.EXPAND_LESS if is_open else Icon.EXPAND_MORE)
        words = _("Skjul {sector}") if is_open else _("Vis {sector}")
        self.fold_button.setAccessibleName(words.format(sector=self._title))
        self.fold_button.setToolTip(self.fold_button.accessibleName())

    def say(self, own: Sequence[int]) -> None:
        """Say how many categories have an interval of their own."""
        number = len(own)
        words = ngettext("{count} har sit eget", "{count} har deres eget", number).format(count=number)
        self._said.setText(words if number else months_words(VERIFIED_MONTHS))


def months_words(months: int) -> str:
    """Return `hver 6. måned`, `hver måned`."""
    return ngettext("hver måned", "hver {n}. måned", months).format(n=months)


def _inside(sector: Sector) -> list[Category]:
    return [each for each in CATEGORIES.values() if each.sector is sector]


def _box(category: Category) -> ComboBox:
    box = ComboBox()
    box.setAccessibleName(_(category.label))
    box.setFixedWidth(measures.scaled(BOX_WIDTH))
    for months in OFFERED:
        box.addItem(months_words(months), months)
    return box


def _show(box: ComboBox, months: int) -> None:
    at = box.findData(months)
    if at < 0:
        box.addItem(months_words(months), months)
        at = box.count() - 1
    box.setCurrentIndex(at)
