"""Contacts as an HSDS tabular package: a zip of CSV tables and the description of them (Open Referral)."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.exchange.contact_files.header_names import FAX, MOBILE, PAGER
from linkworker_desktop.exchange.contact_files.hsds_tables import TABLES, datapackage
from linkworker_desktop.exchange.contact_files.words import INTERPRETER_WORDS

_SPACE = uuid5(NAMESPACE_URL, "https://linkworker-desktop.example/hsds")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PHONE_TYPES = {FAX: "fax", MOBILE: "cell", PAGER: "pager"}
_COUNTRY, _STATE = "DK", "Danmark"
_Row = dict[str, str]


def hsds_package(drafts: Sequence[ContactDraft], today: date) -> bytes:
    """Return the zip. The same contacts always get the same identifiers.

    A contact is a service of its organisation; its unit is a program, its person a contact of the service.
    """
    package = _Package(today)
    for number, draft in enumerate(drafts):
        package.add(draft, number)
    return package.zipped()


class _Package:
    """The rows of every table, each identifier once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._rows: dict[str, dict[str, _Row]] = {table.name: {} for table in TABLES}

    def add(self, draft: ContactDraft, number: int) -> None:
        """Add a contact and everything that hangs on it."""
        own = str(draft.contact) if draft.contact else _id("service", str(number), draft.name)
        organisation = self._organisation(draft)
        program = self._program(draft, organisation)
        self._put("service", self._service(draft, own, organisation, program))
        person = ""
        if draft.person and draft.organisation:
            person = _id("contact", own)
            names = {
                "name": draft.person,
                "title": draft.role,
                "department": draft.unit,
                "email": draft.email,
            }
            self._put("contact", {"id": person, "organization_id": organisation, "service_id": own, **names})
        self._add_places(draft, own, organisation)
        for index, each in enumerate(draft.phones):
            kind = _PHONE_TYPES.get(each.label, "voice")
            row = {"number": each.number, "type": kind, "description": each.label}
            key = _id("phone", own, str(index))
            self._put("phone", {"id": key, "service_id": own, "contact_id": person, **row})
        self._add_hours(draft, own)
        for code in draft.languages:
            row = {"name": LANGUAGES[code].danish_name, "code": code}
            self._put("language", {"id": _id("language", own, code), "service_id": own, **row})
        if draft.area_served:
            self._put("service_area", {"id": _id("area", own), "service_id": own, "name": draft.area_served})
        if draft.what_to_bring:
            row = {"id": _id("document", own), "service_id": own, "document": draft.what_to_bring}
            self._put("required_document", row)
        self._add_category(draft, own)

    def zipped(self) -> bytes:
        """Return the package; tables without rows are there with their headers."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            description = json.dumps(datapackage(), ensure_ascii=False, indent=2) + "\n"
            archive.writestr(_entry("datapackage.json"), description)
            for table in TABLES:
                text = io.StringIO(newline="")
                writer = csv.DictWriter(text, table.columns, restval="", lineterminator="\r\n")
                writer.writeheader()
                writer.writerows(self._rows[table.name].values())
                archive.writestr(_entry(table.path), text.getvalue())
        return buffer.getvalue()

    def _put(self, table: str, row: _Row) -> None:
        self._rows[table].setdefault(row["id"], row)

    def _organisation(self, draft: ContactDraft) -> str:
        key = _id("organization", draft.name.casefold())
        label = CATEGORIES[draft.category].label
        row = {"id": key, "name": draft.name, "description": label}
        if not draft.person and not draft.unit and not draft.service:
            row |= {"email": draft.email, "website": draft.website}
        known = self._rows["organization"].setdefault(key, row)
        for column, value in row.items():
            known[column] = known.get(column) or value
        return key

    def _program(self, draft: ContactDraft, organisation: str) -> str:
        if not draft.unit:
            return ""
        key = _id("program", organisation, draft.unit.casefold())
        row = {"organization_id": organisation, "name": draft.unit, "description": draft.unit}
        self._put("program", {"id": key, **row})
        return key

    def _service(self, draft: ContactDraft, own: str, organisation: str, program: str) -> _Row:
        label = CATEGORIES[draft.category].label
        return {
            "id": own,
            "organization_id": organisation,
            "program_id": program,
            "name": draft.service or draft.unit or label,
            "description": draft.note,
            "url": draft.website,
            "email": draft.email,
            "status": self._status(draft),
            "interpretation_services": INTERPRETER_WORDS[draft.interpreter],
            "application_process": draft.how_to_apply,
            "assured_date": draft.verified_on.isoformat() if draft.verified_on else "",
            "alert": draft.closed_why if draft.is_closed(self._today) else "",
        }

    def _status(self, draft: ContactDraft) -> str:
        if draft.ended_on is not None and draft.ended_on <= self._today:
            return "defunct"
        return "temporarily closed" if draft.is_closed(self._today) else "active"

    def _add_places(self, draft: ContactDraft, own: str, organisation: str) -> None:
        places = [("", draft.address), *((each.label, each.address) for each in draft.more_addresses)]
        for label, address in places:
            if address == Address():
                continue
            key = _id("location", organisation, address.line.casefold())
            row = {"location_type": "physical", "organization_id": organisation, "name": label}
            self._put("location", {"id": key, **row, "description": address.line})
            link = {"service_id": own, "location_id": key}
            self._put("service_at_location", {"id": _id("at", own, key), **link})
            if address.street and address.post_code and address.town:
                self._put("address", _address(address, key))

    def _add_hours(self, draft: ContactDraft, own: str) -> None:
        for index, each in enumerate(draft.schedule.weekly):
            times = {"opens_at": f"{each.opens:%H:%M}", "closes_at": f"{each.closes:%H:%M}"}
            rule = {"freq": "WEEKLY", "interval": "1", "byday": _WEEKDAYS[each.weekday]}
            self._put("schedule", {"id": _id("week", own, str(index)), "service_id": own, **rule, **times})
        for index, other in enumerate(draft.schedule.exceptions):
            row = {
                "valid_from": other.first.isoformat(),
                "valid_to": other.last.isoformat(),
                "notes": other.why,
            }
            if other.opens and other.closes:
                row |= {"opens_at": f"{other.opens:%H:%M}", "closes_at": f"{other.closes:%H:%M}"}
            else:
                row["description"] = "lukket"
            self._put("schedule", {"id": _id("other", own, str(index)), "service_id": own, **row})
        if draft.hours:
            self._put("schedule", {"id": _id("hours", own), "service_id": own, "description": draft.hours})

    def _add_category(self, draft: ContactDraft, own: str) -> None:
        category = CATEGORIES[draft.category]
        taxonomy, term = _id("taxonomy"), _id("term", category.code)
        name = "Linkworker Desktop: kontaktkategorier"
        self._put("taxonomy", {"id": taxonomy, "name": name, "description": name})
        row = {"code": category.code, "name": category.label, "description": category.label}
        self._put("taxonomy_term", {"id": term, **row, "taxonomy_id": taxonomy})
        link = {"link_id": own, "taxonomy_term_id": term, "link_entity": "service"}
        self._put("attribute", {"id": _id("attribute", own), **link})


def _address(address: Address, location: str) -> _Row:
    return {
        "id": _id("address", location),
        "location_id": location,
        "address_1": address.street,
        "city": address.town,
        "state_province": _STATE,
        "postal_code": address.post_code,
        "country": _COUNTRY,
        "address_type": "physical",
    }


def _id(*words: str) -> str:
    identifier: UUID = uuid5(_SPACE, "\n".join(words))
    return str(identifier)


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without the time of day, so that the same contacts give the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
