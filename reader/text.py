"""Imported text made fit to store; quote selectors; code points to UTF-16 and back."""

import re
import stat
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.errors import BadFile, BadSpan
from reader.model import Span

MAX_BYTES = 20_000_000
QUOTE_CONTEXT = 32  # characters of prefix and suffix

BYTE_ORDER_MARK = "\ufeff"

# Longest first: the mark of UTF-16 begins the one of UTF-32.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97, Excel 97 or PowerPoint 97"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
_ZIPPED = (
    (b"word/", "Word"),
    (b"xl/", "Excel"),
    (b"ppt/", "PowerPoint"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))

_HIGH = bytes(range(0x80, 0x100))
_WESTERN_PUNCTUATION = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xad\xb0\xb7\xbb"
# In windows-1252 these bytes are signs that never stand inside a word, letters of few languages, nothing at all, or
# more accents than words have: the text is rather in another encoding.
_NOT_WESTERN = (
    rb"[A-Za-z][\xa1-\xb6\xb8-\xba\xbc-\xbf][a-z]|[\x8a\x8e\x9a\x9e\xd0\xdd\xde\xf0\xfd\xfe]"
    rb"|[\x81\x8d\x8f\x90\x9d]|[\xc0-\xff]{3}"
)
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)


def read(path: str | Path) -> tuple[str, str]:
    """A file's text and the encoding it was read with. `BadFile` says why it is none."""
    path = Path(path)
    return decode(read_bytes(path), path.name)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The content of a file of at most `limit` bytes. `BadFile` says why it cannot be read."""
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise BadFile("{name} is a folder: choose the files in it.", name=path.name)
        if not stat.S_ISREG(state.st_mode):
            raise BadFile("{name} is not a file that can be read: choose a text file.", name=path.name)
        refuse_large(state.st_size, path.name, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)  # it may grow
    except FileNotFoundError:
        raise BadFile("There is no file {path}: check the name and the folder.", path=path) from None
    except PermissionError:
        raise BadFile("{path} may not be read: ask its owner for the right to open it.", path=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise BadFile("{path} cannot be read: {reason}.", path=path, reason=_reason(error)) from None
    refuse_large(len(data), path.name, limit)
    return data


def decode(data: bytes, name: str, limit: int = MAX_BYTES) -> tuple[str, str]:
    """The text in `data` and its encoding: by its mark, UTF-8, else a guess. `name` is the file's, for the sentence."""
    refuse_large(len(data), name, limit)
    _refuse_known(data, name)
    text, encoding = _marked(data, name) or _unmarked(data, name)
    if is_blank(text):
        raise BadFile("{name} is empty: there is no text to import.", name=name)
    return text, encoding


def canonical(text: str) -> str:
    """What a text is once it is stored; doing it again changes nothing.

    A byte order mark at the start, NUL, noncharacters and lone surrogates are dropped; CR LF, CR, U+2028 and U+2029
    become a line feed; all else stays as it is.
    """
    return storable(text).lstrip(BYTE_ORDER_MARK)


def storable(piece: str) -> str:
    """The same rules for a piece from inside a text, where U+FEFF is no mark and stays."""
    if _may_hold_forbidden(piece):
        piece = _forbidden().sub("", piece)
    if not piece.isascii():
        piece = piece.replace("\u2028", "\n").replace("\u2029", "\n")
    return piece.replace("\r\n", "\n").replace("\r", "\n") if "\r" in piece else piece


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing."""
    return _visible().search(text) is None


class TextMap:
    """Where the code points of one text are in UTF-16, in which Qt counts."""

    def __init__(self, text: str) -> None:
        self._astral = array("l", _astral(text))
        self._astral_in_qt = array("l", (index + before for before, index in enumerate(self._astral)))

    def to_qt(self, index: int) -> int:
        return index + bisect_left(self._astral, index)

    def to_python(self, position: int) -> int:
        """The code point at a UTF-16 position; a position inside a surrogate pair is that of its letter."""
        return position - bisect_left(self._astral_in_qt, position)


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the words in text[start:end], for selecting word by word: emoji and CJK letters are a word each."""
    return [match.span() for match in _word().finditer(text, start, end)]


class Quote(NamedTuple):
    """A text quote selector (W3C Web Annotation): the quoted text and up to 32 characters on each side of it."""

    exact: str
    prefix: str
    suffix: str


def quote_of(text: str, span: Span) -> Quote:
    if span.end > len(text):
        raise BadSpan(
            "The span {start} to {end} goes past the end of the text, which has {length} characters.",
            start=span.start,
            end=span.end,
            length=len(text),
        )
    return Quote(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - QUOTE_CONTEXT) : span.start],
        suffix=text[span.end : span.end + QUOTE_CONTEXT],
    )


def _may_hold_forbidden(text: str) -> bool:
    """Asked of the UTF-8 bytes, where it takes a tenth of the time."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return True
    return any(part in data for part in (b"\0", b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf"))


def refuse_large(size: int, name: str, limit: int = MAX_BYTES) -> None:
    if size > limit:
        raise BadFile(
            "{name} has {size} MB, and a file may have {limit} MB: split it into its articles.",
            name=name,
            size=-(-size // 1_000_000),
            limit=limit // 1_000_000,
        )


def _refuse_known(data: bytes, name: str) -> None:
    what = seems(data)
    if what:
        raise BadFile(
            "{name} is a {what} file, not text: save it as a text file and import that.", name=name, what=what
        )


def seems(data: bytes) -> str:
    """The format that the first bytes give away, or "" for what may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((what for part, what in _ZIPPED if part in data[:4096] or part in data[-65_536:]), "ZIP")
    if data[4:8] == b"ftyp" or (data.startswith((b"ID3", b"RIFF")) and b"\0" in data[:64]):
        return "media"
    return next((what for magic, what in _MAGIC if data.startswith(magic)), "")


def _marked(data: bytes, name: str) -> tuple[str, str] | None:
    """Decoded as its byte order mark says; None without one."""
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in encodings:
        text = _strictly(data, encoding)
        if text is not None and "\0" not in text:
            return text.removeprefix(BYTE_ORDER_MARK), encoding
    if not encodings:
        return None
    raise BadFile(
        "{name} says it is {encoding} text but has damaged letters: save it again as UTF-8 text.",
        name=name,
        encoding=encodings[-1].upper(),
    )


def _unmarked(data: bytes, name: str) -> tuple[str, str]:
    found = _with_nul(data) if b"\0" in data else _utf8(data) or _legacy(data)
    if found is None:
        raise BadFile("{name} is not text that can be read: save it as UTF-8 text and import that.", name=name)
    return found


def _with_nul(data: bytes) -> tuple[str, str] | None:
    """UTF-16 and UTF-32 without a mark; any other data with NUL in it is binary."""
    share = {offset: data[offset::2].count(0) / max(1, len(data) // 2) for offset in (0, 1)}
    wide = "utf-16-le" if share[1] > share[0] else "utf-16-be"
    for encoding in ("utf-32-le", "utf-32-be", wide):
        text = _strictly(data, encoding)
        likely = (
            max(share.values()) > 0.7 if encoding == wide else sum(share.values()) >= 1
        )  # half of all bytes, or more
        if text and likely and _control_share(text.encode()) == 0 and not _forbidden().search(text):
            return text, encoding
    return None


def _utf8(data: bytes) -> tuple[str, str] | None:
    text = _strictly(data, "utf-8")
    return (text, "utf-8") if text is not None and _control_share(data) < 0.05 else None


def _legacy(data: bytes) -> tuple[str, str] | None:
    """A guess among the encodings that were in use before UTF-8."""
    if _control_share(data) > 0.01:
        return None
    western = not re.search(_NOT_WESTERN, data)
    if western and _letter_share(data) < 0.15:
        return data.decode("cp1252"), "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY if western else _LEGACY[1:])).best()
    if best is not None:
        return str(best), best.encoding.replace("cp125", "windows-125")
    return (data.decode("cp1252", "replace"), "windows-1252") if _letter_share(data) < 0.3 else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _control_share(data: bytes) -> float:
    return _share(data, _CONTROLS)


def _letter_share(data: bytes) -> float:
    return _share(data, bytes(set(_HIGH) - set(_WESTERN_PUNCTUATION)))


def _share(data: bytes, of: bytes) -> float:
    return (len(data) - len(data.translate(None, of))) / max(1, len(data))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _astral(text: str) -> Iterator[int]:
    """The indexes of the letters that take two units in UTF-16."""
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return iter(())
    return (match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text))


@cache
def _forbidden() -> re.Pattern[str]:
    """NUL, surrogates that stand alone, and what Unicode says is no character."""
    plane_ends = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    return re.compile(f"[\0\ud800-\udfff\ufdd0-\ufdef{plane_ends}]")


@cache
def _visible() -> re.Pattern[str]:
    return re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")


@cache
def _word() -> re.Pattern[str]:
    mark = f"[{_marks()}]"
    cjk = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
    sign = "[\u203c\u2049\u2122\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    dressed = f"{sign}(?:{mark}|[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])*"
    emoji = f"[\U0001f1e6-\U0001f1ff]{{2}}|{dressed}(?:\u200d{dressed})*"
    letters = f"(?:[^\\W{cjk}]|{mark})+"
    joint = "(?:(?<=\\d)[.,\u066b\u066c](?=\\d)|[-\u2010\u2011'\u2018\u2019\u00ad\u00b7\u200c\u200d\u05f3\u05f4])"
    return re.compile(f"{emoji}|[{cjk}]{mark}*|{letters}(?:{joint}{letters})*")


def _marks() -> str:
    """A character class of all combining marks: re's \\w leaves them out."""
    points = [p for p in (*range(0x20000), *range(0xE0100, 0xE01F0)) if unicodedata.category(chr(p))[0] == "M"]
    firsts = [points[0], *(b for a, b in pairwise(points) if b != a + 1)]
    lasts = [*(a for a, b in pairwise(points) if b != a + 1), points[-1]]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))
