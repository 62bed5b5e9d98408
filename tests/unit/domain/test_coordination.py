"""Who coordinates when the relay goes from one to another, by the model."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.coordination import (
    MODEL_LABELS,
    MODEL_MEANINGS,
    MOST_COORDINATORS,
    Actor,
    Coordinator,
    CoordinatorModel,
    after_relay,
    with_holder,
)

A, B, C = Actor("Sine Tidselmark", uuid4()), Actor("Inger Vindkærby", uuid4()), Actor("Bo Klokkelyng")
M = CoordinatorModel


@pytest.mark.parametrize(
    ("model", "now", "old", "new", "then"),
    [
        (M.NONE, (), None, A, (A,)),
        (M.RELAY_HOLDER, (A,), A, B, (B,)),
        (M.RELAY_HOLDER, (A, B), A, B, (B,)),
        (M.RELAY_HOLDER, (B, C), A, A, (B, C)),
        (M.RELAY_HOLDER, (B, C), None, A, (B, C)),
        (M.RELAY_HOLDER, (A,), A, None, ()),
        (M.EXTENDED, (A,), A, B, (A, B)),
        (M.EXTENDED, (A, B), A, B, (A, B)),
        (M.EXTENDED, (A, B), A, C, (B, C)),
        (M.EXTENDED, (A, B), A, None, (B,)),
        (M.SHARED, (A,), A, B, (A,)),
        (M.SHARED, (), None, B, (B,)),
        (M.LINKWORKER, (C,), A, B, (C,)),
        (M.TEAM, (A, B), A, C, (A, B)),
        (M.HOTSPOT, (C,), None, A, (C,)),
    ],
)
def test_who_coordinates_follows_the_relay_where_the_model_says_so(
    model: CoordinatorModel,
    now: tuple[Actor, ...],
    old: Actor | None,
    new: Actor | None,
    then: tuple[Actor, ...],
) -> None:
    assert after_relay(model, now, old, new) == then


@given(
    st.sampled_from(CoordinatorModel),
    st.lists(st.sampled_from([A, B, C]), unique=True, max_size=2),
    st.sampled_from([None, A, B, C]),
    st.sampled_from([None, A, B, C]),
)
def test_there_are_never_more_than_two_and_nobody_stands_twice(
    model: CoordinatorModel, now: list[Actor], old: Actor | None, new: Actor | None
) -> None:
    then = after_relay(model, tuple(now), old, new)
    assert len(then) <= MOST_COORDINATORS
    assert len(set(then)) == len(then)


def test_the_holder_stands_first_whether_named_or_not() -> None:
    since = date(2026, 11, 1)
    named = (Coordinator(A, since), Coordinator(B, since))
    assert with_holder(named, B) == (Coordinator(B, since, is_holder=True), Coordinator(A, since))
    assert with_holder(named, C)[0] == Coordinator(C, None, is_holder=True)
    assert with_holder(named, None) == named


def test_every_model_has_a_name_and_a_sentence() -> None:
    assert set(MODEL_LABELS) == set(MODEL_MEANINGS) == set(CoordinatorModel)
