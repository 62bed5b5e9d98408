"""The texts of a network map: each body with its people, and the members over their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkworker_desktop.documents import network_labels as words
from linkworker_desktop.documents.boxes import Text, aligned, set_text
from linkworker_desktop.documents.measures import CAP_HEIGHT
from linkworker_desktop.documents.network_content import PrintedBody, PrintedMember, PrintedPerson
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.isolates import any_value, figure
from linkworker_desktop.typesetting.pages import MM
from linkworker_desktop.typesetting.paragraph import draw_line, line_width
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle

NAME = TextStyle(size=9, leading=11.5, bold=True, align=Align.LEFT)
PERSON = TextStyle(size=7.8, leading=10.4, align=Align.LEFT)
"""2.75 mm high lines of 7.8 points: the smallest text of any paper, and of this one alone."""
NUMBERS = replace(PERSON, bold=True, direction=Direction.LTR)
MEMBER = TextStyle(size=8.5, leading=11.5, align=Align.LEFT)
LETTER = TextStyle(size=9, leading=11, bold=True, align=Align.CENTRE, direction=Direction.LTR)

LETTER_BOX = 4.6 * MM
_LETTER_GAP = 1.4 * MM
_INDENT = LETTER_BOX + _LETTER_GAP
_NUMBERS_GAP = 2 * MM
_MOST_NUMBERS = 16 * MM
_LETTER_LINE = 0.9
_LEAST_OF_ROLE = 4
"""Letters of a role that still say something; with fewer it is left out."""
LINE_DROP = NAME.baseline - NAME.size * CAP_HEIGHT / 2
"""Points from the top of a body down to the middle of its name, where its line runs."""


@dataclass(frozen=True, slots=True)
class _PersonLine:
    text: Text
    numbers: Text

    @property
    def height(self) -> float:
        return max(self.text.height, self.numbers.height)


class BodyBlock:
    """A body in a column `width` points wide: boxed letter and name, and below them its people with their members."""

    def __init__(self, body: PrintedBody, width: float, numbers: float) -> None:
        self.body = body
        self._width, self._numbers = width, numbers
        side = Align.LEFT if body.is_left else Align.RIGHT
        self._name = set_text(any_value(body.name), aligned(NAME, side), width - _INDENT)
        self._lines = [self._line(person, side) for person in body.persons]

    @property
    def height(self) -> float:
        return max(self._name.height, LETTER_BOX) + sum(line.height for line in self._lines)

    def _line(self, person: PrintedPerson, side: Align) -> _PersonLine:
        room = self._width - _INDENT - self._numbers - _NUMBERS_GAP
        far = Align.RIGHT if side is Align.LEFT else Align.LEFT
        numbers = figure(words.numbers_words(person.members)) if person.members else " "
        return _PersonLine(
            set_text(_on_one_line(person, room), aligned(PERSON, side), room),
            set_text(numbers, aligned(NUMBERS, far), self._numbers),
        )

    def within(self, room: float) -> Iterator[BodyBlock]:
        """Yield the body, in parts no higher than `room` where it has too many people for one."""
        if self.height <= room or len(self.body.persons) < 2:
            yield self
            return
        count, height = 0, max(self._name.height, LETTER_BOX)
        for line in self._lines:
            height += line.height
            if height > room and count:
                break
            count += 1
        yield BodyBlock(replace(self.body, persons=self.body.persons[:count]), self._width, self._numbers)
        name = words.CONTINUED.format(name=self.body.name.removesuffix(words.CONTINUED.format(name="")))
        rest = replace(self.body, name=name, persons=self.body.persons[count:])
        if rest.persons:
            yield from BodyBlock(rest, self._width, self._numbers).within(room)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Draw with the upper left corner of the column's part at (`left`, `top`)."""
        is_left, right = self.body.is_left, left + self._width
        middle = top - LINE_DROP
        edge = left if is_left else right - LETTER_BOX
        canvas.setStrokeGray(0)
        canvas.setLineWidth(_LETTER_LINE)
        canvas.rect(edge, middle - LETTER_BOX / 2, LETTER_BOX, LETTER_BOX, stroke=1, fill=0)
        letter = words.LETTERS[self.body.sector][0]
        draw_line(canvas, edge, middle - LETTER.size * CAP_HEIGHT / 2, letter, LETTER, width=LETTER_BOX)
        text_left = left + _INDENT if is_left else left
        self._name.draw(canvas, text_left, top)
        y = top - max(self._name.height, LETTER_BOX)
        for line in self._lines:
            room = self._numbers + _NUMBERS_GAP
            line.text.draw(canvas, text_left if is_left else left + room, y)
            line.numbers.draw(canvas, right - self._numbers if is_left else left, y)
            y -= line.height


def _on_one_line(person: PrintedPerson, room: float) -> str:
    """Return name and role, the role cut where the two need more than a line; a name is never cut."""
    said = ", ".join(any_value(part) for part in (person.name, person.role) if part) or words.WITHOUT_NAME
    if not person.name or line_width(said, PERSON) <= room:
        return said
    for length in range(len(person.role) - 1, _LEAST_OF_ROLE - 1, -1):
        shorter = f"{any_value(person.name)}, {any_value(person.role[:length].rstrip() + '…')}"
        if line_width(shorter, PERSON) <= room:
            return shorter
    return any_value(person.name)


def numbers_width(bodies: Sequence[PrintedBody]) -> float:
    """Return the width the members' numbers need beside the people of these bodies, in points."""
    needed = {
        words.numbers_words(person.members) for body in bodies for person in body.persons if person.members
    }
    widest = max((line_width(figure(each), NUMBERS) for each in needed), default=0.0)
    return min(widest, _MOST_NUMBERS) + 0.5


class MemberNames:
    """The members beside their circles: the first half at the left, the others at the right."""

    def __init__(self, members: Sequence[PrintedMember], width: float) -> None:
        half = -(-len(members) // 2)
        self._sides = (
            [_member_text(each, width, Align.RIGHT) for each in members[:half]],
            [_member_text(each, width, Align.LEFT) for each in members[half:]],
        )

    @property
    def height(self) -> float:
        return max((sum(text.height for text in side) for side in self._sides), default=0.0)

    def draw(self, canvas: Any, lefts: tuple[float, float], top: float) -> None:
        """Draw the two lists with their left edges at `lefts`."""
        for left, texts in zip(lefts, self._sides, strict=True):
            y = top
            for text in texts:
                text.draw(canvas, left, y)
                y -= text.height


def _member_text(member: PrintedMember, width: float, side: Align) -> Text:
    runs = [Run(f"{figure(str(member.number))} {any_value(member.name)}", bold=True)]
    if member.words:
        runs.append(Run(f", {member.words}"))
    return set_text(runs, replace(aligned(MEMBER, side), direction=Direction.LTR), width)
