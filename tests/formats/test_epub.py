import pytest

from reader.errors import BadFile
from reader.formats import epub
from reader.formats.sources import Draft, Source
from tests.formats.test_documents import packed

LONG = "Bupati menolak rencana pelabuhan itu karena kajian lingkungan belum selesai. " * 3
PACKAGE = """<?xml version="1.0"?><package><metadata><title>Majalah Contoh</title><creator>Sari</creator>
<creator>Budi</creator><language>id-ID</language>{more}</metadata><manifest>{items}</manifest><spine>{spine}</spine>
<guide><reference type="toc" href="isi.xhtml"/></guide></package>"""


def book(pages: dict[str, str], more: str = "", **parts: str) -> bytes:
    """A book of these pages; an empty one is listed and missing."""
    items = "".join(f'<item id="i{n}" href="{name}"/>' for n, name in enumerate(pages))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OEBPS/content.opf"/></container>',
            "OEBPS/content.opf": PACKAGE.format(more=more, items=items, spine=spine),
            **{f"OEBPS/{name}": page for name, page in pages.items() if page},
            **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
        }
    )


def page(body: str, title: str = "Majalah Contoh", kind: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><head><title>{title}</title></head>'
        f'<body epub:type="{kind}">{body}</body></html>'
    )


def read(data: bytes) -> list[Draft]:
    return epub.read(Source("a.epub", data))


def test_each_chapter_is_an_article_and_what_only_a_book_has_is_left_out() -> None:
    first, second, third = read(
        book(
            {
                "cover.xhtml": page("<p>Gambar sampul</p>"),
                "isi.xhtml": page("<p>Daftar</p>"),
                "hak.xhtml": page("<p>Hak cipta</p>", kind="copyright-page"),
                "satu.xhtml": page(f"<h1>Bab Satu</h1><p>{LONG}</p>"),
                "satu_b.xhtml": page(f"<p>{LONG} Sambungan.</p>"),
                "bagian.xhtml": page("<h1>Bagian Dua</h1>"),
                "dua.xhtml": page(f"<p>{LONG}</p>", title="Surat pembaca"),
                "tiga.xhtml": page(f"<h2>Bab <i>Tiga</i></h2><nav>lompat</nav><p>{LONG}</p>"),
            }
        )
    )
    assert [draft.place for draft in (first, second, third)] == ["chapter 1", "chapter 2", "chapter 3"]
    assert [draft.said["title"] for draft in (first, second, third)] == ["Bab Satu", "Surat pembaca", "Bab Tiga"]
    assert first.text.endswith("Sambungan.")
    assert "lompat" not in third.text
    assert first.said["source"] == "Majalah Contoh"
    assert first.said["author"] == "Sari, Budi"
    assert list(first.left_out) == ["Gambar sampul", "Daftar", "Hak cipta", "Bagian Dua"]
    assert not second.left_out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("<date>2024-03-12T00:00:00+07:00</date>", {"published": "2024-03-12"}),
        ("<date event='modification'>2024-03-12</date>", {}),
        ("<date>2024</date>", {}),
        ("<date>0101-01-01</date>", {}),
        ("<publisher>Warta</publisher><source>https://contoh.example/a</source>",
         {"source": "Warta", "url": "https://contoh.example/a"}),
    ],
)  # fmt: skip
def test_what_the_package_says_is_taken(more: str, said: dict[str, str]) -> None:
    (draft,) = read(book({"a.xhtml": page(f"<p>{LONG}</p>")}, more))
    assert draft.said == {"title": "Majalah Contoh", "author": "Sari, Budi", "language": "id", **said}


def test_a_book_of_one_chapter_is_one_article() -> None:
    (draft,) = read(book({"a.xhtml": page(f"<h1>Judul</h1><p>{LONG}</p>"), "b.xhtml": page("<h1>Tamat</h1>")}))
    assert draft.place == ""
    assert draft.text.endswith("# Tamat")


def test_books_protected_against_copying_are_refused_and_typefaces_may_be() -> None:
    encryption = "<encryption><CipherReference URI='OEBPS/{}'/></encryption>"
    pages = {"a.xhtml": page(f"<p>{LONG}</p>")}
    assert read(book(pages, **{"META-INF__encryption": encryption.format("huruf.otf")}))
    with pytest.raises(BadFile, match=r"a\.epub is protected against copying"):
        read(book(pages, **{"META-INF__encryption": encryption.format("a.xhtml")}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "tidak-ada"])
def test_pages_are_read_in_the_encoding_they_name(encoding: str) -> None:
    text = page(f"<p>Café. {LONG}</p>").replace("utf-8", encoding)
    data = text.encode(encoding if encoding != "tidak-ada" else "utf-8")
    parts = {"a.xhtml": data}
    (draft,) = read(book(parts))  # type: ignore[arg-type]
    assert draft.text.startswith("Café.")


@pytest.mark.parametrize("pages", [{}, {"a.xhtml": page("")}, {"nav.xhtml": page(f"<p>{LONG}</p>")}])
def test_a_book_without_text_is_refused(pages: dict[str, str]) -> None:
    with pytest.raises(BadFile, match=r"a\.epub is empty"):
        read(book(pages))


def test_a_book_that_misses_a_page_is_refused() -> None:
    with pytest.raises(BadFile, match=r"has no OEBPS/b\.xhtml in it"):
        read(book({"a.xhtml": page(f"<p>{LONG}</p>"), "b.xhtml": ""}))


def test_a_book_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "MAX_DOCUMENTS", 1)
    with pytest.raises(BadFile, match="has 2 pages, and a file may have 1"):
        read(book({"a.xhtml": page(LONG), "b.xhtml": page(LONG)}))
