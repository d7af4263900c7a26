"""Every importer against files that are not what they should be: broken by chance, and made to do harm.

Each is read whole, or refused with one sentence of its importer's: nothing hangs, crashes, is written or called up.
"""

import io
import os
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SikapError
from reader.formats import READERS, read_source
from reader.formats.sources import Source
from reader.formats.worker import damaged
from reader.formats.workshop import Limits, Workshop
from reader.model import NewArticle
from reader.text import canonical, is_blank
from tests.conftest import FILES

ROUNDS = 90  # mutated files of each kind
EXAMPLES = 25  # made up ones, of hypothesis
UNFORESEEN = damaged("").template
LIMITS = Limits(seconds=30, memory=1_000_000_000)

pytestmark = pytest.mark.no_cover

BODY = "Bupati menolak rencana itu pada Selasa, 12 Maret 2024. Nelayan menyambut keputusan tersebut dengan gembira.\n\n"
FRONT = "---\ntitle: Nelayan\npublished: 2024-03-12\n---\n# Nelayan *sambut*\n\n> kutip\n\n| a |\n|---|\n| 1 |\n\n"
PAGE = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Nelayan sambut keputusan</title>
<meta property="article:published_time" content="2024-03-12T08:30:00+07:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "A", "author": [{{"name": "Sari"}}]}}</script>
<link rel="stylesheet" href="https://example.org/a.css"></head><body onload="fetch('https://example.org/')">
<nav><a href="https://example.org/1">Beranda</a></nav><article><h1>Nelayan sambut keputusan</h1><p>{BODY * 3}</p>
<img src="https://example.org/a.png"><iframe src="https://example.org/f"></iframe><ul><li>satu<li>dua</ul>
<table><tr><td colspan="2">a</td></tr></table><p>{BODY * 3}</p></article><script>while (1) {{}}</script></body>"""
WEB_ARCHIVE = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/berita
Subject: Nelayan
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://example.org/berita

{PAGE}
----x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----x--
"""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 12, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def plain_pdf(*objects: str) -> bytes:
    """A PDF whose objects can be read and broken, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def pdf_of(content: str, pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>", more: str = "") -> bytes:
    return plain_pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        pages,
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{more}/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


LINES = "".join(
    f"BT /F1 12 Tf 72 {700 - 20 * n} Td (Nelayan menyambut keputusan bupati itu.) Tj ET\n" for n in range(20)
)

TABLE = f'judul,tanggal,isi\nNelayan,2024-03-12,{BODY.strip() * 3!r}\nBupati,13/03/2024,"{BODY.strip()}\n""ya"""\n'
RECORDS = '{"title": "Nelayan", "date": "2024-03-12", "text": "' + BODY.strip() + '", "n": {"a": [1, 2.5, null]}}\n'
SEEDS: Mapping[str, list[bytes]] = {
    ".txt": [BODY.encode(), BODY.encode("utf-16"), BODY.encode("cp1252")],
    ".md": [(FRONT + BODY).encode()],
    ".html": [PAGE.encode(), PAGE.encode("utf-16")],
    ".mhtml": [WEB_ARCHIVE.encode()],
    ".pdf": [pdf_of(LINES)],
    ".csv": [TABLE.encode()],
    ".tsv": [TABLE.replace(",", "\t").encode()],
    ".jsonl": [RECORDS.encode() * 2],
    ".json": [f"[{RECORDS}, {RECORDS}]".encode()],
    ".zip": [zipped({"a.txt": BODY, "mei/b.md": FRONT + BODY, "c.zip": zipped({"d.txt": BODY})})],
}
SAME = {".markdown": ".md", ".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml", ".docm": ".docx", ".xlsm": ".xlsx"}
ZIPS = {".docx", ".odt", ".epub", ".xlsx"}


@cache
def seeds(suffix: str) -> list[bytes]:
    """Files that can be read: from other programs where we have such, and the simplest one."""
    suffix = SAME.get(suffix, suffix)
    folders = [FILES / name for name in ("pages", "documents", "tables")]
    files = [file for folder in folders for file in sorted(folder.glob(f"*{suffix}")) if suffix != ".json"]
    found = [*(file.read_bytes() for file in files), *SEEDS.get(suffix, [])]
    assert found, f"no file to start from: {suffix}"
    return found


def mutated(suffix: str) -> Iterator[Source]:
    """The same files in every run, broken in every way that chance finds."""
    chance = random.Random(suffix)
    for number in range(ROUNDS):
        data = chance.choice(seeds(suffix))
        inside = SAME.get(suffix, suffix) in ZIPS and number % 3
        data = repacked(data, chance) if inside else broken(data, chance, suffix)
        yield Source(f"{number}{suffix}", data)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A document with one of its parts broken, which its checksum would hide otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(
        [name for name in files if name.endswith((".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx"))]
    )
    if chance.random() < 0.1:
        del files[name]
    else:
        files[name] = broken(files[name], chance, ".xml")
    return zipped(files)


def broken(data: bytes, chance: random.Random, suffix: str) -> bytes:
    for _ in range(chance.choice([1, 1, 2, 5])):
        kinds = [twist, inflate_number] if suffix == ".xml" and chance.random() < 0.8 else BREAKS
        data = chance.choice(kinds)(data, chance, suffix)
    return data


def twist(data: bytes, chance: random.Random, _: str) -> bytes:
    """Well-formed XML that makes no sense: an element doubled or dropped, a value or a name in another's place."""
    pattern = chance.choice([rb"<([\w:]+)[^<>]*/>|<([\w:]+)(?: [^<>]*)?>[^<]*</\2>", rb'"[^"<>]*"', rb">[^<>]+<"])
    found = list(re.finditer(pattern, data[:200_000]))
    if not found:
        return data
    one, other = chance.choice(found), chance.choice(found)
    instead = b"" if pattern.startswith(b"<") and chance.random() < 0.3 else other[0] * (1 + pattern.startswith(b"<"))
    return data[: one.start()] + instead + data[one.end() :]


def flip(data: bytes, chance: random.Random, _: str) -> bytes:
    changed = bytearray(data)
    for _number in range(min(len(changed), chance.choice([1, 4, 30]))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random, _: str) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def splice(data: bytes, chance: random.Random, suffix: str) -> bytes:
    other = chance.choice(seeds(suffix)) if suffix in READERS else data
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def double(data: bytes, chance: random.Random, _: str) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _number in range(2))
    return data[:end] + data[start:end] * chance.choice([1, 3, 50 if end - start < 2000 else 1]) + data[end:]


def drop(data: bytes, chance: random.Random, _: str) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice([1, 10, 1000]) :]


def inflate_number(data: bytes, chance: random.Random, _: str) -> bytes:
    numbers = list(re.finditer(rb"\d+", data[:200_000]))
    if not numbers:
        return data
    number = chance.choice(numbers)
    huge = chance.choice([b"-1", b"0", b"65536", b"2147483648", b"99999999999999999999", b"9" * 5000, b"1e999", b"NaN"])
    return data[: number.start()] + huge + data[number.end() :]


def nest(data: bytes, chance: random.Random, _: str) -> bytes:
    """What opens and never closes, as deep as no document is."""
    opening = chance.choice(
        [b"<div>", b"<b>", b"[", b"{", b"(", b"<<", b"> ", b'{"a":', b"<w:p>", b"<text:span>", b"q "]
    )
    place = chance.randrange(len(data) + 1)
    return data[:place] + opening * 3000 + data[place:]


BREAKS: list[Callable[[bytes, random.Random, str], bytes]] = [flip, cut, splice, double, drop, inflate_number, nest]


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop(2, LIMITS) as workshop:
        yield workshop


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield
    assert not list(tmp_path.iterdir())


def test_the_gate_sees_thousands_of_files() -> None:
    assert len(READERS) * (ROUNDS + EXAMPLES) >= 2000
    assert sum(1 for suffix in READERS for _ in mutated(suffix)) == len(READERS) * ROUNDS
    assert len(set(READERS.values())) >= 8


@pytest.mark.parametrize("suffix", READERS)
def test_a_broken_file_is_read_whole_or_refused(
    suffix: str, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    outcomes = list(workshop.read(list(mutated(suffix))))
    assert len({outcome.index for outcome in outcomes}) == ROUNDS
    faults = [str(outcome.error) for outcome in outcomes if outcome.error and not is_foreseen(outcome.error)]
    assert not faults, "\n".join([*faults, caplog.text])
    articles = [article for outcome in outcomes for article in outcome.articles]
    assert articles, "nothing could be read: the test reaches no importer"
    for article in articles:
        check(article)


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_made_up_file_is_read_whole_or_refused(suffix: str, workshop: Workshop, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([b"", *(seed[:60] for seed in seeds(suffix)), *seeds(suffix)]))
    content = data.draw(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
    try:
        articles = workshop.call(read_source, Source(f"a{suffix}", start + content), {})
    except SikapError as error:
        assert is_foreseen(error), error  # noqa: PT017 - which sentence is the point
    else:
        for article in articles:
            check(article)


def is_foreseen(error: SikapError) -> bool:
    """Whether an importer has said so, and not what stands behind importers."""
    late = ("took longer than", "made the program that reads it stop", "needs too much memory")
    return (
        isinstance(error, SikapError) and error.template != UNFORESEEN and not any(word in str(error) for word in late)
    )


def check(article: NewArticle) -> None:
    """Whole: canonical text, blocks that cover it, sentences inside it in order, and nothing that cannot be stored."""
    text = article.text
    assert canonical(text) == text
    assert not is_blank(text)
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(text)
    assert all(before.end + 1 == after.start for before, after in zip(article.blocks, article.blocks[1:], strict=False))
    ends = [0]
    for start, end, _ in article.sentences:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
    for value in (
        article.title,
        article.source,
        article.author,
        article.url,
        article.published or "",
        article.language,
    ):
        assert canonical(value) == value
        assert "\n" not in value


DEEP = 30_000
GROWING = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{GROWING}]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>]>"
SELF = "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>"
FORM = "/Resources<</XObject<</X 4 0 R>>>>"
HOSTILE: Mapping[str, tuple[str, bytes]] = {
    "html, deep": (".html", b"<html><body>" + b"<div>" * DEEP + BODY.encode()),
    "html, deep lists": (".html", b"<html><body>" + b"<ul><li>" * DEEP + BODY.encode()),
    "html, many attributes": (".html", b"<html><body><p " + b'a="b" ' * DEEP + b">" + BODY.encode() * 9),
    "html, open comments": (".html", b"<html><body>" + b"<!--" * DEEP + BODY.encode()),
    "html, one long table": (".html", b"<html><body><table>" + b"<tr><td>a<td>b" * 2000),
    "markdown, deep quotes": (".md", b"> " * DEEP + BODY.encode()),
    "markdown, brackets": (".md", b"[" * DEEP + BODY.encode() + b"](" * DEEP),
    "markdown, stars": (".md", b"*a _b " * DEEP),
    "markdown, long front": (".md", b"---\n" + b"a: b\n" * DEEP + BODY.encode()),
    "text, one long line": (".txt", b"nelayan" * DEEP),
    "text, quotation marks": (".txt", b'"' * DEEP + BODY.encode()),
    "text, full stops": (".txt", b". " * DEEP),
    "mhtml, deep": (".mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" * 500),
    "rtf, deep": (".rtf", b"{\\rtf1" + b"{" * DEEP + BODY.encode()),
    "rtf, huge numbers": (
        ".rtf",
        b"{\\rtf1\\uc999999999 \\u" + b"9" * 5000 + b"?\\bin99999999999 " + BODY.encode() + b"}",
    ),
    "csv, one row": (".csv", b"judul,isi\n" + b"a," * DEEP),
    "csv, open quote": (".csv", b'judul,isi\na,"' + BODY.encode() * 2000),
    "json, deep": (".json", b"[" * DEEP),
    "jsonl, deep": (".jsonl", b'{"a":' * DEEP),
    "json, huge number": (".json", b'[{"text": ' + b"9" * DEEP + b"}]"),
    "pdf, pages that hold themselves": (".pdf", pdf_of(LINES, pages=SELF)),
    "pdf, content that is its own form": (".pdf", pdf_of("/X Do " * 50, more=FORM)),
    "pdf, table before itself": (
        ".pdf",
        pdf_of(LINES).replace(b"/Root", b"/Prev 9/Root").replace(b"/Prev 9", b"/Prev 0"),
    ),
    "pdf, deep arrays": (".pdf", pdf_of("[" * DEEP + "(a) Tj")),
    "pdf, deep states": (".pdf", pdf_of("q " * DEEP + LINES)),
    "pdf, huge count": (".pdf", pdf_of(LINES, pages="<</Type/Pages/Kids[3 0 R]/Count 999999999>>")),
    "pdf, many kids": (".pdf", pdf_of(LINES, pages=f"<</Type/Pages/Kids[{'3 0 R ' * 20_000}]/Count 20000>>")),
    "zip, nested": (
        ".zip",
        zipped({f"{n}.zip": zipped({f"{m}.txt": b" " * 9_000_000 for m in range(9)}) for n in range(4)}),
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_do_harm_does_none(what: str, workshop: Workshop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    suffix, data = HOSTILE[what]
    outcomes = list(workshop.read([Source(f"a{suffix}", data)]))
    faults = [str(outcome.error) for outcome in outcomes if outcome.error and not is_foreseen(outcome.error)]
    assert not faults, "\n".join([*faults, caplog.text])
    for outcome in outcomes:
        assert outcome.error or outcome.articles or outcome.passed_over
        for article in outcome.articles:
            check(article)


@pytest.mark.parametrize("suffix", sorted(ZIPS))
@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_in_a_document_are_not_followed(suffix: str, entities: str, workshop: Workshop) -> None:
    """Each part of it in turn defines some, and uses them where a text is."""
    with zipfile.ZipFile(io.BytesIO(seeds(suffix)[0])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parts = [name for name in files if name.endswith((".xml", ".rels", ".xhtml", ".opf", ".ncx"))]
    harmed: list[Source] = []
    for name in parts:
        whole = re.sub(
            rb"^(\xef\xbb\xbf)?(<\?xml[^>]*>)?\s*(<!DOCTYPE[^>]*>)?", b"\\2" + entities.encode(), files[name]
        )
        whole = re.sub(rb">([^<>&]*\w[^<>&]*)<", b">\\1&a11;<", whole)
        harmed.append(Source(f"{len(harmed)}{suffix}", zipped({**files, name: whole})))
    outcomes = list(workshop.read(harmed))
    assert len(outcomes) == len(parts) > 2
    for outcome in outcomes:
        assert outcome.error is None or is_foreseen(outcome.error), outcome.error
        texts = " ".join(article.text + article.title + article.author for article in outcome.articles)
        assert "haha" not in texts
        assert "root:" not in texts


def test_a_pdf_with_a_password_is_told(workshop: Workshop) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(LINES))))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    (outcome,) = workshop.read([Source("a.pdf", out.getvalue())])
    assert "is protected by a password" in str(outcome.error)


def test_scripts_and_remote_pictures_of_a_page_are_no_text(workshop: Workshop) -> None:
    (outcome,) = workshop.read([Source("a.html", PAGE.encode())])
    (article,) = outcome.articles
    assert "Nelayan menyambut" in article.text
    assert not re.search(r"while|fetch|\{|<", article.text)


def test_a_name_of_any_bytes_stays_on_its_line(tmp_path: Path, workshop: Workshop) -> None:
    folder = tmp_path / "nama"
    folder.mkdir()
    names = [b"dua\nbaris.txt", b"caf\xe9.txt", b"\x1b[31mmerah.txt", b"-rf.txt", b"a" * 251 + b".txt"]
    for name in names:
        (folder / os.fsdecode(name)).write_text(BODY)
    outcomes = list(workshop.read(sorted(folder.iterdir())))
    assert [len(outcome.articles) for outcome in outcomes] == [1] * len(names)
    for outcome in outcomes:
        assert outcome.name.isprintable()
        check(outcome.articles[0])
    shutil.rmtree(folder)
