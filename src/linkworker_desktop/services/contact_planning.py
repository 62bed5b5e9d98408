"""Deciding what each row of a file would do: new, known, one more fact for a contact, doubtful, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.exchange.contact_files.readings import ReadContact, Refused
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.contact_checks import checked_contact
from linkworker_desktop.services.contact_import_plan import Outcome, PlannedRow, merged_with
from linkworker_desktop.services.contact_matching import Directory, Entry, Kinship, Match

_SAYING_NOTHING = frozenset({"Normal", "Falsk", "False", "SMTP", "Uspecificeret", "Unspecified"})
"""What Outlook writes where nothing was written."""
_FEWEST_DIGITS = 7
"""More digits than a post code or a year has."""


class Planner:
    """Compares the rows of one file, in their order, with the contacts that are there and with each other."""

    def __init__(self, known: Iterable[ContactDraft], organisations: Sequence[str], today: date) -> None:
        """Take the contacts and organisations of the vault."""
        self._today = today
        self._spelled = {fold(name): name for name in organisations}
        self._units: dict[tuple[str, str], str] = {}
        self._as_given: set[tuple[str, str]] = set()
        self._directory = Directory()
        self._undecided = Directory()
        for draft in known:
            self._directory.add(Entry(draft))
            self._note_unit(draft)

    def follow(self, rows: Iterable[PlannedRow], file: int) -> None:
        """Take the new contacts of a file that is imported before this one as there already."""
        for row in rows:
            if row.outcome is Outcome.NEW and row.draft is not None:
                self._directory.add(Entry(row.draft, row.number, file))

    def expect(self, drafts: Iterable[ContactDraft]) -> None:
        """Look through the file for numbers that several people share, before any row is judged by its number."""
        for draft in drafts:
            self._directory.expect(draft)

    def planned(self, read: ReadContact | Refused) -> PlannedRow:
        """Return what one row would do."""
        if isinstance(read, Refused):
            return _refused(read.number, read.cells, read.reason, read.name or _first(read.cells))
        try:
            draft = self._as_kept(read.draft)
        except InvalidInput as error:
            return _refused(read.number, read.cells, error.message, read.draft.name)
        entry = Entry(draft, read.number)
        match = self._directory.match(entry)
        row = PlannedRow(
            read.number, Outcome.NEW, _name(draft), draft, remarks=read.remarks, cells=read.cells
        )
        if match is None or match.kinship is Kinship.OTHER:
            self._directory.add(entry)
            return row if match is None else replace(row, remarks=(*row.remarks, _shares(match)))
        planned = self._beside(row, draft, match)
        return self._once(planned, entry) if planned.outcome is Outcome.DOUBTFUL else planned

    def _beside(self, row: PlannedRow, draft: ContactDraft, match: Match) -> PlannedRow:
        ours = match.entry.draft
        row = replace(
            row,
            ours=ours,
            same_row=match.entry.row,
            same_file=match.entry.file,
            differences=match.differences,
        )
        if match.is_contained:
            return replace(row, outcome=Outcome.KNOWN, reason=_known(match))
        if ours.ended_on is not None:
            sentence = _("Kontakten er ophørt hos os. Er den der igen?")
            return replace(row, outcome=Outcome.DOUBTFUL, reason=sentence)
        if match.is_sure:
            match.entry.become(merged_with(ours, draft, {}))
            self._directory.add(match.entry)
            return replace(row, outcome=Outcome.SAME, reason=_same(match))
        return replace(row, outcome=Outcome.DOUBTFUL, reason=_doubtful(match))

    def _once(self, row: PlannedRow, entry: Entry) -> PlannedRow:
        """Return a doubtful row, or that an earlier doubtful row says the same: it is asked about once."""
        earlier = self._undecided.match(entry)
        if earlier is None or not earlier.is_contained:
            self._undecided.add(entry)
            return row
        return replace(
            row,
            outcome=Outcome.KNOWN,
            ours=earlier.entry.draft,
            same_row=earlier.entry.row,
            same_file=None,
            differences=(),
            reason=_known(earlier),
        )

    def _as_kept(self, draft: ContactDraft) -> ContactDraft:
        """Return the draft checked, and spelled as the organisation and its unit are spelled already."""
        clean = checked_contact(draft, self._today)
        if (clean.organisation, clean.unit) in self._as_given:
            return clean
        place = self._spelled.setdefault(fold(clean.organisation), clean.organisation)
        unit = self._units.setdefault((fold(place), fold(clean.unit)), clean.unit)
        if place == clean.organisation and unit == clean.unit:
            self._as_given.add((place, unit))
            return clean
        return replace(clean, organisation=place, unit=unit)

    def _note_unit(self, draft: ContactDraft) -> None:
        if draft.unit:
            self._units.setdefault((fold(draft.organisation), fold(draft.unit)), draft.unit)


def _refused(number: int, cells: tuple[str, ...], reason: str, name: str) -> PlannedRow:
    return PlannedRow(number, Outcome.REFUSED, name, reason=reason, cells=cells)


def _first(cells: Sequence[str]) -> str:
    """Return the first word or address in a row, to know it by; a card that is a wreck has nothing to show."""
    words = [cell.strip() for cell in cells if any(map(str.isalnum, cell))]
    telling = [text for text in words if "@" in text or (text[0].isalpha() and text not in _SAYING_NOTHING)]
    numbers = [text for text in words if len(phone.digits(text)) > _FEWEST_DIGITS]
    text = next(iter((*telling, *numbers)), "")
    return "" if "\n" in text else text[:80]


def _name(draft: ContactDraft) -> str:
    return ", ".join(part for part in (draft.person, draft.organisation) if part)


def _shares(match: Match) -> str:
    """Say that somebody else has the same number or address."""
    shared = match.shares[0]
    shown = shared if "@" in shared else phone.shown(shared)
    return _("{shared} hører også til {name}.").format(shared=shown, name=_name(match.entry.draft))


def _known(match: Match) -> str:
    if match.entry.file is not None:
        return _("Står allerede i en anden af filerne.")
    if match.entry.row is not None:
        return _("Står allerede i filen, i række {row}.").format(row=match.entry.row)
    return _("Findes allerede med de samme oplysninger.")


def _same(match: Match) -> str:
    if match.entry.row is not None and match.entry.file is None:
        return _("Den samme som række {row}. Oplysningerne lægges sammen.").format(row=match.entry.row)
    return _("Findes allerede. Det nye lægges til.")


def _doubtful(match: Match) -> str:
    name = _name(match.entry.draft)
    conflicts = ", ".join(each.label.casefold() for each in match.differences if each.is_conflict)
    if match.kinship is Kinship.SAME and conflicts:
        sentence = _("Ligner {name}, men har noget andet: {fields}.")
        return sentence.format(name=name, fields=conflicts)
    if match.shares:
        shared = match.shares[0]
        shown = shared if "@" in shared else phone.shown(shared)
        return _("Har {shared} til fælles med {name}. Er det den samme?").format(shared=shown, name=name)
    return _("Hedder det samme som {name}. Er det den samme?").format(name=name)
