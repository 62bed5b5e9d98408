"""The card with the family's own facts: name, language, address and when they moved in."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.folder_deadline import HOURS_TO_FOLDER
from linkworker_desktop.domain.moments import NotADate
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.family_form.address_fields import NarrowField, SharedNote
from linkworker_desktop.ui.pages.family_form.language_choice import offered_languages
from linkworker_desktop.ui.pages.family_form.side_by_side import at_top
from linkworker_desktop.ui.pages.family_form.typed import TypedFamily, read_housed

_TEXTS = ("surname", "street", "post_code", "town", "housed_at")


class FactsCard(Card):
    """The facts of the family as a whole; `edited` at every change."""

    edited = Signal()

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._now = now
        self._languages: tuple[str, ...] = ()
        self.language = ComboBox()
        self.language.addItem(_("Vælg sprog"), "")
        for code in offered_languages():
            self.language.addItem(words.language_name(code), code)
        self.protected = CheckBox(_("Adressen er &beskyttet: den trykkes ikke og vises ikke i lister"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(measures.scaled(84))
        self._street = NarrowField(_("&Adresse"))
        self._post_code = NarrowField(_("&Postnr."))
        self._town = NarrowField(_("B&y"))
        self.fields: dict[str, Field] = {
            "surname": Field(_("&Efternavn")),
            "language": Field(_("&Sprog"), self.language, help_text=_("Gælder for de voksne.")),
            "street": self._street,
            "post_code": self._post_code,
            "town": self._town,
            "housed_at": Field(_("&Flyttede ind")),
            "note": Field(_("&Note"), self.note),
        }
        self._build()
        self._connect()

    def typed(self) -> TypedFamily:
        """Return what stands in the card; persons and id are left empty."""
        return TypedFamily(
            surname=self.fields["surname"].line_edit.text(),
            street=self.fields["street"].line_edit.text(),
            post_code=self.fields["post_code"].line_edit.text(),
            town=self.fields["town"].line_edit.text(),
            housed_at=self.fields["housed_at"].line_edit.text(),
            language=str(self.language.currentData()),
            languages=self._languages,
            protected_address=self.protected.isChecked(),
            note=self.note.toPlainText(),
        )

    def show_typed(self, typed: TypedFamily) -> None:
        """Show a family."""
        self._languages = typed.languages
        for name in _TEXTS:
            self.fields[name].line_edit.setText(getattr(typed, name))
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))
        self.protected.setChecked(typed.protected_address)
        self.note.setPlainText(typed.note)
        self.clear_errors()
        self._show_deadline()

    def show_more(self, *, shown: bool) -> None:
        """Open or close protected address and note."""
        self._more.setVisible(shown)

    def set_error(self, name: str, sentence: str) -> QWidget:
        """Show an error at a field and return its editor."""
        field = self.fields.get(name, self.fields["surname"])
        if name == "note":
            self.show_more(shown=True)
        field.set_error(sentence)
        return field.editor

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in self.fields.values():
            field.set_error("")

    def set_now(self, now: datetime) -> None:
        """Count deadlines from another local wall time."""
        self._now = now
        self._show_deadline()

    def _build(self) -> None:
        self._post_code.setFixedWidth(measures.scaled(132))
        grid = QGridLayout()
        grid.setHorizontalSpacing(measures.GAP_16)
        grid.setVerticalSpacing(measures.GAP_16)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        place = QHBoxLayout()
        place.setSpacing(measures.GAP_12)
        place.addLayout(at_top(self._post_code))
        place.addLayout(at_top(self._town), 1)
        grid.addLayout(at_top(self.fields["surname"]), 0, 0)
        grid.addLayout(at_top(self.fields["language"]), 0, 1)
        self.address_note = SharedNote((self._street, self._post_code, self._town))
        address = QVBoxLayout()
        address.setSpacing(measures.GAP_4)
        line = QGridLayout()
        line.setHorizontalSpacing(measures.GAP_16)
        line.setColumnStretch(0, 3)
        line.setColumnStretch(1, 2)
        line.addLayout(at_top(self._street), 0, 0)
        line.addLayout(place, 0, 1)
        address.addLayout(line)
        address.addWidget(self.address_note)
        grid.addLayout(address, 1, 0, 1, 2)
        grid.addWidget(self.fields["housed_at"], 2, 0)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, measures.GAP_8, 0, 0)
        more.setSpacing(measures.GAP_12)
        more.addWidget(self.protected)
        more.addWidget(self.fields["note"])
        self.body.addLayout(grid)
        self.body.addWidget(self._more)
        self._more.hide()

    def _connect(self) -> None:
        for name in _TEXTS:
            editor = self.fields[name].line_edit
            editor.textEdited.connect(self.edited)
            editor.textEdited.connect(lambda _text, field=self.fields[name]: field.set_error(""))
        self.fields["housed_at"].line_edit.textChanged.connect(self._show_deadline)
        self.language.activated.connect(self.edited)
        self.protected.clicked.connect(self.edited)
        self.note.textChanged.connect(self._note_changed)

    def _note_changed(self) -> None:
        if self.note.hasFocus():
            self.edited.emit()

    def _show_deadline(self) -> None:
        field = self.fields["housed_at"]
        try:
            housed = read_housed(field.line_edit.text(), self._now.date())
        except NotADate:
            housed = None
        if housed is None:
            field.set_help(_("Dag og klokkeslæt, fx 20.11.2026 kl. 14.00. Kan vente, til I kender dagen."))
            return
        due = words.moment_words(housed + timedelta(hours=HOURS_TO_FOLDER), self._now.date())
        field.set_help(_("Mappen skal være hos familien senest {moment}.").format(moment=due))
