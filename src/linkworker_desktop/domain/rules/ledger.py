"""The facts, opened as one account for each subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef

_DEEPEST = 5


class Ledger:
    """The accounts of one set of facts. What is recorded for a subject nobody knows is left aside."""

    def __init__(self, facts: Facts) -> None:
        self._accounts = {subject.ref: Account(subject) for subject in facts.subjects}
        self._by_kind: dict[SubjectKind, list[Account]] = {}
        for account in self._accounts.values():
            self._by_kind.setdefault(account.ref.kind, []).append(account)
            account.stand_under(self._above(account))
        self._happenings = facts.happenings
        find = self._accounts.get
        for kind, ref, when, rule in facts.happenings:
            if (known := find(ref)) is not None:
                known.enter(kind, when, rule)
        for exemption in facts.exemptions:
            if (known := find(exemption.subject)) is not None:
                known.let_off(exemption)
        for settled in facts.settled:
            if (known := find(settled.subject)) is not None:
                known.remember(settled)
        for account in self._accounts.values():
            account.close()

    def accounts(self, kind: SubjectKind) -> Sequence[Account]:
        """Return the accounts of the subjects of a kind, in the order they were given."""
        return self._by_kind.get(kind, ())

    def account(self, ref: SubjectRef) -> Account | None:
        """Return the account of a subject, None if nobody knows it."""
        return self._accounts.get(ref)

    def first_and_last(self, today: date) -> tuple[date, date]:
        """Return the first and the last day anything is recorded for, today included."""
        days = {today, *(happening.when.day for happening in self._happenings)}
        return min(days), max(days)

    def happened_since(self, day: date) -> Mapping[Account, set[str]]:
        """Return whom something is recorded for on a day or later: their facts, and the rules ticked off then.

        A fact counts for those above its subject as well.
        """
        found: dict[Account, set[str]] = {}
        for kind, ref, when, rule in self._happenings:
            if when.day < day or (account := self._accounts.get(ref)) is None:
                continue
            if kind is HappeningKind.TICKED:
                found.setdefault(account, set()).add(rule)
            else:
                for level in account.levels:
                    found.setdefault(level, set()).add(kind)
        return found

    def _above(self, account: Account) -> tuple[Account, ...]:
        found = [account]
        while len(found) < _DEEPEST:
            parent = found[-1].subject.parent
            above = None if parent is None else self._accounts.get(parent)
            if above is None or above in found:
                break
            found.append(above)
        return tuple(found[1:])
