"""The form of a rule, in the words of the calendar: for whom, counted from what, how long, on what ground."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS, WHO_LABELS, Rule, Who
from linkworker_desktop.domain.rules.rule_checks import LONGEST_SHORT
from linkworker_desktop.domain.rules.rule_file import read_rule, write_rules
from linkworker_desktop.domain.rules.rule_sentence import rule_sentences
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.rules.choices import Choice, done_options
from linkworker_desktop.ui.pages.rules.effect import RuleEffect
from linkworker_desktop.ui.pages.rules.pair import Pair
from linkworker_desktop.ui.pages.rules.span_field import SpanField
from linkworker_desktop.ui.pages.rules.timing import TimingFields
from linkworker_desktop.ui.pages.rules.typed import typed_days, typed_span, typed_year
from linkworker_desktop.ui.pages.rules.whom import ConditionFields
from linkworker_desktop.ui.rule_words import names_of

MOST_WIDTH = 720
NOTE_LINES = 3


class RuleForm(Card):
    """`edited` tells that something is typed; `save_asked` and `cancel_asked` are the page's to answer.

    `effect` is the card that says beside the form what the typed rule says and moves.
    """

    edited = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._base: Rule | None = None
        self._rules: tuple[Rule, ...] = ()
        self._title = Label("", TypeRole.CARD_TITLE)
        self.effect = RuleEffect()
        self.name, self.short, self.basis, self.source, self.source_year = (QLineEdit() for _each in range(5))
        self.checked_on, self.checked_by, self.valid_from, self.valid_to = (QLineEdit() for _each in range(4))
        self.note = QPlainTextEdit()
        self.who = Choice((_(label), who) for who, label in WHO_LABELS.items())
        self.level = Choice((_(label), level) for level, label in LEVEL_LABELS.items())
        self.roll = Choice(_roll_options())
        self.done = Choice()
        self.warn = SpanField(_("Vises som snart"), after=_("før"))
        self.whom = ConditionFields()
        self.timing = TimingFields()
        self.fields: dict[str, Field] = {}
        self.save_button = primary_button(_("&Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._build()
        self._connect()

    def show_rule(self, rule: Rule, rules: Sequence[Rule], *, is_new: bool) -> None:
        """Show a rule; `rules` are all, for what it may be counted from."""
        self._base, self._rules = rule, tuple(rules)
        self._title.setText(_("Ny regel") if is_new else _("Ret reglen"))
        self.setAccessibleName(self._title.text())
        for editor, text in (
            (self.name, rule.name),
            (self.short, rule.short),
            (self.basis, rule.basis),
            (self.source, rule.source),
            (self.source_year, str(rule.source_year or "")),
            (self.checked_on, _day(rule.checked_on)),
            (self.checked_by, rule.checked_by),
            (self.valid_from, _day(rule.valid_from)),
            (self.valid_to, _day(rule.valid_to)),
        ):
            editor.setText(text)
            editor.setCursorPosition(0)
        self.note.setPlainText(rule.note)
        self.who.choose(rule.who)
        self.level.choose(rule.level)
        self.roll.choose(rule.roll)
        self.warn.show_span(rule.warn)
        self.done.offer(done_options(rule))
        self.done.choose(rule.done_by)
        self.whom.show_rule(rule)
        self.timing.show_rule(rule, self._rules)
        self.clear_errors()
        self.tell()
        self._area.verticalScrollBar().setValue(0)

    def typed(self) -> Rule:
        """Return the rule as it is typed. Raises `InvalidInput` for a number or a date that is none."""
        assert self._base is not None  # a form is shown with a rule
        problems: list[Problem] = []
        values: dict[str, Any] = {
            "name": " ".join(self.name.text().split()),
            "short": " ".join(self.short.text().split()),
            "who": self.who.value(),
            "level": self.level.value(),
            "roll": self.roll.value(),
            "done_by": self.done.value(),
            "basis": " ".join(self.basis.text().split()),
            "source": " ".join(self.source.text().split()),
            "checked_by": " ".join(self.checked_by.text().split()),
            "note": self.note.toPlainText().strip(),
            "source_year": typed_year(self.source_year.text(), problems),
            "warn": typed_span("warn", self.warn, problems),
        }
        values |= typed_days(
            {
                "checked_on": self.checked_on.text(),
                "valid_from": self.valid_from.text(),
                "valid_to": self.valid_to.text(),
            },
            self._today,
            problems,
        )
        values |= self.whom.typed(problems) | self.timing.typed(problems)
        if problems:
            raise InvalidInput(problems)
        return replace(self._base, **values)

    def to_json(self) -> str:
        """Return what stands in the form where it is a rule, else the rule it began with."""
        assert self._base is not None
        try:
            rule = self.typed()
        except InvalidInput:
            rule = self._base
        return json.dumps({"key": self._base.key, "rule": write_rules([rule])}, ensure_ascii=False)

    def take_json(self, content: str) -> bool:
        """Show what was kept over the rule that is shown; return whether it was of that rule."""
        assert self._base is not None
        try:
            kept = json.loads(content)
            rule = read_rule(str(kept["rule"]))
        except (ValueError, KeyError, TypeError, InvalidInput):
            return False
        if kept["key"] != self._base.key:
            return False
        base, title = self._base, self._title.text()
        self.show_rule(rule, self._rules, is_new=False)
        self._base = base
        self._title.setText(title)
        return True

    def tell(self) -> None:
        """Say in sentences what the typed rule says; typing that is no rule yet keeps the last words."""
        try:
            rule = self.typed()
        except InvalidInput:
            return
        self.effect.say(rule_sentences(rule, names_of(self._rules)))

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        every = {**self.fields, **self.whom.fields, **self.timing.fields}
        order = list(every)
        found = sorted(problems, key=lambda each: order.index(each.field) if each.field in order else -1)
        for problem in reversed(found):
            field = every.get(problem.field, self.fields["name"])
            field.set_error(problem.sentence)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field, 0, measures.GAP_32)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in (*self.fields.values(), *self.whom.fields.values(), *self.timing.fields.values()):
            field.set_error("")

    def focus(self) -> None:
        """Put the cursor in the first field."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, measures.GAP_32)
        return super().eventFilter(watched, event)

    # -- building

    def _build(self) -> None:
        margin = measures.CARD_MARGIN
        sheet = Sheet()
        sheet.setMaximumWidth(measures.scaled(MOST_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_LINES * measures.line_height(TypeRole.BODY) + measures.GAP_12)
        date_help = _("dag.måned.år, fx 5.1.2027")
        column.addWidget(self._field("name", _("Hvad reglen hedder"), self.name))
        short_help = _("Til kalenderens små felter. Højst {most} tegn.").format(most=LONGEST_SHORT)
        column.addWidget(Pair(self._field("short", _("Kort navn"), self.short, short_help), QWidget()))
        column.addWidget(
            Pair(
                self._field("who", _("Gælder for"), self.who),
                self._field("done_by", _("Nået, når"), self.done),
            )
        )
        column.addWidget(self.whom)
        column.addWidget(self.timing)
        column.addWidget(
            Pair(
                self._field("roll", _("En dag, der falder på en lukket dag"), self.roll),
                self._field("warn", _("Vises som snart"), self.warn),
            )
        )
        column.addWidget(
            Pair(
                self._field("level", _("Niveau"), self.level),
                self._field("source_year", _("Reglens år"), self.source_year),
            )
        )
        column.addWidget(self._field("basis", _("Hjemmel eller praksis"), self.basis))
        column.addWidget(self._field("source", _("Kilde"), self.source))
        column.addWidget(
            Pair(
                self._field("checked_on", _("Kontrolleret"), self.checked_on, date_help),
                self._field("checked_by", _("Kontrolleret af"), self.checked_by),
            )
        )
        column.addWidget(
            Pair(
                self._field("valid_from", _("Gælder fra"), self.valid_from, _("tom: altid")),
                self._field("valid_to", _("Gælder til"), self.valid_to, _("tom: indtil videre")),
            )
        )
        column.addWidget(self._field("note", _("Bemærkning"), self.note))
        column.addStretch(1)
        self._area = area_of(sheet)
        self.add_row(_padded(self._title))
        self.add_row(self._area, stretch=1)
        self.add_row(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(measures.CARD_MARGIN, measures.GAP_12, measures.CARD_MARGIN, measures.GAP_12)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.save_button)
        line.addWidget(self.cancel_button)
        line.addStretch(1)
        line.addWidget(Label("Ctrl+Enter", TypeRole.SMALL, Ink.MUTED))
        return foot

    def _field(self, name: str, label: str, editor: QWidget, help_text: str = "") -> Field:
        editor.installEventFilter(self)
        field = self.fields[name] = Field(label, editor, help_text=help_text)
        return field

    def _connect(self) -> None:
        lines = (self.name, self.short, self.basis, self.source, self.source_year, self.checked_on)
        for editor in (*lines, self.checked_by, self.valid_from, self.valid_to):
            editor.textEdited.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        for box in (self.level, self.roll, self.done):
            box.activated.connect(self.edited)
        self.who.activated.connect(self._who_chosen)
        self.warn.edited.connect(self.edited)
        self.whom.edited.connect(self.edited)
        self.timing.edited.connect(self.edited)
        self.edited.connect(self.tell)
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        for keys, asked in (
            ("Ctrl+Return", self.save_asked),
            ("Ctrl+Enter", self.save_asked),
            ("Esc", self.cancel_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)

    def _who_chosen(self) -> None:
        who = self.who.value()
        if self._base is not None and isinstance(who, Who):
            self.whom.offer(who)
            self.timing.offer(who, self._rules, self._base.code)
            self.done.offer(done_options(replace(self._base, who=who)))
        self.edited.emit()


def _roll_options() -> list[tuple[str, Roll]]:
    return [
        (_("bliver stående"), Roll.NONE),
        (_("rykker frem til næste hverdag"), Roll.NEXT),
        (_("rykker tilbage til hverdagen før"), Roll.PREVIOUS),
    ]


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.CARD_MARGIN, measures.GAP_8)
    line.addWidget(widget, 1)
    return box


def _day(day: date | None) -> str:
    return "" if day is None else date_text(day)
