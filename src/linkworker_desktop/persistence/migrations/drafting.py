"""Drafting a revision: `python -m linkworker_desktop.persistence.migrations.drafting "what changes"`.

The draft is what differs between the revisions so far and the mapped classes; read it before it is kept.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.migrations.upgrading import head_version, migrations_config
from linkworker_desktop.persistence.schema import revision_id
from linkworker_desktop.persistence.sqlite import WRITER, build_engine


def draft(message: str, versions: Path | None = None) -> int:
    """Write the next revision into the versions folder and return its number; `SCHEMA_VERSION` must follow it."""
    number = head_version(versions) + 1
    with tempfile.TemporaryDirectory() as folder:
        engine = build_engine(Path(folder) / "draft.db", DataKey.random(), create=True)
        with engine.execution_options(**{WRITER: True}).connect() as connection:
            config = migrations_config(connection, versions)
            if number > 1:
                command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=revision_id(number))
        engine.dispose()
    return number


if __name__ == "__main__":
    draft(sys.argv[1])
