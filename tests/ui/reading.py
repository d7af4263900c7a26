"""An article, marks on it and a pane that shows it, and what a person does there with the mouse."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from reader.markup import from_markdown, from_plain
from reader.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Block,
    Kind,
    Sentence,
    Stance,
    Status,
)
from reader.sentences import segment
from ui import theme
from ui.reading.reading_pane import ReadingPane

TITLE = "Nelayan Menolak Tanggul Laut"
TEXT = "\n".join(
    (
        TITLE,
        "Bupati Wulan Hadi mengatakan proyek itu tidak bisa ditunda lagi. “Kami mendukung penuh tanggul ini,” ujarnya.",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Ketua Serikat Nelayan, Abdul Karim, menilai pemerintah tidak pernah bertanya. “Kami menolak,” katanya.",
    )
)
Free = Qt.KeyboardModifier.NoModifier


def article(text: str, title: str = TITLE, source: str = "Harian Ranai", language: str = "id") -> Article:
    return Article(
        id=ArticleId(1),
        guid="guid",
        title=title,
        source=source,
        author="",
        published="2024-05-14",
        url="",
        language=language,
        status=Status.NEW,
        note="",
        created_at="",
        modified_at="",
        text=text,
    )


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    found = [(block, span) for block in blocks for span in segment(text[block.start : block.end], "id")]
    return [
        Sentence(
            n,
            ArticleId(1),
            n,
            block.start + a,
            block.start + b,
            _is_furniture(block, text),
            text[block.start + a : block.start + b],
        )
        for n, (block, (a, b)) in enumerate(found, 1)
    ]


def _is_furniture(block: Block, text: str) -> bool:
    return text[block.start : block.end].startswith("SCROLL")


def mark(kind: Kind, quote: str, number: int, stance: Stance | None = None, text: str = TEXT) -> Annotation:
    start = text.index(quote)
    return Annotation(
        id=AnnotationId(number),
        guid=f"guid{number}",
        article_id=ArticleId(1),
        kind=kind,
        start=start,
        end=start + len(quote),
        text=quote,
        actor_id=None,
        actor="Wulan Hadi" if kind is Kind.ACTOR else None,
        issue_id=None,
        issue=None,
        stance=stance,
        note="",
        coder="rani",
        created_at="",
        modified_at="",
    )


STATEMENT = mark(Kind.STATEMENT, "Bupati Wulan Hadi mengatakan proyek itu tidak bisa ditunda lagi.", 1)
ACTOR = mark(Kind.ACTOR, "Bupati Wulan Hadi", 2)
NAME = mark(Kind.ACTOR, "Wulan Hadi", 3)
POSITION = mark(Kind.POSITION, "Kami menolak", 4, Stance.OPPOSE)
MARKS = [STATEMENT, ACTOR, NAME, POSITION]


@contextmanager
def open_pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    """A pane that shows the article, has the focus, and stands on the second sentence."""
    theme.apply(qapp, theme.load("light"))
    made = ReadingPane()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    show(made, TEXT, MARKS)
    made.set_sentence(made.sentence_at(STATEMENT.start))
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    theme.apply(qapp, theme.load("light"))


def show(
    pane: ReadingPane, text: str, marks: Sequence[Annotation] = (), *, markdown: bool = False, title: str = TITLE
) -> None:
    text, blocks = (from_markdown if markdown else from_plain)(text)
    pane.show_article(article(text, title), blocks, sentences(text, blocks), marks)


def selected(pane: ReadingPane) -> str:
    span = pane.selection()
    return pane._article.text[span.start : span.end] if span and pane._article else ""


def at(pane: ReadingPane, index: int) -> QPoint:
    """The middle of a letter in the viewport."""
    left, right = pane._page.point(index), pane._page.point(index + 1, trailing=True)
    middle = QPointF((left.x() + right.x()) / 2, left.center().y())
    return (middle - QPointF(0, pane.verticalScrollBar().value())).toPoint()


def click(qtbot: QtBot, pane: ReadingPane, index: int) -> None:
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at(pane, index))


def drag(qtbot: QtBot, pane: ReadingPane, start: QPoint, end: QPoint, how: Qt.KeyboardModifier = Free) -> None:
    view = pane.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    move(pane, (start + end) / 2, how)
    move(pane, end, how)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def move(pane: ReadingPane, to: QPoint, how: Qt.KeyboardModifier = Free, held: bool = True) -> None:
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    place = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, pane.viewport().mapToGlobal(place), Qt.MouseButton.NoButton, buttons, how
    )
    QApplication.sendEvent(pane.viewport(), event)


def picture(pane: ReadingPane) -> QImage:
    return pane.viewport().grab().toImage()


def has(image: QImage, colour: QColor, left: int, top: int, right: int, bottom: int) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(left, right) for y in range(top, bottom))


def long_article() -> str:
    return "\n".join(f"Kalimat nomor {n} berbicara tentang rencana yang sama seperti kemarin." for n in range(300))


def wheel(area: QAbstractScrollArea, turned: QPoint) -> None:
    """Turn the wheel over it with Ctrl held; 120 is a notch."""
    place, nothing = QPointF(20, 40), Qt.MouseButton.NoButton
    ctrl, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    far = QPointF(area.viewport().mapToGlobal(QPoint(20, 40)))
    QApplication.sendEvent(area.viewport(), QWheelEvent(place, far, QPoint(), turned, nothing, ctrl, phase, False))
