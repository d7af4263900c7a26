"""Searching 100,000 articles of 2 KB, key by key as somebody types, through the project's own door.

Hold: the first 50 hits, with their snippets and places, in p95 at most 50 ms. `find_in` is timed on a text of 5 MB.
"""

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import pytest

from reader.project import Project
from reader.search import find_in

ARTICLES, WORDS, SEARCHES = 100_000, 240, 60
SYLLABLES = (
    *("ba", "ca", "da", "ga", "ja", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wa", "bi", "di", "gi", "ji", "ki"),
    *("li", "mi", "ni", "pi", "ri", "si", "ti", "bu", "du", "gu", "ku", "lu", "mu", "nu", "pu", "ru", "su", "tu", "be"),
    *("de", "ke", "le", "me", "ne", "pe", "re", "se", "te", "bo", "do", "ko", "lo", "mo", "no", "po", "ro", "so", "to"),
    *("nga", "nya", "ang", "eng", "ing", "ung", "ong"),
)
COMMON = (
    *("yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "tidak", "akan", "dalam", "juga"),
    *("telah", "oleh", "kata", "para", "sebagai", "bahwa", "menteri", "pemerintah", "presiden", "harga", "rakyat"),
)
BEGINNINGS = ("me", "mem", "men", "meng", "pe", "pem", "pen", "peng", "di", "ber", "ter", "se", "ke", "")


def vocabulary(chance: random.Random) -> list[str]:
    """Words that look Indonesian, the common ones first: roots of two or three syllables, with their affixes."""
    words = []
    for _ in range(4000):
        root = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))) + chance.choice(("", "n", "ng", "r", "s"))
        words.append(root)
        words += (before + root + chance.choice(("", "kan", "an", "i")) for before in chance.sample(BEGINNINGS, 2))
    chance.shuffle(words)
    return [*COMMON, *dict.fromkeys(words)]


def texts(words: Sequence[str], count: int, length: int, chance: random.Random) -> Iterator[str]:
    """Texts of so many words, as unevenly frequent as those of a language."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    for _ in range(count):
        yield " ".join(chance.choices(words, cum_weights=weights, k=length))


def typed(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """What stands in the field after each key, for words, several words and phrases of every frequency."""
    for number in range(SEARCHES):
        some = [words[int(len(words) ** chance.random()) - 1] for _ in range(1 + number % 3)]
        whole = f'"{" ".join(some)}"' if number % 4 == 3 else " ".join(some)
        start = len(whole) if whole.startswith('"') else 1
        yield from (whole[:end] for end in range(start, len(whole) + 1))


@pytest.mark.timeout(900)
def test_search_as_you_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    words = vocabulary(chance)
    with Project.create(tmp_path / "large.sikap") as project:
        begun = time.perf_counter()
        _fill(project, words, chance)
        filled = time.perf_counter() - begun
        took: dict[str, list[float]] = {}
        for search in typed(words, chance):
            begun = time.perf_counter()
            hits = project.search(search)
            took.setdefault(_sort(search), []).append(time.perf_counter() - begun)
            assert len(hits) <= 50
    took["all keys"] = [seconds for times in took.values() for seconds in times]
    with capsys.disabled():
        print(f"\n{ARTICLES:,} articles of about {WORDS * 8.5 / 1000:.0f} KB stored and indexed in {filled:.1f} s")
        for sort, times in sorted(took.items()):
            print(f"{sort}: {_figures(times)}")


def test_find_in_a_large_text(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    plain = " ".join(texts(vocabulary(chance), 100, 6000, chance))
    forms = {"ASCII": plain, "with accents and ß": plain.replace("presiden", "préside\u0301nß")}
    for form, text in forms.items():
        times = []
        for words in ("y", "ya", "yang", "yang dan", "tidak ada di sini"):
            begun = time.perf_counter()
            find_in(text, words)
            times.append(time.perf_counter() - begun)
        with capsys.disabled():
            print(f"\n{len(text) / 1e6:.1f} MB, {form}: {_figures(times)}", end="")


def _fill(project: Project, words: Sequence[str], chance: random.Random) -> None:
    sql = "INSERT INTO article(guid, title, created_at, modified_at, text) VALUES (?, ?, '', '', ?)"
    project._connection.execute("BEGIN")
    rows = enumerate(texts(words, ARTICLES, WORDS, chance))
    project._connection.executemany(sql, ((f"a{number}", text[:60], text) for number, text in rows))
    project._connection.execute("COMMIT")


def _sort(search: str) -> str:
    if search.startswith('"'):
        return "phrase"
    *before, last = search.split(" ")
    return f"{'a word and ' if before else ''}{min(len(last), 6)} letters" if last else "a word and a space"


def _figures(times: Sequence[float]) -> str:
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    figures = f"p50 {statistics.median(times) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, most {max(times) * 1000:.1f} ms"
    return f"{figures} ({len(times)})"
