"""The middle card of the folder page: one part with its text, its facts and its contacts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import FolderPartView, FolderView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card, RowLine
from linkworker_desktop.ui.models.folder_parts import printed_number
from linkworker_desktop.ui.pages.folder.contacts_section import ContactsSection
from linkworker_desktop.ui.pages.folder.facts_section import FactsSection
from linkworker_desktop.ui.pages.folder.text_section import TextSection

SIDE = measures.CARD_MARGIN - 1


class PartPane(Card):
    """Everything about the chosen part; scrolls under its title."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Del"), parent=parent)
        self._number = 0
        self.text = TextSection(services, actions)
        self.facts = FactsSection(services, actions)
        self.contacts = ContactsSection(services, actions)
        self._facts_line = RowLine()
        self._area = QScrollArea()
        self._build()

    @property
    def number(self) -> int:
        """The number of the part shown, 0 before the first."""
        return self._number

    def show_part(self, view: FolderView, part: FolderPartView) -> None:
        """Show a part; the same one again keeps scroll, focus and what is typed."""
        if part.number != self._number:
            self._number = part.number
            self._area.verticalScrollBar().setValue(0)
        number = printed_number(view.parts, part)
        self.head.set_title(part.title if number is None else f"{number}  {part.title}")
        self.text.show_part(part.number, view.languages)
        self.facts.show_facts(view.family, part.number, part.facts)
        self._facts_line.setVisible(bool(part.facts))
        self.contacts.show_contacts(view.family, part.number, part.contacts)

    def focus_fact(self, name: str) -> bool:
        """Bring a fact's field into view with the cursor in it."""
        if not self.facts.focus_fact(name):
            return False
        self._area.ensureWidgetVisible(self.facts.field(name), 0, measures.GAP_32)
        return True

    @property
    def is_changed(self) -> bool:
        """Whether a fact that was typed is kept nowhere; a text has its draft."""
        return self.facts.is_changed

    def save_now(self) -> None:
        """Keep everything typed here. Raises `UserError` when a text can be kept nowhere."""
        self.facts.save_now()
        self.text.save_now()

    def _build(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, measures.GAP_12, 0, 0)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(_with_margins(self.text))
        layout.addWidget(self._facts_line)
        layout.addWidget(_with_margins(self.facts))
        layout.addWidget(RowLine())
        layout.addWidget(self.contacts)
        layout.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        self.add_row(self._area, stretch=1)
        self.setContentsMargins(0, 0, 0, measures.RADIUS_LARGE)


def _with_margins(section: QWidget) -> QWidget:
    layout = section.layout()
    if layout is not None:
        layout.setContentsMargins(SIDE, 0, SIDE, 0)
    return section
