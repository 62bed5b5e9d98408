"""The contacts a paper or a file can be made of: those that are chosen, those in the list, all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkworker_desktop.domain.contact import ContactId


@dataclass(frozen=True, slots=True)
class Offered:
    """What some contacts are called in a dialog, and which they are."""

    said: str
    contacts: Sequence[ContactId]


def offer_words(offer: Offered) -> str:
    """Return the words and the number: `De valgte  3`."""
    return f"{offer.said}  {len(offer.contacts)}"
