"""What stands round a family's name: the address beside it and a few plain facts under it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.family import non_readers
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink


class Headline(QWidget):
    """Languages, when they moved in, and the code; `address` is put beside the title by the page.

    A protected address is never shown: the words that it is protected stand first, where nothing cuts them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = ElidedLabel("", TypeRole.BODY, Ink.MUTED)
        self._protected = _Protected()
        self._languages = Label("", TypeRole.BODY)
        self._rest = [Label("", TypeRole.BODY, Ink.MUTED) for _place in range(3)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_16)
        languages = QHBoxLayout()
        languages.setSpacing(6)
        languages.addWidget(IconLabel(Icon.TRANSLATE, Ink.TEXT, measures.ICON_SMALL))
        languages.addWidget(self._languages)
        line.addWidget(self._protected)
        line.addLayout(languages)
        for label in self._rest:
            line.addWidget(label)

    def show_sheet(self, sheet: FamilySheet, now: datetime) -> None:
        """Show the facts of a family at local wall time `now`."""
        self.address.setText("" if sheet.is_protected else sheet.address.line)
        self._protected.setVisible(sheet.is_protected)
        self._languages.setText(words.language_words(sheet.languages))
        drafts = tuple(member.draft for member in sheet.members)
        aloud = [words.in_row(member.given_name) for member in non_readers(drafts, now.date())]
        facts = (
            _("læses højt for {names}").format(names=words.joined(aloud)) if aloud else "",
            _closed(sheet.closed_on) or _moved_in(sheet.housed_at, now),
            sheet.code,
        )
        for label, fact in zip(self._rest, facts, strict=True):
            label.setText(fact)
            label.setVisible(bool(fact))


class _Protected(QWidget):
    """A shield and the words that the address is protected."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel(Icon.VERIFIED_USER, Ink.INFO, measures.ICON_SMALL))
        line.addWidget(Label(_("Adressen er beskyttet"), TypeRole.BODY_BOLD))


def _closed(day: date | None) -> str:
    return _("afsluttet den {date}").format(date=date_text(day)) if day is not None else ""


def _moved_in(housed_at: datetime | None, now: datetime) -> str:
    if housed_at is None:
        return _("er ikke flyttet ind endnu")
    moment = words.moment_words(housed_at, now.date())
    return (_("flyttede ind {moment}") if housed_at <= now else _("flytter ind {moment}")).format(
        moment=moment
    )
