"""What is refused in a case file beyond its form: values that no vault would have written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from linkworker_desktop.domain.facts import FACTS, FactScope
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.exchange.case_file import (
    CaseFamily,
    CaseFile,
    CaseFolder,
    CaseIssue,
    CaseMember,
    unusable,
)
from linkworker_desktop.services.case_around_checks import around_findings
from linkworker_desktop.services.case_life_checks import life_findings
from linkworker_desktop.services.folder_facts import still_kept


def refuse_impossible(case: CaseFile) -> None:
    """Raise `UserError` naming the first place whose value cannot be used."""
    for place, is_usable in (
        *_family(case.family),
        *_folder(case.folder),
        *life_findings(case),
        *around_findings(case),
    ):
        if not is_usable:
            raise unusable(place)


_Findings = Iterable[tuple[str, bool]]


def _family(family: CaseFamily) -> _Findings:
    yield "family.languages", _are_languages(family.languages)
    yield "family.housed_at", is_kept_day(family.housed_at)
    yield "family.closed_on", is_kept_day(family.closed_on)
    yield "family.closed_reason", _is_clean(family.closed_reason)
    known: dict[UUID, tuple[object, ...]] = {}
    for index, member in enumerate(family.members):
        place = f"family.members[{index}]"
        yield f"{place}.speaks", _are_languages(member.speaks)
        yield f"{place}.reads", _are_languages(member.reads) and not (member.reads and member.reads_nothing)
        yield f"{place}.person", known.setdefault(member.person, _person(member)) == _person(member)
        yield place, is_kept_day(member.moved_in) and is_kept_day(member.moved_out)


def _folder(folder: CaseFolder) -> _Findings:
    yield "folder.parts", _are_all_different([part.number for part in folder.parts])
    yield "folder.facts", _are_all_different([fact.name for fact in folder.facts])
    for index, fact in enumerate(folder.facts):
        known = FACTS.get(fact.name)
        is_family = known is not None and known.scope is FactScope.FAMILY
        yield f"folder.facts[{index}]", is_family and still_kept(FACTS[fact.name], fact.value)
    for index, choice in enumerate(folder.choices):
        contact = choice.contact
        yield f"folder.choices[{index}].contact.languages", _are_languages(contact.languages)
        yield f"folder.choices[{index}].contact.verified_on", is_kept_day(contact.verified_on)
        closed_until = contact.closed_until or None
        yield f"folder.choices[{index}].contact.closed_until", is_kept_day(closed_until)
        if contact.employer:
            known_languages = _are_languages(contact.employer.languages)
            yield f"folder.choices[{index}].contact.employer.languages", known_languages
    for index, issue in enumerate(folder.issues):
        yield f"folder.issues[{index}]", _is_issue(issue)


def _is_issue(issue: CaseIssue) -> bool:
    return (
        issue.paper.startswith(b"%PDF")
        and _are_languages(issue.languages)
        and is_kept_day(issue.printed_at)
        and is_kept_day(issue.handed_out_at)
        and all(_is_clean(text) for text in (issue.handed_to, issue.handed_by, issue.interpreter))
        and (
            issue.handed_out_at is not None or not (issue.handed_to or issue.interpreter or issue.read_aloud)
        )
    )


def _person(member: CaseMember) -> tuple[object, ...]:
    return (
        member.given_name,
        member.surname,
        member.original_name,
        member.birth_date,
        member.cpr,
        member.speaks,
        member.reads,
        member.reads_nothing,
        member.residence,
        member.traits,
    )


def _are_languages(codes: Sequence[str]) -> bool:
    return _are_all_different(codes) and all(code in LANGUAGES for code in codes)


def _are_all_different(values: Sequence[object]) -> bool:
    return len(values) == len(set(values))


def _is_clean(text: str) -> bool:
    return text == cleaned(text)
