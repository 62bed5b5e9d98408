"""The vault: who can open the data. The data key lies wrapped in `vault.json` beside the database."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from linkworker_desktop.base.errors import StorageError, VaultDamaged, VaultMissing, WrongPassphrase
from linkworker_desktop.base.files import write_atomically
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.failures import file_errors
from linkworker_desktop.persistence.hashing import is_same
from linkworker_desktop.persistence.keys import STANDARD_COST, Cost, DataKey, normalised, unwrap, wrap
from linkworker_desktop.persistence.recovery_key import SECRET_BYTES, format_recovery_key, parse_recovery_key
from linkworker_desktop.persistence.vault_file import SlotKind, Vault, vault_from_bytes, vault_to_bytes


class VaultState(StrEnum):
    """What a data folder holds."""

    EMPTY = "empty"
    READY = "ready"
    INCOMPLETE = "incomplete"
    """Only one of vault file and database: restore a backup, or start again with the old file kept."""


def vault_state(folder: Path) -> VaultState:
    """Return what is in `folder`, without opening anything."""
    files = DataFolder(folder)
    present = (files.vault.exists(), files.database.exists())
    if all(present):
        return VaultState.READY
    return VaultState.INCOMPLETE if any(present) else VaultState.EMPTY


def create_vault(
    folder: Path, passphrase: str, *, demo: bool, cost: Cost = STANDARD_COST
) -> tuple[Vault, DataKey, str]:
    """Make a new vault in `folder`; return it with its data key and the recovery key to print.

    A vault file without a database is kept under another name. Raises StorageError if `folder` holds a database.
    """
    files = DataFolder(folder)
    if files.database.exists():
        raise StorageError(_("Der ligger allerede data i mappen. Vælg en tom mappe."))
    key, secret = DataKey.random(), os.urandom(SECRET_BYTES)
    vault = Vault(id=str(uuid4()), demo=demo, slots={}, key_check=b"")
    vault = replace(vault, key_check=key.fingerprint(vault.id))
    vault = _with_slot(vault, key, SlotKind.PASSPHRASE, normalised(passphrase), cost)
    vault = _with_slot(vault, key, SlotKind.RECOVERY, secret, cost)
    with file_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_old_vault(files)
        write_atomically(files.vault, vault_to_bytes(vault))
    return vault, key, format_recovery_key(secret)


def discard_vault(folder: Path, vault: Vault) -> None:
    """Remove a vault just made, with its database, because it could not be finished; another's is left alone."""
    files = DataFolder(folder)
    with file_errors():
        if read_vault(folder).id != vault.id:
            return
        for file in (*files.database_files, files.vault, files.anchor):
            file.unlink(missing_ok=True)


def read_vault(folder: Path) -> Vault:
    """Return the vault in `folder`. Raises VaultMissing, VaultDamaged or VaultNewer."""
    file = DataFolder(folder).vault
    with file_errors():
        try:
            data = file.read_bytes()
        except FileNotFoundError as error:
            raise VaultMissing(
                _("Nøglefilen »vault.json« mangler i datamappen. Gendan fra en sikkerhedskopi.")
            ) from error
    return vault_from_bytes(data)


def open_with_passphrase(folder: Path, passphrase: str) -> DataKey:
    """Return the data key of the vault in `folder`. Raises WrongPassphrase, or as read_vault."""
    return unlock_with_passphrase(read_vault(folder), passphrase)


def open_with_recovery_key(folder: Path, typed: str) -> DataKey:
    """Return the data key of the vault in `folder`. Raises WrongPassphrase, or as read_vault."""
    return unlock_with_recovery_key(read_vault(folder), typed)


def unlock_with_passphrase(vault: Vault, passphrase: str) -> DataKey:
    """Return the data key. Raises WrongPassphrase, or VaultDamaged if the key is not the vault's own."""
    key = unwrap(vault.slots[SlotKind.PASSPHRASE], normalised(passphrase), vault.context(SlotKind.PASSPHRASE))
    if key is None:
        raise WrongPassphrase(_("Adgangskoden passer ikke. Prøv igen."))
    return _checked(vault, key)


def unlock_with_recovery_key(vault: Vault, typed: str) -> DataKey:
    """Return the data key. Raises WrongPassphrase for a slip or another vault's key, or VaultDamaged."""
    secret = parse_recovery_key(typed)
    key = unwrap(vault.slots[SlotKind.RECOVERY], secret, vault.context(SlotKind.RECOVERY))
    if key is None:
        raise WrongPassphrase(_("Gendannelsesnøglen hører til andre data eller er afløst af en nyere."))
    return _checked(vault, key)


def change_passphrase(folder: Path, key: DataKey, passphrase: str, *, cost: Cost = STANDARD_COST) -> Vault:
    """Let `passphrase` open the vault instead of the old one; the recovery key stays. Raises StorageError."""
    return _replace_slot(folder, key, SlotKind.PASSPHRASE, normalised(passphrase), cost)


def new_recovery_key(folder: Path, key: DataKey, *, cost: Cost = STANDARD_COST) -> str:
    """Make and return a new recovery key; the old one opens nothing from now on. Raises StorageError."""
    secret = os.urandom(SECRET_BYTES)
    _replace_slot(folder, key, SlotKind.RECOVERY, secret, cost)
    return format_recovery_key(secret)


def require_key_of(vault: Vault, key: DataKey) -> None:
    """Raise WrongPassphrase unless `key` is the data key of `vault`."""
    if not is_same(key.fingerprint(vault.id), vault.key_check):
        raise WrongPassphrase(_("Nøglen hører til andre data."))


def _replace_slot(folder: Path, key: DataKey, kind: SlotKind, secret: bytes, cost: Cost) -> Vault:
    vault = read_vault(folder)
    require_key_of(vault, key)
    vault = _with_slot(vault, key, kind, secret, cost)
    with file_errors():
        write_atomically(DataFolder(folder).vault, vault_to_bytes(vault))
    return vault


def _with_slot(vault: Vault, key: DataKey, kind: SlotKind, secret: bytes, cost: Cost) -> Vault:
    return replace(vault, slots=vault.slots | {kind: wrap(key, secret, vault.context(kind), cost)})


def _checked(vault: Vault, key: DataKey) -> DataKey:
    if is_same(key.fingerprint(vault.id), vault.key_check):
        return key
    key.wipe()
    raise VaultDamaged(
        _("Nøglefilen »vault.json« hører ikke sammen med sig selv. Gendan fra en sikkerhedskopi.")
    )


def _keep_old_vault(files: DataFolder) -> None:
    if not files.vault.exists():
        return
    number = 1
    while (kept := files.root / f"vault-old-{number}.json").exists():
        number += 1
    files.vault.rename(kept)
