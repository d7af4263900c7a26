import io
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from reader.errors import BadFile
from reader.formats import pdf
from reader.formats.hyphens import joint
from reader.formats.sources import Draft, Source, article_from
from tests.conftest import FILES

DOCUMENT = FILES / "documents" / "document.pdf"
SENTENCE = "Bupati menolak rencana itu karena kajian lingkungan belum selesai dibuat."

Place = tuple[float, float, str]  # x, y, text
Sized = tuple[float, float, str, float]  # and the size of the letters


def made(*pages: list[Place | Sized], turn: str = "1 0 0 1") -> bytes:
    """A PDF whose pages have these texts at these places."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Times-Roman"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for texts in pages:
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = ContentStream(None, None)
        content.set_data("\n".join(_shown(text, turn) for text in texts).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(content)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _shown(text: Place | Sized, turn: str) -> str:
    x, y, words, size = (*text, 11.0)[:4]
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {turn} {x} {y} Tm ({escaped}) Tj ET"


def lines(texts: list[str], x: float = 60, top: float = 700, pitch: float = 13) -> list[Place | Sized]:
    return [(x, top - index * pitch, text) for index, text in enumerate(texts)]


def read(data: bytes) -> Draft:
    (draft,) = pdf.read(Source("berita.pdf", data))
    return draft


def text_of(data: bytes) -> str:
    return article_from(Source("berita.pdf", data), read(data), {}).text


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("kantor pemerin-", "tah daerah", "kantor pemerintah daerah"),
        ("undang-", "undang dasar", "undang-undang dasar"),
        ("para kanak-", "kanak kami", "para kanak-kanak kami"),
        ("anak-", "anaknya", "anak-anaknya"),
        ("tumbuh bersama-", "sama", "tumbuh bersama-sama"),
        ("sayur-", "mayur", "sayur-mayur"),
        ("gerak-", "gerik", "gerak-gerik"),
        ("tolong-", "menolong", "tolong-menolong"),
        ("undang-un-", "dang", "undang-undang"),
        ("DPR-", "RI", "DPR-RI"),
        ("Covid-", "19", "Covid-19"),
        ("se-", "Indonesia", "se-Indonesia"),
        ("e-", "katalog", "e-katalog"),
        ("di-", "diskusikan", "didiskusikan"),
        ("peme\u00ad", "rintah", "pemerintah"),
        ("katanya –", "lalu pergi", "katanya – lalu pergi"),
        ("nelayan", "menolak", "nelayan menolak"),
        ("lihat https://contoh.example/berita-", "utama", "lihat https://contoh.example/berita-utama"),
        ("lihat https://contoh.example/", "berita", "lihat https://contoh.example/berita"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(before: str, after: str, joined: str) -> None:
    end, between = joint(before, after, Counter())
    assert end + between + after == joined


def test_how_a_word_is_written_elsewhere_decides() -> None:
    assert joint("hasil non-", "migas", {"non-migas"}) == ("hasil non-", "")
    assert joint("anak-", "anakan", {"anakanakan"}) == ("anak", "")


@given(st.text(), st.text())
def test_no_end_of_a_line_loses_a_letter(before: str, after: str) -> None:
    end, between = joint(before, after, Counter())
    assert before.startswith(end)
    assert len(before) - len(end) <= 1
    assert between in ("", " ")


def test_lines_are_joined_and_paragraphs_part_where_a_line_ends_early() -> None:
    page = lines(
        ["Ratusan nelayan dari tujuh desa di Pulau Semangka menolak rencana pemerin-",
         "tah kabupaten membangun pelabuhan batu bara di Teluk Kelapa. Penolakan itu",
         "disampaikan Selasa.",
         "Bupati mengatakan rencana itu belum final. Menurut dia, pemerintah masih me-",
         "nunggu kajian lingkungan."]
    )  # fmt: skip
    assert text_of(made(page)).split("\n") == [
        "Ratusan nelayan dari tujuh desa di Pulau Semangka menolak rencana pemerintah kabupaten membangun pelabuhan "
        "batu bara di Teluk Kelapa. Penolakan itu disampaikan Selasa.",
        "Bupati mengatakan rencana itu belum final. Menurut dia, pemerintah masih menunggu kajian lingkungan.",
    ]


def test_a_line_that_is_set_in_begins_a_paragraph() -> None:
    full = "Bupati menolak rencana itu karena kajian lingkungan belum selesai dibuat ahli."
    page = [*lines([full, full], top=700), (75, 674, full), *lines([full], top=661)]
    assert text_of(made(page)).split("\n") == [f"{full} {full}", f"{full} {full}"]


def test_what_is_printed_on_every_page_is_left_out_and_said() -> None:
    def page(number: int) -> list[Place | Sized]:
        edges: list[Place | Sized] = [
            (60, 770, "Warta Semangka"),
            (500, 770, f"Edisi {number}"),
            (300, 30, str(number)),
        ]
        return [
            *edges,
            *lines([f"{word} {SENTENCE}" for word in ("Pertama", "Kedua", "Ketiga")], top=720 - 20 * number),
        ]

    draft = read(made(page(7), page(8), page(9)))
    assert list(draft.left_out) == ["Warta Semangka Edisi 7", "7"]
    assert draft.text.count("Pertama") == 3
    assert "Edisi" not in draft.text


@pytest.mark.parametrize("number", ["Halaman 1 dari 1", "1", "- 1 -", "Page 1 of 1", "1/1"])
def test_the_number_of_the_only_page_is_no_text(number: str) -> None:
    draft = read(made([*lines([SENTENCE] * 9), (280, 30, number)]))
    assert list(draft.left_out) == [number]


def test_a_year_at_the_foot_of_a_page_is_text() -> None:
    draft = read(made([*lines([SENTENCE] * 9), (280, 30, "2024")]))
    assert not draft.left_out
    assert "2024" in draft.text


def test_a_file_of_nothing_but_what_repeats_is_text() -> None:
    assert text_of(made(lines([SENTENCE]), lines([SENTENCE]))).count("Bupati") == 2


def test_large_letters_are_headings_and_small_ones_at_the_foot_notes_at_the_end() -> None:
    first: list[Place | Sized] = [
        (60, 740, "Nelayan Tolak Pelabuhan", 20.0),
        *lines([SENTENCE] * 3, top=700),
        (60, 661, "Rapat berikutnya dijadwalkan pada bulan depan dengan menghadirkan semua perwa-"),
        (60, 60, "1 Angka dari dinas perikanan.", 8.0),
    ]
    text = text_of(made(first, lines(["kilan warga.", SENTENCE])))
    assert text.startswith("Nelayan Tolak Pelabuhan\n")
    assert "semua perwakilan warga." in text
    assert text.endswith("Angka dari dinas perikanan.")


def test_the_raised_number_of_a_note_goes_and_that_of_a_unit_stays() -> None:
    page: list[Place | Sized] = [
        (60, 700, "Luas teluk 25 km"), (136, 704, "2", 6.0), (139, 700, " menurut kajian"),
        (204, 704, "1", 6.0), (208, 700, " yang baru."),
    ]  # fmt: skip
    assert text_of(made(page)) == "Luas teluk 25 km2 menurut kajian yang baru."


def test_two_columns_written_line_by_line_are_read_one_after_the_other() -> None:
    left = [f"kiri {number} yang cukup panjang untuk sebuah kolom" for number in range(8)]
    right = [f"kanan {number} yang cukup panjang untuk sebuah kolom" for number in range(8)]
    page: list[Place | Sized] = []
    for index in range(8):
        page += [(60, 700 - 13 * index, left[index]), (330, 700 - 13 * index, right[index])]
    text = text_of(made(page))
    places = [text.index(f"kiri {number}") for number in range(8)] + [text.index(f"kanan {n}") for n in range(8)]
    assert places == sorted(places)


def test_cells_under_each_other_are_a_table_and_numbers_that_go_on_a_list() -> None:
    page: list[Place | Sized] = [
        *lines([SENTENCE], top=760),
        (60, 700, "Desa"), (250, 700, "Tangkapan"), (60, 687, "Kelapa Dua"), (250, 687, "37,2"),
        *lines(["1. menghentikan pengerukan;", "2. membayar ganti rugi."], top=640),
        *lines(["7. tujuh;", "9. sembilan."], top=580),
    ]  # fmt: skip
    draft = read(made(page))
    assert "| Desa | Tangkapan |" in draft.text
    assert "| Kelapa Dua | 37,2 |" in draft.text
    article = article_from(Source("a.pdf", b""), draft, {})
    assert [block.marker for block in article.blocks if block.marker] == ["1.", "2."]
    assert "7. tujuh;\n9. sembilan." in article.text


@pytest.mark.parametrize("turn", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_pages_that_lie_on_their_side_are_read(turn: str) -> None:
    assert SENTENCE in text_of(made([(300, 300, SENTENCE)], turn=turn))


def test_ligatures_are_letters() -> None:
    from reader.formats.lines import Piece, lines_of

    (line,) = lines_of([Piece("e\ufb01si\uf0b7\x02", 0, 0, 10)], 0)
    assert line.text == "efisi•"


@pytest.mark.parametrize(("password", "readable"), [("", True), ("rahasia", False)])
def test_a_file_that_needs_no_password_is_read_though_encrypted(password: str, readable: bool) -> None:
    writer, file = PdfWriter(clone_from=DOCUMENT), io.BytesIO()
    writer.encrypt(password, "pemilik", algorithm="RC4-128")
    writer.write(file)
    if readable:
        assert read(file.getvalue()).text == read(DOCUMENT.read_bytes()).text
    else:
        with pytest.raises(BadFile, match=r"^berita\.pdf is protected by a password: save a copy without one"):
            read(file.getvalue())


def test_a_scan_is_said_to_be_one() -> None:
    scan = (FILES / "documents" / "scan.pdf").read_bytes()
    with pytest.raises(BadFile, match=r"holds pictures of pages and no text: make it searchable \(OCR\) first"):
        read(scan)
    with pytest.raises(BadFile, match="is empty"):
        read(made([]))


def test_a_picture_among_pages_is_said_in_a_note() -> None:
    writer, file = PdfWriter(clone_from=DOCUMENT), io.BytesIO()
    writer.append(FILES / "documents" / "scan.pdf")
    writer.write(file)
    (note,) = read(file.getvalue()).notes
    assert "pictures of pages: 4." in note


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(BadFile, match="has 3 pages, and a file may have 2"):
        read(DOCUMENT.read_bytes())


def test_damage_is_not_written_to_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    read(re.sub(rb"startxref\s+\d+", b"startxref\n1", DOCUMENT.read_bytes()))
    assert capfd.readouterr() == ("", "")
