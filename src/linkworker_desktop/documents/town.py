"""The town map with the list of places beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from linkworker_desktop.documents.boxes import Picture, aligned, set_text
from linkworker_desktop.documents.images import PlacedImage
from linkworker_desktop.documents.measures import ROW_RULE, THIN_RULE
from linkworker_desktop.documents.rows import Cell, Row
from linkworker_desktop.documents.styles import ROW_LABEL, ROW_VALUE
from linkworker_desktop.domain.folder import Place
from linkworker_desktop.typesetting.flow import Piece, snapped
from linkworker_desktop.typesetting.isolates import place as isolated_place
from linkworker_desktop.typesetting.pages import MEASURE, MM
from linkworker_desktop.typesetting.style import Align

_MOST_HEIGHT = 150 * MM
_PICTURE = 11 * MM
_PICTURE_COLUMN = 15 * MM
_DANISH = 40 * MM
_MIDDLE = 66 * MM
_OTHER = 45 * MM
_BETWEEN = 2 * MM


class TownMap(Piece):
    """The image inside a thin frame, as wide as the measure or as high as 150 mm."""

    gap = 16.0
    close_gap = 8.0

    def __init__(self, image: bytes, *, black_and_white: bool) -> None:
        self._image = PlacedImage(image, MEASURE, _MOST_HEIGHT, black_and_white=black_and_white)

    @property
    def height(self) -> float:
        return snapped(self._image.height)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        x = left + (MEASURE - self._image.width) / 2
        self._image.draw(canvas, x, top)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(ROW_RULE)
        canvas.rect(x, top - self._image.height, self._image.width, self._image.height, stroke=1, fill=0)


def place_rows(places: Sequence[Place], language: str | None) -> Iterator[Piece]:
    """Yield a row for each place: pictogram, Danish, the address in the middle, the other language."""
    for index, place in enumerate(places):
        cells = [
            Cell(0, Picture(place.pictogram, _PICTURE), is_middle=True),
            Cell(_PICTURE_COLUMN, set_text(place.label.da, ROW_LABEL, _DANISH), is_middle=True),
            Cell(
                _PICTURE_COLUMN + _DANISH + _BETWEEN,
                set_text(isolated_place(place.address), ROW_VALUE, _MIDDLE),
                is_middle=True,
            ),
        ]
        if language is not None and place.label.other is not None:
            other = set_text(place.label.other, aligned(ROW_LABEL, Align.RIGHT), _OTHER, language)
            cells.append(Cell(MEASURE - _OTHER, other, is_middle=True))
        row = Row(cells, padding=(4, 4), least=40, rule=THIN_RULE, rule_above=0 if index else ROW_RULE)
        row.gap, row.close_gap = (0.0, 0.0) if index else (16.0, 8.0)
        yield row
