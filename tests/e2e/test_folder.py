"""From a saved family to paper: two clicks, and everything round it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard, listen
from tests.builders.families import a_contact, a_family, an_adult

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import FACTS, FactKind, FactScope
from linkworker_desktop.domain.family import FamilyId, Relation
from linkworker_desktop.services.papers import Paper, Papers
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.models.folder_parts import PartRole
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder import FolderPage

LONG = 30_000
LEFT = Qt.MouseButton.LeftButton


class Clicks(QObject):
    """Counts the mouse clicks the program is given."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(watched, QWidget):
            self.count += 1
        return False


@dataclass
class Screen:
    """A main window with the folder's page in reach."""

    qtbot: QtBot
    main: MainWindow
    heard: Heard
    family: FamilyId
    clicks: Clicks = field(default_factory=Clicks)

    @property
    def page(self) -> FolderPage:
        page = self.main.page
        assert isinstance(page, FolderPage)
        return page

    def open(self, **where: object) -> FolderPage:
        """Go to the folder and wait until its paper is seen."""
        self.main.open(Destination(Place.FOLDER, family=self.family, **where))  # type: ignore[arg-type]
        self.wait_for_paper()
        return self.page

    def wait_for_paper(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.builder.paper is not None, timeout=LONG)
        self.qtbot.waitUntil(lambda: self.page.preview.picture is not None, timeout=LONG)

    def print_dialog(self) -> QPrintDialog:
        """Wait for the system's print dialog."""

        def dialogs() -> list[QPrintDialog]:
            return [each for each in self.page.findChildren(QPrintDialog) if each.isVisible()]

        self.qtbot.waitUntil(lambda: bool(dialogs()), timeout=LONG)
        return dialogs()[0]

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, LEFT)


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(LONG)
    QApplication.processEvents()


@pytest.fixture
def family(services: Services) -> FamilyId:
    karim = an_adult("Karim")
    samira = an_adult("Samira", relation=Relation.MOTHER, reads=(), reads_nothing=True)
    saved = services.families.save(a_family("Nakhlawar", karim, samira))
    services.contacts.save(a_contact("pharmacy", "Skovsunde Apotek", verified_on=date(2026, 3, 20)))
    assert saved.id is not None
    return FamilyId(saved.id)


@pytest.fixture
def screen(
    qtbot: QtBot, services: Services, actions: Actions, family: FamilyId, qapp: QApplication
) -> Iterator[Screen]:
    main = MainWindow(services, actions)
    qtbot.addWidget(main)
    main.resize(1440, 900)
    main.show()
    made = Screen(qtbot, main, listen(actions), family)
    qapp.installEventFilter(made.clicks)
    yield made
    qapp.removeEventFilter(made.clicks)
    main.leave_pages()


@pytest.fixture
def complete(services: Services, family: FamilyId) -> None:
    """Everything the folder asks for is given."""
    for fact in FACTS.values():
        if fact.scope is FactScope.FAMILY and fact.kind is not FactKind.IMAGE:
            is_moment = fact.kind is FactKind.MOMENT
            services.folders.set_fact(family, fact.name, "1.12.2026 kl. 9" if is_moment else "Skolevænget 20")
    services.folders.include(family, 4, included=False)
    assert services.folders.view(family).missing == ()


@pytest.fixture
def short(services: Services, family: FamilyId, complete: None) -> None:
    """Only two parts are in, so that printing is quick."""
    for number in (1, 2, 3, 5, 6, 7, 9, 10):
        services.folders.include(family, number, included=False)


def test_a_complete_folder_is_two_clicks_from_its_family(screen: Screen, complete: None) -> None:
    screen.main.open(Destination(Place.FAMILY, family=screen.family))
    screen.click(screen.main.page.folder_button)  # type: ignore[attr-defined]
    screen.click(screen.page.buttons.print_button)
    dialog = screen.print_dialog()
    assert screen.clicks.count == 2
    dialog.reject()


def test_ctrl_p_twice_does_the_same(screen: Screen, complete: None) -> None:
    screen.main.open(Destination(Place.FAMILY, family=screen.family))
    screen.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    control = Qt.KeyboardModifier.ControlModifier
    screen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, control)
    assert isinstance(screen.main.page, FolderPage)
    screen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, control)
    screen.print_dialog().reject()


def test_a_folder_in_black_and_white_is_the_one_it_was_asked_for(
    screen: Screen, services: Services, short: None
) -> None:
    """The grey paper is made in a worker, when another family may be open already."""
    screen.open()
    errand, desk = screen.page._errand(), screen.page.desk
    other = services.families.save(a_family("Zahrabani"))
    assert other.id is not None
    screen.main.open(Destination(Place.FOLDER, family=FamilyId(other.id)))
    made: list[bytes] = []
    screen.main._actions.run_in_background(lambda: desk._grey_pdf(errand), made.append)
    screen.qtbot.waitUntil(lambda: bool(made), timeout=LONG)
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made[0]))
    assert "Zahrabani" not in words
    screen.wait_for_paper()


def test_a_text_that_could_not_be_saved_is_marked_and_asked_about_before_printing(
    screen: Screen, services: Services, complete: None
) -> None:
    page = screen.open(part=2)
    page.part.text.editor.setPlainText("Hej {findes_ikke}")
    page.part.text.save_now()
    index = page.parts.model.index(page.parts.model.row_of(2) or 0)
    assert index.data(PartRole.WORDS) == "Fejl i teksten"
    screen.click(page.buttons.print_button)
    assert page.missing_panel.isVisible()
    assert any(name.startswith("Fejl i teksten") for name in page.missing_panel.names)
    screen.click(page.missing_panel.fill_button)
    assert page.part.text.editor.hasFocus()
    page.part.text.editor.setPlainText("Hej {familie}")
    page.part.text.save_now()
    assert index.data(PartRole.WORDS) == "Klar"


def test_the_preview_follows_a_part_that_is_moved(screen: Screen, complete: None) -> None:
    page = screen.open()
    page.parts.model.move_asked.emit(9, 1)
    screen.qtbot.waitUntil(lambda: page.builder.paper is None, timeout=LONG)
    screen.wait_for_paper()
    paper = page.builder.paper
    assert paper is not None
    assert page.preview.page_index == paper.first_pages[9]


def test_the_print_dialog_comes_when_the_paper_is_ready(screen: Screen, complete: None) -> None:
    screen.main.open(Destination(Place.FOLDER, family=screen.family))
    screen.click(screen.page.buttons.print_button)
    assert screen.page.buttons.print_button.text() == "Gør klar …"
    dialog = screen.print_dialog()
    assert dialog.maxPage() == screen.page.preview.page_count
    dialog.reject()


def test_what_is_missing_is_listed_before_it_is_left_out(screen: Screen, services: Services) -> None:
    page = screen.open()
    missing = [fact.fact.label for fact in services.folders.view(screen.family).missing]
    screen.click(page.buttons.print_button)
    assert page.missing_panel.isVisible()
    *names, stale = page.missing_panel.names
    assert len(names) == len(missing)
    assert all(any(name.startswith(label) for name in names) for label in missing)
    assert stale.endswith("er ikke bekræftet")
    screen.click(page.missing_panel.print_button)
    screen.print_dialog().reject()
    assert not page.missing_panel.isVisible()


def test_the_banner_leads_to_the_first_missing_field(screen: Screen) -> None:
    page = screen.open(part=8)
    banner = page._banners.current
    assert banner is not None
    assert banner.button is not None
    assert banner.accessibleName().startswith("Ti oplysninger mangler.")
    screen.click(banner.button)
    assert page.parts.number == 1
    assert page.part.facts.field("infomoede").focusProxy().hasFocus()


def test_a_fact_that_is_filled_in_leaves_the_banner_and_comes_to_the_paper(screen: Screen) -> None:
    page = screen.open(field="dansk_sted")
    assert page.parts.number == 11
    before = page.builder.paper
    screen.qtbot.keyClicks(QApplication.focusWidget(), "Skolevænget 20")
    page.buttons.print_button.setFocus()
    banner = page._banners.current
    assert banner is not None
    assert banner.accessibleName().startswith("Ni oplysninger mangler.")
    screen.wait_for_paper()
    assert page.builder.paper is not before
    assert _text_of(page.builder.paper, 11).count("Skolevænget 20") >= 1


def _text_of(paper: Paper | None, part: int) -> str:
    assert paper is not None
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        page = document[paper.first_pages[part]]
        return page.get_textpage().get_text_bounded().replace("\u00a0", " ")
    finally:
        document.close()


def test_the_page_keeps_what_is_chosen_and_turned_to_while_things_change(
    screen: Screen, services: Services, actions: Actions
) -> None:
    page = screen.open(part=8)
    page.preview.go_to_page(2)
    page.part.text.editor.setFocus()
    page.part.text.editor.insertPlainText("Ha")
    actions.run_write(lambda: services.folders.include(screen.family, 10, included=False))
    screen.wait_for_paper()
    assert page.parts.number == 8
    assert page.preview.page_index == 2
    assert page.part.text.editor.toPlainText().startswith("Ha")
    assert page.part.text.editor.hasFocus()


def test_choosing_a_part_turns_the_paper_to_it(screen: Screen) -> None:
    page = screen.open()
    assert page.preview.page_index == 0
    page.parts.select(8)
    assert page.builder.paper is not None
    assert page.preview.page_index == page.builder.paper.first_pages[8]


def test_a_part_is_taken_out_with_one_click_and_back_with_undo(
    screen: Screen, services: Services, actions: Actions
) -> None:
    page = screen.open()
    row = page.parts.view.visualRect(page.parts.model.index(2))
    screen.qtbot.mouseClick(page.parts.view.viewport(), LEFT, pos=QPoint(row.left() + 22, row.center().y()))
    assert not services.folders.view(screen.family).parts[2].included
    actions.undo_stack.undo()
    assert services.folders.view(screen.family).parts[2].included


def test_parts_are_put_in_order_with_the_keyboard(screen: Screen, services: Services) -> None:
    page = screen.open()
    page.parts.select(8)
    screen.qtbot.keyClick(page.parts.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.number for part in services.folders.view(screen.family).parts][6:8] == [8, 7]
    assert page.parts.number == 8


def test_the_proposed_language_is_marked_until_it_is_chosen(screen: Screen, services: Services) -> None:
    page = screen.open()
    chip = page.parts.languages.chip("ar")
    assert chip.text() == "Arabisk, foreslået"
    screen.click(chip)
    assert not services.folders.view(screen.family).languages_are_proposed
    assert page.parts.languages.chip("ar").text() == "Arabisk"


def test_a_language_is_added_from_the_menu_and_danish_cannot_be_left_out(
    screen: Screen, services: Services
) -> None:
    page = screen.open()
    languages = page.parts.languages
    languages.menu.aboutToShow.emit()
    offered = [action.text().split(" · ")[0] for action in languages.menu.actions()]
    assert len(offered) == 14
    assert "Arabisk" not in offered
    next(action for action in languages.menu.actions() if action.text().startswith("Ukrainsk")).trigger()
    assert services.folders.view(screen.family).languages == ("ar", "uk")
    screen.click(languages.chip("da"))
    assert languages.chip("da").isChecked()
    screen.click(languages.chip("ar"))
    screen.click(languages.chip("uk"))
    assert services.folders.view(screen.family).languages == ("da",)


def test_who_cannot_read_is_said(screen: Screen) -> None:
    page = screen.open()
    assert page.parts.languages._note.text() == "Samira læser ikke. Forsiden får store tegn."


def test_the_hours_left_stand_in_the_title_in_words(screen: Screen) -> None:
    assert screen.open()._hours.text() == "5 timer tilbage"


def test_the_hours_of_a_closed_family_are_not_counted(screen: Screen, services: Services) -> None:
    services.families.close(screen.family, date(2026, 11, 24), "")
    assert not screen.open()._hours.isVisible()


def test_a_folder_is_printed_noted_and_handed_out(
    screen: Screen, services: Services, short: None, tmp_path: Path
) -> None:
    page = screen.open()
    paper = page.builder.paper
    assert paper is not None
    screen.click(page.buttons.print_button)
    dialog = screen.print_dialog()
    file = tmp_path / "printed.pdf"
    _print_to(dialog, file)
    screen.qtbot.waitUntil(lambda: page.progress.isVisible(), timeout=LONG)
    screen.qtbot.waitUntil(lambda: bool(services.folders.view(screen.family).issues), timeout=120_000)
    issue = services.folders.view(screen.family).issues[0]
    assert services.issues.paper(issue.id) == paper.pdf
    assert issue.pages == paper.pages
    assert _pages_in(file) == paper.pages
    screen.qtbot.waitUntil(lambda: _banner_says(page, "Mappen er sendt til printeren."), timeout=LONG)
    banner = page._banners.current
    assert banner is not None
    assert banner.button is not None
    screen.click(banner.button)
    handing = page.findChild(HandOverDialog)
    assert handing is not None
    assert handing.read_aloud.isChecked()
    screen.click(handing.note_button)
    done = services.folders.view(screen.family).issues[0]
    assert done.handed_out_at == datetime(2026, 11, 24, 8, 42)
    assert done.handed_to == "Karim Nakhlawar og Samira Nakhlawar"
    assert done.read_aloud
    assert page._hours.text() == "udleveret 24.11."


def test_a_page_printed_alone_is_no_new_folder(
    screen: Screen, services: Services, short: None, tmp_path: Path
) -> None:
    page = screen.open()
    page.preview.go_to_page(2)
    screen.click(page.buttons.print_button)
    dialog = screen.print_dialog()
    dialog.printer().setPrintRange(QPrinter.PrintRange.CurrentPage)
    _print_to(dialog, tmp_path / "page.pdf")
    screen.qtbot.waitUntil(
        lambda: any(each.sentence == "1 side er sendt til printeren." for each in screen.heard.notices),
        timeout=LONG,
    )
    assert services.folders.view(screen.family).issues == ()
    assert _pages_in(tmp_path / "page.pdf") == 1


def test_printing_can_be_stopped(screen: Screen, services: Services, short: None, tmp_path: Path) -> None:
    page = screen.open()
    screen.click(page.buttons.print_button)
    _print_to(screen.print_dialog(), tmp_path / "printed.pdf")
    screen.click(page.progress.cancel_button)
    screen.qtbot.waitUntil(
        lambda: any(each.sentence == "Udskrivningen er stoppet." for each in screen.heard.notices),
        timeout=LONG,
    )
    assert not page.progress.isVisible()
    assert services.folders.view(screen.family).issues == ()


def test_the_pdf_is_saved_where_somebody_says(screen: Screen, services: Services, tmp_path: Path) -> None:
    page = screen.open()
    assert page.builder.paper is not None
    screen.click(page.buttons.save_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "velkomstmappe-F001-ar.pdf"
    dialog.fileSelected.emit(str(tmp_path / "mappe.pdf"))
    dialog.reject()
    pdf = page.builder.paper.pdf
    screen.qtbot.waitUntil(lambda: _banner_says(page, "Mappen er gemt som mappe.pdf."), timeout=LONG)
    assert (tmp_path / "mappe.pdf").read_bytes() == pdf
    assert len(services.folders.view(screen.family).issues) == 1


def test_a_place_that_cannot_be_written_is_one_sentence(
    screen: Screen, services: Services, tmp_path: Path
) -> None:
    page = screen.open()
    screen.click(page.buttons.save_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "gone" / "mappe.pdf"))
    dialog.reject()
    screen.qtbot.waitUntil(lambda: bool(screen.heard.notices), timeout=LONG)
    assert "Vælg et andet sted" in screen.heard.notices[-1].sentence
    assert services.folders.view(screen.family).issues == ()


def test_no_paper_is_made_in_the_windows_thread(
    screen: Screen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    make = Papers.folder

    def watched(papers: Papers, *given: object, **more: object) -> Paper:
        threads.append(threading.get_ident())
        return make(papers, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Papers, "folder", watched)
    screen.open()
    services.folders.set_fact(screen.family, "buslinje", "3")
    assert threads
    assert threading.get_ident() not in threads


def test_a_paper_that_cannot_be_made_is_said_calmly_in_the_preview(
    screen: Screen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> Paper:
        raise UserError("Kortet kan ikke læses. Vælg et andet billede.")

    monkeypatch.setattr(Papers, "folder", refuse)
    screen.main.open(Destination(Place.FOLDER, family=screen.family))
    page = screen.page
    screen.qtbot.waitUntil(page.preview._strip.isVisible, timeout=LONG)
    assert page.preview._strip.sentence == "Kortet kan ikke læses. Vælg et andet billede."
    monkeypatch.undo()
    page.preview.retried.emit()
    screen.wait_for_paper()
    assert not page.preview._strip.isVisible()


def test_coming_back_says_again_what_is_missing(screen: Screen) -> None:
    page = screen.open()
    screen.main.open(Destination(Place.OVERVIEW))
    screen.main.open(Destination(Place.FOLDER, family=screen.family))
    banner = page._banners.current
    assert banner is not None
    assert banner.accessibleName().startswith("Ti oplysninger mangler.")


def test_leaving_keeps_what_was_just_typed(screen: Screen, services: Services) -> None:
    page = screen.open(field="dansk_sted")
    screen.qtbot.keyClicks(QApplication.focusWidget(), "Skolevænget 20")
    page.part.text.editor.setPlainText("Kom hver gang.")
    screen.main.open(Destination(Place.OVERVIEW))
    assert services.folders.fact_field(screen.family, "dansk_sted").value == "Skolevænget 20"
    assert services.texts.text(11, "da").body == "Kom hver gang."


def test_a_family_that_is_gone_leads_back_to_the_families(screen: Screen) -> None:
    screen.main.open(Destination(Place.FOLDER, family=FamilyId(new_id())))
    assert screen.heard.travels == [Destination(Place.FAMILIES)]


def test_the_paper_is_a_tab_in_a_narrow_window(screen: Screen) -> None:
    page = screen.open()
    assert not page.columns.is_narrow
    assert page.preview.isVisible()
    screen.main.resize(1100, 720)
    assert page.columns.is_narrow
    assert not page.preview.isVisible()
    page.columns.tabs.chosen.emit(1)
    screen.click(page.columns.tabs._group.button(1))
    assert page.preview.isVisible()
    assert not page.part.isVisible()


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    page = screen.open(part=4)
    for number in (4, 8, 11):
        page.parts.select(number)
        nameless = [
            type(widget).__name__
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and widget.isVisible()
            and not isinstance(widget, QMenu)
            and not _name(widget)
        ]
        assert nameless == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _print_to(dialog: QPrintDialog, file: Path) -> None:
    """Let the dialog's printer write to a file and say yes."""
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))
    dialog.done(QDialog.DialogCode.Accepted)


def _pages_in(file: Path) -> int:
    document = pypdfium2.PdfDocument(file.read_bytes())
    try:
        return len(document)
    finally:
        document.close()


def _banner_says(page: FolderPage, sentence: str) -> bool:
    banner = page._banners.current
    return banner is not None and banner.accessibleName().startswith(sentence)
