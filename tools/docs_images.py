"""Makes the pictures of the documents from the program itself: the window with the sample municipality, and its paper.

`python -m tools.docs_images` writes all of them to `docs/images/`, `python -m tools.docs_images DIR` to another folder.
Run it with QT_QPA_PLATFORM=offscreen; the pictures are 1440 x 900 whatever the screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import QSettings, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

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
from linkworker_desktop.ui.pages.folder import FolderPage
from linkworker_desktop.ui.pages.folder.handing_over import HandingOver
from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.steps import MunicipalityWords
from linkworker_desktop.ui.window import Window
from tools.docs_scenes import PATIENCE, SCENES, SETTLED, settings

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CLOCK = FixedClock(datetime(2026, 11, 24, 8, 42, tzinfo=LOCAL_ZONE))
LAST_OPENED = datetime(2026, 11, 23, 15, 32, tzinfo=LOCAL_ZONE)
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""The key derivation of a vault that is deleted a minute later."""
TYPED = MunicipalityWords(
    "Skovsunde Kommune", "Region Midtjylland", "Maja Vindkærby", "01 23 40 10", "hverdage 9–15"
)
PASSPHRASE = "fem grønne cykler ved havnen"  # noqa: S105 - of a vault nobody keeps
SIZE = (1440, 900)
PAPER_WIDTH = 700
GAP = 24
DESK_COLOUR = "#E2E9E4"
THEMES = {"lys": "light", "moerk": "dark"}


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
            _take_papers(studio.services, target)
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
    most_urgent = studio.most_urgent
    for scene in SCENES:
        if theme in scene.themes:
            family = studio.services.families.by_code(scene.family) if scene.family else most_urgent
            scene.show(main_window, family)
            page = main_window.page
            _settle(app, until=partial(_has_paper, page) if isinstance(page, FolderPage) else None)
            if scene.show is settings:  # the page fills its fields when it is shown
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


def _take_papers(services: Services, target: Path) -> None:
    """Take two pages of the Arabic folder, and the network with the relay log, on a desk."""
    family = services.families.by_code(SETTLED)
    folder = services.papers.folder(family, ["ar"])
    pages = [(folder.pdf, folder.first_pages[number]) for number in (1, 8)]
    _lay_out(pages, target / "mappe-arabisk.png")
    papers = (services.network_papers.pdf(family), services.relay_papers.pdf(family))
    _lay_out([(pdf, 0) for pdf in papers], target / "papirer.png")


def _lay_out(pages: Sequence[tuple[bytes, int]], file: Path) -> None:
    """Lay pages of PDFs, each by its place from 0, side by side."""
    drawn = [_page(pdf, place) for pdf, place in pages]
    height = max(page.height for page in drawn)
    whole = Image.new("RGB", (len(drawn) * (PAPER_WIDTH + GAP) + GAP, height + 2 * GAP), DESK_COLOUR)
    for place, page in enumerate(drawn):
        whole.paste(page, (GAP + place * (PAPER_WIDTH + GAP), GAP))
    whole.save(file, optimize=True)


def _page(pdf: bytes, place: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    page = document[place]
    drawn: Image.Image = page.render(scale=2 * PAPER_WIDTH / page.get_width()).to_pil().convert("RGB")
    document.close()
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
