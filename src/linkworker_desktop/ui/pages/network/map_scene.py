"""The network map as a scene: cards on a ring, the household in the middle, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import NetworkMember
from linkworker_desktop.ui.kit.tokens import blend
from linkworker_desktop.ui.pages.network.card_item import CardItem
from linkworker_desktop.ui.pages.network.faces import CardFace
from linkworker_desktop.ui.pages.network.geometry import Box, Point, Route, Side, Size, level, upright
from linkworker_desktop.ui.pages.network.household import household_size
from linkworker_desktop.ui.pages.network.household_item import HouseholdItem, PillItem
from linkworker_desktop.ui.pages.network.layout import place_cards
from linkworker_desktop.ui.pages.network.map_style import MapStyle
from linkworker_desktop.ui.pages.network.moving import facing
from linkworker_desktop.ui.pages.network.placed import MapLayout
from linkworker_desktop.ui.pages.network.ring import CardSize
from linkworker_desktop.ui.pages.network.routes import member_routes, ports, resting_routes

WIDTHS = {1: 1.0, 2: 2.0, 3: 3.5}
"""How thick a line is by how often somebody is there."""
LINE_SHARE = 0.8
PORT = 2.5
LINES, PORTS, HOUSEHOLD, MEMBER_LINES, PILL, CARDS = range(6)
"""What lies above what: no line runs over a name."""


@dataclass(frozen=True, slots=True)
class MapContent:
    """What a map shows. `moved` are corners of cards seen from the middle of the household, in scene units."""

    title: str
    members: tuple[NetworkMember, ...] = ()
    faces: tuple[CardFace, ...] = ()
    chosen: PersonId | None = None
    moved: Mapping[str, tuple[float, float]] = field(default_factory=dict)


class NetworkScene(QGraphicsScene):
    """The map of one family; `build` makes it anew, which is cheap."""

    card_opened = Signal(str)
    card_dropped = Signal(str)
    member_pressed = Signal(object)
    """PersonId."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, CardItem] = {}
        self.layout = MapLayout(Size(0, 0), Box(0, 0, 0, 0), (), 0)
        self._lines: dict[str, QGraphicsPathItem] = {}
        self._ports: Mapping[str, Point] = {}
        self._member: Box | None = None
        self._is_building = False
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)

    def build(self, content: MapContent, room: Size, style: MapStyle) -> None:
        """Show a map in at least `room`; the scene grows where the cards need more."""
        self._is_building = True
        self.clear()
        here = [member for member in content.members if member.is_here]
        sizes = [CardSize(f.key, f.sector.value.code, style.card_height(f.lines)) for f in content.faces]
        box = household_size(len(here), style.household)
        self.layout = place_cards(sizes, room, box, style.spacing, content.moved)
        self.setSceneRect(0, 0, self.layout.size.width, self.layout.size.height)
        self._add_household(content, here, style)
        self._add_cards(content.faces, style)
        self._add_lines(content, style)
        self._is_building = False

    def offset_of(self, key: str) -> tuple[float, float]:
        """Return the corner of a card seen from the middle of the household, as it stands now."""
        corner, middle = self.cards[key].pos(), self.layout.household.middle
        return corner.x() - middle.x, corner.y() - middle.y

    def _add_household(self, content: MapContent, here: Sequence[NetworkMember], style: MapStyle) -> None:
        house = HouseholdItem(content.title, here, content.chosen, self.layout.household, style)
        house.setZValue(HOUSEHOLD)
        house.member_pressed.connect(self.member_pressed, Qt.ConnectionType.QueuedConnection)
        self.addItem(house)
        self._member = house.seats.chosen
        chosen = next((member for member in here if member.id == content.chosen), None)
        if chosen is not None and self._member is not None:
            pill = PillItem(chosen, self._member, style)
            pill.setZValue(PILL)
            self.addItem(pill)

    def _add_cards(self, shown: Sequence[CardFace], style: MapStyle) -> None:
        placed = self.layout.by_key
        by_key = {face.key: face for face in shown}
        self.cards = {}
        for card in self.layout.cards:
            item = CardItem(by_key[card.key], style, self.layout.card_width)
            item.setPos(placed[card.key].box.x, placed[card.key].box.y)
            item.setZValue(CARDS)
            item.opened.connect(self.card_opened, Qt.ConnectionType.QueuedConnection)
            item.dropped.connect(self.card_dropped, Qt.ConnectionType.QueuedConnection)
            item.moved.connect(self._follow)
            self.addItem(item)
            self.cards[card.key] = item

    def _add_lines(self, content: MapContent, style: MapStyle) -> None:
        tokens = style.tokens
        to_member = {face.key for face in content.faces if face.is_chosen}
        if self._member is None:
            to_member = set()
        self._ports = ports(self.layout)
        quiet = blend(tokens.window, tokens.control, LINE_SHARE)
        self._lines = {}
        routes = dict(resting_routes(self.layout))
        if self._member is not None:
            routes |= member_routes(self.layout, to_member, self._member)
        for face in content.faces:
            is_loud = face.key in to_member
            pen = QPen(QColor(tokens.accent) if is_loud else quiet, WIDTHS[face.weight])
            if is_loud:
                pen.setWidthF(max(1.6, WIDTHS[face.weight]))
            if face.is_ended:
                pen.setStyle(Qt.PenStyle.DashLine)
            line = QGraphicsPathItem(painter_path(routes[face.key]))
            line.setPen(pen)
            line.setZValue(MEMBER_LINES if is_loud else LINES)
            self.addItem(line)
            self._lines[face.key] = line
        dots = QPainterPath()
        for key, port in self._ports.items():
            if key not in to_member:
                dots.addEllipse(QPointF(port.x, port.y), PORT, PORT)
        ends = QGraphicsPathItem(dots)
        ends.setPen(QPen(Qt.PenStyle.NoPen))
        ends.setBrush(QBrush(QColor(tokens.control)))
        ends.setZValue(PORTS)
        self.addItem(ends)

    def _follow(self, key: str) -> None:
        """Let the line follow a card that is being moved."""
        line = self._lines.get(key)
        if self._is_building or line is None:
            return
        item = self.cards[key]
        box = Box(item.x(), item.y(), item.size.width(), item.size.height())
        card = facing(replace(self.layout.by_key[key], box=box), self.layout.household)
        if line.zValue() == MEMBER_LINES and self._member is not None:
            cards = tuple(card if each.key == key else each for each in self.layout.cards)
            route = member_routes(replace(self.layout, cards=cards), {key}, self._member)[key]
        else:
            bend = upright if card.side in {Side.TOP, Side.BOTTOM} else level
            route = (bend(card.exit, self._ports[key]),)
        line.setPath(painter_path(route))


def painter_path(route: Route) -> QPainterPath:
    """Return a route as something Qt can draw."""
    path = QPainterPath(QPointF(route[0].start.x, route[0].start.y))
    for curve in route:
        path.cubicTo(curve.first.x, curve.first.y, curve.second.x, curve.second.y, curve.end.x, curve.end.y)
    return path
