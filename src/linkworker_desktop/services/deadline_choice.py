"""Which due dates a family's page puts first, and which facts can be recorded for the family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS, label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.placements import PlacementView

_ORDER = {State.OVERDUE: 0, State.DUE_SOON: 1, State.UPCOMING: 2}
_NOT_BY_HAND = frozenset(
    {
        *(HappeningKind.BORN, HappeningKind.MEETING_AT, HappeningKind.TICKED, HappeningKind.CONTACT_VERIFIED),
        *(HappeningKind.CONSENT_GIVEN, HappeningKind.CONSENT_VALID_TO, HappeningKind.CONSENT_RENEWED),
        *(HappeningKind.PLACEMENT_BEGUN, HappeningKind.PLACEMENT_PLANNED_END),
        *(HappeningKind.PREPARATION_SENT, HappeningKind.MINUTES_SENT),
        *(HappeningKind.RELAY_OFFERED, HappeningKind.RELAY_ACCEPTED, HappeningKind.RELAY_DECLINED),
    }
)
"""Facts with a card or a page of their own."""


@dataclass(frozen=True, slots=True)
class Recordable:
    """A fact that can be recorded now; `about` is who it is for, empty for the family itself."""

    kind: HappeningKind
    subject: SubjectRef
    label: str
    about: str
    is_awaited: bool


def coming_first(due: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return the open due dates as the page shows them: late first and law first among them, then by date.

    Of a window only the next time stands, since the others come after it.
    """
    rows = [each for each in due if each.row.is_open]
    rows.sort(
        key=lambda each: (
            _ORDER[each.state],
            each.state is not State.UPCOMING and each.level is not Level.LAW,
        )
    )
    return tuple(one_of_each_window(rows))


def one_of_each_window(due: Iterable[Deadline]) -> Iterable[Deadline]:
    """Yield due dates without the later times of a window whose earlier time is open as well."""
    seen: set[tuple[str, SubjectRef]] = set()
    for each in due:
        if each.row.window is not None and each.row.is_open:
            key = (each.row.rule.key, each.subject)
            if key in seen:
                continue
            seen.add(key)
        yield each


def recordables(
    family: SubjectRef,
    people: Sequence[tuple[SubjectRef, str]],
    placements: Sequence[PlacementView],
    due: Sequence[Deadline],
) -> tuple[Recordable, ...]:
    """Return every fact of the family and its people that can be recorded: first what a due date waits for."""
    running = [(view.ref, view.name) for view in placements if view.draft.ended_on is None]
    of_kind = {
        SubjectKind.FAMILY: [(family, "")],
        SubjectKind.PERSON: list(people),
        SubjectKind.PLACEMENT: running,
    }
    awaited = _awaited(due)
    found = [
        Recordable(kind, ref, label_of(kind), name, (kind, ref) in awaited)
        for kind in HappeningKind
        if kind not in _NOT_BY_HAND
        for ref, name in of_kind.get(HAPPENING_WORDS[kind].recorded_for, ())
    ]
    place = {key: number for number, key in enumerate(awaited)}
    return tuple(sorted(found, key=lambda each: place.get((each.kind, each.subject), len(place))))


def narrowed(choices: Sequence[Recordable], text: str, surname: str) -> tuple[Recordable, ...]:
    """Return the facts whose words hold every word of `text`; those of the family itself hold its name."""
    wanted = fold(text).split()
    return tuple(
        each
        for each in choices
        if all(word in fold(f"{each.label} {each.about or surname}") for word in wanted)
    )


def _awaited(due: Sequence[Deadline]) -> dict[tuple[HappeningKind, SubjectRef], None]:
    keys: dict[tuple[HappeningKind, SubjectRef], None] = {}
    for each in (*coming_first(due), *(row for row in due if row.state is State.WAITING)):
        kinds = (
            each.settles if each.row.is_open else ((each.row.waiting_for,) if each.row.waiting_for else ())
        )
        for kind in kinds:
            ref = each.row.of(HAPPENING_WORDS[kind].recorded_for)
            if ref is not None:
                keys.setdefault((kind, ref))
    return keys


def lasting(consents: Sequence[ConsentView], due: Sequence[Deadline]) -> dict[SubjectRef, Deadline]:
    """Return the due date of each consent, which says how long it holds."""
    by_subject = {each.subject: each for each in due if each.subject.kind is SubjectKind.CONSENT}
    return {view.ref: by_subject[view.ref] for view in consents if view.ref in by_subject}
