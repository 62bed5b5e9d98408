"""The audit trail: every change of a row is recorded in the transaction that makes it, chained by hashes.

The chain shows order and tampering to someone who does not hold the key; who holds it could write a new chain.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, event, inspect, select
from sqlalchemy.orm import (
    InstanceState,
    Mapper,
    ORMExecuteState,
    Session,
    UOWTransaction,
    object_session,
    sessionmaker,
)

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.persistence import steps
from linkworker_desktop.persistence.anchor import NEWEST_HEAD, Head
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.base import Base

HIDDEN = "ændret"
"""Stands for a value the log does not repeat, because the log outlives the value."""

LONGEST_VALUE = 200
GENESIS = "0" * 64

ACTOR, ACTION, PURPOSE, CLOCK, HEAD = "actor", "action", "purpose", "clock", "audit_head"
"""Keys of `session.info`; `Database.write` sets the first four, HEAD is there after something was recorded."""

_PENDING = "audit_pending"
_UNRECORDED_TABLES = frozenset({"audit", "draft"})
_DERIVED = frozenset(
    {"created_at", "updated_at", "version", "folded", "surname_folded", "sort_key", "list_key", "digits"}
)
_table = cast(Table, AuditRow.__table__)


class Operation(StrEnum):
    """What happened to the record."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    SEEN = "seen"
    """Shown, printed or exported: part of what a person may ask to be told."""


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along the chain found; `broken_at` is the first number that is not as it was written."""

    rows: int
    broken_at: int | None
    head: Head | None

    @property
    def is_sound(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class _Entry:
    operation: Operation
    entity: str
    entity_id: str
    changes: dict[str, object]
    purpose: str = ""


def attach(sessions: sessionmaker[Session]) -> None:
    """Record all changes made in sessions of this factory."""
    event.listen(sessions, "after_flush", _write_pending)
    event.listen(sessions, "after_soft_rollback", _forget_pending)
    event.listen(sessions, "do_orm_execute", _refuse_unrecorded)
    steps.attach(sessions)


def record(
    session: Session,
    operation: Operation,
    entity: str,
    entity_id: object,
    *,
    changes: dict[str, object] | None = None,
    purpose: str = "",
) -> None:
    """Record what no mapped row shows: that something was seen, printed, exported, or changed in bulk."""
    _append(session, [_Entry(operation, entity, str(entity_id), changes or {}, purpose)])


def _head(session: Session) -> Head | None:
    row = session.connection().exec_driver_sql(NEWEST_HEAD).first()
    return Head(row.seq, row.sha256) if row else None


def verify_chain(session: Session) -> ChainReport:
    """Walk the whole chain and return whether it is gapless and every hash is right."""
    last: Head | None = None
    rows = 0
    for row in session.execute(select(_table).order_by(_table.c.seq).execution_options(yield_per=1000)):
        expected = (last.seq + 1, last.sha256) if last else (1, GENESIS)
        if (row.seq, row.prev) != expected or row.sha256 != _hash_of(row):
            return ChainReport(rows, row.seq, last)
        last = Head(row.seq, row.sha256)
        rows += 1
    return ChainReport(rows, None, last)


def _append(session: Session, entries: list[_Entry]) -> None:
    previous = _head(session)
    at = _info_clock(session).now()
    values: list[dict[str, Any]] = []
    for entry in entries:
        value: dict[str, Any] = {
            "seq": previous.seq + 1 if previous else 1,
            "at": at,
            "actor": session.info.get(ACTOR, ""),
            "action": session.info.get(ACTION, ""),
            "operation": entry.operation.value,
            "entity": entry.entity,
            "entity_id": entry.entity_id,
            "changes": entry.changes,
            "purpose": entry.purpose or session.info.get(PURPOSE, ""),
            "prev": previous.sha256 if previous else GENESIS,
        }
        value["sha256"] = _digest(value)
        previous = Head(value["seq"], value["sha256"])
        values.append(value)
    session.connection().execute(_table.insert(), values)
    session.info[HEAD] = previous


def _info_clock(session: Session) -> Clock:
    clock: Clock = session.info[CLOCK]
    return clock


def _hash_of(row: Row[Any]) -> str:
    return _digest({name: value for name, value in row._mapping.items() if name != "sha256"})  # noqa: SLF001


def _digest(value: dict[str, Any]) -> str:
    content = value | {"at": value["at"].isoformat(timespec="microseconds")}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _write_pending(session: Session, _context: UOWTransaction) -> None:
    pending: list[_Entry] = session.info.pop(_PENDING, [])
    if pending:
        _append(session, pending)


def _forget_pending(session: Session, _transaction: object) -> None:
    session.info.pop(_PENDING, None)


def _refuse_unrecorded(state: ORMExecuteState) -> None:
    changes = state.is_update or state.is_delete or state.is_insert
    if changes and state.is_orm_statement and not state.execution_options.get("recorded"):
        raise RuntimeError(
            "a bulk change passes the audit log by: call record() and give execution option recorded"
        )


def _on_insert(mapper: Mapper[Any], _connection: object, target: object) -> None:
    state = inspect(target)
    values = {name: state.dict.get(name) for name in _recorded_names(mapper)}
    filled: dict[str, tuple[object, object]] = {
        name: (None, value) for name, value in values.items() if value not in (None, "", [], {})
    }
    _note(mapper, target, Operation.CREATED, filled)


def _on_update(mapper: Mapper[Any], _connection: object, target: object) -> None:
    changed = _changed(mapper, inspect(target))
    if changed:
        _note(mapper, target, Operation.CHANGED, changed)


def _on_delete(mapper: Mapper[Any], _connection: object, target: object) -> None:
    _note(mapper, target, Operation.DELETED, {})


def _changed(mapper: Mapper[Any], state: InstanceState[Any]) -> dict[str, tuple[object, object]]:
    changed: dict[str, tuple[object, object]] = {}
    for name in _recorded_names(mapper):
        history = state.attrs[name].history
        before = history.deleted[0] if history.deleted else None
        after = history.added[0] if history.added else None
        if history.has_changes() and before != after:
            changed[name] = (before, after)
    return changed


@cache
def _recorded_names(mapper: Mapper[Any]) -> list[str]:
    return [
        attribute.key
        for attribute in mapper.column_attrs
        if attribute.key not in _DERIVED and not any(column.primary_key for column in attribute.columns)
    ]


def _note(
    mapper: Mapper[Any], target: object, operation: Operation, changed: dict[str, tuple[object, object]]
) -> None:
    table = mapper.local_table.name if isinstance(mapper.local_table, Table) else mapper.class_.__name__
    if table in _UNRECORDED_TABLES:
        return
    session = object_session(target)
    if session is None or CLOCK not in session.info:
        raise RuntimeError("rows are changed inside Database.write() only")
    sensitive: frozenset[str] = getattr(mapper.class_, "sensitive", frozenset())
    changes = {name: _shown(pair, hidden=name in sensitive) for name, pair in changed.items()}
    identity = ",".join(str(part) for part in mapper.primary_key_from_instance(target))
    session.info.setdefault(_PENDING, []).append(_Entry(operation, table, identity, changes))


def _shown(pair: tuple[object, object], *, hidden: bool) -> object:
    values = [_plain(value) for value in pair]
    return HIDDEN if hidden or HIDDEN in values else values


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return _plain(value.value)
    text = str(value) if isinstance(value, str | UUID) else None
    if isinstance(value, list | tuple):
        text = ", ".join(str(item) for item in value)
    return text if text is not None and len(text) <= LONGEST_VALUE else HIDDEN


for _name, _listener in (
    ("after_insert", _on_insert),
    ("after_update", _on_update),
    ("after_delete", _on_delete),
):
    event.listen(Base, _name, _listener, propagate=True)
