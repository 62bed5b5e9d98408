"""The list of phrases: the shipped one, and the municipality's own."""

from __future__ import annotations

import pytest

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.phrases import LONGEST_PHRASE, shipped


def _texts(services: Services) -> list[str]:
    return [phrase.text for phrase in services.phrases.rows()]


def test_about_forty_phrases_come_with_the_program_some_for_every_kind(services: Services) -> None:
    phrases = services.phrases.rows()
    assert 38 <= len(phrases) <= 45
    assert len({(phrase.kind, phrase.text) for phrase in phrases}) == len(phrases)
    assert {phrase.kind for phrase in phrases} == {None, *LogKind}
    assert all(phrase.text == phrase.text.strip() and len(phrase.text) <= 60 for phrase in phrases)
    assert not services.phrases.is_own()


def test_a_kind_has_its_own_phrases_first_and_then_those_for_all(services: Services) -> None:
    calls = services.phrases.rows(LogKind.CALL)
    kinds = [phrase.kind for phrase in calls]
    assert set(kinds) == {LogKind.CALL, None}
    assert kinds == sorted(kinds, key=lambda kind: kind is None)


def test_the_first_change_takes_the_whole_list_over_and_undo_gives_the_shipped_one_back(
    services: Services,
) -> None:
    before = services.phrases.rows()
    said = services.phrases.add("  Vent på   svar … ", LogKind.NOTE)
    assert _texts(services) == [*(phrase.text for phrase in before), "Vent på svar …"]
    assert services.phrases.is_own()
    again = said.undo()  # type: ignore[misc]
    assert (services.phrases.rows(), services.phrases.is_own()) == (before, False)
    again.undo()  # type: ignore[misc]
    assert _texts(services)[-1] == "Vent på svar …"


def test_a_shipped_phrase_is_changed_moved_and_removed_by_the_identifier_it_was_shown_with(
    services: Services,
) -> None:
    first, second, *rest = services.phrases.rows()
    services.phrases.change(first.id, "Ringet forgæves.", None)
    services.phrases.move(second.id, 0)
    services.phrases.remove(rest[-1].id)
    now = services.phrases.rows()
    assert [(phrase.id, phrase.text) for phrase in now[:2]] == [
        (second.id, second.text),
        (first.id, "Ringet forgæves."),
    ]
    assert now[1].kind is None
    assert now[2:] == tuple(rest[:-1])


@pytest.mark.parametrize("to", [0, 5, 39, 4000, -3])
def test_moving_a_phrase_leaves_the_others_in_their_order_and_undo_puts_it_back(
    services: Services, to: int
) -> None:
    before = services.phrases.rows()
    moved = before[7]
    said = services.phrases.move(moved.id, to)
    now = services.phrases.rows()
    assert now.index(moved) == max(0, min(to, len(before) - 1))
    assert [phrase for phrase in now if phrase != moved] == [phrase for phrase in before if phrase != moved]
    said.undo()  # type: ignore[misc]
    assert services.phrases.rows() == before


def test_going_back_to_the_shipped_list_can_be_taken_back(services: Services) -> None:
    services.phrases.add("Egen sætning")
    said = services.phrases.reset()
    assert services.phrases.rows() == shipped()
    said.undo()  # type: ignore[misc]
    assert "Egen sætning" in _texts(services)


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST_PHRASE + 1)])
def test_no_phrase_and_one_too_long_are_refused_and_nothing_is_taken_over(
    services: Services, text: str
) -> None:
    with pytest.raises(InvalidInput):
        services.phrases.add(text)
    assert not services.phrases.is_own()


def test_a_phrase_that_is_gone_is_told_so(services: Services) -> None:
    phrase = services.phrases.rows()[0]
    services.phrases.remove(phrase.id)
    for work in (services.phrases.remove, lambda gone: services.phrases.move(gone, 2)):
        with pytest.raises(UserError, match="findes ikke længere"):
            work(phrase.id)


def test_words_with_braces_marks_and_other_scripts_stay_as_they_were_typed(services: Services) -> None:
    for text in ("{navn} <b>", "اتصلت بالمدرسة", "Дзвонила в школу"):
        services.phrases.add(text)
    assert _texts(services)[-3:] == ["{navn} <b>", "اتصلت بالمدرسة", "Дзвонила в школу"]
