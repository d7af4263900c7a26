"""Finding which of 1,000 new articles repeat one of 100,000 that are stored, through the project's own door."""

import time
from collections.abc import Iterator, Sequence

from reader.model import NewArticle
from reader.project import Project
from reader.reprints import sketch
from tests.benchmarks.bench import Bench
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import MILLISECONDS, SECONDS, Figure, at_most, figure, seconds
from tests.benchmarks.projects import ARTICLE, rows_of

STORED, NEW, LETTERS, SKETCHES = 100_000, 1000, 3000, 100
FURNITURE = "\nDapatkan kabar pilihan setiap hari dari redaksi kami dengan bergabung di grup pesan yang gratis."


def run(bench: Bench) -> Iterator[Figure]:
    texts = [new.text for new in Corpus(3).articles(SKETCHES, LETTERS)]
    took = 1000 * seconds(lambda: [sketch(text) for text in texts]) / SKETCHES
    yield figure("sketch of 3 KB", took, MILLISECONDS, at_most(1))
    stored, new = bench.size(STORED), bench.size(NEW)
    with Project.create(bench.folder / "large.sikap") as project:
        copied = _fill(project, stored, new // 2)
        some = [_reprint(article) for article in copied] + [_fresh(a) for a in Corpus(4).articles(new // 2, LETTERS)]
        for count, asked in ((0, []), (1, some[:1]), (len(some), some)):
            begun = time.perf_counter()
            found = project.reprints(asked)
            what = f"reprints: {count:,} new articles against {stored:,}"
            yield figure(what, time.perf_counter() - begun, SECONDS, at_most(5))
    assert [bool(reprint) for reprint in found] == [number < len(copied) for number in range(len(some))]


def _fill(project: Project, stored: int, kept: int) -> Sequence[NewArticle]:
    """The articles of the corpus with their sketches; returns some of them."""
    first: list[NewArticle] = []
    connection = project._connection
    connection.execute("BEGIN")
    for number, new in enumerate(Corpus().articles(stored, LETTERS), start=1):
        text = new.text + FURNITURE
        connection.execute(ARTICLE, rows_of(number, new)[0])
        connection.execute("UPDATE article SET text = ?, sketch = ? WHERE id = ?", (text, sketch(text), number))
        if len(first) < kept:
            first.append(new)
    connection.execute("COMMIT")
    return first


def _reprint(of: NewArticle) -> NewArticle:
    """With another beginning, and without its last paragraph."""
    text = of.text[of.text.index(" ", 300) : -300]
    return _fresh(of, f"KOTA LINTANG (KABAR) - Ini awal yang lain dari berita itu.\n{text}")


def _fresh(new: NewArticle, text: str = "") -> NewArticle:
    text = text or new.text + FURNITURE
    return NewArticle(text, (), (), sketch=sketch(text))
