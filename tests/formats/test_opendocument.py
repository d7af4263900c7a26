import pytest

from reader.errors import BadFile
from reader.formats import opendocument
from reader.formats.sources import Draft, Source, article_from
from tests.formats.test_documents import packed

SPACES = 'xmlns:o="urn:o" xmlns:t="urn:t" xmlns:s="urn:s" xmlns:f="urn:f" xmlns:b="urn:b" xmlns:d="urn:d"'


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    content = f"<o:document-content {SPACES}><o:automatic-styles>{styles}</o:automatic-styles>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}<o:body><o:text>{body}</o:text></o:body></o:document-content>",
            **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
        }
    )


def read(data: bytes) -> Draft:
    (draft,) = opendocument.read(Source("a.odt", data))
    return draft


def text_of(body: str, styles: str = "") -> str:
    return article_from(Source("a.odt", b""), read(odt(body, styles)), {}).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<t:p>satu<t:line-break/>dua<t:tab/>tiga<t:s t:c='3'/>empat</t:p>", "satu\ndua tiga empat"),
        ("<t:p>isi<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Catatan.</t:p></t:note-body></t:note>"
         " lanjut</t:p><t:p>akhir</t:p>", "isi lanjut\nakhir\nCatatan."),
        ("<t:p>isi<d:frame><d:text-box><t:p>Gambar 1</t:p></d:text-box><d:image/></d:frame> lanjut</t:p>"
         "<t:p>akhir</t:p>",
         "isi lanjut\nGambar 1\nakhir"),
        ("<t:table-of-content><t:p>Daftar isi</t:p></t:table-of-content><t:p>isi</t:p>", "isi"),
        ("<t:section t:display='none'><t:p>tersembunyi</t:p></t:section><t:p>isi</t:p>", "isi"),
        ("<t:p>a<o:annotation><t:p>komentar</t:p></o:annotation>b<!-- c --></t:p>", "ab"),
        ("<t:p>&lt;b&gt; *a* &amp;amp;</t:p>", "<b> *a* &amp;"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_the_text(body: str, text: str) -> None:
    assert text_of(body) == text


def test_looks_are_taken_from_styles_and_those_they_take_after() -> None:
    styles = (
        '<s:style s:name="A" s:family="text"><s:text-properties f:font-weight="bold"/></s:style>'
        '<s:style s:name="B" s:parent-style-name="A"><s:text-properties f:font-style="italic"/></s:style>'
        '<s:style s:name="C"><s:text-properties s:text-line-through-style="solid"/></s:style>'
        '<s:style s:name="H"><s:text-properties t:display="none"/></s:style>'
        '<s:style s:name="X" s:parent-style-name="X"/>'
        '<s:style s:name="P1" s:parent-style-name="Quotations"/><s:style s:name="Quotations"/>'
    )
    body = (
        '<t:p><t:span t:style-name="B">kuat</t:span> <t:span t:style-name="C">coret</t:span>'
        '<t:span t:style-name="H">hilang</t:span><t:span t:style-name="X"> biasa</t:span></t:p>'
        '<t:p t:style-name="P1">kutip</t:p>'
    )
    assert read(odt(body, styles)).text == "**_kuat_** ~~coret~~ biasa\n\n> kutip"


def test_lists_know_their_numbers_and_tables_their_wide_cells() -> None:
    styles = (
        '<t:list-style s:name="L"><t:list-level-style-number t:level="1" s:num-format="1"/>'
        '<t:list-level-style-bullet t:level="2"/></t:list-style>'
    )
    body = (
        '<t:list t:style-name="L"><t:list-item><t:p>satu</t:p><t:list><t:list-item><t:p>dalam</t:p></t:list-item>'
        "</t:list></t:list-item></t:list>"
        "<b:table><b:table-row><b:table-cell b:number-columns-spanned='2'><t:p>lebar</t:p>"
        "</b:table-cell><b:covered-table-cell/></b:table-row><b:table-row><b:table-cell><t:p>a</t:p></b:table-cell>"
        "<b:table-cell><t:p>b</t:p></b:table-cell></b:table-row></b:table>"
    )
    article = article_from(Source("a.odt", b""), read(odt(body, styles)), {})
    assert [(b.marker, b.indent) for b in article.blocks if b.marker] == [("1.", 1), ("◦", 2)]
    cells = [(b.cell.row, b.cell.column, article.text[b.start : b.end]) for b in article.blocks if b.cell]
    assert cells == [(0, 0, "lebar"), (0, 1, ""), (1, 0, "a"), (1, 1, "b")]


def test_a_document_under_a_password_is_said_to_be() -> None:
    with pytest.raises(BadFile, match=r"a\.odt is protected by a password"):
        read(odt("<t:p>x</t:p>", **{"META-INF__manifest": "<m><encryption-data/></m>"}))


def test_what_the_document_says_of_itself_is_taken() -> None:
    meta = (
        f"<o:document-meta {SPACES}><title>Judul ini</title><initial-creator>Sari</initial-creator>"
        "<creator>Budi</creator><publisher>Warta Contoh</publisher><date>2024-01-01</date><language>en</language>"
        "</o:document-meta>"
    )
    said = read(odt("<t:p>isi</t:p>", meta=meta)).said
    assert said == {"title": "Judul ini", "author": "Sari", "source": "Warta Contoh"}
    assert read(odt("<t:p>isi</t:p>", styles="<a/>")).said == {}


@pytest.mark.parametrize("body", ["", "<t:p> </t:p>", "<t:tracked-changes><t:p>x</t:p></t:tracked-changes>"])
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(BadFile, match=r"a\.odt is empty"):
        read(odt(body))
