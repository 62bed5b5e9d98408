"""The page of the reception plan: a family's own, or with no family the template of all."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.reception.family_plan import FamilyPlan
from linkworker_desktop.ui.pages.reception.list_desk import ListDesk
from linkworker_desktop.ui.pages.reception.template import Template
from linkworker_desktop.ui.words import family_title

NAME_FROM = 980
"""From this width on, at 100 % text, the family's name has room beside the title."""


class ReceptionPage(Page):
    """Who does what by when, from before the family comes to the third year."""

    PLACE = Place.RECEPTION

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Modtagelsesplan"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._family: UUID | None = None
        self._name = ""
        self.plan = FamilyPlan(services, actions)
        self.template = Template(services, actions)
        self.desk = ListDesk(services, actions, self)
        self._stack = QStackedWidget()
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the family's plan, late tasks first; the field is the code of a task to begin with."""
        self._family = destination.family
        is_family = destination.family is not None
        for button in (self.edit_link, self.print_button, self.save_button):
            button.setVisible(is_family)
        self.new_button.setVisible(not is_family)
        self.restore_button.setVisible(False)
        if destination.family is not None:
            self._show_family(destination.family, destination.field)
        else:
            self._show_template(destination.field)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; rows, focus, scroll and typed text stay."""
        if not kinds & {Kind.DEADLINE, Kind.RULE, Kind.FAMILY, Kind.FOLDER, Kind.EVENT}:
            return
        if self._family is not None:
            self.plan.follow()
        elif Kind.RULE in kinds:
            self.template.load()

    def leave(self) -> bool:
        """Keep what is typed and leave; what was only proposed is dropped."""
        self.template.keep()
        self.template.proposing.drop()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._family is not None:
            self._show_name()

    def _build_body(self) -> None:
        self.edit_link = link_button(_("Ret planen for alle"))
        self.save_button = secondary_button(_("Gem PDF"), Icon.PICTURE_AS_PDF)
        self.print_button = primary_button(_("&Udskriv tjeklister"), Icon.PRINT)
        self.restore_button = secondary_button(_("Som programmet kom med den"), Icon.RESTORE)
        self.new_button = secondary_button(_("&Ny opgave"), Icon.ADD)
        for button in (
            self.edit_link,
            self.restore_button,
            self.new_button,
            self.save_button,
            self.print_button,
        ):
            button.hide()  # all of them at once would make the window wider, before it is known which are wanted
            self.add_action(button)
        self._stack.addWidget(self.plan)
        self._stack.addWidget(self.template)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.plan.said.connect(self.set_sentence)
        self.template.loaded.connect(self._template_loaded)
        self.edit_link.clicked.connect(lambda: self._act.go(Destination(Place.RECEPTION)))
        self.new_button.clicked.connect(self.template.begin_new)
        self.restore_button.clicked.connect(self.template.restore)
        self.print_button.clicked.connect(lambda: self._with_family(self.desk.print))
        self.save_button.clicked.connect(lambda: self._with_family(self.desk.ask_file))
        self.crumb_pressed.connect(self._go_back)

    def _show_family(self, family: FamilyId, task: str) -> None:
        sheet = self._services.families.sheet(family)
        name = family_title(sheet.surname)
        self._name = name
        self._show_name()
        self.set_breadcrumb([_("Familier"), name, _("Modtagelsesplan")])
        self.plan.show_family(family, task)
        self._stack.setCurrentWidget(self.plan)

    def _show_name(self) -> None:
        """Say whose plan it is beside the title, where there is room; the way here says it too."""
        has_room = self.width() >= measures.scaled(NAME_FROM)
        self.set_title(_("Modtagelsesplan"), self._name if has_room else "")

    def _show_template(self, task: str) -> None:
        self.set_title(_("Modtagelsesplanen for alle"))
        self.set_sentence(_("Sådan begynder hver familie. Det, der er gjort, beholder sin dato."))
        self.set_breadcrumb([_("Indstillinger"), _("Regler for frister"), _("Modtagelsesplanen")])
        self.template.load(task)
        if not task:
            self.template.resume()
        self._stack.setCurrentWidget(self.template)
        self.template.list.setFocus()

    def _template_loaded(self) -> None:
        self.restore_button.setVisible(self._family is None and self._services.reception_template.is_own())

    def _with_family(self, work: object) -> None:
        if self._family is not None and callable(work):
            work(self._family, self.plan.units)

    def _go_back(self, at: int) -> None:
        if self._family is None:
            self._act.go(Destination((Place.SETTINGS, Place.RULES)[at]))
        elif at == 0:
            self._act.go(Destination(Place.FAMILIES))
        else:
            self._act.go(Destination(Place.FAMILY, family=FamilyId(self._family)))
