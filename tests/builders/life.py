"""A family in the vault with facts recorded in it, for tests of everything that hangs on facts."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_views import Deadline
from tests.builders.families import a_family, an_adult

TODAY = date(2026, 11, 24)


class Life:
    """One family of a vault, by default with one adult housed on 20 November 2026 at 14.00."""

    def __init__(
        self, services: Services, *members: MemberDraft, surname: str = "Nakhlawar", **fields: object
    ) -> None:
        self.services = services
        draft = a_family(surname, *(members or (an_adult(),)), **fields)
        saved = services.families.save(draft)
        assert saved.id is not None
        self.id = FamilyId(saved.id)

    @property
    def ref(self) -> SubjectRef:
        return SubjectRef(SubjectKind.FAMILY, self.id)

    def person(self, name: str = "Samir") -> PersonId:
        """Return the member of a first name."""
        members = self.services.families.draft(self.id).members
        return next(each.person for each in members if each.given_name == name and each.person)

    def of(self, name: str = "Samir") -> SubjectRef:
        """Return a member as facts are recorded for them."""
        return SubjectRef(SubjectKind.PERSON, self.person(name))

    def record(self, kind: HappeningKind, when: date | datetime, name: str = "", **fields: str) -> Changed:
        """Record a fact of the family, or of the member called `name`."""
        moment = When.of(when) if isinstance(when, datetime) else When(when)
        return self.services.happenings.record(kind, self.of(name) if name else self.ref, moment, **fields)

    def due(self, code: str, name: str = "", now: datetime | None = None) -> list[Deadline]:
        """Return the due dates of one rule in this family, of one member where a name is given."""
        rows = self.services.deadlines.due(self.id, now=now)
        return [
            row for row in rows if row.row.rule.code == code and (not name or row.person.startswith(name))
        ]

    def one(self, code: str, name: str = "", now: datetime | None = None) -> Deadline:
        """Return the only due date of one rule."""
        (row,) = self.due(code, name, now)
        return row


def identifier(changed: Changed) -> UUID:
    """Return what a write was about."""
    assert changed.id is not None
    return changed.id
