"""Where everybody of a family tree stands, generation below generation, and the lines between them. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.genogram import Genogram, GenogramNode, Union
from linkworker_desktop.ui.pages.network.geometry import Box, Point, Size


@dataclass(frozen=True, slots=True)
class KinMeasures:
    """The measures of the tree in pixels: a person's width, the disc and the text below, and the room between."""

    width: float
    disc: float
    text: float
    gap: float
    row_gap: float
    margin: float = 24

    @property
    def pitch(self) -> float:
        """From one person to the next."""
        return self.width + self.gap

    @property
    def height(self) -> float:
        """A person with disc and text."""
        return self.disc + self.text


@dataclass(frozen=True, slots=True)
class KinLine:
    """A line of the tree through its points. `is_dashed` for what is no couple, `is_cut` for a couple that parted."""

    points: tuple[Point, ...]
    is_dashed: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class KinLayout:
    """The tree: its size, everybody's box with the disc at the top, and the lines."""

    size: Size
    boxes: Mapping[PersonId, Box]
    lines: tuple[KinLine, ...]


def place_kin(tree: Genogram, measures: KinMeasures, room: Size) -> KinLayout:
    """Return the tree in the middle of `room`, or as large as it needs to be."""
    xs = _spread(tree, measures)
    if not xs:
        return KinLayout(room, {}, ())
    generations = sorted({node.generation for node in tree.nodes})
    rows = {generation: number for number, generation in enumerate(generations)}
    left, right = min(xs.values()), max(xs.values()) + measures.width
    pitch = measures.height + measures.row_gap
    tall = len(rows) * pitch - measures.row_gap
    size = Size(
        max(room.width, right - left + 2 * measures.margin), max(room.height, tall + 2 * measures.margin)
    )
    across, down = (size.width - (right - left)) / 2 - left, (size.height - tall) / 2
    boxes = {
        node.id: Box(
            xs[node.id] + across, down + rows[node.generation] * pitch, measures.width, measures.height
        )
        for node in tree.nodes
    }
    return KinLayout(size, boxes, tuple(_lines(tree, boxes, measures)))


def _spread(tree: Genogram, measures: KinMeasures) -> dict[PersonId, float]:
    """Return everybody's left edge: children below the middle of their parents, nobody over another."""
    xs: dict[PersonId, float] = {}
    by_row: dict[int, list[GenogramNode]] = {}
    for node in tree.nodes:
        by_row.setdefault(node.generation, []).append(node)
    for generation in sorted(by_row):
        row = sorted(by_row[generation], key=lambda node: node.order)
        wished = _wished(row, tree, xs, measures)
        edge: float | None = None
        for node in row:
            least = 0.0 if edge is None else edge + measures.pitch
            wish = wished.get(node.id, least)
            edge = xs[node.id] = wish if edge is None else max(wish, least)
        _settle(row, wished, xs)
    for generation in sorted(by_row, reverse=True):
        _centre_over_children(by_row[generation], tree, xs)
    return xs


def _wished(
    row: Sequence[GenogramNode], tree: Genogram, xs: Mapping[PersonId, float], measures: KinMeasures
) -> dict[PersonId, float]:
    wished: dict[PersonId, float] = {}
    here = [node.id for node in row]
    groups: dict[int, list[PersonId]] = {}
    for link in tree.children:
        if link.child in here and link.child not in wished:
            groups.setdefault(link.union, []).append(link.child)
    for union, children in groups.items():
        a, b = tree.unions[union].a, tree.unions[union].b
        parents = [xs[each] for each in (a, b) if each is not None and each in xs]
        if parents:
            middle = sum(parents) / len(parents)
            children.sort(key=here.index)
            for number, child in enumerate(children):
                wished.setdefault(child, middle + (number - (len(children) - 1) / 2) * measures.pitch)
    return wished


def _settle(row: Sequence[GenogramNode], wished: Mapping[PersonId, float], xs: dict[PersonId, float]) -> None:
    """Move a whole row back by how far it was pushed, so that it stands even below its parents."""
    pushed = [xs[node.id] - wished[node.id] for node in row if node.id in wished]
    if pushed:
        back = sum(pushed) / len(pushed)
        for node in row:
            xs[node.id] -= back


def _centre_over_children(row: Sequence[GenogramNode], tree: Genogram, xs: dict[PersonId, float]) -> None:
    here = {node.id for node in row}
    shifts = []
    for number, union in enumerate(tree.unions):
        parents = [each for each in (union.a, union.b) if each in here]
        children = [xs[link.child] for link in tree.children if link.union == number]
        if parents and children:
            middle = sum(xs[each] for each in parents) / len(parents)
            shifts.append((min(children) + max(children)) / 2 - middle)
    if shifts:
        for person in here:
            xs[person] += sum(shifts) / len(shifts)


def _lines(tree: Genogram, boxes: Mapping[PersonId, Box], measures: KinMeasures) -> list[KinLine]:
    lines = [_couple(union, boxes, measures) for union in tree.unions if union.b is not None]
    twins = {person: group for group in tree.twins for person in group}
    for number, union in enumerate(tree.unions):
        children = [link.child for link in tree.children if link.union == number]
        if children:
            lines += _children(union, number, children, twins, boxes, measures)
    for a, b in tree.siblings:
        lines.append(_above(boxes[a], boxes[b], measures))
    for guardian, ward in tree.guardians:
        start, end = boxes[guardian], boxes[ward]
        lines.append(
            KinLine((Point(start.middle.x, start.bottom), Point(end.middle.x, end.y)), is_dashed=True)
        )
    return lines


def _couple(union: Union, boxes: Mapping[PersonId, Box], measures: KinMeasures) -> KinLine:
    assert union.b is not None
    left, right = sorted((boxes[union.a], boxes[union.b]), key=lambda box: box.x)
    radius = measures.disc / 2
    start = Point(left.middle.x + radius, left.y + radius)
    end = Point(right.middle.x - radius, right.y + radius)
    return KinLine((start, end), is_dashed=not union.is_couple, is_cut=union.is_former)


def _children(
    union: Union,
    number: int,
    children: Sequence[PersonId],
    twins: Mapping[PersonId, tuple[PersonId, ...]],
    boxes: Mapping[PersonId, Box],
    measures: KinMeasures,
) -> list[KinLine]:
    start = _start(union, boxes, measures)
    top = min(boxes[child].y for child in children)
    bus = top - measures.row_gap / 2 + 5 * (number % 3 - 1)
    feet = {child: boxes[child].middle.x for child in children}
    drops: dict[PersonId, float] = {}
    for child in children:
        group = [each for each in twins.get(child, (child,)) if each in feet]
        drops[child] = sum(feet[each] for each in group) / len(group)
    ends = [*drops.values(), start.x]
    lines = [KinLine((start, Point(start.x, bus)))]
    if min(ends) < max(ends):
        lines.append(KinLine((Point(min(ends), bus), Point(max(ends), bus))))
    lines += [KinLine((Point(drops[child], bus), Point(feet[child], boxes[child].y))) for child in children]
    return lines


def _start(union: Union, boxes: Mapping[PersonId, Box], measures: KinMeasures) -> Point:
    """Return where the line to the children begins: between the parents, or below the one that is known."""
    first = boxes[union.a]
    if union.b is None:
        return Point(first.middle.x, first.bottom)
    other = boxes[union.b]
    return Point((first.middle.x + other.middle.x) / 2, max(first.y, other.y) + measures.disc / 2)


def _above(a: Box, b: Box, measures: KinMeasures) -> KinLine:
    top = min(a.y, b.y) - measures.row_gap / 4
    points = (Point(a.middle.x, a.y), Point(a.middle.x, top), Point(b.middle.x, top), Point(b.middle.x, b.y))
    return KinLine(points, is_dashed=True)
