"""`vault.json` as bytes: what it says, and that it says what was written."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.base.errors import VaultDamaged, VaultNewer
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.hashing import is_same, sha256
from linkworker_desktop.persistence.keys import KEY_BYTES, NONCE_BYTES, SALT_BYTES, Cost, Slot

FORMAT = 1
TAG_BYTES = 16
CHECK_BYTES = 32
_KDF = "argon2id"


class SlotKind(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = "pass"  # noqa: S105 - the name of a slot, not a secret
    RECOVERY = "rec"


@dataclass(frozen=True, slots=True)
class Vault:
    """The content of a vault file: its id, its slots and a check value of the data key. Nothing personal."""

    id: str
    demo: bool
    slots: dict[SlotKind, Slot]
    key_check: bytes

    def context(self, kind: SlotKind) -> bytes:
        """Return what a slot is bound to, so that it opens in this vault and this place only."""
        return f"linkworker {self.id} {kind}".encode("ascii")


def vault_to_bytes(vault: Vault) -> bytes:
    """Return the file's content, with a checksum over all of it."""
    content: dict[str, object] = {
        "format": FORMAT,
        "vault": vault.id,
        "demo": vault.demo,
        "slots": {str(kind): _slot_to_json(slot) for kind, slot in vault.slots.items()},
        "key_check": _encode(vault.key_check),
    }
    return json.dumps(content | {"checksum": _checksum(content)}, indent=2).encode("ascii")


def vault_from_bytes(data: bytes) -> Vault:
    """Return the vault of a file's content.

    Raises VaultNewer for a format this program does not know, VaultDamaged for anything that was not written so.
    """
    content = _checked_content(data)
    try:
        return _vault_from_json(content)
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise _damaged() from error


def _checked_content(data: bytes) -> dict[str, object]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(content, dict):
        raise _damaged()
    checksum = content.pop("checksum", None)
    if not isinstance(checksum, str) or not is_same(checksum.encode(), _checksum(content).encode()):
        raise _damaged()
    written = content.get("format")
    if isinstance(written, int) and written > FORMAT:
        raise VaultNewer(
            _("Dataene er gemt af en nyere udgave af programmet. Opdatér programmet, og prøv igen.")
        )
    return content


def _vault_from_json(content: dict[str, object]) -> Vault:
    slots = content["slots"]
    if content["format"] != FORMAT or not isinstance(slots, dict) or not isinstance(content["demo"], bool):
        raise ValueError("not a vault of this format")
    return Vault(
        id=str(UUID(str(content["vault"]))),
        demo=content["demo"],
        slots={kind: _slot_from_json(slots[kind]) for kind in SlotKind},
        key_check=_decode(content["key_check"], CHECK_BYTES),
    )


def _slot_to_json(slot: Slot) -> dict[str, object]:
    return {
        "kdf": _KDF,
        "memory_kib": slot.cost.memory_kib,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": _encode(slot.salt),
        "nonce": _encode(slot.nonce),
        "wrapped": _encode(slot.wrapped),
    }


def _slot_from_json(content: dict[str, object]) -> Slot:
    cost = Cost(
        **{name: _whole_number(content[name]) for name in ("memory_kib", "iterations", "lanes")},
    )
    if content["kdf"] != _KDF or not cost.is_sane:
        raise ValueError("not a derivation this program uses")
    return Slot(
        cost=cost,
        salt=_decode(content["salt"], SALT_BYTES),
        nonce=_decode(content["nonce"], NONCE_BYTES),
        wrapped=_decode(content["wrapped"], KEY_BYTES + TAG_BYTES),
    )


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _encode(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _decode(value: object, length: int) -> bytes:
    decoded = base64.b64decode(str(value), validate=True)
    if len(decoded) != length:
        raise ValueError("not the length it was written with")
    return decoded


def _checksum(content: dict[str, object]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(canonical.encode("ascii")).hex()


def _damaged() -> VaultDamaged:
    return VaultDamaged(
        _("Nøglefilen »vault.json« er beskadiget. Gendan fra en sikkerhedskopi; dataene er ikke rørt.")
    )
