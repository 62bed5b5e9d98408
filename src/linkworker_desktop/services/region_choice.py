"""Choosing the region: its emergency numbers follow into the contacts, as long as nobody has confirmed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.municipality import Municipality, emergency_drafts


def choose_region(municipality: Municipality, contacts: Contacts, region: str) -> Changed:
    """Keep the region, add the police and the out-of-hours doctor where there is none yet, and report it as one.

    The doctor of the region before is changed where nobody has confirmed it. An empty region touches no contact.
    """
    kept = municipality.read()
    changes = [municipality.save(replace(kept, region=region))]
    if region:
        changes += [contacts.save(draft) for draft in _drafts(contacts, kept.region, region)]
    sentence = changes[0].sentence if len(changes) == 1 else _("Lægevagt og politi er lagt i Kontakter.")
    remarks = () if len(changes) == 1 else (_("Bekræft numrene."),)
    return replace(_together(changes, sentence), remarks=remarks)


def _drafts(contacts: Contacts, before: str, region: str) -> list[ContactDraft]:
    there = [view.draft for view in contacts.rows()]
    old = {draft.category: draft for draft in emergency_drafts(before)}
    wanted: list[ContactDraft] = []
    for draft in emergency_drafts(region):
        same = [one for one in there if one.category == draft.category]
        if not same:
            wanted.append(draft)
        wanted += [
            replace(one, organisation=draft.organisation, phones=draft.phones, hours=draft.hours)
            for one in same
            if _is_untouched(one, old.get(draft.category)) and one.organisation != draft.organisation
        ]
    return wanted


def _is_untouched(kept: ContactDraft, made: ContactDraft | None) -> bool:
    """Tell whether a contact is still the one the program made for a region, confirmed by nobody."""
    return made is not None and kept.verified_on is None and kept.organisation == made.organisation


def _together(changes: Sequence[Changed], sentence: str) -> Changed:
    """Return several writes as one; taking it back takes back each, the last one first."""
    kinds = frozenset(kind for change in changes for kind in change.kinds)

    def undo() -> Changed:
        undone = [change.undo() for change in reversed(changes) if change.undo is not None]
        return _together(undone, changes[0].sentence)

    return Changed(kinds, sentence, None, undo)
