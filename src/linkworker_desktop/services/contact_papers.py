"""The papers about contacts: the directory, its pocket edition, and the posters about working together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.directory_content import DirectoryPaper, Grouping
from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactId, Visibility
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.cooperation import AgreementRow, InterfaceRow
from linkworker_desktop.services.contact_entries import printed_entries
from linkworker_desktop.services.contact_printed import printed_phones
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of

if TYPE_CHECKING:
    from linkworker_desktop.documents.poster import PosterContact
    from linkworker_desktop.services.cooperation import Cooperation
    from linkworker_desktop.services.cooperation_views import UnitName

Progress = Callable[[int, int], None]
Chosen = ContactQuery | Sequence[ContactId]
"""The contacts to print: those a list shows, or those somebody has marked."""


class ContactPapers:
    """Every paper about contacts; safe to call from a worker thread. What is printed is recorded in the log."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        contacts: Contacts,
        municipality: Municipality,
        cooperation: Callable[[], Cooperation],
    ) -> None:
        self._database = database
        self._clock = clock
        self._contacts = contacts
        self._municipality = municipality
        self._cooperation = cooperation

    def directory(
        self,
        chosen: Chosen | None = None,
        *,
        by: Grouping | str = Grouping.TOWN,
        private: bool = False,
        language: str = DANISH,
        black_and_white: bool = False,
        progress: Progress | None = None,
    ) -> bytes:
        """Return the directory of all contacts, or of those chosen, as a PDF of A4 pages.

        With `private` it has what only the link-worker may see, and says so on every page. Raises UserError when
        there is nothing to print; what `progress` raises stops the work.
        """
        from linkworker_desktop.documents.directory import directory_pdf

        paper = self._paper(chosen, Grouping(by), private=private, language=language)
        pdf = directory_pdf(paper, black_and_white=black_and_white, progress=progress)
        self._note(ContactRow.__tablename__, "directory", contacts=len(paper.entries), private=private)
        return pdf

    def pocket(
        self,
        chosen: Chosen | None = None,
        *,
        private: bool = False,
        language: str = DANISH,
        short_edge: bool = False,
        black_and_white: bool = False,
    ) -> bytes:
        """Return the pocket edition: A6 pages on sheets of A4, turned about their long edge or the short one.

        Contacts without a number are left out. Raises UserError when there is nothing to print.
        """
        from linkworker_desktop.documents.pocket import pocket_pdf
        from linkworker_desktop.typesetting.imposition import Turn

        paper = self._paper(chosen, Grouping.SECTOR, private=private, language=language)
        turn = Turn.SHORT_EDGE if short_edge else Turn.LONG_EDGE
        pdf = pocket_pdf(paper, turn=turn, black_and_white=black_and_white)
        self._note(ContactRow.__tablename__, "pocket", contacts=len(paper.entries), private=private)
        return pdf

    def interface_poster(self, interface: UUID, *, a3: bool = False, black_and_white: bool = False) -> bytes:
        """Return the poster of an interface between two units, one sheet.

        Raises UserError when it is gone, or longer than the sheet.
        """
        from linkworker_desktop.documents.interface_poster import InterfacePoster, interface_poster_pdf
        from linkworker_desktop.documents.poster import PosterSize

        draft = self._cooperation().interface(interface).draft
        poster = InterfacePoster(
            a=self._unit(draft.a),
            b=self._unit(draft.b),
            sender=sender_of(self._municipality.read()),
            printed_on=self._clock.today(),
            a_does=draft.a_does,
            b_does=draft.b_does,
            shared=draft.shared,
            handover=draft.handover,
            procedure=draft.procedure,
            contact_a=self._poster_contact(draft.contact_a),
            contact_b=self._poster_contact(draft.contact_b),
            agreed_on=draft.agreed_on,
            review_on=draft.review_on,
        )
        size = PosterSize.A3 if a3 else PosterSize.A4
        pdf = interface_poster_pdf(poster, size=size, black_and_white=black_and_white)
        self._note(InterfaceRow.__tablename__, interface)
        return pdf

    def agreement_poster(self, agreement: UUID, *, a3: bool = False, black_and_white: bool = False) -> bytes:
        """Return the poster of an agreement with volunteers, one sheet.

        Raises UserError when it is gone, or longer than the sheet.
        """
        from linkworker_desktop.documents.agreement_poster import AgreementPoster, agreement_poster_pdf
        from linkworker_desktop.documents.poster import PosterSize

        draft = self._cooperation().agreement(agreement).draft
        poster = AgreementPoster(
            partner=self._unit(draft.partner),
            sender=sender_of(self._municipality.read()),
            printed_on=self._clock.today(),
            title=draft.title,
            do=draft.do,
            do_not=draft.do_not,
            support=draft.support,
            confidentiality=draft.confidentiality,
            contact=self._poster_contact(draft.contact),
            agreed_on=draft.agreed_on,
            review_on=draft.review_on,
        )
        size = PosterSize.A3 if a3 else PosterSize.A4
        pdf = agreement_poster_pdf(poster, size=size, black_and_white=black_and_white)
        self._note(AgreementRow.__tablename__, agreement)
        return pdf

    def _paper(
        self, chosen: Chosen | None, grouping: Grouping, *, private: bool, language: str
    ) -> DirectoryPaper:
        chosen = ContactQuery() if chosen is None else chosen
        ids = self._contacts.keys(chosen) if isinstance(chosen, ContactQuery) else chosen
        today = self._clock.today()
        entries = printed_entries(self._contacts.views(ids), today, private=private, language=language)
        if not entries:
            raise UserError(
                _("Der er ingen kontakter at trykke. Vælg andre, eller ret, at de ikke må trykkes.")
            )
        return DirectoryPaper(
            entries, sender_of(self._municipality.read()), today, grouping, private, language
        )

    def _unit(self, name: UnitName) -> str:
        """Return a unit as a poster names it: the municipality's own without the municipality's name."""
        municipality = self._municipality.read().name
        return (name.unit if name.organisation in ("", municipality) else name.text) or municipality

    def _poster_contact(self, contact: ContactId | None) -> PosterContact | None:
        """Return whom a poster tells to ring; nobody where the contact has ended or is the link-worker's own."""
        from linkworker_desktop.documents.poster import PosterContact

        views = self._contacts.views([contact]) if contact is not None else ()
        for view in views:
            draft = view.draft
            if (
                draft.ended_on is None
                and view.deleted_at is None
                and draft.visibility is not Visibility.ONLY_ME
            ):
                numbers = printed_phones(draft)
                number = phone.shown(numbers[0].number) if numbers else ""
                return PosterContact(draft.person or draft.name, number)
        return None

    def _note(self, entity: str, entity_id: object, **facts: object) -> None:
        with self._database.write("contact.print") as session:
            audit.record(session, audit.Operation.SEEN, entity, entity_id, changes=dict(facts))
