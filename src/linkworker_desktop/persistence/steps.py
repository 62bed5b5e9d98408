"""What a unit of work did to each row, so that it can be taken back and done again as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import event, inspect, select, text
from sqlalchemy.orm import Mapper, Session, object_session, sessionmaker

from linkworker_desktop.persistence.tables.base import Base

_STEPS = "steps"
_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""
_UNKEPT_TABLES = frozenset({"audit", "draft", "search_doc"})
_STAMPS = frozenset({"updated_at", "version"})
"""Columns that change with every save: put back, but no sign that somebody else changed the row."""


class ChangedSince(Exception):
    """A row is no longer as the unit of work left it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row's change. `before` is None for a new row, `after` for a removed one, else the changed columns."""

    row_class: type[Base]
    key: tuple[Any, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def attach(sessions: sessionmaker[Session]) -> None:
    """Keep the steps of all sessions of this factory."""
    event.listen(sessions, "after_soft_rollback", _forget)


def steps_of(session: Session) -> tuple[Step, ...]:
    """Return what a session did, in order; also after it has ended."""
    kept: list[Step] = session.info.get(_STEPS, [])
    return tuple(kept)


def revert(session: Session, steps: tuple[Step, ...]) -> None:
    """Take steps back within a writing session, the last first.

    Raises ChangedSince, before anything is saved, when a row is no longer as the steps left it.
    """
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for (row_class, _kind), alike in groupby(
        reversed(steps), key=lambda step: (step.row_class, _kind_of(step))
    ):
        group = list(alike)
        _fetch(session, row_class, group)
        for step in group:
            _revert_one(session, step)
        session.flush()


def _kind_of(step: Step) -> tuple[bool, bool]:
    return step.before is None, step.after is None


def _fetch(session: Session, row_class: type[Base], steps: list[Step]) -> None:
    """Read the rows of many steps at once; `Session.get` then finds them in the session."""
    column = inspect(row_class).primary_key[0]
    keys = [step.key[0] for step in steps if step.after is not None]
    for start in range(0, len(keys), _AT_ONCE):
        session.scalars(select(row_class).where(column.in_(keys[start : start + _AT_ONCE]))).all()


def _revert_one(session: Session, step: Step) -> None:
    row = session.get(step.row_class, step.key[0] if len(step.key) == 1 else step.key)
    if step.after is None:
        if row is not None:
            raise ChangedSince
        session.add(step.row_class(**step.before or {}))
        return
    _require_as_left(row, step.after)
    if step.before is None:
        session.delete(row)
    else:
        for name, value in step.before.items():
            setattr(row, name, value)


def _require_as_left(row: Base | None, after: dict[str, Any]) -> None:
    if row is None:
        raise ChangedSince
    if any(getattr(row, name) != value for name, value in after.items() if name not in _STAMPS):
        raise ChangedSince


@cache
def _columns(mapper: Mapper[Any]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in mapper.column_attrs)


def _on_insert(mapper: Mapper[Any], _connection: object, target: Base) -> None:
    _keep(mapper, target, None, {name: getattr(target, name) for name in _columns(mapper)})


def _on_update(mapper: Mapper[Any], _connection: object, target: Base) -> None:
    state = inspect(target)
    before, after = {}, {}
    for name in _columns(mapper):
        history = state.attrs[name].history
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
            after[name] = history.added[0] if history.added else None
    if after:
        _keep(mapper, target, before, after)


def _on_delete(mapper: Mapper[Any], _connection: object, target: Base) -> None:
    state = inspect(target)
    before = {}
    for name in _columns(mapper):
        history = state.attrs[name].history
        before[name] = history.deleted[0] if history.deleted else getattr(target, name)
    _keep(mapper, target, before, None)


def _load_before_delete(mapper: Mapper[Any], _connection: object, target: Base) -> None:
    for name in _columns(mapper):
        getattr(target, name)


def _keep(
    mapper: Mapper[Any], target: Base, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    session = object_session(target)
    if session is None or mapper.local_table.name in _UNKEPT_TABLES:  # type: ignore[attr-defined]
        return
    key = tuple(mapper.primary_key_from_instance(target))
    session.info.setdefault(_STEPS, []).append(Step(type(target), key, before, after))


def _forget(session: Session, _transaction: object) -> None:
    session.info.pop(_STEPS, None)


for _name, _listener in (
    ("after_insert", _on_insert),
    ("after_update", _on_update),
    ("before_delete", _load_before_delete),
    ("after_delete", _on_delete),
):
    event.listen(Base, _name, _listener, propagate=True)
