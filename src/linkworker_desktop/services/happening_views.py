"""What pages read about the facts of a family's life."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When


@dataclass(frozen=True, slots=True)
class HappeningView:
    """One recorded fact; `label` is what happened, `about` whom it concerns where that is not the family."""

    id: UUID
    kind: HappeningKind
    subject: SubjectRef
    when: When
    label: str
    about: str
    rule: str
    note: str
