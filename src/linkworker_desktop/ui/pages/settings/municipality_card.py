"""The card with the municipality and its link-worker: what stands on the cover of every folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLabel, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.documents.palette import readable_colour
from linkworker_desktop.domain.regions import REGIONS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.region_choice import choose_region
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.settings.saved_field import SavedField
from linkworker_desktop.ui.pages.settings.swatch import Swatch

LOGO_HEIGHT = 48


class MunicipalityCard(Card):
    """Each field is saved when it is left; every change can be taken back."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Kommunen og dig"), parent=parent)
        self._services, self._actions = services, actions
        self.head.set_remark(_("Står på forsiden af hver mappe"))
        self.fields = {
            "name": self._field(
                "name", _("&Kommunens navn"), _("Som det står på breve, fx »Skovsunde Kommune«")
            ),
            "town": self._field("town", _("Kommunens hoved&by")),
            "linkworker": self._field("linkworker", _("Dit &navn")),
            "linkworker_phone": self._field("linkworker_phone", _("Din &telefon")),
            "linkworker_hours": self._field("linkworker_hours", _("Din telefont&id"), _("fx hverdage 9–15")),
        }
        self.region_box = ComboBox()
        self.region = Field(
            _("&Region"), self.region_box, help_text=_("Den bestemmer nummeret til lægevagten.")
        )
        self.swatch = Swatch()
        self.colour_note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.colour_button = small_button(_("Vælg farve …"))
        self.logo_picture = QLabel()
        self.logo_words = Label("", TypeRole.BODY, Ink.MUTED)
        self.logo_button = small_button(_("Vælg logo …"), Icon.IMAGE)
        self.logo_remove = link_button(_("Fjern"))
        self._fill()
        self._connect()

    def load(self) -> None:
        """Show what is kept."""
        kept = self._services.municipality.read()
        for name, field in self.fields.items():
            field.show_kept(str(getattr(kept, name)))
        self.region_box.blockSignals(True)
        self.region_box.setCurrentIndex(max(0, self.region_box.findData(kept.region)))
        self.region_box.blockSignals(False)
        self._show_colour(kept.colour)
        self._show_logo(kept.logo)

    def use_logo(self, file: Path) -> None:
        """Take a picture file as the logo."""
        try:
            content = file.read_bytes()
        except OSError:
            self._actions.tell(Notice(NoticeState.OVER, _("Billedet kan ikke læses. Vælg det igen.")))
            return
        self._actions.run_write(lambda: self._services.municipality.set_logo(content))

    def use_colour(self, asked: str) -> None:
        """Keep a colour (`#RRGGBB`), darkened until white letters can be read on it."""
        kept = self._services.municipality.read()
        self._save(replace(kept, colour=readable_colour(asked).value))
        self._show_colour_note(was_darkened=readable_colour(asked).was_darkened)

    def _field(self, name: str, label: str, help_text: str = "") -> SavedField:
        municipality = self._services.municipality
        return SavedField(
            label,
            self._actions,
            lambda text: municipality.save(_with(municipality.read(), name, text)),
            help_text=help_text,
        )

    def _fill(self) -> None:
        self.body.setSpacing(measures.GAP_12)
        self.region_box.addItem(_("Ikke valgt"), "")
        for region in REGIONS:
            self.region_box.addItem(region.name, region.name)
        for name in ("name", "town"):
            self.body.addWidget(self.fields[name])
        self.body.addWidget(self.region)
        for name in ("linkworker", "linkworker_phone", "linkworker_hours"):
            self.body.addWidget(self.fields[name])
        self.body.addWidget(Label(_("Farve på forsiden"), TypeRole.SMALL_BOLD))
        self.body.addLayout(_line(self.swatch, self.colour_button))
        self.body.addWidget(self.colour_note)
        self.body.addWidget(Label(_("Logo"), TypeRole.SMALL_BOLD))
        self.body.addLayout(_line(self.logo_picture, self.logo_words, self.logo_button, self.logo_remove))

    def _connect(self) -> None:
        self.region_box.activated.connect(lambda _index: self._save_region())
        self.colour_button.clicked.connect(self._ask_colour)
        self.logo_button.clicked.connect(self._ask_logo)
        self.logo_remove.clicked.connect(
            lambda: self._actions.run_write(lambda: self._services.municipality.set_logo(None))
        )

    def _save_region(self) -> None:
        services, region = self._services, str(self.region_box.currentData())
        if region != services.municipality.read().region:
            self._actions.run_write(lambda: choose_region(services.municipality, services.contacts, region))

    def _save(self, draft: MunicipalityDraft) -> None:
        municipality = self._services.municipality
        if draft != municipality.read():
            self._actions.run_write(lambda: municipality.save(draft))

    def _ask_colour(self) -> None:
        asked = QColorDialog.getColor(
            QColor(self._services.municipality.read().colour), self, _("Farve på forsiden")
        )
        if asked.isValid():
            self.use_colour(asked.name().upper())

    def _ask_logo(self) -> None:
        kind = _("Billeder (*.png *.jpg *.jpeg)")
        when_chosen(open_dialog(self, _("Vælg kommunens logo"), kind), self.use_logo)

    def _show_colour(self, colour: str) -> None:
        self.swatch.set_colour(colour)
        self._show_colour_note(was_darkened=False)

    def _show_colour_note(self, *, was_darkened: bool) -> None:
        darkened = _("Farven er gjort mørkere, så hvid skrift kan læses på den (7:1).")
        plain = _(
            "Bruges på forsiden og i overskrifter. Lyse farver gøres mørkere, så hvid skrift kan læses."
        )
        self.colour_note.setText(darkened if was_darkened else plain)

    def _show_logo(self, logo: bytes | None) -> None:
        picture = QPixmap()
        if logo is not None:
            picture.loadFromData(logo)
        self.logo_picture.setVisible(not picture.isNull())
        self.logo_remove.setVisible(logo is not None)
        self.logo_words.setText("" if logo is not None else _("Intet logo"))
        self.logo_words.setVisible(logo is None)
        if not picture.isNull():
            ratio = self.devicePixelRatioF()
            small = picture.scaledToHeight(
                round(LOGO_HEIGHT * ratio), Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            self.logo_picture.setPixmap(small)
            self.logo_picture.setAccessibleName(_("Kommunens logo"))


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_12)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def _with(draft: MunicipalityDraft, name: str, text: str) -> MunicipalityDraft:
    changes: dict[str, Any] = {name: text}
    return replace(draft, **changes)
