"""The relay: one holder or none, whatever is offered, answered, taken back or done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.relay import (
    ABOUT_ENTRIES,
    Agreement,
    RelayEntry,
    RelayKind,
    counting,
    retracted,
    state_of,
)
from linkworker_desktop.domain.relay_rules import (
    RelayRefused,
    facts_of,
    require_next,
    retractable,
    spoken_of,
)
from linkworker_desktop.domain.rules.happenings import HappeningKind

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 20, 12, 0)
SINE, INGER, BO = Actor("Sine Tidselmark"), Actor("Inger Vindkærby", uuid4()), Actor("Bo Klokkelyng", uuid4())


class Log:
    """A log that takes in what may be added, by default on the day of the last entry."""

    def __init__(self) -> None:
        self.entries: list[RelayEntry] = []

    def add(self, kind: RelayKind, *, at: datetime | None = None, **fields: object) -> RelayEntry:
        """Add an entry, or raise `RelayRefused`."""
        last = max((each.at for each in self.entries), default=NOON)
        entry = RelayEntry(uuid4(), len(self.entries) + 1, kind, at or last, **fields)  # type: ignore[arg-type]
        require_next(self.entries, entry, TODAY)
        self.entries.append(entry)
        return entry

    def open(self, holder: Actor = SINE, **fields: object) -> RelayEntry:
        return self.add(RelayKind.OPENED, taker=holder, **fields)  # type: ignore[arg-type]

    def offer(self, to: Actor = INGER, **fields: object) -> RelayEntry:
        return self.add(RelayKind.OFFERED, taker=to, **fields)  # type: ignore[arg-type]

    def accept(self, by: Actor = INGER, **fields: object) -> RelayEntry:
        return self.add(RelayKind.ACCEPTED, taker=by, **fields)  # type: ignore[arg-type]

    def retract(self, entry: RelayEntry) -> RelayEntry:
        return self.add(RelayKind.RETRACTED, corrects=entry.id)

    @property
    def holder(self) -> Actor | None:
        return state_of(self.entries).holder


@pytest.fixture
def log() -> Log:
    """A log that Sine opened."""
    made = Log()
    made.open()
    return made


# -- who holds it


def test_nobody_holds_a_relay_that_never_began() -> None:
    assert state_of([]).holder is None


def test_an_offer_does_not_move_the_relay(log: Log) -> None:
    log.offer(INGER)
    assert log.holder == SINE
    offer = state_of(log.entries).offer
    assert offer is not None
    assert offer.taker == INGER


def test_a_yes_moves_it_and_the_old_holder_stays_in_its_history(log: Log) -> None:
    log.offer(INGER)
    accepted = log.accept(INGER, at=datetime(2026, 11, 23, 9, 0))
    state = state_of(log.entries)
    assert (state.holder, state.since, state.offer) == (INGER, accepted.at, None)
    assert [(each.holder, each.since, each.until) for each in state.past] == [(SINE, NOON, accepted.at)]


def test_a_no_keeps_the_holder_and_ends_the_offer(log: Log) -> None:
    log.offer(INGER)
    log.add(RelayKind.DECLINED, taker=INGER)
    assert log.holder == SINE
    assert state_of(log.entries).offer is None


def test_after_a_no_it_can_be_offered_again(log: Log) -> None:
    log.offer(INGER)
    log.add(RelayKind.DECLINED, taker=INGER)
    log.offer(BO)
    log.accept(BO)
    assert log.holder == BO


def test_a_closed_relay_is_held_by_nobody_and_can_begin_again(log: Log) -> None:
    log.add(RelayKind.CLOSED)
    assert log.holder is None
    assert state_of(log.entries).initiative == ""
    log.open(BO)
    assert log.holder == BO


def test_a_unit_that_was_asked_says_yes_by_the_name_of_a_person(log: Log) -> None:
    unit = Actor("Sundhedsplejen", uuid4())
    log.offer(unit)
    log.accept(Actor("Inger Vindkærby", unit.contact))
    assert log.holder is not None
    assert log.holder.name == "Inger Vindkærby"


# -- what is refused


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        (RelayKind.OPENED, {"taker": BO}, "Sine Tidselmark holder allerede stafetten."),
        (RelayKind.ACCEPTED, {"taker": INGER}, "Stafetten er ikke tilbudt nogen"),
        (RelayKind.DECLINED, {"taker": INGER}, "Stafetten er ikke tilbudt nogen"),
        (RelayKind.OFFERED, {"taker": SINE}, "Sine Tidselmark holder allerede stafetten."),
        (RelayKind.OFFERED, {"taker": None}, "Vælg, hvem stafetten bliver tilbudt."),
        (RelayKind.OFFERED, {"taker": Actor("  ")}, "Vælg, hvem stafetten bliver tilbudt."),
        (RelayKind.OFFERED, {"giver": BO, "taker": INGER}, "Sine Tidselmark holder stafetten. Kun den"),
        (RelayKind.CORRECTION, {"corrects": uuid4()}, "Linjen findes ikke"),
        (RelayKind.RETRACTED, {"corrects": uuid4()}, "Linjen findes ikke"),
    ],
)
def test_what_does_not_fit_a_held_relay_is_refused_with_its_sentence(
    log: Log, kind: RelayKind, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RelayRefused, match=sentence):
        log.add(kind, **fields)  # type: ignore[arg-type]
    assert len(log.entries) == 1


@pytest.mark.parametrize(
    "kind",
    [RelayKind.NOTE, RelayKind.AGREEMENT, RelayKind.MEETING, RelayKind.OFFERED, RelayKind.CLOSED],
)
def test_nothing_is_written_in_a_log_nobody_has_begun(kind: RelayKind) -> None:
    with pytest.raises(RelayRefused, match="Ingen holder stafetten"):
        Log().add(kind, taker=INGER)


def test_a_second_offer_while_one_is_open_is_refused_whoever_makes_it(log: Log) -> None:
    log.offer(INGER)
    with pytest.raises(RelayRefused, match="allerede tilbudt Inger Vindkærby"):
        log.offer(BO)
    with pytest.raises(RelayRefused, match="Sine Tidselmark holder stafetten"):
        log.offer(BO, giver=INGER)


def test_a_yes_from_somebody_else_does_not_move_it(log: Log) -> None:
    log.offer(INGER)
    with pytest.raises(RelayRefused, match="tilbudt Inger Vindkærby"):
        log.accept(BO)
    with pytest.raises(RelayRefused, match="Skriv navnet"):
        log.accept(Actor("", INGER.contact))
    assert log.holder == SINE


def test_a_relay_on_offer_is_not_closed(log: Log) -> None:
    log.offer(INGER)
    with pytest.raises(RelayRefused, match="Skriv svaret, før den slutter"):
        log.add(RelayKind.CLOSED)


def test_a_name_in_other_letters_is_still_the_holder() -> None:
    log = Log()
    log.open(Actor("Sine Tidselmark"))
    with pytest.raises(RelayRefused, match="holder allerede"):
        log.offer(Actor("SINE TIDSELMARK"))


# -- days


def test_a_move_dated_before_the_last_one_is_refused(log: Log) -> None:
    log.offer(INGER, at=datetime(2026, 11, 23))
    with pytest.raises(RelayRefused, match=r"Der skete noget med stafetten 23\.11\.2026"):
        log.accept(INGER, at=datetime(2026, 11, 22, 23, 59))


def test_an_answer_of_the_day_of_the_offer_may_have_no_clock_time(log: Log) -> None:
    log.offer(INGER, at=datetime(2026, 11, 23, 9, 15))
    log.accept(INGER, at=datetime(2026, 11, 23))
    assert log.holder == INGER


def test_a_note_may_be_written_down_afterwards(log: Log) -> None:
    log.offer(INGER, at=datetime(2026, 11, 23))
    log.add(RelayKind.NOTE, at=datetime(2026, 11, 1), text="Skolen ringede.")
    log.accept(INGER, at=datetime(2026, 11, 23))
    assert log.holder == INGER


def test_nothing_happens_after_today(log: Log) -> None:
    with pytest.raises(RelayRefused, match="ikke kommet endnu"):
        log.offer(INGER, at=datetime(2026, 11, 25))


# -- corrections and retractions


def test_a_correction_changes_nothing_it_speaks_of(log: Log) -> None:
    offered = log.offer(INGER)
    before = state_of(log.entries)
    log.add(RelayKind.CORRECTION, corrects=offered.id, text="Det var Bo.")
    assert state_of(log.entries) == before
    assert log.entries[1] is offered


def test_a_correction_of_a_correction_speaks_of_the_same_entry(log: Log) -> None:
    note = log.add(RelayKind.NOTE, text="6. B")
    first = log.add(RelayKind.CORRECTION, corrects=note.id, text="6. C")
    assert spoken_of(log.entries, first.id) == note.id
    assert spoken_of(log.entries, note.id) == note.id


def test_a_retracted_entry_counts_no_more_and_counts_again_when_that_is_retracted(log: Log) -> None:
    log.offer(INGER)
    accepted = log.accept(INGER)
    taken = state_of(log.entries)
    back = log.retract(accepted)
    assert log.holder == SINE
    assert state_of(log.entries).offer is not None
    again = log.retract(back)
    assert state_of(log.entries) == taken
    log.retract(again)
    assert log.holder == SINE


def test_what_later_entries_rest_on_is_not_retracted(log: Log) -> None:
    offered = log.offer(INGER)
    log.accept(INGER)
    assert offered.id not in retractable(log.entries)
    with pytest.raises(RelayRefused, match="noget senere bygger på det"):
        log.retract(offered)
    assert log.holder == INGER


def test_a_note_in_the_middle_can_be_retracted(log: Log) -> None:
    note = log.add(RelayKind.NOTE, text="Forkert familie")
    log.offer(INGER)
    assert note.id in retractable(log.entries)
    log.retract(note)
    assert note.id in retracted(log.entries)
    assert note.id not in retractable(log.entries)


def test_nothing_is_retracted_twice_nor_corrected_afterwards(log: Log) -> None:
    note = log.add(RelayKind.NOTE, text="x")
    log.retract(note)
    with pytest.raises(RelayRefused, match="allerede fortrudt"):
        log.retract(note)
    with pytest.raises(RelayRefused, match="fortrudt og kan ikke rettes"):
        log.add(RelayKind.CORRECTION, corrects=note.id, text="y")


def test_a_log_from_elsewhere_that_makes_no_sense_is_still_read() -> None:
    lost = RelayEntry(uuid4(), 1, RelayKind.ACCEPTED, NOON, taker=INGER)
    assert state_of([lost]).holder is None


# -- what everybody does


def test_what_somebody_does_is_what_was_agreed_with_them_last(log: Log) -> None:
    school = Agreement("Ringer hjem om fravær", "Skovsunde Skole", date(2026, 12, 1))
    log.add(RelayKind.AGREEMENT, agreements=(school, Agreement("Skriver ansøgning", "Rima")))
    later = Agreement("Holder møde med Rima", "SKOVSUNDE SKOLE", date(2026, 12, 9))
    log.add(RelayKind.MEETING, agreements=(later,))
    doing = state_of(log.entries).doing
    assert [(each.who, each.agreements) for each in doing] == [
        ("SKOVSUNDE SKOLE", (later,)),
        ("Rima", (Agreement("Skriver ansøgning", "Rima"),)),
    ]


def test_the_initiative_is_the_holders_until_somebody_else_has_it(log: Log) -> None:
    assert state_of(log.entries).initiative == SINE.name
    note = log.add(RelayKind.NOTE, text="Skolen svarer", initiative="Skovsunde Skole")
    assert state_of(log.entries).initiative == "Skovsunde Skole"
    log.retract(note)
    assert state_of(log.entries).initiative == SINE.name
    log.offer(INGER)
    log.accept(INGER)
    assert state_of(log.entries).initiative == INGER.name


# -- the facts the rules count from


def test_each_offer_and_answer_is_a_fact_of_its_day(log: Log) -> None:
    log.offer(INGER, at=datetime(2026, 11, 21))
    log.add(RelayKind.DECLINED, at=datetime(2026, 11, 22))
    log.offer(BO, at=datetime(2026, 11, 23))
    assert facts_of(log.entries) == {
        (HappeningKind.RELAY_OFFERED, date(2026, 11, 21)),
        (HappeningKind.RELAY_DECLINED, date(2026, 11, 22)),
        (HappeningKind.RELAY_OFFERED, date(2026, 11, 23)),
    }


def test_a_new_offer_is_not_settled_by_the_answer_given_earlier_that_day(log: Log) -> None:
    log.offer(INGER, at=datetime(2026, 11, 21))
    log.add(RelayKind.DECLINED, at=datetime(2026, 11, 23, 9, 0))
    log.offer(BO, at=datetime(2026, 11, 23, 10, 0))
    assert facts_of(log.entries) == {(HappeningKind.RELAY_OFFERED, date(2026, 11, 23))}


def test_a_retracted_offer_is_no_fact(log: Log) -> None:
    log.retract(log.offer(INGER))
    assert facts_of(log.entries) == frozenset()


# -- any sequence at all

ACTORS = st.sampled_from([SINE, INGER, BO, Actor("inger vindkærby"), Actor("")])
KINDS = st.sampled_from([each for each in RelayKind if each not in ABOUT_ENTRIES])


class AnyRelay(RuleBasedStateMachine):
    """Entries of every kind by anybody on any day, corrected, retracted and done again."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[RelayEntry] = []

    def _try(self, entry: RelayEntry) -> bool:
        before, state = tuple(self.entries), state_of(self.entries)
        try:
            require_next(self.entries, entry, TODAY)
        except RelayRefused:
            assert state_of(self.entries) == state
            return False
        self.entries.append(entry)
        assert tuple(self.entries[:-1]) == before
        return True

    @rule(kind=KINDS, giver=ACTORS, taker=ACTORS, days=st.integers(-400, 2))
    def write(self, kind: RelayKind, giver: Actor, taker: Actor, days: int) -> None:
        """Write an entry, which may be refused."""
        state = state_of(self.entries)
        at = datetime.combine(TODAY, datetime.min.time()) + timedelta(days=days)
        entry = RelayEntry(uuid4(), len(self.entries) + 1, kind, at, giver=giver, taker=taker)
        if not self._try(entry):
            return
        after = state_of(self.entries)
        match kind:
            case RelayKind.ACCEPTED:
                assert state.offer is not None
                assert taker.is_same_as(state.offer.taker)
                assert after.holder == taker
                assert after.past[-1].holder == state.holder
            case RelayKind.OPENED:
                assert state.holder is None
                assert after.holder == taker
            case RelayKind.CLOSED:
                assert state.offer is None
                assert after.holder is None
            case RelayKind.OFFERED:
                assert state.offer is None
                assert giver.is_same_as(state.holder)
                assert after.holder == state.holder
                assert after.offer is not None
            case _:
                assert after.holder == state.holder

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        """Correct any entry; nothing it says changes."""
        target: UUID = data.draw(st.sampled_from([each.id for each in self.entries]))
        state = state_of(self.entries)
        at = datetime.combine(TODAY, datetime.min.time())
        entry = RelayEntry(uuid4(), len(self.entries) + 1, RelayKind.CORRECTION, at, corrects=target)
        self._try(entry)
        assert state_of(self.entries) == state

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        """Retract any entry: the state is what it is without it, and doing it again brings the old state back."""
        target = data.draw(st.sampled_from(self.entries))
        state = state_of(self.entries)
        at = datetime.combine(TODAY, datetime.min.time())
        back = RelayEntry(uuid4(), len(self.entries) + 1, RelayKind.RETRACTED, at, corrects=target.id)
        if target.kind is not RelayKind.RETRACTED:
            assert (target.id in retractable(self.entries)) == self._would_be_taken(back)
        if not self._try(back) or target.kind in ABOUT_ENTRIES:
            return
        assert target.id in retracted(self.entries)
        again = replace(back, id=uuid4(), seq=len(self.entries) + 1, corrects=back.id)
        require_next(self.entries, again, TODAY)
        assert state_of([*self.entries, again]) == state

    def _would_be_taken(self, entry: RelayEntry) -> bool:
        try:
            require_next(self.entries, entry, TODAY)
        except RelayRefused:
            return False
        return True

    @invariant()
    def there_is_one_holder_or_none(self) -> None:
        """The holder follows from the entries that count, and an offer only ever comes from a holder."""
        state = state_of(self.entries)
        moves = [each for each in counting(self.entries) if each.kind in _MOVING]
        last = moves[-1] if moves else None
        if last is None or last.kind is RelayKind.CLOSED:
            assert state.holder is None
            assert state.offer is None
        else:
            assert state.holder == last.taker
            assert state.since == last.at
        if state.offer is not None:
            assert not state.offer.taker.is_same_as(state.holder)

    @invariant()
    def nobody_holds_it_at_the_same_time_as_another(self) -> None:
        """Tenures follow one another, and the last one ends before the holder of now begins."""
        state = state_of(self.entries)
        ends = [each.until.date() for each in state.past]
        begins = [each.since.date() for each in state.past[1:]]
        if state.since is not None:
            begins.append(state.since.date())
        assert all(until <= since for until, since in zip(ends, begins, strict=False))

    @invariant()
    def an_open_offer_is_an_unsettled_fact(self) -> None:
        """The last offer's fact is there, and no answer of its day or later unless it is answered."""
        facts, offer = facts_of(self.entries), state_of(self.entries).offer
        answers = [day for kind, day in facts if kind is not HappeningKind.RELAY_OFFERED]
        if offer is not None:
            assert (HappeningKind.RELAY_OFFERED, offer.at.date()) in facts
            assert all(day < offer.at.date() for day in answers)


_MOVING = {RelayKind.OPENED, RelayKind.ACCEPTED, RelayKind.CLOSED}
AnyRelay.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyRelay = AnyRelay.TestCase
