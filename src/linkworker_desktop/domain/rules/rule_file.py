"""The rule file: a municipality's rules as text (TOML), to ship, to keep and to share with others."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.rule_checks import rule_problems, rules_problems
from linkworker_desktop.domain.rules.rule_fields import FIELDS, REQUIRED, FileValue
from linkworker_desktop.i18n import _

FORMAT = 1
MOST_RULES = 500
LONGEST_FILE = 1_000_000
"""Characters; the shipped file has about 20,000."""
_DEFAULTS = {field.name: field.default for field in dataclasses.fields(Rule)}


def read_rules(text: str) -> tuple[Rule, ...]:
    """Return the rules of a rule file.

    Raises `InvalidInput` with one sentence for each fault, each naming its rule; nothing is half read.
    """
    rules, problems = _read(text)
    if not problems:
        problems.extend(rules_problems(rules))
    if problems:
        raise InvalidInput(problems)
    return tuple(rules)


def read_rule(text: str) -> Rule:
    """Return the only rule of a rule file; the rules it refers to need not be in it. Raises `InvalidInput`."""
    rules, problems = _read(text)
    if problems:
        raise InvalidInput(problems)
    (rule,) = rules
    return rule


def write_rules(rules: Sequence[Rule]) -> str:
    """Return the rule file of `rules`; reading it gives the same rules."""
    blocks = [f"format = {FORMAT}\n"]
    for rule in rules:
        lines = [
            f"{name} = {_toml(field.write(value))}"
            for name, field in FIELDS.items()
            if (value := getattr(rule, name)) != _DEFAULTS[name]
        ]
        blocks.append("\n".join(["[[rule]]", *lines, ""]))
    return "\n".join(blocks)


def _read(text: str) -> tuple[list[Rule], list[Problem]]:
    tables = _tables(text)
    problems: list[Problem] = []
    rules: list[Rule] = []
    for place, table in enumerate(tables, start=1):
        rule, faults = _rule(table)
        problems.extend(_placed(fault, table, place) for fault in faults)
        if rule is not None:
            rules.append(rule)
    return rules, problems


def _tables(text: str) -> list[dict[str, Any]]:
    if len(text) > LONGEST_FILE:
        raise _refused(_("Filen er for stor til at være en regelfil."))
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _refused(_("Filen kan ikke læses som en regelfil: {fault}").format(fault=error)) from error
    if content.get("format") != FORMAT:
        raise _refused(_("Filen er ikke en regelfil, eller den er skrevet af et nyere program."))
    tables = content.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _refused(_("Filen er ikke en regelfil, eller den er skrevet af et nyere program."))
    if not tables:
        raise _refused(_("Der er ingen regler i filen."))
    if len(tables) > MOST_RULES:
        raise _refused(
            _("Der er for mange regler i filen. Der kan højst være {most}.").format(most=MOST_RULES)
        )
    return tables


def _rule(table: dict[str, Any]) -> tuple[Rule | None, list[Problem]]:
    problems = [
        Problem(name, _("feltet »{field}« kendes ikke.").format(field=name))
        for name in table
        if name not in FIELDS
    ]
    problems.extend(
        Problem(name, _("feltet »{field}« mangler.").format(field=name))
        for name in REQUIRED
        if name not in table
    )
    values: dict[str, Any] = {}
    for name, field in FIELDS.items():
        if name not in table:
            continue
        try:
            values[name] = field.read(table[name])
        except (TypeError, ValueError):
            sentence = _("feltet »{field}« kan ikke læses. Skriv det som {example}.")
            problems.append(Problem(name, sentence.format(field=name, example=field.example)))
    if problems:
        return None, problems
    rule = Rule(**values)
    return rule, list(rule_problems(rule))


def _placed(problem: Problem, table: dict[str, Any], place: int) -> Problem:
    code = table.get("code")
    known = isinstance(code, str) and code
    who = _("Regel {code}").format(code=code) if known else _("Regel nummer {place}").format(place=place)
    return Problem(f"rules.{place}.{problem.field}", f"{who}: {problem.sentence}")


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput([Problem("file", sentence)])


def _toml(value: FileValue) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(_toml(item) for item in value)}]"
        case date():
            return value.isoformat()
        case _:
            return str(value)
