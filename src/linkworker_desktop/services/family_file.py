"""The use cases of the family file, each made when somebody first wants it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.services.consent_papers import ConsentPapers
    from linkworker_desktop.services.coordinators import Coordinators
    from linkworker_desktop.services.documents import Documents
    from linkworker_desktop.services.family_list_bulk import FamilyListBulk
    from linkworker_desktop.services.family_list_papers import FamilyListPapers
    from linkworker_desktop.services.family_lists import FamilyLists
    from linkworker_desktop.services.family_sheet_paper import FamilySheetPapers
    from linkworker_desktop.services.kinship import Kinship
    from linkworker_desktop.services.log import Log
    from linkworker_desktop.services.network import Network
    from linkworker_desktop.services.network_papers import NetworkPapers
    from linkworker_desktop.services.phrases import Phrases
    from linkworker_desktop.services.relay import Relay
    from linkworker_desktop.services.relay_papers import RelayPapers
    from linkworker_desktop.services.timeline import Timeline


class FamilyFile:
    """A part of the services of an open vault, so that their list stays readable."""

    database: Database
    clock: Clock

    @cached_property
    def coordinators(self) -> Coordinators:
        from linkworker_desktop.services.coordinators import Coordinators

        return Coordinators(self.database, self.clock)

    @cached_property
    def consent_papers(self) -> ConsentPapers:
        from linkworker_desktop.services.consent_papers import ConsentPapers

        return ConsentPapers(self.database, self.clock, self)  # type: ignore[arg-type]

    @cached_property
    def documents(self) -> Documents:
        from linkworker_desktop.services.documents import Documents

        return Documents(self.database, self.clock)

    @cached_property
    def family_sheets(self) -> FamilySheetPapers:
        from linkworker_desktop.services.family_sheet_paper import FamilySheetPapers

        return FamilySheetPapers(self.database, self.clock, self)  # type: ignore[arg-type]

    @cached_property
    def family_list_bulk(self) -> FamilyListBulk:
        from linkworker_desktop.services.family_list_bulk import FamilyListBulk

        return FamilyListBulk(self.database, self.clock, self)  # type: ignore[arg-type]  # the rest of the services

    @cached_property
    def family_list_papers(self) -> FamilyListPapers:
        from linkworker_desktop.services.family_list_papers import FamilyListPapers

        return FamilyListPapers(self.database, self.clock, self)  # type: ignore[arg-type]  # the rest of the services

    @cached_property
    def family_lists(self) -> FamilyLists:
        from linkworker_desktop.services.family_lists import FamilyLists

        return FamilyLists(self.database, self.clock, self.deadlines)  # type: ignore[attr-defined]  # Services has it

    @cached_property
    def kinship(self) -> Kinship:
        from linkworker_desktop.services.kinship import Kinship

        return Kinship(self.database, self.clock)

    @cached_property
    def log(self) -> Log:
        from linkworker_desktop.services.log import Log

        return Log(self.database, self.clock)

    @cached_property
    def network(self) -> Network:
        from linkworker_desktop.services.network import Network

        return Network(self.database, self.clock)

    @cached_property
    def network_papers(self) -> NetworkPapers:
        from linkworker_desktop.services.network_papers import NetworkPapers

        return NetworkPapers(self.database, self.clock, self)  # type: ignore[arg-type]

    @cached_property
    def phrases(self) -> Phrases:
        from linkworker_desktop.services.phrases import Phrases

        return Phrases(self.database, self.clock)

    @cached_property
    def relay(self) -> Relay:
        from linkworker_desktop.services.relay import Relay

        return Relay(self.database, self.clock)

    @cached_property
    def relay_papers(self) -> RelayPapers:
        from linkworker_desktop.services.relay_papers import RelayPapers

        return RelayPapers(self.database, self.clock, self)  # type: ignore[arg-type]  # the rest of the services

    @cached_property
    def timeline(self) -> Timeline:
        from linkworker_desktop.services.timeline import Timeline

        return Timeline(self.database, self.clock)
