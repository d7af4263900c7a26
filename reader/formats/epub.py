"""EPUB books and magazines: the pages of HTML in them, in their order, each chapter an article."""

import re
from dataclasses import dataclass, field
from posixpath import dirname, normpath
from urllib.parse import unquote

from reader.errors import BadFile
from reader.formats.hypertext import from_tree, parse
from reader.formats.kinds import is_packed
from reader.formats.packaged import MAX_PART, Element, attribute, first, local, texts, xml
from reader.formats.properties import BROKEN, damaged, said, stranger, without_text
from reader.formats.sources import Draft, Source
from reader.formats.zipped import Zipped
from reader.text import is_blank, seems

MAX_DOCUMENTS = 2000
SUBSTANTIAL = 100  # characters of text; what has fewer is the title of a part, a dedication or the like

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_MIMETYPE = b"application/epub+zip"
_FRONT = {
    *("cover", "titlepage", "title-page", "halftitlepage", "halftitle", "copyright-page", "copyright", "index"),
    *("toc", "nav", "navigation", "landmarks", "page-list", "loi", "lot", "list-of-illustrations", "list-of-tables"),
}
_FRONT_NAME = re.compile(
    r"(?:cover|title[_-]?page|half[_-]?title|toc|nav|contents|copyright|colophon)[_-]?\d*", re.ASCII
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS = ("h1", "h2", "h3")
_UNSEEN_TYPES = {"pagebreak", "noteref"}


@dataclass(frozen=True, slots=True)
class _Package:
    """What the package says: its details, and the documents in the order of reading with what each is said to be."""

    details: dict[str, str]
    documents: list[tuple[str, frozenset[str]]]


@dataclass
class _Chapter:
    title: str
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.texts)


def is_mine(source: Source) -> bool:
    return seems(source.data) == "EPUB" or _MIMETYPE in source.data[:200] or is_packed(source, ".epub")


def read(source: Source) -> list[Draft]:
    """One article for each chapter, or one for all if there is one chapter only. A chapter begins with a document that
    has a heading or a title of its own; documents without go with the one before. Cover, title page, contents and the
    like are left out.

    Title, authors, language, publisher and date of publication are what the package says. The date is its `dc:date`
    unless that is said to be of something else. The source is the publisher, else, for a chapter of several, the book.
    """
    if not is_mine(source):
        raise stranger(source, "EPUB")
    zipped = Zipped(source)
    package = _package(zipped, source)
    _refuse_encrypted(zipped, package, source)
    chapters: list[_Chapter] = []
    left_out: list[str] = []
    titles: set[str] = {package.details.get("title", "")}
    for name, kinds in package.documents:
        root = _document(zipped, name, source)
        text = from_tree(root)
        if kinds & _FRONT or _is_front(root, name):
            left_out += [_shown(text) or name]
            continue
        title = _title(root, titles)
        if chapters and not title:
            chapters[-1].texts.append(text)
        else:
            chapters.append(_Chapter(title, [text]))
        titles.add(title)
    return _drafts(chapters, left_out, package, source)


def _drafts(chapters: list[_Chapter], left_out: list[str], package: _Package, source: Source) -> list[Draft]:
    chapters = [chapter for chapter in chapters if not is_blank(chapter.text)]
    large = [chapter for chapter in chapters if len(chapter.text) >= SUBSTANTIAL]
    if not chapters:
        raise without_text(source)
    if len(large) < 2:
        text = "\n\n".join(chapter.text for chapter in chapters)
        return [Draft(text, markdown=True, said=package.details, left_out=left_out)]
    left_out += [_shown(chapter.text) for chapter in chapters if chapter not in large]
    book = package.details.get("source") or package.details.get("title", "")
    return [
        Draft(
            chapter.text,
            markdown=True,
            said={**package.details, **said(title=chapter.title, source=book)} if chapter.title else package.details,
            place=f"chapter {number}",
            left_out=left_out if number == 1 else (),
        )
        for number, chapter in enumerate(large, 1)
    ]


def _package(zipped: Zipped, source: Source) -> _Package:
    container = xml(zipped.read(_CONTAINER, MAX_PART), source)
    path = first(attribute(element, "full-path") for element in container.iter("{*}rootfile"))
    root = xml(zipped.read(path, MAX_PART), source)
    items = {attribute(item, "id"): item for item in root.iter("{*}item")}
    guide = {_inside(path, attribute(ref, "href")): attribute(ref, "type") for ref in root.iter("{*}reference")}
    documents = []
    for entry in root.iter("{*}itemref"):
        item = items.get(attribute(entry, "idref"))
        if item is not None and attribute(entry, "linear") != "no":
            name = _inside(path, attribute(item, "href"))
            documents.append((name, frozenset({*attribute(item, "properties").split(), guide.get(name, "")})))
    if not documents:
        raise without_text(source)
    if len(documents) > MAX_DOCUMENTS:
        raise BadFile("{name} has {pages} pages, and a file may have {limit}: split it into its articles.",
                      name=source.name, pages=len(documents), limit=MAX_DOCUMENTS)  # fmt: skip
    return _Package(_details(root), documents)


def _details(root: Element) -> dict[str, str]:
    metadata = next(root.iter("{*}metadata"), root)
    dates = [
        (element.text or "").strip()
        for element in metadata.iter("{*}date")
        if attribute(element, "event") in ("", "publication", "original-publication")
    ]
    return said(
        title=first(texts(metadata, "title")),
        author=texts(metadata, "creator"),
        source=first(texts(metadata, "publisher")),
        published=first(map(_date, dates)),
        url=first(text for text in texts(metadata, "source") if re.match(r"https?://\S+$", text)),
        language=first(texts(metadata, "language")),
    )


def _date(value: str) -> str:
    """The day of an ISO date; a year alone is no day."""
    found = re.match(r"\d{4}-\d\d-\d\d(?![^T ])", value)
    return found[0] if found and not value.startswith("0") else ""


def _inside(package: str, href: str) -> str:
    """The name in the archive of what a package calls `href`."""
    path = unquote(href.partition("#")[0])
    return normpath(f"{dirname(package)}/{path}").lstrip("/").removeprefix("../")


def _refuse_encrypted(zipped: Zipped, package: _Package, source: Source) -> None:
    """Many a book has its typefaces encrypted and nothing else: that may be read."""
    if _ENCRYPTION in zipped:
        root = xml(zipped.read(_ENCRYPTION, MAX_PART), source)
        closed = {_inside("", attribute(element, "URI")) for element in root.iter("{*}CipherReference")}
        if closed & {name for name, _ in package.documents}:
            raise BadFile(
                "{name} is protected against copying and cannot be read: import an unprotected copy.", name=source.name
            )


def _document(zipped: Zipped, name: str, source: Source) -> Element:
    data = zipped.read(name, MAX_PART)
    declared = _DECLARED.match(data)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else declared[1].decode() if declared else "utf-8"
    try:
        html = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        html = data.decode("utf-8", "replace")
    try:
        root = parse(_DECLARATION.sub("", html.lstrip("\ufeff")))
    except BROKEN as error:
        raise damaged(source) from error
    for element in [e for e in root.iter() if local(e) == "nav" or _types(e) & _UNSEEN_TYPES]:
        element.tag = "template"  # whose content nobody sees
    return root


def _types(element: Element) -> frozenset[str]:
    return frozenset(element.get("epub:type", "").split()) if isinstance(element.tag, str) else frozenset()


def _is_front(root: Element, name: str) -> bool:
    outer = [root, *(element for element in root.iter("body", "section", "div"))][:4]
    if any(_types(element) & _FRONT for element in outer):
        return True
    return _FRONT_NAME.fullmatch(name.rpartition("/")[2].partition(".")[0].lower()) is not None


def _title(root: Element, known: set[str]) -> str:
    """Its first heading, else the title of the page if no other document has that."""
    for element in root.iter(*_HEADINGS):
        if heading := " ".join("".join(element.itertext()).split()):
            return heading[:500]
    title = first(" ".join("".join(element.itertext()).split()) for element in root.iter("title"))
    return title[:500] if title not in known and said(title=title) else ""


def _shown(text: str) -> str:
    """A document's text as one line."""
    line = " ".join(re.sub(r"[#*_>|\\-]+", " ", text[:400]).split())
    return f"{line[:119]}…" if len(line) > 120 else line
