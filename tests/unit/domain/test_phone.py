"""Phone numbers are shown in pairs, found by digits, and kept whatever they are."""

from __future__ import annotations

import pytest

from linkworker_desktop.domain.phone import dialled, digits, shown

NB = "\u00a0"


@pytest.mark.parametrize(
    "typed",
    [
        "01234567",
        "01 23 45 67",
        "0123 4567",
        "+45 01 23 45 67",
        "0045 01234567",
        "01.23.45.67",
        "01-23-45-67",
        "01\u00a023\u00a045\u00a067",
        "(01) 23 45 67",
    ],
)
def test_a_danish_number_is_read_in_pairs_that_never_break(typed: str) -> None:
    assert shown(typed) == NB.join(["01", "23", "45", "67"])
    assert digits(typed) == "01234567"
    assert dialled(typed) == "+4501234567"


@pytest.mark.parametrize("code", ["112", "114", "1813"])
def test_a_short_code_stays_whole(code: str) -> None:
    assert shown(code) == code
    assert dialled(code) == code


@pytest.mark.parametrize(
    "typed", ["+46 70 123 45 67", "01 23 45 67 lokal 12", "ring til Bo", "+963 (0)11 223"]
)
def test_a_number_of_another_kind_is_kept_as_typed(typed: str) -> None:
    assert shown(typed).replace(NB, " ") == typed


def test_leading_zeros_stay() -> None:
    assert digits("00123456").startswith("00")
