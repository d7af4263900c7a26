"""Finding which of 1,000 new articles repeat one of 100,000 that are stored, through the project's own door.

Hold: a few seconds for all, and a sketch of 3 KB in at most 1 ms.
"""

import random
import time
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reader.model import NewArticle
from reader.project import Project
from reader.reprints import sketch

STORED, NEW, WORDS = 100_000, 1000, 430
SYLLABLES = (
    "ba",
    "ca",
    "da",
    "ga",
    "ja",
    "ka",
    "la",
    "ma",
    "na",
    "pa",
    "ra",
    "sa",
    "ti",
    "bu",
    "de",
    "ke",
    "so",
    "nga",
)
FURNITURE = "Dapatkan kabar pilihan setiap hari dari redaksi kami dengan bergabung di grup pesan yang tersedia gratis."


def vocabulary(chance: random.Random) -> list[str]:
    return list({"".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3)))) for _ in range(8000)})


def story(words: Sequence[str], weights: Sequence[float], chance: random.Random) -> str:
    """About 3 KB in paragraphs, words as unevenly frequent as those of a language, and a site's standing line."""
    some = chance.choices(words, cum_weights=weights, k=WORDS)
    return "\n\n".join([*(" ".join(some[at : at + 60]) for at in range(0, WORDS, 60)), FURNITURE])


def stories(count: int, seed: int) -> list[str]:
    chance = random.Random(7)
    words = vocabulary(chance)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    return [story(words, weights, random.Random(seed + number)) for number in range(count)]


def test_a_sketch_of_3_kb(benchmark: BenchmarkFixture) -> None:
    (text,) = stories(1, 7)
    assert benchmark(sketch, text)


@pytest.mark.timeout(900)
def test_reprints_among_100_000_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = stories(NEW // 2, 0)
    new = [
        f"JAKARTA (KABAR) - Ini awal yang lain dari berita itu.\n\n{text[text.index(' ', 400) : -400]}"
        for text in copied
    ]
    new += stories(NEW - len(new), 10**7)
    with Project.create(tmp_path / "large.sikap") as project:
        _fill(project)
        articles = [NewArticle(text, (), (), sketch=sketch(text)) for text in new]
        for name, some in (
            ("no new article", []),
            ("1 new article", articles[:1]),
            (f"{NEW:,} new articles", articles),
        ):
            begun = time.perf_counter()
            found = project.reprints(some)
            took = time.perf_counter() - begun
            with capsys.disabled():
                print(
                    f"\n{name} against {STORED:,} stored: {took:.2f} s, {len([*filter(None, found)])} reprints", end=""
                )
    assert [bool(reprint) for reprint in found] == [True] * len(copied) + [False] * (NEW - len(copied))


def _fill(project: Project) -> None:
    sql = "INSERT INTO article(guid, title, created_at, modified_at, text, sketch) VALUES (?, ?, '', '', ?, ?)"
    project._connection.execute("BEGIN")
    for start in range(0, STORED, 1000):
        texts = stories(1000, start)
        rows = ((f"a{start + at}", text[:60], text, sketch(text)) for at, text in enumerate(texts))
        project._connection.executemany(sql, rows)
    project._connection.execute("COMMIT")
