"""The part of the rule form that says whom a rule is for alone, and whom it is not for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.domain.rules.rule import Rule, Who
from linkworker_desktop.domain.rules.subjects import (
    CONDITION_LABELS,
    Condition,
    Residence,
    SubjectKind,
    Trait,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.pages.calendar.pick_button import PickButton
from linkworker_desktop.ui.pages.rules.pair import Pair

_OF_A_PERSON = (Trait.IN_PROGRAMME, Trait.SUPPORT_PLAN, Trait.PLACED_OUTSIDE_HOME)
_OFFERED: dict[SubjectKind, tuple[Condition, ...]] = {
    SubjectKind.FAMILY: tuple(Residence),
    SubjectKind.PERSON: (*Residence, *_OF_A_PERSON),
    SubjectKind.PLACEMENT: tuple(Residence),
    SubjectKind.CONSENT: tuple(Residence),
    SubjectKind.MEETING: (Trait.CASE_MEETING,),
}
"""What can be known of whom; of contacts and of the municipality nothing that a rule asks for."""


class ConditionBox(PickButton):
    """A field of the form that opens a list to tick in."""

    def __init__(self, nothing: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(nothing, name=name, clear=_("Ryd"), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), measures.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(80), measures.control_height())

    def _is_marked(self) -> bool:
        return False  # a field of a form looks the same whatever stands in it

    def _face(self) -> QFont:
        return font(TypeRole.BODY)


class ConditionFields(Pair):
    """»Kun for« beside »Ikke for«; hidden where a rule cannot tell its subjects apart."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.only_for = ConditionBox(_("alle"), _("Kun for"))
        self.not_for = ConditionBox(_("ingen undtaget"), _("Ikke for"))
        self.fields = {
            "only_for": Field(_("Kun for"), self.only_for),
            "not_for": Field(_("Ikke for"), self.not_for),
        }
        self._chosen: dict[str, frozenset[Any]] = {}
        self._order: tuple[Condition, ...] = ()
        super().__init__(*self.fields.values(), parent=parent)
        for name, box in self._boxes():
            box.picked.connect(lambda chosen, field=name: self._take(field, chosen))

    def show_rule(self, rule: Rule) -> None:
        """Show a rule's conditions."""
        self._order = tuple(dict.fromkeys((*rule.only_for, *rule.not_for, *CONDITION_LABELS)))
        self._chosen = {"only_for": frozenset(rule.only_for), "not_for": frozenset(rule.not_for)}
        self.offer(rule.who, (*rule.only_for, *rule.not_for))

    def offer(self, who: Who, further: Iterable[Condition] = ()) -> None:
        """Offer what can be asked of `who`, and `further`; what is ticked and not offered any more is dropped."""
        conditions = tuple(dict.fromkeys((*_OFFERED.get(who.kind, ()), *further)))
        options = [(_(CONDITION_LABELS[each]), each) for each in conditions]
        for name, box in self._boxes():
            self._chosen[name] = self._chosen[name] & frozenset(conditions)
            box.set_options(options, self._chosen[name])
        self.setVisible(bool(conditions))

    def typed(self, problems: list[Problem]) -> dict[str, Any]:
        """Return the conditions under the names they have in a rule; for one ticked twice add a problem.

        Those the rule had stay in their order.
        """
        for condition in self._order:
            if all(condition in chosen for chosen in self._chosen.values()):
                sentence = _("»{whom}« står både under »Kun for« og »Ikke for«. Vælg ét af stederne.")
                problems.append(Problem("not_for", sentence.format(whom=_(CONDITION_LABELS[condition]))))
        return {
            name: tuple(each for each in self._order if each in chosen)
            for name, chosen in self._chosen.items()
        }

    def _boxes(self) -> tuple[tuple[str, ConditionBox], ...]:
        return ("only_for", self.only_for), ("not_for", self.not_for)

    def _take(self, name: str, chosen: frozenset[Any]) -> None:
        self._chosen[name] = chosen
        self.edited.emit()
