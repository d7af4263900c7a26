"""A tag and its undo in a project of a million claims while panes are shown that follow each step; and the entries that
are used most, chosen in the codebook. The floor is one commit, as of a tag in a single article.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt

from reader.codebook import Entry
from reader.model import Status
from reader.search import ArticleFilter
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, no_garbage, p95, plus, seconds
from tests.benchmarks.tagging import commits
from tests.benchmarks.window import CTRL, click_article, go_on, opened, paint, press, settle, wait
from ui.main_window import MainWindow

CLAIMS, ROUNDS = 1_000_000, 20

Work = Callable[[], object]


def run(bench: Bench) -> Iterator[Figure]:
    path = projects.copy_of(projects.claims(bench.size(CLAIMS)), bench.folder)
    commit = commits(bench.folder)
    with opened(path) as window:
        known = window.session.project.count_rows("claims")
        click_article(window, window.session.shelf.ids[len(window.session.shelf.ids) // 2])
        settle()
        for shown, show in _panes(window).items():
            show()
            settle()
            yield from _tags(f"among {known:,} claims, {shown}", window, commit)
        yield from _chosen(window, known)


def _panes(window: MainWindow) -> dict[str, Work]:
    return {
        "tags shown": window.to_tags,
        "articles filtered": partial(window.library.filter_changed.emit, ArticleFilter(status=Status.NEW)),
        "codebook shown": window.to_codebook,
        "claims table open": partial(_open_table, window),
    }


def _open_table(window: MainWindow) -> None:
    window.side.show_table()
    table = window.side._table
    assert table is not None
    wait(lambda: table.is_complete)
    window.activateWindow()
    wait(window.isActiveWindow)


def _tags(where: str, window: MainWindow, commit: Work) -> Iterator[Figure]:
    """Also, what the window does by itself after each."""
    window.to_text()
    pane, session = window.pane, window.session
    keys = {"tag": partial(press, pane, Qt.Key.Key_A), "undo": partial(press, pane, Qt.Key.Key_Z, CTRL)}
    took: dict[str, list[float]] = {name: [] for name in keys}
    after, floors = [], []
    before = len(session.annotations)
    for _ in range(ROUNDS):
        press(pane, Qt.Key.Key_Down)
        for name, key in keys.items():
            settle()
            with no_garbage():
                took[name].append(seconds(key, paint))
                after.append(seconds(go_on))
                floors.append(seconds(commit))
            assert len(session.annotations) == before + (name == "tag")
    for name, some in took.items():
        more = {"best": 1000 * min(some), "after": 1000 * max(after)}
        yield figure(f"{name} {where}", 1000 * p95(some), MILLISECONDS, plus(20), floor=1000 * p95(floors), **more)


def _chosen(window: MainWindow, known: int) -> Iterator[Figure]:
    """With its uses unfolded."""
    window.to_codebook()
    pane = window.side.codebook
    kinds: tuple[Entry, ...] = ("actor", "issue")
    for what in kinds:
        uses = window.session.entries.uses(what)
        most = max(uses, key=lambda entry: uses[entry])
        others = [entry for entry in uses if entry != most]
        took = []
        for other in others[:5]:
            pane.choose(what, other)
            settle()
            took.append(seconds(partial(pane.choose, what, most), pane._form.unfold_uses, paint))
        name = f"choose the {what} used {uses[most]:,} times, among {known:,} claims"
        yield figure(name, 1000 * max(took), MILLISECONDS, at_most(100))
