"""Facts of a family's life reach the rules that hang on them, once and in a fixed number of questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import TODAY, Life
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.due import ReasonKind, State
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Who
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Residence, SubjectKind, SubjectRef, Trait
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.happening_places import require_place
from linkworker_desktop.services.rule_book import shipped_rules

K = HappeningKind


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services, an_adult(), a_child(7))


def _placement(life: Life, begun: date, **fields: object) -> SubjectRef:
    life.services.placements.save(PlacementDraft(life.person(), begun, **fields))  # type: ignore[arg-type]
    (view,) = life.services.placements.of_family(life.id)
    return view.ref


def _consent(life: Life, given: date, **fields: object) -> SubjectRef:
    life.services.consents.save(ConsentDraft(life.person(), given, **fields))  # type: ignore[arg-type]
    (view,) = life.services.consents.of_family(life.id)
    return view.ref


# -- every fact reaches its rule


def test_the_due_dates_of_many_families_take_as_many_questions_as_those_of_one(services: Services) -> None:
    Life(services)
    with counted_statements(services) as of_one:
        services.deadlines.due()
    for number in range(6):
        life = Life(services, an_adult(), a_child(7), surname=f"Familie {number}")
        life.record(K.TAKEOVER, date(2026, 11, 1))
        _placement(life, date(2026, 11, 2))
        _consent(life, date(2026, 11, 2))
    with counted_statements(services) as of_seven:
        services.deadlines.due()

    assert len(of_seven) == len(of_one)
    assert len(of_one) <= 14


def _record_for(life: Life, kind: HappeningKind, when: When) -> None:
    """Record a fact the way it comes into the vault, whatever keeps it."""
    services = life.services
    match kind:
        case K.PLACEMENT_BEGUN:
            _placement(life, when.day)
        case K.PLACEMENT_PLANNED_END:
            _placement(life, when.day - timedelta(days=30), planned_end_on=when.day)
        case K.PLACEMENT_ENDED:
            _placement(life, when.day - timedelta(days=30), ended_on=when.day)
        case K.CONSENT_GIVEN:
            _consent(life, when.day)
        case K.CONSENT_VALID_TO:
            _consent(life, when.day - timedelta(days=30), valid_to=when.day)
        case K.BORN:
            draft = services.families.draft(life.id)
            child = replace(draft.members[1], birth_date=when.day)
            services.families.save(replace(draft, members=(draft.members[0], child)))
        case _:
            wanted = HAPPENING_WORDS[kind].recorded_for
            refs = {
                SubjectKind.FAMILY: lambda: life.ref,
                SubjectKind.PERSON: life.of,
                SubjectKind.PLACEMENT: lambda: _placement(life, when.day - timedelta(days=20)),
                SubjectKind.CONSENT: lambda: _consent(life, when.day - timedelta(days=20)),
                SubjectKind.MUNICIPALITY: lambda: MUNICIPALITY,
            }
            services.happenings.record(kind, refs[wanted](), when)


_ELSEWHERE = {K.CONTACT_VERIFIED, K.MEETING_AT, K.PREPARATION_SENT, K.MINUTES_SENT, K.TICKED}
_ANCHORS = sorted(
    {
        anchor
        for rule in shipped_rules()
        for anchor in (*rule.anchors, rule.own_date)
        if isinstance(anchor, HappeningKind) and anchor not in _ELSEWHERE
    }
)
_COMPLETING = sorted({kind for rule in shipped_rules() for kind in rule.done_by} - _ELSEWHERE)


@pytest.mark.parametrize("kind", _ANCHORS)
def test_every_fact_a_rule_counts_from_gives_that_rule_a_date(life: Life, kind: HappeningKind) -> None:
    rules = {
        rule.code
        for rule in shipped_rules()
        if kind in (*rule.anchors, rule.own_date) and not rule.only_for and rule.who is not Who.SMALL_CHILD
    } or {"R61b" if kind is K.YOUTH_PLAN_DECIDED else "R01"}
    draft = life.services.families.draft(life.id)
    young = replace(
        draft.members[1],
        traits=frozenset({Trait.SUPPORT_PLAN}),
        residence=Residence.QUOTA if kind is K.CPR_REGISTERED else None,
    )
    quota = replace(draft.members[0], residence=young.residence)
    life.services.families.save(replace(draft, members=(quota, young)))
    if kind is K.YOUTH_PLAN_DECIDED:
        life.record(kind, date(2026, 11, 2), "Nour")
    else:
        _record_for(
            life,
            kind,
            When(date(2026, 11, 2), datetime(2026, 11, 2, 12).time() if kind is K.HOUSED else None),
        )

    rows = life.services.deadlines.due()
    counted = {row.row.rule.code for row in rows if row.due is not None}
    assert rules <= counted


@pytest.mark.parametrize("kind", _COMPLETING)
def test_every_fact_that_settles_a_rule_settles_it(life: Life, kind: HappeningKind) -> None:
    for anchor in (K.TAKEOVER, K.ALLOCATION, K.INFO_MEETING_HELD, K.RELAY_OFFERED, K.PLAN_MADE):
        if anchor is not kind:
            life.record(anchor, date(2026, 10, 1))
    for anchor in (
        K.COURSE_BEGUN,
        K.CONTRACT_SIGNED,
        K.CLASSIFIED,
        K.CHILD_BORN,
        K.LEAVE_ENDED,
        K.PERMIT_EXPIRES,
    ):
        if anchor is not kind:
            life.record(anchor, date(2026, 10, 1), "Samir")
    if kind in {K.STRATEGIC_MEETING_HELD, K.CAFE_MEETING_HELD}:
        life.services.happenings.record(kind, MUNICIPALITY, When(date(2026, 8, 3)))
    if kind is K.FOLLOW_UP_HELD:
        life.record(K.SELF_SUPPORTING_BEGUN, date(2026, 10, 1), "Samir")
    if kind is K.MITID:
        life.record(K.BANK_ACCOUNT, date(2026, 11, 2), "Samir")
    if kind is K.BANK_ACCOUNT:
        life.record(K.MITID, date(2026, 11, 2), "Samir")
    draft = life.services.families.draft(life.id)
    of_child = {
        K.SCHOOL_BEGUN,
        K.HEALTH_NURSE_SEEN,
        K.TRANSITION_MEETING_HELD,
        K.YOUTH_PLAN_DECIDED,
        K.YOUTH_PLAN_READY,
    }
    if kind in of_child:
        born = date(2023, 1, 1) if kind is K.HEALTH_NURSE_SEEN else date(2016, 1, 1)
        child = replace(draft.members[1], birth_date=born, traits=frozenset({Trait.SUPPORT_PLAN}))
        life.services.families.save(replace(draft, members=(draft.members[0], child)))
        life.record(kind, date(2026, 11, 3), "Nour")
    else:
        moment = datetime(2026, 11, 3, 10).time() if kind is K.HOUSED else None
        _record_for(life, kind, When(date(2026, 11, 3), moment))

    rules = {rule.code for rule in shipped_rules() if kind in rule.done_by}
    finished = {row.row.rule.code for row in life.services.deadlines.due() if row.row.is_finished}
    assert rules & finished == rules


def test_a_tick_settles_the_one_rule_it_names(life: Life) -> None:
    row = life.one("R03", "Samir")
    life.record(K.TICKED, TODAY, "Samir", rule=row.row.rule.code)

    assert life.one("R03", "Samir").state is State.DONE
    assert life.one("R03", "Nour").state is State.WAITING


def test_residence_of_the_members_chooses_how_the_municipality_takes_over(services: Services) -> None:
    quota = Life(services, an_adult(residence=Residence.QUOTA))
    fled = Life(services, an_adult(residence=Residence.UKRAINE), surname="Kalynopil")
    for life in (quota, fled):
        life.record(K.ALLOCATION, date(2026, 9, 7))
    quota.record(K.CPR_REGISTERED, date(2026, 9, 15))

    assert quota.one("R01").due == When(date(2026, 9, 15))
    assert fled.one("R01").due == When(date(2026, 9, 28))


def test_who_is_not_in_the_programme_has_no_contract_and_one_let_off_it_says_why(services: Services) -> None:
    out = an_adult("Ude", traits=frozenset())
    let_off = an_adult("Fritaget", exempt_reason="alvorlig sygdom", exempt_on=date(2026, 11, 1))
    life = Life(services, an_adult(), out, let_off)
    life.record(K.TAKEOVER, date(2026, 11, 1))

    assert life.one("R40", "Samir").state is State.DUE_SOON
    assert life.one("R40", "Ude").row.reason.kind is ReasonKind.NOT_IN_PROGRAMME  # type: ignore[union-attr]
    assert "alvorlig sygdom" in life.one("R40", "Fritaget").words


def test_a_folder_handed_out_is_one_fact_wherever_it_is_noted(life: Life) -> None:
    services = life.services
    services.issues.record_print(life.id, ["ar"], b"%PDF-1.7", 2)
    outcome = services.happenings.settle(life.one("R11"))

    assert life.one("R11").state is State.DONE
    assert services.families.sheet(life.id).folder.done_at is not None
    assert services.folders.view(life.id).issues[0].handed_out_at is not None
    assert outcome.undo is not None
    outcome.undo()
    assert services.folders.view(life.id).issues[0].handed_out_at is None


def test_a_folder_handed_out_without_a_printed_one_is_done_in_every_list(life: Life) -> None:
    life.services.happenings.settle(life.one("R11"))

    assert life.services.families.sheet(life.id).folder.done_at is not None
    (row,) = life.services.families.rows()
    assert row.folder.done_at is not None
    assert life.services.folders.view(life.id).deadline.done_at is not None
    assert life.services.overview.view().first_hours == ()


def test_the_hand_over_of_a_printed_folder_settles_its_rule(life: Life) -> None:
    issue = life.services.issues.record_print(life.id, ["ar"], b"%PDF-1.7", 2)
    life.services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir"))

    assert life.one("R11").state is State.DONE


# -- recording, settling, undoing


def test_settling_records_today_and_can_be_taken_back_and_done_again(life: Life) -> None:
    outcome = life.services.happenings.settle(life.one("R10"))
    assert outcome.sentence == "Infomøde holdt i dag."
    assert life.one("R10").state is State.DONE

    assert outcome.undo is not None
    back = outcome.undo()
    assert life.one("R10").state is State.DUE_SOON
    assert back.undo is not None
    back.undo()
    assert life.one("R10").state is State.DONE


def test_every_open_due_date_can_be_settled_or_says_where(services: Services) -> None:
    life = Life(services, an_adult(), a_child(7), a_child(2, "Lille"))
    for kind in (K.ALLOCATION, K.TAKEOVER, K.INFO_MEETING_PLANNED, K.RELAY_OFFERED, K.PLAN_MADE):
        life.record(kind, date(2026, 10, 5))
    for kind in (K.COURSE_BEGUN, K.CONTRACT_SIGNED, K.CLASSIFIED, K.PERMIT_EXPIRES):
        life.record(kind, date(2026, 10, 6), "Samir")
    _placement(life, date(2026, 10, 20))
    _consent(life, date(2025, 11, 20))
    services.contacts.save(a_contact(verified_on=date(2025, 1, 5)))
    rows = [row for row in services.deadlines.due(with_contacts=True) if row.row.is_open]
    elsewhere = []
    for row in rows:
        if row.needs_page:
            elsewhere.append(row.row.rule.code)
            with pytest.raises(UserError):
                services.happenings.settle(row)
            continue
        outcome = services.happenings.settle(row)
        assert outcome.undo is not None, row.row.rule.code
        outcome.undo()

    assert len(rows) > 25
    assert elsewhere in ([], ["R21"], ["R71"])
    assert [row.row.rule.code for row in services.deadlines.due(with_contacts=True) if row.row.is_open] == [
        row.row.rule.code for row in rows
    ]


def test_the_same_fact_said_twice_stands_once(life: Life) -> None:
    life.record(K.INFO_MEETING_HELD, TODAY)
    life.record(K.INFO_MEETING_HELD, datetime(2026, 11, 24, 10, 0))

    (view,) = life.services.happenings.of_family(life.id)
    assert view.when == When(TODAY, datetime(2026, 11, 24, 10).time())


def test_a_fact_is_corrected_and_removed_and_the_dates_follow(life: Life) -> None:
    life.record(K.TAKEOVER, date(2026, 11, 1))
    (view,) = life.services.happenings.of_family(life.id)
    corrected = life.services.happenings.correct(view.id, When(date(2026, 10, 1)))
    assert life.one("R40", "Samir").due == When(date(2026, 11, 1))
    assert corrected.undo is not None
    corrected.undo()
    assert life.one("R40", "Samir").due == When(date(2026, 12, 1))

    life.services.happenings.remove(view.id)
    assert life.one("R40", "Samir").state is State.WAITING


def test_an_undo_after_the_fact_was_corrected_elsewhere_changes_nothing(life: Life) -> None:
    outcome = life.record(K.TAKEOVER, date(2026, 11, 1))
    (view,) = life.services.happenings.of_family(life.id)
    life.services.happenings.correct(view.id, When(date(2026, 10, 1)))

    assert outcome.undo is not None
    with pytest.raises(UserError):
        outcome.undo()
    assert life.one("R40", "Samir").due == When(date(2026, 11, 1))


def test_renewing_a_consent_begins_a_new_one(life: Life) -> None:
    _consent(life, date(2025, 11, 20))
    assert life.one("R72").state is State.OVERDUE
    outcome = life.services.happenings.settle(life.one("R72"))

    old, new = sorted(life.due("R72"), key=lambda row: row.due.day)  # type: ignore[union-attr]
    assert old.state is State.DONE_LATE
    assert new.due == When(date(2027, 11, 24))
    assert outcome.undo is not None
    outcome.undo()
    assert life.one("R72").state is State.OVERDUE


def test_a_withdrawn_consent_asks_for_nothing(life: Life) -> None:
    ref = _consent(life, date(2025, 11, 20))
    life.services.consents.withdraw(ref.ident, date(2026, 11, 12))  # type: ignore[arg-type]

    assert life.one("R72").state is State.NOT_APPLICABLE


def test_an_exemption_of_the_family_is_ended_from_a_members_due_date(life: Life) -> None:
    life.record(K.TAKEOVER, date(2026, 11, 1))
    life.services.happenings.exempt(life.ref, "aftalt med ledelsen", TODAY, "R40")
    assert life.one("R40", "Samir").state is State.NOT_APPLICABLE

    outcome = life.services.happenings.apply_again(life.one("R40", "Samir"))
    assert life.one("R40", "Samir").state is State.DUE_SOON
    assert outcome.undo is not None
    outcome.undo()
    assert life.one("R40", "Samir").state is State.NOT_APPLICABLE


def test_a_second_exemption_takes_the_place_of_the_first(life: Life) -> None:
    for reason in ("syg", "stadig syg"):
        life.services.happenings.exempt(life.ref, reason, TODAY, "R10")
    assert "stadig syg" in life.one("R10").words
    life.services.happenings.end_exemption(life.ref, "R10")

    assert life.one("R10").state is State.DUE_SOON


# -- people who move, families that go


def test_facts_follow_a_person_who_moves_to_another_family(services: Services) -> None:
    old = Life(services, an_adult(), an_adult("Bilal"), surname="Samaqani")
    new = Life(services, surname="Qamhawar")
    old.record(K.TAKEOVER, date(2026, 9, 1), "Bilal")
    old.record(K.CONTRACT_SIGNED, date(2026, 9, 15), "Bilal")
    bilal, _homes = services.families.known_person(old.person("Bilal"))
    draft = services.families.draft(new.id)
    moved = replace(draft, members=(*draft.members, replace(bilal, moved_in=date(2026, 11, 1))))
    services.families.save(moved, moving=frozenset({bilal.person}))  # type: ignore[arg-type]

    assert new.one("R40", "Bilal").state is State.DONE
    assert old.due("R40", "Bilal") == []
    (everywhere,) = [
        row for row in services.deadlines.due() if row.row.rule.code == "R40" and "Bilal" in row.person
    ]
    assert everywhere.family == new.id
    assert {view.kind for view in services.happenings.of_family(new.id)} == {K.TAKEOVER, K.CONTRACT_SIGNED}


def test_facts_of_a_person_who_moved_stay_when_the_old_family_is_erased(services: Services) -> None:
    test_facts_follow_a_person_who_moves_to_another_family(services)
    rows = {row.surname: row.id for row in services.families.rows()}
    services.families.delete(rows["Samaqani"])
    services.families.erase(rows["Samaqani"])

    due = services.deadlines.due(rows["Qamhawar"])
    assert any(row.row.rule.code == "R40" and row.row.is_finished for row in due)


def test_erasing_a_family_leaves_no_fact_of_its_people(life: Life) -> None:
    services = life.services
    life.record(K.TAKEOVER, date(2026, 9, 1))
    life.record(K.CONTRACT_SIGNED, date(2026, 9, 15), "Samir")
    placement, consent = _placement(life, date(2026, 10, 1)), _consent(life, date(2026, 10, 1))
    services.happenings.record(K.PLACEMENT_FOLLOW_UP_HELD, placement, When(date(2026, 10, 20)))
    services.happenings.exempt(consent, "gælder ikke", TODAY, "R72")
    services.families.delete(life.id)
    services.families.erase(life.id)

    with services.database.look() as look:
        for table in ("happening", "exemption", "settled", "placement", "consent", "event"):
            assert look.rows(f"SELECT * FROM {table}") == [], table


def test_a_closed_case_asks_for_nothing_more_and_keeps_what_was_done(life: Life) -> None:
    life.record(K.INFO_MEETING_HELD, datetime(2026, 11, 21, 10, 0))
    life.services.families.close(life.id, date(2026, 11, 23), "Flyttet til en anden kommune")

    assert life.one("R10").state is State.DONE
    assert life.one("R11").row.reason.kind is ReasonKind.CLOSED  # type: ignore[union-attr]
    assert not [row for row in life.services.deadlines.due() if row.row.is_open and row.family is not None]


def test_nothing_of_a_family_in_the_trash_is_due_and_nothing_can_be_recorded_there(life: Life) -> None:
    _placement(life, date(2026, 10, 1))
    _consent(life, date(2026, 10, 1))
    life.services.families.delete(life.id)

    rows = life.services.deadlines.due()
    assert {row.subject.kind for row in rows} == {SubjectKind.MUNICIPALITY}
    with pytest.raises(UserError):
        life.record(K.INFO_MEETING_HELD, TODAY)


def test_of_two_homes_at_once_the_open_case_counts(services: Services) -> None:
    closed = Life(services, an_adult("Bilal"), surname="Aaland")
    opened = Life(services, surname="Qamhawar")
    bilal, _homes = services.families.known_person(closed.person("Bilal"))
    draft = services.families.draft(opened.id)
    services.families.save(replace(draft, members=(*draft.members, bilal)))
    services.families.close(closed.id, date(2026, 11, 1), "")
    rows = [row for row in services.deadlines.due() if row.row.rule.code == "R14" and "Bilal" in row.person]

    assert [row.family for row in rows] == [opened.id]


# -- bad input


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1), date(9999, 12, 31), date(1, 1, 1)])
def test_a_day_outside_the_kept_years_is_refused(life: Life, day: date) -> None:
    for write in (
        lambda: life.record(K.TAKEOVER, day),
        lambda: life.services.happenings.exempt(life.ref, "syg", day, "R10"),
        lambda: _placement(life, day),
        lambda: _consent(life, day),
    ):
        with pytest.raises(InvalidInput):
            write()
    assert life.services.happenings.of_family(life.id) == ()


def test_moving_in_needs_a_clock_time(life: Life) -> None:
    with pytest.raises(InvalidInput) as caught:
        life.record(K.HOUSED, TODAY)
    assert "klokkeslæt" in caught.value.message


def test_facts_in_the_wrong_order_are_kept_and_remarked_on(life: Life) -> None:
    life.record(K.INFO_MEETING_HELD, date(2026, 11, 2))

    row = life.one("R10").row
    assert row.state is State.DONE
    assert row.doubt is not None


def test_a_placement_cannot_end_before_it_begins(life: Life) -> None:
    ref = _placement(life, date(2026, 11, 2))
    with pytest.raises(InvalidInput):
        life.services.happenings.record(K.PLACEMENT_ENDED, ref, When(date(2026, 11, 1)))
    with pytest.raises(InvalidInput):
        life.services.placements.end(ref.ident, date(2026, 11, 1))  # type: ignore[arg-type]


def test_an_early_end_needs_a_reason(life: Life) -> None:
    ref = _placement(life, date(2026, 10, 1), planned_end_on=date(2027, 1, 1))
    with pytest.raises(InvalidInput) as caught:
        life.services.placements.end(ref.ident, TODAY)  # type: ignore[arg-type]
    assert caught.value.problems[0].field == "ended_early_reason"
    outcome = life.services.placements.end(ref.ident, TODAY, "for lang transport")  # type: ignore[arg-type]

    assert life.one("R33").due == When(date(2026, 12, 1))
    assert outcome.undo is not None
    outcome.undo()
    assert life.one("R33").due == When(date(2027, 1, 8))


def test_a_fact_is_recorded_only_for_whom_it_can_be_true_of(life: Life) -> None:
    with pytest.raises(UserError):
        life.record(K.CONTRACT_SIGNED, TODAY)
    with pytest.raises(UserError):
        life.record(K.INFO_MEETING_HELD, TODAY, "Samir")
    with pytest.raises(UserError):
        life.record(K.BORN, TODAY, "Samir")
    assert life.services.happenings.of_family(life.id) == ()


def test_somebody_who_came_later_has_dates_of_their_own(life: Life) -> None:
    life.record(K.TAKEOVER, date(2026, 6, 1))
    life.record(K.TAKEOVER, date(2026, 11, 1), "Samir")

    assert life.one("R40", "Samir").due == When(date(2026, 12, 1))


_WITH_FIELDS = (K.BORN, K.CONSENT_GIVEN, K.CONSENT_VALID_TO, K.MEETING_AT, K.PLACEMENT_PLANNED_END)


@pytest.mark.parametrize("kind", sorted(set(HappeningKind) - {*_WITH_FIELDS}))
def test_every_kind_of_fact_without_a_field_of_its_own_can_be_recorded(kind: HappeningKind) -> None:
    require_place(kind, SubjectRef(HAPPENING_WORDS[kind].recorded_for, MUNICIPALITY.ident))


@pytest.mark.parametrize("kind", _WITH_FIELDS)
def test_a_fact_with_a_field_of_its_own_is_corrected_there(kind: HappeningKind) -> None:
    with pytest.raises(UserError):
        require_place(kind, SubjectRef(HAPPENING_WORDS[kind].recorded_for, MUNICIPALITY.ident))


def test_recording_for_somebody_who_is_gone_is_one_sentence(life: Life) -> None:
    nobody = SubjectRef(SubjectKind.PERSON, MUNICIPALITY.ident)
    with pytest.raises(UserError):
        life.services.happenings.record(K.CONTRACT_SIGNED, nobody, When(TODAY))
