"""The key of the data, and how a secret a person knows is turned into a key that wraps it."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from linkworker_desktop.persistence.hashing import keyed_sha256

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16


class DataKey:
    """The random 256-bit key the database is encrypted with; wiped when the data are locked.

    CPython cannot promise that no copy is left in memory; the key is kept in one place and for a short time.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self._secret = bytearray(secret)

    @classmethod
    def random(cls) -> DataKey:
        """Return a new key from the system's random source."""
        return cls(os.urandom(KEY_BYTES))

    def __repr__(self) -> str:
        return "DataKey(…)"

    @property
    def secret(self) -> bytes:
        """The 32 bytes. Raises ValueError once the key has been wiped."""
        if not self._secret:
            raise ValueError("the data key has been wiped")
        return bytes(self._secret)

    def fingerprint(self, vault_id: str) -> bytes:
        """Return a value that proves this key belongs to the vault without revealing it."""
        return keyed_sha256(self.secret, b"linkworker key check " + vault_id.encode("ascii"))

    def copy(self) -> DataKey:
        """Return a key of its own with the same content, so that each owner wipes its own."""
        return DataKey(self.secret)

    def wipe(self) -> None:
        """Overwrite the key; it cannot be used afterwards."""
        for position in range(len(self._secret)):
            self._secret[position] = 0
        self._secret.clear()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: memory in KiB, passes and lanes of Argon2id."""

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def is_sane(self) -> bool:
        """Whether a computer can be asked to pay it; a damaged file could ask for all its memory."""
        return 8 <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 20 and 1 <= self.lanes <= 16


STANDARD_COST = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""About a tenth of a second on an ordinary laptop."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the vault: the data key wrapped by a key derived from a secret."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def normalised(passphrase: str) -> bytes:
    """Return the bytes of a passphrase so that »é« typed as one or as two characters is the same."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def wrap(key: DataKey, secret: bytes, context: bytes, cost: Cost) -> Slot:
    """Return a slot that opens with `secret` in the same `context` only."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    wrapped = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, key.secret, context)
    return Slot(cost, salt, nonce, wrapped)


def unwrap(slot: Slot, secret: bytes, context: bytes) -> DataKey | None:
    """Return the data key, or None if `secret` does not open the slot."""
    try:
        return DataKey(
            AESGCM(_derived(secret, slot.salt, slot.cost)).decrypt(slot.nonce, slot.wrapped, context)
        )
    except InvalidTag:
        return None


def _derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(secret)
