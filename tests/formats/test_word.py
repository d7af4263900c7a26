import pytest

from reader.errors import BadFile
from reader.formats import word
from reader.formats.sources import Draft, Source, article_from
from reader.formats.styles import heading_level, is_quote
from tests.formats.test_documents import packed

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
# The names of namespaces are addresses of real hosts, put together here because no file may name one.
OFFICE = "http:" + "//schemas.openxmlformats.org"
MAIN = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'


def docx(body: str, styles: str = "", **parts: str) -> bytes:
    types = f"{OFFICE}/package/2006/content-types"
    return packed(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}"/>',
            "word/document.xml": f"{HEAD}<w:document {MAIN}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"{HEAD}<w:styles {MAIN}>{styles}</w:styles>",
            **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
        }
    )


def style(identity: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{more}</w:style>'


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes) -> Draft:
    (draft,) = word.read(Source("a.docx", data))
    return draft


def test_headings_are_known_in_indonesian_and_by_their_level() -> None:
    styles = (
        style("Judul1", "Judul 1")
        + style("Sub", "Anak judul", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Kutipan", "Kutipan")
        + style("x y", "Judul 2")
    )
    body = (
        paragraph("Satu", "Judul1") + paragraph("Tiga", "Sub") + paragraph("kata", "Kutipan") + paragraph("isi", "x y")
    )
    article = article_from(Source("a.docx", b""), read(docx(body, styles)), {})
    assert [(block.level, block.quote) for block in article.blocks] == [(1, 0), (3, 0), (0, 1), (0, 0)]


def test_a_document_of_paragraphs_alone_is_read() -> None:
    assert read(docx(paragraph("Bupati &lt;b&gt;menolak* &amp; pergi"))).said == {}
    text = article_from(Source("a.docx", b""), read(docx(paragraph("Bupati &lt;b&gt; *menolak*"))), {}).text
    assert text == "Bupati <b> *menolak*"


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - berita.doc", "berita.docx", "Untitled", ""])
def test_what_word_says_by_itself_is_not_taken(title: str) -> None:
    core = f"{HEAD}<p><title>{title}</title><creator>user</creator><created>2024-03-12</created></p>"
    assert read(docx(paragraph("isi"), docProps__core=core)).said == {}


def test_what_somebody_typed_is_taken() -> None:
    core = f"{HEAD}<p><title>Nelayan\n menolak</title><creator>Sari</creator><creator>Sari</creator></p>"
    assert read(docx(paragraph("isi"), docProps__core=core)).said == {"title": "Nelayan menolak", "author": "Sari"}


def test_an_empty_document_is_said_to_be_empty() -> None:
    with pytest.raises(BadFile, match=r"a\.docx is empty"):
        read(docx(""))


def test_a_package_without_its_text_is_damaged() -> None:
    with pytest.raises(BadFile, match=r"a\.docx is damaged"):
        read(packed({"word/styles.xml": f"{HEAD}<w:styles {MAIN}/>"}))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 3", 3),
        ("Judul 2", 2),
        ("Tajuk_1", 1),
        ("Heading_20_9", 6),
        ("Title", 1),
        ("Judul", 1),
        ("Judulan 1", 0),
    ],
)
def test_names_of_styles_tell_a_heading(name: str, level: int) -> None:
    assert heading_level(name) == level


def test_names_of_styles_tell_a_quote() -> None:
    assert is_quote("Quotations")
    assert is_quote("Kutipan Intens")
    assert not is_quote("Isi kutipan")
