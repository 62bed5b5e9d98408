"""SHA-256 from the library that makes the keys; Python's own would load a second OpenSSL of four megabytes."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives import hashes, hmac


def sha256(data: bytes) -> bytes:
    """Return the 32 bytes of the digest."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()


def keyed_sha256(secret: bytes, message: bytes) -> bytes:
    """Return the 32 bytes of HMAC-SHA-256."""
    digest = hmac.HMAC(secret, hashes.SHA256())
    digest.update(message)
    return digest.finalize()


def is_same(first: bytes, second: bytes) -> bool:
    """Compare two secrets without telling by the time it takes where they differ.

    What is compared are their digests under a key nobody knows; `hmac.compare_digest` would load that second OpenSSL.
    """
    once = os.urandom(32)
    return keyed_sha256(once, first) == keyed_sha256(once, second)
