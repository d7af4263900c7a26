"""Archives: what people pack with other programs is read, what is made to do harm is refused, nothing is written."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadFile
from reader.formats import zipped
from reader.formats.sources import Source
from reader.formats.zipped import Zipped

TEXT = "Nelayan menolak rencana itu.\n" * 40


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def opened(data: bytes, name: str = "berita.zip") -> Zipped:
    return Zipped(Source(name, data))


def renamed(old: str, new: bytes) -> bytes:
    """An archive whose one file has this name, to the byte and without the mark for UTF-8."""
    assert len(old) == len(new)
    return packed({old: TEXT}).replace(old.encode(), new)


def test_files_are_in_natural_order_and_hidden_ones_left_out() -> None:
    names = [
        "b.txt",
        "a10.txt",
        "a9.txt",
        "mei/2.txt",
        "mei/",
        ".x.txt",
        "__MACOSX/._a.txt",
        "mei/.git/c",
        "_rels/.rels",
    ]
    archive = opened(packed(dict.fromkeys(names, "x")))
    assert archive.names == ("a9.txt", "a10.txt", "b.txt", "mei/2.txt")
    assert archive.read("_rels/.rels") == b"x"
    assert "_rels/.rels" in archive
    assert "mei/3.txt" not in archive


@given(st.dictionaries(st.from_regex(r"[a-zé]{1,5}(/[0-9ü]{1,3})?", fullmatch=True), st.binary(max_size=300)))
def test_any_content_comes_out_as_it_went_in(files: dict[str, bytes]) -> None:
    archive = opened(packed(files))
    assert {name: archive.read(name) for name in archive.names} == files


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("café é.txt".encode(), "café é.txt"),  # as a Mac writes it
        ("café_1.txt".encode("cp437"), "café_1.txt"),  # as Windows writes it
        (b"mei\\berita.txt", "mei/berita.txt"),
        (b"../../etc/a.txt", "etc/a.txt"),
        (b"/tmp/a.txt", "tmp/a.txt"),
        (b"C:\\tmp\\a.txt", "tmp/a.txt"),
        (b"mei/./../a.txt", "mei/a.txt"),
        (b"a\nb\x1b.txt", "a\ufffdb\ufffd.txt"),
        (b"a.txt\0.exe", "a.txt"),
        (b"../..", "_"),
    ],
)
def test_a_name_is_a_path_below_the_archive_whatever_its_bytes(raw: bytes, name: str) -> None:
    archive = opened(renamed("x" * len(raw), raw))
    assert archive.names == (name,)
    assert archive.read(name) == TEXT.encode()


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(BadFile, match=r"^berita\.zip has two files named mei/a\.txt in it: "):
        opened(packed({"mei/a.txt": "satu", "mei\\a.txt": "dua", "b.txt": "x"}))


def test_a_missing_file_is_named_with_its_document() -> None:
    with pytest.raises(BadFile, match=r"^a\.docx has no word/document\.xml in it: "):
        opened(packed({}), "a.docx").read("word/document.xml")


@pytest.mark.parametrize("cut", [0, 1, 4, 30, 200, -60, -22, -1])
def test_an_archive_that_is_not_whole_is_refused(cut: int) -> None:
    with pytest.raises(BadFile, match=r"^berita\.zip is damaged or not whole: "):
        opened(packed({"a.txt": TEXT, "b.txt": TEXT})[:cut])


def test_a_damaged_file_is_refused_and_the_others_are_read() -> None:
    data = packed({"a.txt": "satu satu", "b.txt": "dua dua"}, zipfile.ZIP_STORED).replace(b"satu satu", b"satu saTu")
    archive = opened(data)
    with pytest.raises(BadFile, match=r"^berita\.zip/a\.txt is damaged"):
        archive.read("a.txt")
    assert archive.read("b.txt") == b"dua dua"


def test_a_password_is_asked_to_be_taken_off() -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadFile, match=r"^berita\.zip/a\.txt is protected by a password: "):
        opened(bytes(data)).read("a.txt")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_way_of_packing_is_refused(method: int) -> None:
    with pytest.raises(BadFile, match="packed in a way that cannot be read"):
        opened(packed({"a.txt": TEXT}, method)).read("a.txt")


def test_a_file_above_the_limit_is_not_unpacked() -> None:
    archive = opened(packed({"a.txt": b"x" * 3_000_000}))
    assert len(archive.read("a.txt", limit=3_000_000)) == 3_000_000
    with pytest.raises(BadFile, match=r"^berita\.zip/a\.txt has 3 MB, and a file may have 2 MB: "):
        archive.read("a.txt", limit=2_000_000)


def test_a_file_that_lies_about_its_size_gives_no_more_than_it_says() -> None:
    data = packed({"a.txt": b"x" * 3_000_000}).replace(struct.pack("<L", 3_000_000), struct.pack("<L", 1000))
    with pytest.raises(BadFile, match=r"a\.txt is damaged"):
        opened(data).read("a.txt", limit=2000)


def test_a_bomb_is_refused_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"word/document.xml": b"\0" * 11_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(BadFile, match=r"^a\.docx unpacks to far more than it holds"):
        opened(bomb, "a.docx")


def test_files_that_share_their_bytes_are_refused() -> None:
    with pytest.raises(BadFile, match="unpacks to far more than it holds"):
        opened(overlapping(50))


def overlapping(count: int) -> bytes:
    """Each of the files in this archive quotes the headers of those after it and ends in the one kernel they share."""
    kernel = zlib.compress(b"a" * 50_000, 9, -15)
    crc = zlib.crc32(b"a" * 50_000)
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(kernel), 50_000, 5, 0)
    entries = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(kernel), 50_000, 5, *[0] * 5, 0)
        + b"%05d" % number
        for number in range(count)
    )
    body = header + b"00000" + kernel
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(body), 0)
    return body + entries + end


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [
        ("MAX_MEMBERS", 2, r"holds 3 files, and an archive may hold 2: "),
        ("MAX_UNPACKED", 2_000_000, r"unpacks to 3 MB, and an archive may hold 2: "),
    ],
)
def test_an_archive_has_limits_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, sentence: str
) -> None:
    data = packed(dict.fromkeys("abc", b"x" * 1_000_000))
    assert opened(data).names == ("a", "b", "c")
    monkeypatch.setattr(zipped, limit, value)
    with pytest.raises(BadFile, match=sentence):
        opened(data)


@given(st.data())
def test_whatever_is_done_to_an_archive_it_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(packed({"a.txt": TEXT, "mei/b.txt": b"x"}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(whole))


@given(st.binary(max_size=400))
def test_noise_around_an_archive_does_no_harm(noise: bytes) -> None:
    read_or_refused(noise)
    read_or_refused(noise + packed({"a.txt": "x"}))
    read_or_refused(packed({"a.txt": "x"}) + noise)


def read_or_refused(data: bytes) -> None:
    with suppress(BadFile):
        archive = opened(data)
        for name in archive.names:
            with suppress(BadFile):
                archive.read(name)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refuse: Callable[..., None] = lambda *_, **__: pytest.fail("a file was opened")  # noqa: E731
    monkeypatch.setattr("builtins.open", refuse)
    archive = opened(renamed("x" * 12, b"../keluar.tx"))
    assert archive.read("keluar.tx") == TEXT.encode()
    assert not list(tmp_path.iterdir())
