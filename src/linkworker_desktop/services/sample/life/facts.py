"""The facts each family of the sample begins with; what was kept up with since is added by `keeping_up`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.domain.family import MemberDraft
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.subjects import REUNIFIED, Residence, SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.services.sample.facts import info_meeting
from linkworker_desktop.services.sample.families import SampleFamily

K = HappeningKind
FIRST_HOURS = frozenset({"Nakhlawar", "Kalynopil", "Gulrangzai"})
"""The families inside their 96 hours, whose open points the morning shows."""
LATE = {
    "R40": ("Sonyashenko",),
    "R45": ("Kohdaryai",),
    "R46": ("Kohdaryai",),
    "R73": ("Deeqwarsan",),
    "R32": ("Zahrabani",),
    "R30": ("Zahrabani",),
    "R78": ("Awetselam",),
}
"""What the first person of a family, or the family itself, has left open: by rule, the surnames."""
_COURSE_DAYS = 27


@dataclass(frozen=True, slots=True)
class Begun:
    """A course somebody was on, from the first to the last day."""

    person: MemberDraft
    first: date
    last: date


def first_facts(family: SampleFamily, today: date) -> Iterator[Happening]:
    """Yield how the family came here, and what the morning's drawing says of it by name."""
    of_family = ref_of(family)
    for kind, day in _arrival(family, today):
        yield Happening(kind, of_family, When(day))
    yield from _PERSONAL.get(family.draft.surname, _nothing)(family, today)


def courses(family: SampleFamily, today: date) -> Iterator[Begun]:
    """Yield the course of every adult who is in the programme and has been here long enough to begin it."""
    housed = family.draft.housed_at
    if housed is None or family.draft.surname in FIRST_HOURS or residence_of(family) is Residence.UKRAINE:
        return
    first = WorkingDays().on_or_before(housed.date() + timedelta(days=4))
    if first is None or first > today:
        return
    last = WorkingDays().on_or_before(first + timedelta(days=_COURSE_DAYS))
    for member in family.draft.members:
        if member.is_adult(housed.date()) and member.traits is None and last is not None:
            yield Begun(member, first, last)


def residence_of(family: SampleFamily) -> Residence | None:
    """Return the ground on which the first of the family stays."""
    return next((member.residence for member in family.draft.members if member.residence), None)


def ref_of(family: SampleFamily) -> SubjectRef:
    return SubjectRef(SubjectKind.FAMILY, family.id)


def person_ref(member: MemberDraft) -> SubjectRef:
    if member.person is None:
        raise ValueError("a member of the sample has an identifier")
    return SubjectRef(SubjectKind.PERSON, member.person)


def _arrival(family: SampleFamily, today: date) -> Iterator[tuple[HappeningKind, date]]:
    """Yield when the municipality was chosen and took over, so that it took over about when they moved in."""
    residence, housed = residence_of(family), family.draft.housed_at
    came = today + timedelta(days=20) if housed is None else housed.date()
    if family.draft.surname == LATE["R40"][0]:
        yield K.ALLOCATION, came - timedelta(days=20)
        yield K.TAKEOVER, months_later(today - timedelta(days=3), -1)
    elif residence is Residence.QUOTA or residence in REUNIFIED:
        yield K.ALLOCATION, came - timedelta(days=40)
        yield K.CPR_REGISTERED, came
    elif residence is Residence.UKRAINE:
        yield K.ALLOCATION, came - timedelta(days=25)
    else:
        yield K.ALLOCATION, came.replace(day=1) - timedelta(days=40)


def follow_ups(begun_on: date, today: date) -> Iterator[date]:
    """Yield the follow-ups of the placement whose next one is four days late: the last was 25 days ago."""
    for days in (64, 45, 25):
        day = today - timedelta(days=days)
        if day > begun_on:
            yield day


def _nothing(_family: SampleFamily, _today: date) -> Iterator[Happening]:
    return iter(())


def _adults(family: SampleFamily, today: date) -> list[MemberDraft]:
    return [member for member in family.draft.members if member.is_adult(today)]


def _nakhlawar(family: SampleFamily, today: date) -> Iterator[Happening]:
    meeting = When.of(info_meeting(family, today))
    for kind in (K.INFO_MEETING_HELD, K.ADVISER_MEETING_AGREED):
        yield Happening(kind, ref_of(family), meeting)
    for adult in _adults(family, today):
        for kind in (K.BANK_ACCOUNT, K.MITID):
            yield Happening(kind, person_ref(adult), When(today - timedelta(days=1)))
    mother = _adults(family, today)[1]
    yield Happening(K.PLACED_ON_LADDER, person_ref(mother), When(today - timedelta(days=1), time(13, 0)))


def _kalynopil(family: SampleFamily, today: date) -> Iterator[Happening]:
    yield Happening(K.INFO_MEETING_PLANNED, ref_of(family), When.of(info_meeting(family, today)))
    yesterday = When(today - timedelta(days=1))
    yield Happening(K.ADVISER_MEETING_AGREED, ref_of(family), When(yesterday.day, time(14, 0)))
    mother, grandmother = _adults(family, today)
    for adult in (mother, grandmother):
        yield Happening(K.BANK_ACCOUNT, person_ref(adult), yesterday)
    yield Happening(K.MITID, person_ref(grandmother), yesterday)


def _gulrangzai(family: SampleFamily, today: date) -> Iterator[Happening]:
    _father, mother = _adults(family, today)
    for kind in (K.BANK_ACCOUNT, K.MITID):
        yield Happening(kind, person_ref(mother), When(today))


def _kohdaryai(family: SampleFamily, today: date) -> Iterator[Happening]:
    father = person_ref(_adults(family, today)[0])
    yield Happening(K.CLASSIFIED, father, When(months_later(today - timedelta(days=2), -6)))
    yield Happening(K.FOLLOW_UP_HELD, father, When(today - timedelta(days=85)))


def _deeqwarsan(family: SampleFamily, today: date) -> Iterator[Happening]:
    yield Happening(K.PLAN_MADE, ref_of(family), When(months_later(today - timedelta(days=6), -6)))


_PERSONAL = {
    "Nakhlawar": _nakhlawar,
    "Kalynopil": _kalynopil,
    "Gulrangzai": _gulrangzai,
    "Kohdaryai": _kohdaryai,
    "Deeqwarsan": _deeqwarsan,
}


def moment_of(when: When) -> datetime:
    """Return when a fact was written down: at noon, or at its clock time."""
    return datetime.combine(when.day, when.clock or time(12, 0))
