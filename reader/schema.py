"""The file's tables, views, triggers and migrations.

A project is a SQLite database with our `application_id`; `user_version` is the file format number, the count of
migrations applied. The views `annotations`, `claims`, `sentences` and `articles` are documented and stable: they hold
the columns of the CSV exports. Offsets are code points, times UTC ISO 8601 with `Z`.

Every change of a tracked table is recorded by triggers as its inverse (see `reader.history`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlite_utils import Database, Migrations

from reader.codebook import BETWEEN_NAMES, LONGEST_NAME, key_of
from reader.store import APPLICATION_ID, FORMAT, TRACKED, VIEWS
from reader.text import is_blank
from reader.voice import find_voice

# `id INTEGER PRIMARY KEY AUTOINCREMENT` wherever undo can delete a row: a number that was used is never given again,
# so that taking back and redoing steps of several people can never mix two rows up.
# `key` is a name as it is looked for: see `reader.codebook.key_of`.
_TABLES = """
CREATE TABLE coder (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    published TEXT,
    url TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'in work', 'done')),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE TABLE block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= "start"),
    kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'heading', 'list_item', 'quote', 'table_cell', 'code', 'rule',
        'boilerplate')),
    format TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX block_place ON block(article_id, "start");
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > "start"),
    boilerplate INTEGER NOT NULL DEFAULT 0 CHECK (boilerplate IN (0, 1)),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_place ON sentence(article_id, "start");
CREATE TABLE actor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    key TEXT NOT NULL UNIQUE,
    type TEXT CHECK (type IN ('person', 'organisation', 'country', 'group')),
    member_of INTEGER REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED CHECK (member_of <> id),
    colour TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL
) STRICT;
CREATE TABLE actor_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> ''),
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX actor_alias_actor ON actor_alias(actor_id);
CREATE TABLE issue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    key TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES issue(id) DEFERRABLE INITIALLY DEFERRED CHECK (parent_id <> id),
    colour TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL
) STRICT;
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guid TEXT NOT NULL UNIQUE,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'actor', 'position')),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > "start"),
    quote TEXT NOT NULL,
    actor_id INTEGER REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED CHECK (actor_id IS NULL OR kind = 'actor'),
    issue_id INTEGER REFERENCES issue(id) DEFERRABLE INITIALLY DEFERRED CHECK (issue_id IS NULL OR kind = 'position'),
    stance TEXT CHECK (stance IS NULL OR (stance IN ('support', 'neutral', 'oppose') AND kind = 'position')),
    coder_id INTEGER NOT NULL REFERENCES coder(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_place ON annotation(article_id, "start", "end" DESC);
CREATE INDEX annotation_actor ON annotation(actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX annotation_issue ON annotation(issue_id) WHERE issue_id IS NOT NULL;
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id INTEGER NOT NULL REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
    annotation_id INTEGER NOT NULL REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('', 'speaker', 'addressee')),
    UNIQUE (statement_id, annotation_id),
    CHECK (statement_id <> annotation_id)
) STRICT;
CREATE INDEX link_annotation ON link(annotation_id);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE history_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    article_id INTEGER,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undone', 'dropped'))
) STRICT;
CREATE UNIQUE INDEX history_step_open ON history_step(state) WHERE state = 'open';
CREATE INDEX history_step_coder ON history_step(coder_id, state, id);
CREATE TABLE history_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER REFERENCES history_step(id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    old TEXT
) STRICT;
CREATE INDEX history_row_step ON history_row(step_id);
CREATE INDEX history_row_row ON history_row(row_id, table_name);
"""

_COLUMNS = """
ALTER TABLE annotation ADD COLUMN voice TEXT
    CHECK (voice IS NULL OR (voice IN ('direct', 'indirect', 'act') AND kind = 'statement'));
ALTER TABLE issue ADD COLUMN when_to_use TEXT NOT NULL DEFAULT '';
ALTER TABLE issue ADD COLUMN when_not TEXT NOT NULL DEFAULT '';
CREATE INDEX annotation_statement ON annotation(article_id, "start", "end" DESC) WHERE kind = 'statement';
CREATE INDEX actor_member_of ON actor(member_of) WHERE member_of IS NOT NULL;
CREATE INDEX issue_parent ON issue(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX link_statement ON link(statement_id, role, annotation_id);
"""


# A role of '' marks the link of a position: only actors have roles. CROSS JOIN fixes the order of the loops: article by
# article, and in each the index `annotation_place`, so that rows come in reading order without sorting.
# `coded` is ours, not for export: a complete statement has a speaker, a stance and an issue, and nothing half coded.
_VIEWS = """
CREATE VIEW coded AS
SELECT a.id AS statement_id, a.article_id, a."start" AS "start",
    coalesce((SELECT max(l.role = 'speaker') AND max(l.role = '') AND NOT max(CASE l.role
        WHEN 'speaker' THEN m.actor_id IS NULL WHEN '' THEN m.stance IS NULL OR m.issue_id IS NULL ELSE 0 END)
        FROM link l JOIN annotation m ON m.id = l.annotation_id WHERE l.statement_id = a.id), 0) AS complete
FROM annotation a WHERE a.kind = 'statement';
CREATE VIEW annotations AS
SELECT a.guid AS annotation_id, article.guid AS article_id, article.title AS article_title, article.source,
    article.author, article.published, article.url, article.language, sentence.number AS sentence,
    a."start" AS "start", a."end" AS "end", a.kind, a.quote AS text, actor.name AS actor, actor.type AS actor_type,
    issue.name AS issue, a.stance,
    (SELECT group_concat(guid, '|') FROM (SELECT s.guid FROM link JOIN annotation s ON s.id = link.statement_id
        WHERE link.annotation_id = a.id ORDER BY s."start", s.id)) AS statement_ids,
    (SELECT group_concat(role, '|') FROM (SELECT link.role FROM link JOIN annotation s ON s.id = link.statement_id
        WHERE link.annotation_id = a.id ORDER BY s."start", s.id)) AS roles,
    a.note, coder.name AS coder, a.created_at, a.modified_at, sentence.text AS sentence_text, a.voice,
    (SELECT group_concat(name, '|') FROM (SELECT name FROM actor_alias WHERE actor_id = a.actor_id ORDER BY id))
        AS actor_aliases,
    actor.note AS actor_note, issue.note AS issue_note
FROM article
CROSS JOIN annotation a ON a.article_id = article.id
JOIN coder ON coder.id = a.coder_id
LEFT JOIN sentence ON sentence.id = (SELECT s.id FROM sentence s
    WHERE s.article_id = a.article_id AND s."start" <= a."start" ORDER BY s."start" DESC LIMIT 1)
LEFT JOIN actor ON actor.id = a.actor_id
LEFT JOIN issue ON issue.id = a.issue_id
ORDER BY article.id, a."start", a."end" DESC, a.id;
CREATE VIEW claims AS
SELECT a.guid AS statement_id, article.guid AS article_id, article.title AS article_title, article.source,
    article.author, article.published, article.url,
    (SELECT s.number FROM sentence s WHERE s.article_id = a.article_id AND s."start" <= a."start"
        ORDER BY s."start" DESC LIMIT 1) AS sentence,
    a."start" AS "start", a."end" AS "end", a.quote AS statement, actor.name AS actor, actor.type AS actor_type,
    said.role AS role, issue.name AS issue, position.stance AS stance,
    CASE position.stance WHEN 'support' THEN 1 WHEN 'neutral' THEN 0 WHEN 'oppose' THEN -1 END AS stance_value,
    a.note, coder.name AS coder, a.created_at, a.voice,
    (SELECT group_concat(name, '|') FROM (SELECT whom.name FROM link JOIN annotation m ON m.id = link.annotation_id
        JOIN actor whom ON whom.id = m.actor_id WHERE link.statement_id = a.id AND link.role = 'addressee'
        ORDER BY m."start", m.id)) AS addressees,
    (SELECT group_concat(name, '|') FROM (SELECT name FROM actor_alias WHERE actor_id = actor.id ORDER BY id))
        AS actor_aliases,
    (SELECT name FROM actor whole WHERE whole.id = actor.member_of) AS actor_member_of, actor.note AS actor_note,
    (SELECT name FROM issue whole WHERE whole.id = issue.parent_id) AS issue_parent, issue.note AS issue_note
FROM article
CROSS JOIN annotation a ON a.article_id = article.id
JOIN coder ON coder.id = a.coder_id
LEFT JOIN link said ON said.statement_id = a.id AND said.role = 'speaker'
LEFT JOIN annotation mention ON mention.id = said.annotation_id
LEFT JOIN actor ON actor.id = mention.actor_id
LEFT JOIN link held ON held.statement_id = a.id AND held.role = ''
LEFT JOIN annotation position ON position.id = held.annotation_id
LEFT JOIN issue ON issue.id = position.issue_id
WHERE a.kind = 'statement'
ORDER BY article.id, a."start", a."end" DESC, a.id, mention."start", position."start", mention.id,
    position.id;
CREATE VIEW sentences AS
SELECT article.guid AS article_id, s.number AS sentence, s."start" AS "start", s."end" AS "end", s.boilerplate, s.text,
    count(a.id) FILTER (WHERE a.kind = 'statement') AS statements,
    count(a.id) FILTER (WHERE a.kind = 'actor') AS actors,
    count(a.id) FILTER (WHERE a.kind = 'position') AS positions
FROM sentence s
CROSS JOIN article ON article.id = s.article_id
LEFT JOIN annotation a ON a.article_id = s.article_id AND a."start" >= s."start"
    AND a."start" < coalesce((SELECT n."start" FROM sentence n WHERE n.article_id = s.article_id
        AND n."start" > s."start" ORDER BY n."start" LIMIT 1), length(article.text))
GROUP BY s.article_id, s."start", s.id
ORDER BY s.article_id, s."start", s.id;
CREATE VIEW articles AS
SELECT article.guid AS article_id, article.title, article.source, article.author, article.published, article.url,
    article.language, length(article.text) AS characters,
    (SELECT count(*) FROM sentence s WHERE s.article_id = article.id) AS sentences,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'statement') AS statements,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'actor') AS actors,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'position') AS positions,
    article.status,
    (SELECT count(*) FROM coded WHERE coded.article_id = article.id AND complete) AS complete, article.note
FROM article
ORDER BY article.id;
"""

# `origins`: JSON of the details that were found and not typed. `sketch`: what `reader.reprints` compares articles by.
# An orphan has the number and the columns of the annotation that it was; `links` is JSON, [[statement_id,
# annotation_id, role], …] as they were.
_IMPORTS = """
ALTER TABLE article ADD COLUMN origins TEXT NOT NULL DEFAULT '{}';
ALTER TABLE article ADD COLUMN reprint_of INTEGER REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED
    CHECK (reprint_of <> id);
ALTER TABLE article ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
CREATE INDEX article_reprint_of ON article(reprint_of) WHERE reprint_of IS NOT NULL;
CREATE TABLE orphan (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'actor', 'position')),
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > "start"),
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    actor_id INTEGER REFERENCES actor(id) DEFERRABLE INITIALLY DEFERRED CHECK (actor_id IS NULL OR kind = 'actor'),
    issue_id INTEGER REFERENCES issue(id) DEFERRABLE INITIALLY DEFERRED CHECK (issue_id IS NULL OR kind = 'position'),
    stance TEXT CHECK (stance IS NULL OR (stance IN ('support', 'neutral', 'oppose') AND kind = 'position')),
    voice TEXT CHECK (voice IS NULL OR (voice IN ('direct', 'indirect', 'act') AND kind = 'statement')),
    coder_id INTEGER NOT NULL REFERENCES coder(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    links TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX orphan_article ON orphan(article_id);
CREATE INDEX orphan_actor ON orphan(actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX orphan_issue ON orphan(issue_id) WHERE issue_id IS NOT NULL;
"""

_ARTICLES = """
DROP VIEW articles;
CREATE VIEW articles AS
SELECT article.guid AS article_id, article.title, article.source, article.author, article.published, article.url,
    article.language, length(article.text) AS characters,
    (SELECT count(*) FROM sentence s WHERE s.article_id = article.id) AS sentences,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'statement') AS statements,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'actor') AS actors,
    (SELECT count(*) FROM annotation a WHERE a.article_id = article.id AND a.kind = 'position') AS positions,
    article.status,
    (SELECT count(*) FROM coded WHERE coded.article_id = article.id AND complete) AS complete, article.note,
    (SELECT first.guid FROM article first WHERE first.id = article.reprint_of) AS reprint_of
FROM article
ORDER BY article.id;
"""

# What the full text search looks through, kept in step by triggers (https://sqlite.org/fts5.html: external content).
# In `codebook_search` the rows 2 x id are actors, 2 x id + 1 issues.
_FTS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
_ACTOR_WORDS = """SELECT 2 * id, name, coalesce((SELECT group_concat(name, char(10)) FROM actor_alias
    WHERE actor_id = actor.id), ''), note FROM actor"""
_ISSUE_WORDS = """SELECT 2 * id + 1, name, '',
    definition || char(10) || when_to_use || char(10) || when_not || char(10) || note FROM issue"""


def _search() -> list[str]:
    """The statements that make the search tables, fill them from what is there, and keep them in step."""
    refill = (
        "DELETE FROM codebook_search WHERE rowid = {row};"
        " INSERT INTO codebook_search(rowid, name, aliases, note) {words} WHERE id = {id};"
    )
    entries = (
        ("actor", "name, note", refill.format(row="2 * new.id", words=_ACTOR_WORDS, id="new.id")),
        (
            "issue",
            "name, definition, when_to_use, when_not, note",
            refill.format(row="2 * new.id + 1", words=_ISSUE_WORDS, id="new.id"),
        ),
    )
    made = [
        *_external("article", ("title", "text", "note")),
        *_external("annotation", ("quote", "note")),
        f"CREATE VIRTUAL TABLE codebook_search USING fts5(name, aliases, note, {_FTS})",
        f"INSERT INTO codebook_search(rowid, name, aliases, note) {_ACTOR_WORDS} UNION ALL {_ISSUE_WORDS}",
    ]
    for table, columns, body in entries:
        gone = f"DELETE FROM codebook_search WHERE rowid = 2 * old.id{' + 1' if table == 'issue' else ''};"
        made += [
            _trigger(table, "insert", body),
            _trigger(table, "update", body, of=columns),
            _trigger(table, "delete", gone),
        ]
    for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
        body = refill.format(row=f"2 * {row}.actor_id", words=_ACTOR_WORDS, id=f"{row}.actor_id")
        made.append(_trigger("actor_alias", event, body))
    return made


def _external(table: str, columns: tuple[str, ...]) -> list[str]:
    """A search table beside `table`: it keeps an index of these columns and no copy of them."""
    names, search = ", ".join(columns), f"{table}_search"
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    gone = f"INSERT INTO {search}({search}, rowid, {names}) VALUES ('delete', old.id, {old});"
    come = f"INSERT INTO {search}(rowid, {names}) VALUES (new.id, {new});"
    return [
        f"CREATE VIRTUAL TABLE {search} USING fts5({names}, content = '{table}', content_rowid = 'id', {_FTS})",
        f"INSERT INTO {search}({search}) VALUES ('rebuild')",
        _trigger(table, "insert", come),
        _trigger(table, "update", f"{gone} {come}", of=names),
        _trigger(table, "delete", gone),
    ]


def _trigger(table: str, event: str, body: str, *, of: str = "") -> str:
    when = f"{event.upper()}{f' OF {of}' if of else ''}"
    return f"CREATE TRIGGER search_{table}_{event} AFTER {when} ON {table} BEGIN {body} END"


migrations = Migrations("sikap")


@migrations()
def first_format(db: Database) -> None:
    """Articles, their blocks and sentences, annotations, links, the codebook, settings and history."""
    for statement in _statements(_TABLES):
        db.execute(statement)


@migrations()
def voice_and_search(db: Database) -> None:
    """The voice of statements, when an issue is to be used, more columns in the views, and full text search."""
    _mend_names(db)
    for statement in (*(f"DROP VIEW IF EXISTS {name}" for name in VIEWS), *_statements(_COLUMNS + _VIEWS), *_search()):
        db.execute(statement)
    _add_voices(db)


@migrations()
def imports_and_corrections(db: Database) -> None:
    """Where details come from, reprints, tags whose words are gone from a corrected text."""
    for statement in _statements(_IMPORTS + _ARTICLES):
        db.execute(statement)


def migrate(db: Database) -> None:
    """Bring a new or older file to the newest format. All or nothing."""
    _apply(db, FORMAT)


def make(db: Database, number: int) -> None:
    """Make in an empty file all that the schema of this format says. All or nothing."""
    _apply(db, number, later=[migration.name for migration in migrations.pending(db)][number:])


def _apply(db: Database, number: int, *, later: Sequence[str] = ()) -> None:
    """History is written again when all is done: what a migration writes is no step of anybody.

    SQLite looks through each trigger that is there when a table is altered, so it is also quicker.
    """
    with db.atomic():
        _untrack(db)
        migrations.apply(db, stop_before=later)
        track(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")


def track(db: Database) -> None:
    """(Re)make the triggers that write history, of the tables and columns that are there."""
    for table in TRACKED:
        columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", [table])]
        for name, sql in _triggers(table, columns).items() if columns else ():
            db.execute(f"DROP TRIGGER IF EXISTS {name}")
            db.execute(sql)


def _untrack(db: Database) -> None:
    for table in TRACKED:
        for name in _triggers(table, []):
            db.execute(f"DROP TRIGGER IF EXISTS {name}")


def _triggers(table: str, columns: list[str]) -> dict[str, str]:
    """The three triggers of one table, by name: insert keeps the key, update what changed, delete the old row."""
    changed = " OR ".join(f'old."{c}" IS NOT new."{c}"' for c in columns)
    # quote() and not the json functions: undo still reads what it wrote in files of the first format, and other
    # programs may write with trusted_schema off, where older SQLite refuses those functions in triggers.
    literals = {c: f""" || ',"{c}"=' || quote(old."{c}")""" for c in columns}
    changes = "".join(
        f""" || CASE WHEN old."{c}" IS NOT new."{c}" THEN ''{literal} ELSE '' END""" for c, literal in literals.items()
    )
    values = {
        "insert": "new.id, 'insert', NULL",
        "update": f"new.id, 'update', ''{changes}",
        "delete": f"old.id, 'delete', ''{''.join(literals.values())}",
    }
    return {
        (name := f"history_{table}_{event}"): f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table}"
        f" {f'WHEN {changed}' if event == 'update' else ''} BEGIN"
        " INSERT INTO history_row(step_id, table_name, row_id, operation, old)"
        f" SELECT (SELECT id FROM history_step WHERE state = 'open'), '{table}', {row}; END"
        for event, row in values.items()
    }


# A row of these tables that was deleted, as the first format wrote it: what follows is for undo to bring back.
_NAMED = re.compile(r""","name"='((?:[^']|'')*)',"key"='((?:[^']|'')*)'""")
_STATED = re.compile(r""","article_id"=(\d+),"kind"='statement',"start"=(\d+),"end"=(\d+),""")
_DELETED = "SELECT id, old FROM history_row WHERE operation = 'delete' AND table_name = ?"


def _mend_names(db: Database) -> None:
    """Names and keys as `reader.codebook` makes them today, which is stricter than the first format was."""
    for tables in (("actor", "actor_alias"), ("issue",)):
        taken: set[str] = set()
        wrong: list[tuple[str, int, str]] = []
        for table in tables:
            for row, name, key in db.execute(f"SELECT id, name, key FROM {table} ORDER BY id").fetchall():
                if (_fit(name), key_of(name)) == (name, key):
                    taken.add(key)
                else:
                    wrong.append((table, row, _fit(name)))
                    db.execute(f"UPDATE {table} SET key = '{BETWEEN_NAMES}' || id WHERE id = ?", [row])  # like no other
        for table, row, name in wrong:
            if table == "actor_alias" and key_of(name) in taken:
                db.execute("DELETE FROM actor_alias WHERE id = ?", [row])
            else:
                free = _free(name, taken)
                db.execute(f"UPDATE {table} SET name = ?, key = ? WHERE id = ?", [free, key_of(free), row])
                taken.add(key_of(free))
        for table in tables:
            deleted = db.execute(_DELETED, [table]).fetchall()
            db.conn.executemany(
                "UPDATE history_row SET old = ? WHERE id = ?",
                [(mended, row) for row, old in deleted if (mended := _NAMED.sub(_renamed, old, count=1)) != old],
            )


def _fit(name: str) -> str:
    return "?" if is_blank(key_of(name)) else name.replace(BETWEEN_NAMES, "/")


def _free(name: str, taken: set[str]) -> str:
    """This name, or the first like it with a number that is not taken."""
    number, free = 1, name
    while key_of(free) in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 1 - len(str(number))]} {number}"
    return free


def _renamed(old: re.Match[str]) -> str:
    name = _fit(old[1].replace("''", "'"))
    literals = (text.replace("'", "''") for text in (name, key_of(name)))
    return ",\"name\"='{}',\"key\"='{}'".format(*literals)


def _add_voices(db: Database) -> None:
    """To the statements that are there, and to those that undo can bring back."""
    there = db.execute("""SELECT article_id, "start", "end", id FROM annotation WHERE kind = 'statement'""")
    db.conn.executemany("UPDATE annotation SET voice = ? WHERE id = ?", list(_voices(db, there)))
    deleted = db.execute(_DELETED, ["annotation"])
    gone = ((*map(int, said.groups()), row) for row, old in deleted if (said := _STATED.search(old)))
    add = """UPDATE history_row SET old = old || ',"voice"=' || quote(?) WHERE id = ?"""
    db.conn.executemany(add, list(_voices(db, gone)))


def _voices(db: Database, statements: Iterable[tuple[int, ...]]) -> Iterator[tuple[str, int]]:
    """The voice of each (article, start, end, row), as its paragraph's quotation marks tell it, and the row."""
    for article, those in groupby(sorted(statements), key=lambda statement: statement[0]):
        for (text,) in db.execute("SELECT text FROM article WHERE id = ?", [article]).fetchall():
            blocks = db.execute('SELECT "start", "end" FROM block WHERE article_id = ? ORDER BY 1, id', [article])
            places = blocks.fetchall()
            for block, inside in groupby(those, key=lambda statement: bisect_right(places, (statement[1], len(text)))):
                if not block:
                    continue  # in no paragraph: the file is damaged, as a check will say
                first, last = places[block - 1]
                paragraph = text[first:last]
                for _, start, end, row in inside:
                    around = paragraph if end <= last else text[first:end]
                    yield find_voice(around, start - first, end - first), row


def _statements(script: str) -> list[str]:
    return [statement for part in script.split(";\n") if (statement := part.strip())]
