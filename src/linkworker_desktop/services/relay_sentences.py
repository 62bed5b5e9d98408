"""What is said when something was written in a relay log, and when it was taken back."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.relay import RelayEntry, RelayKind
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

_DONE = {
    RelayKind.OPENED: N_("{taker} holder stafetten."),
    RelayKind.NOTE: N_("Notatet står i stafetloggen."),
    RelayKind.AGREEMENT: N_("Aftalen står i stafetloggen."),
    RelayKind.MEETING: N_("Mødet står i stafetloggen."),
    RelayKind.OFFERED: N_("Stafetten er tilbudt {taker}. {giver} holder den, til svaret er ja."),
    RelayKind.ACCEPTED: N_("{taker} har grebet stafetten."),
    RelayKind.DECLINED: N_("{taker} sagde nej. {giver} holder stafetten."),
    RelayKind.CLOSED: N_("Stafetten er slut."),
    RelayKind.CORRECTION: N_("Rettelsen står ved linjen."),
    RelayKind.RETRACTED: N_("Linjen er fortrudt. Den bliver stående i loggen."),
}
_TAKEN_BACK = {
    RelayKind.OPENED: N_("{taker} holder ikke stafetten alligevel."),
    RelayKind.OFFERED: N_("Tilbuddet til {taker} er taget tilbage."),
    RelayKind.ACCEPTED: N_("Svaret fra {taker} er taget tilbage. {giver} holder stafetten."),
    RelayKind.DECLINED: N_("Svaret fra {taker} er taget tilbage."),
    RelayKind.CLOSED: N_("Stafetten går videre. {giver} holder den."),
}


def done_words(entry: RelayEntry, today: date) -> str:
    """Return what is true now that an entry is written, with its day when that is not today."""
    said = _filled(_DONE[entry.kind], entry)
    if entry.at.date() == today or entry.kind is RelayKind.RETRACTED:
        return said
    return _("{date}: {sentence}").format(date=date_text(entry.at.date()), sentence=said)


def taken_back_words(entry: RelayEntry) -> str:
    """Return what is true when an entry is taken back."""
    return _filled(_TAKEN_BACK.get(entry.kind, _DONE[RelayKind.RETRACTED]), entry)


def _filled(message: str, entry: RelayEntry) -> str:
    taker = entry.taker.name if entry.taker else ""
    giver = entry.giver.name if entry.giver else ""
    return _(message).format(taker=taker, giver=giver)
