"""Many rows into one table, a hundred with one statement.

SQLite makes a savepoint for each statement that runs triggers: it then copies the pages it is about to change, and the
full text search writes down the words that wait. That costs more than the row itself, and for a hundred rows no more
than for one.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice

AT_ONCE = 100  # rows: few enough for the most values that a statement takes (https://sqlite.org/limits.html: 32,766)


def insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Store rows in their order; each has a value for each of the columns."""
    names, one = ", ".join(f'"{column}"' for column in columns), f"({', '.join('?' * len(columns))})"
    waiting = iter(rows)
    while some := tuple(islice(waiting, AT_ONCE)):
        marks = ", ".join([one] * len(some))
        connection.execute(f"INSERT INTO {table}({names}) VALUES {marks}", tuple(chain.from_iterable(some)))


def update(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Change these columns: each row has the number of the one that it changes, and then its new values."""
    names, one = ", ".join(f'"{column}"' for column in columns), f"({', '.join('?' * (1 + len(columns)))})"
    sets = ", ".join(f'"{column}" = new."{column}"' for column in columns)
    waiting = iter(rows)
    while some := tuple(islice(waiting, AT_ONCE)):
        marks = ", ".join([one] * len(some))
        connection.execute(
            f"WITH new(id, {names}) AS (VALUES {marks}) UPDATE {table} SET {sets} FROM new WHERE {table}.id = new.id",
            tuple(chain.from_iterable(some)),
        )


def delete(connection: sqlite3.Connection, table: str, ids: Iterable[int]) -> None:
    """Take rows away, in the order of their numbers."""
    connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """One more than any row's number that was ever given, as AUTOINCREMENT goes on."""
    sql = f"""SELECT 1 + max(coalesce((SELECT max(id) FROM {table}), 0),
        coalesce((SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = ?), 0))"""
    return int(connection.execute(sql, (table,)).fetchone()[0])
