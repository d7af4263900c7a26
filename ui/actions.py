"""Every action of the window as data: its words, key, icon, when it can be used, what it calls.

Menus, the hints in the status bar, the palette and the page of keys in the help are made from this one list.
`ui.keymap` knows which keys an action has now.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from reader.model import Kind, Role, Stance, Status
from ui.language import tr
from ui.panes import LIST, SIDE
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def always(session: Session) -> bool:
    return True


def has_article(session: Session) -> bool:
    return session.article is not None


def has_tags(session: Session) -> bool:
    return bool(session.annotations)


def has_statements(session: Session) -> bool:
    return session.annotations.has_statements()


def has_orphans(session: Session) -> bool:
    return bool(session.orphans)


def can_undo(session: Session) -> bool:
    return session.project.next_undo() is not None


def can_redo(session: Session) -> bool:
    return session.project.next_redo() is not None


class Action(NamedTuple):
    """One thing a person can do. `keys` are the usual ones, by their names in Qt; Return is either Enter."""

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
    checkable: bool = False
    also: str = ""  # other words by which a person may look for it


def _do(name: str, *args: object) -> Callable[["MainWindow"], object]:
    """A verb of the session's claims, by name."""
    return lambda window: window.session.do(getattr(window.session.claims, name), *args)


def _mend(name: str) -> Callable[["MainWindow"], object]:
    """A verb of the session's texts, by name."""
    return lambda window: window.session.do(getattr(window.session.texts, name))


MENUS = ("&File", "&Edit", "&Tag", "&Claim", "&Sentence", "&Go", "&View", "&Help")

ACTIONS = (
    Action(
        "new_project",
        "&New project…",
        ("Ctrl+N",),
        "&File",
        "new_project",
        "Make a new, empty project file.",
        run=lambda w: w.projects.make(),
    ),
    Action(
        "open_project",
        "Open &project…",
        ("Ctrl+Shift+O",),
        "&File",
        "open",
        "Open another project file.",
        run=lambda w: w.projects.choose(),
    ),
    Action(
        "paste_article",
        "Article from &clipboard",
        ("Ctrl+V",),
        "&File",
        "paste",
        "Make an article of the text, or the piece of a page, in the clipboard.",
        run=lambda w: w.errands.arrivals.paste(),
        rule=True,
        also="new article add",
    ),
    Action(
        "add_files",
        "&Open articles…",
        ("Ctrl+O",),
        "&File",
        "import",
        "Add articles from files: pages, documents, tables, archives.",
        run=lambda w: w.errands.arrivals.choose_files(),
        also="import documents",
    ),
    Action(
        "add_folder",
        "Open &folder…",
        (),
        "&File",
        "open",
        "Add all articles in a folder and in the folders below it.",
        run=lambda w: w.errands.arrivals.choose_folder(),
    ),
    Action(
        "export",
        "&Export…",
        ("Ctrl+E",),
        "&File",
        "export",
        "Write tags, claims, sentences or articles to a CSV file.",
        run=lambda w: w.errands.export(),
        also="csv spreadsheet excel data",
    ),
    Action(
        "save_copy",
        "&Save a copy…",
        ("Ctrl+Shift+S",),
        "&File",
        "export",
        "Write the whole project to another file.",
        run=lambda w: w.save_copy(),
        also="save as backup",
    ),
    Action(
        "backups",
        "&Backups…",
        (),
        "&File",
        "undo",
        "See the backups of this project, and restore one into a new file.",
        run=lambda w: w.show_backups(),
    ),
    Action(
        "print",
        "P&rint…",
        ("Ctrl+P",),
        "&File",
        "print",
        "Print the article with its tags and the list of its claims.",
        has_article,
        lambda w: w.printing.print(),
        rule=True,
    ),
    Action(
        "print_preview",
        "Print pre&view…",
        ("Ctrl+Shift+P",),
        "&File",
        "print",
        "See the article as it will look on paper.",
        has_article,
        lambda w: w.printing.preview(),
    ),
    Action(
        "save_pdf",
        "Save as P&DF…",
        (),
        "&File",
        "print",
        "Write the article with its tags and claims to a PDF file.",
        has_article,
        lambda w: w.printing.save_pdf(),
    ),
    Action("quit", "&Quit", ("Ctrl+Q",), "&File", "quit", run=lambda w: w.close(), rule=True, also="exit close"),
    Action("undo", "&Undo", ("Ctrl+Z",), "&Edit", "undo", when=can_undo, run=lambda w: w.session.undo()),
    Action("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "&Edit", "redo", when=can_redo, run=lambda w: w.session.redo()),
    Action(
        "history",
        "&History…",
        ("Ctrl+Shift+H",),
        "&Edit",
        "undo",
        "See every step that was done, go back to one, or bring back what was deleted.",
        run=lambda w: w.show_history(),
        also="log audit trail steps",
    ),
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
        "copy_quote",
        "Copy w&ith source",
        ("Ctrl+Shift+C",),
        "&Edit",
        "quote",
        "Copy the chosen tag, the selected words or the sentence in quotation marks, with title, source and date.",
        has_article,
        lambda w: w.copy_as("plain"),
        reading=True,
    ),
    Action(
        "copy_markdown",
        "Copy as &Markdown",
        ("Ctrl+Alt+C",),
        "&Edit",
        "quote",
        "The same as a Markdown citation, with author, web address and number of the sentence.",
        has_article,
        lambda w: w.copy_as("markdown"),
        reading=True,
    ),
    Action(
        "copy_formatted",
        "Copy forma&tted",
        (),
        "&Edit",
        "quote",
        "The same as formatted text, for a word processor.",
        has_article,
        lambda w: w.copy_as("html"),
    ),
    Action(
        "details",
        "Article detai&ls…",
        ("Ctrl+I",),
        "&Edit",
        "details",
        "Title, source, author, date of publication, web address and language of the article.",
        has_article,
        lambda w: w.edit_details(),
        also="metadata author date",
    ),
    Action(
        "correct_text",
        "C&orrect the text…",
        ("Ctrl+Shift+E",),
        "&Edit",
        "details",
        "Mend the text of the article, or paste a longer version over it; its tags go with their words.",
        has_article,
        lambda w: w.texts.correct(),
        also="edit typing error",
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
        also="delete",
    ),
    Action(
        "note",
        "&Note…",
        ("Ctrl+M",),
        "&Tag",
        "note",
        "Write a note on the chosen tag, or on the statement of the sentence.",
        has_tags,
        lambda w: w.edit_note(),
        rule=True,
        also="comment memo",
    ),
    Action(
        "place_orphan",
        "Put &here the tag that lost its words",
        ("Ctrl+Return",),
        "&Tag",
        "statement",
        "Put the tag that is chosen below the list of tags on the selected words, or the sentence.",
        has_orphans,
        _mend("place_orphan"),
        reading=True,
        rule=True,
    ),
    Action(
        "merge_sentences",
        "&Merge with next",
        ("Ctrl+J",),
        "&Sentence",
        tip="Make one sentence of this one and the next.",
        when=has_article,
        run=_mend("merge"),
        reading=True,
    ),
    Action(
        "split_sentence",
        "&Split here",
        ("Ctrl+Shift+J",),
        "&Sentence",
        tip="Begin another sentence with the selected words, or the word that was clicked.",
        when=has_article,
        run=_mend("split"),
        reading=True,
    ),
    Action(
        "boilerplate",
        "&Website line",
        ("B",),
        "&Sentence",
        tip="Whether the sentence is a website line: dimmed, and skipped by the keys. Click a dimmed one first.",
        when=has_article,
        run=_mend("mark_boilerplate"),
        reading=True,
        checkable=True,
        also="site furniture advertisement",
    ),
    Action(
        "cut_again",
        "S&plit into sentences again",
        (),
        "&Sentence",
        tip="Split the whole article into sentences anew. What was merged, split or marked by hand is lost; tags stay.",
        when=has_article,
        run=lambda w: w.texts.cut_again(),
        rule=True,
    ),
    Action(
        "code",
        "&Who, which stance, on what…",
        ("Return",),
        "&Claim",
        "claim",
        "Open the claim bar of the chosen tag, or of the statement of the sentence.",
        has_tags,
        _do("open"),
        reading=True,
    ),
    Action(
        "repeat_speaker",
        "&Repeat speaker",
        (".",),
        "&Claim",
        "actor",
        "Tag the sentence as a statement of the last speaker; if it has a speaker, the next sentence.",
        has_article,
        _do("repeat", False),
        reading=True,
    ),
    Action(
        "repeat_claim",
        "Repeat speaker and &issue",
        ("Ctrl+.",),
        "&Claim",
        "actor",
        "The same with the last issue: only the stance is left to say.",
        has_article,
        _do("repeat", True),
        reading=True,
    ),
    Action(
        "support",
        "&Support",
        ("+", "="),
        "&Claim",
        "support",
        "The chosen position, or the statement of the sentence, supports its issue.",
        has_tags,
        _do("set_stance", Stance.SUPPORT),
        reading=True,
        rule=True,
    ),
    Action(
        "neutral",
        "&Neutral",
        ("0",),
        "&Claim",
        "neutral",
        "It is neutral toward its issue.",
        has_tags,
        _do("set_stance", Stance.NEUTRAL),
        reading=True,
    ),
    Action(
        "oppose",
        "&Oppose",
        ("-",),
        "&Claim",
        "oppose",
        "It opposes its issue.",
        has_tags,
        _do("set_stance", Stance.OPPOSE),
        reading=True,
    ),
    Action(
        "voice",
        "&Voice: direct, indirect, act",
        ("V",),
        "&Claim",
        "voice",
        "Change how the statement is given: direct quotation, indirect quotation, act.",
        has_statements,
        _do("next_voice"),
        reading=True,
    ),
    Action(
        "link",
        "&Link",
        ("L",),
        "&Claim",
        "link",
        "Link the chosen actor or position to its statement; again: unlink. "
        "Then choose the other tag and press {link}.",
        has_tags,
        _do("link"),
        reading=True,
        rule=True,
    ),
    Action(
        "link_addressee",
        "Link as &addressee",
        ("Shift+L",),
        "&Claim",
        "link",
        "Link the chosen actor to its statement as the one who is spoken to.",
        has_tags,
        _do("link", Role.ADDRESSEE),
        reading=True,
    ),
    Action(
        "bar_opens",
        "Open the claim &bar at statements",
        (),
        "&Claim",
        tip="Whether the claim bar opens whenever a statement is tagged.",
        run=lambda w: w.switch_bar_opens(),
        rule=True,
        checkable=True,
    ),
    Action(
        "claims_table",
        "Claims &table",
        ("Ctrl+T",),
        "&Claim",
        "table",
        "All claims of the project in a table: sort, filter, edit, export.",
        run=lambda w: w.side.show_table(),
        rule=True,
    ),
    Action(
        "find",
        "&Find in the article…",
        ("Ctrl+F",),
        "&Edit",
        "search",
        "Look for words in this article.",
        has_article,
        lambda w: w.finding.open_bar(),
        rule=True,
    ),
    Action("find_next", "Find ne&xt", ("F3",), "&Edit", "next", when=has_article, run=lambda w: w.finding.step(1)),
    Action(
        "find_previous",
        "Find pre&vious",
        ("Shift+F3",),
        "&Edit",
        "previous",
        when=has_article,
        run=lambda w: w.finding.step(-1),
    ),
    Action(
        "search",
        "Search the &project…",
        ("Ctrl+Shift+F",),
        "&Edit",
        "search",
        "Look for words in all texts, quotes, actors, issues and notes.",
        run=lambda w: w.finding.open_search(),
    ),
    Action(
        "preferences",
        "Pr&eferences…",
        ("Ctrl+,",),
        "&Edit",
        tip="Keys, colours, and the abbreviations and website lines of this project.",
        run=lambda w: w.show_preferences(),
        rule=True,
        also="settings options shortcuts abbreviations",
    ),
    Action(
        "status_new",
        "Article is ne&w",
        (),
        "&Edit",
        tip="Say how far this article is coded.",
        when=has_article,
        run=lambda w: w.session.set_status(Status.NEW),
        rule=True,
    ),
    Action(
        "status_in_work",
        "Article is in pro&gress",
        (),
        "&Edit",
        tip="Say how far this article is coded.",
        when=has_article,
        run=lambda w: w.session.set_status(Status.IN_WORK),
    ),
    Action(
        "status_done",
        "Article is &done",
        ("Ctrl+D",),
        "&Edit",
        tip="Say how far this article is coded.",
        when=has_article,
        run=lambda w: w.session.set_status(Status.DONE),
        also="finished complete",
    ),
    Action(
        "palette",
        "Comman&d palette…",
        ("Ctrl+K",),
        "&Go",
        "search",
        "Type a few letters of what you want: an action, actor, issue or article.",
        run=lambda w: w.command_palette.toggle(),
    ),
    Action(
        "next_gap",
        "Next &gap",
        ("G",),
        "&Go",
        "next_gap",
        "Go to the next statement of the article without speaker, stance or issue.",
        has_statements,
        _do("step_to_gap", False),
        reading=True,
    ),
    Action(
        "next_gap_anywhere",
        "Next gap in the p&roject",
        ("Shift+G",),
        "&Go",
        "next_gap",
        "Go to the next such statement in the whole project.",
        always,
        _do("step_to_gap", True),
        reading=True,
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
        "Pre&vious tag",
        ("Shift+M",),
        "&Go",
        "previous",
        when=has_tags,
        run=lambda w: w.session.step_mark(-1),
        reading=True,
    ),
    Action("next_article", "Next &article", ("Ctrl+Down",), "&Go", "next", run=lambda w: w.step_article(1), rule=True),
    Action("previous_article", "Previous art&icle", ("Ctrl+Up",), "&Go", "previous", run=lambda w: w.step_article(-1)),
    Action("to_library", "&List of articles", ("Ctrl+1",), "&Go", "article", run=lambda w: w.to_library(), rule=True),
    Action("to_text", "Te&xt", ("Ctrl+2",), "&Go", "article", run=lambda w: w.to_text()),
    Action("to_tags", "List of tag&s", ("Ctrl+3",), "&Go", "annotations", run=lambda w: w.to_tags()),
    Action(
        "to_orphans",
        "Tags that l&ost their words",
        ("Ctrl+6",),
        "&Go",
        "annotations",
        "Go to the tags whose words are no longer in the text, below the list of tags.",
        has_orphans,
        lambda w: w.to_orphans(),
    ),
    Action("to_claims", "&Claims", ("Ctrl+4",), "&Go", "annotations", run=lambda w: w.to_claims()),
    Action("to_codebook", "Code&book", ("Ctrl+5",), "&Go", "annotations", run=lambda w: w.to_codebook()),
    Action(
        "larger",
        "&Larger text",
        ("Ctrl+=", "Ctrl++"),
        "&View",
        "larger",
        run=lambda w: w.size_text(1),
        also="zoom in font",
    ),
    Action(
        "smaller", "&Smaller text", ("Ctrl+-",), "&View", "smaller", run=lambda w: w.size_text(-1), also="zoom out font"
    ),
    Action("usual_size", "Defa&ult text size", ("Ctrl+0",), "&View", run=lambda w: w.size_text(0)),
    Action(
        "reading_settings",
        "Reading s&ettings…",
        ("Ctrl+Alt+R",),
        "&View",
        "larger",
        "Typeface, size, line width, spacing and margin of the text.",
        run=lambda w: w.type_panel.toggle(),
        also="font typeface line spacing margin width",
    ),
    Action(
        "ruler",
        "&Reading ruler",
        ("R",),
        "&View",
        tip="Set off the lines of the sentence you are on over the width of the page.",
        run=lambda w: w.switch_ruler(),
        reading=True,
        rule=True,
        checkable=True,
    ),
    Action(
        "focus_mode",
        "&Only the text",
        ("F11",),
        "&View",
        tip="Hide all but the text; Esc or the same key brings it back.",
        run=lambda w: w.focus_mode.toggle(),
        checkable=True,
        also="full screen quiet",
    ),
    Action(
        "theme",
        "&Day or night",
        ("Ctrl+Shift+D",),
        "&View",
        "theme",
        "Switch between light and dark.",
        run=lambda w: w.switch_theme(),
        rule=True,
        also="dark light theme colours",
    ),
    Action(
        "show_list",
        "List of arti&cles",
        ("F9",),
        "&View",
        tip="Show the list of articles, or fold it to an edge of the window.",
        run=lambda w: w.show_pane(LIST),
        rule=True,
        checkable=True,
    ),
    Action(
        "show_side",
        "Tags, claims and code&book",
        ("Shift+F9",),
        "&View",
        tip="Show the tags, claims and codebook, or fold them to an edge of the window.",
        run=lambda w: w.show_pane(SIDE),
        checkable=True,
    ),
    Action("help", "&Help", ("F1",), "&Help", "help", run=lambda w: w.show_help(), also="manual documentation"),
    Action(
        "guide",
        "&Guide",
        (),
        "&Help",
        "help",
        "Five steps through the main job, in a strip below the text.",
        run=lambda w: w.guide.start(),
    ),
    Action(
        "keys",
        "&Keys",
        ("?",),
        "&Help",
        "help",
        run=lambda w: w.show_help("keys"),
        reading=True,
        also="shortcuts hotkeys",
    ),
    Action(
        "check",
        "&Check project",
        (),
        "&Help",
        "search",
        run=lambda w: w.errands.check_project(),
        rule=True,
        also="integrity damaged repair",
    ),
    Action("about", "&About Sikap", (), "&Help", "about", run=lambda w: w.show_about()),
)

THEMES = (
    Action("", "As the s&ystem", menu="&Theme", icon="theme", also="theme automatic", run=lambda w: w.desk.dress("")),
    Action(
        "light", "&Light", menu="&Theme", icon="theme", also="theme day bright", run=lambda w: w.desk.dress("light")
    ),
    Action(
        "sepia", "&Sepia", menu="&Theme", icon="theme", also="theme warm brown", run=lambda w: w.desk.dress("sepia")
    ),
    Action("dark", "&Dark", menu="&Theme", icon="theme", also="theme night black", run=lambda w: w.desk.dress("dark")),
    Action(
        "contrast",
        "High &contrast",
        menu="&Theme",
        icon="theme",
        also="theme strong",
        run=lambda w: w.desk.dress("contrast"),
    ),
)  # by the names of `ui.theme`

HINTS = tuple(action for action in ACTIONS if action.name in ("tag_statement", "tag_actor", "tag_position"))
NAMES_WHEN = {when: [action.name for action in ACTIONS if action.when is when] for when in {a.when for a in ACTIONS}}


def _run(action: Action, window: "MainWindow") -> None:
    """Do it, and say plainly what cannot be done."""
    window.attempt(lambda: action.run(window))


def build(action: Action, window: "MainWindow") -> QAction:
    """The Qt action, without its keys and icon; its keys work in the reading pane only, or in the whole window."""
    made = QAction(tr(action.text), window)
    made.setObjectName(action.name)
    where = Qt.ShortcutContext
    made.setShortcutContext(where.WidgetWithChildrenShortcut if action.reading else where.WindowShortcut)
    made.setCheckable(action.checkable)
    made.triggered.connect(lambda: _run(action, window))
    return made
