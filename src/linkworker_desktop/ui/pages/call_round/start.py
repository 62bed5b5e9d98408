"""The beginning of a round: go on with the one that waits, or choose whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.categories import CATEGORIES, SECTOR_LABELS
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import ButtonKind, link_button, primary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.call_round.centred import Centred


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom to call: those in folders alone or all that are due, narrowed down."""

    in_folders: bool = False
    sector: Sector | None = None
    category: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round that was begun: what its button and its line say, and how much is done (0 to 1)."""

    button: str
    line: str
    share: float


class RoundStart(Centred):
    """`begun` wants a new round, `resumed` the one that waits, `closed` its end; `chosen` tells of a choice."""

    begun = Signal()
    resumed = Signal()
    closed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = Card(_("En runde venter"))
        self._waiting_line = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self._bar = ThinBar(0, Ink.ACCENT)
        self.resume_button = primary_button("", Icon.CALL)
        self.close_button = link_button(_("Luk runden"))
        self._new = Card(_("Hvem vil du ringe til?"))
        self.folders_chip = Chip(_("I mapper, der skal ud"), Icon.AUTO_STORIES, count=0)
        self.all_chip = Chip(_("Alle, der skal bekræftes"), Icon.SCHEDULE, count=0)
        self.sector, self.category, self.town = ComboBox(), ComboBox(), ComboBox()
        self.begin_button = primary_button("", Icon.CALL)
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self._connect()

    def whom(self) -> Whom:
        """Return what is chosen."""
        code = str(self.sector.currentData() or "")
        return Whom(
            self.folders_chip.isChecked(),
            Sector(code) if code else None,
            str(self.category.currentData() or ""),
            str(self.town.currentData() or ""),
        )

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Offer to go on with a round, or hide that."""
        self._waiting.setVisible(waiting is not None)
        self.begin_button.set_kind(ButtonKind.PRIMARY if waiting is None else ButtonKind.SECONDARY)
        if waiting is not None:
            self.resume_button.setText(waiting.button)
            self._waiting_line.setText(waiting.line)
            self._waiting_line.setVisible(bool(waiting.line))
            self._bar.set_share(waiting.share)

    def offer(
        self, sectors: Mapping[Sector, int], categories: Mapping[str, int], towns: Mapping[str, int]
    ) -> None:
        """Offer what there are contacts of; a choice that is still there stays."""
        _fill(
            self.sector,
            _("Alle sektorer"),
            [(_(SECTOR_LABELS[one]), one.value) for one in Sector if one in sectors],
        )
        inside = [
            (_(each.label), code)
            for code, each in CATEGORIES.items()
            if code in categories and self.whom().sector in {None, each.sector}
        ]
        _fill(self.category, _("Alle kategorier"), inside)
        _fill(self.town, _("Alle byer"), [(town, town) for town in sorted(towns) if town])

    def show_counts(self, in_folders: int, due: int) -> None:
        """Show how many there are to call; the button says how many it begins with."""
        self.folders_chip.set_count(in_folders)
        self.all_chip.set_count(due)
        self.folders_chip.setEnabled(in_folders > 0)
        number = in_folders if self.folders_chip.isChecked() else due
        self.begin_button.setText(
            ngettext("Begynd med {count} kontakt", "Begynd med {count} kontakter", number).format(
                count=number
            )
        )
        self.begin_button.setEnabled(number > 0)
        self._note.setText("" if number else _("Her er ingen, der skal bekræftes. Vælg bredere."))
        self._note.setVisible(not number)

    def choose_folders(self, *, only: bool) -> None:
        """Choose those in folders, or all."""
        (self.folders_chip if only else self.all_chip).setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the next step."""
        button = self.begin_button if self._waiting.isHidden() else self.resume_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        body = self._waiting.body
        body.addWidget(self._waiting_line)
        body.addWidget(self._bar)
        body.addSpacing(measures.GAP_4)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_16)
        line.addWidget(self.resume_button)
        line.addWidget(self.close_button)
        line.addStretch(1)
        body.addLayout(line)
        chips = FlowLayout()
        for chip in (self.folders_chip, self.all_chip):
            chip.setAutoExclusive(True)
            chips.addWidget(chip)
        narrow = QHBoxLayout()
        narrow.setSpacing(measures.GAP_12)
        for title, box in (
            (_("&Sektor"), self.sector),
            (_("&Kategori"), self.category),
            (_("&By"), self.town),
        ):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            narrow.addWidget(Field(title, box), 1)
        body = self._new.body
        body.setSpacing(measures.GAP_16)
        body.addLayout(chips)
        body.addLayout(narrow)
        body.addWidget(self._note)
        body.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        keys = Label(_keys_words(), TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.column.setSpacing(measures.CARD_GAP)
        self.column.addWidget(self._waiting)
        self.column.addWidget(self._new)
        self.column.addWidget(keys)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.resume_button.clicked.connect(self.resumed)
        self.close_button.clicked.connect(self.closed)
        self.begin_button.clicked.connect(self.begun)
        for chip in (self.folders_chip, self.all_chip):
            chip.clicked.connect(self.chosen)
        for box in (self.sector, self.category, self.town):
            box.activated.connect(self.chosen)


def _keys_words() -> str:
    return _(
        "Ring, og svar med én tast: J stadig rigtigt, R ret, T ikke truffet, O ophørt. "
        "Venstre pil går tilbage, Esc stopper. Du kan fortsætte en anden dag."
    )


def _fill(box: ComboBox, everything: str, offered: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for text, code in offered:
        box.addItem(text, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
