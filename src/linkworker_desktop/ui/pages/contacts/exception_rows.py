"""Days with other hours as they are typed: the days, the hours or »lukket«, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.opening_hours import OtherHours
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.pages.contacts.growing_rows import GrowingRow, GrowingRows
from linkworker_desktop.ui.pages.contacts.schedule_editor import span_text


@dataclass(frozen=True, slots=True)
class TypedException:
    """One line as it stands in the form."""

    days: str
    hours: str
    why: str


class ExceptionRow(GrowingRow):
    """Days and hours in one line, the reason below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.days, self.hours, self.why = (QLineEdit() for _each in range(3))
        self.days.setPlaceholderText(_("fx 24.12.–1.1."))
        self.hours.setPlaceholderText(_("lukket"))
        self.why.setPlaceholderText(_("hvorfor, fx jul"))
        below = QHBoxLayout()
        for editor, share, line in (
            (self.days, 5, self.line),
            (self.hours, 4, self.line),
            (self.why, 1, below),
        ):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
            line.addWidget(editor, share)
        below.setSpacing(measures.GAP_8)
        self.end_line()
        self.column.addLayout(below)

    def editors(self) -> Sequence[QWidget]:
        return (self.days, self.hours, self.why)

    def set_place(self, place: int) -> None:
        self.days.setAccessibleName(_("Andre tider {number}: dage").format(number=place))
        self.hours.setAccessibleName(_("Andre tider {number}: åbningstid").format(number=place))
        self.why.setAccessibleName(_("Andre tider {number}: hvorfor").format(number=place))
        self.remove.setAccessibleName(_("Slet andre tider {number}").format(number=place))


class ExceptionRows(GrowingRows[TypedException, ExceptionRow]):
    """The days that differ from the week; there may be none. `today` places dates without a year."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._today = today
        super().__init__(_("Andre tider på bestemte dage"), _("Tilføj dage med andre tider"), parent)

    def make_row(self) -> ExceptionRow:
        return ExceptionRow()

    def fill_row(self, row: ExceptionRow, draft: TypedException) -> None:
        row.days.setText(draft.days)
        row.hours.setText(draft.hours)
        row.why.setText(draft.why)

    def read_row(self, row: ExceptionRow) -> TypedException | None:
        typed = TypedException(row.days.text(), row.hours.text(), row.why.text())
        return typed if any((typed.days.strip(), typed.hours.strip(), typed.why.strip())) else None

    def exceptions(self) -> tuple[OtherHours, ...]:
        """Return what can be read, in the order of the lines."""
        read = (read_exception(typed, self._today()) for typed in self.drafts())
        return tuple(other for others in read for other in others or ())

    def set_exceptions(self, exceptions: Sequence[OtherHours]) -> None:
        """Show the days that differ from the week; several openings of the same days stand in one line."""
        lines: dict[tuple[date, date, str], list[str]] = {}
        for each in exceptions:
            hours = "" if each.opens is None or each.closes is None else span_text(each.opens, each.closes)
            lines.setdefault((each.first, each.last, each.why), []).append(hours)
        self.set_drafts(
            [
                TypedException(_days(first, last), " og ".join(part for part in hours if part), why)
                for (first, last, why), hours in lines.items()
            ]
        )

    def unread(self) -> list[int]:
        """Return the lines that cannot be read, counted from 0."""
        return [
            place
            for place, row in enumerate(self.rows)
            if (typed := self.read_row(row)) is not None and read_exception(typed, self._today()) is None
        ]


def read_exception(typed: TypedException, today: date) -> tuple[OtherHours, ...] | None:
    """Return the other hours of a line; None when it cannot be read."""
    hours = typed.hours.strip()
    is_closed = not hours or hours.casefold() in {"lukket", _("lukket")}
    text = f"lukket {typed.days}" if is_closed else f"{typed.days} {hours}"
    parsed = parse_hours(text, today)
    if parsed.rest or parsed.schedule.weekly or not parsed.schedule.exceptions:
        return None
    why = typed.why.strip()
    return tuple(
        OtherHours(each.first, each.last, each.opens, each.closes, why) for each in parsed.schedule.exceptions
    )


def _days(first: date, last: date) -> str:
    return date_text(first) if first == last else f"{date_text(first)}–{date_text(last)}"
