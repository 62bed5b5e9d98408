"""What is refused, and what is only remarked on, when a family is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import cpr
from linkworker_desktop.domain.cpr import CprRemark
from linkworker_desktop.domain.family import Address, FamilyDraft, MemberDraft
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.ranges import is_kept_birth
from linkworker_desktop.i18n import _

LONGEST_NAME = 200
LONGEST_NOTE = 100_000
LONGEST_REASON = 200
LONGEST_EXEMPTION = 400
MOST_MEMBERS = 200


def checked_family(draft: FamilyDraft, today: date) -> FamilyDraft:
    """Return the draft cleaned as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(
        draft,
        surname=cleaned(draft.surname),
        address=Address(
            cleaned(draft.address.street), cleaned(draft.address.post_code), cleaned(draft.address.town)
        ),
        note=cleaned(draft.note, lines=True),
        languages=_known(draft.languages),
        members=tuple(_cleaned_member(member) for member in draft.members),
    )
    problems = [*_family_problems(clean)]
    for index, member in enumerate(clean.members):
        problems += _member_problems(member, f"members.{index}", today)
    if problems:
        raise InvalidInput(problems)
    return clean


def checked_note(text: str) -> str:
    """Return a note as it is kept. Raises `InvalidInput` when it is too long."""
    note = cleaned(text, lines=True)
    problems = list(too_long("note", note, LONGEST_NOTE))
    if problems:
        raise InvalidInput(problems)
    return note


def checked_closing(on: date | None, reason: str) -> str:
    """Return the reason for closing as it is kept. Raises `UserError` for an impossible day or too long a reason."""
    clean = cleaned(reason)
    for problem in (*out_of_range("closed_on", on), *too_long("closed_reason", clean, LONGEST_REASON)):
        raise UserError(problem.sentence)
    return clean


def _cleaned_member(member: MemberDraft) -> MemberDraft:
    return replace(
        member,
        given_name=cleaned(member.given_name),
        surname=cleaned(member.surname),
        original_name=cleaned(member.original_name),
        cpr=cpr.formatted(cleaned(member.cpr)),
        speaks=_known(member.speaks),
        reads=() if member.reads_nothing else _known(member.reads),
        exempt_reason=cleaned(member.exempt_reason),
    )


def _known(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code in LANGUAGES))


def _family_problems(draft: FamilyDraft) -> Iterable[Problem]:
    if not draft.surname:
        yield Problem("surname", _("Skriv familiens efternavn."))
    yield from too_long("surname", draft.surname, LONGEST_NAME)
    yield from too_long("street", draft.address.street, LONGEST_NAME)
    yield from too_long("town", draft.address.town, 120)
    if draft.address.post_code and not re.fullmatch(r"[0-9]{4}", draft.address.post_code):
        yield Problem("post_code", _("Skriv postnummeret med fire cifre, fx 0110."))
    yield from too_long("note", draft.note, LONGEST_NOTE)
    yield from out_of_range("housed_at", draft.housed_at)
    if len(draft.members) > MOST_MEMBERS:
        yield Problem("members", _("En familie kan højst have {most} medlemmer.").format(most=MOST_MEMBERS))
    persons = [member.person for member in draft.members if member.person and member.moved_out is None]
    if len(persons) != len(set(persons)):
        yield Problem("members", _("Den samme person står to gange. Slet den ene linje."))


def _member_problems(member: MemberDraft, field: str, today: date) -> Iterable[Problem]:
    if not member.given_name:
        yield Problem(f"{field}.given_name", _("Skriv et fornavn, eller slet linjen."))
    yield from too_long(f"{field}.given_name", member.given_name, LONGEST_NAME)
    yield from too_long(f"{field}.surname", member.surname, LONGEST_NAME)
    yield from too_long(f"{field}.original_name", member.original_name, LONGEST_NAME * 2)
    yield from too_long(f"{field}.cpr", member.cpr, 40)
    if member.birth_date is not None and member.birth_date > today:
        yield Problem(f"{field}.birth_date", _("Fødselsdatoen ligger ude i fremtiden. Ret datoen."))
    elif not is_kept_birth(member.birth_date, today):
        yield Problem(f"{field}.birth_date", _("Fødselsdatoen ligger for langt tilbage. Ret årstallet."))
    yield from too_long(f"{field}.exempt_reason", member.exempt_reason, LONGEST_EXEMPTION)
    yield from out_of_range(f"{field}.exempt_on", member.exempt_on)
    if member.exempt_reason and member.exempt_on is None:
        yield Problem(f"{field}.exempt_on", _("Skriv, fra hvilken dag personen ikke er i program."))
    yield from out_of_range(f"{field}.moved_in", member.moved_in)
    yield from out_of_range(f"{field}.moved_out", member.moved_out)
    if member.moved_in and member.moved_out and member.moved_out < member.moved_in:
        yield Problem(f"{field}.moved_out", _("Fraflytningen ligger før indflytningen. Ret en af datoerne."))


def cpr_sentences(member: MemberDraft) -> tuple[str, ...]:
    """Return what is unusual about the member's CPR number, in sentences. It is kept all the same."""
    said = {
        CprRemark.FORMAT: _("CPR-nummeret har ikke ti cifre. Det er gemt, som det er skrevet."),
        CprRemark.DATE: _("CPR-nummeret begynder ikke med en dato. Det er gemt alligevel."),
        CprRemark.BIRTH_DATE_DIFFERS: _("CPR-nummeret og fødselsdatoen passer ikke sammen."),
        CprRemark.MODULUS: _("CPR-nummeret følger ikke den gamle kontrol. Det kan være rigtigt alligevel."),
    }
    return tuple(said[remark] for remark in cpr.remarks(member.cpr, member.birth_date))
