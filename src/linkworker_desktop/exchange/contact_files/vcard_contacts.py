"""From the properties of one vCard to a contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkworker_desktop.domain.contact import EmailDraft, PhoneDraft
from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.facts import Gathered, Given, finished
from linkworker_desktop.exchange.contact_files.fields import Field
from linkworker_desktop.exchange.contact_files.header_names import (
    FAX,
    HOME,
    MAIN,
    MOBILE,
    PAGER,
    WORK,
    label_word,
)
from linkworker_desktop.exchange.contact_files.names import Named, named, person_name
from linkworker_desktop.exchange.contact_files.places import PlaceParts
from linkworker_desktop.exchange.contact_files.readings import RawCard, ReadContact, Refused
from linkworker_desktop.exchange.contact_files.table_text import too_large
from linkworker_desktop.exchange.contact_files.vcard_lines import Property, is_too_large, properties_of
from linkworker_desktop.i18n import _

OWN = "X-LINKWORKER-"
"""What our own vCards have that the standard has no place for."""
OWN_FIELDS = {
    "SERVICE": Field.SERVICE,
    "HOURS": Field.HOURS,
    "SCHEDULE": Field.SCHEDULE,
    "INTERPRETER": Field.INTERPRETER,
    "HOW-TO-APPLY": Field.HOW_TO_APPLY,
    "WHAT-TO-BRING": Field.WHAT_TO_BRING,
    "AREA": Field.AREA,
    "PRINTABLE": Field.PRINTABLE,
    "VISIBILITY": Field.SENSITIVITY,
    "ENDED": Field.ENDED,
    "CLOSED-UNTIL": Field.CLOSED_UNTIL,
    "CLOSED-WHY": Field.CLOSED_WHY,
    "PRIVATE-NOTE": Field.PRIVATE_NOTE,
}
_LINES = frozenset({"HOW-TO-APPLY", "WHAT-TO-BRING", "PRIVATE-NOTE"})
_TYPE_LABELS = (
    ("fax", FAX),
    ("pager", PAGER),
    ("cell", MOBILE),
    ("mobile", MOBILE),
    ("main", MAIN),
    ("home", HOME),
    ("work", WORK),
)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_LAST = frozenset({FAX, PAGER})


def contact_of(card: RawCard, given: Given) -> ReadContact | Refused:
    """Return the contact of a card, or why there is none; nothing in it is ever fetched."""
    shown = _shown(card.lines)
    found, has_odd = properties_of(card.lines)
    by_name: dict[str, list[Property]] = {}
    for one in found:
        by_name.setdefault(one.name, []).append(one)
    title = _first(by_name, "FN", "ORG", "N")[:80]
    if card.fault:
        return Refused(card.number, card.fault, shown, title)
    if any(map(is_too_large, found)):
        return Refused(card.number, too_large(), shown, title)
    kind = _first(by_name, "KIND", "X-ADDRESSBOOKSERVER-KIND").casefold()
    if kind == "group":
        return Refused(card.number, _("Kortet er en gruppe af andre kort og ikke en kontakt."), shown, title)
    got = _gathered(found, by_name)
    if has_odd:
        got.remarks.append(_("Kortet har linjer, der ikke kan læses. Resten er taget med."))
    who = _who(by_name, kind)
    if not (who.organisation or who.person):
        is_empty = all(one.name in {"VERSION", "PRODID", "UID", "REV", "N", "FN"} for one in found)
        sentence = _("Kortet er tomt.") if is_empty else _("Kortet har intet navn på sted eller person.")
        return Refused(card.number, sentence, shown, title)
    draft, has_category = finished(got, who, given)
    return ReadContact(card.number, draft, tuple(dict.fromkeys(got.remarks)), shown, has_category)


def _shown(lines: Sequence[bytes]) -> tuple[str, ...]:
    """Return a card's lines as one cell, without pictures, to be given back to the user."""
    text = "\n".join(line[:500].decode("utf-8", "replace") for line in lines[:80])
    return (cells.tidy_lines(text)[:5000],)


def _first(by_name: dict[str, list[Property]], *names: str) -> str:
    for name in names:
        for one in by_name.get(name, ()):
            text = cells.tidy(one.text)
            if text:
                return text
    return ""


def _who(by_name: dict[str, list[Property]], kind: str) -> Named:
    place = cells.tidy(_org(by_name)[0]) if _org(by_name) else ""
    shown = _first(by_name, "FN")
    parts = [cells.tidy(part.replace(",", " ") if "," in part else part) for part in _n(by_name)]
    family, given, middle, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    whole = person_name(prefix, given, middle, family, suffix)
    if kind in {"org", "organization", "location"} or _first(by_name, "X-ABSHOWAS").casefold() == "company":
        name = place or shown or whole
        person = whole if whole and given and family and whole.casefold() != name.casefold() else ""
        return Named(name, person)
    person = whole if given and family else (shown or whole)
    if not place and not (given and family):
        return named("", "", person, "") if person else _from_rest(by_name)
    return named(place, person, "", "")


def _from_rest(by_name: dict[str, list[Property]]) -> Named:
    """A card with nothing but a nickname still has a name; one with an e-mail alone has none."""
    return named("", "", "", _first(by_name, "NICKNAME"))


def _n(by_name: dict[str, list[Property]]) -> tuple[str, ...]:
    return next((one.parts for one in by_name.get("N", ()) if one.value.strip("; ")), ())


def _org(by_name: dict[str, list[Property]]) -> tuple[str, ...]:
    return next((one.components for one in by_name.get("ORG", ()) if one.value.strip("; ")), ())


def _gathered(found: Sequence[Property], by_name: dict[str, list[Property]]) -> Gathered:
    got = Gathered()
    labels = {one.group: _own_label(one.text) for one in by_name.get("X-ABLABEL", ()) if one.group}
    ranked: list[tuple[int, PhoneDraft]] = []
    emails: list[tuple[int, EmailDraft]] = []
    for one in found:
        if one.name == "TEL":
            ranked += _phones(got, one, labels)
        elif one.name == "EMAIL":
            emails += _emails(got, one, labels)
        elif one.name == "ADR":
            _add_place(got, one, labels)
        elif one.name == "NOTE":
            got.notes.append(cells.tidy_lines(one.text))
        elif one.name == "CATEGORIES":
            got.categories += [one.text] if cells.category_in(one.text)[0] else one.items
        elif one.name == "LANG":
            got.languages.append(one.text)
        elif one.name == "URL" and Field.WEBSITE not in got.single and cells.website(one.text):
            got.single[Field.WEBSITE] = cells.tidy(one.text)
        elif one.name == "CLASS" and one.text.strip().casefold() in {"private", "confidential"}:
            got.single.setdefault(Field.SENSITIVITY, "privat")
        elif one.name.startswith(OWN):
            _add_own(got, one)
    got.phones = [each for _rank, each in sorted(ranked, key=lambda pair: pair[0])]
    got.emails = [each for _rank, each in sorted(emails, key=lambda pair: pair[0])]
    _remark(got, by_name)
    got.single[Field.ROLE] = ", ".join(
        dict.fromkeys(text for name in ("TITLE", "ROLE") if (text := _first(by_name, name)))
    )
    units = [cells.tidy(part) for part in _org(by_name)[1:] if part.strip()]
    got.single[Field.UNIT] = ", ".join(units)
    return got


def _remark(got: Gathered, by_name: dict[str, list[Property]]) -> None:
    if any(name in by_name for name in ("PHOTO", "LOGO", "SOUND")):
        got.remarks.append(_("Billeder og lyd i kortet er ikke hentet."))
    urls = by_name.get("URL", ())
    if urls and Field.WEBSITE not in got.single and any(one.text.strip() for one in urls):
        sentence = _("»{text}« er ikke en webadresse og er udeladt.")
        got.remarks.append(sentence.format(text=cells.tidy(urls[0].text)[:60]))


def _add_own(got: Gathered, one: Property) -> None:
    name = one.name.removeprefix(OWN)
    field = OWN_FIELDS.get(name)
    if field is not None:
        got.single[field] = cells.tidy_lines(one.text) if name in _LINES else cells.tidy(one.text)


def _own_label(text: str) -> str:
    apple = _APPLE_LABEL.fullmatch(text.strip())
    return cells.tidy(label_word(apple[1]) if apple else text)


def _label(one: Property, labels: dict[str, str]) -> tuple[str, bool]:
    """Return the word for a value and whether the card said it in words of its own."""
    if labels.get(one.group):
        return labels[one.group], True
    return next((label for word, label in _TYPE_LABELS if word in one.types), ""), False


def _rank(one: Property, label: str) -> int:
    """What is preferred comes first, fax and pager last; the rest stands as it came."""
    pref = one.params.get("PREF", "")
    if "pref" in one.types or pref.isdigit():
        return int(pref) - 1000 if pref.isdigit() and len(pref) < 4 else -1000
    return 1 if label in _LAST else 0


def _is_only_me(one: Property) -> bool:
    return one.params.get(f"{OWN}ONLY-ME", "") == "1"


def _phones(got: Gathered, one: Property, labels: dict[str, str]) -> list[tuple[int, PhoneDraft]]:
    text = one.text.strip()
    extension = ""
    if text.casefold().startswith("tel:"):
        text, *params = text[4:].split(";")
        extension = next((each[4:] for each in params if each.casefold().startswith("ext=")), "")
    elif re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) and not re.search(r"\s", text):
        return []  # sip: and the like
    label, is_said = _label(one, labels)
    ranked = []
    found = (cells.PhoneText(text),) if is_said and _is_only_me(one) else cells.phones_in(text)
    if not found and text:
        got.notes.append(cells.tidy(f"Telefon: {text}"))
        got.remarks.append(_("»{text}« er ikke et telefonnummer og er sat i noten.").format(text=text[:60]))
    for each in found:
        words = (label, cells.tidy(each.label), f"lokal {extension}" if extension else "")
        whole = ", ".join(dict.fromkeys(word for word in words if word))
        number = PhoneDraft(cells.tidy(each.number), whole, _is_only_me(one))
        if label == HOME and not is_said:
            got.home_phones.add(number)
        ranked.append((_rank(one, "" if is_said else label), number))
    return ranked


def _emails(got: Gathered, one: Property, labels: dict[str, str]) -> list[tuple[int, EmailDraft]]:
    found = cells.emails_in(cells.tidy(one.text))
    text = cells.tidy(one.text)
    if not found and text and not text.casefold().startswith("/o="):
        got.notes.append(f"E-mail: {text}")
        got.remarks.append(_("»{text}« er ikke en e-mailadresse og er sat i noten.").format(text=text[:60]))
    label, _said = _label(one, labels)
    return [(_rank(one, ""), EmailDraft(address, label, _is_only_me(one))) for address in found]


def _add_place(got: Gathered, one: Property, labels: dict[str, str]) -> None:
    parts = [cells.tidy(part.replace("\n", ", ")) for part in (*one.components, *[""] * 7)[:7]]
    box, extra, street, town, region, code, country = parts
    place = PlaceParts(
        [part for part in (street, extra) if part], box, code, town or ("" if code else region), country
    )
    label, is_said = _label(one, labels)
    name = f"adresse {len(got.places) + 1}"
    if place and place not in got.places.values():
        got.places[name] = place
        got.place_labels[name] = label
        if label == HOME and not is_said:
            got.home_places.add(name)
