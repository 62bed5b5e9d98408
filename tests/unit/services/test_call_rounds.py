"""A call round: one card at a time, on several days, and every answer can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.builders.clocks import MovingClock
from tests.builders.families import a_contact, a_family

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, Freshness, PhoneDraft
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.call_round_views import Card, Outcome
from linkworker_desktop.services.contact_views import ContactFilter, ContactQuery, VerificationResult
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.services.municipality import MunicipalityDraft


@pytest.fixture
def municipality(municipality: MunicipalityDraft) -> MunicipalityDraft:
    """Without a region, so that the directory begins empty."""
    return replace(municipality, region="")


@pytest.fixture
def clock() -> MovingClock:
    """Tuesday 24 November 2026, 8.42 in Denmark, until a test sets it forward."""
    return MovingClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture
def round_(services: Services) -> UUID:
    """A round with the three contacts that are due; a fourth is not."""
    for name in ("Anlæg", "Bageri", "Cykler"):
        services.contacts.save(a_contact("bank", name, verified_on=None))
    services.contacts.save(a_contact("bank", "Dansk"))
    started = services.call_rounds.start(title="Uge 48").id
    assert started is not None
    return started


def _card(services: Services, round_: UUID, *, again: bool = False) -> Card:
    card = services.call_rounds.current(round_, again=again)
    assert card is not None
    return card


def test_only_what_is_due_is_called_in_the_order_of_the_list(services: Services, round_: UUID) -> None:
    cards = services.call_rounds.cards(round_)
    assert [(card.position, card.contact.name) for card in cards] == [
        (1, "Anlæg"),
        (2, "Bageri"),
        (3, "Cykler"),
    ]
    assert services.call_rounds.due_count() == 3
    assert services.call_rounds.due_count(ContactQuery(text="bage")) == 1


def test_each_answer_says_what_it_should_of_the_contact(services: Services, round_: UUID) -> None:
    first = _card(services, round_)
    services.call_rounds.answer(first.id, Outcome.RIGHT)
    second = _card(services, round_)
    draft = replace(second.contact.draft, phones=(PhoneDraft("09 99 99 99"),))
    services.call_rounds.answer(second.id, Outcome.CHANGED, draft=draft, note="nyt nummer")
    third = _card(services, round_)
    services.call_rounds.answer(third.id, Outcome.ENDED)

    assert services.contacts.view(first.contact.id).freshness is Freshness.FRESH
    corrected = services.contacts.view(second.contact.id)
    assert (corrected.freshness, corrected.phone) == (Freshness.FRESH, "09\u00a099\u00a099\u00a099")
    assert services.contacts.rows("0999") != ()
    (entry,) = services.contacts.history(second.contact.id)
    assert (entry.result, entry.how, entry.note) == (VerificationResult.CORRECTED, "ringet op", "nyt nummer")
    assert [view.name for view in services.contacts.rows(show=ContactFilter.ENDED)] == ["Cykler"]
    progress = services.call_rounds.progress(round_)
    assert (progress.total, progress.done, progress.left) == (3, 3, 0)
    assert (progress.right, progress.changed, progress.ended) == (1, 1, 1)
    assert services.call_rounds.current(round_) is None


def test_who_was_not_reached_stays_due_and_comes_again_on_another_day_and_is_counted(
    services: Services, round_: UUID, clock: MovingClock
) -> None:
    unreached = _card(services, round_)
    services.call_rounds.answer(unreached.id, Outcome.NOT_REACHED)
    for _each in range(2):
        services.call_rounds.answer(_card(services, round_).id, Outcome.RIGHT)
    assert services.call_rounds.current(round_) is None
    assert _card(services, round_, again=True).id == unreached.id
    assert services.contacts.view(unreached.contact.id).freshness is Freshness.NEVER

    clock.forward(days=1)
    assert _card(services, round_).id == unreached.id
    services.call_rounds.answer(unreached.id, Outcome.NOT_REACHED)
    assert services.call_rounds.card(unreached.id).attempts == 2
    progress = services.call_rounds.open_round()
    assert progress is not None
    assert (progress.id, progress.left, progress.not_reached) == (round_, 1, 1)
    assert progress.last_answered_at == datetime(2026, 11, 25, 8, 42)


def test_a_contact_confirmed_or_deleted_elsewhere_is_passed_by(services: Services, round_: UUID) -> None:
    first, second, third = services.call_rounds.cards(round_)
    services.contacts.verify(first.contact.id)
    services.contacts.delete(second.contact.id)
    assert _card(services, round_).id == third.id
    progress = services.call_rounds.progress(round_)
    assert (progress.elsewhere, progress.done, progress.left) == (2, 2, 1)


def test_going_back_opens_the_last_card_and_takes_its_confirmation_away(
    services: Services, round_: UUID
) -> None:
    first = _card(services, round_)
    services.call_rounds.answer(first.id, Outcome.RIGHT)
    back = services.call_rounds.back(round_)
    assert back.id == first.id
    assert _card(services, round_).id == first.id
    assert services.contacts.view(first.contact.id).freshness is Freshness.NEVER
    assert services.contacts.history(first.contact.id)[0].result is VerificationResult.TAKEN_BACK
    assert services.call_rounds.card(first.id).attempts == 0
    assert back.undo is not None
    back.undo()
    assert services.contacts.view(first.contact.id).freshness is Freshness.FRESH


def test_going_back_after_a_restart_keeps_the_correction(services: Services, round_: UUID) -> None:
    card = _card(services, round_)
    draft = replace(card.contact.draft, phones=(PhoneDraft("09 99 99 99"),))
    services.call_rounds.answer(card.id, Outcome.CHANGED, draft=draft)
    services.call_rounds.back(round_)
    view = services.contacts.view(card.contact.id)
    assert (view.freshness, view.phone) == (Freshness.NEVER, "09\u00a099\u00a099\u00a099")


def test_going_back_leaves_a_correction_to_be_confirmed(services: Services, clock: MovingClock) -> None:
    contact = services.contacts.save(a_contact("bank", "Gammel", verified_on=date(2026, 4, 1))).id
    round_ = services.call_rounds.start().id
    assert round_ is not None
    card = _card(services, round_)
    draft = replace(card.contact.draft, phones=(PhoneDraft("09 99 99 99"),))
    services.call_rounds.answer(card.id, Outcome.CHANGED, draft=draft)
    services.call_rounds.back(round_)
    services.contact_settings.set_months("bank", 12)
    view = services.contacts.view(ContactId(contact))  # type: ignore[arg-type]
    assert (view.draft.verified_on, view.draft.changed) == (date(2026, 4, 1), ("phones",))
    assert view.freshness is Freshness.CHANGED


def test_going_back_takes_only_the_last_answer_away(
    services: Services, round_: UUID, clock: MovingClock
) -> None:
    card = _card(services, round_)
    services.call_rounds.answer(card.id, Outcome.NOT_REACHED)
    clock.forward(hours=1)
    services.contacts.verify(card.contact.id)
    services.contacts.save(replace(services.contacts.view(card.contact.id).draft, role="afdeling"))
    services.call_rounds.back(round_)
    draft = services.contacts.view(card.contact.id).draft
    assert (draft.verified_on, draft.changed) == (date(2026, 11, 24), ("role",))
    services.call_rounds.answer(card.id, Outcome.RIGHT)
    services.call_rounds.back(round_)
    assert services.contacts.view(card.contact.id).draft.changed == ("role",)


def test_an_edit_after_the_answer_stays_to_be_confirmed_when_the_answer_is_taken_back(
    services: Services, clock: MovingClock
) -> None:
    contact = ContactId(services.contacts.save(a_contact("bank", "Gammel", verified_on=date(2026, 4, 1))).id)  # type: ignore[arg-type]
    round_ = services.call_rounds.start().id
    assert round_ is not None
    services.call_rounds.answer(_card(services, round_).id, Outcome.RIGHT)
    services.contacts.save(replace(services.contacts.view(contact).draft, hours="9-15"))
    services.call_rounds.back(round_)
    draft = services.contacts.view(contact).draft
    assert (draft.verified_on, draft.changed) == (date(2026, 4, 1), ("hours",))


def test_an_answer_names_the_handed_out_folders_it_makes_wrong(services: Services) -> None:
    services.contacts.save(a_contact("gp", "Lægehuset", verified_on=None))
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    issue = services.issues.record_print(family, ["ar"], b"%PDF-1.7 paper", 4)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", False, ""))
    round_ = services.call_rounds.start().id
    assert round_ is not None
    card = _card(services, round_)
    draft = replace(card.contact.draft, phones=(PhoneDraft("09 99 99 99"),))
    done = services.call_rounds.answer(card.id, Outcome.CHANGED, draft=draft)
    assert done.remarks == ("Familien Nakhlawar har en udleveret mappe med de gamle oplysninger.",)


def test_a_round_somebody_was_called_in_is_not_thrown_away(services: Services) -> None:
    services.contacts.save(a_contact("bank", "Anlæg", verified_on=None))
    begun = services.call_rounds.start()
    assert begun.id is not None
    services.call_rounds.answer(_card(services, begun.id).id, Outcome.NOT_REACHED)
    assert begun.undo is not None
    with pytest.raises(UserError):
        begun.undo()
    assert services.call_rounds.open_round() is not None


def test_there_is_no_card_to_go_back_to_at_the_beginning(services: Services, round_: UUID) -> None:
    with pytest.raises(UserError):
        services.call_rounds.back(round_)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_answer_is_taken_back_and_given_again(
    services: Services, round_: UUID, outcome: Outcome
) -> None:
    card = _card(services, round_)
    before = services.contacts.view(card.contact.id)
    done = services.call_rounds.answer(card.id, outcome)
    after = services.contacts.view(card.contact.id)
    assert done.undo is not None
    undone = done.undo()
    assert services.contacts.view(card.contact.id) == before
    assert services.call_rounds.card(card.id) == card
    assert undone.undo is not None
    undone.undo()
    assert services.contacts.view(card.contact.id) == after
    assert services.call_rounds.card(card.id).outcome is outcome


def test_a_wrong_correction_changes_nothing(services: Services, round_: UUID) -> None:
    card = _card(services, round_)
    with pytest.raises(InvalidInput):
        services.call_rounds.answer(
            card.id, Outcome.CHANGED, draft=replace(card.contact.draft, email="forkert")
        )
    assert _card(services, round_) == card


def test_a_corrected_draft_is_never_another_contacts(services: Services, round_: UUID) -> None:
    first, second, _third = services.call_rounds.cards(round_)
    stranger = replace(second.contact.draft, contact=ContactId(second.contact.id), organisation="Ny bank")
    services.call_rounds.answer(first.id, Outcome.CHANGED, draft=stranger)
    assert services.contacts.view(second.contact.id).name == "Bageri"
    assert services.contacts.view(first.contact.id).name == "Ny bank"


def test_a_round_is_finished_and_opened_again(services: Services, round_: UUID) -> None:
    done = services.call_rounds.finish(round_)
    assert services.call_rounds.open_round() is None
    assert done.undo is not None
    done.undo()
    assert services.call_rounds.open_round() is not None


def test_a_round_that_was_begun_by_mistake_is_taken_back_and_begun_again(services: Services) -> None:
    services.contacts.save(a_contact("bank", "Anlæg", verified_on=None))
    begun = services.call_rounds.start()
    assert begun.undo is not None
    undone = begun.undo()
    assert services.call_rounds.rounds() == ()
    assert undone.undo is not None
    undone.undo()
    (again,) = services.call_rounds.rounds()
    assert again.total == 1


def test_nothing_due_is_no_round(services: Services) -> None:
    services.contacts.save(a_contact("bank", "Frisk"))
    with pytest.raises(UserError, match="ingen at ringe til"):
        services.call_rounds.start()
