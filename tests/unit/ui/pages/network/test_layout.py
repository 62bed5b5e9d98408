"""The network map's arithmetic: nothing overlaps, resting lines never cross, the ring goes sector by sector."""

from __future__ import annotations

from itertools import combinations, groupby, pairwise

import pytest

from linkworker_desktop.ui.pages.network.geometry import Box, Point, Route, Side, Size
from linkworker_desktop.ui.pages.network.layout import place_cards
from linkworker_desktop.ui.pages.network.moving import free_place
from linkworker_desktop.ui.pages.network.placed import MapLayout, Spacing
from linkworker_desktop.ui.pages.network.ring import CardSize, ring_of
from linkworker_desktop.ui.pages.network.routes import member_routes, resting_routes

SPACING = Spacing(narrowest=160, widest=184)
HOUSEHOLD = Size(420, 264)
DRAWN = ("kommune",) * 10 + ("stat",) * 3 + ("sundhed",) * 3 + ("uddannelse",) * 2
PEOPLE = (1, 2, 3, 4, 2, 3, 4, 1, 5, 2, 1, 2, 1, 3, 3, 4, 2, 5)
ROOMS = (Size(1184, 626), Size(1048, 420), Size(1472, 800), Size(2200, 1100))
HEAD = 52
LINE = 16


def cards(count: int, people: tuple[int, ...] = PEOPLE) -> list[CardSize]:
    """Return so many cards in the order of their sectors."""
    groups = sorted(DRAWN[number % len(DRAWN)] for number in range(count))
    return [
        CardSize(f"k{number}", group, HEAD + LINE * people[number % len(people)])
        for number, group in enumerate(groups)
    ]


def a_map(count: int, room: Size = ROOMS[0], household: Size = HOUSEHOLD) -> MapLayout:
    return place_cards(cards(count), room, household, SPACING)


def overlaps(layout: MapLayout) -> list[tuple[str, str]]:
    boxes = [("household", layout.household), *((card.key, card.box) for card in layout.cards)]
    return [(a, b) for (a, first), (b, second) in combinations(boxes, 2) if first.overlaps(second)]


def points(route: Route, steps: int = 16) -> list[Point]:
    return [curve.at(number / steps) for curve in route for number in range(steps + 1)]


def crossed(first: Route, second: Route) -> bool:
    a, b = points(first), points(second)
    return any(
        _cross(p, q, r, s)
        for p, q in pairwise(a)
        for r, s in pairwise(b)
        if min(p.x, q.x) <= max(r.x, s.x) and min(r.x, s.x) <= max(p.x, q.x)
    )


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

    return turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0


def inside(route: Route, box: Box) -> bool:
    return any(box.x < p.x < box.right and box.y < p.y < box.bottom for p in points(route))


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 12, 17, 18, 24, 25, 31, 40])
def test_no_card_lies_on_another_or_on_the_household(count: int, room: Size) -> None:
    layout = a_map(count, room)
    assert overlaps(layout) == []
    assert len(layout.cards) == count
    for card in layout.cards:
        assert card.box.x >= 0
        assert card.box.y >= 0
        assert card.box.right <= layout.size.width + 0.01
        assert card.box.bottom <= layout.size.height + 0.01


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12, 17, 18, 24, 25, 31, 40])
def test_resting_lines_never_cross_each_other(count: int, room: Size) -> None:
    routes = resting_routes(a_map(count, room))
    assert len(routes) == count
    assert [pair for pair in combinations(routes, 2) if crossed(routes[pair[0]], routes[pair[1]])] == []


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("count", [5, 12, 18, 24, 31])
def test_no_line_runs_through_a_card_that_is_not_its_own(count: int, room: Size) -> None:
    layout = a_map(count, room)
    member = Box(layout.household.middle.x - 52, layout.household.middle.y - 28, 104, 56)
    everyone = {card.key for card in layout.cards}
    for routes in (resting_routes(layout), member_routes(layout, everyone, member)):
        hit = [
            (key, card.key)
            for key, route in routes.items()
            for card in layout.cards
            if card.key != key and inside(route, card.box)
        ]
        assert hit == []


def test_lines_to_the_chosen_member_stay_in_the_corridor_between_the_names() -> None:
    layout = a_map(18)
    house = layout.household
    member = Box(house.middle.x - 52, house.middle.y - 28, 104, 56)
    names = (
        Box(house.x, house.y, member.x - house.x, house.height),
        Box(member.right, house.y, house.right - member.right, house.height),
    )
    for route in member_routes(layout, {card.key for card in layout.cards}, member).values():
        assert not any(inside(route, box.grown(-1)) for box in names)


def test_the_ring_goes_sector_by_sector_clockwise() -> None:
    layout = a_map(18)
    groups = {card.key: card.group for card in cards(18)}
    clockwise = [groups[card.key] for card in layout.cards]
    start = clockwise.index("stat")
    seen = [group for group, _ in groupby(clockwise[start:] + clockwise[:start])]
    assert len(seen) == len(set(seen)) == 4


def test_tall_cards_stand_at_the_corners_and_low_ones_above_and_below() -> None:
    ring = ring_of([CardSize(f"k{n}", "kommune", HEAD + n) for n in range(18)], 4)
    corners = {ring.left[0].height, ring.left[-1].height, ring.right[0].height, ring.right[-1].height}
    assert corners == {HEAD + n for n in (14, 15, 16, 17)}
    assert max(card.height for card in (*ring.top, *ring.bottom)) == HEAD + 7


def test_eighteen_cards_stand_as_drawn_five_at_the_sides_and_four_above_and_below() -> None:
    sides = [card.side for card in a_map(18).cards]
    assert [sides.count(side) for side in (Side.LEFT, Side.TOP, Side.RIGHT, Side.BOTTOM)] == [5, 4, 5, 4]


def test_more_than_24_cards_stand_in_a_second_ring_at_the_sides() -> None:
    edges = {round(card.box.x) for card in a_map(31).cards if card.side is Side.LEFT}
    assert len(edges) == 2
    assert len({round(card.box.x) for card in a_map(24).cards if card.side is Side.LEFT}) == 1


def test_a_card_somebody_moved_stays_where_it_was_put_seen_from_the_household() -> None:
    moved = {"k3": (-320.0, -150.0)}
    for room in (ROOMS[0], ROOMS[3]):
        layout = place_cards(cards(4), room, HOUSEHOLD, SPACING, moved)
        box, middle = layout.by_key["k3"].box, layout.household.middle
        assert (box.x - middle.x, box.y - middle.y) == pytest.approx((-320 - 0, -150), abs=120)
        assert overlaps(layout) == []


def test_a_card_put_on_another_goes_to_the_nearest_free_place() -> None:
    layout = a_map(18)
    target = layout.by_key["k5"].box
    middle = layout.household.middle
    again = place_cards(
        cards(18), ROOMS[0], HOUSEHOLD, SPACING, {"k9": (target.x - middle.x + 4, target.y - middle.y + 4)}
    )
    assert overlaps(again) == []
    assert again.by_key["k9"].is_moved


def test_a_card_put_outside_makes_the_map_larger() -> None:
    layout = place_cards(cards(6), ROOMS[0], HOUSEHOLD, SPACING, {"k0": (-900.0, 0.0)})
    assert layout.size.width > ROOMS[0].width
    assert all(card.box.x >= 0 for card in layout.cards)


def test_a_free_place_is_where_it_was_wanted_when_nothing_is_there() -> None:
    assert free_place(Box(5, 5, 10, 10), [Box(20, 20, 5, 5)], 4) == Box(5, 5, 10, 10)


@pytest.mark.parametrize("room", ROOMS)
def test_lines_of_the_chosen_member_to_one_side_never_cross_each_other(room: Size) -> None:
    layout = a_map(18, room)
    member = Box(layout.household.middle.x - 52, layout.household.middle.y - 28, 104, 56)
    routes = member_routes(layout, {card.key for card in layout.cards}, member)
    for side in Side:
        keys = [card.key for card in layout.cards if card.side is side]
        assert [(a, b) for a, b in combinations(keys, 2) if crossed(routes[a], routes[b])] == []
