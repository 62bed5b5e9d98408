"""What is refused round a family in a case file: values that no vault would have written."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from unicodedata import normalize
from uuid import UUID

from linkworker_desktop.domain.document import DocumentKind
from linkworker_desktop.domain.events import GroupTag, RoleTag
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.kinship import Tie, tie_problems
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.exchange.case_around import CaseCoordination
from linkworker_desktop.exchange.case_contact import said
from linkworker_desktop.exchange.case_file import CaseFile

Findings = Iterable[tuple[str, bool]]
_DOCUMENT_KINDS = frozenset(kind.value for kind in DocumentKind)
_ROLE_TAGS = frozenset(tag.value for tag in RoleTag)
_GROUP_TAGS = frozenset(tag.value for tag in GroupTag)


def around_findings(case: CaseFile) -> Findings:
    """Yield every place round the family with whether its value can be used."""
    persons = {member.person for member in case.family.members}
    yield from _network_findings(case, persons)
    yield from _kinship_findings(case, persons)
    yield from _coordination_findings(said(case.coordination, otherwise=CaseCoordination()))
    yield from _relay_findings(case)
    yield from _log_findings(case, persons)
    yield from _document_findings(case, persons)
    yield from _consent_findings(case)


def _network_findings(case: CaseFile, persons: Collection[UUID]) -> Findings:
    network = said(case.network, otherwise=())
    yield "network", _are_different([each.id for each in network])
    for place, each in enumerate(network):
        named = said(each.persons, otherwise=())
        yield f"network[{place}].persons", _are_different(named) and all(one in persons for one in named)
        since, until = said(each.since, otherwise=None), said(each.until, otherwise=None)
        in_order = since is None or until is None or since <= until
        yield f"network[{place}]", in_order and is_kept_day(since) and is_kept_day(until)
    places = said(case.network_places, otherwise=())
    yield "network_places", _are_different([each.card for each in places])
    for place, card in enumerate(places):
        yield f"network_places[{place}]", _is_key(card.card) and all(map(math.isfinite, (card.x, card.y)))


def _kinship_findings(case: CaseFile, persons: Collection[UUID]) -> Findings:
    kept: list[Tie] = []
    for place, each in enumerate(said(case.kinships, otherwise=())):
        tie = Tie(PersonId(each.person), PersonId(each.other), each.kind)
        is_known = each.person in persons and each.other in persons
        yield f"kinships[{place}]", is_known and not any(tie_problems(tie, kept))
        kept.append(tie)


def _coordination_findings(coordination: CaseCoordination) -> Findings:
    yield "coordination.hotspot_on", is_kept_day(said(coordination.hotspot_on, otherwise=None))
    for place, each in enumerate(coordination.coordinators):
        until = said(each.until, otherwise=None)
        in_order = until is None or until >= each.since
        yield (
            f"coordination.coordinators[{place}]",
            in_order and is_kept_day(each.since) and is_kept_day(until),
        )


def _relay_findings(case: CaseFile) -> Findings:
    seen: set[UUID] = set()
    for place, each in enumerate(said(case.relay, otherwise=())):
        days = (each.at, said(each.answer_by, otherwise=None))
        due = (agreement.due for agreement in said(each.agreements, otherwise=()))
        speaks_of_known = said(each.corrects, otherwise=None) in {None, *seen}
        is_new = each.id not in seen
        yield f"relay[{place}]", is_new and speaks_of_known and all(map(is_kept_day, (*days, *due)))
        seen.add(each.id)


def _log_findings(case: CaseFile, persons: Collection[UUID]) -> Findings:
    notes = said(case.log, otherwise=())
    yield "log", _are_different([each.id for each in notes])
    for place, each in enumerate(notes):
        named = said(each.persons, otherwise=())
        yield f"log[{place}].persons", _are_different(named) and all(one in persons for one in named)
        yield f"log[{place}].role_tag", said(each.role_tag, otherwise="") in {"", *_ROLE_TAGS}
        yield f"log[{place}].group_tag", said(each.group_tag, otherwise="") in {"", *_GROUP_TAGS}
        yield f"log[{place}].about", _are_different(said(each.about, otherwise=()))
        yield f"log[{place}]", is_kept_day(each.at) and bool(cleaned(each.text, lines=True))


def _document_findings(case: CaseFile, persons: Collection[UUID]) -> Findings:
    documents = said(case.documents, otherwise=())
    yield "documents", _are_different([each.id for each in documents])
    for place, each in enumerate(documents):
        yield f"documents[{place}].person", said(each.person, otherwise=None) in {None, *persons}
        yield f"documents[{place}].kind", each.kind in _DOCUMENT_KINDS
        yield f"documents[{place}].media_type", each.media_type == cleaned(each.media_type)
        yield f"documents[{place}].content", bool(each.content)
        yield f"documents[{place}].added_at", is_kept_day(said(each.added_at, otherwise=None))


def _consent_findings(case: CaseFile) -> Findings:
    documents = {each.id for each in said(case.documents, otherwise=())}
    for place, each in enumerate(said(case.consents, otherwise=())):
        yield f"consents[{place}].document", said(each.document, otherwise=None) in {None, *documents}
        yield f"consents[{place}].language", said(each.language, otherwise="") in {"", *LANGUAGES}
        yield f"consents[{place}].scope", _are_different(said(each.scope, otherwise=()))


def _is_key(card: str) -> bool:
    """Tell whether a text can be the key of a card: names in folded form, with tabs between them."""
    return all(cleaned(f"-{part}-", lines=True) == normalize("NFC", f"-{part}-") for part in card.split("\t"))


def _are_different(values: Sequence[object]) -> bool:
    return len(values) == len(set(values))
