"""The mapped classes by topic; importing this package registers every table on `Base.metadata`."""

from linkworker_desktop.persistence.tables import contacts, families, folders, municipality
from linkworker_desktop.persistence.tables.base import Base

__all__ = ["Base", "contacts", "families", "folders", "municipality"]
