"""The network map as it is printed: whose it is, what stands over it, on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.builders.families import a_child, an_adult
from tests.builders.involvements import TODAY, Surrounded
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.documents.network_labels import consents_words
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.coordination import Actor, CoordinatorModel
from linkworker_desktop.domain.family import FamilyId, Relation


@pytest.fixture
def family(services: Services) -> Surrounded:
    """Samir, Amal and Nour, with nobody round them yet."""
    return Surrounded(services, an_adult(), an_adult("Amal", relation=Relation.MOTHER), a_child(8))


def _text(family: Surrounded, on: date | None = None) -> str:
    pdf = ReadPdf(family.services.network_papers.pdf(family.id, on=on))
    return " ".join("\n".join(pdf.text(index) for index in range(len(pdf))).split())


def test_the_paper_of_a_family_with_nobody_round_it_says_so(family: Surrounded) -> None:
    said = _text(family)
    assert "Her er ikke nogen myndigheder endnu." in said
    assert "Tovholder" in said
    assert "ingen" in said
    assert "ikke begyndt" in said
    assert "1 Samir, far, 41 år" in said
    assert "3 Nour, datter, 8 år" in said


def test_over_the_map_stand_the_coordinator_the_relay_and_the_consents(family: Surrounded) -> None:
    services, samir = family.services, family.people[0]
    kim = family.contact("ppr", "Skovsunde Kommune", "PPR", "Kim Rørsanger")
    actor = services.relay.actor_of(kim)
    services.coordinators.save(family.id, CoordinatorModel.RELAY_HOLDER, [actor])
    services.relay.open(family.id, actor)
    services.relay.offer(family.id, Actor("Eva Lyngmarkby"))
    given = date(2026, 9, 1)
    services.consents.save(ConsentDraft(samir, given, "Skole", valid_to=date(2026, 12, 4)))
    services.consents.save(ConsentDraft(samir, given, "Læge", valid_to=date(2027, 9, 1)))
    services.consents.save(ConsentDraft(samir, given, "Job", valid_to=date(2026, 10, 1)))
    services.consents.save(ConsentDraft(samir, given, "Fritid", withdrawn_on=date(2026, 11, 1)))
    said = _text(family)
    assert "Kim Rørsanger" in said
    assert "tilbudt Eva Lyngmarkby" in said
    assert "2 gyldige, 1 udløber 4.12." in said


def test_a_consent_that_was_renewed_or_has_run_out_by_the_rule_is_not_counted(family: Surrounded) -> None:
    consents, samir = family.services.consents, family.people[0]
    consents.save(ConsentDraft(samir, date(2026, 9, 1), "Skole", valid_to=date(2027, 9, 1)))
    (old,) = consents.of_family(family.id)
    assert old.draft.consent is not None
    consents.renew(old.draft.consent, TODAY)
    consents.save(ConsentDraft(samir, date(2024, 9, 1), "Læge"))
    assert "1 gyldigt" in _text(family)


def test_an_earlier_day_is_shown_as_it_was_and_says_nothing_of_the_relay(family: Surrounded) -> None:
    bo = family.contact("gp", "Lægehuset Ådalby", person="Bo Ek")
    family.services.network.add(family.id, [bo], since=date(2026, 9, 1))
    assert "Bo Ek" in _text(family, date(2026, 9, 1))
    before = _text(family, date(2026, 8, 31))
    assert "Bo Ek" not in before
    assert "31.8.2026" in before
    assert "Stafet" not in before


def test_one_entry_without_a_name_is_an_authority_and_nobody(family: Surrounded) -> None:
    line = family.contact("immigration", "Udlændingestyrelsen")
    family.services.network.add(family.id, [line])
    said = _text(family)
    assert "1 myndighed" in said
    assert "0 personer" in said
    assert "Udlændingestyrelsen" in said


def test_who_has_moved_out_has_no_line_on_the_paper(family: Surrounded) -> None:
    bo = family.contact("gp", "Lægehuset Ådalby", person="Bo Ek")
    family.services.network.add(family.id, [bo], persons=family.people[1:])
    draft = family.services.families.draft(family.id)
    moved = replace(draft.members[2], moved_out=TODAY)
    family.services.families.save(replace(draft, members=(*draft.members[:2], moved)))
    said = _text(family)
    assert "2 medlemmer" in said
    assert "Nour" not in said


def test_a_family_that_is_gone_has_no_paper(services: Services) -> None:
    with pytest.raises(UserError):
        services.network_papers.pdf(FamilyId(UUID(int=7)))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "ingen"),
        ((None,), "1 gyldigt"),
        ((date(2026, 12, 4), date(2026, 12, 4), None), "3 gyldige, 2 udløber 4.12."),
        ((date(2027, 1, 2),), "1 gyldigt"),
        ((date(2027, 12, 4), None), "2 gyldige"),
    ],
)
def test_consents_that_run_out_within_a_month_are_named(days: tuple[date | None, ...], said: str) -> None:
    assert consents_words(days, date(2026, 11, 24)) == said


def test_a_consent_of_next_year_is_named_with_its_year() -> None:
    assert consents_words((date(2027, 1, 2),), date(2026, 12, 20)) == "1 gyldigt, 1 udløber 2.1.2027"
