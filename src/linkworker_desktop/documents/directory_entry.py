"""One contact of the directory in its column: name and numbers side by side, what else there is below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from linkworker_desktop.documents import directory_labels as labels
from linkworker_desktop.documents.boxes import Box, Stack, Text
from linkworker_desktop.documents.directory_content import Audience, DirectoryEntry, Doubt, PrintedPhone
from linkworker_desktop.documents.directory_groups import Group, Subgroup
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_members import Listed
from linkworker_desktop.documents.directory_styles import (
    ENTRY_BOLD,
    ENTRY_NAME,
    ENTRY_PHONE,
    ENTRY_PHONE_BELOW,
    ENTRY_STAMP,
    ENTRY_TEXT,
)
from linkworker_desktop.documents.measures import THIN_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.domain.text import NO_BREAK_SPACE, Run, isolated
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.fonts import script_of
from linkworker_desktop.typesetting.isolates import any_value, figure, place, with_figures_bound
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.paragraph import TextParagraph
from linkworker_desktop.typesetting.style import TextStyle

_ABOVE, _BELOW = 2.5, 3.5
_BETWEEN = 8.0
_MEMBER_INDENT = 4 * MM
_WIDEST_PHONES = 0.5
"""Of the column; longer numbers go below the name."""
_STAMP_PADDING = 3.0
_DEEP_SCRIPTS = frozenset({"Arab", "Mymr"})
_DEEPER = 2.0


class EntryPiece(Piece):
    """A contact, as wide as its column and never split, unless it is longer than a column.

    `group` and `subgroup` are what the page's running head says of it. People stand indented below their
    organisation; the rule under a contact reaches the edge where the next one is another's.
    """

    def __init__(
        self, listed: Listed, group: Group, subgroup: Subgroup, width: float, rows: Sequence[Box]
    ) -> None:
        self.entry = listed.entry
        self.group = group
        self.subgroup = subgroup
        self.keeps_with_next = listed.leads_on and not listed.is_member
        self._listed = listed
        self._width = width
        self._rows = rows
        self._height = sum(row.height for row in rows) + _ABOVE + _BELOW

    @classmethod
    def of(cls, listed: Listed, group: Group, subgroup: Subgroup, width: float, words: Words) -> EntryPiece:
        """Return the contact set to a width in points."""
        rows = tuple(_rows(listed, width - _indent(listed.is_member), words))
        return cls(listed, group, subgroup, width, rows)

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        before_rule = _indent(self._listed.leads_on)
        draw_rule(canvas, left + before_rule, top - self._height, THIN_RULE, self._width - before_rule)
        top -= _ABOVE
        for row in self._rows:
            row.draw(canvas, left + _indent(self._listed.is_member), top)
            top -= row.height

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        if not must:
            return None
        parts = _cut(self._rows, available - _ABOVE - _BELOW)
        if not all(parts):
            return None
        first, rest = (
            EntryPiece(self._listed, self.group, self.subgroup, self._width, rows) for rows in parts
        )
        first.keeps_with_next = False
        return first, rest


def _indent(is_member: bool) -> float:  # noqa: FBT001
    return _MEMBER_INDENT if is_member else 0.0


class Stamp:
    """Words in a thin frame: what must be read before the number is trusted."""

    def __init__(self, words: str, width: float) -> None:
        self._text = Text(TextParagraph(words, ENTRY_STAMP, min_lines=1), width - 2 * _STAMP_PADDING)
        self.width = min(width, self._text.paragraph.widest_line() + 2 * _STAMP_PADDING)
        self.height = self._text.height + 3.0

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.5)
        canvas.rect(left + 0.25, top - self.height + 0.5, self.width, self._text.height, stroke=1, fill=0)
        self._text.draw(canvas, left + _STAMP_PADDING, top - 2.0)


class _Head:
    """Name and what follows it at the left, numbers at the right."""

    def __init__(self, left: Stack, right: Stack, width: float) -> None:
        self._left = left
        self._right = right
        self.width = width
        self.height = max(left.height, right.height)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        self._left.draw(canvas, left, top)
        self._right.draw(canvas, left + self.width - self._right.width, top)


def _rows(listed: Listed, width: float, words: Words) -> Iterator[Box]:
    entry = listed.shown
    name = any_value(entry.person if listed.is_member else entry.name)
    lines = list(_details(listed, words))
    phones = _phones(entry.phones, width * _WIDEST_PHONES)
    if phones is None:
        yield _set(name, ENTRY_NAME, width)
        for phone in entry.phones:
            yield _set(phone_runs(phone, apart=False), ENTRY_PHONE_BELOW, width)
    else:
        room = width - phones.width - _BETWEEN if phones.boxes else width
        names: list[Box] = [_set(name, ENTRY_NAME, room)]
        while lines and sum(box.height for box in names) < phones.height:
            names.append(_set(lines.pop(0), ENTRY_TEXT, room))
        yield _Head(Stack(tuple(names)), phones, width)
    for line in lines:
        yield _set(line, ENTRY_TEXT, width)
    yield from _warnings(entry, width, words)


def _details(listed: Listed, words: Words) -> Iterator[str]:
    entry = listed.shown
    yield from _what_it_is(listed, words)
    yield from (place(address) for address in entry.addresses)
    yield from (with_figures_bound(hours) for hours in entry.hours)
    yield from (figure(email) for email in entry.emails)
    if entry.website:
        yield figure(entry.website)
    if set(entry.languages) - {DANISH}:
        names = ", ".join(_language(code, words) for code in entry.languages)
        yield words(labels.LANGUAGES_SPOKEN, languages=names)
    if entry.interpreter in labels.INTERPRETERS:
        yield words(labels.INTERPRETERS[entry.interpreter])
    named = (
        (labels.HOW_TO_APPLY, entry.how_to_apply),
        (labels.WHAT_TO_BRING, entry.what_to_bring),
        (labels.AREA_SERVED, entry.area_served),
    )
    yield from (words(message, text=any_value(text)) for message, text in named if text)
    yield from (any_value(text) for text in (entry.note, entry.private_note) if text)


def _what_it_is(listed: Listed, words: Words) -> Iterator[str]:
    """Yield category, unit and person on one line, of a member the role and the organisation.

    A category that says what the name says is left out.
    """
    entry = listed.shown
    category = words(entry.category) if entry.category else ""
    if category.casefold() == entry.name.casefold():
        category = ""
    if listed.is_member:
        parts = (entry.role, category, entry.place, entry.name)
    else:
        parts = (category, entry.place, entry.person, entry.role)
    line = f"{NO_BREAK_SPACE}· ".join(any_value(part) for part in parts if part)
    if line:
        yield isolated(line)


def _language(code: str, words: Words) -> str:
    """Return a language's Danish name on a Danish paper, and what it calls itself on any other."""
    language = LANGUAGES.get(code)
    if language is None:
        return any_value(code)
    return language.danish_name if words.language == DANISH else any_value(language.endonym)


def _warnings(entry: DirectoryEntry, width: float, words: Words) -> Iterator[Box]:
    if entry.audience is Audience.ONLY_ME:
        yield _set(words(labels.ENTRY_ONLY_OWN_USE), ENTRY_BOLD, width)
    if entry.audience is Audience.MUNICIPALITY:
        yield _set(words(labels.ENTRY_ONLY_MUNICIPALITY), ENTRY_BOLD, width)
    if entry.closed_until is not None:
        yield Stamp(closed_words(entry, words), width)
    doubt = doubt_words(entry, words)
    if doubt:
        yield Stamp(doubt, width)


def closed_words(entry: DirectoryEntry, words: Words) -> str:
    """Return `lukket til 3.1.2027: ombygning`; empty when it is open."""
    if entry.closed_until is None:
        return ""
    closed = words(labels.CLOSED_UNTIL, date=words.day(entry.closed_until))
    return f"{closed}: {any_value(entry.closed_why)}" if entry.closed_why else closed


def doubt_words(entry: DirectoryEntry, words: Words) -> str:
    """Return `ikke bekræftet siden 3.5.2026`, or what else keeps the facts from being trusted; empty for none."""
    if entry.doubt is Doubt.NONE:
        return ""
    if entry.confirmed_on is None or entry.doubt is Doubt.NEVER:
        return words(labels.NEVER_CONFIRMED)
    message = labels.CHANGED_SINCE if entry.doubt is Doubt.CHANGED else labels.UNCONFIRMED_SINCE
    return words(message, date=words.day(entry.confirmed_on))


def _phones(phones: Sequence[PrintedPhone], most: float) -> Stack | None:
    """Return the numbers at the right end of a column `most` points wide, None where one is wider than that."""
    whole = [Text(TextParagraph(phone_runs(phone), ENTRY_PHONE, min_lines=1), 1e4) for phone in phones]
    width = max((text.paragraph.widest_line() for text in whole), default=0.0)
    if width > most:
        return None
    return Stack(tuple(_set(phone_runs(phone), ENTRY_PHONE, width + 0.01) for phone in phones))


def phone_runs(phone: PrintedPhone, *, apart: bool = True) -> tuple[Run, ...]:
    """Return a number in bold after the word for what it is.

    `apart` puts a space in front: without it a name that ends in a figure and the number beside it are one number
    when the line is copied.
    """
    label = f"{any_value(phone.label)} " if phone.label else ""
    return (Run((NO_BREAK_SPACE if apart else "") + label), Run(figure(phone.number), bold=True))


def _set(content: str | Sequence[Run], style: TextStyle, width: float) -> Text:
    text = content if isinstance(content, str) else "".join(run.text for run in content)
    return Text(TextParagraph(content, deepened(style, text), min_lines=1), width)


def deepened(style: TextStyle, text: str) -> TextStyle:
    """Return the style with room below the lines where letters of the text reach far down; the baseline stays."""
    if text.isascii() or not any(script_of(char) in _DEEP_SCRIPTS for char in text):
        return style
    return replace(style, leading=style.leading + _DEEPER, first_baseline=style.baseline)


def _cut(rows: Sequence[Box], room: float) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the rows that fit into `room` points and the rest; a long text is cut between its lines."""
    used = 0.0
    for index, row in enumerate(rows):
        if used + row.height > room:
            parts = row.paragraph.split_at(room - used) if isinstance(row, Text) else None
            if parts is None:
                return tuple(rows[:index]), tuple(rows[index:])
            first, rest = (Text(part, row.width) for part in parts)
            return (*rows[:index], first), (rest, *rows[index + 1 :])
        used += row.height
    return tuple(rows), ()
