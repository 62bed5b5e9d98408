"""What is seen in a window: whether its words have room, and whether they are in the language that was chosen."""

from __future__ import annotations

import gettext
import math
import re
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, Qt, QThreadPool
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tools.catalogues import LOCALE, read_catalogue

from linkworker_desktop.domain.folder import PARTS
from linkworker_desktop.domain.reception_plan import plan_rules
from linkworker_desktop.domain.regions import REGIONS
from linkworker_desktop.services.phrases import shipped as shipped_phrases
from linkworker_desktop.services.rule_book import shipped_plan, shipped_rules
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText
from linkworker_desktop.ui.kit.navigation_row import EDGE, NavigationRow

PSEUDO = "longer"
NUMBER_ROOM = 44
"""What a place in the side panel keeps free at its right."""
MARK = "ŋ"
"""Stands in every text of the pseudo-language."""
_HOLES = re.compile(r"\{[^}]*\}|&")
NAMES = (
    *["Nakhlawar", "Rashidi", "Kovalenko", "Tarabin", "Zahiri", "Hakimi", "Samir", "Amal", "Nour"],
    *[
        "Testby",
        "Kommune",
        "Havnevej",
        "Skolevej",
        "Klinikken",
        "Banken",
        "Klubben",
        "Butikken",
        "Dansk",
        "English",
    ],
    *("Maja Lind", "Skolen Nord", "Samtale", "Kursus", "Torvet"),
    *("outlook.ics", "2026"),
    *(region.name for region in REGIONS),
)
"""What the vault of these tests calls people and places, and words that are the same in every language."""
_TYPED = re.compile(
    r"(?:Ctrl|Alt|Shift)\+\S+|F\d+|\d+\.\d+\.\d{4} kl\. \d+\.\d\d|(?:/[\w-]+)+",
)
"""Keys, codes, moments as they are typed, and paths."""
Seen = TypeVar("Seen", bound=QWidget)
_DANISH = re.compile(r"[æøåÆØÅ»«]")


def longer(text: str) -> str:
    """Return a text with two fifths more letters, in words of seven."""
    letters = sum(each.isalpha() for each in _HOLES.sub("", text))
    more = re.sub(f"({MARK}{{7}})(?=.)", r"\1 ", MARK * math.ceil(letters * 0.4))
    tail = text[len(text.rstrip(" :…")) :]
    return text[: len(text) - len(tail)] + more + tail


class Longer(gettext.NullTranslations):
    """A language in which every text is the Danish one and two fifths more."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


TIGHT = {
    repr(longer(text))
    for text in (
        "Velkomstmapper",
        "Læser ikke: mappen læses højt",
        "CPR-nummeret følger ikke den gamle kontrol. Det kan være rigtigt alligevel.",
        "Brug gendannelsesnøgle",
        "Gendan sikkerhedskopi",
        "5 timer tilbage",
    )
}
"""Texts with room in Danish and English, but not for two fifths more."""


def _settle(qtbot: QtBot) -> None:
    """Let the layout and short background work come to rest."""
    QThreadPool.globalInstance().waitForDone(10_000)
    qtbot.wait(20)
    QApplication.processEvents()


def _visible(window: QWidget, kind: type[Seen]) -> list[Seen]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def cut(window: QWidget) -> list[str]:
    """Return the buttons and labels whose words have no room, and those that stand outside what shows them."""
    found = []
    widgets: list[QAbstractButton | QLabel] = [*_visible(window, QAbstractButton), *_visible(window, QLabel)]
    for widget in widgets:
        text = widget.text()
        if not text or isinstance(widget, ElidedLabel):
            continue
        if widget.hasHeightForWidth():
            if widget.heightForWidth(widget.width()) > widget.height():
                found.append(
                    f"too low by {widget.heightForWidth(widget.width()) - widget.height()}: {text!r}"
                )
        elif isinstance(widget, MixedText):
            continue
        elif _wanted(widget) > widget.width():
            found.append(f"too narrow by {_wanted(widget) - widget.width()}: {text!r}")
        elif _sticks_out(widget, window):
            found.append(f"outside: {text!r}")
    return found


def _wanted(widget: QAbstractButton | QLabel) -> int:
    """Return the width the words need; a place in the side panel gives up the room it keeps for a number."""
    width = widget.sizeHint().width()
    return width - NUMBER_ROOM + EDGE if isinstance(widget, NavigationRow) else width


def _sticks_out(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        left = widget.mapTo(parent, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > parent.width():
            return True
        if parent is window:
            return False
        parent = parent.parentWidget()
    return False


def texts(window: QWidget) -> set[str]:
    """Return every text that is seen, in widgets, fields, lists and their headings, and in tips and names."""
    found = {window.windowTitle()}
    for widget in _visible(window, QWidget):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, (QAbstractButton, QLabel)):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found |= {widget.text(), widget.placeholderText()}
        elif isinstance(widget, QComboBox):
            found |= {widget.itemText(row) for row in range(widget.count())}
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found |= _cells(widget.model())
    return found - {""}


def _cells(model: QAbstractItemModel | None) -> set[str]:
    if model is None:
        return set()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in columns]
    said = [model.data(cell, role) for cell in cells for role in roles]
    said += [model.headerData(column, Qt.Orientation.Horizontal, roles[0]) for column in columns]
    return {each for each in said if isinstance(each, str)}


@cache
def _rule_words() -> frozenset[str]:
    """Return what rules, reception plan and the phrases of the log say, which the municipality writes itself."""
    plan = shipped_plan()
    found = {words for task in plan.tasks for words in (task.unit, task.title)}
    found |= {period.name for period in plan.periods}
    found |= {phrase.text for phrase in shipped_phrases()}
    for rule in (*shipped_rules(), *plan_rules(plan)):
        found |= {rule.name, rule.name.partition(":")[0], rule.short, rule.basis, rule.source, rule.note}
    return frozenset(found) - {""}


def _words_of(text: str) -> str:
    """Return a text without names, figures, the titles that are printed in Danish, and the municipality's rules."""
    for name in sorted((*NAMES, *(part.title for part in PARTS), *_rule_words()), key=len, reverse=True):
        text = text.replace(name, "")
    return _TYPED.sub("", text)


def _is_foreign(text: str, language: str) -> bool:
    """Tell whether a text is not in the language that was chosen, or went past the catalogue."""
    if language == PSEUDO:
        return MARK not in text and any(each.isalpha() for each in _words_of(text))
    return language == "en" and (
        _DANISH.search(_words_of(text)) is not None or _words_of(text) in _only_danish()
    )


@cache
def _only_danish() -> frozenset[str]:
    """Return the Danish texts that are no English ones as well."""
    messages = [each for each in read_catalogue(LOCALE / "en" / "LC_MESSAGES" / "ui.po") if each.id]
    english = {each.string for each in messages if isinstance(each.string, str)}
    plain = {each.replace("&", "") for each in english}
    return frozenset(each.id for each in messages if isinstance(each.id, str)) - english - plain


def faults(window: QWidget, where: str, language: str, qtbot: QtBot) -> list[str]:
    """Return what is cut, and what is in another language than the one that was chosen."""
    _settle(qtbot)
    found = [each for each in cut(window) if language != PSEUDO or each.split(": ", 1)[1] not in TIGHT]
    found += [f"another language: {text!r}" for text in texts(window) if _is_foreign(text, language)]
    return [f"{where}: {each}" for each in found]
