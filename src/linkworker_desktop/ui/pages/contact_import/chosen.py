"""A file on its way in: how it was read, which column is what, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from linkworker_desktop.domain import phone
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping
from linkworker_desktop.exchange.contact_files.reading import contacts_in
from linkworker_desktop.exchange.contact_files.readings import FileKind, FileReading, ReadContact
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_import_plan import Decision, ImportPlan, Outcome
from linkworker_desktop.services.contact_imports import ImportDone

CARDS = 8
KINDS = {FileKind.VCARD: N_("vCard"), FileKind.CSV: N_("CSV"), FileKind.XLSX: N_("Excel")}


@dataclass(slots=True)
class ChosenFile:
    """What is known of a file so far; `problem` says why it cannot be read, `category` holds where a row has none."""

    path: Path
    reading: FileReading | None = None
    problem: str = ""
    mapping: ColumnMapping | None = None
    category: str = ""
    plan: ImportPlan | None = None
    decisions: dict[int, Decision] = field(default_factory=dict)
    done: ImportDone | None = None

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    @property
    def line(self) -> str:
        """What stands beside the name: `CSV · 120 rækker`, why it cannot be read, or that it is being read."""
        if self.problem:
            return self.problem
        if self.reading is None:
            return _("Læses …")
        if self.reading.kind is FileKind.VCARD:
            rows = ngettext("{count} kort", "{count} kort", self.reading.rows)
        else:
            rows = ngettext("{count} række", "{count} rækker", self.reading.rows)
        return f"{_(KINDS[self.reading.kind])} · {rows.format(count=self.reading.rows)}"

    def take(self, reading: FileReading) -> None:
        """Keep how the file was read; what was told of the columns begins afresh."""
        self.reading, self.mapping, self.problem = reading, reading.mapping, ""
        self.plan, self.decisions = None, {}

    def take_plan(self, plan: ImportPlan) -> None:
        """Keep a plan, and of earlier decisions those about rows that still ask for one."""
        open_rows = {row.number for row in plan.rows if row.outcome in {Outcome.SAME, Outcome.DOUBTFUL}}
        self.plan = plan
        self.decisions = {number: said for number, said in self.decisions.items() if number in open_rows}


def first_cards(reading: FileReading, today: date) -> tuple[tuple[str, str, str, str], ...]:
    """Return name, place, phone and e-mail of the first cards of a vCard file."""
    return tuple(
        (
            each.draft.person,
            each.draft.organisation,
            phone.shown(each.draft.phones[0].number) if each.draft.phones else "",
            each.draft.email,
        )
        for each in islice(contacts_in(reading, "other", today), CARDS)
        if isinstance(each, ReadContact)
    )
