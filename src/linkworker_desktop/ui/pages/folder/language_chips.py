"""The languages of a family's folder: Danish always, the chosen ones, and a menu of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class LanguageChips(QWidget):
    """»Sprog i mappen«. `chosen` carries the codes somebody wants beside Danish; Danish alone is `("da",)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foreign: tuple[str, ...] = ()
        self._are_proposed = False
        self._chips: dict[str, Chip] = {}
        self._flow = FlowLayout()
        self._menu = QMenu(self)
        self._more = icon_button(Icon.ADD, _("Tilføj sprog"))
        self._more.setMenu(self._menu)
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self._menu.aboutToShow.connect(self._fill_menu)

    @property
    def menu(self) -> QMenu:
        """The languages that can be added."""
        return self._menu

    def chip(self, code: str) -> Chip:
        """Return the chip of a language in the folder. Raises KeyError for another."""
        return self._chips[code]

    def show_languages(self, languages: Sequence[str], *, are_proposed: bool, note: str) -> None:
        """Show the folder's languages, the proposed one marked; `note` is the line below."""
        foreign = tuple(code for code in languages if code != DANISH)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if (foreign, are_proposed) == (self._foreign, self._are_proposed) and self._chips:
            return
        self._foreign, self._are_proposed = foreign, are_proposed
        self._rebuild()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, measures.GAP_12, 14, measures.GAP_16)
        layout.setSpacing(6)
        layout.addWidget(Label(_("Sprog i mappen"), TypeRole.SMALL_BOLD, Ink.MUTED))
        layout.addLayout(self._flow)
        layout.addWidget(self._note)

    def _rebuild(self) -> None:
        focused = next((code for code, chip in self._chips.items() if chip.hasFocus()), None)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._more:
                widget.hide()
                widget.deleteLater()
        self._chips = {}
        for code in (*self._foreign, DANISH):
            self._chips[code] = self._made_chip(code)
            self._flow.addWidget(self._chips[code])
        self._flow.addWidget(self._more)
        self._more.show()
        if focused is not None:
            self._chips.get(focused, self._more).setFocus()
        self.updateGeometry()

    def _made_chip(self, code: str) -> Chip:
        name = words.capitalised(words.language_name(code))
        is_proposed = self._are_proposed and code != DANISH
        chip = Chip(_("{language}, foreslået").format(language=name) if is_proposed else name, several=True)
        chip.setChecked(True)
        if code == DANISH:
            chip.setAccessibleDescription(_("Dansk er altid med."))
            chip.setToolTip(_("Dansk er altid med."))
            chip.clicked.connect(lambda: chip.setChecked(True))
        elif is_proposed:
            chip.setToolTip(_("Foreslået ud fra, hvad familien læser. Klik for at vælge sproget."))
            chip.clicked.connect(lambda: self._keep_proposed(chip))
        else:
            chip.clicked.connect(lambda: self._choose([each for each in self._foreign if each != code]))
        return chip

    def _keep_proposed(self, chip: Chip) -> None:
        chip.setChecked(True)
        self._choose(self._foreign)

    def _choose(self, foreign: Sequence[str]) -> None:
        self.chosen.emit(tuple(foreign) or (DANISH,))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for code, language in LANGUAGES.items():
            if code == DANISH or code in self._foreign:
                continue
            label = f"{words.capitalised(_(language.danish_name))} · {words.in_row(language.endonym)}"
            action = self._menu.addAction(label)
            action.triggered.connect(lambda _checked=False, add=code: self._choose([*self._foreign, add]))
