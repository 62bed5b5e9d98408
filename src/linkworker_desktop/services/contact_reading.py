"""What the first page reads of contacts, in plain SQL: those to confirm, and how many there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import (
    ContactId,
    EmailDraft,
    EmployerDraft,
    PhoneDraft,
    PlaceDraft,
    Sector,
    first_fresh_day,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.contact_kept import Belongings, draft_from, employer_from, view_from
from linkworker_desktop.services.contact_views import ContactCounts, ContactView, Months

ACTIVE = "contact.deleted_at IS NULL AND contact.ended_on IS NULL"
COLUMNS = """
contact.id, coalesce(organisation.name, '') AS organisation, coalesce(unit.name, '') AS unit,
coalesce(service.name, '') AS service, contact.person, contact.role, contact.category, contact.email, contact.website,
contact.street, contact.post_code, contact.town, contact.hours, contact.schedule, contact.languages,
contact.interpreter, contact.how_to_apply, contact.what_to_bring, contact.area_served, contact.printable,
contact.visibility, contact.verified_on, contact.verified_how, contact.verified_by, contact.changed,
contact.closed_until, contact.closed_why, contact.ended_on, contact.note, contact.private_note, contact.source,
contact.deleted_at
"""
"""Everything a contact is made of but what is kept in tables of its own."""
JOINS = """
LEFT JOIN organisation ON organisation.id = contact.organisation_id
LEFT JOIN unit ON unit.id = contact.unit_id LEFT JOIN service ON service.id = contact.service_id
"""
FROM = f"contact {JOINS}"
CONTACT: Kinds = {
    "id": kinds.identifier,
    "languages": kinds.texts,
    "schedule": json.loads,
    "changed": kinds.texts,
    "printable": bool,
    "verified_on": kinds.day,
    "closed_until": kinds.day,
    "ended_on": kinds.day,
    "deleted_at": kinds.instant,
}
_OWNER: Kinds = {"contact_id": kinds.identifier, "only_me": bool}
_OF = "contact_id IN (SELECT value FROM json_each(:contacts))"
_BELONGINGS = """
SELECT 'phone' AS kind, contact_id, position, number AS text, label, only_me, '' AS post_code, '' AS town
    FROM contact_phone WHERE {of}
UNION ALL SELECT 'email', contact_id, position, address, label, only_me, '', '' FROM contact_email WHERE {of}
UNION ALL SELECT 'place', contact_id, position, street, label, 0, post_code, town FROM contact_address WHERE {of}
UNION ALL SELECT 'employer', contact_id, 0, json_object('trades', json(trades), 'places', places,
    'openings', openings, 'danish', danish, 'skills', skills, 'languages', json(languages), 'mentor', mentor,
    'transport', transport, 'lines', json(lines), 'last_placement_on', last_placement_on,
    'last_placement_how', last_placement_how), '', 0, '', '' FROM employer WHERE {of}
ORDER BY contact_id, position
"""
"""What is kept in tables of its own, in one statement."""
_MONTHS = "SELECT category, months FROM category_setting"
_ALL_AT_ONCE = 2000
"""For more contacts than these the tables of their belongings are read whole."""


def own_months(look: Look) -> dict[str, int]:
    """Return for how many months a confirmation counts in the categories that differ from the default."""
    return {row.category: row.months for row in look.rows(_MONTHS)}


def unconfirmed(months: Months, today: date) -> tuple[str, dict[str, object]]:
    """Return the SQL condition of a contact that is to be confirmed, and its values."""
    values: dict[str, object] = {"fresh": first_fresh_day(today).isoformat()}
    fresh = ":fresh"
    known = [(category, own) for category, own in months.items() if category in CATEGORIES]
    if known:
        values |= {f"fresh_{category}": first_fresh_day(today, own).isoformat() for category, own in known}
        cases = " ".join(f"WHEN '{category}' THEN :fresh_{category}" for category, _own in known)
        fresh = f"CASE contact.category {cases} ELSE :fresh END"
    return (
        f"(contact.verified_on IS NULL OR contact.changed <> '[]' OR contact.verified_on < {fresh})",
        values,
    )


def to_confirm(look: Look, today: date, months: Months, most: int) -> tuple[ContactView, ...]:
    """Return the first `most` contacts to confirm, in Danish order."""
    condition, values = unconfirmed(months, today)
    statement = (
        f"SELECT {COLUMNS} FROM {FROM} WHERE {ACTIVE} AND {condition} "  # noqa: S608 - our own words
        "ORDER BY contact.sort_key, contact.id LIMIT :most"
    )
    return views_of(look, look.rows(statement, values | {"most": most}, CONTACT), today, months)


def views_of(look: Look, rows: list[Any], today: date, months: Months) -> tuple[ContactView, ...]:
    """Return the read models of rows with the columns `COLUMNS`."""
    more = _belongings(look, rows)
    return tuple(
        view_from(draft_from(row, more[row.id]), ContactId(row.id), row.deleted_at, today, months)
        for row in rows
    )


def _belongings(look: Look, rows: Iterable[Any]) -> dict[UUID, Belongings]:
    found = {row.id: Belongings(row.organisation, row.unit, row.service) for row in rows}
    of, values = (_OF, {"contacts": kinds.among(found)}) if len(found) <= _ALL_AT_ONCE else ("true", {})
    several = look.rows(_BELONGINGS.format(of=of), values, _OWNER) if found else []
    for contact, own in groupby(several, key=lambda row: row.contact_id):
        if contact in found:
            found[contact] = _with(found[contact], list(own))
    return found


def _with(more: Belongings, rows: list[Any]) -> Belongings:
    employer = next((row.text for row in rows if row.kind == "employer"), None)
    return replace(
        more,
        phones=tuple(PhoneDraft(row.text, row.label, row.only_me) for row in rows if row.kind == "phone"),
        emails=tuple(EmailDraft(row.text, row.label, row.only_me) for row in rows if row.kind == "email"),
        places=tuple(
            PlaceDraft(Address(row.text, row.post_code, row.town), row.label)
            for row in rows
            if row.kind == "place"
        ),
        employer=None if employer is None else _employer(json.loads(employer)),
    )


def _employer(kept: dict[str, Any]) -> EmployerDraft:
    day = kept["last_placement_on"]
    return employer_from(SimpleNamespace(**kept | {"last_placement_on": day and date.fromisoformat(day)}))


def counted(look: Look, today: date, months: Months) -> ContactCounts:
    """Return how many contacts each filter shows, by sector and category, in one query."""
    condition, values = unconfirmed(months, today)
    sectors: Counter[Sector] = Counter()
    categories: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    active = (
        f"SELECT +category AS category, {condition} AS unconfirmed, closed_until > :today AS closed,"  # noqa: S608
        " count(*) AS number "
        f"FROM contact WHERE {ACTIVE} GROUP BY 1, 2, 3 UNION ALL {_AWAY}"
    )
    for row in look.rows(active, values | {"today": today.isoformat()}):
        if row.category is None:
            totals["trash" if row.unconfirmed else "ended"] += row.number
            continue
        totals["active"] += row.number
        totals["to_confirm"] += row.number if row.unconfirmed else 0
        totals["closed"] += row.number if row.closed else 0
        categories[row.category] += row.number
        sectors[CATEGORIES.get(row.category, CATEGORIES["other"]).sector] += row.number
    return ContactCounts(
        active=totals["active"],
        to_confirm=totals["to_confirm"],
        ended=totals["ended"],
        trash=totals["trash"],
        sectors=dict(sectors),
        closed=totals["closed"],
        categories=dict(categories.most_common()),
    )


_AWAY = """
SELECT NULL, deleted_at IS NOT NULL, 0, count(*)
FROM contact WHERE deleted_at IS NOT NULL OR ended_on IS NOT NULL GROUP BY 2
"""
"""Those that are not active, as rows of the same shape: without a category, and whether they are in the trash."""
_TOWNS = f"SELECT town, count(*) AS number FROM contact WHERE {ACTIVE} AND town <> '' GROUP BY town"  # noqa: S608
_LANGUAGES = f"SELECT languages, count(*) AS number FROM contact WHERE {ACTIVE} GROUP BY languages"  # noqa: S608


def with_facets(look: Look, counts: ContactCounts) -> ContactCounts:
    """Return the counts with those of towns and languages, which the list's filters show."""
    towns = Counter({row.town: row.number for row in look.rows(_TOWNS)})
    languages: Counter[str] = Counter()
    for row in look.rows(_LANGUAGES, kinds={"languages": kinds.texts}):
        languages.update(dict.fromkeys(row.languages, row.number))
    return replace(counts, towns=dict(towns.most_common()), languages=dict(languages.most_common()))
