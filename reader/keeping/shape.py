"""Are the tables, views and triggers of a file those that Sikap makes? Nothing of the file is run to find out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlite_utils import Database

from reader.keeping.findings import REPAIR_NOTE, Finding
from reader.schema import make, migrate
from reader.store import FORMAT, SEARCHED, TRACKED, definitions, format_of, is_unaltered

_Things = list[tuple[str, str, str]]  # type, table, SQL of what has one name: one thing, unless somebody forged it
_SEARCHES = frozenset(f"{table}_search" for table in SEARCHED)
_RUN = frozenset(("trigger", "view"))  # what does nothing as long as nobody writes, or asks it


class Shape:
    """What the schema of a file says, beside what Sikap makes it say in a file of the same format."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.is_whole = is_unaltered(connection)
        self._found = _things(connection)
        self._wanted = self._found if self.is_whole else _of_format(format_of(connection))

    @property
    def is_readable(self) -> bool:
        """Whether the tables are all there and Sikap's own, so that reading them runs nothing of anybody else's.

        A search may be missing, and so may an index.
        """
        tables = {name for name, things in self._wanted.items() if things[0][0] == "table"}
        return tables - _SEARCHES <= self._found.keys() and all(
            self._wanted.get(name) == things
            for name, things in self._found.items()
            if not _kinds(things) | _kinds(self._wanted.get(name, [])) <= _RUN
        )

    @property
    def is_recorded(self) -> bool:
        """Whether all triggers that write history are there, to the letter."""
        return all(
            self._found.get(name) == things for name, things in self._wanted.items() if name.startswith("history_")
        )

    def differences(self) -> Iterator[Finding]:
        """What is missing, what is not as Sikap made it, and what it has not made."""
        yield from self._unrecorded()
        for name, things in self._wanted.items():
            kind = things[0][0]
            said = kind == "trigger" and name.startswith("history_")  # by what is not recorded
            if name not in self._found and not said:
                yield Finding("The {kind} {name} is missing.", REPAIR_NOTE, kind=kind, name=name)
            elif name in self._found and self._found[name] != things:
                yield Finding("The {kind} {name} is not as Sikap made it.", REPAIR_NOTE, kind=kind, name=name)
        for name in self._found.keys() - self._wanted.keys():
            kind = self._found[name][0][0]
            yield Finding("There is a {kind} {name}, which Sikap has not made.", REPAIR_NOTE, kind=kind, name=name)

    def _unrecorded(self) -> Iterator[Finding]:
        for table in TRACKED:
            events = (f"history_{table}_{event}" for event in ("delete", "insert", "update"))
            if missing := [name for name in events if name in self._wanted and name not in self._found]:
                template = "Changes of {table} are not recorded for undo: {names} is missing."
                yield Finding(template, REPAIR_NOTE, table=table, names=", ".join(missing))


def _kinds(things: _Things) -> set[str]:
    return {kind for kind, _, _ in things}


def _things(connection: sqlite3.Connection) -> dict[str, _Things]:
    shape: dict[str, _Things] = {}
    for kind, name, table, sql in definitions(connection):
        shape.setdefault(str(name), []).append((str(kind), str(table), str(sql)))
    return shape


def _of_format(number: int) -> dict[str, _Things]:
    """What a new file of this format holds; of today's format, if there is none of this number."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        db = Database(fresh)
        if 0 < number < FORMAT:
            make(db, number)
        else:
            migrate(db)
        return _things(fresh)
