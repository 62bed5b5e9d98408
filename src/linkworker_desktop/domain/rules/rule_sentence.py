"""A rule in words: whom it is for, what it counts from, how long, and when it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.happening_words import awaited, label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import WHO_LABELS, Anchor, CountFrom, Rule, Window
from linkworker_desktop.domain.rules.rule_words import calendar_words
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS, Condition
from linkworker_desktop.i18n import _, ngettext


def who_words(rule: Rule) -> str:
    """Return `hver voksen i program`."""
    return _(WHO_LABELS[rule.who])


def timing_words(rule: Rule, names: Mapping[str, str]) -> str:
    """Return `96 timer efter indflytning`, `mindst hver 21. dag fra praktikstart`; `names` are rules' by code."""
    if rule.calendar is not None:
        text = calendar_words(rule.calendar)
        return text[:1].lower() + text[1:]
    start = _start_words(rule.anchors, names)
    if rule.repeat is not None:
        every = _every(rule.repeat)
        if rule.count_from is CountFrom.PLANNED:
            return _("{every}, efter planen fra {fact}").format(every=every, fact=start)
        return _("mindst {every} fra {fact} eller sidste gang").format(every=every, fact=start)
    if rule.window is not None:
        return _window_words(rule.window, rule.offset, start)
    return _offset_words(rule.offset, start)


def rule_sentences(rule: Rule, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the rule says, a sentence for each thing it says."""
    return tuple(_sentences(rule, names))


def _sentences(rule: Rule, names: Mapping[str, str]) -> Iterator[str]:
    yield _("For {who}: {when}.").format(who=who_words(rule), when=timing_words(rule, names))
    if rule.own_date is not None:
        sentence = _("Er »{fact}« skrevet ind, gælder den dag i stedet.")
        yield sentence.format(fact=label_of(rule.own_date))
    if rule.only_for:
        yield _("Kun for {whom}.").format(whom=_listed(_conditions(rule.only_for)))
    if rule.not_for:
        yield _("Ikke for {whom}.").format(whom=_listed(_conditions(rule.not_for)))
    if rule.until:
        yield _("Den holder op ved {fact}.").format(fact=_listed(map(awaited, rule.until)))
    if rule.unless:
        yield _("Den hviler ved {fact}.").format(fact=_listed(map(awaited, rule.unless)))
    match rule.roll:
        case Roll.NEXT:
            yield _("Falder dagen på en lukket dag, rykker den frem til næste hverdag.")
        case Roll.PREVIOUS:
            yield _("Falder dagen på en lukket dag, rykker den tilbage til hverdagen før.")
    if rule.warn.amount:
        yield _("Den står som »snart« fra {span} før.").format(span=rule.warn.words)
    yield _met(rule)


def _met(rule: Rule) -> str:
    if rule.passes and not rule.done_by:
        return _("Den er nået, når dagen er gået.")
    if not rule.done_by:
        return _("Den er nået, når den krydses af.")
    facts = [_("»{fact}«").format(fact=label_of(kind)) for kind in rule.done_by]
    if rule.needs_all and len(facts) > 1:
        return _("Den er nået, når både {facts} er skrevet ind.").format(facts=_listed(facts))
    return _("Den er nået, når {facts} er skrevet ind.").format(facts=_listed(facts, last=_("eller")))


def _start_words(anchors: Iterable[Anchor], names: Mapping[str, str]) -> str:
    """Return what is counted from, the first choice and what stands in for it."""
    words = [
        awaited(anchor)
        if isinstance(anchor, HappeningKind)
        else _("fristen »{rule}«").format(rule=names.get(anchor, anchor))
        for anchor in anchors
    ]
    return _(", ellers ").join(dict.fromkeys(words)) or _("en dag, der ikke er valgt")


def _offset_words(offset: Span, start: str) -> str:
    if offset.unit is Unit.WHOLE_MONTHS:
        return ngettext(
            "den første dag efter den første hele måned fra {fact}",
            "den første dag efter {n} hele måneder fra {fact}",
            offset.amount,
        ).format(n=offset.amount, fact=start)
    if offset.amount == 0:
        words = _("samme tid som {fact}") if offset.unit is Unit.HOURS else _("samme dag som {fact}")
        return words.format(fact=start)
    words = _("{span} før {fact}") if offset.amount < 0 else _("{span} efter {fact}")
    return words.format(span=offset.words, fact=start)


def _window_words(window: Window, offset: Span, start: str) -> str:
    times = ngettext("{n} gang", "{n} gange", window.times).format(n=window.times)
    sentence = _("{times} inden {span} efter {fact}, gerne {every}")
    return sentence.format(times=times, span=offset.words, fact=start, every=_every(window.step))


def _every(step: Span) -> str:
    amount = step.amount
    match step.unit:
        case Unit.HOURS:
            words = ngettext("hver time", "hver {n}. time", amount)
        case Unit.DAYS:
            words = ngettext("hver dag", "hver {n}. dag", amount)
        case Unit.WEEKS:
            words = ngettext("hver uge", "hver {n}. uge", amount)
        case Unit.YEARS:
            words = ngettext("hvert år", "hvert {n}. år", amount)
        case Unit.WORKING_DAYS:
            words = ngettext("hver hverdag", "hver {n}. hverdag", amount)
        case _:
            words = ngettext("hver måned", "hver {n}. måned", amount)
    return words.format(n=amount)


def _conditions(conditions: Iterable[Condition]) -> Iterator[str]:
    return (_(CONDITION_LABELS[condition]) for condition in conditions)


def _listed(words: Iterable[str], last: str = "") -> str:
    *first, end = list(words) or [""]
    between = last or _("og")
    return f"{', '.join(first)} {between} {end}" if first else end
