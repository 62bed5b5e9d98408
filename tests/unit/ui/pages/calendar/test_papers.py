"""The calendar's papers and files from its page: what is printed, saved, given out and taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPageLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.events import a_task, an_appointment, save
from tests.builders.families import a_family
from tests.builders.pdf_reading import ReadPdf
from tests.unit.ui.pages.calendar.conftest import NARROW, Open, Settle

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.ui.actions import Actions, NoticeState
from linkworker_desktop.ui.pages.calendar import CalendarPage
from linkworker_desktop.ui.pages.calendar.paper_choice import PaperKind, periods_of, usual_period
from linkworker_desktop.ui.pages.calendar.span import Shown, View

TODAY = date(2026, 11, 24)
DAY = date(2026, 11, 26)


def text_of(file: Path) -> str:
    read = ReadPdf(file.read_bytes())
    return " ".join(" ".join(read.text(index) for index in range(len(read))).split())


def an_ics(folder: Path, *events: str, name: str = "outlook.ics") -> Path:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}END:VEVENT\r\n" for event in events)
    file = folder / name
    file.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{blocks}END:VCALENDAR\r\n".encode())
    return file


def an_event(title: str, when: str = "20261126T100000", uid: str = "") -> str:
    return f"UID:{uid or title}\r\nSUMMARY:{title}\r\nDTSTART:{when}\r\n"


def saved(page: CalendarPage, kind: PaperKind, file: Path, settle: Settle, *, nameless: bool = False) -> str:
    dialog = page.papers.open_paper(kind)
    dialog.nameless.setChecked(nameless)
    paper = dialog.paper()
    dialog.reject()
    page.papers.outlet.save(paper, file)
    settle()
    return text_of(file)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_is_saved_from_the_page(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path, kind: PaperKind, heard: Heard
) -> None:
    save(services, an_appointment("Bank", day=DAY))
    save(services, a_task("Ring til skolen", due=date(2026, 11, 20)))
    text = saved(open_page(), kind, tmp_path / "papir.pdf", settle)
    wanted = {PaperKind.OVERDUE: "Ring til skolen", PaperKind.YEAR: "2026"}
    assert wanted.get(kind, "Bank") in text
    assert heard.notices[-1].sentence == "Papiret er gemt som papir.pdf."


def test_a_paper_has_only_what_the_page_shows_and_says_so(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path
) -> None:
    family = services.families.save(a_family("Nakhlawar", housed_at=None)).id
    save(services, an_appointment("Familiens", day=DAY, family=family))
    save(services, an_appointment("Andres", day=DAY))
    page = open_page(family=family)
    dialog = page.papers.open_paper(PaperKind.WEEK)
    assert dialog._filtered.isVisible()
    dialog.reject()
    text = saved(page, PaperKind.WEEK, tmp_path / "uge.pdf", settle)
    assert "Familiens" in text
    assert "Andres" not in text


def test_a_paper_without_names_has_none(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path
) -> None:
    family = services.families.save(a_family("Nakhlawar", housed_at=None)).id
    save(services, an_appointment("Samtale om Samir", day=DAY, family=family))
    page = open_page()
    assert "Nakhlawar" in saved(page, PaperKind.AGENDA, tmp_path / "med.pdf", settle)
    text = saved(page, PaperKind.AGENDA, tmp_path / "uden.pdf", settle, nameless=True)
    assert "Nakhlawar" not in text
    assert "Samir" not in text


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (PaperKind.MONTH, QPageLayout.Orientation.Landscape),
        (PaperKind.AGENDA, QPageLayout.Orientation.Portrait),
    ],
)
def test_a_lying_paper_is_printed_lying(
    open_page: Open, kind: PaperKind, way: QPageLayout.Orientation
) -> None:
    page = open_page()
    dialog = page.papers.open_paper(kind)
    printer = page.papers.outlet.printer_for(dialog.paper())
    assert printer.pageLayout().orientation() is way
    dialog.reject()


def test_a_paper_that_cannot_be_written_says_so_in_one_sentence(
    open_page: Open, settle: Settle, tmp_path: Path, heard: Heard
) -> None:
    page = open_page()
    dialog = page.papers.open_paper()
    page.papers.outlet.save(dialog.paper(), tmp_path / "intet" / "papir.pdf")
    dialog.reject()
    settle()
    assert heard.notices[-1].state is NoticeState.OVER
    assert heard.notices[-1].sentence.endswith(".")


def test_the_month_with_today_in_it_is_proposed_and_the_weeks_on_the_screen_are_offered() -> None:
    shown = Shown(View.MONTH, date(2026, 11, 23))
    months = periods_of(PaperKind.MONTH, shown, TODAY)
    assert [period.label for period in months] == ["November 2026", "December 2026", "Januar 2027"]
    assert usual_period(PaperKind.MONTH, months, TODAY) == 0
    weeks = periods_of(PaperKind.WEEK, shown, TODAY)
    assert [period.label for period in weeks][:2] == [
        "Uge 48, 23.–29. november",
        "Uge 49, 30. november – 6. december",
    ]
    assert len(weeks) == 6
    agenda = periods_of(PaperKind.AGENDA, shown, TODAY)
    assert agenda[usual_period(PaperKind.AGENDA, agenda, TODAY)].label == "14 dage fra 24. november"


def test_days_long_gone_are_proposed_where_they_are_looked_at() -> None:
    shown = Shown(View.WEEK, date(2026, 3, 4))
    weeks = periods_of(PaperKind.WEEK, shown, TODAY)
    assert weeks[usual_period(PaperKind.WEEK, weeks, TODAY)].first == date(2026, 3, 2)
    year = periods_of(PaperKind.YEAR, Shown(View.YEAR, date(2025, 1, 1)), TODAY)
    assert usual_period(PaperKind.YEAR, year, TODAY) == 0


# -- files


def test_the_file_for_another_calendar_holds_no_name_until_one_asks_for_them(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path, heard: Heard
) -> None:
    save(services, an_appointment("Samtale om Samir", day=DAY))
    page = open_page()
    dialog = page.papers.open_file_out()
    file = tmp_path / "ud.ics"
    dialog.write(file)
    settle()
    assert b"Optaget" in file.read_bytes()
    assert b"Samir" not in file.read_bytes()
    assert "gemt i ud.ics" in heard.notices[-1].sentence
    dialog.nameless.setChecked(False)
    dialog.write(file)
    settle()
    assert b"Samir" in file.read_bytes()
    dialog.reject()


def test_the_file_holds_only_the_days_and_the_family_that_are_seen(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path
) -> None:
    family = services.families.save(a_family("Nakhlawar", housed_at=None)).id
    save(services, an_appointment("Familiens", day=DAY, family=family))
    save(services, an_appointment("Senere", day=date(2027, 6, 1), family=family))
    save(services, an_appointment("Andres", day=DAY))
    page = open_page(family=family)
    dialog = page.papers.open_file_out()
    dialog.nameless.setChecked(False)
    dialog.days.setCurrentIndex(1)
    file = tmp_path / "ud.ics"
    dialog.write(file)
    settle()
    content = file.read_text(encoding="utf-8")
    assert "Familiens" in content
    assert "Senere" not in content
    assert "Andres" not in content
    dialog.reject()


def test_a_file_is_shown_taken_in_and_taken_back_with_one_undo(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path, heard: Heard, actions: Actions
) -> None:
    page = open_page()
    page.papers.read(an_ics(tmp_path, an_event("Tandlæge"), an_event("Kursus"), an_event("Uden tid", "nej")))
    settle()
    dialog = page.papers.file_in.dialog
    assert dialog is not None
    assert dialog.summary.text() == "2 nye aftaler. 1 kommer ikke med."
    assert dialog.left_out.toPlainText().endswith("Tidspunktet mangler eller kan ikke læses.")
    dialog.carry_out()
    settle()
    assert "2 aftaler er hentet." in heard.notices[-1].sentence
    assert heard.notices[-1].is_undo
    assert {"Tandlæge", "Kursus"} <= {each.title for each in services.calendar.entries(DAY, DAY)}
    actions.undo_stack.undo()
    assert not {"Tandlæge", "Kursus"} & {each.title for each in services.calendar.entries(DAY, DAY)}


def test_whole_days_of_a_file_close_the_town_hall(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path
) -> None:
    page = open_page()
    page.papers.read(an_ics(tmp_path, "UID:a\r\nSUMMARY:Rådhuset lukket\r\nDTSTART;VALUE=DATE:20261223\r\n"))
    settle()
    dialog = page.papers.file_in.dialog
    assert dialog is not None
    dialog.what.setCurrentIndex(1)
    assert dialog.summary.text() == "1 ny lukkedag."
    dialog.carry_out()
    settle()
    assert "Rådhuset lukket" in {view.day.name for view in services.closed_days.all()}


def test_a_file_that_is_known_leaves_nothing_to_take_in(
    open_page: Open, services: Services, settle: Settle, tmp_path: Path
) -> None:
    page = open_page()
    file = an_ics(tmp_path, an_event("Tandlæge"))
    services.calendar_exchange.take_in(services.calendar_exchange.plan(file))
    page.papers.read(file)
    settle()
    dialog = page.papers.file_in.dialog
    assert dialog is not None
    assert dialog.summary.text() == "Der er intet nyt at hente. 1 er her allerede."
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_what_is_no_calendar_is_refused_in_one_sentence(
    open_page: Open, settle: Settle, tmp_path: Path, heard: Heard
) -> None:
    file = tmp_path / "billede.ics"
    file.write_bytes(b"\x89PNG\r\n")
    page = open_page()
    page.papers.read(file)
    settle()
    assert heard.notices[-1].sentence == "Filen er ikke en kalender (.ics)."
    assert page.papers.file_in.dialog is None


def test_a_calendar_file_is_dropped_on_the_page_and_others_go_on(
    open_page: Open, settle: Settle, tmp_path: Path, heard: Heard
) -> None:
    page = open_page()

    def dropped(*files: Path) -> bool:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(9, 9), *rest)
        enter.ignore()
        QApplication.sendEvent(page, enter)
        if enter.isAccepted():
            QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), *rest))
        return enter.isAccepted()

    one = an_ics(tmp_path, an_event("Tandlæge"))
    assert not dropped(tmp_path / "kontakter.vcf")
    assert dropped(one, an_ics(tmp_path, name="to.ics"))
    assert heard.notices[-1].sentence == "Slip én kalenderfil ad gangen."
    assert dropped(one)
    settle()
    assert page.papers.file_in.dialog is not None
    page.papers.file_in.dialog.reject()


def test_the_button_keeps_its_name_where_the_line_is_short(qtbot: QtBot, open_page: Open) -> None:
    wide, narrow = open_page(), open_page(NARROW)
    assert wide.papers.button.text().replace("&", "") == "Papirer"
    for page in (wide, narrow):
        assert page.papers.button.accessibleName() == "Papirer"
        assert page.papers.button.isVisible()
