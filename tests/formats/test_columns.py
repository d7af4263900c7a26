"""What the columns of a table hold is guessed from their names and from what is in them."""

from collections.abc import Mapping, Sequence

import pytest

from reader.formats.columns import FIELDS, Table, guess, headed, unique

LONG = "Nelayan di kampung itu menolak rencana pelabuhan baru, kata ketua kelompoknya pada Selasa."
CELLS = {
    "text": LONG,
    "title": "Nelayan tolak pelabuhan",
    "source": "Warta Contoh",
    "author": "Dewi Lestariana",
    "published": "21/11/2023",
    "url": "https://warta.example/a",
    "language": "id",
}


def guessed(columns: Mapping[str, Sequence[str] | str]) -> Mapping[str, str]:
    """The guess for columns by name, with the cells below them or one for both rows."""
    cells = [[cell, cell] if isinstance(cell, str) else cell for cell in columns.values()]
    rows = [(number, row) for number, row in enumerate(zip(*cells, strict=True), 2)]
    return guess(Table(tuple(columns), rows))


@pytest.mark.parametrize(
    "names",
    [
        "text title source author published url language",
        "Isi Judul Sumber Penulis Tanggal Tautan Bahasa",
        "isi_berita judul_berita media wartawan tgl_terbit link bahasa",
        "konten headline outlet reporter published_at URL lang",
        "content title publisher byline publishDate permalink language_code",
        "Kandungan Tajuk Akhbar Wartawan Tarikh Pautan Bahasa",
        "maintext title source_domain authors date_publish url language",
        "articleBody headline sitename author datePublished url lang",
        "_source.content _source.title _source.source _source.author _source.date _source.url _source.lang",
        "Teks_lengkap Judul_artikel Nama_media Nama_penulis Tanggal_tayang Link_berita Kode_bahasa",
    ],
)
def test_columns_are_known_by_their_names(names: str) -> None:
    columns = dict(zip(names.split(), (CELLS[field] for field in FIELDS), strict=True))
    assert guessed(columns) == dict(zip(FIELDS, names.split(), strict=True))


def test_words_in_a_longer_name_count_too() -> None:
    columns = {"Tanggal tayang (WIB)": "21/11/2023", "Isi (bersih)": LONG, "Judul utama": "Kabar"}
    assert guessed(columns) == {
        "text": "Isi (bersih)",
        "title": "Judul utama",
        "published": "Tanggal tayang (WIB)",
    }


def test_dates_addresses_and_the_longest_text_are_known_by_what_they_are() -> None:
    columns = {
        "k1": ["1", "2"],
        "gambar": "https://warta.example/a.jpg",
        "k2": "https://warta.example/a",
        "k3": ["21 Nov 2023", "kemarin"],
        "k4": ["21 Nov 2023", "22 Nov 2023"],
        "k5": "pendek",
        "k6": LONG,
        "k7": f"{LONG} {LONG}",
    }
    assert guessed(columns) == {"text": "k7", "published": "k4", "url": "k2"}


def test_a_name_does_not_count_against_what_is_in_the_column() -> None:
    columns = {"source": "https://warta.example/a", "hostname": "warta.example", "date": "x", "text": LONG}
    assert guessed(columns) == {"text": "text", "source": "hostname", "url": "source"}
    assert guessed({"text": ["1", "2"], "isi_pesan": LONG}) == {"text": "isi_pesan"}


def test_of_several_texts_the_whole_one_is_taken_and_html_does_not_make_one_longer() -> None:
    assert guessed({"text": "Pendek saja.", "content": LONG})["text"] == "content"
    html = "<p class='a b c d e f g h i j k l m n o p q r s t u v w x y z'>" * 5
    assert guessed({"html": f"{html}{LONG}", "body": LONG})["text"] == "body"


def test_a_lone_column_is_the_text_however_short() -> None:
    assert guessed({"kabar": "Hujan turun."}) == {"text": "kabar"}
    assert guessed({"kabar": ["1", "2"]}) == {}
    assert guessed({"kabar": "Hujan turun.", "kota": "Palu"}) == {}


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["a", "", " teks\n", "teks", "teks"], ("a", "Column 2", "teks", "teks (2)", "teks (3)")),
        (["teks (2)", "teks", "teks"], ("teks (2)", "teks", "teks (3)")),
        (["x" * 500, "x" * 300], ("x" * 200, "x" * 200 + " (2)")),
        (["Column 2", ""], ("Column 2", "Column 2 (2)")),
    ],
)
def test_names_are_made_unique(names: list[str], told: tuple[str, ...]) -> None:
    assert unique(names) == told


@pytest.mark.parametrize(
    ("rows", "columns", "numbers"),
    [
        ([["a", "b"], ["1", "2"]], ("a", "b"), [2]),
        ([["Berita Mei", ""], ["", ""], ["judul", "isi"], ["1", "2"]], ("judul", "isi"), [4]),
        ([["https://a.example/1", "x"], ["y", "z"]], ("Column 1", "Column 2"), [1, 2]),
        ([["21/11/2023", "x"]], ("Column 1", "Column 2"), [1]),
        ([["17", "x"]], ("Column 1", "Column 2"), [1]),
        ([["kata " * 100], ["kata"]], ("Column 1",), [1, 2]),
        ([["2023", "isi"], ["1", "x"]], ("2023", "isi"), [2]),
        ([["a"], ["1", "", "x", ""]], ("a", "Column 2", "Column 3"), [2]),
        ([], (), []),
    ],
)
def test_the_names_of_the_columns_are_found(
    rows: list[list[str]], columns: tuple[str, ...], numbers: list[int]
) -> None:
    names, below = headed(list(enumerate(rows, 1)))
    assert names == columns
    assert [number for number, _ in below] == numbers


@pytest.mark.parametrize("cell", ["<" * 100_000, "<p " * 50_000, "1," * 100_000, "a." * 100_000, "-" * 100_000 + "x"])
def test_guessing_takes_no_longer_for_cells_made_to_do_harm(cell: str) -> None:
    """What is not linear takes minutes, and the test's own time is out."""
    assert guessed({"isi": cell, "k": cell, cell: cell}).keys() <= set(FIELDS)
    headed([(1, [cell, cell]), (2, [cell])])
