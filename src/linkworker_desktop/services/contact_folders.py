"""In whose folder a contact is printed, without putting the folders together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder import PARTS, PartDefinition, part_of
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState, folder_deadline
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.handed_out import HANDED_OUT

_FAMILIES = f"""
SELECT family.id, family.code, family.surname, family.housed_at, handed.handed_out_at
FROM family LEFT JOIN ({HANDED_OUT}) AS handed ON handed.family_id = family.id
WHERE deleted_at IS NULL AND closed_on IS NULL ORDER BY sort_key, code
"""  # noqa: S608 - nothing but our own words
_LEFT_OUT = "SELECT family_id, number FROM folder_part WHERE NOT included"
_CHOICES = "SELECT family_id, number, contact_id, included FROM folder_contact"
_FAMILY = {"id": kinds.identifier, "housed_at": kinds.moment, "handed_out_at": kinds.moment}
_CHOICE = {"family_id": kinds.identifier, "contact_id": kinds.identifier}
_WAITING = (FolderDeadlineState.OVERDUE, FolderDeadlineState.DUE_SOON, FolderDeadlineState.UPCOMING)


@dataclass(slots=True)
class FamilyFolder:
    """A family that is here, and how its folder differs from the model; `due` is local wall time."""

    id: FamilyId
    code: str
    surname: str
    handed_out: bool
    due: datetime | None
    is_waiting: bool
    left_out: set[int] = field(default_factory=set)
    put_in: set[tuple[int, UUID]] = field(default_factory=set)
    taken_out: set[tuple[int, UUID]] = field(default_factory=set)

    def parts_with(self, contact: UUID, category: str) -> Iterator[tuple[int, bool]]:
        """Yield the parts that print a contact, and whether it was put in there by hand."""
        by_rule = part_of(category)
        for part in PARTS:
            if part.number in self.left_out:
                continue
            own = (part.number, contact)
            if own in self.put_in:
                yield part.number, part.number != by_rule
            elif part.number == by_rule and own not in self.taken_out:
                yield part.number, False


def folders_of(look: Look, now: datetime) -> list[FamilyFolder]:
    """Return the folders of all families that are here, at local wall time `now`."""
    folders: dict[UUID, FamilyFolder] = {}
    for row in look.rows(_FAMILIES, kinds=_FAMILY):
        deadline = folder_deadline(row.housed_at, row.handed_out_at, now)
        folders[row.id] = FamilyFolder(
            id=FamilyId(row.id),
            code=row.code,
            surname=row.surname,
            handed_out=row.handed_out_at is not None,
            due=deadline.due,
            is_waiting=deadline.state in _WAITING,
        )
    for row in look.rows(_LEFT_OUT, kinds=_CHOICE):
        if row.family_id in folders:
            folders[row.family_id].left_out.add(row.number)
    for row in look.rows(_CHOICES, kinds=_CHOICE):
        if row.family_id in folders:
            own = folders[row.family_id]
            (own.put_in if row.included else own.taken_out).add((row.number, row.contact_id))
    return list(folders.values())


def waiting(folders: list[FamilyFolder], now: datetime, days: int | None = None) -> list[FamilyFolder]:
    """Return the folders that are to be handed out, with `days` those due within so many days."""
    if days is None:
        return [each for each in folders if each.is_waiting]
    latest = now + timedelta(days=days)
    return [each for each in folders if each.is_waiting and each.due is not None and each.due <= latest]


def printed_in(folders: list[FamilyFolder]) -> tuple[str, dict[str, object]]:
    """Return the SQL condition of a contact that one of the folders prints, and its values."""
    values: dict[str, object] = {}
    ways = []
    for part in PARTS:
        printing = [folder for folder in folders if part.number not in folder.left_out]
        if printing:
            ways.append(_printed_in_part(part, printing, values))
    allowed = "contact.printable AND contact.visibility = 'everyone'"
    return f"{allowed} AND ({' OR '.join(ways) or 'false'})", values


def _printed_in_part(part: PartDefinition, printing: list[FamilyFolder], values: dict[str, object]) -> str:
    """Return the condition of a contact that one of the folders prints in a part: by its category or by hand."""
    chosen = {contact for folder in printing for number, contact in folder.put_in if number == part.number}
    nowhere = set.intersection(
        *({contact for number, contact in folder.taken_out if number == part.number} for folder in printing)
    )
    chosen_name, nowhere_name = f"chosen_{part.number}", f"nowhere_{part.number}"
    values |= {chosen_name: kinds.among(chosen), nowhere_name: kinds.among(nowhere)}
    categories = ", ".join(f"'{category}'" for category in part.categories) or "NULL"
    return (
        f"contact.category IN ({categories}) AND contact.id NOT IN (SELECT value FROM json_each(:{nowhere_name}))"  # noqa: S608
        f" OR contact.id IN (SELECT value FROM json_each(:{chosen_name}))"
    )
