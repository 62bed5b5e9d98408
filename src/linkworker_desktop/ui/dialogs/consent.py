"""A consent: who gave it for whom, what may be shared with whom, and how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consent_asking import Asked, asked_of
from linkworker_desktop.services.consent_parties import PartyChoice, choice_of, choices_of, party_of
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent_form import ConsentChoices, ConsentForm
from linkworker_desktop.ui.dialogs.consent_parties import PartyPicker
from linkworker_desktop.ui.dialogs.consent_scan import ScanChoice
from linkworker_desktop.ui.dialogs.consent_typed import TypedConsent, from_json, read, to_json, typed_of
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button, small_link_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

PAUSE = 800
"""Milliseconds without a key before what is typed is kept."""
WIDTH, HEIGHT, ROUND = 680, 780, 80
MOST_FOUND = 20


class ConsentDialog(QDialog):
    """Ctrl+Enter saves; what is typed is kept at every pause and when the data are locked, and stands there next time.

    Without `draft` it is a new consent of everybody grown up among `people`, or of those `chosen`; with one that is
    not kept yet, a new one like it.
    """

    def __init__(
        self,
        services: Services,
        actions: Actions,
        people: Sequence[tuple[PersonId, str]],
        draft: ConsentDraft | None = None,
        parent: QWidget | None = None,
        *,
        chosen: Sequence[PersonId] = (),
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._draft = services, actions, draft
        self._today = services.clock.today()
        first = draft.person if draft is not None else people[0][0]
        self.family = services.consents.family_of(first)
        self._sheet = services.families.sheet(self.family)
        self._everybody = asked_of(self._sheet, self._today)
        self._people = self._choosable({person for person, _name in people} | {first})
        self._chosen = tuple(chosen)
        self._before = TypedConsent()
        self._is_done = False
        self.form = ConsentForm(self._choices(), self._picker(), ScanChoice(services, actions, self.family))
        self.kept = Label(_("Her er det, du begyndte på."), TypeRole.SMALL, Ink.MUTED)
        self.again_link = small_link_button(_("Begynd forfra"))
        self.save_button = primary_button(_("Gem"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.remove_button = secondary_button(_("&Fjern"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(_("Nyt samtykke") if self._is_new else _("Samtykke"))
        self._connect()
        self._begin()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by their names."""
        return self.form.fields

    @property
    def draft_kind(self) -> str:
        """Under which kind this form is kept while it is unfinished."""
        consent = self._draft.consent if self._draft is not None else None
        return f"cns.{(consent or self.family).hex}"

    def save(self) -> None:
        """Save and close; what is wrong is said at its field."""
        self.form.clear_problems()
        try:
            changed = self._act.run_write(self._written)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        if changed is not None:
            self._finish()
            self.accept()

    def remove(self) -> None:
        """Take the consent away and close."""
        consent = self._draft.consent if self._draft is not None else None
        if consent is None:
            return
        if self._act.run_write(lambda: self._services.consents.remove(consent)) is not None:
            self._finish()
            self.accept()

    def done(self, result: int) -> None:
        """Keep what is unfinished where the dialog is closed by Escape or by locking."""
        if not self._is_done:
            self._keep()
        super().done(result)

    def give_up(self) -> None:
        """Close, and forget what was begun."""
        self._finish()
        self.reject()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().height() - measures.scaled(ROUND)
        return QSize(measures.scaled(WIDTH), min(measures.scaled(HEIGHT), room))

    @property
    def _is_new(self) -> bool:
        return self._draft is None or self._draft.consent is None

    def _written(self) -> Changed:
        consent = self._draft.consent if self._draft is not None else None
        by_age = {each.person: each.by_age for each in self._everybody}
        drafts = read(self.form.typed(), self._today, by_age, consent)
        consents = self._services.consents
        return consents.save_all(drafts) if consent is None else consents.save(drafts[0])

    def _choosable(self, wanted: set[PersonId]) -> tuple[Asked, ...]:
        return tuple(each for each in self._everybody if each.person in wanted)

    def _choices(self) -> ConsentChoices:
        adults = [each.name for each in self._everybody if each.is_adult and each.is_here]
        draft = self._draft
        return ConsentChoices(
            people=self._people,
            adults=adults,
            today=self._today,
            last_day=self._services.consents.last_day,
            is_kept=not self._is_new,
            is_withdrawn=draft is not None and draft.withdrawn_on is not None,
        )

    def _picker(self) -> PartyPicker:
        return PartyPicker(
            choices_of(self._services.network.of_family(self.family).network), _finder(self._services)
        )

    # -- what stands in it

    def _first(self) -> TypedConsent:
        if self._draft is not None:
            return typed_of(self._draft)
        grown = tuple(each.person for each in self._people if each.is_adult)
        persons = self._chosen or grown or tuple(each.person for each in self._people[:1])
        language = next((code for code in self._sheet.languages if code != DANISH), "")
        adults = [each.name for each in self._everybody if each.is_adult and each.is_here]
        return TypedConsent(
            persons=tuple(person.hex for person in persons),
            giver=adults[0] if len(adults) == 1 else "",
            given_on=date_text(self._today),
            language=language,
        )

    def _begin(self) -> None:
        self._show(self._first())
        begun = self._kept()
        if begun is not None:
            before = self._before
            self._show(begun)
            self._before = before
        self._say_kept(is_kept=begun is not None)

    def _show(self, typed: TypedConsent) -> None:
        self.form.show_typed(typed)
        self._pause.stop()
        self._before = self.form.typed()
        self.form.fields["purpose"].setFocus()

    def _kept(self) -> TypedConsent | None:
        """Return what was begun; of somebody who has left the family nothing is chosen."""
        kept = self._services.drafts.kept(self.draft_kind)
        typed = from_json(kept) if kept is not None else None
        if typed is None:
            return None
        known = {each.person.hex for each in self._people}
        return replace(typed, persons=tuple(person for person in typed.persons if person in known))

    def _say_kept(self, *, is_kept: bool) -> None:
        for widget in (self.kept, self.again_link):
            widget.setVisible(is_kept)

    def _begin_again(self) -> None:
        self._forget()
        self._say_kept(is_kept=False)
        self._show(self._first())

    def _keep(self) -> None:
        """Keep what is unfinished; a form nobody changed leaves nothing behind."""
        self._pause.stop()
        typed = self.form.typed()
        if typed != self._before:
            self._services.drafts.keep(self.draft_kind, to_json(typed))

    def _finish(self) -> None:
        self._is_done = True
        self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        if self._services.drafts.kept(self.draft_kind) is not None:
            self._services.drafts.drop(self.draft_kind)

    # -- frame

    def _connect(self) -> None:
        self.form.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._keep)
        self.again_link.clicked.connect(self._begin_again)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.give_up)
        self.remove_button.clicked.connect(self.remove)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _build(self, title: str) -> None:
        self.setWindowTitle(title)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_16)
        column.addWidget(Label(title, TypeRole.SECTION_TITLE))
        begun = QHBoxLayout()
        begun.setSpacing(measures.GAP_8)
        begun.addWidget(self.kept)
        begun.addWidget(self.again_link)
        begun.addStretch(1)
        column.addLayout(begun)
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.setMinimumWidth(measures.scaled(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        margin = measures.PAGE_MARGIN
        buttons.setContentsMargins(margin, measures.GAP_12, margin, margin)
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.remove_button)
        self.remove_button.setVisible(not self._is_new)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.save_button.setDefault(True)
        return buttons


def _finder(services: Services) -> Callable[[str], tuple[PartyChoice, ...]]:
    """Return what finds places and people of the directory by a text."""

    def find(text: str) -> tuple[PartyChoice, ...]:
        contacts = services.contacts
        found = contacts.views(list(contacts.keys(ContactQuery(text=text))[:MOST_FOUND]))
        return tuple(
            choice_of(
                party_of(each.draft.organisation, each.draft.unit, each.draft.person, each.id),
                each.category.sector,
            )
            for each in found
        )

    return find
