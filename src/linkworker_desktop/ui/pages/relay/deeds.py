"""What the buttons of a relay do, on whichever page they stand: each opens the dialog for its step."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.relay_views import RelayLine, RelayView
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.relay.card import RelayCard

DialogMaker = Callable[[Services, Actions, RelayView, QWidget], QDialog]


class RelayDeeds(QObject):
    """Opens dialogs over `page`; every one reads the relay anew, so that it never shows an old offer."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page

    def serve(self, card: RelayCard) -> None:
        """Do what the buttons of a card ask for."""
        card.answer_wanted.connect(self.answer)
        card.give_on_wanted.connect(self.give_on)
        card.begin_wanted.connect(self.begin)
        card.log_wanted.connect(self.show_log)

    def show_log(self, family: UUID) -> None:
        """Go to the page with the whole log."""
        self._act.go(Destination(Place.RELAY, family=FamilyId(family)))

    def begin(self, family: UUID) -> QDialog | None:
        """Ask who holds the relay first."""
        from linkworker_desktop.ui.pages.relay.moves import BeginDialog

        return self._open(family, BeginDialog)

    def give_on(self, family: UUID) -> QDialog | None:
        """Ask to whom the relay is offered; while an offer waits, ask for its answer instead."""
        from linkworker_desktop.ui.pages.relay.moves import AnswerDialog, BeginDialog, OfferDialog

        def make(services: Services, actions: Actions, view: RelayView, page: QWidget) -> QDialog:
            if view.holder is None:
                return BeginDialog(services, actions, view, page)
            wanted = OfferDialog if view.state.offer is None else AnswerDialog
            return wanted(services, actions, view, page)

        return self._open(family, make)

    def answer(self, family: UUID) -> QDialog | None:
        """Ask whether the answer was yes or no; what was answered meanwhile leads to the next step."""
        return self.give_on(family)

    def close(self, family: UUID) -> QDialog | None:
        """Ask why the relay ends."""
        from linkworker_desktop.ui.pages.relay.moves import CloseDialog

        return self._open(family, CloseDialog)

    def write(self, family: UUID) -> QDialog | None:
        """Ask what is to be written in the log."""
        from linkworker_desktop.ui.pages.relay.writing import WriteDialog

        return self._open(family, WriteDialog)

    def correct(self, family: UUID, line: RelayLine) -> QDialog | None:
        """Ask what is to stand beside an entry."""
        from linkworker_desktop.ui.pages.relay.writing import CorrectDialog

        return self._open(
            family, lambda services, actions, view, page: CorrectDialog(services, actions, view, line, page)
        )

    def retract(self, line: RelayLine) -> None:
        """Take an entry back; it stays in the log, struck out."""
        self._act.run_write(lambda: self._services.relay.retract(line.entry.id))

    def coordinators(self, family: UUID) -> QDialog | None:
        """Ask who coordinates, and by which model."""
        from linkworker_desktop.ui.pages.relay.coordination import CoordinatorsDialog

        return self._open(family, CoordinatorsDialog)

    def hotspot(self, family: UUID) -> QDialog | None:
        """Ask what sits fast and which manager has the case."""
        from linkworker_desktop.ui.pages.relay.coordination import HotspotDialog

        return self._open(family, HotspotDialog)

    def _open(self, family: UUID, make: DialogMaker) -> QDialog | None:
        try:
            view = self._services.relay.of_family(family)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return None
        dialog = make(self._services, self._act, view, self._page)
        dialog.open()
        return dialog
