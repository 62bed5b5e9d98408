"""What the facts of a contact are called, as they are named in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui import words

_WORDS = {
    "category": N_("kategori"),
    "organisation": N_("sted"),
    "unit": N_("enhed"),
    "service": N_("ydelse"),
    "person": N_("person"),
    "role": N_("rolle"),
    "phones": N_("telefon"),
    "email": N_("e-mail"),
    "more_emails": N_("e-mail"),
    "address": N_("adresse"),
    "more_addresses": N_("adresse"),
    "website": N_("hjemmeside"),
    "hours": N_("åbningstider"),
    "schedule": N_("åbningstider"),
    "languages": N_("sprog"),
    "interpreter": N_("tolk"),
    "how_to_apply": N_("sådan søger man"),
    "what_to_bring": N_("det skal man have med"),
    "area_served": N_("område, der dækkes"),
}


def fields_in_words(fields: Iterable[str]) -> str:
    """Return `telefon og adresse` for the names of fields; one that is said already is not said again."""
    said = dict.fromkeys(_(_WORDS[field]) for field in fields if field in _WORDS)
    return words.joined(said)
