"""A sum by which something is known again."""

try:  # as `random` of the standard library does: hashlib reads all of OpenSSL, a hundredth of a start
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # until Python 3.11
    except ImportError:
        from hashlib import sha256


def digest(data: bytes, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 of some bytes."""
    return str(sha256(data).hexdigest())[:digits]
