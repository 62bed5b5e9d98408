"""The second step: is the file read right, and which column is what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.exchange.contact_files.fields import Column
from linkworker_desktop.exchange.contact_files.readings import ENCODINGS, Certainty, FileKind, FileReading
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile, first_cards
from linkworker_desktop.ui.pages.contact_import.preview_table import PreviewTable
from linkworker_desktop.ui.pages.contacts.category_box import CategoryBox

DELIMITERS = {";": N_("Semikolon ;"), ",": N_("Komma ,"), "\t": N_("Tabulator"), "|": N_("Lodret streg |")}
CARD_HEADS = (N_("Navn"), N_("Sted"), N_("Telefon"), N_("E-mail"))


class ColumnsStep(QWidget):
    """`read_again` asks for another reading with the options chosen; `told` of a change in columns or category."""

    read_again = Signal()
    told = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._file: ChosenFile | None = None
        self._every_column = False
        self.encoding, self.delimiter, self.sheet = ComboBox(), ComboBox(), ComboBox()
        self.has_header = CheckBox(_("Første række er &overskrifter"))
        self.category = CategoryBox()
        self.table = PreviewTable()
        self.more_columns = small_link_button("")
        self._fields = {
            "encoding": Field(_("&Tegn"), self.encoding),
            "delimiter": Field(_("&Adskilt af"), self.delimiter),
            "sheet": Field(_("A&rk"), self.sheet),
        }
        self._category_field = Field(
            _("&Hvad er kontakterne?"),
            self.category,
            help_text=_("Bruges, hvor filen ikke selv siger det. Tomt bliver til »Andet«."),
        )
        self._notes = QVBoxLayout()
        self._card = Card(_("De første rækker"))
        self._vcard_words = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        hint = _(
            "Det, der står i kolonnen, skal passe til det, der er valgt over den. Ret dér, hvor det ikke gør."
        )
        self._hint = Label(hint, TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self._connect()

    def show_file(self, file: ChosenFile) -> None:
        """Show how a file was read."""
        reading = file.reading
        assert reading is not None  # a file that could not be read does not come this far
        self._file = file
        self._show_options(reading)
        self._show_notes(reading, file.mapping.problems() if file.mapping is not None else ())
        self.category.set_code(file.category)
        has_columns = file.mapping is not None
        for widget, shown in ((self._hint, has_columns), (self._vcard_words, not has_columns)):
            widget.setVisible(shown)
        self.more_columns.setVisible(False)
        if file.mapping is not None:
            empty = self.table.show_reading(reading, file.mapping, every_column=self._every_column)
            self._show_empty_columns(empty)
        else:
            self._vcard_words.setText(_vcard_words(reading))
            self.table.show_cards([_(head) for head in CARD_HEADS], first_cards(reading, self._today))
        self._card.head.set_title(_("De første rækker") if has_columns else _("De første kort"))

    def options(self) -> dict[str, object]:
        """Return how the file is to be read, for `ContactImports.read`."""
        chosen: dict[str, object] = {}
        for name, box in (("encoding", self.encoding), ("delimiter", self.delimiter), ("sheet", self.sheet)):
            if not self._fields[name].isHidden():
                chosen[name] = box.currentData()
        if not self.has_header.isHidden():
            chosen["has_header"] = self.has_header.isChecked()
        return chosen

    def take_focus(self) -> None:
        """Put the cursor in the first thing to see to."""
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        options = QHBoxLayout()
        options.setSpacing(measures.GAP_12)
        options.addWidget(self._category_field, 4, Qt.AlignmentFlag.AlignTop)
        for name, share in (("encoding", 3), ("delimiter", 2), ("sheet", 3)):
            options.addWidget(self._fields[name], share, Qt.AlignmentFlag.AlignTop)
        options.addStretch(1)
        self._notes.setSpacing(measures.GAP_8)
        self._card.head.add_right(self.has_header)
        self._card.head.add_right(self.more_columns)
        self._card.add_row(self.table)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_12)
        layout.addLayout(options)
        layout.addLayout(self._notes)
        layout.addWidget(self._vcard_words)
        layout.addWidget(self._card)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def _connect(self) -> None:
        for box in (self.encoding, self.delimiter, self.sheet):
            box.activated.connect(self.read_again)
        self.has_header.clicked.connect(self.read_again)
        self.category.edited.connect(self._take_category)
        self.table.told.connect(self._take_column)
        self.more_columns.clicked.connect(self._show_every_column)

    def _take_category(self) -> None:
        if self._file is not None:
            self._file.category = self.category.code()
            self._file.plan = None
            self.told.emit()

    def _take_column(self, index: int, column: Column) -> None:
        file = self._file
        if file is None or file.mapping is None or file.reading is None:
            return
        file.mapping = file.mapping.changed(index, column)
        file.plan = None
        self._show_notes(file.reading, file.mapping.problems())
        self.told.emit()

    def _show_every_column(self) -> None:
        self._every_column = not self._every_column
        if self._file is not None:
            self.show_file(self._file)

    def _show_empty_columns(self, empty: int) -> None:
        self.more_columns.setVisible(empty > 0)
        words = ngettext("Vis {count} tom kolonne", "Vis {count} tomme kolonner", empty).format(count=empty)
        self.more_columns.setText(_("Skjul de tomme kolonner") if self._every_column else words)

    def _show_options(self, reading: FileReading) -> None:
        _fill(self.encoding, ((_(label), code) for code, label in ENCODINGS.items()), reading.encoding)
        _fill(self.delimiter, ((_(label), sign) for sign, label in DELIMITERS.items()), reading.delimiter)
        _fill(self.sheet, ((sheet, sheet) for sheet in reading.sheets), reading.sheet)
        self._fields["encoding"].setVisible(bool(reading.encoding))
        self._fields["delimiter"].setVisible(reading.kind is FileKind.CSV)
        self._fields["sheet"].setVisible(len(reading.sheets) > 1)
        self.has_header.setVisible(reading.mapping is not None)
        if reading.mapping is not None:
            self.has_header.setChecked(reading.mapping.has_header)
        guessed = reading.certainty is Certainty.GUESSED
        self._fields["encoding"].set_help(_("Gættet. Står æ, ø og å rigtigt?") if guessed else "")

    def _show_notes(self, reading: FileReading, problems: Iterable[str]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        said = [(State.OVER, sentence) for sentence in problems]
        said += [(State.MISSING, sentence) for sentence in reading.remarks]
        for state, sentence in said[:3]:
            self._notes.addWidget(Banner(state, sentence))


def _vcard_words(reading: FileReading) -> str:
    return ngettext(
        "Filen har {count} kort. Felterne i et vCard ligger fast, så her er ikke noget at vælge.",
        "Filen har {count} kort. Felterne i et vCard ligger fast, så her er ikke noget at vælge.",
        reading.rows,
    ).format(count=reading.rows)


def _fill(box: ComboBox, offered: Iterable[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for text, code in offered:
        box.addItem(text, code)
    at = box.findData(chosen)
    if at < 0 and chosen:
        box.addItem(chosen, chosen)
        at = box.count() - 1
    box.setCurrentIndex(at)
