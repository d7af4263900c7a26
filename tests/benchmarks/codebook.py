"""Merging, renaming, splitting and deleting entries that 10,000 annotations are coded with, and taking it back.

Importing a codebook of many lines is timed beside them.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from reader import Kind, Project
from reader.formats.codebook import read_codebook, write_codebook
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, seconds

TAGS, ENTRIES = 10_000, 5_000
SENTENCE = "Pemerintah daerah menyatakan rencana itu tetap berjalan meskipun ditolak banyak nelayan. "


def run(bench: Bench) -> Iterator[Figure]:
    tags = bench.size(TAGS)
    with Project.create(bench.folder / "tagged.sikap") as project:
        _fill(project, tags)
        yield from _verbs(project, tags)
    yield from _import(bench.folder, bench.size(ENTRIES))


def _verbs(project: Project, tags: int) -> Iterator[Figure]:
    book = project.codebook
    half = [annotation.id for annotation in islice(book.annotations("actor", 2), tags // 2)]
    verbs: dict[str, Callable[[], object]] = {
        "merge actors": lambda: book.merge("actor", 1, [2]),
        "merge issues": lambda: book.merge("issue", 1, [2]),
        "rename an actor": lambda: book.edit_actor(2, name="Pemerintah Daerah"),
        "split off half": lambda: book.split("actor", 2, "Dinas Kelautan", half),
        "delete an actor": lambda: book.delete("actor", [2]),
    }
    for name, verb in verbs.items():
        done, undone, redone = (1000 * seconds(turn) for turn in (verb, project.undo, project.redo))
        project.undo()
        assert book.uses("actor")[2] == book.uses("issue")[2] == tags
        yield figure(f"{name}: {tags:,} tags", done, MILLISECONDS, at_most(2000), undo=undone, redo=redone)
    questions: dict[str, Callable[[], object]] = {
        "preview of a merge": lambda: book.preview_merge("actor", 1, [2]),
        "first 50 tags of an actor": lambda: book.annotations("actor", 2, limit=50),
        "examples of an issue": lambda: book.examples(2),
    }
    for name, question in questions.items():
        yield figure(f"{name}: {tags:,} tags", 1000 * seconds(question), MILLISECONDS, at_most(100))


def _import(folder: Path, entries: int) -> Iterator[Figure]:
    above = ["", *(f"nama {n // 10}" for n in range(1, entries))]
    lines = "".join(f"actor,nama {n},person,n{n}|sebutan {n},{parent}\n" for n, parent in enumerate(above))
    (folder / "in.csv").write_text(f"entry,name,type,aliases,member_of\n{lines}", "utf-8")
    with Project.create(folder / "codebook.sikap") as project:
        rows = read_codebook(folder / "in.csv")
        works: dict[str, Callable[[], object]] = {
            "import": lambda: project.codebook.import_rows(rows),
            "import again": lambda: project.codebook.import_rows(rows),
            "export": partial(write_codebook, folder / "out.csv", project.actors(), project.issues()),
            "undo the import": project.undo,
        }
        for name, work in works.items():
            yield figure(f"codebook of {entries:,} lines: {name}", 1000 * seconds(work), MILLISECONDS, at_most(10_000))
        assert project.actors() == []


def _fill(project: Project, tags: int) -> None:
    """So many mentions of one actor, as many positions on one issue; another actor and issue without any."""
    project.add_article((SENTENCE * 5 + "\n") * max(1, tags // 5), language="id")
    project.codebook.add_actor("Pemda")
    project.codebook.add_issue("rencana")
    with project.step("Fill"):
        for kind, coded in ((Kind.ACTOR, {"actor": "pemerintah"}), (Kind.POSITION, {"issue": "proyek"})):
            first = project.tag(1, kind, 0, 18, **coded)
            columns = 'kind, "start", "end", quote, actor_id, issue_id, article_id, coder_id, created_at, modified_at'
            project._connection.execute(
                f"""WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO annotation(guid, {columns}) SELECT hex(randomblob(16)), {columns} FROM annotation, n
                WHERE annotation.id = ?""",
                (tags, first.id),
            )
