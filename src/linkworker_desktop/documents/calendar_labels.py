"""Every label on the papers of the calendar: the family's dates, the tick lists, month, week and lists.

The Danish text is the key. Only the family's own dates are printed in a second language; the other papers are
for the office and stand in Danish.
"""

from __future__ import annotations

from linkworker_desktop.i18n.marks import D_

YOUR_DATES = D_("Jeres datoer")
LATEST = D_("senest")
CANNOT_COME = D_("Kan I ikke komme?")
CALL = D_("Ring til {name}")
NO_DATES = D_("Der er ingen datoer lige nu.")
MORE_DATES = D_("Der er flere datoer senere. I får et nyt ark.")
APPOINTMENT = D_("Aftale")
MEETING = D_("Møde")
REMEMBER = D_("Husk")

FAMILY = "Familien {name}"
NEW_SHEET = "Udskrevet {date}. Nye datoer giver et nyt ark – smid det gamle ud."

RECEPTION_PLAN = "Modtagelsesplan"
TICK_LIST_FOR = "Tjekliste for {unit}"
CONFIDENTIAL = "FORTROLIGT"
ONLY_FOR = "Kun til:"
FACT_FAMILY = "Familie"
FACT_HOUSED = "Indflytning"
FACT_TAKEOVER = "Overtagelse"
FACT_LINKWORKER = "Link-worker"
COLUMN_TASK = "Opgave"
COLUMN_LATEST = "Senest"
COLUMN_KIND = "Slags"
COLUMN_DONE = "Gjort, initialer"
REMARKS = "Bemærkninger"
RETURN_TO = "Fortroligt · Tilbage til {name}, når listen er krydset af · Udskrevet {date}"
CONTINUED = "{text} (fortsat)"

WEEK = "Uge {week}"
WEEK_SHORT = "uge"
AGENDA = "Kalender"
OVERDUE = "Over tiden"
YEAR_WHEEL = "Årshjul {year}"
NOTHING = "Her står ikke noget."
NOTHING_LATE = "Der er ikke noget over tiden."
MORE_ON_PAGE = "+ {number}, se side {page}"
REST_OF = "Dage med mere, end der er plads til"
LAW = "lov"
DEADLINE = "lokal frist"
ADVICE = "råd"
GOAL = "mål"
TASK = "Opgave"
DEADLINE_TITLE = "Frist"
FAMILY_CODE = "Familie {code}"
LATE_BY_LAW = "Lovens frister"
LATE_OTHERS = "Andre frister og opgaver"
WITHOUT_NAMES = "Uden navne"
SELECTION = "Et udvalg af kalenderen"
INTERNAL = "Til eget brug"
PRINTED = "Udskrevet {date}"
