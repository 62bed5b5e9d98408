"""Making a paper of the calendar: which one, for which days, and whether anybody's name stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_papers import CalendarPapers
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.calendar.paper_choice import (
    PaperKind,
    Period,
    file_name,
    made,
    periods_of,
    title_of,
    usual_period,
)
from linkworker_desktop.ui.pages.calendar.span import Shown
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the page shows while a paper or a file is asked for."""

    shown: Shown
    wanted: CalendarFilter
    today: date

    @property
    def is_filtered(self) -> bool:
        """Whether the page leaves something out."""
        return self.wanted != EVERYTHING


class PaperDialog(FramedDialog):
    """Every paper of the office is black and white already, so that alone is not asked."""

    def __init__(
        self,
        papers: CalendarPapers,
        outlet: PaperOutlet,
        screen: OnScreen,
        kind: PaperKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Udskriv kalenderen"), "", _("Ud&skriv …"), parent)
        self._papers, self._outlet, self._screen = papers, outlet, screen
        self._periods: tuple[Period, ...] = ()
        self.kind, self.period = ComboBox(), ComboBox()
        self.nameless = CheckBox(_("Uden &navne"))
        self.save_button = secondary_button(_("&Gem PDF …"), Icon.SAVE)
        self._period_field = Field(_("&Dage"), self.period)
        self._filtered = Label(
            _("Siden er filtreret: kun det, du ser, kommer med."), TypeRole.SMALL, Ink.MUTED, wrap=True
        )
        self._build(kind)
        self.kind.currentIndexChanged.connect(lambda _row: self._show_kind())
        self.save_button.clicked.connect(self._save)

    def carry_out(self) -> None:
        """Make the paper and ask for a printer."""
        self._outlet.print(self.paper())
        self.accept()

    def paper(self) -> Outgoing:
        """Return the chosen paper, which is still to be made."""
        kind, period = self._kind(), self._periods[self.period.currentIndex()]
        papers, with_names = self._papers, not self.nameless.isChecked()
        wanted = self._screen.wanted if kind.is_filtered else EVERYTHING
        title = title_of(kind, period)
        return Outgoing(
            lambda: made(papers, kind, period, wanted, with_names=with_names),
            title,
            file_name(title),
            _("»{title}« er sendt til printeren.").format(title=title),
            _("Papiret er gemt som {name}."),
            is_lying=kind.is_lying,
        )

    def _save(self) -> None:
        paper = self.paper()
        self.accept()
        self._outlet.ask_file(paper)

    def _kind(self) -> PaperKind:
        return list(PaperKind)[self.kind.currentIndex()]

    def _show_kind(self) -> None:
        kind, today = self._kind(), self._screen.today
        self._periods = periods_of(kind, self._screen.shown, today)
        self.period.clear()
        self.period.addItems([period.label for period in self._periods])
        self.period.setCurrentIndex(usual_period(kind, self._periods, today))
        self._period_field.setVisible(len(self._periods) > 1)
        self._filtered.setVisible(self._screen.is_filtered and kind.is_filtered)

    def _build(self, kind: PaperKind) -> None:
        self.kind.addItems([_(each.value) for each in PaperKind])
        self.kind.setCurrentIndex(list(PaperKind).index(kind))
        said = _("Så står familiens kode i stedet for navnet, og egne titler og steder er udeladt.")
        for widget in (
            Field(_("&Papir"), self.kind),
            self._period_field,
            self.nameless,
            Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True),
            self._filtered,
        ):
            self.column.addWidget(widget)
        self.add_button(self.save_button)
        self._show_kind()
        self.kind.setFocus()
