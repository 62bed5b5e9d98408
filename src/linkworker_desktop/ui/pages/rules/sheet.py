"""One rule to read: what it says, on what ground, when it was checked, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.rule_sentence import rule_sentences
from linkworker_desktop.i18n import _
from linkworker_desktop.services.rule_views import RuleView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, icon_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, RowLine
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.text_section import TextSection
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.rule_words import checked_words, level_word, open_words

MOST_WIDTH = 720


class RuleSheet(Card):
    """The signals are wishes about the rule that is shown."""

    checked_asked = Signal()
    edit_asked = Signal()
    switch_asked = Signal()
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._level = Label("", TypeRole.SMALL_BOLD, Ink.MUTED)
        self._title = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._checked = StateLabel(State.COMING, "")
        self._open = StateLabel(State.COMING, "")
        self.checked_button = secondary_button(_("&Kontrolleret i dag"), Icon.CHECK)
        self.edit_button = secondary_button(_("&Ret reglen"), Icon.EDIT)
        self.switch_button = secondary_button("")
        self.menu_button = icon_button(Icon.MORE_HORIZ, _("Mere om reglen"))
        self.menu = QMenu(self)
        self.restore_action = self.menu.addAction("")
        self._texts = QVBoxLayout()
        self._build()
        self._connect()

    def show_view(self, view: RuleView, names: Mapping[str, str], today: date) -> None:
        """Show a rule; `names` are what rules are called, by code."""
        rule = view.rule
        self.setAccessibleName(rule.name)
        self._level.setText(level_word(rule.level))
        self._level.set_ink(Ink.LAW if rule.level.value == "law" else Ink.MUTED)
        self._title.setText(rule.name)
        self._checked.set_state(_checked_state(view), checked_words(view, today))
        self.checked_button.set_kind(ButtonKind.PRIMARY if view.is_stale else ButtonKind.SECONDARY)
        words = open_words(view.open_dates) if rule.active else _("slået fra")
        self._open.set_state(State.COMING if rule.active else State.NOT_APPLICABLE, words)
        self._open.setVisible(bool(words))
        self.switch_button.setText(_("&Slå fra") if rule.active else _("&Slå til"))
        self.restore_action.setText(_("Slet reglen …") if view.is_own else _("Som programmet kom med den …"))
        self.menu_button.setVisible(view.is_own or view.is_changed)
        self._fill(view, names)

    def _build(self) -> None:
        margin = measures.CARD_MARGIN
        sheet = Sheet()
        sheet.setMaximumWidth(measures.scaled(MOST_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._level)
        words.addWidget(self._title)
        head.addLayout(words, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        facts = FlowLayout(spacing=measures.GAP_16)
        for label in (self._checked, self._open):
            facts.addWidget(label)
        buttons = FlowLayout(spacing=measures.GAP_8)
        for button in (self.checked_button, self.edit_button, self.switch_button):
            buttons.addWidget(button)
        column.addLayout(head)
        column.addLayout(facts)
        column.addLayout(buttons)
        column.addWidget(RowLine())
        self._texts.setSpacing(measures.GAP_16)
        column.addLayout(self._texts)
        column.addStretch(1)
        self.add_row(area_of(sheet), stretch=1)

    def _connect(self) -> None:
        self.checked_button.clicked.connect(self.checked_asked)
        self.edit_button.clicked.connect(self.edit_asked)
        self.switch_button.clicked.connect(self.switch_asked)
        self.restore_action.triggered.connect(self.restore_asked)
        self.menu_button.clicked.connect(self._open_menu)

    def _fill(self, view: RuleView, names: Mapping[str, str]) -> None:
        while (item := self._texts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label, text in sections(view.rule, names):
            self._texts.addWidget(TextSection(label, text))
        if view.is_changed:
            self._texts.addWidget(TextSection("", _("Reglen er ændret hos jer.")))

    def _open_menu(self) -> None:
        corner = QPoint(self.menu_button.width() - self.menu.sizeHint().width(), self.menu_button.height())
        self.menu.popup(self.menu_button.mapToGlobal(corner))


def sections(rule: Rule, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what a rule says and stands on, with a heading each; what is empty is left out."""
    found = [
        (_("Reglen siger"), "\n".join(rule_sentences(rule, names))),
        (_("Kort navn"), rule.short),
        (_("Hjemmel eller praksis"), " ".join(str(part) for part in (rule.basis, rule.source_year) if part)),
        (_("Kilde"), rule.source),
        (_("Kontrolleret"), _check_line(rule)),
        (_("Gælder"), _valid_line(rule)),
        (_("Bemærkning"), rule.note),
    ]
    return [(label, text) for label, text in found if text]


def _checked_state(view: RuleView) -> State:
    if view.is_stale:
        return State.MISSING
    return State.COMING if view.rule.checked_on is None else State.DONE


def _check_line(rule: Rule) -> str:
    if rule.checked_on is None:
        return ""
    day = date_text(rule.checked_on)
    return _("{date} af {name}").format(date=day, name=rule.checked_by) if rule.checked_by else day


def _valid_line(rule: Rule) -> str:
    parts = []
    if rule.valid_from is not None:
        parts.append(_("fra {date}").format(date=date_text(rule.valid_from)))
    if rule.valid_to is not None:
        parts.append(_("til {date}").format(date=date_text(rule.valid_to)))
    return " ".join(parts)
