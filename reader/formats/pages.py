"""The lines of printed pages as paragraphs: what a reader takes together, without what is printed on every page.

Where lines stand tells where paragraphs part; how wide they are is reckoned from their letters. Places are in points,
`y` counts upwards.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby, pairwise

from reader.formats.hyphens import joint
from reader.formats.lines import BULLET, NUMBER, Line, Run, width

EDGE_LINES = 4  # of the top and of the bottom of a page, among which running heads are looked for
HEADING = 1.15  # times the size of the text
LONGEST_HEADING = 250  # characters
SMALL = 0.92  # times the size of the text: footnotes
WIDEST_TABLE = 30  # cells
NEAR = 10  # lines, to see how wide a column is

_NOTE_NUMBER = re.compile(r"\s*(?:\d{1,3}\s?(?=[^\W\d_a-z“\"'])|[*†‡]{1,3}\s?)")
_PAGE_NUMBER = re.compile(
    r"(?:(?:halaman|hal\.?|hlm\.?|muka surat|page|pg\.?|p\.) ?)?[-–—|(\[]? ?\d{1,4} ?[-–—|)\]]?"
    r"(?: ?(?:dari|of|/) ?\d{1,4})?",
    re.IGNORECASE,
)
_NAMED_OR_COUNTED = re.compile(r"[a-z]|\d\s*/\s*\d", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

Paragraph = list[Line]


def composed(pages: Sequence[list[Line]]) -> tuple[str, list[str]]:
    """The HTML of the text, and the lines that are on every page and not in it."""
    furniture = _furniture(pages)
    left_out = {_key(line): line.text for page in reversed(pages) for line in reversed(page) if id(line) in furniture}
    kept = [[line for line in page if id(line) not in furniture] for page in pages]
    size = _usual(line for page in kept for line in page)
    parts = [_without_footnotes(page, size) for page in kept]
    notes = [line for _, notes in parts for line in notes]
    paragraphs = [*_paragraphs([line for body, _ in parts for line in body]), *_paragraphs(notes)]
    return "\n".join(_html(paragraphs, size)), list(reversed(left_out.values()))


def _furniture(pages: Sequence[list[Line]]) -> set[int]:
    """The lines, by their `id`, that stand in the same place of several pages, digits aside, and page numbers."""
    edges = [line for page in pages for line in _edges(page)]
    places: dict[str, list[Line]] = {}
    for line in edges:
        places.setdefault(_key(line), []).append(line)
    often = max(2, len(pages) / 3)
    found = {id(line) for lines in places.values() for line in _in_one_place(lines, often)}
    found |= {id(line) for line in edges if _is_page_number(line)}
    return found if any(id(line) not in found for page in pages for line in page) else set()


def _edges(page: list[Line]) -> list[Line]:
    if len(page) <= 2 * EDGE_LINES:
        return page
    by_height = sorted(page, key=lambda line: line.y)
    return [*by_height[:EDGE_LINES], *by_height[-EDGE_LINES:]]


def _in_one_place(lines: list[Line], often: float) -> Iterator[Line]:
    """Those of lines with the same words that stand at the same height of pages enough."""
    lines.sort(key=lambda line: line.y)
    same: list[Line] = []
    for line in [*lines, None]:
        if same and (line is None or line.y - same[-1].y > 2):
            yield from same if len({other.page for other in same}) >= often else ()
            same = []
        same += [line] if line else []


def _is_page_number(line: Line) -> bool:
    text = " ".join(line.text.split())
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    return bool(_NAMED_OR_COUNTED.search(text)) or text.strip("-–—|()[] ") == str(line.page + 1)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.text.casefold().split()))


def _usual(lines: Iterable[Line]) -> float:
    """The size that most of the text has."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _without_footnotes(page: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and apart from them the small ones at its foot that begin with a number or a mark."""
    lowest = min((line.y for line in page if line.size > SMALL * size), default=0.0)
    foot = [line for line in page if line.size <= SMALL * size and line.y < lowest]
    if not foot or not re.match(r"\d{1,3}\b|[\d*†‡]", foot[0].text):
        return page, []
    gone = set(map(id, foot))
    return [line for line in page if id(line) not in gone], list(map(_without_number, foot))


def _without_number(line: Line) -> Line:
    """A line of a footnote without the mark that it begins with."""
    first, *others = line.runs
    return replace(line, runs=(replace(first, text=_NOTE_NUMBER.sub("", first.text)), *others))


def _paragraphs(lines: list[Line]) -> list[Paragraph]:
    pitch = _pitches(lines)
    paragraphs: list[Paragraph] = [[line] for line in lines[:1]]
    for index, (before, line) in enumerate(pairwise(lines)):
        near = lines[max(0, index - NEAR) : index + NEAR]
        if _parts(before, line, paragraphs[-1], pitch.get(round(before.size, 1), 1.2 * before.size), near):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _pitches(lines: list[Line]) -> dict[float, float]:
    """From one line down to the next, usually: for each size of letters."""
    gaps: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        down = before.y - line.y
        if before.page == line.page and _same_size(before, line) and 0 < down < 3 * line.size:
            gaps.setdefault(round(line.size, 1), Counter())[round(2 * down) / 2] += 1
    return {size: min(count, key=lambda gap: (-count[gap], gap)) for size, count in gaps.items() if count.total() > 2}


def _parts(before: Line, line: Line, paragraph: Paragraph, pitch: float, near: list[Line]) -> bool:
    """Whether a new paragraph begins with this line."""
    if not _same_size(before, line) or len(before.cells) > 1 < len(line.cells):
        return True
    ends = bool(_ENDS.search(before.text))
    is_item = bool(_marker(paragraph[0].text))
    if BULLET.match(line.text) or (NUMBER.match(line.text) and (ends or is_item)):
        return True
    down, right = before.y - line.y, line.x - before.x
    if before.page != line.page or down < 0.5 * line.size:  # the next page or column
        small = line.text[:1].islower() or before.text.endswith(("-", "\u00ad"))
        return not small and (ends or _room(before, line, near, 0.65))
    if down > 1.3 * pitch:
        return True
    if right > 0.7 * line.size and not (is_item and len(paragraph) == 1):
        return True
    if right < -0.7 * line.size and len(paragraph) > 1:
        return True
    is_row = len(paragraph) == 1 and len(before.cells) > 1
    return _room(before, line, near, 0.9 if ends or is_row else 0.65)


def _same_size(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) < 0.06 * max(before.size, line.size)


def _room(before: Line, line: Line, near: list[Line], share: float) -> bool:
    """Whether the first word of the line would have stood on the one before it, had they been one paragraph."""
    column = [other.right for other in near if abs(other.x - before.x) < 2 * before.size and _same_size(other, before)]
    word = width(f" {line.text.split(maxsplit=1)[0]}") * line.size
    return before.right - before.x + word < share * (max(column, default=before.right) - before.x)


def _html(paragraphs: list[Paragraph], size: float) -> Iterator[str]:
    big = sorted({round(p[0].size, 1) for p in paragraphs if _is_heading(p, size)}, reverse=True)
    levels = {size: min(level, 6) for level, size in enumerate(big, 1)}
    words = Counter(
        word for paragraph in paragraphs for line in paragraph for word in re.findall(r"[\w-]+", line.text.lower())
    )
    for kind, same in groupby(paragraphs, lambda paragraph: _kind(paragraph, size)):
        group = list(same)
        if kind == "table" and len(group) > 1:
            yield from _tables(group)
        elif kind in ("ul", "ol"):
            yield from _list(kind, group, words)
        else:
            for paragraph in group:
                tag = f"h{levels[round(paragraph[0].size, 1)]}" if kind == "heading" else "p"
                yield f"<{tag}>{_words_of(paragraph, words, strong=kind != 'heading')}</{tag}>"


def _kind(paragraph: Paragraph, size: float) -> str:
    if _is_heading(paragraph, size):
        return "heading"
    if len(paragraph) == 1 and len(paragraph[0].cells) > 1:
        return "table"
    return _marker(paragraph[0].text)


def _is_heading(paragraph: Paragraph, size: float) -> bool:
    length = sum(len(line.text) for line in paragraph)
    return paragraph[0].size > HEADING * size and length <= LONGEST_HEADING


def _marker(text: str) -> str:
    return "ul" if BULLET.match(text) else "ol" if NUMBER.match(text) else ""


def _tables(rows: list[Paragraph]) -> Iterator[str]:
    """Rows whose cells stand under each other are a table."""
    table: list[Line] = []
    for (line,) in rows:
        if len(table) == 1:
            table = [_cut_like(table[0], line)]
        line = _cut_like(line, table[-1]) if table else line
        if table and not _under(table[-1], line):
            yield _table(table)
            table = []
        table.append(line)
    yield _table(table)


def _cut_like(line: Line, other: Line) -> Line:
    """The row with the cells of its neighbour, if pieces of it begin where they do: its gaps may be narrow ones."""
    if not len(line.cells) < len(other.cells) <= WIDEST_TABLE:
        return line
    cells, starts = [""] * len(other.cells), [x for x, _ in other.cells]
    begun = {index for index, start in enumerate(starts) if any(abs(x - start) < 2 for x, _ in line.pieces)}
    if len(begun) < len(starts):
        return line
    for x, text in line.pieces:
        cells[max((index for index, start in enumerate(starts) if start < x + 2), default=0)] += text
    return replace(line, cells=tuple(zip(starts, map(str.strip, cells), strict=True)))


def _under(above: Line, line: Line) -> bool:
    near = 3 * line.size
    return len(above.cells) == len(line.cells) and all(
        abs(a - b) < near for (a, _), (b, _) in zip(above.cells, line.cells, strict=True)
    )


def _table(lines: list[Line]) -> str:
    if len(lines) == 1:
        return f"<p>{escape(lines[0].text)}</p>"
    rows = ("".join(f"<td>{escape(text)}</td>" for _, text in line.cells) for line in lines)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _list(kind: str, items: list[Paragraph], words: Counter[str]) -> Iterator[str]:
    """Bullets, and numbers that go on; a number alone is no list."""
    for run in [items] if kind == "ul" else _counted(items):
        if kind == "ol" and len(run) == 1:
            yield f"<p>{_words_of(run[0], words)}</p>"
            continue
        yield f"<ol start={_number(run[0])}>" if kind == "ol" else "<ul>"
        for item in run:
            mark = (BULLET if kind == "ul" else NUMBER).match(item[0].text)
            yield f"<li>{_words_of(item, words, skip=mark.end() if mark else 0)}</li>"
        yield f"</{kind}>"


def _counted(items: list[Paragraph]) -> Iterator[list[Paragraph]]:
    run: list[Paragraph] = []
    for item in items:
        if run and _number(item) != _number(run[-1]) + 1:
            yield run
            run = []
        run.append(item)
    yield run


def _number(item: Paragraph) -> int:
    found = NUMBER.match(item[0].text)
    return int(found[1]) if found else 0


def _words_of(paragraph: Paragraph, words: Counter[str], skip: int = 0, strong: bool = True) -> str:
    """The HTML of a paragraph: its lines joined, without the first `skip` characters. Headings are strong anyway."""
    html = []
    for run in _joined(paragraph, words):
        text = run.text[skip:]
        skip = max(0, skip - len(run.text))
        html.append(_styled(replace(run, text=text.replace("\u00ad", ""), strong=run.strong and strong)))
    return "".join(html)


def _joined(paragraph: Paragraph, words: Counter[str]) -> list[Run]:
    runs: list[Run] = []
    for line in paragraph:
        if runs:
            end, between = joint(runs[-1].text.rstrip(), line.text, words)
            runs[-1] = replace(runs[-1], text=end + between)
        first, *others = line.runs
        runs += [replace(first, text=first.text.lstrip()), *others]
        while len(runs) > 1 and not runs[-1].text.strip():
            runs.pop()
    return runs


def _styled(run: Run) -> str:
    html = escape(run.text)
    html = f"<em>{html}</em>" if run.slanted else html
    return f"<strong>{html}</strong>" if run.strong else html
