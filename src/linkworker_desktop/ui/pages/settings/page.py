"""»Indstillinger«: two columns of cards; every change is kept at once."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.settings.about_card import AboutCard
from linkworker_desktop.ui.pages.settings.backup_card import BackupCard
from linkworker_desktop.ui.pages.settings.closed_days_card import ClosedDaysCard
from linkworker_desktop.ui.pages.settings.facts_card import OWN_FIELDS, FactsCard
from linkworker_desktop.ui.pages.settings.interval_card import IntervalCard
from linkworker_desktop.ui.pages.settings.look_card import LookCard
from linkworker_desktop.ui.pages.settings.municipality_card import MunicipalityCard
from linkworker_desktop.ui.pages.settings.phrases_card import PhrasesCard
from linkworker_desktop.ui.pages.settings.sample_card import SampleCard
from linkworker_desktop.ui.pages.settings.security_card import SecurityCard

ONE_COLUMN_BELOW = 900


class SettingsPage(Page):
    """The program around the page is asked through `desk`."""

    PLACE = Place.SETTINGS

    def __init__(
        self, services: Services, actions: Actions, desk: Desk | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Indstillinger"), floats_banners=True, parent=parent)
        desk = desk or Desk()
        self.set_sentence(_("Alt bliver gemt, når du ændrer det."))
        self.municipality = MunicipalityCard(services, actions)
        self.facts = FactsCard(services, actions)
        self.intervals = IntervalCard(services, actions)
        self.closed_days = ClosedDaysCard(services, actions)
        self.phrases = PhrasesCard(services, actions)
        self.look = LookCard(desk)
        self.security = SecurityCard(services, actions, desk)
        self.backup = BackupCard(services, actions, desk)
        self.sample = SampleCard(services, desk)
        self.about = AboutCard(services)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build_body()

    def open(self, destination: Destination) -> None:
        """Show the choices; `destination.field` is a fact, a field of the municipality, or a card (`backup`)."""
        self._load()
        target = self._target(destination.field)
        if target is not None:
            QTimer.singleShot(0, self, lambda: self._bring(target))

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed elsewhere, also by »Fortryd«; typed text stays."""
        if Kind.MUNICIPALITY in kinds:
            self.municipality.load()
            self.facts.load()
        if Kind.CONTACT in kinds:
            self.intervals.load()
        if Kind.RULE in kinds:
            self.closed_days.load()
        if Kind.LOG in kinds:
            self.phrases.load()

    def leave(self) -> bool:
        """Save the field somebody is in."""
        for field in (*self.municipality.fields.values(), *self.facts.fields.values()):
            if field.line_edit.hasFocus():
                field.keep()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < measures.scaled(ONE_COLUMN_BELOW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)

    def _build_body(self) -> None:
        self._columns.setSpacing(measures.CARD_GAP)
        for cards in (
            (self.municipality, self.facts, self.intervals),
            (self.look, self.closed_days, self.phrases, self.security, self.backup, self.sample, self.about),
        ):
            column = QVBoxLayout()
            column.setSpacing(measures.CARD_GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def _load(self) -> None:
        for card in (self.municipality, self.facts, self.intervals, self.look, self.security, self.backup):
            card.load()
        self.closed_days.load()
        self.phrases.load()

    def _target(self, field: str) -> QWidget | None:
        cards: dict[str, QWidget] = {
            "backup": self.backup.choose,
            "make_backup": self.backup.make,
            "restore": self.backup.restore,
            "security": self.security.passphrase_button,
            "recovery_key": self.security.key_button,
            "sample_card": self.sample.button,
            "closed_days": self.closed_days.name,
            "rules": self.closed_days.rules_link,
            "phrases": self.phrases.text,
            "language": self.look.language,
            "text_size": self.look.text_size,
            "intervals": next(iter(self.intervals.sectors.values())).fold_button,
        }
        own = self.municipality.fields.get(OWN_FIELDS.get(field, field))
        if field in {"region"}:
            return self.municipality.region
        return cards.get(field) or own or self.facts.fields.get(field)

    def _bring(self, target: QWidget) -> None:
        target.setFocus()
        area = self.findChild(QScrollArea)
        if area is not None:
            area.ensureWidgetVisible(target, 0, measures.GAP_32)
