"""Rounds of calls in plain SQL: how far each has come, and which card comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.call_round_views import SETTLED, Card, Outcome, RoundProgress
from linkworker_desktop.services.contact_folders import folders_of, waiting
from linkworker_desktop.services.contact_listing import views_by_id

_ROUNDS = "SELECT id, title, started_at, finished_at FROM call_round {where} ORDER BY started_at DESC"
_ELSEWHERE = """
(contact.deleted_at IS NOT NULL OR contact.ended_on IS NOT NULL
    OR (contact.changed = '[]' AND coalesce(contact.verified_on, '') >= :began))
"""
"""Somebody deleted, ended or confirmed the contact without this round."""
_UNSETTLED = "(card.outcome IS NULL OR card.outcome IN ('not_reached', 'skipped'))"
_FROM = "call_round_card AS card JOIN contact ON contact.id = card.contact_id WHERE card.round_id = :round"
_NUMBERS = f"""
SELECT card.outcome, {_ELSEWHERE} AND {_UNSETTLED} AS elsewhere, count(*) AS number, max(card.tried_at) AS last
FROM {_FROM} GROUP BY 1, 2
"""  # noqa: S608 - nothing but our own words
_CARD = "card.id, card.round_id, card.contact_id, card.position, card.outcome, card.tried_at, card.attempts, card.note"
_NEXT = f"""
SELECT {_CARD} FROM {_FROM} AND {_UNSETTLED} AND NOT {_ELSEWHERE}
    AND (card.outcome IS NULL OR :again OR card.tried_at < :midnight)
ORDER BY card.outcome IS NOT NULL, CASE WHEN card.outcome IS NULL THEN card.position ELSE card.tried_at END LIMIT 1
"""  # noqa: S608
_CARDS = f"SELECT {_CARD} FROM {_FROM} AND (:outcome = '' OR card.outcome = :outcome) ORDER BY card.position"  # noqa: S608
_ONE_CARD = f"SELECT {_CARD} FROM call_round_card AS card WHERE card.id = :card"  # noqa: S608
_ROUND_KINDS: Kinds = {"id": kinds.identifier, "started_at": kinds.instant, "finished_at": kinds.instant}
_CARD_KINDS: Kinds = {
    "id": kinds.identifier,
    "round_id": kinds.identifier,
    "contact_id": kinds.identifier,
    "tried_at": kinds.instant,
}


def rounds_of(
    look: Look,
    round: UUID | None = None,  # noqa: A002
    *,
    only_open: bool = False,
) -> tuple[RoundProgress, ...]:
    """Return all rounds, newest first, those not finished, or the one with an id (none when it is gone)."""
    where = "" if round is None else "WHERE id = :round"
    if only_open:
        where = "WHERE finished_at IS NULL"
    values = {} if round is None else {"round": round.hex}
    return tuple(_progress(look, row) for row in look.rows(_ROUNDS.format(where=where), values, _ROUND_KINDS))


def next_card(look: Look, of: RoundProgress, now: datetime, *, again: bool) -> Card | None:
    """Return the card to call at local wall time `now`, None when there is none left for today."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=LOCAL_ZONE).astimezone(UTC)
    values = {
        **_of_round(of.id, of.started_at),
        "again": again,
        "midnight": midnight.replace(tzinfo=None).isoformat(" ", "microseconds"),
    }
    return next(iter(_cards(look, look.rows(_NEXT, values, _CARD_KINDS), now)), None)


def cards_of(look: Look, round: UUID, outcome: Outcome | None, now: datetime) -> tuple[Card, ...]:  # noqa: A002
    """Return the cards of a round in its order, all or those with one outcome."""
    values = {"round": round.hex, "outcome": "" if outcome is None else outcome.value}
    return _cards(look, look.rows(_CARDS, values, _CARD_KINDS), now)


def one_card(look: Look, card: UUID, now: datetime) -> Card | None:
    """Return one card, None when there is none."""
    return next(iter(_cards(look, look.rows(_ONE_CARD, {"card": card.hex}, _CARD_KINDS), now)), None)


def _of_round(round: UUID, started_at: datetime) -> dict[str, object]:  # noqa: A002
    return {"round": round.hex, "began": started_at.date().isoformat()}


def _progress(look: Look, row: Any) -> RoundProgress:
    started_at = local(row.started_at)
    numbers: dict[str | None, int] = {}
    elsewhere, last = 0, None
    for each in look.rows(_NUMBERS, _of_round(row.id, started_at), {"last": kinds.instant}):
        numbers[each.outcome] = numbers.get(each.outcome, 0) + each.number
        elsewhere += each.number if each.elsewhere else 0
        last = max(filter(None, (last, each.last)), default=None)
    return RoundProgress(
        id=row.id,
        title=row.title,
        started_at=started_at,
        finished_at=None if row.finished_at is None else local(row.finished_at),
        last_answered_at=None if last is None else local(last),
        total=sum(numbers.values()),
        done=sum(numbers.get(each.value, 0) for each in SETTLED) + elsewhere,
        right=numbers.get(Outcome.RIGHT, 0),
        changed=numbers.get(Outcome.CHANGED, 0),
        not_reached=numbers.get(Outcome.NOT_REACHED, 0),
        ended=numbers.get(Outcome.ENDED, 0),
        skipped=numbers.get(Outcome.SKIPPED, 0),
        elsewhere=elsewhere,
    )


def _cards(look: Look, rows: Sequence[Any], now: datetime) -> tuple[Card, ...]:
    views = {view.id: view for view in views_by_id(look, [ContactId(row.contact_id) for row in rows], now)}
    folders = waiting(folders_of(look, now), now) if rows else []
    cards = []
    for row in rows:
        view = views[row.contact_id]
        is_printed = view.draft.is_printed(now.date())
        printing = [
            each for each in folders if is_printed and any(each.parts_with(view.id, view.category.code))
        ]
        cards.append(
            Card(
                id=row.id,
                round=row.round_id,
                position=row.position,
                contact=view,
                attempts=row.attempts,
                outcome=None if row.outcome is None else Outcome(row.outcome),
                last_tried=None if row.tried_at is None else local(row.tried_at),
                note=row.note,
                folders=tuple(each.surname for each in printing),
            )
        )
    return tuple(cards)


def local(instant: datetime) -> datetime:
    """Return an instant as local wall time."""
    return instant.astimezone(LOCAL_ZONE).replace(tzinfo=None)
