"""How well an employer fits what a person wishes for: trade, Danish, languages, skills, town and bus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from linkworker_desktop.domain.contact import EmployerDraft


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person looks for and can: `danish` as »DU2 modul 3«, `lines` the buses and trains from home."""

    trades: tuple[str, ...] = ()
    danish: str = ""
    languages: tuple[str, ...] = ()
    town: str = ""
    lines: tuple[str, ...] = ()
    skills: str = ""

    def __bool__(self) -> bool:
        return bool(
            self.trades or self.danish or self.languages or self.town or self.lines or self.skills.strip()
        )


class Reason(StrEnum):
    """Why an employer fits, or what stands in the way."""

    TRADE = "trade"
    OTHER_TRADE = "other_trade"
    DANISH = "danish"
    MORE_DANISH = "more_danish"
    LANGUAGE = "language"
    SKILLS = "skills"
    TOWN = "town"
    BUS = "bus"
    FAR = "far"
    PLACES = "places"
    FULL = "full"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True)
class Said:
    """A reason, and what it is about (the trade, the line, the level)."""

    reason: Reason
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """`score` is 0-100; what speaks for the employer and what against it, weightiest first."""

    score: int
    reasons: tuple[Said, ...]
    against: tuple[Said, ...]


_WEIGHTS = {
    Reason.TRADE: 40,
    Reason.DANISH: 20,
    Reason.BUS: 15,
    Reason.TOWN: 15,
    Reason.LANGUAGE: 10,
    Reason.SKILLS: 10,
}
_EXTRA = {Reason.PLACES: 6, Reason.MENTOR: 4}
"""What speaks for every employer, whatever was wished for."""
_FULL_COSTS = 15


def fit(employer: EmployerDraft, town: str, wishes: Wishes) -> Fit:
    """Return how an employer in `town` fits the wishes.

    Only what was wished for counts: the score is the share of it that is met, with a little for open places and a
    mentor. What the employer has not told stands neither for nor against it.
    """
    met: list[Said] = []
    against: list[Said] = []
    asked = 0
    for wished, wanted, missed in _checks(employer, town, wishes):
        asked += max(_WEIGHTS[reason] for reason in wished)
        met += wanted
        against += missed
    met.sort(key=lambda said: -_WEIGHTS[said.reason])
    earned = sum(_WEIGHTS[said.reason] for said in _best_of_each(met))
    score = round(90 * min(1.0, earned / asked)) if asked else 0
    extra = _extras(employer)
    score += sum(_EXTRA[said.reason] for said in extra)
    if employer.places == 0:
        against.append(Said(Reason.FULL))
        score -= _FULL_COSTS
    return Fit(max(0, min(100, score)), (*met, *extra), tuple(against))


_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "aa"})
_Check = tuple[tuple[Reason, ...], list[Said], list[Said]]


def _checks(employer: EmployerDraft, town: str, wishes: Wishes) -> list[_Check]:
    """Return for each wish the reasons it can give, those it gives, and those against."""
    checks: list[_Check] = []
    if wishes.trades:
        shared = _shared(employer.trades, wishes.trades)
        other = (
            [Said(Reason.OTHER_TRADE, ", ".join(employer.trades))] if employer.trades and not shared else []
        )
        checks.append(((Reason.TRADE,), [Said(Reason.TRADE, ", ".join(shared))] if shared else [], other))
    if wishes.danish:
        checks.append(((Reason.DANISH,), *_danish(employer.danish, wishes.danish)))
    if wishes.languages:
        both = [code for code in employer.languages if code in wishes.languages]
        checks.append(((Reason.LANGUAGE,), [Said(Reason.LANGUAGE, code) for code in both[:1]], []))
    if wishes.skills.strip():
        known = _words(wishes.skills) & _words(employer.skills)
        shown = [Said(Reason.SKILLS, ", ".join(sorted(known)))] if known else []
        checks.append(((Reason.SKILLS,), shown, []))
    if wishes.town or wishes.lines:
        checks.append(((Reason.TOWN, Reason.BUS), *_way(employer, town, wishes)))
    return checks


def _best_of_each(met: list[Said]) -> list[Said]:
    """Return the reasons that count: in the same town the bus adds nothing."""
    towns = any(said.reason is Reason.TOWN for said in met)
    return [said for said in met if not (towns and said.reason is Reason.BUS)]


def _danish(asked: str, has: str) -> tuple[list[Said], list[Said]]:
    asked_level, own_level = danish_level(asked), danish_level(has)
    if asked_level is None:
        return [Said(Reason.DANISH)] if not asked.strip() else [], []
    if own_level is not None and own_level >= asked_level:
        return [Said(Reason.DANISH, asked)], []
    return [], [Said(Reason.MORE_DANISH, asked)]


def _way(employer: EmployerDraft, town: str, wishes: Wishes) -> tuple[list[Said], list[Said]]:
    reasons = []
    if wishes.town and _folded(wishes.town) == _folded(town):
        reasons.append(Said(Reason.TOWN, town))
    lines = _shared(employer.lines, wishes.lines)
    if lines:
        reasons.append(Said(Reason.BUS, ", ".join(lines)))
    known = bool(town or employer.lines)
    return reasons, [] if reasons or not known else [Said(Reason.FAR, town)]


def _extras(employer: EmployerDraft) -> list[Said]:
    extras = []
    if employer.places:
        extras.append(Said(Reason.PLACES, str(employer.places)))
    if employer.mentor.strip():
        extras.append(Said(Reason.MENTOR))
    return extras


def danish_level(written: str) -> int | None:
    """Return the steps of Danish a level stands for, None when none is named: »DU2 modul 3« is 203.

    The three Danish courses (DU1-3) are for people with different schooling; a higher one is taken to include the
    lower. »ingen« and »intet dansk« are 0, the final examination counts as module 7.
    """
    folded = _folded(written)
    if re.search(r"\b(ingen|intet|ikke noget)\b", folded):
        return 0
    course = re.search(r"(?:\bdu|danskuddannelse|uddannelse)\s*([123])", folded)
    module = re.search(r"modul\s*([1-6])", folded) or re.search(r"\bm\.?\s*([1-6])\b", folded)
    examined = re.search(r"prove i dansk\s*([123])", folded)
    if examined:
        return int(examined[1]) * 100 + 7
    if course:
        return int(course[1]) * 100 + (int(module[1]) if module else 0)
    return 100 + int(module[1]) if module else None


def _shared(these: Collection[str], those: Collection[str]) -> list[str]:
    wanted = {_folded(each) for each in those}
    return [each for each in these if _folded(each) in wanted]


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[^\w]+", _folded(text)) if len(word) > 3}


def _folded(text: str) -> str:
    lowered = text.casefold().translate(_LETTERS).strip()
    return "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign))
