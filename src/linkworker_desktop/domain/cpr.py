"""The Danish personal number: reading, masking and soft remarks; it is never refused.

Modulus 11 is no test of validity: numbers without it are issued since 1 October 2007. Numbers with a
date that does not exist are kept too, with a remark.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

_DIGITS = re.compile(r"\D")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


class CprRemark(StrEnum):
    """What is unusual about a number."""

    FORMAT = "format"
    DATE = "date"
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    MODULUS = "modulus"


def formatted(raw: str) -> str:
    """Return `DDMMYY-SSSS` when `raw` has ten digits, else `raw` without outer space."""
    digits = _DIGITS.sub("", raw)
    if len(digits) == 10 and not re.search(r"[^\d\s-]", raw):
        return f"{digits[:6]}-{digits[6:]}"
    return raw.strip()


def masked(cpr: str) -> str:
    """Return the number with its last four characters hidden: `010190-••••`."""
    return f"{cpr[:6]}-••••" if len(cpr) == 11 else "••••••"


def birth_date_of(cpr: str) -> date | None:
    """Return the date the number says, its century from digits 5-7; None when it says none."""
    digits = _DIGITS.sub("", cpr)
    if len(digits) != 10:
        return None
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def remarks(cpr: str, birth_date: date | None = None) -> tuple[CprRemark, ...]:
    """Return what is unusual about `cpr`, the most telling first; an empty number has no remarks."""
    if not cpr:
        return ()
    digits = _DIGITS.sub("", cpr)
    if len(digits) != 10 or len(formatted(cpr)) != 11:
        return (CprRemark.FORMAT,)
    said = birth_date_of(cpr)
    if said is None:
        return (CprRemark.DATE,)
    found = []
    if birth_date is not None and said != birth_date:
        found.append(CprRemark.BIRTH_DATE_DIFFERS)
    if sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11:
        found.append(CprRemark.MODULUS)
    return tuple(found)
