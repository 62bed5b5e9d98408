"""Everything the pane shows of one contact, read together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.services.contact_views import ContactUse, ContactView, UseKind, VerificationEntry
from linkworker_desktop.services.network_views import ContactFamily


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A contact with how long a confirmation counts for it, where it is used, and who confirmed it when.

    `families` are those it works or worked with, and not among the `uses`. `now` gives the local wall time of the
    moment.
    """

    view: ContactView
    months: int
    uses: tuple[ContactUse, ...]
    families: tuple[ContactFamily, ...]
    history: tuple[VerificationEntry, ...]
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day of the moment."""
        return self.now().date()


def read_detail(services: Services, contact: ContactId) -> ContactDetail:
    """Return what the pane shows of a contact. Raises `UserError` when it is gone for good."""
    view = services.contacts.view(contact)
    return ContactDetail(
        view=view,
        months=services.contact_settings.months()[view.category.code],
        uses=tuple(use for use in services.contacts.uses(contact) if use.kind is not UseKind.NETWORK),
        families=services.network.of_contact(contact),
        history=services.contacts.history(contact),
        now=lambda: local_now(services.clock),
    )
