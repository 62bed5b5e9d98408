"""Lists of contacts in plain SQL: the ids of a long list at once, its lines page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import VERIFIED_MONTHS, ContactId, Visibility, due_again, freshness
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.searching import ids_statement, words_of
from linkworker_desktop.services.contact_folders import folders_of, printed_in, waiting
from linkworker_desktop.services.contact_reading import (
    ACTIVE,
    COLUMNS,
    CONTACT,
    FROM,
    JOINS,
    own_months,
    unconfirmed,
    views_of,
)
from linkworker_desktop.services.contact_views import (
    ContactFilter,
    ContactKeys,
    ContactLine,
    ContactOrder,
    ContactQuery,
    ContactView,
    Months,
)

_KIND = "contact"
_ORDERS = {
    ContactOrder.NAME: "ORDER BY contact.list_key, contact.id",
    ContactOrder.LAST_USED: "ORDER BY contact.updated_at DESC, contact.id DESC",
}
_CHOSEN = f"FROM json_each(:contacts) AS wanted CROSS JOIN contact ON contact.id = wanted.value {JOINS}"
_LINES = f"""
SELECT contact.id, coalesce(organisation.name, '') AS organisation, coalesce(unit.name, '') AS unit,
    coalesce(service.name, '') AS service, contact.person, contact.role, contact.category, contact.street,
    contact.town,
    contact.verified_on, contact.changed, contact.closed_until, contact.ended_on, contact.deleted_at,
    contact.printable, contact.visibility, contact.languages,
    (SELECT number FROM contact_phone WHERE contact_id = contact.id ORDER BY only_me, position LIMIT 1) AS number
{_CHOSEN} ORDER BY wanted.key
"""  # noqa: S608 - nothing but our own words
_VIEWS = f"SELECT {COLUMNS} {_CHOSEN} ORDER BY wanted.key"
_HAS_PHONE = "EXISTS (SELECT 1 FROM contact_phone WHERE contact_phone.contact_id = contact.id)"
_SHOWN = {
    ContactFilter.ACTIVE: ACTIVE,
    ContactFilter.TO_CONFIRM: ACTIVE,
    ContactFilter.CLOSED: f"{ACTIVE} AND contact.closed_until > :today",
    ContactFilter.ENDED: "contact.deleted_at IS NULL AND contact.ended_on IS NOT NULL",
    ContactFilter.TRASH: "contact.deleted_at IS NOT NULL",
}


@dataclass(frozen=True, slots=True)
class Day:
    """What a query is answered by beside itself: local wall time, and for how long confirmations count."""

    now: datetime
    months: Months

    @property
    def today(self) -> date:
        return self.now.date()


def day_of(look: Look, now: datetime) -> Day:
    """Return the day at local wall time `now`."""
    return Day(now, own_months(look))


def keys(look: Look, query: ContactQuery, now: datetime) -> ContactKeys:
    """Return the ids of the contacts a query finds, in its order."""
    if query.show is ContactFilter.TRASH and words_of(query.text):
        return ContactKeys("".join(view.id.hex for view in views(look, query, now)))
    statement, values = keys_statement(look, query, day_of(look, now))
    return ContactKeys(look.connection.execute(statement, values).fetchone()[0] or "")


def keys_statement(look: Look, query: ContactQuery, day: Day) -> tuple[str, dict[str, object]]:
    """Return the one statement behind `keys`: it gives the ids put end to end."""
    conditions, values = conditions_of(look, query, day)
    inner = f"SELECT contact.id FROM contact WHERE {conditions} {_ORDERS[query.order]}"  # noqa: S608 - our own words
    return f"SELECT group_concat(id, '') FROM ({inner})", values  # noqa: S608


def lines(look: Look, contacts: Sequence[ContactId], now: datetime) -> tuple[ContactLine, ...]:
    """Return the lines of some contacts in the order they are given; what is gone is left out."""
    day = day_of(look, now)
    rows = look.rows(_LINES, {"contacts": kinds.among(contacts)}, CONTACT)
    return tuple(_line(row, day) for row in rows)


def views_by_id(look: Look, contacts: Sequence[ContactId], now: datetime) -> tuple[ContactView, ...]:
    """Return some contacts in the order they are given; what is gone is left out."""
    rows = look.rows(_VIEWS, {"contacts": kinds.among(contacts)}, CONTACT)
    return views_of(look, rows, now.date(), own_months(look))


def views(
    look: Look, query: ContactQuery, now: datetime, limit: int | None = None
) -> tuple[ContactView, ...]:
    """Return the contacts a query finds with everything known of them, by organisation and person."""
    day = day_of(look, now)
    conditions, values = conditions_of(look, query, day)
    order = "ORDER BY contact.sort_key, contact.id"
    statement = f"SELECT {COLUMNS} FROM {FROM} WHERE {conditions} {order} LIMIT :most"  # noqa: S608
    rows = look.rows(statement, values | {"most": -1 if limit is None else limit}, CONTACT)
    found = views_of(look, rows, day.today, day.months)
    if query.show is ContactFilter.TRASH:
        return tuple(view for view in found if _holds(view, query.text))
    return found


def conditions_of(look: Look, query: ContactQuery, day: Day) -> tuple[str, dict[str, object]]:
    """Return the conditions of a query in SQL and their values; what lies in the trash is not in the index."""
    conditions = [_SHOWN[query.show]]
    values: dict[str, object] = {}
    if query.show is ContactFilter.CLOSED:
        values["today"] = day.today.isoformat()
    if query.show is ContactFilter.TO_CONFIRM or query.only_due:
        condition, fresh = unconfirmed(day.months, day.today)
        conditions.append(condition)
        values |= fresh
    if query.in_folders:
        condition, printed = printed_in(waiting(folders_of(look, day.now), day.now))
        conditions.append(condition)
        values |= printed
    categories = _categories(query)
    if categories is not None:
        conditions.append(f"contact.category IN ({_names('category', categories, values)})")
    if query.towns:
        conditions.append(f"contact.town IN ({_names('town', sorted(query.towns), values)})")
    if query.languages:
        wanted = [f"instr(contact.languages, :language_{number})" for number, _ in enumerate(query.languages)]
        conditions.append(f"({' OR '.join(wanted)})")
        for number, code in enumerate(sorted(query.languages)):
            values[f"language_{number}"] = f'"{code}"'
    if query.has_phone is not None:
        conditions.append(_HAS_PHONE if query.has_phone else f"NOT {_HAS_PHONE}")
    found = ids_statement(_KIND, query.text)
    if found is not None and query.show is not ContactFilter.TRASH:
        conditions.append(f"contact.id IN ({found[0]})")
        values |= found[1]
    return " AND ".join(conditions), values


def _categories(query: ContactQuery) -> list[str] | None:
    """Return the codes a query is narrowed to; None when it is not."""
    if not query.sectors and not query.categories:
        return None
    return [
        one.code
        for one in CATEGORIES.values()
        if (not query.sectors or one.sector in query.sectors)
        and (not query.categories or one.code in query.categories)
    ]


def _names(stem: str, wanted: Sequence[str], values: dict[str, object]) -> str:
    values |= {f"{stem}_{number}": each for number, each in enumerate(wanted)}
    return ", ".join(f":{stem}_{number}" for number, _ in enumerate(wanted))


def _line(row: Any, day: Day) -> ContactLine:
    counts = day.months.get(row.category, VERIFIED_MONTHS)
    return ContactLine(
        id=ContactId(row.id),
        name=row.person or row.organisation,
        second=_second_line(row),
        category=CATEGORIES.get(row.category, CATEGORIES["other"]),
        phone=phone.shown(row.number) if row.number else "",
        town=row.town,
        freshness=freshness(row.verified_on, day.today, counts, changed=bool(row.changed)),
        verified_on=row.verified_on,
        due_again=due_again(row.verified_on, counts) if row.verified_on else None,
        closed_until=row.closed_until if row.closed_until and row.closed_until > day.today else None,
        ended_on=row.ended_on,
        deleted_at=row.deleted_at,
        printable=row.printable,
        visibility=Visibility(row.visibility),
        languages=tuple(row.languages),
    )


def _second_line(row: Any) -> str:
    """Return what stands below the name: where within what, else the address, else the languages."""
    within = (row.organisation if row.person else "", row.unit, row.service, row.role)
    place = (row.street, row.town)
    spoken = (_(LANGUAGES[code].danish_name) for code in row.languages if code in LANGUAGES)
    return (
        " · ".join(part for part in within if part)
        or ", ".join(part for part in place if part)
        or ", ".join(spoken)
    )


def _holds(view: ContactView, text: str) -> bool:
    draft = view.draft
    haystack = fold(f"{draft.organisation} {draft.second_line} {draft.person} {draft.address.line}")
    return all(word in haystack for word in words_of(text))
