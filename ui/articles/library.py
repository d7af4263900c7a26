"""The library: the project's articles as a list to filter. It shows what it is given and asks for the rest."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from reader.errors import SikapError
from reader.model import ArticleId, ArticleLine, ArticleSummary, Status
from ui.articles.article_rows import COUNTS, LINE, MARGIN, ArticleRow, spoken, tip, title
from ui.articles.shelf import TOGETHER, Shelf, holds, place_of
from ui.filter_button import FilterButton
from ui.keymap import first, notice, signs
from ui.language import tr
from ui.rows import Index, RowList, RowModel, entry, smaller
from ui.theme import current
from ui.words import status_name

if TYPE_CHECKING:
    from reader.search import ArticleFilter, FilterChoices
    from ui.articles.article_filter import ArticleFilterForm

REPEAT_PAUSE = 150  # milliseconds without a repeated key until the article under the cursor is opened
COUNT_PAUSE = 50  # milliseconds from a row that is shown without its counts until they are asked for


class Library(QWidget):
    """The left pane: filter field above, articles below.

    An article is chosen by click or cursor keys (`article_chosen(ArticleId)`); Enter also asks to read it. When the
    chosen article is no longer in what is shown, its neighbour is chosen, and None when nothing is left.
    A button unfolds a form with further conditions: `choices_wanted` is answered with `set_choices`, `filter_changed`
    with `show_only`.
    """

    article_chosen = Signal(object)  # ArticleId | None
    reading_requested = Signal()
    delete_requested = Signal(object)  # ArticleId
    details_requested = Signal(object)  # ArticleId
    status_requested = Signal(object, object)  # ArticleId, Status
    filter_changed = Signal(object)  # ArticleFilter
    choices_wanted = Signal()
    paste_requested = Signal()
    files_dropped = Signal(list)  # list[Path]
    failed = Signal(object)  # SikapError, when articles could not be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: ArticleId | None = None
        self._seen: ArticleId | None = None  # the last one that was chosen from outside and made visible
        self._choices: FilterChoices | None = None
        self._form: ArticleFilterForm | None = None
        self._quiet = False
        self._model = _Articles(self)
        self._view = _View(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ArticleRow(self._view))
        self._filter = QLineEdit()
        self._button = FilterButton()
        self._count = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=REPEAT_PAUSE)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_PAUSE)
        self.setAcceptDrops(True)
        self._name()
        self._lay_out()
        self._connect()
        self._tell()

    def show_articles(self, shelf: Shelf) -> None:
        """Show the articles of a shelf as they are now; choice and scroll position stay."""
        row, scrolled = self._view.currentIndex().row(), self._view.verticalScrollBar().value()
        with_reset = self._model.show(shelf)
        if self._chosen is not None and not self._model.knows(self._chosen):
            self._choose_beside(row)
        elif with_reset:
            self._mark_chosen()
            self._view.verticalScrollBar().setValue(scrolled)
        self._tell()

    def change(self) -> None:
        """Count again what has changed in the articles that are in view, after what else is to be painted now."""
        self._count_soon()

    def show_only(self, articles: Collection[ArticleId] | None) -> None:
        """Show only these, and of them those with the words of the filter field. None: all."""
        self._model.show_only(articles)
        self._mark_chosen()
        self._tell()

    def set_choices(self, choices: "FilterChoices") -> None:
        """What the filter offers to choose from."""
        self._choices = choices
        if self._form is not None:
            self._form.set_choices(choices)

    def is_filter_open(self) -> bool:
        """Whether the form is unfolded, so that its choices are seen."""
        return self._button.isChecked()

    @property
    def filter(self) -> "ArticleFilter":
        """What articles must have to be shown, besides the words of the field."""
        from reader.search import ArticleFilter

        return ArticleFilter() if self._form is None else self._form.filter

    def choose(self, article: ArticleId | None) -> None:
        """Mark this article as the open one, without `article_chosen`. What would hide it is cleared.

        An article that was visible when it was chosen may be hidden later, by words or by a new status.
        """
        if article != self._seen and (article is None or self._model.knows(article)):
            self._seen = article
            if article is not None and self._model.row_of(article) < 0:
                self._filter.clear()
                self._clear_filter()
        self._chosen = article
        self._mark_chosen()

    @property
    def chosen(self) -> ArticleId | None:
        return self._chosen

    def titles(self) -> list[str]:
        """The titles in the list, as filtered."""
        return [self._model.line_of(article).title for article in self._model.articles]

    def neighbour(self, by: int) -> ArticleId | None:
        """The article of the list that comes after (1) or before (-1) the chosen one; at the end the last itself."""
        shown, here = self._model.articles, self._chosen or ArticleId(0)
        place = place_of(here, shown) + (by if by < 0 or holds(shown, here) else by - 1)
        return shown[max(0, min(len(shown) - 1, place))] if shown else None

    def _name(self) -> None:
        self.setAccessibleName(tr("Library"))
        self._filter.setPlaceholderText(tr("Filter articles…"))
        self._filter.setAccessibleName(tr("Filter articles"))
        self._filter.setToolTip(tr("Show only articles with these words in the title or source. Esc shows all."))
        self._filter.setClearButtonEnabled(True)
        self._view.setAccessibleName(tr("Articles"))
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        self._count.setFont(smaller(self.font()))
        self._count.setAccessibleName(tr("Number of articles"))

    def _lay_out(self) -> None:
        self._head = head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 6)
        head.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._filter, 1)
        row.addWidget(self._button)
        head.addLayout(row)
        head.addWidget(self._count)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self._view, 1)
        self.setFocusProxy(self._view)
        self.setTabOrder(self._filter, self._button)
        self.setTabOrder(self._button, self._view)

    def _connect(self) -> None:
        notice.keys_changed.connect(self._tell)
        self._filter.textChanged.connect(self._narrow)
        self._filter.installEventFilter(self)
        self._button.toggled.connect(self._unfold)
        self._view.selectionModel().currentChanged.connect(self._move)
        self._view.clicked.connect(self._settle)
        self._view.doubleClicked.connect(self._read)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.on_key(Qt.Key.Key_Return, self._read)
        self._view.on_key(Qt.Key.Key_Enter, self._read)
        self._view.on_key(Qt.Key.Key_Escape, self._show_more)
        self._view.on_key(Qt.Key.Key_Delete, lambda: self._ask(self.delete_requested))
        self._view.on_key((Qt.Modifier.CTRL | Qt.Key.Key_V).toCombined(), self.paste_requested.emit)
        self._pause.timeout.connect(self._settle)
        self._model.uncounted.connect(self._count_soon)
        self._model.narrowed.connect(self._show_narrowed)
        self._model.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)  # not in the middle of a paint
        self._counting.timeout.connect(self._count_in_view)

    def _narrow(self, text: str) -> None:
        self._model.narrow(text)
        self._show_narrowed()

    def _show_narrowed(self) -> None:
        self._mark_chosen()
        self._tell()

    def _count_soon(self) -> None:
        if not self._counting.isActive():  # or it would never come while a key is held
            self._counting.start()

    def _count_in_view(self) -> None:
        if self._view.isVisible():  # else they are asked for when they are seen
            self._model.count(self._view.rows_in_view())

    def _tell(self) -> None:
        shown, known = len(self._model.articles), len(self._model.known)
        self._count.setText(_count_text(shown, known))
        self._count.setVisible(known > 0)
        self._view.say_when_empty(self._why_empty())
        self._view.setToolTip(
            tr("Enter reads an article, Del removes it, {paste_article} adds one from the clipboard.", **signs())
        )

    def _why_empty(self) -> str:
        if not self._model.known:
            return tr(
                "No articles yet. Paste one with {paste_article}, drop files here, or use File > Open.", **signs()
            )
        if self._model.is_limited and self._filter.text().strip():
            return tr("No article that passes the filter has these words. Press Esc to clear the words.")
        if self._model.is_limited:
            return tr("The filter hides all articles. Press Esc to clear it, or Alt+Down in the field to change it.")
        return tr("No article has these words in its title or source. Press Esc to see all.")

    def _open_filter(self) -> None:
        if self._form is not None and self.is_filter_open():
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        self._button.setChecked(True)

    def _unfold(self, open_it: bool) -> None:
        """Show the form and go to it, or fold it up and go back to the field."""
        if open_it:
            form = self._the_form()
            form.show()
            form.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choices_wanted.emit()
        elif self._form is not None:
            self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.hide()

    def _the_form(self) -> "ArticleFilterForm":
        """Made when it is first needed: the window opens faster without."""
        if self._form is None:
            from ui.articles.article_filter import ArticleFilterForm

            self._form = form = ArticleFilterForm(self)
            if self._choices is not None:
                form.set_choices(self._choices)
            form.filter_changed.connect(self._pass_on)
            form.closed.connect(lambda: self._button.setChecked(False))
            self._head.insertWidget(1, form)
            stops = [self._button, *form.fields.values(), form.clear_button, self._view]
            for one, next_one in pairwise(stops):
                self.setTabOrder(one, next_one)
        return self._form

    def _pass_on(self, where: "ArticleFilter") -> None:
        self._button.show_on(not where.is_empty)
        self.filter_changed.emit(where)

    def _clear_filter(self) -> None:
        """Show what the filter hides, without waiting to be told."""
        self._model.show_only(None)
        if self._form is not None:
            self._form.clear()
        self._tell()

    def _show_more(self) -> None:
        """Esc: take the words away, then the filter."""
        if self._filter.text():
            self._filter.clear()
        else:
            self._clear_filter()
            self._mark_chosen()

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
        return None if row < 0 else self._model.articles[row]

    def _current_line(self) -> ArticleLine | None:
        article = self._current()
        return None if article is None else self._model.line_of(article)

    def _open_menu(self, position: QPoint) -> QMenu:
        statuses = self._status_menu()
        menu = self._view.open_menu(position, self._entries(statuses.menuAction()))
        statuses.setParent(menu, statuses.windowFlags())
        return menu

    def _entries(self, status: QAction) -> list[QAction]:
        read = entry(tr("&Read"), "Enter", self._read)
        details = entry(tr("&Details…"), "", lambda: self._ask(self.details_requested))
        delete = entry(tr("Re&move article"), "Del", lambda: self._ask(self.delete_requested))
        paste = entry(tr("&Paste article"), first("paste_article"), self.paste_requested.emit)
        for action in (read, details, status, delete):
            action.setEnabled(self._current() is not None)
        return [read, *self._first_entry(), details, status, delete, paste]

    def _first_entry(self) -> list[QAction]:
        """For a reprint, the way to the article that it repeats."""
        line = self._current_line()
        first = line.reprint_of if line else None
        show = partial(self.article_chosen.emit, first)
        return [] if first is None else [entry(tr("Show the &first print"), "", show)]

    def _status_menu(self) -> QMenu:
        """A menu in which the status of the article is checked."""
        menu = QMenu(tr("&Status"), self._view)
        line = self._current_line()
        for status in Status:
            action = menu.addAction(status_name(status), partial(self._ask_status, status))
            action.setCheckable(True)
            action.setChecked(line is not None and line.status is status)
        return menu

    def _ask_status(self, status: Status) -> None:
        article = self._current()
        if article is not None:
            self.status_requested.emit(article, status)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._filter and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._filter_key(event)
        if watched is self._filter and event.type() == QEvent.Type.FocusIn:
            self._model.read_words()  # so that they are there when the first letter is typed
        return super().eventFilter(watched, event)

    def _filter_key(self, event: QKeyEvent) -> bool:
        """Esc takes the filter away; Alt+Down unfolds it; Down and Enter go on to the list, if something is in it."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self._filter.text() or self._model.is_limited):
            self._show_more()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_filter()
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
    """The articles that pass the filter. Its words are looked for in title and source, whatever their case.

    Titles are read when they are asked for, counts when `count` is called: a row that is painted says `uncounted`.
    """

    uncounted = Signal()
    narrowed = Signal()  # all titles are read by now, so that all that fit are shown
    failed = Signal(object)  # SikapError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.known: Sequence[ArticleId] = ()
        self.articles: Sequence[ArticleId] = ()
        self._shelf: Shelf | None = None
        self._words: list[str] = []
        self._only: frozenset[ArticleId] | None = None
        self._reading = QTimer(self, interval=0, singleShot=True)
        self._reading.timeout.connect(self._read_on)

    def show(self, shelf: Shelf) -> bool:
        """Take the articles of a shelf as they are now. Returns whether rows came, went or moved."""
        self._shelf, self.known = shelf, shelf.ids
        if self._words:
            self.read_words()
        return self._settle()

    def narrow(self, text: str) -> None:
        """Show what has these words: at first, of very many articles, as far as their titles are read."""
        self._words = text.casefold().split()
        if self._words:
            self.read_words()
        self._settle()

    def read_words(self) -> None:
        """Read titles and sources; of very many articles some now, and the others while nothing else is to be done."""
        if self._shelf is not None and not self._done(self._shelf.read_words):
            self._reading.start()

    def count(self, rows: range) -> None:
        """Count what is in these rows, and show it."""
        articles = self.articles[rows.start : rows.stop]
        if self._shelf is not None and (wanted := self._shelf.uncounted(articles)):
            self._count(articles)
            self.dataChanged.emit(self.index(self.row_of(wanted[0])), self.index(self.row_of(wanted[-1])))

    def show_only(self, articles: Collection[ArticleId] | None) -> None:
        self._only = None if articles is None else frozenset(articles)
        self._settle()

    @property
    def is_limited(self) -> bool:
        """Whether only some articles may be shown, whatever the words."""
        return self._only is not None

    def knows(self, article: ArticleId) -> bool:
        return holds(self.known, article)

    def row_of(self, article: ArticleId) -> int:
        """The article's row, -1 if it is not in the list."""
        return place_of(article, self.articles) if holds(self.articles, article) else -1

    def line_of(self, article: ArticleId) -> ArticleLine:
        """What is said of it without counting; read with the rows around it."""
        return self._line(article, self.row_of(article))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        article = self.articles[index.row()]
        if role == LINE:
            return self._line(article, index.row())
        if role == COUNTS:
            return self._counts(article)
        if role == Qt.ItemDataRole.DisplayRole:
            return title(self._line(article, index.row()))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._in_words(self._line(article, index.row()), role)
        return None

    def _in_words(self, line: ArticleLine, role: int) -> str:
        first = line.reprint_of
        told = tip if role == Qt.ItemDataRole.ToolTipRole else spoken
        original = None if first is None or not self.knows(first) else self.line_of(first)
        return told(line, self._count([line.id]), original)

    def _line(self, article: ArticleId, row: int) -> ArticleLine:
        assert self._shelf is not None
        first = row - row % TOGETHER
        beside = self.articles[first : first + TOGETHER] if row >= 0 else ()
        found = self._done(self._shelf.line, article, beside)
        return found if isinstance(found, ArticleLine) else self._shelf.line(article)

    def _counts(self, article: ArticleId) -> ArticleSummary | None:
        """As they were counted last."""
        assert self._shelf is not None
        if self._shelf.uncounted([article]):
            self.uncounted.emit()
        return self._shelf.counts(article)

    def _count(self, articles: Sequence[ArticleId]) -> ArticleSummary | None:
        """Count these now. Returns what is in the first of them."""
        assert self._shelf is not None
        self._done(self._shelf.count, articles)
        return self._shelf.counts(articles[0])

    def _done(self, read: Callable[..., object], *values: object) -> object:
        """What is read; or, where the file does not give it, nothing, and that is said."""
        try:
            return read(*values)
        except SikapError as error:
            self.failed.emit(error)
            return None

    def _read_on(self) -> None:
        assert self._shelf is not None
        if not self._done(self._shelf.read_words):
            self._reading.start()
        elif self._words:
            self._settle()
            self.narrowed.emit()

    def _settle(self) -> bool:
        fitting = self._fitting()
        moved = fitting is not self.articles and fitting != self.articles
        self.articles = fitting
        if moved:
            self.set_row_count(len(fitting))
        elif fitting:
            self.dataChanged.emit(self.index(0), self.index(len(fitting) - 1))
        return moved

    def _fitting(self) -> Sequence[ArticleId]:
        fitting: Sequence[ArticleId] = self.known
        if self._only is not None:
            fitting = [article for article in fitting if article in self._only]
        if self._words and self._shelf is not None:
            fitting = self._shelf.with_words(fitting, self._words)
        return fitting


class _View(RowList):
    """The list, which knows whether its cursor is being run by a held key and whether files hang over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.repeating = False
        self._dropping = False

    def rows_in_view(self) -> range:
        """The rows of which anything is to be seen."""
        area = self.viewport().rect()
        first, last = self.indexAt(area.topLeft()), self.indexAt(area.bottomLeft())
        end = last.row() + 1 if last.isValid() else self.model().rowCount()
        return range(first.row(), end) if first.isValid() else range(0)

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


def _count_text(shown: int, known: int) -> str:
    if shown != known:
        return tr("{shown} of {n} articles", shown=shown, n=known)
    return tr("1 article") if known == 1 else tr("{n} articles", n=known)


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
