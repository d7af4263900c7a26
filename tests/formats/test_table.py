"""Tables with one article a row come in whole, whatever program wrote them."""

import csv
import io
import json
import random
import warnings
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reader import Project
from reader.errors import BadFile
from reader.formats import delimited, read_source, table
from reader.formats.csv import write_csv
from reader.formats.sources import Draft, Source
from reader.formats.table import look, read
from reader.text import canonical, is_blank

TABLES = Path(__file__).parents[1] / "files" / "tables"
HEAD = ("judul", "isi", "tanggal")
TEXT = "Nelayan menolak rencana itu pada Selasa, kata bupati."
Reference = Callable[[str, str], None]


def source(name: str, data: str | bytes) -> Source:
    return Source(name, data if isinstance(data, bytes) else data.encode())


def drafts(data: str | bytes, name: str = "berita.csv", **columns: str) -> list[Draft]:
    return read(source(name, data), columns or None)


def texts(data: str | bytes, name: str = "berita.csv", **columns: str) -> list[str]:
    return [draft.text for draft in drafts(data, name, **columns)]


def notes(data: str | bytes, name: str = "berita.csv") -> list[str]:
    return [note for draft in drafts(data, name) for note in draft.notes]


def published(*days: str) -> list[str | None]:
    rows = "".join(f'"{day}";Kabar tentang hari itu\n' for day in days)
    return [draft.said.get("published") for draft in drafts(f"tanggal;isi\n{rows}")]


def workbook(*sheets: Sequence[Sequence[object]], change: Callable[[Any], object] = lambda book: None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def written(found: Iterable[Draft]) -> str:
    facts = [{"place": d.place, "said": dict(d.said), "notes": list(d.notes), "text": d.text} for d in found]
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", ["comma.csv", "semicolon.csv", "unicode.tsv", "libreoffice.xlsx"])
def test_the_same_table_of_any_program_gives_the_same_articles(name: str, reference: Reference) -> None:
    reference("tables/rows_expected.json", written(drafts((TABLES / name).read_bytes(), name)))


def test_news_in_json_come_in_with_their_details(reference: Reference) -> None:
    reference("tables/news_expected.json", written(drafts((TABLES / "news.jsonl").read_bytes(), "news.jsonl")))


def test_the_rows_of_a_table_become_articles() -> None:
    articles = read_source(Source("comma.csv", (TABLES / "comma.csv").read_bytes()), {"source": "Arsip Contoh"})
    assert [article.title for article in articles] == [
        "Nelayan Tolak Pelabuhan Baru",
        "Harga Beras Naik",
        "Village Meeting",
    ]
    assert {article.source for article in articles} == {"Arsip Contoh"}
    assert articles[2].text == "*The village head* said 1 < 2 and that the road would be built."


def test_the_columns_that_are_given_go_before_the_guess() -> None:
    data = source("a.csv", "isi,catatan,Judul\nsatu,dua,tiga\n")
    (article,) = read_source(data, {}, columns={"text": "catatan", "title": "judul"})
    assert (article.text, article.title) == ("dua", "tiga")
    (article,) = read_source(data, {})
    assert (article.text, article.title) == ("satu", "tiga")


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(BadFile, match=r"^berita\.csv has no column teks; its columns are isi, judul\.$"):
        drafts("isi,judul\na,b\n", text="teks")


def test_a_table_without_a_text_says_what_it_has() -> None:
    with pytest.raises(BadFile, match=r"its columns are id, judul\. Say which one is the text\.$"):
        drafts("id,judul\n1,Kabar\n")
    many = ",".join(f"k{n}" for n in range(30))
    with pytest.raises(BadFile, match=r"k19 and 10 more\. Say which"):
        drafts(f"{many}\n{'x,' * 29}x\n")


def test_a_table_whose_rows_all_lack_a_text_is_refused() -> None:
    with pytest.raises(BadFile, match=r"has no text in the column isi: "):
        drafts("judul,isi\nA,\nB,\n", text="isi")


def test_a_look_shows_the_head_of_a_table() -> None:
    seen = look(source("a.csv", "isi,,isi\n" + "".join(f"{n},b\n" for n in range(30))))
    assert seen.columns == ("isi", "Column 2", "isi (2)")
    assert len(seen.rows) == 20
    assert seen.rows[:2] == (("0", "b", ""), ("1", "b", ""))
    assert seen.sheets == ()


def test_rows_without_text_are_counted_and_empty_ones_are_not() -> None:
    data = "judul,isi\nA,satu\nB,\n,\n\nC,\u200b\nD,dua\n"
    assert texts(data) == ["satu", "dua"]
    assert [draft.place for draft in drafts(data)] == ["row 2", "row 7"]
    assert notes(data) == ["2 rows without text were left out: 3, 6."]
    many = "judul,isi\nA,satu\n" + "B,\n" * 25
    assert notes(many)[0].startswith("25 rows without text were left out: 3, 4,")
    assert notes(many)[0].endswith(", 22, ….")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023-11-21", "2023-11-21"),
        ("21/11/2023", "2023-11-21"),
        ("21/11/23", "2023-11-21"),
        ("1.2.98", "1998-02-01"),
        ("21/11/23 08:30", "2023-11-21T08:30"),
        ("Nov 21, 2023", "2023-11-21"),
        ("21-Nov-23", "2023-11-21"),
        ("2023/11/21 8:30", "2023-11-21T08:30"),
        ("2023-11-21 08:30:00", "2023-11-21T08:30:00"),
        ("Selasa, 14 Maret 2023 08.30 WIB", "2023-03-14T08:30+07:00"),
        ("Tue, 21 Nov 2023 08:30:00 +0700", "2023-11-21T08:30:00+07:00"),
        ("20231121", "2023-11-21"),
        ("20231121T083000Z", "2023-11-21T08:30Z"),
        ("1700530200", "2023-11-21T01:30:00Z"),
        ("1700530200000", "2023-11-21T01:30:00Z"),
        ("45251", "2023-11-21"),
        ("45251.5", "2023-11-21T12:00"),
        ("11/21/2023", "2023-11-21"),
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(cell: str, day: str) -> None:
    assert published(cell) == [day]


def test_a_column_with_the_month_first_is_read_so_as_a_whole_and_says_so() -> None:
    assert published("11/21/2023", "2/1/2023") == ["2023-11-21", "2023-02-01"]
    assert published("2/1/2023", "3/1/2023") == ["2023-01-02", "2023-01-03"]
    assert notes("tanggal,isi\n11/21/23,Kabar\n") == [table.MONTHS_FIRST_NOTE]


@pytest.mark.parametrize("cell", ["kemarin", "31/02/2023", "99999999999999999999", "2023-13-45"])
def test_a_date_that_is_none_is_a_note_and_the_article_stays(cell: str) -> None:
    data = f"tanggal,isi\n2023-11-21,satu\n{cell},dua\n"
    assert texts(data) == ["satu", "dua"]
    assert drafts(data)[1].notes == (f"row 3: {cell} is no date.",)
    assert "published" not in drafts(data)[1].said


def test_a_text_in_html_is_read_as_a_page_if_most_rows_are() -> None:
    pages = 'judul,isi\n"A &amp; B","<p>Satu &lt; dua</p><p>*tiga*</p>"\nC,<p>x</p>\nD,*polos*\nE,<br>\n'
    found = drafts(pages)
    assert [(d.text, d.markdown) for d in found[1:]] == [("x", True), ("*polos*", False)]
    assert found[0].said["title"] == "A & B"
    assert found[0].notes == (table.HTML_NOTE, "1 row without text was left out: 5.")
    (first, *_) = read_source(source("a.csv", pages), {})
    assert first.text == "Satu < dua\n*tiga*"
    assert texts("judul,isi\nA,satu <b>dua</b>\nB,tiga\nC,empat\n")[0] == "satu <b>dua</b>"


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        ("judul;isi\nA;satu, dua; tiga\n", ["satu, dua; tiga"]),
        ("isi\nsatu, dua\ntiga, empat\n", ["satu, dua", "tiga, empat"]),
        ("sep=|\r\njudul|isi\r\nA|x\r\n", ["x"]),
        ('"sep=;"\njudul;isi\nA;x\n', ["x"]),
        ("sep=;\nisi;judul\nkabar;A\n", ["kabar"]),
        ("judul\tisi\nA\tsatu, dua; tiga | empat\n", ["satu, dua; tiga | empat"]),
        ('judul,isi\nA,"satu\r\n""dua"", tiga"\n', ['satu\r\n"dua", tiga']),
        ("Data Berita 2023,,\n,,\njudul,isi,tanggal\nA,satu,\n", ["satu"]),
        ("judul,isi\nA,satu, dua, tiga\n", ["satu, dua, tiga"]),
        ("judul,isi\nA\nB,dua,\n", ["dua"]),
        ('"isi","judul"\n"1","satu","A"\n"2","dua","B"\n', ["satu", "dua"]),
        (f"2023-11-21,{TEXT.replace(',', '')}\n", [TEXT.replace(",", "")]),
        (f"kolom a,kolom b\nx,{TEXT.replace(',', '')}\n", [TEXT.replace(",", "")]),
        ("judul,isi\r\nA,satu\0dua" + "x" * 200, ["satudua" + "x" * 200]),
        ("judul,isi\nA,'=1\n", ["'=1"]),
    ],
)
def test_a_table_is_read_as_it_was_meant(data: str, cells: list[str]) -> None:
    assert texts(data) == cells


def test_a_row_that_a_stray_delimiter_tears_apart_is_left_out_with_a_note() -> None:
    data = "isi,judul\nsatu,A\ndua, tiga,B\n"
    assert texts(data) == ["satu"]
    assert notes(data) == ["1 row with more cells than columns was left out: 3."]


def test_a_lone_quotation_mark_spoils_its_own_row_only() -> None:
    data = 'judul,isi\nA,"tanpa akhir\nB,"dua, tiga"\nC,kata "ya" saja\nD,"kata "ya" saja"\nE,"lima\n'
    assert texts(data) == ['"tanpa akhir', "dua, tiga", 'kata "ya" saja', 'kata ya" saja"', '"lima']
    assert notes(data)[0].endswith("look at these rows: 2, 5, 6.")


def test_a_file_full_of_lone_quotation_marks_takes_no_time() -> None:
    found = drafts("judul,isi\n" + 'a,"b\n' * 30_000)
    assert (len(found), found[-1].text) == (30_000, '"b')


def test_a_guessed_encoding_is_said() -> None:
    text = "Le maire a refusé le projet. Les pêcheurs étaient très soulagés."
    data = f"judul;isi\nÀ;{text}\n".encode("cp1252")
    assert texts(data) == [text]
    assert "berita.csv was read as windows-1252, which is a guess" in notes(data)[0]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"%PDF-1.7 x", b"\xff\xfe\0\xd8", bytes(range(256)) * 9])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    for name in ("a.csv", "a.tsv", "a.xlsx", "a.xlsm", "a.jsonl"):
        with pytest.raises(BadFile, match=name.replace(".", r"\.")):
            drafts(data, name)


# A file with control characters is no text; one with tags is HTML.
letters = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="<&")
cells = st.text(letters) | st.lists(
    st.sampled_from([",", ";", "\t", "|", '"', "\n", "\r", "'", "=", " ", "kata", "é", "\ufeff", "\u2028", "🙂", "*"])
).map("".join)


@given(
    st.lists(st.tuples(cells, cells.filter(lambda text: not is_blank(text)), cells), min_size=1, max_size=6),
    st.sampled_from(delimited.DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_any_text_comes_back_as_it_was_written(
    rows: list[tuple[str, str, str]], delimiter: str, encoding: str, quoted: bool
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(
        [("judul", "isi", "penulis"), *rows]
    )
    found = drafts(out.getvalue().encode(encoding), text="isi", title="judul", author="penulis")
    seen = [(draft.said.get("title", ""), draft.text, draft.said.get("author", "")) for draft in found]
    assert [tuple(map(canonical, row)) for row in seen] == [tuple(map(canonical, row)) for row in rows]


def test_what_a_spreadsheet_shows_comes_in_as_text() -> None:
    rows = [
        ("judul", "isi", "tanggal", "nomor"),
        (2023, 15.5, datetime(2023, 11, 21), True),
        (1e6, "satu", datetime(2023, 11, 21, 8, 30), False),
        ("#N/A", "dua", datetime(2023, 11, 21, 8, 30, 15, 600_000), None),
        (time(8, 30), "tiga", date(2023, 11, 21), "#REF!"),
        (time(8, 30, 5), "_x0041__x005F_x0042_", "Selasa, 21/11/2023 08:30 WIB", None),
        (None, "=1+1", 45251, None),
    ]
    found = drafts(workbook(rows), "a.xlsx")
    assert [draft.text for draft in found] == ["15.5", "satu", "dua", "tiga", "A_x0042_"]
    assert [draft.said.get("title") for draft in found] == ["2023", "1000000", None, "08:30", "08:30:05"]
    assert [draft.said["published"] for draft in found] == [
        "2023-11-21",
        "2023-11-21T08:30",
        "2023-11-21T08:30:16",
        "2023-11-21",
        "2023-11-21T08:30+07:00",
    ]
    assert found[0].notes == ("1 row without text was left out: 7.",)  # a formula that nobody has worked out


def test_merged_cells_and_a_title_above_do_not_hide_a_table() -> None:
    rows = [("Data Berita", None, None), (), HEAD, ("A", "satu", None), ("B", "dua", None)]

    def merge(book: Any) -> None:
        book.worksheets[0].merge_cells("A1:C1")
        book.worksheets[0].merge_cells("A4:A5")

    found = drafts(workbook(rows, change=merge), "a.xlsx")
    assert [(draft.place, draft.text) for draft in found] == [("row 4", "satu"), ("row 5", "dua")]


def test_of_a_workbook_the_sheet_with_the_articles_is_read_and_the_others_are_named() -> None:
    about = [("Petunjuk",), (TEXT * 5,), (TEXT,)]
    articles = [HEAD, ("A", "satu", None)]
    hidden = [HEAD, ("A", "rahasia", None)]

    def name(book: Any) -> None:
        for sheet, title in zip(book.worksheets, ("Petunjuk", "Arsip", "Mei"), strict=True):
            sheet.title = title
        book["Arsip"].sheet_state = "hidden"

    data = workbook(about, hidden, articles, change=name)
    (draft,) = drafts(data, "a.xlsx")
    assert draft.text == "satu"
    assert draft.notes == ("Only the sheet Mei was read, not Petunjuk: save each as a file to import it, too.",)
    assert look(source("a.xlsx", data)).sheets == ("Petunjuk", "Arsip", "Mei")
    assert texts(data, "a.xlsx", text="Petunjuk") == [TEXT * 5, TEXT]


def test_of_sheets_that_have_the_columns_asked_for_the_one_that_was_shown_is_read() -> None:
    data = workbook([("isi", "n"), ("lain", "1")], [HEAD, ("A", "satu", None)])
    assert look(source("a.xlsx", data)).columns == HEAD
    assert texts(data, "a.xlsx", text="isi") == ["satu"]
    assert texts(data, "a.xlsx", text="isi", title="n") == ["lain"]


def test_of_sheets_without_known_names_the_one_with_most_text_is_read() -> None:
    data = workbook([("a", "b"), ("1", "x")], [("c", "d"), ("x", TEXT)])
    assert texts(data, "a.xlsx") == [TEXT]


def test_a_sheet_that_says_it_has_a_million_rows_is_read_to_its_last() -> None:
    def stretch(book: Any) -> None:
        book.worksheets[0].cell(1_048_576, 1).value = " "
        book.worksheets[0].cell(900, 2).value = "jauh"

    assert texts(workbook([HEAD, ("A", "satu", None)], change=stretch), "a.xlsx") == ["satu", "jauh"]


def test_a_workbook_that_a_library_would_warn_of_is_read_in_silence() -> None:
    bare = repacked(workbook([HEAD, ("A", "satu", None)]), lambda name, data: data.replace(b"styleSheet", b"styleless")
                    if name == "xl/styles.xml" else data)  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with suppress(BadFile):
            assert texts(bare, "a.xlsx") == ["satu"]
        far = workbook([HEAD, ("A", "satu", datetime(2023, 11, 21))])
        serial = repacked(far, lambda _, data: data.replace(b"<v>45251</v>", b"<v>99999999999</v>"))
        assert serial != far
        assert texts(serial, "a.xlsx") == ["satu"]


def test_a_workbook_without_anything_to_read_is_refused() -> None:
    with pytest.raises(BadFile, match=r"^a\.xlsx is empty"):
        drafts(workbook([]), "a.xlsx")
    gone = repacked(workbook([HEAD]), lambda name, data: data.replace(b"sheet1", b"sheet9"))
    with pytest.raises(BadFile, match=r"^a\.xlsx is empty"):
        drafts(gone, "a.xlsx")
    with pytest.raises(BadFile, match=r"^a\.xlsx"):
        drafts(workbook(change=lambda book: book.create_chartsheet()), "a.xlsx")


def test_dates_that_a_workbook_keeps_as_text_are_dates() -> None:
    rows = [HEAD, ("A", "satu", date(2023, 11, 21)), ("A", "dua", datetime(2023, 11, 21, 8, 30))]
    data = workbook(rows, change=lambda book: setattr(book, "iso_dates", True))
    assert [draft.said["published"] for draft in drafts(data, "a.xlsx")] == ["2023-11-21", "2023-11-21T08:30"]


def test_a_workbook_that_is_a_bomb_or_defines_entities_is_refused() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    good = workbook([HEAD, ("A", "satu", None)])
    bomb = repacked(good, lambda name, data: data + b" " * 20_000_000 if name == sheet else data)
    with pytest.raises(BadFile, match="unpacks to far more than it holds"):
        drafts(bomb, "a.xlsx")
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(BadFile, match=r"a\.xlsx is damaged"):
        drafts(repacked(good, lambda name, data: laughs + data if name == sheet else data), "a.xlsx")


@pytest.mark.parametrize(("stream", "sentence"), [("EncryptedPackage", "password"), ("Workbook", r"Excel \(\.xlsx\)")])
def test_a_workbook_under_a_password_or_of_old_excel_is_told_what_to_do(stream: str, sentence: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le")
    for name in ("a.xlsx", "a.xls"):
        with pytest.raises(BadFile, match=sentence):
            drafts(data, name)


def test_objects_in_objects_are_columns_and_lists_one_cell() -> None:
    record = {"a": {"b": {"isi": "satu"}}, "t": ["x", None, 1, {"k": "v"}], "n": None, "ya": True, "tidak": False}
    seen = look(source("a.jsonl", json.dumps(record) + "\n" + '{"n": NaN, "besar": ' + "9" * 5000 + ', "x": 1.50}\n'))
    assert seen.columns == ("a.b.isi", "t", "n", "ya", "tidak", "besar", "x")
    assert seen.rows[0] == ("satu", 'x, 1, {"k": "v"}', "", "true", "false", "", "")
    assert seen.rows[1] == ("", "", "", "", "", "9" * 5000, "1.50")
    assert seen.guess == {"text": "a.b.isi"}


def test_broken_lines_are_counted_and_the_others_taken() -> None:
    data = '{"isi": "satu"}\n{"isi": \n\n[1]\n' + "[" * 100_000 + '\n{"isi": "dua", "\\ud800": 1}\n'
    assert texts(data, "a.jsonl") == ["satu", "dua"]
    assert [draft.place for draft in drafts(data, "a.jsonl")] == ["line 1", "line 6"]
    assert notes(data, "a.jsonl") == ["3 lines without a JSON object were left out: 2, 4, 5."]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ([{"isi": "satu"}, 3, {"isi": "dua"}], ["satu", "dua"]),
        ({"status": "ok", "articles": [{"isi": "satu"}], "kosong": []}, ["satu"]),
        ({"isi": "satu", "komentar": [{"isi": "lain"}]}, ["satu"]),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_in_one_piece_is_a_list_or_one_article(value: object, found: list[str], name: str) -> None:
    assert texts(json.dumps(value, indent=1), name) == found


@pytest.mark.parametrize("data", ["[1, 2]", "3", "kata\n", "[" * 100_000])
def test_json_without_objects_is_refused(data: str) -> None:
    with pytest.raises(BadFile, match=r"^a\.jsonl holds no JSON objects: "):
        drafts(data, "a.jsonl")


def test_objects_nested_without_end_are_read_as_far_as_people_write_them() -> None:
    deep = '{"isi": "satu", "a": ' + '{"b": ' * 300 + "1" + "}" * 300 + "}"
    assert look(source("a.jsonl", deep)).columns == ("isi",)


def test_a_table_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("delimited", "records", "spreadsheet"):
        monkeypatch.setattr(f"reader.formats.{module}.MAX_ROWS", 3)
    monkeypatch.setattr("reader.formats.table.MAX_BYTES", 10)
    rows = [("isi", "n"), ("satu", 1), ("x" * 11, 2), ("tiga", 3), ("empat", 4)]
    lines = "".join(f"{a},{b}\n" for a, b in rows)
    objects = "".join(json.dumps({"isi": a, "n": b}) + "\n" for a, b in rows[1:])
    for data, name in ((lines, "a.csv"), (workbook(rows), "a.xlsx"), (objects, "a.jsonl")):
        assert texts(data, name)[0] == "satu"
        assert "empat" not in texts(data, name)
        first, second = notes(data, name)
        assert first == "Only the first 3 rows were read: split the table to import the others."
        assert "with more than 0 million characters was left out: " in second


def test_a_table_without_end_to_its_columns_is_cut() -> None:
    many = ",".join(["isi", *(f"k{n}" for n in range(1500))])
    seen = look(source("a.csv", f"{many}\nsatu,{'x,' * 1500}\n"))
    assert len(seen.columns) == 1000
    assert texts(f"{many}\nsatu,{'x,' * 1500}\n") == ["satu"]
    keys = {"isi": "satu"} | {f"k{n}": n for n in range(1500)}
    assert len(look(source("a.jsonl", json.dumps(keys))).columns) == 1000


@pytest.fixture
def coded() -> Iterable[Project]:
    with Project.in_memory() as project:
        for text in ("Satu. =Dua kata “ya”!\n\nTiga, kata dia.", "Empat.", "- Lima.\n- Enam 🙂."):
            project.add_article(text, title="Kabar", source="Warta Contoh", language="id")
        article = project.articles()[0].id
        project.tag(article, "statement", 0, 5)
        yield project


def exported(project: Project, name: str, *, spreadsheet: bool = False) -> bytes:
    columns, rows = project.export_rows(name)
    out = io.StringIO(newline="")
    write_csv(out, columns, rows, spreadsheet=spreadsheet)
    return out.getvalue().encode()


@pytest.mark.parametrize("spreadsheet_form", [False, True])
def test_our_own_table_of_sentences_gives_the_articles_back(coded: Project, spreadsheet_form: bool) -> None:
    data = exported(coded, "sentences", spreadsheet=spreadsheet_form)
    found = drafts(data)
    for draft, summary in zip(found, coded.articles(), strict=True):
        for sentence in coded.sentences(summary.id):
            assert draft.text[sentence.start : sentence.end] == sentence.text
    assert [draft.place for draft in found] == ["rows 2 to 4", "row 5", "rows 6 to 7"]


def test_a_table_of_sentences_that_was_changed_is_refused(coded: Project) -> None:
    data = exported(coded, "sentences").replace(b"Empat.", b"Empat belas.")
    with pytest.raises(BadFile, match=r"^berita\.csv, row 5: the sentence is not as long as its start and end say"):
        drafts(data)
    with pytest.raises(BadFile, match="row 2: the sentence"):
        drafts(b"article_id,sentence,start,end,boilerplate,text\nx,1,nol,5,0,Empat\n")


@pytest.mark.parametrize("name", ["articles", "annotations", "claims"])
def test_our_own_tables_without_articles_are_not_taken_for_some(coded: Project, name: str) -> None:
    with pytest.raises(BadFile, match="no column that looks like the text of articles; its columns are "):
        drafts(exported(coded, name))


@pytest.mark.parametrize("name", ["comma.csv", "semicolon.csv", "unicode.tsv", "libreoffice.xlsx", "news.jsonl"])
def test_whatever_is_done_to_a_table_it_is_read_or_refused(name: str) -> None:
    whole = (TABLES / name).read_bytes()
    chance = random.Random(name)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(0, 8)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        read_or_refused(name, bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))


def test_whatever_is_done_inside_a_workbook_it_is_read_or_refused() -> None:
    whole = (TABLES / "libreoffice.xlsx").read_bytes()
    chance = random.Random(1)

    def harm(name: str, data: bytes) -> bytes:
        mutable = bytearray(data)
        for _ in range(chance.choice([0, 0, 1, 3])):
            mutable[chance.randrange(len(data))] = chance.choice(b'<>&"/=0129AZaz \xff')
        return bytes(mutable)

    for _ in range(60):
        read_or_refused("a.xlsx", repacked(whole, harm))


def read_or_refused(name: str, data: bytes) -> None:
    with suppress(BadFile):
        look(Source(name, data))
        assert all(not is_blank(draft.text) for draft in read(Source(name, data)))
