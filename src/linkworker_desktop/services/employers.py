"""The labour-market map: employers, and which of them fit what a person wishes for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.domain.contact import EmployerDraft
from linkworker_desktop.domain.employer_fit import Fit, Reason, Said, Wishes, fit
from linkworker_desktop.domain.family import FamilyId, present
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services.contact_listing import views
from linkworker_desktop.services.contact_views import ContactQuery, ContactView
from linkworker_desktop.services.family_rows import draft_of, found_family

_EMPLOYERS = ContactQuery(categories=frozenset({"employer"}))
DANISH_LEVELS: tuple[str, ...] = (
    N_("Intet dansk"),
    *(f"DU{course} modul {module}" for course in (1, 2, 3) for module in range(1, 7)),
    *(f"Prøve i Dansk {number}" for number in (1, 2, 3)),
)
"""The levels a wish or a demand is chosen from; anything else may be typed."""
_SENTENCES: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.TRADE: N_("Har arbejde inden for {about}."),
        Reason.OTHER_TRADE: N_("Har kun {about}."),
        Reason.DANISH: N_("Dansk rækker."),
        Reason.MORE_DANISH: N_("Kræver mere dansk: {about}."),
        Reason.LANGUAGE: N_("Nogen taler {about}."),
        Reason.SKILLS: N_("Kan bruge: {about}."),
        Reason.TOWN: N_("Ligger i {about}."),
        Reason.BUS: N_("Linje {about} kører dertil."),
        Reason.FAR: N_("Ingen kendt linje dertil."),
        Reason.FULL: N_("Har ingen ledige pladser."),
        Reason.MENTOR: N_("Har en mentor."),
    }
)


@dataclass(frozen=True, slots=True)
class EmployerMatch:
    """An employer and how it fits: 0-100, with what speaks for it and against it in sentences."""

    contact: ContactView
    score: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]


class Employers:
    """The use cases of the labour-market map."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def match(self, wishes: Wishes, *, limit: int | None = None) -> tuple[EmployerMatch, ...]:
        """Return the employers that are there, the best fit first; without wishes in Danish order."""
        matches = [
            _match(view, fit(view.draft.employer or EmployerDraft(), view.draft.address.town, wishes))
            for view in self._all()
        ]
        if wishes:
            matches.sort(key=lambda each: -each.score)
        return tuple(matches[:limit])

    def wishes_of(self, family: FamilyId) -> Wishes:
        """Return what is known of a family that an employer can fit: home town, and the grown-ups' languages."""
        today = self._clock.today()
        with self._database.read() as session:
            draft = draft_of(found_family(session, family))
        adults = [member for member in present(draft.members, today) if member.is_adult(today)]
        spoken = dict.fromkeys(code for member in adults for code in member.speaks)
        return Wishes(languages=tuple(spoken), town=draft.address.town)

    def trades(self) -> tuple[str, ...]:
        """Return every trade an employer has, in Danish order."""
        return _in_danish_order(trade for own in self._details() for trade in own.trades)

    def lines(self) -> tuple[str, ...]:
        """Return every bus and train line that leads to an employer."""
        return _in_danish_order(line for own in self._details() for line in own.lines)

    def danish_levels(self) -> tuple[str, ...]:
        """Return the levels of Danish to choose from, the lowest first."""
        return tuple(_(level) for level in DANISH_LEVELS)

    def _all(self) -> tuple[ContactView, ...]:
        """Return the employers themselves: people at one stand on the list only with facts of their own."""
        with self._database.look() as look:
            found = views(look, _EMPLOYERS, local_now(self._clock))
        return tuple(view for view in found if view.draft.employer is not None or not view.draft.person)

    def _details(self) -> Iterable[EmployerDraft]:
        return (view.draft.employer for view in self._all() if view.draft.employer is not None)


def _match(view: ContactView, found: Fit) -> EmployerMatch:
    return EmployerMatch(
        view,
        found.score,
        tuple(_sentence(said) for said in found.reasons),
        tuple(_sentence(said) for said in found.against),
    )


def _sentence(said: Said) -> str:
    if said.reason is Reason.PLACES:
        number = int(said.about)
        return ngettext("Har {number} plads.", "Har {number} pladser.", number).format(number=number)
    about = said.about
    if said.reason is Reason.LANGUAGE:
        about = _(LANGUAGES[about].danish_name)
    return _(_SENTENCES[said.reason]).format(about=about)


def _in_danish_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=danish_sort_key))
