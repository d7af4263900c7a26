"""Check, repair, backup and restore from the command line."""

from pathlib import Path

import pytest

from reader import Kind, Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, sql
from tests.test_command_line import call, fails_plainly, start


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "study.sikap"
    with Project.create(path, coder="Sari") as made:
        made.add_article(TEXT, title="Tambak")
        made.tag(1, Kind.STATEMENT, *PLACE[FIRST], actor="Siti Rahma", issue="tambak", stance="oppose")
        made.tag(1, Kind.STATEMENT, *PLACE[SECOND])
    return path


def tags(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
        return [tag.text for tag in project.annotations() if tag.kind is Kind.STATEMENT]


def test_the_faults_are_told_below_what_to_do(project: Path) -> None:
    sql(project, "UPDATE annotation SET quote = 'x' || quote WHERE kind = 'statement'")
    done = call("check", project)
    assert done.exit_code == 1
    remedy, *faults = done.stdout.splitlines()
    assert "restore a backup" in remedy
    assert len(faults) == 2
    assert all(fault.startswith("  The statement “x") for fault in faults)
    assert "has 2 faults" in done.stderr
    assert "--repair" in done.stderr


def test_a_file_that_others_have_altered_is_told_apart_by_check_and_refused_by_the_rest(project: Path) -> None:
    sql(project, "CREATE TRIGGER x AFTER INSERT ON annotation BEGIN DELETE FROM article; END")
    done = call("check", project)
    assert (done.exit_code, "trigger x" in done.stdout) == (1, True)
    for words in (("info", project), ("export", project, "-")):
        fails_plainly(start(*words), "not as Sikap made them")


def test_a_repaired_copy_holds_everything_and_the_file_is_not_touched(project: Path, tmp_path: Path) -> None:
    sql(project, "CREATE TRIGGER x AFTER INSERT ON annotation BEGIN DELETE FROM article; END")
    before, out = project.read_bytes(), tmp_path / "mended.sikap"
    done = call("check", project, "--repair", out)
    assert done.exit_code == 0, done.output
    assert f"1 article and 4 tags are in {out}. {project} was not changed." in done.stdout
    assert project.read_bytes() == before
    assert tags(out) == [FIRST, SECOND]


def test_what_is_left_of_a_damaged_file_is_saved(project: Path, tmp_path: Path) -> None:
    damaged, out = tmp_path / "damaged.sikap", tmp_path / "mended.sikap"
    damaged.write_bytes(bytes(100) + project.read_bytes()[100:])
    fails_plainly(start("info", damaged), "(not a Sikap project|damaged)")
    assert call("check", damaged, "--repair", out).exit_code == 0
    assert tags(out) == [FIRST, SECOND]


def test_nothing_is_ever_written_over(project: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.sikap"
    taken.write_bytes(b"mine")
    for words in (("check", project, "--repair", taken), ("restore", project, taken)):
        fails_plainly(start(*words), "is there already")
    assert taken.read_bytes() == b"mine"


def test_a_backup_is_made_listed_and_restored(project: Path, tmp_path: Path) -> None:
    assert call("backup", project).stdout.startswith("Backed up to ")
    with Project.open(project) as opened:
        opened.delete_article(1)
    (line,) = call("backup", project, "--list").stdout.splitlines()
    made = line.split("  ")[-1].strip()
    out = tmp_path / "again.sikap"
    assert call("restore", made, out).exit_code == 0
    assert tags(out) == [FIRST, SECOND]
    assert tags(project) == []


def test_backups_can_lie_in_another_folder(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert call("backup", project, "--folder", folder).exit_code == 0
    assert call("backup", project, "--list").stdout == ""
    assert len(call("backup", project, "--list", "--folder", folder).stdout.splitlines()) == 1
    assert call("backup", project, "--folder", tmp_path / "nowhere").exit_code == 2


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    strange = tmp_path / "strange.sikap"
    strange.write_bytes(b"nothing of ours" * 100)
    for source in (strange, tmp_path / "missing.sikap"):
        fails_plainly(start("restore", source, tmp_path / "out.sikap"), "(is not a Sikap project|There is no file)")
    assert not (tmp_path / "out.sikap").exists()
