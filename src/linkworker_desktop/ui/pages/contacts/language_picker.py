"""The languages a contact speaks: one chip each, and a menu of the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label


class LanguagePicker(QWidget):
    """A chosen language is a ticked chip; a click takes it away again. `edited` at every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        self.add_button = small_button(_("Tilføj sprog"), Icon.ADD)
        self.menu = QMenu(self)
        self._flow = FlowLayout(spacing=measures.GAP_8, line_spacing=measures.GAP_8)
        self._flow.addWidget(self.add_button)
        label = Label(_("Sprog"), TypeRole.SMALL_BOLD)
        label.setBuddy(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(label)
        layout.addLayout(self._flow)
        self.add_button.setAccessibleName(_("Tilføj sprog"))
        self.add_button.clicked.connect(self._open_menu)
        self.menu.aboutToShow.connect(self._fill_menu)

    def codes(self) -> tuple[str, ...]:
        """Return the chosen languages in the order they were chosen."""
        return tuple(self._chips)

    def chip(self, code: str) -> Chip:
        """Return the chip of a chosen language. Raises KeyError for another."""
        return self._chips[code]

    def stops(self) -> list[QWidget]:
        """Return the chips and the button behind them, in the order Tab goes through them."""
        return [*self._chips.values(), self.add_button]

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Show other languages without telling `edited`."""
        if codes == self.codes():
            return
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add_button:
                widget.hide()
                widget.deleteLater()
        self._chips = {code: self._made_chip(code) for code in dict.fromkeys(codes)}
        for widget in self.stops():
            self._flow.addWidget(widget)
        self.updateGeometry()

    def _made_chip(self, code: str) -> Chip:
        name = words.language_name(code)
        chip = Chip(words.capitalised(name), several=True)
        chip.setChecked(True)
        chip.setAccessibleDescription(_("Klik for at tage sproget væk."))
        chip.clicked.connect(lambda: self._take_away(code))
        return chip

    def _take_away(self, code: str) -> None:
        self.set_codes(tuple(each for each in self.codes() if each != code))
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _add(self, code: str) -> None:
        self.set_codes((*self.codes(), code))
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _open_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height() + 2)))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for code, language in LANGUAGES.items():
            if code in self._chips:
                continue
            name = words.capitalised(words.language_name(code))
            action = self.menu.addAction(f"{name} · {words.in_row(language.endonym)}")
            action.triggered.connect(lambda _checked=False, chosen=code: self._add(chosen))
