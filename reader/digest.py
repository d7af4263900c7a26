"""A sum by which something is known again."""

from contextlib import suppress
from importlib import import_module
from typing import Any

# Python 3.12 and later, 3.11, any: as `random` of the standard library does, since hashlib reads all of OpenSSL first,
# which is a hundredth of a start.
_SOURCES = ("_sha2", "_sha256", "hashlib")


def digest(data: bytes, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 of some bytes."""
    return str(_sha256(data).hexdigest())[:digits]


def _source() -> Any:
    for name in _SOURCES:
        with suppress(ImportError):
            return import_module(name).sha256
    raise ImportError(f"Python has none of {', '.join(_SOURCES)}.")


_sha256 = _source()
