"""The columns of a table: where it names them, and which of them holds what, by their names and by what is in them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.formats.cell_dates import is_date
from reader.intake import line
from reader.text import is_blank

Cells = Sequence[str]  # of one row; it may have fewer than there are columns
Row = tuple[int, Cells]  # with its number
Columns = Mapping[str, str]

FIELDS = ("text", "title", "source", "author", "published", "url", "language")
MAX_COLUMNS = 1000
SAMPLE = 200  # rows that are looked at for a guess
_HEAD = 10  # rows among which the names of the columns are looked for
_LONGEST_NAME = 200
_LONG = 300  # characters that no name of a column has
_SENTENCE = 40  # characters: what is shorter on average is no text of an article
_MOST = 0.8


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names without spaces and signs, in small letters; the first of a list are the surest.
_NAMES: Mapping[str, str] = {
    "text": """
        isiberita isiartikel articletext articlebody articlecontent newstext newscontent maintext fulltext teksberita
        teksartikel tekslengkap isikandungan kandunganberita naskahberita beritalengkap text teks isi konten content
        body kandungan naskah bodytext contenttext contents isiteks article artikel berita story narasi transcript
        transkrip textcontent contenthtml bodyhtml html
    """,
    "title": """
        title judul headline tajuk judulberita judulartikel articletitle newstitle titel tajukberita headlines
        kepalaberita namaberita subject heading
    """,
    "source": """
        source sumber media outlet sourcename namamedia mediaonline sumberberita sumbermedia publisher penerbit
        newspaper suratkabar koran akhbar portal portalberita sitename sourcehostname situs website publication
        publikasi newsoutlet mediamassa saluran channel hostname sourcedomain domain site
    """,
    "author": """
        author penulis authors wartawan reporter byline jurnalis journalist pewarta namapenulis pengarang writer
        articleauthor newsauthor penulisberita creator kontributor oleh by
    """,
    "published": """
        published publishedat datepublished publishdate publisheddate publishedtime publishedon publicationdate
        pubdate datepublish tanggalterbit tanggaltayang tanggalpublikasi tanggalberita tglterbit tgltayang tglberita
        waktuterbit waktutayang waktupublikasi date tanggal tgl tarikh tarikhterbit tarikhsiaran newsdate articledate
        datetime waktu timestamp postedat postdate posteddate dateposted posted createdat datecreated created time
        hari
    """,
    "url": """
        url link tautan pautan urlberita linkberita articleurl newsurl articlelink newslink sourceurl permalink
        canonicalurl alamaturl alamatberita href uri weblink laman alamat
    """,
    "language": "language bahasa lang languagecode langcode kodebahasa bahasaberita",
}
_RANKS = {field: {name: rank for rank, name in enumerate(names.split())} for field, names in _NAMES.items()}
# A name of several words may have one of these in it: "Tanggal tayang (WIB)".
_WORDS: Mapping[str, frozenset[str]] = {
    "text": _set("text teks isi konten content body naskah kandungan"),
    "title": _set("title judul headline tajuk"),
    "source": _set("source sumber media outlet publisher penerbit koran"),
    "author": _set("author authors penulis wartawan reporter jurnalis byline"),
    "published": _set("published publish date tanggal tgl tarikh waktu"),
    "url": _set("url link tautan pautan"),
    "language": _set("language bahasa lang"),
}
# Tables of Sikap that are not of articles, by the columns they start with.
_OWN = (
    ("annotation_id", "article_id", "article_title"),
    ("statement_id", "article_id", "article_title"),
    ("article_id", "sentence", "start", "end"),
)
_PICTURES = _set("image img picture thumbnail thumb photo foto gambar icon logo video avatar")
_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?[\d.,]*\d%?")
_TAG = re.compile(r"<[^<>]{1,500}>")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file as text, each with its number, which counts from 1 and is the one that people see.

    `unit` is what they call it there. A row may have more cells than there are columns: its text has the `delimiter` in
    it, without quotation marks around it. `notes` say what was not taken.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    unit: str = "row"
    delimiter: str = ""


def headed(rows: Sequence[Row], *, even: bool = True) -> tuple[tuple[str, ...], Sequence[Row]]:
    """The names of the columns and the rows below them. All rows are taken if none of the first looks like names.

    What stands above the names, such as the title of the table, is no row. Unless rows are `even` by their nature,
    those that are wider than the row of names do not make new columns.
    """
    rows = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    at = _header(rows)
    if at is None:
        head: Cells = ()
        below = rows
    else:
        head, below = rows[at][1], rows[at + 1 :]
    widest = MAX_COLUMNS if even or not head else min(MAX_COLUMNS, len(head))
    widths = (width for _, cells in below if (width := width_of(cells)) <= widest)
    width = min(widest, max(width_of(head), max(widths, default=0)))
    if len(head) > MAX_COLUMNS:
        below = [(number, cells[:MAX_COLUMNS]) for number, cells in below]
    return unique([*head[:width], *[""] * (width - len(head))]), below


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each on one line: "Column 3" for the third without one, "teks (2)" for a second "teks"."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        name = line(name)[:_LONGEST_NAME] or f"Column {number}"
        times = 1
        while (told := name if times == 1 else f"{name} ({times})") in found:
            times += 1
        found[told] = None
    return tuple(found)


def guess(table: Table) -> Columns:
    """What each field is probably read from. The tables of annotations, claims and sentences hold no articles."""
    if any(table.columns[: len(own)] == own for own in _OWN):
        return {}
    samples = {name: list(_sample(table, at)) for at, name in enumerate(table.columns)}
    found: dict[str, str] = {}
    for field in ("url", "published", "language", "author", "title", "source", "text"):
        free = {name: cells for name, cells in samples.items() if name not in found.values()}
        if name := _by_name(field, free) or _by_content(field, free, alone=len(samples) == 1):
            found[field] = name
    return {field: found[field] for field in FIELDS if field in found}


def _header(rows: Sequence[Row]) -> int | None:
    """Which row names the columns: one of the first that has two names we know, else the first if it has no data."""
    for at, (_, cells) in enumerate(rows[:_HEAD]):
        if known_names(cells) >= 2:
            return at
    if not rows:
        return None
    first = rows[0][1][:MAX_COLUMNS]
    return None if not known_names(first) and any(map(_is_data, first)) else 0


def known_names(cells: Cells) -> int:
    """How many of these cells are names of columns that we know."""
    return sum(any(_rank(field, cell) is not None for field in FIELDS) for cell in cells[:MAX_COLUMNS])


def _is_data(cell: str) -> bool:
    cell = cell.strip()
    return len(cell) > _LONG or bool(_URL.match(cell) or _NUMBER.fullmatch(cell)) or is_date(cell[:_LONG])


def width_of(cells: Cells) -> int:
    """How many cells there are up to the last that is not empty."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _sample(table: Table, column: int) -> Iterator[str]:
    for _, cells in table.rows[:SAMPLE]:
        if column < len(cells) and not is_blank(cells[column]):
            yield cells[column].strip()


def _by_name(field: str, samples: Mapping[str, Sequence[str]]) -> str | None:
    """The column with the surest name among those whose content does not speak against it."""
    ranks = {name: rank for name in samples if (rank := _rank(field, name, of_words=True)) is not None}
    fitting = [name for name in ranks if _fits(field, samples[name])]
    if field == "text":
        longest = max((_length(samples[name]) for name in fitting), default=0)
        fitting = [name for name in fitting if _length(samples[name]) * 2 >= longest]
    return min(fitting, key=lambda name: ranks[name], default=None)


def _rank(field: str, name: str, *, of_words: bool = False) -> int | None:
    """How sure a name is, the lower the surer. Of nested names such as `_source.title` the last part counts, too."""
    if len(name) > _LONGEST_NAME:
        return None
    ranks = _RANKS[field]
    for less_sure, part in enumerate((name, name.rpartition(".")[2])):
        if (rank := ranks.get("".join(_WORD.findall(part)).casefold())) is not None:
            return rank + 100 * less_sure
    return 200 if of_words and _words(name) & _WORDS[field] else None


def _words(name: str) -> set[str]:
    """The words of "Tanggal tayang" and of "publishDate"."""
    return {word.casefold() for word in _WORD.findall(_HUMP.sub(" ", name))}


def _fits(field: str, cells: Sequence[str]) -> bool:
    """Whether a column may hold this. An empty one may hold anything but the text."""
    if field == "text":
        return bool(cells) and not any(_most(is_it, cells) for is_it in (_is_url, _is_number, is_date))
    if field == "url":
        return _most(_is_url, cells)
    if field == "published":
        return not cells or any(is_date(cell[:_LONG]) or _is_number(cell) for cell in cells)
    return not _most(_is_url, cells) if cells else True


def _by_content(field: str, samples: Mapping[str, Sequence[str]], *, alone: bool) -> str | None:
    if field == "url":
        urls = (name for name, cells in samples.items() if cells and _most(_is_url, cells))
        return next((name for name in urls if not _words(name) & _PICTURES), None)
    if field == "published":
        return next((name for name, cells in samples.items() if cells and _most(is_date, cells)), None)
    if field != "text":
        return None
    texts = {name: _length(cells) for name, cells in samples.items() if _fits("text", cells)}
    longest = max(texts, key=lambda name: texts[name], default="")
    return longest if longest and (texts[longest] >= _SENTENCE or alone) else None


def _most(is_it: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(is_it(cell[:_LONG]) for cell in cells) >= _MOST * len(cells)


def _is_url(cell: str) -> bool:
    return bool(_URL.fullmatch(cell))


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))


def _length(cells: Sequence[str]) -> float:
    """Characters on average, tags of HTML not counted."""
    return sum(len(_TAG.sub("", cell[:20_000])) for cell in cells) / max(1, len(cells))
