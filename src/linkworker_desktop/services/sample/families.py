"""The sample's families: members with names in their own script, ages counted from today, numbers nobody can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.domain.family import (
    ADULT_AGE,
    Address,
    FamilyDraft,
    FamilyId,
    MemberDraft,
    PersonId,
    Relation,
)
from linkworker_desktop.domain.moments import age_on, parse_time
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.services.sample.shapes import (
    FamilyShape,
    HousedShape,
    MemberShape,
    Sex,
    SpelledName,
    family_shapes,
    names,
    towns,
)

_NAMESPACE = UUID("7b1f5a52-6c0e-5d0b-9b0c-0b1c5a0f5e11")
_READS_FROM_AGE = 9
_SATURDAY = 5
_IMPOSSIBLE_DAYS = ("3002", "3102", "3104", "3106", "3109", "3111")
"""Day and month of dates that do not exist: no person can have such a number."""
_RESIDENCES = {"uk": Residence.UKRAINE, "ru": Residence.UKRAINE}
"""On what ground those who speak a language stay; the others have asylum, unless their family says otherwise."""
_PENSION_AGE = 67
"""From this age nobody is in the programme."""
_MALE = frozenset({Relation.FATHER, Relation.SON, Relation.GRANDFATHER, Relation.BROTHER})


@dataclass(frozen=True, slots=True)
class SampleFamily:
    """A family as it is saved, with its code and the shape it was made from."""

    code: str
    id: FamilyId
    shape: FamilyShape
    draft: FamilyDraft


def sample_families(today: date) -> tuple[SampleFamily, ...]:
    """Return all families as they stand on `today`; the same day gives the same families, identifiers included."""
    shared: dict[str, MemberDraft] = {}
    serials = _serials()
    made = []
    for number, shape in enumerate(family_shapes(), start=1):
        code = f"F{number:03d}"
        made.append(
            SampleFamily(
                code, FamilyId(uuid5(_NAMESPACE, code)), shape, _draft(code, shape, today, shared, serials)
            )
        )
    return tuple(made)


def _draft(
    code: str, shape: FamilyShape, today: date, shared: dict[str, MemberDraft], serials: Iterator[str]
) -> FamilyDraft:
    town = towns().named(shape.town)
    maker = _MemberMaker(code, shape, today, serials)
    members = []
    for position, member in enumerate(shape.members):
        draft = maker.make(position, member, shared.get(member.key))
        if member.key:
            shared.setdefault(member.key, draft)
        members.append(draft)
    return FamilyDraft(
        surname=shape.surname[0],
        address=Address(shape.street, town.post_code, town.name) if shape.street else Address(),
        protected_address=shape.protected,
        housed_at=None if shape.housed is None else _housed_at(shape.housed, today),
        languages=shape.languages,
        note=shape.note,
        members=tuple(members),
    )


def _housed_at(shape: HousedShape, today: date) -> datetime:
    day = today - timedelta(days=shape.days)
    if not shape.exact:
        day -= timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
    return datetime.combine(day, parse_time(shape.at))


def _serials() -> Iterator[str]:
    numbers = list(range(1000, 10000))
    Random("skovsunde/cpr").shuffle(numbers)  # noqa: S311 - invented data
    return iter(str(number) for number in numbers)


class _MemberMaker:
    """Makes the members of one family; draws from the family's own seed, so that no family moves another's names."""

    def __init__(self, code: str, shape: FamilyShape, today: date, serials: Iterator[str]) -> None:
        self._code = code
        self._shape = shape
        self._today = today
        self._serials = serials
        self._rng = Random(f"skovsunde/{code}")  # noqa: S311 - invented data
        self._taken = {_latin(member.name) for member in shape.members}
        self._twins_born: date | None = None

    def make(self, position: int, shape: MemberShape, known: MemberDraft | None) -> MemberDraft:
        """Return the member at a place; somebody `known` from another family is the same person here."""
        moved_in, moved_out = self._ago(shape.moved_in), self._ago(shape.moved_out)
        if known is not None:
            return replace(known, relation=shape.relation, moved_in=moved_in, moved_out=moved_out)
        sex = _sex(shape)
        given = self._given(shape, sex)
        surname = self._surname(shape, sex)
        birth = self._birth_date(shape)
        age = age_on(birth, self._today)
        spoken = (self._shape.language, *shape.also)
        reads = age >= _READS_FROM_AGE and not shape.reads_nothing
        return MemberDraft(
            given_name=given[0],
            surname="" if surname == self._shape.surname else surname[0],
            original_name=_original(given, surname, one_word=shape.one_word),
            relation=shape.relation,
            birth_date=birth,
            cpr=self._cpr(shape, birth),
            speaks=spoken if age > 1 else (),
            reads=spoken if reads else (),
            reads_nothing=shape.reads_nothing and age >= ADULT_AGE,
            person=PersonId(uuid5(_NAMESPACE, f"{self._code}/{position}")),
            moved_in=moved_in,
            moved_out=moved_out,
            residence=self._shape.residence or _RESIDENCES.get(self._shape.language, Residence.ASYLUM),
            traits=frozenset() if age >= _PENSION_AGE else None,
        )

    def _ago(self, days: int | None) -> date | None:
        return None if days is None else self._today - timedelta(days=days)

    def _given(self, shape: MemberShape, sex: Sex) -> SpelledName:
        pool = names()[self._shape.language]
        offered = pool.male if sex == "male" else pool.female
        if isinstance(shape.name, tuple):
            return shape.name
        if shape.name:
            return next(name for name in offered if name[0] == shape.name)
        chosen = self._rng.choice([name for name in offered if name[0] not in self._taken])
        self._taken.add(chosen[0])
        return chosen

    def _surname(self, shape: MemberShape, sex: Sex) -> SpelledName:
        if shape.of:
            return next(family.surname for family in family_shapes() if family.surname[0] == shape.of)
        if sex == "female" and self._shape.female_surname is not None:
            return self._shape.female_surname
        return self._shape.surname

    def _birth_date(self, shape: MemberShape) -> date:
        days = self._rng.randint(20, 345)
        if shape.days is not None:
            return self._today - timedelta(days=shape.days)
        if shape.months is not None:
            return months_later(self._today, -shape.months)
        if shape.age is None:
            raise ValueError(f"{self._code} has a member without an age")
        if shape.twin and self._twins_born is not None:
            return self._twins_born
        born = months_later(self._today, -12 * shape.age) - timedelta(days=days)
        if shape.twin:
            self._twins_born = born
        return born

    def _cpr(self, shape: MemberShape, birth: date) -> str:
        day, serial = self._rng.choice(_IMPOSSIBLE_DAYS), next(self._serials)
        if self._shape.no_cpr or self._shape.knows_nothing_yet or not shape.cpr:
            return ""
        return f"{day}{birth.year % 100:02d}-{serial}"


def _latin(name: str | SpelledName) -> str:
    return name if isinstance(name, str) else name[0]


def _sex(shape: MemberShape) -> Sex:
    return shape.sex or ("male" if shape.relation in _MALE else "female")


def _original(given: SpelledName, surname: SpelledName, *, one_word: bool) -> str:
    return given[1] if one_word or not given[1] else f"{given[1]} {surname[1]}"
