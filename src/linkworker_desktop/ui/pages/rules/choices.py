"""Boxes of the rule form that choose one thing of several, each with its word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

from linkworker_desktop.domain.rules.happening_words import label_of, noun_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Anchor, Rule, Who
from linkworker_desktop.domain.rules.rule_checks import facts_of
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox

MOST_SHOWN = 16
LEAST_LETTERS = 12
ARROW = 28
"""What the arrow takes at the right, at 100 % text."""


class Choice(ComboBox):
    """A combo box of values with words; never wider than its column, however long a word is."""

    def __init__(self, options: Iterable[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.offer(options)

    def offer(self, options: Iterable[tuple[str, object]]) -> None:
        """Offer other values; the chosen one stays if it is still among them."""
        chosen = self.value()
        self.clear()
        self._values.clear()
        for word, value in options:
            self._add(word, value)
        if self._values:
            self.choose(chosen)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Cut the chosen word at its end instead of wherever the box ends."""
        super().initStyleOption(option)
        room = self.width() - measures.scaled(ARROW) - measures.GAP_24
        metrics = self.fontMetrics()
        option.currentText = metrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def value(self) -> Any:
        """Return the chosen value, None where there is none to choose."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def choose(self, value: object, word: str = "") -> None:
        """Choose a value; one that is not offered is added with its word, or the first is chosen."""
        if value not in self._values and word:
            self._add(word, value)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _add(self, word: str, value: object) -> None:
        self._values.append(value)
        self.addItem(word)


def anchor_options(who: Who, rules: Sequence[Rule], own: str) -> list[tuple[str, Anchor]]:
    """Return what a rule can be counted from: facts, then other rules than `own` for the same kind of subject."""
    facts: list[tuple[str, Anchor]] = [(noun_of(kind), kind) for kind in facts_of(who.kind)]
    facts.sort(key=lambda option: option[0].casefold())
    others = {rule.code: rule for rule in rules if rule.code != own and rule.who.kind is who.kind}
    dates: list[tuple[str, Anchor]] = [(anchor_word(code, rules), code) for code in others]
    return [*facts, *dates]


def anchor_word(anchor: Anchor, rules: Sequence[Rule]) -> str:
    """Return what an anchor is called."""
    if isinstance(anchor, HappeningKind):
        return noun_of(anchor)
    name = next((rule.name for rule in rules if rule.code == anchor), anchor)
    return _("Fristen »{rule}«").format(rule=name)


def done_options(rule: Rule) -> list[tuple[str, tuple[HappeningKind, ...]]]:
    """Return what can settle a rule: what settles it now, a tick, or one fact."""
    now = rule.done_by
    options: list[tuple[str, tuple[HappeningKind, ...]]] = [(_("den krydses af"), ())]
    options += [
        (_("»{fact}« skrives ind").format(fact=label_of(kind)), (kind,)) for kind in facts_of(rule.who.kind)
    ]
    if len(now) > 1:
        between = _(" og ") if rule.needs_all else _(" eller ")
        facts = between.join(_("»{fact}«").format(fact=label_of(kind)) for kind in now)
        options.insert(0, (_("{facts} skrives ind").format(facts=facts), now))
    return options
