"""An entry of a family's log as it is typed in, what can be wrong with it, and what it is called in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.events import GroupTag, RoleTag
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.local_time import after
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

LogEntryId = NewType("LogEntryId", UUID)

LONGEST_ENTRY = 20_000
_LONGEST_HEADING = 60
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";", ",")


class LogKind(StrEnum):
    """What was done when an entry was written."""

    NOTE = "note"
    CALL = "call"
    VISIT = "visit"
    AGREEMENT = "agreement"
    LETTER = "letter"


LOG_KIND_LABELS = {
    LogKind.NOTE: N_("Note"),
    LogKind.CALL: N_("Ringet"),
    LogKind.VISIT: N_("Besøg"),
    LogKind.AGREEMENT: N_("Aftale"),
    LogKind.LETTER: N_("Skrevet"),
}
_ALONE = {**LOG_KIND_LABELS, LogKind.VISIT: N_("Hjemmebesøg")}
_WITH_CONTACT = {
    LogKind.NOTE: N_("Note om {contact}"),
    LogKind.CALL: N_("Ringet til {contact}"),
    LogKind.VISIT: N_("Besøg hos {contact}"),
    LogKind.AGREEMENT: N_("Aftale med {contact}"),
    LogKind.LETTER: N_("Skrevet til {contact}"),
}


class Sensitivity(StrEnum):
    """Who an entry is for: what is sensitive is left off paper unless it is asked for, what is `only_me` always is."""

    NORMAL = "normal"
    SENSITIVE = "sensitive"
    ONLY_ME = "only_me"


SENSITIVITY_LABELS = {
    Sensitivity.NORMAL: N_("Almindelig"),
    Sensitivity.SENSITIVE: N_("Følsom"),
    Sensitivity.ONLY_ME: N_("Kun for mig"),
}


@dataclass(frozen=True, slots=True)
class LogDraft:
    """An entry. `at` is local wall time, None for now; without `persons` it is about the whole family.

    `about` are the kinds of information in it, which decide whom it may be shared with.
    """

    family: FamilyId
    text: str = ""
    kind: LogKind = LogKind.NOTE
    at: datetime | None = None
    persons: tuple[PersonId, ...] = ()
    contact: ContactId | None = None
    about: frozenset[InformationKind] = frozenset()
    sensitivity: Sensitivity = Sensitivity.NORMAL
    role_tag: RoleTag | None = None
    group_tag: GroupTag | None = None
    entry: LogEntryId | None = None


def checked_entry(draft: LogDraft, now: datetime) -> LogDraft:
    """Return an entry as it is kept, with its time; `now` is local wall time. Raises `InvalidInput`.

    A text over the limit is refused before it is looked at, so that pasting a whole file costs no time. A time in the
    hour that summer time leaves out becomes the one the clock showed then.
    """
    problems = [*too_long("text", draft.text, LONGEST_ENTRY), *out_of_range("at", draft.at)]
    if problems:
        raise InvalidInput(problems)
    clean = replace(
        draft,
        text=cleaned(draft.text, lines=True).strip(),
        at=_on_the_clock(draft.at or now),
        persons=tuple(dict.fromkeys(draft.persons)),
    )
    problems = list(_problems(clean, now))
    if problems:
        raise InvalidInput(problems)
    return clean


def entry_words(kind: LogKind, text: str, contact: str = "") -> tuple[str, str]:
    """Return the heading of an entry and the text below it, in the interface's language.

    With a contact it is `Ringet til Skovsunde Skole`. Else a short first line that is no sentence and has more below
    it is the heading (`Hjemmebesøg med tolk`), and without one the kind is.
    """
    if contact:
        return _(_WITH_CONTACT[kind]).format(contact=contact), text
    first, _break, rest = text.partition("\n")
    first, rest = first.strip(), rest.strip()
    if rest and 0 < len(first) <= _LONGEST_HEADING and not first.endswith(_ENDS_A_SENTENCE):
        return first, rest
    return _(_ALONE[kind]), text


def _on_the_clock(at: datetime) -> datetime:
    return after(at.replace(tzinfo=None, second=0, microsecond=0), timedelta())


def _problems(draft: LogDraft, now: datetime) -> Iterator[Problem]:
    if not draft.text:
        yield Problem("text", _("Skriv, hvad der er sket."))
    if draft.at is not None and draft.at.date() > now.date():
        yield Problem("at", _("Det er ikke sket endnu. Skriv det i kalenderen, eller vælg i dag eller før."))
