import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import BadFile, BadSpan
from reader.model import Span
from reader.text import MAX_BYTES, TextMap, canonical, decode, quote_of, read, words

NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))]
SURROGATES = range(0xD800, 0xE000)
TRICKY = "a \t\n\r\0\x0b\x0c\x85\u00a0\u2028\u2029\ufeff\ufffe\ufdd0\U0001ffff\ufffc\u0301\u200d\u0628😀\ud83d\ude00"
any_text = st.text(st.sampled_from(TRICKY) | st.characters(exclude_categories=()))


def test_all_line_ends_become_line_feeds() -> None:
    assert canonical("a\r\nb\rc\u2028d\u2029e\n\rf") == "a\nb\nc\nd\ne\n\nf"


def test_what_cannot_be_stored_is_dropped() -> None:
    assert len(NONCHARACTERS) == 66
    for code in (0, *NONCHARACTERS, *SURROGATES):
        assert canonical(f"a{chr(code)}b") == "ab", hex(code)
        assert canonical(f"ﷺ{chr(code)}😀") == "ﷺ😀", hex(code)


def test_a_byte_order_mark_is_dropped_at_the_start_only() -> None:
    assert canonical("\ufeff\0\ufeffa\ufeffb") == "a\ufeffb"


def test_everything_else_stays_as_it_is() -> None:
    kept = "Rp\u00a05\x0b\x0c\x85\x1c\t  e\u0301 \ufb01 \ufffc\ufffd 👩‍👧 🇮🇩 السَّلام \u200f\u202e\u00ad \ufdcf\ufdf0本"
    assert canonical(kept) == kept


@given(any_text)
@example("\r\0\n")
@example("\0\ufeffa")
@example("\ufeff\ufffe\ufeff")
def test_canonical_text_is_canonical_and_can_be_written(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert once.encode().decode() == once
    assert not set(once) & {"\r", "\0", "\u2028", "\u2029", "\ufffe", "\ufdd0"}


@given(any_text)
def test_canonical_keeps_every_other_character_in_order(text: str) -> None:
    lost = {chr(code) for code in (0, 0x0A, 0x0D, 0x2028, 0x2029, 0xFEFF, *NONCHARACTERS, *SURROGATES)}
    assert [c for c in canonical(text) if c not in lost] == [c for c in text if c not in lost]


@given(st.text())
def test_code_points_and_utf16_positions_agree_both_ways(text: str) -> None:
    positions = TextMap(text)
    for index in range(len(text) + 1):
        at = len(text[:index].encode("utf-16-le")) // 2
        assert positions.to_qt(index) == at
        assert positions.to_python(at) == index


@given(st.text(st.sampled_from("ab😀\u0301𐐷"), min_size=1))
def test_a_position_inside_a_surrogate_pair_is_that_of_its_letter(text: str) -> None:
    positions = TextMap(text)
    for index, letter in enumerate(text):
        if letter > "\uffff":
            assert positions.to_python(positions.to_qt(index) + 1) == index


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kata-kata itu, Jum'at Qur’an!", "Kata-kata|itu|Jum'at|Qur’an"),
        ("Rp 1.234,50 naik 5,2% (2.024).", "Rp|1.234,50|naik|5,2|2.024"),
        ("akhir. Awal", "akhir|Awal"),
        ("“kutip” 'satu' -dua-", "kutip|satu|dua"),
        ("OKI–Liga a/b", "OKI|Liga|a|b"),
        ("e\u0301tude na\u00efve", "e\u0301tude|na\u00efve"),
        ("👨‍👩‍👧👍🏽❤️ 🇮🇩🇲🇾 1️⃣", "👨‍👩‍👧|👍🏽|❤️|🇮🇩|🇲🇾|1️⃣"),
        ("日本のカナ", "日|本|の|カ|ナ"),
        ("か\u3099き", "か\u3099|き"),
        ("السَّلامُ عليكم، ٣٫٥", "السَّلامُ|عليكم|٣٫٥"),
        ("می\u200cخواهم हिन्दी 한국어", "می\u200cخواهم|हिन्दी|한국어"),
        (" .,\n—\u00a0", ""),
    ],
)
def test_words_are_what_a_reader_would_select(text: str, found: str) -> None:
    assert "|".join(text[start:end] for start, end in words(text, 0, len(text))) == found


def test_words_stay_inside_the_range() -> None:
    assert words("satu dua tiga", 2, 7) == [(2, 4), (5, 7)]


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_words_are_in_order_and_leave_out_no_letter(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    spans = words(text, start, end)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert {i for i in range(start, end) if text[i].isalnum()} <= covered <= set(range(start, end))


def test_a_quote_has_32_characters_on_each_side() -> None:
    text = "a" * 40 + "kutipan" + "b" * 40
    quote = quote_of(text, Span(40, 47))
    assert (quote.exact, quote.prefix, quote.suffix) == ("kutipan", "a" * 32, "b" * 32)


def test_a_quote_at_the_borders_of_a_text_has_less_around_it() -> None:
    quote = quote_of("satu dua", Span(0, 8))
    assert (quote.exact, quote.prefix, quote.suffix) == ("satu dua", "", "")


def test_a_quote_past_the_end_is_refused() -> None:
    with pytest.raises(BadSpan, match="goes past the end"):
        quote_of("satu", Span(2, 5))


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32-le"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(encoding: str, named: str) -> None:
    text = "Menlu berkata “ya” 😀\n" * 3
    assert decode(text.encode(encoding), "a.txt") == (text, named)


def test_big_endian_marks_are_known() -> None:
    assert decode(b"\xfe\xff" + "dunia".encode("utf-16-be"), "a.txt") == ("dunia", "utf-16")
    assert decode(b"\x00\x00\xfe\xff" + "dunia".encode("utf-32-be"), "a.txt") == ("dunia", "utf-32")


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("Ia berkata “ya” – lalu pergi…", "cp1252", "windows-1252"),
        ("“Ya,” kata René.", "cp1252", "windows-1252"),
        ("Menteri itu menyebutnya “keliru”. " * 100, "cp1252", "windows-1252"),
        ("Le ministre a déclaré être prêt à négocier où il voudra. " * 30, "cp1252", "windows-1252"),
        ("Министр поддерживает прекращение огня в Газе. " * 5, "cp1251", "windows-1251"),
        ("Rząd popiera zawieszenie broni i będzie rozmawiał z sąsiadami. " * 5, "cp1250", "windows-1250"),
        ("قال وزير الخارجية إن بلاده تدعم وقف إطلاق النار. " * 5, "cp1256", "windows-1256"),
        ("外務大臣は停戦を支持すると述べた。日本政府は状況を懸念している。" * 5, "cp932", "cp932"),
        ("外交部长表示支持停火。中国政府对局势表示关切。" * 5, "gb18030", "gb18030"),
    ],
)
def test_older_encodings_are_guessed_and_named(text: str, encoding: str, named: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, named)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_plain_sentence(data: bytes) -> None:
    try:
        outcome = decode(data, "a.txt")[0]
    except BadFile as error:
        outcome = str(error).removeprefix("a.txt")
    assert canonical(outcome).strip()


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u00a0\u200b\ufeff".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^berita\.txt is empty"):
        decode(data, "berita.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi Halo}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\1\0\1\0", "GIF"),
        (b"PK\x03\x04\x14\0\6\0[Content_Types].xml word/document.xml", "Word"),
        (b"PK\x03\x04\x14\0\6\0[Content_Types].xml xl/workbook.xml", "Excel"),
        (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04\x14\0\0\0berita.txt", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "Word 97"),
        (b"SQLite format 3\0\x10\0", "SQLite"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
        (b"\0\0\0\x18ftypmp42", "media"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "media"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(BadFile, match=rf"^x\.txt is a {what}"):
        decode(data, "x.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"halo\0dunia ini teks dengan satu NUL",
        bytes(range(256)) * 8,
        bytes(range(1, 256)) * 8,
        b"\x01\x02\x03\x04abc" * 20,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^x\.txt is not text that can be read"):
        decode(data, "x.txt")


def test_damaged_unicode_is_refused_by_name() -> None:
    with pytest.raises(BadFile, match=r"^x\.txt says it is UTF-16 text but has damaged letters"):
        decode("halo".encode("utf-16") + b"\0", "x.txt")
    with pytest.raises(BadFile, match=r"^x\.txt says it is UTF-8 text but has damaged letters"):
        decode(b"\xef\xbb\xbfhalo \xff", "x.txt")


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "berita.txt"
    path.write_bytes(b"\xef\xbb\xbfSatu\r\nDua")
    assert read(path) == read(str(path)) == ("Satu\r\nDua", "utf-8")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is a folder: choose the files in it"):
        read(tmp_path)
    with pytest.raises(BadFile, match="There is no file"):
        read(tmp_path / "tiada.txt")
    with pytest.raises(BadFile, match="cannot be read"):
        read(tmp_path / ("n" * 5000))
    with pytest.raises(BadFile, match="cannot be read"):
        read("nol\0.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_device_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadFile, match="is not a file that can be read"):
        read("/dev/zero")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rahasia.txt"
    path.write_text("teks")

    def refuse(_: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadFile, match="may not be read"):
        read(path)


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the large file was read"))
    with pytest.raises(BadFile, match=r"^besar\.txt has 50 MB, and a file may have 20 MB"):
        read(path)


def test_the_largest_file_is_read() -> None:
    assert decode(b"a" * MAX_BYTES, "a.txt")[1] == "utf-8"
    with pytest.raises(BadFile, match="has 21 MB"):
        decode(b"a" * (MAX_BYTES + 1), "a.txt")


def test_the_module_loads_without_the_heavy_packages() -> None:
    code = "import sys, reader.text; print({'charset_normalizer', 'markdown_it', 'sqlite_utils'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
