"""What happens in a family's life on its page: the next dates, placements, consents, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consents import ConsentView
from linkworker_desktop.services.deadline_choice import Recordable, coming_first, lasting, recordables
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_course import Phase, phases_of
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.happening_views import HappeningView
from linkworker_desktop.services.happenings import recorded_for
from linkworker_desktop.services.placements import PlacementView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.family.next_card import NextCard
from linkworker_desktop.ui.pages.family.small_cards import ConsentsCard, HistoryCard, PlacementsCard


@dataclass(frozen=True, slots=True)
class Life:
    """What was read of a family's life, for the rest of the page."""

    due: tuple[Deadline, ...]
    phases: tuple[Phase, Phase, Phase]


class LifeCards(QObject):
    """Owns the four cards and the dialogs they open."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self._sheet: FamilySheet | None = None
        self._due: tuple[Deadline, ...] = ()
        self._placements: tuple[PlacementView, ...] = ()
        self._all_dates: QDialog | None = None
        self.next, self.placements = NextCard(), PlacementsCard()
        self.consents, self.history = ConsentsCard(), HistoryCard()
        self._connect()

    def show_family(self, sheet: FamilySheet, now: datetime, *, is_new: bool) -> Life:
        """Read and show the life of a family at local wall time `now`."""
        if is_new:
            for card in (self.placements, self.consents, self.history):
                card.forget()
        self._sheet = sheet
        self._due = self._services.deadlines.due(sheet.id, now=now)
        self._placements = self._services.placements.of_family(sheet.id)
        consents = self._services.consents.of_family(sheet.id)
        coming = coming_first(self._due)
        self.next.show_deadlines(coming, len(self._due))
        self.placements.show_placements(self._placements, now.date())
        self.consents.show_consents(consents, lasting(consents, self._due))
        self.history.show_happenings(self._services.happenings.of_family(sheet.id), now.date())
        self._fill_all_dates()
        return Life(self._due, phases_of(self._due, self._placements, sheet.housed_at, now))

    def settle(self, deadline: Deadline) -> None:
        """Record that what a due date waits for happened now."""
        self._act.run_write(lambda: self._services.happenings.settle(deadline))

    def ask_what_happened(self) -> QDialog | None:
        """Open the list of everything that can have happened."""
        from linkworker_desktop.ui.dialogs.happened import HappenedDialog

        if self._sheet is None:
            return None
        people = [(_person_ref(person), name) for person, name in self._people(self._sheet)]
        family = SubjectRef(SubjectKind.FAMILY, self._sheet.id)
        choices = recordables(family, people, self._placements, self._due)
        today = self._services.clock.today()
        dialog = HappenedDialog(self._sheet.surname, choices, today, self._act, self._record, self._page)
        dialog.open()
        return dialog

    def show_all_dates(self) -> QDialog | None:
        """Open the list of every due date."""
        from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog

        if self._sheet is None:
            return None
        title = _("Alle datoer: {family}").format(family=words.in_row(self._sheet.surname))
        dialog = AllDatesDialog(title, self._page)
        dialog.settled.connect(self.settle)
        dialog.other_day_wanted.connect(self._ask_day)
        dialog.exemption_wanted.connect(self._ask_exemption)
        dialog.again_wanted.connect(self._apply_again)
        dialog.page_wanted.connect(self._open_placement_of)
        dialog.finished.connect(self._forget_all_dates)
        self._all_dates = dialog
        dialog.show_deadlines(self._due)
        dialog.open()
        return dialog

    # -- acting

    def _record(self, chosen: Recordable, when: When | None) -> Changed:
        happenings = self._services.happenings
        return happenings.record(chosen.kind, chosen.subject, when or happenings.now_for(chosen.kind))

    def _ask_day(self, deadline: Deadline) -> None:
        from linkworker_desktop.ui.dialogs.day_dialog import DayDialog

        kind = deadline.settles[0] if deadline.settles else HappeningKind.TICKED
        happenings = self._services.happenings
        DayDialog(
            deadline.name,
            happenings.now_for(kind),
            self._services.clock.today(),
            self._act,
            lambda when, _note: happenings.settle(deadline, when),
            parent=self._page,
        ).open()

    def _ask_exemption(self, deadline: Deadline) -> None:
        from linkworker_desktop.ui.dialogs.event_exempt import ExemptDialog

        ExemptDialog(self._services, self._act, deadline, self._page).open()

    def _apply_again(self, deadline: Deadline) -> None:
        self._act.run_write(lambda: self._services.happenings.apply_again(deadline))

    def _correct(self, view: HappeningView) -> None:
        from linkworker_desktop.ui.dialogs.day_dialog import DayDialog

        happenings = self._services.happenings
        title = f"{view.label} · {view.about}" if view.about else view.label
        DayDialog(
            title,
            view.when,
            self._services.clock.today(),
            self._act,
            lambda when, note: happenings.correct(view.id, when, note),
            note=view.note,
            remove=lambda: happenings.remove(view.id),
            parent=self._page,
        ).open()

    def _open_placement(self, view: PlacementView | None = None, person: UUID | None = None) -> None:
        from linkworker_desktop.ui.dialogs.placement import PlacementDialog

        if self._sheet is None:
            return
        people = self._people(self._sheet)
        if people:
            draft = None if view is None else view.draft
            chosen = None if person is None else PersonId(person)
            PlacementDialog(self._services, self._act, people, draft, chosen, self._page).open()

    def _open_placement_of(self, deadline: Deadline) -> None:
        person = recorded_for(HappeningKind.CONTRACT_SIGNED, deadline)
        self._open_placement(person=person.ident)

    def _open_consent(self, view: ConsentView | None = None) -> None:
        from linkworker_desktop.ui.dialogs.consent import ConsentDialog

        if self._sheet is None:
            return
        people = self._people(self._sheet, only_adults=view is None)
        if people:
            draft = None if view is None else view.draft
            ConsentDialog(self._services, self._act, people, draft, self._page).open()

    # -- showing

    def _connect(self) -> None:
        self.next.settled.connect(self.settle)
        self.next.other_day_wanted.connect(self._ask_day)
        self.next.exemption_wanted.connect(self._ask_exemption)
        self.next.again_wanted.connect(self._apply_again)
        self.next.page_wanted.connect(self._open_placement_of)
        self.next.all_wanted.connect(self.show_all_dates)
        self.next.happened_wanted.connect(self.ask_what_happened)
        self.history.add_wanted.connect(self.ask_what_happened)
        self.history.opened.connect(self._correct)
        self.placements.add_wanted.connect(self._open_placement)
        self.placements.opened.connect(self._open_placement)
        self.consents.add_wanted.connect(self._open_consent)
        self.consents.opened.connect(self._open_consent)

    def _fill_all_dates(self) -> None:
        from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog

        if isinstance(self._all_dates, AllDatesDialog):
            self._all_dates.show_deadlines(self._due)

    def _forget_all_dates(self) -> None:
        self._all_dates = None

    def _people(self, sheet: FamilySheet, *, only_adults: bool = False) -> list[tuple[PersonId, str]]:
        here = [member for member in sheet.members if member.lives_here and member.draft.person is not None]
        grown = [member for member in here if member.is_adult] if only_adults else here
        return [
            (member.draft.person, member.draft.given_name) for member in grown or here if member.draft.person
        ]


def _person_ref(person: PersonId) -> SubjectRef:
    return SubjectRef(SubjectKind.PERSON, person)
