"""The composition root: from a data folder and a secret to the services; the window and the commands start here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linkworker_desktop.base.clock import Clock, SystemClock
from linkworker_desktop.persistence.engine import Database, create_database, open_database
from linkworker_desktop.persistence.keys import STANDARD_COST, Cost
from linkworker_desktop.persistence.vault import create_vault, open_with_passphrase, open_with_recovery_key
from linkworker_desktop.services.backups import Backups
from linkworker_desktop.services.case_files import CaseFiles
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.drafts import Drafts
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.finder import Finder
from linkworker_desktop.services.folder_issues import FolderIssues
from linkworker_desktop.services.folder_texts import FolderTexts
from linkworker_desktop.services.folders import Folders
from linkworker_desktop.services.municipality import Municipality, MunicipalityDraft
from linkworker_desktop.services.overview import Overview
from linkworker_desktop.services.papers import Papers


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases of one open vault. `close` locks it."""

    database: Database
    clock: Clock
    families: Families
    contacts: Contacts
    folders: Folders
    issues: FolderIssues
    texts: FolderTexts
    municipality: Municipality
    overview: Overview
    finder: Finder
    papers: Papers
    drafts: Drafts
    backups: Backups
    case_files: CaseFiles

    def close(self, *, with_backup: bool = True) -> None:
        """Back up what changed and lock the vault. Raises `StorageError` when the backup fails; locked all the same."""
        try:
            if with_backup and self.database.is_open:
                self.backups.make_if_due()
        finally:
            self.database.close()


def services_of(database: Database, clock: Clock, backup_folder: Path | None = None) -> Services:
    """Return the services of an open database."""
    families, contacts = Families(database, clock), Contacts(database, clock)
    folders = Folders(database, clock)
    municipality = Municipality(database, clock, contacts)
    return Services(
        database=database,
        clock=clock,
        families=families,
        contacts=contacts,
        folders=folders,
        issues=FolderIssues(database, clock),
        texts=FolderTexts(database, clock),
        municipality=municipality,
        overview=Overview(clock, families, contacts, municipality),
        finder=Finder(database),
        papers=Papers(clock, folders, municipality),
        drafts=Drafts(database, clock),
        backups=Backups(database, backup_folder),
        case_files=CaseFiles(database, clock, families, contacts),
    )


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    clock: Clock | None = None,
    backup_folder: Path | None = None,
) -> Services:
    """Open the vault in `folder` with one of its two secrets. Raises `StorageError` and its subclasses."""
    clock = clock or SystemClock()
    if recovery_key is not None:
        key = open_with_recovery_key(folder, recovery_key)
    else:
        key = open_with_passphrase(folder, passphrase or "")
    try:
        return services_of(open_database(folder, key, clock=clock), clock, backup_folder)
    finally:
        key.wipe()


def create(
    folder: Path,
    passphrase: str,
    municipality: MunicipalityDraft,
    *,
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
) -> tuple[Services, str]:
    """Make a new vault with its municipality and emergency contacts; return the services and the recovery key."""
    clock = clock or SystemClock()
    _vault, key, recovery_key = create_vault(folder, passphrase, demo=municipality.is_sample, cost=cost)
    try:
        services = services_of(create_database(folder, key, clock=clock), clock)
    finally:
        key.wipe()
    services.municipality.save(municipality)
    if municipality.region and not municipality.is_sample:
        services.municipality.add_emergency_contacts(municipality.region)
    return services, recovery_key
