"""The vault's recovery key on one sheet of paper, to be kept in a locked cupboard."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from linkworker_desktop.documents.boxes import Box, fit_text, set_text
from linkworker_desktop.documents.measures import CAP_HEIGHT, FOOTER_BASELINE, FRAME_TOP, TITLE_RULE
from linkworker_desktop.documents.rows import draw_rule
from linkworker_desktop.documents.styles import BODY, CAPTION, HEADING, KEY_GROUP, LEAD, WALL_TITLE
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.dates import numeric_date
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.pages import MEASURE, MM, Side
from linkworker_desktop.typesetting.paragraph import draw_line, fitted
from linkworker_desktop.typesetting.qr import draw_qr

_GROUPS_IN_ROW = 3
_ROW_HEIGHT = 40.0
_PADDING = 6 * MM
_QR = 34 * MM


def recovery_key_pdf(groups: str, created: date, municipality: str | None) -> bytes:
    """Return one A4 page with the key in groups of large letters, the same key as a QR code, and how to keep it.

    `groups` is the key as it is typed in, groups divided by spaces or hyphens; `created` is the vault's date.
    """
    target = BytesIO()
    canvas = new_canvas(target, title=_("Gendannelsesnøgle"), author=municipality or "", invariant=True)
    side = Side(1)
    top = _draw_head(canvas, side.left, created, municipality)
    top = _draw_key(canvas, side.left, top, groups)
    _draw_advice(canvas, side.left, top - 28)
    line = _("Gendannelsesnøgle · {date}").format(date=numeric_date(created))
    draw_line(canvas, side.left, FOOTER_BASELINE, line, CAPTION)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_head(canvas: Any, left: float, created: date, municipality: str | None) -> float:
    boxes: list[Box] = [fit_text(_("Gendannelsesnøgle"), WALL_TITLE, MEASURE)]
    sender = "" if municipality is None else f"{municipality} · "
    day = isolated(numeric_date(created))
    origin = _("{sender}til de data, der blev oprettet {date}").format(sender=sender, date=day)
    boxes.append(set_text(origin, BODY, MEASURE))
    top = FRAME_TOP
    for box in boxes:
        box.draw(canvas, left, top)
        top -= box.height
    draw_rule(canvas, left, top - 10, TITLE_RULE)
    lead = set_text(_("Nøglen åbner alle oplysningerne, hvis adgangskoden er glemt."), LEAD, MEASURE)
    lead.draw(canvas, left, top - 26)
    return top - 26 - lead.height - 12


def _draw_key(canvas: Any, left: float, top: float, groups: str) -> float:
    pieces = groups.replace("-", " ").split()
    rows = [pieces[first : first + _GROUPS_IN_ROW] for first in range(0, len(pieces), _GROUPS_IN_ROW)]
    height = max(len(rows) * _ROW_HEIGHT, _QR) + 2 * _PADDING
    canvas.setStrokeGray(0)
    canvas.setLineWidth(TITLE_RULE)
    canvas.rect(left, top - height, MEASURE, height, stroke=1, fill=0)
    width = (MEASURE - _QR - 3 * _PADDING) / _GROUPS_IN_ROW
    longest = max(pieces, key=len, default="")
    style = fitted(longest, KEY_GROUP, width - 3 * MM)
    first = top - (height - len(rows) * _ROW_HEIGHT) / 2
    for row, groups_in_row in enumerate(rows):
        baseline = first - row * _ROW_HEIGHT - _ROW_HEIGHT / 2 - style.size * CAP_HEIGHT / 2
        for column, group in enumerate(groups_in_row):
            draw_line(canvas, left + _PADDING + column * width, baseline, group, style)
    draw_qr(canvas, left + MEASURE - _PADDING - _QR, top - (height + _QR) / 2, _QR, groups)
    return top - height


def _draw_advice(canvas: Any, left: float, top: float) -> None:
    for heading, lines in _advice():
        title = set_text(heading, HEADING, MEASURE)
        title.draw(canvas, left, top)
        top -= title.height + 4
        for line in lines:
            text = set_text(line, BODY, MEASURE - 4.5 * MM)
            canvas.setFillGray(0)
            canvas.rect(left, top - 10.8, 1.8 * MM, 1.8 * MM, stroke=0, fill=1)
            text.draw(canvas, left + 4.5 * MM, top)
            top -= text.height + 4
        top -= 16


def _advice() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (
            _("Sådan gemmer du arket"),
            (
                _("Læg arket i et aflåst skab eller hos din leder."),
                _("Gem det aldrig sammen med computeren, og tag ikke et billede af det."),
                _("Skriv aldrig adgangskoden på arket."),
            ),
        ),
        (
            _("Sådan bruger du nøglen"),
            (
                _("Åbn programmet, og vælg »Brug gendannelsesnøgle«."),
                _("Skriv grupperne i rækkefølge. Store og små bogstaver er lige gyldige."),
                _("Vælg en ny adgangskode. Nøglen på arket virker stadig."),
            ),
        ),
        (
            _("Hvis arket bliver væk"),
            (
                _("Lav en ny nøgle i programmet. Så virker den gamle ikke mere."),
                _(
                    "Er både adgangskode og nøgle væk, kan ingen åbne oplysningerne. Heller ikke it-afdelingen."
                ),
            ),
        ),
    )
