"""Many articles into a project at once: the same as one by one, in few statements, all or nothing."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reader import bulk, rows, storing
from reader.errors import Cancelled, NotFound
from reader.model import NewArticle, Origin
from reader.project import Project
from tests.reader.samples import TEXT, Dump, dump, new_article, rich_article

TABLES = ("article", "block", "sentence")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Ani") as made:
        yield made


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 3)


def articles(count: int) -> list[NewArticle]:
    """Short and long ones, plain and dressed, some of which repeat an earlier one."""
    chance, made = Random(count), list[NewArticle]()
    for number in range(count):
        facts: dict[str, Any] = {"title": f"Judul {number}", "guid": f"g{number}"}
        if number and chance.random() < 0.4:
            facts["reprint_of"] = f"g{chance.randrange(number)}"
        new = rich_article() if chance.random() < 0.2 else new_article(TEXT * chance.randint(1, 3))
        made.append(new._replace(published=chance.choice((None, "2024-03-12")), sketch="1", **facts))
    return made


def stored(project: Project) -> Dump:
    """All that is told of an article, but for when and in which order its rows came in."""
    return {
        table: sorted(row[1:10] + row[12:] if table == "article" else row[1:] for row in found)
        for table, found in dump(project, TABLES).items()
    }


@pytest.mark.usefixtures("few_at_once")
def test_articles_come_in_as_they_would_one_by_one(project: Project, tmp_path: Path) -> None:
    new = articles(20)
    project.add_articles(new)
    with Project.create(tmp_path / "lain.sikap") as other:
        for article in new:
            other.add_articles([article])
        assert stored(project) == stored(other)
    assert project.check() == []
    assert len(project.steps()) == 1


def test_what_is_told_of_new_articles_is_what_is_stored(project: Project) -> None:
    dirty = new_article(title="a\0b\r\nc", source="\ufdd0", author="\ud800x", published="2024\0", url="\u2028")
    found = new_article(origins={"title": Origin.FILE, "language": Origin.TEXT}, language="id", guid="g")
    told = project.add_articles([dirty, rich_article(), found, new_article(reprint_of="g")])
    assert told == project.articles()
    assert told[0].title == "ab\nc"


def test_a_hundred_articles_take_few_statements(project: Project) -> None:
    asked = set[str]()  # each statement is told of with its values, and again for each trigger that it runs
    project._connection.set_trace_callback(asked.add)
    project.add_articles([new_article() for _ in range(100)])
    project._connection.set_trace_callback(None)
    stored_rows = {table: len(found) for table, found in dump(project, TABLES).items()}
    for table, count in stored_rows.items():
        assert sum(sql.startswith(f"INSERT INTO {table}(") for sql in asked) == count // 100, table
    assert stored_rows["article"] == 100


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("stop", range(0, 8, 2))
def test_an_import_that_is_stopped_leaves_nothing(project: Project, stop: int) -> None:
    told = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if done == stop:
            raise Cancelled

    before = dump(project)
    with pytest.raises(Cancelled):
        project.add_articles(articles(8), report)
    assert told == [(done, 8) for done in range(stop + 1)]
    assert dump(project) == before


@pytest.mark.usefixtures("few_at_once")
def test_an_article_repeats_only_what_is_there_or_came_before_it(project: Project) -> None:
    new = [new_article(guid=f"g{number}") for number in range(5)]
    project.add_articles([new[0]])
    for first in ("g4", "g5"):  # behind it; itself
        with pytest.raises(NotFound):
            project.add_articles([*new[1:4], new_article(guid="g5", reprint_of=first), new[4]])
    told = project.add_articles([new[1]._replace(reprint_of="g0"), *new[2:], new_article(reprint_of="g1")])
    assert [article.reprint_of for article in told] == [1, None, None, None, 2]


@pytest.mark.usefixtures("few_at_once")
def test_numbers_that_were_given_are_given_to_nobody_else(project: Project) -> None:
    gone = project.add_articles(articles(5))
    project.undo()
    [article] = project.add_articles([new_article()])
    assert article.id == gone[-1].id + 1


def test_undo_takes_all_articles_and_redo_brings_them_back(project: Project) -> None:
    before = dump(project, TABLES)
    project.add_articles(articles(12))
    after = dump(project, TABLES)
    project.undo()
    assert dump(project, TABLES) == before
    project.redo()
    assert dump(project, TABLES) == after


def test_large_texts_come_in_smaller_batches(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "CHARACTERS", len(TEXT) + 1)
    inserted = list[int]()
    insert = bulk.insert

    def counted(connection: object, table: str, columns: object, some: object) -> None:
        waiting = list(some)  # type: ignore[call-overload]
        if table == "article":
            inserted.append(len(waiting))
        insert(connection, table, columns, waiting)  # type: ignore[arg-type]

    monkeypatch.setattr(bulk, "insert", counted)
    project.add_articles([new_article() for _ in range(5)])
    assert inserted == [2, 2, 1]


def test_only_a_block_without_dress_is_written_as_a_plain_one() -> None:
    for block in (*rich_article().blocks, *new_article().blocks):
        assert storing._is_plain(block) == (rows.block_format(block) == "{}")
