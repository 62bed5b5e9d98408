"""One line of »Hvem bor sammen«: age disc, first name, relation and birth, and more behind an arrow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import RELATION_LABELS, MemberDraft, Relation
from linkworker_desktop.domain.moments import NotADate, age_on, date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_checks import cpr_sentences
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import AgeDisc
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family_form.member_more import MoreAboutMember
from linkworker_desktop.ui.pages.family_form.tab_order import chain
from linkworker_desktop.ui.pages.family_form.typed import (
    TypedMember,
    is_estimate,
    may_be_estimate,
    read_birth,
)
from linkworker_desktop.ui.words import in_row

RELATION_WIDTH, BIRTH_WIDTH = 160, 168


class MemberEditor(QWidget):
    """A person in the form. `edited` at every change, `entered` on Enter, `removed` when the line goes."""

    edited = Signal()
    entered = Signal()
    removed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._person = self._moves_from = ""
        self._more: MoreAboutMember | None = None
        self._kept = TypedMember()
        self._errors: list[str] = []
        self._build()
        self._connect()
        self._birth_changed()

    def typed(self) -> TypedMember:
        """Return what stands in the line."""
        more = self._more.typed() if self._more is not None else self._kept
        return TypedMember(
            given_name=self.given_name.text(),
            relation=str(self.relation.currentData()),
            birth=self.birth.text(),
            surname=more.surname,
            original_name=more.original_name,
            cpr=more.cpr,
            speaks=more.speaks,
            reads=more.reads,
            reads_nothing=more.reads_nothing,
            moved_in=more.moved_in,
            moved_out=more.moved_out,
            programme=more.programme,
            person=self._person,
            moves_from=self._moves_from,
        )

    def show_typed(self, typed: TypedMember) -> None:
        """Show somebody in the line."""
        self._person, self._moves_from, self._kept = typed.person, typed.moves_from, typed
        self.given_name.setText(typed.given_name)
        self.relation.setCurrentIndex(max(0, self.relation.findData(typed.relation)))
        self.birth.setText(typed.birth)
        if self._more is not None:
            self._more.show_typed(typed)
        self._birth_changed()

    def show_more(self, *, shown: bool) -> None:
        """Open or close the further facts."""
        if shown and self._more is None:
            self._more = MoreAboutMember()
            self._more.show_typed(self._kept)
            self._more.edited.connect(self.edited)
            self._more.cpr.editingFinished.connect(self._remark_on_cpr)
            self._column.addWidget(self._more)
            self._show_age()
            chain(self.tab_stops())
            self._remark_on_cpr()
        if self._more is not None:
            self._more.setVisible(shown)
        self.more_button.set_icon(Icon.EXPAND_LESS if shown else Icon.EXPAND_MORE)

    @property
    def shows_more(self) -> bool:
        """Tell whether the further facts are open."""
        return self._more is not None and not self._more.isHidden()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return the editors and buttons in the order Tab goes through them."""
        more = self._more.tab_stops() if self._more is not None else ()
        line = (self.given_name, self.relation, self.birth, self.more_button, self.remove_button)
        return (*line, *more)

    @property
    def remark(self) -> str:
        """What stands under the line."""
        return self._note.text()

    @property
    def more_fields(self) -> Mapping[str, Field]:
        """The further fields by name; empty until they were opened once."""
        return self._more.fields if self._more is not None else {}

    def set_number(self, number: int) -> None:
        """Name the editors for a screen reader by the line's number, counted from 1."""
        names = {
            self.given_name: _("Person {number}: fornavn"),
            self.relation: _("Person {number}: hvem er det i familien"),
            self.birth: _("Person {number}: født eller alder"),
            self.more_button: _("Person {number}: flere oplysninger"),
            self.remove_button: _("Person {number}: slet linjen"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name.format(number=number))
        if self._more is not None:
            self._more.setAccessibleName(_("Person {number}").format(number=number))

    def set_error(self, name: str, sentence: str) -> QWidget:
        """Show an error at the field `name` of this person and return its editor."""
        editors: dict[str, QWidget] = {"given_name": self.given_name, "birth_date": self.birth}
        if name in editors:
            _mark(editors[name], wrong=True)
            self._errors.append(sentence)
            self._say(" ".join(self._errors), Ink.OVER)
            editors[name].setAccessibleDescription(sentence)
            return editors[name]
        self.show_more(shown=True)
        if self._more is None:
            return self.given_name
        field = self._more.fields.get(name, self._more.fields["surname"])
        field.set_error(sentence)
        return field.editor

    def clear_errors(self) -> None:
        """Take every error away."""
        self._errors.clear()
        for editor in (self.given_name, self.birth):
            _mark(editor, wrong=False)
            editor.setAccessibleDescription("")
        self._birth_changed()
        if self._more is not None:
            for field in self._more.fields.values():
                field.set_error("")

    # -- building

    def _build(self) -> None:
        self.disc = AgeDisc(None)
        keeps_room = self.disc.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.disc.setSizePolicy(keeps_room)
        self.given_name = QLineEdit()
        self.relation = ComboBox()
        self.relation.addItem(_("Vælg"), Relation.OTHER.value)
        for relation, label in RELATION_LABELS.items():
            if relation is not Relation.OTHER:
                self.relation.addItem(_(label), relation.value)
        self.relation.setFixedWidth(measures.scaled(RELATION_WIDTH))
        self.birth = QLineEdit()
        self.birth.setFixedWidth(measures.scaled(BIRTH_WIDTH))
        self.more_button = icon_button(Icon.EXPAND_MORE, _("Flere oplysninger om personen"))
        self.remove_button = icon_button(Icon.CLOSE, _("Slet linjen"))
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.disc)
        line.addWidget(self.given_name, 1)
        line.addWidget(self.relation)
        line.addWidget(self.birth)
        line.addWidget(self.more_button)
        line.addWidget(self.remove_button)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        note = QHBoxLayout()
        note.setSpacing(measures.GAP_4)
        note.setContentsMargins(measures.scaled(32) + measures.GAP_12, 0, 0, 0)
        note.addWidget(self._sign)
        note.addWidget(self._note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(measures.GAP_4)
        self._column.addLayout(line)
        self._column.addLayout(note)

    def _connect(self) -> None:
        for editor in (self.given_name, self.birth):
            editor.textEdited.connect(self.edited)
            editor.returnPressed.connect(self.entered)
        self.birth.textChanged.connect(self._birth_changed)
        self.given_name.textEdited.connect(lambda _text: _mark(self.given_name, wrong=False))
        self.given_name.textChanged.connect(self._show_age)
        self.relation.activated.connect(self.edited)
        self.more_button.clicked.connect(lambda: self.show_more(shown=not self.shows_more))
        self.remove_button.clicked.connect(self.removed)

    # -- showing

    def _birth_date(self) -> date | None:
        try:
            return read_birth(self.birth.text(), self._today)
        except NotADate:
            return None

    def _show_age(self) -> None:
        birth = self._birth_date()
        age = age_on(birth, self._today) if birth is not None and birth <= self._today else None
        self.disc.set_age(age)
        if self._more is not None:
            self._more.programme.show_age(age)
        has_name = bool(self.given_name.text().strip())
        self.disc.setVisible(age is not None or has_name)
        self.birth.setPlaceholderText(_("alder mangler") if has_name else "")

    def _birth_changed(self) -> None:
        self._show_age()
        self._errors.clear()
        _mark(self.birth, wrong=False)
        birth = self._birth_date()
        said = self._moving_words()
        if birth is not None and is_estimate(self.birth.text()):
            said += _("Regnes som født {day}. Ret, når du kender datoen.").format(day=date_text(birth))
        elif birth is not None and may_be_estimate(birth):
            said += _("1. januar, hvis kun alderen er kendt. Ret, når du kender datoen.")
        self._say(said.strip(), Ink.MUTED)

    def _moving_words(self) -> str:
        if not self._moves_from:
            return ""
        said = _("Flytter fra familien {name}, når du gemmer.").format(name=in_row(self._moves_from))
        return f"{said} "

    def _say(self, sentence: str, ink: Ink) -> None:
        self._note.setText(sentence)
        self._note.set_ink(ink)
        self._note.setVisible(bool(sentence))
        self._sign.setVisible(ink is Ink.OVER)

    def _remark_on_cpr(self) -> None:
        if self._more is None:
            return
        birth = None if is_estimate(self.birth.text()) else self._birth_date()
        member = MemberDraft("", cpr=self._more.cpr.number(), birth_date=birth)
        self._more.fields["cpr"].set_help(" ".join(cpr_sentences(member)))


def _mark(editor: QWidget, *, wrong: bool) -> None:
    if bool(editor.property("invalid")) == wrong:
        return
    editor.setProperty("invalid", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
