"""The card of a family's consents: who has said yes and for how long, who is to be asked, who took it back."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.consent_standing import ASKED_FROM_AGE, WARN_DAYS
from linkworker_desktop.domain.family import ADULT_AGE, PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_life import ConsentGlance
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_SHOWN = 5
ASKED_BEFORE = timedelta(days=60)
"""How long before a birthday that changes who is asked, it is said."""
_ASKED_ALREADY = frozenset({GivenBy.SELF, GivenBy.BOTH})


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the consents it is about, or the people to be asked for one. Quiet lines give way to the others."""

    said: str
    look: tuple[Icon, Ink]
    right: str = ""
    second: str = ""
    group: tuple[ConsentGlance, ...] = ()
    asked: tuple[PersonId, ...] = ()
    is_quiet: bool = False

    def row(self) -> OpenRow:
        """Return a new row of a card."""
        return OpenRow((Span(self.said),), self.right, leading=self.look, second=self.second)


@dataclass(frozen=True, slots=True)
class Held:
    """A consent that was not withdrawn, and the last day it holds; `date.max` where nobody knows."""

    view: ConsentGlance
    last: date
    is_adult: bool


class ConsentsCard(Card):
    """Those who said yes to the same for as long stand on one row; what is withdrawn or missing is never hidden.

    `opened` carries the consents of a row, `asked` the people to be asked, `all_wanted` goes to the register.
    """

    add_wanted = Signal()
    all_wanted = Signal()
    opened = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Samtykke"), parent=parent)
        self._content: tuple[object, ...] | None = None
        self._lines: tuple[Line, ...] = ()
        self._shows_all = False
        self.rows: list[OpenRow] = []
        self.add_button, self.all_button = small_link_button(_("Tilføj")), small_link_button(_("Vis alle"))
        self.add_button.setAccessibleName(_("Tilføj et samtykke"))
        self.all_button.setAccessibleName(_("Vis alle samtykker"))
        for button, signal in ((self.add_button, self.add_wanted), (self.all_button, self.all_wanted)):
            self.head.add_right(button)
            button.clicked.connect(signal)

    def forget(self) -> None:
        """Begin with the first rows again, for another family."""
        self._content, self._shows_all = None, False

    def show_consents(
        self,
        consents: Sequence[ConsentGlance],
        due: Mapping[UUID, Deadline],
        people: Sequence[MemberSheet],
        today: date,
    ) -> None:
        """Show the consents in force and those withdrawn, and who of the `people` is to be asked.

        `due` says how long each holds, by its identifier. Nothing moves when everything is as before.
        """
        shown = tuple(view for view in consents if not view.is_renewed)
        content = (shown, dict(due), tuple(people), today)
        if content == self._content:
            return
        self._content = content
        here = [each for each in people if each.lives_here]
        held = [
            Held(view, _ends(view, due.get(view.id)), _is_adult(view, people))
            for view in shown
            if view.withdrawn_on is None
        ]
        asked = tuple(_to_be_asked(held, here, today))
        their = {person for line in asked for person in line.asked}
        self._lines = (
            *_given([each for each in held if each.view.person not in their], today),
            *asked,
            *_without(consents, here),
            *_withdrawn(shown, today),
        )
        self._show()

    def _show(self) -> None:
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        self.clear_rows()
        self.rows = []
        shown = self._lines if self._shows_all else _first(self._lines)
        for line in shown:
            row = line.row()
            row.clicked.connect(lambda _checked=False, line=line: self._open(line))
            self.rows.append(row)
            self.add_row(row)
        left = len(self._lines) - len(shown)
        if left:
            said = ngettext("Vis {n} mere", "Vis {n} mere", left).format(n=left)
            more = OpenRow((Span(said, ink=Ink.ACCENT),))
            more.clicked.connect(self._show_all)
            self.add_row(more)
        if not self._lines:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            said = _("Skriv ned, hvem der har givet lov til hvad.")
            self.body.addWidget(Label(said, ink=Ink.MUTED, wrap=True))
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def _open(self, line: Line) -> None:
        if line.asked:
            self.asked.emit(line.asked)
        else:
            self.opened.emit(line.group)

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()


def _first(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines seen at first: all that call for something, and as many others as there is room for."""
    room = max(1, MOST_SHOWN - sum(not line.is_quiet for line in lines))
    quiet = [line for line in lines if line.is_quiet][:room]
    return tuple(line for line in lines if not line.is_quiet or line in quiet)


def _given(held: Iterable[Held], today: date) -> Iterator[Line]:
    """Yield those who said yes, grown up and children apart, together where it is to the same for as long."""

    def same(each: Held) -> tuple[date, bool, str]:
        return each.last, not each.is_adult, each.view.purpose

    for (last, _is_child, purpose), some in groupby(sorted(held, key=same), key=same):
        group = tuple(each.view for each in some)
        state = State.DONE
        right = _("til {date}").format(date=date_text(last)) if last != date.max else ""
        if last < today:
            state, right = State.OVER, _("udløb {date}").format(date=words.short_date(last, today))
        elif last - today <= timedelta(days=WARN_DAYS):
            state = State.SOON
        look = (state.icon, state.ink)
        yield Line(_names(group), look, right, purpose, group, is_quiet=state is State.DONE)


def _to_be_asked(held: Sequence[Held], people: Iterable[MemberSheet], today: date) -> Iterator[Line]:
    """Yield the young who are to be asked themselves: who has custody said yes, and they are 15 or soon will be.

    Where nobody wrote down who gave the last yes, they are asked if they turned 15 or 18 after it.
    """
    for member in people:
        person, born = member.draft.person, member.draft.birth_date
        mine = [each for each in held if each.view.person == person]
        if person is None or born is None or not mine:
            continue
        newest = max(mine, key=lambda each: each.view.given_on).view
        after = date.min if newest.given_by is GivenBy.CUSTODY_HOLDER else newest.given_on
        turning = (_birthday(born, age) for age in (ADULT_AGE, ASKED_FROM_AGE))
        day = next((day for day in turning if after < day <= today + ASKED_BEFORE), None)
        if day is None or newest.given_by in _ASKED_ALREADY:
            continue
        said = _("{name} skal selv spørges").format(name=words.in_row(member.draft.given_name))
        before = day if day > today else max(each.last for each in mine)
        soon = before > today and before != date.max
        right = _("før {date}").format(date=words.short_date(before, today)) if soon else _("nu")
        yield Line(said, (State.SOON.icon, Ink.SOON), right, asked=(person,))


def _without(consents: Iterable[ConsentGlance], people: Iterable[MemberSheet]) -> Iterator[Line]:
    """Yield the grown up of whom no consent was ever written down, on one row."""
    given = {each.person for each in consents}
    missing = [each.draft for each in people if each.is_adult and each.draft.person not in given]
    if missing:
        names = ", ".join(words.in_row(each.given_name) for each in missing)
        said = _("{name}: intet samtykke").format(name=names)
        persons = tuple(each.person for each in missing if each.person is not None)
        yield Line(said, (State.MISSING.icon, State.MISSING.ink), asked=persons)


def _withdrawn(consents: Iterable[ConsentGlance], today: date) -> Iterator[Line]:
    """Yield those who took it back, the latest first."""

    def same(view: ConsentGlance) -> tuple[date, str]:
        return view.withdrawn_on or date.max, view.purpose

    back = sorted((view for view in consents if view.withdrawn_on is not None), key=same, reverse=True)
    for (on, purpose), some in groupby(back, key=same):
        group = tuple(some)
        said = _("{name}: trukket tilbage").format(name=_names(group))
        right = words.short_date(on, today)
        yield Line(said, (Icon.CANCEL, Ink.OVER), right, purpose, group)


def _ends(view: ConsentGlance, deadline: Deadline | None) -> date:
    by_rule = deadline.due.day if deadline is not None and deadline.due is not None else None
    return by_rule or view.valid_to or date.max


def _is_adult(view: ConsentGlance, people: Iterable[MemberSheet]) -> bool:
    return any(each.is_adult for each in people if each.draft.person == view.person)


def _names(group: Iterable[ConsentGlance]) -> str:
    return ", ".join(dict.fromkeys(words.in_row(view.name) for view in group))


def _birthday(born: date, age: int) -> date:
    """Return the day somebody turns an age; who was born on 29 February turns it on 1 March in other years."""
    leaps = (born.month, born.day) == (2, 29) and not isleap(born.year + age)
    return date(born.year + age, 3, 1) if leaps else born.replace(year=born.year + age)
