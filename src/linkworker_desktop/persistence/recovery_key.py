"""The recovery key as people handle it: printed in groups of four, typed back with the usual slips."""

from __future__ import annotations

import base64
import binascii
import re

from linkworker_desktop.base.errors import WrongPassphrase
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.hashing import sha256

SECRET_BYTES = 20
GROUP = 4
CHECKSUM_CHARACTERS = 4
CHARACTERS = 36

_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_SEPARATORS = re.compile(r"[\s\-–—_.]+")
_CHECKSUM_CONTEXT = b"linkworker recovery key"


def format_recovery_key(secret: bytes) -> str:
    """Return 160 bits as nine groups of four characters, the last a checksum."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery key is 160 bits")
    text = base64.b32encode(secret).decode("ascii") + _checksum(secret)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def parse_recovery_key(text: str) -> bytes:
    """Return the 160 bits of a typed key; spaces, lower case, 0 for O, 1 for I and 8 for B are forgiven.

    Raises WrongPassphrase if it cannot be a recovery key: a slip of the finger is told apart from another key.
    """
    characters = _SEPARATORS.sub("", text).upper().translate(_LOOKALIKES)
    secret = _decode(characters[:-CHECKSUM_CHARACTERS]) if len(characters) == CHARACTERS else None
    if secret is None or _checksum(secret) != characters[-CHECKSUM_CHARACTERS:]:
        raise WrongPassphrase(
            _("Gendannelsesnøglen er ikke tastet rigtigt. Sammenlign den med papiret tegn for tegn.")
        )
    return secret


def _decode(characters: str) -> bytes | None:
    try:
        return base64.b32decode(characters)
    except (binascii.Error, ValueError):
        return None


def _checksum(secret: bytes) -> str:
    digest = sha256(_CHECKSUM_CONTEXT + secret)
    return base64.b32encode(digest).decode("ascii")[:CHECKSUM_CHARACTERS]
