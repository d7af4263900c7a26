"""A damaged, altered or faulty project: what can be read of it is saved into a new one, and nothing else is touched.

`python -m tests.keeping.test_rescue` does every damage there is, to every page, and prints what was saved;
with a number behind it every so many of them.
"""

import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.errors import AlteredProject, BadFile, BadProject, Cancelled, DamagedProject, SikapError
from reader.keeping.pages import LOST, TABLE_LEAF, Pages, Tree, _cells, _head
from reader.keeping.rescue import Rescued, look, rescue
from reader.project import Project
from tests.conftest import FILES
from tests.reader.samples import FIRST, SECOND, TEXT, Dump, dump, new_article, outside, sql

ARTICLES = 32
TAGS = ARTICLES * 6
NOW = "2024-05-01T08:00:00.000Z"


def text_of(number: int) -> str:
    """A text that no other article has; every eighth is long, so that SQLite spreads it over several pages."""
    lines = [f"Warta {number}: sidang ke-{number * 7} soal tambak “Teluk {number}”.", TEXT]
    lines += [f"Warga {number}-{line} menolak — atau setuju? — rencana itu." for line in range(240 * (number % 8 == 0))]
    return "\n".join(lines)


def build(path: Path) -> None:
    """A project as a person leaves it: articles, tags, links, codebook, notes, settings, things undone."""
    with Project.create(path, coder="rani") as project:
        project.remember("rules", {"abbreviations": ["Tgk"], "furniture": ["Simak juga"]})
        project.codebook.add_actor("Nelayan Muara", type="group", aliases=["nelayan"], note="di Teluk Sari")
        project.codebook.add_actor("Menteri Siti Rahma", member_of="Pemerintah")
        project.codebook.add_issue("tambak", definition="Izin tambak baru.", parent="laut")
        for first in range(0, ARTICLES, 8):
            numbers = range(first, first + 8)
            project.add_articles([new_article(text_of(n), title=f"Judul {n}", language="id") for n in numbers])
        for article in project.articles():
            tag_some(project, article.id)
        project.edit_article(1, note="selesai")
        project.undo()


def tag_some(project: Project, article: int) -> None:
    text = project.article(article).text
    for words, actor, stance in ((FIRST, "Menteri Siti Rahma", "oppose"), (SECOND, "Nelayan Muara", "support")):
        start = text.index(words)
        note = f"lihat {article}"
        project.tag(
            article, "statement", start, start + len(words), actor=actor, issue="tambak", stance=stance, note=note
        )


@dataclass(frozen=True)
class Original:
    """The sound project: its bytes, its rows, and the pages that each article and each annotation is on."""

    data: bytes
    rows: Dump
    homes: dict[tuple[str, int], frozenset[int]]

    @property
    def size(self) -> int:
        return Pages(self.data).size

    @property
    def pages(self) -> int:
        return len(self.data) // self.size


class Watched(Pages):
    """Pages that remember which of them were looked at."""

    def __init__(self, data: bytes) -> None:
        self.seen: set[int] = set()
        super().__init__(data)

    def page(self, number: int) -> bytes:
        self.seen.add(number)
        return super().page(number)


def original_at(path: Path) -> Original:
    build(path)
    with closing(outside(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    data = path.read_bytes()
    homes = {
        (table, row): home for table in ("article", "annotation") for row, home in homes_of(Watched(data), roots[table])
    }
    return Original(data, dump(path), homes)


def homes_of(pages: Watched, root: int) -> Iterator[tuple[int, frozenset[int]]]:
    tree = Tree(pages, root)
    assert list(tree.rows())
    for number in tree.pages:
        if pages.kind(number) == TABLE_LEAF:
            page = pages.page(number)
            for start in _cells(page, _head(number), 8):
                pages.seen = {number}
                yield pages._cell(page, start, TABLE_LEAF).id, frozenset(pages.seen)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    found = original_at(tmp_path_factory.mktemp("sound") / "study.sikap")
    assert len(found.rows["article"]) == ARTICLES
    assert len(found.rows["annotation"]) == TAGS
    assert Counter(table for table, _ in found.homes) == {"article": ARTICLES, "annotation": TAGS}
    assert any(len(home) > 2 for home in found.homes.values())
    return found


@dataclass
class Saved:
    """How many articles and annotations whose pages were not touched are in the new file, to the letter."""

    files: int = 0
    refused: int = 0
    untouched: int = 0
    there: int = 0
    damaged: int = 0
    told: int = 0  # tags of damaged pages that are there all the same

    def __iadd__(self, other: "Saved") -> "Saved":
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def zeroed(original: Original, number: int) -> bytes:
    return replaced(original, number, bytes(original.size))


def noisy(original: Original, number: int) -> bytes:
    return replaced(original, number, random.Random(number).randbytes(original.size))


def replaced(original: Original, number: int, page: bytes) -> bytes:
    start = (number - 1) * original.size
    return original.data[:start] + page + original.data[start + original.size :]


def scattered(original: Original, seed: int) -> tuple[bytes, set[int]]:
    """Some bytes anywhere are other ones; and the pages they are on."""
    chance = random.Random(seed)
    data = bytearray(original.data)
    places = [chance.randrange(len(data)) for _ in range(chance.choice((1, 3, 20, 100)))]
    for place in places:
        data[place] ^= chance.randrange(1, 256)
    return bytes(data), {place // original.size + 1 for place in places}


def judge(original: Original, data: bytes, damaged: set[int], folder: Path) -> Saved:
    """Rescue a damaged file; assert all that must be so."""
    path, out = folder / "study.sikap", folder / "new.sikap"
    path.write_bytes(data)
    out.unlink(missing_ok=True)
    there = {file.name: file.read_bytes() for file in folder.iterdir()}
    try:
        rescue(path, out)
    except SikapError:
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == there
        return Saved(files=1, refused=1)
    new = {file.name: file.read_bytes() for file in folder.iterdir() if file != out}
    assert new == there, "the damaged file was written to, or something was left beside it"
    return compare(original, out, damaged)


def compare(original: Original, out: Path, damaged: set[int]) -> Saved:
    with Project.open(out) as project:
        assert project.check() == []
    rows = {table: {row[0]: row for row in found} for table, found in dump(out, ("article", "annotation")).items()}
    saved = Saved(files=1)
    for table in rows:
        for row in original.rows[table]:
            same = rows[table].get(row[0]) == row
            if original.homes[table, int(str(row[0]))] & damaged:
                saved.damaged += 1
                saved.told += same
            else:
                saved.untouched += 1
                saved.there += same
                assert same, f"{table} {row[0]} is not on a damaged page, and is not what it was"
    return saved


# Damage


def roots(original: Original) -> dict[str, int]:
    schema = [row.values for row in Tree(Pages(original.data), 1).rows()]
    return {str(name): int(str(root)) for kind, name, _, root, _ in schema if kind == "table" and root}


@pytest.mark.no_cover
def test_a_page_that_holds_others_together_takes_none_of_them_with_it(original: Original, tmp_path: Path) -> None:
    held = roots(original)
    schema = [child for child, _ in Pages(original.data).children(1)]
    total = Saved()
    for number in {1, schema[0], *(root for name, root in held.items() if name in original.rows)}:
        total += judge(original, zeroed(original, number), {number}, tmp_path)
    for number in (1, held["article"]):
        total += judge(original, noisy(original, number), {number}, tmp_path)
    assert total.files == 2 + 13 + 2
    assert total.refused == 0
    assert total.there == total.untouched == total.files * (ARTICLES + TAGS)


@pytest.mark.no_cover
@pytest.mark.parametrize("damage", [zeroed, noisy])
def test_a_page_that_is_lost_takes_nothing_with_it_that_is_not_on_it(
    original: Original, tmp_path: Path, damage: Callable[[Original, int], bytes]
) -> None:
    total = Saved()
    for number in random.Random(damage.__name__).sample(range(2, original.pages + 1), 6):
        total += judge(original, damage(original, number), {number}, tmp_path)
    assert (total.files, total.refused) == (6, 0)
    assert total.there == total.untouched > 5 * (ARTICLES + TAGS)


@pytest.mark.no_cover
@pytest.mark.parametrize("eighths", [1, 4, 7])
def test_of_a_file_that_was_cut_off_all_that_is_before_the_cut_is_saved(
    original: Original, tmp_path: Path, eighths: int
) -> None:
    cut = len(original.data) * eighths // 8 + 100
    whole = cut // original.size
    saved = judge(original, original.data[:cut], set(range(whole + 1, original.pages + 1)), tmp_path)
    assert saved.there == saved.untouched
    assert saved.refused == 0 or not any(max(home) <= whole for home in original.homes.values())


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(4))
def test_bytes_that_are_wrong_here_and_there_spoil_only_what_they_are_in(
    original: Original, tmp_path: Path, seed: int
) -> None:
    data, damaged = scattered(original, seed)
    saved = judge(original, data, damaged, tmp_path)
    assert saved.refused == 0
    assert saved.there == saved.untouched > 0


def test_what_sqlite_says_of_damage_may_be_no_text(original: Original, tmp_path: Path) -> None:
    data = original.data.replace(b"CREATE TABLE article (", b"CREATE TABLE artic\xfd\xfd (")
    assert data != original.data
    (tmp_path / "looked at.sikap").write_bytes(data)
    with pytest.raises(DamagedProject):
        look(tmp_path / "looked at.sikap")
    saved = judge(original, data, set(), tmp_path)
    assert (saved.refused, saved.there) == (0, ARTICLES + TAGS)


@pytest.mark.no_cover
@pytest.mark.parametrize("length", [16, 100, 4096, 12_288])
def test_without_its_header_and_schema_a_file_still_tells_its_rows(
    original: Original, tmp_path: Path, length: int
) -> None:
    damaged = set(range(1, -(-length // original.size) + 1))
    saved = judge(original, b"\xff" * length + original.data[length:], damaged, tmp_path)
    assert saved.there == saved.untouched > ARTICLES + TAGS - 60


def test_what_was_committed_to_the_log_is_saved_though_the_header_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    build(path)
    source, copies = tmp_path / "live", tmp_path / "damaged"
    source.mkdir()
    copies.mkdir()
    live = source / "study.sikap"
    path.rename(live)
    with Project.open(live) as project:
        project.add_articles([new_article(text_of(n), title=f"Judul {n}") for n in (100, 101)])
        project.untag(1)
        wanted = dump(live)
        data, log = live.read_bytes(), (source / "study.sikap-wal").read_bytes()
    assert len(log) > 20_000
    for name, body in (("whole", data), ("headless", bytes(5000) + data[5000:])):
        folder = copies / name
        folder.mkdir()
        (folder / "study.sikap").write_bytes(body)
        (folder / "study.sikap-wal").write_bytes(log)
        rescued = rescue(folder / "study.sikap", copies / f"{name}.sikap")
        assert sorted(file.name for file in folder.iterdir()) == ["study.sikap", "study.sikap-wal"]
        assert (folder / "study.sikap-wal").read_bytes() == log
        found = dump(copies / f"{name}.sikap")
        for table in ("article", "annotation", "link", "actor", "actor_alias", "issue", "coder", "block", "sentence"):
            assert found[table] == wanted[table], (name, table)
        assert (rescued.articles, rescued.tags) == (ARTICLES + 2, TAGS - 1)


def test_an_article_whose_row_is_gone_is_put_together_again_from_its_sentences(
    original: Original, tmp_path: Path
) -> None:
    rows = {int(str(row[0])): row for row in original.rows["article"]}
    homes = {row: home for (table, row), home in original.homes.items() if table == "article"}
    page = next(min(home) for home in homes.values() if len(home) == 1)
    gone = [row for row, home in homes.items() if page in home]
    path, out = tmp_path / "study.sikap", tmp_path / "new.sikap"
    path.write_bytes(zeroed(original, page))
    rescued = rescue(path, out)
    count = next(count for count in rescued.tables if count.table == "article")
    assert (count.found, count.kept, count.lost) == (ARTICLES - len(gone), ARTICLES - len(gone), len(gone))
    assert rescued.articles == ARTICLES
    with Project.open(out) as project:
        for article in gone:
            assert project.article(article).text == rows[article][12]
            assert project.article(article).title == f"? {article}"
            assert len(project.annotations(article)) == 6


@pytest.mark.no_cover
def test_a_text_that_is_torn_keeps_its_title_and_is_mended_from_its_sentences(
    original: Original, tmp_path: Path
) -> None:
    rows = {int(str(row[0])): row for row in original.rows["article"]}
    long = next((row, home) for (table, row), home in original.homes.items() if table == "article" and len(home) > 2)
    leaf = next(page for page in long[1] if Pages(original.data).kind(page) == TABLE_LEAF)
    for damage in (zeroed, noisy):
        for page in long[1] - {leaf}:
            path, out = tmp_path / "study.sikap", tmp_path / f"{damage.__name__}{page}.sikap"
            path.write_bytes(damage(original, page))
            rescue(path, out)
            with Project.open(out) as project:
                assert project.article(long[0]).title == rows[long[0]][2]
                assert project.article(long[0]).text == rows[long[0]][12]


def test_undo_goes_on_where_the_history_is_whole_and_stops_where_it_is_not(original: Original, tmp_path: Path) -> None:
    path, out = tmp_path / "study.sikap", tmp_path / "new.sikap"
    tree = Tree(Pages(original.data), roots(original)["history_row"])
    homes = {row.id: 0 for row in tree.rows()}
    leaves = sorted(
        (min(row.id for row in Pages(original.data).rows(page)[0]), page)
        for page in tree.pages
        if Pages(original.data).kind(page) == TABLE_LEAF
    )
    first, page = leaves[len(leaves) // 2]
    assert 1 < first < max(homes)
    path.write_bytes(zeroed(original, page))
    rescued = rescue(path, out)
    assert any("can no longer be undone" in str(mend) for mend in rescued.mends)
    with Project.open(out, coder="rani") as project:
        assert len(project.steps()) == len(original.rows["history_step"])
        assert len(project.articles()) == ARTICLES
        undone = 0
        while project.undo() is not None:
            undone += 1
        assert 0 < undone < len(original.rows["history_step"])
        assert project.check() == []


def test_a_row_that_is_lost_ends_undo_only_where_it_was_touched(original: Original, tmp_path: Path) -> None:
    path, out = tmp_path / "study.sikap", tmp_path / "new.sikap"
    path.write_bytes(zeroed(original, roots(original)["actor_alias"]))
    rescued = rescue(path, out)
    assert [str(mend) for mend in rescued.mends] == ["What could not be read of actor_alias: 1."]
    assert not rescued.is_whole
    with Project.open(out, coder="rani") as project:
        for _ in range(2 * ARTICLES + len(range(0, ARTICLES, 8))):
            assert project.undo() is not None
        assert project.articles() == []
        assert project.check() == []


def test_what_says_nothing_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    for name, data in (("noise", random.Random(1).randbytes(40_000)), ("zeros", bytes(40_000)), ("short", b"SQLite")):
        path = tmp_path / f"{name}.sikap"
        path.write_bytes(data)
        with pytest.raises(DamagedProject, match="Nothing of a Sikap project"):
            rescue(path, tmp_path / "new.sikap")
    with closing(outside(tmp_path / "other.sikap")) as connection:
        connection.execute("CREATE TABLE cake(name TEXT)")
    with pytest.raises(DamagedProject, match="Nothing of a Sikap project"):
        rescue(tmp_path / "other.sikap", tmp_path / "new.sikap")
    assert not (tmp_path / "new.sikap").exists()
    assert len(list(tmp_path.iterdir())) == 4


def test_nothing_is_ever_replaced_and_a_missing_file_is_said_so(original: Original, tmp_path: Path) -> None:
    path, out = tmp_path / "study.sikap", tmp_path / "new.sikap"
    path.write_bytes(original.data)
    out.write_bytes(b"mine")
    with pytest.raises(BadFile, match="is there already"):
        rescue(path, out)
    assert out.read_bytes() == b"mine"
    with pytest.raises(BadProject, match="There is no file"):
        rescue(tmp_path / "none.sikap", tmp_path / "other.sikap")


def test_a_file_of_a_newer_sikap_is_not_cut_down_to_what_is_known_here(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    sql(path, "PRAGMA user_version = 99")
    with pytest.raises(BadProject, match="newer Sikap"):
        rescue(path, tmp_path / "new.sikap")


@pytest.mark.parametrize("calls", [1, 10, 20])
def test_a_rescue_that_is_stopped_leaves_nothing(original: Original, tmp_path: Path, calls: int) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(zeroed(original, 1))
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == calls:
            raise Cancelled

    with pytest.raises(Cancelled):
        rescue(path, tmp_path / "new.sikap", report=report)
    assert [file.name for file in tmp_path.iterdir()] == ["study.sikap"]
    assert all(0 <= done <= total for done, total in told)


# Sound files


def rescued_dump(path: Path, out: Path) -> tuple[Rescued, Dump]:
    before = path.read_bytes()
    rescued = rescue(path, out)
    assert path.read_bytes() == before
    with Project.open(out) as project:
        assert project.check() == []
    return rescued, dump(out)


def test_a_sound_project_comes_out_as_it_is(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    rescued, rows = rescued_dump(path, tmp_path / "new.sikap")
    assert rows == original.rows
    assert rescued.mends == ()
    assert rescued.is_whole
    assert {count.table: count.kept for count in rescued.tables} == {name: len(found) for name, found in rows.items()}
    with Project.open(tmp_path / "new.sikap", coder="rani") as project:
        assert project.next_undo() == "Tag as statement"
        assert project.undo() is not None
        made = project.add_article("Satu lagi.")
        assert made.id == max(int(str(row[0])) for row in original.rows["article"]) + 1


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("headless", [False, True])
def test_every_format_comes_out_in_todays(tmp_path: Path, number: int, headless: bool) -> None:
    data = (FILES / "projects" / f"format_{number}.sikap").read_bytes()
    wanted, path = tmp_path / "migrated.sikap", tmp_path / "study.sikap"
    wanted.write_bytes(data)
    Project.open(wanted).close()
    path.write_bytes(bytes(16) + data[16:] if headless else data)
    rescued, rows = rescued_dump(path, tmp_path / "new.sikap")
    assert rows == dump(wanted)
    assert len(rows["annotation"]) == rescued.tags == 17


def test_a_number_that_was_given_is_not_given_again(tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    with Project.create(path) as project:
        first = project.add_article("Satu.").id
        last = project.add_article("Dua.").id
        project.delete_article(last)
    rescue(path, tmp_path / "new.sikap")
    with Project.open(tmp_path / "new.sikap") as project:
        assert project.add_article("Tiga.").id == last + 1 > first


def test_a_file_that_strangers_have_altered_comes_out_clean_with_all_rows(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    sql(
        path,
        "ALTER TABLE article ADD COLUMN secret TEXT DEFAULT 'x'",
        "ALTER TABLE annotation ADD COLUMN double INTEGER GENERATED ALWAYS AS (id * 2)",
        "CREATE TABLE theirs(a, b)",
        "INSERT INTO theirs VALUES (1, 2)",
        "CREATE VIEW spy AS SELECT text FROM article",
        "DROP VIEW claims",
        "CREATE TRIGGER evil AFTER INSERT ON annotation BEGIN DELETE FROM article; END",
        "DROP TRIGGER history_link_insert",
        "CREATE INDEX more ON article(title)",
    )
    with pytest.raises(AlteredProject):
        Project.open(path)
    rescued, rows = rescued_dump(path, tmp_path / "new.sikap")
    assert rows == original.rows
    assert rescued.is_whole
    (mend,) = rescued.mends
    for name in ("article", "annotation", "theirs", "spy", "claims", "evil", "history_link_insert", "more"):
        assert name in str(mend)


FAULTS = {
    "a quote off its place": (
        """UPDATE annotation SET "start" = "start" + 3, "end" = "end" + 3 WHERE id = 1""",
        "put back on their words: 1",
    ),
    "a quote that is nowhere": (
        """UPDATE annotation SET quote = 'kata yang tidak ada di sini' WHERE id = 1""",
        "they wait among the tags that have lost their words: 1",
    ),
    "a dangling link": ("UPDATE link SET annotation_id = 99999 WHERE id = 1", "Links that tied nothing together"),
    "a link of two articles": (
        "UPDATE link SET statement_id = (SELECT max(id) - 5 FROM annotation) WHERE id = 1",
        "Links",
    ),
    "no sentences": ("DELETE FROM sentence WHERE article_id = 3", "split into sentences again: 1"),
    "no blocks": ("DELETE FROM block WHERE article_id = 3", "paragraphs were found anew: 1"),
    "a block too far": ("""UPDATE block SET "end" = "end" + 9000 WHERE id = 2""", "paragraphs were found anew: 1"),
    "no coder": ("DELETE FROM coder", "named but missing were made anew"),
    "no actor": ("DELETE FROM actor WHERE name = 'Nelayan Muara'", "named but missing were made anew"),
    "no issue": ("DELETE FROM issue WHERE name = 'tambak'", "named but missing were made anew"),
    "a search that knows nothing": ("DELETE FROM article_search_docsize", ""),
    "an unfinished step": ("UPDATE history_step SET state = 'open' WHERE id = 5", "can no longer be undone"),
    "a circle": ("UPDATE actor SET member_of = 3 WHERE id = 2", ""),
    "a setting": ("UPDATE setting SET value = '{'", "Settings and details"),
    "origins": ("UPDATE article SET origins = 'x' WHERE id = 1", "Settings and details"),
    "a format": ("UPDATE block SET format = '[]' WHERE id = 1", "Settings and details"),
    "half a step": ("DELETE FROM history_row WHERE id = (SELECT max(id) - 3 FROM history_row)", ""),
    "a history of nothing": ("UPDATE history_row SET old = 'x' WHERE operation = 'update'", ""),
    "a NUL": ("UPDATE article SET note = 'a' || char(0) || 'b' WHERE id = 1", ""),
    "an alias twice": (
        "INSERT INTO actor_alias(actor_id, name, key) SELECT 1, name, key FROM actor WHERE id = 2",
        "Aliases that were",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_project_comes_out_sound_and_says_what_was_mended(
    original: Original, tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    statement, said = FAULTS[fault]
    sql(path, statement)
    rescued, rows = rescued_dump(path, tmp_path / "new.sikap")
    assert said in "\n".join(map(str, rescued.mends))
    assert rescued.articles == ARTICLES
    assert rescued.tags + rescued.orphans == TAGS
    assert [row[12] for row in rows["article"]] == [row[12] for row in original.rows["article"]]
    assert sorted(str(row[1]) for row in (*rows["annotation"], *rows["orphan"])) == sorted(
        str(row[1]) for row in original.rows["annotation"]
    )


def test_an_article_of_which_only_tags_are_left_keeps_their_words_at_their_places(
    original: Original, tmp_path: Path
) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    sql(path, "DELETE FROM article WHERE id = 2", "DELETE FROM sentence WHERE article_id = 2")
    rescued, _ = rescued_dump(path, tmp_path / "new.sikap")
    with Project.open(tmp_path / "new.sikap") as project:
        article = project.article(2)
        tags = project.annotations(2)
    assert len(tags) == 6
    assert all(article.text[tag.start : tag.end] == tag.text for tag in tags)
    assert LOST in article.text
    assert "could not be read: 1" in "\n".join(map(str, rescued.mends))


def test_where_sentence_and_quote_agree_against_the_text_they_are_right(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    sql(path, "UPDATE article SET text = replace(text, 'Siti Rahma menolak', 'Siti Rahmo menolak') WHERE id = 2")
    rescued, rows = rescued_dump(path, tmp_path / "new.sikap")
    assert rows["article"][1][12] == original.rows["article"][1][12]
    assert rows["annotation"] == original.rows["annotation"]
    assert "put together again" in "\n".join(map(str, rescued.mends))


# A look


def test_a_look_finds_damage_and_lets_a_sound_project_be(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "study.sikap"
    path.write_bytes(original.data)
    with Project.open(path) as project:
        look(path)
        assert len(project.articles()) == ARTICLES
    path.write_bytes(zeroed(original, roots(original)["sentence"]))
    with pytest.raises(DamagedProject):
        look(path)


def every_damage(original: Original) -> Iterator[tuple[str, bytes, set[int]]]:
    for number in range(1, original.pages + 1):
        yield "page zeroed", zeroed(original, number), {number}
        yield "page of noise", noisy(original, number), {number}
    for eighths in range(1, 8):
        cut = len(original.data) * eighths // 8
        yield "cut off", original.data[:cut], set(range(cut // original.size + 1, original.pages + 1))
    for seed in range(200):
        yield ("bytes wrong", *scattered(original, seed))
    for seed in range(60):
        chance = random.Random(seed)
        gone = {chance.randrange(1, original.pages + 1) for _ in range(original.pages // 6)}
        data = bytearray(original.data)
        for number in gone:
            data[(number - 1) * original.size : number * original.size] = chance.randbytes(original.size)
        yield "one page in six", bytes(data), gone


def main() -> None:
    totals: dict[str, Saved] = {}
    with TemporaryDirectory() as name:
        original = original_at(Path(name) / "sound.sikap")
        folder = Path(name) / "work"
        folder.mkdir()
        which = islice(every_damage(original), 0, None, int(sys.argv[1]) if len(sys.argv) > 1 else 1)
        for number, (kind, data, damaged) in enumerate(which):
            total = totals.setdefault(kind, Saved())
            try:
                total += judge(original, data, damaged, folder)
            except (AssertionError, UnicodeError, sqlite3.Error) as error:
                print(number, kind, sorted(damaged)[:5], repr(error))
            sys.stdout.flush()
    for kind, total in totals.items():
        print(kind, total)


if __name__ == "__main__":
    main()
