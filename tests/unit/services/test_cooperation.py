"""Interfaces, agreements and procedures: described, looked through in time, and taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders.families import a_contact

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    InterfaceDraft,
    ProcedureDraft,
    ReviewState,
    UnitName,
)

TODAY = date(2026, 11, 24)


def _inger(services: Services) -> ContactId:
    return ContactId(services.contacts.save(a_contact("gp", "Lægehuset", person="Inger Vindkærby")).id)  # type: ignore[arg-type]


def test_an_interface_comes_back_as_it_was_written(services: Services) -> None:
    draft = InterfaceDraft(
        UnitName("Integration"),
        UnitName("Klinik 2", "Lægehuset"),
        shared="Helbred",
        a_does="Henviser",
        b_does="Undersøger",
        handover="Når brevet er sendt",
        procedure="1. Ring",
        contact_b=_inger(services),
        agreed_on=date(2026, 1, 1),
        review_on=date(2026, 12, 1),
        note="Intern",
    )
    saved = services.cooperation.save_interface(draft)
    assert saved.id is not None
    view = services.cooperation.interface(saved.id)
    own = UnitName("Integration", "Skovsunde Kommune")
    assert view.draft == replace(draft, a=own, id=saved.id)
    assert (view.contact_a_name, view.contact_b_name, view.review) == (
        "",
        "Inger Vindkærby",
        ReviewState.SOON,
    )


def test_an_agreement_hangs_on_an_organisation_with_or_without_a_unit(services: Services) -> None:
    for unit in ("", "Sprogcaféen"):
        draft = AgreementDraft(UnitName(unit, "Kompasset"), f"Hjælp {unit}".strip(), do="Læser breve")
        saved = services.cooperation.save_agreement(draft)
        assert saved.id is not None
        assert services.cooperation.agreement(saved.id).draft == replace(draft, id=saved.id)
    assert [view.draft.title for view in services.cooperation.agreements("breve")] == [
        "Hjælp",
        "Hjælp Sprogcaféen",
    ]


def test_the_usual_pairs_are_offered_until_they_are_there(services: Services) -> None:
    offered = services.cooperation.offered_interfaces()
    assert {draft.b.unit for draft in offered} == {
        "Beskæftigelse", "Ydelse", "Børn og unge", "Social", "Psykiatri", "Ungevejledning", "Kriminalforsorg",
    }  # fmt: skip
    taken = services.cooperation.add_offered([*offered[:3], *services.cooperation.offered_procedures()])
    assert len(services.cooperation.offered_interfaces()) == 4
    assert services.cooperation.offered_procedures() == ()
    assert all(view.draft.review_on == date(2027, 11, 24) for view in services.cooperation.interfaces())
    assert taken.undo is not None
    taken.undo()
    assert (services.cooperation.interfaces(), services.cooperation.units()) == ((), ())


def test_what_was_not_looked_through_is_counted_and_reviewed_for_a_year(services: Services) -> None:
    late = services.cooperation.save_procedure(
        ProcedureDraft("Fravær", UnitName("Integration"), review_on=date(2026, 11, 23))
    ).id
    services.cooperation.save_agreement(
        AgreementDraft(
            UnitName("", "Kompasset"), "Hjælp", review_on=date(2026, 1, 1), ended_on=date(2026, 2, 1)
        )
    )
    assert late is not None
    assert services.cooperation.due() == 1
    assert services.cooperation.procedure(late).review is ReviewState.OVERDUE
    done = services.cooperation.reviewed(late)
    assert services.cooperation.procedure(late).draft.review_on == date(2027, 11, 24)
    assert services.cooperation.due() == 0
    assert done.undo is not None
    done.undo()
    assert services.cooperation.due() == 1


def test_a_deleted_one_is_gone_until_it_is_taken_back(services: Services) -> None:
    made = services.cooperation.save_procedure(ProcedureDraft("Fravær", UnitName("Integration"))).id
    assert made is not None
    done = services.cooperation.delete(made)
    assert services.cooperation.procedures() == ()
    with pytest.raises(UserError):
        services.cooperation.procedure(made)
    assert done.undo is not None
    done.undo()
    assert [view.draft.title for view in services.cooperation.procedures()] == ["Fravær"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (InterfaceDraft(UnitName(""), UnitName("Ydelse")), "a"),
        (InterfaceDraft(UnitName("Ydelse"), UnitName("YDELSE")), "b"),
        (InterfaceDraft(UnitName("A"), UnitName("B"), shared="x" * 10_001), "shared"),
        (InterfaceDraft(UnitName("A"), UnitName("B"), review_on=date(1700, 1, 1)), "review_on"),
        (AgreementDraft(UnitName("", "Kompasset"), " "), "title"),
        (AgreementDraft(UnitName("", ""), "Hjælp"), "partner"),
        (ProcedureDraft("Fravær", UnitName("")), "owner"),
    ],
)
def test_a_wrong_field_is_named(
    services: Services, draft: InterfaceDraft | AgreementDraft | ProcedureDraft, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.cooperation.add_offered([draft])
    assert [problem.field for problem in refused.value.problems] == [field]
    assert services.cooperation.units() == ()
