"""The fields of a consent: what nearly every one needs first, the rest under one link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import INFORMATION_LABELS
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.consent_asking import Asked
from linkworker_desktop.ui import words
from linkworker_desktop.ui.dialogs.consent_parties import PartyPicker
from linkworker_desktop.ui.dialogs.consent_scan import ScanChoice
from linkworker_desktop.ui.dialogs.consent_typed import TypedConsent, party_from, texts_of
from linkworker_desktop.ui.dialogs.consent_who import ConsentWho
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field

KINDS_IN_A_ROW = 3
_LINES = ("purpose", "given_on", "valid_to", "holder", "interpreter", "withdrawn_on", "withdrawn_how")
_TEXTS = ("exceptions", "note")
_MORE = frozenset({"language", "interpreter", "holder", "exceptions", "note", "document"})


@dataclass(frozen=True, slots=True)
class ConsentChoices:
    """What the form offers. `last_day` says how long a consent given on a day holds where nothing is typed."""

    people: Sequence[Asked]
    adults: Sequence[str]
    today: date
    last_day: Callable[[date], date]
    is_kept: bool
    is_withdrawn: bool


class ConsentForm(QWidget):
    """Shows and returns a `TypedConsent`; `edited` tells of every change somebody makes."""

    edited = Signal()

    def __init__(self, choices: ConsentChoices, parties: PartyPicker, scan: ScanChoice) -> None:
        super().__init__()
        self._choices = choices
        self.who = ConsentWho(
            choices.people, choices.adults, choices.today, is_kept=choices.is_kept, parent=self
        )
        self.parties, self.scan = parties, scan
        self.kinds = {kind: CheckBox(_(label)) for kind, label in INFORMATION_LABELS.items()}
        self._kind_box = QWidget()
        self.language = ComboBox()
        self.read_aloud = CheckBox(_("Læst op på sproget"))
        self.fields = self.who.fields | {
            "purpose": Field(_("&Til hvad"), help_text=_("fx skole, job og praktik, helbred")),
            "scope": Field(_("Oplysninger om"), self._kind_box),
            "parties": Field(_("&Med hvem"), parties),
            "given_on": Field(_("G&ivet")),
            "valid_to": Field(_("Gælder ti&l")),
            "language": Field(_("&Sprog"), self.language),
            "interpreter": Field(_("Tol&k")),
            "holder": Field(
                _("&Enhed i kommunen"), help_text=_("Hvem der må give og få oplysningerne. Tom: kommunen.")
            ),
            "exceptions": Field(_("&Det gælder ikke"), _text_editor()),
            "note": Field(_("Note"), _text_editor()),
            "document": Field(_("Underskrevet &blanket"), scan),
            "withdrawn_on": Field(_("T&rukket tilbage"), help_text=_("tom: gælder igen")),
            "withdrawn_how": Field(_("H&vordan")),
        }
        self.more = QWidget()
        self.more_link = small_link_button(_("Sprog, tolk, undtagelser og blanket"))
        self._build()
        self._connect()

    def typed(self) -> TypedConsent:
        """Return what stands in the form."""
        lines = {name: self.fields[name].line_edit.text() for name in _LINES}
        texts = {name: self._editor(name).toPlainText() for name in _TEXTS}
        return TypedConsent(
            persons=tuple(person.hex for person in self.who.chosen()),
            given_by=self.who.giver_chosen(),
            giver=self.who.giver.line_edit.text(),
            scope=tuple(kind.value for kind, box in self.kinds.items() if box.isChecked()),
            parties=tuple(texts_of(party) for party in self.parties.parties()),
            language=str(self.language.currentData() or ""),
            read_aloud=self.read_aloud.isChecked(),
            document=self.scan.chosen(),
            **lines,
            **texts,
        )

    def show_typed(self, typed: TypedConsent) -> None:
        """Show what is typed; what is said under »more« opens it."""
        persons = [PersonId(UUID(person)) for person in typed.persons]
        self.who.show_who(persons, typed.given_by, typed.giver)
        for name in _LINES:
            self.fields[name].line_edit.setText(getattr(typed, name))
        for name in _TEXTS:
            self._editor(name).setPlainText(getattr(typed, name))
        for kind, box in self.kinds.items():
            box.setChecked(kind.value in typed.scope)
        self.parties.set_parties(party_from(each) for each in typed.parties)
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))
        self.read_aloud.setChecked(typed.read_aloud)
        self.scan.choose(typed.document)
        said = (typed.interpreter, typed.exceptions, typed.note, typed.document)
        self._show_more(is_open=any(said) or typed.read_aloud)
        self._say_last_day()

    def clear_problems(self) -> None:
        """Take every error away."""
        for field in self.fields.values():
            field.set_error("")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say each problem at its field and put the cursor in the first; nothing typed is lost."""
        for problem in reversed(problems):
            name = "persons" if problem.field == "person" else problem.field
            field = self.fields.get(name, self.fields["purpose"])
            if name in _MORE:
                self._show_more(is_open=True)
            field.set_error(problem.sentence)
            field.setFocus()

    def _editor(self, name: str) -> QPlainTextEdit:
        editor = self.fields[name].editor
        if not isinstance(editor, QPlainTextEdit):
            raise TypeError(name)
        return editor

    def _say_last_day(self) -> None:
        """Say below »until« how long an empty field means."""
        typed = self.fields["given_on"].line_edit.text().strip()
        try:
            given_on = parse_date(typed, self._choices.today) if typed else None
        except NotADate:
            given_on = None
        said = _("tom: så længe reglen om samtykke siger")
        if given_on is not None:
            said = _("tom: til {date}").format(date=date_text(self._choices.last_day(given_on)))
        self.fields["valid_to"].set_help(said)

    def _show_more(self, *, is_open: bool) -> None:
        self.more.setVisible(is_open)
        self.more_link.setVisible(not is_open)

    def _open_more(self) -> None:
        self._show_more(is_open=True)
        self.language.setFocus()

    def _connect(self) -> None:
        self.who.edited.connect(self.edited)
        self.parties.edited.connect(self.edited)
        self.scan.edited.connect(self.edited)
        self.scan.refused.connect(self.fields["document"].set_error)
        self.more_link.clicked.connect(self._open_more)
        self.fields["given_on"].line_edit.editingFinished.connect(self._say_last_day)
        for name in _LINES:
            self.fields[name].line_edit.textEdited.connect(lambda _text: self.edited.emit())
        for name in _TEXTS:
            self._editor(name).textChanged.connect(self.edited)
        for box in (*self.kinds.values(), self.read_aloud):
            box.clicked.connect(lambda _on=False: self.edited.emit())
        self.language.activated.connect(lambda _row: self.edited.emit())

    def _build(self) -> None:
        self.language.addItem(_("Vælg"), "")
        for code in LANGUAGES:
            self.language.addItem(words.language_name(code), code)
        kinds = QGridLayout(self._kind_box)
        kinds.setContentsMargins(0, 0, 0, 0)
        kinds.setHorizontalSpacing(measures.GAP_12)
        kinds.setVerticalSpacing(0)
        for place, box in enumerate(self.kinds.values()):
            kinds.addWidget(box, place // KINDS_IN_A_ROW, place % KINDS_IN_A_ROW)
            kinds.setColumnStretch(place % KINDS_IN_A_ROW, 1)
        self._kind_box.setFocusProxy(next(iter(self.kinds.values())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(self.who)
        for name in ("purpose", "scope", "parties"):
            layout.addWidget(self.fields[name])
        layout.addLayout(self._rows((("given_on", "valid_to"),)))
        if self._choices.is_withdrawn:
            layout.addLayout(self._rows((("withdrawn_on", "withdrawn_how"),)))
        else:
            for name in ("withdrawn_on", "withdrawn_how"):
                self.fields[name].setParent(self)
                self.fields[name].hide()
        layout.addWidget(self.more_link, 0, Qt.AlignmentFlag.AlignLeft)
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(measures.GAP_16)
        more.addLayout(self._rows((("language", "interpreter"),)))
        more.addWidget(self.read_aloud)
        more.addLayout(self._rows((("holder",), ("exceptions",), ("note",), ("document",))))
        layout.addWidget(self.more)

    def _rows(self, rows: Sequence[Sequence[str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_16)
        for row, names in enumerate(rows):
            for column, name in enumerate(names):
                grid.addWidget(self.fields[name], row, column, 1, 3 - len(names), Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _text_editor() -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(measures.control_height() + editor.fontMetrics().lineSpacing())
    return editor
