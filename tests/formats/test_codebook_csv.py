"""The codebook as a CSV: out, through a spreadsheet, and in again."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader import Project
from reader.errors import BadFile, SikapError
from reader.formats.codebook import COLUMNS, CodebookRow, read_codebook, write_codebook
from ui.command_line import sikap

HEADER = ",".join(COLUMNS)


@pytest.fixture
def book(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a file of this text or these bytes."""

    def write(content: str | bytes) -> Path:
        file = tmp_path / "buku.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def written(project: Project, **how: Any) -> str:
    stream = io.StringIO(newline="")
    count = write_codebook(stream, project.actors(), project.issues(), **how)
    assert count == len(project.actors()) + len(project.issues())
    return stream.getvalue()


def small() -> Project:
    project = Project.in_memory(coder="Ani")
    add = project.codebook
    add.add_actor("Lavrov", type="person", aliases=["Menlu", "@lavrov"], member_of="Rusia", colour="#2a6f97")
    add.add_issue("tambak", definition='tambak "baru";\ndi pantai', when_not="-", parent="laut", note="=1+1")
    return project


def test_the_file_has_a_row_for_each_entry() -> None:
    with small() as project:
        assert written(project) == (
            "entry,name,type,aliases,member_of,definition,when_to_use,when_not,parent,colour,note\r\n"
            "actor,Lavrov,person,Menlu|@lavrov,Rusia,,,,,#2a6f97,\r\n"
            "actor,Rusia,,,,,,,,,\r\n"
            "issue,laut,,,,,,,,,\r\n"
            'issue,tambak,,,,"tambak ""baru"";\ndi pantai",,-,laut,,=1+1\r\n'
        )


def test_the_file_is_read_as_what_was_written(tmp_path: Path) -> None:
    with small() as project:
        write_codebook(tmp_path / "buku.csv", project.actors(), project.issues())
    assert read_codebook(tmp_path / "buku.csv") == [
        CodebookRow(2, "actor", "Lavrov", ("Menlu", "@lavrov"), "Rusia", {"type": "person", "colour": "#2a6f97"}),
        CodebookRow(3, "actor", "Rusia"),
        CodebookRow(4, "issue", "laut"),
        CodebookRow(
            5,
            "issue",
            "tambak",
            (),
            "laut",
            {"definition": 'tambak "baru";\ndi pantai', "when_not": "-", "note": "=1+1"},
        ),
    ]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
awkward = st.text(st.sampled_from("aB'=+-@,;\"#\t\r\n\u00a0\u2028\ufeff\u0301é👩🏽‍🌾ا|"), max_size=12)
texts = words | awkward
hows = st.fixed_dictionaries(
    {"bom": st.booleans(), "spreadsheet": st.booleans(), "delimiter": st.sampled_from([",", ";", "\t"])}
)


@pytest.mark.no_cover
@given(st.lists(st.tuples(texts, texts, texts, st.integers(0, 9)), max_size=6), st.booleans(), hows)
@settings(max_examples=60)
def test_any_codebook_comes_back_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[tuple[str, str, str, int]],
    actors: bool,
    how: dict[str, Any],
) -> None:
    file = tmp_path_factory.mktemp("codebook") / "buku.csv"
    with Project.in_memory(coder="Ani") as old, Project.in_memory(coder="Ani") as new:
        for name, other, note, above in entries:
            fill(old, name, other, note, above, actors)
        made = len(old.actors()) + len(old.issues())
        write_codebook(file, old.actors(), old.issues(), **how)
        assume(made)
        report = new.codebook.import_rows(read_codebook(file))
        assert (report.added, report.changed, report.same) == (made, 0, 0)
        assert written(new, **how) == file.read_bytes().decode()
        assert facts(new) == facts(old)
        assert new.codebook.import_rows(read_codebook(file)).same == made


def fill(project: Project, name: str, other: str, text: str, above: int, actors: bool) -> None:
    """Add the entry if it can be added."""
    made = project.actors() if actors else project.issues()
    parent = made[above].id if above < len(made) else None
    try:
        if actors:
            aliases = [other] if other.strip() else []
            project.codebook.add_actor(name, aliases=aliases, note=text, member_of=parent, type="group")
        else:
            project.codebook.add_issue(name, definition=other, when_not=text, parent=parent, colour="#0A0b0c")
    except SikapError:
        pass


def facts(project: Project) -> list[object]:
    names: dict[int | None, str] = {a.id: a.name for a in project.actors()}
    over: dict[int | None, str] = {i.id: i.name for i in project.issues()}
    return [
        *((a.name, a.aliases, a.type, a.note, names.get(a.member_of)) for a in project.actors()),
        *((i.name, i.definition, i.when_not, i.colour, over.get(i.parent)) for i in project.issues()),
    ]


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''-", "+62", "@x", "-", "'", "'a", "\tx", "''"])
@pytest.mark.parametrize("spreadsheet", [False, True])
def test_text_like_a_formula_or_a_guard_comes_back_unharmed(tmp_path: Path, text: str, spreadsheet: bool) -> None:
    with Project.in_memory(coder="Ani") as project:
        project.codebook.add_issue("tambak", note=text)
        write_codebook(tmp_path / "a.csv", [], project.issues(), spreadsheet=spreadsheet)
    (cells,) = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert not spreadsheet or not cells["note"].startswith(tuple("=+-@\t"))
    assert [row.values["note"] for row in read_codebook(tmp_path / "a.csv")] == [text]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_what_a_spreadsheet_saved_is_read(
    book: Callable[[str | bytes], Path], delimiter: str, encoding: str, line_end: str
) -> None:
    rows = [
        ["Name", "ENTRY", " note ", "", ""],
        ["Siti, Rahma; M.Si", "Actor", "é “x”", "", ""],
        ["", "", " ", "", ""],
        ["tambak", "issue"],
    ]
    text = line_end.join(delimiter.join(f'"{cell}"' if cell else "" for cell in row) for row in rows) + line_end
    assert read_codebook(book(text.encode(encoding))) == [
        CodebookRow(2, "actor", "Siti, Rahma; M.Si", values={"note": "é “x”"}),
        CodebookRow(4, "issue", "tambak"),
    ]


def test_lines_are_counted_as_an_editor_counts_them(book: Callable[[str | bytes], Path]) -> None:
    file = book('\nentry,name,note\nactor,A,"satu\ndua\n\ntiga"\n\nactor,B\n')
    assert [row.line for row in read_codebook(file)] == [3, 8]


def test_a_parent_that_is_not_written_is_left_out(tmp_path: Path) -> None:
    with small() as project:
        write_codebook(tmp_path / "a.csv", project.actors()[:1], project.issues()[1:])
    assert [(row.name, row.parent) for row in read_codebook(tmp_path / "a.csv")] == [("Lavrov", ""), ("tambak", "")]


def test_columns_of_other_names_are_ignored_and_told(book: Callable[[str | bytes], Path]) -> None:
    file = book("entry;Weight;name;Kode\nactor;3;A;x\n")
    rows = read_codebook(file)
    assert rows == [CodebookRow(2, "actor", "A", ignored=("Weight", "Kode"))]
    with Project.in_memory(coder="Ani") as project:
        assert project.codebook.import_rows(rows).ignored == ("Weight", "Kode")


def test_a_note_may_be_long(book: Callable[[str | bytes], Path]) -> None:
    (row,) = read_codebook(book(f"entry,name,note\nissue,a,{'panjang ' * 50_000}\n"))
    assert len(row.values["note"]) == 400_000


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["  \n", "\n\n", ";,\t\n", "{0}{0}\n", '""{0}" "\n', "sep={0}\n", '"SEP={0}"\n\n'])
def test_lines_before_the_header_that_say_nothing_are_passed_over(
    book: Callable[[str | bytes], Path], before: str, delimiter: str
) -> None:
    before = before.format(delimiter)
    file = book(before + delimiter.join(["entry", "name"]) + "\n" + delimiter.join(["actor", "A"]) + "\n")
    assert read_codebook(file) == [CodebookRow(before.count("\n") + 2, "actor", "A")]


@pytest.mark.parametrize("header", [HEADER + "\r\n", "entry,name,Weight\n,,\n"])
def test_a_header_alone_is_nothing_to_import_and_makes_no_project(
    book: Callable[[str | bytes], Path], tmp_path: Path, header: str
) -> None:
    file = book(header)
    with pytest.raises(BadFile, match=r"buku\.csv names the columns and nothing else: write an actor or issue in each"):
        read_codebook(file)
    done = CliRunner().invoke(sikap, ["codebook", "import", str(tmp_path / "baru.sikap"), str(file)])
    assert done.exit_code != 0
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "buku.csv is empty"),
        (",,,\n", "buku.csv has no column entry: its first line must name the columns, at least entry and name"),
        ("name,note\nA,b\n", "buku.csv has no column entry"),
        ("entry,nama\nactor,A\n", "buku.csv has no column name"),
        ("entry,name,note,Name\nactor,A,,\n", "buku.csv has the column name twice: rename one"),
        ("entry,name\nactor,A\nperson,B\n", "Line 3: the entry must be actor or issue, not 'person'"),
        ("entry,name\n,B\n", "Line 2: the entry must be actor or issue, not ''"),
        ("entry,name\nactor,A,b\n", "Line 2: there are more cells than columns"),
        ("entry,name,type\nactor,A,\nissue,a,person\n", "Line 3: an issue has no type; empty this cell"),
        ("entry,name,parent\nactor,A,B\n", "Line 2: an actor has no parent; empty this cell"),
        ('entry,name\nactor,A\nactor,"B\nactor,C\n', "Line 3: the quotation marks of a cell do not match"),
        ('entry,name\nactor,"B"x\n', "Line 2: the quotation marks of a cell do not match"),
        ("entry,name\nactor,José Ñuñez dari Cañón\n".encode("cp1252"), "buku.csv is not UTF-8 text: save it as"),
        (
            "\ufeffentry,name\n".encode() + b"actor,\xff\xfe\n",
            "buku.csv says it is UTF-8.* text but has damaged letters",
        ),
        (b"PK\x03\x04 xl/workbook.xml", "buku.csv is a Excel file, not text"),
    ],
)
def test_a_file_that_cannot_be_a_codebook_is_refused_in_a_sentence(
    book: Callable[[str | bytes], Path], content: str | bytes, says: str
) -> None:
    with pytest.raises(BadFile, match=says) as error:
        read_codebook(book(content))
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"There is no file .*tidak-ada\.csv"):
        read_codebook(tmp_path / "tidak-ada.csv")
