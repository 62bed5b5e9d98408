"""Whose paper it is: the municipality, the link-worker and the number to call."""

from __future__ import annotations

from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain import phone
from linkworker_desktop.services.municipality import MunicipalityDraft


def sender_of(municipality: MunicipalityDraft) -> Sender:
    """Return the sender as papers print it, the phone number in its usual groups."""
    return Sender(
        municipality=municipality.name,
        linkworker=municipality.linkworker,
        linkworker_phone=phone.shown(municipality.linkworker_phone),
        colour=municipality.colour,
        logo=municipality.logo,
        is_sample=municipality.is_sample,
    )
