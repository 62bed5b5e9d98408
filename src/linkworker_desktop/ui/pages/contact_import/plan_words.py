"""What a plan and its outcome say in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_import_plan import Action, Decision, ImportPlan, Outcome
from linkworker_desktop.ui import words


def plan_words(plan: ImportPlan) -> str:
    """Return what will happen: `To er nye, tre lægges sammen med dem, du har, og én er i tvivl.`"""
    counts = plan.counts
    if not plan.rows:
        return _("Filen har ingen kontakter.")
    said = [say(counts[outcome]) for outcome, say in _SAID.items() if counts.get(outcome)]
    return words.capitalised(words.joined(said)) + "."


def taken(plan: ImportPlan, decisions: Mapping[int, Decision]) -> int:
    """Return how many rows the import would take as things are decided."""
    number = 0
    for row in plan.rows:
        decision = decisions.get(row.number)
        if row.outcome is Outcome.NEW:
            number += 1
        elif decision is not None:
            number += decision.action is not Action.SKIP
        elif row.outcome is Outcome.SAME:
            number += 1
    return number


def undecided(plan: ImportPlan, decisions: Mapping[int, Decision]) -> int:
    """Return how many doubtful rows nobody has decided about."""
    return sum(1 for row in plan.rows if row.must_decide and row.number not in decisions)


def undecided_words(number: int) -> str:
    """Return what becomes of the rows nobody decided about, empty when there are none."""
    if not number:
        return ""
    return ngettext(
        "Én er ikke afgjort og bliver ikke hentet.", "{count} er ikke afgjort og bliver ikke hentet.", number
    ).format(count=words.capitalised(words.number_word(number)))


def done_words(new: int, merged: int) -> str:
    """Return what an import did: `120 er nye, og 12 er lagt sammen med dem, du havde.`"""
    said = []
    if new:
        said.append(
            ngettext("én ny kontakt er hentet", "{count} nye kontakter er hentet", new).format(
                count=words.number_word(new)
            )
        )
    if merged:
        said.append(
            ngettext(
                "én er lagt sammen med en, du havde", "{count} er lagt sammen med dem, du havde", merged
            ).format(count=words.number_word(merged))
        )
    if not said:
        return _("Der var ikke noget nyt at hente.")
    return words.capitalised(words.joined(said)) + "."


def left_out_words(refused: int, left_out: int) -> str:
    """Return what was not taken, empty when everything was."""
    said = []
    if refused:
        said.append(
            ngettext("Én række kunne ikke hentes.", "{count} rækker kunne ikke hentes.", refused).format(
                count=words.capitalised(words.number_word(refused))
            )
        )
    if left_out:
        said.append(
            ngettext("Én blev sprunget over.", "{count} blev sprunget over.", left_out).format(
                count=words.capitalised(words.number_word(left_out))
            )
        )
    return " ".join(said)


_SAID: Mapping[Outcome, Callable[[int], str]] = {
    Outcome.NEW: lambda n: ngettext("én er ny", "{count} er nye", n).format(count=words.number_word(n)),
    Outcome.SAME: lambda n: ngettext(
        "én lægges sammen med en, du har", "{count} lægges sammen med dem, du har", n
    ).format(count=words.number_word(n)),
    Outcome.DOUBTFUL: lambda n: ngettext("én er i tvivl", "{count} er i tvivl", n).format(
        count=words.number_word(n)
    ),
    Outcome.KNOWN: lambda n: ngettext("én er her i forvejen", "{count} er her i forvejen", n).format(
        count=words.number_word(n)
    ),
    Outcome.REFUSED: lambda n: ngettext("én kan ikke hentes", "{count} kan ikke hentes", n).format(
        count=words.number_word(n)
    ),
}
