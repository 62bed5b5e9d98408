"""Writing a description: what is typed is kept while typing, and what is wrong is said at its field."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.cooperation_views import AgreementDraft, InterfaceDraft
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.pages.cooperation.form import CooperationForm
from linkworker_desktop.ui.pages.cooperation.reading import Reading
from linkworker_desktop.ui.pages.cooperation.registers import (
    LOOKS,
    Draft,
    Editor,
    Register,
    View,
    empty,
    register_of,
)

PAUSE = 400


class Describing(QObject):
    """One form for each register. `begun` carries the form, `saved` the id of what was saved."""

    begun = Signal(object)
    ended = Signal()
    saved = Signal(object)

    def __init__(self, services: Services, actions: Actions, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._act, self._reading = services, actions, reading
        self._open: Draft | None = None
        self._begun = ""
        today = local_now(services.clock).date()
        self.forms = {register: CooperationForm(register, reading.contacts, today) for register in Register}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        for form in self.forms.values():
            form.edited.connect(self._pause.start)
            form.save_asked.connect(self.save)
            form.cancel_asked.connect(self.cancel)

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return self._open is not None

    def begin_new(self, register: Register) -> None:
        """Open an empty form; what was typed earlier is back."""
        self._begin(empty(register), {})

    def begin(self, view: View) -> None:
        """Open the form for what is kept; what was typed over it earlier is back."""
        asks = LOOKS[register_of(view.draft)].asks
        names = {
            ask.name: str(getattr(view, f"{ask.name}_name", ""))
            for ask in asks
            if ask.editor is Editor.CONTACT
        }
        self._begin(view.draft, names)

    def save(self) -> None:
        """Save what is typed."""
        form = self._form
        if form is None:
            return
        self._pause.stop()
        form.clear_errors()
        try:
            typed = form.typed()
            changed = self._act.run_write(lambda: self._write(typed))
        except InvalidInput as error:
            self.keep()
            form.refuse(error.problems)
            return
        if changed is not None:
            self._services.drafts.drop(self._kind)
            self._close()
            self.saved.emit(changed.id)

    def cancel(self) -> None:
        """Give up what is typed."""
        if self._open is None:
            return
        self._pause.stop()
        self._services.drafts.drop(self._kind)
        self._close()

    def put_aside(self) -> None:
        """Keep what is typed and close the form."""
        if self._open is not None:
            self.keep()
            self._close()

    def keep(self) -> None:
        """Keep what is typed, if it differs from what is kept."""
        self._pause.stop()
        form = self._form
        if form is None or form.to_json() == self._begun:
            return
        try:
            self._services.drafts.keep(self._kind, form.to_json())
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    @property
    def _form(self) -> CooperationForm | None:
        return self.forms[register_of(self._open)] if self._open is not None else None

    @property
    def _kind(self) -> str:
        assert self._open is not None  # only an open form is kept
        return f"cooperation.{register_of(self._open)}.{self._open.id or 'new'}"

    def _begin(self, draft: Draft, names: dict[str, str]) -> None:
        self.put_aside()
        self._open = draft
        form = self.forms[register_of(draft)]
        form.offer(self._reading.unit_names(), self._reading.organisations())
        form.show_draft(draft, names)
        self._begun = form.to_json()
        kept = self._services.drafts.kept(self._kind)
        is_back = kept is not None and form.take_json(kept)
        self._pause.stop()
        self.begun.emit(form)
        form.focus()
        if is_back:
            sentence = _("Det, du var i gang med, er her igen.")
            self._act.tell(Notice(NoticeState.INFO, sentence, _("Det er ikke gemt endnu.")))

    def _write(self, draft: Draft) -> Changed:
        cooperation = self._services.cooperation
        if isinstance(draft, InterfaceDraft):
            return cooperation.save_interface(draft)
        if isinstance(draft, AgreementDraft):
            return cooperation.save_agreement(draft)
        return cooperation.save_procedure(draft)

    def _close(self) -> None:
        self._open = None
        self.ended.emit()
