"""The button »Papirer«: every paper about a family, each to the printer or to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet

Make = Callable[[Services, FamilyId], bytes]


@dataclass(frozen=True, slots=True)
class FamilyPaper:
    """A paper: its name in the menu, the stem of its file, and how it is made in a thread."""

    label: str
    file: str
    make: Make
    is_lying: bool = False


PAPERS: tuple[FamilyPaper, ...] = (
    FamilyPaper(
        N_("Familieark"), N_("familieark"), lambda services, family: services.family_sheets.pdf(family)
    ),
    FamilyPaper(
        N_("Netværkskort"), N_("netværkskort"), lambda services, family: services.network_papers.pdf(family)
    ),
    FamilyPaper(N_("Stafetlog"), N_("stafetlog"), lambda services, family: services.relay_papers.pdf(family)),
    FamilyPaper(N_("Samtykke"), N_("samtykke"), lambda services, family: services.consent_papers.pdf(family)),
    FamilyPaper(
        N_("Datoer til køleskabet"),
        N_("køleskab"),
        lambda services, family: services.calendar_papers.fridge(family),
    ),
    FamilyPaper(
        N_("Tjeklister til modtagelsesplanen"),
        N_("modtagelsesplan"),
        lambda services, family: services.calendar_papers.reception_lists(family),
    ),
)
"""In the order of the menu, below the welcome folder."""


class PapersMenu(QObject):
    """The button with its menu. `folder_asked` and `file_asked` are what the page does itself."""

    folder_asked = Signal()
    file_asked = Signal()

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._sheet: FamilySheet | None = None
        self.outlet = PaperOutlet(actions, services.database.files.root, page)
        self.button = secondary_button(_("&Papirer"), Icon.PRINT)
        self.menu = QMenu(self.button)
        self._build()
        self.button.clicked.connect(
            lambda: self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        )

    def show_sheet(self, sheet: FamilySheet) -> None:
        """Offer the papers of this family; one in the trash has none."""
        self._sheet = sheet
        self.button.setVisible(sheet.deleted_at is None)

    def outgoing(self, paper: FamilyPaper) -> Outgoing:
        """Return a paper of the family shown, ready to be made. Raises ValueError before a family is shown."""
        sheet = self._sheet
        if sheet is None:
            raise ValueError("no family is shown")
        name = _(paper.label)
        return Outgoing(
            make=lambda: paper.make(self._services, sheet.id),
            title=name,
            file=f"{_(paper.file)}-{sheet.code}.pdf",
            printed=_("{paper} er sendt til printeren.").format(paper=name),
            saved=_("{paper} er gemt som {name}.").replace("{paper}", name),
            is_lying=paper.is_lying,
        )

    def _build(self) -> None:
        self.menu.addAction(_("Velkomstmappe")).triggered.connect(self.folder_asked)
        for paper in PAPERS:
            ways = self.menu.addMenu(_(paper.label))
            ways.addAction(_("Udskriv …")).triggered.connect(partial(self._print, paper))
            ways.addAction(_("Gem PDF …")).triggered.connect(partial(self._save, paper))
        self.menu.addSeparator()
        self.menu.addAction(_("Familiefil …")).triggered.connect(self.file_asked)

    def _print(self, paper: FamilyPaper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.outlet.print(self.outgoing(paper))

    def _save(self, paper: FamilyPaper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.outlet.ask_file(self.outgoing(paper))
