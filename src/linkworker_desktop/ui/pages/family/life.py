"""What happens in a family's life on its page: the next dates, placements and consents, and the dialogs behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_choice import Recordable, coming_first, recordables
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_life import ConsentGlance
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.services.happening_views import HappeningView
from linkworker_desktop.services.happenings import recorded_for
from linkworker_desktop.services.placements import PlacementView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.pages.consents.card import ConsentsCard
from linkworker_desktop.ui.pages.consents.deeds import ConsentDeeds
from linkworker_desktop.ui.pages.family.next_card import NextCard
from linkworker_desktop.ui.pages.family.small_cards import PlacementsCard
from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds


@dataclass(frozen=True, slots=True)
class LifeView:
    """What was read of the life of a family, or of one of its members; `people` are those who live there."""

    family: FamilyId
    surname: str
    people: tuple[MemberSheet, ...]
    due: tuple[Deadline, ...]
    placements: tuple[PlacementView, ...]
    consents: tuple[ConsentGlance, ...]

    @property
    def only(self) -> tuple[PersonId, ...]:
        """The one member it is about; nobody where there are several."""
        return (
            tuple(each.draft.person for each in self.people if each.draft.person)
            if len(self.people) == 1
            else ()
        )


class LifeCards(QObject):
    """Owns three cards and the dialogs they open; everything shown comes with the page's view."""

    def __init__(self, services: Services, actions: Actions, page: QWidget, relay: RelayDeeds) -> None:
        super().__init__(page)
        self._services, self._act, self._page, self._relay = services, actions, page, relay
        self._view: LifeView | None = None
        self._all_dates: QDialog | None = None
        self.next, self.placements, self.consents = NextCard(), PlacementsCard(), ConsentsCard()
        self.consent_deeds = ConsentDeeds(services, actions, page)
        self._connect()

    def show_life(self, view: LifeView, now: datetime, *, is_new: bool) -> None:
        """Show a life at local wall time `now`."""
        if is_new:
            self.placements.forget()
            self.consents.forget()
        self._view = view
        self.next.show_deadlines(coming_first(view.due), sum(each.row.is_open for each in view.due))
        self.placements.show_placements(view.placements, now.date())
        of_consents = {
            each.subject.ident: each for each in view.due if each.subject.kind is SubjectKind.CONSENT
        }
        self.consents.show_consents(view.consents, of_consents, view.people, now.date())
        self._fill_all_dates()

    def settle(self, deadline: Deadline) -> None:
        """Record that what a due date waits for happened now."""
        self._act.run_write(lambda: self._services.happenings.settle(deadline))

    def ask_what_happened(self) -> QDialog | None:
        """Open the list of everything that can have happened."""
        from linkworker_desktop.ui.dialogs.happened import HappenedDialog

        view = self._view
        if view is None:
            return None
        people = [(_person_ref(person), name) for person, name in _people(view)]
        family = SubjectRef(SubjectKind.FAMILY, view.family)
        choices = recordables(family, people, view.placements, view.due)
        today = self._services.clock.today()
        dialog = HappenedDialog(view.surname, choices, today, self._act, self._record, self._page)
        dialog.open()
        return dialog

    def show_all_dates(self) -> QDialog | None:
        """Open the list of every due date."""
        from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog

        if self._view is None:
            return None
        title = _("Alle datoer: {family}").format(family=words.in_row(self._view.surname))
        dialog = AllDatesDialog(title, self._page)
        dialog.settled.connect(self.settle)
        dialog.other_day_wanted.connect(self._ask_day)
        dialog.exemption_wanted.connect(self._ask_exemption)
        dialog.again_wanted.connect(self._apply_again)
        dialog.page_wanted.connect(self._open_page_of)
        dialog.finished.connect(self._forget_all_dates)
        self._all_dates = dialog
        dialog.show_deadlines(self._view.due)
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

    def correct(self, happening: UUID) -> None:
        """Open what was recorded, to be corrected or removed; say so when it is gone."""
        if self._view is None:
            return
        found = self._services.happenings.of_family(self._view.family)
        view = next((each for each in found if each.id == happening), None)
        if view is None:
            self._act.tell(Notice(NoticeState.INFO, _("Det står der ikke længere.")))
            return
        self._correct(view)

    def open_placement(self, placement: UUID) -> None:
        """Open a placement of the family, where it is still there."""
        placements = self._view.placements if self._view is not None else ()
        view = next((each for each in placements if each.draft.placement == placement), None)
        if view is not None:
            self._open_placement(view)

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

        if self._view is None:
            return
        people = _people(self._view)
        if people:
            draft = None if view is None else view.draft
            chosen = None if person is None else PersonId(person)
            PlacementDialog(self._services, self._act, people, draft, chosen, self._page).open()

    def _open_page_of(self, deadline: Deadline) -> None:
        if HappeningKind.RELAY_ACCEPTED in deadline.settles and self._view is not None:
            self._relay.answer(self._view.family)
            return
        person = recorded_for(HappeningKind.CONTRACT_SIGNED, deadline)
        self._open_placement(person=person.ident)

    def open_consent(self, consent: UUID) -> None:
        """Open one consent; say so when it is gone."""
        self.consent_deeds.open(consent)

    def _open_consents(self, group: Sequence[ConsentGlance]) -> None:
        """Open the only consent of a row, or ask whose."""
        if len(group) == 1:
            self.open_consent(group[0].id)
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for view in group:
            action = menu.addAction(view.name)
            action.triggered.connect(lambda _on=False, view=view: self.open_consent(view.id))
        menu.popup(self.consents.mapToGlobal(self.consents.rect().center()))

    def _add_consent(self, persons: Sequence[PersonId] = ()) -> None:
        if self._view is not None:
            self.consent_deeds.add(self._view.family, persons or self._view.only)

    def _show_all_consents(self) -> None:
        if self._view is not None:
            self.consent_deeds.show_all(self._view.family, next(iter(self._view.only), None))

    # -- showing

    def _connect(self) -> None:
        self.next.settled.connect(self.settle)
        self.next.other_day_wanted.connect(self._ask_day)
        self.next.exemption_wanted.connect(self._ask_exemption)
        self.next.again_wanted.connect(self._apply_again)
        self.next.page_wanted.connect(self._open_page_of)
        self.next.all_wanted.connect(self.show_all_dates)
        self.next.happened_wanted.connect(self.ask_what_happened)
        self.placements.add_wanted.connect(self._open_placement)
        self.placements.opened.connect(self._open_placement)
        self.consents.add_wanted.connect(self._add_consent)
        self.consents.asked.connect(self._add_consent)
        self.consents.all_wanted.connect(self._show_all_consents)
        self.consents.opened.connect(self._open_consents)

    def _fill_all_dates(self) -> None:
        from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog

        if isinstance(self._all_dates, AllDatesDialog):
            self._all_dates.show_deadlines(self._view.due if self._view is not None else ())

    def _forget_all_dates(self) -> None:
        self._all_dates = None


def _people(view: LifeView) -> list[tuple[PersonId, str]]:
    """Return who can be chosen in a dialog."""
    here = (member.draft for member in view.people if member.lives_here)
    return [(draft.person, draft.given_name) for draft in here if draft.person is not None]


def _person_ref(person: PersonId) -> SubjectRef:
    return SubjectRef(SubjectKind.PERSON, person)
