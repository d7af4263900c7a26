"""Saved pages of news sites: the article alone, with what the page says of it."""

import codecs
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, compress, dropwhile, pairwise, takewhile
from urllib.parse import urljoin

from reader.errors import BadFile
from reader.formats import hypertext
from reader.formats.hypertext import HtmlElement
from reader.formats.outline import NO_KEY, Block, written
from reader.formats.page_details import Details
from reader.formats.sources import Draft, Source, guessed
from reader.language_guess import guess_language
from reader.sentences import boilerplate, segment_blocks
from reader.text import decode

SHORTEST_ARTICLE = 300  # characters; a page with fewer has none, or only its beginning
_SHORTEST_PAID = 1200  # where the page says that the rest is for subscribers
_LONGEST_JUNK = 0.4  # of the page's text: what is larger is no menu, whatever its name is
_NEARLY_ALL = 0.8
_TEASERS = 0.35  # of the blocks are links: these are the beginnings of many articles
_LEFT_OUT_LINES = 200
_LEFT_OUT_LENGTH = 200
_LONGEST_LABEL = 6  # words
_SHINGLE = 4  # words

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_WORD = re.compile(r"\w+")
_JUNK_TAGS = frozenset({"nav", "footer", "aside", "figcaption", "form", "amp-sidebar", "amp-ad"})
_JUNK = re.compile(
    r"(?<![a-z])(?:"
    r"related|terkait|bacajuga|baca-?juga|read-?also|also-?read|read-?more|lihat-?juga|simak|sisip|linksisip"
    r"|shares?|sharing|share-?bar|share-?box|sosmed|socials?|medsos|komentar|comments?|disqus|breadcrumbs?"
    r"|tags?|tag-?list|topics?|topik|gallery|galeri|carousel|slider|swiper|newsletters?|subscribe|berlangganan|langganan"
    r"|popular|populer|terpopuler|trending|most-?read|terbaru|terkini|ads?|adv|advert\w*|iklan|banner|sponsor\w*|promo"
    r"|parallax|sidebar|nav|navbar|navigation|menu|mega-?menu|footer|cookies?|consent|gdpr|caption|photo-?credit"
    r"|copyright|recommend\w*|rekomendasi|pagination|paging|author-?box|widget|modal|popup|outbrain|taboola|mgid"
    r"|skip-?link"
    r")(?![a-z])"
)
_FRAGMENT = ("StartFragment", "EndFragment")
_DASHES = " *•·–—-"
_SENTENCE_END = re.compile(r"[.!?…][\"')”’]*$")
_CREDIT = re.compile(r"(?:foto|photo|dok|sumber)\b[^.!?]{0,80}[:/][^.!?]{0,80}", re.IGNORECASE)
_DATELINE = re.compile(r"\w[^.!?]{0,60}\s?[-–—]{1,2}")


def read(source: Source) -> list[Draft]:
    """The article of a saved page, its headline first. Menus, links to others and the like are in `left_out`."""
    html, address, encoding = _html_of(source)
    root = hypertext.parse(html)
    details = Details(root, html, address)
    _resolve_links(root, details.address)
    for image in root.iter("img"):
        image.attrib.pop("alt", None)  # in an article of a site it says what the caption says
    everything = hypertext.blocks_in(root)
    evidence = _evidence(root, details)
    _hide_junk(root)
    blocks = _article(hypertext.blocks_in(root), evidence, details)
    text = "\n".join(block.line() for block in blocks)
    if len(text) < (_SHORTEST_PAID if details.is_paid else SHORTEST_ARTICLE):
        blocks = _all_of_it(root, everything, details)
        if not blocks:
            raise _nothing_in(source)
    headline = [Block("heading", [(details.title, NO_KEY)], level=1)] if details.title else []
    notes = guessed(source.name, encoding)
    said = details.said(guess_language(text))
    left = _left_out(everything, [*headline, *blocks])
    return [Draft(written([*headline, *blocks]), markdown=True, said=said, notes=notes, left_out=left)]


def read_fragment(html: str, url: str = "") -> Draft:
    """HTML from the clipboard, all of it. Windows puts lines with its place and the page's address before it."""
    header = re.match(r"Version:[^\r\n]*[\r\n]+(?:[A-Za-z]+:[^\r\n]*[\r\n]+)+", html[:10_000])
    if header:
        values = dict(re.findall(r"^([A-Za-z]+):([^\r\n]*)", header[0], re.MULTILINE))
        url = values.get("SourceURL", "") or url
        html = _selection(html, values) or html[header.end() :]
    address = url if re.fullmatch(r"https?://\S{1,2000}", url) else ""
    return Draft(hypertext.to_markdown(html), markdown=True, said={"url": address} if address else {})


def _selection(html: str, values: dict[str, str]) -> str:
    """What the offsets say, which count bytes of UTF-8, or the comments around it; "" if neither does."""
    data = html.encode("utf-8", "surrogatepass")
    start, end = (int(found[0]) if (found := re.findall(r"^\d{1,9}$", values.get(key, ""))) else 0 for key in _FRAGMENT)
    if 0 < start < end <= len(data):
        return data[start:end].decode("utf-8", "replace")
    _, start_mark, rest = html.partition("<!--StartFragment-->")
    return rest.partition("<!--EndFragment-->")[0] if start_mark else ""


def _all_of_it(root: HtmlElement, blocks: Sequence[Block], details: Details) -> list[Block]:
    """What a page without links shows, such as a brief or one of a word processor: nothing of it is furniture."""
    if details.is_paid or root.find(".//a") is not None or sum(len(block.line().split()) for block in blocks) < 20:
        return []
    return [block for block in blocks if not details.is_headline(block.line())]


def _nothing_in(source: Source) -> BadFile:
    return BadFile(
        "{name} has no article that can be read: open the article itself, whole, in the browser and save that page.",
        name=source.name,
    )


# From bytes to HTML


def _html_of(source: Source) -> tuple[str, str, str]:
    """The HTML, its address as far as the file around it says, and the encoding, "utf-8" also when it was declared."""
    if source.suffix in (".mhtml", ".mht") or b"multipart/related" in source.data[:4000].lower():
        data, charset, address = _in_archive(source)
    else:
        data, charset, address = source.data, "", ""
    encoding = _declared(data, charset)
    html = _as_declared(data, encoding) if encoding else None
    if html is not None:
        return html, address, "utf-8"
    html, encoding = decode(data, source.name)
    return html, address, encoding


def _in_archive(source: Source) -> tuple[bytes, str, str]:
    """The page in an MHTML file, its charset and its address; a file that is none is the page itself."""
    from email import message_from_bytes
    from email.policy import compat32

    try:
        message = message_from_bytes(source.data, policy=compat32)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError:
        pages = []
    if not pages and b"multipart/" in source.data[:4000].lower():
        raise _nothing_in(source)
    if not pages:
        return source.data, "", ""
    root, location = message.get_param("start"), message.get("Snapshot-Content-Location")
    page = next((part for part in pages if root and part.get("Content-ID") == root), None)
    page = page or next((part for part in pages if location and part.get("Content-Location") == location), pages[0])
    data = page.get_payload(decode=True)
    address = str(page.get("Content-Location") or location or "")
    return data if isinstance(data, bytes) else b"", page.get_content_charset() or "", address


def _declared(data: bytes, charset: str) -> str:
    """The encoding that the page says it is in; "" if it says nothing or has a byte order mark."""
    match = _DECLARED.search(data[:8192])
    name = charset or (match[1].decode("ascii", "replace") if match else "")
    if not name or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in data[:1000]:
        return ""
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def _as_declared(data: bytes, encoding: str) -> str | None:
    """Damaged letters are replaced, unless there are so many that the page is in another encoding."""
    utf8 = data.decode("utf-8", "replace")
    if utf8.count("\ufffd") <= 1:  # a file that is cut may end in half a letter
        return utf8 if utf8.strip() else None
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError, AssertionError):  # codecs that are none of text
        return None
    return text if isinstance(text, str) and text.count("\ufffd") < 0.02 * len(text) else None


# The article in the page


def _evidence(root: HtmlElement, details: Details) -> set[tuple[str, ...]]:
    """The runs of words in what trafilatura takes for the article, and in what the page itself says is its text."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(root, include_comments=False, include_tables=True, fast=True)
    text = str(getattr(found, "text", None) or "")
    return {*_shingles(text), *_shingles(details.body)}


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _resolve_links(root: HtmlElement, address: str) -> None:
    if address:
        for element in root.iter("a"):
            with suppress(ValueError):  # an address that is none
                element.set("href", urljoin(address, element.get("href", "")))


def _hide_junk(root: HtmlElement) -> None:
    """Marks as hidden what is, by its name, no part of an article and not too large for that."""
    from lxml import etree

    total = sum(map(len, root.itertext()))
    position = 0
    opened: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            opened.append(position)
            position += len(element.text or "")
            continue
        length = position - opened.pop()
        position += len(element.tail or "")
        if length <= _LONGEST_JUNK * total and _is_junk(element):
            element.set("hidden", "")


def _is_junk(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _JUNK_TAGS:
        return True
    if tag in ("html", "body", "main", "article") or element.get("itemprop") == "articleBody":
        return False
    if tag == "figure":
        return element.find(".//table") is None and element.find(".//blockquote") is None
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_JUNK.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower().replace("_", "-")))


def _article(blocks: Sequence[Block], evidence: set[tuple[str, ...]], details: Details) -> list[Block]:
    """The blocks from the first to the last that the evidence speaks for, without the site's furniture."""
    weights = [_weight(block, evidence) for block in blocks]
    inside = _inside(blocks, weights, details)
    blocks, weights = list(compress(blocks, inside)), list(compress(weights, inside))
    start, end = _densest(weights)
    if start and _DATELINE.fullmatch(blocks[start - 1].line()):
        start -= 1
    while start < end < len(blocks) and _closes(blocks[end], blocks[end - 1]):
        end += 1
    blocks = blocks[start:end]
    links = [_is_link(block) for block in blocks]
    if sum(links) > _TEASERS * len(blocks):  # an index
        return []
    kept = [block for block, *why in zip(blocks, links, _furniture(blocks), strict=True) if not any(why)]
    kept = [block for block in kept if not (details.is_headline(block.line()) or _CREDIT.fullmatch(block.line()))]
    first = next((i for i, block in enumerate(kept) if not details.is_byline(block.line())), len(kept))
    return _with_datelines(kept[first:])


def _closes(block: Block, before: Block) -> bool:
    """Whether this is a last short sentence of the article, of too few words for any evidence: "Demikian." """
    beside = None not in (block.origin, before.origin) and block.origin.getparent() is before.origin.getparent()
    line = block.line()
    return bool(beside and not _is_link(block) and not any(_shingles(line)) and _SENTENCE_END.search(line))


def _inside(blocks: Sequence[Block], weights: Sequence[float], details: Details) -> list[bool]:
    """Which blocks stand in the smallest element that holds nearly all of the text, or lead from the headline to it."""
    held: dict[HtmlElement, float] = {}
    for block, weight in zip(blocks, weights, strict=True):
        for element in _around(block) if weight > 0 else ():
            held[element] = held.get(element, 0) + weight
    enough = _NEARLY_ALL * sum(weight for weight in weights if weight > 0)
    holders = [element for element, weight in held.items() if weight >= enough]
    holder = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)
    inside = [any(element is holder for element in _around(block)) for block in blocks]
    first = inside.index(True) if any(inside) else 0
    headline = next((i for i, block in enumerate(blocks) if details.is_headline(block.line())), first)
    for index in range(headline, first):
        inside[index] = weights[index] > 0 and details.is_sentence(blocks[index].line())
    return inside


def _around(block: Block) -> Iterator[HtmlElement]:
    if block.origin is not None:
        yield block.origin
        yield from block.origin.iterancestors()


def _with_datelines(blocks: Sequence[Block]) -> list[Block]:
    """Place and outlet before a dash begin the paragraph that follows, also when the page sets them apart."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1].kind == block.kind == "paragraph" and _DATELINE.fullmatch(joined[-1].line()):
            block = replace(block, pieces=[*joined.pop().pieces, (" ", NO_KEY), *block.pieces])
        joined.append(block)
    return joined


def _weight(block: Block, evidence: set[tuple[str, ...]]) -> float:
    """The number of a block's words; below nought when the evidence does not speak for it, or it is mostly links."""
    shingles = list(_shingles(block.line()))
    if not shingles:
        return -1
    known = sum(shingle in evidence for shingle in shingles)
    linked = sum(len(text) for text, (address, _) in block.all_pieces() if address)
    words = len(shingles) + _SHINGLE - 1
    return words if known > 0.5 * len(shingles) and linked < 0.5 * len(block.text()) else -words


def _densest(weights: Sequence[float]) -> tuple[int, int]:
    """The range with the greatest sum."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _furniture(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks are nothing but site furniture."""
    text = "\n".join(block.text() for block in blocks)
    lines = [_undressed(*match.span(), text) for match in re.finditer(r"[^\n]+", text)]
    language = guess_language(text) or "id"
    sentences = segment_blocks(text, lines, language)
    flags = boilerplate(text, sentences, language)
    article = [start for (start, _), flag in zip(sentences, flags, strict=True) if not flag]
    starts = [0, *accumulate(len(block.text()) + 1 for block in blocks)]
    return [
        bool(block.line()) and bisect_left(article, start) == bisect_left(article, end)
        for block, (start, end) in zip(blocks, pairwise(starts), strict=True)
    ]


def _undressed(start: int, end: int, text: str) -> tuple[int, int]:
    """A line without the dashes around it: "— Iklan —"."""
    words = text[start:end].rstrip(_DASHES)
    return start + len(words) - len(words.lstrip(_DASHES)), start + len(words)


def _is_link(block: Block) -> bool:
    """Whether it is a link and no more, or one after a few words and a colon."""
    words = [(text, address) for text, (address, _) in block.all_pieces() if _WORD.search(text)]
    label = "".join(text for text, _ in takewhile(lambda word: not word[1], words)).strip()
    linked = [address for _, address in dropwhile(lambda word: not word[1], words)]
    return (
        bool(linked) and all(linked) and (not label or (label.endswith(":") and len(label.split()) <= _LONGEST_LABEL))
    )


def _left_out(everything: Sequence[Block], kept: Sequence[Block]) -> list[str]:
    there = Counter(block.line() for block in kept)
    lines: list[str] = []
    for block in everything:
        line = block.line()
        if there[line] > 0:
            there[line] -= 1
        elif line and len(lines) < _LEFT_OUT_LINES:
            lines.append(line[:_LEFT_OUT_LENGTH])
    return lines
