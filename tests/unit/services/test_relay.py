"""The relay in the vault: append-only, one write each, with facts and coordinators that follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from tests.builders.families import a_contact
from tests.builders.life import TODAY, Life, identifier
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, PhoneDraft
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.relay import Agreement, RelayKind
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happenings import HappeningKind as K
from linkworker_desktop.persistence.tables.relay import RelayEntryRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.deadline_choice import recordables
from linkworker_desktop.services.relay import Relay
from linkworker_desktop.services.relay_views import RelayView, Said

YESTERDAY = datetime(2026, 11, 23, 9, 15)
EARLIER = datetime(2026, 11, 10)


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services)


def a_person(services: Services, name: str = "Inger Vindkærby", unit: str = "Sundhedsplejen") -> Actor:
    """Save a contact of the municipality and return it as somebody who can hold the relay."""
    draft = a_contact(
        "health_nurse", "Skovsunde Kommune", unit=unit, person=name, phones=(PhoneDraft("01 23 40 11"),)
    )
    return services.relay.actor_of(identifier(services.contacts.save(draft)))


@pytest.fixture
def inger(services: Services) -> Actor:
    return a_person(services)


@pytest.fixture
def held(services: Services, life: Life) -> UUID:
    """A family whose relay the link-worker holds since the 10th."""
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    return life.id


def rows(services: Services, family: UUID) -> list[tuple[object, ...]]:
    """Return everything the log has in the database, in order."""
    columns = list(RelayEntryRow.__table__.columns)
    with services.database.read() as session:
        found = session.execute(
            select(*columns).where(RelayEntryRow.family_id == family).order_by(RelayEntryRow.seq)
        )
        return [tuple(row) for row in found]


def entry(services: Services, family: UUID, kind: RelayKind) -> UUID:
    """Return the newest entry of a kind."""
    view = services.relay.of_family(family)
    return next(line.entry.id for line in view.lines if line.entry.kind is kind)


def facts(services: Services, family: UUID) -> set[tuple[K, date]]:
    """Return the recorded facts of the relay."""
    found = services.happenings.of_family(family)
    return {(each.kind, each.when.day) for each in found if each.kind.value.startswith("relay_")}


def undone(changed: Changed) -> Changed:
    assert changed.undo is not None
    return changed.undo()


# -- reading


def test_the_whole_relay_is_read_in_one_statement(services: Services, held: UUID, inger: Actor) -> None:
    services.relay.offer(held, inger)
    with counted_statements(services) as sent:
        services.relay.of_family(held)
    assert len(sent) == 1


def test_the_view_says_who_holds_it_where_they_work_and_their_number(
    services: Services, held: UUID, inger: Actor
) -> None:
    services.relay.offer(held, inger, Said(at=YESTERDAY), answer_by=date(2026, 12, 7))
    view = services.relay.of_family(held)
    assert view.holder is not None
    assert (view.holder.name, view.holder.second_line) == (
        "Maja Vindkærby",
        "Link-worker · 01\u00a023\u00a045\u00a067",
    )
    assert view.offered_to is not None
    assert view.offered_to.second_line == "Sundhedsplejen · 01\u00a023\u00a040\u00a011"
    assert view.state.offer is not None
    assert view.state.offer.answer_by == date(2026, 12, 7)


def test_a_family_without_a_relay_has_an_empty_view(services: Services, life: Life) -> None:
    view = services.relay.of_family(life.id)
    assert (view.holder, view.offered_to, view.lines) == (None, None, ())
    assert [each.name for each in view.people] == ["Maja Vindkærby"]


def test_a_family_that_is_gone_is_said_to_be_gone(services: Services) -> None:
    with pytest.raises(UserError, match="findes ikke længere"):
        services.relay.of_family(UUID(int=7))


def test_the_holder_keeps_the_name_they_had_when_their_contact_is_renamed_or_gone(
    services: Services, held: UUID, inger: Actor
) -> None:
    services.relay.offer(held, inger, Said(at=YESTERDAY))
    services.relay.accept(held, Said(at=YESTERDAY))
    assert inger.contact is not None
    contact = services.contacts.view(inger.contact)  # type: ignore[arg-type]
    services.contacts.save(replace(contact.draft, contact=contact.id, person="Inger Rugagerholt"))
    assert services.relay.of_family(held).holder.name == "Inger Vindkærby"  # type: ignore[union-attr]
    services.contacts.delete(contact.id)
    assert services.relay.of_family(held).holder.name == "Inger Vindkærby"  # type: ignore[union-attr]


# -- writing


def test_opening_makes_a_holder_and_the_first_line(services: Services, life: Life) -> None:
    changed = services.relay.open(life.id, services.relay.myself(), Said("Tre enheder er i gang."))
    view = services.relay.of_family(life.id)
    assert changed.sentence == "Maja Vindkærby holder stafetten."
    assert changed.kinds == {Kind.FAMILY, Kind.DEADLINE}
    (line,) = view.lines
    assert (line.entry.kind, line.entry.text, line.entry.author) == (
        RelayKind.OPENED,
        "Tre enheder er i gang.",
        "Maja Vindkærby",
    )


def test_an_accepted_offer_moves_it_and_says_since_when(services: Services, held: UUID, inger: Actor) -> None:
    services.relay.offer(held, inger, Said(at=YESTERDAY))
    services.relay.accept(held, Said(at=datetime(2026, 11, 24)), family_told=True)
    view = services.relay.of_family(held)
    assert view.holder is not None
    assert view.holder.actor == inger
    assert view.state.since == datetime(2026, 11, 24)
    assert view.lines[0].entry.family_told
    assert [each.holder.name for each in view.state.past] == ["Maja Vindkærby"]


def test_a_unit_says_yes_by_the_name_of_a_person(services: Services, held: UUID) -> None:
    draft = a_contact("health_nurse", "Skovsunde Kommune", unit="Sundhedsplejen")
    unit = services.relay.actor_of(identifier(services.contacts.save(draft)))
    assert unit.name == "Sundhedsplejen"
    services.relay.offer(held, unit)
    services.relay.accept(held, by="  Inger   Vindkærby ")
    holder = services.relay.of_family(held).holder
    assert holder is not None
    assert (holder.name, holder.unit) == ("Inger Vindkærby", "Sundhedsplejen")


def test_a_refused_write_leaves_no_trace(services: Services, held: UUID, inger: Actor) -> None:
    services.relay.offer(held, inger)
    before, head = rows(services, held), services.database.audit_head()
    with pytest.raises(UserError, match="allerede tilbudt"):
        services.relay.offer(held, a_person_named_bo())
    with pytest.raises(UserError, match="Kun den, der holder den"):
        services.relay.offer(held, a_person_named_bo(), offered_by=inger)
    assert rows(services, held) == before
    assert services.database.audit_head() == head


def a_person_named_bo() -> Actor:
    return Actor("Bo Klokkelyng")


@pytest.mark.parametrize(
    ("write", "field"),
    [
        (lambda relay, family: relay.note(family, Said("  \u200b ")), "text"),
        (lambda relay, family: relay.note(family, Said("x" * 4001)), "text"),
        (lambda relay, family: relay.agreement(family, Said("kun tekst")), "agreements.0.what"),
        (
            lambda relay, family: relay.agreement(family, Said(agreements=(Agreement("", "Rima"),))),
            "agreements.0.what",
        ),
        (
            lambda relay, family: relay.agreement(family, Said(agreements=(Agreement("x" * 401),))),
            "agreements.0.what",
        ),
        (
            lambda relay, family: relay.agreement(
                family, Said(agreements=(Agreement("ringe", "Rima", date(202, 1, 1)),))
            ),
            "agreements.0.due",
        ),
        (lambda relay, family: relay.meeting(family, Said()), "text"),
        (lambda relay, family: relay.note(family, Said("ok", initiative="x" * 201)), "initiative"),
        (lambda relay, family: relay.note(family, Said("ok", at=datetime(202, 1, 1))), "at"),
        (lambda relay, family: relay.offer(family, Actor(" ")), "to"),
        (lambda relay, family: relay.offer(family, Actor("x" * 201)), "to"),
        (
            lambda relay, family: relay.offer(family, Actor("Bo"), answer_by=date(2026, 11, 1)),
            "answer_by",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    services: Services, held: UUID, write: object, field: str
) -> None:
    before = rows(services, held)
    with pytest.raises(InvalidInput) as refused:
        write(services.relay, held)  # type: ignore[operator]
    assert refused.value.problems[0].field == field
    assert rows(services, held) == before


def test_markup_and_right_to_left_names_are_kept_as_they_are_typed(services: Services, held: UUID) -> None:
    services.relay.note(held, Said("<b>ikke fed</b> {navn}\nanden linje", initiative="سمير"))
    line = services.relay.of_family(held).lines[0]
    assert line.entry.text == "<b>ikke fed</b> {navn}\nanden linje"
    assert services.relay.of_family(held).state.initiative == "سمير"


@pytest.mark.parametrize("days", [1, 400])
def test_a_day_to_come_is_refused(services: Services, held: UUID, inger: Actor, days: int) -> None:
    with pytest.raises(UserError, match="ikke kommet endnu"):
        services.relay.offer(held, inger, Said(at=datetime(2026, 11, 24) + timedelta(days=days)))


def test_a_move_before_the_last_one_is_refused(services: Services, held: UUID, inger: Actor) -> None:
    with pytest.raises(UserError, match=r"10\.11\.2026"):
        services.relay.offer(held, inger, Said(at=datetime(2026, 11, 9)))


def test_nothing_is_written_for_a_family_in_the_trash(services: Services, held: UUID) -> None:
    services.families.delete(held)  # type: ignore[arg-type]
    with pytest.raises(UserError):
        services.relay.note(held, Said("for sent"))


def test_a_contact_that_ends_later_can_still_take_the_relay(services: Services, held: UUID) -> None:
    bo = a_person(services, "Bo Rørsanger")
    assert bo.contact is not None
    services.network.add(FamilyId(held), [ContactId(bo.contact)])
    services.contacts.end(ContactId(bo.contact), on=TODAY + timedelta(days=1))
    assert "Bo Rørsanger" in [each.name for each in services.relay.of_family(held).people]
    services.contacts.end(ContactId(bo.contact), on=TODAY)
    assert "Bo Rørsanger" not in [each.name for each in services.relay.of_family(held).people]


def test_a_contact_in_the_trash_cannot_be_chosen(services: Services, inger: Actor) -> None:
    assert inger.contact is not None
    services.contacts.delete(inger.contact)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="Vælg en anden"):
        services.relay.actor_of(inger.contact)


# -- append-only


def test_the_table_refuses_to_change_an_entry(services: Services, held: UUID) -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        services.database.write("test") as session,
    ):
        session.connection().execute(text("UPDATE relay_entry SET text = 'andet'"))


def test_no_operation_changes_a_line_that_stands(services: Services, held: UUID, inger: Actor) -> None:
    kept = rows(services, held)
    relay: Relay = services.relay
    writes: list[Callable[[], Changed]] = [
        lambda: relay.note(held, Said("Skolen ringede.")),
        lambda: relay.correct(entry(services, held, RelayKind.NOTE), "Det var Rima."),
        lambda: relay.offer(held, inger),
        lambda: relay.accept(held, family_told=True),
        lambda: relay.retract(entry(services, held, RelayKind.ACCEPTED)),
        lambda: relay.decline(held),
        lambda: relay.retract(entry(services, held, RelayKind.NOTE)),
        lambda: relay.close(held),
    ]
    for write in writes:
        changed = write()
        assert rows(services, held)[: len(kept)] == kept
        kept = rows(services, held)
        undone(undone(changed))
        assert rows(services, held)[: len(kept)] == kept
        kept = rows(services, held)


def test_an_erased_family_takes_its_log_with_it(services: Services, held: UUID) -> None:
    services.families.delete(held)  # type: ignore[arg-type]
    services.families.erase(held)  # type: ignore[arg-type]
    assert rows(services, held) == []


# -- undo


def test_undo_and_redo_of_every_move_leave_the_state_before_and_after(
    services: Services, life: Life, inger: Actor
) -> None:
    relay = services.relay

    def seen() -> tuple[object, ...]:
        view = relay.of_family(life.id)
        return view.state, view.coordination, facts(services, life.id)

    moves: list[Callable[[], Changed]] = [
        lambda: relay.open(life.id, relay.myself(), Said(at=EARLIER)),
        lambda: relay.offer(life.id, inger, Said(at=YESTERDAY)),
        lambda: relay.decline(life.id),
        lambda: relay.offer(life.id, inger),
        lambda: relay.accept(life.id),
        lambda: relay.close(life.id),
    ]
    for move in moves:
        before = seen()
        changed = move()
        after = seen()
        back = undone(changed)
        assert seen() == before
        again = undone(back)
        assert seen() == after
        assert again.sentence == changed.sentence


def test_undo_is_refused_when_something_later_rests_on_it(
    services: Services, held: UUID, inger: Actor
) -> None:
    offered = services.relay.offer(held, inger)
    services.relay.accept(held)
    with pytest.raises(UserError, match="kan ikke fortrydes"):
        undone(offered)
    assert services.relay.of_family(held).holder.actor == inger  # type: ignore[union-attr]


def test_a_retracted_line_stands_struck_with_its_corrections(services: Services, held: UUID) -> None:
    services.relay.note(held, Said("6. B"))
    note = entry(services, held, RelayKind.NOTE)
    services.relay.correct(note, "Det er 6. C")
    services.relay.retract(note)
    line = next(each for each in services.relay.of_family(held).lines if each.entry.id == note)
    assert line.is_retracted
    assert not line.can_retract
    assert [each.text for each in line.corrections] == ["Det er 6. C"]


def test_lines_come_newest_first_by_day_and_within_it_by_when_they_were_written(
    services: Services, held: UUID
) -> None:
    services.relay.note(held, Said("i går", at=YESTERDAY))
    services.relay.note(held, Said("for længe siden", at=datetime(2026, 11, 2)))
    services.relay.note(held, Said("i går, senere skrevet", at=datetime(2026, 11, 23)))
    texts = [line.entry.text for line in services.relay.of_family(held).lines]
    assert texts == ["i går, senere skrevet", "i går", "", "for længe siden"]


# -- the facts of the rules


def test_an_offer_starts_the_rule_and_an_answer_ends_it(services: Services, life: Life, inger: Actor) -> None:
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    assert life.due("R71") == []
    services.relay.offer(life.id, inger, Said(at=datetime(2026, 11, 20)))
    assert life.one("R71").due.day == date(2026, 12, 4)  # type: ignore[union-attr]
    services.relay.decline(life.id)
    assert life.one("R71").state is State.DONE


def test_taking_the_answer_back_opens_the_rule_again(services: Services, life: Life, inger: Actor) -> None:
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    services.relay.offer(life.id, inger, Said(at=datetime(2026, 11, 20)))
    accepted = services.relay.accept(life.id)
    assert life.one("R71").state is State.DONE
    undone(accepted)
    assert life.one("R71").state is State.UPCOMING
    services.relay.accept(life.id)
    services.relay.retract(entry(services, life.id, RelayKind.ACCEPTED))
    assert life.one("R71").state is State.UPCOMING


def test_a_new_offer_the_day_of_a_no_is_not_settled_by_it(
    services: Services, life: Life, inger: Actor
) -> None:
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    services.relay.offer(life.id, inger, Said(at=datetime(2026, 11, 20)))
    services.relay.decline(life.id)
    services.relay.offer(life.id, Actor("Bo Klokkelyng"))
    row = life.one("R71")
    assert row.row.is_open
    assert row.due.day == date(2026, 12, 8)  # type: ignore[union-attr]


def test_the_rule_is_settled_at_the_relay_alone(services: Services, life: Life, inger: Actor) -> None:
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    services.relay.offer(life.id, inger)
    row = life.one("R71")
    assert row.needs_page
    for settle in (services.happenings.settle, lambda each: services.happenings.settle_all([each])):
        with pytest.raises(UserError, match="ved stafetten"):
            settle(row)
    assert services.relay.of_family(life.id).state.offer is not None


def test_the_facts_are_not_offered_on_their_own(services: Services, life: Life, inger: Actor) -> None:
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    services.relay.offer(life.id, inger)
    offered = recordables(life.ref, (), (), services.deadlines.due(life.id))
    kinds = {each.kind for each in offered}
    assert K.INFO_MEETING_HELD in kinds
    assert kinds.isdisjoint({K.RELAY_OFFERED, K.RELAY_ACCEPTED, K.RELAY_DECLINED})


def test_facts_of_other_sources_are_left_alone(services: Services, life: Life, inger: Actor) -> None:
    life.record(K.RELAY_OFFERED, date(2026, 10, 1))
    services.relay.open(life.id, services.relay.myself(), Said(at=EARLIER))
    undone(services.relay.offer(life.id, inger))
    assert facts(services, life.id) == {(K.RELAY_OFFERED, date(2026, 10, 1))}


# -- coordinators


def _names(view: RelayView) -> list[str]:
    return [each.actor.name for each in view.coordination.coordinators]


def test_taking_the_relay_makes_one_the_coordinator_and_the_old_one_gives_way(
    services: Services, held: UUID, inger: Actor
) -> None:
    assert _names(services.relay.of_family(held)) == ["Maja Vindkærby"]
    services.relay.offer(held, inger)
    assert _names(services.relay.of_family(held)) == ["Maja Vindkærby"]
    services.relay.accept(held)
    assert _names(services.relay.of_family(held)) == ["Inger Vindkærby"]


def test_with_an_extended_coordinator_both_stay(services: Services, held: UUID, inger: Actor) -> None:
    services.coordinators.save(held, CoordinatorModel.EXTENDED, [services.relay.myself()])
    services.relay.offer(held, inger)
    services.relay.accept(held)
    assert _names(services.relay.of_family(held)) == ["Inger Vindkærby", "Maja Vindkærby"]


def test_those_named_by_hand_are_not_pushed_out_and_it_is_said(
    services: Services, life: Life, inger: Actor
) -> None:
    two = [Actor("Bo Klokkelyng"), Actor("Else Lærkemosen")]
    services.coordinators.save(life.id, CoordinatorModel.RELAY_HOLDER, two)
    changed = services.relay.open(life.id, inger)
    assert "allerede to tovholdere" in changed.remarks[0]
    assert _names(services.relay.of_family(life.id)) == ["Inger Vindkærby", *(each.name for each in two)]


def test_three_coordinators_are_refused(services: Services, life: Life, inger: Actor) -> None:
    three = [inger, Actor("Bo Klokkelyng"), Actor("Else Lærkemosen")]
    with pytest.raises(InvalidInput, match="højst to"):
        services.coordinators.save(life.id, CoordinatorModel.TEAM, three)
    services.coordinators.save(life.id, CoordinatorModel.TEAM, [inger, inger, Actor("Bo Klokkelyng")])
    assert _names(services.relay.of_family(life.id)) == ["Inger Vindkærby", "Bo Klokkelyng"]


def test_setting_coordinators_is_undone_to_what_was(services: Services, held: UUID, inger: Actor) -> None:
    before = services.coordinators.of_family(held)
    changed = services.coordinators.save(held, CoordinatorModel.SHARED, [inger])
    after = services.coordinators.of_family(held)
    assert after.model is CoordinatorModel.SHARED
    again = undone(changed)
    assert services.coordinators.of_family(held) == before
    undone(again)
    assert services.coordinators.of_family(held) == after


def test_a_coordinator_whose_contact_is_gone_cannot_be_named(
    services: Services, life: Life, inger: Actor
) -> None:
    assert inger.contact is not None
    services.contacts.delete(inger.contact)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="findes ikke længere"):
        services.coordinators.save(life.id, CoordinatorModel.TEAM, [inger])


def test_a_stuck_case_has_reason_manager_and_day(services: Services, life: Life) -> None:
    services.coordinators.set_hotspot(life.id, "Bolig og praktik spærrer for hinanden", "Ida Nattergalby")
    mark = services.coordinators.of_family(life.id).hotspot
    assert mark is not None
    assert (mark.on, mark.manager) == (TODAY, "Ida Nattergalby")
    changed = services.coordinators.end_hotspot(life.id)
    assert services.coordinators.of_family(life.id).hotspot is None
    undone(changed)
    assert services.coordinators.of_family(life.id).hotspot == mark


@pytest.mark.parametrize(
    ("reason", "manager", "on", "field"),
    [
        ("", "Ida", None, "reason"),
        ("sidder fast", " ", None, "manager"),
        ("x" * 401, "Ida", None, "reason"),
        ("sidder fast", "Ida", date(2026, 11, 25), "on"),
        ("sidder fast", "Ida", date(202, 1, 1), "on"),
    ],
)
def test_a_hotspot_without_its_facts_is_refused(
    services: Services, life: Life, reason: str, manager: str, on: date | None, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.coordinators.set_hotspot(life.id, reason, manager, on)
    assert refused.value.problems[0].field == field
