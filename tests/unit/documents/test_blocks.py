"""The text of a part as pieces: what keeps together, and boxes longer than a page."""

from __future__ import annotations

from linkworker_desktop.documents.blocks import CalloutBox, Columns, text_pieces
from linkworker_desktop.documents.measures import FRAME_HEIGHT
from linkworker_desktop.domain.folder import BlockPair
from linkworker_desktop.domain.text import Block, Callout, Heading, ListItem, Paragraph, Run
from linkworker_desktop.typesetting.flow import Piece, paginate


def pieces(*blocks: Block) -> list[Piece]:
    return list(text_pieces([BlockPair(block, None) for block in blocks], None, lambda kind: ()))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def item(text: str = "punkt") -> ListItem:
    return ListItem((Run(text),))


def test_a_paragraph_that_announces_a_list_keeps_with_it() -> None:
    made = pieces(paragraph("Tag med:"), item(), item(), item())
    assert [piece.keeps_with_next for piece in made] == [True, False, True, False]


def test_a_list_without_a_lead_keeps_its_first_two_and_its_last_two_items() -> None:
    made = pieces(paragraph("Et afsnit."), item(), item(), item(), item())
    assert [piece.keeps_with_next for piece in made] == [False, True, False, True, False]


def test_a_list_under_a_heading_needs_no_second_item_beside_the_first() -> None:
    made = pieces(Heading((Run("Tag med"),)), item(), item(), item())
    assert [piece.keeps_with_next for piece in made] == [True, False, True, False]


def test_a_long_paragraph_with_a_colon_at_its_end_is_no_lead() -> None:
    made = pieces(paragraph("Mange ord om byen " * 30 + ":"), item())
    assert not made[0].keeps_with_next


def test_a_callout_longer_than_a_page_goes_on_in_a_second_frame() -> None:
    long = Callout((Run("Husk det her. " * 300),))
    pages = paginate(pieces(long), FRAME_HEIGHT)
    assert len(pages) == 2
    assert all(isinstance(placed.piece, CalloutBox) for page in pages for placed in page)
    assert all(page[-1].bottom <= FRAME_HEIGHT for page in pages)


def test_a_callout_that_fits_a_page_is_never_cut() -> None:
    box = CalloutBox.of(BlockPair(Callout((Run("Husk det her. " * 40),)), None), Columns(None))
    assert box.split(box.height - 16, must=False) is None
