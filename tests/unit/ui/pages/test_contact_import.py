"""The import wizard from files to contacts, with messy files, and back again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.exchange.contact_files.fields import Column, Field
from linkworker_desktop.services.contact_import_plan import Action, Outcome, Side
from linkworker_desktop.services.contact_imports import ContactImports
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contact_import import ContactImportPage
from linkworker_desktop.ui.pages.contact_import.page import COLUMNS, DONE, FILES, PLAN

LONG = 20_000
HEAD = (
    "Fornavn;Efternavn;Firma;Stilling;Telefon (arbejde);E-mail-adresse;"
    "Gade (arbejde);Postnummer (arbejde);By (arbejde);Noter;Tom"
)
ROWS = (
    "Birthe;Tangløkke;Skovsunde Sprogcenter;underviser;01 23 99 01;b@sprogcenter.example;Torvet 9;0120;Skovsunde;;",
    ";;Lægehuset Ådalby;;01234150;;Skolevænget 3;0130;Ådalby;;",
    ";;Lægehuset Ådalby;;01 23 41 51;nyt@laegehuset.example;Skolevænget 3;0130;Ådalby;Har nyt nummer;",
    ";;;;01 23 99 11;;;;;;",
)
CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lis K=C3=B8benk=C3=A6r\r\n"
    "TEL;CELL:01 23 99 30\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Uden slutning\r\nTEL:01 23 99 39\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ole Tidselmark\r\nORG:Skovsunde Boldklub\r\nEND:VCARD\r\n"
)


@pytest.fixture
def outlook(tmp_path: Path) -> Path:
    """A messy export: Windows letters, semicolons, an empty column, a row without a name."""
    file = tmp_path / "outlook.csv"
    file.write_bytes("\r\n".join((HEAD, *ROWS, "")).encode("cp1252"))
    return file


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Cards of three versions, the one in the middle broken off."""
    file = tmp_path / "telefon.vcf"
    file.write_bytes(CARDS.encode())
    return file


@pytest.fixture
def doctor(services: Services) -> ContactDraft:
    """A contact that is there before the import."""
    draft = a_contact(phones=(PhoneDraft("01 23 41 50"),))
    services.contacts.save(draft)
    return draft


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> ContactImportPage:
    page = ContactImportPage(services, actions)
    qtbot.addWidget(page)
    actions.changed.connect(page.refresh)
    page.resize(1200, 760)
    page.show()
    page.open(Destination(Place.CONTACT_IMPORT))
    return page


@pytest.fixture
def at(qtbot: QtBot, page: ContactImportPage) -> Callable[[int], None]:
    """Wait until the wizard rests at a step."""

    def wait(step: int) -> None:
        qtbot.waitUntil(lambda: page.step == step and not page.work.is_running, timeout=LONG)

    return wait


def _names(services: Services) -> set[str]:
    return {view.name for view in services.contacts.rows()}


def _planned(page: ContactImportPage, outcome: Outcome) -> list[str]:
    assert page.file is not None
    assert page.file.plan is not None
    return [row.name for row in page.file.plan.of(outcome)]


def test_a_messy_export_comes_in_and_goes_out_again_as_one_step(
    page: ContactImportPage,
    services: Services,
    actions: Actions,
    outlook: Path,
    doctor: ContactDraft,
    at: Callable[[int], None],
) -> None:
    before = services.contacts.rows()
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    assert page.columns.encoding.currentData() == "cp1252"
    assert page.columns.delimiter.currentData() == ";"
    page.next_button.click()
    at(PLAN)
    assert len(_planned(page, Outcome.NEW)) == 1
    assert _planned(page, Outcome.DOUBTFUL) == ["Lægehuset Ådalby"]
    assert len(_planned(page, Outcome.REFUSED)) == 1
    assert services.contacts.rows() == before
    page.plan.choose(Outcome.DOUBTFUL)
    page.plan.compare.decide(Action.MERGE)
    page.next_button.click()
    at(DONE)
    assert "Skovsunde Sprogcenter" in _names(services)
    merged = next(view for view in services.contacts.rows() if view.name == "Lægehuset Ådalby")
    assert [each.number for each in merged.draft.phones] == ["01 23 41 50", "01 23 41 51"]
    assert page.done.said.text() == "Én ny kontakt er hentet og én er lagt sammen med en, du havde."
    assert page.done.left_line.text() == "Én række kunne ikke hentes."

    actions.undo_stack.undo()
    assert services.contacts.rows() == before
    assert page.done.title.text() == "Importen er fortrudt"
    assert not actions.undo_stack.canUndo()


def test_a_broken_card_leaves_the_others_and_the_same_file_twice_brings_nothing_new(
    page: ContactImportPage, services: Services, cards: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(cards,)))
    at(COLUMNS)
    page.columns.category.set_code("sports_club")
    page.columns.category.edited.emit()
    page.next_button.click()
    at(PLAN)
    assert len(_planned(page, Outcome.NEW)) == 2
    assert len(_planned(page, Outcome.REFUSED)) == 1
    page.next_button.click()
    at(DONE)
    club = next(view for view in services.contacts.rows() if view.name == "Skovsunde Boldklub")
    assert club.draft.category == "sports_club"
    assert "Lis Købenkær" in _names(services)
    after = services.contacts.rows()

    page.open(Destination(Place.CONTACT_IMPORT, files=(cards,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    assert len(_planned(page, Outcome.KNOWN)) == 2
    assert page.next_button.text() == "Videre uden at &hente"
    page.next_button.click()
    at(DONE)
    assert services.contacts.rows() == after


def test_a_column_told_otherwise_changes_what_is_fetched(
    page: ContactImportPage, services: Services, outlook: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    assert page.file is not None
    assert page.file.mapping is not None
    box = page.columns.table.box(page.file.mapping.headers.index("Stilling"))
    assert box.accessibleName() == "Kolonnen »Stilling« er"
    box.setCurrentIndex(box.findData(Field.NOTE.value))
    box.activated.emit(box.currentIndex())
    page.next_button.click()
    at(PLAN)
    page.next_button.click()
    at(DONE)
    made = next(view for view in services.contacts.rows() if view.name == "Skovsunde Sprogcenter")
    assert (made.draft.role, made.draft.note) == ("", "underviser")


def test_without_a_name_column_nothing_can_go_on(
    page: ContactImportPage, outlook: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    assert page.file is not None
    assert page.file.mapping is not None
    for index, column in enumerate(page.file.mapping.columns):
        if column.field in {Field.GIVEN, Field.FAMILY, Field.ORGANISATION}:
            page.columns.table.told.emit(index, Column())
    assert not page.next_button.isEnabled()


def test_another_encoding_is_seen_at_once(
    page: ContactImportPage, outlook: Path, at: Callable[[int], None], qtbot: QtBot
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    encoding = page.columns.encoding
    encoding.setCurrentIndex(encoding.findData("cp850"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: not page.work.is_running, timeout=LONG)
    model = page.columns.table.model()
    shown = {str(model.data(model.index(1, column))) for column in range(model.columnCount())}
    assert "Tangløkke" not in shown
    encoding.setCurrentIndex(encoding.findData("cp1252"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: not page.work.is_running, timeout=LONG)
    shown = {str(model.data(model.index(1, column))) for column in range(model.columnCount())}
    assert "Tangløkke" in shown


def test_an_empty_column_is_left_out_until_it_is_asked_for(
    page: ContactImportPage, outlook: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    model = page.columns.table.model()
    assert model.columnCount() == 10
    page.columns.more_columns.click()
    assert model.columnCount() == 11


def test_a_file_of_another_kind_is_refused_in_words_and_the_others_are_read(
    page: ContactImportPage, outlook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "billede.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    page.add_files([picture, outlook])
    qtbot.waitUntil(lambda: not page.work.is_running, timeout=LONG)
    assert page.step == FILES
    wrong, right = page._files
    assert wrong.problem
    assert right.reading is not None
    assert page.next_button.isEnabled()


def test_each_field_is_chosen_from_one_side_or_both(
    page: ContactImportPage,
    services: Services,
    outlook: Path,
    doctor: ContactDraft,
    at: Callable[[int], None],
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    page.plan.choose(Outcome.DOUBTFUL)
    choices = page.plan.compare.choices
    phone = next(field for field, _side in choices if field.startswith("phone"))
    note = next(field for field, _side in choices if field == "note")
    choices[phone, Side.THEIRS].click()
    choices[note, Side.OURS].click()
    page.next_button.click()
    at(DONE)
    merged = next(view for view in services.contacts.rows() if view.name == "Lægehuset Ådalby")
    assert [each.number for each in merged.draft.phones] == ["01 23 41 51"]
    assert merged.draft.note == doctor.note


def test_the_rest_is_decided_in_one_press(
    page: ContactImportPage,
    services: Services,
    outlook: Path,
    doctor: ContactDraft,
    at: Callable[[int], None],
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    page.plan.choose(Outcome.DOUBTFUL)
    assert page.plan.undecided == 1
    page.plan.rest_menu.actions()[1].trigger()  # keep both
    assert page.plan.undecided == 0
    page.next_button.click()
    at(DONE)
    assert sum(view.name == "Lægehuset Ådalby" for view in services.contacts.rows()) == 2


def test_a_cancelled_import_leaves_nothing(
    page: ContactImportPage,
    services: Services,
    outlook: Path,
    heard: Heard,
    at: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    before = services.contacts.rows()
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    begun, go_on = threading.Event(), threading.Event()
    real = ContactImports.carry_out

    def held(self: ContactImports, *args: Any, **told: Any) -> object:
        begun.set()
        assert go_on.wait(20)
        return real(self, *args, **told)

    monkeypatch.setattr(ContactImports, "carry_out", held)
    page.next_button.click()
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    page.progress.cancel_button.click()
    go_on.set()
    at(PLAN)
    assert services.contacts.rows() == before
    assert heard.notices[-1].sentence == "Annulleret."
    assert page.next_button.isEnabled()


def test_the_refused_rows_are_saved_with_their_reason(
    page: ContactImportPage, outlook: Path, tmp_path: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    page.next_button.click()
    at(DONE)
    assert page.done.save_button.isVisible()
    target = tmp_path / "afviste.csv"
    page.done.save_refused(target)
    text = target.read_bytes().decode("utf-8-sig")
    assert "Årsag" in text
    assert "01 23 99 11" in text


def test_two_files_are_fetched_one_after_the_other(
    page: ContactImportPage,
    services: Services,
    actions: Actions,
    outlook: Path,
    cards: Path,
    at: Callable[[int], None],
) -> None:
    before = services.contacts.rows()
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook, cards)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    page.next_button.click()
    at(COLUMNS)
    assert page.file is not None
    assert page.file.path == cards
    page.next_button.click()
    at(PLAN)
    page.next_button.click()
    at(DONE)
    assert {"Skovsunde Sprogcenter", "Skovsunde Boldklub"} <= _names(services)
    page.done.undo_button.click()
    assert services.contacts.rows() == before


def test_a_change_elsewhere_makes_the_plan_anew(
    page: ContactImportPage, services: Services, actions: Actions, outlook: Path, at: Callable[[int], None]
) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    there = len(_planned(page, Outcome.NEW))
    actions.run_write(lambda: services.contacts.save(a_contact(phones=(PhoneDraft("01 23 41 50"),))))
    at(PLAN)
    assert len(_planned(page, Outcome.NEW)) == there - 1
    page.next_button.click()
    at(DONE)


def test_thousands_of_rows_do_not_freeze_the_window(
    page: ContactImportPage, services: Services, tmp_path: Path, qtbot: QtBot, at: Callable[[int], None]
) -> None:
    many = tmp_path / "mange.csv"
    lines = [f"Sted {number:05d};01 {number // 10000:02d} {number % 10000:04d}" for number in range(5_000)]
    many.write_text("\n".join(("Firma;Telefon (arbejde)", *lines)), encoding="utf-8")
    heard = _Answers(page)
    page.open(Destination(Place.CONTACT_IMPORT, files=(many,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    page.next_button.click()
    at(DONE)
    assert services.contacts.counts().active >= 5_000
    assert heard.answers > 20


class _Answers:
    """Counts how often the window could answer while others worked."""

    def __init__(self, page: ContactImportPage) -> None:
        self.answers = 0
        timer = QTimer(page, interval=10)
        timer.timeout.connect(self._tick)
        timer.start()

    def _tick(self) -> None:
        self.answers += 1


def test_every_control_has_a_name(page: ContactImportPage, outlook: Path, at: Callable[[int], None]) -> None:
    page.open(Destination(Place.CONTACT_IMPORT, files=(outlook,)))
    at(COLUMNS)
    page.next_button.click()
    at(PLAN)
    nameless = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and not (each.text() or each.accessibleName())
    ]
    assert nameless == []
    QThreadPool.globalInstance().waitForDone(5000)
