"""All parts of the kit on one sheet, light at the left and dark at the right, written as a PNG file.

Run `python -m linkworker_desktop.ui.kit.gallery docs/images/kit.png`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.button import (
    link_button,
    primary_button,
    record_button,
    secondary_button,
    small_link_button,
)
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, noun
from linkworker_desktop.ui.kit.states import Level, State
from linkworker_desktop.ui.kit.tag import Badge, LevelTag, StateLabel
from linkworker_desktop.ui.kit.theme import TEXT_SIZES, Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

SHEET = QSize(720, 900)
SWATCHES = (
    ("Side", "sidebar", "text"),
    ("Kort", "card", "text"),
    ("Sænket", "sunken", "text"),
    ("Accent", "accent", "on_accent"),
    ("Valgt", "accent_tint", "text"),
    ("Over", "over_tint", "over"),
    ("Snart", "soon_tint", "soon"),
    ("Sket", "done_tint", "done"),
)
DEADLINES = (
    (State.OVER, "3 dage over"),
    (State.SOON, "41 timer tilbage"),
    (State.COMING, "om 15 dage"),
    (State.DONE, "holdt 30.10."),
    (State.DONE_LATE, "holdt, 2 dage for sent"),
    (State.WAITING, "venter på indflytning"),
    (State.NOT_APPLICABLE, "gælder ikke"),
)
LATE = (
    ("3 dage over", "Kontrakt underskrevet", "Oksana", Level.LAW, "Sket i dag"),
    ("4 dage over", "Opfølgning i praktik", "Samer", Level.LOCAL, "Holdt i dag"),
)


class Sheet(QWidget):
    """Every part of the kit in the theme of the moment."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(32, 24, 32, 12)
        self._layout.setSpacing(0)
        self._layout.addWidget(Label(title, TypeRole.COUNTDOWN))
        self._focused = QLineEdit("20.11.2026 kl. 14.00")
        self._ringed = secondary_button("Fokus")
        for heading, part in self._parts():
            self._layout.addSpacing(12)
            self._layout.addWidget(Label(heading, TypeRole.SMALL_BOLD, Ink.MUTED))
            self._layout.addSpacing(8)
            self._layout.addWidget(part)
        self._layout.addStretch(1)

    def show_focus(self) -> None:
        """Focus the middle field, and draw the ring of a button as if the keyboard held that too."""
        self.activateWindow()
        self._focused.setFocus()
        arrival = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
        QCoreApplication.sendEvent(self._ringed, arrival)

    def _parts(self) -> Sequence[tuple[str, QWidget]]:
        return (
            ("Farver", _in_line([_Swatch(*swatch) for swatch in SWATCHES], stretch=False)),
            ("Knapper", self._buttons()),
            ("Chips, mærker og niveau", _tags()),
            ("Frister", _deadlines()),
            ("Beskeder", _banners()),
            ("Formular", self._form()),
            ("Kort med rækker", _card()),
        )

    def _buttons(self) -> QWidget:
        blocked = secondary_button("Spærret")
        blocked.setEnabled(False)
        parts: list[QWidget] = [
            primary_button("Udskriv", Icon.PRINT),
            secondary_button("Gem PDF", Icon.PICTURE_AS_PDF),
            record_button("Holdt i dag"),
            link_button("Vis alle"),
            blocked,
            self._ringed,
        ]
        line = _in_line(parts)
        line.setMinimumHeight(measures.control_height() + 8)
        return line

    def _form(self) -> QWidget:
        name = Field("Efternavn", QLineEdit("Nakhlawar"), help_text="Som det skal stå på mappen")
        moved = Field("Flyttede ind", self._focused, help_text="dag.måned.år, fx 5.1.2026")
        code = Field("Postnummer", QLineEdit("013"))
        code.set_error("Fire cifre")
        return _in_line([name, moved, code], stretch=False, spacing=16)


class _Swatch(QWidget):
    """A colour with its name."""

    def __init__(self, name: str, ground: str, ink: str) -> None:
        super().__init__()
        self._name, self._ground, self._ink = name, ground, ink
        self.setFixedHeight(44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(tokens, self._ground)))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor(getattr(tokens, self._ink)))
        painter.setFont(font(TypeRole.SMALL_BOLD))
        painter.drawText(
            self.rect().adjusted(7, 0, 0, -5),
            Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
            self._name,
        )
        painter.end()


def _in_line(parts: Sequence[QWidget], *, stretch: bool = True, spacing: int = 8) -> QWidget:
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for part in parts:
        line.addWidget(part, 0 if stretch else 1)
    if stretch:
        line.addStretch(1)
    return widget


def _tags() -> QWidget:
    meetings = Chip("Møder", several=True)
    meetings.setChecked(True)
    gap = QWidget()
    gap.setFixedWidth(8)
    parts: list[QWidget] = [
        meetings,
        Chip("Skole", Icon.SCHOOL, count=22),
        Badge("Karim"),
        Badge("Ikke kontrolleret", State.MISSING),
        gap,
    ]
    return _in_line(parts + [LevelTag(level) for level in Level])


def _deadlines() -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(10)
    for at, (state, words) in enumerate(DEADLINES):
        grid.addWidget(StateLabel(state, words), at // 3, at % 3)
        grid.setColumnStretch(at % 3, 1)
    return widget


def _banners() -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    saved, rest = "Familien Nakhlawar er oprettet.", "14 datoer er regnet ud."
    column.addWidget(Banner(State.DONE, saved, rest, action="Fortryd", action_icon=Icon.UNDO))
    column.addWidget(Banner(State.MISSING, "To oplysninger mangler, før mappen er hel.", action="Udfyld"))
    unread = "Filen kunne ikke læses. Intet er ændret."
    column.addWidget(Banner(State.OVER, unread, action="Vælg en anden fil"))
    return widget


def _card() -> QWidget:
    card = Card("Over tiden", "2")
    card.head.add_right(small_link_button("Vis alle"))
    for at, (words, what, who, level, done) in enumerate(LATE):
        row = Row()
        row.set_chosen(chosen=at == 0)
        row.line.addWidget(StateLabel(State.OVER, words))
        row.line.addSpacing(8)
        row.line.addWidget(MixedText(noun(what, who)), 1)
        row.line.addWidget(LevelTag(level))
        row.line.addWidget(record_button(done))
        card.add_row(row)
    return card


def render(app: QApplication, *, text_size: int = 100) -> QPixmap:
    """Return the sheet in both themes beside each other, 1440 x 900 logical pixels at 100 %."""
    halves = [
        _half(app, theme, title, text_size) for theme, title in ((Theme.LIGHT, "Lys"), (Theme.DARK, "Mørk"))
    ]
    ratio = halves[0].devicePixelRatio()
    height = max(half.height() for half in halves)
    whole = QPixmap(sum(half.width() for half in halves), height)
    whole.setDevicePixelRatio(ratio)
    painter = QPainter(whole)
    x = 0
    for half in halves:
        width = round(half.width() / ratio)
        painter.drawPixmap(QRect(x, 0, width, round(half.height() / ratio)), half)
        x += width
    painter.end()
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sheet; returns 0, or 1 if the file could not be written."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--text-size", type=int, choices=TEXT_SIZES, default=100)
    chosen = parser.parse_args(arguments)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    picture = render(app, text_size=chosen.text_size)
    chosen.file.parent.mkdir(parents=True, exist_ok=True)
    return 0 if picture.save(str(chosen.file)) else 1


def _half(app: QApplication, theme: Theme, title: str, text_size: int) -> QPixmap:
    apply_theme(app, theme, text_size=text_size)
    sheet = Sheet(title)
    sheet.resize(SHEET.expandedTo(sheet.sizeHint()))
    sheet.show()
    app.processEvents()
    sheet.show_focus()
    app.processEvents()
    picture = sheet.grab()
    sheet.close()
    return picture


if __name__ == "__main__":
    raise SystemExit(main())
