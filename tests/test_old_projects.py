"""Projects that earlier versions of the program made: each still opens, is whole, goes on and exports.

`python -m tests.test_old_projects FILE` makes a project of today's format with a little of everything in it. A project
in `tests/files/projects` is never made anew: the people who have such files cannot do that either.
"""

import shutil
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import store
from reader.model import Kind, Role, Stance, Status, Voice
from reader.project import Project
from tests.reader.samples import WORK, dump, sql

PROJECTS = Path(__file__).parent / "files" / "projects"
OLD = sorted(PROJECTS.glob("format_*.sikap"))

DREDGING = """\
Nelayan Muara Angsa Tolak Pengerukan Pasir

MUARA ANGSA, Kabar Pesisir - Puluhan nelayan mendatangi kantor bupati pada Selasa (14/5/2024). Mereka menolak \
pengerukan pasir di muara; "kami hidup dari sini," kata Ketua Kelompok Nelayan, Darma Wijaya.

Bupati Ratna Kusuma mengatakan izin itu akan ditinjau ulang. "Saya belum menandatangani apa pun," ujarnya 🙂.

Baca juga: Harga ikan naik menjelang hari raya

PT Laut Jaya dan Dinas Perikanan mendukung pengerukan itu. Keduanya menilai alur pelayaran terlalu dangkal.
"""
HARBOUR = """\
# Council splits over the harbour toll

The council voted **five to four** on Monday. Mayor Ann O'Dell said the toll was "unfair; simply unfair".

> Fishers, she added, already pay enough.

| party | vote |
|---|---:|
| Greens | for |
| Harbour List | against |
"""


def make(path: Path) -> None:
    """A project of two people's work, with steps that were undone and dropped."""
    with Project.create(path, coder="Ani") as ani:
        dredging = ani.add_article(
            DREDGING,
            source="Kabar Pesisir",
            author="Sri Lestari",
            published="2024-05-14",
            url="https://kabar.example/1",
        )
        harbour = ani.add_article(HARBOUR, source="Harbour Post", published="2024-05-20T08:30:00Z", markdown=True)
        _code_dredging(ani, dredging.id, dredging.text)
        _remember_names(ani)
        ani.edit_article(dredging.id, status=Status.DONE, note="dua kali dibaca")
        with Project.open(path, coder="Budi Santoso") as budi:
            _code_harbour(budi, harbour.id, harbour.text)
        ani.tag(harbour.id, Kind.ACTOR, *_find(harbour.text, "Harbour List"), actor="Harbour List")
        ani.undo()
        ani.remember("place", {"article": dredging.id, "sentence": 5})
    _squeeze(path)


def _code_dredging(project: Project, article: int, text: str) -> None:
    first = _find(text, "Mereka menolak pengerukan pasir di muara")
    said = project.tag(article, Kind.STATEMENT, *first, issue="pengerukan pasir", stance=Stance.OPPOSE, note="inti")
    who = project.tag(article, Kind.ACTOR, *_find(text, "Darma Wijaya"), actor="Darma Wijaya")
    project.link(said.id, who.id)
    quote = project.tag(article, Kind.STATEMENT, *_find(text, '"kami hidup dari sini,"'))
    project.link(quote.id, who.id)
    project.tag(
        article, Kind.STATEMENT, *_find(text, "izin itu akan ditinjau ulang"), actor="Ratna Kusuma", stance="neutral"
    )
    mayor = project.tag(article, Kind.ACTOR, *_find(text, "Bupati Ratna Kusuma"), actor="ratna  kusuma")
    project.link(said.id, mayor.id, Role.ADDRESSEE)
    both = project.tag(
        article, Kind.STATEMENT, *_find(text, "PT Laut Jaya dan Dinas Perikanan mendukung pengerukan itu.")
    )
    for name in ("PT Laut Jaya", "Dinas Perikanan"):
        project.link(both.id, project.tag(article, Kind.ACTOR, *_find(text, name), actor=name).id)
    held = project.tag(article, Kind.POSITION, *_find(text, "mendukung"), issue="Pengerukan Pasir", stance="support")
    project.link(both.id, held.id)
    project.tag(article, Kind.STATEMENT, *_find(text, "🙂"))
    project.undo()
    lone = project.tag(article, Kind.POSITION, *_find(text, "terlalu dangkal"), note='ragu; "perlu" dibaca\nlagi')
    project.resize(lone.id, lone.start - 15, lone.end)


def _remember_names(project: Project) -> None:
    """As today's program does it; in the oldest project the same was written by hand."""
    known = {actor.name: actor.id for actor in project.actors()}
    project.codebook.edit_actor(known["Ratna Kusuma"], aliases=["Bupati Ratna"])
    for name in ("PT Laut Jaya", "Dinas Perikanan"):
        project.codebook.edit_actor(known[name], type="organisation")
    for name in ("Darma Wijaya", "Ratna Kusuma"):
        project.codebook.edit_actor(known[name], type="person")
    issue = project.issues()[0]
    project.codebook.edit_issue(issue.id, definition="izin mengeruk pasir laut", when_not="pasir sungai", note="*inti*")


def _code_harbour(project: Project, article: int, text: str) -> None:
    said = _find(text, 'Mayor Ann O\'Dell said the toll was "unfair; simply unfair".')
    project.tag(article, Kind.STATEMENT, *said, actor="Ann O'Dell", issue="the toll", stance=Stance.OPPOSE)
    project.tag(article, Kind.STATEMENT, *_find(text, "Fishers, she added, already pay enough."))
    project.untag(project.tag(article, Kind.ACTOR, *_find(text, "Greens")).id)


def _find(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _squeeze(path: Path) -> None:
    """No journal beside it and small pages, so that it is one small file; the format is the same."""
    sql(path, "PRAGMA journal_mode = DELETE", "PRAGMA page_size = 1024", "VACUUM", "PRAGMA journal_mode = WAL")


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one old project."""
    return Path(shutil.copy(request.param, tmp_path))


def test_there_is_a_project_of_every_format_that_was_ever_released() -> None:
    headers = [path.read_bytes()[:100] for path in OLD]
    assert [int.from_bytes(header[60:64]) for header in headers] == list(range(1, store.FORMAT + 1))  # user_version
    assert all(path.stat().st_size < 200_000 for path in OLD)
    assert {path.suffix for path in PROJECTS.iterdir()} == {".sikap"}


def test_an_old_project_is_brought_to_todays_format_and_is_whole(old: Path) -> None:
    with Project.open(old, coder="Ani") as project:
        assert project.info()["format"] == store.FORMAT
        assert project.check() == []
        assert [a.title for a in project.articles()] == [
            "Nelayan Muara Angsa Tolak Pengerukan Pasir",
            "Council splits over the harbour toll",
        ]
        assert {a.coder for a in project.annotations()} == {"Ani", "Budi Santoso"}
        assert len(project.claims()) == 7
        assert project.recall("place") == {"article": 1, "sentence": 5}


def test_an_old_project_can_be_read_without_changing_it(old: Path) -> None:
    before = old.read_bytes()
    with Project.open(old, read_only=True) as project:
        assert len(project.articles()) == 2
        assert len(project.annotations()) == 17
    assert old.read_bytes() == before


def test_work_goes_on_in_an_old_project(old: Path) -> None:
    with Project.open(old, coder="Ani") as project:
        assert project.redo() is not None
        assert "Harbour List" in [actor.name for actor in project.actors()]
        made = project.tag(1, Kind.ACTOR, 0, 7, actor="bupati ratna")
        assert made.actor == "Ratna Kusuma"
        state = dump(project, WORK)
        while project.next_undo() not in (None, "Edit article"):
            project.undo()
        while project.redo():
            pass
        assert dump(project, WORK) == state
        assert project.check() == []


@pytest.mark.parametrize("table", store.VIEWS)
def test_every_table_of_an_old_project_is_exported(old: Path, table: str) -> None:
    with Project.open(old) as project:
        columns, rows = project.export_rows(table)
        texts = {article.guid: article.text for article in project.articles()}
        exported = [dict(zip(columns, row, strict=True)) for row in rows]
    assert exported
    for row in exported:
        words = row.get("text", row.get("statement"))
        if words is not None:
            assert words == texts[str(row["article_id"])][int(str(row["start"])) : int(str(row["end"]))]


# What only the first format let in


@pytest.fixture
def first(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the project of the first format, with what these statements make of it as if it had always been so."""

    def prepare(*statements: str) -> Path:
        path = Path(shutil.copy(PROJECTS / "format_1.sikap", tmp_path))
        sql(path, *statements, "DELETE FROM history_row WHERE step_id IS NULL")
        return path

    return prepare


def called(table: str, row: int, name: str, key: str = "") -> str:
    return f"UPDATE {table} SET name = {name}, key = {key or name} WHERE id = {row}"


def alias(actor: int, name: str) -> str:
    return f"INSERT INTO actor_alias(actor_id, name, key) VALUES ({actor}, {name}, {name})"


def test_names_that_fitted_the_first_format_are_made_to_fit_and_kept_apart(first: Callable[..., Path]) -> None:
    path = first(
        called("actor", 1, "'a|b'"),
        called("actor", 2, "'a/b'"),
        called("actor", 3, "char(0x200B)"),
        called("actor", 4, "char(0x200B, 0x200B)"),
        alias(2, "'Ratna|K'"),
        alias(3, "'ann o''dell' || char(0x200F)"),
        alias(4, "'bu' || char(0xAD) || 'pati ratna'"),
        alias(5, "'i' || char(0x307) || 'zmir'"),
        called("issue", 1, "'the ' || char(0x2060) || 'toll'"),
    )
    with Project.open(path, coder="Ani") as project:
        names = {a.id: (a.name, a.aliases) for a in project.actors()}
        assert names == {
            1: ("a/b 2", ()),
            2: ("a/b", ("Bupati Ratna", "Ratna/K")),
            3: ("?", ()),
            4: ("? 2", ()),
            5: ("Ann O'Dell", ("i\u0307zmir",)),
        }
        assert [i.name for i in project.issues()] == ["the toll", "the \u2060toll 2"]
        assert project.known_actor("İzmir") == 5
        assert {hit.id for hit in project.search("izmir") if hit.what == "actor"} == {5}
        for found in project.actors():
            assert project.codebook.edit_actor(found.id, name=found.name, aliases=found.aliases, note="baru").note
        for issue in project.issues():
            project.codebook.edit_issue(issue.id, name=issue.name, note="baru")
        assert project.check() == []


def test_a_name_of_the_greatest_length_stays_within_it(first: Callable[..., Path]) -> None:
    path = first(called("actor", 1, f"'|{'x' * 199}'"), called("actor", 2, f"'/{'x' * 199}'"))
    with Project.open(path, coder="Ani") as project:
        assert project.codebook.edit_actor(1, name=project.codebook.actor(1).name).name == f"/{'x' * 197} 2"


def test_keys_that_another_program_mixed_up_do_not_keep_a_project_shut(first: Callable[..., Path]) -> None:
    path = first(called("actor", 1, "'b'", "'x'"), called("actor", 2, "'a'", "'b'"), called("actor", 1, "'b'", "'a'"))
    with Project.open(path, coder="Ani") as project:
        assert (project.known_actor("a"), project.known_actor("b")) == (2, 1)


def test_what_the_migration_writes_is_no_step_and_bars_no_undo(first: Callable[..., Path]) -> None:
    path = first("DELETE FROM actor_alias", called("actor", 1, "'a|b'"), called("issue", 2, "'c|d'"))
    before = [row[:5] for row in dump(path, ("history_row",))["history_row"]]
    with Project.open(path, coder="Budi Santoso") as project:
        assert [row[:5] for row in dump(path)["history_row"]] == before
        while project.next_undo():
            project.undo()
        assert [a.id for a in project.annotations() if a.coder == "Budi Santoso"] == []
    with Project.open(path, coder="Ani") as project:
        while project.next_undo():
            project.undo()
        assert (project.articles(), project.actors(), project.check()) == ([], [], [])


def test_a_name_that_comes_back_by_redo_fits_too(first: Callable[..., Path]) -> None:
    path = first()
    was, said = "\"name\"='Harbour List',\"key\"='harbour list'", "\"name\"='Harbour''s|List',\"key\"='x'"
    sql(path, "UPDATE history_row SET old = replace(old, ?, ?)", values=(was, said))
    with Project.open(path, coder="Ani") as project:
        project.redo()
        assert "Harbour's/List" in [a.name for a in project.actors()]
        assert project.known_actor("harbour's/list") is not None


@pytest.mark.parametrize(("statement", "voice"), [(4, Voice.DIRECT), (18, Voice.INDIRECT)])
def test_a_statement_that_comes_back_by_undo_has_its_voice(
    first: Callable[..., Path], statement: int, voice: Voice
) -> None:
    path = first(
        "INSERT INTO history_step(name, coder_id, at, state) VALUES ('Remove tag', 1, '', 'open')",
        f"DELETE FROM link WHERE statement_id = {statement}",
        f"DELETE FROM annotation WHERE id = {statement}",
        "UPDATE history_step SET state = 'done' WHERE state = 'open'",
    )
    with Project.open(path, coder="Ani") as project:
        project.undo()
        assert project.annotation(statement).voice is voice
        assert project.check() == []


def test_a_statement_of_an_article_that_is_gone_keeps_no_voice_and_the_project_opens(
    first: Callable[..., Path],
) -> None:
    gone = ',"id"=99,"guid"=\'g\',"article_id"=77,"kind"=\'statement\',"start"=0,"end"=4,"quote"=\'x\''
    values = f"26, 'annotation', 99, 'delete', '{gone.replace(chr(39), chr(39) * 2)}'"
    path = first(f"INSERT INTO history_row(step_id, table_name, row_id, operation, old) VALUES ({values})")
    with Project.open(path, coder="Ani"):
        assert dump(path)["history_row"][-1][-1] == gone


def test_a_paragraph_with_many_statements_is_read_once(first: Callable[..., Path]) -> None:
    path = first(
        "INSERT INTO article(id, guid, text, created_at, modified_at)"
        " VALUES (9, 'g', replace(hex(zeroblob(50000)), '0', 'x'), '', '')",
        'INSERT INTO block(article_id, "start", "end", kind) VALUES (9, 0, 100000, \'paragraph\')',
        "INSERT INTO annotation"
        '(guid, article_id, kind, "start", "end", quote, coder_id, created_at, modified_at) WITH RECURSIVE'
        " n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 299)"
        " SELECT 'g' || i, 9, 'statement', i, i + 1, 'x', 1, '', '' FROM n",
    )
    tracemalloc.start()
    try:
        with Project.open(path, coder="Ani") as project:
            assert tracemalloc.get_traced_memory()[1] < 8_000_000
            assert {a.voice for a in project.annotations(9)} == {Voice.INDIRECT}
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
