import json
import re
import socket
from base64 import b64encode
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from reader.errors import BadFile
from reader.formats import read_source
from reader.formats.page import read, read_fragment
from reader.formats.sources import Draft, Source, article_from
from reader.markup import from_markdown
from reader.model import BlockKind, Origin

PAGES = Path(__file__).parents[1] / "files" / "pages"
NAMES = sorted(file.stem for file in PAGES.glob("*.json"))
# Neither the text of a menu or another article, nor of advertising, is wanted.
FURNITURE = re.compile(
    r"baca juga|advertisement|scroll to|simak video|lihat juga|terpopuler|berita terkait|gambas|copyright|newsletter",
    re.IGNORECASE,
)
LEAD = "Pemerintah Kota Melati menutup jembatan gantung di Kampung Hulu mulai Senin karena tali bajanya mulai aus."
STORY = [
    LEAD,
    "Wali Kota Melati, Suharti Ningrum, mengatakan penutupan berlangsung selama enam minggu sampai tali baru dipasang.",
    '"Kami tidak mau menunggu sampai ada korban. Warga kami minta bersabar," kata Suharti di balai kota.',
    "Selama jembatan ditutup, pemerintah menyediakan dua perahu penyeberangan yang beroperasi pagi sampai malam hari.",
    "Ketua kampung, Rahmat Dulhadi, meminta perahu dilengkapi baju pelampung karena banyak anak sekolah menyeberang.",
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
HEAD = "<title>Jembatan Kampung Hulu Ditutup</title>"


def page_of(name: str) -> Source:
    file = next(file for file in PAGES.glob(f"{name}.*") if file.suffix not in (".json", ".txt"))
    return Source(file.name, file.read_bytes())


def draft(page: str | bytes, name: str = "berita.html") -> Draft:
    [found] = read(Source(name, page if isinstance(page, bytes) else page.encode()))
    return found


def text_of(found: Draft) -> str:
    assert found.markdown
    return from_markdown(found.text)[0]


def said(head: str, body: str = "") -> Mapping[str, str]:
    return draft(f"<html><head>{head}</head><body><article>{body}{PARAGRAPHS}</article></body></html>").said


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_there_are_ten_pages_and_three_more() -> None:
    assert len(NAMES) == 13
    assert {page_of(name).suffix for name in NAMES} == {".html", ".htm", ".mhtml"}
    assert all(len(words((PAGES / f"{name}.txt").read_text("utf-8"))) > 300 for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_the_words_of_its_article_and_hardly_others(name: str) -> None:
    [found] = read(page_of(name))
    wanted, got = words((PAGES / f"{name}.txt").read_text("utf-8")), words(text_of(found))
    same = sum(match.size for match in SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks())
    assert same >= 0.98 * len(wanted)
    assert len(got) - same <= 0.02 * len(got)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_its_details_exactly(name: str) -> None:
    [found] = read(page_of(name))
    assert found.said == json.loads((PAGES / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_headline_stands_first_and_once(name: str) -> None:
    [found] = read(page_of(name))
    article = article_from(page_of(name), found, {})
    first = article.blocks[0]
    assert (first.kind, first.level) == (BlockKind.HEADING, 1)
    assert article.text[first.start : first.end] == article.title
    assert article.text.count(article.title) == 1
    assert article.origins["title"] == article.origins["published"] == Origin.FILE
    assert article.notes == ()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_told_in_short_lines(name: str) -> None:
    [found] = read(page_of(name))
    assert not FURNITURE.search(text_of(found))
    assert 5 < len(found.left_out) <= 200
    assert all(0 < len(line) <= 200 and "\n" not in line for line in found.left_out)
    assert not {*found.left_out} & {line for line in text_of(found).split("\n") if len(line) > 60}


def test_reading_a_page_asks_the_network_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name in NAMES:
        assert read(page_of(name))


def test_headings_lists_and_tables_of_the_article_stay() -> None:
    table = "<table><tr><th>Hari<th>Perahu<tr><td>Senin<td>dua</table>"
    found = draft(
        f"<article>{PARAGRAPHS}<h2>Jadwal perahu</h2><ul><li>pagi sampai malam</ul>{table}{PARAGRAPHS}</article>"
    )
    kinds = {block.kind for block in from_markdown(found.text)[1]}
    assert {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL} <= kinds


def test_links_of_the_article_lead_to_the_site() -> None:
    link = (
        '<p>Warga dapat membaca <a href="/jadwal">jadwal perahu yang lengkap</a> di papan pengumuman balai kampung.</p>'
    )
    found = draft(
        f'<link rel="canonical" href="https://warta.example/a/b"><article>{PARAGRAPHS}{link}{PARAGRAPHS}'
        '<p>Ada pula <a href="http://[">alamat yang rusak</a> di papan pengumuman lama milik kampung itu.</p></article>'
    )
    assert "[jadwal perahu yang lengkap](<https://warta.example/jadwal>)" in found.text
    assert "alamat yang rusak" in text_of(found)


def test_a_lead_apart_from_the_body_and_a_dateline_apart_from_its_paragraph_stay() -> None:
    found = draft(
        f"{HEAD}<div><h1>Jembatan Kampung Hulu Ditutup</h1><div class=top><p>{LEAD}</p><p>Foto: Warta/Budi</p></div>"
        f"<div class=b><b>Melati, Warta</b> -- {''.join(f'<p>{text}</p>' for text in STORY[1:])}</div></div>"
    )
    assert text_of(found).split("\n") == [
        "Jembatan Kampung Hulu Ditutup",
        LEAD,
        f"Melati, Warta -- {STORY[1]}",
        *STORY[2:],
    ]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-03-01T10:20:30+07:00">', "2024-03-01T10:20:30+07:00"),
        ('<meta property="article:modified_time" content="2024-03-01T10:20:30+07:00">', ""),
        ('<meta name="publishdate" content="2024/03/01 10:20:30">', "2024-03-01T10:20:30"),
        ('<meta name="pubdate" content="2024-03-01 09:05 WITA">', "2024-03-01T09:05+08:00"),
        ('<meta name="pubdate" content="2024-3-1 | 9.05 WIB">', "2024-03-01T09:05+07:00"),
        ('<meta name="date" content="Fri, 01 Mar 2024 10:20:30 +0700">', "2024-03-01T10:20:30+07:00"),
        ('<meta name="date" content="1 Maret 2024">', "2024-03-01"),
        ('<meta name="date" content="1 Maret 2024 pukul 10.20">', "2024-03-01"),
        ('<meta name="date" content="2024-13-45">', ""),
        ('<meta name="date" content="2024-03-01 29:99">', "2024-03-01"),
        ('<meta name="date" content="kemarin">', ""),
        (
            '<meta name="date" content="2024-03-01"><meta name="pubdate" content="2024-03-01T10:20Z">',
            "2024-03-01T10:20Z",
        ),
    ],
)
def test_the_day_of_publication_is_as_exact_as_the_page_says(head: str, published: str) -> None:
    assert said(head).get("published", "") == published


def test_a_time_element_of_the_article_dates_it() -> None:
    assert (
        said("", '<time datetime="2024-03-01T10:20:30+07:00">1 Maret</time>')["published"]
        == "2024-03-01T10:20:30+07:00"
    )


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Oleh Sari Dewi">', "Sari Dewi"),
        ('<meta name="author" content="Penulis: Sari Dewi | Editor: Budi">', "Sari Dewi"),
        ('<meta name="author" content="Sari Dewi dan Budi Hartono">', "Sari Dewi, Budi Hartono"),
        ('<meta name="author" content="Sari Dewi, SARI DEWI">', "Sari Dewi"),
        ('<meta name="author" content="Dr. Sari Dewi, M.Si.">', "Dr. Sari Dewi, M.Si."),
        ('<meta property="og:site_name" content="Warta"><meta name="author" content="Warta">', ""),
        ('<meta property="article:author" content="https://warta.example/sari">', ""),
    ],
)
def test_an_author_is_a_name(head: str, author: str) -> None:
    assert said(head).get("author", "") == author


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        (
            "<title>Jembatan Ditutup - Warta Contoh</title><meta property='og:site_name' content='Warta Contoh'>",
            "Jembatan Ditutup",
            "Warta Contoh",
        ),
        (
            "<title>Warta Contoh | Jembatan Ditutup</title><meta property='og:site_name' content='Warta Contoh'>",
            "Jembatan Ditutup",
            "Warta Contoh",
        ),
        (
            "<title>Persela - Perseru Seri</title><meta property='og:site_name' content='Warta'>",
            "Persela - Perseru Seri",
            "Warta",
        ),
        ("<title>Persela - Perseru Seri</title>", "Persela - Perseru Seri", ""),
        ("<meta property='og:title' content='Jembatan &amp; Perahu'>", "Jembatan & Perahu", ""),
        (f"<title>{'a - ' * 1000}</title>", "", ""),
    ],
)
def test_a_title_loses_the_name_of_the_site_and_nothing_else(head: str, title: str, source: str) -> None:
    found = said(head)
    assert (found.get("title", ""), found.get("source", "")) == (title, source)


def test_a_blog_says_its_details_in_the_classes_of_its_elements() -> None:
    found = draft(
        "<title>Jembatan Kampung Hulu Ditutup ~ Catatan Hulu</title>"
        "<h1>Catatan Hulu</h1><h3>Jembatan Kampung Hulu Ditutup</h3>"
        f"<div class=post-body>{'<br><br>'.join(STORY)}</div><p class='author vcard'>oleh <b class=fn>Made Artha</b> "
        "<abbr class=published title='2024-01-12T21:04:00+07:00'>21.04</abbr></p>"
    )
    assert found.said == {
        "title": "Jembatan Kampung Hulu Ditutup",
        "author": "Made Artha",
        "source": "Catatan Hulu",
        "published": "2024-01-12T21:04:00+07:00",
        "language": "id",
    }


def test_paragraphs_on_both_sides_of_what_is_left_out_stay_apart() -> None:
    body = f"{STORY[0]}<table class=caption><tr><td>Foto jembatan</table>{'<br><br>'.join(STORY[1:])}"
    assert text_of(draft(f"<article>{body}</article>")).split("\n") == STORY


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "headline": "Jembatan", "publisher": {"name": "Warta"}},
        [{"@type": "BreadcrumbList"}, {"@type": ["Report"], "headline": "Jembatan", "publisher": "Warta"}],
        {
            "@graph": [
                {"@type": "Person"},
                {"@type": "BlogPosting", "headline": "Jembatan", "publisher": [{"name": "Warta"}]},
            ]
        },
        {
            "@type": "WebPage",
            "mainEntity": {"@type": "Article", "headline": "Jembatan", "publisher": {"name": "Warta"}},
        },
    ],
)
def test_json_ld_is_read_however_it_is_nested(data: object) -> None:
    found = said(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert (found["title"], found["source"]) == ("Jembatan", "Warta")


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, "[1, null]", '{"@type": "NewsArticle", "author": [1, {"x": 2}], "headline": 5}']
)
def test_json_ld_that_is_none_is_passed_over(text: str) -> None:
    assert "author" not in said(f'<script type="application/ld+json">{text}</script>')


def test_a_language_that_the_text_is_not_in_is_not_believed() -> None:
    assert said('<meta property="og:locale" content="en_US">')["language"] == "id"
    english = (
        "<p>The council of the city has said that the bridge will be closed for repairs and it was not safe.</p>" * 5
    )
    assert draft(f'<html lang="ms-MY"><article>{english}</article></html>').said["language"] == "en"
    assert (
        draft(
            f'<html lang="nl-NL"><article>{"<p>Zeventien dwergen zwemmen zuidwaarts.</p>" * 9}</article></html>'
        ).said["language"]
        == "nl"
    )


TEASER = '<div><h3><a href="https://warta.example/{0}">Berita ke-{0} dari kampung di hulu sungai itu</a></h3>{1}</div>'
PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<script>document.write('berita')</script>",
        f"<article><p>{LEAD}</p><p>Berlangganan untuk membaca.</p></article>",
        "".join(TEASER.format(i, "") for i in range(60)),
        "".join(TEASER.format(i, f"<p>{text}</p>") for i, text in enumerate(STORY * 4)),
        PAID + PARAGRAPHS,
    ],
)
def test_a_page_without_a_whole_article_is_refused_in_a_sentence(page: str) -> None:
    with pytest.raises(BadFile, match=r"^berita\.html has no article that can be read: open the article itself, whole"):
        draft(page)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 99, b"", b" \n", bytes(range(256)) * 9]
)
def test_a_file_that_is_no_page_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(BadFile, match=r"^berita\.html "):
        draft(content)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ('<meta charset="utf-8">', "utf-16"),
        ("", "utf-16-le"),
    ],
)
def test_a_page_is_decoded_as_it_is_and_as_it_says(declared: str, encoding: str) -> None:
    letters = "“é – ü”" if encoding != "koi8-r" else "Привет"
    found = draft(f"{declared}<article>{PARAGRAPHS}<p>{letters} {LEAD}</p></article>".encode(encoding))
    assert letters in text_of(found)
    assert found.notes == []


@pytest.mark.parametrize(
    "declared", ["", '<meta charset="none-such">', '<meta charset="utf-8">', '<meta charset="base64">']
)
def test_a_page_that_does_not_say_its_encoding_is_guessed_with_a_note(declared: str) -> None:
    found = draft(
        f"{declared}<article>{PARAGRAPHS}<p>Le café était très fermé à l'été. {LEAD}</p></article>".encode("cp1252")
    )
    if declared != '<meta charset="utf-8">':
        assert "café était" in text_of(found)
        assert "berita.html was read as windows-1252, which is a guess" in found.notes[0]


def mhtml(*parts: str, head: str = "") -> bytes:
    top = f'MIME-Version: 1.0\r\n{head}Content-Type: multipart/related; boundary="x"\r\n\r\n'
    return (top + "".join(f"--x\r\n{part}\r\n" for part in parts) + "--x--\r\n").encode()


def part(content: str, *fields: str) -> str:
    body = b64encode(content.encode()).decode()
    lines = ("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", *fields)
    return "\r\n".join(lines) + f"\r\n\r\n{body}"


ARTICLE = f"{HEAD}<article>{PARAGRAPHS}</article>"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
def test_the_page_in_an_archive_is_the_one_that_was_saved(name: str) -> None:
    frame = part("<p>Iklan</p>", "Content-Location: https://iklan.example/")
    page = part(ARTICLE, "Content-Location: https://warta.example/a", "Content-ID: <1>")
    for head in ("Snapshot-Content-Location: https://warta.example/a\r\n", ""):
        order = (frame, page) if head else (page, frame)
        found = draft(mhtml(*order, head=head), name)
        assert (found.said["url"], LEAD in text_of(found)) == ("https://warta.example/a", True)


def test_an_archive_says_which_part_it_starts_with() -> None:
    pages = part("<p>Iklan</p>"), part(ARTICLE, "Content-ID: <1>")
    assert LEAD in text_of(draft(mhtml(*pages).replace(b"related;", b'related; start="<1>";'), "a.mht"))


def test_an_archive_without_a_page_is_refused_and_a_page_named_so_is_read() -> None:
    with pytest.raises(BadFile, match=r"^a\.mht has no article"):
        draft(mhtml("Content-Type: text/plain\r\n\r\nteks"), "a.mht")
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(5000))
    with pytest.raises(BadFile, match=r"^a\.mht has no article"):
        draft(nested, "a.mht")
    assert LEAD in text_of(draft(ARTICLE, "a.mht"))


def test_nothing_that_acts_is_left_of_a_hostile_page() -> None:
    hostile = (
        '<base href="javascript:"><meta http-equiv="refresh" content="0;url=https://buruk.example">'
        f'<article>{PARAGRAPHS}<p onclick="buruk()">Ketua kampung juga meminta '
        '<a href="javascript:buruk()">lampu penerangan</a> '
        'dipasang di dermaga.</p><img src="https://buruk.example/x.png"><script>buruk()</script>'
        f"{PARAGRAPHS}</article>"
    )
    found = draft(hostile)
    assert "lampu penerangan" in text_of(found)
    assert "buruk" not in found.text + str(found.said) + str(found.left_out)


def test_entities_in_entities_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
    page = f"{head}<html><body><p>&a11;</p>{PARAGRAPHS}</body></html>"
    assert len(draft(page, "a.xhtml").text) < 2000


@pytest.mark.parametrize("name", ["detak", "kini", "madya"])
def test_a_page_that_is_cut_anywhere_is_read_or_refused(name: str) -> None:
    source = page_of(name)
    lengths = []
    for end in range(0, len(source.data), 200):
        try:
            lengths.append(len(draft(source.data[:end], source.name).text))
        except BadFile:
            lengths.append(0)
    assert lengths[0] == 0
    assert max(lengths) > 2000


def test_a_large_page_is_read_whole() -> None:
    page = f"<article>{''.join(f'<p>{LEAD} Ini kalimat ke-{i}.</p>' for i in range(5_000))}</article>"
    assert text_of(draft(page)).count(LEAD) == 5_000


def test_saved_pages_are_imported_by_their_names() -> None:
    for suffix in ("html", "htm", "xhtml", "mhtml", "MHT"):
        [article] = read_source(Source(f"berita.{suffix}", ARTICLE.encode()), {})
        assert (article.title, article.language) == ("Jembatan Kampung Hulu Ditutup", "id")


SELECTION = "<h2>Judul é</h2><ul><li>satu</li></ul><p>dua <a href='https://a.example/'>tiga</a></p>"
PLACES = (
    "Version:0.9\r\nStartHTML:{0}\r\nEndHTML:{3}\r\nStartFragment:{1}\r\nEndFragment:{2}\r\n"
    "SourceURL:https://warta.example/a\r\n"
)


def test_a_selection_in_the_browser_stays_whole() -> None:
    found = read_fragment(
        f"{SELECTION}<p>Baca juga: <a href='https://b.example/'>empat</a></p>", "https://warta.example/b"
    )
    assert text_of(found) == "Judul é\nsatu\ndua tiga\nBaca juga: empat"
    assert found.said == {"url": "https://warta.example/b"}
    assert read_fragment("a", "file:///x").said == {}


def test_a_selection_from_windows_has_its_place_and_its_address_before_it() -> None:
    before, after = "<html><body>ekor<!--StartFragment-->", "<!--EndFragment-->ekor</body></html>"
    size = len(PLACES.format(*["0000000000"] * 4))
    start = size + len(before)
    end = start + len(SELECTION.encode())
    header = PLACES.format(*(f"{place:010}" for place in (size, start, end, end + len(after))))
    for head in (header, PLACES.format("-1", "-1", "-1", "-1")):
        found = read_fragment(head + before + SELECTION + after)
        assert text_of(found) == "Judul é\nsatu\ndua tiga"
        assert found.said == {"url": "https://warta.example/a"}
    assert text_of(read_fragment(PLACES.format("-1", "-1", "-1", "-1") + SELECTION)) == "Judul é\nsatu\ndua tiga"


def test_a_last_sentence_of_few_words_stays() -> None:
    found = draft(f'<html><head>{HEAD}</head><body><article>{PARAGRAPHS}<p>"Kami siap," katanya.</p></article></body>')
    assert text_of(found).endswith('\n"Kami siap," katanya.')


def test_what_json_ld_says_of_another_story_is_not_taken() -> None:
    other = {"@type": "NewsArticle", "headline": "Lain sekali", "datePublished": "2023-03-14", "author": "Lain Orang"}
    mine = {"@type": "NewsArticle", "headline": "Jembatan Kampung Hulu Ditutup", "author": {"name": "Rina Ayu"}}
    script = "<script type='application/ld+json'>{}</script>"
    assert not {"author", "published"} & said(HEAD + script.format(json.dumps(other))).keys()
    assert said(HEAD + script.format(json.dumps([other, mine])))["author"] == "Rina Ayu"


@pytest.mark.parametrize("empty", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2999-01-01"])
def test_what_a_program_writes_for_no_date_is_none(empty: str) -> None:
    assert "published" not in said(f"{HEAD}<meta property='article:published_time' content='{empty}'>")


def test_a_brief_on_a_page_without_links_is_read_whole() -> None:
    found = draft(f"<html><head>{HEAD}</head><body><h1>Jembatan Kampung Hulu Ditutup</h1><p>{LEAD}</p><p>Begitu.</p>")
    assert text_of(found) == f"Jembatan Kampung Hulu Ditutup\n{LEAD}\nBegitu."
