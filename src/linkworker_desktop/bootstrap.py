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

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.persistence.keys import Cost
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


class Services:
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

        return Municipality(self.database, self.clock, self.contacts)

    @cached_property
    def overview(self) -> Overview:
        from linkworker_desktop.services.overview import Overview

        return Overview(self.database, self.clock)

    @cached_property
    def finder(self) -> Finder:
        from linkworker_desktop.services.finder import Finder

        return Finder(self.database)

    @cached_property
    def papers(self) -> Papers:
        from linkworker_desktop.services.papers import Papers

        return Papers(self.clock, self.folders, self.municipality)

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
