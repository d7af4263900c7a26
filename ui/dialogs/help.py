"""The help: pages of Markdown in the window's language, listed at the left, searched by their words."""

import re
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import resources
from ui import theme
from ui.keymap import Keys, action_named, changes, present, sign, words
from ui.language import ENGLISH, language, tr

PAGES = (
    *("start", "keys", "import", "tagging", "claims", "codebook", "correct", "find", "claims_table", "export"),
    *("safe", "access", "command_line", "analysis", "glossary", "whats_new"),
)
KEYS = "keys"  # the page that tells the keys as they are
NAMED = r"\{(\w+)\}"
TEXT_SIZE = 11.5  # points
LIST_WIDTH = 220  # pixels
PAGE_MARGIN = 28  # pixels
PAD, TIGHT = 6, 2  # pixels in tables; the keys are to be seen at a glance
FIRST_COLUMN = "26%"


@dataclass(frozen=True, slots=True)
class Page:
    """One help page: its file's name without `.md`, its first heading, its Markdown."""

    name: str
    title: str
    text: str


class HelpWindow(QDialog):
    """Stays open beside the work. A link to another page opens it; an address on the web is only shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sikap help"))
        self.resize(QSize(920, 680))
        self.pages = {page.name: page for page in pages(language())}
        self.search = QLineEdit(placeholderText=tr("Search the help"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Search the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Help pages"))
        self.browser = QTextBrowser(openLinks=False)
        self.browser.setAccessibleName(tr("Help page"))
        self._stale = True
        self._lay_out()
        self._connect()
        self.turn_to(PAGES[0])

    def open(self, page: str = PAGES[0]) -> None:
        """Bring the window to the front with this page."""
        self.turn_to(page)
        self.show()
        self.raise_()
        self.activateWindow()

    def turn_to(self, page: str) -> None:
        """Show a page; for one that does not exist, the first."""
        name = page if page in self.pages else PAGES[0]
        self.list.setCurrentRow(list(self.pages).index(name))

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def filter(self, words: str) -> None:
        """List only the pages that hold every word, and show the first place in the page."""
        found = {name for name, page in self.pages.items() if _holds(page, words)}
        for item in self._items():
            item.setHidden(item.data(Qt.ItemDataRole.UserRole) not in found)
        if found and self.page not in found:
            self.turn_to(next(name for name in self.pages if name in found))
        self._find(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "browser"):
            self._show_page()

    def _lay_out(self) -> None:
        for page in self.pages.values():
            item = QListWidgetItem(page.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        left, whole = QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.search)
        left.addWidget(self.list)
        whole.addLayout(left)
        whole.addWidget(self.browser, stretch=1)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.search.setFixedWidth(LIST_WIDTH)
        self.browser.document().setDocumentMargin(PAGE_MARGIN)

    def _connect(self) -> None:
        changes.made.connect(self._tell_keys)
        self.list.currentItemChanged.connect(self._show_page)
        self.search.textChanged.connect(self.filter)
        self.browser.anchorClicked.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_page()

    def _show_page(self) -> None:
        """Show the page that is chosen: at once, or when the window is next seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        document = self.browser.document()
        document.setDefaultFont(theme.sans(TEXT_SIZE * theme.scale()))
        document.setDefaultStyleSheet(_style())
        self.browser.setHtml(html(self.pages[self.page].text, TIGHT if self.page == KEYS else PAD))

    def _tell_keys(self) -> None:
        self.pages[KEYS] = _read(KEYS, language())
        if self.page == KEYS:
            self._show_page()

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.search.clear()
            self.turn_to(Path(link.path()).stem)

    def _find(self, words: str) -> None:
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        if words.split():
            self.browser.find(words.split()[0])

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def pages(language: str) -> list[Page]:
    """The help in a language; a page that it lacks comes in English."""
    return [_read(name, language) for name in PAGES]


def with_keys(text: str) -> str:
    """A page with the present keys in the place of the names of actions, {undo}, and below it those that it lacks."""
    keys = present()
    named = set(re.findall(NAMED, text))
    more = [name for name, has in keys.items() if has and name not in named]
    head = f"| {tr('Key')} | {tr('Does')} |\n|---|---|\n"
    rows = "".join(f"| {{{name}}} | {words(action_named(name))} |\n" for name in more)
    table = f"\n## {tr('Keys of your own')}\n\n{head}{rows}" if more else ""
    return re.sub(NAMED, lambda name: _in_markdown(keys[name[1]]), text + table)


def html(markdown: str, pad: int = PAD) -> str:
    """Markdown as HTML that a QTextBrowser shows well; `pad` is around what is in a table, in pixels."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    table = str(body).replace("<table>", f'<table cellspacing="0" cellpadding="{pad}" width="100%">')
    return table.replace("<tr>\n<th>", f'<tr>\n<th width="{FIRST_COLUMN}">')


def _read(name: str, language: str) -> Page:
    files = [resources.path(f"help/{folder}/{name}.md") for folder in (language, ENGLISH)]
    text = next(file for file in files if file.is_file()).read_text(encoding="utf-8")
    text = with_keys(text) if name == KEYS else text
    return Page(name, text.partition("\n")[0].removeprefix("# "), text)


def _in_markdown(keys: Keys) -> str:
    codes = [f"`` {key} ``" if key == "`" else f"`{key}`".replace("|", r"\|") for key in map(sign, keys)]
    return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), codes) if codes else tr("no key")


def _holds(page: Page, words: str) -> bool:
    text = re.sub(r"[*`]", "", page.text).casefold()
    return all(word in text for word in words.casefold().split())


def _style() -> str:
    colours = theme.current()
    quiet = (TEXT_SIZE - 1.5) * theme.scale()
    mono = ", ".join(f"'{family}'" for family in theme.mono(TEXT_SIZE).families())
    rule, dim, code, link = (colour.name() for colour in (colours.rule, colours.dim, colours.code, colours.link))
    return (
        f"h1 {{ font-size: 22pt; font-weight: 600; }} h2 {{ font-size: 14.5pt; font-weight: 600; margin-top: 22px; }}"
        f"p, li {{ line-height: 135%; }} th {{ color: {dim}; text-align: left; font-weight: 600; }}"
        f"td, th {{ border-bottom: 1px solid {rule}; vertical-align: top; }}"
        f"code, pre {{ font-family: {mono}; font-size: {quiet}pt; background-color: {code}; }}"
        f"a {{ color: {link}; text-decoration: none; }}"
    )
