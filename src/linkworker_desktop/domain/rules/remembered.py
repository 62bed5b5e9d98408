"""Finished due dates that are remembered though no rule, as it is now, would count them any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linkworker_desktop.domain.rules.desk import Desk
from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.facts import Settled
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.rule import Rule


def remembered(
    desk: Desk, ledger: Ledger, rules: Sequence[Rule], settled: Iterable[Settled], found: Iterable[DueDate]
) -> Iterator[DueDate]:
    """Yield what was finished under a rule that is switched off now, or is for others now.

    `found` is what the rules give today; a date finished there too is left to it. A date holds as long as
    something is still recorded for its day, so a finishing that is taken back takes its date along.
    """
    by_code = {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.active)}
    shown = {(row.rule.code, row.subject, row.done.day) for row in found if row.done is not None}
    for item in settled:
        rule = by_code.get(item.rule)
        if item.done_on < desk.since or rule is None or (item.rule, item.subject, item.done_on) in shown:
            continue
        account = ledger.account(item.subject)
        done = None if account is None else account.recorded_on(item.done_on)
        if account is not None and done is not None:
            yield desk.finished(rule, account, done, item.due, None, latest=item.latest)
