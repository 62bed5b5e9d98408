"""The number that says which schema a database has."""

from __future__ import annotations

SCHEMA_VERSION = 4
"""The number of the newest revision under migrations/versions, kept in `PRAGMA user_version`."""
