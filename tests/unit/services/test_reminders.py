"""Reminders: what is due, what was missed, what is put off, and what a locked screen may show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from tests.builders.events import FIRST_TUESDAY, TODAY, a_meeting, a_task, an_appointment, save
from tests.builders.families import a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.services.reminder_views import Reminder, snooze_choices
from linkworker_desktop.services.reminders import notification

NOW = datetime(2026, 11, 24, 8, 42)
NEXT_DAY = datetime(2026, 11, 25, 8)


def _titles(reminders: tuple[Reminder, ...]) -> list[str]:
    return [each.entry.title for each in reminders]


def _own(reminders: tuple[Reminder, ...]) -> list[str]:
    return [each.entry.title for each in reminders if each.entry.event]


def test_a_reminder_comes_so_long_before_and_no_sooner(services: Services) -> None:
    save(services, an_appointment(starts=When(TODAY, time(10)), ends=None, remind_before=60))
    assert services.reminders.waiting(NOW) == ()
    assert services.reminders.next_moment(NOW) == datetime(2026, 11, 24, 9)
    assert _titles(services.reminders.waiting(datetime(2026, 11, 24, 9))) == ["Samtale"]


def test_what_has_no_reminder_reminds_of_nothing(services: Services) -> None:
    save(services, an_appointment(starts=When(TODAY, time(8)), ends=None))
    assert services.reminders.waiting(NOW) == ()


def test_a_day_without_a_clock_time_begins_at_eight(services: Services) -> None:
    save(services, a_task(due=TODAY, remind_before=0))
    assert services.reminders.next_moment(datetime(2026, 11, 24, 7)) == datetime(2026, 11, 24, 8)
    assert _titles(services.reminders.waiting(NOW)) == ["Ring til skolen"]


def test_an_hour_before_is_an_hour_that_passes_also_when_the_clock_changes(services: Services) -> None:
    save(services, an_appointment(starts=When(date(2027, 3, 28), time(3, 30)), ends=None, remind_before=60))
    assert services.reminders.next_moment(datetime(2027, 3, 27)) == datetime(2027, 3, 28, 1, 30)


def test_a_task_is_put_off_and_comes_back(services: Services) -> None:
    save(services, a_task(due=TODAY, remind_before=0))
    (reminder,) = services.reminders.waiting(NOW)
    services.reminders.snooze(reminder, NEXT_DAY)
    assert services.reminders.waiting(NOW) == ()
    assert services.reminders.next_moment(NOW) == NEXT_DAY
    (again,) = services.reminders.waiting(NEXT_DAY)
    assert again.is_late


def test_a_due_date_that_is_put_off_comes_back_by_undo(services: Services) -> None:
    services.families.save(a_family("Aden", an_adult(), housed_at=datetime(2026, 11, 20, 9)))
    waiting = services.reminders.waiting(NOW)
    changed = services.reminders.snooze(waiting[0], NEXT_DAY)
    assert waiting[0].key not in {each.key for each in services.reminders.waiting(NOW)}
    assert changed.undo is not None
    changed.undo()
    assert services.reminders.waiting(NOW) == waiting


def test_one_day_of_a_series_is_put_off_alone(services: Services) -> None:
    event = save(services, a_task(due=TODAY, remind_before=0, recurrence=Recurrence(Frequency.WEEKLY)))
    (reminder,) = services.reminders.waiting(NOW)
    services.reminders.snooze(reminder, NEXT_DAY)
    assert services.reminders.waiting(NOW) == ()
    assert [
        each.entry.occurrence
        for each in services.reminders.waiting(datetime(2026, 12, 1, 9))
        if each.entry.event
    ] == [
        TODAY,
        date(2026, 12, 1),
    ]
    assert services.events.details(event).coming[0].when.day == TODAY


def test_a_reminder_is_done_as_in_the_window_and_can_be_undone(services: Services) -> None:
    save(services, a_task(due=TODAY, remind_before=0))
    (reminder,) = services.reminders.waiting(NOW)
    changed = services.reminders.done(reminder)
    assert services.reminders.waiting(NOW) == ()
    assert changed.undo is not None
    changed.undo()
    assert _titles(services.reminders.waiting(NOW)) == ["Ring til skolen"]


def test_what_was_read_is_not_shown_again_until_it_moves(services: Services) -> None:
    event = save(services, a_task(due=TODAY, remind_before=0))
    services.reminders.seen(services.reminders.waiting(NOW), NOW)
    assert services.reminders.waiting(NOW) == ()
    services.events.move(event, When(date(2026, 11, 25)))
    assert _titles(services.reminders.waiting(datetime(2026, 11, 25, 9))) == ["Ring til skolen"]


def test_the_start_tells_what_was_missed_since_the_program_was_open(services: Services) -> None:
    services.reminders.opened(datetime(2026, 11, 20, 15))
    save(
        services, an_appointment("Fredag før lukketid", starts=When(date(2026, 11, 20), time(14)), ends=None)
    )
    save(services, an_appointment("Mandag", starts=When(date(2026, 11, 23), time(9)), ends=None))
    save(services, a_meeting(date(2026, 11, 3), recurrence=FIRST_TUESDAY))
    save(services, a_task("Søndagens opgave", date(2026, 11, 22)))
    save(services, a_task("Længe siden", date(2026, 11, 2)))
    save(services, a_task("I morgen", date(2026, 11, 25)))
    told = services.reminders.opened(NOW)
    assert _own(told) == ["Søndagens opgave", "Mandag"]
    assert _own(services.reminders.opened(datetime(2026, 11, 24, 9))) == []


def test_the_first_start_tells_of_today_alone(services: Services) -> None:
    save(services, an_appointment("I går", starts=When(date(2026, 11, 23), time(9)), ends=None))
    save(services, an_appointment("I dag", starts=When(TODAY, time(8)), ends=None))
    assert _own(services.reminders.opened(NOW)) == ["I dag"]


def test_a_clock_set_back_or_forward_ten_years_breaks_nothing(services: Services) -> None:
    save(services, an_appointment("I dag", starts=When(TODAY, time(8)), ends=None, remind_before=0))
    services.reminders.opened(datetime(2036, 11, 24, 9))
    assert _own(services.reminders.opened(datetime(2026, 11, 23, 9))) == []
    assert _own(services.reminders.opened(NOW)) == ["I dag"]


def test_a_due_date_of_a_rule_is_told_an_hour_before_and_can_be_put_off(services: Services) -> None:
    services.families.save(replace(a_family("Nakhlawar", an_adult()), housed_at=datetime(2026, 11, 20, 14)))
    at_one = datetime(2026, 11, 24, 13)
    told = [each for each in services.reminders.waiting(at_one) if "Velkomstmappe" in each.entry.title]
    assert [each.at for each in told] == [at_one]
    services.reminders.snooze(told[0], datetime(2026, 11, 24, 13, 30))
    assert not [each for each in services.reminders.waiting(at_one) if "Velkomstmappe" in each.entry.title]
    later = services.reminders.waiting(datetime(2026, 11, 24, 13, 30))
    assert [each.entry.title for each in later if "Velkomstmappe" in each.entry.title]


def test_a_locked_screen_shows_no_name(services: Services) -> None:
    entry = CalendarEntry(
        EntryKind.DEADLINE, When(TODAY), "Kontrakt underskrevet", about="Oksana Sonyashenko"
    )
    reminder = Reminder(entry, NOW)
    assert notification([reminder]) == ("Linkworker", "En frist er nået. Åbn programmet.")
    assert notification([reminder, reminder]) == ("Linkworker", "2 påmindelser venter. Åbn programmet.")
    for kind in (EntryKind.APPOINTMENT, EntryKind.TASK, EntryKind.MEETING):
        assert "Oksana" not in "".join(notification([replace(reminder, entry=replace(entry, kind=kind))]))


def test_the_offered_times_are_in_an_hour_tomorrow_and_on_monday() -> None:
    assert [(each.label, each.until) for each in snooze_choices(NOW)] == [
        ("om 1 time", datetime(2026, 11, 24, 9, 42)),
        ("i morgen kl. 8", datetime(2026, 11, 25, 8)),
        ("næste uge", datetime(2026, 11, 30, 8)),
    ]
    assert snooze_choices(datetime(2026, 11, 30, 9))[2].until == datetime(2026, 12, 7, 8)


def test_what_cannot_be_read_of_the_memory_is_forgotten_quietly(services: Services) -> None:
    services.drafts.keep("reminders", "{}")
    assert services.reminders.opened(NOW) == ()
