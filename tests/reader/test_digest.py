import hashlib
import sys

import pytest

from reader import digest


@pytest.mark.parametrize("data", [b"", b"Nelayan menolak", bytes(range(256)) * 40])
def test_a_digest_is_the_beginning_of_the_sha_256(data: bytes) -> None:
    assert digest.digest(data, 16) == hashlib.sha256(data).hexdigest()[:16]
    assert len(digest.digest(data, 8)) == 8


def test_a_python_without_its_own_modules_has_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    assert digest._source() is hashlib.sha256
    monkeypatch.setitem(sys.modules, "hashlib", None)
    with pytest.raises(ImportError, match="hashlib"):
        digest._source()
