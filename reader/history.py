"""Undo, redo and the record of who did what, by SQLite triggers, kept in the file (see https://sqlite.org/undoredo.html).

One step is one user action. While a step is open, triggers record each changed row as its inverse: an insert as its
key, an update as the changed columns' old values, a delete as the whole old row (`,"column"=literal` for each column).
Taking a step back applies these in reverse order under the same step, so the triggers record the way forward in their
place: undo and redo are one movement, and both survive closing the program and a crash. Rows recorded under no step
were changed by another program.

A step is `done`, `undone` (can be redone), or `dropped` (undone, and then something else was done). A `done` step
without rows was forgotten by `reader.keeping.compacting`: it was done, and can no longer be taken back, nor can any
step before it.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reader import bulk, codebook
from reader.errors import BadValue, Conflict, NotFound
from reader.model import ArticleId, Changes, CoderId, StepId
from reader.moment import now
from reader.store import TRACKED, plain_errors, transaction

# Rows of these tables come and go by the thousand with their article; `Changes` names the table, not each row.
_COUNTLESS = ("block", "sentence")

CODEBOOK = frozenset(("actor", "actor_alias", "issue"))

_OLD = re.compile(r""","(\w+)"=(NULL|-?\d{1,19}|'[^']*(?:''[^']*)*')""")
_ENDS = re.compile(r',"(?:statement_id|annotation_id)"=(\d+)')

_Inverse = tuple[str, int, str, str | None]  # table, row, operation that was done, old values
_Value = str | int | None

MUCH = 50_000  # rows of others: of more it is not said which they are

LONG = 1000  # rows: a step of more is not written before `before_long_step` was called

SOMEBODY, PROGRAM = "somebody else", "another program"
NOT_YOURS = '"{step}" was done by {who}, who alone can take it back: choose a step of your own.'


class _Blocked(Exception):
    """Somebody has changed the same rows since."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class _Alike(NamedTuple):
    """Rows to which the same was done; of each its old values in these columns."""

    table: str
    operation: str
    columns: tuple[str, ...]
    rows: dict[int, tuple[_Value, ...]]


class Step(NamedTuple):
    """One entry of the record. `at` is UTC ISO 8601."""

    id: StepId
    name: str
    coder: str
    article_id: ArticleId | None
    at: str
    state: str


def old_values(old: str | None) -> dict[str, _Value]:
    """What a history row says: the old value of each column it names. Nothing for a row that was inserted."""
    return {name: _value(literal) for name, literal in _OLD.findall(old or "")}


def _frozen(found: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {name: frozenset(ids) for name, ids in found.items()}


class History:
    """The steps of one open file. Only this class opens steps; only triggers write the rows."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, set_aside: dict[StepId, int] | None = None
    ) -> None:
        """`set_aside`: steps that could not be turned, and the last row of others then. A twin shares it."""
        self._connection = connection
        self._path = path
        self._columns: dict[str, frozenset[str]] = {}
        self.before_long_step: Callable[[], object] | None = None
        self.set_aside = {} if set_aside is None else set_aside
        self._articles: set[ArticleId | None] = set()  # that the open step is about
        self._told: int | None = None  # the last row that `of_others` has told of, or that is one's own

    @contextmanager
    def step(
        self, name: str, find_coder: Callable[[], CoderId], amend: StepId | None = None
    ) -> Iterator[list[Changes]]:
        """Run one action in one transaction; the list holds its Changes afterwards, or nothing if nothing changed.

        `amend`: go on with this step, under the new name, if it is the one that this coder would undo next, and nobody
        else has changed the same rows since. If nothing changed, it stays as it was.
        """
        done: list[Changes] = []
        with transaction(self._connection, self._path):
            coder = find_coder()
            amended = None if amend is None else self._amendable(amend, coder)
            step = self._open(name, coder) if amended is None else self._reopen(amended, name)
            self._articles = set() if amended is None else {amended.article_id}
            before = self._last_row()
            yield done
            self._announce_long(before)
            changes = self._changes(step, before)
            if changes.rows:
                self._drop_undone(coder)
                self._set_state(step, "done")
            elif amended is None:
                self._connection.execute("DELETE FROM history_step WHERE id = ?", (step,))
            else:
                self._connection.execute(
                    "UPDATE history_step SET name = ?, article_id = ?, state = 'done' WHERE id = ?",
                    (amended.name, amended.article_id, step),
                )
            after = self._last_row()
        self._skip_own(before, after)
        if changes.rows:
            done.append(changes)

    def about(self, article: ArticleId) -> None:
        """Note the article that the open step is about; of one about several, which would be taken for one, none is."""
        self._articles.add(article)
        about = article if len(self._articles) == 1 else None
        self._connection.execute("UPDATE history_step SET article_id = ? WHERE state = 'open'", (about,))

    def undo(self, coder: CoderId) -> Changes | None:
        """Take back the last step of this coder, or None if there is none.

        Raises Conflict if a later step of another coder, or another program, changed the same rows. The step is then
        set aside until the others do something, and undoing again goes to the one before it.
        """
        return self._turn(self.next_undo, "undone", coder)

    def redo(self, coder: CoderId) -> Changes | None:
        """Do the step again that this coder undid last, or None if there is none. Raises Conflict as `undo`."""
        return self._turn(self.next_redo, "done", coder)

    def undo_to(self, last: StepId, coder: CoderId) -> list[Changes]:
        """Take back all done steps of this coder from the newest down to this one, or none of them.

        Redo does them again one by one. Raises NotFound, BadValue if the step cannot be taken back by this coder at
        all, and Conflict if others changed the same rows; it names the step that is in the way.
        """
        step = None
        try:
            with transaction(self._connection, self._path):
                before, turned = self._last_row(), []
                for step in self._back_to(last, coder):
                    turned.append(self._replay(step, "undone", coder))
                    self._require_nothing_hangs(turned[-1], coder)
                self._announce_long(before)
        except (_Blocked, sqlite3.IntegrityError) as error:
            assert step is not None
            raise _conflict("undone", step, error.who if isinstance(error, _Blocked) else SOMEBODY) from error
        self.set_aside.clear()
        return turned

    def next_undo(self, coder: CoderId) -> Step | None:
        step = self._first_free("WHERE coder_id = ? AND state = 'done' ORDER BY s.id DESC LIMIT ?", coder)
        return step if step is not None and self._has_rows(step.id) else None

    def next_redo(self, coder: CoderId) -> Step | None:
        return self._first_free("WHERE coder_id = ? AND state = 'undone' ORDER BY s.id LIMIT ?", coder)

    def way_back(self, last: StepId, coder: CoderId) -> tuple[int, int]:
        """How many steps, and how many rows of them, `undo_to` would take back. Raises NotFound, BadValue."""
        steps = [step.id for step in self._back_to(last, coder)]
        sql = "SELECT count(*) FROM history_row WHERE step_id IN (SELECT value FROM json_each(?))"
        return len(steps), int(self._connection.execute(sql, (json.dumps(steps),)).fetchone()[0])

    def size(self, step: Step) -> int:
        """How many rows the step changed."""
        sql = "SELECT count(*) FROM history_row WHERE step_id = ?"
        return int(self._connection.execute(sql, (step.id,)).fetchone()[0])

    def of_others(self) -> Changes | None:
        """What others have done since this was asked last; where they did something, perhaps one's own steps too.

        None if it cannot be said: at the first time, when rows were forgotten since, and when it is much.
        """
        with plain_errors(self._path):
            last, self._told = self._told, self._last_row()
            if last is None or not 0 <= self._told - last <= MUCH:
                return None
            found = self._connection.execute(
                "SELECT table_name, row_id, step_id FROM history_row WHERE id > ? AND id <= ?", (last, self._told)
            ).fetchall()
            if len(found) < self._told - last:  # a step was undone and dropped: its rows say no more what they did
                return None
            rows: dict[str, set[int]] = {table: set() for table, _, _ in found}
            for table, row, _ in found:
                if table not in _COUNTLESS:
                    rows[table].add(row)
            which, values = "r.id > ? AND r.id <= ?", (last, self._told)
            linked = self._linked(which, values) if "link" in rows else frozenset()
            named = self._named(which, values) if "annotation" in rows else {}
            article = self._article_of({step for _, _, step in found})
        return Changes("", _frozen(rows), article, linked, named=_frozen(named))

    def steps(self) -> list[Step]:
        """All steps, the newest first."""
        return self._steps("ORDER BY s.id DESC", ())

    def _turn(self, find: Callable[[CoderId], Step | None], state: str, coder: CoderId) -> Changes | None:
        step = None
        try:
            with transaction(self._connection, self._path):
                step, before = find(coder), self._last_row()
                changes = self._replay(step, state, coder) if step else None
                self._announce_long(before)
                after = self._last_row()
        except (_Blocked, sqlite3.IntegrityError) as error:
            assert step is not None
            self.set_aside[step.id] = self._last_row_of_others(coder)
            who = error.who if isinstance(error, _Blocked) else SOMEBODY
            raise _conflict(state, step, who) from error
        self._skip_own(before, after)
        if step is not None and step.id in self.set_aside:
            self.set_aside.clear()  # what it was in the way of may be free now
        return changes

    def _replay(self, step: Step, state: str, coder: CoderId) -> Changes:
        if who := self._blocker(step, coder):
            raise _Blocked(who)
        inverse = self._take_rows(step.id)
        self._set_state(step.id, "open")
        for alike in self._alike(inverse):
            self._apply(*alike)
        changes = self._changes(step.id)
        if not CODEBOOK.isdisjoint(changes.rows) and codebook.clashes(self._connection):
            raise _Blocked(SOMEBODY)  # each row alone could be restored, but not beside what others have made since
        if self._go_round(changes.rows.get("article", ())) or self._stands_twice(changes):
            raise _Blocked(SOMEBODY)
        if self._is_off_its_words(inverse) or self._overlaps(inverse):
            raise _Blocked(SOMEBODY)
        self._set_state(step.id, state if changes.rows else "dropped")  # with nothing to turn, it is left behind
        return changes

    def _go_round(self, articles: Collection[int]) -> bool:
        """Whether one of these is now, by way of others, a reprint of itself."""
        sql = """WITH RECURSIVE up(first, id) AS (
                SELECT id, reprint_of FROM article
                WHERE id IN (SELECT value FROM json_each(?)) AND reprint_of IS NOT NULL
                UNION SELECT first, a.reprint_of FROM up JOIN article a ON a.id = up.id WHERE a.reprint_of IS NOT NULL)
            SELECT 1 FROM up WHERE first = id LIMIT 1"""
        return self._connection.execute(sql, (json.dumps(list(articles)),)).fetchone() is not None

    def _back_to(self, last: StepId, coder: CoderId) -> list[Step]:
        """The steps to take back, the newest first."""
        found = self._steps("WHERE s.id = ?", (last,))
        if not found:
            raise NotFound("There is no step with the number {id} in the history of this project.", id=last)
        steps = self._steps("WHERE s.coder_id = ? AND s.state = 'done' AND s.id >= ? ORDER BY s.id DESC", (coder, last))
        step = found[0]
        if step.state != "done":
            raise BadValue('"{step}" was taken back already: choose a step that was not.', step=step.name)
        if not steps or steps[-1].id != last:
            raise BadValue(NOT_YOURS, step=step.name, who=step.coder)
        if not self._has_rows(last):
            raise BadValue('"{step}" is too old to be taken back: the history was compacted since.', step=step.name)
        return steps

    def _has_rows(self, step: StepId) -> bool:
        with plain_errors(self._path):
            found = self._connection.execute("SELECT 1 FROM history_row WHERE step_id = ? LIMIT 1", (step,))
            return found.fetchone() is not None

    def _require_nothing_hangs(self, changes: Changes, coder: CoderId) -> None:
        """Raise _Blocked if something of others names a row that is gone now; SQLite would say so, but not of whom."""
        for table, column, parent in self._references:
            if gone := changes.rows.get(parent):
                hanging = self._connection.execute(
                    f"""SELECT c.id FROM {table} c WHERE c."{column}" IN (SELECT value FROM json_each(?1))
                    AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c."{column}") LIMIT 1""",
                    (json.dumps(sorted(gone)),),
                ).fetchone()
                if hanging is not None:
                    raise _Blocked(self._last_hand(table, hanging[0], coder))

    @cached_property
    def _references(self) -> list[tuple[str, str, str]]:
        """Which columns name rows of other tables: table, column, the table they name."""
        return [
            (table, name, parent)
            for table in TRACKED
            for _, _, parent, name, *_ in self._connection.execute(f"PRAGMA foreign_key_list({table})")
            if parent in TRACKED
        ]

    def _last_hand(self, table: str, row: int, coder: CoderId) -> str:
        """Who, other than this coder, has changed this row last."""
        found = self._connection.execute(
            """SELECT coalesce(coder.name, ?4) FROM history_row r LEFT JOIN history_step s ON s.id = r.step_id
            LEFT JOIN coder ON coder.id = s.coder_id
            WHERE r.row_id = ?1 AND r.table_name = ?2 AND s.coder_id IS NOT ?3 ORDER BY r.id DESC LIMIT 1""",
            (row, table, coder, PROGRAM),
        ).fetchone()
        return SOMEBODY if found is None else str(found[0])

    def _announce_long(self, before: int) -> None:
        """Say that a long step is about to be written: whoever reads the file now still finds it as it was."""
        if self.before_long_step is not None and self._last_row() - before > LONG:
            self.before_long_step()

    def _stands_twice(self, changes: Changes) -> bool:
        """Whether a tag now stands in its text and waits in the tray as well."""
        tags = changes.rows.get("annotation", frozenset()) | changes.rows.get("orphan", frozenset())
        sql = """SELECT 1 FROM orphan o JOIN annotation a ON a.id = o.id
            WHERE o.id IN (SELECT value FROM json_each(?)) LIMIT 1"""
        return bool(tags) and self._connection.execute(sql, (json.dumps(sorted(tags)),)).fetchone() is not None

    def _overlaps(self, inverse: Sequence[_Inverse]) -> bool:
        """Whether the sentences of an article, of which some came back, now overlap or are not counted from 1."""
        rows = sorted({row for table, row, _, _ in inverse if table == "sentence"})
        if not rows:
            return False
        sql = """SELECT 1 FROM (SELECT number, "start", lag("end", 1, 0) OVER w AS before, row_number() OVER w AS place
                FROM sentence WHERE article_id IN (SELECT DISTINCT article_id FROM sentence
                    WHERE id IN (SELECT value FROM json_each(?)))
                WINDOW w AS (PARTITION BY article_id ORDER BY "start", id))
            WHERE number <> place OR "start" < before LIMIT 1"""
        return self._connection.execute(sql, (json.dumps(rows),)).fetchone() is not None

    def _is_off_its_words(self, inverse: Sequence[_Inverse]) -> bool:
        """Whether a tag or sentence now stands on other words than its own.

        That is one which was put back where the text has been corrected since, or one on words that others have put
        it on, and that are taken back. Both are other rows than theirs.
        """
        texts = {row for table, row, _, old in inverse if table == "article" and _names(old, "text")}
        tags = [row for table, row, _, old in inverse if table == "annotation" and _names(old, "start", "end", "quote")]
        if not texts and not tags:
            return False
        cut = [row for table, row, _, old in inverse if table == "sentence" and old is not None]
        sql = """SELECT article_id, "start", "end", {words} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"""
        pieces: dict[int, list[tuple[int, int, str]]] = {}
        for table, words, rows in (("annotation", "quote", tags), ("sentence", "text", cut)):
            for article, *piece in self._connection.execute(sql.format(table=table, words=words), (json.dumps(rows),)):
                pieces.setdefault(article, []).append(tuple(piece))
        whole = any(self._is_off(article) for article in texts)
        return whole or any(self._stand_off(article, some) for article, some in pieces.items() if article not in texts)

    def _is_off(self, article: int) -> bool:
        """Whether any tag or sentence of this article stands on other words than its own."""
        pieces = self._connection.execute(
            """SELECT "start", "end", quote FROM annotation WHERE article_id = ?1
            UNION ALL SELECT "start", "end", text FROM sentence WHERE article_id = ?1""",
            (article,),
        )
        return self._stand_off(article, pieces)

    def _stand_off(self, article: int, pieces: Iterable[tuple[int, int, str]]) -> bool:
        """Whether the text of this article has other words anywhere than such a (start, end, words)."""
        found = self._connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
        return found is not None and any(found[0][start:end] != words for start, end, words in pieces)

    def _open(self, name: str, coder: CoderId) -> StepId:
        # None is open in a file that Sikap has written: each is closed in its own transaction.
        self._connection.execute("UPDATE history_step SET state = 'done' WHERE state = 'open'")
        cursor = self._connection.execute(
            "INSERT INTO history_step(name, coder_id, at, state) VALUES (?, ?, ?, 'open')", (name, coder, now())
        )
        assert cursor.lastrowid is not None
        return StepId(cursor.lastrowid)

    def _amendable(self, step: StepId, coder: CoderId) -> Step | None:
        """The step, if this coder would undo it next and could."""
        last = self.next_undo(coder)
        return last if last is not None and last.id == step and not self._blocker(last, coder) else None

    def _reopen(self, step: Step, name: str) -> StepId:
        self._connection.execute("UPDATE history_step SET name = ?, state = 'open' WHERE id = ?", (name, step.id))
        return step.id

    def _set_state(self, step: StepId, state: str) -> None:
        self._connection.execute("UPDATE history_step SET state = ? WHERE id = ?", (state, step))

    def _drop_undone(self, coder: CoderId) -> None:
        """What was undone cannot be redone after something new: its rows go, the record that it was done stays."""
        which = "FROM history_step WHERE coder_id = ? AND state = 'undone'"
        self._connection.execute(f"DELETE FROM history_row WHERE step_id IN (SELECT id {which})", (coder,))
        self._connection.execute(
            "UPDATE history_step SET state = 'dropped' WHERE coder_id = ? AND state = 'undone'", (coder,)
        )

    def _changes(self, step: StepId, before: int = 0) -> Changes:
        """What the step has recorded after the row `before`."""
        rows: dict[str, set[int]] = {}
        for (table,) in self._connection.execute(
            "SELECT DISTINCT table_name FROM history_row WHERE step_id = ? AND id > ?", (step, before)
        ):
            rows[table] = set()
        for table, row in self._connection.execute(
            "SELECT table_name, row_id FROM history_row WHERE step_id = ? AND id > ? AND table_name NOT IN (?, ?)",
            (step, before, *_COUNTLESS),
        ):
            rows[table].add(row)
        found = self._connection.execute("SELECT name, article_id FROM history_step WHERE id = ?", (step,))
        name, article = found.fetchone()
        which, values = "r.step_id = ? AND r.id > ?", (step, before)
        linked = self._linked(which, values) if "link" in rows else frozenset()
        named = self._named(which, values) if "annotation" in rows else {}
        return Changes(name, _frozen(rows), article, linked, step, _frozen(named))

    def _linked(self, which: str, values: tuple[int, int]) -> frozenset[int]:
        """The ends of the links that these rows are about: of those that are there, and of those that are gone."""
        found: set[int] = set()
        recorded = f"history_row r WHERE {which} AND r.table_name = 'link'"
        for ends in self._connection.execute(
            f"SELECT statement_id, annotation_id FROM link WHERE id IN (SELECT row_id FROM {recorded})", values
        ):
            found.update(ends)
        for (old,) in self._connection.execute(f"SELECT old FROM {recorded} AND operation = 'delete'", values):
            found.update(int(end) for end in _ENDS.findall(old))
        return frozenset(found)

    def _named(self, which: str, values: tuple[int, int]) -> dict[str, set[int]]:
        """The articles, actors and issues of the annotations of these rows: as they are, and as they were."""
        found: dict[str, set[int]] = {"article": set(), "actor": set(), "issue": set()}
        columns = [f"{what}_id" for what in found]
        recorded = f"history_row r WHERE {which} AND r.table_name = 'annotation'"
        sql = f"SELECT DISTINCT {', '.join(columns)} FROM annotation WHERE id IN (SELECT row_id FROM {recorded})"
        rows = [dict(zip(columns, row, strict=True)) for row in self._connection.execute(sql, values)]
        old = self._connection.execute(f"SELECT old FROM {recorded} AND old IS NOT NULL", values)
        for row in (*rows, *(old_values(text) for (text,) in old)):
            for what, ids in found.items():
                if isinstance(named := row.get(f"{what}_id"), int):
                    ids.add(named)
        return {what: ids for what, ids in found.items() if ids}

    def _article_of(self, steps: Collection[StepId | None]) -> ArticleId | None:
        """The one article that all of these steps are about."""
        sql = "SELECT DISTINCT article_id FROM history_step WHERE id IN (SELECT value FROM json_each(?))"
        found = self._connection.execute(sql, (json.dumps(list(steps)),)).fetchall()
        return found[0][0] if len(found) == 1 and None not in steps else None

    def _skip_own(self, before: int, after: int) -> None:
        """A step of one's own has come after the row `before`: it need not be told, unless others came before it."""
        if self._told == before:
            self._told = after

    def _take_rows(self, step: StepId) -> list[_Inverse]:
        rows = self._connection.execute(
            "SELECT table_name, row_id, operation, old FROM history_row WHERE step_id = ? ORDER BY id DESC", (step,)
        ).fetchall()
        self._connection.execute("DELETE FROM history_row WHERE step_id = ?", (step,))
        return rows

    def _alike(self, inverse: Iterable[_Inverse]) -> Iterator[_Alike]:
        """The inverse in pieces, in order: rows of one table, as many as a statement takes, to which the same was done.

        Other values are given to tags only together: nothing of a tag is updated that no other may have.
        """
        piece: _Alike | None = None
        for table, row, operation, old in inverse:
            columns = self._columns_of(table) - ({"id"} if operation == "update" else set())  # a row keeps its number
            values = {name: value for name, value in old_values(old).items() if name in columns}
            what = (table, operation, tuple(values))
            alone = operation == "update" and table != "annotation"
            if piece and (what != piece[:3] or alone or row in piece.rows or len(piece.rows) == bulk.AT_ONCE):
                yield piece
                piece = None
            piece = piece or _Alike(*what, {})
            piece.rows[row] = tuple(values.values())
        if piece:
            yield piece

    def _apply(self, table: str, operation: str, columns: tuple[str, ...], rows: dict[int, tuple[_Value, ...]]) -> None:
        """In the order of their numbers: at one below the last, the full text search would write down what waits."""
        if operation != "insert" and not columns:
            raise Conflict("The history of this project names columns that Sikap does not know: nothing was changed.")
        ordered = sorted(rows.items())
        if operation == "insert":
            bulk.delete(self._connection, table, rows)
        elif operation == "update":
            bulk.update(self._connection, table, columns, ((row, *values) for row, values in ordered))
        else:
            bulk.insert(self._connection, table, columns, (values for _, values in ordered))
        if self._connection.execute("SELECT changes()").fetchone()[0] != len(rows):
            raise _Blocked(SOMEBODY)

    def _columns_of(self, table: str) -> frozenset[str]:
        """The table's columns as the file has them: names in history rows are data and never become SQL unchecked."""
        if table not in TRACKED:
            raise Conflict("The history of this project names a table that Sikap does not know: nothing was changed.")
        if table not in self._columns:
            found = self._connection.execute(f"PRAGMA table_info({table})").fetchall()
            self._columns[table] = frozenset(row[1] for row in found)
        return self._columns[table]

    def _blocker(self, step: Step, coder: CoderId) -> str | None:
        """Who has changed rows of this step since, or None. One's own later steps count where this is not the last."""
        found = self._connection.execute(
            """SELECT coalesce(coder.name, '') FROM history_row mine
            JOIN history_row later ON later.row_id = mine.row_id AND later.table_name = mine.table_name
                AND later.id > mine.id AND later.step_id IS NOT mine.step_id
            LEFT JOIN history_step s ON s.id = later.step_id
            LEFT JOIN coder ON coder.id = s.coder_id
            WHERE mine.step_id = ?1 AND (s.id IS NULL OR (s.state = 'done' AND (s.coder_id <> ?2 OR s.id > ?1)))
            LIMIT 1""",
            (step.id, coder),
        ).fetchone()
        return None if found is None else str(found[0] or PROGRAM)

    def _first_free(self, clause: str, coder: CoderId) -> Step | None:
        """The first step that was not set aside, or since whose setting aside others have done something."""
        found = self._steps(clause, (coder, len(self.set_aside) + 1))
        if not self.set_aside:
            return found[0] if found else None
        by_others = self._last_row_of_others(coder)
        return next((step for step in found if self.set_aside.get(step.id) != by_others), None)

    def _last_row(self) -> int:
        """The number that was given last: also of a row that is forgotten."""
        sql = "SELECT coalesce((SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = 'history_row'), 0)"
        return int(self._connection.execute(sql).fetchone()[0])

    def _last_row_of_others(self, coder: CoderId) -> int:
        sql = """SELECT coalesce(max(r.id), 0) FROM history_row r LEFT JOIN history_step s ON s.id = r.step_id
            WHERE s.coder_id IS NOT ?"""
        return int(self._connection.execute(sql, (coder,)).fetchone()[0])

    def _steps(self, clause: str, parameters: tuple[object, ...]) -> list[Step]:
        sql = (
            "SELECT s.id, s.name, coder.name, s.article_id, s.at, s.state FROM history_step s"
            f" JOIN coder ON coder.id = s.coder_id {clause}"
        )
        with plain_errors(self._path):
            return [Step(*row) for row in self._connection.execute(sql, parameters)]


def _conflict(state: str, step: Step, who: str) -> Conflict:
    if state == "undone":
        return Conflict(
            '"{step}" cannot be taken back: {who} has changed the same place since. Nothing was changed.',
            step=step.name,
            who=who,
        )
    return Conflict(
        '"{step}" cannot be done again: {who} has changed the same place since. Nothing was changed.',
        step=step.name,
        who=who,
    )


def _names(old: str | None, *columns: str) -> bool:
    """Whether an inverse gives one of these columns another value."""
    return old is not None and any(f',"{column}"=' in old for column in columns)


def _value(literal: str) -> _Value:
    """What SQLite's quote() wrote. The tables hold text and integers only."""
    if literal == "NULL":
        return None
    return literal[1:-1].replace("''", "'") if literal[0] == "'" else int(literal)
