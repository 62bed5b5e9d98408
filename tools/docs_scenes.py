"""The screens of the documents' pictures: how each is brought about in the window, and put away again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.call_round import CallRoundPage
from linkworker_desktop.ui.pages.contact_import import ContactImportPage
from linkworker_desktop.ui.pages.families import FamiliesPage
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.folder import FolderPage

SETTLED = "F001"
"""The family of the family file and of the paper: 18 authorities work with it, it reads Arabic, and no fact of
its folder is missing."""
CHOSEN = "Karim"
"""Whom of that family the map and the person's page show."""
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
PATIENCE = 30.0
"""Seconds."""
OF_A_FAMILY = {
    Place.FAMILY,
    Place.FOLDER,
    Place.FAMILY_FORM,
    Place.RECEPTION,
    Place.NETWORK,
    Place.RELAY,
    Place.CONSENTS,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: the name of its pictures, the themes it is taken in, what brings it about and what puts it away.

    `family` is the code of the family it shows; without one it is the most urgent.
    """

    name: str
    themes: tuple[str, ...]
    show: Callable[[MainWindow, FamilyId], object]
    after: Callable[[MainWindow], object] | None = None
    family: str = ""


def _go(
    place: Place, *, part: int | None = None, field: str = ""
) -> Callable[[MainWindow, FamilyId], object]:
    def go(main: MainWindow, family: FamilyId) -> None:
        main.open(Destination(place, family=family if place in OF_A_FAMILY else None, part=part, field=field))

    return go


def _translation(main: MainWindow, family: FamilyId) -> None:
    _go(Place.FOLDER, part=8)(main, family)
    _read_in(main, "Arabisk")


def _missing(main: MainWindow, family: FamilyId) -> None:
    _go(Place.FOLDER, part=8)(main, family)
    _read_in(main, "Dansk")
    _folder_page(main).print_folder()


def settings(main: MainWindow, family: FamilyId) -> None:
    """Show the settings, without the folder of this machine."""
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


def _about(place: Place) -> Callable[[MainWindow, FamilyId], object]:
    """Return what shows a page of the family file with one member chosen."""

    def show(main: MainWindow, family: FamilyId) -> None:
        main.open(Destination(place, family=family, person=_member(main, family)))

    return show


def _member(main: MainWindow, family: FamilyId) -> PersonId | None:
    main.open(Destination(Place.FAMILY, family=family))
    page = main.page
    assert isinstance(page, FamilyPage)
    return next(each.draft.person for each in page.sheet.members if each.draft.given_name == CHOSEN)


def _lists(main: MainWindow, _family: FamilyId) -> None:
    main.open(Destination(Place.FAMILIES))
    page = _families_page(main)
    if not page.lists.narrow.isChecked():
        page.lists.narrow.click()
    box = page.narrowing.boxes["language"]
    box.setCurrentIndex(box.findText("Arabisk"))
    box.activated.emit(box.currentIndex())


def _end_lists(main: MainWindow) -> None:
    page = _families_page(main)
    page.narrowing.clear_button.click()
    page.lists.narrow.click()


def _families_page(main: MainWindow) -> FamiliesPage:
    page = main.page
    assert isinstance(page, FamiliesPage)
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
    Scene("familielister", LIGHT, _lists, _end_lists),
    Scene("familie", BOTH, _go(Place.FAMILY), family=SETTLED),
    Scene("netvaerk", BOTH, _about(Place.NETWORK), family=SETTLED),
    Scene("slaegt", LIGHT, _go(Place.NETWORK, field="kin"), family=SETTLED),
    Scene("stafet", LIGHT, _go(Place.RELAY), family=SETTLED),
    Scene("samtykker", LIGHT, _go(Place.CONSENTS), family=SETTLED),
    Scene("person", LIGHT, _about(Place.PERSON), family=SETTLED),
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
    Scene("indstillinger", LIGHT, settings),
)
