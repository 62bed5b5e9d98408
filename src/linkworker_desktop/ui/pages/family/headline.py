"""What stands round a family's name: the address beside it and a few plain facts under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.family import non_readers
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.rule import TAKEOVER_RULE
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.residence_words import residence_of_many

WEEKS_COUNTED = 2
"""From so many weeks on, the weeks are said in place of the day they moved in."""


class Headline(QWidget):
    """Languages, when they moved in, and the code; `address` is put beside the title by the page.

    A protected address is never shown: the words that it is protected stand first, where nothing cuts them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = ElidedLabel("", TypeRole.BODY, Ink.MUTED)
        is_protected = Label(_("Adressen er beskyttet"), TypeRole.BODY_BOLD)
        self._address_below = Label("", TypeRole.BODY, Ink.MUTED)
        self._address_below.hide()
        self._protected = _WithIcon(Icon.VERIFIED_USER, Ink.INFO, is_protected)
        self._languages = Label("", TypeRole.BODY)
        self._rest = [Label("", TypeRole.BODY, Ink.MUTED) for _place in range(5)]
        self.edit_button = small_link_button(_("&Ret"))
        self.edit_button.setAccessibleName(_("Ret familiens oplysninger"))
        line = FlowLayout(self, spacing=measures.GAP_16, line_spacing=measures.GAP_4)
        languages = _WithIcon(Icon.TRANSLATE, Ink.TEXT, self._languages)
        for widget in (self._protected, self._address_below, languages, *self._rest):
            line.addWidget(widget)
        line.addWidget(self.edit_button)

    def fit(self, room: int) -> None:
        """Keep the address beside the title where it has `room` pixels for all of it; else it stands here."""
        wanted = self.address.fontMetrics().horizontalAdvance(self.address.text()) + measures.GAP_16
        is_below = bool(self.address.text()) and wanted > room
        self.address.setVisible(bool(self.address.text()) and not is_below)
        self._address_below.setVisible(is_below)

    def show_sheet(self, sheet: FamilySheet, due: Sequence[Deadline], now: datetime) -> None:
        """Show the facts of a family at local wall time `now`."""
        self.address.setText("" if sheet.is_protected else sheet.address.line)
        self._address_below.setText(self.address.text())
        self._protected.setVisible(sheet.is_protected)
        self._languages.setText(words.language_words(sheet.languages))
        drafts = tuple(member.draft for member in sheet.members)
        aloud = [words.in_row(member.given_name) for member in non_readers(drafts, now.date())]
        facts = (
            _("læses højt for {names}").format(names=words.joined(aloud)) if aloud else "",
            _residence(sheet),
            _takeover(due, now.date()),
            _closed(sheet.closed_on) or _moved_in(sheet.housed_at, now),
            sheet.code,
        )
        self.edit_button.setVisible(sheet.deleted_at is None)
        for label, fact in zip(self._rest, facts, strict=True):
            label.setText(fact)
            label.setVisible(bool(fact))


class _WithIcon(QWidget):
    """A small icon before its words."""

    def __init__(self, icon: Icon, ink: Ink, words: Label) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel(icon, ink, measures.ICON_SMALL))
        line.addWidget(words)


def _closed(day: date | None) -> str:
    return _("afsluttet den {date}").format(date=date_text(day)) if day is not None else ""


def _moved_in(housed_at: datetime | None, now: datetime) -> str:
    if housed_at is None:
        return _("er ikke flyttet ind endnu")
    weeks = (now.date() - housed_at.date()).days // 7
    if weeks >= WEEKS_COUNTED:
        return ngettext("{n} uge her", "{n} uger her", weeks).format(n=weeks)
    moment = words.moment_words(housed_at, now.date())
    return (_("flyttede ind {moment}") if housed_at <= now else _("flytter ind {moment}")).format(
        moment=moment
    )


def _residence(sheet: FamilySheet) -> str:
    """Return on what ground the first of the family stays."""
    found = (member.draft.residence for member in sheet.members if member.lives_here)
    residence = next((each for each in found if each is not None), None)
    return "" if residence is None else residence_of_many(residence)


def _takeover(due: Sequence[Deadline], today: date) -> str:
    """Return from when the municipality is responsible, where that is known."""
    row = next((each for each in due if each.row.rule.code == TAKEOVER_RULE and each.due is not None), None)
    if row is None or row.due is None:
        return ""
    said = _("Kommunens ansvar fra {date}") if row.due.day <= today else _("Kommunen overtager {date}")
    return said.format(date=date_text(row.due.day))
