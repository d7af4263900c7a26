"""The record of a project: every step that was ever done, and the verbs on it."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader import store
from reader.errors import BadValue, NotFound
from reader.keeping import compacting, restoring, steps
from reader.keeping.compacting import Compacted, HistorySize
from reader.keeping.details import Details, details
from reader.keeping.restoring import Restorable, Restored
from reader.keeping.steps import PAGE, Entry, StepFilter
from reader.model import ArticleId, Changes, CoderId, StepId

if TYPE_CHECKING:
    from reader.project import Project

ALL = StepFilter()
KEPT_DAYS = 30
_NEVER = "~"  # after every moment


class Record:
    """What was done to a project. A part of `Project`, which opens steps and tells its listeners."""

    def __init__(self, project: "Project") -> None:
        self._project = project

    # Questions

    def steps(self, where: StepFilter = ALL, *, before: StepId | int | None = None, limit: int = PAGE) -> list[Entry]:
        """The steps that fit, the newest first; the next page begins `before` the last of this one."""
        return self.entries(self._numbers(where, before, limit))

    def numbers(self, where: StepFilter = ALL) -> "array[int]":
        """The numbers of all steps that fit, the newest first; `entries` tells what they were."""
        return self._numbers(where, None, -1)

    def entries(self, numbers: Iterable[StepId | int]) -> list[Entry]:
        """What these steps were, in this order; one that is not there is left out."""
        with store.plain_errors(self._project.path):
            return steps.entries(self._project._connection, numbers)

    def details(self, step_id: StepId | int) -> Details:
        """What a step changed, in words that a person knows. Raises NotFound."""
        with store.plain_errors(self._project.path):
            return details(self._project._connection, self._entry(step_id))

    def coders(self) -> list[str]:
        """Who has done a step."""
        with store.plain_errors(self._project.path):
            return steps.coders(self._project._connection)

    def restorable(self, step_id: StepId | int) -> list[Restorable]:
        """What this step removed and `restore` could bring back alone now. Empty if the step is too old for that."""
        with store.plain_errors(self._project.path):
            return restoring.restorable(self._project._connection, step_id)

    def way_back(self, step_id: StepId | int) -> tuple[int, int]:
        """How many steps, and how many rows, `undo_to` this step would take back. Raises as it does."""
        coder = self._project._known_coder()
        with store.plain_errors(self._project.path):
            if coder is None:
                raise _not_yours(self._entry(step_id))
            return self._project._history.way_back(StepId(step_id), coder)

    def rows(self, step_id: StepId | int) -> int:
        """How many rows this step has changed, as far as that is kept."""
        return int(self._project._value("SELECT count(*) FROM history_row WHERE step_id = ?", step_id))

    def size(self) -> HistorySize:
        """How large the history is."""
        with store.plain_errors(self._project.path):
            return compacting.size(self._project._connection)

    # Verbs

    def undo_to(self, step_id: StepId | int) -> Changes:
        """Take back all of this coder's steps from the newest down to this one, or none; the Changes are those of all.

        `redo` does them again one by one. Raises NotFound, BadValue (another coder's step, one that was taken back, or
        one that is too old), and Conflict, which names the step that is in the way and who changed the same rows.
        """
        project = self._project
        with store.plain_errors(project.path):
            name = self._entry(step_id).name

        def turn(coder: CoderId) -> Changes:
            return _together(project._history.undo_to(StepId(step_id), coder), name)

        if project._known_coder() is None:
            raise _not_yours(self._entry(step_id))
        changes = project._turn(turn)
        assert changes is not None
        return changes

    def restore(self, step_id: StepId | int, table: str, row_id: int) -> Restored:
        """Bring back a single article, tag (`annotation`) or `orphan` that this step removed, as a new step.

        It has its number and guid, and what went with it in that step: an article its text, tags and links, a tag its
        links to what is there. Raises NotFound, BadValue (it is there already, or too old), Conflict.
        """
        if table == "article":
            with self._restoring("Restore article"):
                back = restoring.restore_article(self._project._connection, step_id, row_id)
                self._finish(back, "Restore article")
        elif table in restoring.RESTORABLE:
            with self._restoring("Restore tag"):
                back = restoring.restore_tag(self._project._connection, step_id, table, row_id)
                self._finish(back, "Restore tag")
        else:
            raise BadValue("Only an article or a tag can be restored alone: choose one of these.")
        return back

    def compact(self, keep_days: int = KEPT_DAYS, *, before: str | None = None) -> Compacted:
        """Forget what steps changed that are older than so many days (0: all), or than a moment (UTC ISO 8601).

        They can no longer be taken back or restored from, and stay in the record; the space is given back to the disk.
        This cannot be undone. If the file cannot be made smaller, the steps are forgotten all the same, and the error
        says so. Raises BadValue, ProjectBusy, BadFile.
        """
        project = self._project
        if project._step_open:
            raise BadValue("The history cannot be compacted inside a step: end the step first.")
        if keep_days < 0:
            raise BadValue("The history of {n} days cannot be kept: choose 0 or more.", n=keep_days)
        moment = before or (_days_ago(keep_days) if keep_days else _NEVER)
        large = self._bytes()
        with store.transaction(project._connection, project.path):
            first = compacting.first_kept(project._connection, moment)
            forgotten, rows = compacting.forget(project._connection, first)
            if rows and project._history.before_long_step is not None:
                project._history.before_long_step()
        project._tell(Changes("Compact history", {}))
        compacting.give_back(project._connection, project.path)
        return Compacted(forgotten, rows, max(0, large - self._bytes()))

    # Inside

    def _numbers(self, where: StepFilter, before: int | None, limit: int) -> "array[int]":
        with store.plain_errors(self._project.path):
            return steps.numbers(self._project._connection, where, before=before, limit=limit)

    def _entry(self, step_id: int) -> Entry:
        found = steps.entries(self._project._connection, [step_id])
        if not found:
            raise NotFound("There is no step with the number {id} in the history of this project.", id=step_id)
        return found[0]

    @contextmanager
    def _restoring(self, name: str) -> Iterator[None]:
        try:
            with self._project._step(name):
                yield
        except sqlite3.IntegrityError as error:
            raise restoring.conflict(name) from error

    def _finish(self, back: Restored, name: str) -> None:
        """Note what the step is about, and see that every tag of it stands on its words."""
        history = self._project._history
        history.about(ArticleId(back.article_id))
        if history._is_off(back.article_id):
            raise restoring.conflict(name)

    def _bytes(self) -> int:
        pages, size = (self._project._value(f"PRAGMA {name}") for name in ("page_count", "page_size"))
        return int(pages * size)


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _not_yours(entry: Entry) -> BadValue:
    from reader.history import NOT_YOURS

    return BadValue(NOT_YOURS, step=entry.name, who=entry.coder)


def _together(turned: list[Changes], name: str) -> Changes:
    """The changes of several steps as those of one. The article is that of all, if they have the same."""
    articles = {changes.article for changes in turned}
    return Changes(
        name,
        _united(changes.rows for changes in turned),
        articles.pop() if len(articles) == 1 else None,
        frozenset[int]().union(*(changes.linked for changes in turned)),
        turned[-1].id,
        _united(changes.named for changes in turned),
    )


def _united(found: Iterable[Mapping[str, frozenset[int]]]) -> dict[str, frozenset[int]]:
    """All ids by table."""
    united: dict[str, frozenset[int]] = {}
    for one in found:
        for table, ids in one.items():
            united[table] = united.get(table, frozenset()) | ids
    return united
