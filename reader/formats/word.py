"""Documents of Word (.docx, .docm): `mammoth` makes HTML of them, which takes the one road of all HTML."""

import zipfile
from io import BytesIO
from typing import Any

from reader.formats.hypertext import from_tree, parse
from reader.formats.kinds import is_packed
from reader.formats.packaged import MAX_PART, Element, attribute, first, local, texts, xml
from reader.formats.properties import BROKEN, damaged, said, stranger, without_text
from reader.formats.sources import Draft, Source
from reader.formats.styles import heading_level, is_quote
from reader.formats.zipped import Zipped
from reader.text import is_blank, seems

_CORE = "docProps/core.xml"


def is_mine(source: Source) -> bool:
    return seems(source.data) == "Word" or is_packed(source, ".docx")


def read(source: Source) -> list[Draft]:
    """One article. Headers, footers, comments, deleted text and pictures are left out, footnotes come at the end.

    Title and author are what the document's properties say. Not taken are its dates, which are those of the file, and
    its language, which is that of the program rather.
    """
    if not is_mine(source):
        raise stranger(source, "Word")
    zipped = Zipped(source)
    parts = {name: xml(zipped.read(name, MAX_PART), source) for name in _names(zipped)}
    text = from_tree(_tidied(parse(_html(parts, source))))
    if is_blank(text):
        raise without_text(source)
    return [Draft(text, markdown=True, said=_details(parts.get(_CORE)))]


def _names(zipped: Zipped) -> list[str]:
    """The parts that are text and what belongs to it, `_rels` among them. No pictures, no macros."""
    known = [f"{folder}_rels/{part}.rels" for folder in ("", "word/") for part in ("", "document.xml")]
    rels = [name for name in known if name in zipped]
    return [*rels, *(name for name in zipped.names if name.endswith((".xml", ".rels")) and name not in rels)]


def _html(parts: dict[str, Element], source: Source) -> str:
    """Mammoth gets an archive of the parts as they were parsed: it would open any other XML as it is."""
    from xml.parsers.expat import ExpatError

    from mammoth import convert_to_html

    try:
        result = convert_to_html(
            BytesIO(_packed(parts)),
            style_map="\n".join(_style_map(parts)),
            include_embedded_style_map=False,
            convert_image=_no_picture,
            id_prefix="",
        )
    except (ExpatError, zipfile.BadZipFile, *BROKEN) as error:
        raise damaged(source) from error
    return str(result.value)


def _packed(parts: dict[str, Element]) -> bytes:
    from lxml import etree

    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, root in parts.items():
            archive.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return file.getvalue()


def _no_picture(image: Any) -> list[Any]:
    return []


def _style_map(parts: dict[str, Element]) -> list[str]:
    """Mammoth knows headings by their English names; here by those of other languages, and by their outline level."""
    lines = []
    for name, root in parts.items():
        if name.endswith("/styles.xml"):
            lines += [line for style in root.iter("{*}style") if (line := _mapping(style))]
    return lines


def _mapping(style: Element) -> str:
    name, identity = (
        first(attribute(child, "val") for child in style if local(child) == "name"),
        attribute(style, "styleId"),
    )
    if attribute(style, "type") != "paragraph" or not identity.replace("-", "").replace("_", "").isalnum():
        return ""
    outline = first(attribute(child, "val") for child in style.iter("{*}outlineLvl"))
    level = int(outline) + 1 if outline in {*"012345"} else heading_level(name)
    if not identity.isascii() or not (level or is_quote(name)):
        return ""
    return f"p.{identity} => {f'h{level}' if level else 'blockquote > p'}:fresh"


def _tidied(root: Element) -> Element:
    """Without the marks of notes; the notes are paragraphs at the end."""
    for element in list(root.iter("a", "li", "ol")):
        if element.get("href", "").startswith(("#footnote-", "#endnote-")):
            _cut(element)
        elif element.get("id", "").startswith(("footnote-", "endnote-")):
            element.tag = element.getparent().tag = "div"
    return root


def _cut(element: Element) -> None:
    """Takes an element out and leaves the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _details(core: Element | None) -> dict[str, str]:
    if core is None:
        return {}
    return said(
        title=first(texts(core, "title")),
        author=texts(core, "creator"),
    )
