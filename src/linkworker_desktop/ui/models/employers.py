"""Employers that fit somebody's wishes, the best first, with the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.employers import EmployerMatch
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.contacts import title_of

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole)
GOOD, FAIR = 75, 45
"""From these scores an employer fits well, or partly."""


class EmployersModel(QAbstractListModel):
    """`ID_ROLE` is the contact's id. Without wishes nothing is said of how well an employer fits."""

    def __init__(self) -> None:
        super().__init__()
        self._matches: tuple[EmployerMatch, ...] = ()
        self._judges = False

    def set_matches(self, matches: Sequence[EmployerMatch], *, judges: bool) -> None:
        """Show other employers; `judges` when something was wished for."""
        self.beginResetModel()
        self._matches, self._judges = tuple(matches), judges
        self.endResetModel()

    def match_at(self, row: int) -> EmployerMatch:
        """Return the employer of a row."""
        return self._matches[row]

    def row_of(self, contact: ContactId | None) -> int | None:
        """Return the row of an employer, None when it is not shown."""
        return next((row for row, each in enumerate(self._matches) if each.contact.id == contact), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match = self._matches[index.row()]
        name, because = words.in_row(title_of(match.contact)), because_words(match)
        fits = fit_words(match) if self._judges else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == ID_ROLE:
            return match.contact.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (name, fits, because) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return because
        return {
            RowRole.SECOND_LINE: because,
            RowRole.ICON: Icon.WORK,
            RowRole.BOLD: True,
            RowRole.RIGHT: fits,
            RowRole.RIGHT_STATE: fit_state(match) if fits else None,
        }.get(role)  # type: ignore[call-overload]


def because_words(match: EmployerMatch) -> str:
    """Return what speaks for an employer and what against it: `køkken · bus 12 · men: mere dansk`."""
    reasons = " · ".join(_bare(reason) for reason in match.reasons)
    against = ", ".join(_bare(reason) for reason in match.against)
    if not against:
        return reasons or _known(match.contact.draft)
    but = _("men: {what}").format(what=against)
    return f"{reasons} · {but}" if reasons else words.capitalised(but)


def fit_words(match: EmployerMatch) -> str:
    """Return how well an employer fits."""
    if match.score >= GOOD:
        return _("passer godt")
    return _("passer delvist") if match.score >= FAIR else _("passer lidt")


def fit_state(match: EmployerMatch) -> Enum:
    """Return the state the words are drawn in."""
    if match.score >= GOOD:
        return State.DONE
    return State.COMING if match.score >= FAIR else State.NOT_APPLICABLE


def _bare(reason: str) -> str:
    """Return a reason as a part of a sentence."""
    return reason.rstrip(".")


def _known(draft: ContactDraft) -> str:
    """Return what is known of an employer nobody has asked about anything."""
    trades = draft.employer.trades if draft.employer is not None else ()
    place = draft.organisation if draft.person else draft.address.town
    said = " · ".join(part for part in (words.in_row(place) if place else "", ", ".join(trades)) if part)
    return said or _("Intet er oplyst endnu")
