"""Save what can be read of a project into a new one: of a damaged file, one that others have altered, or a faulty one.

The new file has Sikap's own schema, and each row of the old one that can be read and fits. The old file is never
written to, and SQLite never opens it here: all work is done on a copy of its bytes. So it must not be open in this
process (a damaged file is not: it cannot be opened), or on POSIX closing it would drop the locks of others.
"""

import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from reader import store
from reader.codebook import key_of
from reader.errors import DamagedProject, ProjectBusy
from reader.keeping import copying
from reader.keeping.mending import Mend, Mending
from reader.keeping.pages import Value, fold_log
from reader.keeping.salvage import TABLES, Record, Sound, Source, Torn, as_text, empty
from reader.project import Project
from reader.schema import migrate, track

Report = Callable[[int, int], object]  # how much is done, of how much; may raise to stop it all

UNREADABLE_NOTE = "What could not be read of {table}: {n}."
UNCOUNTED_NOTE = "Some {table} may be missing; their number is unknown."
UNFIT_NOTE = "What fitted nowhere of {table}, left out: {n}."
MISFITS_NOTE = "Values in {table} that cannot be where they were, left out or written anew: {n}."
STRANGE_NOTE = "In the tables, views and triggers, these are not as Sikap makes them; the copy has its own: {names}."
FORGOTTEN_NOTE = "Steps of the history that can no longer be undone: {n}."

_MARK = "INSERT INTO history_row(table_name, row_id, operation) VALUES (?, ?, 'insert')"
_PHASES = len(TABLES) + 4
_TRIES = 20  # to copy a file that others write to
_OFTEN = 2000  # rows between two reports


@dataclass(frozen=True, slots=True)
class Count:
    """What became of the rows of a table: `found` could be read, `kept` are in the new file.

    `lost` of those that there were are not; None if nobody knows how many there were.
    """

    table: str
    found: int
    kept: int
    lost: int | None


@dataclass(frozen=True, slots=True)
class Rescued:
    """The new file, what became of each table, and what was mended or left out.

    `articles`, `tags` and `orphans` are what the new file holds, those that were put together again among them.
    """

    path: Path
    articles: int
    tags: int
    orphans: int
    tables: tuple[Count, ...]
    mends: tuple[Mend, ...]

    @property
    def is_whole(self) -> bool:
        """Whether no row was lost, as far as anybody can know."""
        return all(count.lost == 0 for count in self.tables)


def look(path: Path) -> None:
    """Read the whole file once, for a job after opening: may other connections of this process have it open.

    Raises DamagedProject with what SQLite says first, and what opening for reading raises (AlteredProject, …).
    """
    try:
        with closing(store.connect_read_only(path)) as connection, store.plain_errors(path):
            connection.text_factory = as_text
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except UnicodeDecodeError as error:  # what SQLite says of damage quotes it
        raise DamagedProject("{path} is damaged ({reason}).", path=path, reason=error.reason) from error
    if found != "ok":
        raise DamagedProject("{path} is damaged ({reason}).", path=path, reason=found)


def rescue(path: str | Path, out: str | Path, *, report: Report | None = None) -> Rescued:
    """Save what can be read of the project at `path` into a new one at `out`: whole and checked, or not at all.

    `path` must not be open in this process. Nothing is written to it, or beside it.

    Raises DamagedProject if nothing of a project can be read, BadProject if a newer Sikap has made it or there is no
    such file, BadFile if `out` is taken or cannot be written, and what `report` raises.
    """
    path, out = Path(path).resolve(), Path(out).absolute()  # the log lies beside the file itself
    go_on = report or copying.go_on
    copying.require_free(out)
    with _workshop(out) as folder, _source(path, folder) as source:
        new = folder / "new.sikap"
        with closing(empty(new, source.format)) as connection, store.plain_errors(out):
            rescued = _Rescue(source, connection, go_on).run(path, out)
        forgotten = _require_sound(path, new)
        new.chmod(store.mode_of(path))
        copying.copy(new, out)
    return replace(rescued, mends=(*rescued.mends, *forgotten))


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with copying.plain_disk_errors(out):
        folder = TemporaryDirectory(prefix="sikap-", ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)


@contextmanager
def _source(path: Path, folder: Path) -> Iterator[Source]:
    """What is left in a copy of the file, read in the better one of two ways."""
    copy = _copied(path, folder / "by-sql")
    with closing(sqlite3.connect(copy, isolation_level=None, check_same_thread=False)) as connection:
        if _is_sound(connection):
            yield Sound(connection)
            return
    if path.with_name(path.name + "-wal").is_file():
        copy = _copied(path, folder / "by-page")  # SQLite may have folded into the first one what it could not read
        fold_log(copy, copy.with_name(copy.name + "-wal"))
    if copy.stat().st_size == 0:
        raise _nothing(path)
    with copy.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        yield Torn(data)


def _copied(path: Path, folder: Path) -> Path:
    """The file, its log and its journal, to the byte and of one moment.

    Raises BadProject if these lead to other files, ProjectBusy if another program goes on writing them.
    """
    store._require_project_file(path)
    copy = folder / "old.sikap"
    with copying.plain_disk_errors(copy):
        folder.mkdir()
    for _ in range(_TRIES):
        before = _moment(path)
        with copying.plain_disk_errors(copy):
            for suffix in before:
                with suppress(FileNotFoundError):  # gone since: seen below
                    shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        if _moment(path) == before:
            return copy
        for suffix in before:
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)
    raise ProjectBusy("Another program is writing to {path}: close it there, and try again.", path=path)


def _moment(path: Path) -> dict[str, tuple[int, int]]:
    """What there is of the file, its log and its journal: size and time of the last change."""
    found = {}
    for suffix in ("", "-wal", "-journal"):
        with suppress(FileNotFoundError):
            stat = path.with_name(path.name + suffix).stat()
            found[suffix] = stat.st_size, stat.st_mtime_ns
    return found


def _is_sound(connection: sqlite3.Connection) -> bool:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = as_text
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # what SQLite says of damage quotes it
        return False


class _Rescue:
    """One file that is read, and the new one that its rows go into."""

    def __init__(self, source: Source, connection: sqlite3.Connection, report: Report) -> None:
        self._source = source
        self._connection = connection
        self._report = report
        self._phase = 0
        self._columns = {table: _columns(connection, table) for table in TABLES}
        self._kept: dict[str, set[int]] = defaultdict(set)
        self._misfits = dict.fromkeys(TABLES, 0)
        self._mends: list[Mend] = []

    def run(self, path: Path, out: Path) -> Rescued:
        if not self._source.is_project:
            raise _nothing(path)
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY"):  # it has no name yet
            self._connection.execute(f"PRAGMA {pragma}")
        if strange := self._source.strange():
            self._say(STRANGE_NOTE, names=", ".join(strange))
        self._connection.execute("BEGIN")
        self._stop_recording()
        counts = tuple(self._copy(table) for table in TABLES if self._columns[table])
        self._forget()
        self._mark_lost()
        self._go_on_counting()
        self._connection.execute("COMMIT")
        db = Database(self._connection)
        track(db)
        migrate(db)
        self._connection.execute("BEGIN")
        doubtful = any(count.table == "sentence" and count.lost != 0 for count in counts)
        self._mends += Mending(self._connection, doubtful=doubtful).mend(self._tell)
        self._connection.execute("COMMIT")
        articles, tags, orphans = (
            self._number(f"SELECT count(*) FROM {table}") for table in ("article", "annotation", "orphan")
        )
        return Rescued(out, articles, tags, orphans, counts, tuple(self._mends))

    # Rows

    def _copy(self, table: str) -> Count:
        found, kept = 0, 0
        for record in self._source.rows(table):
            found += 1
            if found % _OFTEN == 0:
                self._tell(0, 1)
            if self._insert(table, record):
                kept += 1
                self._kept[table].add(int(str(record["id"])) if "id" in record else -found)
        expected = self._source.expected(table)
        lost = None if expected is None else max(found - kept, len(expected - self._kept[table]))
        unread = None if lost is None else lost - (found - kept)
        if unread is None:
            self._say(UNCOUNTED_NOTE, table=table)
        for template, number in (
            (UNREADABLE_NOTE, unread),
            (UNFIT_NOTE, found - kept),
            (MISFITS_NOTE, self._misfits[table]),
        ):
            if number:
                self._say(template, table=table, n=number)
        self._phase += 1
        self._tell(0, 1)
        return Count(table, found, kept, lost)

    def _insert(self, table: str, record: Record) -> bool:
        """Add a row as it is, or else without what does not fit in it; False if it cannot be."""
        values = {name: value for name, value in record.items() if name in self._columns[table]}
        if "id" in self._columns[table] and not _is_number(values.get("id")):
            return False
        error = self._try(table, values)
        if error is None:
            return True
        tries = [_renamed(table, values)] if "UNIQUE" in error else self._without_some(table, values)
        fits = any(self._try(table, less) is None for less in tries if less)
        self._misfits[table] += fits
        return fits

    def _try(self, table: str, values: Record) -> str | None:
        """What the table says against this row."""
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        try:
            self._connection.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(values.values()))
        except sqlite3.IntegrityError as error:
            return str(error)
        return None

    def _without_some(self, table: str, values: Record) -> Iterator[Record]:
        """The row without one of the values that it need not have, and without all of them."""
        spare = [name for name in values if self._columns[table][name]]
        for name in spare:
            yield {known: value for known, value in values.items() if known != name}
        yield {known: value for known, value in values.items() if known not in spare}

    # History

    def _stop_recording(self) -> None:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'history_*'"
        for (name,) in self._connection.execute(sql).fetchall():
            self._connection.execute(f"DROP TRIGGER {name}")

    def _forget(self) -> None:
        """Forget what the steps changed of which rows are missing, and all before them: half a step is never undone."""
        rows = self._connection.execute("SELECT id, step_id FROM history_row ORDER BY id").fetchall()
        steps = self._kept["history_step"]
        expected = self._source.expected("history_row")
        lost = frozenset(row for row, _ in rows) if expected is None else expected - self._kept["history_row"]
        last = max(lost, default=0)
        halves = {step for row in lost if (step := self._source.step_of(row)) is not None}
        halves |= {step for _, step in rows if step is not None and step not in steps}
        halves |= {step for (step,) in self._connection.execute("SELECT id FROM history_step WHERE state = 'open'")}
        more = halves
        while more:
            last = max((last, *(row for row, step in rows if step in more)))
            more = {step for row, step in rows if row <= last and step is not None} - halves
            halves |= more
        if last:
            self._say(FORGOTTEN_NOTE, n=_forget_up_to(self._connection, last))

    def _mark_lost(self) -> None:
        """Rows that are gone count as changed by another program: no step that they were in can be taken back."""
        marks: list[tuple[str, int]] = []
        for table in filter(self._kept.__contains__, store.TRACKED):
            expected = self._source.expected(table)
            marks += [(table, row) for row in sorted((expected or frozenset()) - self._kept[table])]
        self._connection.executemany(_MARK, marks)
        if any(self._source.expected(table) is None for table in store.TRACKED if self._columns[table]):
            last = self._number("SELECT coalesce(max(id), 0) FROM history_row")
            if last:
                self._say(FORGOTTEN_NOTE, n=_forget_up_to(self._connection, last))

    def _go_on_counting(self) -> None:
        """A number that was given once is never given again."""
        for table, last in self._source.sequence().items():
            if table not in TABLES or not _is_number(last):
                continue
            known = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            if known is None:
                self._connection.execute("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", (table, last))
            elif known[0] < last:
                self._connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, table))

    # Saying

    def _say(self, template: str, **values: object) -> None:
        self._mends.append(Mend(template, values))

    def _tell(self, done: int, total: int) -> None:
        self._report(100 * self._phase + 100 * done // max(1, total), 100 * _PHASES)

    def _number(self, sql: str) -> int:
        return int(self._connection.execute(sql).fetchone()[0])


def _forget_up_to(connection: sqlite3.Connection, last: int) -> int:
    """Forget the history up to this row, as compacting it does; returns how many steps were forgotten.

    Steps with an earlier row are all forgotten. A row of no step says that what was before came from elsewhere.
    """
    older = "SELECT step_id FROM history_row WHERE id <= ? AND step_id IS NOT NULL"
    before = connection.execute(f"SELECT count(DISTINCT step_id) FROM ({older})", (last,)).fetchone()[0]
    connection.execute(f"DELETE FROM history_row WHERE id <= ? OR step_id IN ({older})", (last, last))
    bare = "NOT EXISTS (SELECT 1 FROM history_row WHERE step_id = history_step.id)"
    connection.execute(f"UPDATE history_step SET state = 'dropped' WHERE state = 'undone' AND {bare}")
    connection.execute("UPDATE history_step SET state = 'done' WHERE state = 'open'")
    first = connection.execute("SELECT coalesce(min(id), 1) FROM article").fetchone()[0]
    connection.execute(_MARK, ("article", first))
    return int(before)


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, bool]:
    """The columns of a table, and whether a row can do without a value of its own in each."""
    found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return {name: not pk and (not required or default is not None) for _, name, _, required, default, pk in found}


def _is_number(value: Value) -> bool:
    """Whether this can be the number of a row, with room for others after it."""
    return isinstance(value, int) and 1 <= value <= store.LARGEST


def _renamed(table: str, values: Record) -> Record:
    """A coder or an entry of the codebook whose name another one has, under a name of its own."""
    if table not in ("coder", "actor", "issue"):
        return {}
    name = f"{values.get('name')!s} ({values['id']!s})"
    return {**values, "name": name, **({} if table == "coder" else {"key": key_of(name)})}


def _require_sound(path: Path, new: Path) -> list[Mend]:
    """Check the new file; where only its history does not fit, that is forgotten. Raises DamagedProject."""
    if not _faults(new):
        return []
    with closing(sqlite3.connect(new, isolation_level=None)) as connection:
        last = connection.execute("SELECT coalesce(max(id), 0) FROM history_row").fetchone()[0]
        forgotten = _forget_up_to(connection, last)
    if faults := _faults(new):
        raise DamagedProject(
            "What can be read of {path} does not make a whole project ({reason}): nothing was written.",
            path=path,
            reason=faults[0],
        )
    return [Mend(FORGOTTEN_NOTE, {"n": forgotten})]


def _faults(new: Path) -> list[str]:
    with Project.open(new) as project:
        return [str(finding) for finding in project.check()]


def _nothing(path: Path) -> DamagedProject:
    return DamagedProject("Nothing of a Sikap project can be read in {path}: open a backup of it instead.", path=path)
