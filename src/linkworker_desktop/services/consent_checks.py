"""What can be wrong with a consent, and what is to be looked at though it may be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty
from linkworker_desktop.domain.consent_standing import Giving, remarks_about
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.families import PersonRow

_LONGEST = {
    "purpose": 400,
    "note": 4000,
    "exceptions": 4000,
    "giver": 200,
    "holder": 200,
    "interpreter": 120,
    "withdrawn_how": 200,
}
_OF_LINES = frozenset({"note", "exceptions"})


def checked_consent(draft: ConsentDraft) -> ConsentDraft:
    """Return a consent as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    texts = {name: cleaned(getattr(draft, name), lines=name in _OF_LINES) for name in _LONGEST}
    parties = tuple(dict.fromkeys(_cleaned_party(each) for each in draft.parties))
    clean = replace(
        draft,
        parties=tuple(each for each in parties if each != ConsentParty()),
        **texts,  # type: ignore[arg-type]
    )
    problems = [
        *(problem for name, most in _LONGEST.items() for problem in too_long(name, texts[name], most)),
        *out_of_range("given_on", clean.given_on),
        *out_of_range("valid_to", clean.valid_to),
        *([] if clean.withdrawn_on is None else _withdrawn_problems(clean.given_on, clean.withdrawn_on)),
    ]
    if clean.valid_to is not None and clean.valid_to < clean.given_on:
        problems.append(Problem("valid_to", _("Samtykket udløber, før det er givet. Ret en af datoerne.")))
    if clean.language and clean.language not in LANGUAGES:
        problems.append(Problem("language", _("Sproget kender programmet ikke. Vælg et fra listen.")))
    _require(problems)
    return clean


def require_withdrawable(given_on: date, on: date, how: str) -> None:
    """Raise `InvalidInput` unless a consent given on a day can have been withdrawn on another."""
    _require([*_withdrawn_problems(given_on, on), *too_long("withdrawn_how", how, _LONGEST["withdrawn_how"])])


def require_links(session: Session, family: UUID | None, draft: ConsentDraft) -> None:
    """Raise `InvalidInput` unless the scan belongs to the family, and the contacts are there."""
    if draft.document is not None:
        document = session.get(DocumentRow, draft.document)
        if document is None or document.deleted_at is not None or document.family_id != family:
            _require([Problem("document", _("Dokumentet findes ikke længere hos familien. Vælg et andet."))])
    for each in draft.parties:
        if each.contact is not None and session.get(ContactRow, each.contact) is None:
            _require([Problem("parties", _("En af kontakterne findes ikke længere. Vælg igen."))])


def remarks_of(session: Session, drafts: Iterable[ConsentDraft], today: date) -> tuple[str, ...]:
    """Return what is to be looked at in consents just written down, each sentence once."""
    found: dict[str, None] = {}
    for draft in drafts:
        person = session.get_one(PersonRow, draft.person)
        remarks = remarks_about(draft, Giving(person.birth_date), person.given_name, today)
        found.update(dict.fromkeys(remarks))
    return tuple(found)


def _cleaned_party(party: ConsentParty) -> ConsentParty:
    return replace(
        party,
        organisation=cleaned(party.organisation)[:200],
        unit=cleaned(party.unit)[:200],
        name=cleaned(party.name)[:200],
    )


def _withdrawn_problems(given_on: date, on: date) -> list[Problem]:
    problems = list(out_of_range("withdrawn_on", on))
    if on < given_on:
        sentence = _("Samtykket er trukket tilbage, før det er givet. Ret en af datoerne.")
        problems.append(Problem("withdrawn_on", sentence))
    return problems


def _require(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems)
