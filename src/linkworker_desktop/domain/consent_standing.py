"""How a consent stands on a day, and what is to be asked again because somebody has grown or moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linkworker_desktop.domain.consent import ConsentDraft, GivenBy
from linkworker_desktop.domain.family import ADULT_AGE
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

ASKED_FROM_AGE = 15
"""From this age the young person is asked as well as who has custody; the program reminds, it does not decide."""
WARN_DAYS = 30


class ConsentState(StrEnum):
    """Whether a consent holds on a day."""

    VALID = "valid"
    EXPIRES_SOON = "expires_soon"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"
    """A newer one has taken its place."""


STATE_LABELS = {
    ConsentState.VALID: N_("gælder"),
    ConsentState.EXPIRES_SOON: N_("udløber snart"),
    ConsentState.NOT_YET: N_("gælder ikke endnu"),
    ConsentState.EXPIRED: N_("udløbet"),
    ConsentState.WITHDRAWN: N_("trukket tilbage"),
    ConsentState.RENEWED: N_("fornyet"),
}
HOLDING = frozenset({ConsentState.VALID, ConsentState.EXPIRES_SOON})


@dataclass(frozen=True, slots=True)
class Giving:
    """What a consent is judged by beside itself: when the person was born, and whether its giver lives there still."""

    born: date | None = None
    giver_has_left: bool = False
    is_renewed: bool = False


def state_on(draft: ConsentDraft, last_day: date, day: date, *, is_renewed: bool = False) -> ConsentState:
    """Return how a consent stands on a day; on `last_day` it holds, on the day it is withdrawn no more."""
    if draft.withdrawn_on is not None and draft.withdrawn_on <= day:
        return ConsentState.WITHDRAWN
    if is_renewed:
        return ConsentState.RENEWED
    if draft.given_on > day:
        return ConsentState.NOT_YET
    if last_day < day:
        return ConsentState.EXPIRED
    return ConsentState.EXPIRES_SOON if (last_day - day).days <= WARN_DAYS else ConsentState.VALID


def lacks_giver(draft: ConsentDraft) -> bool:
    """Tell whether it is not said who has custody, though that is who gave the consent."""
    return draft.given_by in {GivenBy.CUSTODY_HOLDER, GivenBy.BOTH} and not draft.giver


def remarks_about(draft: ConsentDraft, giving: Giving, name: str, today: date) -> Iterator[str]:
    """Yield what is to be looked at before a consent is relied on, one sentence each."""
    age = None if giving.born is None else age_on(giving.born, today)
    by_custody = draft.given_by is GivenBy.CUSTODY_HOLDER
    if age is not None and by_custody and age >= ADULT_AGE:
        yield _("{name} er fyldt 18 og skal selv give samtykke.").format(name=name)
    elif age is not None and by_custody and age >= ASKED_FROM_AGE:
        yield _("{name} er fyldt 15 og skal også selv spørges.").format(name=name)
    elif age is not None and age < ASKED_FROM_AGE and draft.given_by is GivenBy.SELF:
        yield _("{name} er under 15. Forældremyndighedens indehaver skal give samtykket.").format(name=name)
    if giving.giver_has_left:
        yield _("{giver} bor ikke længere hos familien. Se efter, om samtykket stadig er rigtigt.").format(
            giver=draft.giver
        )
    if lacks_giver(draft):
        yield _("Samtykket siger ikke, hvem der har forældremyndigheden. Skriv navnet.")
    if not draft.scope:
        yield _("Samtykket siger ikke, hvilke oplysninger det gælder. Sæt kryds.")
    if not draft.parties:
        yield _("Samtykket siger ikke, hvem der må dele. Vælg steder eller personer.")
