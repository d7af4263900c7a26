"""One page of the help as it is read: its pictures fit the width, words that are looked for are marked."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

import resources
from reader.search import anywhere
from reader.text import TextMap
from ui import theme
from ui.language import tr
from ui.reading.type_setting import step_of
from ui.rows import faded

MARGIN = 28  # pixels
ABOVE = 12  # pixels over a heading that is gone to
DENSITY = 2  # pixels of a picture for one of the page
NIGHT = 0.28  # how much of a bright picture the ground of a dark theme takes, where there is none drawn by night
DARK = "-dark"  # what the name of a picture drawn by night has more
IMAGE = QTextDocument.ResourceType.ImageResource.value
OBJECT = "\ufffc"  # what stands in the text for a picture
_PICTURE = re.compile(r'<p>(<img [^>]*?alt="([^"]+)"[^>]*>)</p>')


class HelpView(QTextBrowser):
    """Shows pages and asks for what a person wants; it follows no link and reads pictures from the help only."""

    size_requested = Signal(int)  # one step larger (1) or smaller (-1)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Help page"))
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self._drawn: dict[str, QImage] = {}  # the pictures of the page as they were drawn, by name

    def show_html(self, html: str, size: float) -> None:
        """Show a page in letters of this size (points), from its beginning."""
        document = self.document()
        document.clear()
        self._drawn.clear()
        document.setDefaultFont(theme.sans(size))
        document.setDefaultStyleSheet(_style(size))
        self.setHtml(_PICTURE.sub(r'<p class="picture">\1</p><p class="caption">\2</p>', html))
        self._fit_pictures()

    def mark(self, words: Sequence[str]) -> None:
        """Mark these words wherever they stand; none: mark nothing."""
        text = self._text()
        positions = TextMap(text)
        found = anywhere(words).finditer(text) if words else iter(())
        self.setExtraSelections([self._marked(*map(positions.to_qt, hit.span())) for hit in found])

    def go_to(self, heading: int) -> None:
        """Scroll to a heading, counted from 0, and on to the first mark behind it that would not be seen there."""
        block = next((b for number, b in enumerate(self._headings()) if number == heading), None)
        if block is None or (heading == 0 and not self.extraSelections()):
            return
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(0 if heading == 0 else round(top) - ABOVE)
        marks = (one.cursor.selectionStart() for one in self.extraSelections())
        cursor = QTextCursor(block)
        cursor.setPosition(next((start for start in marks if start >= block.position()), block.position()))
        self.setTextCursor(cursor)

    def reading_place(self) -> tuple[int, float]:
        """Which block is at the top, counted from 0, and how much of it, as a share, is above that."""
        block = self.cursorForPosition(QPoint(self.viewport().width() // 2, 0)).block()
        box = self.document().documentLayout().blockBoundingRect(block)
        return block.blockNumber(), (self.verticalScrollBar().value() - box.top()) / max(1, box.height())

    def go_back_to(self, block: int, share: float) -> None:
        """Scroll to where `reading_place` was, though letters or widths are others now."""
        layout = self.document().documentLayout()
        layout.documentSize()  # lays out all: until then Qt scrolls only as far as it has come
        box = layout.blockBoundingRect(self.document().findBlockByNumber(block))
        self.verticalScrollBar().setValue(round(box.top() + share * box.height()))

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """A picture of the help, as large as it was drawn; nothing else, and nothing from the network."""
        file = _file(QUrl(name))
        if type != IMAGE or file is None:
            return None
        return self._drawn.setdefault(QUrl(name).toString(), _dressed(file))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if step := step_of(event):
                self.size_requested.emit(step)
            event.accept()
        else:
            super().wheelEvent(event)

    def _text(self) -> str:
        return str(self.document().toRawText())

    def _headings(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                yield block
            block = block.next()

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        marked, cursor, look = QTextEdit.ExtraSelection(), QTextCursor(self.document()), QTextCharFormat()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look.setBackground(faded(theme.current().accent, 0.25))
        marked.cursor, marked.format = cursor, look
        return marked

    def _fit_pictures(self) -> None:
        """Each picture as wide as it was drawn, or as the page is."""
        widest = self.viewport().width() - 2 * MARGIN
        for picture in self._pictures():
            shown: QTextImageFormat = picture.charFormat().toImageFormat()
            self.document().resource(IMAGE, QUrl(shown.name()))  # reads it
            drawn = self._drawn.get(shown.name(), QImage())
            width = max(1, min(drawn.width() // DENSITY, widest))
            if not drawn.isNull() and width != shown.width():
                shown.setWidth(width)
                shown.setHeight(drawn.height() * width // drawn.width())
                scaled = _scaled(drawn, shown.width(), shown.height(), self.devicePixelRatioF())
                self.document().addResource(IMAGE, QUrl(shown.name()), scaled)
                picture.setCharFormat(shown)
        # Else Qt forgets what it has not set yet.
        self.document().markContentsDirty(0, self.document().characterCount())

    def _pictures(self) -> Iterator[QTextCursor]:
        text = self._text()
        positions = TextMap(text)
        for found in re.finditer(OBJECT, text):
            cursor = QTextCursor(self.document())
            cursor.setPosition(positions.to_qt(found.start()))
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            yield cursor


def _file(name: QUrl) -> Path | None:
    """The picture that a page names, such as ../images/en/claims.png."""
    folder = resources.path("help/images")
    file = folder.joinpath(*Path(name.path()).parts[-2:])
    return file if name.isRelative() and file.is_file() else None


def _dressed(file: Path) -> QImage:
    """A picture as it fits the page: drawn by night where that is dark, else on paper of its colour."""
    colours = theme.current()
    by_night = file.with_stem(f"{file.stem}{DARK}")
    if colours.dark and by_night.is_file():
        return QImage(str(by_night)).convertToFormat(QImage.Format.Format_RGB32)
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        if colours.dark:
            painter.fillRect(image.rect(), _see_through(colours.paper, NIGHT))
        else:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(image.rect(), colours.paper)
    finally:
        painter.end()
    return image


def _scaled(drawn: QImage, width: float, height: float, ratio: float) -> QImage:
    """A picture with as many dots as the screen shows of it, in a thin frame: Qt itself leaves out rows of dots."""
    smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    image = drawn.scaled(round(width * ratio), round(height * ratio), *smooth)
    painter = QPainter(image)
    try:
        painter.setPen(QPen(theme.current().rule, 1))
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    finally:
        painter.end()
    return image


def _see_through(colour: QColor, share: float) -> QColor:
    return QColor.fromRgbF(colour.redF(), colour.greenF(), colour.blueF(), share)


def _style(size: float) -> str:
    colours = theme.current()
    mono = ", ".join(f"'{family}'" for family in theme.mono(size).families())
    rule, dim, code, link = (colour.name() for colour in (colours.rule, colours.dim, colours.code, colours.link))
    return (
        f"h1 {{ font-size: {size * 1.9:.1f}pt; font-weight: 600; }}"
        f"h2 {{ font-size: {size * 1.26:.1f}pt; font-weight: 600; margin-top: 22px; }}"
        f"p, li {{ line-height: 135%; }} th {{ color: {dim}; text-align: left; font-weight: 600; }}"
        ".picture { line-height: 100%; margin-top: 10px; margin-bottom: 4px; }"
        f".caption {{ color: {dim}; font-size: {size * 0.88:.1f}pt; margin-top: 0; margin-bottom: 18px; }}"
        f"td, th {{ border-bottom: 1px solid {rule}; vertical-align: top; }}"
        f"code, pre {{ font-family: {mono}; font-size: {size - 1.5:.1f}pt; background-color: {code}; }}"
        f"a {{ color: {link}; text-decoration: none; }}"
    )
