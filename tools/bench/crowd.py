"""A vault of 300 families and 1 500 persons with a year of facts, written row by row."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from linkworker_desktop.base.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CROWD = "crowd"
"""The vault within the prepared folder."""
FAMILIES, PERSONS_EACH = 300, 5
_ADULTS = 2
_OF_FAMILY = (
    *(
        "allocation",
        "takeover",
        "welcome_sent",
        "info_meeting_held",
        "adviser_meeting_agreed",
        "folder_handed_out",
    ),
    "plan_made",
)
_OF_PERSON = ("handover_complete", "health_offered", "school_begun", "health_nurse_seen")
_OF_ADULT = (
    *("course_begun", "bank_account", "mitid", "contract_signed", "declaration_signed", "programme_begun"),
    *("danish_referred", "danish_begun", "classified"),
)
_WORK_DAYS = 180


def make_crowd(folder: Path, today: date) -> None:
    """Make the vault in `folder`; the same day gives the same facts."""
    from linkworker_desktop import bootstrap
    from linkworker_desktop.persistence.keys import Cost
    from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE

    cheap = Cost(memory_kib=64, iterations=1, lanes=1)
    services, _recovery_key = bootstrap.create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, cost=cheap)
    try:
        with services.database.write("bench.crowd") as session:
            rng = Random("crowd")  # noqa: S311 - invented data
            for number in range(1, FAMILIES + 1):
                _add_family(session, number, today - timedelta(days=rng.randint(1, 700)), today, rng)
    finally:
        services.close(with_backup=False)


def _add_family(session: Session, number: int, housed: date, today: date, rng: Random) -> None:
    from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow, PersonRow

    now = datetime.combine(today, time(8, 0))
    name = f"Familie{number}"
    family = FamilyRow(
        code=f"F{number:03d}",
        surname=name,
        sort_key=name,
        languages=[],
        housed_at=datetime.combine(housed, time(14, 0)),
    )
    family.created_at = family.updated_at = now.astimezone()
    session.add(family)
    people = []
    for position in range(PERSONS_EACH):
        age = rng.randint(19, 60) if position < _ADULTS else rng.randint(0, 17)
        born = today - timedelta(days=age * 365 + rng.randint(1, 300))
        person = PersonRow(given_name=f"Person{position}", birth_date=born, speaks=[], reads=[], traits=None)
        person.created_at = person.updated_at = now.astimezone()
        relation = "mother" if position < _ADULTS else "son"
        family.memberships.append(MembershipRow(person=person, position=position, relation=relation))
        people.append(person)
    session.flush()
    book = _Book(session, family.id, housed, today)
    book.of_family()
    for place, person in enumerate(people):
        book.of_person(person.id)
        if place < _ADULTS:
            book.of_adult(person.id)


class _Book:
    """Writes down what has happened to one family until today."""

    def __init__(self, session: Session, family: UUID, housed: date, today: date) -> None:
        self._session, self._family, self._housed, self._today = session, family, housed, today

    def of_family(self) -> None:
        for step, kind in enumerate(_OF_FAMILY):
            self._add(kind, "family", self._family, step - 2)
        for days in range(170, 800, 170):
            self._add("plan_revised", "family", self._family, days)
        for task in _plan_tasks(whole=self._housed < self._today - timedelta(days=100)):
            self._add("ticked", "family", self._family, 0, task)

    def of_person(self, person: UUID) -> None:
        for kind in _OF_PERSON:
            self._add(kind, "person", person, 1)

    def of_adult(self, adult: UUID) -> None:
        from linkworker_desktop.persistence.tables.calendar import ConsentRow, PlacementRow

        for step, kind in enumerate(_OF_ADULT):
            self._add(kind, "person", adult, 2 + step * 3)
        self._add("course_ended", "person", adult, 29)
        for days in range(60, 800, 40):
            self._add("follow_up_held", "person", adult, days)
        self._session.add(
            ConsentRow(person_id=adult, given_on=max(self._housed, self._today - timedelta(days=300)))
        )
        begun = self._housed + timedelta(days=30)
        if begun > self._today:
            return
        placement = PlacementRow(id=new_id(), person_id=adult, begun_on=begun)
        ended = begun + timedelta(days=_WORK_DAYS)
        if ended <= self._today:
            placement.ended_on = ended
            self._add("company_talk_held", "placement", placement.id, 30 + _WORK_DAYS)
        self._session.add(placement)
        self._add("job_considered", "placement", placement.id, 100)
        for days in range(50, 30 + _WORK_DAYS, 19):
            self._add("placement_follow_up_held", "placement", placement.id, days)

    def _add(self, kind: str, subject_kind: str, subject: UUID, days: int, rule: str = "") -> None:
        from linkworker_desktop.persistence.tables.calendar import HappeningRow

        day = self._housed + timedelta(days=days)
        if day <= self._today:
            fact = HappeningRow(
                kind=kind, subject_kind=subject_kind, subject_id=subject, family_id=self._family
            )
            fact.on_date, fact.rule = day, rule
            fact.recorded_at = datetime.combine(day, time(12, 0)).astimezone()
            self._session.add(fact)


def _plan_tasks(*, whole: bool) -> list[str]:
    """Return the tasks of the reception plan that are done: half of them, or all that families have."""
    from linkworker_desktop.domain.reception_plan import plan_rules
    from linkworker_desktop.services.rule_book import shipped_plan

    codes = [rule.code for rule in plan_rules(shipped_plan()) if rule.who.value == "family"]
    return codes if whole else codes[: len(codes) // 2]
