"""Correcting a contact's facts during a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot
from tests.builders.families import a_contact

from linkworker_desktop.domain.opening_hours import OtherHours, Schedule
from linkworker_desktop.ui.pages.call_round.edit import RoundEdit

OVER = OtherHours(date(2025, 12, 24), date(2026, 1, 1))
COMING = OtherHours(date(2026, 12, 24), date(2027, 1, 1))


def test_closed_days_that_are_over_are_not_read_as_the_next_ones(qtbot: QtBot) -> None:
    edit = RoundEdit()
    qtbot.addWidget(edit)
    contact = replace(a_contact(), schedule=Schedule((), (OVER, COMING)))
    edit.show_draft(contact, date(2026, 11, 24))
    assert edit.typed() == contact
    line = edit.fields["hours"].line_edit
    line.setText(f"{line.text()}; efter aftale")
    assert edit.typed().schedule.exceptions == (COMING,)
    assert edit.typed().hours == "efter aftale"
