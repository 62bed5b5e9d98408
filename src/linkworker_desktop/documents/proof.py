"""A proof of one folder text: set as the folder sets it, so that the writer sees breaks and lengths on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from linkworker_desktop.documents.blocks import text_pieces
from linkworker_desktop.documents.boxes import set_text
from linkworker_desktop.documents.measures import FRAME_HEIGHT, HEADER_BASELINE, HEADER_RULE, ROW_RULE
from linkworker_desktop.documents.palette import DEFAULT_MUNICIPALITY_COLOUR, folder_palette
from linkworker_desktop.documents.part import PartTitle, draw_flow
from linkworker_desktop.documents.rows import Cell, Row, draw_rule
from linkworker_desktop.documents.styles import CAPTION
from linkworker_desktop.domain.folder import BlockPair, TextPair
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.domain.text import Block, Insert, InsertKind, Run, isolated
from linkworker_desktop.i18n import _
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.flow import Piece, paginate
from linkworker_desktop.typesetting.pages import MEASURE, Side
from linkworker_desktop.typesetting.paragraph import draw_line


def proof_pdf(title: str, blocks: tuple[Block, ...], language: str) -> bytes:
    """Return the text on A4 pages, alone in its column of the folder; facts stand as `{name}` in bold.

    A Danish text is set as in a folder in Danish alone, another one in the right-hand column it will have.
    What the program fills in by itself is shown by its name, as it is written in the text.
    """
    is_danish = language == DANISH
    palette = folder_palette(DEFAULT_MUNICIPALITY_COLOUR)
    pair = TextPair(title) if is_danish else TextPair("", title)
    pieces: list[Piece] = [PartTitle(None, pair, None if is_danish else language, palette, only_danish=False)]
    shown = (with_names(block) for block in blocks)
    pairs = [BlockPair(block, None) if is_danish else BlockPair(None, block) for block in shown]
    pieces += text_pieces(pairs, None if is_danish else language, lambda kind: (_insert_name(kind),))
    target = BytesIO()
    canvas = new_canvas(target, title=title, language=language, invariant=True)
    for number, page in enumerate(paginate(pieces, FRAME_HEIGHT), 1):
        side = Side(number)
        heading = _("Prøvetryk: {language}").format(language=_(LANGUAGES[language].danish_name))
        draw_line(canvas, side.left, HEADER_BASELINE, heading, CAPTION, language=DANISH)
        draw_rule(canvas, side.left, HEADER_RULE, 0.5)
        draw_flow(canvas, page, side)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def with_names(block: Block) -> Block:
    """Return the block with every hole filled by the fact's own name, `{name}` in bold."""
    if isinstance(block, Insert):
        return block
    return replace(block, runs=tuple(_named(run) for run in block.runs))


def _named(run: Run) -> Run:
    return run if run.fact is None else Run(isolated(f"{{{run.fact}}}"), bold=True)


def _insert_name(kind: InsertKind) -> Piece:
    row = Row([Cell(0, set_text(f"[[{kind}]]", CAPTION, MEASURE))], least=24, rule_above=ROW_RULE)
    row.gap = 16.0
    return row
