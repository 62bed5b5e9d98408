"""What is typed in the rule form, as values; what is none becomes a sentence at its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from linkworker_desktop.domain.moments import NotADate, parse_date
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.pages.rules.span_field import NotASpan, SpanField


def typed_span(name: str, field: SpanField, problems: list[Problem]) -> Span:
    """Return a length of time; for what is no number add a problem."""
    try:
        return field.span()
    except NotASpan:
        problems.append(Problem(name, _("Skriv et helt tal, fx 14.")))
        return Span(0, Unit.DAYS)


def typed_number(name: str, text: str, problems: list[Problem]) -> int:
    """Return a whole number; for something else add a problem."""
    try:
        return int(text.strip())
    except ValueError:
        problems.append(Problem(name, _("Skriv et helt tal, fx 14.")))
        return 0


def typed_year(text: str, problems: list[Problem]) -> int | None:
    """Return a year, None for an empty text; for something else add a problem."""
    return typed_number("source_year", text, problems) if text.strip() else None


def typed_days(texts: Mapping[str, str], today: date, problems: list[Problem]) -> dict[str, date | None]:
    """Return the days of fields, None for empty ones; for what is no day add a problem."""
    found: dict[str, date | None] = dict.fromkeys(texts)
    for name, text in texts.items():
        if not text.strip():
            continue
        try:
            found[name] = parse_date(text, today)
        except NotADate:
            sentence = _("Datoen findes ikke. Skriv den som dag.måned.år, fx 5.1.2027.")
            problems.append(Problem(name, sentence))
    return found
