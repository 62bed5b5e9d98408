"""Writing an appointment, a task or a meeting into the calendar."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.events import EVERY_THIRD_WEEK, a_task, an_appointment, save
from tests.builders.life import Life
from tests.unit.ui.dialogs.conftest import New

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import EventKind, MeetingType, Responsible
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.recurrence import Frequency, NthWeekday, Recurrence
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.event import DRAFT, SERIES, EventDialog
from linkworker_desktop.ui.dialogs.event_typed import TypedEvent, Whom, from_json, read, to_json, typed_of
from linkworker_desktop.ui.dialogs.event_whom import finder_of

TODAY = date(2026, 11, 24)


def only_event(services: Services, day: date) -> EventDraft:
    (entry,) = [each for each in services.calendar.entries(day, day) if each.event is not None]
    assert entry.event is not None
    return services.events.details(entry.event).draft


def test_a_title_and_ctrl_enter_are_enough(
    qtbot: QtBot, new_event: New, services: Services, heard: Heard
) -> None:
    dialog = new_event()
    assert dialog.form.title.editor.hasFocus()
    qtbot.keyClicks(dialog.form.title.editor, "Bank med Samir")
    qtbot.keyClick(dialog.form.title.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only_event(services, TODAY).title == "Bank med Samir"
    assert heard.notices[-1].is_undo
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "day"), [("i dag", TODAY), ("26/11", date(2026, 11, 26)), ("+3u", date(2026, 12, 15))]
)
def test_the_day_is_typed_as_a_dane_types_it(typed: str, day: date) -> None:
    draft = read(TypedEvent(title="Bank", day=typed, start="10", end="11.30"), TODAY)
    assert draft.starts == When(day, time(10))
    assert draft.ends == When(day, time(11, 30))


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, new_event: New, services: Services
) -> None:
    dialog = new_event()
    dialog.form.title.line_edit.setText("Bank")
    dialog.form.day.line_edit.setText("31/2")
    dialog.form.start.line_edit.setText("25.00")
    dialog.save()
    assert "findes" in dialog.form.day.error
    assert dialog.form.start.error == "Skriv et klokkeslæt, fx 14.30."
    assert dialog.form.day.editor.hasFocus()
    assert dialog.isVisible()
    dialog.form.day.line_edit.setText("26/11")
    dialog.form.start.line_edit.setText("14")
    dialog.save()
    assert only_event(services, date(2026, 11, 26)).starts == When(date(2026, 11, 26), time(14))


def test_the_services_own_refusals_stand_at_their_fields(new_event: New) -> None:
    dialog = new_event()
    dialog.form.start.line_edit.setText("14")
    dialog.form.end.line_edit.setText("13")
    dialog.save()
    assert dialog.form.title.error == "Skriv, hvad det drejer sig om."
    assert "slutter, før det begynder" in dialog.form.end.error


def test_a_day_typed_is_said_back_with_its_week(new_event: New) -> None:
    dialog = new_event()
    dialog.form.day.line_edit.setText("26/11")
    assert dialog.form.day.editor.accessibleDescription() == "Torsdag 26.11., uge 48"


def test_a_task_has_a_due_date_apart_from_its_plan(new_event: New, services: Services) -> None:
    dialog = new_event(kind=EventKind.TASK)
    assert dialog.form.due.isVisible()
    dialog.form.title.line_edit.setText("Referat")
    dialog.form.due.line_edit.setText("27/11 kl. 12")
    dialog.save()
    draft = only_event(services, date(2026, 11, 27))
    assert (draft.starts, draft.due) == (When(TODAY), When(date(2026, 11, 27), time(12)))


def test_a_meeting_may_be_called_by_its_kind(new_event: New, services: Services) -> None:
    dialog = new_event(kind=EventKind.MEETING)
    assert dialog.windowTitle() == "Nyt møde"
    dialog.form.meeting_type.setCurrentIndex(
        dialog.form.meeting_type.findData(MeetingType.COORDINATION.value)
    )
    dialog.save()
    assert only_event(services, TODAY).title == "Koordineringsmøde"


def test_the_next_three_days_of_a_series_are_said_before_saving(new_event: New, services: Services) -> None:
    dialog = new_event(at=When(date(2026, 12, 1)))
    choice = dialog.form.recurrence.choice
    choice.setCurrentIndex(choice.findText("første tirsdag i måneden"))
    assert dialog.form.recurrence.preview.text() == "Næste: 1.12., 5.1.2027, 2.2.2027"
    dialog.form.title.line_edit.setText("Koordinering")
    dialog.save()
    assert only_event(services, date(2027, 1, 5)).recurrence == Recurrence(
        Frequency.MONTHLY, nth=NthWeekday(1, 1)
    )


def test_a_series_is_set_by_hand_and_counted_from_the_last_time(new_event: New) -> None:
    dialog = new_event()
    field = dialog.form.recurrence
    field.choice.setCurrentIndex(field.choice.count() - 1)
    field.interval.setText("3")
    field.from_done.setChecked(True)
    assert field.recurrence() == Recurrence(Frequency.WEEKLY, 3, count_from=CountFrom.COMPLETED)


@pytest.mark.parametrize(("interval", "end"), [("0", ""), ("x", ""), ("2", "i overovermorgen")])
def test_a_series_that_cannot_be_read_is_said_under_it(
    new_event: New, services: Services, interval: str, end: str
) -> None:
    dialog = new_event()
    field = dialog.form.recurrence
    dialog.form.title.line_edit.setText("Bank")
    field.choice.setCurrentIndex(field.choice.count() - 1)
    field.interval.setText(interval)
    field.ending.setCurrentIndex(1 if end else 0)
    field.end.setText(end)
    dialog.save()
    assert field.field.error
    assert services.calendar.overdue() == ()
    assert dialog.isVisible()


def test_what_was_begun_stands_there_next_time_and_can_be_begun_again(
    qtbot: QtBot, new_event: New, services: Services
) -> None:
    first = new_event()
    qtbot.keyClicks(first.form.title.editor, "Halvt skrevet")
    first.reject()
    again = new_event()
    assert again.form.title.line_edit.text() == "Halvt skrevet"
    assert again.kept.isVisible()
    qtbot.mouseClick(again.again_link, Qt.MouseButton.LeftButton)
    assert again.form.title.line_edit.text() == ""
    again.reject()
    assert services.drafts.kept(DRAFT) is None


def test_a_form_nobody_touched_leaves_nothing_behind(new_event: New, services: Services) -> None:
    new_event().reject()
    assert services.drafts.kept(DRAFT) is None


def test_families_persons_and_contacts_are_found_by_a_part_of_their_name(services: Services) -> None:
    life = Life(services)
    found = dict(finder_of(services)("nakh"))
    assert Whom("Nakhlawar", family=life.id.hex) in found.values()
    (person,) = [whom for whom in dict(finder_of(services)("samir")).values() if whom.person]
    assert UUID(person.family) == life.id


def test_one_day_of_a_series_is_changed_alone_unless_all_is_chosen(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    event = save(services, an_appointment(day=TODAY, recurrence=EVERY_THIRD_WEEK))
    second = date(2026, 12, 15)
    (entry,) = [each for each in services.calendar.entries(second, second) if each.event == event]

    def edited() -> EventDialog:
        dialog = EventDialog.editing(services, actions, services.events.details(event), entry, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    alone = edited()
    assert alone.form.day.line_edit.text() == "15.12.2026"
    assert alone.form.recurrence.isHidden()
    alone.form.title.line_edit.setText("Samtale på biblioteket")
    alone.save()
    assert only_event(services, second).title == "Samtale på biblioteket"
    assert only_event(services, TODAY).title == "Samtale"
    whole = edited()
    whole.scope.set_index(SERIES)
    whole.scope.chosen.emit(SERIES)
    assert whole.form.day.line_edit.text() == "24.11.2026"
    assert not whole.form.recurrence.isHidden()
    whole.reject()


def test_what_is_kept_of_an_event_says_the_same_when_it_is_read_back(services: Services) -> None:
    draft = EventDraft(
        EventKind.TASK,
        "Referat",
        starts=When(TODAY, time(9)),
        ends=When(date(2026, 11, 25), time(10)),
        due=When(date(2026, 11, 27), time(12)),
        recurrence=Recurrence(Frequency.MONTHLY, nth=NthWeekday(-1, 1), count=5),
        responsible=Responsible.UNIT,
        unit="Jobcenter",
        waiting_for="skolen",
        remind_before=60,
        note="To linjer\nher",
    )
    event = save(services, draft)
    typed = typed_of(services.events.details(event))
    assert from_json(to_json(typed)) == typed
    assert read(typed, TODAY) == services.events.details(event).draft


@given(st.text(max_size=30), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(day: str, start: str, due: str) -> None:
    said: tuple[str, ...] = ("read",)
    try:
        read(TypedEvent(title="x", day=day, start=start, due=due), TODAY)
    except InvalidInput as error:
        said = tuple(problem.sentence for problem in error.problems)
    assert said
    assert all(said)


def test_kept_text_of_another_version_is_no_form() -> None:
    assert from_json("{}") is None
    assert from_json("[1]") is None
    assert from_json("not json") is None


def test_snags_are_said_before_saving_and_stop_nobody(new_event: New, services: Services) -> None:
    dialog = new_event(at=When(date(2026, 12, 25)))
    dialog.form.title.line_edit.setText("Julefrokost")
    dialog._paused()
    assert "Juledag" in dialog.remarks.text()
    dialog.save()
    assert only_event(services, date(2026, 12, 25)).title == "Julefrokost"


def test_a_task_with_a_due_date_alone_keeps_no_planned_day(services: Services) -> None:
    event = save(services, a_task())
    typed = typed_of(services.events.details(event))
    assert (typed.day, typed.due) == ("", "2.12.2026")
