"""Contact cards: the code rings the printed number, cards grow with their text."""

from __future__ import annotations

import pytest
from tests.builders.folder import a_contact

from linkworker_desktop.documents.cards import card_rows, dial_link
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.typesetting.flow import HALF_LINE


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        ("01 22 33 44", "tel:01223344"),
        ("+45 01 22 33 44", "tel:+4501223344"),
        ("\u206601\u00a022\u00a033\u00a044\u2069", "tel:01223344"),
        ("\u2066+45 01223344\u2069", "tel:+4501223344"),
        ("114", "tel:114"),
    ],
)
def test_the_code_rings_the_printed_number(printed: str, link: str) -> None:
    assert dial_link(printed) == link


def test_cards_stand_two_abreast() -> None:
    contacts = [a_contact(category, "114", None, Pictogram.POLICE) for category in "abc"]
    assert len(list(card_rows(contacts, None))) == 2
    assert list(card_rows([], None)) == []


def test_a_card_grows_with_its_text_and_stays_on_the_grid() -> None:
    (usual,) = card_rows([a_contact("Egen læge", "114", "uk", Pictogram.DOCTOR)], "uk")
    long_name = {"name": "Lægehuset ved den gamle bro i Klintebjerg " * 4}
    (grown,) = card_rows([a_contact("Egen læge", "114", "uk", Pictogram.DOCTOR, **long_name)], "uk")
    assert grown.height > usual.height
    assert usual.height % HALF_LINE == grown.height % HALF_LINE == 0


def test_only_the_first_row_keeps_its_distance_from_the_text_above() -> None:
    contacts = [a_contact(category, "114", None, Pictogram.POLICE) for category in "abc"]
    assert [row.gap for row in card_rows(contacts, None)] == [16, 0]
