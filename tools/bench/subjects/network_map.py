"""The network map of 18 authorities and 47 people: built and painted, beside a bare scene of as many items."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from linkworker_desktop.base.settings import Settings
from linkworker_desktop.domain.family import PersonId, Relation
from linkworker_desktop.domain.network import NetworkMember
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.pages.network.faces import CardFace, PersonLine
from linkworker_desktop.ui.pages.network.map_scene import MapContent
from linkworker_desktop.ui.pages.network.map_view import NetworkMap
from tools.bench.subjects.reporting import report

PEOPLE = (4, 3, 3, 2, 4, 2, 3, 2, 2, 1, 1, 2, 1, 3, 3, 4, 2, 5)
"""How many people each of the 18 authorities has: 47 in all."""
SECTORS = (Sector.MUNICIPALITY,) * 10 + (Sector.STATE,) * 3 + (Sector.HEALTH,) * 3 + (Sector.EDUCATION,) * 2
MEMBERS = 7
TURNS = 20
WIDTH, HEIGHT = 1184, 626
"""What the map has of a window of 1440 by 900."""


def main() -> None:
    """Build and paint each some times, by turns."""
    app = make_application(Settings())
    view, bare = NetworkMap(), QGraphicsView()
    for widget in (view, bare):
        widget.resize(WIDTH, HEIGHT)
        widget.show()
    app.processEvents()
    contents = [_content(turn) for turn in range(2)]
    ours, floor = [], []
    for turn in range(TURNS + 1):
        ours.append(_seconds(lambda content=contents[turn % 2]: _show(view, content)))  # type: ignore[misc]
        floor.append(_seconds(lambda: _show_bare(bare)))
    report(network=median(ours[1:]), bare=median(floor[1:]))


def _show(view: NetworkMap, content: MapContent) -> None:
    view.show_map(content)
    view.grab()


def _show_bare(view: QGraphicsView) -> None:
    """Build a scene of one rectangle for each card and for the household, one text for each text, and the lines."""
    scene, small, bold = (
        QGraphicsScene(0, 0, WIDTH, HEIGHT),
        font(TypeRole.SMALL),
        font(TypeRole.SMALL_BUTTON),
    )
    for number, people in enumerate(PEOPLE):
        x, y = number % 6 * 196.0, number // 6 * 200.0
        scene.addRect(QRectF(x, y, 184, 120))
        scene.addLine(x, y, WIDTH / 2, HEIGHT / 2)
        _text(scene, f"Myndighed {number}", bold, x, y)
        for line in range(people + 1):
            _text(scene, f"Person nummer {line}", small, x, y + 20 + 16 * line)
    scene.addRect(QRectF(400, 180, 420, 264))
    for number in range(MEMBERS):
        scene.addEllipse(QRectF(420, 200 + 36 * number, 32, 32))
        _text(scene, "Navn", bold, 460, 200 + 36 * number)
        _text(scene, "datter", small, 460, 216 + 36 * number)
    view.setScene(scene)
    view.grab()


def _text(scene: QGraphicsScene, text: str, face: QFont, x: float, y: float) -> None:
    scene.addSimpleText(text, face).setPos(x, y)


def _content(turn: int) -> MapContent:
    """Return the map of everybody, or every other turn of one member, so that nothing is kept."""
    members = tuple(
        NetworkMember(
            id=PersonId(UUID(int=number + 1)),
            name=f"Navn{number}",
            surname="Zahrabani",
            relation=Relation.SON,
            birth_date=None,
            age=5 + number,
            is_here=True,
        )
        for number in range(MEMBERS)
    )
    chosen = members[4].id if turn else None
    faces = tuple(
        CardFace(
            key=f"k{number}",
            name=f"Myndighed {number}",
            sector=SECTORS[number],
            for_whom="for Navn1 og Navn2",
            people=tuple(PersonLine(f"Person nummer {line}") for line in range(people)),
            more=0,
            weight=1 + number % 3,
            members=frozenset({members[number % MEMBERS].id}),
            is_chosen=number % MEMBERS == 4 and chosen is not None,
            is_ended=False,
            sentence="",
        )
        for number, people in enumerate(PEOPLE)
    )
    return MapContent("Familien Zahrabani", members, faces, chosen)


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
