"""A family's time line: everything that leaves a trace, told once, newest first, page by page in one statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text as sql
from tests.builders.events import a_meeting, a_task, an_appointment, save
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.events import MeetingType
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, Sensitivity
from linkworker_desktop.domain.placement import PlacementDraft, PlacementId
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.timeline import (
    BadgeKind,
    Outcome,
    TimelineFilter,
    TimelineItem,
    TimelineKind,
)
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.relay_views import Said
from linkworker_desktop.services.timeline_sql import LONGEST_TEXT, PAGE, page_statement

NOW = datetime(2026, 11, 24, 8, 42)
K = TimelineKind


def _family(services: Services, surname: str = "Nakhlawar", **fields: object) -> FamilyId:
    draft = a_family(surname, an_adult("Samir"), a_child(8, "Nour"), **fields)
    return FamilyId(services.families.save(draft).id)  # type: ignore[arg-type]


def _persons(services: Services, family: FamilyId) -> tuple[PersonId, ...]:
    return tuple(member.person for member in services.families.draft(family).members if member.person)


def _items(services: Services, family: FamilyId, *kinds: TimelineKind, text: str = "") -> list[TimelineItem]:
    show = TimelineFilter(kinds=frozenset(kinds), text=text)
    return list(services.timeline.page(family, show, due=services.deadlines.due(family)).items)


def _told(services: Services, family: FamilyId, *kinds: TimelineKind) -> list[tuple[str, str]]:
    return [(item.heading, item.text) for item in _items(services, family, *kinds)]


def _of_family(family: FamilyId) -> SubjectRef:
    return SubjectRef(SubjectKind.FAMILY, family)


def _pages(services: Services, family: FamilyId, show: TimelineFilter) -> Iterator[TimelineItem]:
    after = None
    while True:
        page = services.timeline.page(family, show, after=after)
        yield from page.items
        after = page.next
        if after is None:
            return


def _many(services: Services, family: FamilyId, count: int) -> None:
    """Write entries straight into the table, ten to the minute back in time, so that many share one time."""
    fill = """
    WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :count)
    INSERT INTO log_entry (id, family_id, at, kind, text, author, role_tag, group_tag, sensitivity, about,
        created_at, updated_at)
    SELECT lower(hex(randomblob(16))), :family, strftime('%Y-%m-%d %H:%M:00.000000', '2026-11-23 12:00',
        '-' || (n / 10) || ' minutes'), 'note', 'Linje ' || n, '', '', '', 'normal', '[]', '2026-11-23', '2026-11-23'
    FROM number
    """
    with services.database.write("test.fill") as session:
        session.execute(sql(fill).execution_options(recorded=True), {"count": count, "family": family.hex})


# -- what stands there


def test_an_entry_stands_with_persons_contact_and_who_it_is_for(services: Services) -> None:
    family = _family(services)
    contact = services.contacts.save(a_contact("school", "Skovsunde Skole")).id
    entry = services.log.save(
        LogDraft(
            family,
            "Karim kan begynde.",
            LogKind.CALL,
            datetime(2026, 11, 23, 10, 40),
            _persons(services, family),
            ContactId(contact),  # type: ignore[arg-type]
            sensitivity=Sensitivity.ONLY_ME,
        )
    ).id
    [item] = _items(services, family, K.CALL)
    assert (item.ref, item.heading, item.text) == (entry, "Ringet til Skovsunde Skole", "Karim kan begynde.")
    assert (item.day, item.clock, item.author) == (date(2026, 11, 23), time(10, 40), "Maja Vindkærby")
    assert [(badge.kind, badge.text) for badge in item.badges] == [
        (BadgeKind.PERSON, "Samir"),
        (BadgeKind.PERSON, "Nour"),
        (BadgeKind.CONTACT, "Folkeskole"),
        (BadgeKind.ONLY_ME, "Kun for mig"),
    ]
    assert (item.sensitivity, item.can_edit, item.is_cut) == (Sensitivity.ONLY_ME, True, False)


def test_a_long_entry_is_cut_on_the_line_and_whole_where_it_is_opened(services: Services) -> None:
    family = _family(services)
    entry = LogEntryId(services.log.add(family, "ord " * 2000).id)  # type: ignore[arg-type]
    [item] = _items(services, family, K.NOTE)
    assert item.is_cut
    assert item.text.endswith(" …")
    assert len(item.text) <= LONGEST_TEXT + 2
    assert len(services.log.entry(entry).text) == 7999


def test_a_deleted_entry_and_those_of_other_families_are_not_there(services: Services) -> None:
    family, other = _family(services), _family(services, "Tesfay")
    services.log.add(other, "Andres")
    services.log.delete(LogEntryId(services.log.add(family, "Slettet").id))  # type: ignore[arg-type]
    assert _items(services, family, K.NOTE) == []


def test_moving_in_and_out_housing_and_the_folder_are_told_once(services: Services) -> None:
    family = _family(services)
    draft = services.families.draft(family)
    father, child = draft.members
    members = (
        replace(father, moved_in=date(2026, 11, 20)),
        replace(child, moved_in=date(2026, 11, 22), moved_out=date(2026, 11, 23)),
    )
    services.families.save(replace(draft, members=members))
    services.happenings.record(HappeningKind.FOLDER_HANDED_OUT, _of_family(family), When(date(2026, 11, 21)))
    nour = _persons(services, family)[1]
    items = _items(services, family, K.MOVE, K.FOLDER)
    assert [(item.heading, item.is_fact, item.about) for item in items] == [
        ("Nour er flyttet ud", False, (nour,)),
        ("Nour er flyttet ind", False, (nour,)),
        ("Velkomstmappe udleveret", True, ()),
        ("Familien er flyttet ind", False, ()),
    ]
    assert items[2].ref == services.happenings.of_family(family)[0].id


def test_a_protected_address_does_not_stand_on_the_line(services: Services) -> None:
    shown, hidden = _family(services), _family(services, "Tesfay", protected_address=True)
    assert "Havnekajen" in _told(services, shown, K.MOVE)[0][1]
    assert "Havnekajen" not in _told(services, hidden, K.MOVE)[0][1]


def test_consents_and_placements_stand_with_both_their_ends(services: Services) -> None:
    family = _family(services)
    samir = _persons(services, family)[0]
    services.consents.save(ConsentDraft(samir, date(2026, 9, 2), "Skole"))
    consent = services.consents.of_family(family)[0].draft.consent
    services.consents.withdraw(ConsentId(consent), date(2026, 11, 12))  # type: ignore[arg-type]
    employer = ContactId(services.contacts.save(a_contact("employer", "Klintebjerg Bageri")).id)  # type: ignore[arg-type]
    begun = PlacementDraft(samir, date(2026, 9, 7), employer=employer, planned_end_on=date(2026, 12, 1))
    services.placements.save(begun)
    placement = services.placements.of_family(family)[0].draft.placement
    services.placements.end(PlacementId(placement), date(2026, 10, 1), "Flyttede")  # type: ignore[arg-type]
    told = [(item.heading, item.outcome) for item in _items(services, family, K.CONSENT, K.PLACEMENT)]
    assert ("Samtykke trukket tilbage", Outcome.WITHDRAWN) in told
    assert [heading for heading, _outcome in told] == [
        "Samtykke trukket tilbage",
        "Virksomhedspraktik slut: Klintebjerg Bageri",
        "Virksomhedspraktik begyndt: Klintebjerg Bageri",
        "Samtykke givet",
    ]
    assert all(item.about == (samir,) for item in _items(services, family, K.CONSENT, K.PLACEMENT))


def test_a_renewed_consent_is_told_as_renewed_and_not_as_given_too(services: Services) -> None:
    family = _family(services)
    services.consents.save(ConsentDraft(_persons(services, family)[0], date(2025, 12, 1)))
    consent = services.consents.of_family(family)[0].draft.consent
    services.consents.renew(ConsentId(consent), date(2026, 11, 20))  # type: ignore[arg-type]
    assert [(item.heading, item.day) for item in _items(services, family, K.CONSENT)] == [
        ("Samtykke fornyet", date(2026, 11, 20)),
        ("Samtykke givet", date(2025, 12, 1)),
    ]


def test_what_happens_to_somebody_after_moving_out_is_told_where_they_live_now(services: Services) -> None:
    family = _family(services)
    draft = services.families.draft(family)
    samir = draft.members[0].person
    assert samir is not None
    services.consents.save(ConsentDraft(samir, date(2026, 9, 2), "Skole"))
    home = services.families.save(
        a_family("Samir", replace(draft.members[0], moved_in=date(2026, 10, 1))), moving={samir}
    )
    members = services.families.draft(family).members
    left = (replace(members[0], moved_out=date(2026, 10, 1)), *members[1:])
    services.families.save(replace(services.families.draft(family), members=left))
    services.placements.save(PlacementDraft(samir, date(2026, 11, 2)))
    services.consents.save(ConsentDraft(samir, date(2026, 11, 3), "Arbejde"))
    person = SubjectRef(SubjectKind.PERSON, samir)
    services.happenings.record(HappeningKind.BANK_ACCOUNT, person, When(date(2026, 11, 4)))
    kinds = (K.CONSENT, K.PLACEMENT, K.FACT)
    assert [item.heading for item in _items(services, family, *kinds)] == ["Samtykke givet"]
    assert [item.heading for item in _items(services, FamilyId(home.id), *kinds)] == [  # type: ignore[arg-type]
        "Bankkonto oprettet",
        "Samtykke givet",
        "Virksomhedspraktik begyndt",
        "Samtykke givet",
    ]


def test_meetings_and_appointments_stand_when_past_or_done_and_tasks_when_done(services: Services) -> None:
    family = _family(services)
    save(services, an_appointment("Fortid", date(2026, 11, 23), family=family))
    save(services, an_appointment("Fremtid", date(2026, 11, 26), family=family))
    save(services, a_task("Åben", date(2026, 11, 1), family=family))
    late = save(services, a_task("Sen", date(2026, 11, 1), family=family))
    services.events.complete(late)
    gone = save(services, an_appointment("Slettet", date(2026, 11, 23), family=family))
    services.events.delete(gone)
    told = [
        (item.heading, item.outcome, item.ref) for item in _items(services, family, K.APPOINTMENT, K.TASK)
    ]
    assert [(heading, outcome) for heading, outcome, _ref in told] == [
        ("Sen", Outcome.LATE),
        ("Fortid", None),
    ]
    assert told[0][2] == late


def test_an_info_meeting_that_was_held_is_told_as_the_meeting_alone(services: Services) -> None:
    family = _family(services)
    meeting = save(services, a_meeting(date(2026, 11, 23), meeting_type=MeetingType.INFO, family=family))
    services.events.complete(meeting, on=date(2026, 11, 23))
    told = [item.heading for item in _items(services, family) if "nfomøde" in item.heading]
    assert told == ["Infomøde"]


def test_the_relay_is_told_by_its_log_alone_and_what_was_taken_back_is_not(services: Services) -> None:
    family = _family(services)
    services.relay.open(family, services.relay.myself())
    nurse = ContactId(services.contacts.save(a_contact("health_nurse", "Sundhedsplejen")).id)  # type: ignore[arg-type]
    offered = services.relay.offer(family, services.relay.actor_of(nurse), Said("Hun kender børnene."))
    headings = [heading for heading, _text in _told(services, family, K.RELAY)]
    assert headings == ["Stafetten tilbudt til Sundhedsplejen", "Maja Vindkærby holder stafetten"]
    redo = _undone(offered)
    assert [heading for heading, _text in _told(services, family, K.RELAY)] == [
        "Maja Vindkærby holder stafetten"
    ]
    _undone(redo)
    assert [heading for heading, _text in _told(services, family, K.RELAY)] == headings


def _undone(changed: Changed) -> Changed:
    assert changed.undo is not None
    return changed.undo()


def test_somebody_without_a_contact_can_hold_the_relay(services: Services) -> None:
    family = _family(services)
    services.relay.open(family, Actor("Inger {navn}"))
    assert _told(services, family, K.RELAY)[0][0] == "Inger {navn} holder stafetten"


def test_a_fact_says_whether_it_was_in_time_and_a_tick_has_the_name_of_its_rule(services: Services) -> None:
    family = _family(services, housed_at=datetime(2026, 11, 2, 14, 0))
    held = HappeningKind.INFO_MEETING_HELD
    services.happenings.record(held, _of_family(family), When(date(2026, 11, 9), time(9, 0)))
    ticked = next(row for row in services.deadlines.due(family) if row.settles == (HappeningKind.TICKED,))
    services.happenings.settle(ticked)
    due = services.deadlines.due(family)
    items = services.timeline.page(family, due=due).items
    late = next(item for item in items if item.heading == "Infomøde holdt")
    assert (late.outcome, late.text) == (Outcome.LATE, "3 dage for sent.")
    assert ticked.name in [item.heading for item in items if item.kind is K.FACT]
    without = services.timeline.page(family).items
    assert {item.outcome for item in without if item.heading == "Infomøde holdt"} == {None}


def test_what_is_over_the_time_stands_on_the_day_it_should_have_been_done(services: Services) -> None:
    family = _family(services, housed_at=datetime(2026, 11, 2, 14, 0))
    missed = _items(services, family, K.MISSED)
    due = {row.name: row for row in services.deadlines.due(family)}
    assert missed
    assert all(item.outcome is Outcome.MISSED and item.day < NOW.date() for item in missed)
    for item in missed:
        aim = due[item.heading].row.latest or due[item.heading].due
        assert aim is not None
        assert item.day == aim.day


# -- filters


def test_each_kind_alone_is_what_the_whole_line_has_of_it(services: Services) -> None:
    family = _filled(services)
    whole = _items(services, family)
    assert len({item.kind for item in whole}) > 8
    for kind in K:
        assert _items(services, family, kind) == [item for item in whole if item.kind is kind], kind


def _filled(services: Services) -> FamilyId:
    family = _family(services, housed_at=datetime(2026, 11, 2, 14, 0))
    samir, nour = _persons(services, family)
    for kind in LogKind:
        services.log.save(LogDraft(family, f"Om skolen {kind.value}", kind, persons=(nour,)))
    services.log.add(family, "Om alle")
    services.consents.save(ConsentDraft(samir, date(2026, 11, 3), "Skole"))
    services.placements.save(PlacementDraft(samir, date(2026, 11, 9), tasks="Opvask i skolekøkkenet"))
    save(services, an_appointment("Besøg på skolen", date(2026, 11, 20), family=family, person=nour))
    services.events.complete(save(services, a_task("Ring til lægen", date(2026, 11, 20), family=family)))
    services.relay.open(family, services.relay.myself())
    services.happenings.record(HappeningKind.WELCOME_SENT, _of_family(family), When(date(2026, 11, 1)))
    return family


def test_a_person_has_what_is_about_them_alone(services: Services) -> None:
    family = _filled(services)
    samir, nour = _persons(services, family)
    due = services.deadlines.due(family)
    for person in (samir, nour):
        items = services.timeline.page(family, TimelineFilter(person=person), due=due).items
        assert items
        assert all(person in item.about for item in items)
    whole = services.timeline.page(family, due=due).items
    assert [item for item in whole if nour in item.about] == list(
        services.timeline.page(family, TimelineFilter(person=nour), due=due).items
    )


def test_words_are_found_in_every_kind_folded_and_all_of_them_must_be_there(services: Services) -> None:
    family = _filled(services)
    kinds = {item.kind for item in _items(services, family, text="SKOLE")}
    assert {K.NOTE, K.CALL, K.CONSENT, K.PLACEMENT, K.APPOINTMENT} <= kinds
    assert [item.heading for item in _items(services, family, text="laegen")] == ["Ring til lægen"]
    assert _items(services, family, text="skolen lægen") == []


# -- pages


def test_pages_give_everything_once_and_in_order_also_where_many_share_a_minute(services: Services) -> None:
    family = _filled(services)
    _many(services, family, 3 * PAGE + 17)
    items = list(_pages(services, family, TimelineFilter()))
    assert len(items) == len({item.key for item in items})
    assert len([item for item in items if item.text.startswith("Linje ")]) == 3 * PAGE + 17
    assert [item.place for item in items] == sorted((item.place for item in items), reverse=True)
    assert len(services.timeline.page(family).items) == PAGE


def test_an_entry_written_while_one_reads_moves_nothing_on_the_next_page(services: Services) -> None:
    family = _family(services)
    _many(services, family, PAGE + 50)
    first = services.timeline.page(family)
    services.log.add(family, "Nyt")
    second = services.timeline.page(family, after=first.next)
    assert not {item.key for item in first.items} & {item.key for item in second.items}
    assert len([item for item in (*first.items, *second.items) if item.kind is K.NOTE]) == PAGE + 50


def test_missed_dates_are_told_on_one_page_only(services: Services) -> None:
    family = _family(services, housed_at=datetime(2026, 11, 2, 14, 0))
    _many(services, family, 3 * PAGE)
    due = services.deadlines.due(family)
    first = services.timeline.page(family, due=due)
    keys, page = [item.key for item in first.items], first
    while page.next is not None:
        page = services.timeline.page(family, after=page.next, due=due)
        keys += [item.key for item in page.items]
    alone = [item.key for item in _items(services, family, K.MISSED)]
    assert alone
    assert sorted(key for key in keys if key.startswith("missed")) == sorted(alone)


def test_the_page_around_an_entry_begins_on_its_day_and_a_gone_one_is_told(services: Services) -> None:
    family = _family(services)
    _many(services, family, 4 * PAGE)
    with services.database.look() as look:
        oldest = look.row("SELECT id FROM log_entry ORDER BY at LIMIT 1").id  # type: ignore[union-attr]
    at = datetime(2026, 6, 1, 9, 0)
    entry = LogEntryId(services.log.save(LogDraft(family, "Sommer", at=at)).id)  # type: ignore[arg-type]
    page = services.timeline.around(family, entry)
    assert page.items[0].ref == entry
    assert oldest not in {item.ref.hex for item in page.items}
    services.log.delete(entry)
    with pytest.raises(UserError, match="findes ikke længere"):
        services.timeline.around(family, entry)


def test_a_page_is_one_statement_however_it_is_filtered_and_however_much_there_is(services: Services) -> None:
    empty, full = _family(services), _filled(services)
    _many(services, full, 500)
    for family in (empty, full):
        person = _persons(services, family)[0]
        for show in (
            TimelineFilter(),
            TimelineFilter(person=person),
            TimelineFilter(kinds=frozenset({K.NOTE, K.RELAY})),
            TimelineFilter(person, frozenset(K), "skole linje"),
        ):
            with counted_statements(services) as said:
                services.timeline.page(family, show)
            assert len(said) == 1


def test_among_a_hundred_thousand_entries_no_table_is_gone_through(services: Services) -> None:
    family = _family(services)
    _many(services, family, 100_000)
    values = {
        "family": family.hex,
        "now": NOW.isoformat(" "),
        "at": "2026-11-24 ~",
        "source": "~",
        "id": "~",
        "kinds": '["note"]',
        "person": uuid4().hex,
        "word_0": "linje",
    }
    with services.database.look() as look:
        tables = {row.name for row in look.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for kinds, of_person, words in ((set(), False, 0), ({K.NOTE}, False, 0), (set(K), True, 1)):
            plan = "EXPLAIN QUERY PLAN " + page_statement(kinds, of_person=of_person, words=words)
            steps = [row.detail for row in look.rows(plan, values)]
            scanned = {match[1] for step in steps if (match := re.match(r"SCAN (\w+)", step))}
            assert not scanned & tables, steps
            assert any("log_entry USING INDEX ix_log_entry_family_id_at" in step for step in steps)
    pages = [services.timeline.page(family)]
    for _number in range(4):
        pages.append(services.timeline.page(family, after=pages[-1].next))
    days = [item.day for page in pages for item in page.items if item.kind is K.NOTE]
    assert len(days) >= 5 * PAGE - 5
    assert days == sorted(days, reverse=True)
    assert days[0] - days[-1] < timedelta(days=2)
