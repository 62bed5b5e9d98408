"""From the rows of a time line to what stands on it, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.log_entry import SENSITIVITY_LABELS, LogKind, Sensitivity, entry_words
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.placement import PLACEMENT_LABELS, PlacementKind
from linkworker_desktop.domain.relay import RELAY_LABELS, RelayKind
from linkworker_desktop.domain.rules.happening_words import label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.timeline import Badge, BadgeKind, Outcome, TimelineItem, TimelineKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.timeline_sql import LONGEST_TEXT

_Words = dict[str, Any]
"""What an item says, by the names of its fields."""
_NOBODY = "[]"
_SENSITIVE = {Sensitivity.SENSITIVE: BadgeKind.SENSITIVE, Sensitivity.ONLY_ME: BadgeKind.ONLY_ME}


@dataclass(frozen=True, slots=True)
class Fact:
    """The fact an item is, for the due dates it settles; `rule` is the one ticked off."""

    kind: HappeningKind
    subject: UUID
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An item and, where it is one, the fact it is."""

    item: TimelineItem
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was read."""

    source: str
    kind: TimelineKind
    id: str
    day: date
    clock: time | None
    persons: list[list[str]]
    data: Mapping[str, Any]

    @property
    def badges(self) -> tuple[Badge, ...]:
        return tuple(Badge(BadgeKind.PERSON, name) for _ident, name in self.persons)


def told(row: Any, family: UUID) -> Told | None:
    """Return the item of a row of `page_statement`; None for what was taken back."""
    one = _Row(
        row.source, TimelineKind(row.kind), row.id, *_when(row.at), _persons(row), json.loads(row.data)
    )
    words = _FILLERS[row.source](one)
    if words is None:
        return None
    fields: dict[str, Any] = {
        "ref": UUID(row.id),
        "day": one.day,
        "clock": one.clock,
        "badges": one.badges,
        **words,
    }
    about = tuple(UUID(ident) for ident, _name in one.persons)
    item = TimelineItem(kind=one.kind, key=f"{row.source}:{row.id}", about=about, **fields)
    return Told(item, _fact_of(one, family))


def cursor_of(row: Any) -> str:
    """Return the place of a row on the line, to go on after."""
    return f"{row.at}|{row.source}|{row.id}"


def _persons(row: Any) -> list[list[str]]:
    return [] if row.persons == _NOBODY else json.loads(row.persons)


def _when(at: str) -> tuple[date, time | None]:
    """Return day and clock time of a place on the line; what is kept as a day alone has no clock time."""
    if len(at) == len("2026-11-24"):
        return date.fromisoformat(at), None
    moment = datetime.fromisoformat(at).replace(second=0, microsecond=0)
    return moment.date(), moment.time()


def _log(one: _Row) -> _Words:
    data = one.data
    heading, text = entry_words(LogKind(one.kind.value), data["text"], data["contact"])
    is_cut = data["length"] > LONGEST_TEXT
    sensitivity = Sensitivity(data["sensitivity"])
    badges = one.badges + _contact_badge(data)
    if sensitivity in _SENSITIVE:
        badges += (Badge(_SENSITIVE[sensitivity], _(SENSITIVITY_LABELS[sensitivity])),)
    return {
        "heading": heading,
        "text": f"{text.rstrip()} …" if is_cut else text,
        "badges": badges,
        "sensitivity": sensitivity,
        "author": data["author"],
        "can_edit": True,
        "is_cut": is_cut,
    }


def _contact_badge(data: Mapping[str, Any]) -> tuple[Badge, ...]:
    """Return the sort of contact, in one or two words: `Folkeskole`."""
    category = CATEGORIES.get(data["category"] or "")
    if category is None or category.code == "other":
        return ()
    words = _(category.label).partition(" / ")[0].partition(" (")[0]
    return (Badge(BadgeKind.CONTACT, words),)


def _happening(one: _Row) -> _Words:
    heading = label_of(HappeningKind(one.data["kind"]))
    return {"heading": heading, "text": one.data["note"], "can_edit": True, "is_fact": True}


def _event(one: _Row) -> _Words:
    data = one.data
    outcome = None
    if one.kind is TimelineKind.TASK:
        is_late = data["due_on"] is not None and data["done_on"] > data["due_on"]
        outcome = Outcome.LATE if is_late else Outcome.IN_TIME
    return {
        "ref": UUID(data["event"]),
        "heading": data["title"],
        "text": _cut("\n".join(part for part in (data["place"], data["note"]) if part)),
        "badges": one.badges + _contact_badge(data),
        "outcome": outcome,
    }


def _folder(one: _Row) -> _Words:
    data = one.data
    parts = (
        _("Til {name}.").format(name=data["to"]) if data["to"] else "",
        _("Læst højt.") if data["read_aloud"] else "",
        _("Tolk: {name}.").format(name=data["interpreter"]) if data["interpreter"] else "",
    )
    text = " ".join(part for part in parts if part)
    return {"heading": _("Velkomstmappe udleveret"), "text": text, "author": data["author"]}


def _housed(one: _Row) -> _Words:
    return {"heading": _("Familien er flyttet ind"), "text": one.data["address"]}


def _moved_in(one: _Row) -> _Words:
    return _moved(one, _("{name} er flyttet ind"))


def _moved_out(one: _Row) -> _Words:
    return _moved(one, _("{name} er flyttet ud"))


def _moved(one: _Row, said: str) -> _Words:
    return {"ref": UUID(one.data["person"]), "heading": said.format(name=one.persons[0][1])}


def _relay(one: _Row) -> _Words | None:
    data = one.data
    if one.id in _taken_back(data["retracted"]):
        return None
    parts = [data["text"]]
    if data["answer_by"]:
        day = date_text(date.fromisoformat(data["answer_by"]))
        parts.append(_("{name} svarer senest {date}.").format(name=data["to"], date=day))
    parts += [_agreement(each) for each in data["agreements"]]
    text = _cut("\n".join(part for part in parts if part))
    return {"heading": _relay_heading(data), "text": text, "author": data["author"]}


def _relay_heading(data: Mapping[str, Any]) -> str:
    to = data["to"]
    match RelayKind(data["kind"]):
        case RelayKind.OPENED if to:
            return _("{name} holder stafetten").format(name=to)
        case RelayKind.OFFERED if to:
            return _("Stafetten tilbudt til {name}").format(name=to)
        case RelayKind.ACCEPTED if to:
            return _("{name} har grebet stafetten").format(name=to)
        case RelayKind.DECLINED if to:
            return _("{name} sagde nej til stafetten").format(name=to)
        case RelayKind.NOTE | RelayKind.AGREEMENT | RelayKind.MEETING | RelayKind.CORRECTION as kind:
            return _("Stafetlog: {what}").format(what=_lower(_(RELAY_LABELS[kind])))
        case kind:
            return _(RELAY_LABELS[kind])


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _agreement(kept: Mapping[str, Any]) -> str:
    parts = (kept["what"], kept["who"], date_text(date.fromisoformat(kept["due"])) if kept["due"] else "")
    return " · ".join(part for part in parts if part)


def _taken_back(retractions: list[list[Any]]) -> set[str]:
    """Return the entries a retraction in force takes back; one taken back itself is not in force."""
    gone: set[str] = set()
    for _seq, ident, corrects in sorted(retractions, reverse=True):
        if ident not in gone and corrects is not None:
            gone.add(corrects)
    return gone


def _consent_given(one: _Row) -> _Words:
    return {"heading": _("Samtykke givet"), "text": one.data["purpose"]}


def _consent_withdrawn(one: _Row) -> _Words:
    heading = _("Samtykke trukket tilbage")
    return {"heading": heading, "text": one.data["how"], "outcome": Outcome.WITHDRAWN}


def _placement_begun(one: _Row) -> _Words:
    return {"heading": _placement(one.data, _("{kind} begyndt")), "text": one.data["tasks"]}


def _placement_ended(one: _Row) -> _Words:
    reason = one.data["reason"]
    text = _("Sluttede før tiden: {reason}").format(reason=reason) if reason else ""
    return {"heading": _placement(one.data, _("{kind} slut")), "text": text}


def _placement(data: Mapping[str, Any], said: str) -> str:
    heading = said.format(kind=_(PLACEMENT_LABELS[PlacementKind(data["kind"])]))
    return f"{heading}: {data['employer']}" if data["employer"] else heading


def _document(one: _Row) -> _Words:
    at = datetime.combine(one.day, one.clock or time.min, UTC).astimezone(LOCAL_ZONE)
    heading = _("Dokument: {name}").format(name=one.data["name"])
    return {"day": at.date(), "clock": at.time(), "heading": heading, "text": one.data["note"]}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rstrip()} …"


_FILLERS: Mapping[str, Callable[[_Row], _Words | None]] = {
    "log": _log,
    "fact": _happening,
    "event": _event,
    "occurrence": _event,
    "folder": _folder,
    "housed": _housed,
    "moved_in": _moved_in,
    "moved_out": _moved_out,
    "relay": _relay,
    "consent_given": _consent_given,
    "consent_withdrawn": _consent_withdrawn,
    "placement_begun": _placement_begun,
    "placement_ended": _placement_ended,
    "document": _document,
}
_FACTS = {
    "consent_given": HappeningKind.CONSENT_GIVEN,
    "placement_begun": HappeningKind.PLACEMENT_BEGUN,
    "placement_ended": HappeningKind.PLACEMENT_ENDED,
}
_OF_FAMILY = {"folder": HappeningKind.FOLDER_HANDED_OUT, "housed": HappeningKind.HOUSED}


def _fact_of(one: _Row, family: UUID) -> Fact | None:
    if one.source == "fact":
        return Fact(HappeningKind(one.data["kind"]), UUID(one.data["subject"]), one.data["rule"])
    if one.source in _FACTS:
        return Fact(_FACTS[one.source], UUID(one.id))
    if one.source in _OF_FAMILY:
        return Fact(_OF_FAMILY[one.source], family)
    return None
