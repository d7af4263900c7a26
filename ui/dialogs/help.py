"""The help: pages of Markdown in the window's language, listed at the left, searched by their words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QSettings, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import resources
from ui import theme
from ui.dialogs.help_search import Found, Section, search, sections
from ui.dialogs.help_view import HelpView
from ui.keymap import Keys, action_named, notice, present, sign
from ui.keymap import words as words_of
from ui.language import ENGLISH, language, tr
from ui.reading.type_setting import size_of
from ui.rows import HeldRows, RowList
from ui.screen import resize_within
from ui.search_pane import HitRow

PAGES = (
    *("start", "keys", "import", "tagging", "claims", "codebook", "correct", "find", "claims_table", "export"),
    *("safe", "access", "command_line", "analysis", "glossary", "whats_new"),
)
TEXT_SIZES = (9.0, 10.0, 11.5, 13.0, 14.5, 16.0, 18.0, 21.0, 24.0)  # points
USUAL_SIZE = 11.5
LIST_WIDTH = 264  # pixels
KEYS = "keys"  # the page that tells the keys as they are
NAMED = r"\{(\w+)\}"
PAD, TIGHT = 6, 2  # pixels in tables; the keys are to be seen at a glance
FIRST_COLUMN = "26%"


@dataclass(frozen=True, slots=True)
class Page:
    """One help page: its file's name without `.md`, its first heading, its Markdown."""

    name: str
    title: str
    text: str


class Place(NamedTuple):
    """Where a person was: a page, and how far it was scrolled."""

    page: str
    scrolled: int


class HelpWindow(QDialog):
    """Stays open beside the work. A link to another page opens it; an address on the web is only shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sikap help"))
        resize_within(self, 980, 700)
        self.pages = {page.name: page for page in pages(language())}
        self.page = PAGES[0]
        self.search = QLineEdit(clearButtonEnabled=True)
        self.list, self.results, self.browser = QListWidget(), RowList(), HelpView()
        self.back, self.forward = QToolButton(), QToolButton()
        self._left = QStackedWidget()
        self._found = HeldRows(_spoken, self)
        self._past: list[Place] = []
        self._future: list[Place] = []
        self._section = 0
        self._stale = True
        self._size = size_of(str(QSettings().value("help text size", "")), USUAL_SIZE)
        self._name()
        self._lay_out()
        self._connect()
        self._show(Place(PAGES[0], 0))

    def open(self, page: str = PAGES[0]) -> None:
        """Bring the window to the front with this page."""
        self.turn_to(page)
        self.show()
        self.raise_()
        self.activateWindow()

    def turn_to(self, page: str, section: int = 0) -> None:
        """Show a page from one of its headings on; for one that does not exist, the first."""
        name = page if page in self.pages else PAGES[0]
        if name != self.page:
            self._past.append(self._place())
            self._future.clear()
        self._show(Place(name, 0), section)

    def filter(self, words: str) -> None:
        """List the sections that hold every word instead of the pages; without words the pages again."""
        self._found.hold(search(self._sections, words))
        self.results.say_when_empty(
            tr("Nothing found in the help. Try fewer words, or only the beginning of a word. Esc shows all pages.")
        )
        self._left.setCurrentWidget(self.results if words.split() else self.list)
        if words.split():
            self.results.setCurrentIndex(self._found.index(0))
            self._tell(len(self._found.held))
        else:
            self.browser.mark(())

    def go_back(self) -> None:
        """To the place before this one."""
        self._turn(self._past, self._future)

    def go_forward(self) -> None:
        """On again, after going back."""
        self._turn(self._future, self._past)

    def size_text(self, by: int) -> None:
        """One step larger or smaller; 0: the usual size."""
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - self._size))
        index = TEXT_SIZES.index(nearest) + by if by else TEXT_SIZES.index(USUAL_SIZE)
        self._size = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, index))]
        QSettings().setValue("help text size", self._size)
        self._paint_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: first back from what was looked for, then away."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_size"):
            self._draw_icons()
            self._paint_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_out()

    @cached_property
    def _sections(self) -> list[list[Section]]:
        return [sections(page.name, page.text) for page in self.pages.values()]

    def _name(self) -> None:
        self.search.setPlaceholderText(tr("Search the help"))
        self.search.setAccessibleName(tr("Search the help"))
        self.search.setToolTip(tr("Words to look for in all pages (Ctrl+F)"))
        self.list.setAccessibleName(tr("Help pages"))
        self.results.setAccessibleName(tr("Found in the help"))
        self.results.setToolTip(tr("Enter opens the page at the place, Esc shows all pages."))
        for button, words, keys in (
            (self.back, tr("Back"), "Alt+Left"),
            (self.forward, tr("Forward"), "Alt+Right"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({sign(keys)})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._draw_icons()

    def _draw_icons(self) -> None:
        self.back.setIcon(theme.icon("back"))
        self.forward.setIcon(theme.icon("forward"))

    def _lay_out(self) -> None:
        for page in self.pages.values():
            item = QListWidgetItem(page.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        self.results.setModel(self._found)
        self.results.setItemDelegate(_SectionRow(self.results))
        head, left, whole = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        head.setSpacing(2)
        for part in (self.back, self.forward, self.search):
            head.addWidget(part)
        for pane in (self.list, self.results):
            self._left.addWidget(pane)
            pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addLayout(head)
        left.addWidget(self._left)
        whole.addLayout(left)
        whole.addWidget(self.browser, stretch=1)
        self._left.setFixedWidth(LIST_WIDTH)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.search.setFocus()

    def _connect(self) -> None:
        notice.keys_changed.connect(self._tell_keys)
        self.list.currentItemChanged.connect(self._choose)
        self.search.textChanged.connect(self.filter)
        self.search.returnPressed.connect(self._open_result)
        self.results.clicked.connect(self._open_result)
        self.browser.anchorClicked.connect(self._follow)
        self.browser.size_requested.connect(self.size_text)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.results.on_key(Qt.Key.Key_Return, self._open_result)
        self.results.on_key(Qt.Key.Key_Enter, self._open_result)
        for keys, deed in self._keys():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for key, step in ((Qt.Key.Key_Down, self._next), (Qt.Key.Key_Up, self._previous)):
            in_field = QShortcut(QKeySequence(key), self.search, context=Qt.ShortcutContext.WidgetShortcut)
            in_field.activated.connect(step)

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("Ctrl+F", self._go_to_search),
            ("/", self._go_to_search),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+=", self._enlarge),
            ("Ctrl++", self._enlarge),
            ("Ctrl+-", self._reduce),
            ("Ctrl+0", self._reset_size),
        )

    # What is looked for

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """The next or previous one in the list below the field, which keeps the focus."""
        shown = self._left.currentWidget()
        if isinstance(shown, QListWidget):
            shown.setCurrentRow(max(0, min(shown.count() - 1, shown.currentRow() + by)))
        elif self._found.held:
            row = self.results.currentIndex().row() + by
            self.results.setCurrentIndex(self._found.index(max(0, min(len(self._found.held) - 1, row))))

    def _open_result(self) -> None:
        """Turn to the section that is chosen, with the words marked in its page."""
        row = self.results.currentIndex().row()
        if not self.search.text().split() or not 0 <= row < len(self._found.held):
            return
        section = self._found.held[row].section
        self.turn_to(section.page, section.number)
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, count: int) -> None:
        if QAccessible.isActive():
            told = tr("{n} places found", n=count) if count else self.results.accessibleDescription()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, told))

    # What is shown

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.turn_to(str(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.search.clear()
            self.turn_to(Path(link.path()).stem)

    def _turn(self, from_: list[Place], to: list[Place]) -> None:
        if from_:
            to.append(self._place())
            self._show(from_.pop())

    def _place(self) -> Place:
        return Place(self.page, self.browser.verticalScrollBar().value())

    def _show(self, place: Place, section: int = 0) -> None:
        self.page, self._section = place.page, section
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(list(self.pages).index(place.page))
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        self._read_out()
        if place.scrolled:
            self.browser.verticalScrollBar().setValue(place.scrolled)

    def _read_out(self) -> None:
        """Show the page that is chosen: at once, or when the window is next seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        body = html(text_of(self.page, language()), TIGHT if self.page == KEYS else PAD)
        self.browser.show_html(body, self._size * theme.scale())
        self.browser.mark(self.search.text().split())
        self.browser.go_to(self._section)

    def _tell_keys(self) -> None:
        """Other keys were chosen."""
        vars(self).pop("_sections", None)
        if self.page == KEYS:
            self._paint_again()

    def _enlarge(self) -> None:
        self.size_text(1)

    def _reduce(self) -> None:
        self.size_text(-1)

    def _reset_size(self) -> None:
        self.size_text(0)

    def _paint_again(self) -> None:
        """In other colours or letters; what was at the top stays there."""
        block, share = self.browser.reading_place()
        self._read_out()
        if not self._stale:
            self.browser.go_back_to(block, share)


class _SectionRow(HitRow):
    def head(self, hit: Any) -> tuple[str, str, bool]:
        return hit.name, "", True


def pages(language: str) -> list[Page]:
    """The help in a language; a page that it lacks comes in English."""
    return [_page(name, text_of(name, language)) for name in PAGES]


def text_of(page: str, language: str) -> str:
    """The Markdown of a page as it is shown and searched: in this language, or else in English."""
    files = [resources.path(f"help/{folder}/{page}.md") for folder in (language, ENGLISH)]
    text = next(file for file in files if file.is_file()).read_text(encoding="utf-8")
    return with_keys(text) if page == KEYS else text


def with_keys(text: str) -> str:
    """A page with the present keys in the place of the names of actions, {undo}, and below it those that it lacks."""
    keys = present()
    named = set(re.findall(NAMED, text))
    more = [name for name, has in keys.items() if has and name not in named]
    head = f"| {tr('Key')} | {tr('Does')} |\n|---|---|\n"
    rows = "".join(f"| {{{name}}} | {words_of(action_named(name))} |\n" for name in more)
    table = f"\n## {tr('Keys of your own')}\n\n{head}{rows}" if more else ""
    return "\n".join(_line_with_keys(line, keys) for line in (text + table).split("\n"))


def _line_with_keys(line: str, keys: Mapping[str, Keys]) -> str:
    """In a sentence the menu stands for an action without a key; a table says that there is none."""

    def told(name: str) -> str:
        return _in_markdown(keys[name]) if keys[name] or line.startswith("|") else _in_menu(name)

    return re.sub(NAMED, lambda name: told(name[1]), line)


def html(markdown: str, pad: int = PAD) -> str:
    """Markdown as HTML that a QTextBrowser shows well; `pad` is around what is in a table, in pixels."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    table = str(body).replace("<table>", f'<table cellspacing="0" cellpadding="{pad}" width="100%">')
    table = table.replace("</code></td>", "</code>&nbsp;</td>")  # a line as high as those with words
    return table.replace("<tr>\n<th>", f'<tr>\n<th width="{FIRST_COLUMN}">')


def _in_menu(name: str) -> str:
    action = action_named(name)
    return f"*{tr(action.menu).replace('&', '')} → {words_of(action)}*"


def _in_markdown(keys: Keys) -> str:
    codes = [f"`` {key} ``" if key == "`" else f"`{key}`".replace("|", r"\|") for key in map(sign, keys)]
    return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), codes) if codes else tr("no key")


def _page(name: str, text: str) -> Page:
    return Page(name, text.partition("\n")[0].removeprefix("# "), text)


def _spoken(found: Found) -> str:
    """A result for a screen reader."""
    return f"{found.name}, {found.snippet}"
