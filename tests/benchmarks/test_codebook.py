"""Merging, renaming, splitting and deleting entries that 10,000 annotations are coded with, and taking it back.

Hold: each under 2 s, with undo. Importing a codebook of as many lines is timed beside them.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader import Kind, Project
from reader.formats.codebook import read_codebook, write_codebook

TAGS, ENTRIES = 10_000, 5_000
SENTENCE = "Pemerintah daerah menyatakan rencana itu tetap berjalan meskipun ditolak banyak nelayan. "


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """TAGS mentions of one actor, TAGS positions on one issue; another actor and issue without any."""
    with Project.create(tmp_path / "large.sikap") as made:
        made.add_article((SENTENCE * 5 + "\n") * (TAGS // 5), language="id")
        made.codebook.add_actor("Pemda")
        made.codebook.add_issue("rencana")
        for kind, coded in ((Kind.ACTOR, {"actor": "pemerintah"}), (Kind.POSITION, {"issue": "proyek"})):
            made.tag(1, kind, 0, 18, **coded)
        yield _multiplied(made)


@pytest.mark.timeout(300)
def test_merge_rename_split_and_delete_with_undo(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    book = project.codebook
    half = [annotation.id for annotation in book.annotations("actor", 2)][: TAGS // 2]
    assert book.uses("actor")[2] == book.uses("issue")[2] == TAGS
    times: dict[str, list[float]] = {}
    for name, verb in {
        "merge actors": lambda: book.merge("actor", 1, [2]),
        "merge issues": lambda: book.merge("issue", 1, [2]),
        "rename an actor": lambda: book.edit_actor(2, name="Pemerintah Daerah"),
        "split off half": lambda: book.split("actor", 2, "Dinas Kelautan", half),
        "delete an actor": lambda: book.delete("actor", [2]),
    }.items():
        times[name] = [_timed(verb), _timed(project.undo), _timed(project.redo)]
        project.undo()
        assert book.uses("actor")[2] == book.uses("issue")[2] == TAGS
    times["preview of a merge"] = [_timed(lambda: book.preview_merge("actor", 1, [2]))]
    times["first 50 of its tags"] = [_timed(lambda: book.annotations("actor", 2, limit=50))]
    times["examples of an issue"] = [_timed(lambda: book.examples(2))]
    with capsys.disabled():
        for name, (done, *turned) in times.items():
            again = "".join(f", {turn} {1000 * t:.0f}" for turn, t in zip(("undo", "redo"), turned, strict=False))
            print(f"\n{TAGS} annotations, {name}: {1000 * done:.0f} ms{again}", end="")
        print()


@pytest.mark.timeout(300)
def test_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    above = ["", *(f"nama {n // 10}" for n in range(1, ENTRIES))]
    lines = "".join(f"actor,nama {n},person,n{n}|sebutan {n},{parent}\n" for n, parent in enumerate(above))
    (tmp_path / "in.csv").write_text(f"entry,name,type,aliases,member_of\n{lines}", "utf-8")
    with Project.create(tmp_path / "codebook.sikap") as project:
        rows = read_codebook(tmp_path / "in.csv")
        first = _timed(lambda: project.codebook.import_rows(rows))
        again = _timed(lambda: project.codebook.import_rows(rows))
        written = _timed(lambda: write_codebook(tmp_path / "out.csv", project.actors(), project.issues()))
        undo = _timed(project.undo)
        assert project.actors() == []
    with capsys.disabled():
        print(f"\n{ENTRIES} lines: import {first:.2f} s, again {again:.2f}, undo {undo:.2f}, export {written:.2f}")


def _timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _multiplied(project: Project) -> Project:
    """Each of the two tags TAGS times, as another program could write them."""
    outside = sqlite3.connect(project.path, isolation_level=None)
    columns = 'kind, "start", "end", quote, actor_id, issue_id, article_id, coder_id, created_at, modified_at'
    outside.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {TAGS - 1})"
        f" INSERT INTO annotation(guid, {columns}) SELECT hex(randomblob(16)), {columns} FROM annotation, n"
    )
    outside.close()
    return project
