"""The program as people and scripts call it: what it prints, where, and how it exits."""

import csv
import ctypes
import io
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
import pytest
from click.testing import CliRunner, Result

from reader import Kind, Project, Stance, store
from reader.formats import WRITERS
from ui import display
from ui.command_line import sikap

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
TEXT = 'Bupati berkata, "Kami menolak; sekarang juga." Nelayan menyambut keputusan itu.\n=1+1 bukan “rumus” 👩‍🌾.\n'
COLUMNS = {
    "annotations": "annotation_id,article_id,article_title,source,author,published,url,language,sentence,start,end,"
    "kind,text,actor,actor_type,issue,stance,statement_ids,roles,note,coder,created_at,modified_at,sentence_text,"
    "voice,actor_aliases,actor_note,issue_note",
    "claims": "statement_id,article_id,article_title,source,author,published,url,sentence,start,end,statement,actor,"
    "actor_type,role,issue,stance,stance_value,note,coder,created_at,voice,addressees,actor_aliases,actor_member_of,"
    "actor_note,issue_parent,issue_note",
    "sentences": "article_id,sentence,start,end,boilerplate,text,statements,actors,positions",
    "articles": "article_id,title,source,author,published,url,language,characters,sentences,statements,actors,"
    "positions,status,complete,note,reprint_of",
}


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(sikap, [str(word) for word in words], prog_name="sikap")


def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The whole program, in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment})


def fails_plainly(done: subprocess.CompletedProcess[bytes], says: str) -> None:
    """Exit code 1, nothing on stdout, and one sentence on stderr that says `says`."""
    line = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b""), line
    assert re.fullmatch(rf"sikap: [^\n]*{says}[^\n]*\.\n", line), line


def records(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, article: Path) -> Path:
    """One article with a whole claim in it."""
    path = tmp_path / "study.sikap"
    with Project.create(path, coder="Sari") as made:
        added = made.add_article(TEXT, title="Bupati menolak", source="Warta Contoh", language="id")
        made.tag(added.id, Kind.STATEMENT, 0, 46, actor="Bupati", issue="reklamasi", stance=Stance.OPPOSE)
        formula = TEXT.index("=1+1")
        made.tag(added.id, Kind.STATEMENT, formula, formula + 4)
    return path


class TestImport:
    def test_makes_the_project_and_adds_all_files_in_one_step(self, tmp_path: Path, article: Path) -> None:
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "b.md").write_text("# Judul\n\nNelayan setuju. Bupati menolak.\n", "utf-8")
        path = tmp_path / "new.sikap"
        done = call("import", path, article, tmp_path / "more", "--language", "Indonesian", "--published", "12/3/2024")
        assert (done.exit_code, done.stderr) == (0, "")
        assert re.fullmatch(r"2 articles with \d+ sentences imported into .*new\.sikap\.\n", done.stdout)
        with Project.open(path) as made:
            assert [(a.language, a.published) for a in made.articles()] == [("id", "2024-03-12")] * 2
            made.undo()
            assert made.articles() == []

    def test_files_of_other_kinds_in_a_folder_are_counted(self, tmp_path: Path, project: Path) -> None:
        folder = tmp_path / "kliping"
        folder.mkdir()
        for name in ("a.txt", "foto.jpg", "catatan.log", "skema.json"):
            (folder / name).write_text("Bupati menolak rencana itu pada Selasa.\n", "utf-8")
        done = call("import", project, folder)
        assert (done.exit_code, done.stderr) == (0, "sikap: 3 files of other kinds passed over.\n")

    def test_adds_to_a_project_that_is_there(self, project: Path, article: Path) -> None:
        assert call("import", project, article, "--source", "Kantor Contoh", "--author", "Dewi").exit_code == 0
        with Project.open(project) as opened:
            assert [(a.source, a.author) for a in opened.articles()] == [
                ("Warta Contoh", ""),
                ("Kantor Contoh", "Dewi"),
            ]

    def test_of_many_files_the_good_ones_are_imported_and_each_bad_one_is_named(
        self, tmp_path: Path, project: Path, article: Path
    ) -> None:
        (tmp_path / "kosong.txt").touch()
        (tmp_path / "none").mkdir()
        done = call("import", project, tmp_path / "tidak-ada.txt", article, tmp_path / "kosong.txt", tmp_path / "none")
        assert done.exit_code == 1
        assert "1 article " in done.stdout
        lines = done.stderr.splitlines()
        assert len(lines) == 3
        assert all(line.startswith("sikap: ") for line in lines)
        assert all(any(name in line for line in lines) for name in ("tidak-ada.txt", "kosong.txt", "none"))
        with Project.open(project) as opened:
            assert len(opened.articles()) == 2

    def test_makes_no_project_when_there_is_nothing_to_put_in_it(self, tmp_path: Path) -> None:
        done = call("import", tmp_path / "new.sikap", tmp_path / "missing.txt")
        assert done.exit_code == 1
        assert not list(tmp_path.iterdir())

    def test_leaves_no_project_behind_that_could_not_take_the_articles(
        self, tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Project, "add_articles", full)
        done = call("import", tmp_path / "new.sikap", article)
        assert (done.exit_code, done.stderr) == (1, "sikap: No space left on device.\n")
        assert list(tmp_path.iterdir()) == [article]

    def test_says_that_an_encoding_is_a_guess(self, tmp_path: Path, project: Path) -> None:
        (tmp_path / "kota.txt").write_bytes("Le maire a refusé le projet. Les pêcheurs étaient là.".encode("cp1252"))
        done = call("import", project, tmp_path / "kota.txt")
        assert done.exit_code == 0
        assert "sikap: kota.txt was read as windows-1252, which is a guess" in done.stderr

    @pytest.mark.parametrize(
        ("duplicates", "stored", "says"),
        [
            ([], [False, False, False], ""),
            (["--duplicates", "keep"], [False, False, False], ""),
            (["--duplicates", "skip"], [False], "sikap: 2 articles left out as reprints.\n"),
            (["--duplicates", "link"], [False, True, True], ""),
        ],
    )
    def test_articles_that_repeat_another_one_are_kept_left_out_or_linked(
        self, tmp_path: Path, article: Path, duplicates: list[str], stored: list[bool], says: str
    ) -> None:
        for name in ("b.txt", "c.txt"):
            (tmp_path / name).write_bytes(article.read_bytes())
        files = [article, tmp_path / "b.txt", tmp_path / "c.txt"]
        done = call("import", tmp_path / "new.sikap", *files, *duplicates)
        assert (done.exit_code, done.stderr) == (0, says)
        assert done.stdout.startswith(f"{len(stored)} article")
        with Project.open(tmp_path / "new.sikap") as made:
            assert [a.reprint_of is not None for a in made.articles()] == stored

    def test_the_columns_of_a_table_can_be_said(self, tmp_path: Path) -> None:
        (tmp_path / "kliping.csv").write_text("a,b\nSatu,Nelayan setuju kemarin.\nDua,Bupati menolak.\n", "utf-8")
        path = tmp_path / "new.sikap"
        done = call("import", path, tmp_path / "kliping.csv", "--column", "text=b", "--column", "title=a")
        assert (done.exit_code, done.stderr) == (0, "")
        with Project.open(path) as made:
            assert [(a.title, a.text) for a in made.articles()] == [
                ("Satu", "Nelayan setuju kemarin."),
                ("Dua", "Bupati menolak."),
            ]

    def test_the_same_files_again_add_nothing_when_repeats_are_skipped(self, tmp_path: Path, article: Path) -> None:
        path = tmp_path / "new.sikap"
        call("import", path, article)
        done = call("import", path, article, "--duplicates", "skip")
        assert (done.exit_code, done.stderr) == (0, "sikap: 1 article left out as a reprint.\n")
        assert done.stdout == f"0 articles with 0 sentences imported into {path}.\n"

    @pytest.mark.parametrize(
        "words",
        [
            ["import"],
            ["import", "p.sikap", "a.txt", "--duplicates", "perhaps"],
            ["import", "p.sikap", "a.csv", "--column", "isi"],
            ["import", "p.sikap", "a.csv", "--column", "tema=Isi"],
            ["import", "p.sikap", "a.csv", "--column", "text="],
            ["import", "p.sikap"],
            ["import", "p.sikap", "a.txt", "--published", "kemarin"],
            ["import", "p.sikap", "a.txt", "--language", "??"],
            ["import", "berita.txt", "lain.txt"],
        ],
    )
    def test_words_that_are_off_exit_with_2(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert call(*words).exit_code == 2
        assert not list(tmp_path.iterdir())


class TestExport:
    @pytest.mark.parametrize("table", store.VIEWS)
    def test_each_table_has_the_documented_columns(self, tmp_path: Path, project: Path, table: str) -> None:
        out = tmp_path / "out.csv"
        done = call("export", project, out, "--table", table)
        assert done.exit_code == 0, done.stderr
        assert out.read_bytes().decode().split("\r\n")[0] == COLUMNS[table]
        assert done.stdout == f"{self._rows(out)} of {table} written to {out}.\n"

    @staticmethod
    def _rows(out: Path) -> str:
        count = len(records(out.read_bytes().decode()))
        return "1 row" if count == 1 else f"{count} rows"

    def test_each_quote_is_exactly_the_text_at_its_place(self, project: Path) -> None:
        rows = records(call("export", project, "-").stdout_bytes.decode())
        with Project.open(project) as opened:
            text = opened.articles()[0].text
        assert len(rows) == 4
        assert all(row["text"] == text[int(row["start"]) : int(row["end"])] for row in rows)
        assert 'Bupati berkata, "Kami menolak; sekarang juga."' in [row["text"] for row in rows]

    def test_the_claim_is_one_row(self, project: Path) -> None:
        rows = records(call("export", project, "-", "--table", "claims").stdout_bytes.decode())
        assert [(row["actor"], row["issue"], row["stance"], row["stance_value"]) for row in rows] == [
            ("Bupati", "reklamasi", "oppose", "-1"),
            ("", "", "", ""),
        ]

    def test_the_spreadsheet_form_guards_text_and_not_numbers(self, project: Path) -> None:
        text = call("export", project, "-", "--table", "claims", "--spreadsheet").stdout_bytes.decode()
        assert text.startswith("\ufeffstatement_id")
        rows = records(text.removeprefix("\ufeff"))
        assert [row["statement"] for row in rows][1] == "'=1+1"
        assert rows[0]["stance_value"] == "-1"

    @pytest.mark.parametrize(("word", "delimiter"), [(";", ";"), ("tab", "\t"), ("\\t", "\t"), ("\t", "\t")])
    def test_the_delimiter_can_be_chosen(self, project: Path, word: str, delimiter: str) -> None:
        text = call("export", project, "-", "--bom", "--delimiter", word).stdout_bytes.decode()
        assert text.startswith("\ufeff")
        assert {row["article_title"] for row in records(text[1:], delimiter)} == {"Bupati menolak"}

    def test_standard_output_is_the_same_bytes_as_the_file(self, tmp_path: Path, project: Path) -> None:
        call("export", project, tmp_path / "out.csv")
        ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        done = start("export", project, "-", **ascii_only)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == (tmp_path / "out.csv").read_bytes()

    def test_whoever_reads_may_stop_reading(self, tmp_path: Path, project: Path) -> None:
        with Project.open(project) as opened:
            opened.add_article("Kalimat ini pendek sekali. " * 20_000, language="id")
        command = [sys.executable, str(ROOT / "main.py"), "export", str(project), "-", "--table", "sentences"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout
            assert running.stderr
            assert running.stdout.readline().startswith(b"article_id")
            running.stdout.close()
            assert running.stderr.read() == b""
            assert running.wait() == 1

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["out.csv", "--table", "codebook"],
            ["out.csv", "--format", "docx"],
            ["out.csv", "--delimiter", ""],
            ["out.csv", "--delimiter", ";;"],
            ["other.sikap"],
            ["study.sikap"],
            ["link.csv"],
        ],
    )
    def test_words_that_are_off_exit_with_2_and_write_nothing(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
    ) -> None:
        monkeypatch.chdir(project.parent)
        Path("link.csv").symlink_to(project)
        before = project.read_bytes(), sorted(path.name for path in project.parent.iterdir())
        assert call("export", "study.sikap", *words).exit_code == 2
        assert (project.read_bytes(), sorted(path.name for path in project.parent.iterdir())) == before

    @pytest.mark.parametrize("out", ["missing/out.csv", "."])
    def test_a_place_that_cannot_be_written_exits_with_1(self, project: Path, out: str) -> None:
        done = call("export", project, project.parent / out)
        assert (done.exit_code, done.stdout) == (1, "")
        assert re.fullmatch(r"sikap: .*folder.*\.\n", done.stderr)

    @pytest.mark.parametrize("name", ["proj.db", "other.csv"])
    def test_another_project_is_not_replaced_whatever_its_name_is(self, project: Path, name: str) -> None:
        other = project.with_name(name)
        Project.create(other).close()
        before = other.read_bytes()
        fails_plainly(start("export", project, other), "is a project or another database: give the file to write")
        assert other.read_bytes() == before


class TestInfoAndCheck:
    def test_info_is_for_people_or_for_programs(self, project: Path) -> None:
        told = json.loads(call("info", project, "--json").stdout)
        assert (told["articles"], told["statements"], told["actors"], told["positions"]) == (1, 2, 1, 1)
        assert told["path"] == str(project)
        assert re.search(r"^statements +2$", call("info", project).stdout, re.MULTILINE)

    def test_a_sound_project_is_well(self, project: Path) -> None:
        done = call("check", project)
        assert (done.exit_code, done.stdout) == (0, f"All is well in {project}.\n")

    def test_offsets_altered_by_hand_are_found(self, project: Path) -> None:
        with sqlite3.connect(project) as database:
            database.execute('UPDATE annotation SET "end" = "end" + 1 WHERE id = 1')
        database.close()
        done = call("check", project)
        assert done.exit_code == 1
        assert len(done.stdout.splitlines()) == 2
        assert re.fullmatch(r"sikap: .*study\.sikap has 1 fault: .*\.\n", done.stderr)

    def test_a_project_whose_tables_were_taken_out_is_told_apart(self, project: Path) -> None:
        with sqlite3.connect(project) as database:
            database.executescript("PRAGMA foreign_keys = OFF; DROP VIEW annotations; DROP TABLE history_step")
        database.close()
        done = call("info", project)
        assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
        assert "not as Sikap made them" in done.stderr
        done = call("check", project)
        assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
        assert "The table history_step is missing." in done.stdout


def empty(path: Path) -> None:
    path.touch()


def spaces(path: Path) -> None:
    path.write_text(" \n\t \u00a0\n", "utf-8")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def damaged(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + b"\x00\xd8" * 51)


def large(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"Kalimat ini pendek. " * 50_000)


class TestBadInput:
    @pytest.mark.parametrize(
        ("make", "says"),
        [
            (empty, "buruk.txt is empty: there is no text to import"),
            (spaces, "buruk.txt is empty: there is no text to import"),
            (binary, "buruk.txt is not text"),
            (damaged, "buruk.txt says it is UTF-16 text but has damaged letters"),
            (large, "buruk.txt has 50 MB, and a file may have 20 MB"),
            (Path.mkdir, "There are no articles in .*buruk.txt"),
            (lambda path: None, "There is no file .*buruk.txt"),
        ],
    )
    def test_an_article_is_refused_in_one_sentence_and_nothing_is_imported(
        self, project: Path, make: Callable[[Path], None], says: str
    ) -> None:
        bad = project.parent / "buruk.txt"
        make(bad)
        before = call("export", project, "-", "--table", "sentences").stdout_bytes
        fails_plainly(start("import", project, bad), says)
        assert call("export", project, "-", "--table", "sentences").stdout_bytes == before

    @pytest.fixture(params=["info", "check", "export", "import", "window"])
    def words(self, request: pytest.FixtureRequest, tmp_path: Path, article: Path) -> Callable[[Path], list[Path]]:
        """Every command that opens a project, as a person would type it."""
        before = [] if request.param == "window" else [request.param]
        after = {"export": [tmp_path / "out.csv"], "import": [article]}.get(request.param, [])
        return lambda path: [*before, path, *after]

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "is not a Sikap project"),
            (b"Bukan basis data.\n", "is not a Sikap project"),
            (b"SQLite format 3\0" + b"\xff" * 5000, "is not a Sikap project"),
        ],
    )
    def test_a_file_that_is_no_database_is_no_project(
        self, tmp_path: Path, words: Callable[[Path], list[Path]], content: bytes, says: str
    ) -> None:
        path = tmp_path / "bad.sikap"
        path.write_bytes(content)
        fails_plainly(start(*words(path)), f"bad.sikap {says}")
        assert path.read_bytes() == content
        assert not (tmp_path / "out.csv").exists()

    def test_a_folder_is_no_project(self, tmp_path: Path, words: Callable[[Path], list[Path]]) -> None:
        (tmp_path / "folder.sikap").mkdir()
        fails_plainly(start(*words(tmp_path / "folder.sikap")), "folder.sikap is a folder")

    def test_the_database_of_another_program_stays_as_it_is(
        self, tmp_path: Path, words: Callable[[Path], list[Path]]
    ) -> None:
        path = tmp_path / "other.sikap"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)")
        database.close()
        before = path.read_bytes()
        fails_plainly(start(*words(path)), "is a SQLite database of another program")
        assert path.read_bytes() == before

    def test_a_newer_format_asks_for_a_newer_program(self, project: Path, words: Callable[[Path], list[Path]]) -> None:
        database = sqlite3.connect(project, isolation_level=None)
        database.execute("PRAGMA user_version = 99")
        database.close()
        fails_plainly(start(*words(project)), r"was made by a newer Sikap \(file format 99")

    @pytest.mark.parametrize("command", ["info", "check", "export"])
    def test_a_missing_project_is_not_made_by_questions(self, tmp_path: Path, command: str) -> None:
        after = [tmp_path / "out.csv"] if command == "export" else []
        fails_plainly(start(command, tmp_path / "missing.sikap", *after), "There is no file .*missing.sikap")
        assert not list(tmp_path.iterdir())

    def test_a_read_only_project_can_be_read_and_not_written(self, project: Path, article: Path) -> None:
        project.chmod(0o444)
        fails_plainly(start("import", project, article), "study.sikap is read-only")
        assert [call(command, project).exit_code for command in ("info", "check")] == [0, 0]
        assert len(records(call("export", project, "-").stdout_bytes.decode())) == 4

    def test_a_locked_project_can_be_read_and_says_that_it_is_busy(self, project: Path, article: Path) -> None:
        other = sqlite3.connect(project, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            fails_plainly(start("import", project, article), "Another program is writing to .*study.sikap")
            assert len(records(call("export", project, "-").stdout_bytes.decode())) == 4
        finally:
            other.close()
        assert call("import", project, article).exit_code == 0

    @pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
    def test_names_that_are_not_utf_8_are_names_too(self, tmp_path: Path) -> None:
        article = tmp_path / os.fsdecode(b"caf\xe9.txt")
        article.write_text(TEXT, "utf-8")
        project = tmp_path / os.fsdecode(b"caf\xe9.sikap")
        done = start("import", project, article, "--source", os.fsdecode(b"\xe9"), PYTHONIOENCODING="utf-8:strict")
        assert (done.returncode, done.stderr) == (0, b"")
        assert start("check", project, PYTHONIOENCODING="utf-8:strict").returncode == 0
        fails_plainly(start("import", project, tmp_path / os.fsdecode(b"\xe9.txt")), "There is no file")


def noted(asked: list[T], what: T) -> int:
    asked.append(what)
    return 0


class TestWindow:
    @pytest.fixture(autouse=True)
    def no_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
        """The projects for which a window was asked."""
        import ui.app

        asked: list[Path | None] = []
        monkeypatch.setattr(display, "why_no_window", lambda: None)
        monkeypatch.setattr(ui.app, "run_window", lambda path: noted(asked, path))
        return asked

    @pytest.fixture
    def toured(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, bool]]:
        import ui.tour

        asked: list[tuple[Path | None, bool]] = []
        monkeypatch.setattr(ui.tour, "run_tour", lambda *how: noted(asked, how))
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        return asked

    def test_without_a_command_the_window_opens(self, project: Path, opened: list[Path | None]) -> None:
        assert [call().exit_code, call(project).exit_code, call(project.parent / "new.sikap").exit_code] == [0, 0, 0]
        assert opened == [None, project, project.parent / "new.sikap"]

    def test_a_project_may_be_named_like_no_other(
        self, project: Path, opened: list[Path | None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(project.parent)
        project.rename("window")
        assert call("window").exit_code == 0
        assert opened == [Path("window")]

    def test_a_mistyped_command_is_no_new_project(self, opened: list[Path | None]) -> None:
        done = call("exprot")
        assert done.exit_code == 2
        assert "There is no command or project 'exprot'" in done.stderr
        assert "export" in done.stderr
        assert opened == []

    @pytest.mark.parametrize("words", [["--colour"], ["a.sikap", "b.sikap"], ["a.sikap", "--json"]])
    def test_words_that_are_off_open_no_window(self, opened: list[Path | None], words: list[str]) -> None:
        assert call(*words).exit_code == 2
        assert opened == []

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
    def test_without_a_display_one_sentence_names_the_tour(self, project: Path) -> None:
        for words in ([], [project]):
            done = start(*words)
            assert (done.returncode, done.stdout) == (2, b"")
            assert re.fullmatch(r"sikap: No window .* no display here: .*`sikap tour`.*\.\n", done.stderr.decode())

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
    @pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
    def test_a_display_that_does_not_answer_is_none(self, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
        monkeypatch.setenv(variable, ":4177")
        monkeypatch.setattr(display, "_load_plugin", lambda platform: None)
        problem = display.why_no_window()
        assert problem
        assert re.fullmatch(r"[^\n]*the display :4177 does not answer: [^\n]*`sikap tour`[^\n]*\.", problem)

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
    def test_a_display_that_answers_is_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
        monkeypatch.setenv("WAYLAND_DISPLAY", "way")
        monkeypatch.setattr(display, "_load_plugin", lambda platform: None)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("way")
            server.listen()
            assert display.why_no_window() is None

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
    def test_a_missing_system_library_is_named_with_what_to_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(path: str) -> None:
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setattr(ctypes, "CDLL", missing)
        done = call()
        assert done.exit_code == 2
        assert "libxcb-cursor.so.0 is missing" in done.stderr
        assert "main.py setup`" in done.stderr
        assert "`sikap tour`" in done.stderr
        assert len(done.stderr.splitlines()) == 1

    @pytest.mark.parametrize("words", [[], ["tour"]])
    def test_qt_that_does_not_load_is_said_in_one_line(self, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
        def missing(name: str) -> None:
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        monkeypatch.setattr(display, "import_module", missing)
        done = call(*words)
        assert done.exit_code == 2
        assert re.fullmatch(r"sikap: Qt cannot start here because libEGL.so.1 is missing: .*setup.*\.\n", done.stderr)

    def test_the_tour_needs_no_display(
        self, tmp_path: Path, toured: list[tuple[Path | None, bool]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(display, "why_no_window", lambda: "There is no display.")
        assert call("tour", "--out", tmp_path).exit_code == 0
        assert toured == [(tmp_path, True)]

    def test_the_tour_is_shown_where_there_is_a_display(
        self, toured: list[tuple[Path | None, bool]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(display, "why_no_window", lambda: None)
        assert [call("tour").exit_code, call("tour", "--offscreen").exit_code] == [0, 0]
        assert toured == [(None, False), (None, True)]

    def test_a_folder_that_cannot_be_made_is_said_with_what_to_do(
        self, tmp_path: Path, toured: list[tuple[Path | None, bool]]
    ) -> None:
        (tmp_path / "file").touch()
        done = call("tour", "--offscreen", "--out", tmp_path / "file" / "out")
        assert (done.exit_code, toured) == (1, [])
        assert re.fullmatch(
            r"sikap: The folder .*out cannot be made \(.*\): name one that you may write to\.\n", done.stderr
        )

    def test_a_folder_that_may_not_be_written_to_is_said_before_the_tour(
        self, tmp_path: Path, toured: list[tuple[Path | None, bool]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
        done = call("tour", "--offscreen", "--out", tmp_path)
        assert (done.exit_code, toured) == (1, [])
        assert "may not be written to: name another one." in done.stderr

    def test_a_window_without_a_display_says_nothing_of_its_own(self) -> None:
        """Qt's platform complains at the first window; what else Qt has to say is still heard."""
        program = """
import sys, ui.tour
from ui.command_line import sikap

def show(out, offscreen):
    from PySide6.QtCore import qWarning
    from PySide6.QtWidgets import QApplication, QWidget
    app = QApplication([])
    window = QWidget()
    window.show()
    window.setMinimumSize(300, 300)
    app.processEvents()
    qWarning("heard")
    return 0

ui.tour.run_tour = show
sikap(["tour", "--offscreen"])
"""
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, done.stderr.split()) == (0, ["heard"])


class TestTheProgram:
    def test_help_names_every_command_and_how_to_begin(self) -> None:
        told = call("--help").stdout
        assert "[PROJECT]" in told
        assert all(re.search(rf"^  {name} ", told, re.MULTILINE) for name in sikap.list_commands(click.Context(sikap)))
        commands = {"tour", "import", "export", "codebook", "info", "check", "backup", "restore", "setup"}
        assert set(sikap.commands) == commands

    def test_the_version_is_told(self) -> None:
        assert re.fullmatch(r"sikap[ ,].+\n", call("--version").stdout)

    def test_setup_answers_also_from_within_the_program(self) -> None:
        done = CliRunner().invoke(sikap, ["setup", "--help"])
        assert done.exit_code == 0
        assert "--test" in done.stdout

    def test_every_writer_can_be_asked_for(self, project: Path) -> None:
        for name in WRITERS:
            assert call("export", project, "-", "--format", name).exit_code == 0
        done = call("export", project, "-", "--format", "xlsx")
        assert done.exit_code == 2
        assert all(repr(name) in done.stderr for name in WRITERS)
        assert f"Default: {next(iter(WRITERS))}." in call("export", "--help").stdout

    def test_without_a_window_qt_is_not_needed(self, project: Path) -> None:
        program = "import sys; sys.modules['PySide6'] = None; from ui.command_line import sikap; sikap(sys.argv[1:])"
        for words in (["info", project], ["check", project], ["export", project, "-"], ["--help"]):
            done = subprocess.run([sys.executable, "-c", program, *map(str, words)], cwd=ROOT, capture_output=True)
            assert done.returncode == 0, done.stderr


class TestReadme:
    """What the README promises about commands, columns and scripts."""

    @pytest.fixture
    def readme(self) -> str:
        return (ROOT / "README.md").read_text("utf-8")

    def test_every_option_is_in_it(self, readme: str) -> None:
        listed = readme.split("## Command line")[1].split("## ")[0]
        options = {
            name for command in sikap.commands.values() for p in command.params for name in p.opts if name[0] == "-"
        }
        assert options >= {"--table", "--spreadsheet", "--published", "--json"}
        assert [name for name in (*sikap.commands, *options) if name not in listed] == []

    @pytest.mark.parametrize("table", store.VIEWS)
    def test_every_column_is_in_it(self, readme: str, table: str) -> None:
        section = readme.split(f"### `{table}`")[1].split("\n## ")[0].split("\n### ")[0]
        told = [name for line in section.splitlines() for name in re.findall(r"`(\w+)`", line.split(" | ")[0])]
        assert sorted(set(told) - {table}) == sorted(COLUMNS[table].split(","))

    def test_its_scripts_run(self, readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        example, query = (re.findall(rf"```{kind}\n(.*?)```", readme, re.DOTALL)[0] for kind in ("python", "sql"))
        printed = subprocess.run(
            [sys.executable, "-c", example],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
        )
        assert printed.stdout.startswith("1 Bupati menolak reklamasi itu.\n2 Nelayan"), printed.stderr
        database = sqlite3.connect("file:study.sikap?mode=ro", uri=True)
        assert database.execute(query).fetchall() == [("reklamasi", "oppose", 1, 1)]
        database.close()


class TestCodebook:
    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        path = tmp_path / "buku.csv"
        path.write_bytes(
            b"entry;name;aliases;parent;Weight\r\nactor;bupati;Pak Bupati|Kepala Daerah;;3\r\n"
            b"issue;reklamasi;;laut;\r\nissue;laut;;;\r\nissue;pasir;;;\r\n"
        )
        return path

    def test_goes_out_and_into_a_new_project(self, tmp_path: Path, project: Path) -> None:
        out, again = tmp_path / "buku.csv", tmp_path / "lagi.csv"
        done = call("codebook", "export", project, out)
        assert (done.exit_code, done.stdout) == (0, f"1 actor and 1 issue written to {out}.\n")
        new = tmp_path / "new.sikap"
        done = call("codebook", "import", new, out)
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout == f"Codebook imported into {new}: 2 added, 0 changed, 0 as they were.\n"
        assert call("codebook", "export", new, again).exit_code == 0
        assert again.read_bytes() == out.read_bytes()

    def test_changes_what_is_known_and_adds_the_rest_in_one_step(self, project: Path, book: Path) -> None:
        done = call("codebook", "import", project, book)
        assert done.exit_code == 0
        assert done.stdout == f"Codebook imported into {project}: 2 added, 2 changed, 0 as they were.\n"
        assert done.stderr == "sikap: columns that a codebook does not have were ignored: Weight.\n"
        with Project.open(project) as opened:
            (actor,) = opened.actors()
            assert (actor.name, actor.aliases) == ("bupati", ("Pak Bupati", "Kepala Daerah"))
            assert [issue.name for issue in opened.issues()] == ["laut", "pasir", "reklamasi"]
            assert [claim.actor for claim in opened.claims()] == ["bupati", None]
            assert opened.steps()[0].name == "Import codebook"

    def test_is_written_as_asked_for(self, project: Path, tmp_path: Path) -> None:
        with Project.open(project) as opened:
            opened.codebook.edit_actor(opened.actors()[0].id, note="- satu")
        shown = call("codebook", "export", project, "-", "--spreadsheet", "--delimiter", "tab").stdout_bytes.decode()
        assert shown.startswith("\ufeffentry\tname\t")
        assert records(shown, "\t")[0]["note"] == "'- satu"
        assert call("codebook", "export", project, "-", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbfentry,name,")
        assert call("codebook", "export", project, "-").stdout_bytes.startswith(b"entry,name,")

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("actor,Bupati", "Line 3: Bupati stands in line 2 already"),
            ("actor", "Line 3: A name cannot be empty"),
            ("menteri,A", "Line 3: the entry must be actor or issue"),
        ],
    )
    def test_a_bad_line_is_named_and_nothing_is_changed(
        self, tmp_path: Path, project: Path, line: str, says: str
    ) -> None:
        book = tmp_path / "buku.csv"
        book.write_text(f"entry,name,note\nactor,Bupati,baru\n{line}\n", "utf-8")
        before = call("codebook", "export", project, "-").stdout
        fails_plainly(start("codebook", "import", project, book), says)
        assert call("codebook", "export", project, "-").stdout == before
        fails_plainly(start("codebook", "import", tmp_path / "new.sikap", book), says)
        assert not (tmp_path / "new.sikap").exists()

    @pytest.mark.parametrize(
        ("words", "code", "says"),
        [
            (["import", "p.sikap", "tidak-ada.csv"], 1, "There is no file tidak-ada.csv"),
            (["export", "p.sikap", "out.csv"], 1, "There is no file"),
            (["import", "buku.csv", "p.sikap"], 2, "The project comes first"),
            (["export", "p.sikap", "q.sikap"], 2, "q.sikap is the name of a project"),
            (["export", "p.sikap", "out.csv", "--delimiter", ""], 2, "delimiter must be one character"),
            (["import", "p.sikap"], 2, "Missing argument 'FILE'"),
            (["rename"], 2, "No such command 'rename'"),
        ],
    )
    def test_what_cannot_be_done_is_said(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, says: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = call("codebook", *words)
        assert done.exit_code == code
        assert says in done.stderr
        assert not list(tmp_path.iterdir())
