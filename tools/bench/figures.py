"""What is measured against what, and how much is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

TOLERANCE = 1.15
"""The floor's own spread: a figure is flagged only when its median misses the target by more than this."""

Sample = dict[str, float]
"""What one process reported: seconds, or MiB for `peak`."""


class Unit(StrEnum):
    """What a figure is counted in."""

    SECONDS = "s"
    MEBIBYTES = "MiB"


class Goal(StrEnum):
    """Whether the ratio is to stay below the target or to be above it."""

    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a subject (a module of `tools.bench.subjects`) reports."""

    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its floor. With AT_LEAST the ratio is floor by figure: how many times faster it is."""

    name: str
    measured: Reading
    floor: Reading
    goal: Goal
    target: float
    unit: Unit = Unit.SECONDS


@dataclass(frozen=True, slots=True)
class Result:
    """A figure after all rounds; `ratios` are paired, one for each round."""

    figure: Figure
    measured: float
    floor: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the paired ratios."""
        return median(self.ratios)

    @property
    def is_missed(self) -> bool:
        """Whether the median is further from the target than the floor's own spread explains."""
        if self.figure.goal is Goal.AT_MOST:
            return self.ratio > self.figure.target * TOLERANCE
        return self.ratio < self.figure.target / TOLERANCE


PROGRAM, BARE = "program_start", "bare_window"
DANISH, RAW = "danish_pack", "raw_lines"
BILINGUAL, WEASY = "bilingual_pack", "weasyprint_pack"
PREVIEW = "preview"
MONTH = "month_view"
DEADLINES = "deadlines"
CONTACT_LIST, CONTACT_IMPORT = "contact_list", "contact_import"
FAMILY_PAGE = "family_page"
NETWORK_MAP = "network_map"

FIGURES = (
    Figure(
        "start -> »Lås op« painted", Reading(PROGRAM, "painted"), Reading(BARE, "painted"), Goal.AT_MOST, 1.25
    ),
    Figure(
        "start -> overview usable", Reading(PROGRAM, "usable"), Reading(BARE, "painted"), Goal.AT_MOST, 4.0
    ),
    Figure(
        "peak memory, overview open",
        Reading(PROGRAM, "peak"),
        Reading(BARE, "peak"),
        Goal.AT_MOST,
        2.5,
        Unit.MEBIBYTES,
    ),
    Figure(
        "40 Danish pages / their bare lines",
        Reading(DANISH, "seconds"),
        Reading(RAW, "seconds"),
        Goal.AT_MOST,
        5.0,
    ),
    Figure(
        "bilingual pages, WeasyPrint / ours",
        Reading(BILINGUAL, "seconds"),
        Reading(WEASY, "seconds"),
        Goal.AT_LEAST,
        5.0,
    ),
    Figure(
        "peak memory, bilingual / WeasyPrint",
        Reading(BILINGUAL, "peak"),
        Reading(WEASY, "peak"),
        Goal.AT_MOST,
        1.0,
        Unit.MEBIBYTES,
    ),
    Figure(
        "change -> preview / folder alone",
        Reading(PREVIEW, "preview"),
        Reading(PREVIEW, "alone"),
        Goal.AT_MOST,
        1.6,
    ),
    Figure(
        "50 000 contacts painted / all fetched",
        Reading(CONTACT_LIST, "paint"),
        Reading(CONTACT_LIST, "raw_paint"),
        Goal.AT_MOST,
        0.3,
    ),
    Figure(
        "search key stroke, p99 / its bare SQL",
        Reading(CONTACT_LIST, "key"),
        Reading(CONTACT_LIST, "raw_key"),
        Goal.AT_MOST,
        1.5,
    ),
    Figure(
        "import of 50 000 / bare insert",
        Reading(CONTACT_IMPORT, "ours"),
        Reading(CONTACT_IMPORT, "bare"),
        Goal.AT_MOST,
        3.0,
    ),
    Figure(
        "deadlines of 300 families / raw fetch of the same facts",
        Reading(DEADLINES, "deadlines"),
        Reading(DEADLINES, "raw"),
        Goal.AT_MOST,
        10.0,
    ),
    Figure(
        "deadlines after a write / the same fetch after one",
        Reading(DEADLINES, "written"),
        Reading(DEADLINES, "raw_written"),
        Goal.AT_MOST,
        10.0,
    ),
    Figure(
        "month of 5 000 events / bare calendar",
        Reading(MONTH, "month"),
        Reading(MONTH, "bare"),
        Goal.AT_MOST,
        6.0,
    ),
    Figure(
        "family page / its bare SQL",
        Reading(FAMILY_PAGE, "page"),
        Reading(FAMILY_PAGE, "raw"),
        Goal.AT_MOST,
        10.0,
    ),
    Figure(
        "log entry saved / its bare inserts",
        Reading(FAMILY_PAGE, "save"),
        Reading(FAMILY_PAGE, "raw_save"),
        Goal.AT_MOST,
        7.0,
    ),
    Figure(
        "network map of 52 / bare scene",
        Reading(NETWORK_MAP, "network"),
        Reading(NETWORK_MAP, "bare"),
        Goal.AT_MOST,
        4.0,
    ),
)


def judged(figure: Figure, rounds: Sequence[dict[str, Sample]]) -> Result:
    """Return what the rounds say of a figure. Raises KeyError if one of its subjects was not run."""
    measured = [samples[figure.measured.subject][figure.measured.value] for samples in rounds]
    floor = [samples[figure.floor.subject][figure.floor.value] for samples in rounds]
    pairs = zip(measured, floor, strict=True)
    is_speed = figure.goal is Goal.AT_LEAST
    ratios = tuple(low / high if is_speed else high / low for high, low in pairs)
    return Result(figure, median(measured), median(floor), ratios)


def subjects_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the subjects the figures need, each once, a figure beside its floor."""
    names = [name for figure in figures for name in (figure.floor.subject, figure.measured.subject)]
    return tuple(dict.fromkeys(names))
