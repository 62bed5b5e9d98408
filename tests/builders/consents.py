"""A family with consents for tests: two parents, a girl of 17, a boy of 12."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, ConsentParty, GivenBy
from linkworker_desktop.domain.family import MemberDraft, Relation
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.services.consent_views import ConsentView
from tests.builders.families import an_adult
from tests.builders.life import Life

SCHOOL = ConsentParty("Skovsunde Skole")
NURSE = ConsentParty("Skovsunde Kommune", "Sundhedsplejen")


def a_household() -> tuple[MemberDraft, ...]:
    """Return Samer, Rima, Layal who turned 15 on 9 June 2024, and Karim who is 12."""
    return (
        an_adult("Samer"),
        an_adult("Rima", relation=Relation.MOTHER, birth_date=date(1989, 4, 1)),
        MemberDraft("Layal", relation=Relation.DAUGHTER, birth_date=date(2009, 6, 9)),
        MemberDraft("Karim", relation=Relation.SON, birth_date=date(2014, 1, 15)),
    )


class Asked(Life):
    """The household in a vault, and consents of theirs."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, *a_household(), surname="Zahrabani")

    def a_consent(
        self, name: str = "Samer", given_on: date = date(2026, 9, 2), **fields: object
    ) -> ConsentDraft:
        """Return a whole consent of a member."""
        values: dict[str, object] = {
            "purpose": "skole",
            "given_by": GivenBy.SELF,
            "scope": frozenset({InformationKind.SCHOOL, InformationKind.DANISH}),
            "parties": (SCHOOL,),
        }
        return ConsentDraft(self.person(name), given_on, **(values | fields))  # type: ignore[arg-type]

    def say_yes(
        self, name: str = "Samer", given_on: date = date(2026, 9, 2), **fields: object
    ) -> ConsentView:
        """Write a consent down and return it."""
        before = {view.draft.consent for view in self.views()}
        self.services.consents.save(self.a_consent(name, given_on, **fields))
        return next(view for view in self.views() if view.draft.consent not in before)

    def views(self) -> tuple[ConsentView, ...]:
        """Return every consent of the family."""
        return self.services.consents.of_family(self.id)

    def only(self) -> ConsentView:
        """Return the one consent of the family."""
        (view,) = self.views()
        return view


def id_of(view: ConsentView) -> ConsentId:
    """Return the identifier of a consent."""
    assert isinstance(view.draft.consent, UUID)
    return ConsentId(view.draft.consent)
