"""What the sample's link-worker has written down about the families."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.log_entry import LogKind
from linkworker_desktop.domain.moments import parse_time
from linkworker_desktop.persistence.tables.log import LogEntryRow, LogPersonRow
from linkworker_desktop.services.sample.around.contacts import Directory
from linkworker_desktop.services.sample.around.shapes import NoteShape, around_shape, ident_of
from linkworker_desktop.services.sample.families import SampleFamily

_MOST_NOTES = 9
_DAYS_BETWEEN = (6, 24)
_SATURDAY = 5


def notes(family: SampleFamily, directory: Directory, today: date, author: str) -> Iterator[LogEntryRow]:
    """Yield the notes about a family, as drawn and then what is written about everybody now and then."""
    own = [shape for shape in around_shape().note if shape.family == family.draft.surname]
    for shape in own:
        yield _as_drawn(family, shape, directory, today, author)
    housed = family.draft.housed_at
    if housed is None:
        return
    rng = Random(f"skovsunde/notes/{family.code}")  # noqa: S311 - invented data
    day = today - timedelta(days=45 if own else rng.randint(*_DAYS_BETWEEN))
    for number in range(_MOST_NOTES):
        if day <= housed.date():
            return
        weekday = day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
        at = datetime.combine(weekday, time(rng.randint(8, 15), rng.choice((0, 10, 20, 30, 45))))
        kind = rng.choice(tuple(around_shape().phrases))
        yield _row(
            f"note/{family.code}/{number}",
            family,
            kind,
            at,
            rng.choice(around_shape().phrases[kind]),
            author,
        )
        day -= timedelta(days=rng.randint(*_DAYS_BETWEEN))


def _as_drawn(
    family: SampleFamily, shape: NoteShape, directory: Directory, today: date, author: str
) -> LogEntryRow:
    at = datetime.combine(today - timedelta(days=shape.days), parse_time(shape.at))
    row = _row(f"note/{family.code}/{shape.days}/{shape.at}", family, shape.kind, at, shape.text, author)
    row.contact_id = directory.named(shape.contact)[0] if shape.contact else None
    row.sensitivity, row.about = shape.sensitivity.value, sorted(shape.about)
    by_name = {member.given_name: member.person for member in family.draft.members}
    row.persons = [LogPersonRow(person_id=by_name[name]) for name in shape.persons]
    return row


def _row(name: str, family: SampleFamily, kind: LogKind, at: datetime, text: str, author: str) -> LogEntryRow:
    row = LogEntryRow(id=ident_of(name), family_id=family.id, kind=kind.value, at=at, text=text)
    row.author, row.sensitivity, row.about = author, "normal", []
    row.role_tag = row.group_tag = ""
    row.created_at = row.updated_at = at.replace(tzinfo=LOCAL_ZONE).astimezone(UTC)
    return row
