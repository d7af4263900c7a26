"""A tag and its undo in a project of a million claims, each time with one pane shown that follows all steps; and the
entries that are used most, chosen in the codebook.

The actor that is tagged is in no other tag of its article: its count is another one after each step, and with the
articles filtered by that actor, the article comes into the list and leaves it. The floor is one commit, as of a tag in
a single article. `stall` is the longest time that the window stands still afterwards.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt

from reader.codebook import Entry
from reader.model import ActorId, ArticleId, Kind
from reader.search import ArticleFilter
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, no_garbage, p95, plus, seconds
from tests.benchmarks.tagging import commits
from tests.benchmarks.watchdog import Watchdog
from tests.benchmarks.window import CTRL, click_article, opened, paint, press, rest, settle, wait
from ui.main_window import MainWindow

CLAIMS, ROUNDS = 1_000_000, 20
AFTER_MS = 150  # what waits for a pause has begun by then

Work = Callable[[], object]


class _Pane(NamedTuple):
    name: str
    show: Work
    hide: Work


def run(bench: Bench) -> Iterator[Figure]:
    path = projects.copy_of(projects.claims(bench.size(CLAIMS)), bench.folder)
    commit = commits(bench.folder)
    with opened(path) as window:
        known = window.session.project.count_rows("claims")
        article = window.session.shelf.ids[len(window.session.shelf.ids) // 2]
        actor = _unused(window, article)
        click_article(window, article)
        settle()
        for pane in _panes(window, actor):
            pane.show()
            settle()
            yield from _tags(f"among {known:,} claims, {pane.name}", window, actor, commit)
            pane.hide()
        yield from _chosen(window, known)


def _unused(window: MainWindow, article: ArticleId) -> ActorId:
    """Of the actors that this article does not have, the one that is used most."""
    project = window.session.project
    uses = project.codebook.uses("actor")
    here = {tag.actor_id for tag in project.annotations(article)}
    return max((actor.id for actor in project.actors() if actor.id not in here), key=lambda actor: uses[actor])


def _panes(window: MainWindow, actor: ActorId) -> Iterator[_Pane]:
    told = window.library.filter_changed.emit
    yield _Pane("tags shown", window.to_tags, window.to_tags)
    yield _Pane("articles filtered", partial(told, ArticleFilter(actor=actor)), partial(told, ArticleFilter()))
    yield _Pane("codebook shown", window.to_codebook, window.to_tags)
    yield _Pane("claims table open", partial(_open_table, window), lambda: window.side._table.close())  # type: ignore[union-attr]


def _open_table(window: MainWindow) -> None:
    window.side.show_table()
    table = window.side._table
    assert table is not None
    wait(lambda: table.is_complete)
    window.activateWindow()
    wait(window.isActiveWindow)


def _tags(where: str, window: MainWindow, actor: ActorId, commit: Work) -> Iterator[Figure]:
    window.to_text()
    session, watchdog = window.session, Watchdog()
    assert session.article is not None
    tag = partial(session.project.tag, session.article.id, Kind.ACTOR, actor=actor)
    undo = partial(press, window.pane, Qt.Key.Key_Z, CTRL)
    took: dict[str, list[float]] = {"tag": [], "undo": []}
    floors = []
    before = len(session.annotations)
    for _ in range(ROUNDS):
        press(window.pane, Qt.Key.Key_Down)
        assert session.sentence is not None
        start = session.sentence.start
        steps: dict[str, Work] = {"tag": partial(tag, start=start, end=start + 4), "undo": undo}
        for name, step in steps.items():
            settle()
            with no_garbage():
                took[name].append(seconds(step, paint))
                floors.append(seconds(commit))
            assert len(session.annotations) == before + (name == "tag")
            with watchdog, watchdog.during(name):
                rest(AFTER_MS)
    for name, some in took.items():
        more = {"best": 1000 * min(some), "stall": watchdog.longest[name].own}
        yield figure(f"{name} {where}", 1000 * p95(some), MILLISECONDS, plus(20), floor=1000 * p95(floors), **more)


def _chosen(window: MainWindow, known: int) -> Iterator[Figure]:
    """With its uses unfolded."""
    window.to_codebook()
    pane = window.side.codebook
    kinds: tuple[Entry, ...] = ("actor", "issue")
    for what in kinds:
        uses = window.session.entries.uses(what)
        most = max(uses, key=lambda entry: uses[entry])
        took = []
        for other in [entry for entry in uses if entry != most][:5]:
            pane.choose(what, other)
            settle()
            took.append(seconds(partial(pane.choose, what, most), pane._form.unfold_uses, paint))
        name = f"choose the {what} used {uses[most]:,} times, among {known:,} claims"
        yield figure(name, 1000 * max(took), MILLISECONDS, at_most(100))
