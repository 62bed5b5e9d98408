"""The pictograms' SVG: every file of the set can be drawn, and a foreign one is refused."""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.style import WHITE, Colour
from linkworker_desktop.typesetting.svg_outline import FIELD, draw_outline, shapes_in
from linkworker_desktop.typesetting.svg_path import circle, path_segments, rectangle


def file_of(pictogram: Pictogram) -> Path:
    return resource_path("pictograms", f"{pictogram}.svg")


@pytest.mark.parametrize("pictogram", Pictogram)
def test_every_pictogram_lies_inside_its_field(pictogram: Pictogram) -> None:
    for shape in shapes_in(file_of(pictogram)):
        for segment in shape.path:
            for x, y in segment.points:
                assert -1 <= x <= FIELD + 1
                assert -1 <= y <= FIELD + 1


def test_there_is_no_drawing_that_no_contact_can_ask_for() -> None:
    assert {path.stem for path in resource_path("pictograms").glob("*.svg")} == set(Pictogram)


def test_a_circle_keeps_its_radius_all_the_way_round() -> None:
    start, *curves = (segment.points for segment in circle(10, 10, 5) if segment.points)
    pen = start[0]
    assert len(curves) == 4
    for first, second, end in curves:
        middle = [(p + 3 * a + 3 * b + q) / 8 for p, a, b, q in zip(pen, first, second, end, strict=True)]
        assert math.dist(middle, (10, 10)) == pytest.approx(5, abs=0.01)
        pen = end


def test_relative_and_absolute_commands_draw_the_same() -> None:
    assert path_segments("M2 2h4v4h-4z") == path_segments("M2 2H6V6H2Z")
    assert path_segments("M0 0c1 1 2 1 3 0s2-1 3 0") == path_segments("M0 0C1 1 2 1 3 0S5-1 6 0")
    assert path_segments("M0 0q3 3 6 0")[1].points == ((2, 2), (4, 2), (6, 0))


def test_a_rectangle_without_a_radius_has_four_straight_sides() -> None:
    assert [segment.command for segment in rectangle(0, 0, 4, 2, 0)] == ["M", "L", "L", "L", "Z"]


@pytest.mark.parametrize("data", ["M0 0X3 3", "M0 0L1", "M0 0a2 3 0 0 1 4 4"])
def test_path_data_outside_the_subset_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        path_segments(data)


@pytest.mark.parametrize(
    "body",
    [
        '<text x="1" y="1">a</text>',
        '<path d="M0 0" fill="red"/>',
        '<rect width="2" height="2" transform="skewX(3)"/>',
    ],
)
def test_a_drawing_outside_the_subset_is_refused(tmp_path: Path, body: str) -> None:
    file = tmp_path / "strange.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{body}</svg>', encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r".+"):
        shapes_in(file)


def test_a_white_figure_is_the_negative_of_the_black_one() -> None:
    def picture(*, negative: bool) -> Image.Image:
        target = BytesIO()
        canvas = new_canvas(target, title="", invariant=True, page_size=(48, 48))
        ground = Colour.grey(0 if negative else 1)
        canvas.setFillGray(ground.red)
        canvas.rect(0, 0, 48, 48, stroke=0, fill=1)
        ink = WHITE if negative else Colour.grey(0)
        draw_outline(canvas, file_of(Pictogram.EMERGENCY), 0, 0, 48, ink=ink, paper=ground)
        canvas.save()
        return pypdfium2.PdfDocument(target.getvalue())[0].render(scale=2).to_pil().convert("L")

    positive, negative = picture(negative=False), picture(negative=True)
    difference = ImageChops.difference(positive, ImageChops.invert(negative))
    assert difference.getextrema()[1] <= 3


def test_a_picture_used_sixty_times_is_written_once() -> None:
    target = BytesIO()
    canvas = new_canvas(target, title="", invariant=True)
    for index in range(60):
        draw_outline(canvas, file_of(Pictogram.SCHOOL), index, index, 20)
    canvas.save()
    assert target.getvalue().count(b"/Subtype /Form") == 1
