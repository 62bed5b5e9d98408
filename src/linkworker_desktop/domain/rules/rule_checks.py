"""What can be wrong with a rule, or with rules together; one sentence for each fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from linkworker_desktop.domain.problems import Problem, out_of_range, too_long
from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS, label_of
from linkworker_desktop.domain.rules.happenings import PERIOD_ENDS, HappeningKind
from linkworker_desktop.domain.rules.rule import MonthlyWeekday, Rule, YearlyDay
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.i18n import _

_CODE = re.compile(r"[A-Za-z0-9]{1,12}")
_VARIANT = re.compile(r"[a-z0-9-]{0,20}")
LONGEST_NAME = 120
LONGEST_SHORT = 24
"""Letters; about what a day of the month has room for."""
_LONGEST = {
    "name": LONGEST_NAME,
    "short": LONGEST_SHORT,
    "basis": 200,
    "source": 200,
    "checked_by": 120,
    "note": 2000,
}
_MOST_TIMES = 52
_LAST_NTH = 4
_LEAP_YEAR = 2024
_ABOVE: Mapping[SubjectKind, tuple[SubjectKind, ...]] = {
    SubjectKind.PERSON: (SubjectKind.FAMILY,),
    SubjectKind.PLACEMENT: (SubjectKind.PERSON, SubjectKind.FAMILY),
    SubjectKind.CONSENT: (SubjectKind.PERSON, SubjectKind.FAMILY),
    SubjectKind.MEETING: (SubjectKind.FAMILY,),
}
"""Whose facts also hold for whom."""


def facts_of(kind: SubjectKind) -> tuple[HappeningKind, ...]:
    """Return the facts a rule for such a subject can count from or be met by, those above it included."""
    known = (kind, *_ABOVE.get(kind, ()))
    return tuple(
        fact
        for fact, words in HAPPENING_WORDS.items()
        if words.recorded_for in known and fact is not HappeningKind.TICKED
    )


def rule_problems(rule: Rule) -> Iterator[Problem]:
    """Yield what is wrong with one rule by itself; `field` is the name of the rule's field."""
    yield from _text_problems(rule)
    yield from _count_problems(rule)
    yield from _anchor_problems(rule)
    for field, day in (
        ("checked_on", rule.checked_on),
        ("valid_from", rule.valid_from),
        ("valid_to", rule.valid_to),
    ):
        yield from out_of_range(field, day)
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        yield Problem("valid_to", _("Reglen holder op, før den begynder at gælde. Ret en af datoerne."))
    if rule.source_year is not None and not FIRST_DAY.year <= rule.source_year <= LAST_DAY.year:
        yield Problem("source_year", _("Årstallet for kilden er ikke et årstal."))


def rules_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Yield what is wrong with rules together: the same name twice, a reference to nothing or in a circle.

    `field` begins with the rule's key: `R21.anchors`.
    """
    for key, times in Counter(rule.key for rule in rules).items():
        if times > 1:
            sentence = _("Regel {code} står der {times} gange. Giv hver regel sin egen kode.")
            yield Problem(f"{key}.code", sentence.format(code=key, times=times))
    referred = _references(rules)
    for rule in rules:
        for code in referred[rule.code]:
            if code not in referred:
                sentence = _("Regel {code} regnes fra regel {other}, som ikke findes.")
                yield Problem(f"{rule.key}.anchors", sentence.format(code=rule.key, other=code))
        if _leads_to(rule.code, rule.code, referred):
            sentence = _("Regel {code} regnes fra sig selv gennem andre regler.")
            yield Problem(f"{rule.key}.anchors", sentence.format(code=rule.key))


def _text_problems(rule: Rule) -> Iterator[Problem]:
    if not _CODE.fullmatch(rule.code):
        yield Problem("code", _("Koden skal være 1-12 bogstaver fra a til z eller tal, fx R81."))
    if not _VARIANT.fullmatch(rule.variant):
        yield Problem("variant", _("Varianten skal være højst 20 små bogstaver fra a til z, tal eller -."))
    if not rule.name.strip():
        yield Problem("name", _("Skriv, hvad reglen hedder."))
    for field, most in _LONGEST.items():
        yield from too_long(field, getattr(rule, field), most)


def _count_problems(rule: Rule) -> Iterator[Problem]:
    if rule.repeat is not None and rule.repeat.amount <= 0:
        yield Problem("repeat", _("En gentagelse skal være mindst 1, fx »21 dage«."))
    if rule.repeat is not None and rule.repeat.unit is Unit.WHOLE_MONTHS:
        yield Problem("repeat", _("En gentagelse kan ikke regnes i hele måneder. Brug måneder."))
    if rule.warn.amount < 0 or rule.warn.unit is Unit.WHOLE_MONTHS:
        yield Problem("warn", _("Varslet skal være 0 eller mere, fx »7 dage«."))
    if rule.window is not None:
        if not 1 <= rule.window.times <= _MOST_TIMES:
            yield Problem("times", _("Antallet skal være mellem 1 og {most}.").format(most=_MOST_TIMES))
        if rule.window.step.amount <= 0:
            yield Problem("step", _("Afstanden mellem gangene skal være mindst 1."))
    if sum(part is not None for part in (rule.repeat, rule.window, rule.calendar)) > 1:
        sentence = _("Vælg én af delene: gentagelse, antal gange i en periode eller faste dage.")
        yield Problem("repeat", sentence)
    if isinstance(rule.calendar, MonthlyWeekday) and not (
        1 <= rule.calendar.nth <= _LAST_NTH and rule.calendar.weekday in range(7)
    ):
        yield Problem("calendar", _("Vælg den første, anden, tredje eller fjerde ugedag i måneden."))
    if isinstance(rule.calendar, YearlyDay) and not _is_day(rule.calendar):
        yield Problem("calendar", _("Den faste dag findes ikke i kalenderen."))


def _anchor_problems(rule: Rule) -> Iterator[Problem]:
    if not rule.anchors and rule.calendar is None:
        yield Problem("anchors", _("Vælg, hvad fristen regnes fra."))
    facts = [anchor for anchor in rule.anchors if isinstance(anchor, HappeningKind)]
    known = (rule.who.kind, *_ABOVE.get(rule.who.kind, ()))
    for kind in (*facts, *((rule.own_date,) if rule.own_date else ()), *rule.until):
        if HAPPENING_WORDS[kind].recorded_for not in known:
            sentence = _("»{fact}« kan ikke bruges her: det skrives ikke op for dem, reglen gælder for.")
            yield Problem("anchors", sentence.format(fact=label_of(kind)))
    for kind in rule.unless:
        if kind not in PERIOD_ENDS:
            sentence = _("»{fact}« har ingen slutning, så reglen kan ikke hvile imens.")
            yield Problem("unless", sentence.format(fact=label_of(kind)))


def _is_day(yearly: YearlyDay) -> bool:
    try:
        date(_LEAP_YEAR, yearly.month, yearly.day)
    except ValueError:
        return False
    return True


def _references(rules: Iterable[Rule]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for rule in rules:
        codes = (anchor for anchor in rule.anchors if not isinstance(anchor, HappeningKind))
        found.setdefault(rule.code, set()).update(codes)
    return found


def _leads_to(start: str, goal: str, referred: Mapping[str, set[str]]) -> bool:
    seen: set[str] = set()
    left = list(referred.get(start, ()))
    while left:
        code = left.pop()
        if code == goal:
            return True
        if code not in seen:
            seen.add(code)
            left.extend(referred.get(code, ()))
    return False
