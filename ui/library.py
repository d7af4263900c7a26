"""The library: the project's articles as a list to filter. It shows what it is given and asks for the rest."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from reader.model import ArticleId, ArticleSummary, Status
from ui.language import date_text, tr
from ui.rows import (
    BAR,
    ONE_LINE,
    Index,
    RowList,
    RowModel,
    entry,
    joined,
    one_line,
    paint_ground,
    paint_rule,
    smaller,
    wrapped,
)
from ui.theme import current

SUMMARY = Qt.ItemDataRole.UserRole
RING = 15  # pixels
MARGIN = 10  # pixels
REPEAT_PAUSE = 150  # milliseconds without a repeated key until the article under the cursor is opened


class Library(QWidget):
    """The left pane: filter field above, articles below.

    An article is chosen by click or cursor keys (`article_chosen(ArticleId)`); Enter also asks to read it. When the
    chosen article is no longer in what is shown, its neighbour is chosen, and None when nothing is left.
    """

    article_chosen = Signal(object)  # ArticleId | None
    reading_requested = Signal()
    delete_requested = Signal(object)  # ArticleId
    details_requested = Signal(object)  # ArticleId
    paste_requested = Signal()
    files_dropped = Signal(list)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: ArticleId | None = None
        self._quiet = False
        self._model = _Articles(self)
        self._view = _View(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_ArticleRow(self._view))
        self._filter = QLineEdit()
        self._count = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=REPEAT_PAUSE)
        self.setAcceptDrops(True)
        self._name()
        self._lay_out()
        self._connect()
        self._tell()

    def show_articles(self, articles: Sequence[ArticleSummary]) -> None:
        """Show these articles in this order; choice and scroll position stay."""
        row, scrolled = self._view.currentIndex().row(), self._view.verticalScrollBar().value()
        with_reset = self._model.show(articles)
        if self._chosen is not None and not self._model.knows(self._chosen):
            self._choose_beside(row)
        elif with_reset:
            self._mark_chosen()
            self._view.verticalScrollBar().setValue(scrolled)
        self._tell()

    def change(self, articles: Sequence[ArticleSummary]) -> None:
        """Show these articles anew where they stand: for counts that changed by a tag. Others stay as they are."""
        self._model.change(articles)

    def choose(self, article: ArticleId | None) -> None:
        """Mark this article as the open one, without a signal. A filter that would hide it is taken away."""
        self._chosen = article
        if article is not None and self._model.row_of(article) < 0 and self._model.knows(article):
            self._filter.clear()
        self._mark_chosen()

    @property
    def chosen(self) -> ArticleId | None:
        return self._chosen

    def titles(self) -> list[str]:
        """The titles in the list, as filtered."""
        return [article.title for article in self._model.articles]

    def _name(self) -> None:
        self.setAccessibleName(tr("Library"))
        self._filter.setPlaceholderText(tr("Filter articles…"))
        self._filter.setAccessibleName(tr("Filter articles"))
        self._filter.setToolTip(tr("Show only articles with these words in the title or source. Esc shows all."))
        self._filter.setClearButtonEnabled(True)
        self._view.setAccessibleName(tr("Articles"))
        self._view.setToolTip(tr("Enter reads an article, Del removes it, Ctrl+V adds one from the clipboard."))
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        self._count.setFont(smaller(self.font()))
        self._count.setAccessibleName(tr("Number of articles"))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 6)
        head.setSpacing(5)
        head.addWidget(self._filter)
        head.addWidget(self._count)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self._view, 1)
        self.setFocusProxy(self._view)
        self.setTabOrder(self._filter, self._view)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._narrow)
        self._filter.installEventFilter(self)
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.clicked.connect(self._settle)
        self._view.doubleClicked.connect(self._read)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.on_key(Qt.Key.Key_Return, self._read)
        self._view.on_key(Qt.Key.Key_Enter, self._read)
        self._view.on_key(Qt.Key.Key_Escape, self._filter.clear)
        self._view.on_key(Qt.Key.Key_Delete, lambda: self._ask(self.delete_requested))
        self._view.on_key((Qt.Modifier.CTRL | Qt.Key.Key_V).toCombined(), self.paste_requested.emit)
        self._pause.timeout.connect(self._settle)

    def _narrow(self, text: str) -> None:
        self._model.narrow(text)
        self._mark_chosen()
        self._tell()

    def _tell(self) -> None:
        shown, known = len(self._model.articles), len(self._model.known)
        self._count.setText(_count_text(shown, known))
        self._count.setVisible(known > 0)
        if known:
            self._view.say_when_empty(tr("No article has these words in its title or source. Press Esc to see all."))
        else:
            self._view.say_when_empty(
                tr("No articles yet. Paste one with Ctrl+V, drop files here, or use File > Open.")
            )

    def _mark_chosen(self) -> None:
        row = -1 if self._chosen is None else self._model.row_of(self._chosen)
        self._place(row)

    def _place(self, row: int) -> None:
        self._quiet = True
        if row < 0:
            self._view.selectionModel().clear()
        else:
            self._view.setCurrentIndex(self._model.index(row))
        self._quiet = False

    def _choose_beside(self, row: int) -> None:
        """Choose what now stands where the gone article stood."""
        self._chosen = None
        self._place(min(max(row, 0), len(self._model.articles) - 1))
        self._settle()
        if self._chosen is None:
            self.article_chosen.emit(None)

    def _move(self) -> None:
        if self._quiet:
            return
        if self._view.repeating:
            self._pause.start()
        else:
            self._settle()

    def _settle(self) -> None:
        """Tell which article the list's cursor has come to rest on."""
        self._pause.stop()
        article = self._current()
        if article is not None and article != self._chosen:
            self._chosen = article
            self.article_chosen.emit(article)

    def _read(self) -> None:
        self._settle()
        if self._current() is not None:
            self.reading_requested.emit()

    def _ask(self, wish: SignalInstance) -> None:
        article = self._current()
        if article is not None:
            wish.emit(article)

    def _current(self) -> ArticleId | None:
        row = self._view.currentIndex().row()
        return None if row < 0 else self._model.articles[row].id

    def _open_menu(self, position: QPoint) -> QMenu:
        return self._view.open_menu(position, self._entries())

    def _entries(self) -> list[QAction]:
        read = entry(tr("&Read"), "Return", self._read)
        details = entry(tr("&Details…"), "", lambda: self._ask(self.details_requested))
        delete = entry(tr("Re&move article"), "Del", lambda: self._ask(self.delete_requested))
        paste = entry(tr("&Paste article"), "Ctrl+V", self.paste_requested.emit)
        for action in (read, details, delete):
            action.setEnabled(self._current() is not None)
        return [read, details, delete, paste]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._filter and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._filter_key(event.key())
        return super().eventFilter(watched, event)

    def _filter_key(self, key: int) -> bool:
        """Esc empties the filter; Down and Enter go on to the list, if something is in it."""
        if key == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_list()
        else:
            return False
        return True

    def _enter_list(self) -> None:
        if self._model.known and not self._model.articles:
            return  # the words are what has to change
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if self._model.articles and self._current() is None:
            self._view.setCurrentIndex(self._model.index(0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
            self._view.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._view.show_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._view.show_drop(False)
        event.acceptProposedAction()
        self.files_dropped.emit(_files(event.mimeData()))


class _Articles(RowModel):
    """The articles that pass the filter. Filter words are looked for in title and source, whatever their case."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.known: Sequence[ArticleSummary] = ()
        self.articles: Sequence[ArticleSummary] = ()
        self._words: list[str] = []
        self._haystacks: list[str] | None = None

    def show(self, articles: Sequence[ArticleSummary]) -> bool:
        """Take these articles. Returns whether rows came, went or moved."""
        self.known, self._haystacks = list(articles), None
        return self._settle()

    def change(self, articles: Sequence[ArticleSummary]) -> None:
        new = {article.id: article for article in articles}
        self.show([new.get(article.id, article) for article in self.known])

    def narrow(self, text: str) -> None:
        self._words = text.casefold().split()
        self._settle()

    def knows(self, article: ArticleId) -> bool:
        return self.row_of(article) >= 0 or any(known.id == article for known in self.known)

    def row_of(self, article: ArticleId) -> int:
        """The article's row, -1 if it is not in the list."""
        return next((row for row, shown in enumerate(self.articles) if shown.id == article), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        article = self.articles[index.row()]
        if role == SUMMARY:
            return article
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(article)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{_title(article)}\n{_meta(article)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(article)
        return None

    def _settle(self) -> bool:
        fitting = self._fitting()
        moved = len(fitting) != len(self.articles) or any(
            new.id != old.id for new, old in zip(fitting, self.articles, strict=True)
        )
        self.articles = fitting
        if moved:
            self.set_row_count(len(fitting))
        elif fitting:
            self.dataChanged.emit(self.index(0), self.index(len(fitting) - 1))
        return moved

    def _fitting(self) -> Sequence[ArticleSummary]:
        fitting: Sequence[ArticleSummary] = self.known
        if self._words:
            pairs = zip(self._searched(), self.known, strict=True)
            fitting = [article for text, article in pairs if all(word in text for word in self._words)]
        return fitting

    def _searched(self) -> list[str]:
        if self._haystacks is None:
            self._haystacks = [f"{article.title}\n{article.source}".casefold() for article in self.known]
        return self._haystacks


class _View(RowList):
    """The list, which knows whether its cursor is being run by a held key and whether files hang over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.repeating = False
        self._dropping = False

    def show_drop(self, dropping: bool) -> None:
        self._dropping = dropping
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.repeating = event.isAutoRepeat()
        try:
            super().keyPressEvent(event)
        finally:
            self.repeating = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dropping:
            self._paint_drop()

    def _paint_drop(self) -> None:
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(5, 5, -5, -5), 6, 6)
        finally:
            painter.end()


class _ArticleRow(QStyledItemDelegate):
    """Paints how far an article is, its title on up to two lines, and its source, date and count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = option.font
        lines = 2 * QFontMetrics(font).height() + QFontMetrics(smaller(font)).height()
        return QSize(120, lines + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        article: ArticleSummary = index.data(SUMMARY)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option)
            self._paint_row(painter, option, article)
        finally:
            painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, article: ArticleSummary) -> None:
        row: QRect = option.rect
        title_font = option.font
        quiet_font = smaller(title_font)
        line, quiet = QFontMetrics(title_font).height(), QFontMetrics(quiet_font).height()
        text = row.adjusted(BAR + 9 + RING + 9, 0, -MARGIN, 0)
        lines = wrapped(_title(article), title_font, text.width(), 2)
        top = row.top() + (row.height() - line * len(lines) - quiet) // 2
        ring = QRectF(row.left() + BAR + 9, top + (line - RING) / 2 + 0.5, RING, RING)
        _paint_progress(painter, ring, article)
        painter.setFont(title_font)
        painter.setPen(current().text if article.title.strip() else current().dim)
        for number, words in enumerate(lines):
            painter.drawText(QRect(text.left(), top + number * line, text.width(), line), ONE_LINE, words)
        painter.setFont(quiet_font)
        _paint_meta(painter, QRect(text.left(), top + len(lines) * line, text.width(), quiet), article)
        paint_rule(painter, row, text.left())


def spoken(article: ArticleSummary) -> str:
    """An article's row for a screen reader."""
    counts = tr("{tagged} of {sentences} sentences tagged", tagged=article.tagged, sentences=article.sentences)
    state = {Status.NEW: "", Status.IN_WORK: tr("in work"), Status.DONE: tr("done")}[article.status]
    parts = (_title(article), article.source, _date(article), counts, state)
    return ", ".join(part for part in parts if part)


def _title(article: ArticleSummary) -> str:
    return one_line(article.title) or tr("Untitled")


def _date(article: ArticleSummary) -> str:
    return date_text(article.published) if article.published else ""


def _meta(article: ArticleSummary) -> str:
    return joined((one_line(article.source), _date(article)))


def _count_text(shown: int, known: int) -> str:
    if shown != known:
        return tr("{shown} of {n} articles", shown=shown, n=known)
    return tr("1 article") if known == 1 else tr("{n} articles", n=known)


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _paint_meta(painter: QPainter, area: QRect, article: ArticleSummary) -> None:
    """Source and date on the left, shortened if they must be; tagged of all sentences on the right."""
    painter.setPen(current().dim)
    counts = f"{article.tagged}/{article.sentences}"
    metrics = painter.fontMetrics()
    room = area.width() - metrics.horizontalAdvance(counts) - 10
    painter.drawText(area, ONE_LINE, metrics.elidedText(_meta(article), Qt.TextElideMode.ElideRight, room))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, counts)


def _paint_progress(painter: QPainter, ring: QRectF, article: ArticleSummary) -> None:
    """Done: a full disc with a tick. Else a ring, filled as far as the sentences carry tags."""
    theme = current()
    inner = ring.adjusted(1.5, 1.5, -1.5, -1.5)
    if article.status is Status.DONE:
        _paint_done(painter, inner, theme.accent, theme.paper)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.accent if article.tagged else theme.dim, 1.4))
    painter.drawEllipse(inner)
    if article.tagged:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        share = min(1.0, article.tagged / max(article.sentences, 1))
        painter.drawPie(inner.adjusted(2.2, 2.2, -2.2, -2.2), 90 * 16, -round(max(share, 0.06) * 360 * 16))


def _paint_done(painter: QPainter, disc: QRectF, colour: QColor, tick: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(disc.adjusted(-0.7, -0.7, 0.7, 0.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tick, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    corners = ((0.24, 0.52), (0.43, 0.71), (0.76, 0.31))
    painter.drawPolyline([disc.topLeft() + QPointF(x * disc.width(), y * disc.height()) for x, y in corners])
