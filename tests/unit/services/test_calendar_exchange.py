"""iCalendar files: what Outlook and Thunderbird are given, and what is taken in from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.builders.events import (
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
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.calendar_import import IcalPlan
from linkworker_desktop.services.calendar_views import CalendarFilter, EntryKind

OWN = CalendarFilter(kinds=frozenset({EntryKind.APPOINTMENT, EntryKind.TASK, EntryKind.MEETING}))


def _events(services: Services, **options: Any) -> list[Any]:
    return _parsed(services.calendar_exchange.ical(wanted=options.pop("wanted", OWN), **options).data)


def _parsed(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def _file(*events: str, head: str = "") -> bytes:
    lines = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{head}{lines}\nEND:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def _plan(services: Services, *events: str, head: str = "") -> IcalPlan:
    return services.calendar_exchange.plan(_file(*events, head=head))


# -- out


def test_a_file_is_utf_8_folded_at_75_bytes_with_crlf_and_escaped(services: Services) -> None:
    save(services, an_appointment("Møde; æøå, og \\ mere " + "ord " * 40, place="Borgerhuset, lokale 2"))
    data = services.calendar_exchange.ical(wanted=OWN).data
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert str(_parsed(data)[0]["SUMMARY"]).startswith("Møde; æøå, og \\ mere ord")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"METHOD:PUBLISH" in lines


def test_the_same_calendar_gives_the_same_file_twice(services: Services) -> None:
    services.families.save(replace(a_family("Nakhlawar", an_adult()), housed_at=datetime(2026, 11, 23, 14)))
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    first = services.calendar_exchange.ical()
    assert first.events > 5
    assert services.calendar_exchange.ical().data == first.data


def test_the_time_zone_is_told_by_rules_of_the_year(services: Services) -> None:
    text = services.calendar_exchange.ical().data.decode()
    assert "TZID:Europe/Copenhagen" in text
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=") == 2
    assert "RDATE" not in text


def test_times_keep_their_zone_and_whole_days_end_the_day_after(services: Services) -> None:
    save(services, an_appointment(remind_before=60))
    save(services, an_appointment("Kursus", starts=When(date(2026, 12, 1)), ends=When(date(2026, 12, 3))))
    timed, whole = sorted(_events(services), key=lambda each: str(each["DTSTART"].to_ical()), reverse=False)
    assert timed["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert timed["DTSTART"].to_ical() == b"20261126T100000"
    assert timed.walk("VALARM")[0]["TRIGGER"].dt == timedelta(minutes=-60)
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 4))


def test_a_reminder_of_a_whole_day_rings_in_the_morning(services: Services) -> None:
    save(services, a_task(remind_before=0))
    (event,) = _events(services)
    assert event.walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=8)


def test_tasks_are_events_that_block_no_time_because_outlook_reads_no_tasks(services: Services) -> None:
    save(services, a_task())
    (event,) = _events(services)
    assert (str(event["TRANSP"]), str(event["SUMMARY"])) == ("TRANSPARENT", "Senest: Ring til skolen")
    assert not Calendar.from_ical(services.calendar_exchange.ical().data).walk("VTODO")


def test_a_series_is_told_with_its_exceptions(services: Services) -> None:
    event = save(services, a_meeting(recurrence=replace(FIRST_TUESDAY, until=date(2027, 6, 1))))
    services.events.cancel(event, date(2027, 1, 5))
    services.events.move(event, When(date(2027, 2, 3), time(10)), occurrence=date(2027, 2, 2))
    master, moved = _events(services)
    assert master["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20270601T070000Z;BYDAY=1TU"
    assert master["EXDATE"].to_ical() == b"20270105T090000"
    assert moved["RECURRENCE-ID"].to_ical() == b"20270202T090000"
    assert moved["DTSTART"].to_ical() == b"20270203T100000"
    assert moved["UID"] == master["UID"]


@pytest.mark.parametrize("recurrence", [THREE_WEEKS_AFTER, Recurrence(Frequency.MONTHLY, month_day=30)])
def test_a_series_others_would_count_otherwise_is_told_day_by_day(
    services: Services, recurrence: Recurrence
) -> None:
    save(services, a_task(due=date(2026, 12, 30), recurrence=recurrence))
    events = _events(services, last=date(2027, 3, 31))
    days = [each["DTSTART"].dt for each in events]
    assert all("RRULE" not in each for each in events)
    assert len({str(each["UID"]) for each in events}) == len(events) > 3
    assert days[0] == date(2026, 12, 30)


def test_only_the_days_asked_for_are_told(services: Services) -> None:
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    save(services, an_appointment())
    save(services, an_appointment("Senere", date(2027, 5, 3)))
    (series,) = _events(services, first=date(2027, 1, 1), last=date(2027, 2, 28))
    assert series["DTSTART"].to_ical() == b"20270105T090000"
    assert b"UNTIL=20270228T080000Z" in series["RRULE"].to_ical()


def test_without_names_a_file_holds_none(services: Services) -> None:
    family = the_id(
        services.families.save(
            replace(a_family("Nakhlawar", an_adult()), housed_at=datetime(2026, 11, 23, 14))
        )
    )
    save(services, a_task("Ring til Sundhedsplejen om Nakhlawar", family=family, note="Hemmeligt"))
    save(services, a_meeting(place="Havnekajen 3", family=family, recurrence=FIRST_TUESDAY))
    named = services.calendar_exchange.ical().data.decode()
    bare = services.calendar_exchange.ical(with_names=False).data.decode()
    assert "Nakhlawar" in named.replace("\r\n ", "")
    assert {str(each["SUMMARY"]) for each in _parsed(bare.encode())} == {"Frist", "Opgave", "Møde"}
    for secret in ("Nakhlawar", "Havnekajen", "Hemmeligt", "Sundhedsplejen", "Velkomstmappe"):
        assert secret not in bare.replace("\r\n ", "")
    assert "Hemmeligt" not in named


def test_a_due_date_keeps_its_uid_when_it_moves(services: Services) -> None:
    family = replace(a_family("Nakhlawar", an_adult()), housed_at=datetime(2026, 11, 23, 14))
    ident = the_id(services.families.save(family))
    wanted = CalendarFilter(kinds=frozenset({EntryKind.DEADLINE}), text="velkomstmappe")
    (before,) = _events(services, wanted=wanted)
    draft = services.families.draft(ident)  # type: ignore[arg-type]
    services.families.save(replace(draft, housed_at=datetime(2026, 11, 24, 8)))
    (after,) = _events(services, wanted=wanted)
    assert before["UID"] == after["UID"]
    assert before["DTSTART"].dt != after["DTSTART"].dt


def test_a_file_is_never_written_over_the_programs_own(services: Services) -> None:
    with pytest.raises(UserError):
        services.calendar_exchange.export(services.database.files.database)


# -- in


def test_appointments_are_taken_in_once_and_the_same_file_again_brings_nothing(services: Services) -> None:
    events = [
        "UID:1\nSUMMARY:Tandlæge\nDTSTART;TZID=Europe/Copenhagen:20261201T090000\nDTEND;TZID=Europe/Copenhagen:20261201T093000",
        "UID:2\nSUMMARY:Kursus\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261210\nLOCATION:Aarhus",
        "UID:3\nSUMMARY:Ugemøde\nDTSTART:20261130T080000Z\nDURATION:PT1H\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM",
    ]
    plan = _plan(services, *events)
    assert (len(plan.new), plan.known, plan.refused) == (3, 0, ())
    changed = services.calendar_exchange.take_in(plan)
    shown = services.calendar.entries(date(2026, 11, 30), date(2026, 12, 10), OWN)
    assert [(each.title, each.when, each.ends) for each in shown] == [
        ("Ugemøde", When(date(2026, 11, 30), time(9)), When(date(2026, 11, 30), time(10))),
        ("Tandlæge", When(date(2026, 12, 1), time(9)), When(date(2026, 12, 1), time(9, 30))),
        ("Kursus", When(date(2026, 12, 7)), When(date(2026, 12, 9))),
    ]
    assert shown[0].remind_before == 15
    again = _plan(services, *events)
    assert (again.new, again.changed, again.known) == ((), (), 3)
    assert changed.undo is not None
    changed.undo()
    assert services.calendar.entries(date(2026, 11, 30), date(2026, 12, 10), OWN) == ()
    assert services.finder.find("tandlæge") == ()


def test_what_changed_over_there_is_planned_and_keeps_what_only_this_program_knows(
    services: Services,
) -> None:
    event = "UID:1\nSUMMARY:Samtale\nDTSTART:20261201T090000"
    services.calendar_exchange.take_in(_plan(services, event))
    family = services.families.save(a_family("Nakhlawar", an_adult())).id
    (entry,) = services.calendar.entries(date(2026, 12, 1), date(2026, 12, 1), OWN)
    assert entry.event is not None
    draft = services.events.details(entry.event).draft
    services.events.save(replace(draft, family=family), entry.event)
    assert _plan(services, event).known == 1
    plan = _plan(services, event.replace("T090000", "T100000"))
    assert [item.uid for item in plan.changed] == ["1"]
    services.calendar_exchange.take_in(plan)
    (entry,) = services.calendar.entries(date(2026, 12, 1), date(2026, 12, 1), OWN)
    assert (entry.when.clock, entry.family) == (time(10), family)


def test_a_series_is_kept_with_its_exceptions(services: Services) -> None:
    plan = _plan(
        services,
        "UID:s\nSUMMARY:Team\nDTSTART;TZID=Romance Standard Time:20261201T090000\n"
        "DTEND;TZID=Romance Standard Time:20261201T100000\n"
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T080000Z\nEXDATE;TZID=Europe/Berlin:20261208T090000",
        "UID:s\nSUMMARY:Team\nDTSTART;TZID=Europe/Berlin:20261216T110000\nDTEND;TZID=Europe/Berlin:20261216T120000\n"
        "RECURRENCE-ID;TZID=Europe/Berlin:20261215T090000",
        "UID:s\nSUMMARY:Julefrokost\nDTSTART;TZID=Europe/Berlin:20261222T120000\nRECURRENCE-ID;TZID=Europe/Berlin:20261222T090000",
    )
    services.calendar_exchange.take_in(plan)
    shown = services.calendar.entries(date(2026, 12, 1), date(2027, 1, 31), OWN)
    assert [(each.when.day, each.title) for each in shown if each.event] == [
        (date(2026, 12, 1), "Team"),
        (date(2026, 12, 16), "Team"),
        (date(2026, 12, 22), "Julefrokost"),
        (date(2026, 12, 29), "Team"),
    ]


def test_our_own_file_brings_nothing_back(services: Services) -> None:
    services.families.save(replace(a_family("Nakhlawar", an_adult()), housed_at=datetime(2026, 11, 23, 14)))
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    plan = services.calendar_exchange.plan(services.calendar_exchange.ical().data)
    assert (plan.new, plan.changed, plan.known) == ((), (), 1)
    assert {each.reason for each in plan.refused} == {"Fristerne regner programmet selv ud."}


def test_what_the_program_has_no_words_for_comes_day_by_day_with_a_remark(services: Services) -> None:
    plan = _plan(services, "UID:x\nSUMMARY:Løb\nDTSTART:20261201T170000\nRRULE:FREQ=MONTHLY;BYDAY=1TU,3TU")
    assert [item.starts.day for item in plan.new[:3]] == [
        date(2026, 12, 1),
        date(2026, 12, 15),
        date(2027, 1, 5),
    ]
    assert 40 < len(plan.new) <= 366
    assert plan.new[0].remarks == ("Gentagelsen er hentet dag for dag, højst to år frem.",)
    assert len({item.uid for item in plan.new}) == len(plan.new)


def test_a_series_in_another_time_zone_follows_that_zones_clock(services: Services) -> None:
    plan = _plan(services, "UID:x\nSUMMARY:Opkald\nDTSTART:20270322T080000Z\nRRULE:FREQ=WEEKLY;COUNT=2")
    assert [item.starts.clock for item in plan.new] == [time(9), time(10)]


def test_an_unknown_time_zone_is_danish_time_with_a_remark(services: Services) -> None:
    plan = _plan(services, "UID:x\nSUMMARY:Møde\nDTSTART;TZID=Mars/Olympus:20261201T090000")
    assert plan.new[0].starts == When(date(2026, 12, 1), time(9))
    assert plan.new[0].remarks == (
        "Tidszonen »Mars/Olympus« er ukendt; klokkeslættet er taget som dansk tid.",
    )


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("SUMMARY:X\nDTSTART:20261201T090000\nRRULE:FREQ=SECONDLY", "Den gentages oftere end én gang om dagen."),
        ("SUMMARY:X\nDTSTART:20261201\nRRULE:FREQ=DAILY;BYHOUR=9,1", "Den gentages oftere end én gang om dagen."),
        ("UID:1\nSUMMARY:X\nDTSTART:20261201T090000\nRRULE:FREQ=FOO", "Gentagelsen kan ikke læses."),
        ("UID:1\nSUMMARY:X", "Tidspunktet mangler eller kan ikke læses."),
        ("UID:1\nSUMMARY:X\nDTSTART:i morgen", "Tidspunktet mangler eller kan ikke læses."),
        ("UID:1\nSUMMARY:X\nDTSTART:18991231T090000", "Årstallet ligger uden for de år, programmet regner med."),
        ("UID:1\nSUMMARY:X\nDTSTART:20261201T090000\nSTATUS:CANCELLED", "Den er aflyst i den anden kalender."),
    ],
)  # fmt: skip
def test_a_bad_event_is_refused_with_its_reason_and_costs_no_other(
    services: Services, event: str, reason: str
) -> None:
    plan = _plan(services, event, "UID:2\nSUMMARY:God\nDTSTART:20261201T090000")
    assert [(each.title, each.reason) for each in plan.refused] == [("X", reason)]
    assert [item.title for item in plan.new] == ["God"]


@pytest.mark.parametrize(
    "data", [b"", b"ikke en kalender", b"%PDF-1.7", b"\x00\xff" * 50, b"BEGIN:VCARD\r\nEND:VCARD\r\n"]
)
def test_what_is_no_calendar_is_refused_in_one_sentence(services: Services, data: bytes) -> None:
    with pytest.raises(UserError, match=r"Filen er ikke en kalender \(\.ics\)\."):
        services.calendar_exchange.plan(data)


def test_a_file_cut_off_gives_what_can_be_read_and_says_so(services: Services) -> None:
    data = _file("UID:1\nSUMMARY:Hel\nDTSTART:20261201T090000", "UID:2\nSUMMARY:Halv\nDTSTART:20261202T0900")
    plan = services.calendar_exchange.plan(data[: data.index(b"Halv") + 4])
    assert [item.title for item in plan.new] == ["Hel"]
    assert plan.remarks == ("Filen er brudt af. Hent den igen fra den anden kalender.",)


def test_more_than_100_000_events_are_refused_at_once(services: Services) -> None:
    data = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 100_001 + b"END:VCALENDAR\r\n"
    with pytest.raises(UserError, match=r"Filen har over 100\.000 aftaler\. "):
        services.calendar_exchange.plan(data)


def test_links_and_attachments_are_neither_opened_nor_kept(services: Services, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig")
    plan = _plan(
        services,
        f"UID:1\nSUMMARY:Møde\nDTSTART:20261201T090000\nATTACH:{secret.as_uri()}\nURL:https://eksempel.example/x\n"
        "BEGIN:VALARM\nACTION:PROCEDURE\nTRIGGER:-PT5M\nATTACH:file:///bin/true\nEND:VALARM",
    )
    services.calendar_exchange.take_in(plan)
    (entry,) = services.calendar.entries(date(2026, 12, 1), date(2026, 12, 1), OWN)
    assert entry.event is not None
    kept = repr(services.events.details(entry.event))
    assert not [word for word in ("hemmelig", "https", "file:", "/bin") if word in kept]


def test_a_missing_file_is_one_sentence(services: Services, tmp_path: Path) -> None:
    for file in (tmp_path / "mangler.ics", tmp_path):
        with pytest.raises(UserError):
            services.calendar_exchange.plan(file)


def test_closed_days_are_taken_in_and_move_the_calendar(services: Services) -> None:
    data = _file(
        "UID:1\nSUMMARY:Lukket mellem jul og nytår\nDTSTART;VALUE=DATE:20261228\nDTEND;VALUE=DATE:20270102",
        "UID:2\nSUMMARY:Grundlovsdag\nDTSTART;VALUE=DATE:20260605\nRRULE:FREQ=YEARLY",
        "UID:3\nSUMMARY:Møde\nDTSTART:20261201T090000",
        "UID:4\nSUMMARY:Hver mandag\nDTSTART;VALUE=DATE:20261130\nRRULE:FREQ=WEEKLY",
    )
    plan = services.calendar_exchange.plan(data, as_closed_days=True)
    assert [(day.day, day.month, day.year) for day in plan.closed] == [
        (28, 12, 2026), (29, 12, 2026), (30, 12, 2026), (31, 12, 2026), (5, 6, None),
    ]  # fmt: skip
    assert len(plan.refused) == 2
    changed = services.calendar_exchange.take_in(plan)
    names = services.calendar.day_names(date(2026, 12, 28), date(2027, 6, 5))
    assert names[date(2026, 12, 30)] == "Lukket mellem jul og nytår"
    assert names[date(2027, 6, 5)] == "Grundlovsdag"
    again = services.calendar_exchange.plan(data, as_closed_days=True)
    assert (again.closed, again.known) == ((), 6)
    assert changed.undo is not None
    changed.undo()
    assert services.calendar.day_names(date(2026, 12, 28), date(2026, 12, 31)) == {}


def test_what_was_done_here_survives_a_new_wording_from_there(services: Services) -> None:
    event = "UID:1\nSUMMARY:Vand blomster\nDTSTART;VALUE=DATE:20261123\nRRULE:FREQ=WEEKLY;BYDAY=MO"
    services.calendar_exchange.take_in(_plan(services, event))
    (entry,) = [each for each in services.calendar.entries(date(2026, 11, 23), TODAY, OWN) if each.event]
    assert entry.event is not None
    services.events.complete(entry.event, occurrence=date(2026, 11, 23))
    services.calendar_exchange.take_in(_plan(services, f"{event}\nEXDATE;VALUE=DATE:20261130"))
    shown = services.calendar.entries(date(2026, 11, 23), date(2026, 12, 7), OWN)
    assert [(each.when.day.day, each.is_done) for each in shown] == [(23, True), (7, False)]
