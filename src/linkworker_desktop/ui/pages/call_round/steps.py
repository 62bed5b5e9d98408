"""Which card comes next in a round, and which one was answered before."""

from __future__ import annotations

from collections import deque
from uuid import UUID

from linkworker_desktop.services.call_round_views import Card, Outcome, RoundProgress
from linkworker_desktop.services.call_rounds import CallRounds

LEFT = {Outcome.NOT_REACHED, Outcome.SKIPPED}


class Steps:
    """Goes through the cards of one round; remembers the cards of this sitting as they were before the answer."""

    def __init__(self, rounds: CallRounds) -> None:
        self._rounds = rounds
        self._round: UUID | None = None
        self._before: list[Card] = []
        self._queue: deque[UUID] = deque()

    @property
    def round(self) -> UUID | None:
        """The round that is gone through, None when there is none."""
        return self._round

    def begin(self, round_id: UUID) -> None:
        """Go through a round."""
        self._round, self._before = round_id, []
        self._queue.clear()

    def forget(self) -> None:
        """Go through none."""
        self._round, self._before = None, []
        self._queue.clear()

    def again(self) -> None:
        """Go once through those that are left, also the ones tried today."""
        self._queue = deque(card.id for card in self.left())

    def is_open(self) -> bool:
        """Tell whether the round still is the one that waits."""
        waiting = self._rounds.open_round()
        return waiting is not None and waiting.id == self._round

    def progress(self) -> RoundProgress:
        """Return how far the round is. Raises ValueError without a round."""
        if self._round is None:
            raise ValueError("no round is gone through")
        return self._rounds.progress(self._round)

    def left(self) -> tuple[Card, ...]:
        """Return the cards that were not reached or skipped."""
        if self._round is None:
            return ()
        return tuple(card for card in self._rounds.cards(self._round) if card.outcome in LEFT)

    def following(self) -> Card | None:
        """Return the next card, None when the round is done for today."""
        while self._queue:
            card = self._rounds.card(self._queue.popleft())
            if card.outcome in LEFT:
                return card
        return None if self._round is None else self._rounds.current(self._round)

    def note_answer(self, card: Card) -> None:
        """Remember a card as it was before its answer."""
        self._before.append(card)

    def present(self, shown: Card | None) -> Card | None:
        """Return the shown card as it is now, or the next one when it was answered meanwhile."""
        if shown is None:
            return self.following()
        now = self._rounds.card(shown.id)
        return now if _same_answer(now, shown) else self.following()

    def taken_back(self, shown: Card | None) -> Card | None:
        """Return the card answered last when its answer was taken back since, else None."""
        if not self._before:
            return None
        before = self._before[-1]
        now = self._rounds.card(before.id)
        if not _same_answer(now, before):
            return None
        self._before.pop()
        self._put_back(shown)
        return now

    def back_at(self, card: UUID, shown: Card | None) -> Card:
        """Return a card that was opened again; `shown` waits behind it."""
        self._before = [each for each in self._before if each.id != card]
        self._put_back(shown)
        return self._rounds.card(card)

    def _put_back(self, shown: Card | None) -> None:
        if shown is not None and shown.outcome in LEFT:
            self._queue.appendleft(shown.id)


def _same_answer(now: Card, before: Card) -> bool:
    return (now.outcome, now.attempts) == (before.outcome, before.attempts)
