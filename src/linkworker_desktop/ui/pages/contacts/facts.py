"""The facts of a contact, one line each: an icon, the fact, and a muted word for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain import phone
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.strip import confirmed_line, strip_words

LONGEST_WORD = 28
BREAK_HERE = "\u200b"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on the screen; `name` is said by screen readers, since the icon says nothing to them."""

    icon: Icon
    name: str
    text: str
    about: str = ""


def facts_of(view: ContactView, today: date) -> Iterator[Fact]:
    """Yield what is known of a contact beside its first number, in reading order."""
    draft = view.draft
    for each in draft.phones[1:]:
        yield Fact(Icon.CALL, _("Telefon"), phone.shown(each.number), each.label)
    if line := _address(view):
        yield Fact(Icon.PLACE, _("Adresse"), line)
    if draft.hours:
        yield Fact(Icon.SCHEDULE, _("Åbningstider"), draft.hours)
    if draft.languages:
        spoken = ", ".join(words.language_name(code) for code in draft.languages)
        yield Fact(Icon.TRANSLATE, _("Sprog"), spoken)
    if draft.email:
        yield Fact(Icon.MAIL, _("E-mail"), draft.email)
    if strip_words(view, today) is None:
        yield Fact(Icon.CHECK_CIRCLE, _("Bekræftet"), confirmed_line(view))
    if draft.note:
        yield Fact(Icon.NOTE, _("Note"), draft.note)


class FactRow(QWidget):
    """One fact; its text can be marked and copied with the mouse."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{fact.name}: {fact.text} {fact.about}".strip())
        text = Label(breakable(fact.text), wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text)
        if fact.about:
            column.addWidget(Label(fact.about, TypeRole.SMALL, Ink.MUTED, wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(IconLabel(fact.icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)


def breakable(text: str) -> str:
    """Return `text` with places to break in words too long for a narrow pane, as mail addresses are."""
    return " ".join(_breakable_word(word) for word in text.split(" "))


def _breakable_word(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    pieces = [word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD)]
    return BREAK_HERE.join(pieces)


def _address(view: ContactView) -> str:
    address = view.draft.address
    town = f"{address.post_code} {words.in_row(address.town)}".strip() if address.town else address.post_code
    return ", ".join(part for part in (words.in_row(address.street) if address.street else "", town) if part)
