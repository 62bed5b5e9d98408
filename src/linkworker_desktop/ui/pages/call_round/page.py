"""The page of the call round: choose whom to call, one card at a time by keys, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.call_round_views import Card, Outcome, RoundProgress
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.models.contacts import title_of
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.call_round.beginning import Beginning
from linkworker_desktop.ui.pages.call_round.calling import Calling
from linkworker_desktop.ui.pages.call_round.done import RoundDone
from linkworker_desktop.ui.pages.call_round.steps import Steps
from linkworker_desktop.ui.pages.call_round.words import answered_words, due_words, stopped_words

BEGIN = "begin"


class CallRoundPage(Page):
    """A round keeps where it is: it can be stopped at any card and gone on with another day."""

    PLACE = Place.CALL_ROUND

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Ringerunde"), scrolls=False, floats_banners=True, parent=parent)
        self._services, self._act = services, actions
        self._steps = Steps(services.call_rounds)
        self._card: Card | None = None
        self._is_writing = False
        self.beginning, self.calling, self.done = Beginning(services, actions), Calling(), RoundDone()
        self._stack = QStackedWidget()
        for widget in (self.beginning, self.calling, self.done):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.set_breadcrumb([_("Kontakter"), _("Ringerunde")])
        self._keys: list[QShortcut] = []
        self._connect()

    @property
    def card(self) -> Card | None:
        """The card that is shown, None before and after the calling."""
        return self._card if self._is_calling else None

    def open(self, destination: Destination) -> None:
        """Show the choice, or the round somebody was in the middle of.

        With the field »begin« the round that waits goes on, and without one a new round begins at once.
        """
        waiting = self._waiting()
        if destination.field == BEGIN:
            self._go_on(waiting.id if waiting is not None else self.beginning.begin_at_once())
        elif waiting is not None and waiting.id == self._steps.round and self._is_calling:
            self._show_step(self._steps.present(self._card))
        else:
            self._show_beginning()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Follow »Fortryd«: the card whose answer was taken back is shown again."""
        if Kind.CONTACT not in kinds or self._is_writing:
            return
        if self._shown is self.beginning:
            self.beginning.load()
        elif not (self._is_calling and self.calling.card.is_editing):
            self._follow()

    def leave(self) -> bool:
        """Leave; a round with nobody left is over, any other waits as it is."""
        if self._shown is self.done:
            self._waiting()
        return True

    # -- building

    @property
    def _shown(self) -> QWidget | None:
        return self._stack.currentWidget()

    @property
    def _is_calling(self) -> bool:
        return self._shown is self.calling

    def _connect(self) -> None:
        calling, card = self.calling, self.calling.card
        self.crumb_pressed.connect(lambda _at: self._go_to_contacts())
        self.beginning.ready.connect(self._go_on)
        card.answered.connect(self._answer)
        card.corrected.connect(self._correct)
        calling.skip_asked.connect(lambda: self._answer(Outcome.SKIPPED))
        calling.back_asked.connect(self._go_back)
        calling.stop_asked.connect(self._stop)
        calling.undo_asked.connect(self._act.undo_stack.undo)
        for told in (card.edit_began, card.edit_ended):
            told.connect(self._set_keys)
        card.phones.copied.connect(self._say_copied)
        self.done.again.connect(self._call_again)
        self.done.finished.connect(self._go_to_contacts)
        for keys, work in (
            (("J",), card.right_button.click),
            (("R",), card.edit_button.click),
            (("T",), card.missed_button.click),
            (("O",), card.end_button.click),
            (("Left", "Backspace"), calling.back_button.click),
            (("Right",), calling.skip_button.click),
            (("Esc",), calling.stop_button.click),
            (("Ctrl+C",), card.phones.copy_first),
        ):
            self._keys += [self._bound(key, work) for key in keys]

    def _bound(self, key: str, work: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self.calling)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)  # a key that is held answers for one contact, not for ten
        shortcut.activated.connect(work)
        return shortcut

    def _set_keys(self) -> None:
        for shortcut in self._keys:
            shortcut.setEnabled(not self.calling.card.is_editing)

    def _waiting(self) -> RoundProgress | None:
        """Return the round that waits; one with nobody left is ended here, after its last answer could be undone."""
        rounds = self._services.call_rounds
        waiting = rounds.open_round()
        if waiting is not None and waiting.left == 0:
            rounds.finish(waiting.id)
            return None
        return waiting

    # -- showing

    def _show_beginning(self) -> None:
        self._steps.forget()
        self.beginning.load()
        self._show(self.beginning, due_words(self.beginning.due, self.beginning.due_in_folders))
        self.beginning.take_focus()

    def _go_on(self, round_id: UUID | None) -> None:
        if round_id is None:
            self._show_beginning()
            return
        self._steps.begin(round_id)
        self.calling.say("")
        self._show_step(self._steps.following())

    def _show_step(self, card: Card | None) -> None:
        if card is None:
            self._show_done()
            return
        self._card = card
        services = self._services
        months = services.contact_settings.months()[card.contact.category.code]
        progress = services.call_rounds.progress(card.round)
        self.calling.show_card(card, progress, months, lambda: local_now(services.clock))
        self._set_keys()
        self._show(self.calling)
        self.calling.card.take_focus()

    def _show_done(self) -> None:
        self._card = None
        left = self._steps.left()
        self.done.show_round(self._steps.progress(), left)
        self._show(self.done)
        self.done.take_focus()

    def _show(self, widget: QWidget, sentence: str = "") -> None:
        self._stack.setCurrentWidget(widget)
        self.set_sentence(sentence)

    def _follow(self) -> None:
        """Show the card whose answer was taken back, else the one that is shown, or the next."""
        if not self._steps.is_open():
            if self._is_calling:
                self._show_beginning()
            return
        taken_back = self._steps.taken_back(self._card)
        if taken_back is not None:
            self.calling.say("")
            self._show_step(taken_back)
        elif self._is_calling:
            card = self._steps.present(self._card)
            if card != self._card:
                self._show_step(card)

    # -- answering

    def _answer(self, outcome: Outcome, draft: ContactDraft | None = None) -> None:
        card, asked = self._card, self.calling.card.asked
        if card is None:
            return
        note = _("Talte med {name}.").format(name=asked.answered) if asked.answered else ""
        how, rounds = asked.how, self._services.call_rounds
        if self._write(lambda: rounds.answer(card.id, outcome, draft=draft, note=note, how=how)) is not None:
            self._steps.note_answer(card)
            self.calling.say(answered_words(outcome, title_of(card.contact)))
            self._show_step(self._steps.following())

    def _correct(self, draft: ContactDraft) -> None:
        try:
            self._answer(Outcome.CHANGED, draft)
        except InvalidInput as error:
            self.calling.card.refuse(error.problems)

    def _go_back(self) -> None:
        round_id = self._steps.round
        if round_id is None:
            return
        changed = self._write(lambda: self._services.call_rounds.back(round_id))
        if changed is not None and changed.id is not None:
            self.calling.say("")
            self._show_step(self._steps.back_at(changed.id, self._card))

    def _write(self, work: Callable[[], Changed]) -> Changed | None:
        """Write without a banner for every key; only remarks worth stopping at are said."""
        self._is_writing = True
        try:
            changed = self._act.run_write(work, quiet=True)
        finally:
            self._is_writing = False
        if changed is not None and changed.remarks:
            self._act.tell(Notice(NoticeState.SOON, changed.sentence, " ".join(changed.remarks)))
        return changed

    def _call_again(self) -> None:
        self._steps.again()
        self.calling.say("")
        self._show_step(self._steps.following())

    def _say_copied(self, number: str) -> None:
        self._act.tell(Notice(NoticeState.INFO, _("{number} er kopieret.").format(number=number)))

    def _stop(self) -> None:
        progress = self._steps.progress()
        self._steps.forget()
        self._show(self.beginning)
        self._go_to_contacts()
        self._act.tell(Notice(NoticeState.INFO, _("Runden venter."), stopped_words(progress)))

    def _go_to_contacts(self) -> None:
        self._act.go(Destination(Place.CONTACTS))
