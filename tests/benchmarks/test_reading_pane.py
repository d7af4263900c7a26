"""How fast an article opens, takes a mark and scrolls. Run by `pytest tests/benchmarks`; texts are generated."""

import random
import time
from collections.abc import Callable
from itertools import cycle
from statistics import median
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from reader.model import Annotation, AnnotationId, Article, ArticleId, Block, Kind, Sentence, Stance, Status
from ui import theme
from ui.reading_pane import ReadingPane

WORDS = (
    *("menteri", "nelayan", "tanggul", "laut", "rencana", "itu", "kata", "warga", "dan", "akan", "tidak", "mendukung"),
    *("menolak", "pemerintah", "kemarin", "besok", "di", "dengan", "karena", "harga", "kapal", "jalur", "kepada"),
)
ARTICLE = ArticleId(1)
Made = tuple[Article, list[Block], list[Sentence], list[Annotation]]


def made(characters: int, marks: int) -> Made:
    """An article of paragraphs of five sentences, and marks of all kinds spread over it evenly."""
    dice = random.Random(7)
    parts: list[str] = []
    sentences: list[Sentence] = []
    blocks: list[Block] = []
    at = first = 0
    while at < characters or len(sentences) % 5:
        said = " ".join(dice.choices(WORDS, k=dice.randint(7, 22))).capitalize() + "."
        sentences.append(Sentence(len(sentences) + 1, ARTICLE, len(sentences) + 1, at, at + len(said), False, said))
        parts += [said, " " if len(sentences) % 5 else "\n"]
        at += len(said) + 1
        if len(sentences) % 5 == 0:
            blocks.append(Block(first, at - 1))
            first = at
    text = "".join(parts)[:-1]
    article = Article(ARTICLE, "guid", "Judul", "Harian", "", None, "", "id", Status.NEW, "", "", "", text)
    return article, blocks, sentences, spread(text, sentences, marks)


def spread(text: str, sentences: list[Sentence], count: int) -> list[Annotation]:
    """A statement, an actor and a position in one sentence after another, evenly over the text, in its order."""
    dice = random.Random(11)
    found: list[Annotation] = []
    for nth in range(-(-count // 3)):
        sentence = sentences[nth * 3 * len(sentences) // count]
        middle = dice.randint(sentence.start + 8, sentence.end - 8)
        for kind, start, end in (
            (Kind.STATEMENT, sentence.start, sentence.end),
            (Kind.ACTOR, sentence.start, middle - 4),
            (Kind.POSITION, middle, sentence.end - 1),
        ):
            found.append(mark(len(found) + 1, kind, start, end, text))
    return found[:count]


def mark(number: int, kind: Kind, start: int, end: int, text: str) -> Annotation:
    return Annotation(
        id=AnnotationId(number),
        guid=str(number),
        article_id=ARTICLE,
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        actor_id=None,
        actor=None,
        issue_id=None,
        issue=None,
        stance=Stance.OPPOSE if number % 2 else None,
        note="",
        coder="rani",
        created_at="",
        modified_at="",
    )


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ReadingPane:
    theme.apply(qapp, theme.load("light"))
    shown = ReadingPane()
    qtbot.addWidget(shown)
    exposed(qtbot, shown)
    return shown


def exposed(qtbot: QtBot, widget: QTextBrowser) -> None:
    widget.resize(1000, 900)
    with qtbot.waitExposed(widget):
        widget.show()


def paint(widget: QTextBrowser) -> None:
    """Paint all of it now."""
    widget.viewport().repaint()


def paint_what_changed() -> None:
    QApplication.processEvents()


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def note_ratio(benchmark: BenchmarkFixture, others: list[float]) -> None:
    stats: Any = benchmark.stats
    benchmark.extra_info["ratio"] = round(stats.stats.median / median(others), 2)


SIZES = [(3_000, 100), (1_000_000, 10_000), (5_000_000, 100_000)]


@pytest.mark.parametrize(("characters", "marks"), SIZES)
def test_first_paint_of_an_article(
    qtbot: QtBot, pane: ReadingPane, benchmark: Any, characters: int, marks: int
) -> None:
    """Beside the same text in a plain QTextBrowser of the same face, turn by turn: `ratio` in the extra columns."""
    made_once = made(characters, marks)
    plain = QTextBrowser()
    qtbot.addWidget(plain)
    exposed(qtbot, plain)
    plain.setFont(theme.serif(pane.text_size()))

    def open_plain() -> None:
        plain.setPlainText(made_once[0].text)
        paint(plain)

    def open_pane() -> None:
        pane.show_article(*made_once)
        paint(pane)

    others: list[float] = []
    benchmark.pedantic(open_pane, setup=lambda: others.append(timed(open_plain)), rounds=15, warmup_rounds=2)
    note_ratio(benchmark, others)
    plain.clear()
    pane.show_article(None, (), (), ())


@pytest.fixture
def long_read(qtbot: QtBot, pane: ReadingPane) -> list[Sentence]:
    """The pane shows an article of 1 MB with 10,000 marks, laid out to its end, in the middle."""
    article, blocks, sentences, annotations = made(1_000_000, 10_000)
    pane.show_article(article, blocks, sentences, annotations)
    qtbot.waitUntil(pane._is_laid_out, timeout=20_000)
    pane.set_sentence(sentences[4000])
    paint_what_changed()
    return sentences


def test_a_mark_among_ten_thousand_comes_and_goes(
    pane: ReadingPane, long_read: list[Sentence], benchmark: BenchmarkFixture
) -> None:
    here = long_read[4001]
    one = mark(999_999, Kind.STATEMENT, here.start, here.end, here.text)

    def come_and_go() -> None:
        pane.update_annotations([], [one])
        paint_what_changed()
        pane.update_annotations([one.id], [])
        paint_what_changed()

    benchmark(come_and_go)


@pytest.mark.usefixtures("long_read")
def test_a_page_among_ten_thousand_marks_scrolls(pane: ReadingPane, benchmark: Any) -> None:
    bar = pane.verticalScrollBar()
    bar.setValue(0)
    frames: list[float] = []

    def page() -> None:
        bar.setValue(bar.value() + bar.pageStep() if bar.value() < bar.maximum() - bar.pageStep() else 0)
        frames.append(timed(paint_what_changed))

    benchmark.pedantic(page, rounds=300, warmup_rounds=1)
    benchmark.extra_info["frame_p95_ms"] = round(sorted(frames)[int(len(frames) * 0.95)] * 1000, 2)


def test_the_sentence_cursor_moves(pane: ReadingPane, long_read: list[Sentence], benchmark: BenchmarkFixture) -> None:
    walk = cycle(long_read)

    def step() -> None:
        pane.set_sentence(next(walk))
        paint_what_changed()

    benchmark(step)
