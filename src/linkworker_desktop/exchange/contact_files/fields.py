"""What a column of a table can be, and which column is what; kept as a small JSON file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

FORMAT = "linkworker-columns"


class Field(StrEnum):
    """What stands in a column."""

    ORGANISATION = "organisation"
    UNIT = "unit"
    SERVICE = "service"
    NAME = "name"
    PERSON = "person"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    DISPLAY_NAME = "display_name"
    ROLE = "role"
    PHONE = "phone"
    PHONE_LABEL = "phone_label"
    PHONE_PRIVATE = "phone_private"
    EMAIL = "email"
    EMAIL_LABEL = "email_label"
    EMAIL_PRIVATE = "email_private"
    STREET = "street"
    POST_BOX = "post_box"
    POST_CODE = "post_code"
    TOWN = "town"
    COUNTRY = "country"
    ADDRESS_LABEL = "address_label"
    WEBSITE = "website"
    HOURS = "hours"
    SCHEDULE = "schedule"
    LANGUAGES = "languages"
    CATEGORY = "category"
    NOTE = "note"
    PRIVATE_NOTE = "private_note"
    INTERPRETER = "interpreter"
    HOW_TO_APPLY = "how_to_apply"
    WHAT_TO_BRING = "what_to_bring"
    AREA = "area"
    PRINTABLE = "printable"
    SENSITIVITY = "sensitivity"
    ENDED = "ended"
    CLOSED_UNTIL = "closed_until"
    CLOSED_WHY = "closed_why"
    IGNORED = "ignored"


FIELD_LABELS: Mapping[Field, str] = MappingProxyType(
    {
        Field.ORGANISATION: N_("Sted eller organisation"),
        Field.UNIT: N_("Afdeling"),
        Field.SERVICE: N_("Tilbud"),
        Field.NAME: N_("Navn (sted eller person)"),
        Field.PERSON: N_("Person"),
        Field.GIVEN: N_("Fornavn"),
        Field.MIDDLE: N_("Mellemnavn"),
        Field.FAMILY: N_("Efternavn"),
        Field.PREFIX: N_("Titel foran navnet"),
        Field.SUFFIX: N_("Tilføjelse efter navnet"),
        Field.DISPLAY_NAME: N_("Vist navn (kun hvis andet mangler)"),
        Field.ROLE: N_("Stilling"),
        Field.PHONE: N_("Telefon"),
        Field.PHONE_LABEL: N_("Telefonens betegnelse"),
        Field.PHONE_PRIVATE: N_("Telefon kun for mig"),
        Field.EMAIL: N_("E-mail"),
        Field.EMAIL_LABEL: N_("E-mailens betegnelse"),
        Field.EMAIL_PRIVATE: N_("E-mail kun for mig"),
        Field.STREET: N_("Vej og nummer"),
        Field.POST_BOX: N_("Postboks"),
        Field.POST_CODE: N_("Postnummer"),
        Field.TOWN: N_("By"),
        Field.COUNTRY: N_("Land"),
        Field.ADDRESS_LABEL: N_("Adressens betegnelse"),
        Field.WEBSITE: N_("Hjemmeside"),
        Field.HOURS: N_("Åbningstider"),
        Field.SCHEDULE: N_("Åbningstider, uge for uge"),
        Field.LANGUAGES: N_("Sprog"),
        Field.CATEGORY: N_("Kategori"),
        Field.NOTE: N_("Note"),
        Field.PRIVATE_NOTE: N_("Note kun for mig"),
        Field.INTERPRETER: N_("Tolk"),
        Field.HOW_TO_APPLY: N_("Sådan kommer man i gang"),
        Field.WHAT_TO_BRING: N_("Det skal man have med"),
        Field.AREA: N_("Område, der dækkes"),
        Field.PRINTABLE: N_("Kan trykkes"),
        Field.SENSITIVITY: N_("Hvem må se"),
        Field.ENDED: N_("Ophørt den"),
        Field.CLOSED_UNTIL: N_("Lukket til og med"),
        Field.CLOSED_WHY: N_("Lukket fordi"),
        Field.IGNORED: N_("Hentes ikke"),
    }
)
"""Every field in the order it is offered, with its Danish name."""

NAMING = frozenset(
    {
        Field.ORGANISATION,
        Field.NAME,
        Field.PERSON,
        Field.GIVEN,
        Field.FAMILY,
        Field.DISPLAY_NAME,
        Field.UNIT,
        Field.SERVICE,
    }
)
"""The fields one of which a contact must have."""

MANY = frozenset(
    {
        Field.PHONE,
        Field.EMAIL,
        Field.NOTE,
        Field.STREET,
        Field.LANGUAGES,
        Field.CATEGORY,
        Field.IGNORED,
        Field.DISPLAY_NAME,
    }
)
"""The fields that may stand in several columns; of the others the first column with a value counts."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is; None when nobody knows.

    `label` is the word for a phone or an e-mail (»mobil«), and the name of the address a part of it belongs to.
    """

    field: Field | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column is what, in the table's order; the headers are made up (»Kolonne 1«) where there are none."""

    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    has_header: bool = True

    def changed(self, index: int, column: Column) -> ColumnMapping:
        """Return the mapping with one column told otherwise."""
        return replace(self, columns=(*self.columns[:index], column, *self.columns[index + 1 :]))

    def problems(self) -> tuple[str, ...]:
        """Return what must be put right before the rows can be read, one sentence each."""
        found = []
        if not any(column.field in NAMING for column in self.columns):
            found.append(
                _("Ingen kolonne er valgt som navn eller sted. Vælg en, så hver kontakt har et navn.")
            )
        twice = self.chosen_twice()
        if twice:
            names = ", ".join(f"»{_(FIELD_LABELS[field])}«" for field in twice)
            found.append(_("Flere kolonner er valgt som {names}. Vælg én af dem.").format(names=names))
        return tuple(found)

    def chosen_twice(self) -> tuple[Field, ...]:
        """Return the fields that two columns claim where only one can."""
        counted = Counter(
            (column.field, column.label)
            for column in self.columns
            if column.field is not None and column.field not in MANY
        )
        return tuple(
            dict.fromkeys(
                field
                for (field, _label), times in counted.items()
                if times > 1 and field in ONLY_ONE and field
            )
        )


ONLY_ONE = frozenset(
    {Field.ORGANISATION, Field.NAME, Field.PERSON, Field.GIVEN, Field.FAMILY, Field.TOWN, Field.POST_CODE}
)
"""The fields of which two columns would contradict each other."""


def mapping_json(mapping: ColumnMapping) -> bytes:
    """Return the mapping as a JSON file: columns by header, or by place where there are no headers."""
    columns = [
        {
            "header": header,
            "field": column.field.value if column.field else None,
            **({"label": column.label} if column.label else {}),
        }
        for header, column in zip(mapping.headers, mapping.columns, strict=True)
    ]
    content = {"format": FORMAT, "version": 1, "has_header": mapping.has_header, "columns": columns}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def parse_mapping(data: bytes, headers: tuple[str, ...] | None = None) -> ColumnMapping:
    """Return the mapping in a JSON file, put in the order of `headers`. Raises `UserError` with one sentence.

    A header the file does not name is not taken in; one it names that is not there is an error.
    """
    content = _content(data)
    named = [_named_column(entry) for entry in content["columns"]]
    has_header = content.get("has_header", True)
    if not isinstance(has_header, bool):
        raise _unreadable()
    if headers is None or not has_header:
        if headers is not None and len(named) > len(headers):
            raise UserError(_("Kolonnefilen har flere kolonner end filen. Ret den, og prøv igen."))
        shown = headers or tuple(header for header, _column in named)
        columns = tuple(column for _header, column in named)
        return ColumnMapping(shown, columns + (Column(),) * (len(shown) - len(columns)), has_header)
    return ColumnMapping(headers, _in_order(named, headers))


def _in_order(named: list[tuple[str, Column]], headers: tuple[str, ...]) -> tuple[Column, ...]:
    waiting: dict[str, list[Column]] = {}
    for header, column in named:
        waiting.setdefault(_spelled(header), []).append(column)
    columns = []
    for header in headers:
        told = waiting.get(_spelled(header))
        columns.append(told.pop(0) if told else Column())
    missing = [header for header, _column in named if waiting[_spelled(header)]]
    if missing:
        sentence = _("Kolonnefilen nævner kolonnen »{header}«, som ikke er i filen.")
        raise UserError(sentence.format(header=missing[0]))
    return tuple(columns)


def _spelled(header: str) -> str:
    return " ".join(header.split()).casefold()


def _content(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _unreadable()
    if content.get("version") != 1 or not isinstance(content.get("columns"), list):
        raise _unreadable()
    return content


def _named_column(entry: object) -> tuple[str, Column]:
    if not isinstance(entry, dict) or not isinstance(entry.get("header"), str):
        raise _unreadable()
    label, field = entry.get("label", ""), entry.get("field")
    if not isinstance(label, str):
        raise _unreadable()
    try:
        return entry["header"], Column(None if field is None else Field(field), label)
    except ValueError:
        sentence = _("Kolonnefilen har et felt, programmet ikke kender: »{field}«.")
        raise UserError(sentence.format(field=str(field)[:40])) from None


def _unreadable() -> UserError:
    return UserError(_("Kolonnefilen kan ikke læses. Vælg en fil, som Linkworker har gemt."))
