"""What the sample needs of an open vault: the services it fills and prints with."""

from __future__ import annotations

from typing import Protocol

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services.calendar_papers import CalendarPapers
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.cooperation import Cooperation
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.folders import Folders
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.papers import Papers


class OpenVault(Protocol):
    """The services of an open vault, as `bootstrap` gives them."""

    @property
    def database(self) -> Database: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def families(self) -> Families: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def cooperation(self) -> Cooperation: ...
    @property
    def folders(self) -> Folders: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def calendar_papers(self) -> CalendarPapers: ...
    @property
    def papers(self) -> Papers: ...
