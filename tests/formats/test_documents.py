"""The reference documents in tests/files/documents, which LibreOffice made of one text (`source.fodt`); and every
format with the files that nobody would write: cut, damaged, hostile.

`document.pdf` has the text on small pages, `columns.pdf` in two columns, both with many words broken at the ends of
lines; `scan.pdf` is a picture of a page. What is deleted or a comment in the source was left out of it for the PDFs and
the EPUB.
"""

import io
import json
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from reader.errors import BadFile
from reader.formats import READERS, epub, opendocument, pdf, rtf, word
from reader.formats.sources import Draft, Source, article_from
from reader.model import BlockKind, NewArticle, StyleKind
from tests.conftest import FILES, Reference

FOLDER = FILES / "documents"
DOCUMENTS = ["document.docx", "document.odt", "document.rtf", "document.epub", "document.pdf", "columns.pdf"]
READ: dict[str, Callable[[Source], list[Draft]]] = {
    "docx": word.read,
    "odt": opendocument.read,
    "rtf": rtf.read,
    "epub": epub.read,
    "pdf": pdf.read,
}
MUTATIONS = 60  # of each file; `test_fuzz` drives every importer with more


def source(name: str) -> Source:
    return Source(name, (FOLDER / name).read_bytes())


def read(given: Source) -> list[Draft]:
    return READ[given.suffix[1:]](given)


def article(name: str) -> NewArticle:
    (draft,) = read(source(name))
    return article_from(source(name), draft, {})


def told(name: str) -> str:
    """What a document becomes, as a person can read it: its details, then block after block."""
    (draft,) = read(source(name))
    made = article(name)
    details = {key: getattr(made, key) for key in ("title", "source", "author", "published", "url", "language")}
    blocks = [
        {
            "kind": str(block.kind),
            **({"level": block.level} if block.level else {}),
            **({"marker": block.marker, "indent": block.indent} if block.marker else {}),
            **({"quote": block.quote} if block.quote else {}),
            **({"cell": [block.cell.row, block.cell.column]} if block.cell else {}),
            "text": made.text[block.start : block.end],
            **({"styles": styles} if (styles := [_style(made, style) for style in block.styles]) else {}),
        }
        for block in made.blocks
    ]
    whole = {**details, "notes": made.notes, "left_out": list(draft.left_out), "blocks": blocks}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _style(made: NewArticle, style: object) -> list[str]:
    kind, start, end, href = (getattr(style, name) for name in ("kind", "start", "end", "href"))
    return [str(kind), made.text[start:end], *([href] if href else [])]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w/,.-]*\w", text.lower()))


def text_of_the_source() -> str:
    """The words of the source, read another way: by its tags."""
    xml = (FOLDER / "source.fodt").read_text("utf-8")
    body = xml[xml.index("</text:tracked-changes>") : xml.index("</office:text>")]
    body = re.sub(r"<office:annotation>.*?</office:annotation>|<text:note-citation>.*?</text:note-citation>", "", body)
    return re.sub(r"<[^>]*>", "", re.sub(r"</text:(?:p|h)>", " ", body)).replace("&amp;", "&")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_becomes_what_is_kept_beside_it(name: str, reference: Reference) -> None:
    reference(f"documents/{name}.expected.json", told(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_of_the_source_is_there_and_none_besides(name: str) -> None:
    wanted, found = words(text_of_the_source()), words(article(name).text)
    if name == "columns.pdf":  # it has no table
        wanted -= words("Desa Tangkapan 2023 (ton) Tangkapan 2024 (ton) Tanjung Lontar 41,5 22,0 Kelapa Dua 37,2 19,8")
        wanted -= words("Batu Putih 18,9 11,3")
    assert wanted.total() > 430
    assert (wanted - found).total() <= 0.01 * wanted.total(), wanted - found
    assert (found - wanted).total() <= 0.01 * wanted.total(), found - wanted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_printed_around_a_text_is_not_in_it(name: str) -> None:
    text = article(name).text
    for stranger in ("Edisi Selasa", "Halaman", "Komentar penyunting", "dirahasiakan", "HYPERLINK", "↑", "[1]"):
        assert stranger not in text


@pytest.mark.parametrize("name", ["document.docx", "document.odt", "document.rtf"])
def test_word_processors_keep_their_structure(name: str) -> None:
    made = article(name)
    kinds = Counter(block.kind for block in made.blocks)
    assert kinds[BlockKind.HEADING] == 3
    assert kinds[BlockKind.TABLE_CELL] == 12
    assert kinds[BlockKind.LIST_ITEM] == 7
    assert [block.quote for block in made.blocks if block.quote] == [1]
    items = [(block.marker, block.indent) for block in made.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [("1.", 1), ("2.", 1), ("3.", 1), ("•", 1), ("•", 1), ("◦", 2), ("◦", 2)]
    styles = [(style.kind, style.href) for block in made.blocks for style in block.styles]
    assert {kind for kind, _ in styles} == {StyleKind.STRONG, StyleKind.EMPHASIS, StyleKind.LINK}
    assert (StyleKind.LINK, "https://pelabuhan.example.org/rencana?id=7&bagian=2") in styles


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_day_a_file_was_made_is_no_day_of_publication(name: str) -> None:
    (draft,) = read(source(name))
    assert draft.said["title"] == "Nelayan Pulau Semangka Tolak Pelabuhan Batu Bara"
    assert draft.said["author"] == "Ratna Wulandari"
    assert "published" not in draft.said


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize(
    "data", [b"", b"   ", b"Bupati menolak rencana itu.", b"\0" * 300, b"PK\x03\x04 rusak", b"GIF89a"]
)
def test_what_is_not_of_its_kind_is_said_so(kind: str, data: bytes) -> None:
    with pytest.raises(BadFile, match=rf"^berita\.{kind} "):
        read(Source(f"berita.{kind}", data))


def test_a_file_of_another_kind_is_called_by_its_name() -> None:
    with pytest.raises(BadFile, match=r"a\.rtf is a PDF file and not RTF"):
        rtf.read(Source("a.rtf", source("document.pdf").data))
    with pytest.raises(BadFile, match=r"Word 97 file, or protected by a password: save it as a \.docx"):
        word.read(Source("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)))


@pytest.mark.parametrize("name", [*DOCUMENTS, "scan.pdf"])
def test_a_file_cut_anywhere_is_refused_or_whole(name: str) -> None:
    data = source(name).data
    for cut in range(0, len(data), max(1, len(data) // 60)):
        _read_or_refuse(Source(name, data[:cut]))
    with pytest.raises(BadFile, match="damaged"):
        read(Source(name, data[: len(data) // 2]))


@pytest.mark.parametrize("name", [*DOCUMENTS, "scan.pdf"])
def test_damaged_files_are_refused_in_one_sentence(name: str) -> None:
    data = source(name).data
    dice = random.Random(name)
    for _ in range(MUTATIONS):
        _read_or_refuse(Source(name, _damaged(data, dice)))


@pytest.mark.parametrize("name", ["document.docx", "document.odt", "document.epub"])
def test_damaged_parts_of_packed_documents_are_refused_in_one_sentence(name: str) -> None:
    """The check sum of an archive catches nearly all that the test above does; here it fits."""
    parts = dict(_parts(source(name).data))
    dice = random.Random(name)
    for _ in range(MUTATIONS):
        victim = dice.choice([part for part in parts if part.endswith(("ml", "rels", "opf"))])
        _read_or_refuse(Source(name, packed({**parts, victim: _damaged(parts[victim], dice)})))


def _damaged(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] ^= 1 << dice.randrange(8)
            case 1:
                del changed[at : at + dice.randrange(1, 50)]
            case 2:
                changed[at:at] = changed[: dice.randrange(100)]
            case _:
                changed[at : at + 4] = dice.randbytes(4)
    return bytes(changed)


def _read_or_refuse(given: Source) -> None:
    try:
        drafts = read(given)
    except BadFile:
        return
    assert drafts
    for draft in drafts:
        assert article_from(given, draft, {}).text


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def packed(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("document.docx", "word/document.xml"),
        ("document.docx", "word/styles.xml"),
        ("document.odt", "content.xml"),
        ("document.odt", "meta.xml"),
        ("document.epub", "OEBPS/content.opf"),
        ("document.epub", "META-INF/container.xml"),
    ],
)
def test_entities_and_endless_nesting_are_refused(name: str, part: str) -> None:
    parts = dict(_parts(source(name).data))
    text = parts[part].decode()
    text = text[text.index("?>") + 2 :]
    hostile = re.sub(r">[^<>]", ">&b;&c;", text, count=1)
    with pytest.raises(BadFile, match="defines entities"):
        read(Source(name, packed({**parts, part: BOMB + hostile})))
    with pytest.raises(BadFile, match="damaged"):
        read(Source(name, packed({**parts, part: "<a>" * 100_000 + "</a>" * 100_000})))


def test_every_format_of_documents_is_read() -> None:
    assert {".docx", ".docm", ".odt", ".rtf", ".epub", ".pdf"} <= set(READERS)
