"""The municipality and its link-worker: what is printed on every folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.facts import FACTS, FactScope
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.domain.regions import POLICE, REGIONS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_checks import phone_sentences
from linkworker_desktop.services.pictures import normalised_picture

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.services.contacts import Contacts
    from linkworker_desktop.services.folder_views import FactField

_KINDS = frozenset({Kind.MUNICIPALITY, Kind.FOLDER})
DEFAULT_COLOUR = "#14524A"


@dataclass(frozen=True, slots=True)
class MunicipalityDraft:
    """The municipality as typed in at first run and in the settings. `colour` is `#RRGGBB`."""

    name: str = ""
    town: str = ""
    region: str = ""
    linkworker: str = ""
    linkworker_phone: str = ""
    linkworker_hours: str = ""
    colour: str = DEFAULT_COLOUR
    logo: bytes | None = None
    is_sample: bool = False


_READ = f"SELECT {', '.join(field.name for field in fields(MunicipalityDraft))} FROM municipality"  # noqa: S608


class Municipality:
    """Reading and changing the one municipality of the vault."""

    def __init__(self, database: Database, clock: Clock, contacts: Callable[[], Contacts]) -> None:
        self._database = database
        self._clock = clock
        self._contacts = contacts

    def read(self) -> MunicipalityDraft:
        """Return the municipality; empty fields where nothing was given yet."""
        with self._database.look() as look:
            row = look.row(_READ, kinds={"is_sample": bool})
        return MunicipalityDraft() if row is None else MunicipalityDraft(**vars(row))

    def facts(self) -> tuple[FactField, ...]:
        """Return the folder's facts that are the same for every family, beside the fields of `read`."""
        from linkworker_desktop.services.folder_facts import municipality_values, typed
        from linkworker_desktop.services.folder_views import FactField

        with self._database.read() as session:
            kept = municipality_values(session)
        return tuple(
            FactField(fact, typed(fact, kept.get(fact.name, "")), fact.required and not kept.get(fact.name))
            for fact in FACTS.values()
            if fact.scope is FactScope.MUNICIPALITY
        )

    def save(self, draft: MunicipalityDraft) -> Changed:
        """Keep the municipality. Raises `InvalidInput` when a field is too long or the colour is none."""
        from linkworker_desktop.persistence.tables.municipality import MunicipalityRow

        clean = checked(draft)
        before = self.read()
        with self._database.write("municipality.save") as session:
            row = session.get(MunicipalityRow, 1) or MunicipalityRow(id=1)
            session.add(row)
            row.name, row.town, row.region = clean.name, clean.town, clean.region
            row.linkworker, row.linkworker_phone = clean.linkworker, clean.linkworker_phone
            row.linkworker_hours = clean.linkworker_hours
            row.colour, row.logo, row.is_sample = clean.colour, clean.logo, clean.is_sample
        is_new_number = clean.linkworker_phone != before.linkworker_phone
        remarks = phone_sentences((clean.linkworker_phone,)) if is_new_number else ()
        return Changed(_KINDS, _("Kommunens oplysninger er gemt."), None, lambda: self.save(before), remarks)

    def set_logo(self, picture: bytes | None) -> Changed:
        """Keep a logo for the cover, or take it away. Raises `UserError` when it is no picture."""
        return self.save(replace(self.read(), logo=None if picture is None else normalised_picture(picture)))

    def set_fact(self, name: str, raw: str) -> Changed:
        """Keep one of the municipality's facts, empty to clear it. Raises `InvalidInput`."""
        from linkworker_desktop.services.folder_facts import municipality_values, store, to_keep, typed

        fact = FACTS[name]
        with self._database.write("municipality.fact") as session:
            before = typed(fact, municipality_values(session).get(name, ""))
            store(session, None, fact, to_keep(fact, raw, self._clock.today()))
        return Changed(
            _KINDS,
            _("{label} er gemt.").format(label=_(fact.label)),
            None,
            lambda: self.set_fact(name, before),
        )

    def add_emergency_contacts(self, region: str) -> Sequence[Changed]:
        """Create the region's emergency contacts as ordinary contacts that nobody has confirmed yet."""
        return [self._contacts().save(draft) for draft in emergency_drafts(region)]


def emergency_drafts(region: str) -> list[ContactDraft]:
    """Return the police, and the region's out-of-hours doctor where the region is known."""
    made = [ContactDraft(category="police", organisation="Politi", phones=(PhoneDraft(POLICE),))]
    made += [
        ContactDraft(
            category="out_of_hours_gp",
            organisation=f"Lægevagten, {each.name}",
            phones=(PhoneDraft(each.doctor),),
            hours=each.doctor_hours,
        )
        for each in REGIONS
        if each.name == region
    ]
    return made


def checked(draft: MunicipalityDraft) -> MunicipalityDraft:
    """Return a draft as it is kept. Raises `InvalidInput` when a field is too long."""
    clean = replace(
        draft,
        name=cleaned(draft.name),
        town=cleaned(draft.town),
        region=cleaned(draft.region),
        linkworker=cleaned(draft.linkworker),
        linkworker_phone=cleaned(draft.linkworker_phone),
        linkworker_hours=cleaned(draft.linkworker_hours),
    )
    for field in ("name", "town", "linkworker", "linkworker_hours"):
        problems = [*too_long(field, getattr(clean, field), 120)]
        if problems:
            raise InvalidInput(problems)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", clean.colour):
        raise InvalidInput([Problem("colour", _("Skriv farven som # og seks tegn, fx #14524A."))])
    if len(clean.linkworker_phone) > 60:
        raise InvalidInput([Problem("linkworker_phone", _("Telefonnummeret er for langt. Skriv ét nummer."))])
    return clean
