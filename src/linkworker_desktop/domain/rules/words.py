"""Due dates in words: why this date, and where it stands."""

from __future__ import annotations

from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.due import Doubt, DueDate, Margin, Reason, ReasonKind, State, Why
from linkworker_desktop.domain.rules.happening_words import awaited
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.rule_words import ground_words
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.states import days_late
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _, ngettext

_HOURS_SHOWN = 48
_MINUS = "\N{MINUS SIGN}"


def why_sentence(due: DueDate) -> str:
    """Return how the date was counted and on what ground the rule stands, in the interface's language.

    `Boligplacering 3.8.2026 kl. 14.00 + 96 timer. Lokalt: Hedensted-modellen 2015, kontrolleret 21.11.2026.`
    A finished date gives the sentence remembered from when it was finished, where there is one.
    """
    if due.sentence:
        return due.sentence
    parts = [_counted(due.why, due.rule)] if due.why else []
    if due.window is not None:
        sentence = _("Nummer {number} af {times} inden {end}")
        parts.append(
            sentence.format(number=due.number, times=due.window.times, end=date_text(due.window.ends_on))
        )
    return " ".join([*(f"{part}." for part in parts), ground_words(due.rule)])


def state_words(due: DueDate) -> str:
    """Return where the date stands: `3 dage over`, `41 timer tilbage`, `om 10 dage`, `holdt 30.10.`"""
    match due.state:
        case State.WAITING if due.waiting_for is not None:
            return _("venter på {fact}").format(fact=awaited(due.waiting_for))
        case State.NOT_APPLICABLE:
            return f"{_('gælder ikke')}: {reason_words(due.reason)}" if due.reason else _("gælder ikke")
        case State.DONE | State.DONE_LATE if due.done is not None:
            return _done_words(due, due.done)
        case _ if due.due is not None and due.margin is not None:
            return _margin_words(due.due, due.margin, due.rule)
        case _:
            return ""


def reason_words(reason: Reason) -> str:
    """Return why a rule does not apply, in the interface's language."""
    day = date_text(reason.on) if reason.on else ""
    match reason.kind:
        case ReasonKind.EXEMPT:
            return _("fritaget {date}, {reason}").format(date=day, reason=reason.text)
        case ReasonKind.NOT_IN_PROGRAMME:
            return _("ikke i program")
        case ReasonKind.RESIDENCE:
            return reason.text
        case ReasonKind.CLOSED:
            return _("afsluttet {date}").format(date=day)
        case ReasonKind.ENDED:
            return f"{reason.text} {day}"
        case ReasonKind.REPLACED:
            return _("en anden regel gælder: {fact} {date}").format(fact=reason.text, date=day)
        case ReasonKind.BORN_LATER:
            return _("født efter {fact} {date}").format(fact=reason.text.lower(), date=day)
        case ReasonKind.OUT_OF_YEARS:
            return _("datoen ligger uden for de år, programmet regner med")


def doubt_words(doubt: Doubt) -> str:
    """Return what to look at before relying on a date, in the interface's language."""
    match doubt:
        case Doubt.FIRST_OF_MONTH:
            return _(
                "Afgørelsen er truffet den 1. i en måned. Spørg, hvornår kommunen overtager, og skriv datoen."
            )
        case Doubt.HOLIDAY:
            return _("Dagen er en helligdag eller lukkedag. Aftal en anden dag.")
        case Doubt.BEFORE_ANCHOR:
            return _("Det er sket før den dag, fristen regnes fra. Se, om begge datoer er rigtige.")


def _counted(why: Why, rule: Rule) -> str:
    if why.anchor is None:
        return why.label
    label = _("Sidste gang") if why.is_next or not why.label else why.label
    if why.is_own or why.span is None:
        return _("{fact} {date}, skrevet ind").format(fact=label, date=why.anchor.text)
    text = f"{label} {why.anchor.text}{_span_words(why.span)}"
    if why.is_rolled:
        text += (
            _(", rykket tilbage til hverdagen før")
            if rule.roll is Roll.PREVIOUS
            else _(", rykket frem til næste hverdag")
        )
    return text


def _span_words(span: Span) -> str:
    if span.unit is Unit.WHOLE_MONTHS:
        return ngettext(
            ": første dag efter den første hele måned", ": første dag efter {n} hele måneder", span.amount
        ).format(n=span.amount)
    if span.amount == 0:
        return _(", samme tid") if span.unit is Unit.HOURS else _(", samme dag")
    sign = "+" if span.amount > 0 else _MINUS
    return f" {sign} {span.words}"


def _done_words(due: DueDate, done: When) -> str:
    aim = due.latest or due.due
    if due.rule.passes and due.done == due.due:
        return _("sket {date}").format(date=date_text(done.day))
    if due.state is State.DONE or aim is None:
        return _("holdt {date}").format(date=date_text(done.day))
    late = days_late(done, aim)
    if late == 0:
        return _("holdt {date}, for sent").format(date=date_text(done.day))
    return ngettext("holdt, {n} dag for sent", "holdt, {n} dage for sent", late).format(n=late)


def _margin_words(due: When, margin: Margin, rule: Rule) -> str:
    if margin.unit is Unit.HOURS:
        if margin.amount < max(_HOURS_SHOWN, _hours_of(rule) + 1):
            return _hours(margin)
        margin = Margin(margin.amount // 24, Unit.DAYS, is_over=margin.is_over)
    if margin.is_over:
        return ngettext("{n} dag over", "{n} dage over", margin.amount).format(n=margin.amount)
    if margin.amount == 0:
        return _("i dag") if due.clock is None else _("i dag kl. {time}").format(time=time_text(due.clock))
    return ngettext("om {n} dag", "om {n} dage", margin.amount).format(n=margin.amount)


def _hours_of(rule: Rule) -> int:
    """Return for how many hours a rule counted in hours is shown in hours: as many as it is long."""
    return abs(rule.offset.amount) if rule.offset.unit is Unit.HOURS else 0


def _hours(margin: Margin) -> str:
    if margin.amount == 0:
        return _("under 1 time over") if margin.is_over else _("under 1 time tilbage")
    if margin.is_over:
        return ngettext("{n} time over", "{n} timer over", margin.amount).format(n=margin.amount)
    return ngettext("{n} time tilbage", "{n} timer tilbage", margin.amount).format(n=margin.amount)
