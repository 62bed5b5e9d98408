"""Lengths of time as the rules name them: 96 hours, 15 working days, one month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from linkworker_desktop.i18n import _, ngettext

LARGEST = 20_000
"""More than any rule needs in any unit; a larger figure is a slip of the pen."""
_TEXT = re.compile(r"([+-]?\d{1,6})\s*([a-z_]+)")
_MONTHS_SHOWN = 24
"""From here on months are shown as years and months."""


class Unit(StrEnum):
    """What is counted. Working days are Monday to Friday without holidays and closed days."""

    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"
    WORKING_DAYS = "wd"
    WHOLE_MONTHS = "whole_m"
    """To the first day after that many whole calendar months: 15.5. + 1 is 1.7."""


@dataclass(frozen=True, slots=True)
class Span:
    """`amount` may be 0 or negative (before the anchor)."""

    amount: int
    unit: Unit

    @property
    def text(self) -> str:
        """Return `96 h`, as it stands in a rule file."""
        return f"{self.amount} {self.unit.value}"

    @property
    def words(self) -> str:
        """Return the length without its sign in the interface's language, `17 år og 6 måneder`."""
        amount = abs(self.amount)
        if self.unit is Unit.MONTHS and amount >= _MONTHS_SHOWN:
            years, months = divmod(amount, 12)
            whole = _counted(years, Unit.YEARS)
            return f"{whole} {_('og')} {_counted(months, Unit.MONTHS)}" if months else whole
        return _counted(amount, self.unit)


def parse_span(text: str) -> Span:
    """Return the span `text` names, `96 h` or `-14 d`; raises ValueError for anything else."""
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    span = Span(int(match[1]), Unit(match[2]))
    if abs(span.amount) > LARGEST:
        raise ValueError(text)
    return span


def _counted(amount: int, unit: Unit) -> str:
    match unit:
        case Unit.HOURS:
            return ngettext("{n} time", "{n} timer", amount).format(n=amount)
        case Unit.DAYS:
            return ngettext("{n} dag", "{n} dage", amount).format(n=amount)
        case Unit.WEEKS:
            return ngettext("{n} uge", "{n} uger", amount).format(n=amount)
        case Unit.MONTHS:
            return ngettext("{n} måned", "{n} måneder", amount).format(n=amount)
        case Unit.YEARS:
            return ngettext("{n} år", "{n} år", amount).format(n=amount)
        case Unit.WORKING_DAYS:
            return ngettext("{n} hverdag", "{n} hverdage", amount).format(n=amount)
        case Unit.WHOLE_MONTHS:
            return ngettext("{n} hel måned", "{n} hele måneder", amount).format(n=amount)
