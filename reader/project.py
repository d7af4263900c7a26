"""Project: the one door to an open file.

Questions return frozen records. Each verb is one step: one transaction, one undo, one `Changes` told to the listeners.
All offsets are code points into the article's text, half-open. A Project belongs to the thread that opened it.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from reader import codebook, rows, store
from reader.coding import KEEP, Coding, Keep, Said
from reader.errors import BadFile, BadProject, BadSpan, BadValue, NotFound, ProjectBusy, ProjectGone
from reader.history import History, Step
from reader.model import (
    ActorId,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Changes,
    ClaimKey,
    CoderId,
    IssueId,
    Kind,
    NewArticle,
    Role,
    Span,
    Stance,
    Status,
    StepId,
    Voice,
)
from reader.moment import now
from reader.questions import Questions
from reader.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.codebook import Codebook
    from reader.keeping.record import Record
    from reader.languages import Rules
    from reader.texts import Texts

Listener = Callable[[Changes], None]
Report = Callable[[int, int], None]  # how many are done, of how many
T = TypeVar("T", Kind, Stance, Role, Status, Voice)

_NOT_TAKEN = (ProjectBusy, BadProject, BadFile)  # what a file raises that does not take a step
Name = str | int  # an actor or issue: by name or alias (else created), or by number


class Project(Questions):
    """An open project file. Use `create`, `open` or `in_memory`; close it, or use it as a context manager."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, coder: str | None = None, read_only: bool = False
    ) -> None:
        super().__init__(connection, path, read_only=read_only)
        self._coder_name = " ".join(storable(coder or "").split()) or _person()
        self._history = History(connection, path)
        self._listeners: list[Listener] = []
        self._step_open = False
        self._seen = self._data_version()
        self._first_coder = self._find_first_coder()

    # Opening and closing

    @classmethod
    def create(cls, path: str | Path, *, coder: str | None = None) -> Self:
        """Make a new project file. Raises BadProject if the path is taken or cannot be written."""
        path = Path(path).absolute()
        store.require_free(path)
        with store.placing(path) as part:
            connection = store.create(part)
            try:
                cls(connection, part, coder=coder)._migrate()
            finally:
                connection.close()
        return cls.open(path, coder=coder)

    @classmethod
    def open(
        cls, path: str | Path, *, read_only: bool = False, coder: str | None = None, altered: bool = False
    ) -> Self:
        """Open an existing project file; an older format is migrated, after a copy of the file was kept beside it.

        `altered`, of use with `read_only`: also a file whose tables, views or triggers are not as Sikap made them, to
        be looked at with `findings` and nothing else.

        Raises BadProject (missing, a folder, not SQLite, somebody else's, from a newer Sikap), DamagedProject,
        AlteredProject, ReadOnlyProject, ProjectBusy.
        """
        path = Path(path).absolute()
        connection = store.connect_read_only(path, altered=altered) if read_only else store.connect(path)
        try:
            with store.plain_errors(path):
                old = store.format_of(connection) < store.FORMAT
                if old and read_only and not altered:
                    connection = store.copy_in_memory(connection)
                project = cls(connection, path, coder=coder, read_only=read_only)
                if old and not (read_only and altered):
                    project._migrate(keep_copy=not read_only)
                if old and read_only:
                    connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return project

    @classmethod
    def in_memory(cls, *, coder: str | None = None) -> Self:
        """A project that lives as long as the object; for scripts and tests."""
        project = cls(store.in_memory(), store.MEMORY, coder=coder)
        project._migrate()
        return project

    def twin(self) -> Self:
        """A second door to the same file for the same coder, for the thread that calls this: what a job writes through.

        The steps that could not be taken back are known to both.
        """
        opened = type(self).open(self._path, coder=self._coder_name)
        opened._history = History(opened._connection, self._path, set_aside=self._history.set_aside)
        opened.before_long_step(self._history.before_long_step)
        return opened

    def before_long_step(self, call: Callable[[], object] | None) -> None:
        """Call this inside each step, undo and redo of more than 1,000 rows, before it is in the file.

        Whoever opens the file then, for reading, finds it as it was before the step.
        """
        self._history.before_long_step = call

    def save_copy(self, out: str | Path) -> None:
        """Write the project as it is now to a new file, whole or not at all; also if its own file is gone.

        Raises BadProject if `out` is taken or cannot be written, BadFile if the disk is full.
        """
        if self._step_open:
            raise BadValue("No copy can be saved inside a step: end the step first.")
        with store.plain_errors(self._path):
            store.write_copy(self._connection, Path(out).absolute())

    def reopen(self, path: str | Path | None = None) -> None:
        """Go on with the file that lies at `path`, or at the project's own path, now: it was gone, and is back.

        Raises ProjectGone if that is another project, and what `open` raises; then nothing is changed.
        """
        path = self._path if path is None else Path(path).absolute()
        store.take_in_log(self._connection)  # or it would be played into the file that is there now
        opened = type(self).open(path, coder=self._coder_name)
        if self._first_coder not in (None, opened._first_coder):
            opened.close()
            raise ProjectGone("{path} is another project than the one that was open: nothing was changed.", path=path)
        with suppress(sqlite3.Error):
            self.close()
        for name in ("_db", "_reading", "codebook", "texts", "record"):
            vars(self).pop(name, None)
        opened._history.before_long_step = self._history.before_long_step
        self._connection, self._path, self._history = opened._connection, opened._path, opened._history
        self._seen = opened._seen

    def close(self) -> None:
        if "_reading" in vars(self):
            self._reading.close()
        store.close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def coder(self) -> str:
        """The name of the person who tags."""
        return self._coder_name

    # Articles

    def add_article(
        self,
        text: str,
        *,
        title: str = "",
        source: str = "",
        author: str = "",
        published: str | date | None = None,
        url: str = "",
        language: str | None = None,
        markdown: bool = False,
    ) -> Article:
        """Add one text. Raises BadValue or BadFile if there is no text in it, or the date is none."""
        from reader.intake import prepare

        published = published.isoformat() if isinstance(published, date) else published
        _require_texts(text=text, title=title, source=source, author=author, url=url)
        _require_texts(published=published or "", language=language or "")
        new = prepare(
            text,
            title=title,
            source=source,
            author=author,
            published=published,
            url=url,
            language=language,
            markdown=markdown,
        )
        return self.add_articles([new])[0]

    def add_articles(self, new: Sequence[NewArticle], report: Report | None = None) -> list[Article]:
        """Add prepared articles as one step. `report(done, total)` is called for each, and may raise to stop it all.

        Raises NotFound if one says it is a reprint of an article that is neither here nor among those before it.
        """
        with self._step("Add article" if len(new) == 1 else "Add articles"):
            return self.texts.add(new, report)

    def edit_article(self, article_id: ArticleId | int, **values: object) -> Article:
        """Change title, source, author, published, url, language, status, note, or of what it is a reprint.

        A detail that is given counts as typed from then on. In a new language an article without tags is cut into
        sentences anew. Raises BadValue, NotFound.
        """
        from reader.intake import iso_date

        known = {"title", "source", "author", "published", "url", "language", "status", "note", "reprint_of"}
        if unknown := set(values) - known:
            raise BadValue("An article has no {names}.", names=", ".join(sorted(unknown)))
        if values.get("published") is not None:
            values["published"] = iso_date(str(values["published"]))
        if not isinstance(values.get("reprint_of"), int | None):
            raise BadValue(
                "A reprint is of the article with a number, not of {value}.", value=repr(values["reprint_of"])
            )
        may_be_none = {"published": None, "reprint_of": values.get("reprint_of")}
        _require_texts(**dict(item for item in values.items() if item not in may_be_none.items()))
        if "status" in values:
            values["status"] = _member(Status, values["status"])
        with self._step("Edit article"):
            self._history.about(self.article(article_id).id)
            self.texts.edit_details(article_id, values)
        return self.article(article_id)

    def delete_article(self, article_id: ArticleId | int) -> None:
        """Delete an article with its tags. Raises NotFound."""
        with self._step("Delete article"):
            self._history.about(self.article(article_id).id)
            self.texts.delete(article_id)

    # Tags

    def tag(
        self,
        article_id: ArticleId | int,
        kind: Kind | str,
        start: int,
        end: int,
        *,
        actor: str | ActorId | int | None = None,
        issue: str | IssueId | int | None = None,
        stance: Stance | str | None = None,
        note: str = "",
        voice: Voice | str | None = None,
    ) -> Annotation:
        """Tag text[start:end]. `actor` and `issue` are a name (found by name or alias, else created) or an id.

        On an actor tag `actor` says whom it mentions; on a position `issue` and `stance` say what it is. On a
        statement they make the whole claim in one step: a mention and a position of their own, placed on the words if
        these are found in the statement, else on its whole span, and linked to it. A statement's `voice` is found from
        the quotation marks around it, unless it is given.

        Raises BadSpan, BadValue, NotFound.
        """
        kind = _member(Kind, kind)
        stance = None if stance is None else _member(Stance, stance)
        voice = None if voice is None else _member(Voice, voice)
        _require_texts(note=note)
        _require_fitting(kind, actor, issue, stance)
        _require_statement(kind, voice)
        with self._step(f"Tag as {kind}"):
            span, quote = self._quote(article_id, start, end)
            self._history.about(ArticleId(article_id))
            coding = Coding(self._connection, self._coder())
            who = None if actor is None else codebook.actor_id(self._db, actor)
            what = None if issue is None else codebook.issue_id(self._db, issue)
            if kind is Kind.STATEMENT:
                voice = voice or coding.find_voice(article_id, span)
                made = coding.annotate(article_id, kind, span, quote, note=note, voice=voice)
                if (said := _said(who, stance, what)) != Said():
                    coding.say([ClaimKey(made, None, None)], said)
            else:
                made = coding.annotate(
                    article_id, kind, span, quote, actor_id=who, issue_id=what, stance=stance, note=note
                )
        return self.annotation(made)

    def code_claim(
        self,
        statement_id: AnnotationId | int,
        *,
        speaker: Name | Keep | None = KEEP,
        stance: Stance | str | Keep | None = KEEP,
        issue: Name | Keep | None = KEEP,
        voice: Voice | str | Keep | None = KEEP,
        note: str | Keep = KEEP,
        mention: int | None = None,
        position: int | None = None,
        another: bool = False,
        role: Role | str = Role.SPEAKER,
    ) -> Annotation:
        """Say who makes a statement, which stance they take, and on what; None takes a coding away.

        This is written to the statement's linked `mention` (of this `role`) and `position`, or to its first ones; where
        there is none, or with `another`, a new one is made: on the words for it if the statement has them, a speaker
        else on a pronoun, else on the whole statement.

        Raises BadValue, NotFound.
        """
        with self._step("Code claim"):
            said = self._said(speaker, stance, issue, voice, note)
            coding = Coding(self._connection, self._coder())
            statement = coding.statement(statement_id)
            self._history.about(ArticleId(statement.article_id))
            tags = (None if tag is None else AnnotationId(tag) for tag in (mention, position))
            key = ClaimKey(statement.id, *tags)
            coding.say([key], said, another=another, role=_member(Role, role))
        return self.annotation(statement_id)

    def code_claims(
        self,
        keys: Sequence[ClaimKey],
        *,
        speaker: Name | Keep | None = KEEP,
        stance: Stance | str | Keep | None = KEEP,
        issue: Name | Keep | None = KEEP,
        voice: Voice | str | Keep | None = KEEP,
    ) -> None:
        """Say the same of many rows of the claims table, as one step. Raises BadValue, NotFound."""
        with self._step("Edit claims"):
            said = self._said(speaker, stance, issue, voice)
            Coding(self._connection, self._coder()).say(keys, said)

    def remove_claim(self, statement_id: AnnotationId | int) -> None:
        """Remove a statement, and of its actors and positions what this coder has made and tied to nothing else.

        A tag with a note stays. Raises NotFound, BadValue.
        """
        with self._step("Remove claim"):
            statement = Coding(self._connection, self._coder()).statement(statement_id)
            self._history.about(ArticleId(statement.article_id))
            own = self._ask(
                """SELECT a.id FROM link l JOIN annotation a ON a.id = l.annotation_id
                WHERE l.statement_id = ?1 AND a.coder_id = ?2 AND a.note = ''
                AND NOT EXISTS (SELECT 1 FROM link o WHERE o.annotation_id = a.id AND o.statement_id <> ?1)""",
                statement_id,
                self._coder(),
            )
            self._connection.execute("DELETE FROM link WHERE statement_id = ?", (statement_id,))
            self._connection.executemany("DELETE FROM annotation WHERE id = ?", [(statement_id,), *own])

    def untag(self, annotation_id: AnnotationId | int) -> None:
        """Remove a tag and its links. Raises NotFound."""
        with self._step("Remove tag"):
            self._history.about(self.annotation(annotation_id).article_id)
            self._connection.execute(
                "DELETE FROM link WHERE statement_id = ? OR annotation_id = ?", (annotation_id, annotation_id)
            )
            self._db.table("annotation").delete(annotation_id)

    def resize(self, annotation_id: AnnotationId | int, start: int, end: int) -> Annotation:
        """Move a tag's edges. Raises BadSpan, NotFound."""
        with self._step("Move tag"):
            old = self.annotation(annotation_id)
            article = old.article_id
            span, quote = self._quote(article, start, end)
            self._history.about(article)
            values: dict[str, object] = {"start": span.start, "end": span.end, "quote": quote}
            if old.kind is Kind.STATEMENT:
                coding = Coding(self._connection, self._coder())
                if old.voice == coding.find_voice(article, Span(old.start, old.end)):  # found, and not set by a person
                    values["voice"] = coding.find_voice(article, span)
            self._update("annotation", annotation_id, values)
        return self.annotation(annotation_id)

    def edit_annotation(
        self,
        annotation_id: AnnotationId | int,
        *,
        actor: Name | Keep | None = KEEP,
        issue: Name | Keep | None = KEEP,
        stance: Stance | str | Keep | None = KEEP,
        note: str | Keep = KEEP,
        voice: Voice | str | Keep | None = KEEP,
    ) -> Annotation:
        """Change what a tag says; None takes a coding away. Raises BadValue, NotFound."""
        with self._step("Edit tag"):
            said = self._said(actor, stance, issue, voice, note)
            old = self.annotation(annotation_id)
            _require_own(old.kind, *(None if value is KEEP else value for value in (actor, issue, stance)))
            _require_statement(old.kind, None if voice is KEEP else voice)
            self._history.about(old.article_id)
            columns = ("actor_id", said.speaker), ("issue_id", said.issue), ("stance", said.stance)
            values = dict(columns) | {"voice": said.voice, "note": said.note}
            self._update("annotation", annotation_id, {n: v for n, v in values.items() if v is not KEEP})
        return self.annotation(annotation_id)

    def link(
        self,
        statement_id: AnnotationId | int,
        annotation_id: AnnotationId | int,
        role: Role | str = Role.SPEAKER,
    ) -> None:
        """Tie an actor (as speaker or addressee) or a position to a statement of its article; again: change the role.

        Raises BadValue, NotFound.
        """
        role = _member(Role, role)
        with self._step("Link"):
            statement, other = self.annotation(statement_id), self.annotation(annotation_id)
            _require_linkable(statement, other)
            self._history.about(statement.article_id)
            coding = Coding(self._connection, self._coder())
            coding.tie(statement_id, annotation_id, role if other.kind is Kind.ACTOR else "")

    def unlink(self, statement_id: AnnotationId | int, annotation_id: AnnotationId | int) -> None:
        """Undo a link; both tags stay. Raises NotFound if they are not linked."""
        with self._step("Unlink"):
            self._history.about(self.annotation(statement_id).article_id)
            gone = self._connection.execute(
                "DELETE FROM link WHERE statement_id = ? AND annotation_id = ?", (statement_id, annotation_id)
            )
            if gone.rowcount == 0:
                raise NotFound("These two tags are not linked.")

    @cached_property
    def codebook(self) -> "Codebook":
        """All actors and issues: what can be asked of them, and the verbs that change them."""
        return codebook.Codebook(self)

    @cached_property
    def texts(self) -> "Texts":
        """The texts of the articles, their sentences, and the tags that have lost their words: verbs that mend them."""
        from reader.texts import Texts

        return Texts(self)

    @cached_property
    def record(self) -> "Record":
        """Everything that was done: read, taken back to any step, single things brought back, made shorter."""
        from reader.keeping.record import Record

        return Record(self)

    # History and listeners

    def undo(self) -> Changes | None:
        """Take back this coder's last step; None if there is none. Raises Conflict if others changed the same rows."""
        return self._turn(self._history.undo)

    def redo(self) -> Changes | None:
        """Do again what was undone last; None if there is nothing. Raises Conflict."""
        return self._turn(self._history.redo)

    def next_size(self, turn: str) -> int:
        """How many rows `undo` or `redo` (the name of the turn) would change."""
        coder = self._known_coder()
        find = self._history.next_undo if turn == "undo" else self._history.next_redo
        step = None if coder is None else find(coder)
        return 0 if step is None else self._history.size(step)

    def next_undo(self) -> str | None:
        """The name of the step that `undo` would take back."""
        coder = self._known_coder()
        step = None if coder is None else self._history.next_undo(coder)
        return step.name if step else None

    def next_redo(self) -> str | None:
        coder = self._known_coder()
        step = None if coder is None else self._history.next_redo(coder)
        return step.name if step else None

    def last_step(self) -> StepId | None:
        """The step that `undo` would take back."""
        coder = self._known_coder()
        step = None if coder is None else self._history.next_undo(coder)
        return step.id if step else None

    def steps(self) -> list[Step]:
        """Everything that was done to the project, the newest first."""
        return self._history.steps()

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(changes)` after each step, undo and redo of this Project; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def wait_for_others(self, wait: bool) -> None:
        """Whether a write waits a moment for another program or thread that writes, or raises ProjectBusy at once."""
        self._connection.execute(f"PRAGMA busy_timeout = {store.BUSY_MS if wait else 0}")

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has written to the file since the last call or write of ours."""
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def changes_of_others(self) -> Changes | None:
        """What others have written since this was asked last, perhaps with what this Project has written meanwhile.

        None if the history does not tell, so that everything may have changed: also when it is asked first.
        """
        return self._history.of_others()

    @contextmanager
    def step(
        self, name: str, article_id: ArticleId | int | None = None, *, amend: StepId | None = None
    ) -> Iterator[list[Changes]]:
        """Make one step of several verbs: all or nothing, one undo. `article_id`: the one article it is about.

        `amend` goes on with an earlier step, if that is the one `undo` would take back, and can. The list holds the
        step's Changes afterwards; it stays empty if nothing changed, and inside another step.
        """
        with self._step(name, amend) as done:
            if article_id is not None:
                self._history.about(ArticleId(article_id))
            yield done

    # Settings: remembered in the file, outside history

    def set_rules(self, rules: "Rules") -> None:
        """Keep the project's own abbreviations and site furniture, for what is imported or cut anew from now on."""
        self.remember("rules", {"abbreviations": rules.abbreviations, "furniture": rules.furniture})

    def remember(self, key: str, value: object) -> None:
        """Keep a JSON value under a key."""
        sql = "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2"
        inside = self._connection.in_transaction
        with store.plain_errors(self._path) if inside else store.transaction(self._connection, self._path):
            self._connection.execute(sql, (key, json.dumps(value)))

    # Inside

    @cached_property
    def _db(self) -> "Database":
        from sqlite_utils import Database  # slow to import: only when something is written

        return Database(self._connection)

    def _find_first_coder(self) -> str | None:
        """What tells this project from others: the guid of the first who worked in it. None before the first step."""
        known = self._value("SELECT 1 FROM sqlite_master WHERE name = 'coder'")
        found = self._value("SELECT guid FROM coder ORDER BY id LIMIT 1") if known else None
        return None if found is None else str(found)

    def _known_coder(self) -> CoderId | None:
        found = self._value("SELECT id FROM coder WHERE name = ?", self._coder_name)
        return None if found is None else CoderId(found)

    def _coder(self) -> CoderId:
        """This coder's number, made by the first step of a new coder. Called inside a step."""
        known = self._known_coder()
        if known is not None:
            return known
        new = {"guid": rows.guid(), "name": self._coder_name, "created_at": now()}
        self._first_coder = self._first_coder or new["guid"]
        return CoderId(rows.insert(self._db, "coder", new))

    @contextmanager
    def _step(self, name: str, amend: StepId | None = None) -> Iterator[list[Changes]]:
        """One step; inside another it is a part of that one, and leaves nothing of itself when it fails."""
        if self._step_open:
            with store.plain_errors(self._path), self._db.atomic():
                yield []
            return
        self._step_open = True
        try:
            with self._history.step(name, self._coder, amend) as done:
                yield done
        except _NOT_TAKEN as error:
            error.unsaved = name
            raise
        finally:
            self._step_open = False
        for changes in done:
            self._tell(changes)

    def _turn(self, turn: Callable[[CoderId], Changes | None]) -> Changes | None:
        if self._step_open:
            raise BadValue("Nothing can be undone or redone inside a step: end the step first.")
        coder = self._known_coder()
        return None if coder is None else self._tell(turn(coder))

    def _tell(self, changes: Changes | None) -> Changes | None:
        if changes is not None:
            for listener in tuple(self._listeners):
                listener(changes)
        return changes

    def _quote(self, article_id: ArticleId | int, start: int, end: int) -> tuple[Span, str]:
        """The checked span and its text."""
        span = Span(start, end)
        sql = "SELECT length(text), substr(text, ?2, ?3) FROM article WHERE id = ?1"
        found = self._ask(
            sql, article_id, min(span.start, store.LARGEST) + 1, min(span.end - span.start, store.LARGEST)
        )
        if not found:
            raise NotFound("There is no {table} with the number {id} in this project.", table="article", id=article_id)
        length, quote = found[0]
        if span.end > length:
            raise BadSpan(
                "The span {start} to {end} goes past the end of the text, which is {length} characters long.",
                start=start,
                end=end,
                length=length,
            )
        return span, quote

    def _said(
        self,
        speaker: Name | Keep | None,
        stance: Stance | str | Keep | None,
        issue: Name | Keep | None,
        voice: Voice | str | Keep | None = KEEP,
        note: str | Keep = KEEP,
    ) -> Said:
        """What was said, checked; new names make new entries. Called inside a step."""
        if not isinstance(note, Keep):
            _require_texts(note=note)
        return Said(
            speaker if speaker is None or isinstance(speaker, Keep) else codebook.actor_id(self._db, speaker),
            stance if stance is None or isinstance(stance, Keep) else _member(Stance, stance),
            issue if issue is None or isinstance(issue, Keep) else codebook.issue_id(self._db, issue),
            voice if voice is None or isinstance(voice, Keep) else _member(Voice, voice),
            note,
        )

    def _update(self, table: str, row_id: int, values: dict[str, object]) -> None:
        """Write what differs; a change of nothing is no step."""
        values = rows.clean(values)
        columns = ", ".join(f'"{name}"' for name in values)
        if values and self._ask(f"SELECT {columns} FROM {table} WHERE id = ?", row_id)[0] != tuple(values.values()):
            # Not by sqlite-utils, which reads schema and row first: lines of a codebook come by the thousand.
            sets = ", ".join(f'"{name}" = ?' for name in (*values, "modified_at"))
            self._connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), now(), row_id))

    def _migrate(self, *, keep_copy: bool = False) -> None:
        from reader.schema import migrate

        with store.transaction(self._connection, self._path):
            if store.format_of(self._connection) < store.FORMAT:  # else somebody was quicker
                if keep_copy:
                    with closing(
                        store.connect_read_only(self._path)
                    ) as before:  # SQLite copies nothing that is written
                        store.keep_copy(before, self._path)
                migrate(self._db)


def _member(kind: type[T], value: object) -> T:
    try:
        return kind(str(value))
    except ValueError:
        raise BadValue(
            "There is no {what} {value}: choose one of {choices}.",
            what=kind.__name__.lower(),
            value=value,
            choices=", ".join(kind),
        ) from None


def _require_texts(**values: object) -> None:
    for name, value in values.items():
        if not isinstance(value, str):
            raise BadValue("The {name} must be a text, not {value}.", name=name, value=repr(value))


def _require_linkable(statement: Annotation, other: Annotation) -> None:
    if statement.kind is not Kind.STATEMENT or other.kind is Kind.STATEMENT:
        raise BadValue("A link goes from a statement to an actor or a position: choose one of each.")
    if statement.article_id != other.article_id:
        raise BadValue(
            "The statement and the {kind} are in different articles: link tags of one article.", kind=other.kind
        )


def _require_own(kind: Kind, actor: object, issue: object, stance: object) -> None:
    if kind is Kind.STATEMENT and not actor is issue is stance is None:
        raise BadValue("A statement has no actor, issue or stance of its own: link an actor or a position tag to it.")
    _require_fitting(kind, actor, issue, stance)


def _require_statement(kind: Kind, voice: object) -> None:
    if voice is not None and kind is not Kind.STATEMENT:
        raise BadValue("Only a statement has a voice: an {kind} tag has none.", kind=kind)


def _said(speaker: ActorId | None, stance: Stance | None, issue: IssueId | None) -> Said:
    """What is given; None says nothing."""
    return Said(
        KEEP if speaker is None else speaker,
        KEEP if stance is None else stance,
        KEEP if issue is None else issue,
    )


def _require_fitting(kind: Kind, actor: object, issue: object, stance: object) -> None:
    if kind is Kind.ACTOR and (issue is not None or stance is not None):
        raise BadValue("An actor tag has no issue or stance: tag a position for these.")
    if kind is Kind.POSITION and actor is not None:
        raise BadValue("A position tag has no actor: tag the actor and link both to a statement.")


def _person() -> str:
    """The person at this machine, as the system knows them."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):
        return "coder"
