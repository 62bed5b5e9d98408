"""Who coordinates round a family: the model, one or two coordinators, and the mark of a stuck case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.coordination import (
    FOLLOWING_THE_RELAY,
    Actor,
    Coordination,
    CoordinatorModel,
    Hotspot,
)
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.relay import state_of
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_rows import standing_family
from linkworker_desktop.services.relay_checks import checked_coordinators, checked_hotspot
from linkworker_desktop.services.relay_reading import relay_of
from linkworker_desktop.services.relay_rows import log_of, set_coordinators
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY})


class Coordinators:
    """Reads and sets who coordinates; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_family(self, family: UUID) -> Coordination:
        """Return how a family is coordinated now. Raises `UserError` when it is gone for good."""
        with self._database.look() as look:
            return relay_of(look, family, self._clock.today()).coordination

    def save(self, family: UUID, model: CoordinatorModel, actors: Sequence[Actor]) -> Changed:
        """Set the model and who coordinates from today on; the others end today.

        Where the model follows the relay and nobody is named, its holder coordinates. Raises `InvalidInput` for
        more than two or a contact that is gone.
        """
        wanted = checked_coordinators(actors)
        with self._database.write("coordinators.save") as session:
            row = standing_family(session, family)
            _require_contacts(session, wanted)
            row.coordinator_model = model.value
            holder = state_of(log_of(session, family)).holder
            if not wanted and holder is not None and model in FOLLOWING_THE_RELAY:
                wanted = (holder,)
            set_coordinators(session, family, wanted, self._clock.today())
        names = _(" og ").join(actor.name for actor in wanted)
        done = _("Tovholder: {names}.").format(names=names) if names else _("Familien har ingen tovholder.")
        undone = _("Tovholderne er som før.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def set_hotspot(self, family: UUID, reason: str, manager: str, on: date | None = None) -> Changed:
        """Mark a stuck case that a manager takes up, from today unless another day is given. Raises `InvalidInput`."""
        today = self._clock.today()
        mark = checked_hotspot(Hotspot(on or today, reason, manager), today)
        with self._database.write("hotspot.set") as session:
            row = standing_family(session, family)
            row.hotspot_on, row.hotspot_reason, row.hotspot_manager = mark.on, mark.reason, mark.manager
        done, undone = _("Sagen er hotspot."), _("Hotspot er som før.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def end_hotspot(self, family: UUID) -> Changed:
        """Take the mark of a stuck case away."""
        with self._database.write("hotspot.end") as session:
            row = standing_family(session, family)
            row.hotspot_on, row.hotspot_reason, row.hotspot_manager = None, "", ""
        done, undone = _("Sagen er ikke hotspot mere."), _("Sagen er hotspot igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)


def _require_contacts(session: Session, actors: Sequence[Actor]) -> None:
    for actor in actors:
        row = session.get(ContactRow, actor.contact) if actor.contact is not None else None
        if actor.contact is not None and (row is None or row.deleted_at is not None):
            sentence = _("{name} findes ikke længere. Vælg en anden.").format(name=actor.name)
            raise InvalidInput([Problem("coordinators", sentence)])
