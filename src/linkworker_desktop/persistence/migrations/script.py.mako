"""${message}"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

CHANGED_TABLES: frozenset[str] = frozenset()
"""Tables whose number of rows this revision is meant to change."""


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
