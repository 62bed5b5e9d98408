"""The card of the municipality's own closed days: the usual ones in one click, others typed, each with what moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.moments import NotADate, parse_date
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.working_days import ClosedDay
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.closed_days import ClosedDayView, words_of
from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, link_button, small_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.moves import Moves
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.words import in_row, short_date

DAY_WIDTH = 120


class ClosedDaysCard(Card):
    """A day that moves nothing is added at once; one that does shows first which dates, then asks."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Frister og lukkedage"), parent=parent)
        self._services, self._act = services, actions
        self._do: Callable[[], Changed] | None = None
        self.rules_link = link_button(_("Se og ret reglerne for frister"))
        self.offers = FlowLayout(spacing=measures.GAP_8)
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self.name = Field(_("Lukkedag"), QLineEdit())
        self.day = Field(_("Dag"), QLineEdit(), help_text=_("fx 24.12."))
        self.yearly = CheckBox(_("hvert år"))
        self.add_button = small_button(_("Tilføj"), Icon.ADD)
        self._asking = QWidget()
        self.moves = Moves()
        self.accept_button = small_button(_("Tilføj"), Icon.CHECK)
        self.decline_button = small_button(_("Annullér"))
        self._build()
        self._connect()

    def load(self) -> None:
        """Show what is kept."""
        self._show_offers(self._services.closed_days.offered())
        _empty(self._days)
        for view in self._services.closed_days.all():
            self._days.addWidget(self._row(view))

    def _build(self) -> None:
        words = _("På egne lukkedage er der ingen hverdag. Frister i loven flytter sig ikke for dem.")
        self.yearly.setChecked(True)
        self.day.editor.setFixedWidth(measures.scaled(DAY_WIDTH))
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(self.rules_link)
        self.body.addWidget(Label(words, TypeRole.SMALL, Ink.MUTED, wrap=True))
        self.body.addLayout(self.offers)
        self.body.addLayout(self._days)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(measures.GAP_12)
        below.addWidget(self.yearly)
        below.addWidget(self.add_button)
        below.addStretch(1)
        self.body.addLayout(below)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(measures.GAP_8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.decline_button)
        buttons.addStretch(1)
        asking.addWidget(self.moves)
        asking.addLayout(buttons)
        self.body.addWidget(self._asking)
        self._asking.hide()

    def _connect(self) -> None:
        self.rules_link.clicked.connect(lambda: self._act.go(Destination(Place.RULES)))
        self.add_button.clicked.connect(self._add_typed)
        for field in (self.name, self.day):
            field.line_edit.returnPressed.connect(self._add_typed)
            field.line_edit.textEdited.connect(lambda _text, one=field: one.set_error(""))
        self.accept_button.clicked.connect(self._accept)
        self.decline_button.clicked.connect(self._decline)

    def _show_offers(self, days: Sequence[ClosedDay]) -> None:
        _empty(self.offers)
        for day in days:
            chip = Chip(f"{day.name} {day.day}.{day.month}.", Icon.ADD, checkable=False)
            chip.clicked.connect(lambda _checked=False, one=day: self._add(one))
            self.offers.addWidget(chip)

    def _row(self, view: ClosedDayView) -> QWidget:
        row = Row()
        row.line.setContentsMargins(0, 0, 0, 0)
        row.line.addWidget(Label(in_row(view.day.name), TypeRole.BODY_BOLD))
        row.line.addWidget(Label(_when(view, self._services), TypeRole.BODY, Ink.MUTED), 1)
        button = icon_button(Icon.CLOSE, _("Fjern {day}").format(day=view.day.name))
        button.clicked.connect(lambda: self._remove(view))
        row.line.addWidget(button)
        return row

    def _add_typed(self) -> None:
        text = self.day.line_edit.text()
        try:
            found = parse_date(text, self._services.clock.today())
        except NotADate:
            self.day.set_error(_("Datoen findes ikke. Skriv fx 24.12."))
            self.day.editor.setFocus()
            return
        year = None if self.yearly.isChecked() else found.year
        self._add(ClosedDay(self.name.line_edit.text(), found.month, found.day, year))

    def _add(self, day: ClosedDay) -> None:
        service = self._services.closed_days
        words = _("Luk {day}").format(day=words_of(day))
        self._ask(words, lambda: service.preview_add([day]), lambda: service.add([day]))

    def _remove(self, view: ClosedDayView) -> None:
        service = self._services.closed_days
        words = _("Fjern {day}").format(day=view.words)
        self._ask(words, lambda: service.preview_remove(view.id), lambda: service.remove(view.id))

    def _ask(
        self, words: str, preview: Callable[[], tuple[MovedDate, ...]], do: Callable[[], Changed]
    ) -> None:
        """Show what moves before it is done; what moves nothing is done at once."""
        try:
            moves = preview()
        except InvalidInput as error:
            self._refuse(error)
            return
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        self._do = do
        if not moves:
            self._accept()
            return
        self.accept_button.setText(words)
        self.moves.show_moves(moves)
        self._asking.show()
        self.accept_button.setFocus()

    def _accept(self) -> None:
        do, self._do = self._do, None
        self._asking.hide()
        if do is None:
            return
        try:
            outcome = self._act.run_write(do)
        except InvalidInput as error:
            self._refuse(error)
            return
        if outcome is not None:
            self.name.line_edit.clear()
            self.day.line_edit.clear()
        self.load()

    def _decline(self) -> None:
        self._do = None
        self._asking.hide()

    def _refuse(self, error: InvalidInput) -> None:
        for problem in error.problems:
            field = self.name if problem.field == "name" else self.day
            field.set_error(problem.sentence)
            field.editor.setFocus()


def _when(view: ClosedDayView, services: Services) -> str:
    if view.day.year is not None:
        return view.words if view.next_on is not None else _("{day}, er forbi").format(day=view.words)
    today = services.clock.today()
    following = short_date(view.next_on, today) if view.next_on is not None else ""
    return _("hvert år, næste gang {date}").format(date=following)


def _empty(layout: QVBoxLayout | FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
