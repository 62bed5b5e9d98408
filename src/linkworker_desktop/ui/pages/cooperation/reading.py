"""What the page reads: the lines of a register, one view, and the names offered while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.services.cooperation_views import UnitName
from linkworker_desktop.ui import words
from linkworker_desktop.ui.pages.cooperation.contact_field import MOST, Found
from linkworker_desktop.ui.pages.cooperation.registers import Draft, Register, View


class Reading:
    """Asks the service of the register that is shown."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def views(self, register: Register, text: str = "") -> Sequence[View]:
        """Return what is kept in a register and holds every word of `text`."""
        cooperation = self._services.cooperation
        found: Sequence[View]
        if register is Register.INTERFACE:
            found = cooperation.interfaces(text)
        else:
            is_agreement = register is Register.AGREEMENT
            found = cooperation.agreements(text) if is_agreement else cooperation.procedures(text)
        own = self._services.municipality.read().name
        return tuple(_without(own, view) for view in found)

    def view(self, register: Register, of: UUID) -> View:
        """Return one view. Raises UserError when it is gone."""
        cooperation = self._services.cooperation
        found: View
        if register is Register.INTERFACE:
            found = cooperation.interface(of)
        else:
            is_agreement = register is Register.AGREEMENT
            found = cooperation.agreement(of) if is_agreement else cooperation.procedure(of)
        return _without(self._services.municipality.read().name, found)

    def offered(self, register: Register) -> Sequence[Draft]:
        """Return the usual ones that are not there yet; agreements have none."""
        cooperation = self._services.cooperation
        if register is Register.INTERFACE:
            return cooperation.offered_interfaces()
        return cooperation.offered_procedures() if register is Register.PROCEDURE else ()

    def unit_names(self) -> tuple[str, ...]:
        """Return the names of all units."""
        return tuple(dict.fromkeys(view.name.unit for view in self._services.cooperation.units()))

    def organisations(self) -> tuple[str, ...]:
        """Return the names of all organisations."""
        return self._services.contacts.organisations()

    def contacts(self, text: str) -> Found:
        """Return the contacts that fit a text, each with its name."""
        contacts = self._services.contacts
        found = contacts.page(contacts.keys(ContactQuery(text))[:MOST])
        return tuple(
            (" · ".join(words.in_row(part) for part in (line.name, line.second) if part), ContactId(line.id))
            for line in found
        )


def _without(own: str, view: View) -> View:
    """Return a view whose units are named without the municipality they are all in."""
    shorter: dict[str, Any] = {
        each.name: replace(name, organisation="")
        for each in fields(view.draft)
        if isinstance(name := getattr(view.draft, each.name), UnitName) and name.organisation == own
    }
    return replace(view, draft=replace(view.draft, **shorter))  # type: ignore[arg-type]  # each view has its own draft
