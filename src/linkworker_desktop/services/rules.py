"""The rules as data: read, change with a look at what moves, switch off, share as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.rule import Rule, Who, is_stale_law
from linkworker_desktop.domain.rules.rule_checks import rule_problems, rules_problems
from linkworker_desktop.domain.rules.rule_file import read_rules, write_rules
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.tables.calendar import RuleRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.rule_book import rules_in_force, shipped_rules
from linkworker_desktop.services.rule_moves import MovedDate, Outcome, Situation, keep
from linkworker_desktop.services.rule_views import RuleChanges, RuleView
from linkworker_desktop.services.undoing import changed

__all__ = ["MovedDate", "RuleChanges", "RuleView", "Rules"]

_KINDS = frozenset({Kind.RULE, Kind.DEADLINE})
_FIRST_OWN = 101
"""The municipality's own rules are numbered from here; the shipped ones stay below."""
_LINKWORKER = "SELECT linkworker FROM municipality WHERE id = 1"
_USED_CODES = """
SELECT rule FROM happening WHERE rule <> '' UNION SELECT rule FROM exemption WHERE rule <> ''
UNION SELECT rule FROM settled UNION SELECT code FROM rule
"""


class Rules:
    """The rules in force and every way to change them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(self) -> tuple[RuleView, ...]:
        """Return every rule in the order it is read, switched off ones too."""
        situation = self._situation(with_contacts=True)
        open_dates = _open_counts(situation.due())
        shipped = {rule.key: rule for rule in shipped_rules()}
        today = self._clock.today()
        return tuple(
            RuleView(
                rule,
                rule.key not in shipped,
                rule.key in shipped and _wording(shipped[rule.key]) != _wording(rule),
                rule.active and is_stale_law(rule, today),
                open_dates.get(rule.key, 0),
            )
            for rule in situation.rules
        )

    def rule(self, key: str) -> Rule:
        """Return one rule. Raises `UserError` when it is gone."""
        with self._database.look() as look:
            return _found(rules_in_force(look), key)

    def all(self) -> tuple[Rule, ...]:
        """Return every rule without counting dates."""
        with self._database.look() as look:
            return rules_in_force(look)

    def new_code(self) -> str:
        """Return a code no rule has or had, so that nothing recorded earlier settles the new rule."""
        with self._database.look() as look:
            used = {row.rule for row in look.rows(_USED_CODES)} | {rule.code for rule in rules_in_force(look)}
        return next(code for number in range(_FIRST_OWN, 10_000) if (code := f"R{number}") not in used)

    def preview(self, rule: Rule) -> tuple[MovedDate, ...]:
        """Return the open dates that saving `rule` would move; finished ones never move. Raises `InvalidInput`."""
        situation = self._situation(with_contacts=rule.who is Who.CONTACT)
        rules = _with(situation.rules, rule)
        _require_sound(rules, rule)
        return situation.after(rules=rules).moves

    def preview_restore(self, key: str) -> tuple[MovedDate, ...]:
        """Return the open dates that bringing a rule back, or taking one's own away, would move."""
        situation = self._situation()
        rules, _kept = _restored(situation, key)
        _require_sound(rules)
        return situation.after(rules=rules).moves

    def save(self, rule: Rule) -> Changed:
        """Keep a rule, new or changed. What is finished keeps the date it had. Raises `InvalidInput`."""
        situation = self._situation()
        rules = _with(situation.rules, rule)
        _require_sound(rules, rule)
        done = _("Reglen »{name}« er gemt.").format(name=rule.name)
        undone = _("Reglen »{name}« er, som den var.").format(name=rule.name)
        return self._replace(situation, rules, done=done, undone=undone)

    def switch(self, key: str, *, on: bool) -> Changed:
        """Let a rule make due dates, or not. What is finished stays."""
        situation = self._situation()
        rule = replace(_found(situation.rules, key), active=on)
        said = _("Reglen »{name}« gælder igen.").format(name=rule.name)
        unsaid = _("Reglen »{name}« gælder ikke mere.").format(name=rule.name)
        done, undone = (said, unsaid) if on else (unsaid, said)
        return self._replace(situation, _with(situation.rules, rule), done=done, undone=undone)

    def checked(self, key: str, by: str = "", on: date | None = None) -> Changed:
        """Record that a rule was held against its source and is right: today, by the link-worker, if nothing else."""
        with self._database.look() as look:
            rules = rules_in_force(look)
            by = by or _linkworker(look)
        rule = replace(_found(rules, key), checked_on=on or self._clock.today(), checked_by=by)
        rules = _with(rules, rule)
        _require_sound(rules, rule)
        with self._database.write("rule.check") as session:
            _keep(session, rules, self._clock)
        done = _("Reglen »{name}« er kontrolleret.").format(name=rule.name)
        undone = _("Reglen »{name}« er, som den var.").format(name=rule.name)
        return changed(self._database, session, frozenset({Kind.RULE}), done=done, undone=undone)

    def restore(self, key: str) -> Changed:
        """Bring a shipped rule back to its wording, or take away a rule of one's own. Raises `InvalidInput`.

        A rule of one's own that something was finished under is switched off instead.
        """
        situation = self._situation()
        rules, kept = _restored(situation, key)
        _require_sound(rules)
        name = (kept or _found(situation.rules, key)).name
        if kept is None:
            done = _("Reglen »{name}« er slettet.")
        elif self.shipped(key) is None:
            done = _("Reglen »{name}« gælder ikke mere. Det, der er nået, bliver stående.")
        else:
            done = _("Reglen »{name}« er, som programmet kom med den.")
        undone = _("Reglen »{name}« er, som den var.").format(name=name)
        return self._replace(situation, rules, done=done.format(name=name), undone=undone)

    def shipped(self, key: str) -> Rule | None:
        """Return the rule as the program ships it, None for one of one's own."""
        return next((rule for rule in shipped_rules() if rule.key == key), None)

    def as_file(self) -> str:
        """Return the rules in force as a rule file, to share with another municipality."""
        return write_rules(self.all())

    def read_file(self, text: str) -> RuleChanges:
        """Return what a rule file would change. Raises `InvalidInput` with a sentence for each fault in it."""
        new = {rule.key: rule for rule in read_rules(text)}
        situation = self._situation(with_contacts=True)
        old = {rule.key: rule for rule in situation.rules}
        removed = tuple(rule for key, rule in old.items() if key not in new)
        finished = situation.finished_codes() if removed else frozenset()
        kept = (replace(rule, active=False) for rule in removed if rule.code in finished)
        rules = (*new.values(), *kept)
        _require_sound(rules)
        return RuleChanges(
            rules,
            tuple(rule for key, rule in new.items() if key not in old),
            tuple(rule for key, rule in new.items() if key in old and old[key] != rule),
            removed,
            situation.after(rules=rules).moves,
        )

    def take_over(self, changes: RuleChanges) -> Changed:
        """Put the rules of a file in place of those in force."""
        number = len(changes.added) + len(changes.changed) + len(changes.removed)
        done = ngettext("{n} regel er ændret.", "{n} regler er ændret.", number).format(n=number)
        undone = _("De gamle regler gælder igen.")
        return self._replace(self._situation(), changes.rules, done=done, undone=undone)

    def _situation(self, *, with_contacts: bool = False) -> Situation:
        with self._database.look() as look:
            return Situation(look, local_now(self._clock), with_contacts=with_contacts)

    def _replace(self, situation: Situation, rules: Sequence[Rule], *, done: str, undone: str) -> Changed:
        """Keep what differs from the shipped rules, and what is finished as it stands under the rules of today."""
        outcome: Outcome = situation.after(rules=rules)
        with self._database.write("rule.save") as session:
            keep(session, outcome, self._clock.now())
            _keep(session, rules, self._clock)
        return changed(self._database, session, _KINDS, done=done, undone=undone, remarks=outcome.remarks)


def _found(rules: Iterable[Rule], key: str) -> Rule:
    found = next((rule for rule in rules if rule.key == key), None)
    if found is None:
        raise UserError(_("Reglen findes ikke længere. Åbn siden igen."))
    return found


def _wording(rule: Rule) -> Rule:
    """Return what a rule says, whoever checked it and whether it is switched on."""
    return replace(rule, checked_on=None, checked_by="", active=True)


def _with(rules: Iterable[Rule], rule: Rule) -> tuple[Rule, ...]:
    kept = {each.key: each for each in rules}
    kept[rule.key] = rule
    return tuple(kept.values())


def _restored(situation: Situation, key: str) -> tuple[tuple[Rule, ...], Rule | None]:
    """Return the rules with one brought back, switched off or taken away, and what stays of it."""
    rule = _found(situation.rules, key)
    shipped = next((each for each in shipped_rules() if each.key == key), None)
    if shipped is not None:
        return _with(situation.rules, shipped), shipped
    if rule.code in situation.finished_codes():
        off = replace(rule, active=False)
        return _with(situation.rules, off), off
    return tuple(each for each in situation.rules if each.key != key), None


def _require_sound(rules: Sequence[Rule], rule: Rule | None = None) -> None:
    """Raise `InvalidInput` for faults; those of `rule` have its fields' names."""
    own = list(rule_problems(rule)) if rule is not None else []
    prefix = f"{rule.key}." if rule is not None else ""
    together = [
        replace(each, field=each.field.removeprefix(prefix)) if prefix else each
        for each in rules_problems(rules)
    ]
    if own or together:
        raise InvalidInput([*own, *together])


def _open_counts(rows: Iterable[DueDate]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        if row.is_open:
            counts[row.rule.key] = counts.get(row.rule.key, 0) + 1
    return counts


def _linkworker(look: Look) -> str:
    row = look.row(_LINKWORKER)
    return "" if row is None else str(row.linkworker or "")


def _keep(session: Session, rules: Sequence[Rule], clock: Clock) -> None:
    """Write the difference to the shipped rules: own and changed ones with their text, missing ones without."""
    shipped = {rule.key: rule for rule in shipped_rules()}
    wanted: dict[tuple[str, str], str | None] = {
        (rule.code, rule.variant): write_rules([rule]) for rule in rules if shipped.get(rule.key) != rule
    }
    keys = {rule.key for rule in rules}
    wanted |= {(rule.code, rule.variant): None for key, rule in shipped.items() if key not in keys}
    for row in session.scalars(select(RuleRow)).all():
        if (row.code, row.variant) not in wanted:
            session.delete(row)
            continue
        body = wanted.pop((row.code, row.variant))
        if row.body != body:
            row.body, row.updated_at = body, clock.now()
    for (code, variant), body in wanted.items():
        session.add(RuleRow(code=code, variant=variant, body=body, updated_at=clock.now()))
