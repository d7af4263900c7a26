"""The XML in documents that are ZIP archives, read so that it can neither grow nor reach for anything outside."""

from collections.abc import Iterable
from typing import Any

from reader.errors import BadFile
from reader.formats.properties import damaged
from reader.formats.sources import Source

Element = Any  # lxml has no types

MAX_PART = 30_000_000  # bytes; the trees made of it take ten times that


def xml(data: bytes, source: Source) -> Element:
    """The root of a part. Raises BadFile for what is no XML, is nested more than 256 deep, or defines entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(source) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise BadFile(
            "{name} defines entities in its XML, as files made to do harm do: it was not opened.", name=source.name
        )
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute in whatever namespace."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def texts(root: Element, name: str) -> list[str]:
    """What the elements of that name say, in whatever namespace."""
    return [text for element in root.iter(f"{{*}}{name}") if (text := "".join(element.itertext()).strip())]


def first(values: Iterable[str]) -> str:
    return next(iter(values), "")
