"""What headers mean: Outlook in Danish and English, Google, Thunderbird, and plain Danish lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from linkworker_desktop.exchange.contact_files.fields import FIELD_LABELS, Column, Field

WORK = "arbejde"
HOME = "privat"
OTHER = "andet"
MOBILE = "mobil"
MAIN = "hovednummer"
FAX = "fax"
PAGER = "personsøger"
ASSISTANT = "assistent"

_NOT_LETTERS = re.compile(r"[\W_]+")


def spelled(header: str) -> str:
    """Return a header without case, spacing and punctuation, æ ø å written as letters of ASCII."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    folded = folded.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return _NOT_LETTERS.sub("", folded)


_PLAIN: Mapping[Field, str] = {
    Field.ORGANISATION: (
        "Firma|Firmanavn|Organisation|Organisationsnavn|Virksomhed|Virksomhedsnavn|Sted|Stednavn|Institution|"
        "Arbejdsplads|Forening|Foreningsnavn|Skole|Myndighed|Kommune|Butik|Selskab|Arbejdsgiver|Klinik|"
        "Company|Company Name|Organization|Organisation Name|Organization Name|Organization 1 - Name|Employer"
    ),
    Field.UNIT: (
        "Afdeling|Enhed|Kontor|Team|Center|Forvaltning|Afsnit|Sektion|Department|Unit|Division|"
        "Organization Department|Organization 1 - Department|Afdelingsnavn"
    ),
    Field.SERVICE: "Tilbud|Ydelse|Service|Aktivitet",
    Field.NAME: "Navn|Name|Kontakt|Kontaktnavn|Contact|Fulde navn|Fuldt navn|Full Name|Fullname",
    Field.PERSON: (
        "Person|Kontaktperson|Kontaktpersoner|Personnavn|Medarbejder|Medarbejdernavn|Sagsbehandler|Leder|"
        "Kontaktpersonens navn|Ansvarlig|Formand|Contact Person|Contact Name|Ansat|Navn på kontaktperson"
    ),
    Field.GIVEN: "Fornavn|Fornavne|For navn|First Name|Given Name|Firstname|Forename",
    Field.MIDDLE: "Mellemnavn|Mellemnavne|Middle Name|Additional Name|Andet fornavn|Øvrige fornavne",
    Field.FAMILY: "Efternavn|Efternavne|Last Name|Family Name|Surname|Lastname|Slægtsnavn",
    Field.PREFIX: "Name Prefix|Navnepræfiks|Tiltaleform|Tiltale|Honorific|Salutation",
    Field.SUFFIX: "Suffiks|Suffix|Name Suffix|Generational Suffix",
    Field.DISPLAY_NAME: (
        "E-mail-vist navn|E-mail 2-vist navn|E-mail 3-vist navn|E-mail Display Name|E-mail 2 Display Name|"
        "E-mail 3 Display Name|Vist navn|Display Name|File As|Arkiver som|Gem som|Arkivér som|Nickname|Kaldenavn"
    ),
    Field.ROLE: (
        "Stilling|Stillingsbetegnelse|Job Title|Jobtitel|Titel|Title|Funktion|Rolle|Position|Role|Arbejdstitel|"
        "Organization Title|Organization 1 - Title|Erhverv|Profession"
    ),
    Field.WEBSITE: (
        "webside|Websted|Hjemmeside|Web|Web Page|Webpage|Website|URL|Internetadresse|Webadresse|Link|WWW|"
        "Website 1 - Value|Web Page 1|Business Web Page|Personlig webside|Personal Web Page"
    ),
    Field.HOURS: "Åbningstid|Åbningstider|Telefontid|Telefontider|Træffetid|Tider|Opening Hours|Åben|Hours",
    Field.SCHEDULE: "Åbningstider, uge for uge",
    Field.LANGUAGES: "Sprog|Taler|Talte sprog|Sprogkundskaber|Language|Languages",
    Field.CATEGORY: (
        "Kategori|Kategorier|Type|Gruppe|Categories|Category|Labels|Group Membership|Groups|Keywords|Nøgleord|"
        "Etiketter|Kontakttype"
    ),
    Field.NOTE: (
        "Note|Noter|Notat|Notater|Notes|Bemærkning|Bemærkninger|Kommentar|Kommentarer|Beskrivelse|Comment|"
        "Comments|Description|Anmærkning|Øvrigt|Diverse|Andre oplysninger|Memo|Info"
    ),
    Field.PRIVATE_NOTE: "Note kun for mig|Privat note|Intern note",
    Field.INTERPRETER: "Tolk|Tolkning|Interpreter",
    Field.HOW_TO_APPLY: "Sådan kommer man i gang|Henvisning|Tilmelding|Visitation",
    Field.WHAT_TO_BRING: "Det skal man have med|Medbring|Husk at tage med",
    Field.AREA: "Område, der dækkes|Dækningsområde|Dækker|Optageområde",
    Field.PRINTABLE: "Kan trykkes|Må trykkes|Trykkes",
    Field.SENSITIVITY: "Følsomhed|Sensitivity|Privat|Private|Hvem må se|Må ses af",
    Field.ENDED: "Ophørt den|Ophørt|Ophører",
    Field.CLOSED_UNTIL: "Lukket til og med|Lukket til",
    Field.CLOSED_WHY: "Lukket fordi",
    Field.IGNORED: (
        "Konto|Account|Anniversary|Mærkedag|Assistent|Assistentens navn|Assistant's Name|Bruger 1|Bruger 2|"
        "Bruger 3|Bruger 4|User 1|User 2|User 3|User 4|Børn|Children|Fødselsdag|Fødselsdato|Birthday|"
        "Gender|Køn|Hobby|Initialer|Initials|ISDN|Telex|Kontoradresse|Office Location|Location|Mileage|"
        "Kørte kilometer|Navn på overordnet|Manager's Name|Organisationsnummer|Organizational ID Number|"
        "Prioritet|Priority|Referencer|Referred By|Se-nr.|CVR|CVR-nr.|Government ID Number|Spouse|Ægtefælle|"
        "Takstoplysninger|Billing Information|Directory Server|Katalogserver|Internet Free Busy|"
        "Internet - ledig/optaget|Internet ledig optaget|E-mail-type|E-mail 2-type|E-mail 3-type|E-mail Type|"
        "E-mail 2 Type|E-mail 3 Type|Company Yomi|Given Yomi|Surname Yomi|Yomi Name|Given Name Yomi|"
        "Additional Name Yomi|Family Name Yomi|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|"
        "Photo|Foto|Billede|Maiden Name|Short Name|Occupation|Subject|Id|Nr.|Nr|Løbenr.|Løbenummer|#|CPR|"
        "CPR-nr.|Birth Year|Birth Month|Birth Day|Custom 1|Custom 2|Custom 3|Custom 4|Område (arbejde)|"
        "Område (privat)|Andet område|Business State|Home State|Other State|State|Region|Schools|Middle Initial|"
        "Weblink|Web Page 2|Webside 2|Other Address|Amt (privat)|Amt (arbejde)|Fødselsår|Fødselsmåned|"
        "Screen Name|Address 1 - Formatted|"
        "Address 2 - Formatted|Related Name|Event 1 - Label|Event 1 - Value|Relation 1 - Label|Opdateret|"
        "Relation 1 - Value|Custom Field 1 - Label|Custom Field 1 - Value|Website 1 - Label|IM|Skype|Oprettet|"
        "Website 1 - Type|Organization 1 - Type|Organization 1 - Symbol|Organization 1 - Yomi Name|Ændret|"
        "Organization 1 - Location|Organization 1 - Job Description|IM Address|Address 1 - Extended Address|"
        "Adresse 1 - Formatted|Created|Modified|Sidst bekræftet|Bekræftet|Kilde|Åbent nu|Årsag|Række|Linje"
    ),
}

_PHONES: Mapping[str, str] = {
    "": (
        "Telefon|Telefonnummer|Telefonnr.|Telefon nr.|Tlf.|Tlf|Tlf.nr.|Tlf.nummer|Tlf. nr|Tlf. 1|Tlf. 2|Tlf. 3|"
        "Fastnet|Fastnettelefon|Direkte|Direkte telefon|Direkte tlf.|Nummer|Phone|Phone Number|Telephone|"
        "Telephone Number|Primær telefon|Primary Phone|Phone 1|Phone 2|Phone 3|Telefon 1|Telefon 2|Telefon 3|Tel"
    ),
    WORK: (
        "Telefon (arbejde)|Telefon 2 (arbejde)|Telefon arbejde|Arbejdstelefon|Tlf. arbejde|Telefon (firma)|"
        "Business Phone|Business Phone 2|Work Phone|Business Telephone|Telefon (job)|Firmatelefon"
    ),
    MAIN: (
        "Primær telefon (firma)|Hovedtelefon|Hovednummer|Company Main Phone|Telefon (hovednummer)|Omstilling|"
        "Hovedtelefon (firma)"
    ),
    MOBILE: (
        "Mobiltelefon|Mobil|Mobilnr.|Mobilnummer|Mobil nr.|Mobil tlf.|Mobiltlf.|Mobile|Mobile Phone|"
        "Mobile Number|Cell Phone|Mobiltelefon 2|Mobile Phone 2|Mob.|Arbejdsmobil"
    ),
    HOME: "Telefon (privat)|Telefon 2 (privat)|Privattelefon|Privat tlf.|Telefon privat|Home Phone|Home Phone 2",
    OTHER: "Anden telefon|Other Phone",
    FAX: "Fax|Telefax|Fax (arbejde)|Business Fax|Fax Number|Faxnummer|Anden fax|Other Fax|Fax (privat)|Home Fax",
    PAGER: "Personsøger|Pager|Pager Number",
    ASSISTANT: "Assistentens telefon|Assistant's Phone",
    "bil": "Biltelefon|Car Phone",
    "radio": "Radiotelefon|Radio Phone",
    "tilbagekald": "Tilbagekald|Callback",
    "teksttelefon": "TTY/TDD-telefon|TTY/TDD Phone",
}

_EMAILS = (
    "E-mail|Email|Mail|E-mailadresse|E-mail-adresse|E-mail 2-adresse|E-mail 3-adresse|E-mail Address|"
    "E-mail 2 Address|E-mail 3 Address|Mailadresse|Primary Email|Secondary Email|E-post|Elektronisk post|"
    "Arbejdsmail|E-mail (arbejde)|E-mail 2|E-mail 3|E-mail 1|Mail 2|Mail 1|E-mail address 2|Emailadresse"
)

_PLACES: Mapping[str, Mapping[Field, str]] = {
    "": {
        Field.STREET: (
            "Adresse|Vej|Gade|Gadenavn|Vejnavn|Adresselinje 1|Adresselinje 2|Adresse 2|Vej og nr.|Vej og nummer|"
            "Gade og nr.|Address|Street|Besøgsadresse|Postadresse|Gadeadresse|Vejnavn og nr.|Adresse 1|"
            "Adr.|Address 1|Address 2|Street Address|Lokation"
        ),
        Field.POST_CODE: "Postnr.|Postnummer|Post nr.|Postnr|Postal Code|Zip|Zip Code|ZIP/Postal Code|Postcode",
        Field.TOWN: "By|Bynavn|Postdistrikt|Town|City|Postnr. og by|Postnr./by|Postnr by|Post nr. og by|By/postnr.",
        Field.COUNTRY: "Land|Land/område|Country|Country/Region",
        Field.POST_BOX: "Postboks|PO Box|P.O. Box",
    },
    WORK: {
        Field.STREET: (
            "Gade (arbejde)|Gade 2 (firma)|Gade 3 (firma)|Gade 2 (arbejde)|Gade 3 (arbejde)|Gade (firma)|"
            "Business Street|Business Street 2|Business Street 3|Work Address|Work Address 2|Business Address|"
            "Arbejdsadresse|Arbejdsadresse 2"
        ),
        Field.POST_CODE: "Postnummer (arbejde)|Business Postal Code|Work ZipCode|Postnummer (firma)",
        Field.TOWN: "By (arbejde)|Business City|Work City|By (firma)",
        Field.COUNTRY: "Land/område (arbejde)|Business Country|Business Country/Region|Work Country|Land (arbejde)",
        Field.POST_BOX: "Adresse, postboks (arbejde)|Business Address PO Box",
    },
    HOME: {
        Field.STREET: (
            "Gade (privat)|Gade 2 (privat)|Gade 3 (privat)|Home Street|Home Street 2|Home Street 3|"
            "Privatadresse|Privatadresse 2|Home Address|Home Address 2"
        ),
        Field.POST_CODE: "Postnummer (privat)|Home Postal Code|Home ZipCode",
        Field.TOWN: "By (privat)|Home City",
        Field.COUNTRY: "Land/område (privat)|Home Country|Home Country/Region|Land (privat)",
        Field.POST_BOX: "Adresse, postboks (privat)|Home Address PO Box",
    },
    OTHER: {
        Field.STREET: "Anden gade|Anden gade 2|Anden gade 3|Other Street|Other Street 2|Other Street 3",
        Field.POST_CODE: "Andet postnummer|Other Postal Code",
        Field.TOWN: "Anden by|Anden gade/by|Other City",
        Field.COUNTRY: "Andet land/område|Andet land|Other Country|Other Country/Region",
        Field.POST_BOX: "Anden adresse, postboks|Other Address PO Box",
    },
}


def _table() -> dict[str, Column]:
    table: dict[str, Column] = {}
    groups: list[tuple[str, Column]] = [(names, Column(field)) for field, names in _PLAIN.items()]
    groups += [(names, Column(Field.PHONE, label)) for label, names in _PHONES.items()]
    groups += [(_EMAILS, Column(Field.EMAIL))]
    groups += [
        (names, Column(field, label)) for label, fields in _PLACES.items() for field, names in fields.items()
    ]
    for names, column in groups:
        for name in names.split("|"):
            table.setdefault(spelled(name), column)
    for field, label in FIELD_LABELS.items():
        table.setdefault(spelled(label), Column(field))
    return table


HEADERS: Mapping[str, Column] = MappingProxyType(_table())
"""Every known header, spelled without case and punctuation."""

_NUMBERED = (
    (re.compile(r"(?:phone|telefon)(\d+)(?:value|vaerdi)"), Field.PHONE),
    (re.compile(r"(?:phone|telefon)(\d+)(?:type|label|betegnelse)"), Field.PHONE_LABEL),
    (re.compile(r"telefon(\d+)kunformig"), Field.PHONE_PRIVATE),
    (re.compile(r"(?:telefon|phone|tlf|mobil)(\d+)"), Field.PHONE),
    (re.compile(r"email(\d+)(?:value|vaerdi)"), Field.EMAIL),
    (re.compile(r"email(\d+)(?:type|label|betegnelse)"), Field.EMAIL_LABEL),
    (re.compile(r"email(\d+)kunformig"), Field.EMAIL_PRIVATE),
    (re.compile(r"(?:email|mail)(\d+)(?:adresse|address)?"), Field.EMAIL),
    (re.compile(r"address(\d+)street"), Field.STREET),
    (re.compile(r"address(\d+)city"), Field.TOWN),
    (re.compile(r"address(\d+)postalcode"), Field.POST_CODE),
    (re.compile(r"address(\d+)country"), Field.COUNTRY),
    (re.compile(r"address(\d+)pobox"), Field.POST_BOX),
    (re.compile(r"address(\d+)(?:formatted|region|extendedaddress)"), Field.IGNORED),
    (re.compile(r"(?:address|adresse)(\d+)(?:type|label|betegnelse)"), Field.ADDRESS_LABEL),
    (re.compile(r"vej(\d+)"), Field.STREET),
    (re.compile(r"by(\d+)"), Field.TOWN),
    (re.compile(r"postnr(\d+)"), Field.POST_CODE),
    (re.compile(r"(?:website|relation|event|customfield|im|externalid|calendarlink)\d+\w+"), Field.IGNORED),
)
_PLACE_FIELDS = frozenset(
    {Field.STREET, Field.TOWN, Field.POST_CODE, Field.COUNTRY, Field.POST_BOX, Field.ADDRESS_LABEL}
)


def known(header: str) -> Column | None:
    """Return what a header means, None when it is not known."""
    key = spelled(header)
    if not key:
        return None
    found = HEADERS.get(key)
    if found is not None:
        return found
    for pattern, field in _NUMBERED:
        match = pattern.fullmatch(key)
        if match:
            return Column(field, _place_name(int(match[1])) if field in _PLACE_FIELDS else "")
    return None


def _place_name(number: int) -> str:
    return "" if number == 1 else f"adresse {number}"


_LABEL_WORDS = {
    "work": WORK, "business": WORK, "home": HOME, "mobile": MOBILE, "cell": MOBILE, "iphone": MOBILE, "main": MAIN,
    "other": OTHER, "pager": PAGER, "workfax": FAX, "homefax": FAX, "otherfax": FAX, "internet": "", "voice": "",
    "workmobile": MOBILE, "companymain": MAIN,
}  # fmt: skip


def label_word(said: str) -> str:
    """Return the Danish word for a label of another program, `* Work`; one's own words stay as they are."""
    return _LABEL_WORDS.get(spelled(said), said)
