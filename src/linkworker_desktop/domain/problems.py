"""What can be wrong with something typed in: a refusal or a remark, each one sentence tied to its field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY, is_kept_day
from linkworker_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence (already in the interface's language) about `field`, e.g. `members.2.birth_date`."""

    field: str
    sentence: str


class InvalidInput(UserError):
    """What was typed cannot be saved as it is; nothing has been changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems[0].sentence)


def too_long(field: str, text: str, most: int) -> Iterable[Problem]:
    """Yield the problem of a text with more than `most` characters."""
    if len(text) > most:
        yield Problem(field, _("Teksten er for lang. Skriv højst {most} tegn.").format(most=most))


def out_of_range(field: str, day: date | datetime | None) -> Iterable[Problem]:
    """Yield the problem of a day or moment outside the years the program keeps."""
    if not is_kept_day(day):
        sentence = _("Årstallet skal ligge mellem {first} og {last}. Ret datoen.")
        yield Problem(field, sentence.format(first=FIRST_DAY.year, last=LAST_DAY.year))
