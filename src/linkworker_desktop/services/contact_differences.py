"""Two versions of one contact side by side: what the other brings, where they disagree, and putting them together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.opening_hours import hours_text
from linkworker_desktop.exchange.contact_files.header_names import FAX, HOME, MAIN, MOBILE, WORK
from linkworker_desktop.exchange.contact_files.words import INTERPRETER_WORDS
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.persistence.folding import fold

_NOT_LETTERS = re.compile(r"[\W_]+")


class Side(StrEnum):
    """Which version of a field is kept."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the other version says something ours does not; both as they are read.

    `is_conflict` tells that the two contradict each other, so that somebody has to choose.
    """

    field: str
    label: str
    ours: str
    theirs: str
    can_both: bool
    proposed: Side
    is_conflict: bool


_SINGLE = {
    "organisation": N_("Sted"),
    "unit": N_("Afdeling"),
    "service": N_("Tilbud"),
    "person": N_("Person"),
    "role": N_("Stilling"),
    "website": N_("Hjemmeside"),
    "area_served": N_("Område, der dækkes"),
    "how_to_apply": N_("Sådan kommer man i gang"),
    "what_to_bring": N_("Det skal man have med"),
}
_KINDS_OF_PHONE = frozenset({WORK, MOBILE, HOME, MAIN, FAX})
_NOTES = {"note": N_("Note"), "private_note": N_("Note kun for mig")}


def folded(text: str) -> str:
    """Return the form in which texts are compared: without case, accents, spacing and punctuation."""
    return _NOT_LETTERS.sub("", fold(text)) if text else ""


def differences(ours: ContactDraft, theirs: ContactDraft) -> tuple[Difference, ...]:
    """Return every field in which `theirs` brings something, in the order they are shown.

    Spacing, case, punctuation and the way a number is written are no difference; neither is what only ours has.
    """
    found: list[Difference] = []
    for name, label in _SINGLE.items():
        _add(found, name, _(label), getattr(ours, name), getattr(theirs, name))
        if name == "role":
            found += _phones(ours, theirs)
            found += _emails(ours, theirs)
            found += _addresses(ours, theirs)
            found += _hours(ours, theirs)
            found += _languages(ours, theirs)
            found += _interpreter(ours, theirs)
    _add(found, "closed_until", _("Lukket til og med"), _closed(ours), _closed(theirs))
    for name, label in _NOTES.items():
        found += _notes(name, _(label), getattr(ours, name), getattr(theirs, name))
    return tuple(found)


def _add(found: list[Difference], name: str, label: str, ours: str, theirs: str) -> None:
    if theirs and folded(ours) != folded(theirs):
        proposed = Side.OURS if ours else Side.THEIRS
        found.append(Difference(name, label, ours, theirs, False, proposed, bool(ours)))  # noqa: FBT003


def _several(
    name: str,
    label: str,
    ours: Iterable[str],
    theirs: Iterable[str],
    key: Callable[[str], str],
    *,
    quiet: bool = False,
) -> Iterable[Difference]:
    """Compare two lists; they contradict each other when they have nothing in common."""
    own, other = list(ours), list(theirs)
    known = {key(each) for each in own}
    if all(key(each) in known for each in other):
        return
    is_conflict = bool(own) and not quiet and not any(key(each) in known for each in other)
    proposed = Side.BOTH if own else Side.THEIRS
    yield Difference(name, label, "\n".join(own), "\n".join(other), bool(own), proposed, is_conflict)


def number_key(number: str) -> str:
    """Return what a number is known by."""
    return phone.digits(number) or folded(number)


def _phones(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    own, other = ([each.number for each in draft.phones] for draft in (ours, theirs))
    kinds, others = ({each.label.split(",")[0] for each in draft.phones} for draft in (ours, theirs))
    # a work number in one and a mobile in the other do not contradict each other
    is_beside = kinds | others <= _KINDS_OF_PHONE and not kinds & others
    return _several("phones", _("Telefon"), own, other, number_key, quiet=is_beside)


def _emails(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    return _several("emails", _("E-mail"), emails_of(ours), emails_of(theirs), str.casefold)


def emails_of(draft: ContactDraft) -> list[str]:
    """Return all addresses of a contact, the main one first."""
    return [email for email in (draft.email, *(each.address for each in draft.more_emails)) if email]


def _addresses(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    own, other = ([address.line for address in places_of(draft) if address.line] for draft in (ours, theirs))
    return _several("addresses", _("Adresse"), own, other, folded)


def places_of(draft: ContactDraft) -> list[Address]:
    """Return all addresses of a contact, the main one first."""
    return [draft.address, *(each.address for each in draft.more_addresses)]


def _hours(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    if not (theirs.hours or theirs.schedule):
        return
    if ours.schedule.in_order() == theirs.schedule.in_order() and folded(ours.hours) == folded(theirs.hours):
        return
    shown = [
        "\n".join(
            part for part in (hours_text(draft.schedule) if draft.schedule else "", draft.hours) if part
        )
        for draft in (ours, theirs)
    ]
    has_own = bool(ours.hours or ours.schedule)
    proposed = Side.OURS if has_own else Side.THEIRS
    yield Difference("hours", _("Åbningstider"), shown[0], shown[1], False, proposed, has_own)  # noqa: FBT003


def _languages(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    own, other = ([_(LANGUAGES[code].danish_name) for code in draft.languages] for draft in (ours, theirs))
    return _several("languages", _("Sprog"), own, other, str, quiet=True)


def _interpreter(ours: ContactDraft, theirs: ContactDraft) -> Iterable[Difference]:
    found: list[Difference] = []
    own, other = (INTERPRETER_WORDS[draft.interpreter] for draft in (ours, theirs))
    _add(found, "interpreter", _("Tolk"), own, other)
    return found


def _closed(draft: ContactDraft) -> str:
    if draft.closed_until is None:
        return ""
    return " – ".join(part for part in (date_text(draft.closed_until), draft.closed_why) if part)


def _notes(name: str, label: str, ours: str, theirs: str) -> Iterable[Difference]:
    """A note is added to, never contradicted."""
    if theirs and folded(theirs) not in folded(ours):
        proposed = Side.BOTH if ours else Side.THEIRS
        yield Difference(name, label, ours, theirs, bool(ours), proposed, False)  # noqa: FBT003


def apply(ours: ContactDraft, theirs: ContactDraft, name: str, side: Side) -> ContactDraft:
    """Return `ours` with one field as chosen; `name` is that of the difference."""
    if side is Side.OURS:
        return ours
    both = side is Side.BOTH
    if name == "phones":
        return replace(ours, phones=_put_together(ours.phones if both else (), theirs.phones, _phone_key))
    if name == "emails":
        return _with_emails(ours, theirs, both=both)
    if name == "addresses":
        return _with_addresses(ours, theirs, both=both)
    if name == "hours":
        return replace(ours, hours=theirs.hours, schedule=theirs.schedule)
    if name == "languages":
        return replace(
            ours, languages=tuple(dict.fromkeys((*(ours.languages if both else ()), *theirs.languages)))
        )
    if name == "interpreter":
        return replace(ours, interpreter=InterpreterHelp(theirs.interpreter))
    if name == "closed_until":
        return replace(ours, closed_until=theirs.closed_until, closed_why=theirs.closed_why)
    own, other = getattr(ours, name), getattr(theirs, name)
    value = f"{own}\n{other}" if both and own else other
    return replace(ours, **{name: value})  # type: ignore[arg-type]  # the fields named in `_SINGLE` and `_NOTES`


def _phone_key(each: PhoneDraft) -> str:
    return number_key(each.number)


def _put_together(
    ours: tuple[PhoneDraft, ...], theirs: tuple[PhoneDraft, ...], key: Callable[[PhoneDraft], str]
) -> tuple[PhoneDraft, ...]:
    return tuple({key(each): each for each in (*reversed(theirs), *reversed(ours))}.values())[::-1]


def _with_emails(ours: ContactDraft, theirs: ContactDraft, *, both: bool) -> ContactDraft:
    own = _labelled(ours) if both else []
    known = {each.address.casefold() for each in own}
    every = [*own, *(each for each in _labelled(theirs) if each.address.casefold() not in known)]
    main = next((each for each in every if not each.only_me), None)
    return replace(
        ours,
        email=main.address if main else "",
        more_emails=tuple(each for each in every if each is not main),
    )


def _labelled(draft: ContactDraft) -> list[EmailDraft]:
    return [*([EmailDraft(draft.email)] if draft.email else []), *draft.more_emails]


def _with_addresses(ours: ContactDraft, theirs: ContactDraft, *, both: bool) -> ContactDraft:
    own = _placed(ours) if both else []
    known = {folded(each.address.line) for each in own}
    every = [*own, *(each for each in _placed(theirs) if folded(each.address.line) not in known)]
    return replace(ours, address=every[0].address if every else Address(), more_addresses=tuple(every[1:]))


def _placed(draft: ContactDraft) -> list[PlaceDraft]:
    main = [PlaceDraft(draft.address)] if draft.address != Address() else []
    return [*main, *draft.more_addresses]
