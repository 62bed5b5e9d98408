"""Personal numbers are remarked on, never refused."""

from __future__ import annotations

from datetime import date

import pytest

from linkworker_desktop.domain.cpr import CprRemark, birth_date_of, formatted, masked, remarks


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("010190-0000", date(1990, 1, 1)),
        ("010136-4000", date(2036, 1, 1)),
        ("010137-4000", date(1937, 1, 1)),
        ("010157-5000", date(2057, 1, 1)),
        ("010158-8000", date(1858, 1, 1)),
        ("010136-9000", date(2036, 1, 1)),
        ("010137-9000", date(1937, 1, 1)),
        ("300290-1234", None),
        ("310609-5678", None),
    ],
)
def test_the_seventh_digit_decides_the_century(number: str, expected: date | None) -> None:
    assert birth_date_of(number) == expected


def test_a_number_is_written_with_a_hyphen_and_masked_without_its_end() -> None:
    assert formatted("0101900000") == "010190-0000"
    assert formatted("010190 0000") == "010190-0000"
    assert masked("010190-0000") == "010190-••••"
    assert "0000" not in masked("0000")


def test_anything_else_is_kept_as_typed() -> None:
    assert formatted("  010190-AB12 ") == "010190-AB12"
    assert remarks("010190-AB12") == (CprRemark.FORMAT,)


def test_a_date_that_does_not_exist_is_only_a_remark() -> None:
    assert remarks("300290-1234") == (CprRemark.DATE,)


def test_a_number_without_modulus_11_is_only_a_remark() -> None:
    assert remarks("010190-0000") == (CprRemark.MODULUS,)


def test_a_birth_date_that_differs_is_told() -> None:
    assert CprRemark.BIRTH_DATE_DIFFERS in remarks("010190-0000", date(1990, 1, 2))
    assert CprRemark.BIRTH_DATE_DIFFERS not in remarks("010190-0000", date(1990, 1, 1))


def test_no_number_has_no_remarks() -> None:
    assert remarks("") == ()
