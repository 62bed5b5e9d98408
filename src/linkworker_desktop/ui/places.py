"""Which page stands for which place; a page's module is imported when it is first visited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place


class Visited(Protocol):
    """What the main window asks of a page."""

    def open(self, destination: Destination) -> None:
        """Load and show; called on every visit."""

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Follow a write without losing focus, scroll or typed text."""

    def leave(self) -> bool:
        """Keep what is unfinished."""


PageMaker = Callable[[Services, Actions, Desk], Page]


def visited(page: Page) -> Visited:
    """Return a page as what the main window asks of it."""
    return cast(Visited, page)


def _overview(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.overview import OverviewPage

    return OverviewPage(services, actions)


def _families(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.families import FamiliesPage

    return FamiliesPage(services, actions)


def _family(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.family import FamilyPage

    return FamilyPage(services, actions)


def _family_form(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.family_form import FamilyFormPage

    return FamilyFormPage(services, actions)


def _person(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.person import PersonPage

    return PersonPage(services, actions)


def _network(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.network import NetworkPage

    return NetworkPage(services, actions)


def _contacts(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.contacts import ContactsPage

    return ContactsPage(services, actions)


def _folders(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.folders import FoldersPage

    return FoldersPage(services, actions)


def _folder(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.folder import FolderPage

    return FolderPage(services, actions)


def _settings(services: Services, actions: Actions, desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.settings import SettingsPage

    return SettingsPage(services, actions, desk)


def _call_round(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.call_round import CallRoundPage

    return CallRoundPage(services, actions)


def _contact_import(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.contact_import import ContactImportPage

    return ContactImportPage(services, actions)


def _cooperation(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.cooperation import CooperationPage

    return CooperationPage(services, actions)


def _rules(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.rules import RulesPage

    return RulesPage(services, actions)


def _reception(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.reception import ReceptionPage

    return ReceptionPage(services, actions)


def _calendar(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.calendar import CalendarPage

    return CalendarPage(services, actions)


def _relay(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.relay import RelayPage

    return RelayPage(services, actions)


def _consents(services: Services, actions: Actions, _desk: Desk) -> Page:
    from linkworker_desktop.ui.pages.consents import ConsentsPage

    return ConsentsPage(services, actions)


PAGES: Mapping[Place, PageMaker] = {
    Place.OVERVIEW: _overview,
    Place.FAMILIES: _families,
    Place.CONTACTS: _contacts,
    Place.FOLDERS: _folders,
    Place.CALENDAR: _calendar,
    Place.SETTINGS: _settings,
    Place.FAMILY: _family,
    Place.FAMILY_FORM: _family_form,
    Place.PERSON: _person,
    Place.NETWORK: _network,
    Place.FOLDER: _folder,
    Place.CALL_ROUND: _call_round,
    Place.CONTACT_IMPORT: _contact_import,
    Place.COOPERATION: _cooperation,
    Place.RULES: _rules,
    Place.RECEPTION: _reception,
    Place.RELAY: _relay,
    Place.CONSENTS: _consents,
}
