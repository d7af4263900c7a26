"""Projects that earlier versions of the program made: each still opens, is whole, goes on and exports.

`python -m tests.test_old_projects FILE` makes a project of today's format with a little of everything in it. A project
in `tests/files/projects` is never made anew: the people who have such files cannot do that either.
"""

import shutil
import sys
from pathlib import Path

import pytest

from reader import store
from reader.model import Kind, Role, Stance, Status
from reader.project import Project
from tests.reader.samples import WORK, add_alias, dump, sql

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
    add_alias(project.path, "Ratna Kusuma", "Bupati Ratna")
    sql(
        project.path,
        "UPDATE actor SET type = 'organisation' WHERE name IN ('PT Laut Jaya', 'Dinas Perikanan')",
        "UPDATE actor SET type = 'person' WHERE name IN ('Darma Wijaya', 'Ratna Kusuma')",
    )


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


if __name__ == "__main__":
    make(Path(sys.argv[1]))
