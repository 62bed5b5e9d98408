"""What the buttons of consents do, on whichever page they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, GivenBy
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consent_asking import Asked, asked_of
from linkworker_desktop.services.consent_scans import add_scan, attach_scan
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.documents.opening import DocumentOpening
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet


class ConsentDeeds(QObject):
    """Opens dialogs over `page`, makes papers, and shows scans outside the program."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self.outlet = PaperOutlet(actions, services.database.files.root, page)
        self.scans = DocumentOpening(services, actions, page)

    def show_all(self, family: UUID, person: PersonId | None = None) -> None:
        """Go to the page with every consent of a family, of one member where one is named."""
        self._act.go(Destination(Place.CONSENTS, family=FamilyId(family), person=person))

    def add(self, family: UUID, persons: Sequence[PersonId] = ()) -> QDialog | None:
        """Ask for a new consent, of the grown up unless `persons` says whom."""
        from linkworker_desktop.ui.dialogs.consent import ConsentDialog

        people = [(each.person, each.name) for each in self._everybody(family) if each.is_here]
        if not people:
            self._act.tell(Notice(NoticeState.INFO, _("Der er ingen at spørge. Tilføj familiens medlemmer.")))
            return None
        dialog = ConsentDialog(self._services, self._act, people, None, self._page, chosen=persons)
        dialog.open()
        return dialog

    def ask_again(self, view: ConsentView) -> QDialog | None:
        """Ask for a new consent to the same, given by whom the age says today."""
        family = self._services.consents.family_of(view.draft.person)
        today = self._services.clock.today()
        asked = next((each for each in self._everybody(family) if each.person == view.draft.person), None)
        by_age = asked.by_age if asked is not None else None
        giver = "" if by_age is GivenBy.SELF else view.draft.giver
        fresh = replace(
            view.draft,
            consent=None,
            given_on=today,
            valid_to=None,
            given_by=by_age,
            giver=giver,
            interpreter="",
            read_aloud=False,
            document=None,
            note="",
        )
        return self._open_form(fresh)

    def open(self, consent: UUID) -> QDialog | None:
        """Open one consent, to be corrected; say so when it is gone."""
        view = self._view(consent)
        return None if view is None else self._open_form(view.draft)

    def withdraw(self, view: ConsentView) -> QDialog:
        """Ask when and how it was withdrawn."""
        from linkworker_desktop.ui.dialogs.consent_change import WithdrawDialog

        dialog = WithdrawDialog(self._services, self._act, view, self._page)
        dialog.open()
        return dialog

    def renew(self, view: ConsentView) -> QDialog:
        """Ask when it was given anew; the new form is printed afterwards where that is wanted."""
        from linkworker_desktop.ui.dialogs.consent_change import RenewDialog

        dialog = RenewDialog(self._services, self._act, view, self._page)
        dialog.paper_wanted.connect(lambda: self._print_newest(view))
        dialog.open()
        return dialog

    def remove(self, view: ConsentView) -> None:
        """Take a consent away that was never given; it can be taken back."""
        consent = _kept(view)
        self._act.run_write(lambda: self._services.consents.remove(consent))

    def print(self, family: UUID, view: ConsentView) -> None:
        """Print the form of one consent."""
        self.outlet.print(self.paper(family, view))

    def print_empty(self, family: UUID) -> None:
        """Print an empty form for everybody who is to be asked."""
        self.outlet.print(self.empty_paper(family))

    def paper(self, family: UUID, view: ConsentView) -> Outgoing:
        """Return the form of one consent, ready to be made."""
        consent = _kept(view)
        return self._outgoing(lambda: self._services.consent_papers.one(consent, FamilyId(family)))

    def empty_paper(self, family: UUID) -> Outgoing:
        """Return the empty forms of a family, ready to be made."""
        return self._outgoing(lambda: self._services.consent_papers.empty(FamilyId(family)))

    def ask_scan(self, view: ConsentView) -> None:
        """Ask for the file of the signed form and hang it on the consent."""
        kind = _("Scanninger (*.pdf *.png *.jpg *.jpeg)")
        dialog = open_dialog(self._page.window(), _("Vælg den scannede blanket"), kind)
        when_chosen(dialog, lambda path: self.add_scan(view, path))

    def add_scan(self, view: ConsentView, path: Path) -> None:
        """Put a file with the family's documents, in a worker, and hang it on the consent."""
        family, person = self._services.consents.family_of(view.draft.person), view.draft.person
        self._act.run_in_background(
            lambda: add_scan(self._services, family, path, person),
            when_alive(self, lambda added: self._attach(view, added)),
        )

    def set_scan(self, view: ConsentView, document: DocumentId | None) -> None:
        """Hang one of the family's documents on the consent, or take it off."""
        consent = _kept(view)
        self._act.run_write(lambda: attach_scan(self._services, consent, document))

    def open_scan(self, view: ConsentView) -> None:
        """Show the signed form outside the program."""
        if view.draft.document is not None:
            self.scans.open(view.draft.document)

    def _attach(self, view: ConsentView, added: Changed) -> None:
        self._act.run_write(lambda: added, quiet=True)
        if added.id is not None:
            self.set_scan(view, DocumentId(added.id))

    def _open_form(self, draft: ConsentDraft) -> QDialog:
        from linkworker_desktop.ui.dialogs.consent import ConsentDialog

        family = self._services.consents.family_of(draft.person)
        people = [(each.person, each.name) for each in self._everybody(family) if each.is_here]
        dialog = ConsentDialog(self._services, self._act, people, draft, self._page)
        dialog.open()
        return dialog

    def _print_newest(self, old: ConsentView) -> None:
        family = self._services.consents.family_of(old.draft.person)
        views = self._services.consents.of_family(family)
        mine = [each for each in views if each.draft.person == old.draft.person and not each.is_renewed]
        if mine:
            self.print(family, mine[0])

    def _outgoing(self, make: Callable[[], bytes]) -> Outgoing:
        return Outgoing(
            make,
            _("Samtykke"),
            _("samtykke.pdf"),
            _("Blanketten er sendt til printeren."),
            _("Blanketten er gemt som {name}."),
        )

    def _everybody(self, family: UUID) -> tuple[Asked, ...]:
        return asked_of(self._services.families.sheet(FamilyId(family)), self._services.clock.today())

    def _view(self, consent: UUID) -> ConsentView | None:
        try:
            return self._services.consents.view(ConsentId(consent))
        except UserError:
            self._act.tell(Notice(NoticeState.INFO, _("Samtykket står der ikke længere.")))
            return None


def _kept(view: ConsentView) -> ConsentId:
    if view.draft.consent is None:
        raise ValueError("a kept consent has an identifier")
    return view.draft.consent
