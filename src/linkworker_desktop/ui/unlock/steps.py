"""The first and the last two steps of the first run: municipality, what to begin with, where backups go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from linkworker_desktop.base.paths import sync_service_of
from linkworker_desktop.domain.regions import REGIONS
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.file_dialogs import folder_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.glyphs import Glyph
from linkworker_desktop.ui.unlock.choice_card import ChoiceCard
from linkworker_desktop.ui.unlock.frame import FlushLink, QuietLine, buttons_line, heading


@dataclass(frozen=True, slots=True)
class MunicipalityWords:
    """What the first step asks for, as typed."""

    name: str = ""
    region: str = ""
    linkworker: str = ""
    linkworker_phone: str = ""
    linkworker_hours: str = ""


class Beginning(StrEnum):
    """What to begin with."""

    EMPTY = "empty"
    SAMPLE = "sample"
    RESTORE = "restore"
    IMPORT = "import"


class Step(QWidget):
    """A page of the first run: a sentence and a few fields."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(measures.GAP_12)
        for label in heading(title, text):
            self.column.addWidget(label)
        self.column.addSpacing(measures.GAP_4)


class MunicipalityStep(Step):
    """Whose program this is; it stands on every folder."""

    restore_asked = Signal()
    entered = Signal()

    def __init__(self) -> None:
        text = _("Det står på forsiden af hver mappe. Du kan altid rette det i Indstillinger.")
        super().__init__(_("Hvem er du?"), text)
        self.name = Field(_("&Kommune"), help_text=_("Som det står på breve, fx »Skovsunde Kommune«"))
        self.region = Field(
            _("&Region"), _region_box(), help_text=_("Den bestemmer nummeret til lægevagten.")
        )
        self.linkworker = Field(_("Dit &navn"))
        self.phone = Field(_("Din &telefon"))
        self.hours = Field(_("Din telefon&tid"), help_text=_("fx hverdage 9–15"))
        self.restore_link = FlushLink(_("Jeg har en sikkerhedskopi"))
        for field in (self.name, self.region, self.linkworker, self.phone, self.hours):
            self.column.addWidget(field)
        self.column.addLayout(buttons_line(self.restore_link))
        self.restore_link.clicked.connect(self.restore_asked)
        for field in (self.name, self.linkworker, self.phone, self.hours):
            field.line_edit.returnPressed.connect(self.entered)
        self.setFocusProxy(self.name)

    def words(self) -> MunicipalityWords:
        """Return what is typed."""
        return MunicipalityWords(
            name=self.name.line_edit.text().strip(),
            region=self._region_combo().currentData() or "",
            linkworker=self.linkworker.line_edit.text().strip(),
            linkworker_phone=self.phone.line_edit.text().strip(),
            linkworker_hours=self.hours.line_edit.text().strip(),
        )

    def show_words(self, words: MunicipalityWords) -> None:
        """Fill the fields."""
        self.name.line_edit.setText(words.name)
        combo = self._region_combo()
        combo.setCurrentIndex(max(0, combo.findData(words.region)))
        self.linkworker.line_edit.setText(words.linkworker)
        self.phone.line_edit.setText(words.linkworker_phone)
        self.hours.line_edit.setText(words.linkworker_hours)

    def show_problem(self, name: str, sentence: str) -> None:
        """Show a refusal at the field it is about."""
        fields = {"name": self.name, "linkworker": self.linkworker, "linkworker_phone": self.phone}
        field = fields.get(name, self.hours)
        field.set_error(sentence)
        field.setFocus()

    def clear_problems(self) -> None:
        """Take every refusal away."""
        for field in (self.name, self.linkworker, self.phone, self.hours):
            field.set_error("")

    def _region_combo(self) -> ComboBox:
        box = self.region.editor
        assert isinstance(box, ComboBox)
        return box


class BeginningStep(Step):
    """Sample, empty, a backup, or a family file."""

    entered = Signal()

    def __init__(self, sample_name: str, sample_passphrase: str) -> None:
        text = _("Du kan altid skifte. Eksemplet ligger for sig selv og kan slettes med ét tryk.")
        super().__init__(_("Hvad vil du begynde med?"), text)
        self._group = QButtonGroup(self)
        played = _("40 opdigtede familier at prøve alt på. Adgangskoden er »{passphrase}«.")
        self.cards = {
            Beginning.EMPTY: ChoiceCard(_("&Begynd tomt"), _("Du opretter den første familie selv.")),
            Beginning.SAMPLE: ChoiceCard(
                _("Prøv med &eksempelkommunen {name}").format(name=sample_name),
                played.format(passphrase=sample_passphrase),
            ),
            Beginning.RESTORE: ChoiceCard(
                _("&Gendan en sikkerhedskopi"), _("Fra en anden computer eller en USB-nøgle.")
            ),
            Beginning.IMPORT: ChoiceCard(
                _("&Importér en familiefil"), _("Én families sag, som en kollega har gemt til dig.")
            ),
        }
        for number, card in enumerate(self.cards.values()):
            self._group.addButton(card, number)
            self.column.addWidget(card)
        self.cards[Beginning.EMPTY].setChecked(True)
        self.setFocusProxy(self.cards[Beginning.EMPTY])

    def beginning(self) -> Beginning:
        """Return the chosen card."""
        return list(self.cards)[self._group.checkedId()]

    def choose(self, beginning: Beginning) -> None:
        """Choose a card."""
        self.cards[beginning].setChecked(True)


class BackupStep(Step):
    """Where backups are put."""

    def __init__(self, default: Path) -> None:
        text = _(
            "Når du lukker programmet, gemmes en krypteret kopi. En anden disk eller en USB-nøgle er bedst."
        )
        super().__init__(_("Hvor skal sikkerhedskopien ligge?"), text)
        self._default = default
        self._folder: Path | None = None
        self.field = Field(_("&Mappe"))
        self.field.line_edit.setReadOnly(True)
        self.choose = Button(_("&Vælg mappe …"))
        self.usual = FlushLink(_("Brug mappen ved siden af dataene"))
        self.warning = QuietLine(Glyph.ERROR, "")
        self.column.addWidget(self.field)
        self.column.addLayout(buttons_line(self.choose, self.usual, push_last=False))
        self.column.addWidget(self.warning)
        self.choose.clicked.connect(self._ask)
        self.usual.clicked.connect(lambda: self.set_folder(None))
        self.set_folder(None)
        self.setFocusProxy(self.choose)

    def folder(self) -> Path | None:
        """Return the chosen folder, None for the one beside the data."""
        return self._folder

    def set_folder(self, folder: Path | None) -> None:
        """Show a folder, with a warning if another program sends it on."""
        self._folder = folder
        shown = folder or self._default
        self.field.line_edit.setText(str(shown))
        self.usual.setVisible(folder is not None)
        service = sync_service_of(shown)
        self.warning.setVisible(service is not None)
        if service is not None:
            self.warning.set_text(
                _(
                    "Mappen ligger i {service}. Kopien er krypteret, men spørg kommunen, om den må ligge der."
                ).format(service=service)
            )

    def _ask(self) -> None:
        dialog = folder_dialog(
            self, _("Vælg mappen til sikkerhedskopier"), start=self._folder or self._default.parent
        )
        when_chosen(dialog, self.set_folder)


def own_words(words: MunicipalityWords) -> Sequence[str]:
    """Return the names a passphrase must not be made of."""
    return (words.name, words.linkworker)


def _region_box() -> ComboBox:
    box = ComboBox()
    box.addItem(_("Vælg region"), "")
    for region in REGIONS:
        box.addItem(region.name, region.name)
    return box
