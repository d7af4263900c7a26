"""The full text search knows what is in the file after every verb, undo and redo; older files get it when opened."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from reader import store
from reader.codebook import Entry
from reader.errors import BadValue, Conflict, NotFound, ReadOnlyProject
from reader.model import Kind, Voice
from reader.project import Project
from reader.search import ArticleFilter
from tests.conftest import FILES
from tests.reader.samples import ALL, FIRST, PLACE, SECOND, THIRD, WORK, dump, new_article, outside, rich_article, sql

OLD = FILES / "projects" / "format_1.sikap"
EXTERNAL = ("article_search", "annotation_search")
ENTRIES = """
SELECT 2 * id, name, coalesce((SELECT group_concat(name, char(10)) FROM
    (SELECT name FROM actor_alias WHERE actor_id = actor.id ORDER BY id)), ''), note FROM actor
UNION ALL
SELECT 2 * id + 1, name, '', definition || char(10) || when_to_use || char(10) || when_not || char(10) || note
FROM issue ORDER BY 1
"""


def out_of_step(path: Path) -> list[str]:
    """The search tables that do not hold what a new index of the same rows would."""
    with closing(outside(path)) as beside:
        return [table for table in EXTERNAL if not _agrees(beside, table)] + _entries_that_differ(beside)


def _agrees(beside: sqlite3.Connection, table: str) -> bool:
    """SQLite's own comparison of an external index with its table (https://sqlite.org/fts5.html, 6.4)."""
    try:
        beside.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def _entries_that_differ(beside: sqlite3.Connection) -> list[str]:
    beside.execute("INSERT INTO codebook_search(codebook_search) VALUES ('integrity-check')")
    known = beside.execute("SELECT rowid, name, aliases, note FROM codebook_search ORDER BY rowid").fetchall()
    return [] if known == beside.execute(ENTRIES).fetchall() else [f"codebook_search: {known}"]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        made.add_articles([new_article(title="Tambak ditolak", language="id")])
        yield made


def tag(project: Project, kind: Kind, words: str, article: int = 1, **said: Any) -> int:
    return project.tag(article, kind, *PLACE[words], **said).id


def found(project: Project, words: str) -> set[tuple[str, int]]:
    return {(hit.what, hit.id) for hit in project.search(words)}


# In step


def code_with_every_verb(project: Project) -> Iterator[None]:
    """Each verb that changes words which can be searched for; stops after each."""
    book = project.codebook
    said = tag(project, Kind.STATEMENT, FIRST, actor="Siti Rahma", issue="rencana tambak", stance="oppose", note="inti")
    yield
    project.code_claim(tag(project, Kind.STATEMENT, THIRD), speaker="Pak Darma", issue="larangan", voice="direct")
    yield
    project.code_claims(project.claim_keys(), speaker="Nelayan Muara", issue="larangan ini", voice="act")
    yield
    project.code_claim(said, speaker="Bupati", note="dua 'kata'\n🙂", another=True)
    yield
    project.resize(said, *PLACE[SECOND])
    yield
    project.edit_annotation(said, note="")
    yield
    project.edit_article(1, title='Judul "baru"', note="dibaca dua kali", source="Kabar")
    yield
    book.edit_actor(1, name="Bu Rahma", aliases=["Siti", "Menteri 'S'", "Rahma"], note="*tebal*", type="person")
    yield
    book.edit_actor(1, aliases=["Rahma", "SITI"])
    yield
    book.edit_issue(1, definition="tambak udang", when_to_use="di laut", when_not="di darat", note="lihat\nlagi")
    yield
    book.add_actor("Dinas", aliases=["Kantor"], member_of=1, note="kosong")
    yield
    book.add_issue("laut", parent=1)
    yield
    book.merge("actor", 1, [2, 3])
    yield
    book.merge("issue", 1, [2])
    yield
    book.split("actor", 1, "Nelayan Muara", [a.id for a in book.annotations("actor", 1)][:1])
    yield
    book.delete("issue", [1])
    yield
    book.delete("actor", [1])
    yield
    project.add_articles([rich_article(), new_article(title="Dua")])
    yield
    project.untag(said)
    yield
    project.remove_claim(project.claim_keys()[0].statement)
    yield
    project.delete_article(1)
    yield


def test_the_search_is_in_step_after_every_verb_and_every_undo_and_redo(project: Project) -> None:
    steps = 0
    for _ in code_with_every_verb(project):
        steps += 1
        assert (steps, out_of_step(project.path)) == (steps, [])
        for turn in (project.undo, project.redo):
            assert turn() is not None
            assert (steps, turn.__name__, out_of_step(project.path)) == (steps, turn.__name__, [])
    for turn in (project.undo, project.redo):
        while turn():
            assert out_of_step(project.path) == []
    assert steps == 21
    assert project.check() == []


def test_a_word_is_found_where_it_came_and_no_more_where_it_went(project: Project) -> None:
    book = project.codebook
    said = tag(project, Kind.STATEMENT, FIRST, note="genting")
    actor = book.add_actor("Siti Aminah", aliases=["Kartini"], note="teguh").id
    issue = book.add_issue("Reklamasi", definition="timbunan", when_to_use="pantai", when_not="sungai", note="dua").id
    project.edit_article(1, note="penting")
    words: dict[str, tuple[tuple[str, int], Callable[[], object]]] = {
        "genting": (("annotation", said), lambda: project.edit_annotation(said, note="")),
        "aminah": (("actor", actor), lambda: book.edit_actor(actor, name="Siti")),
        "kartini": (("actor", actor), lambda: book.edit_actor(actor, aliases=[])),
        "teguh": (("actor", actor), lambda: book.edit_actor(actor, note="")),
        "reklamasi": (("issue", issue), lambda: book.edit_issue(issue, name="Tanah")),
        "timbunan": (("issue", issue), lambda: book.edit_issue(issue, definition="")),
        "pantai": (("issue", issue), lambda: book.edit_issue(issue, when_to_use="")),
        "sungai": (("issue", issue), lambda: book.edit_issue(issue, when_not="")),
        "dua": (("issue", issue), lambda: book.edit_issue(issue, note="")),
        "ditolak": (("article", 1), lambda: project.edit_article(1, title="Lain")),
        "penting": (("article", 1), lambda: project.edit_article(1, note="")),
    }
    for word, (here, take_away) in words.items():
        for take, expected in ((None, {here}), (take_away, set()), (project.undo, {here}), (project.redo, set())):
            if take:
                take()
            assert (word, found(project, word)) == (word, expected)


def test_an_article_that_was_deleted_is_found_again_when_that_is_taken_back(project: Project) -> None:
    tag(project, Kind.STATEMENT, FIRST, note="genting")
    before = dump(project, WORK)
    project.delete_article(1)
    assert found(project, "genting OR nelayan OR ditolak") == set()
    project.undo()
    assert dump(project, WORK) == before
    assert {what for what, _ in found(project, "genting OR nelayan OR ditolak")} == {"article", "annotation"}
    assert out_of_step(project.path) == []


def test_what_another_program_writes_is_searched_too(project: Project) -> None:
    tag(project, Kind.STATEMENT, FIRST, actor="Siti")
    sql(
        project.path,
        "UPDATE annotation SET note = 'dari luar' WHERE id = 1",
        "UPDATE actor SET name = 'Sitti', key = 'sitti'",
        "INSERT INTO actor_alias(actor_id, name, key) VALUES (1, 'Rahma', 'rahma')",
        "DELETE FROM link",
        "DELETE FROM annotation WHERE id = 2",
    )
    assert out_of_step(project.path) == []
    assert found(project, "luar") == {("annotation", 1)}
    assert ("actor", 1) in found(project, "rahma")


def test_a_step_that_breaks_off_leaves_the_search_as_it_was(project: Project) -> None:
    with suppress(ZeroDivisionError), project.step("breaks off"):
        tag(project, Kind.STATEMENT, FIRST, note="genting")
        project.edit_article(1, title="genting")
        raise ZeroDivisionError
    assert found(project, "genting") == set()
    assert out_of_step(project.path) == []


KINDS_OF_ENTRY: tuple[Entry, ...] = ("actor", "issue")
NAMES = ("Siti Rahma", "Pak Darma", "Bupati", "Nelayan Muara", "Ombudsman")
ISSUES = ("rencana tambak", "larangan ini", "Teluk Sari", "anggaran")
NOTES = ("", "satu kata", "'dua'\nbaris 🙂", 'élan; "kutip"')


class Walk:
    """Somebody who does whatever comes to mind."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.done = 0

    def step(self) -> None:
        """One verb on something that may or may not be there."""
        verbs = (
            self.tag,
            self.tag,
            self.code,
            self.code_many,
            self.edit,
            self.remove,
            self.name,
            self.unite,
            self.turn,
        )
        with suppress(BadValue, NotFound, Conflict):
            self.chance.choice(verbs)()
            self.done += 1

    def tag(self) -> None:
        kind = self.chance.choice(list(Kind))
        article = self.chance.choice(self.project.articles()).id
        tag(self.project, kind, self.chance.choice(list(PLACE)), article, note=self.chance.choice(NOTES))

    def code(self) -> None:
        role = self.chance.choice(("speaker", "addressee"))
        with self.project.step("Coded", amend=self.project.last_step() if self.chance.random() < 0.5 else None):
            self.project.code_claim(
                self.some("annotation"), **self.said(), another=self.chance.random() < 0.3, role=role
            )

    def code_many(self) -> None:
        keys = list(self.project.claim_keys())
        self.project.code_claims(self.chance.sample(keys, len(keys) // 2), **self.said())

    def said(self) -> dict[str, Any]:
        every = {
            "speaker": self.chance.choice((*NAMES, None)),
            "issue": self.chance.choice((*ISSUES, None)),
            "stance": self.chance.choice(("support", "oppose", None)),
        }
        return {name: every[name] for name in self.chance.sample(list(every), self.chance.randint(1, 3))}

    def edit(self) -> None:
        what = self.chance.randrange(4)
        note = self.chance.choice(NOTES)
        if what == 0:
            self.project.edit_annotation(self.some("annotation"), note=note)
        elif what == 1:
            self.project.resize(self.some("annotation"), *self.chance.choice(list(PLACE.values())))
        elif what == 2:
            self.project.edit_article(self.some("article"), title=self.chance.choice(NOTES), note=note)
        else:
            self.project.link(
                self.some("annotation"), self.some("annotation"), self.chance.choice(("speaker", "addressee"))
            )

    def remove(self) -> None:
        verb: Callable[[int], None] = self.chance.choice((self.project.untag, self.project.remove_claim))
        if self.chance.random() < 0.2 and len(self.project.articles()) > 1:
            self.project.delete_article(self.some("article"))
        else:
            verb(self.some("annotation"))

    def name(self) -> None:
        book, note = self.project.codebook, self.chance.choice(NOTES)
        if self.chance.random() < 0.5:
            aliases = self.chance.sample(("Bu Siti", "Darma", "Nelayan", "Kades"), self.chance.randrange(3))
            book.edit_actor(self.some("actor"), name=self.chance.choice(NAMES), aliases=aliases, note=note)
        else:
            book.edit_issue(self.some("issue"), definition=note, when_not=self.chance.choice(NOTES), note=note)

    def unite(self) -> None:
        book, what = self.project.codebook, self.chance.choice(KINDS_OF_ENTRY)
        verb = self.chance.randrange(3)
        if verb == 0:
            book.merge(what, self.some(what), [self.some(what)])
        elif verb == 1:
            book.delete(what, [self.some(what)])
        else:
            entry = self.some(what)
            tags = [a.id for a in book.annotations(what, entry)]
            book.split(what, entry, self.chance.choice(("Baru", "Nelayan", "Kades")), tags[:1])

    def turn(self) -> None:
        turn = self.chance.choice((self.project.undo, self.project.redo))
        for _ in range(self.chance.randint(1, 5)):
            if (turn, self.project.next_undo()) != (self.project.undo, "Add articles"):
                turn()

    def some(self, table: str) -> int:
        ids = [row[0] for row in self.project._ask(f"SELECT id FROM {table}")]
        return self.chance.choice(ids) if ids else 99


@pytest.mark.parametrize("seed", range(6))
def test_whatever_somebody_does_the_search_stays_in_step_and_all_can_be_taken_back(project: Project, seed: int) -> None:
    project.add_articles([new_article(title="Dua"), new_article(title="Tiga")])
    before = dump(project, WORK)
    walk = Walk(project, seed)
    for _ in range(80):
        walk.step()
        assert out_of_step(project.path) == []
    assert walk.done > 40
    assert project.check() == []
    after = dump(project, WORK)
    steps = 0
    while project.next_undo() != "Add articles":
        project.undo()
        steps += 1
    assert dump(project, WORK) == before
    assert out_of_step(project.path) == []
    for _ in range(steps):
        assert project.redo() is not None
    assert dump(project, WORK) == after
    assert out_of_step(project.path) == []


# A project of the first format


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path))


def test_an_old_project_can_be_searched_and_knows_the_voice_of_its_statements(old: Path) -> None:
    with Project.open(old, coder="Ani") as project:
        assert out_of_step(old) == []
        assert found(project, "ratna") >= {("actor", 2), ("article", 1)}
        assert found(project, '"pengerukan pasir"') >= {("issue", 1), ("article", 1), ("annotation", 1)}
        voices = {a.text[:12]: a.voice for a in project.annotations() if a.kind is Kind.STATEMENT}
        assert voices.pop('"kami hidup ') is Voice.DIRECT
        assert len(voices) == 5
        assert set(voices.values()) == {Voice.INDIRECT}
        assert {a.voice for a in project.annotations() if a.kind is not Kind.STATEMENT} == {None}
        assert project.check() == []
        for turn in (project.undo, project.redo):
            assert turned(turn) > 5
            assert out_of_step(old) == []


def turned(turn: Callable[[], object]) -> int:
    """How many steps of an old project can be turned; those that somebody wrote over by hand cannot."""
    done = 0
    while True:
        with suppress(Conflict):
            if turn() is None:
                return done
            done += 1


def test_an_old_statement_over_two_paragraphs_gets_the_voice_that_a_new_one_gets(old: Path) -> None:
    with closing(outside(old)) as beside:
        text = beside.execute("SELECT text FROM article WHERE id = 1").fetchone()[0]
        start, end = text.index("Wijaya."), text.index(" 🙂")
        beside.execute(
            'INSERT INTO annotation(guid, article_id, kind, "start", "end", quote, coder_id, created_at, modified_at)'
            " VALUES ('g', 1, 'statement', ?, ?, ?, 1, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')",
            (start, end, text[start:end]),
        )
    with Project.open(old, coder="Ani") as project:
        one, other = (a for a in [*project.annotations(), project.tag(1, "statement", start, end)] if a.start == start)
        assert one.voice is other.voice is Voice.DIRECT


def test_an_old_project_is_kept_as_it_was_and_its_change_is_no_part_of_its_history(old: Path) -> None:
    then = tuple(table for table in ALL if table != "orphan")  # of no project before format 3
    before = dump(old, then)
    with Project.open(old, coder="Ani"):
        assert {table: rows for table, rows in dump(old).items() if "history" in table} == {
            table: rows for table, rows in before.items() if "history" in table
        }
    [kept] = [file for file in old.parent.iterdir() if "format-1" in file.name]
    assert dump(kept, then) == before
    with closing(outside(kept)) as beside:
        assert beside.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.fixture(params=["may be written", "may not be written"])
def shown(request: pytest.FixtureRequest, old: Path) -> Iterator[Project]:
    """The old project, opened for reading only."""
    if request.param == "may not be written":
        old.chmod(0o444)
    with Project.open(old, read_only=True, coder="Ani") as project:
        yield project


def test_an_old_project_that_is_only_read_answers_everything_and_is_not_touched(shown: Project) -> None:
    assert len(shown.articles()) == len(shown.library()) == 2
    assert sum(a.statements for a in shown.library()) == 6
    assert len(shown.annotations()) == 17
    assert shown.annotations(1)
    assert shown.sentences(1)
    assert shown.blocks(2)
    assert len(shown.claims()) == 7 == len(list(shown.claim_keys()))
    assert len(shown.claim_rows(shown.claim_keys())) == 7
    assert {claim.voice for claim in shown.claims()} == {Voice.DIRECT, Voice.INDIRECT}
    assert shown.next_gap() is not None
    assert shown.last_said() != (None, None)
    assert shown.known_actor("bupati ratna") == shown.codebook.actor(2).id
    assert shown.codebook.uses("actor")[2] == 2
    assert ("actor", 2) in found(shown, "ratna")
    assert shown.filter_articles(ArticleFilter(actor=2)) == [1]
    assert shown.filter_choices().coders == ("Ani", "Budi Santoso")
    assert shown.check() == []
    assert shown.info()["format"] == store.FORMAT
    assert shown.steps()
    assert (shown.next_undo(), shown.next_redo()) == ("Edit article", "Tag as actor")
    assert shown.last_step() is not None
    assert shown.recall("place") == {"article": 1, "sentence": 5}
    for table in store.VIEWS:
        columns, rows = shown.export_rows(table)
        assert len(list(rows)) == shown.count_rows(table) > 0
        assert "statement_id" in columns or table != "claims"
    assert [file.name for file in shown.path.parent.iterdir()] == [OLD.name]
    assert shown.path.read_bytes() == OLD.read_bytes()


VERBS: dict[str, Callable[[Project], object]] = {
    "tag": lambda p: p.tag(1, "statement", 0, 5, actor="Baru"),
    "untag": lambda p: p.untag(1),
    "resize": lambda p: p.resize(1, 0, 5),
    "edit a tag": lambda p: p.edit_annotation(1, voice="act"),
    "link": lambda p: p.link(1, 17),
    "unlink": lambda p: p.unlink(1, 2),
    "code a claim": lambda p: p.code_claim(1, speaker="Baru"),
    "code many": lambda p: p.code_claims(p.claim_keys(), stance="neutral"),
    "remove a claim": lambda p: p.remove_claim(1),
    "add an article": lambda p: p.add_articles([new_article()]),
    "edit an article": lambda p: p.edit_article(1, note="x"),
    "delete an article": lambda p: p.delete_article(1),
    "add an actor": lambda p: p.codebook.add_actor("Baru"),
    "rename an actor": lambda p: p.codebook.edit_actor(1, name="Baru"),
    "add an issue": lambda p: p.codebook.add_issue("Baru"),
    "merge": lambda p: p.codebook.merge("actor", 1, [2]),
    "split": lambda p: p.codebook.split("actor", 1, "Baru", []),
    "delete an issue": lambda p: p.codebook.delete("issue", [1]),
    "undo": lambda p: p.undo(),
    "redo": lambda p: p.redo(),
    "remember": lambda p: p.remember("place", 1),
}


@pytest.mark.parametrize("verb", VERBS)
def test_an_old_project_that_is_only_read_refuses_every_verb(old: Path, verb: str) -> None:
    with Project.open(old, read_only=True, coder="Ani") as project:
        before = project.annotations(), project.claims(), project.actors(), project.issues(), project.steps()
        with pytest.raises(ReadOnlyProject, match=r"format_1\.sikap is read-only: copy it"):
            VERBS[verb](project)
        assert (project.annotations(), project.claims(), project.actors(), project.issues(), project.steps()) == before
    assert old.read_bytes() == OLD.read_bytes()
