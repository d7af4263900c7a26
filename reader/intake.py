"""The one road in: any text to an article that is ready to store."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from reader import dates, metadata, reprints
from reader.errors import BadValue
from reader.language_guess import guess_language
from reader.languages import NO_RULES, Rules
from reader.markup import from_markdown, from_plain, front_matter
from reader.model import Block, BlockKind, NewArticle, Origin, Style
from reader.sentences import boilerplate, segment_blocks
from reader.text import MAX_BYTES, canonical, is_blank, storable

Blocks = tuple[Block, ...]
Spans = list[tuple[int, int]]
Sentences = Sequence[tuple[int, int, bool]]  # start, end, boilerplate
Gap = tuple[int, int]

HEADLINE_LENGTH = 160
LONG_PARAGRAPH = 100_000
PIECE = 20_000
_WHITE = {" ", "\t", "\n"}
_WHITE_SPACE = re.compile(r"[\t\n\v\f\r\x85 ]+")
_JOINER = "\u200d"
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DRESS = re.compile("[\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")  # joiner, skin tones, tags
BROKEN_NOTE = (
    "A paragraph of more than 100,000 characters was broken into shorter ones at white space, "
    "so that it can be shown quickly; no character was added or lost."
)
ADDED_NOTE = (
    "A paragraph of more than 100,000 characters was broken into shorter ones, so that it can be shown quickly; "
    "where it has no white space, line breaks were added."
)

_LANGUAGE_NAMES = {
    **dict.fromkeys(("indonesian", "indonesia", "bahasa indonesia"), "id"),
    **dict.fromkeys(("malay", "melayu", "bahasa melayu"), "ms"),
    **dict.fromkeys(("english", "inggris", "inggeris"), "en"),
}
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)

_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟।]\W*$")
_NO_HEADLINE = re.compile(
    rf"{dates.WEEKDAY}\b,?\s*\(?\d"  # Selasa (21/11)
    r"|\d{1,2}[/ .-](?:\d{1,2}|[a-z]+)[/ .-]\d{4}\b|\d{4}-\d\d-\d\d"
    r"|.{1,60}[-–—]$"  # Jakarta -
    r"|(?:oleh|by|penulis|editor|reporter|wartawan|pewarta|kontributor|foto|photo|laporan)\s*:|\S+://",
    re.IGNORECASE,
)


def prepare(
    text: str,
    *,
    title: str = "",
    source: str = "",
    author: str = "",
    published: str | None = None,
    url: str = "",
    language: str | None = None,
    markdown: bool = False,
    rules: Rules = NO_RULES,
    said: Mapping[str, str] | None = None,
    name: str | None = None,
) -> NewArticle:
    """The text as stored: canonical, with blocks, sentences and metadata.

    What is given goes before what the file says (`said`, and front matter), that before what its text tells, and that
    before what its `name` tells. Without a `name` no metadata is looked for in the text but a title and the language.
    Raises BadValue when there is no text, or too much, or when the date or language that is given is none.
    """
    text = _bounded(canonical(text))
    given = {
        key: line(value) for key, value in (("title", title), ("source", source), ("author", author), ("url", url))
    }
    given |= {"published": iso_date(published or "") or "", "language": language_code(language or "")}
    front, text = front_matter(text) if markdown else ({}, text)
    told = {**(said or {}), **front}
    notes = _check(told)
    text, blocks = from_markdown(text) if markdown else from_plain(text)
    _bounded(text)
    if language is None:
        language = told.get("language") or guess_language(text)
    spans = segment_blocks(text, [(b.start, b.end) for b in blocks], given["language"] or language, rules)
    text, blocks, spans, note = _break_long(text, blocks, spans)
    blocks, sentences = _judge(text, blocks, spans, given["language"] or language, rules)
    headline = given["title"] or line(told.get("title", ""))
    if markdown:
        headline = headline or _title_in_markdown(text, blocks)
    else:
        headline, blocks = _raise_headline(text, blocks, spans, headline)
    layers = [(Origin.FILE, told), (Origin.TEXT, {"title": headline, "language": language})]
    if name is not None:
        layers += [(Origin.TEXT, metadata.in_text(text, blocks, language)), (Origin.NAME, metadata.in_name(name))]
    values, origins = _merge(given, layers)
    return NewArticle(
        text,
        blocks,
        tuple(sentences),
        title=values["title"],
        source=values["source"],
        author=values["author"],
        published=values["published"] or None,
        url=values["url"],
        language=values["language"],
        notes=(*notes, note) if note else tuple(notes),
        origins=origins,
        sketch=reprints.sketch(text),
    )


def cut(text: str, blocks: Blocks, language: str, rules: Rules = NO_RULES) -> tuple[Blocks, Sentences]:
    """A text whose blocks are known, cut into sentences: its blocks dimmed anew, and (start, end, boilerplate) each."""
    return _judge(
        text, blocks, segment_blocks(text, [(b.start, b.end) for b in blocks], language, rules), language, rules
    )


def dim(blocks: Blocks, sentences: Sentences) -> Blocks:
    """A block with nothing but boilerplate in it is one, unless a table would lose its cell; any other is none."""
    starts = [block.start for block in blocks]
    found: dict[int, bool] = {}
    for start, end, flag in sentences:
        for index in range(bisect_right(starts, start) - 1, bisect_left(starts, end)):
            found[index] = found.get(index, True) and flag
    return tuple(_dimmed(block, found.get(index, False)) for index, block in enumerate(blocks))


def in_language(new: NewArticle, language: str, rules: Rules = NO_RULES) -> NewArticle:
    """The same article in another language, which a person has said: cut into sentences anew. Raises BadValue."""
    language = language_code(language)
    blocks, sentences = cut(new.text, new.blocks, language, rules)
    origins = {name: origin for name, origin in new.origins.items() if name != "language"}
    return new._replace(language=language, blocks=blocks, sentences=tuple(sentences), origins=origins)


def language_code(value: str) -> str:
    """A language as its code: "id" for "ID" or "Indonesian". Raises BadValue."""
    value = line(value)
    code = _LANGUAGE_NAMES.get(value.lower(), value)
    if code and not _LANGUAGE_CODE.fullmatch(code):
        raise BadValue("{value} is no language code: write one such as id, ms or en.", value=value)
    return code.lower()


def iso_date(value: str) -> str | None:
    """A date or date-time in ISO 8601; a time keeps the zone it was given with. None for "". Raises BadValue."""
    value = line(value)
    try:
        return dates.parse(value) if value else None
    except ValueError:
        raise BadValue(
            "{value} is no date: write it as 2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023 or 21 November 2023.",
            value=value,
        ) from None


def line(value: str) -> str:
    """Metadata on one line, without characters that cannot be stored."""
    if value.isascii() and value.isprintable():  # as nearly all: no white space but " "
        return " ".join(value.split())
    return _WHITE_SPACE.sub(" ", storable(value)).strip()


def _bounded(text: str) -> str:
    if is_blank(text):
        raise BadValue("There is no text to read: the article is empty.")
    if len(text) > MAX_BYTES:
        raise BadValue(
            "The text has {count} million characters and may have {limit} million: split it into its articles.",
            count=-(-len(text) // 1_000_000),
            limit=MAX_BYTES // 1_000_000,
        )
    return text


def _check(found: dict[str, str]) -> list[str]:
    """Read the dates and languages that a file says; what is none is left out, with a note."""
    notes = []
    for key, reading in (("published", iso_date), ("language", language_code)):
        try:
            found[key] = reading(found.get(key, "")) or ""
        except BadValue as error:
            notes.append(str(error))
            found[key] = ""
        if not found[key]:
            del found[key]
    if "url" not in found and "://" in found.get("source", ""):
        found["url"] = found.pop("source")
    return notes


def _break_long(text: str, blocks: Blocks, spans: Spans) -> tuple[str, Blocks, Spans, str]:
    """Line feeds, so that no paragraph is too long to be painted quickly, and the note that says so."""
    long = [block for block in blocks if block.end - block.start > LONG_PARAGRAPH and not block.cell]
    ends = [end for _, end in spans] if long else []
    gaps = [gap for block in long for gap in _gaps(text, block, ends)]
    if not gaps:
        return text, blocks, spans, ""
    inserted = [start for start, end in gaps if start == end]
    lines = (text[start:end] for start, end in _between(0, len(text), gaps))
    blocks = tuple(_moved(piece, inserted) for block in blocks for piece in _split_block(block, gaps))
    pieces = [piece for span in spans for piece in _split_span(text, span, gaps)]
    spans = [_shifted(start, end, inserted) for start, end in pieces]
    return "\n".join(lines), blocks, spans, ADDED_NOTE if inserted else BROKEN_NOTE


def _gaps(text: str, block: Block, ends: Sequence[int]) -> Iterator[Gap]:
    """Where line feeds come, one near each 20,000 characters: (at, at + 1) replaces white space, (at, at) adds one."""
    for target in range(block.start + PIECE, block.end - PIECE // 2, PIECE):
        reach = range(target - PIECE // 2, target + PIECE // 2)
        near = ends[bisect_left(ends, reach.start) : bisect_left(ends, reach.stop)]
        spaces = [at for at in near if text[at] in _WHITE] or [at for at in reach if text[at] in _WHITE]
        if spaces:
            at = min(spaces, key=lambda at: abs(at - target))
            yield at, at + 1
        else:
            places = sorted(near, key=lambda at: abs(at - target)) or _outward(target)
            yield from islice(((at, at) for at in places if _parts(text, at)), 1)


def _outward(target: int) -> Iterator[int]:
    return (at for step in range(PIECE // 2) for at in (target - step, target + step))


def _parts(text: str, at: int) -> bool:
    """Whether a reader takes what stands before and after for two characters."""
    before, after = text[at - 1], text[at]
    joined = before == _JOINER or _DRESS.match(after) or unicodedata.category(after)[0] == "M"
    return not (joined or _FLAG.match(text, at - 1))


def _split_block(block: Block, gaps: Sequence[Gap]) -> Iterator[Block]:
    marker = block.marker
    for start, end in _between(block.start, block.end, gaps):
        yield block._replace(start=start, end=end, marker=marker, styles=tuple(_clip(block.styles, start, end)))
        marker = ""


def _split_span(text: str, span: Gap, gaps: Sequence[Gap]) -> Iterator[Gap]:
    for start, end in _between(*span, gaps):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _between(start: int, end: int, gaps: Sequence[Gap]) -> Iterator[Gap]:
    for gap_start, gap_end in gaps[bisect_left(gaps, (start, 0)) : bisect_left(gaps, (end, 0))]:
        yield start, gap_start
        start = gap_end
    yield start, end


def _moved(block: Block, inserted: Sequence[int]) -> Block:
    start, end = _shifted(block.start, block.end, inserted)
    styles = []
    for style in block.styles:
        from_, to = _shifted(style.start, style.end, inserted)
        styles.append(style._replace(start=from_, end=to))
    return block._replace(start=start, end=end, styles=tuple(styles))


def _shifted(start: int, end: int, inserted: Sequence[int]) -> tuple[int, int]:
    """A range in the new text: what starts where a line feed was inserted starts after it, what ends there before."""
    return start + bisect_right(inserted, start), end + bisect_left(inserted, end)


def _clip(styles: Sequence[Style], start: int, end: int) -> Iterator[Style]:
    for style in styles:
        if style.start < end and style.end > start:
            yield style._replace(start=max(style.start, start), end=min(style.end, end))


def _judge(text: str, blocks: Blocks, spans: Spans, language: str, rules: Rules) -> tuple[Blocks, Sentences]:
    flags = boilerplate(text, spans, language, rules)
    sentences = tuple((start, end, flag) for (start, end), flag in zip(spans, flags, strict=True))
    return dim(blocks, sentences), sentences


def _dimmed(block: Block, flag: bool) -> Block:
    if flag and not block.cell:
        return block._replace(kind=BlockKind.BOILERPLATE, level=0)
    return block._replace(kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.BOILERPLATE else block


def _merge(
    given: Mapping[str, str], layers: Sequence[tuple[Origin, Mapping[str, str]]]
) -> tuple[dict[str, str], dict[str, Origin]]:
    """For each detail the first that says something, and where that was found."""
    values, origins = dict(given), dict[str, Origin]()
    for origin, layer in layers:
        for name in values:
            if not values[name] and (value := line(layer.get(name, ""))):
                values[name], origins[name] = value, origin
    return values, origins


def _title_in_markdown(text: str, blocks: Blocks) -> str:
    headings = (b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1 and b.start < b.end)
    return next((line(text[b.start : b.end]) for b in headings), "")


def _raise_headline(text: str, blocks: Blocks, spans: Spans, title: str) -> tuple[str, Blocks]:
    """The title of a plain text, and its blocks: a first block that is the title, or looks like one, is a heading."""
    index = next(i for i, b in enumerate(blocks) if not is_blank(text[b.start : b.end]))
    first, rest = blocks[index], blocks[index + 1 :]
    headline = line(text[first.start : first.end])
    sentences = bisect_left(spans, (first.end, 0)) - bisect_left(spans, (first.start, 0))
    more = any(b.kind is BlockKind.PARAGRAPH and not is_blank(text[b.start : b.end]) for b in rest)
    fits = headline == title or (not title and sentences == 1 and _is_headline(headline))
    if not (fits and more and first.kind is BlockKind.PARAGRAPH):
        return title, blocks
    return headline, (*blocks[:index], first._replace(kind=BlockKind.HEADING, level=1), *rest)


def _is_headline(words: str) -> bool:
    letter = next((letter for letter in words if letter.isalpha()), "")
    fits = len(words) <= HEADLINE_LENGTH and letter and not letter.islower()
    return bool(fits and not _SENTENCE_END.search(words) and not _NO_HEADLINE.match(words))
