"""Articles come in without a window: as prepared rows, and the whole way from files, as `sikap import` goes it.

The floor is `executemany` of the same rows into bare tables with the same search.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from reader.languages import NO_RULES
from reader.model import NewArticle
from reader.project import Project
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import SECONDS, Figure, figure, seconds, times
from ui.importing.batch import settle
from ui.importing.reading import read_files

ARTICLES, LETTERS, AT_ONCE = 100_000, 2000, 1000
# The project's own tables and their indexes, without what keeps history.
TABLES = ("article", "block", "sentence", "article_search")


def run(bench: Bench) -> Iterator[Figure]:
    count = bench.size(ARTICLES)
    new = list(Corpus().articles(count, LETTERS))
    ours, floor = _store_in_turn(new, bench.folder)
    yield figure(f"store {count:,} prepared articles of 2 KB", ours, SECONDS, times(3), floor=floor)
    texts = _files(new, bench.folder / "berita")
    del new
    yield _whole_way(texts, count, floor, bench.folder)


def _store_in_turn(new: Sequence[NewArticle], folder: Path) -> tuple[float, float]:
    floor = seconds(partial(_store_bare, new, folder / "bare.db"))
    with Project.create(folder / "stored.sikap") as project:
        ours = seconds(partial(project.add_articles, new))
        assert len(project.library()) == len(new)
        counted = project.count_rows("sentences")
    bare = sqlite3.connect(folder / "bare.db")
    assert bare.execute("SELECT count(*) FROM sentence").fetchone()[0] == counted
    bare.close()
    return ours, floor


def _store_bare(new: Sequence[NewArticle], path: Path) -> None:
    """The rows are made on the way, as they must be for a project too."""
    path.unlink(missing_ok=True)
    bare = sqlite3.connect(path, isolation_level=None)
    for sql in ("journal_mode = WAL", "synchronous = FULL"):
        bare.execute(f"PRAGMA {sql}")
    for sql in _schema():
        bare.execute(sql)
    bare.execute("BEGIN IMMEDIATE")
    numbered = enumerate(new, start=1)
    while some := [projects.rows_of(number, article) for number, article in islice(numbered, AT_ONCE)]:
        bare.executemany(projects.ARTICLE, (article for article, _, _ in some))
        bare.executemany(projects.BLOCK, (block for _, blocks, _ in some for block in blocks))
        bare.executemany(projects.SENTENCE, (sentence for _, _, sentences in some for sentence in sentences))
        bare.executemany(
            "INSERT INTO article_search(rowid, title, text, note) VALUES (?, ?, ?, '')",
            ((article[0], article[2], article[-1]) for article, _, _ in some),
        )
    bare.execute("COMMIT")
    bare.close()


def _schema() -> list[str]:
    with Project.in_memory() as project:
        found = project._connection.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name IN (?, ?, ?, ?) AND type <> 'trigger' AND sql IS NOT NULL",
            TABLES,
        )
        return [sql for (sql,) in found]


def _whole_way(texts: Path, count: int, floor: float, folder: Path) -> Figure:
    """By the clock: most of it is done in processes of its own, which have the machine's other processors."""
    with Project.create(folder / "whole.sikap") as project:
        begun = time.perf_counter()
        batch = read_files([texts], {}, NO_RULES)
        read = time.perf_counter()
        project.add_articles(list(settle(batch, NO_RULES)))
        stored = time.perf_counter()
        assert len(project.library()) == count
    what = f"import {count:,} files of 2 KB, all of it"
    return figure(what, stored - begun, SECONDS, floor=floor, read=read - begun, store=stored - read)


def _files(new: Sequence[NewArticle], folder: Path) -> Path:
    for number, article in enumerate(new):
        place = folder / f"{number // AT_ONCE:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"berita-{number:06}.txt").write_text(article.text, "utf-8")
    return folder
