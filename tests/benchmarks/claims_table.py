"""The table of all claims in its window: open, sort by each column, filter, jump to the end, code many rows.

What is measured of a question ends when its first rows are painted; what is told beside it, when all rows are there.
The floor is SQLite's own time for the first page that is seen: the shown columns of 64 rows, in that order.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt

from reader.claims_table import COLUMNS, Between, ClaimFilter, ClaimOrder, Condition
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MILLISECONDS, Figure, at_most, figure, plus, seconds
from tests.benchmarks.window import CTRL, Painted, go_on, opened, paint, press, wait
from ui.claims.claims_table import ClaimsWindow
from ui.main_window import MainWindow

ROWS, CODED, ROUNDS = 1_000_000, 10_000, 2
OPENED = 7  # times: the first ones also wait for what is read from the disk
# The table as a person who writes SQL for it would: what is shown, and in which order.
PAGE = """SELECT a.quote, actor.name, position.stance, issue.name, a.voice, article.title, article.source,
    article.published, coder.name
FROM annotation a
JOIN article ON article.id = a.article_id
JOIN coder ON coder.id = a.coder_id
LEFT JOIN link said ON said.statement_id = a.id AND said.role = 'speaker'
LEFT JOIN annotation mention ON mention.id = said.annotation_id
LEFT JOIN actor ON actor.id = mention.actor_id
LEFT JOIN link held ON held.statement_id = a.id AND held.role = ''
LEFT JOIN annotation position ON position.id = held.annotation_id
LEFT JOIN issue ON issue.id = position.issue_id
WHERE a.kind = 'statement' {where} ORDER BY {order} LIMIT 64"""
READING = 'a.article_id, a."start", a."end" DESC, a.id'
BACKWARDS = 'a.article_id DESC, a."start" DESC, a."end", a.id DESC'
SORTS = {  # what may be sorted by, and how SQLite says it
    "article_title": "lower(article.title)",
    "source": "lower(article.source)",
    "published": "article.published",
    "statement": "lower(a.quote)",
    "actor": "actor.key",
    "issue": "issue.key",
    "stance": "position.stance",
    "coder": "lower(coder.name)",
    "start": 'a."start"',
}
Filter = tuple[Condition, str]


def run(bench: Bench) -> Iterator[Figure]:
    path = projects.copy_of(projects.claims(bench.size(ROWS)), bench.folder)
    bare = sqlite3.connect(path)
    try:
        with opened(path) as window:
            yield from _figures(window, bare)
    finally:
        bare.close()


def _figures(window: MainWindow, bare: sqlite3.Connection) -> Iterator[Figure]:
    def page(where: str = "", order: str = READING) -> None:
        assert bare.execute(PAGE.format(where=where, order=order)).fetchall()

    rows = window.session.project.count_rows("claims")
    window.side.show_table()
    window.side._table.close()  # type: ignore[union-attr]  # all modules are there now
    yield _measured(f"claims table: open {rows:,} rows", partial(_open, window), page, rounds=OPENED)
    table = window.side._table
    assert table is not None
    wait(lambda: table.is_complete)
    assert len(table._model.keys) == rows
    _require_painted(table, partial(_jump, table))
    for column, order in SORTS.items():
        ours = partial(_sort, table, ClaimOrder(column))
        floor = partial(page, order=f"{order} NULLS LAST, {READING}")
        yield _measured(
            f"claims table: sort by {column}", ours, floor, before=partial(_sort, table, ClaimOrder(), whole=True)
        )
    _sort(table, ClaimOrder(), whole=True)
    for column, (condition, where) in _filters(window).items():
        ours = partial(_filter, table, ClaimFilter({column: condition}))
        show_all = partial(_filter, table, ClaimFilter(), whole=True)
        yield _measured(f"claims table: filter by {column}", ours, partial(page, where), before=show_all)
        wait(lambda: table.is_complete)
        assert 0 < len(table._model.keys) < rows
    _filter(table, ClaimFilter(), whole=True)
    yield _measured("claims table: jump to the end", partial(_jump, table), partial(page, order=BACKWARDS))
    yield from _coding(window, table)


def _coding(window: MainWindow, table: ClaimsWindow) -> Iterator[Figure]:
    project = window.session.project
    keys = table._model.keys[:CODED]
    took = seconds(lambda: project.code_claims(keys, stance="neutral"))
    yield figure(f"say the same of {len(keys):,} rows", 1000 * took, MILLISECONDS, at_most(2000))
    yield figure("claims table: read again after a change", 1000 * seconds(lambda: _shown(table.refresh)), MILLISECONDS)


def _measured(
    what: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    before: object = None,
    rounds: int = ROUNDS,
) -> Figure:
    """The quicker of some rounds of each, in turn."""
    took: list[tuple[float, float]] = []
    for _ in range(rounds):
        if callable(before):
            before()
        took.append((seconds(floor), seconds(ours)))
    best, mine = (1000 * min(series) for series in zip(*took, strict=True))
    return figure(what, mine, MILLISECONDS, plus(50), floor=best)


def _open(window: MainWindow) -> None:
    if window.side._table is not None:
        window.side._table.close()
        go_on()
    window.side.show_table()
    table = window.side._table
    assert table is not None
    painted = Painted(table._view.viewport())
    while not painted.times or not table._model.keys:  # a new window is shown by the system, in its own time
        go_on()


def _sort(table: ClaimsWindow, order: ClaimOrder, *, whole: bool = False) -> None:
    _asked(table, partial(table.sort, order), whole)


def _filter(table: ClaimsWindow, where: ClaimFilter, *, whole: bool = False) -> None:
    _asked(table, partial(table.filter, where), whole)


def _asked(table: ClaimsWindow, work: Callable[[], object], whole: bool) -> None:
    """Until the first rows of the answer are painted, or all."""
    came: list[object] = []
    heard = table._reader.read.connect(came.append)
    work()
    wait(lambda: table.is_complete if whole else bool(came))
    table._reader.read.disconnect(heard)
    paint()


def _jump(table: ClaimsWindow) -> None:
    view = table._view
    press(view, Qt.Key.Key_Home, CTRL)
    paint()
    table._model._pages.clear()  # what is at the end has not been seen yet
    _shown(partial(press, view, Qt.Key.Key_End, CTRL))
    assert view.currentIndex().row() == len(table._model.keys) - 1


def _shown(work: Callable[[], object]) -> None:
    work()
    paint()


def _require_painted(table: ClaimsWindow, work: Callable[[], object]) -> None:
    painted = Painted(table._view.viewport())
    work()
    assert painted.times
    painted.deleteLater()


def _filters(window: MainWindow) -> dict[str, Filter]:
    """For each kind of column one filter that some rows pass, and how SQLite says it."""
    project = window.session.project
    actor, word = (
        project.actors()[7].name,
        project.claim_rows(project.claim_keys()[40:41])[0].claim.statement.split()[3],
    )
    word = word.strip(".,“”").lower()
    return {
        "actor": (frozenset({actor}), f"AND actor.name = '{actor}'"),
        "stance": (frozenset({None}), "AND position.stance IS NULL"),
        "statement": (word, f"AND instr(lower(a.quote), '{word}')"),
        "published": (Between("2012", "2015-05"), "AND article.published BETWEEN '2012' AND '2015-05-99'"),
    }


assert set(SORTS) <= set(COLUMNS)
