import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import BadFile
from reader.formats.files import whole_file
from reader.project import Project

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def write(out: Path, text: str = "new") -> None:
    with whole_file(out) as stream:
        stream.write(text)


def write_half(out: Path, error: type[BaseException]) -> None:
    with whole_file(out) as stream:
        stream.write("half")
        raise error


def test_the_new_file_takes_the_place_of_the_old_one_when_it_is_complete(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    with whole_file(out) as stream:
        stream.write("new")
        assert out.read_text("utf-8") == "old"
    assert out.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_line_ends_are_written_as_given(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", "a\r\nb\nc")
    assert (tmp_path / "out.csv").read_bytes() == b"a\r\nb\nc"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_after_a_failure_nothing_has_changed(tmp_path: Path, error: type[BaseException]) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    with pytest.raises(error):
        write_half(out, error)
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("out.csv", "old")]


@posix
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    kept, new = tmp_path / "kept.csv", tmp_path / "new.csv"
    kept.touch(0o600)
    before = os.umask(0o027)
    try:
        write(kept)
        write(new)
    finally:
        os.umask(before)
    assert [oct(path.stat().st_mode & 0o777) for path in (kept, new)] == ["0o600", "0o640"]


@posix
def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link, file = tmp_path / "link.csv", tmp_path / "far" / "file.csv"
    link.symlink_to(file)
    write(link)
    assert link.is_symlink()
    assert file.read_text("utf-8") == "new"


@posix
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reading:
        write(pipe)
        assert reading.communicate()[0] == b"new"
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is a folder: give the name of a file in it"):
        write(tmp_path)


@pytest.mark.parametrize("name", ["missing/out.csv", "file/out.csv"])
def test_a_missing_folder_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadFile, match=f"There is no folder .*{name.split('/')[0]}: make it first"):
        write(tmp_path / name)


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may write everywhere, so the system's answer to others is put in its place."""
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(BadFile, match="cannot be written: close it in other programs"):
        write(out)
    assert out.read_text("utf-8") == "old"


@pytest.mark.parametrize("name", ["proj.db", "study.csv"])
def test_a_project_is_not_replaced_whatever_its_name_is(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    Project.create(out).close()
    before = out.read_bytes()
    with pytest.raises(BadFile, match=rf"{name} is a project or another database: give the file to write another name"):
        write(out)
    assert (out.read_bytes(), list(tmp_path.iterdir())) == (before, [out])


@posix
def test_the_refusal_leaves_an_open_project_its_locks(tmp_path: Path) -> None:
    """Without its locks, another program that closes the file would take its write-ahead log away."""
    out = tmp_path / "study.csv"
    program = "import sys; from reader.project import Project; Project.open(sys.argv[1]).close()"
    with Project.create(out) as project:
        with pytest.raises(BadFile, match="is a project or another database"):
            write(out)
        subprocess.run([sys.executable, "-c", program, str(out)], cwd=ROOT, check=True)
        assert out.with_name("study.csv-wal").exists()
        project.add_article("Bupati menolak reklamasi itu.")
    with Project.open(out) as project:
        assert len(project.articles()) == 1


@pytest.mark.skipif(not Path("/sys").is_mount(), reason="needs a folder in which even root cannot make files")
def test_a_folder_that_nobody_may_write_to_is_said_to_be_one() -> None:
    with pytest.raises(BadFile, match="cannot be written"):
        write(Path("/sys/sikap.csv"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_to_be_full() -> None:
    with pytest.raises(BadFile, match="The disk is full and /dev/full was not written: make room"):
        write(Path("/dev/full"))


@posix
def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    program = """
import resource, sys
from pathlib import Path
from reader.errors import BadFile
from reader.formats.files import whole_file
from reader.project import Project
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with whole_file(Path(sys.argv[1])) as stream:
        for _ in range(1000):
            stream.write("x" * 1000)
except BadFile as error:
    print(error)
"""
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    done = subprocess.run([sys.executable, "-c", program, str(out)], cwd=ROOT, capture_output=True, text=True)
    assert "was not written" in done.stdout, done.stderr
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("out.csv", "old")]


def test_a_name_that_is_too_long_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"was not written: .*\.$"):
        write(tmp_path / ("x" * 300))
