"""The facts of a contact, one line each: an icon, the fact, and a muted word for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import ContactDraft, InterpreterHelp
from linkworker_desktop.domain.family import Address
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import Badge
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.open_row import OpenRow

LONGEST_WORD = 28
BREAK_HERE = "\u200b"
INTERPRETER_WORDS = {
    InterpreterHelp.PROVIDED: N_("Stedet sørger for tolk"),
    InterpreterHelp.BOOK_FIRST: N_("Tolk skal bestilles først"),
    InterpreterHelp.BRING: N_("Tag selv tolk med"),
    InterpreterHelp.NOT_NEEDED: N_("Tolk er ikke nødvendig"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on the screen; `name` is said by screen readers, since the icon says nothing to them.

    `opens` is an address that is opened when the fact is clicked; `only_me` puts the badge beside it.
    """

    icon: Icon
    name: str
    text: str
    about: str = ""
    opens: str = ""
    only_me: bool = False


def reaching(draft: ContactDraft) -> Iterator[Fact]:
    """Yield the numbers beside the first one."""
    for each in draft.phones[1:]:
        yield Fact(Icon.CALL, _("Telefon"), phone.shown(each.number), each.label, only_me=each.only_me)


def place_facts(draft: ContactDraft) -> Iterator[Fact]:
    """Yield the addresses, and the area that is served from there."""
    area = _("Dækker {area}").format(area=draft.area_served) if draft.area_served else ""
    line = _line(draft.address)
    if line or area:
        yield Fact(Icon.PLACE, _("Adresse"), line or area, area if line else "")
    for place in draft.more_addresses:
        yield Fact(Icon.PLACE, _("Adresse"), _line(place.address), place.label)


def talk_facts(draft: ContactDraft) -> Iterator[Fact]:
    """Yield languages and interpreter, and how to write."""
    spoken = ", ".join(words.language_name(code) for code in draft.languages)
    helps = _(INTERPRETER_WORDS[draft.interpreter]) if draft.interpreter in INTERPRETER_WORDS else ""
    if spoken or helps:
        yield Fact(Icon.TRANSLATE, _("Sprog"), spoken or helps, helps if spoken else "")
    if draft.email:
        yield Fact(Icon.MAIL, _("E-mail"), draft.email, opens=f"mailto:{draft.email}")
    for each in draft.more_emails:
        opens = f"mailto:{each.address}"
        yield Fact(Icon.MAIL, _("E-mail"), each.address, each.label, opens=opens, only_me=each.only_me)
    if draft.website:
        opens = draft.website if "://" in draft.website else f"https://{draft.website}"
        yield Fact(Icon.OPEN_IN_NEW, _("Hjemmeside"), draft.website, opens=opens)


def coming_facts(draft: ContactDraft) -> Iterator[Fact]:
    """Yield what somebody needs to know before coming."""
    if draft.how_to_apply:
        yield Fact(Icon.EDIT_NOTE, _("Sådan søger man"), draft.how_to_apply, _("Sådan søger man"))
    if draft.what_to_bring:
        yield Fact(
            Icon.DESCRIPTION, _("Det skal man have med"), draft.what_to_bring, _("Det skal man have med")
        )


def employer_facts(draft: ContactDraft, today: date) -> Iterator[Fact]:
    """Yield what the map of employers knows of one."""
    employer = draft.employer
    if employer is None:
        return
    openings = employer.openings
    if employer.places is not None:
        openings = " · ".join(
            part for part in (_("Pladser: {number}").format(number=employer.places), openings) if part
        )
    asked = [
        employer.danish,
        employer.skills,
        ", ".join(words.language_name(one) for one in employer.languages),
    ]
    transport = [employer.transport, ", ".join(employer.lines)]
    placed = employer.last_placement_how
    if employer.last_placement_on is not None:
        day = words.short_date(employer.last_placement_on, today)
        placed = f"{day} · {placed}" if placed else day
    for icon, name, said in (
        (Icon.WORK, _("Brancher"), ", ".join(employer.trades)),
        (Icon.GROUP, _("Pladser"), openings),
        (Icon.VERIFIED_USER, _("Krav"), " · ".join(part for part in asked if part)),
        (Icon.PERSON, _("Mentor"), employer.mentor),
        (Icon.DIRECTIONS_BUS, _("Transport"), " · ".join(part for part in transport if part)),
        (Icon.HISTORY, _("Seneste praktik"), placed),
    ):
        if said:
            yield Fact(icon, name, said, name)


def note_facts(draft: ContactDraft) -> Iterator[Fact]:
    """Yield the notes; the private one carries its badge."""
    if draft.note:
        yield Fact(Icon.NOTE, _("Note"), draft.note)
    if draft.private_note:
        yield Fact(Icon.LOCK, _("Privat note"), draft.private_note, only_me=True)


class FactRow(QWidget):
    """One fact; its text can be marked and copied with the mouse, an address opened with a click."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{fact.name}: {fact.text} {fact.about}".strip())
        column = QVBoxLayout()
        column.setSpacing(0)
        if fact.only_me:
            column.addWidget(Badge(_("Kun for mig"), State.WAITING, Icon.LOCK))
            column.addSpacing(2)
        column.addWidget(_opener(fact) if fact.opens else _text(fact))
        if fact.about:
            column.addWidget(Label(fact.about, TypeRole.SMALL, Ink.MUTED, wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(IconLabel(fact.icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)


class BesideIcon(QWidget):
    """A widget beside the icon of a fact, where a line of text would stand."""

    def __init__(self, icon: Icon, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(shown, 1)


def breakable(text: str) -> str:
    """Return `text` with places to break in words too long for a narrow pane, as mail addresses are."""
    return " ".join(_breakable_word(word) for word in text.split(" "))


def _text(fact: Fact) -> QWidget:
    text = Label(breakable(fact.text), wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return text


def _opener(fact: Fact) -> QWidget:
    row = OpenRow((Span(fact.text, TypeRole.BODY, Ink.ACCENT),), flush=True)
    row.setAccessibleName(f"{fact.name}: {fact.text}")
    row.setToolTip(fact.text)
    row.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(fact.opens)))
    return row


def _line(address: Address) -> str:
    town = f"{address.post_code} {words.in_row(address.town)}".strip() if address.town else address.post_code
    return ", ".join(part for part in (words.in_row(address.street) if address.street else "", town) if part)


def _breakable_word(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    pieces = [word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD)]
    return BREAK_HERE.join(pieces)
