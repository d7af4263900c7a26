import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadValue, Cancelled
from reader.formats.csv import CHUNK, FORMULA_STARTS, preview, write_csv

texts = st.text(st.characters(exclude_categories=["Cs"]))
awkward = st.text(st.sampled_from("\"',;=+-@\t\r\n \u00a0\u2028\ufeffaé👩‍👩‍👧ا"))
cells = st.one_of(texts, awkward)
any_cells = st.one_of(cells, st.none(), st.integers(-11, 11), st.floats(allow_nan=False), st.booleans())
delimiters = st.sampled_from([",", ";", "\t", "|"])


def written(columns: list[str], rows: list[list[object]], **how: object) -> str:
    stream = io.StringIO(newline="")
    assert write_csv(stream, columns, rows, **how) == len(rows)  # type: ignore[arg-type]
    return stream.getvalue()


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(st.lists(st.lists(cells, min_size=2, max_size=2)), delimiters)
def test_any_text_comes_back_exactly(rows: list[list[object]], delimiter: str) -> None:
    assert read(written(["a", "b"], rows, delimiter=delimiter), delimiter) == [["a", "b"], *rows]


@given(st.lists(cells, min_size=1))
def test_any_text_comes_back_exactly_from_a_file(
    tmp_path_factory: pytest.TempPathFactory, texts_of_column: list[str]
) -> None:
    out = tmp_path_factory.mktemp("csv") / "out.csv"
    write_csv(out, ["text"], [[text] for text in texts_of_column])
    assert read(out.read_bytes().decode("utf-8")) == [["text"], *([text] for text in texts_of_column)]


@given(st.lists(st.lists(cells, min_size=2, max_size=2)), delimiters)
def test_no_cell_of_the_spreadsheet_form_runs_as_a_formula(rows: list[list[object]], delimiter: str) -> None:
    text = written(["a", "b"], rows, delimiter=delimiter, spreadsheet=True)
    assert text[0] == "\ufeff"
    for row, guarded in zip(rows, read(text[1:], delimiter)[1:], strict=True):
        for cell, shown in zip(row, guarded, strict=True):
            assert shown == (f"'{cell}" if str(cell).startswith(FORMULA_STARTS) else cell)


@given(
    st.integers(0, 3).flatmap(lambda width: st.lists(st.lists(any_cells, min_size=width, max_size=width))),
    st.sampled_from([",", ";", "\t", "|", " ", "-", "1", "."]),
)
def test_each_byte_is_the_one_that_pythons_own_writer_would_write(rows: list[list[object]], delimiter: str) -> None:
    theirs = io.StringIO(newline="")
    csv.writer(theirs, delimiter=delimiter).writerows([["kolom"], *rows])
    assert written(["kolom"], rows, delimiter=delimiter) == theirs.getvalue()


def test_numbers_that_are_equal_keep_their_looks() -> None:
    rows: list[list[object]] = [[1, "a"], [1.0, "a"], [0.0, "b"], [0, "b"], [-0.0, "b"]]
    assert written(["n", "x"], rows).split("\r\n")[1:-1] == ["1,a", "1.0,a", "0.0,b", "0,b", "-0.0,b"]


def test_the_bytes_are_those_of_rfc_4180() -> None:
    rows = [[1, 'Dia berkata: "Tolak, sekarang"', None], [-1, "baris\nkedua; tetap", 0.5], [0, "", "=1"]]
    assert written(["n", "teks", "x"], rows) == (
        'n,teks,x\r\n1,"Dia berkata: ""Tolak, sekarang""",\r\n-1,"baris\nkedua; tetap",0.5\r\n0,,=1\r\n'
    )


def test_numbers_are_not_guarded() -> None:
    assert written(["stance_value", "text"], [[-1, "-1"]], spreadsheet=True) == "\ufeffstance_value,text\r\n-1,'-1\r\n"


def test_a_byte_order_mark_alone_alters_no_cell(tmp_path: Path) -> None:
    write_csv(tmp_path / "out.csv", ["text"], [["=1+1"]], bom=True)
    assert (tmp_path / "out.csv").read_bytes() == b"\xef\xbb\xbftext\r\n=1+1\r\n"


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    assert write_csv(tmp_path / "out.csv", ["a", "b"], []) == 0
    assert (tmp_path / "out.csv").read_bytes() == b"a,b\r\n"


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "\r", "\0", "\ufeff"])
def test_what_cannot_stand_between_cells_is_refused_before_anything_is_written(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(BadValue, match="delimiter must be one character"):
        write_csv(tmp_path / "out.csv", ["a"], [["x"]], delimiter=delimiter)
    assert not list(tmp_path.iterdir())


def test_reports_tell_how_many_rows_are_done() -> None:
    seen: list[int] = []
    rows = ([i] for i in range(2 * CHUNK + 1))
    assert write_csv(io.StringIO(), ["n"], rows, report=seen.append) == 2 * CHUNK + 1
    assert seen == [CHUNK, 2 * CHUNK, 2 * CHUNK + 1]


def test_a_cancelled_export_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done > CHUNK:
            raise Cancelled

    (tmp_path / "out.csv").write_text("old", "utf-8")
    with pytest.raises(Cancelled):
        write_csv(tmp_path / "out.csv", ["n"], ([i] for i in range(10 * CHUNK)), report=stop)
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("out.csv", "old")]


def test_rows_are_never_held_together() -> None:
    """The writer asks for the next chunk only when the last one is in the stream."""
    stream = io.StringIO()
    lengths: list[int] = []

    def rows() -> Iterator[list[int]]:
        for i in range(3 * CHUNK):
            if i % CHUNK == 0:
                lengths.append(len(stream.getvalue()))
            yield [i]

    write_csv(stream, ["n"], rows())
    assert len(lengths) == 3
    assert lengths == sorted(set(lengths))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=30), delimiters, st.booleans())
def test_the_preview_is_the_beginning_of_the_file(rows: list[list[object]], delimiter: str, spreadsheet: bool) -> None:
    records = preview(["a", "b"], iter(rows), delimiter=delimiter, spreadsheet=spreadsheet, limit=5)
    whole = written(["a", "b"], rows, delimiter=delimiter, spreadsheet=spreadsheet).removeprefix("\ufeff")
    assert len(records) == 1 + min(5, len(rows))
    assert whole.startswith("".join(record + "\r\n" for record in records))
