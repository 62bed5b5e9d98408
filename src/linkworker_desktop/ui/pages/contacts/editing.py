"""Writing a new contact or changing one: drafts are kept while typing, wrong fields are said at the field."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.pages.contacts.form import ContactForm
from linkworker_desktop.ui.pages.contacts.typed import Typed, from_json, to_json

DRAFT = "contact_form"
PAUSE = 400
_NOT_TYPED = (
    *("verified_on", "verified_how", "verified_by", "changed"),
    *("ended_on", "closed_until", "closed_why", "source"),
)
"""What other deeds write, never the form."""


class Editing(QObject):
    """Knows which contact the form is about. `saved` carries its id, `begun` and `ended` tell of the form."""

    begun = Signal()
    ended = Signal()
    saved = Signal(object)

    def __init__(self, services: Services, actions: Actions, form: ContactForm) -> None:
        super().__init__(form)
        self._services, self._act, self._form = services, actions, form
        self._shown = ContactDraft(category="")
        self._is_open = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._try_to_keep)
        form.edited.connect(self._pause.start)
        form.save_asked.connect(self.save)
        form.cancel_asked.connect(self.cancel)
        form.place_left.connect(self._offer_units)

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return self._is_open

    @property
    def contact(self) -> ContactId | None:
        """The contact that is being changed, None for a new one."""
        return self._shown.contact

    def begin(self, saved: ContactDraft, *, field: str = "") -> None:
        """Open the form for a contact, `saved` as it stands in the vault; what was typed earlier is back."""
        if self._is_open:
            self._try_to_keep()
        kept = self._services.drafts.kept(_kind(saved.contact))
        unfinished = from_json(kept, saved) if kept is not None else None
        self._shown, self._is_open = saved, True
        self._offer_names()
        self._form.show_draft(unfinished.draft if unfinished is not None else saved)
        if unfinished is not None:
            self._form.show_loose(unfinished.loose)
        self._pause.stop()
        self.begun.emit()
        self._form.focus(field)
        if unfinished is not None:
            sentence = _("Det, du var i gang med, er her igen.")
            self._act.tell(Notice(NoticeState.INFO, sentence, _("Det er ikke gemt endnu.")))

    def save(self) -> None:
        """Save what is typed; what is wrong is said at its field."""
        self._pause.stop()
        typed = self._form.typed()
        self._form.clear_errors()
        if unread := self._form.loose_problems():
            self._try_to_keep()
            self._form.refuse(unread)
            return
        try:
            changed = self._act.run_write(lambda: self._services.contacts.save(self._as_it_stands(typed)))
        except InvalidInput as error:
            self._try_to_keep()
            self._form.refuse(error.problems)
            return
        if changed is not None and changed.id is not None:
            self._drop(self._shown)
            self._close()
            self.saved.emit(ContactId(changed.id))

    def cancel(self) -> None:
        """Give up what was typed; it can be taken back."""
        self._pause.stop()
        typed, saved = self._typed(), self._shown
        self._drop(saved)
        self._close()
        if typed != Typed(saved):
            self._act.tell(
                Notice(
                    NoticeState.INFO,
                    _("Det, du havde skrevet, er kasseret."),
                    button=_("Fortryd"),
                    act=lambda: self._take_back(typed, saved),
                    is_undo=True,
                )
            )

    def put_aside(self) -> None:
        """Close the form and keep what is typed, because somebody looks at another contact."""
        if not self._is_open:
            return
        is_touched = self._typed() != Typed(self._shown)
        if not self._try_to_keep():
            return  # the form stays open, so that nothing typed is lost
        self._close()
        if is_touched:
            again = _("Ny kontakt") if self._shown.contact is None else _("Ret")
            rest = _("Tryk »{button}« for at skrive videre.").format(button=again)
            self._act.tell(Notice(NoticeState.INFO, _("Det, du skrev, er lagt til side."), rest))

    def keep(self) -> None:
        """Keep what is typed, as long as it is not what is saved already. Raises `UserError`."""
        self._pause.stop()
        if not self._is_open:
            return
        typed = self._typed()
        if typed != Typed(self._shown):
            self._services.drafts.keep(_kind(self._shown.contact), to_json(typed))
        elif self._services.drafts.kept(_kind(self._shown.contact)) is not None:
            self._services.drafts.drop(_kind(self._shown.contact))

    def _try_to_keep(self) -> bool:
        """Keep what is typed; return whether that could be done, and say why not."""
        try:
            self.keep()
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return False
        return True

    def _drop(self, saved: ContactDraft) -> None:
        """Forget the draft of a contact; one that cannot be forgotten is offered again."""
        try:
            self._services.drafts.drop(_kind(saved.contact))
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def _as_it_stands(self, typed: ContactDraft) -> ContactDraft:
        """Return what is typed with what is not typed here as it stands now: it may have changed meanwhile.

        Raises `UserError` when the contact is gone for good.
        """
        if typed.contact is None:
            return typed
        now = self._services.contacts.view(typed.contact).draft
        return replace(typed, **{name: getattr(now, name) for name in _NOT_TYPED})

    def _typed(self) -> Typed:
        return Typed(self._form.typed(), self._form.loose())

    def _offer_names(self) -> None:
        contacts = self._services.contacts
        self._form.who.set_organisations(contacts.organisations())
        self._form.reach.set_towns(contacts.towns())
        self._form.unit.set_units(contacts.units())

    def _offer_units(self, organisation: str) -> None:
        self._form.unit.set_units(self._services.contacts.units(organisation))

    def _take_back(self, typed: Typed, saved: ContactDraft) -> None:
        self._services.drafts.keep(_kind(saved.contact), to_json(typed))
        self.begin(saved)

    def _close(self) -> None:
        self._is_open = False
        self.ended.emit()


def _kind(contact: ContactId | None) -> str:
    """Return the name of a contact's draft, at most 40 characters; each contact has its own."""
    return DRAFT if contact is None else f"contact.{contact.hex}"
