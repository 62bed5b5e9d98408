"""The rules as a list model: a heading for each level, then its rules with a box to switch them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from linkworker_desktop.domain.rules.rule_sentence import timing_words, who_words
from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.rule_views import RuleView
from linkworker_desktop.ui.headed_list import HeadingRole
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.rule_words import (
    LEVEL_ORDER,
    LEVEL_TITLES,
    LEVELS,
    checked_words,
    level_word,
    names_of,
    open_words,
)

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class RuleRole(IntEnum):
    """What the delegate asks for beside the roles of every row."""

    LEVEL = Qt.ItemDataRole.UserRole + 951


@dataclass(frozen=True, slots=True)
class _Line:
    heading: str = ""
    view: RuleView | None = None


class RulesModel(QAbstractListModel):
    """Rules by level, law first; `switch_asked` carries a rule's key and whether it is to hold."""

    switch_asked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[_Line, ...] = ()
        self._names: dict[str, str] = {}
        self._today = date(2000, 1, 1)

    def set_rules(self, views: Sequence[RuleView], names: Sequence[RuleView], today: date) -> None:
        """Show `views`; the rules they refer to are called as in `names`."""
        self.beginResetModel()
        self._names, self._today = names_of([view.rule for view in names]), today
        lines: list[_Line] = []
        for level in LEVEL_ORDER:
            found = [view for view in views if view.rule.level is level]
            if found:
                lines.append(_Line(heading=f"{_(LEVEL_TITLES[level])}  {len(found)}"))
                lines.extend(_Line(view=view) for view in found)
        self._lines = tuple(lines)
        self.endResetModel()

    def view_at(self, row: int) -> RuleView | None:
        """Return the rule of a row, None for a heading."""
        return self._lines[row].view if 0 <= row < len(self._lines) else None

    def row_of(self, key: str) -> int | None:
        """Return the row of a rule, by its key or else its code; None when it is not shown."""
        views = [(row, line.view) for row, line in enumerate(self._lines) if line.view is not None]
        exact = next((row for row, view in views if view.rule.key == key), None)
        return (
            exact if exact is not None else next((row for row, view in views if view.rule.code == key), None)
        )

    def first_row(self) -> int | None:
        """Return the row to begin with: the first rule to be checked, else the first."""
        views = [(row, line.view) for row, line in enumerate(self._lines) if line.view is not None]
        stale = (row for row, view in views if view.is_stale)
        return next(stale, views[0][0] if views else None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].view is None:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        view = self.view_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or view is None:
            return False
        self.switch_asked.emit(view.rule.key, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if line.view is None:
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, HeadingRole.HEADING}
            return line.heading if role in texts else None
        return self._of_rule(line.view, role)

    def _of_rule(self, view: RuleView, role: int) -> object:
        rule = view.rule
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return rule.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if rule.active else Qt.CheckState.Unchecked
            case RowRole.SECOND_LINE:
                return self._second(view)
            case RowRole.AFTER_NAME:
                return open_words(view.open_dates) if rule.active else _("slået fra")
            case RowRole.MUTED:
                return not rule.active
            case RowRole.RIGHT:
                return checked_words(view, self._today)
            case RowRole.RIGHT_STATE:
                return State.MISSING if view.is_stale else None
            case RuleRole.LEVEL:
                return LEVELS.get(rule.level)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(view)
        return None

    def _second(self, view: RuleView) -> str:
        whom = ", ".join([who_words(view.rule), *(_(CONDITION_LABELS[each]) for each in view.rule.only_for)])
        return f"{whom} · {timing_words(view.rule, self._names)}"

    def _said(self, view: RuleView) -> str:
        is_on = open_words(view.open_dates) if view.rule.active else _("slået fra")
        parts = (
            view.rule.name,
            level_word(view.rule.level),
            self._second(view),
            checked_words(view, self._today),
            is_on,
        )
        return ", ".join(part for part in parts if part)
