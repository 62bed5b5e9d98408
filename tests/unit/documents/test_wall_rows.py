"""The rows of the numbers page always fit, and never show more than nine numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders.folder import a_folder, some_numbers

from linkworker_desktop.documents.wall_rows import MOST_ROWS, number_rows
from linkworker_desktop.domain.folder import FolderContent, NumberRow, TextPair

ROOM = 450.0


@pytest.mark.parametrize("language", [None, "ar", "uk", "ti", "my"])
@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("count", [1, 4, 8, 9])
def test_the_rows_fit_the_room(language: str | None, is_large: bool, count: int) -> None:
    numbers = (some_numbers(language) * 2)[:count]
    rows = number_rows(a_folder_with(language, numbers, is_large=is_large), ROOM)
    assert len(rows) == count
    assert sum(row.height for row in rows) <= ROOM + 0.01


def a_folder_with(
    language: str | None, numbers: tuple[NumberRow, ...], *, is_large: bool = False
) -> FolderContent:
    return replace(a_folder(language), numbers=numbers, large_type=is_large)


def test_there_are_at_most_nine_rows() -> None:
    assert len(number_rows(a_folder_with("uk", some_numbers("uk") * 2), ROOM)) == MOST_ROWS


def test_labels_of_two_lines_still_fit() -> None:
    long = TextPair("Vagthavende ved boligforeningen", "Черговий житлового товариства у вихідні")
    numbers = tuple(replace(row, label=long) for row in some_numbers("uk"))
    assert sum(row.height for row in number_rows(a_folder_with("uk", numbers), 470)) <= 470.01


def test_no_numbers_give_no_rows() -> None:
    assert number_rows(a_folder_with("uk", ()), ROOM) == []
