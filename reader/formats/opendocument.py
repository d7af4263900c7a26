"""OpenDocument texts (.odt), of LibreOffice and others: their XML as HTML, which takes the one road of all HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from reader.formats.hypertext import to_markdown
from reader.formats.kinds import is_packed
from reader.formats.packaged import MAX_PART, Element, attribute, first, local, texts, xml
from reader.formats.properties import protected, said, stranger, without_text
from reader.formats.sources import Draft, Source
from reader.formats.styles import heading_level, is_quote
from reader.formats.zipped import Zipped
from reader.text import is_blank, seems

_LONGEST_CHAIN = 20  # styles that take after each other
_MANIFEST = "META-INF/manifest.xml"

_UNSEEN = {
    *("tracked-changes", "annotation", "annotation-end", "note-citation", "covered-table-cell", "hidden-text"),
    *("sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "forms", "event-listeners"),
    *("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"),
    *("image", "object", "object-ole", "plugin", "title", "desc", "script", "binary-data"),
}
_TAGS = {"list-item": "li", "list-header": "li", "table": "table", "table-row": "tr", "table-cell": "td"}
_ASIDE = {"note-body", "text-box"}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    outline: int = 0
    tags: tuple[str, ...] = ()
    unseen: bool = False


@dataclass
class _Styles:
    by_name: dict[str, _Style] = field(default_factory=dict)
    numbered: set[tuple[str, int]] = field(default_factory=set)  # styles of lists, and their levels from 1

    def chain(self, name: str) -> Iterator[_Style]:
        """A style and those that it takes after."""
        for _ in range(_LONGEST_CHAIN):
            if name not in self.by_name:
                return
            yield self.by_name[name]
            name = self.by_name[name].parent


def is_mine(source: Source) -> bool:
    return seems(source.data) == "OpenDocument" or is_packed(source, ".odt")


def read(source: Source) -> list[Draft]:
    """One article. Headers, footers, comments, deleted text, tables of contents and pictures are left out.

    Notes come at the end, text boxes after the paragraph that they belong to.

    Title, author and publisher are what the document's properties say. Not taken are its dates, which are those of the
    file, and its language, which is that of the program rather.
    """
    if not is_mine(source):
        raise stranger(source, "OpenDocument")
    zipped = Zipped(source)
    if _MANIFEST in zipped and b"encryption-data" in zipped.read(_MANIFEST, MAX_PART):
        raise protected(source)
    content = xml(zipped.read("content.xml", MAX_PART), source)
    parts = [xml(zipped.read(name, MAX_PART), source) for name in ("styles.xml", "meta.xml") if name in zipped]
    body = next(content.iter("{*}body"), None)
    text = "" if body is None else to_markdown(_Writing(_styles([*parts, content])).html(body))
    if is_blank(text):
        raise without_text(source)
    return [Draft(text, markdown=True, said=_details(parts))]


def _styles(roots: list[Element]) -> _Styles:
    styles = _Styles()
    for root in roots:
        for element in root.iter("{*}style"):
            styles.by_name[attribute(element, "name")] = _style(element)
        for element in root.iter("{*}list-level-style-number"):
            level, style = attribute(element, "level"), element.getparent()
            if style is not None and level.isascii() and level.isdigit() and attribute(element, "num-format"):
                styles.numbered.add((attribute(style, "name"), int(level[:3])))
    return styles


def _style(element: Element) -> _Style:
    looks = next(element.iter("{*}text-properties"), None)
    tags, unseen = [], False
    if looks is not None:
        weight = attribute(looks, "font-weight")
        tags += ["strong"] if weight in ("bold", "600", "700", "800", "900") else []
        tags += ["em"] if attribute(looks, "font-style") in ("italic", "oblique") else []
        tags += ["s"] if attribute(looks, "text-line-through-style") not in ("", "none") else []
        unseen = attribute(looks, "display") == "none"
    return _Style(
        attribute(element, "display-name") or attribute(element, "name"),
        attribute(element, "parent-style-name"),
        _level(attribute(element, "default-outline-level")),
        tuple(tags),
        unseen,
    )


def _level(value: str) -> int:
    """The level of a heading, 1 to 6; 0 for none."""
    return min(int(value[:2]), 6) if value.isascii() and value.isdigit() else 0


class _Writing:
    """The HTML of a body, found in one walk over it. Notes and text boxes stand inside paragraphs, and come after."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._out: list[str] = []
        self._outer: list[list[str]] = []
        self._boxes: list[str] = []
        self._notes: list[str] = []
        self._lists: list[str] = []
        self._closing: dict[Element, str] = {}

    def html(self, body: Element) -> str:
        from lxml import etree

        walk = etree.iterwalk(body, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start" and self._is_unseen(element):
                walk.skip_subtree()
                skipped = element
            elif event == "start":
                self._start(element, local(element))
                self._say(element.text)
            else:
                if element is not skipped:
                    self._end(element, local(element))
                self._say(element.tail)
        return "".join([*self._out, *self._boxes, *self._notes])

    def _is_unseen(self, element: Element) -> bool:
        if local(element) in _UNSEEN or attribute(element, "display") == "none":
            return True
        return any(style.unseen for style in self._styles.chain(attribute(element, "style-name")))

    def _say(self, text: str | None) -> None:
        if text:
            self._out.append(escape(text))

    def _start(self, element: Element, name: str) -> None:
        opening, closing = self._tags(element, name)
        if name in _ASIDE:
            self._outer.append(self._out)
            self._out = []
        self._out.append(opening)
        self._closing[element] = closing

    def _end(self, element: Element, name: str) -> None:
        self._out.append(self._closing.pop(element))
        if name == "list":
            self._lists.pop()
        elif name in _ASIDE:
            aside, self._out = self._out, self._outer.pop()
            (self._notes if name == "note-body" else self._boxes).extend(aside)
        elif name in ("p", "h") and not self._outer:
            self._out += self._boxes
            self._boxes.clear()

    def _tags(self, element: Element, name: str) -> tuple[str, str]:
        style = attribute(element, "style-name")
        if name in ("p", "h"):
            return self._paragraph(element, name, style)
        if name == "span":
            tags = list(dict.fromkeys(tag for known in self._styles.chain(style) for tag in known.tags))
            return "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
        if name == "a":
            return f'<a href="{escape(attribute(element, "href"))}">', "</a>"
        if name == "list":
            return self._list(style)
        if name == "table-cell":
            across, down = (attribute(element, f"number-{what}-spanned") for what in ("columns", "rows"))
            return f'<td colspan="{escape(across)}" rowspan="{escape(down)}">', "</td>"
        if name in _TAGS:
            return f"<{_TAGS[name]}>", f"</{_TAGS[name]}>"
        return {"line-break": "<br>", "tab": " ", "s": " "}.get(name, ""), ""

    def _paragraph(self, element: Element, name: str, style: str) -> tuple[str, str]:
        names = [known.name for known in self._styles.chain(style)] or [style]
        level = (_level(attribute(element, "outline-level")) or 1) if name == "h" else max(map(heading_level, names))
        if level:
            return f"<h{level}>", f"</h{level}>"
        if any(map(is_quote, names)):
            return "<blockquote><p>", "</p></blockquote>"
        return "<p>", "</p>"

    def _list(self, style: str) -> tuple[str, str]:
        self._lists.append(style or (self._lists[-1] if self._lists else ""))
        tag = "ol" if (self._lists[-1], len(self._lists)) in self._styles.numbered else "ul"
        return f"<{tag}>", f"</{tag}>"


def _details(parts: list[Element]) -> dict[str, str]:
    for root in parts:
        if local(root) == "document-meta":
            return said(
                title=first(texts(root, "title")),
                author=first([*texts(root, "initial-creator"), *texts(root, "creator")]),
                source=first(texts(root, "publisher")),
            )
    return {}
