"""What a row of the time line opens, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LogEntryId
from linkworker_desktop.domain.timeline import LOG_KINDS, TimelineItem, TimelineKind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.family.life import LifeCards


class Opening(QObject):
    """Opens entries in their dialog, facts in theirs, papers outside, and everything else on its page."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        papers: OpenedPapers,
        life: LifeCards,
        page: QWidget,
        *,
        open_document: Callable[[DocumentId], object] | None = None,
    ) -> None:
        super().__init__(page)
        self._open_document = open_document
        self._services, self._act, self._page = services, actions, page
        self._papers, self._life = papers, life
        self._family: FamilyId | None = None
        self._members: tuple[tuple[PersonId, str], ...] = ()

    def show(self, family: FamilyId, members: tuple[tuple[PersonId, str], ...]) -> None:
        """Open for this family from now on; an entry can be about its `members`."""
        self._family, self._members = family, members

    def open(self, item: TimelineItem) -> None:
        """Open what a row is about; say so when it is gone."""
        if self._family is None:
            return
        try:
            self._open(item, self._family)
        except UserError as error:
            self._act.tell(Notice(NoticeState.INFO, error.message))

    def delete(self, item: TimelineItem) -> None:
        """Put an entry of the log in the trash; it can be taken back."""
        self._act.run_write(lambda: self._services.log.delete(LogEntryId(item.ref)))

    def open_paper(self, issue: UUID) -> None:
        """Show a printed folder as it was printed. Raises `UserError`."""
        self._papers.open(f"{issue.hex[-12:]}.pdf", self._services.issues.paper(issue))

    def _open(self, item: TimelineItem, family: FamilyId) -> None:
        if item.kind in LOG_KINDS:
            self._open_entry(item)
            return
        if item.is_fact:
            self._life.correct(item.ref)
            return
        work: dict[TimelineKind, Callable[[], object]] = {
            TimelineKind.MEETING: lambda: self._go(Destination(Place.CALENDAR, event=item.ref)),
            TimelineKind.APPOINTMENT: lambda: self._go(Destination(Place.CALENDAR, event=item.ref)),
            TimelineKind.TASK: lambda: self._go(Destination(Place.CALENDAR, event=item.ref)),
            TimelineKind.FOLDER: lambda: self.open_paper(item.ref),
            TimelineKind.MOVE: lambda: self._go(_moved(item, family)),
            TimelineKind.RELAY: lambda: self._go(Destination(Place.RELAY, family=family)),
            TimelineKind.CONSENT: lambda: self._life.open_consent(item.ref),
            TimelineKind.PLACEMENT: lambda: self._life.open_placement(item.ref),
            TimelineKind.MISSED: self._life.show_all_dates,
            TimelineKind.DOCUMENT: lambda: self._show_document(item, family),
        }
        if item.kind in work:
            work[item.kind]()

    def _open_entry(self, item: TimelineItem) -> None:
        from linkworker_desktop.ui.dialogs.log import LogDialog

        view = self._services.log.entry(LogEntryId(item.ref))
        LogDialog(self._services, self._act, view, self._members, self._page).open()

    def _show_document(self, item: TimelineItem, family: FamilyId) -> None:
        if self._open_document is not None:
            self._open_document(DocumentId(item.ref))
        else:
            self._go(Destination(Place.FAMILY, family=family, field=f"document:{item.ref}"))

    def _go(self, destination: Destination) -> None:
        self._act.go(destination)


def _moved(item: TimelineItem, family: FamilyId) -> Destination:
    """Return where somebody who moved is found; the family's own housing is a field of its form."""
    if item.about:
        return Destination(Place.PERSON, family=family, person=PersonId(item.about[0]))
    return Destination(Place.FAMILY_FORM, family=family, field="housed_at")
