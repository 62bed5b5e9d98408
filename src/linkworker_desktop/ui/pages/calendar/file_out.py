"""The calendar to a file for Outlook or Thunderbird: which days, what of them, and with names or without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.calendar_exchange import CalendarExchange, IcalWritten
from linkworker_desktop.services.calendar_views import EVERYTHING
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.calendar.paper_dialog import OnScreen
from linkworker_desktop.ui.pages.calendar.span import range_words
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog

Work = Callable[[], IcalWritten]


class FileOutDialog(FramedDialog):
    """Names are left out until somebody asks for them: the file may end up on a server of others."""

    def __init__(
        self, exchange: CalendarExchange, actions: Actions, screen: OnScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Gem som kalenderfil"), "", _("&Gem fil …"), parent)
        self._exchange, self._act, self._screen = exchange, actions, screen
        self.days = ComboBox()
        self.only_seen = CheckBox(_("&Kun det, filtrene viser"))
        self.nameless = CheckBox(_("Uden &navne"))
        self._build()

    def carry_out(self) -> None:
        """Ask where the file is to be, and write it there."""
        name = _("kalender uden navne.ics") if self.nameless.isChecked() else _("kalender.ics")
        work = self.write
        self.accept()
        dialog = save_dialog(
            self.parentWidget(), _("Gem som kalenderfil"), _("Kalenderfiler (*.ics)"), name=name
        )
        when_chosen(dialog, work)

    def write(self, file: Path) -> None:
        """Write what is chosen to a file, in the background."""
        actions = self._act
        actions.run_in_background(
            self._work(file), lambda written: actions.tell(Notice(NoticeState.DONE, _said(written, file)))
        )

    def _work(self, file: Path) -> Work:
        exchange = self._exchange
        first, last = self._span()
        wanted = self._screen.wanted if self.only_seen.isChecked() else EVERYTHING
        with_names = not self.nameless.isChecked()
        return lambda: exchange.export(file, first, last, wanted, with_names=with_names)

    def _span(self) -> tuple[date | None, date | None]:
        if self.days.currentIndex() == 0:
            return None, None
        return self._screen.shown.first, self._screen.shown.last

    def _build(self) -> None:
        span = range_words(self._screen.shown, self._screen.today)
        self.days.addItems([_("Hele kalenderen"), _("Kun {days}").format(days=span)])
        self.only_seen.setVisible(self._screen.is_filtered)
        self.only_seen.setChecked(self._screen.is_filtered)
        self.nameless.setChecked(True)
        said = _(
            "Så står der »Møde«, »Frist« og »Optaget« i stedet for navne, steder og titler. Med navne skal filen "
            "blive på din egen computer. Noter er aldrig med."
        )
        for widget in (
            Field(_("&Dage"), self.days),
            self.only_seen,
            self.nameless,
            Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True),
        ):
            self.column.addWidget(widget)
        self.days.setFocus()


def _said(written: IcalWritten, file: Path) -> str:
    said = ngettext("{n} ting er gemt i {file}.", "{n} ting er gemt i {file}.", written.events)
    return said.format(n=written.events, file=file.name)
