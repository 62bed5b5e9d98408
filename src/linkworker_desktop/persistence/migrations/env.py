"""Alembic's entry: runs the revisions on the connection it is handed, inside that connection's transaction."""

from typing import Any, Literal

from alembic import context

from linkworker_desktop.persistence.schema import metadata
from linkworker_desktop.persistence.search_index import INDEXES
from linkworker_desktop.persistence.tables.base import UTCDateTime


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables of the search indexes, which are created by code and not by revisions."""
    return kind != "table" or name is None or not name.startswith(tuple(INDEXES))


def render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own column types as the plain types they are stored as: a revision must not change with the code."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UTCDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata", metadata),
    render_as_batch=True,
    compare_type=True,
    include_name=is_ours,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
