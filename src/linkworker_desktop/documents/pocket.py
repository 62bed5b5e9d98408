"""The pocket edition of the directory: A6 pages on sheets of A4, to be folded or cut and folded."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any

from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.directory_content import DirectoryPaper
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_styles import POCKET_MARK
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.pocket_pages import PocketPages
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.imposition import (
    A6_HEIGHT,
    A6_WIDTH,
    FOLDED_PAGES,
    SheetSide,
    Slot,
    Turn,
    cut_booklet,
    folded_sheet,
)
from linkworker_desktop.typesetting.pages import MM, PAGE_HEIGHT, PAGE_WIDTH
from linkworker_desktop.typesetting.paragraph import draw_line

_NEAREST_INK = 5 * MM
_MARK = 3 * MM
_LEAF_PAGES = 4


def pocket_pdf(paper: DirectoryPaper, *, turn: Turn = Turn.LONG_EDGE, black_and_white: bool = False) -> bytes:
    """Return the pocket edition as sheets of A4 to be printed on both sides, turned about the edge `turn`.

    Up to eight pages of A6 stand on one sheet that is folded twice; more become a booklet of sheets cut across
    the middle. The marks at the edges say where and in which order. Pages left over have lines for notes.
    """
    with collector_at_rest():
        pages = PocketPages(paper, folder_palette(paper.sender.colour, black_and_white=black_and_white))
        is_folded = pages.page_count <= FOLDED_PAGES
        if is_folded:
            pages.fill_to(FOLDED_PAGES)
            sides: tuple[SheetSide, ...] = folded_sheet(turn)
        else:
            pages.fill_to(ceil(pages.page_count / _LEAF_PAGES) * _LEAF_PAGES)
            sides = cut_booklet(pages.page_count, turn)
        return _drawn(paper, pages, sides, is_folded=is_folded)


def _drawn(
    paper: DirectoryPaper, pages: PocketPages, sides: tuple[SheetSide, ...], *, is_folded: bool
) -> bytes:
    words = Words(paper.language)
    target = BytesIO()
    title = f"{words(labels.CONTACTS)} – {words(labels.POCKET)}"
    canvas = new_canvas(target, title=title, author=paper.sender.municipality, invariant=True)
    for index, side in enumerate(sides):
        for slot in side:
            _draw_slot(canvas, pages, slot)
        if index % 2 == 0:
            _draw_marks(canvas, words, is_folded=is_folded)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_slot(canvas: Any, pages: PocketPages, slot: Slot) -> None:
    canvas.saveState()
    if slot.upside_down:
        canvas.translate(slot.left + A6_WIDTH, slot.bottom + A6_HEIGHT)
        canvas.rotate(180)
    else:
        canvas.translate(slot.left, slot.bottom)
    pages.draw(canvas, slot.page)
    canvas.restoreState()


def _draw_marks(canvas: Any, words: Words, *, is_folded: bool) -> None:
    """Draw at the edges and in the middle where to fold (dotted) and cut (solid), numbered in their order."""
    fold, cut = words(labels.FOLD), words(labels.CUT)
    across = f"1 {fold} · 3 {cut}" if is_folded else f"1 {cut}"
    middle_x, middle_y = PAGE_WIDTH / 2, PAGE_HEIGHT / 2
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.75)
    for x in (_NEAREST_INK, PAGE_WIDTH - _NEAREST_INK - _MARK):
        canvas.line(x, middle_y, x + _MARK, middle_y)
    canvas.setDash(1.5, 1.5)
    for y in (_NEAREST_INK, PAGE_HEIGHT - _NEAREST_INK - _MARK, middle_y - _MARK / 2):
        canvas.line(middle_x, y, middle_x, y + _MARK)
    canvas.setDash()
    canvas.line(middle_x - _MARK / 2, middle_y, middle_x + _MARK / 2, middle_y)
    draw_line(canvas, _NEAREST_INK, middle_y + 1 * MM, across, POCKET_MARK)
    draw_line(canvas, middle_x + 0.7 * MM, PAGE_HEIGHT - _NEAREST_INK - _MARK, f"2 {fold}", POCKET_MARK)
