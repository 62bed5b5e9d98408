"""The documents on a family's page: dropped, opened, renamed, thrown away and taken back."""

from __future__ import annotations

import stat
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentKind
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, NoticeState
from linkworker_desktop.ui.dialogs.document import DocumentDialog
from linkworker_desktop.ui.dialogs.document_trash import DocumentTrashDialog
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.pages.documents.card import DocumentsCard
from linkworker_desktop.ui.pages.documents.running import is_program
from linkworker_desktop.ui.pages.documents.words import parted, size_words

LEFT = Qt.MouseButton.LeftButton
PDF = b"%PDF-1.7 brev"


class Desk(Page):
    """A page with one field and the card, that follows writes as the family's page does."""

    def __init__(self, services: Services, actions: Actions, family: FamilyId) -> None:
        super().__init__("Nakhlawar")
        self._services, self.family = services, family
        self.note = QPlainTextEdit()
        self.card = DocumentsCard(services, actions)
        self.body.addWidget(self.note)
        self.body.addWidget(self.card)
        actions.changed.connect(self.load)
        self.load()

    def load(self, _kinds: frozenset[Kind] = frozenset()) -> None:
        """Show the card as a family's page shows it."""
        documents = len(self._services.documents.of_family(self.family))
        self.card.show_family(
            self._services.families.sheet(self.family), documents, local_now(self._services.clock)
        )


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_given, **_named: str(tmp_path / "cache"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files the system was asked to open."""
    found: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: found.append(Path(url.toLocalFile())) or True
    )
    return found


@pytest.fixture
def desk(qtbot: QtBot, services: Services, actions: Actions) -> Desk:
    family = services.families.save(a_family("Nakhlawar", an_adult("Samir"), a_child(8))).id
    assert family is not None
    made = Desk(services, actions, FamilyId(family))
    qtbot.addWidget(made)
    made.resize(360, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def with_one(desk: Desk, services: Services) -> Desk:
    services.documents.add(desk.family, "Brev fra skolen.pdf", PDF)
    desk.load()
    return desk


def drop(widget: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *rest), QDropEvent(QPointF(5, 5), *rest)):
        QApplication.sendEvent(widget, event)


def shown(desk: Desk) -> list[str]:
    return [row.view.draft.name for row in desk.card.rows]


@pytest.mark.parametrize("where", ["page", "note"])
def test_what_is_dropped_anywhere_on_the_page_is_put_with_the_family(
    qtbot: QtBot, desk: Desk, heard: Heard, tmp_path: Path, where: str
) -> None:
    (tmp_path / "skema.pdf").write_bytes(PDF)
    (tmp_path / "tom.txt").write_bytes(b"")
    drop(desk if where == "page" else desk.note.viewport(), tmp_path / "skema.pdf", tmp_path / "tom.txt")
    qtbot.waitUntil(lambda: shown(desk) == ["skema.pdf"])
    assert desk.note.toPlainText() == ""
    assert [(notice.is_undo, notice.rest) for notice in heard.notices] == [(True, "»tom.txt« er tom.")]


def test_a_drop_of_nothing_that_can_be_kept_is_said(
    qtbot: QtBot, desk: Desk, heard: Heard, tmp_path: Path
) -> None:
    drop(desk, tmp_path / "findes ikke.pdf")
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert heard.notices[0].state is NoticeState.OVER
    assert shown(desk) == []


def test_nothing_is_read_while_a_family_has_no_documents(desk: Desk, services: Services) -> None:
    sheet, now = services.families.sheet(desk.family), local_now(services.clock)
    with counted_statements(services) as sent:
        desk.card.show_family(sheet, 0, now)
    assert sent == []
    services.documents.add(desk.family, "a.pdf", PDF)
    with counted_statements(services) as sent:
        desk.card.show_family(sheet, 1, now)
    assert len(sent) == 1


def test_enter_opens_a_copy_nobody_can_write_in_and_it_is_gone_with_the_page(
    qtbot: QtBot, with_one: Desk, opened: list[Path]
) -> None:
    button = with_one.card.rows[0].button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].name == "Brev fra skolen.pdf"
    assert opened[0].read_bytes() == PDF
    assert not opened[0].stat().st_mode & stat.S_IWUSR
    with_one.hide()
    assert not opened[0].exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faktura.pdf.EXE", b"MZ"),
        ("hent.js", b"x"),
        ("Kontrakt.pdf", b"#!/bin/sh"),
        ("a.desktop ", b"x"),
        ("kør", b"MZ"),
    ],
)
def test_a_program_is_never_opened_only_saved(
    qtbot: QtBot,
    desk: Desk,
    services: Services,
    heard: Heard,
    opened: list[Path],
    name: str,
    content: bytes,
) -> None:
    services.documents.add(desk.family, name, content)
    desk.load()
    qtbot.mouseClick(desk.card.rows[0].button, LEFT)
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert opened == []
    assert heard.notices[0].button == "Gem som …"


@pytest.mark.parametrize("name", ["brev.pdf", "billede.JPG", "regneark.xlsx", "noter.txt", "brev"])
def test_ordinary_files_are_no_programs(name: str) -> None:
    assert not is_program(name, PDF)


def test_save_as_writes_the_whole_file_where_asked(
    qtbot: QtBot, with_one: Desk, heard: Heard, tmp_path: Path
) -> None:
    with_one.card.opening.save_to(with_one.card.rows[0].view.id, tmp_path / "kopi.pdf")
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert (tmp_path / "kopi.pdf").read_bytes() == PDF
    assert "kopi.pdf" in heard.notices[0].sentence


def the_dialog(desk: Desk) -> DocumentDialog:
    (dialog,) = (each for each in desk.window().findChildren(DocumentDialog) if each.isVisible())
    return dialog


def test_f2_corrects_name_kind_person_and_note_and_the_ending_stays(
    qtbot: QtBot, with_one: Desk, services: Services
) -> None:
    qtbot.keyClick(with_one.card.rows[0].button, Qt.Key.Key_F2)
    dialog = the_dialog(with_one)
    name = dialog.fields["name"].line_edit
    assert name.text() == "Brev fra skolen"
    qtbot.keyClicks(name, "Afgørelse om plads")
    dialog.kind.setCurrentIndex(dialog.kind.findData(DocumentKind.DECISION.value))
    dialog.person.setCurrentIndex(1)
    dialog.note.setPlainText("Kom med posten.")
    qtbot.mouseClick(dialog.save_button, LEFT)
    (view,) = services.documents.of_family(with_one.family)
    assert (view.draft.name, view.person) == ("Afgørelse om plads.pdf", "Samir")
    assert (view.draft.kind, view.draft.note) == (DocumentKind.DECISION, "Kom med posten.")
    assert shown(with_one) == ["Afgørelse om plads.pdf"]


@pytest.mark.parametrize("typed", ["", "   ", "\u202e"])
def test_a_document_keeps_a_name(qtbot: QtBot, with_one: Desk, typed: str) -> None:
    with_one.card.change(with_one.card.rows[0].view)
    dialog = the_dialog(with_one)
    dialog.fields["name"].line_edit.setText(typed)
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert shown(with_one) == ["Brev fra skolen.pdf"]
    assert dialog.fields["name"].error


def test_delete_puts_in_the_trash_with_fortryd(
    qtbot: QtBot, with_one: Desk, actions: Actions, heard: Heard
) -> None:
    qtbot.keyClick(with_one.card.rows[0].button, Qt.Key.Key_Delete)
    assert shown(with_one) == []
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    assert shown(with_one) == ["Brev fra skolen.pdf"]


def in_trash(desk: Desk, qtbot: QtBot) -> DocumentTrashDialog:
    desk.card.delete(desk.card.rows[0].view)
    qtbot.mouseClick(desk.card.trash_button, LEFT)
    (dialog,) = desk.window().findChildren(DocumentTrashDialog)
    return dialog


def test_the_trash_gives_a_document_back(qtbot: QtBot, with_one: Desk) -> None:
    dialog = in_trash(with_one, qtbot)
    qtbot.mouseClick(dialog.restore_buttons[0], LEFT)
    assert shown(with_one) == ["Brev fra skolen.pdf"]
    assert dialog.restore_buttons == []


def test_for_good_is_asked_once_and_cannot_be_taken_back(
    qtbot: QtBot, with_one: Desk, services: Services, actions: Actions
) -> None:
    dialog = in_trash(with_one, qtbot)
    qtbot.mouseClick(dialog.erase_buttons[0], LEFT)
    (question,) = dialog.findChildren(EraseDialog)
    assert services.documents.of_family(with_one.family, deleted=True)
    qtbot.mouseClick(question.erase_button, LEFT)
    assert services.documents.of_family(with_one.family, deleted=True) == ()
    assert not actions.undo_stack.canUndo()


def test_the_rest_is_one_click_away_and_every_row_has_its_menu(
    qtbot: QtBot, desk: Desk, services: Services
) -> None:
    for number in range(8):
        services.documents.add(desk.family, f"brev {number}.pdf", PDF + bytes([number]))
    desk.load()
    assert len(desk.card.rows) == 5
    desk.card._show_all()
    assert len(desk.card.rows) == 8
    row = desk.card.rows[0]
    assert row.view.draft.name in row.more.accessibleName()
    said = [action.text() for action in desk.card.fill_menu(row.view).actions() if action.text()]
    assert said == ["Åbn", "Gem som …", "Ret …", "Læg i papirkurven"]


def test_a_family_in_the_trash_takes_nothing(
    qtbot: QtBot, desk: Desk, services: Services, heard: Heard, tmp_path: Path
) -> None:
    services.families.delete(desk.family)
    desk.load()
    (tmp_path / "skema.pdf").write_bytes(PDF)
    drop(desk, tmp_path / "skema.pdf")
    QApplication.processEvents()
    assert not desk.card.isVisible()
    assert services.documents.of_family(desk.family) == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("brev.pdf", ("brev", ".pdf")),
        ("brev 12.11", ("brev 12.11", "")),
        (".skjult", (".skjult", "")),
        ("a", ("a", "")),
    ],
)
def test_the_ending_of_a_name_is_told_from_the_name(name: str, parts: tuple[str, str]) -> None:
    assert parted(name) == parts


def test_sizes_are_said_as_people_say_them() -> None:
    assert [size_words(size) for size in (1, 12_400, 3_400_000, 48_000_000)] == [
        "1 kB",
        "12 kB",
        "3,4 MB",
        "48 MB",
    ]
