"""One authority of a family's network: each of its contacts, what is kept of their work, and ending it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.network import InvolvementDraft, InvolvementId, NetworkBody, NetworkMember
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.involvement_form import InvolvementForm
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import (
    primary_button,
    record_button,
    secondary_button,
    small_link_button,
)
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink


@dataclass(frozen=True, slots=True)
class _Entry:
    """One involvement of the body, under the name of its contact."""

    name: str
    draft: InvolvementDraft

    @property
    def id(self) -> InvolvementId:
        """The id of a kept involvement."""
        assert self.draft.id is not None
        return self.draft.id


class InvolvementDialog(QDialog):
    """Corrects, ends or removes; with several contacts the one to look at is chosen above the fields.

    `contact_asked` carries a `ContactId` to be shown in the directory, `more_asked` the body's name, to add to it.
    """

    contact_asked = Signal(object)
    more_asked = Signal(str)

    def __init__(
        self,
        services: Services,
        actions: Actions,
        body: NetworkBody,
        members: Sequence[NetworkMember],
        parent: QWidget | None = None,
        *,
        contact: ContactId | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._body = services, actions, body
        self._entries = _entries(body)
        self._today = services.clock.today()
        self._who = ComboBox()
        self.who = Field(_("&Kontakt"), self._who)
        self.form = InvolvementForm(members, self._today, is_whole=True)
        self.save_button = primary_button(_("Gem"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.end_button = record_button(_("Afsluttet i dag"))
        self.reopen_button = record_button(_("Fortsætter alligevel"))
        self.end_all_button = small_link_button(_("Afslut alle"))
        self.remove_button = small_link_button(_("Slet fra netværket"))
        self.contact_button = small_link_button(_("Åbn kontakten"))
        self.more_button = small_link_button(_("Tilføj en person"))
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        places = [at for at, each in enumerate(self._entries) if each.draft.contact == contact]
        self._show(places[0] if places else 0)

    @property
    def contact_box(self) -> ComboBox:
        """The choice between the contacts of the body."""
        return self._who

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(measures.scaled(560), 0))

    def save(self) -> None:
        """Keep what is typed; what is wrong is said at its field."""
        if self._keep():
            self.accept()

    def _keep(self) -> bool:
        """Save the shown involvement where it differs; return whether nothing is wrong."""
        entry = self._entries[self._at]
        self._say("")
        try:
            typed = self.form.read(entry.draft)
            if typed == entry.draft:
                return True
            changed = self._act.run_write(lambda: self._services.network.save(typed))
        except InvalidInput as error:
            rest = self.form.show_problems(error.problems)
            self._say(rest[0].sentence if rest else "")
            return False
        if changed is None:
            return False
        kept = list(self._entries)
        kept[self._at] = _Entry(entry.name, typed)
        self._entries = tuple(kept)
        return True

    def _choose(self, at: int) -> None:
        if at == self._at:
            return
        if self._keep():
            self._show(at)
        else:
            self._who.setCurrentIndex(self._at)

    def _show(self, at: int) -> None:
        self._at = at
        self._who.setCurrentIndex(at)
        draft = self._entries[at].draft
        self.form.show_draft(draft)
        has_ended = draft.until is not None and draft.until <= self._today
        self.end_button.setVisible(not has_ended)
        self.reopen_button.setVisible(has_ended)

    def _end(self) -> None:
        self._run(lambda: self._services.network.end(self._entries[self._at].id))

    def _reopen(self) -> None:
        self._run(lambda: self._services.network.reopen(self._entries[self._at].id))

    def _remove(self) -> None:
        self._run(lambda: self._services.network.remove(self._entries[self._at].id))

    def _end_all(self) -> None:
        open_ones = [each.id for each in self._entries if each.draft.until is None]
        self._run(lambda: self._services.network.end_many(open_ones))

    def _run(self, work: Callable[[], Changed]) -> None:
        try:
            changed = self._act.run_write(work)
        except InvalidInput as error:
            rest = self.form.show_problems(error.problems)
            self._say(rest[0].sentence if rest else "")
            return
        if changed is not None:
            self.accept()

    def _open_contact(self) -> None:
        contact = self._entries[self._at].draft.contact
        self.accept()
        self.contact_asked.emit(contact)

    def _ask_more(self) -> None:
        self.accept()
        self.more_asked.emit(self._body.name)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        for widget in (self._sign, self._error):
            widget.setVisible(bool(sentence))

    def _build(self) -> None:
        sector = Sector.of(self._body.sector.value)
        self.setWindowTitle(_("Netværk"))
        head = QHBoxLayout()
        head.setSpacing(measures.GAP_8)
        head.addWidget(IconLabel(sector.icon, sector.ink))
        head.addWidget(ElidedLabel(words.in_row(self._body.name), TypeRole.SECTION_TITLE), 1)
        head.addWidget(self.more_button)
        self._who.addItems([entry.name for entry in self._entries])
        error = QHBoxLayout()
        error.setSpacing(measures.GAP_4)
        error.addWidget(self._sign)
        error.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_24,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addLayout(head)
        layout.addWidget(self.who)
        layout.addWidget(self.form)
        layout.addLayout(error)
        layout.addStretch(1)
        layout.addLayout(self._links())
        layout.addLayout(self._buttons())
        self.save_button.setDefault(True)
        self._say("")

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(measures.GAP_16)
        open_ones = [each for each in self._entries if each.draft.until is None]
        self.end_all_button.setText(_("Afslut alle {number}").format(number=len(open_ones)))
        for button in (self.contact_button, self.end_all_button, self.remove_button):
            links.addWidget(button)
        links.addStretch(1)
        self.end_all_button.setVisible(len(open_ones) > 1)
        return links

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.end_button)
        buttons.addWidget(self.reopen_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        return buttons

    def _connect(self) -> None:
        self._who.activated.connect(self._choose)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.end_button.clicked.connect(self._end)
        self.reopen_button.clicked.connect(self._reopen)
        self.end_all_button.clicked.connect(self._end_all)
        self.remove_button.clicked.connect(self._remove)
        self.contact_button.clicked.connect(self._open_contact)
        self.more_button.clicked.connect(self._ask_more)


def _entries(body: NetworkBody) -> tuple[_Entry, ...]:
    found = []
    for person in body.persons:
        name = person.name or body.name
        said = f"{name}, {person.role}" if person.role else name
        found += [_Entry(said, draft) for draft in person.involvements]
    return tuple(found)
