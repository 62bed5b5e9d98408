"""The mapped classes by topic; importing this package registers every table on `Base.metadata`."""

from linkworker_desktop.persistence.tables import (
    calendar,
    contacts,
    cooperation,
    documents,
    families,
    folders,
    log,
    municipality,
    network,
    relay,
    verification,
)
from linkworker_desktop.persistence.tables.base import Base

__all__ = [
    "Base",
    "calendar",
    "contacts",
    "cooperation",
    "documents",
    "families",
    "folders",
    "log",
    "municipality",
    "network",
    "relay",
    "verification",
]
