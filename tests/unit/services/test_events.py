"""Appointments, tasks and meetings: saved, moved, done and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from tests.builders.events import (
    EVERY_THIRD_WEEK,
    FIRST_TUESDAY,
    THREE_WEEKS_AFTER,
    TODAY,
    a_meeting,
    a_task,
    an_appointment,
    save,
    the_id,
)
from tests.builders.families import a_family, an_adult

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import LONGEST_REMINDER, MeetingType, Part
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.event_drafts import EventDraft

YEAR_END = date(2026, 12, 31)


def _days(services: Services, event: object, last: date = YEAR_END) -> list[date]:
    occurrences = services.events.occurrences(event, date(2026, 11, 1), last)  # type: ignore[arg-type]
    return [each.when.day for each in occurrences if not each.is_cancelled]


def test_an_event_is_kept_as_it_was_typed_in(services: Services) -> None:
    family = services.families.save(a_family("Nakhlawar", an_adult())).id
    draft = replace(
        an_appointment("Infomøde"),
        place="Borgerhuset, lokale 2",
        family=family,
        ends=When(date(2026, 11, 27), time(1)),
        due=When(date(2026, 11, 30)),
        remind_before=60,
        waiting_for="tolken",
        recurrence=replace(EVERY_THIRD_WEEK, weekdays=(3,)),
    )
    view = services.events.details(save(services, draft))
    assert view.draft == draft
    assert (view.family_name, view.repeats_words) == ("Nakhlawar", "hver 3. uge om torsdagen")


def test_a_meeting_is_called_by_its_type_when_it_has_no_title(services: Services) -> None:
    view = services.events.details(save(services, a_meeting()))
    assert view.draft.title == "Koordineringsmøde"


def test_a_series_begins_on_the_first_of_its_days_and_says_so(services: Services) -> None:
    draft = a_meeting(date(2026, 11, 25), recurrence=FIRST_TUESDAY)
    changed = services.events.save(draft)
    assert services.events.details(the_id(changed)).draft.starts == When(date(2026, 12, 1), time(9))
    assert changed.remarks == ("Den første gang bliver 1.12.2026.",)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (EventDraft(title="Uden dag"), "starts"),
        (an_appointment("   "), "title"),
        (an_appointment("x" * 201), "title"),
        (an_appointment(day=date(2101, 1, 1)), "starts"),
        (an_appointment(ends=When(date(2026, 11, 25))), "ends"),
        (an_appointment(ends=When(date(2026, 11, 26), time(9, 59))), "ends"),
        (a_task(ends=When(date(2026, 12, 3))), "ends"),
        (an_appointment(remind_before=-1), "remind_before"),
        (an_appointment(remind_before=LONGEST_REMINDER + 1), "remind_before"),
        (an_appointment(recurrence=Recurrence(Frequency.DAILY, -10_000)), "recurrence.interval"),
        (an_appointment(recurrence=Recurrence(Frequency.DAILY, until=date(2026, 1, 1))), "recurrence.until"),
        (an_appointment(family=new_id()), "family"),
        (a_task(person=new_id()), "person"),
    ],
)
def test_bad_input_is_refused_at_its_field_and_nothing_is_kept(
    services: Services, draft: EventDraft, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.events.save(draft)
    assert refused.value.problems[0].field == field
    assert services.finder.find("samtale") == ()


def test_what_is_odd_but_possible_is_remarked(services: Services) -> None:
    odd = an_appointment(
        starts=When(date(2027, 3, 28), time(2, 30)),
        ends=None,
        due=When(date(2027, 3, 26)),
    )
    assert services.events.remarks(odd) == (
        "28.3.2027 er Påskedag.",
        "28.3.2027 kl. 2.30 findes ikke: uret stilles frem den nat.",
        "26.3.2027 er Langfredag.",
        "Det er planlagt til efter fristen.",
    )
    assert services.events.remarks(an_appointment(day=date(2026, 11, 20))) == (
        "Tidspunktet er allerede gået.",
    )


def test_moving_keeps_how_long_it_lasts_and_can_be_undone(services: Services) -> None:
    event = save(services, an_appointment())
    changed = services.events.move(event, When(date(2026, 11, 27), time(23, 30)))
    assert services.events.details(event).draft.ends == When(date(2026, 11, 28), time(0, 30))
    assert changed.sentence == "»Samtale« er flyttet til 27.11.2026 kl. 23.30."
    assert changed.undo is not None
    changed.undo()
    assert services.events.details(event).draft == an_appointment()


def test_the_plan_moves_apart_from_the_deadline(services: Services) -> None:
    event = save(services, a_task(starts=When(date(2026, 11, 26))))
    services.events.move(event, When(date(2026, 11, 30)))
    services.events.move(event, When(date(2026, 12, 4), time(12)), part=Part.DUE)
    draft = services.events.details(event).draft
    assert (draft.starts, draft.due) == (When(date(2026, 11, 30)), When(date(2026, 12, 4), time(12)))


def test_one_day_of_a_series_moves_alone_or_all_of_them_together(services: Services) -> None:
    event = save(services, a_meeting(recurrence=EVERY_THIRD_WEEK))
    services.events.move(event, When(date(2026, 12, 23), time(9)), occurrence=date(2026, 12, 22))
    assert _days(services, event) == [date(2026, 12, 1), date(2026, 12, 23)]
    services.events.move(event, When(date(2026, 12, 3), time(13)))
    assert _days(services, event) == [date(2026, 12, 3), date(2026, 12, 24)]
    assert services.events.details(event).repeats_words == "hver 3. uge om torsdagen"


def test_a_moved_first_tuesday_becomes_a_second_thursday(services: Services) -> None:
    event = save(services, a_meeting(recurrence=FIRST_TUESDAY))
    services.events.move(event, When(date(2026, 12, 10), time(9)))
    assert services.events.details(event).repeats_words == "anden torsdag i måneden"


def test_completing_one_day_of_a_task_never_ends_the_series(services: Services) -> None:
    event = save(services, a_task(due=date(2026, 11, 3), recurrence=EVERY_THIRD_WEEK))
    for _time in range(3):
        services.events.complete(event)
    coming = services.events.details(event).coming
    assert coming[0].when.day == date(2027, 1, 5)


def test_a_task_counted_from_completion_comes_that_long_after_it_was_done(services: Services) -> None:
    event = save(services, a_task(due=date(2026, 11, 20), recurrence=THREE_WEEKS_AFTER))
    services.events.complete(event)
    assert services.events.details(event).coming[0].when.day == date(2026, 12, 15)
    services.events.reopen(event)
    assert services.events.details(event).coming[0].when.day == date(2026, 11, 20)


def test_days_that_were_missed_can_be_let_go_together(services: Services) -> None:
    event = save(services, a_task(due=date(2026, 11, 2), recurrence=Recurrence(Frequency.WEEKLY)))
    services.events.complete(event, occurrence=date(2026, 11, 23), with_earlier=True)
    days = services.events.occurrences(event, date(2026, 11, 1), date(2026, 11, 30))
    assert [(each.when.day.day, each.is_cancelled, each.done_on) for each in days] == [
        (2, True, None),
        (9, True, None),
        (16, True, None),
        (23, False, TODAY),
        (30, False, None),
    ]


def test_nothing_is_done_in_the_future(services: Services) -> None:
    event = save(services, a_task())
    with pytest.raises(InvalidInput):
        services.events.complete(event, on=date(2026, 11, 25))
    assert services.events.details(event).done_on is None


def test_a_held_meeting_of_a_series_becomes_a_meeting_of_its_own(services: Services) -> None:
    event = save(services, a_meeting(date(2026, 11, 3), recurrence=FIRST_TUESDAY))
    changed = services.events.complete(event, on=date(2026, 11, 3))
    held = services.events.details(the_id(changed))
    assert changed.id != event
    assert (held.done_on, held.draft.recurrence) == (date(2026, 11, 3), None)
    assert _days(services, event) == [date(2026, 12, 1)]
    codes = {row.row.rule.code: row for row in services.deadlines.due() if row.row.is_finished}
    assert "R70" in codes
    assert changed.undo is not None
    changed.undo()
    assert _days(services, event) == [date(2026, 11, 3), date(2026, 12, 1)]


def test_a_held_info_meeting_settles_the_familys_due_date(services: Services) -> None:
    housed = replace(a_family("Kalynopil", an_adult()), housed_at=datetime(2026, 11, 21, 12))
    family = the_id(services.families.save(housed))
    event = save(services, a_meeting(TODAY, family=family, meeting_type=MeetingType.INFO, ends=None))

    def settled() -> bool:
        return next(
            row for row in services.deadlines.due(family) if row.row.rule.code == "R10"
        ).row.is_finished

    assert not settled()
    changed = services.events.complete(event)
    assert settled()
    assert changed.undo is not None
    changed.undo()
    assert not settled()


def test_a_day_is_called_off_and_takes_place_after_all(services: Services) -> None:
    event = save(services, a_meeting(recurrence=FIRST_TUESDAY))
    services.events.cancel(event, date(2026, 12, 1))
    assert _days(services, event) == []
    services.events.restore_occurrence(event, date(2026, 12, 1))
    assert _days(services, event) == [date(2026, 12, 1)]


def test_a_day_the_series_has_not_is_refused_in_one_sentence(services: Services) -> None:
    event = save(services, a_meeting(recurrence=FIRST_TUESDAY))
    with pytest.raises(UserError, match="Den dag er ikke længere en del af »Koordineringsmøde«"):
        services.events.cancel(event, date(2026, 12, 2))


def test_an_ended_series_keeps_what_was_done(services: Services) -> None:
    event = save(services, a_task(due=date(2026, 11, 3), recurrence=Recurrence(Frequency.WEEKLY)))
    services.events.complete(event)
    services.events.end_series(event, date(2026, 11, 10))
    assert _days(services, event) == [date(2026, 11, 3), date(2026, 11, 10)]
    with pytest.raises(InvalidInput):
        services.events.end_series(event, date(2026, 11, 1))


def test_a_series_with_a_past_that_is_no_longer_repeated_ends_instead_of_losing_it(
    services: Services,
) -> None:
    event = save(services, a_task(due=date(2026, 11, 3), recurrence=Recurrence(Frequency.WEEKLY)))
    services.events.complete(event)
    draft = services.events.details(event).draft
    single = the_id(services.events.save(replace(draft, due=When(date(2026, 12, 1)), recurrence=None), event))
    assert single != event
    assert [each.done_on for each in services.events.occurrences(event, date(2026, 11, 1), YEAR_END)] == [
        TODAY
    ]


def test_one_day_takes_another_wording_and_the_others_stay(services: Services) -> None:
    event = save(services, a_meeting(recurrence=EVERY_THIRD_WEEK))
    other = replace(a_meeting(date(2026, 12, 22)), title="Julemøde")
    own = the_id(services.events.save(other, event, occurrence=date(2026, 12, 22)))
    assert services.events.details(own).draft.title == "Julemøde"
    assert _days(services, event, date(2027, 1, 12)) == [date(2026, 12, 1), date(2027, 1, 12)]


def test_a_deleted_event_is_found_no_longer_until_it_is_put_back(services: Services) -> None:
    event = save(services, an_appointment("Samtale om skolestart"))
    assert [(hit.kind, hit.id) for hit in services.finder.find("skolestart")] == [(Kind.EVENT, event)]
    changed = services.events.delete(event)
    assert services.finder.find("skolestart") == ()
    with pytest.raises(UserError):
        services.events.details(event)
    assert changed.undo is not None
    changed.undo()
    assert [hit.id for hit in services.finder.find("skolestart")] == [event]


def test_an_event_is_found_by_the_family_it_is_about(services: Services) -> None:
    family = services.families.save(a_family("Nakhlawar", an_adult())).id
    event = save(services, a_task(family=family))
    hits = [hit for hit in services.finder.find("nakhlawar skolen") if hit.kind is Kind.EVENT]
    assert [(hit.id, hit.subtitle) for hit in hits] == [(event, "Opgave · 2.12.2026 · Nakhlawar")]


def test_undoing_a_save_takes_the_event_out_of_calendar_and_search(services: Services) -> None:
    changed = services.events.save(an_appointment("Samtale"))
    assert changed.undo is not None
    again = changed.undo()
    assert services.finder.find("samtale") == ()
    assert again.undo is not None
    again.undo()
    assert [hit.id for hit in services.finder.find("samtale")] == [changed.id]


def test_a_snooze_into_the_past_is_refused(services: Services) -> None:
    event = save(services, a_task())
    with pytest.raises(InvalidInput):
        services.events.snooze(event, datetime(2026, 11, 24, 8, 42))
    changed = services.events.snooze(event, datetime(2026, 11, 24, 9, 42))
    assert changed.sentence == "Du bliver mindet om det igen 24.11.2026 kl. 9.42."


def test_the_events_of_a_family_stand_open_ones_first(services: Services) -> None:
    family = services.families.save(a_family("Nakhlawar", an_adult())).id
    assert family is not None
    done = save(services, a_task("Hent nøgle", family=family))
    services.events.complete(done)
    save(services, a_task("Ring til skolen", date(2026, 12, 9), family=family))
    save(services, an_appointment("Samtale", family=family))
    titles = [view.draft.title for view in services.events.of_family(family)]
    assert titles == ["Samtale", "Ring til skolen", "Hent nøgle"]
