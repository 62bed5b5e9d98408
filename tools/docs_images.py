"""Makes the pictures of the documents from the program itself: the window with the sample municipality, and its paper.

`python -m tools.docs_images` writes all of them to `docs/images/`, `python -m tools.docs_images DIR` to another folder.
Run it with QT_QPA_PLATFORM=offscreen; the pictures are 1440 x 900 whatever the screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import QSettings, QThreadPool, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from linkworker_desktop.base.clock import LOCAL_ZONE, FixedClock
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.persistence.keys import Cost
from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE, build_sample
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.entrance import Entrance
from linkworker_desktop.ui.kit import gallery
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.call_round import CallRoundPage
from linkworker_desktop.ui.pages.contact_import import ContactImportPage
from linkworker_desktop.ui.pages.folder import FolderPage
from linkworker_desktop.ui.pages.folder.handing_over import HandingOver
from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.steps import MunicipalityWords
from linkworker_desktop.ui.window import Window

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CLOCK = FixedClock(datetime(2026, 11, 24, 8, 42, tzinfo=LOCAL_ZONE))
LAST_OPENED = datetime(2026, 11, 23, 15, 32, tzinfo=LOCAL_ZONE)
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""The key derivation of a vault that is deleted a minute later."""
PRINTED = "F001"
"""The family of the pages: it reads Arabic, and no fact of its folder is missing."""
TYPED = MunicipalityWords(
    "Skovsunde Kommune", "Region Midtjylland", "Maja Vindkærby", "01 23 40 10", "hverdage 9–15"
)
PASSPHRASE = "fem grønne cykler ved havnen"  # noqa: S105 - of a vault nobody keeps
OUTLOOK = (
    "Fornavn;Efternavn;Firma;Stilling;Telefon (arbejde);E-mail-adresse;Gade (arbejde);Postnummer (arbejde);By",
    "Birthe;Tangløkke;Skovsunde Sprogcenter;underviser;01 23 99 01;birthe@sprogcenter.example;Torvet 9;0120;Skovsunde",
    ";;Skovsunde Apotek;;01 23 41 63;nyt@skovsundeapotek.example;Torvet 4;0120;Skovsunde",
    "Ægir;Åbrandt;Klintebjerg Havnecafé;ejer;01 23 99 02;aegir@havnecafe.example;Havnekajen 14;0150;Klintebjerg Havn",
    "Søren;Rugagerholt;Nymølle Varmestue;leder;01 23 99 20;soeren@varmestue.example;Skolevænget 3;0140;Nymølle Strand",
    "Åse;Vindkærby;Ådalby Bibliotek;bibliotekar;01 23 99 31;aase@bibliotek.example;Kløverbakken 1;0130;Ådalby",
)  # fmt: skip
"""An export of invented contacts, as Outlook in Danish writes it."""
SHOWN_FOLDER = "/home/maja/Sikkerhedskopier"
"""Stands on the picture of the settings where the thrown-away folder would."""
SIZE = (1440, 900)
PAPER_WIDTH = 700
GAP = 24
DESK_COLOUR = "#E2E9E4"
PATIENCE = 30.0
"""Seconds."""
THEMES = {"lys": "light", "moerk": "dark"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: the name of its pictures, the themes it is taken in, what brings it about and what puts it away."""

    name: str
    themes: tuple[str, ...]
    show: Callable[[MainWindow, FamilyId], object]
    after: Callable[[MainWindow], object] | None = None


def _go(place: Place, *, part: int | None = None) -> Callable[[MainWindow, FamilyId], object]:
    def go(main: MainWindow, family: FamilyId) -> None:
        has_family = place in {Place.FAMILY, Place.FOLDER, Place.FAMILY_FORM, Place.RECEPTION}
        main.open(Destination(place, family=family if has_family else None, part=part))

    return go


def _translation(main: MainWindow, family: FamilyId) -> None:
    _go(Place.FOLDER, part=8)(main, family)
    _read_in(main, "Arabisk")


def _missing(main: MainWindow, family: FamilyId) -> None:
    _go(Place.FOLDER, part=8)(main, family)
    _read_in(main, "Dansk")
    _folder_page(main).print_folder()


def _settings(main: MainWindow, family: FamilyId) -> None:
    _go(Place.SETTINGS)(main, family)
    for field in main.page.findChildren(QLineEdit):
        if Path(field.text()).is_dir():
            field.setText(SHOWN_FOLDER)


def _calling(main: MainWindow, _family: FamilyId) -> None:
    main.open(Destination(Place.CALL_ROUND, field="begin"))


def _end_calling(main: MainWindow) -> None:
    """Leave no round behind: the next pictures show the contacts without one."""
    page = main.page
    assert isinstance(page, CallRoundPage)
    page.calling.stop_button.click()
    main.open(Destination(Place.CALL_ROUND))
    page.beginning.close_button.click()


def _columns(main: MainWindow, _family: FamilyId) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outlook.csv"
        file.write_bytes("\r\n".join(OUTLOOK).encode("cp1252"))
        main.open(Destination(Place.CONTACT_IMPORT, files=(file,)))
        _wait_for_import(main)


def _compared(main: MainWindow, family: FamilyId) -> None:
    _columns(main, family)
    _import_page(main).next_button.click()
    _wait_for_import(main)


def _wait_for_import(main: MainWindow) -> None:
    end, page = time.monotonic() + PATIENCE, _import_page(main)
    while page.step == 0 or page.work.is_running:
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the import did not come to rest")
        time.sleep(0.01)


def _import_page(main: MainWindow) -> ContactImportPage:
    page = main.page
    assert isinstance(page, ContactImportPage)
    return page


def _read_in(main: MainWindow, language: str) -> None:
    buttons = _folder_page(main).part.text.switcher.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == language and not button.isHidden()).click()


def _folder_page(main: MainWindow) -> FolderPage:
    page = main.page
    assert isinstance(page, FolderPage)
    return page


BOTH, LIGHT = ("lys", "moerk"), ("lys",)
SCENES = (
    Scene("overblik", BOTH, _go(Place.OVERVIEW)),
    Scene("familier", LIGHT, _go(Place.FAMILIES)),
    Scene("familie", BOTH, _go(Place.FAMILY)),
    Scene("familieskema", LIGHT, _go(Place.FAMILY_FORM)),
    Scene("velkomstmappe", BOTH, _go(Place.FOLDER, part=8)),
    Scene("oversaettelse", LIGHT, _translation),
    Scene("mangler", LIGHT, _missing),
    Scene("kontakter", BOTH, _go(Place.CONTACTS)),
    Scene("ringerunde", LIGHT, _calling, _end_calling),
    Scene("import-kolonner", LIGHT, _columns),
    Scene("import-sammenlign", LIGHT, _compared),
    Scene("samarbejde", LIGHT, _go(Place.COOPERATION)),
    Scene("velkomstmapper", LIGHT, _go(Place.FOLDERS)),
    Scene("kalender", LIGHT, _go(Place.CALENDAR)),
    Scene("modtagelsesplan", LIGHT, _go(Place.RECEPTION)),
    Scene("regler", LIGHT, _go(Place.RULES)),
    Scene("indstillinger", LIGHT, _settings),
)


class Studio:
    """A folder that is thrown away afterwards, with the sample and an empty place beside it."""

    def __init__(self, folder: Path) -> None:
        self.sample, self.empty = folder / "sample", folder / "empty"
        self._store = str(folder / "window.ini")
        self.services, _key = create(
            self.sample, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, clock=CLOCK, cost=CHEAP
        )
        build_sample(self.services, CLOCK.today())
        self.services.backups.make_now()

    def window(self) -> Window:
        """Return a new window in the size of the pictures."""
        window = Window(QSettings(self._store, QSettings.Format.IniFormat))
        window.resize(*SIZE)
        window.show()
        return window

    @property
    def most_urgent(self) -> FamilyId:
        """The family with the fewest hours left."""
        return self.services.overview.view().first_hours[0].id

    def look_closed(self) -> None:
        """Let the sample look as if it was last opened the day before."""
        lock = self.services.database.files.lock
        os.utime(lock, (LAST_OPENED.timestamp(), LAST_OPENED.timestamp()))


def main() -> int:
    """Write every picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="linkworker-pictures-") as folder:
        app = make_application(Settings())
        studio = Studio(Path(folder))
        try:
            for theme, name in THEMES.items():
                make_application(Settings(theme=name))
                _take_window(app, studio, target, theme)
                _take_entrance(app, studio, target, theme)
            _take_paper(studio.services, target)
            _take_hand_over(app, studio, target)
        finally:
            studio.services.close(with_backup=False)
    gallery.main([str(target / "dele.png")])
    _shrink(target / "dele.png")
    return 0


def _take_window(app: QApplication, studio: Studio, target: Path, theme: str) -> None:
    window = studio.window()
    actions = Actions()
    main_window = MainWindow(studio.services, actions, Desk(Settings(theme=THEMES[theme])))
    window.show_screen(main_window)
    family = studio.most_urgent
    for scene in SCENES:
        if theme in scene.themes:
            scene.show(main_window, family)
            page = main_window.page
            _settle(app, until=partial(_has_paper, page) if isinstance(page, FolderPage) else None)
            if scene.show is _settings:  # the page fills its fields when it is shown
                scene.show(main_window, family)
            _take(window, target / f"{scene.name}-{theme}.png")
            if scene.after is not None:
                scene.after(main_window)
    actions.wait_for_background()
    _close(app, window)


def _take_hand_over(app: QApplication, studio: Studio, target: Path) -> None:
    """Take the dialog that opens when a folder was printed."""
    make_application(Settings(theme=THEMES["lys"]))
    services, family = studio.services, studio.most_urgent
    paper = services.papers.folder(family, ["ar"])
    issue = services.issues.record_print(family, ["ar"], paper.pdf, paper.pages)
    window, actions = studio.window(), Actions()
    dialog = HandingOver(services, actions, window).ask(services.folders.view(family), issue)
    _settle(app)
    _hide_cursors(dialog)
    _save(dialog, target / "udlevering-lys.png")
    dialog.reject()
    _close(app, window)


def _take_entrance(app: QApplication, studio: Studio, target: Path, theme: str) -> None:
    studio.look_closed()
    for name, folder in (("laas-op", studio.sample), ("foerste-start", studio.empty)):
        window = studio.window()
        entrance = Entrance(window, Desk(Settings(theme=THEMES[theme])), folder, CLOCK)
        entrance.show_first()
        screen = window.screen_shown
        if isinstance(screen, FirstRun):
            screen.municipality.show_words(TYPED)
        _settle(app)
        _take(window, target / f"{name}-{theme}.png")
        if isinstance(screen, FirstRun) and theme == "lys":
            screen.go_on()
            for field in (screen.passphrase.choice.first, screen.passphrase.choice.second):
                field.edit.setText(PASSPHRASE)
            _settle(app)
            _take(window, target / f"adgangskode-{theme}.png")
        entrance.end()
        _close(app, window)


def _take_paper(services: Services, target: Path) -> None:
    """Set the plan's and the acute part's first pages of the Arabic folder side by side on a desk."""
    paper = services.papers.folder(services.families.by_code(PRINTED), ["ar"])
    document = pypdfium2.PdfDocument(paper.pdf)
    pages = [_page(document, paper.first_pages[number]) for number in (1, 8)]
    height = max(page.height for page in pages)
    whole = Image.new("RGB", (2 * PAPER_WIDTH + 3 * GAP, height + 2 * GAP), DESK_COLOUR)
    for place, page in enumerate(pages):
        whole.paste(page, (GAP + place * (PAPER_WIDTH + GAP), GAP))
    document.close()
    whole.save(target / "mappe-arabisk.png", optimize=True)


def _page(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    page = document[index]
    drawn: Image.Image = page.render(scale=2 * PAPER_WIDTH / page.get_width()).to_pil().convert("RGB")
    return drawn.resize(
        (PAPER_WIDTH, round(drawn.height * PAPER_WIDTH / drawn.width)), Image.Resampling.LANCZOS
    )


def _has_paper(page: FolderPage) -> bool:
    return page.preview.picture is not None and not page.builder.is_busy


def _settle(app: QApplication, *, until: Callable[[], bool] | None = None) -> None:
    """Let threads finish and the window paint; with `until` wait for it. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 0.4:
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        app.processEvents()
        if QThreadPool.globalInstance().activeThreadCount() or (until is not None and not until()):
            quiet_since = time.monotonic()
        time.sleep(0.01)


def _take(window: Window, file: Path) -> None:
    if window.size().toTuple() != SIZE:
        raise ValueError(f"{file.name} would be {window.size().toTuple()}: a page does not fit")
    _hide_cursors(window)
    _save(window, file)


def _save(widget: QWidget, file: Path) -> None:
    if not widget.grab().save(str(file)):
        raise OSError(f"{file} could not be written")
    _shrink(file)


def _hide_cursors(window: QWidget) -> None:
    """Let no blinking cursor make one run's picture differ from the next."""
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()


def _shrink(file: Path) -> None:
    with Image.open(file) as picture:
        picture.convert("RGB").save(file, optimize=True)


def _close(app: QApplication, window: Window) -> None:
    window.allow_closing()
    window.close()
    window.deleteLater()
    QTimer.singleShot(0, app.quit)
    app.exec()


if __name__ == "__main__":
    sys.exit(main())
