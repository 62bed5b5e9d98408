"""What a calendar file would bring: how much is new, what is known, what stays out and why."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.calendar_import import IcalPlan
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog
from linkworker_desktop.ui.words import in_row

MOST_LINES = 200
LINES_SEEN = 4


class FileInDialog(FramedDialog):
    """`taken` carries the `IcalPlan` that was agreed to."""

    taken = Signal(object)

    def __init__(self, name: str, events: IcalPlan, closed: IcalPlan, parent: QWidget | None = None) -> None:
        super().__init__(_("Hent fra »{name}«").format(name=in_row(name)), "", _("&Hent"), parent)
        self._plans = (events, closed)
        self.what = ComboBox()
        self.summary = Label("", TypeRole.BODY, wrap=True)
        self.left_out = QPlainTextEdit()
        self._left_out_field = Field(_("Kommer ikke med"), self.left_out)
        self._build()
        self.what.currentIndexChanged.connect(lambda _row: self._show())
        self._show()

    @property
    def plan(self) -> IcalPlan:
        """What would be taken in as it is chosen now."""
        return self._plans[self.what.currentIndex()]

    def carry_out(self) -> None:
        """Say which plan was agreed to, and close."""
        plan = self.plan
        self.accept()
        self.taken.emit(plan)

    def _show(self) -> None:
        plan = self.plan
        lines = list(left_out_lines(plan))
        self.summary.setText(summary_of(plan))
        more = len(lines) - MOST_LINES
        if more > 0:
            lines[MOST_LINES:] = [ngettext("og {n} til", "og {n} til", more).format(n=more)]
        self.left_out.setPlainText("\n".join(lines))
        self._left_out_field.setVisible(bool(lines))
        self.done_button.setEnabled(not plan.is_empty)

    def _build(self) -> None:
        self.what.addItems([_("Egne aftaler"), _("Lukkedage på rådhuset")])
        height = LINES_SEEN * (measures.line_height(TypeRole.BODY) + 8)
        self.left_out.setFixedHeight(height)
        self.left_out.setReadOnly(True)
        self.left_out.setTabChangesFocus(True)
        said = _("Beskeder til andre og deltagere hentes ikke. Alt kan tages tilbage med »Fortryd«.")
        for widget in (
            Field(_("&Tag det, der står i filen, som"), self.what),
            self.summary,
            self._left_out_field,
            Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True),
        ):
            self.column.addWidget(widget)
        self.what.setFocus()


def summary_of(plan: IcalPlan) -> str:
    """Return how much would come: `12 nye aftaler, 3 ændrede. 5 er her allerede.`"""
    parts = []
    if plan.new:
        parts.append(ngettext("{n} ny aftale", "{n} nye aftaler", len(plan.new)).format(n=len(plan.new)))
    if plan.changed:
        number = len(plan.changed)
        parts.append(ngettext("{n} ændret aftale", "{n} ændrede aftaler", number).format(n=number))
    if plan.closed:
        number = len(plan.closed)
        parts.append(ngettext("{n} ny lukkedag", "{n} nye lukkedage", number).format(n=number))
    sentences = [f"{', '.join(parts)}." if parts else _("Der er intet nyt at hente.")]
    if plan.known:
        known = ngettext("{n} er her allerede.", "{n} er her allerede.", plan.known)
        sentences.append(known.format(n=plan.known))
    if plan.refused:
        number = len(plan.refused)
        sentences.append(ngettext("{n} kommer ikke med.", "{n} kommer ikke med.", number).format(n=number))
    return " ".join((*sentences, *plan.remarks))


def left_out_lines(plan: IcalPlan) -> Iterator[str]:
    """Yield what is not taken in with its reason, then what is taken in otherwise than it stood in the file."""
    for refusal in plan.refused:
        yield f"{in_row(refusal.title)}: {refusal.reason}"
    for item in (*plan.new, *plan.changed):
        if item.remarks:
            yield f"{in_row(item.title)}: {' '.join(item.remarks)}"
