"""The smaller groups of the contact form: unit, language, coming there, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.contact import ContactDraft, InterpreterHelp, Visibility
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.completion import Completer
from linkworker_desktop.ui.pages.contacts.facts import INTERPRETER_WORDS
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart, text_area
from linkworker_desktop.ui.pages.contacts.language_picker import LanguagePicker


class UnitPart(FormPart):
    """The unit and the service within the organisation."""

    texts = ("unit", "service")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = QStringListModel(self)
        self.add_fields(
            {
                "unit": Field(_("Enhed"), help_text=_("fx Jobcenter eller modtageklassen")),
                "service": Field(_("Ydelse"), help_text=_("det, man kan få her, fx lektiehjælp")),
            }
        )
        for field in self.fields.values():
            self.column.addWidget(field)
        self.fields["unit"].line_edit.setCompleter(Completer(self._units, self))

    def set_units(self, names: Sequence[str]) -> None:
        """Complete the unit with these names."""
        self._units.setStringList(list(names))


class TalkPart(FormPart):
    """The languages that are spoken, and who sees to an interpreter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages, self.interpreter = LanguagePicker(), ComboBox()
        self.interpreter.addItem(_("Ved ikke"), InterpreterHelp.UNKNOWN.value)
        for one, said in INTERPRETER_WORDS.items():
            self.interpreter.addItem(_(said), one.value)
        self.add_fields({"interpreter": Field(_("Tolk"), self.interpreter)})
        self.column.addWidget(self.languages)
        self.column.addWidget(self.fields["interpreter"])
        self.languages.edited.connect(self.edited)
        self.languages.edited.connect(self.regrown)
        self.interpreter.activated.connect(self.edited)

    def show_draft(self, draft: ContactDraft) -> None:
        self.languages.set_codes(draft.languages)
        self.interpreter.setCurrentIndex(max(0, self.interpreter.findData(draft.interpreter.value)))

    def read(self, draft: ContactDraft) -> ContactDraft:
        chosen = InterpreterHelp(self.interpreter.currentData())
        return replace(draft, languages=self.languages.codes(), interpreter=chosen)

    def stops(self) -> list[QWidget]:
        return [*self.languages.stops(), self.interpreter]

    def summary(self) -> str:
        spoken = [words.language_name(code) for code in self.languages.codes()]
        is_known = self.interpreter.currentIndex() > 0
        return ", ".join([*spoken, *([self.interpreter.currentText()] if is_known else [])])


class ComingPart(FormPart):
    """What somebody needs to know before coming."""

    texts = ("how_to_apply", "what_to_bring", "area_served")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_fields(
            {
                "how_to_apply": Field(_("Sådan søger man"), text_area(2)),
                "what_to_bring": Field(
                    _("Det skal man have med"), text_area(2), help_text=_("fx sundhedskort")
                ),
                "area_served": Field(_("Område, der dækkes"), help_text=_("fx hele kommunen")),
            }
        )
        for field in self.fields.values():
            self.column.addWidget(field)


class NotesPart(FormPart):
    """The notes, and who may see the contact."""

    texts = ("note", "private_note")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visibility = ComboBox()
        for one, said in (
            (Visibility.EVERYONE, _("Alle, også familierne")),
            (Visibility.MUNICIPALITY, _("Kun kommunen")),
            (Visibility.ONLY_ME, _("Kun mig")),
        ):
            self.visibility.addItem(said, one.value)
        self.add_fields(
            {
                "note": Field(_("N&ote"), text_area(3), help_text=_("Trykkes ikke.")),
                "private_note": Field(
                    _("Privat note"), text_area(3), help_text=_("Kun for mig. Følger aldrig med ud.")
                ),
                "visibility": Field(_("Hvem må se kontakten?"), self.visibility),
            }
        )
        for field in self.fields.values():
            self.column.addWidget(field)
        self.visibility.activated.connect(self.edited)

    def show_draft(self, draft: ContactDraft) -> None:
        super().show_draft(draft)
        self.visibility.setCurrentIndex(max(0, self.visibility.findData(draft.visibility.value)))

    def read(self, draft: ContactDraft) -> ContactDraft:
        return replace(super().read(draft), visibility=Visibility(self.visibility.currentData()))

    def summary(self) -> str:
        seen = self.visibility.currentText() if self.visibility.currentIndex() > 0 else ""
        return " · ".join(part for part in (seen, super().summary()) if part)
