"""The file's tables, views, triggers and migrations.

A project is a SQLite database with our `application_id`; `user_version` is the file format number, the count of
migrations applied. The views `annotations`, `claims`, `sentences` and `articles` are documented and stable: they hold
the columns of the CSV exports. Offsets are code points, times UTC ISO 8601 with `Z`.

Every change of a tracked table is recorded by triggers as its inverse (see `reader.history`).
"""

from sqlite_utils import Database, Migrations

from reader.store import APPLICATION_ID, FORMAT, TRACKED

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


# A role of '' marks the link of a position: only actors have roles. CROSS JOIN fixes the order of the loops: article by
# article, and in each the index `annotation_place`, so that rows come in reading order without sorting.
_VIEWS = """
CREATE VIEW annotations AS
SELECT a.guid AS annotation_id, article.guid AS article_id, article.title AS article_title, article.source,
    article.author, article.published, article.url, article.language, sentence.number AS sentence,
    a."start" AS "start", a."end" AS "end", a.kind, a.quote AS text, actor.name AS actor, actor.type AS actor_type,
    issue.name AS issue, a.stance,
    (SELECT group_concat(guid, '|') FROM (SELECT s.guid FROM link JOIN annotation s ON s.id = link.statement_id
        WHERE link.annotation_id = a.id ORDER BY s."start", s.id)) AS statement_ids,
    (SELECT group_concat(role, '|') FROM (SELECT link.role FROM link JOIN annotation s ON s.id = link.statement_id
        WHERE link.annotation_id = a.id ORDER BY s."start", s.id)) AS roles,
    a.note, coder.name AS coder, a.created_at, a.modified_at, sentence.text AS sentence_text
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
    a.note, coder.name AS coder, a.created_at
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
ORDER BY article.id, a."start", a."end" DESC, a.id, mention."start", position."start";
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
    article.status
FROM article
ORDER BY article.id;
"""

migrations = Migrations("sikap")


@migrations()
def first_format(db: Database) -> None:
    """Articles, their blocks and sentences, annotations, links, the codebook, settings and history."""
    for statement in _statements(_TABLES + _VIEWS):
        db.execute(statement)
    track(db)


def migrate(db: Database) -> None:
    """Bring a new or older file to the newest format. All or nothing."""
    with db.atomic():
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {FORMAT}")


def track(db: Database) -> None:
    """(Re)make the triggers that write history; a migration that adds a column calls this at its end."""
    for table in TRACKED:
        columns = [column.name for column in db[table].columns]
        for name, sql in _triggers(table, columns).items():
            db.execute(f"DROP TRIGGER IF EXISTS {name}")
            db.execute(sql)


def _triggers(table: str, columns: list[str]) -> dict[str, str]:
    """The three triggers of one table, by name: insert keeps the key, update what changed, delete the old row."""
    changed = " OR ".join(f'old."{c}" IS NOT new."{c}"' for c in columns)
    # quote() and not the json functions: older SQLite refuses those in triggers while trusted_schema is off.
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


def _statements(script: str) -> list[str]:
    return [statement for part in script.split(";\n") if (statement := part.strip())]
