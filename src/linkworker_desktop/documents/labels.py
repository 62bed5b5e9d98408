"""Every label on the welcome folder's paper: the list the translators work from.

The Danish text is the key. A label that is not translated yet is printed in Danish alone; the other side
stays empty. Values (`{week}`) are set in as isolated figures.
"""

from __future__ import annotations

from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.i18n import has_label, label
from linkworker_desktop.i18n.marks import D_
from linkworker_desktop.typesetting.isolates import figure

FOLDER = D_("Velkomstmappe")

BELONGS_TO = D_("Mappen tilhører")
YOUR_CONTACT = D_("Jeres kontakt i kommunen")
HANDED_OUT = D_("Udleveret den")
TAKE_CARE = D_("Pas godt på mappen.")
PRIVACY = D_(
    "Den indeholder personlige papirer. Vis den kun til dem, I har tillid til. "
    "Fundet mappen? Ring til nummeret ovenfor."
)
READ_ALOUD_ON = D_("Læst højt den")

NUMBERS = D_("Vigtige numre")
DANGER = D_("Fare for liv, brand eller ulykke")
SAY_WHERE = D_("Sig dit navn, hvad der er sket, og hvor:")
SAY_WHERE_YOU_ARE = D_("Sig dit navn, hvad der er sket, og hvor du er.")
HANG_IT_UP = D_("Hæng arket op ved døren eller køleskabet.")

CONTENTS = D_("Indhold")
PAGE = D_("Side")
NUMBERS_IN_CONTENTS = D_("Vigtige numre – til væggen")
ONLY_DANISH = D_("Kun på dansk")

WEEK = D_("Uge {week}")
CALL_112 = D_("Ring 112, hvis der er fare for liv.")
CALL_IS_FREE = D_("Det er gratis at ringe. Sig, hvor du er.")

RECEIPT = D_("Kvittering for mappen")
RECEIPT_INTRODUCTION = D_("I har fået mappen og ved, hvem I kan ringe til. Gem dette ark i mappen.")
HANDED_OUT_TO = D_("Udleveret til")
HANDED_OUT_BY = D_("Udleveret af")
DATE = D_("Dato")
TIME = D_("Klokkeslæt")
LANGUAGE = D_("Mappens sprog")
READ_ALOUD = D_("Teksten er læst højt")
YES = D_("ja")
NO = D_("nej")
SIGNED_BY_RECEIVER = D_("Modtager")
SIGNED_BY_LINKWORKER = D_("Link-worker")
SIGNED_BY_INTERPRETER = D_("Tolk")

SAMPLE = "EKSEMPELDATA"
"""Danish on every paper, as the two lines of the footer are: they are for the office, not for the family."""
FOOTER_LINKWORKER = "Link-worker {name}, tlf. {phone}"
FOOTER_UPDATED = "Opdateret {date}"
FOOTER_CHECKED = "Numre kontrolleret {date}"


def both(message: str, language: str | None, **values: str) -> TextPair:
    """Return a label in Danish and, where it is translated, in `language`; values are isolated figures."""
    inserted = {name: figure(value) for name, value in values.items()}
    danish = message.format(**inserted)
    if language is None or not has_label(message, language):
        return TextPair(danish)
    return TextPair(danish, label(message, language).format(**inserted))
