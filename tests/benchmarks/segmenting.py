"""Sentences of 100 MB of news: characters a second, and whether a text twice as long takes twice as long."""

from collections.abc import Iterator
from functools import partial

from reader.intake import prepare
from reader.sentences import segment, segment_blocks
from tests.benchmarks.bench import Bench
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import RATE, Figure, at_least, at_most, figure, seconds

CHARACTERS, LETTERS, ROUND = 100_000_000, 3000, 1_000_000
LONG = 8_000_000


def run(bench: Bench) -> Iterator[Figure]:
    yield _news(bench.size(CHARACTERS))
    yield from _one_text(bench.size(LONG))
    yield _prepared(bench.size(ROUND * 3))


def _news(characters: int) -> Figure:
    """Articles of some 3 KB, as they come; made in between, so that memory is not what is measured."""
    news, done, took, found = Corpus(), 0, 0.0, 0
    while done < characters:
        some = list(news.articles(ROUND // LETTERS // 4, LETTERS))
        took += seconds(lambda some=some: [segment(new.text, "id") for new in some])  # type: ignore[misc]
        done += sum(len(new.text) for new in some)
        found += sum(len(new.sentences) for new in some)
    what = f"segmentation of {done / 1e6:,.0f} MB of news, characters"
    return figure(what, done / took, RATE, at_least(1_000_000), sentences=found)


def _one_text(characters: int) -> Iterator[Figure]:
    text = Corpus().article(characters).text
    half = text[: len(text) // 2]
    took = {one: min(seconds(partial(segment, one, "id")) for _ in range(2)) for one in (half, text)}
    yield figure(f"segmentation of one text of {len(text) / 1e6:,.1f} MB, characters", len(text) / took[text], RATE)
    yield figure("segmentation: time for twice the length", took[text] / took[half], "x", at_most(2.2))


def _prepared(characters: int) -> Figure:
    """All that is done to a text before it is stored."""
    texts = [new.text for new in Corpus().articles(max(1, characters // LETTERS), LETTERS)]
    took = seconds(lambda: [prepare(text, language="id") for text in texts])
    spans = [[(block.start, block.end) for block in prepare(text, language="id").blocks] for text in texts]
    least = seconds(lambda: [segment_blocks(t, s, "id") for t, s in zip(texts, spans, strict=True)])
    whole = sum(map(len, texts))
    return figure("prepare an article, characters", whole / took, RATE, floor=whole / least)
