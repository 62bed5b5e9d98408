"""An address put together from the columns of one: street, post box, post code, town and country."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.header_names import spelled
from linkworker_desktop.i18n import _

_DENMARK = frozenset(
    {"danmark", "denmark", "dk", "dnk", "daenemark", "danmarkdk", "kongerigetdanmark", "dansk", "da"}
)


@dataclass(slots=True)
class PlaceParts:
    """The cells of one address as they stood."""

    streets: list[str] = field(default_factory=list)
    post_box: str = ""
    post_code: str = ""
    town: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.streets or self.post_box or self.post_code or self.town)


def address_of(parts: PlaceParts) -> tuple[Address, tuple[str, ...]]:
    """Return the address and what is to be said about it.

    A Danish post code is four digits; anything else stands before the town, and a country but Denmark behind it.
    """
    street = ", ".join(dict.fromkeys(parts.streets))
    box = parts.post_box if not parts.post_box.isdigit() else f"Postboks {parts.post_box}"
    street = ", ".join(part for part in (street, box) if part)
    code, town = parts.post_code.strip(" ,.;-"), parts.town
    remarks: list[str] = []
    if not code and not town:
        split = cells.street_and_town(street)
        if split:
            street, code, town = split
    if code and cells.post_code(code) == code and town and not parts.country:
        return Address(street, code, town), tuple(remarks)
    in_code = cells.code_and_town(code)
    in_town = cells.code_and_town(town) if not code else None
    if in_code:
        code, town = in_code[0], town or in_code[1]
    elif in_town:
        code, town = in_town
    elif not code and cells.post_code(town):
        code, town = town, ""
    elif code and not any(map(str.isdigit, code)):
        code, town = "", town or code
    danish = cells.post_code(code)
    if code and not danish:
        if code.isdigit() and len(code) == 3:
            sentence = _("Postnummeret »{code}« har kun tre cifre. Måske mangler der et nul foran.")
            remarks.append(sentence.format(code=code))
        town = f"{code} {town}".strip()
    country = parts.country if spelled(parts.country) not in _DENMARK else ""
    if country and town and country.casefold() not in town.casefold():
        town = f"{town}, {country}"
    return Address(street, danish, town), tuple(remarks)
