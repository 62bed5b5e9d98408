"""A family as it stands in the form: the text typed, before it is read as dates and codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.family import (
    Address,
    FamilyDraft,
    FamilyId,
    MemberDraft,
    PersonId,
    Relation,
    proposed_language,
)
from linkworker_desktop.domain.moments import NotADate, date_text, moment_text, parse_date, parse_moment
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.i18n import _

_AGE = re.compile(r"(\d{1,3})(?:\s*år)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d\d$")
OLDEST = 120


@dataclass(frozen=True, slots=True)
class TypedProgramme:
    """On what ground a person stays, and why not in the programme; `other` are traits by their codes."""

    residence: str = ""
    is_in: bool = True
    reason: str = ""
    reason_on: str = ""
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedMember:
    """One line of »Hvem bor sammen«; dates as typed, `person` the id of somebody already known."""

    given_name: str = ""
    relation: str = Relation.OTHER.value
    birth: str = ""
    surname: str = ""
    original_name: str = ""
    cpr: str = ""
    speaks: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    reads_nothing: bool = False
    moved_in: str = ""
    moved_out: str = ""
    person: str = ""
    programme: TypedProgramme = TypedProgramme()
    moves_from: str = ""
    """The surnames of the families this person leaves when the form is saved; empty when nobody moves."""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed in the line, so that it is nobody."""
        return self == TypedMember(relation=self.relation)


@dataclass(frozen=True, slots=True)
class TypedFamily:
    """The whole form. `languages` are those kept for the folder, `language` the one in the field."""

    surname: str = ""
    street: str = ""
    post_code: str = ""
    town: str = ""
    housed_at: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    protected_address: bool = False
    note: str = ""
    members: tuple[TypedMember, ...] = ()
    family: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed at all."""
        return all(member.is_blank for member in self.members) and replace(self, members=()) == TypedFamily()


@dataclass(slots=True)
class Reading:
    """What the form says: the family, what could not be read, and which line each member stands in."""

    draft: FamilyDraft
    problems: list[Problem] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    moving: frozenset[PersonId] = frozenset()
    """Who leaves another family for this one."""

    def field_on_screen(self, name: str) -> str:
        """Return a problem's field with the member's number changed to the number of its line."""
        parts = name.split(".")
        if parts[0] == "members" and len(parts) > 1 and int(parts[1]) < len(self.lines):
            parts[1] = str(self.lines[int(parts[1])])
        return ".".join(parts)


def typed_of(draft: FamilyDraft, today: date) -> TypedFamily:
    """Return a kept family as the form shows it."""
    language = (draft.languages or (proposed_language(draft.members, today),))[0]
    return TypedFamily(
        surname=draft.surname,
        street=draft.address.street,
        post_code=draft.address.post_code,
        town=draft.address.town,
        housed_at=moment_text(draft.housed_at) if draft.housed_at else "",
        language=language if draft.languages or draft.members else "",
        languages=draft.languages,
        protected_address=draft.protected_address,
        note=draft.note,
        members=tuple(_typed_member(member) for member in draft.members),
        family=str(draft.family) if draft.family else "",
    )


def _typed_member(member: MemberDraft) -> TypedMember:
    return TypedMember(
        given_name=member.given_name,
        relation=member.relation.value,
        birth=date_text(member.birth_date) if member.birth_date else "",
        surname=member.surname,
        original_name=member.original_name,
        cpr=member.cpr,
        speaks=member.speaks,
        reads=member.reads,
        reads_nothing=member.reads_nothing,
        moved_in=date_text(member.moved_in) if member.moved_in else "",
        moved_out=date_text(member.moved_out) if member.moved_out else "",
        person=str(member.person) if member.person else "",
        programme=_typed_programme(member),
    )


def _typed_programme(member: MemberDraft) -> TypedProgramme:
    traits = frozenset({Trait.IN_PROGRAMME}) if member.traits is None else member.traits
    return TypedProgramme(
        residence=member.residence.value if member.residence else "",
        is_in=Trait.IN_PROGRAMME in traits and not member.exempt_reason,
        reason=member.exempt_reason,
        reason_on=date_text(member.exempt_on) if member.exempt_on else "",
        other=tuple(sorted(trait.value for trait in traits if trait is not Trait.IN_PROGRAMME)),
    )


def read(typed: TypedFamily, today: date) -> Reading:
    """Return the family the form describes; what cannot be read is a problem and left empty.

    The language of the family is what adults read and speak who say nothing of their own; of somebody without
    an age and a place in the family nothing is assumed.
    """
    problems: list[Problem] = []
    lines = [line for line, member in enumerate(typed.members) if not member.is_blank]
    members = tuple(
        _read_member(typed.members[line], f"members.{index}", today, problems)
        for index, line in enumerate(lines)
    )
    if typed.language:
        members = tuple(_with_language(member, typed.language, today) for member in members)
    draft = FamilyDraft(
        surname=typed.surname,
        address=Address(typed.street, typed.post_code, typed.town),
        protected_address=typed.protected_address,
        housed_at=_read_housed(typed.housed_at, today, problems),
        languages=_folder_languages(typed, members, today),
        note=typed.note,
        members=members,
        family=FamilyId(UUID(typed.family)) if typed.family else None,
    )
    moving = frozenset(
        member.person
        for line, member in zip(lines, members, strict=True)
        if member.person is not None and typed.members[line].moves_from
    )
    return Reading(draft, problems, lines, moving)


def joining(member: MemberDraft, homes: Iterable[str], day: date) -> TypedMember:
    """Return the line of somebody known already who comes on a day and leaves the families of these surnames."""
    return replace(_typed_member(member), moved_in=date_text(day), moves_from=", ".join(homes))


def read_birth(text: str, today: date) -> date | None:
    """Return the birth date for a date, a year or an age; an age or a year counts from 1 January.

    Empty text gives None. Raises `NotADate`.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if match := _AGE.match(text):
        if int(match[1]) > OLDEST:
            raise NotADate(text)
        return date(today.year - int(match[1]), 1, 1)
    if _YEAR.match(text):
        return date(int(text), 1, 1)
    return parse_date(text, today, past=True)


def is_estimate(text: str) -> bool:
    """Tell whether a typed birth is an age or a year, so that the day is only assumed."""
    return bool(_AGE.match(text.strip()) or _YEAR.match(text.strip()))


def may_be_estimate(birth: date) -> bool:
    """Tell whether a kept birth date may come from an age or a year: those count from 1 January."""
    return (birth.month, birth.day) == (1, 1)


def read_housed(text: str, today: date) -> datetime | None:
    """Return the moment a family moved in, None for empty text. Raises `NotADate`."""
    return parse_moment(text, today) if text.strip() else None


def to_json(typed: TypedFamily) -> str:
    """Return the form as text for the unfinished forms of the vault."""
    return json.dumps(asdict(typed), ensure_ascii=False)


def from_json(text: str) -> TypedFamily | None:
    """Return a form kept earlier, None when another version of the program wrote it in another shape."""
    try:
        kept = json.loads(text)
        members = tuple(_member_from_json(each) for each in kept.pop("members"))
        return TypedFamily(**{**kept, "languages": tuple(kept["languages"])}, members=members)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _member_from_json(kept: dict[str, Any]) -> TypedMember:
    programme = kept.get("programme", {})
    lists = {"speaks": tuple(kept["speaks"]), "reads": tuple(kept["reads"])}
    traits = TypedProgramme(**{**programme, "other": tuple(programme.get("other", ()))})
    return TypedMember(**{**kept, **lists, "programme": traits})


def _read_housed(text: str, today: date, problems: list[Problem]) -> datetime | None:
    try:
        return read_housed(text, today)
    except NotADate:
        problems.append(Problem("housed_at", _housed_sentence(text, today)))
        return None


def _housed_sentence(text: str, today: date) -> str:
    try:
        parse_date(text, today)
    except NotADate:
        return _("Skriv dag og klokkeslæt, fx 20.11.2026 kl. 14.00. Datoen skal findes.")
    return _("Skriv også klokkeslættet, fx 20.11.2026 kl. 14.00.")


def _read_member(typed: TypedMember, name: str, today: date, problems: list[Problem]) -> MemberDraft:
    def day(part: str, text: str) -> date | None:
        try:
            return parse_date(text, today) if text.strip() else None
        except NotADate:
            problems.append(Problem(f"{name}.{part}", _("Skriv en dato, der findes, fx 5.1.2026.")))
            return None

    programme = typed.programme
    try:
        birth = read_birth(typed.birth, today)
    except NotADate:
        birth = None
        sentence = _("Skriv fødselsdatoen, fx 5.1.1985, eller alderen, fx 41.")
        problems.append(Problem(f"{name}.birth_date", sentence))
    return MemberDraft(
        given_name=typed.given_name,
        surname=typed.surname,
        original_name=typed.original_name,
        relation=Relation(typed.relation) if typed.relation in set(Relation) else Relation.OTHER,
        birth_date=birth,
        cpr=typed.cpr,
        speaks=typed.speaks,
        reads=() if typed.reads_nothing else typed.reads,
        reads_nothing=typed.reads_nothing,
        moved_in=day("moved_in", typed.moved_in),
        moved_out=day("moved_out", typed.moved_out),
        person=PersonId(UUID(typed.person)) if typed.person else None,
        residence=Residence(programme.residence) if programme.residence in set(Residence) else None,
        traits=_read_traits(programme),
        exempt_reason="" if programme.is_in else programme.reason,
        exempt_on=None if programme.is_in else day("exempt_on", programme.reason_on),
    )


def _read_traits(typed: TypedProgramme) -> frozenset[Trait] | None:
    """Return a person's traits; with a reason they are in the programme and let off it from a day."""
    traits = {Trait(name) for name in typed.other if name in set(Trait)}
    if typed.is_in or typed.reason.strip():
        traits.add(Trait.IN_PROGRAMME)
    return None if traits == {Trait.IN_PROGRAMME} else frozenset(traits)


def _with_language(member: MemberDraft, language: str, today: date) -> MemberDraft:
    is_unknown = member.birth_date is None and member.relation is Relation.OTHER
    if is_unknown or not member.is_adult(today):
        return member
    reads = member.reads or (() if member.reads_nothing else (language,))
    return replace(member, speaks=member.speaks or (language,), reads=reads)


def _folder_languages(typed: TypedFamily, members: tuple[MemberDraft, ...], today: date) -> tuple[str, ...]:
    """Return what is kept as the folder's own choice: nothing while the proposal says the same."""
    if not typed.language or (typed.languages and typed.languages[0] == typed.language):
        return typed.languages
    if not typed.languages and members and proposed_language(members, today) == typed.language:
        return ()
    return (typed.language, *(code for code in typed.languages[1:] if code != typed.language))
