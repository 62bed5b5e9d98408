"""What is to be done while the program is new, and what of it is done."""

from __future__ import annotations

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain import phone
from linkworker_desktop.i18n import _
from linkworker_desktop.services.overview import OverviewView
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.overview.side import FirstStep

FEW_CONTACTS = 3


def first_steps(services: Services, view: OverviewView) -> tuple[FirstStep, ...]:
    """Return the first steps; none once all of them are done."""
    municipality = services.municipality.read()
    steps = (
        FirstStep(
            _("Skriv dit navn og telefonnummer til mappen"),
            bool(municipality.linkworker and phone.digits(municipality.linkworker_phone)),
            Destination(Place.SETTINGS, field="linkworker_phone"),
        ),
        FirstStep(
            _("Opret skole, læge og andre kontakter"),
            view.contacts.active > FEW_CONTACTS,
            Destination(Place.CONTACTS),
        ),
        FirstStep(
            _("Bekræft kontakterne"),
            view.contacts.active > 0 and not view.to_confirm,
            Destination(Place.CONTACTS),
        ),
    )
    return () if all(step.is_done for step in steps) else steps
