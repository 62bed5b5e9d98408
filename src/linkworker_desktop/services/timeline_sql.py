"""The one statement a page of a family's time line is read with, put together from what leaves traces on it.

Every part gives the same columns: `source` and `id`, which with `at` are the place on the line; `kind`, by which the
line is filtered; `at`, local wall time or a day alone, as text that sorts; `persons`, `[[id, first name]]`; and `data`,
what its words are made of. The log alone can be long, so only that part is cut, through its index; the others have
some hundred rows in a family's life.
"""

from __future__ import annotations

from collections.abc import Collection

from linkworker_desktop.domain.timeline import LOG_KINDS, TimelineKind
from linkworker_desktop.services.log_views import CONTACT_JOINS, CONTACT_NAME, ENTRY_PERSONS

PAGE = 100
TOP = "~"
"""Sorts after every source and identifier."""
LONGEST_TEXT = 1200
"""So much of an entry is read with the line; the rest where it is opened."""

_MEMBERS = """
WITH member(id, name, left_on) AS MATERIALIZED (
    SELECT person.id, person.given_name, CASE WHEN count(*) = count(membership.moved_out) THEN
        max(membership.moved_out) END
    FROM membership JOIN person ON person.id = membership.person_id
    WHERE membership.family_id = :family GROUP BY person.id
)
"""
_WHILE_HERE = "(member.left_on IS NULL OR {day} <= member.left_on)"
"""What happens to somebody who has moved out is told in the family they live with."""
_NOBODY = "'[]'"
_MEMBER = "json_array(json_array(member.id, member.name))"
_LOG = f"""
SELECT 'log', entry.id, entry.kind, entry.at, entry.persons, json_object('text', entry.text,
    'length', entry.length, 'author', entry.author, 'sensitivity', entry.sensitivity, 'contact', {CONTACT_NAME},
    'category', contact.category)
FROM (
    SELECT id, kind, at, substr(text, 1, {LONGEST_TEXT}) AS text, length(text) AS length, author, contact_id,
        sensitivity, {ENTRY_PERSONS} AS persons
    FROM log_entry
    WHERE family_id = :family AND deleted_at IS NULL AND at <= :at AND (at, 'log', id) < (:at, :source, :id){{where}}
    ORDER BY at DESC, id DESC LIMIT {PAGE + 1}
) AS entry {CONTACT_JOINS.format(table="entry")}
"""  # noqa: S608 - nothing but our own words
_FACTS = f"""
SELECT 'fact', happening.id, CASE happening.kind WHEN 'folder_handed_out' THEN 'folder' WHEN 'housed' THEN 'move'
        WHEN 'consent_renewed' THEN 'consent' WHEN 'relay_offered' THEN 'relay' WHEN 'relay_accepted' THEN 'relay'
        WHEN 'relay_declined' THEN 'relay' ELSE 'fact' END,
    happening.on_date || coalesce(' ' || happening.at_time, ''),
    CASE WHEN member.id IS NULL THEN {_NOBODY} ELSE {_MEMBER} END,
    json_object('kind', happening.kind, 'subject', happening.subject_id, 'rule', happening.rule,
        'note', happening.note)
FROM happening
LEFT JOIN placement ON happening.subject_kind = 'placement' AND placement.id = happening.subject_id
LEFT JOIN consent ON happening.subject_kind = 'consent' AND consent.id = happening.subject_id
LEFT JOIN member ON member.id = coalesce(placement.person_id, consent.person_id, happening.subject_id)
WHERE happening.id IN (
        SELECT id FROM happening WHERE family_id = :family
        UNION SELECT happening.id FROM member CROSS JOIN happening
            ON happening.subject_kind = 'person' AND happening.subject_id = member.id
        UNION SELECT happening.id FROM member CROSS JOIN placement ON placement.person_id = member.id
            CROSS JOIN happening ON happening.subject_kind = 'placement' AND happening.subject_id = placement.id
        UNION SELECT happening.id FROM member CROSS JOIN consent ON consent.person_id = member.id
            CROSS JOIN happening ON happening.subject_kind = 'consent' AND happening.subject_id = consent.id
    )
    AND (happening.family_id = :family OR {_WHILE_HERE.format(day="happening.on_date")})
    AND NOT (happening.kind IN ('relay_offered', 'relay_accepted', 'relay_declined') AND EXISTS (
        SELECT 1 FROM relay_entry WHERE relay_entry.family_id = :family
            AND 'relay_' || relay_entry.kind = happening.kind AND date(relay_entry.at) = happening.on_date))
    AND NOT (happening.kind = 'info_meeting_held' AND EXISTS (
        SELECT 1 FROM event WHERE event.family_id = :family AND event.meeting_type = 'info'
            AND event.deleted_at IS NULL AND event.done_on = happening.on_date))
"""  # noqa: S608
"""What is told by the relay log, or by a meeting that was held, is not told twice."""
_EVENT_DATA = f"""
    CASE WHEN member.id IS NULL THEN {_NOBODY} ELSE {_MEMBER} END,
    json_object('event', event.id, 'title', event.title, 'place', event.place, 'note', event.note,
        'contact', {CONTACT_NAME}, 'category', contact.category, 'due_on', {{due_on}}, 'done_on', {{done_on}})
"""
_EVENTS = f"""
SELECT 'event', event.id, event.kind,
    CASE WHEN event.kind = 'task' OR event.starts_on IS NULL OR event.done_on < event.starts_on THEN event.done_on
        ELSE event.starts_on || coalesce(' ' || event.starts_at, '') END,
    {_EVENT_DATA.format(due_on="event.due_on", done_on="event.done_on")}
FROM event LEFT JOIN member ON member.id = event.person_id {CONTACT_JOINS.format(table="event")}
WHERE event.family_id = :family AND event.deleted_at IS NULL AND event.recurrence = ''
    AND (event.done_on IS NOT NULL
        OR (event.kind <> 'task' AND event.starts_on || coalesce(' ' || event.starts_at, ' 23:59') <= :now))
"""  # noqa: S608
_OCCURRENCES = f"""
SELECT 'occurrence', occurrence.id, event.kind,
    CASE WHEN event.kind = 'task' THEN occurrence.done_on ELSE coalesce(occurrence.moved_to_on, occurrence.original_on)
        || coalesce(' ' || coalesce(occurrence.moved_to_at, event.starts_at), '') END,
    {_EVENT_DATA.format(due_on="NULL", done_on="occurrence.done_on")}
FROM event CROSS JOIN event_occurrence AS occurrence ON occurrence.event_id = event.id
LEFT JOIN member ON member.id = event.person_id {CONTACT_JOINS.format(table="event")}
WHERE event.family_id = :family AND event.deleted_at IS NULL AND event.recurrence <> ''
    AND occurrence.done_on IS NOT NULL
"""  # noqa: S608
_FOLDERS = f"""
SELECT 'folder', id, 'folder', handed_out_at, {_NOBODY}, json_object('to', handed_to, 'author', handed_by,
    'read_aloud', read_aloud, 'interpreter', interpreter)
FROM folder_issue WHERE family_id = :family AND handed_out_at IS NOT NULL
"""  # noqa: S608
_HOUSED = f"""
SELECT 'housed', id, 'move', housed_at, {_NOBODY}, json_object('address', CASE WHEN protected_address THEN ''
    ELSE street END)
FROM family WHERE id = :family AND housed_at IS NOT NULL
"""  # noqa: S608
_MOVES = """
SELECT 'moved_{way}', membership.id, 'move', membership.moved_{way}, json_array(json_array(member.id, member.name)),
    json_object('person', member.id)
FROM membership JOIN member ON member.id = membership.person_id JOIN family ON family.id = membership.family_id
WHERE membership.family_id = :family AND membership.moved_{way} IS NOT NULL{unless}
"""
_WITH_ALL = " AND membership.moved_in IS NOT date(family.housed_at)"
_RELAY = f"""
SELECT 'relay', id, 'relay', CASE WHEN at LIKE '% 00:00:00.000000' THEN date(at) ELSE at END, {_NOBODY},
    json_object('kind', kind, 'from', from_name, 'to', to_name, 'text', text, 'answer_by', answer_by,
        'author', author, 'agreements', json(agreements), 'retracted', json((SELECT json_group_array(
            json_array(seq, id, corrects)) FROM relay_entry WHERE family_id = :family AND kind = 'retracted')))
FROM relay_entry WHERE family_id = :family AND kind <> 'retracted'
"""  # noqa: S608
_CONSENTS = f"""
SELECT 'consent_given', consent.id, 'consent', consent.given_on, {_MEMBER}, json_object('purpose', consent.purpose)
FROM member CROSS JOIN consent ON consent.person_id = member.id
WHERE {_WHILE_HERE.format(day="consent.given_on")} AND NOT EXISTS (SELECT 1 FROM consent AS earlier CROSS JOIN happening
    ON happening.subject_kind = 'consent' AND happening.subject_id = earlier.id
        AND happening.kind = 'consent_renewed' AND happening.on_date = consent.given_on
    WHERE earlier.person_id = consent.person_id AND earlier.id <> consent.id)
UNION ALL
SELECT 'consent_withdrawn', consent.id, 'consent', consent.withdrawn_on, {_MEMBER},
    json_object('how', consent.withdrawn_how)
FROM member CROSS JOIN consent ON consent.person_id = member.id
WHERE consent.withdrawn_on IS NOT NULL AND {_WHILE_HERE.format(day="consent.withdrawn_on")}
"""  # noqa: S608
_PLACEMENTS = """
SELECT 'placement_{column}', placement.id, 'placement', placement.{column}_on,
    json_array(json_array(member.id, member.name)), json_object('kind', placement.kind, 'tasks', placement.tasks,
    'reason', placement.ended_early_reason, 'employer', coalesce(organisation.name, contact.person, ''))
FROM member CROSS JOIN placement ON placement.person_id = member.id
LEFT JOIN contact ON contact.id = placement.employer_id
LEFT JOIN organisation ON organisation.id = contact.organisation_id
WHERE placement.{column}_on IS NOT NULL
    AND (member.left_on IS NULL OR placement.{column}_on <= member.left_on)
"""
_DOCUMENTS = f"""
SELECT 'document', document.id, 'document', document.created_at,
    CASE WHEN member.id IS NULL THEN {_NOBODY} ELSE {_MEMBER} END,
    json_object('name', document.name, 'note', document.note)
FROM document LEFT JOIN member ON member.id = document.person_id
WHERE document.family_id = :family AND document.deleted_at IS NULL
"""  # noqa: S608

_K = TimelineKind
_PARTS: tuple[tuple[frozenset[TimelineKind], str], ...] = (
    (frozenset({_K.FACT, _K.FOLDER, _K.MOVE, _K.CONSENT, _K.RELAY}), _FACTS),
    (frozenset({_K.MEETING, _K.APPOINTMENT, _K.TASK}), _EVENTS),
    (frozenset({_K.MEETING, _K.APPOINTMENT, _K.TASK}), _OCCURRENCES),
    (frozenset({_K.FOLDER}), _FOLDERS),
    (frozenset({_K.MOVE}), _HOUSED),
    (frozenset({_K.MOVE}), _MOVES.format(way="in", unless=_WITH_ALL)),
    (frozenset({_K.MOVE}), _MOVES.format(way="out", unless="")),
    (frozenset({_K.RELAY}), _RELAY),
    (frozenset({_K.CONSENT}), _CONSENTS),
    (frozenset({_K.PLACEMENT}), _PLACEMENTS.format(column="begun")),
    (frozenset({_K.PLACEMENT}), _PLACEMENTS.format(column="ended")),
    (frozenset({_K.DOCUMENT}), _DOCUMENTS),
)
_OF_KINDS = " AND kind IN (SELECT value FROM json_each(:kinds))"
_OF_PERSON = """
 AND EXISTS (SELECT 1 FROM log_person WHERE log_person.log_entry_id = log_entry.id
    AND log_person.person_id = :person)
"""
_WITH_WORD = """
 AND EXISTS (SELECT 1 FROM search_doc WHERE search_doc.kind = 'log' AND search_doc.entity_id = log_entry.id
    AND instr(search_doc.folded, :word_{number}) > 0)
"""


def page_statement(kinds: Collection[TimelineKind], *, of_person: bool, words: int) -> str:
    """Return the SELECT of a page of some kinds, all where none are named, with `words` words to be in the log.

    Its values are `family`, `now`, the place it goes on from (`at`, `source`, `id`), and as asked for `kinds` (JSON),
    `person` and `word_0` on. It gives one row more than a page; with words everything but the log, whose words are
    known only when they are read. The numbers stand in the text, since SQLite makes a new plan for each it is given.
    """
    limit = -1 if words else PAGE + 1
    parts = [sql for some, sql in _PARTS if not kinds or some & set(kinds)]
    of_kinds = _OF_KINDS if kinds else ""
    if not kinds or LOG_KINDS & set(kinds):
        where = of_kinds + (_OF_PERSON if of_person else "")
        where += "".join(_WITH_WORD.format(number=number) for number in range(words))
        parts.insert(0, _LOG.format(where=where))
    person = " AND instr(persons, :person) > 0" if of_person else ""
    return f"""
{_MEMBERS}, line(source, id, kind, at, persons, data) AS ({" UNION ALL ".join(parts)})
SELECT source, id, kind, at, persons, data FROM line
WHERE (at, source, id) < (:at, :source, :id) AND (source = 'log' OR at <= :now){of_kinds}{person}
ORDER BY at DESC, source DESC, id DESC LIMIT {limit}
"""  # noqa: S608
