"""Everything the rules need to know, whatever it is stored in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.rules.happenings import Happening
from linkworker_desktop.domain.rules.subjects import Subject, SubjectRef
from linkworker_desktop.domain.rules.when import When


@dataclass(frozen=True, slots=True)
class Exemption:
    """A subject is let off a rule, or with an empty `rule` off the whole programme, from day `on`.

    An exemption of a family holds for its members.
    """

    subject: SubjectRef
    reason: str
    on: date
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A finished due date as it stood when it was finished, so that a changed rule does not rewrite it.

    It holds as long as the finishing is still recorded for `done_on`. `latest` is the end of a window, and
    `sentence` the reason of that time.
    """

    rule: str
    subject: SubjectRef
    done_on: date
    due: When
    latest: When | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Who there is, what has happened, who is let off, and what is finished."""

    subjects: tuple[Subject, ...] = ()
    happenings: tuple[Happening, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    settled: tuple[Settled, ...] = ()
