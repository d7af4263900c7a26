"""What kind of file this is: by its content where that is sure, else by its name. Names are often wrong."""

import re

from reader.errors import BadFile
from reader.formats.sources import Source
from reader.formats.zipped import Zipped
from reader.text import MAX_BYTES

MAX_DOCUMENT = 100_000_000
MAX_ARCHIVE = 500_000_000
_TEXTS = {"", ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"}
# Kinds whose content is known by its first bytes: what has such a name and other bytes is no such file.
_MARKED = {".pdf": "PDF", ".rtf": "RTF", ".docx": "Word", ".docm": "Word", ".xlsx": "Excel", ".odt": "OpenDocument",
           ".epub": "EPUB", ".zip": "ZIP"}  # fmt: skip
_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_COMMENT = rb"<!--(?:[^-]|-(?!->)){0,2000}-->"
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:%b\s*)*<(?:!doctype\s+html|html)\b" % _COMMENT, re.IGNORECASE)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_RECORDINGS = (b"ID3\2", b"ID3\3", b"ID3\4", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb", b"\xff\xf3")
_ARCHIVES = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
# A file of programs before 2007 is a file system with named streams. Two of them hold a newer file under a password.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("WordDocument", "Word 97", "Word (.docx)"),
    ("Workbook", "Excel 97", "Excel (.xlsx)"),
    ("PowerPoint Document", "PowerPoint 97", "PDF"),
)
_OPEN_DOCUMENTS = {
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-template": ".odt",
    "application/vnd.oasis.opendocument.text-web": ".odt",
    "application/vnd.oasis.opendocument.text-master": ".odt",
}
_OFFICE = (("wordprocessingml", ".docx"), ("spreadsheetml", ".xlsx"))
_FOREIGN = (
    ("mimetype", "opendocument.spreadsheet", "OpenDocument spreadsheet", "Excel (.xlsx)"),
    ("mimetype", "opendocument.", "OpenDocument", "PDF"),
    ("[Content_Types].xml", "presentationml", "PowerPoint", "PDF"),
    ("Index/Document.iwa", "", "Pages, Numbers or Keynote", "PDF"),
)


def limit_of(name: str) -> int:
    """How many bytes of a file of this name are read at most."""
    suffix = Source(name, b"").suffix
    return MAX_BYTES if suffix in _TEXTS else MAX_ARCHIVE if suffix == ".zip" else MAX_DOCUMENT


def kind_of(source: Source) -> str:
    """The suffix by which `READERS` knows this kind, or its own when the content does not tell.

    Raises BadFile for what is known not to be readable, with what to save it as.
    """
    if not source.data:
        raise BadFile("{name} is empty: there is no text to import.", name=source.name)
    sure = _by_content(source)
    if sure in ("", ".zip") and source.suffix in _MARKED and sure != source.suffix:
        raise BadFile("{name} is no {what} file, whatever its name says: open it with its program and save it anew.",
                      name=source.name, what=_MARKED[source.suffix])  # fmt: skip
    return sure or source.suffix


def is_packed(source: Source, kind: str) -> bool:
    """Whether it is a ZIP archive that holds a document of this kind, in whatever order. Raises BadFile."""
    return source.data.startswith(_ZIP) and _zipped(source) == kind


def _by_content(source: Source) -> str:
    data = source.data
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_ZIP):
        return _zipped(source)
    _refuse_foreign(source)
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _WEB_ARCHIVE.search(_END_OF_HEADERS.split(head.lstrip(), 1)[0]):
        return ".mhtml"
    return ".html" if _PAGE.match(head) else ""


def _zipped(source: Source) -> str:
    archive = Zipped(source)
    mime = _said(archive, "mimetype").strip()
    types = _said(archive, "[Content_Types].xml")
    office = [kind for word, kind in _OFFICE if word in types]
    kind = _OPEN_DOCUMENTS.get(mime) or (office[0] if office else "")
    for member, word, what, better in [] if kind else _FOREIGN:
        if member in archive and word in _said(archive, member):
            raise _save_as(source, what, better)
    return kind or ".zip"


def _said(archive: Zipped, member: str) -> str:
    return archive.read(member).decode("utf-8", "replace") if member in archive else ""


def _refuse_foreign(source: Source) -> None:
    name, data = source.name, source.data
    if data.startswith(_COMPOUND):
        raise _of_old_program(source)
    if data.startswith(b"SQLite format 3\0"):
        raise BadFile("{name} is a project or another database, no article: open it, do not import it.", name=name)
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        raise BadFile("{name} is a picture: have the text in it recognised, save that as text or PDF and import it.",
                      name=name)  # fmt: skip
    if data.startswith(_RECORDINGS) or data[8:12] in (b"WAVE", b"AVI ") or data[4:8] == b"ftyp":
        raise BadFile("{name} is a recording: write down what is said in it and import that.", name=name)
    for magic, what in _ARCHIVES:
        if data.startswith(magic):
            raise BadFile("{name} is a {what} archive: unpack it and import the files in it, or pack them as ZIP.",
                          name=name, what=what)  # fmt: skip


def _of_old_program(source: Source) -> BadFile:
    if "EncryptedPackage".encode("utf-16-le") in source.data:
        return BadFile("{name} is protected by a password: save it without one and import that.", name=source.name)
    for stream, what, better in _STREAMS:
        if stream.encode("utf-16-le") in source.data:
            return _save_as(source, what, better)
    return _save_as(source, "Word, Excel or PowerPoint 97", "PDF")


def _save_as(source: Source, what: str, better: str) -> BadFile:
    return BadFile("{name} is a file of {what}: open it with its program, save it as {better} and import that.",
                   name=source.name, what=what, better=better)  # fmt: skip
