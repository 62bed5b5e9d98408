"""Who can open the data, and how a wrong secret is told from a damaged file."""

import json
import random
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders.vaults import CHEAP, PASSPHRASE, Home

from linkworker_desktop.base.errors import (
    StorageError,
    VaultDamaged,
    VaultMissing,
    VaultNewer,
    WrongPassphrase,
)
from linkworker_desktop.persistence import vault_file
from linkworker_desktop.persistence.keys import STANDARD_COST, DataKey
from linkworker_desktop.persistence.vault import (
    VaultState,
    change_passphrase,
    create_vault,
    new_recovery_key,
    open_with_passphrase,
    open_with_recovery_key,
    read_vault,
    vault_state,
)
from linkworker_desktop.persistence.vault_file import SlotKind, Vault, vault_from_bytes, vault_to_bytes


def rewritten(vault: Vault, **changes: object) -> bytes:
    """Return a vault file with other fields and a right checksum, as a faulty or newer program would write it."""
    content = json.loads(vault_to_bytes(vault)) | changes
    del content["checksum"]
    return json.dumps(content | {"checksum": vault_file._checksum(content)}).encode()


def test_the_passphrase_and_the_recovery_key_give_the_same_data_key(home: Home) -> None:
    assert open_with_passphrase(home.folder, PASSPHRASE).secret == home.key.secret
    assert open_with_recovery_key(home.folder, home.recovery_key).secret == home.key.secret


@pytest.mark.parametrize("typed", ["", "Blå hest i regnvejr", PASSPHRASE + " ", "\ud800"])
def test_another_passphrase_is_called_wrong_and_not_damage(home: Home, typed: str) -> None:
    with pytest.raises(WrongPassphrase, match="passer ikke"):
        open_with_passphrase(home.folder, typed)


def test_another_vaults_recovery_key_is_told_from_a_slip_of_the_finger(home: Home, tmp_path: Path) -> None:
    _vault, _key, other = create_vault(tmp_path / "other", "x", demo=False, cost=CHEAP)
    with pytest.raises(WrongPassphrase, match="hører til andre data"):
        open_with_recovery_key(home.folder, other)
    with pytest.raises(WrongPassphrase, match="tastet"):
        open_with_recovery_key(home.folder, other[:-1])


def test_a_passphrase_typed_with_composed_or_separate_accents_is_the_same(home: Home) -> None:
    assert unicodedata.normalize("NFD", PASSPHRASE) != PASSPHRASE
    typed = unicodedata.normalize("NFD", PASSPHRASE)
    assert open_with_passphrase(home.folder, typed).secret == home.key.secret


def test_after_a_change_only_the_new_passphrase_and_the_recovery_key_open(home: Home) -> None:
    change_passphrase(home.folder, home.key, "ny", cost=CHEAP)
    assert open_with_passphrase(home.folder, "ny").secret == home.key.secret
    assert open_with_recovery_key(home.folder, home.recovery_key).secret == home.key.secret
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(home.folder, PASSPHRASE)


def test_a_new_recovery_key_puts_the_old_one_out_of_use(home: Home) -> None:
    fresh = new_recovery_key(home.folder, home.key, cost=CHEAP)
    assert open_with_recovery_key(home.folder, fresh).secret == home.key.secret
    assert open_with_passphrase(home.folder, PASSPHRASE).secret == home.key.secret
    with pytest.raises(WrongPassphrase):
        open_with_recovery_key(home.folder, home.recovery_key)


def test_the_passphrase_cannot_be_changed_with_another_vaults_key(home: Home) -> None:
    before = (home.folder / "vault.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(home.folder, DataKey.random(), "ny", cost=CHEAP)
    assert (home.folder / "vault.json").read_bytes() == before


def test_any_flipped_bit_in_the_vault_file_is_called_damage(home: Home) -> None:
    file = home.folder / "vault.json"
    whole = file.read_bytes()
    chance = random.Random(1)
    for position in chance.sample(range(len(whole)), 100):
        damaged = bytearray(whole)
        damaged[position] ^= 1 << chance.randrange(8)
        if json_or_none(damaged) == json.loads(whole):  # a space that became a line break says the same
            continue
        file.write_bytes(damaged)
        with pytest.raises(VaultDamaged):
            open_with_passphrase(home.folder, PASSPHRASE)


def json_or_none(data: bytes | bytearray) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\x00" * 900, b"[" * 100_000])
def test_a_file_that_is_no_vault_is_called_damage(home: Home, content: bytes) -> None:
    (home.folder / "vault.json").write_bytes(content)
    with pytest.raises(VaultDamaged):
        read_vault(home.folder)


def test_a_missing_vault_file_is_called_missing(home: Home) -> None:
    (home.folder / "vault.json").unlink()
    with pytest.raises(VaultMissing):
        open_with_passphrase(home.folder, PASSPHRASE)


def test_a_vault_of_a_newer_format_is_refused_and_left_alone(home: Home) -> None:
    file = home.folder / "vault.json"
    newer = rewritten(read_vault(home.folder), format=vault_file.FORMAT + 1)
    file.write_bytes(newer)
    with pytest.raises(VaultNewer):
        open_with_passphrase(home.folder, PASSPHRASE)
    assert file.read_bytes() == newer


def test_a_vault_that_asks_for_all_memory_is_refused(home: Home) -> None:
    vault = read_vault(home.folder)
    greedy = replace(vault.slots[SlotKind.PASSPHRASE], cost=replace(CHEAP, memory_kib=1 << 30))
    data = vault_to_bytes(replace(vault, slots=vault.slots | {SlotKind.PASSPHRASE: greedy}))
    with pytest.raises(VaultDamaged):
        vault_from_bytes(data)


def test_slots_cannot_be_swapped(home: Home) -> None:
    vault = read_vault(home.folder)
    swapped = {
        SlotKind.PASSPHRASE: vault.slots[SlotKind.RECOVERY],
        SlotKind.RECOVERY: vault.slots[SlotKind.PASSPHRASE],
    }
    (home.folder / "vault.json").write_bytes(vault_to_bytes(replace(vault, slots=swapped)))
    with pytest.raises(WrongPassphrase):
        open_with_recovery_key(home.folder, home.recovery_key)


def test_a_vault_whose_key_is_not_the_one_it_checks_for_is_damaged(home: Home) -> None:
    vault = read_vault(home.folder)
    (home.folder / "vault.json").write_bytes(vault_to_bytes(replace(vault, key_check=bytes(32))))
    with pytest.raises(VaultDamaged):
        open_with_passphrase(home.folder, PASSPHRASE)


def test_a_vault_is_never_made_on_top_of_data(home: Home) -> None:
    with pytest.raises(StorageError, match="allerede data"):
        create_vault(home.folder, "x", demo=False, cost=CHEAP)
    assert open_with_passphrase(home.folder, PASSPHRASE).secret == home.key.secret


def test_starting_again_keeps_a_vault_file_without_a_database(home: Home) -> None:
    old = (home.folder / "vault.json").read_bytes()
    (home.folder / "linkworker.db").unlink()
    create_vault(home.folder, "x", demo=True, cost=CHEAP)
    assert (home.folder / "vault-old-1.json").read_bytes() == old
    assert read_vault(home.folder).demo


def test_the_state_of_a_folder_is_known_without_opening_it(home: Home, tmp_path: Path) -> None:
    assert vault_state(home.folder) is VaultState.READY
    assert vault_state(tmp_path / "nowhere") is VaultState.EMPTY
    (home.folder / "vault.json").unlink()
    assert vault_state(home.folder) is VaultState.INCOMPLETE


def test_a_wiped_key_cannot_be_used_and_a_key_does_not_show_itself() -> None:
    key = DataKey.random()
    assert key.secret.hex() not in repr(key)
    kept = key.copy()
    key.wipe()
    with pytest.raises(ValueError, match="wiped"):
        _ = key.secret
    assert len(kept.secret) == 32


def test_the_standard_derivation_costs_64_mebibytes_three_times() -> None:
    assert (STANDARD_COST.memory_kib, STANDARD_COST.iterations, STANDARD_COST.lanes) == (65536, 3, 4)
    assert STANDARD_COST.is_sane
