"""The composition root: from a data folder and a secret to the services; the window and the commands start here.

Nothing is imported before it is needed: a secret is turned into a key while another thread loads the database, and
a use case is loaded when somebody first wants it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock, SystemClock
from linkworker_desktop.services.family_file import FamilyFile

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.persistence.keys import Cost
    from linkworker_desktop.services.backups import Backups
    from linkworker_desktop.services.calendar import Calendar
    from linkworker_desktop.services.calendar_exchange import CalendarExchange
    from linkworker_desktop.services.calendar_papers import CalendarPapers
    from linkworker_desktop.services.call_rounds import CallRounds
    from linkworker_desktop.services.case_files import CaseFiles
    from linkworker_desktop.services.closed_days import ClosedDays
    from linkworker_desktop.services.consents import Consents
    from linkworker_desktop.services.contact_exports import ContactExports
    from linkworker_desktop.services.contact_imports import ContactImports
    from linkworker_desktop.services.contact_papers import ContactPapers
    from linkworker_desktop.services.contact_settings import ContactSettings
    from linkworker_desktop.services.contacts import Contacts
    from linkworker_desktop.services.cooperation import Cooperation
    from linkworker_desktop.services.deadlines import Deadlines
    from linkworker_desktop.services.drafts import Drafts
    from linkworker_desktop.services.employers import Employers
    from linkworker_desktop.services.events import Events
    from linkworker_desktop.services.families import Families
    from linkworker_desktop.services.finder import Finder
    from linkworker_desktop.services.folder_issues import FolderIssues
    from linkworker_desktop.services.folder_texts import FolderTexts
    from linkworker_desktop.services.folders import Folders
    from linkworker_desktop.services.happenings import Happenings
    from linkworker_desktop.services.morning import Morning
    from linkworker_desktop.services.municipality import Municipality, MunicipalityDraft
    from linkworker_desktop.services.overview import Overview
    from linkworker_desktop.services.papers import Papers
    from linkworker_desktop.services.placements import Placements
    from linkworker_desktop.services.reception import Reception
    from linkworker_desktop.services.reception_template import ReceptionTemplate
    from linkworker_desktop.services.reminders import Reminders
    from linkworker_desktop.services.rules import Rules


class Services(FamilyFile):
    """The use cases of one open vault, each made at its first use. `close` locks the vault."""

    def __init__(self, database: Database, clock: Clock, backup_folder: Path | None = None) -> None:
        from linkworker_desktop.services.backups import Backups

        self.database = database
        self.clock = clock
        self.backups: Backups = Backups(database, backup_folder)

    @cached_property
    def families(self) -> Families:
        from linkworker_desktop.services.families import Families

        return Families(self.database, self.clock)

    @cached_property
    def contacts(self) -> Contacts:
        from linkworker_desktop.services.contacts import Contacts

        return Contacts(self.database, self.clock)

    @cached_property
    def call_rounds(self) -> CallRounds:
        from linkworker_desktop.services.call_rounds import CallRounds

        return CallRounds(self.database, self.clock)

    @cached_property
    def contact_settings(self) -> ContactSettings:
        from linkworker_desktop.services.contact_settings import ContactSettings

        return ContactSettings(self.database, self.clock)

    @cached_property
    def cooperation(self) -> Cooperation:
        from linkworker_desktop.services.cooperation import Cooperation

        return Cooperation(self.database, self.clock)

    @cached_property
    def employers(self) -> Employers:
        from linkworker_desktop.services.employers import Employers

        return Employers(self.database, self.clock)

    @cached_property
    def folders(self) -> Folders:
        from linkworker_desktop.services.folders import Folders

        return Folders(self.database, self.clock)

    @cached_property
    def issues(self) -> FolderIssues:
        from linkworker_desktop.services.folder_issues import FolderIssues

        return FolderIssues(self.database, self.clock)

    @cached_property
    def texts(self) -> FolderTexts:
        from linkworker_desktop.services.folder_texts import FolderTexts

        return FolderTexts(self.database, self.clock)

    @cached_property
    def municipality(self) -> Municipality:
        from linkworker_desktop.services.municipality import Municipality

        return Municipality(self.database, self.clock, lambda: self.contacts)

    @cached_property
    def overview(self) -> Overview:
        from linkworker_desktop.services.overview import Overview

        return Overview(self.database, self.clock)

    @cached_property
    def morning(self) -> Morning:
        from linkworker_desktop.services.morning import Morning

        return Morning(self.database, self.clock, lambda: self.calendar, lambda: self.deadlines)

    @cached_property
    def deadlines(self) -> Deadlines:
        from linkworker_desktop.services.deadlines import Deadlines

        return Deadlines(self.database, self.clock)

    @cached_property
    def events(self) -> Events:
        from linkworker_desktop.services.events import Events

        return Events(self.database, self.clock)

    @cached_property
    def calendar(self) -> Calendar:
        from linkworker_desktop.services.calendar import Calendar

        return Calendar(self.database, self.clock, lambda: self.deadlines)

    @cached_property
    def calendar_exchange(self) -> CalendarExchange:
        from linkworker_desktop.services.calendar_exchange import CalendarExchange

        return CalendarExchange(self.database, self.clock, lambda: self.calendar, lambda: self.closed_days)

    @cached_property
    def calendar_papers(self) -> CalendarPapers:
        from linkworker_desktop.services.calendar_papers import CalendarPapers

        return CalendarPapers(self.database, self.clock, self)

    @cached_property
    def reminders(self) -> Reminders:
        from linkworker_desktop.services.reminders import Reminders

        return Reminders(self.database, self.clock, self)

    @cached_property
    def happenings(self) -> Happenings:
        from linkworker_desktop.services.happenings import Happenings

        return Happenings(self.database, self.clock)

    @cached_property
    def placements(self) -> Placements:
        from linkworker_desktop.services.placements import Placements

        return Placements(self.database, self.clock)

    @cached_property
    def consents(self) -> Consents:
        from linkworker_desktop.services.consents import Consents

        return Consents(self.database, self.clock, self.happenings)

    @cached_property
    def rules(self) -> Rules:
        from linkworker_desktop.services.rules import Rules

        return Rules(self.database, self.clock)

    @cached_property
    def closed_days(self) -> ClosedDays:
        from linkworker_desktop.services.closed_days import ClosedDays

        return ClosedDays(self.database, self.clock)

    @cached_property
    def reception(self) -> Reception:
        from linkworker_desktop.services.reception import Reception

        return Reception(self.database, self.clock, self.deadlines, self.happenings)

    @cached_property
    def reception_template(self) -> ReceptionTemplate:
        from linkworker_desktop.services.reception_template import ReceptionTemplate

        return ReceptionTemplate(self.database, self.clock)

    @cached_property
    def finder(self) -> Finder:
        from linkworker_desktop.services.finder import Finder

        return Finder(self.database)

    @cached_property
    def papers(self) -> Papers:
        from linkworker_desktop.services.papers import Papers

        return Papers(self.clock, self.folders, self.municipality)

    @cached_property
    def contact_imports(self) -> ContactImports:
        from linkworker_desktop.services.contact_imports import ContactImports

        return ContactImports(self.database, self.clock, self.contacts)

    @cached_property
    def contact_exports(self) -> ContactExports:
        from linkworker_desktop.services.contact_exports import ContactExports

        return ContactExports(self.database, self.clock, self.contacts)

    @cached_property
    def contact_papers(self) -> ContactPapers:
        from linkworker_desktop.services.contact_papers import ContactPapers

        return ContactPapers(
            self.database, self.clock, self.contacts, self.municipality, lambda: self.cooperation
        )

    @cached_property
    def drafts(self) -> Drafts:
        from linkworker_desktop.services.drafts import Drafts

        return Drafts(self.database, self.clock)

    @cached_property
    def case_files(self) -> CaseFiles:
        from linkworker_desktop.services.case_files import CaseFiles

        return CaseFiles(self.database, self.clock, self.families, self.contacts)

    def close(self, *, with_backup: bool = True) -> None:
        """Back up what changed and lock the vault. Raises `StorageError` when the backup fails; locked all the same."""
        try:
            if with_backup and self.database.is_open:
                self.backups.make_if_due()
        finally:
            self.database.close()


def services_of(database: Database, clock: Clock, backup_folder: Path | None = None) -> Services:
    """Return the services of an open database."""
    return Services(database, clock, backup_folder)


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    clock: Clock | None = None,
    backup_folder: Path | None = None,
) -> Services:
    """Open the vault in `folder` with one of its two secrets. Raises `StorageError` and its subclasses."""
    from linkworker_desktop.persistence.vault import open_with_passphrase, open_with_recovery_key

    clock = clock or SystemClock()
    if recovery_key is not None:
        key = open_with_recovery_key(folder, recovery_key)
    else:
        key = open_with_passphrase(folder, passphrase or "")
    try:
        from linkworker_desktop.persistence.engine import (
            open_database,
        )  # SQLAlchemy, after the key: it may be wrong

        return services_of(open_database(folder, key, clock=clock), clock, backup_folder)
    finally:
        key.wipe()


def create(
    folder: Path,
    passphrase: str,
    municipality: MunicipalityDraft,
    *,
    clock: Clock | None = None,
    cost: Cost | None = None,
    begin: Callable[[Services], object] | None = None,
) -> tuple[Services, str]:
    """Make a new vault with its municipality and emergency contacts; return the services and the recovery key.

    Without `cost` a guess at the passphrase costs what `STANDARD_COST` says. `begin` is called before anything is
    written in the new vault. Raises InvalidInput or `StorageError`; the folder is as it was then.
    """
    from linkworker_desktop.persistence.engine import create_database
    from linkworker_desktop.persistence.keys import STANDARD_COST
    from linkworker_desktop.persistence.vault import create_vault, discard_vault
    from linkworker_desktop.services.municipality import checked

    clock, clean = clock or SystemClock(), checked(municipality)
    vault, key, recovery_key = create_vault(
        folder, passphrase, demo=clean.is_sample, cost=cost or STANDARD_COST
    )
    services = None
    try:
        services = services_of(create_database(folder, key, clock=clock), clock)
        if begin is not None:
            begin(services)
        services.municipality.save(clean)
        if clean.region and not clean.is_sample:
            services.municipality.add_emergency_contacts(clean.region)
    except BaseException:
        if services is not None:
            services.close(with_backup=False)
        discard_vault(folder, vault)
        raise
    finally:
        key.wipe()
    return services, recovery_key
