"""What may be added to a relay log, and which facts of the family its moves are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.relay import (
    MOVES,
    RelayEntry,
    RelayKind,
    RelayState,
    after,
    counting,
    fits,
    retracted,
    standing,
    state_of,
)
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.i18n import _

Fact = tuple[HappeningKind, date]

_ANSWERS = {
    RelayKind.ACCEPTED: HappeningKind.RELAY_ACCEPTED,
    RelayKind.DECLINED: HappeningKind.RELAY_DECLINED,
}


class RelayRefused(UserError):
    """The entry cannot be added to the log as it stands; nothing has been changed."""


def require_next(entries: Sequence[RelayEntry], new: RelayEntry, today: date) -> None:
    """Raise `RelayRefused` unless `new` can be the next entry of the log.

    A log is read in the order it was written. Nothing happened after today. The relay moves forward only: a move is
    never dated before the last one, while notes, agreements and meetings may be written down afterwards. A log from
    elsewhere can hold entries that do not fit; they do nothing, and keep nobody from going on.
    """
    if new.at.date() > today:
        raise RelayRefused(_("Dagen er ikke kommet endnu. Skriv, hvad der er sket, når det er sket."))
    if new.kind is RelayKind.RETRACTED:
        _require_retractable(entries, new)
    elif new.kind is RelayKind.CORRECTION:
        _require_correctable(entries, new.corrects)
    elif sentence := _against(state_of(entries), new):
        raise RelayRefused(sentence)


def spoken_of(entries: Iterable[RelayEntry], entry: UUID | None) -> UUID | None:
    """Return which entry a correction is about: a correction of a correction is about what that one corrects."""
    found = next((each for each in entries if each.id == entry), None)
    return found.corrects if found is not None and found.kind is RelayKind.CORRECTION else entry


def retractable(entries: Sequence[RelayEntry]) -> frozenset[UUID]:
    """Return the entries that can be taken back as the log stands: what is said, and moves nothing rests on."""
    counted = counting(entries)
    gone = retracted(entries)
    corrections = (each.id for each in entries if each.kind is RelayKind.CORRECTION and each.id not in gone)
    said = (each.id for each in counted if each.kind not in MOVES)
    before = _states_before(counted)
    moves = (
        each.id
        for place, each in enumerate(counted)
        if each.kind in MOVES and _hold_without(counted, before, place)
    )
    return frozenset((*corrections, *said, *moves))


def facts_of(entries: Iterable[RelayEntry]) -> frozenset[Fact]:
    """Return the facts the rules count from: each offer with its day, and each answer.

    Rules know days, not hours. Where a new offer is made the day an earlier one was answered, only the new one is
    a fact: the answer would else settle it.
    """
    turns: list[list[Fact]] = []
    for entry in standing(entries):
        day = entry.at.date()
        if entry.kind is RelayKind.OFFERED:
            turns = [turn for turn in turns if turn[-1][1] != day]
            turns.append([(HappeningKind.RELAY_OFFERED, day)])
        elif turns and (kind := _ANSWERS.get(entry.kind)) is not None:
            turns[-1].append((kind, day))
    return frozenset(fact for turn in turns for fact in turn)


def _require_retractable(entries: Sequence[RelayEntry], new: RelayEntry) -> None:
    target = next((each for each in entries if each.id == new.corrects), None)
    if target is None:
        raise RelayRefused(_("Linjen findes ikke i stafetloggen. Åbn siden igen."))
    if target.id in retracted(entries):
        raise RelayRefused(_("Linjen er allerede fortrudt."))
    left_hanging = _misfits([*entries, new]) - _misfits(entries)
    if any(_fitted_when_written(entries, each) for each in entries if each.id in left_hanging):
        raise RelayRefused(
            _("Det kan ikke fortrydes: noget senere bygger på det. Skriv en rettelse i stedet.")
        )


def _require_correctable(entries: Sequence[RelayEntry], target: UUID | None) -> None:
    found = next((each for each in entries if each.id == target), None)
    if found is None or found.kind is RelayKind.RETRACTED:
        raise RelayRefused(_("Linjen findes ikke i stafetloggen. Åbn siden igen."))
    if found.id in retracted(entries):
        raise RelayRefused(_("Linjen er fortrudt og kan ikke rettes."))


def _hold_without(counted: Sequence[RelayEntry], before: Sequence[RelayState], place: int) -> bool:
    """Tell whether what follows a move still fits without it; read on only until the log stands as it did."""
    state = before[place]
    for entry, stood in zip(counted[place + 1 :], before[place + 1 :], strict=True):
        if _turn(state) == _turn(stood):
            return True
        if _against(state, entry) and not _against(stood, entry):
            return False
        if fits(state, entry):
            state = after(state, entry)
    return True


def _states_before(counted: Iterable[RelayEntry]) -> tuple[RelayState, ...]:
    state, found = RelayState(), []
    for entry in counted:
        found.append(state)
        if fits(state, entry):
            state = after(state, entry)
    return tuple(found)


def _turn(state: RelayState) -> tuple[object, ...]:
    """Return all that decides what fits next."""
    return state.holder, state.offer and state.offer.taker, state.last_move and state.last_move.date()


def _misfits(entries: Iterable[RelayEntry]) -> frozenset[UUID]:
    """Return the entries the log would not take where they stand."""
    state, found = RelayState(), set()
    for entry in counting(entries):
        if _against(state, entry):
            found.add(entry.id)
        if fits(state, entry):
            state = after(state, entry)
    return frozenset(found)


def _fitted_when_written(entries: Iterable[RelayEntry], entry: RelayEntry) -> bool:
    return not _against(state_of(each for each in entries if each.seq < entry.seq), entry)


def _against(state: RelayState, entry: RelayEntry) -> str:
    """Return why an entry does not fit, empty if it does."""
    sentence = _against_kind(state, entry)
    if not sentence and entry.kind in MOVES and state.last_move is not None:
        last = state.last_move.date()
        if entry.at.date() < last:
            words = _("Der skete noget med stafetten {date}. Vælg den dag eller en senere.")
            return words.format(date=date_text(last))
    return sentence


def _against_kind(state: RelayState, entry: RelayEntry) -> str:
    match entry.kind:
        case RelayKind.OPENED if state.holder is not None:
            return _("{name} holder allerede stafetten.").format(name=state.holder.name)
        case RelayKind.OPENED:
            return "" if _is_named(entry) else _("Vælg, hvem der holder stafetten.")
        case RelayKind.ACCEPTED | RelayKind.DECLINED if state.offer is None:
            return _("Stafetten er ikke tilbudt nogen, så der er intet at svare på.")
        case RelayKind.ACCEPTED:
            return _against_taking(state, entry)
        case RelayKind.DECLINED:
            return ""
        case _ if state.holder is None:
            return _("Ingen holder stafetten. Vælg først, hvem der gør.")
        case RelayKind.OFFERED:
            return _against_offer(state, entry)
        case RelayKind.CLOSED if state.offer is not None:
            words = _("Stafetten er tilbudt {name}. Skriv svaret, før den slutter.")
            return words.format(name=state.offer.taker.name)
        case _:
            return ""


def _against_offer(state: RelayState, entry: RelayEntry) -> str:
    if state.holder is None:
        return _("Ingen holder stafetten. Vælg først, hvem der gør.")
    if entry.giver is not None and not entry.giver.is_same_as(state.holder):
        words = _("{name} holder stafetten. Kun den, der holder den, kan tilbyde den.")
        return words.format(name=state.holder.name)
    if state.offer is not None:
        words = _("Stafetten er allerede tilbudt {name}. Skriv svaret først.")
        return words.format(name=state.offer.taker.name)
    if entry.taker is None or not _is_named(entry):
        return _("Vælg, hvem stafetten bliver tilbudt.")
    if entry.taker.is_same_as(state.holder):
        return _("{name} holder allerede stafetten.").format(name=state.holder.name)
    return ""


def _against_taking(state: RelayState, entry: RelayEntry) -> str:
    if entry.taker is None or not _is_named(entry) or state.offer is None:
        return _("Skriv navnet på den, der sagde ja.")
    if entry.taker.is_same_as(state.offer.taker):
        return ""
    words = _("Stafetten er tilbudt {name}. Et ja fra en anden flytter den ikke.")
    return words.format(name=state.offer.taker.name)


def _is_named(entry: RelayEntry) -> bool:
    return entry.taker is not None and bool(entry.taker.name.strip())
