"""What stands in single cells: phones, e-mails, post codes, web addresses, days, languages, and clean text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.exchange.contact_files.header_names import spelled

_EMAIL = re.compile(r"[^\s@<>;,()\"]+@[^\s@<>;,()\"]+")
_PHONE = re.compile(r"\(?\+?\(?\d[\d \u00a0.\-()/\u2010-\u2015]*")
_WEB_HOST = re.compile(r"[^\s/?#@\\]+\.[^\s/?#@\\.]+(?:[/?#][^\s\\]*)?")
_PHONE_BEGINS = frozenset("+(0123456789")
_SIMPLE_PHONE = re.compile(r"(?:\+\d{1,3} ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}")
_POST_CODE = re.compile(r"(?:DK|D\.K\.)?[\s\-–]*(\d{4})", re.IGNORECASE)
_FOREIGN_POST_CODE = re.compile(
    r"(?:[A-Z]{1,3}[ \-]?)?\d[\d ]{1,6}(?:[ \-][A-Z0-9]{2,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    re.IGNORECASE,
)
_CODE_AND_TOWN = re.compile(r"(?:DK|D\.K\.)?[\s\-–]*(\d{4})[\s,]+([^\d\s][^\d]*)", re.IGNORECASE)
_STREET_AND_TOWN = re.compile(
    r"(.+?)(?:\s*[,;\n]\s*|(?:(?<=\d)|(?<=\d[a-zA-Z])|(?<=\d [a-zA-Z])|(?<=t[hv]\.)|(?<= t[hv])|(?<= st))\s+)"
    r"(?:DK[\s\-–]*)?(\d{4})[\s,]+([^\d\s,][^\d]*)",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_FLOAT = re.compile(r"(\d{3,15})[.,]0+")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?:\s.*)?|(?:19|20)\d\d-\d\d-\d\d(?:[\sT].*)?"
)
_SPOILT = re.compile(r"\d[.,]\d+E[+-]?\d+", re.IGNORECASE)
_WORDS_FOR_PHONE = re.compile(
    r"\b(?:tlf|tel|telefon|telefonnr|nr|ring(?: på)?|phone|hoved)\b[.:]*", re.IGNORECASE
)
_BARE_DANISH = re.compile(r"45[\s.\-]?\d{2}(?:[\s.\-]?\d{2}){3}")
_APART = re.compile(r"\s*(?:[/;,|\n]|:::|\bog\b|\beller\b|\bel\.|\bsamt\b|\bor\b)\s*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[,;]?\s*(?:lokal(?:nr\.?|nummer)?|lok\.?|ext\.?|x|#)\s*\.?:?\s*(\d{1,6})\s*$", re.IGNORECASE
)
_DAYS = (
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%d-%m-%y",
    "%d.%m.%y",
    "%d/%m/%y",
)
_FEWEST_DIGITS = 8
"""So many a full Danish number has; shorter parts of a cell are not taken for numbers of their own."""
_PLACE_WORDS = re.compile(
    r"\b(?:a/s|aps|i/s|k/s|p/s|ivs|amba|a\.m\.b\.a|fmba|ngo|ltd|gmbh|kommune|region|ministeri\w*|styrelse\w*|"
    r"forening\w*|klub\w*|kirken?s?|moske\w*|menighed\w*|apotek\w*|bibliotek\w*|sygehus\w*|hospital\w*|"
    r"politi\w*|bank(?:en)?|sparekasse\w*|kontor\w*|afdeling\w*|team|linjen?|vagten?|net\w*|huset?|fonden?|"
    r"rådgivning\w*|hjælp\w*|nævn\w*|udvalg\w*|selskab\w*|institut\w*|the|og co|& co)\b"
    r"|\w{3,}(?:skole|skolen|center|centret|centeret|centrum|klinik|klinikken|forening|foreningen|klub|klubben|"
    r"hus|huset|have|haven|stue|stuen|bibliotek|biblioteket|apotek|kirke|kirken|styrelsen|kommune|vagten?|"
    r"kontor|kontoret|service|teamet?|linjen|lægerne|læger|tandlæge\w*|tandklinik|fælles|butikken?|"
    r"rådgivningen?|bolig|boliger|boligselskab|værksted|værkstedet|hallen?|caf[eé]|caf[eé]en|akademi|"
    r"gymnasium|gymnasiet|sekretariat\w*|kommunen|pleje|plejen|cafeteria|linje|net|nettet|bank|banken|fonden)\b"
    r"|\b(?:lægehus\w*|læger(?:ne)?|jobcenter|sprogcenter|tandlæge\w*|røde kors|børnehave\w*)\b"
    r"|\b(?:skole\w*|center\w*|klinik\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PhoneText:
    """A number found in a cell, and the words that stood with it."""

    number: str
    label: str = ""


def tidy(text: str) -> str:
    """Return text on one line as it is kept; the quick way for text without anything odd."""
    if not text:
        return ""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    return cleaned(text)


def tidy_lines(text: str) -> str:
    """Return text on several lines as it is kept."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.rstrip()
    return cleaned(text, lines=True)


def is_email(text: str) -> bool:
    """Tell whether the text is one e-mail address and nothing else."""
    return _EMAIL.fullmatch(text) is not None


def emails_in(text: str) -> tuple[str, ...]:
    """Return the addresses in a cell: `Mette <mette@x.dk>; info@x.dk`, in their order, each once."""
    if "@" not in text or text.startswith("/"):
        return ()
    if is_email(text) and not text.startswith("mailto:"):
        return (text.rstrip("."),)
    found = (match.rstrip(".") for match in _EMAIL.findall(text.replace("mailto:", " ")))
    return tuple({address.casefold(): address for address in reversed(tuple(found))}.values())[::-1]


def is_phone(text: str) -> bool:
    """Tell whether the text is one full phone number and nothing else."""
    if text[:1] not in _PHONE_BEGINS:
        return False
    if len(text) == 8 and text.isascii() and text.isdigit():
        return True
    if _DATE.fullmatch(text):
        return False
    digits = sum(character.isdigit() for character in text)
    return 8 <= digits <= 15 and _PHONE.fullmatch(text) is not None


def is_spoilt_number(text: str) -> bool:
    """Tell whether a spreadsheet has made a rounded figure of a long number, `4,52020E+09`."""
    return _SPOILT.fullmatch(text) is not None


def whole_number(text: str) -> str:
    """Return `20202020` for `20202020.0`, anything else as it is."""
    if not text.endswith("0") or text.isdigit():
        return text
    match = _WHOLE_FLOAT.fullmatch(text)
    return match[1] if match else text


def phones_in(text: str) -> tuple[PhoneText, ...]:
    """Return the numbers in a cell with the words beside them; a text without digits gives nothing.

    `20 20 20 20 / 30 30 30 30` are two; `20 20 20 20 lokal 12` is one with the label »lokal 12«; `74 12 34 56/57`
    stays as it is; `4,52020E+09` has lost its digits and is no number.
    """
    if _SIMPLE_PHONE.fullmatch(text):
        return (PhoneText(text),)
    if is_spoilt_number(text):
        return ()
    parts = [part for part in _APART.split(text) if part]
    full = [part for part in parts if _digit_count(part) >= _FEWEST_DIGITS]
    if len(full) > 1 and all(
        part in full or not _digit_count(part) or _EXTENSION.fullmatch(part) for part in parts
    ):
        found: list[PhoneText] = []
        for part in parts:
            if part in full:
                found.append(_phone(part))
            elif found:
                found[-1] = PhoneText(found[-1].number, _joined(found[-1].label, part))
        return tuple(found)
    if re.fullmatch(r"[\d \u00a0]+", text) and _digit_count(text) == 2 * _FEWEST_DIGITS:
        digits = re.sub(r"\D", "", text)
        return PhoneText(digits[:8]), PhoneText(digits[8:])
    return (_phone(text),) if _digit_count(text) else ()


def _digit_count(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _phone(text: str) -> PhoneText:
    """Return the number with what stands before and behind it as its label; letters inside it stay."""
    extension = _EXTENSION.search(text)
    label = ""
    if extension and _digit_count(text[: extension.start()]) >= 3:
        label, text = f"lokal {extension[1]}", text[: extension.start()]
    hours, colon, rest = text.rpartition(":")
    if colon and _digit_count(rest) >= _FEWEST_DIGITS > _digit_count(hours):
        label, text = _joined(_label(hours), label), rest
    match = re.search(r"\(?\+?\(?\d", text)
    if match is None:
        return PhoneText(text, label)
    before, number = text[: match.start()], text[match.start() :]
    tail = re.search(r"[\s(,]*[^\W\d_].*$", number, re.DOTALL)
    after = ""
    if tail and not re.search(r"\d{3}", tail[0]):
        number, after = number[: tail.start()], tail[0]
    words = _joined(_label(before), _label(after))
    return PhoneText(_with_plus(number.strip(" ,;:-/")), _joined(words, label))


def _with_plus(number: str) -> str:
    """Return `+4520202020` for `4520202020`, the plus a spreadsheet takes away."""
    return f"+{number}" if _BARE_DANISH.fullmatch(number) else number


def _label(text: str) -> str:
    return _WORDS_FOR_PHONE.sub(" ", text).strip(" ():,;.-–/\n\t")


def _joined(first: str, second: str) -> str:
    return ", ".join(part for part in (first, second) if part)


def post_code(text: str) -> str:
    """Return the four digits of a Danish post code, `DK-8000` too; nothing for anything else."""
    if len(text) == 4 and text.isascii() and text.isdigit():
        return text
    match = _POST_CODE.fullmatch(whole_number(text))
    return match[1] if match else ""


def is_some_post_code(text: str) -> bool:
    """Tell whether the text could be a post code here or abroad, or one that has lost its leading zero."""
    return bool(post_code(text) or _FOREIGN_POST_CODE.fullmatch(text))


def code_and_town(text: str) -> tuple[str, str] | None:
    """Return post code and town of `8000 Aarhus C`."""
    match = _CODE_AND_TOWN.fullmatch(text.strip())
    return (match[1], match[2].strip(" ,")) if match else None


def street_and_town(text: str) -> tuple[str, str, str] | None:
    """Return street, post code and town of `Kløvervej 2, 8000 Aarhus C`."""
    match = _STREET_AND_TOWN.fullmatch(text.strip())
    return (tidy(match[1].replace("\n", ", ")), match[2], tidy(match[3]).strip(" ,")) if match else None


def website(text: str) -> str:
    """Return a web address with https; nothing for any other kind of address."""
    bare = text.strip().strip("<>")
    if re.match(r"https?://", bare, re.IGNORECASE):
        bare = bare.split("://", 1)[1]
    elif not re.fullmatch(r"[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,10}(?:/.*)?", bare, re.IGNORECASE):
        return ""
    return "https://" + bare if _WEB_HOST.fullmatch(bare) else ""


def day(text: str) -> date | None:
    """Return a day written the Danish way or as ISO 8601; None for `0-0-00` and anything else."""
    if not text:
        return None
    for pattern in _DAYS:
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


_LANGUAGE_NAMES = {
    spelled(name): code
    for code, language in LANGUAGES.items()
    for name in (code, language.danish_name, language.endonym, language.babel)
}
_LANGUAGE_NAMES |= {
    "english": "en",
    "danish": "da",
    "arabic": "ar",
    "kurmanji": "kmr",
    "sorani": "ckb",
    "farsi": "fa",
}
_LANGUAGE_NAMES |= {
    "persisk": "fa",
    "ku": "kmr",
    "kurdisk": "kmr",
    "faaf": "prs",
    "da dk": "da",
    "enus": "en",
}
_LANGUAGE_NAMES |= {"engb": "en", "dadk": "da", "burmesisk": "my", "dansk": "da", "somalisk": "so"}


def languages_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the languages named in a cell, and the words that name none."""
    codes: dict[str, None] = {}
    unknown = []
    for word in re.split(r"[,;/\n|+]| og | and ", text):
        if not word.strip():
            continue
        code = _LANGUAGE_NAMES.get(spelled(word))
        if code:
            codes[code] = None
        else:
            unknown.append(word.strip())
    return tuple(codes), tuple(unknown)


_CATEGORY_NAMES = {spelled(category.label): code for code, category in CATEGORIES.items()}
_CATEGORY_NAMES |= {
    spelled(part): code
    for code, category in reversed(tuple(CATEGORIES.items()))
    for part in re.split(r" / | \(| og ", category.label)
    if len(part) > 4
}
_CATEGORY_NAMES |= {spelled(category.label): code for code, category in CATEGORIES.items()}
_CATEGORY_NAMES |= {spelled(code): code for code in CATEGORIES}
_CATEGORY_NAMES |= {
    "laege": "gp", "praktiserendelaege": "gp", "skole": "school", "frivillig": "volunteer_org",
    "frivillige": "volunteer_org", "arbejdsgiver": "employer", "boernehave": "daycare", "vuggestue": "daycare",
    "dagpleje": "daycare", "daginstitution": "daycare", "tolkebureau": "interpreter", "sprogskole": "language_centre",
    "politi": "police", "jobcenter": "integration_unit", "boligselskab": "housing_assoc", "forening": "association",
    "sportsklub": "sports_club", "vicevaert": "caretaker", "kirke": "faith", "krisecenter": "shelter_hotline",
    "sundhedsplejerske": "health_nurse", "hospital": "hospital", "ppr": "ppr", "kommunaltandpleje": "dental_child",
}  # fmt: skip


def category_in(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the code of the first category a cell names, and the words that name none."""
    found = _CATEGORY_NAMES.get(spelled(text), "")
    if found:
        return found, ()
    unknown = []
    for word in re.split(r":::|[;,|\n]", text):
        code = _CATEGORY_NAMES.get(spelled(word.strip(" *")), "")
        if code and not found:
            found = code
        elif not code and word.strip(" *") and spelled(word) != "mycontacts":
            unknown.append(word.strip(" *"))
    return found, tuple(unknown)


def is_yes(text: str) -> bool | None:
    """Return whether a cell says yes or no in Danish or English; None when it says neither."""
    if not text:
        return None
    word = spelled(text)
    if word in {"ja", "j", "sand", "true", "yes", "y", "1", "x", "sandt"}:
        return True
    return False if word in {"nej", "n", "falsk", "false", "no", "0"} else None


def sounds_like_a_place(name: str) -> bool:
    """Tell whether a name is a place's or an organisation's rather than a person's."""
    return _PLACE_WORDS.search(name) is not None or any(character.isdigit() for character in name)
