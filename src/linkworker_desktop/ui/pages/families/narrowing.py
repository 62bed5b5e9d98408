"""The fields that narrow the list of families; together they are what a saved list keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS, Residence
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.services.family_list_views import (
    EVERYBODY,
    PHASE_LABELS,
    FamilyPhase,
    Lack,
    ListChoices,
    ListQuery,
)
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon

PAUSE = 250
WIDTH, SMALL = 126, 80
_MOST = {"child_from": 17, "child_to": 17, "least": 99, "most": 99, "plan_months": 120, "quiet_days": 999}
_LEAST = {"plan_months": 1, "quiet_days": 1}


class Narrowing(QWidget):
    """`chosen` carries the query asked now; a number that cannot be is said at its field and asks for nothing."""

    chosen = Signal(object)
    save_asked = Signal()
    lists_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query, self._choices = EVERYBODY, ListChoices()
        self.boxes = {name: ComboBox() for name in ("language", "town", "phase", "residence", "coordinator")}
        self.numbers = {
            "plan_months": Field(_("&Måneder uden plan")),
            "quiet_days": Field(_("&Dage uden fremskridt")),
            "child_from": Field(_("Barn &fra (år)")),
            "child_to": Field(_("Barn &til (år)")),
            "least": Field(_("Personer fra")),
            "most": Field(_("Personer til")),
        }
        self.hotspot = Chip(_("Hotspot"), several=True)
        self.clear_button = small_button(_("Ryd filtre"), Icon.CLOSE)
        self.save_button = small_button(_("Gem som liste …"), Icon.SAVE)
        self.lists_button = small_button(_("Ret listerne …"), Icon.EDIT)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()

    def show_query(self, query: ListQuery, choices: ListChoices) -> None:
        """Show what is asked, and what can be chosen among; what is being typed stays."""
        if choices != self._choices:
            self._choices = choices
            self._fill()
        self._query = query
        self._pick("language", query.language)
        self._pick("town", query.town)
        self._pick("coordinator", query.coordinator)
        self._pick("phase", query.phase.value if query.phase is not None else "")
        self._pick("residence", query.residence.value if query.residence is not None else "")
        for name, field in self.numbers.items():
            value = getattr(query, name)
            if not field.line_edit.hasFocus():
                field.line_edit.setText("" if value is None else str(value))
                field.set_error("")
        self.numbers["plan_months"].setVisible(Lack.PLAN in query.lacks)
        self.numbers["quiet_days"].setVisible(Lack.PROGRESS in query.lacks)
        self.hotspot.setChecked(query.is_hotspot)
        self.clear_button.setEnabled(narrowed(query) > 0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        fields = FlowBox(spacing=measures.GAP_12, line_spacing=measures.GAP_8)
        labels = {
            "language": _("&Sprog"),
            "town": _("&By"),
            "phase": _("F&ase"),
            "residence": _("&Opholdsgrundlag"),
            "coordinator": _("&Tovholder"),
        }
        for name, label in labels.items():
            field = Field(label, self.boxes[name])
            field.setFixedWidth(_width(field, WIDTH))
            fields.add(field)
        for name, field in self.numbers.items():
            field.setFixedWidth(_width(field, WIDTH if name in _LEAST else SMALL))
            fields.add(field)
        column.addWidget(fields)
        buttons = FlowBox(spacing=measures.GAP_8, line_spacing=measures.GAP_8)
        for widget in (self.hotspot, self.clear_button, self.save_button, self.lists_button):
            buttons.add(widget)
        column.addWidget(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fill()

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.activated.connect(self._take)
        for field in self.numbers.values():
            field.line_edit.textEdited.connect(lambda _text: self._pause.start())
            field.line_edit.returnPressed.connect(self._take)
        self.hotspot.clicked.connect(self._take)
        self._pause.timeout.connect(self._take)
        self.clear_button.clicked.connect(self._clear)
        self.save_button.clicked.connect(self.save_asked)
        self.lists_button.clicked.connect(self.lists_asked)

    def _fill(self) -> None:
        found = self._choices
        languages = [(code, words.capitalised(words.language_name(code))) for code in found.languages]
        _fill(
            self.boxes["language"],
            _("Alle sprog"),
            sorted(languages, key=lambda each: danish_sort_key(each[1])),
        )
        _fill(self.boxes["town"], _("Alle byer"), ((town, words.in_row(town)) for town in found.towns))
        _fill(
            self.boxes["coordinator"], _("Alle"), ((name, words.in_row(name)) for name in found.coordinators)
        )
        _fill(
            self.boxes["phase"],
            _("Alle faser"),
            ((each.value, _(PHASE_LABELS[each])) for each in FamilyPhase),
        )
        _fill(
            self.boxes["residence"],
            _("Alle"),
            ((each.value, words.capitalised(_(CONDITION_LABELS[each]))) for each in Residence),
        )

    def _pick(self, name: str, value: object) -> None:
        box = self.boxes[name]
        if value and box.findData(value) < 0:
            box.addItem(words.in_row(str(value)), value)  # asked for by a saved list, and nobody has it now
        box.setCurrentIndex(max(0, box.findData(value)))

    def _take(self) -> None:
        self._pause.stop()
        numbers = {name: self._number(name) for name in self.numbers}
        if any(field.error for field in self.numbers.values()):
            return
        phase, residence = self.boxes["phase"].currentData(), self.boxes["residence"].currentData()
        self.chosen.emit(
            replace(
                self._query,
                language=str(self.boxes["language"].currentData()),
                town=str(self.boxes["town"].currentData()),
                coordinator=str(self.boxes["coordinator"].currentData()),
                phase=FamilyPhase(phase) if phase != "" else None,
                residence=Residence(residence) if residence else None,
                is_hotspot=self.hotspot.isChecked(),
                child_from=numbers["child_from"],
                child_to=numbers["child_to"],
                least=numbers["least"],
                most=numbers["most"],
                plan_months=numbers["plan_months"] or EVERYBODY.plan_months,
                quiet_days=numbers["quiet_days"] or EVERYBODY.quiet_days,
            )
        )

    def _number(self, name: str) -> int | None:
        field, least, most = self.numbers[name], _LEAST.get(name, 0), _MOST[name]
        typed = field.line_edit.text().strip()
        field.set_error("")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()) or not least <= int(typed[:6]) <= most:
            field.set_error(_("Skriv et tal fra {least} til {most}.").format(least=least, most=most))
            return None
        return int(typed)

    def _clear(self) -> None:
        for field in self.numbers.values():
            field.set_error("")
        self.chosen.emit(
            ListQuery(
                show=self._query.show,
                text=self._query.text,
                sort=self._query.sort,
                is_falling=self._query.is_falling,
            )
        )
        self.boxes["language"].setFocus()


def narrowed(query: ListQuery) -> int:
    """Return how many of the fields ask for something."""
    asked = (
        query.language,
        query.town,
        query.coordinator,
        query.phase is not None,
        query.residence is not None,
        query.is_hotspot,
        query.child_from is not None or query.child_to is not None,
        query.least is not None or query.most is not None,
    )
    return sum(bool(each) for each in asked) + len(query.lacks)


def _width(field: Field, least: int) -> int:
    """Return pixels: `least` at 100 %, and never less than the label needs."""
    label = QFontMetrics(font(TypeRole.SMALL_BOLD)).horizontalAdvance(field.editor.accessibleName())
    return max(measures.scaled(least), label + measures.GAP_4)


def _fill(box: ComboBox, everything: str, offered: Iterable[tuple[object, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for value, name in offered:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
