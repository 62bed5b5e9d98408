"""What the relay's card, page and dialogs say."""

from __future__ import annotations

from datetime import date, datetime, time

from linkworker_desktop.domain.relay import RELAY_LABELS, Agreement, RelayEntry, RelayKind
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.dates import clock_figures
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.words import in_row, short_date

KIND_ICONS = {
    RelayKind.OPENED: Icon.SYNC_ALT,
    RelayKind.NOTE: Icon.NOTE,
    RelayKind.AGREEMENT: Icon.HANDSHAKE,
    RelayKind.MEETING: Icon.FORUM,
    RelayKind.OFFERED: Icon.HOURGLASS_TOP,
    RelayKind.ACCEPTED: Icon.SYNC_ALT,
    RelayKind.DECLINED: Icon.BLOCK,
    RelayKind.CLOSED: Icon.DONE_ALL,
}


def heading(entry: RelayEntry) -> str:
    """Return what an entry did: `Stafetten tilbudt Inger Vindkærby`."""
    taker = in_row(entry.taker.name) if entry.taker else ""
    match entry.kind:
        case RelayKind.OPENED:
            return _("{name} holder stafetten").format(name=taker)
        case RelayKind.OFFERED:
            return _("Stafetten tilbudt {name}").format(name=taker)
        case RelayKind.ACCEPTED:
            return _("{name} greb stafetten").format(name=taker)
        case RelayKind.DECLINED if taker:
            return _("{name} sagde nej til stafetten").format(name=taker)
        case kind:
            return _(RELAY_LABELS[kind])


def offered_line(view: RelayView) -> str:
    """Return `Tilbudt Inger Vindkærby 23.11.`, empty when nothing is offered."""
    offer = view.state.offer
    if offer is None:
        return ""
    day = short_date(offer.at.date(), view.today)
    return _("Tilbudt {name} {date}").format(name=in_row(offer.taker.name), date=day)


def answer_line(view: RelayView) -> str:
    """Return `Svar senest 7.12.`, empty when no day is agreed."""
    offer = view.state.offer
    if offer is None or offer.answer_by is None:
        return ""
    return _("Svar senest {date}").format(date=short_date(offer.answer_by, view.today))


def when_words(at: datetime, today: date) -> str:
    """Return `23.11. kl. 9.15`; midnight stands for a day without a clock time."""
    return " ".join(part for part in (short_date(at.date(), today), clock_words(at)) if part)


def clock_words(at: datetime) -> str:
    """Return `kl. 9.15`, empty for a day without a clock time."""
    return "" if at.time() == time() else _("kl. {time}").format(time=clock_figures(at.time()))


def agreement_line(agreement: Agreement, today: date) -> str:
    """Return `Rima: skriver ansøgning, senest 1.12.`."""
    said = f"{in_row(agreement.who)}: {agreement.what}" if agreement.who else agreement.what
    if agreement.due is None:
        return said
    return _("{agreement}, senest {date}").format(agreement=said, date=short_date(agreement.due, today))
