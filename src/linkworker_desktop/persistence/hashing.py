"""SHA-256 from the library that makes the keys; Python's own would load a second OpenSSL of four megabytes."""

from __future__ import annotations

from cryptography.hazmat.primitives import constant_time, hashes, hmac


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
    """Compare two secrets without telling by the time it takes where they differ."""
    return constant_time.bytes_eq(first, second)
