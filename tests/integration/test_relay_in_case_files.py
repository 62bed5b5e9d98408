"""Whatever a case file says of the relay, it is with one holder or with nobody, and the log can be gone on with."""

from __future__ import annotations

import json
from itertools import product
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from tests.builders.life import identifier

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.relay import RelayKind, RelayState
from linkworker_desktop.services.relay_views import Said

MOVES = ("opened", "offered", "accepted", "declined", "closed")
HOLDERS = {"opened": "Sine Tidselmark", "offered": "Bo Rugagerholt", "accepted": "Bo Rugagerholt"}


def _entry(place: int, kind: str, **more: object) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": str(uuid5(NAMESPACE_URL, f"entry {place}")), "at": f"2026-11-{place + 1:02}T09:00:00", "kind": kind
    }  # fmt: skip
    if kind in HOLDERS:
        entry["to"] = {"name": HOLDERS[kind]}
    return entry | more


def _about(place: int, kind: str, other: int) -> dict[str, Any]:
    return _entry(place, kind, corrects=_entry(other, "note")["id"], text="rettet")


def _case(number: int, relay: list[dict[str, Any]]) -> dict[str, Any]:
    family = str(uuid5(NAMESPACE_URL, f"family {number}"))
    relay = [each | {"id": str(uuid5(NAMESPACE_URL, f"{number}{each['id']}"))} for each in relay]
    for each in relay:
        if "corrects" in each:
            each["corrects"] = str(uuid5(NAMESPACE_URL, f"{number}{each['corrects']}"))
    said = {"format": "linkworker-case", "version": 1, "relay": relay}
    return {**said, "family": {"id": family, "code": f"F{number}", "surname": "Nakhlawar"}}


def _taken(services: Services, number: int, relay: list[dict[str, Any]]) -> FamilyId:
    changed = services.case_files.import_bytes(json.dumps(_case(number, relay)).encode())
    return FamilyId(identifier(changed))


def _holds(state: RelayState) -> bool:
    return (state.holder is None) == (state.since is None) and (
        state.holder is not None or state.offer is None
    )


def test_moves_in_any_order_leave_one_holder_or_none(services: Services) -> None:
    for number, kinds in enumerate(product(MOVES, repeat=3), start=1):
        family = _taken(services, number, [_entry(place, kind) for place, kind in enumerate(kinds)])
        view = services.relay.of_family(family)

        assert _holds(view.state), kinds
        assert len(view.lines) == 3, kinds
        assert "opened" in kinds or (view.state.holder, view.state.past) == (None, ()), kinds


@pytest.mark.parametrize("kinds", sorted(product(MOVES, repeat=2)))
def test_a_log_can_be_gone_on_with_whatever_it_begins_with(
    services: Services, kinds: tuple[str, ...]
) -> None:
    family = _taken(services, 1, [_entry(place, kind) for place, kind in enumerate(kinds)])
    state = services.relay.of_family(family).state

    if state.holder is None:
        services.relay.open(family, Actor("Eva Nattergalby"), Said("begynder forfra"))
    elif state.offer is None:
        services.relay.note(family, Said("skrevet bagefter"))
        services.relay.close(family)
        services.relay.open(family, Actor("Eva Nattergalby"))
    else:
        services.relay.decline(family)
        services.relay.offer(family, Actor("Eva Nattergalby"))
        services.relay.accept(family, by="Eva Nattergalby")
    now = services.relay.of_family(family).state
    assert now.holder is not None
    assert now.holder.name == "Eva Nattergalby"


NONSENSE: dict[str, list[dict[str, Any]]] = {
    "accepted without an offer": [_entry(0, "opened"), _entry(1, "accepted")],
    "two offers": [_entry(0, "opened"), _entry(1, "offered"), _entry(2, "offered", to={"name": "Ida Ravn"})],
    "closed twice": [_entry(0, "opened"), _entry(1, "closed"), _entry(2, "closed")],
    "offered to nobody": [_entry(0, "opened"), _entry(1, "offered", to={})],
    "opened by nobody": [_entry(0, "opened", to={})],
    "accepted by another": [
        _entry(0, "opened"), _entry(1, "offered"), _entry(2, "accepted", to={"name": "Ida Ravn"})
    ],
    "accepted by nobody": [_entry(0, "opened"), _entry(1, "offered"), {**_entry(2, "accepted"), "to": {}}],
    "dated backwards": [_entry(9, "opened"), _entry(5, "offered"), _entry(1, "accepted")],
    "corrected corrections": [_entry(0, "opened"), _entry(1, "note"), _about(2, "correction", 1),
                              _about(3, "correction", 2), _about(4, "correction", 3)],
    "a retraction taken back twice": [
        _entry(0, "opened"), _about(1, "retracted", 0), _about(2, "retracted", 1), _about(3, "retracted", 2)
    ],
    "a retraction of nothing": [_entry(0, "opened"), _entry(1, "retracted")],
    "a correction of nothing": [_entry(0, "opened"), _entry(1, "correction", text="rettet")],
    "only a note": [_entry(0, "note", text="ingen har begyndt")],
    "in a year to come": [_entry(0, "opened", at="2031-01-01T09:00:00")],
}  # fmt: skip


@pytest.mark.parametrize("said", sorted(NONSENSE))
def test_nonsense_is_taken_in_or_refused_in_one_sentence(services: Services, said: str) -> None:
    refused = ""
    try:
        family = _taken(services, 1, NONSENSE[said])
    except UserError as error:
        refused = error.message
    if refused:
        assert refused.endswith("Intet er taget ind.")
        assert services.families.rows() == ()
        return
    view = services.relay.of_family(family)
    assert _holds(view.state)
    assert len(view.lines) + sum(len(line.corrections) for line in view.lines) <= len(NONSENSE[said])
    again = json.loads(services.case_files.export(family))
    assert [each["kind"] for each in again["relay"]] == [each["kind"] for each in NONSENSE[said]]


def test_a_retraction_taken_back_twice_is_in_force(services: Services) -> None:
    view = services.relay.of_family(_taken(services, 1, NONSENSE["a retraction taken back twice"]))

    assert view.state.holder is None


def test_an_offer_that_never_stood_has_no_answer_due(services: Services) -> None:
    for number, said in enumerate(("closed twice", "offered to nobody", "only a note"), start=1):
        family = _taken(services, number, NONSENSE[said])
        assert not [
            row for row in services.deadlines.due(family) if row.row.rule.code == "R71" and row.row.due
        ]
    alone = _taken(services, 9, [_entry(0, "offered")])
    assert services.relay.of_family(alone).state.offer is None
    assert not [row for row in services.deadlines.due(alone) if row.row.rule.code == "R71" and row.row.due]


def test_of_two_offers_the_first_stands_and_is_the_one_to_answer(services: Services) -> None:
    family = _taken(services, 1, NONSENSE["two offers"])
    offer = services.relay.of_family(family).state.offer
    due = [row for row in services.deadlines.due(family) if row.row.rule.code == "R71" and row.row.due]

    assert offer is not None
    assert offer.taker.name == "Bo Rugagerholt"
    assert len(due) == 1


def test_every_entry_of_a_nonsensical_log_that_may_be_retracted_can_be(services: Services) -> None:
    for number, (said, relay) in enumerate(sorted(NONSENSE.items()), start=1):
        try:
            family = _taken(services, number, relay)
        except UserError:
            continue
        view = services.relay.of_family(family)
        for line in view.lines:
            if line.can_retract and line.entry.kind is not RelayKind.RETRACTED:
                taken_back = services.relay.retract(line.entry.id)
                assert _holds(services.relay.of_family(family).state), said
                assert taken_back.undo is not None
                taken_back.undo()
                assert services.relay.of_family(family).state == view.state, said
