"""Every action of the window as data: its words, key, icon, when it can be used, what it calls.

Menus, the keys of the window, the hints in the status bar and the page of keys in the help are made from this one list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from reader.model import Kind
from ui.language import tr
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def always(session: Session) -> bool:
    return True


def has_article(session: Session) -> bool:
    return session.article is not None


def has_tags(session: Session) -> bool:
    return bool(session.annotations)


def can_undo(session: Session) -> bool:
    return session.project.next_undo() is not None


def can_redo(session: Session) -> bool:
    return session.project.next_redo() is not None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `keys` are Qt key names; single keys work while the reading pane has the focus."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    icon: str = ""
    tip: str = ""
    when: Callable[[Session], bool] = always
    run: Callable[["MainWindow"], object] = lambda window: None
    reading: bool = False  # only while the reading pane has the focus
    rule: bool = False  # a line above it in the menu


MENUS = ("&File", "&Edit", "&Tag", "&Go", "&View", "&Help")

ACTIONS = (
    Action(
        "new_project",
        "&New project…",
        ("Ctrl+N",),
        "&File",
        "new_project",
        "Make a new, empty project file.",
        run=lambda w: w.new_project(),
    ),
    Action(
        "open_project",
        "Open &project…",
        ("Ctrl+Shift+O",),
        "&File",
        "open",
        "Open another project file.",
        run=lambda w: w.choose_project(),
    ),
    Action(
        "paste_article",
        "Article from &clipboard",
        ("Ctrl+V",),
        "&File",
        "paste",
        "Make an article of the text in the clipboard.",
        run=lambda w: w.paste_article(),
        rule=True,
    ),
    Action(
        "add_files",
        "&Open articles…",
        ("Ctrl+O",),
        "&File",
        "import",
        "Add articles from text and Markdown files.",
        run=lambda w: w.choose_files(),
    ),
    Action(
        "export",
        "&Export…",
        ("Ctrl+E",),
        "&File",
        "export",
        "Write tags, claims, sentences or articles to a CSV file.",
        run=lambda w: w.export(),
    ),
    Action("quit", "&Quit", ("Ctrl+Q",), "&File", "quit", run=lambda w: w.close(), rule=True),
    Action("undo", "&Undo", ("Ctrl+Z",), "&Edit", "undo", when=can_undo, run=lambda w: w.session.undo()),
    Action("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "&Edit", "redo", when=can_redo, run=lambda w: w.session.redo()),
    Action(
        "copy",
        "&Copy",
        ("Ctrl+C",),
        "&Edit",
        "article",
        "Copy the selected words, or the sentence.",
        has_article,
        lambda w: w.copy(),
        reading=True,
        rule=True,
    ),
    Action(
        "details",
        "Article &details…",
        ("Ctrl+I",),
        "&Edit",
        "details",
        "Title, source, author, date and language of the article.",
        has_article,
        lambda w: w.edit_details(),
    ),
    Action(
        "delete_article",
        "Delete &article",
        (),
        "&Edit",
        "delete",
        "Remove the article with its tags. Undo brings it back.",
        has_article,
        lambda w: w.delete_article(),
    ),
    Action(
        "tag_statement",
        "&Statement",
        ("S",),
        "&Tag",
        "statement",
        "Tag the selected words, or the sentence, as a statement; again: remove.",
        has_article,
        lambda w: w.session.tag(Kind.STATEMENT),
        reading=True,
    ),
    Action(
        "tag_actor",
        "&Actor",
        ("A",),
        "&Tag",
        "actor",
        "Tag the selected words, or the sentence, as an actor; again: remove.",
        has_article,
        lambda w: w.session.tag(Kind.ACTOR),
        reading=True,
    ),
    Action(
        "tag_position",
        "&Position",
        ("P",),
        "&Tag",
        "position",
        "Tag the selected words, or the sentence, as a position; again: remove.",
        has_article,
        lambda w: w.session.tag(Kind.POSITION),
        reading=True,
    ),
    Action(
        "untag",
        "&Remove tag",
        ("Del", "Backspace"),
        "&Tag",
        "delete",
        "Remove the chosen tag, or the only tag of the sentence.",
        has_tags,
        lambda w: w.session.untag(),
        reading=True,
        rule=True,
    ),
    Action(
        "next_sentence",
        "&Next sentence",
        ("Down", "J"),
        "&Go",
        "next",
        when=has_article,
        run=lambda w: w.session.step(1),
        reading=True,
    ),
    Action(
        "previous_sentence",
        "&Previous sentence",
        ("Up", "K"),
        "&Go",
        "previous",
        when=has_article,
        run=lambda w: w.session.step(-1),
        reading=True,
    ),
    Action(
        "next_untagged",
        "Next sentence &without tags",
        ("N",),
        "&Go",
        "next_gap",
        when=has_article,
        run=lambda w: w.session.step_to_untagged(),
        reading=True,
    ),
    Action(
        "next_mark",
        "Next &tag",
        ("M",),
        "&Go",
        "next",
        when=has_tags,
        run=lambda w: w.session.step_mark(1),
        reading=True,
        rule=True,
    ),
    Action(
        "previous_mark",
        "Previous ta&g",
        ("Shift+M",),
        "&Go",
        "previous",
        when=has_tags,
        run=lambda w: w.session.step_mark(-1),
        reading=True,
    ),
    Action("next_article", "Next &article", ("Ctrl+Down",), "&Go", "next", run=lambda w: w.step_article(1), rule=True),
    Action("previous_article", "Previous arti&cle", ("Ctrl+Up",), "&Go", "previous", run=lambda w: w.step_article(-1)),
    Action("to_library", "&List of articles", ("Ctrl+1",), "&Go", "article", run=lambda w: w.to_library(), rule=True),
    Action("to_text", "Te&xt", ("Ctrl+2",), "&Go", "article", run=lambda w: w.to_text()),
    Action("to_tags", "List of ta&gs", ("Ctrl+3",), "&Go", "annotations", run=lambda w: w.to_tags()),
    Action("larger", "&Larger text", ("Ctrl+=", "Ctrl++"), "&View", "larger", run=lambda w: w.size_text(1)),
    Action("smaller", "&Smaller text", ("Ctrl+-",), "&View", "smaller", run=lambda w: w.size_text(-1)),
    Action("usual_size", "&Usual text size", ("Ctrl+0",), "&View", run=lambda w: w.size_text(0)),
    Action(
        "theme",
        "&Day or night",
        ("Ctrl+Shift+D",),
        "&View",
        "theme",
        "Switch between light and dark.",
        run=lambda w: w.switch_theme(),
        rule=True,
    ),
    Action("help", "&Help", ("F1",), "&Help", "help", run=lambda w: w.show_help("start")),
    Action("keys", "&Keys", ("?",), "&Help", "help", run=lambda w: w.show_help("keys"), reading=True),
    Action("check", "&Check project", (), "&Help", "search", run=lambda w: w.check_project(), rule=True),
    Action("about", "&About Sikap", (), "&Help", "about", run=lambda w: w.show_about()),
)

HINTS = tuple(action for action in ACTIONS if action.name in ("tag_statement", "tag_actor", "tag_position"))


def _run(action: Action, window: "MainWindow") -> None:
    """Do it, and say plainly what cannot be done."""
    window.attempt(lambda: action.run(window))


def build(action: Action, window: "MainWindow") -> QAction:
    """The Qt action, without its icon; its key works in the reading pane only, or in the whole window."""
    made = QAction(tr(action.text), window)
    made.setObjectName(action.name)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    where = Qt.ShortcutContext
    made.setShortcutContext(where.WidgetWithChildrenShortcut if action.reading else where.WindowShortcut)
    tip = tr(action.tip) if action.tip else tr(action.text).replace("&", "").rstrip("…")
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{tip} ({keys})" if keys else tip)
    made.setStatusTip(tip)
    made.triggered.connect(lambda: _run(action, window))
    return made
