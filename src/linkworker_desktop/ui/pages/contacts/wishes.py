"""What somebody wishes for and can, to find employers by: a few fields, or the wishes of a family."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.employer_fit import Wishes
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon

WIDTH = 136


class WishFields(Card):
    """`changed` when somebody chose something; what can be chosen is what employers have told."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._services = services
        self._more = Wishes()
        self.family, self.trade, self.danish = ComboBox(), ComboBox(), ComboBox()
        self.language, self.town, self.line = ComboBox(), ComboBox(), ComboBox()
        self.clear_button = small_button(_("Ryd ønsker"), Icon.CLOSE)
        self._build()

    def load(self) -> None:
        """Offer what there is to choose from; what is chosen stays chosen."""
        employers, towns = self._services.employers, self._services.contacts.towns()
        families = sorted(self._services.families.rows(), key=lambda each: danish_sort_key(each.surname))
        _fill(self.family, _("Ingen"), [(each.id.hex, words.in_row(each.surname)) for each in families])
        _fill(self.trade, _("Alle"), _same(employers.trades()))
        _fill(self.danish, _("Lige meget"), _same(employers.danish_levels()))
        spoken = [(code, words.capitalised(words.language_name(code))) for code in LANGUAGES]
        _fill(self.language, _("Alle"), sorted(spoken, key=lambda each: danish_sort_key(each[1])))
        _fill(self.town, _("Alle"), _same(towns))
        _fill(self.line, _("Alle"), _same(employers.lines()))
        self._say()

    def wishes(self) -> Wishes:
        """Return what is wished for; of a family's several trades, languages and lines all count."""
        return Wishes(
            trades=_all(self.trade, self._more.trades),
            danish=_one(self.danish),
            languages=_all(self.language, self._more.languages),
            town=_one(self.town),
            lines=_all(self.line, self._more.lines),
            skills=self._more.skills,
        )

    def show_wishes(self, wishes: Wishes) -> None:
        """Show what somebody wishes for; what no employer has told is kept all the same."""
        self._more = wishes
        for box, each in (
            (self.trade, next(iter(wishes.trades), "")),
            (self.danish, wishes.danish),
            (self.language, next(iter(wishes.languages), "")),
            (self.town, wishes.town),
            (self.line, next(iter(wishes.lines), "")),
        ):
            _choose(box, each)

    def _build(self) -> None:
        fields = QWidget()
        fields.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(fields, spacing=measures.GAP_12, line_spacing=measures.GAP_8)
        for label, box in (
            (_("&Familie"), self.family),
            (_("&Branche"), self.trade),
            (_("&Dansk"), self.danish),
            (_("&Sprog"), self.language),
            (_("B&y"), self.town),
            (_("Bus &og tog"), self.line),
        ):
            field = Field(label, box)
            field.setFixedWidth(measures.scaled(WIDTH))
            flow.addWidget(field)
            box.activated.connect(self._take_family if box is self.family else self._take)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, measures.GAP_24, 0, 0)
        column.addWidget(self.clear_button)
        flow.addWidget(foot)
        self.body.addWidget(fields)
        self.clear_button.clicked.connect(self._clear)

    def _take(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.clear_button.setEnabled(bool(self.wishes()) or self.family.currentIndex() > 0)

    def _take_family(self) -> None:
        code = str(self.family.currentData() or "")
        self.show_wishes(self._services.employers.wishes_of(FamilyId(UUID(code))) if code else Wishes())
        self._take()

    def _clear(self) -> None:
        self.family.setCurrentIndex(0)
        self.show_wishes(Wishes())
        self.family.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take()


def _same(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, words.in_row(name)) for name in names if name]


def _fill(box: ComboBox, nothing: str, offered: Iterable[tuple[str, str]]) -> None:
    before = str(box.currentData() or "")
    box.clear()
    box.addItem(nothing, "")
    for code, name in offered:
        box.addItem(name, code)
    _choose(box, before)


def _choose(box: ComboBox, code: str) -> None:
    found = box.findData(code) if code else 0
    if found < 0:
        box.addItem(words.in_row(code), code)
        found = box.count() - 1
    box.setCurrentIndex(found)


def _one(box: ComboBox) -> str:
    return str(box.currentData() or "")


def _all(box: ComboBox, more: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is chosen; as long as it is the first of several wishes, all of them."""
    chosen = _one(box)
    if not chosen:
        return ()
    return more if more[:1] == (chosen,) else (chosen,)
