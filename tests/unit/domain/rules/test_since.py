"""Asking for what is open or was met lately gives exactly that part of all there is, whatever is recorded."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.rules import FAMILY, a_family, a_person, default_rules, ref

from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Exemption, Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Residence, Subject, SubjectKind, Trait
from linkworker_desktop.domain.rules.when import When

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
days = st.dates(FIRST, LAST)
births = st.dates(date(1960, 1, 1), LAST)
whens = st.builds(When, days, st.none() | st.sampled_from([time(9), time(14, 30)]))
codes = st.sampled_from(sorted({rule.code for rule in default_rules()}))
traits = st.frozensets(st.sampled_from(Trait), max_size=3)
residences = st.none() | st.sampled_from(Residence)
ends = st.one_of(st.none(), st.none(), days)


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    """A family with two people, something of every other kind, and whatever happened to them."""
    people = [
        a_person(
            f"p{number}",
            draw(st.none() | births),
            *draw(traits),
            residence=draw(residences),
            ended_on=draw(ends),
        )
        for number in range(2)
    ]
    subjects = (
        a_family(draw(residences), ended_on=draw(ends)),
        *people,
        Subject(ref(SubjectKind.PLACEMENT, "placement"), parent=people[0].ref),
        Subject(ref(SubjectKind.CONSENT, "consent"), parent=people[0].ref, ended_on=draw(ends)),
        Subject(ref(SubjectKind.MEETING, "meeting"), parent=FAMILY),
        Subject(ref(SubjectKind.CONTACT, "contact")),
        Subject(MUNICIPALITY),
    )
    whose = st.sampled_from([subject.ref for subject in subjects])
    facts = st.builds(Happening, st.sampled_from(HappeningKind), whose, whens, codes)
    remembered = st.builds(Settled, codes, whose, days, whens)
    return Facts(
        subjects,
        tuple(draw(st.lists(facts, max_size=30))),
        tuple(draw(st.lists(st.builds(Exemption, whose, st.just("aftale"), days, codes), max_size=2))),
        tuple(draw(st.lists(remembered, max_size=3))),
    )


def asked_for(rows: tuple[DueDate, ...], since: date) -> tuple[DueDate, ...]:
    return tuple(row for row in rows if row.is_open or (row.done is not None and row.done.day >= since))


@given(some_facts(), days, st.integers(0, 400))
@settings(max_examples=150, deadline=timedelta(seconds=2))
def test_what_is_asked_for_since_a_day_is_that_part_of_everything(
    facts: Facts, today: date, back: int
) -> None:
    now, since = datetime.combine(today, time(12)), today - timedelta(days=back)

    assert due_dates(default_rules(), facts, now, since=since) == asked_for(
        due_dates(default_rules(), facts, now), since
    )


@given(some_facts(), days)
@settings(max_examples=150, deadline=timedelta(seconds=2))
def test_what_is_still_to_be_met_is_the_open_part_of_everything(facts: Facts, today: date) -> None:
    now = datetime.combine(today, time(12))

    assert due_dates(default_rules(), facts, now, since=date.max) == asked_for(
        due_dates(default_rules(), facts, now), date.max
    )
