"""The form of a contact, in the pane: what it is and how to reach it; the rest folded into groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.form_parts.employer import EmployerPart
from linkworker_desktop.ui.pages.contacts.form_parts.few import ComingPart, NotesPart, TalkPart, UnitPart
from linkworker_desktop.ui.pages.contacts.form_parts.hours import HoursPart
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart
from linkworker_desktop.ui.pages.contacts.form_parts.reach import ReachPart
from linkworker_desktop.ui.pages.contacts.form_parts.who import WhoPart
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.contacts.section import Section

MOST_WIDTH = 720
EMPLOYER = "employer"


class ContactForm(Card):
    """Holds what is typed and nothing else; `save_asked` and `cancel_asked` are the page's to answer.

    `place_left` carries the organisation whose units may be wanted now.
    """

    edited = Signal()
    save_asked = Signal()
    cancel_asked = Signal()
    place_left = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._base = ContactDraft(category="")
        self.who, self.unit, self.reach = WhoPart(), UnitPart(), ReachPart()
        self.hours, self.talk, self.coming = HoursPart(today), TalkPart(), ComingPart()
        self.employer, self.notes = EmployerPart(today), NotesPart()
        self.printable = CheckBox(_("Må trykkes i velkomstmappen"))
        self.sections = {
            "unit": Section(_("Enhed og ydelse"), self.unit),
            "reach": Section(_("Adresse og e-mail"), self.reach),
            "hours": Section(_("Åbningstider"), self.hours),
            "talk": Section(_("Sprog og tolk"), self.talk),
            "coming": Section(_("Når man skal derhen"), self.coming),
            EMPLOYER: Section(_("Virksomheden"), self.employer),
            "notes": Section(_("Noter, og hvem der må se dem"), self.notes),
        }
        self.save_button = primary_button(_("&Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._title = Label("", TypeRole.CARD_TITLE, wrap=True)
        self._build()
        self._connect()

    @property
    def parts(self) -> tuple[FormPart, ...]:
        """Every group, in reading order."""
        return (self.who, *(section.part for section in self.sections.values()))

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name, the employer's left out."""
        return {
            name: field
            for part in self.parts
            if part is not self.employer
            for name, field in part.fields.items()
        }

    def show_draft(self, draft: ContactDraft) -> None:
        """Show a contact to be changed, or an empty one; the further groups are folded."""
        self._base = draft
        name = words.in_row(draft.person or draft.organisation)
        self._title.setText(_("Ny kontakt") if draft.contact is None else _("Ret {name}").format(name=name))
        self.setAccessibleName(self._title.text())
        for part in self.parts:
            part.show_draft(draft)
        self.printable.setChecked(draft.printable)
        self._show_employer(draft.category)
        for section in self.sections.values():
            section.fold(folded=True)
        self.clear_errors()
        self._order_tabs()
        self._area.verticalScrollBar().setValue(0)

    def typed(self) -> ContactDraft:
        """Return the contact as it stands in the form; what the form does not hold, or cannot read, is as it was."""
        draft = self._base
        for part in self.parts:
            draft = part.read(draft)
        return replace(draft, printable=self.printable.isChecked())

    def loose(self) -> dict[str, str]:
        """Return the texts that cannot be read, by the names of their fields."""
        return {name: text for part in self.parts for name, text in part.loose().items()}

    def show_loose(self, loose: Mapping[str, str]) -> None:
        """Show texts that could not be read as they were typed, their groups folded out."""
        for part in self.parts:
            part.show_loose(loose)
        for section in self.sections.values():
            if section.part.loose():
                section.fold(folded=False)

    def loose_problems(self) -> list[Problem]:
        """Return what is to be said of the texts that cannot be read."""
        return [problem for part in self.parts for problem in part.loose_problems()]

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        first: QWidget | None = None
        for problem in sorted(problems, key=self._place):
            part = self._part_of(problem)
            self._unfold(part)
            editor = part.set_error(problem if part.knows(_head(problem)) else _at_category(problem))
            first = first or editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(first)

    def clear_errors(self) -> None:
        """Take every error away."""
        for part in self.parts:
            part.clear_errors()

    def focus(self, name: str = "") -> None:
        """Put the cursor in a field, in the first one when `name` is none of them."""
        editor = self.fields.get(name, self.fields["category"]).editor
        if name == "phones":
            editor = self.who.phones.first_stop()
        if name == "schedule":
            editor = self.hours.schedule.week.editor
        for part in self.parts:
            if part.knows(name):
                self._unfold(part)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._reveal(watched)
        return super().eventFilter(watched, event)

    def _show_employer(self, category: str) -> None:
        wanted = category == EMPLOYER or self._base.employer is not None
        self.sections[EMPLOYER].setVisible(wanted)

    def _part_of(self, problem: Problem) -> FormPart:
        return next((part for part in self.parts if part.knows(_head(problem))), self.who)

    def _place(self, problem: Problem) -> tuple[int, int]:
        part = self._part_of(problem)
        names = list(part.fields)
        head = _head(problem)
        return self.parts.index(part), names.index(head) if head in names else len(names)

    def _order_tabs(self) -> None:
        """Let Tab go through the form in reading order."""
        folded = [
            stop for section in self.sections.values() for stop in (section.head, *section.part.stops())
        ]
        stops = [*self.who.stops(), self.printable, *folded, self.save_button, self.cancel_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _unfold(self, part: FormPart) -> None:
        for section in self.sections.values():
            if section.part is part:
                section.fold(folded=False)

    # -- building

    def _build(self) -> None:
        sheet = Sheet()
        sheet.setMaximumWidth(MOST_WIDTH)
        column = QVBoxLayout(sheet)
        margin = measures.CARD_MARGIN
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self.who)
        column.addWidget(self.printable, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(_("Flere oplysninger"), TypeRole.SMALL_BOLD, Ink.MUTED))
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._area = area_of(sheet)
        head, foot = QWidget(), QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_8)
        line.addWidget(self._title, 1)
        line = QHBoxLayout(foot)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.save_button)
        line.addWidget(self.cancel_button)
        line.addStretch(1)
        line.addWidget(Label("Ctrl+Enter", TypeRole.SMALL, Ink.MUTED))
        self.add_row(head)
        self.add_row(self._area, stretch=1)
        self.add_row(foot)

    def _connect(self) -> None:
        for part in self.parts:
            part.edited.connect(self.edited)
            part.regrown.connect(self._order_tabs)
            for editor in part.editors():
                editor.installEventFilter(self)
        self.who.category_chosen.connect(self._show_employer)
        self.who.place_left.connect(self.place_left)
        self.printable.clicked.connect(self.edited)
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        for key, asked in (
            ("Ctrl+Return", self.save_asked),
            ("Ctrl+Enter", self.save_asked),
            ("Esc", self.cancel_asked),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)

    def _reveal(self, editor: QWidget) -> None:
        self._area.ensureWidgetVisible(editor, 0, measures.GAP_32)


def _head(problem: Problem) -> str:
    return problem.field.split(".")[0]


def _at_category(problem: Problem) -> Problem:
    """Return a problem with a field the form has not, to be said where everybody looks first."""
    return Problem("category", problem.sentence)
