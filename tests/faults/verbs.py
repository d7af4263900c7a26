"""How each verb is called with random arguments, and what is no verb.

A test holds this against the public methods of a project, so a verb that comes later is missed at once.
"""

import inspect
import threading
from contextlib import closing
from functools import cached_property
from typing import Any

from reader import store
from reader.claims_table import ClaimFilter, ClaimOrder
from reader.errors import Cancelled
from reader.formats.codebook import CodebookRow, write_codebook
from reader.formats.csv import write_csv
from reader.keeping import backups
from reader.languages import Rules
from reader.model import Kind, NewArticle, Role, Stance, Status, StepId, Voice
from reader.project import Project
from tests.faults.work import CODER, NAMES, VERBS, Nothing, Work, pool, verb

# Public, and no verbs: they change nothing in a file, or are parts of verbs.
QUESTIONS = frozenset(
    (
        *("Project.articles", "Project.article", "Project.library", "Project.blocks", "Project.sentences"),
        *("Project.article_ids", "Project.article_lines", "Project.changes_of_others"),
        *(
            "Project.orphans",
            "Project.annotations",
            "Project.annotations_by_id",
            "Project.annotations_on",
            *("Project.pieces", "Project.annotations_from", "Project.annotations_around", "Project.start_after"),
            *("Project.annotation_beside", "Project.count_annotations"),
            "Project.annotation",
        ),
        *("Project.claims", "Project.next_gap", "Project.known_actor", "Project.last_said", "Project.claim_keys"),
        *("Project.claim_rows", "Project.claim_values", "Project.claim_export", "Project.search"),
        "Project.follow_claims",
        *("Project.filter_articles", "Project.filter_choices", "Project.actors", "Project.issues"),
        *("Project.export_rows", "Project.count_rows", "Project.info", "Project.check", "Project.findings"),
        *("Project.reprints", "Project.recall", "Project.next_size", "Project.next_undo", "Project.next_redo"),
        *("Project.last_step", "Project.steps", "Project.changed_elsewhere"),
        *("Project.on_change", "Project.before_long_step", "Project.in_memory"),
        *("Codebook.actor", "Codebook.issue", "Codebook.uses", "Codebook.annotations", "Codebook.examples"),
        "Codebook.preview_merge",
        *("Texts.preview", "Texts.hits", "Texts.sentence_at", "Texts.untagged"),
        *("Record.steps", "Record.numbers", "Record.entries", "Record.details", "Record.coders", "Record.restorable"),
        *("Record.way_back", "Record.size", "Record.rows", "Project.titles", "Project.rows_of"),
        *("Project.wait_for_others", "Project.annotation_starts"),
        *("Texts.add", "Texts.delete", "Texts.edit_details"),  # parts of the project's own steps
    )
)

LONG_WORK = (  # what takes its time
    *("Project.create", "Project.open", "Project.add_articles", "Project.delete_article", "Project.undo"),
    *("Project.save_copy", "Codebook.merge", "Codebook.import_rows", "Texts.correct", "export", "copy", "backup"),
    "Record.compact",
)

# How each verb is called


@verb("Project.create", 0.1)
def _create(work: Work) -> None:
    """A second project, beside this one."""
    path = store.free(work.path.with_name(f"lain-{work.random.randrange(10**9)}.sikap"))
    with Project.create(path, coder=CODER):
        pass
    store.remove(path)


@verb("Project.open", 0.5)
def _open(work: Work) -> None:
    work.project.close()
    work.project = work.opened()


@verb("Project.close", 0.1)
def _close(work: Work) -> None:
    _open(work)


@verb("Project.reopen", 0.1)
def _reopen(work: Work) -> None:
    work.project.reopen()


@verb("Project.save_copy", 0.2)
def _save_copy(work: Work) -> None:
    copy = store.free(work.path.with_name(f"salinan-{work.random.randrange(10**9)}.sikap"))
    work.project.save_copy(copy)
    store.remove(copy)


@verb("Project.twin", 0.5)
def _twin(work: Work) -> None:
    article = work.one("article")
    with closing(work.project.twin()) as twin:
        twin.tag(article, Kind.STATEMENT, *work.span(article), note=work.note())


@verb("Project.step")
def _step(work: Work) -> None:
    """Several verbs as one step; now and then it is given up."""
    with work.project.step("Several things", work.one("article")):
        for _ in range(work.random.randint(1, 4)):
            name = work.pick([*(name for name in VERBS if name in _PARTS)])
            VERBS[name][1](work)
        if work.chance(0.2):
            raise Cancelled


_PARTS = frozenset(
    (
        *("Project.tag", "Project.untag", "Project.resize", "Project.code_claim", "Project.edit_annotation"),
        *("Project.link", "Codebook.add_actor", "Codebook.edit_issue", "Texts.mark_boilerplate"),
    )
)


@verb("Project.add_article", 2)
def _add_article(work: Work) -> None:
    markdown = work.chance(0.3)
    body = f"# Judul\n\n- satu\n- **dua**\n\n{work.text()}" if markdown else work.text()
    work.project.add_article(body, source="Kabar", published="2024-05-14", markdown=markdown)


@verb("Project.add_articles", 0.8)
def _add_articles(work: Work) -> None:
    """A few or many, some of them repeats of others; now and then it is stopped half way."""
    new = list(pool() if work.bulk and work.chance(0.4) else work.random.sample(pool(), 3))
    stop = work.random.randrange(len(new)) if work.chance(0.15) else len(new)
    if work.ids("article") and work.chance(0.5):
        first = work.project.article(work.one("article"))
        new[0] = _repeated(new[0], first.guid)

    def report(done: int, total: int) -> None:
        if done == stop:
            raise Cancelled

    work.project.add_articles(new, report)


def _repeated(new: NewArticle, guid: str) -> NewArticle:
    return NewArticle(new.text, new.blocks, new.sentences, title=new.title, language="id", reprint_of=guid)


@verb("Project.edit_article")
def _edit_article(work: Work) -> None:
    values: dict[str, object] = {
        "title": f"Judul {work.random.randrange(100)}",
        "status": work.pick(list(Status)),
        "note": work.note(),
        "published": "2024-06-01",
        "language": work.pick(["id", "en"]),
        "reprint_of": None,
    }
    chosen = work.random.sample(sorted(values), 2)
    work.project.edit_article(work.one("article"), **{name: values[name] for name in chosen})


@verb("Project.delete_article", 0.5)
def _delete_article(work: Work) -> None:
    work.project.delete_article(work.one("article"))


@verb("Project.tag", 10)
def _tag(work: Work) -> None:
    article = work.one("article")
    kind = work.pick(list(Kind))
    coding: dict[str, Any] = {}
    if kind is not Kind.POSITION and work.chance(0.7):
        coding["actor"] = work.actor()
    if kind is not Kind.ACTOR and work.chance(0.7):
        coding |= {"issue": work.issue(), "stance": work.pick([*Stance, None])}
    work.project.tag(article, kind, *work.span(article), note=work.note(), **coding)


_STATEMENT = "kind = 'statement'"


@verb("Project.code_claim", 3)
def _code_claim(work: Work) -> None:
    work.project.code_claim(
        work.one("annotation", _STATEMENT),
        speaker=work.actor(),
        stance=work.pick([*Stance, None]),
        issue=work.issue(),
        another=work.chance(0.2),
        role=work.pick(list(Role)),
    )


@verb("Project.code_claims")
def _code_claims(work: Work) -> None:
    keys = list(work.project.claim_keys(ClaimFilter(), ClaimOrder()))
    chosen = work.random.sample(keys, min(len(keys), 5))
    work.project.code_claims(chosen, speaker=work.actor(), stance=work.pick(list(Stance)))


@verb("Project.remove_claim")
def _remove_claim(work: Work) -> None:
    work.project.remove_claim(work.one("annotation", _STATEMENT))


@verb("Project.untag")
def _untag(work: Work) -> None:
    work.project.untag(work.one("annotation"))


@verb("Project.resize")
def _resize(work: Work) -> None:
    tag = work.project.annotation(work.one("annotation"))
    work.project.resize(tag.id, *work.span(tag.article_id))


@verb("Project.edit_annotation")
def _edit_annotation(work: Work) -> None:
    tag = work.project.annotation(work.one("annotation"))
    coding: dict[Kind, dict[str, Any]] = {
        Kind.STATEMENT: {"voice": work.pick([*Voice, None])},
        Kind.ACTOR: {"actor": work.pick([work.actor(), None])},
        Kind.POSITION: {"issue": work.issue(), "stance": work.pick([*Stance, None])},
    }
    work.project.edit_annotation(tag.id, note=work.note(), **coding[tag.kind])


@verb("Project.link", 2)
def _link(work: Work) -> None:
    statement = work.project.annotation(work.one("annotation", _STATEMENT))
    other = work.one("annotation", f"article_id = {statement.article_id} AND kind <> 'statement'")
    work.project.link(statement.id, other, work.pick(list(Role)))


@verb("Project.unlink")
def _unlink(work: Work) -> None:
    link = work.one("link")
    ends = work.project._connection.execute(f"SELECT statement_id, annotation_id FROM link WHERE id = {link}")
    work.project.unlink(*ends.fetchone())


@verb("Project.undo", 3)
def _undo(work: Work) -> None:
    if work.project.undo() is None:
        raise Nothing


@verb("Project.redo", 2)
def _redo(work: Work) -> None:
    if work.project.redo() is None:
        raise Nothing


@verb("Project.set_rules", 0.3)
def _set_rules(work: Work) -> None:
    work.project.set_rules(Rules((f"Kab{work.random.randrange(100)}",), ("Baca juga",)))


@verb("Project.remember")
def _remember(work: Work) -> None:
    work.project.remember("place", {"article": 1, "sentence": work.random.randrange(1000)})


_ENTRIES = ("actor", "issue")


@verb("Codebook.add_actor", 0.5)
def _add_actor(work: Work) -> None:
    name = f"Orang {work.random.randrange(10_000)}"
    work.project.codebook.add_actor(name, type="person", aliases=[f"alias {name}"], member_of=work.actor())


@verb("Codebook.add_issue", 0.5)
def _add_issue(work: Work) -> None:
    work.project.codebook.add_issue(f"Isu {work.random.randrange(10_000)}", definition="x", parent=work.issue())


@verb("Codebook.edit_actor")
def _edit_actor(work: Work) -> None:
    aliases = [f"{work.pick(NAMES)} {work.random.randrange(10_000)}"]
    work.project.codebook.edit_actor(work.one("actor"), aliases=aliases, note=work.note(), type="group")


@verb("Codebook.edit_issue")
def _edit_issue(work: Work) -> None:
    what = f"definisi {work.random.randrange(100)}"
    work.project.codebook.edit_issue(work.one("issue"), definition=what, colour="#aabbcc")


@verb("Codebook.delete", 0.4)
def _delete(work: Work) -> None:
    what = work.pick(_ENTRIES)
    work.project.codebook.delete(what, work.some(what, most=2))


@verb("Codebook.merge")
def _merge(work: Work) -> None:
    what = work.pick(_ENTRIES)
    kept, *others = work.some(what, least=2, most=3)
    work.project.codebook.merge(what, kept, others)


@verb("Codebook.split")
def _split(work: Work) -> None:
    what = work.pick(_ENTRIES)
    entry = work.one(what, f"id IN (SELECT {what}_id FROM annotation)")
    tags = work.some("annotation", f"{what}_id = {entry}")
    work.project.codebook.split(what, entry, f"Bagian {work.random.randrange(10_000)}", tags)


@verb("Codebook.import_rows", 0.5)
def _import_rows(work: Work) -> None:
    many = 150 if work.chance(0.1) else 4
    said = [
        CodebookRow(
            line, work.pick(_ENTRIES), f"Baris {line} {work.random.randrange(500)}", values={"note": "dari CSV"}
        )
        for line in range(2, many)
    ]
    work.project.codebook.import_rows(said)


@verb("Texts.correct", 2)
def _correct(work: Work) -> None:
    """Words are put in, taken out and moved, so that some tags move and some lose their home."""
    tag = work.project.annotation(work.one("annotation"))
    article = work.project.article(tag.article_id)
    lines = article.text.split("\n")
    at = article.text.count("\n", 0, tag.start)
    how = work.random.randrange(4)
    if how == 0:
        lines[at] = work.text(1)
    elif how == 1 and len(lines) > 2:
        del lines[at]
    elif how == 2:
        lines.insert(at, work.text(1))
    else:
        lines[at] = f"{lines[at]} tambahan {work.random.randrange(100)}."
    work.project.texts.correct(article.id, "\n".join(lines))


@verb("Texts.place", 2)
def _place(work: Work) -> None:
    orphan = work.pick(work.project.orphans())
    work.project.texts.place(orphan.id, *work.span(orphan.article_id))


@verb("Texts.drop")
def _drop(work: Work) -> None:
    work.project.texts.drop(work.one("orphan"))


@verb("Texts.merge_sentences")
def _merge_sentences(work: Work) -> None:
    work.project.texts.merge_sentences(work.one("sentence"))


@verb("Texts.split_sentence")
def _split_sentence(work: Work) -> None:
    sentence = work.pick(work.project.sentences(work.one("article")))
    work.project.texts.split_sentence(sentence.id, work.random.randint(sentence.start, sentence.end))


@verb("Texts.mark_boilerplate")
def _mark_boilerplate(work: Work) -> None:
    work.project.texts.mark_boilerplate(work.one("sentence"), work.chance(0.5))


@verb("Texts.cut_again", 0.5)
def _cut_again(work: Work) -> None:
    work.project.texts.cut_again(work.one("article"))


@verb("Texts.cut_untagged", 0.1)
def _cut_untagged(work: Work) -> None:
    work.project.texts.cut_untagged()


@verb("Record.undo_to")
def _undo_to(work: Work) -> None:
    done = work.ids("history_step", "state = 'done'")
    work.project.record.undo_to(StepId(work.pick(done[-5:])))


@verb("Record.restore", 2)
def _restore(work: Work) -> None:
    record = work.project.record
    removed = work.ids("history_step", "name LIKE 'Remove %' OR name LIKE 'De%' OR name LIKE 'Drop %'")[-30:]
    step = work.pick([step for step in removed if record.restorable(step)])
    one = work.pick(record.restorable(step))
    record.restore(step, one.table, one.row)


@verb("Record.compact", 0.3)
def _compact(work: Work) -> None:
    moments = work.ask("SELECT at FROM history_step ORDER BY id")
    work.project.record.compact(before=work.pick(moments[: len(moments) // 2 + 1]))


# What is not a verb of a project, but goes on beside them


@verb("export", 0.5)
def _export(work: Work) -> None:
    columns, rows = work.project.export_rows(work.pick(store.VIEWS))
    write_csv(work.path.with_suffix(".csv"), columns, rows)


@verb("export codebook", 0.3)
def _export_codebook(work: Work) -> None:
    write_codebook(work.path.with_suffix(".codebook.csv"), work.project.actors(), work.project.issues())


@verb("backup", 0.6)
def _backup(work: Work) -> None:
    """In a thread beside the work, if there may be threads."""
    if work.beside is not None and work.beside.is_alive():
        raise Nothing
    if not work.threads:
        work.back_up(backups.Reason.ASKED)
        return
    work.beside = threading.Thread(target=work.back_up, args=(backups.Reason.ASKED,), daemon=True)
    work.beside.start()


@verb("copy", 0.3)
def _copy(work: Work) -> None:
    store.remove(store.keep_copy(work.project._connection, work.path))


# What there is to be called


def public() -> set[str]:
    """Every public method of a project and of what it opens doors to, as `Class.name`."""
    with Project.in_memory() as project:
        doors = [name for name, kind in inspect.getmembers(Project) if isinstance(kind, cached_property)]
        parts = [project, *(getattr(project, door) for door in doors if not door.startswith("_"))]
    return {
        f"{type(part).__name__}.{name}"
        for part in parts
        for name, member in inspect.getmembers(type(part), callable)
        if not name.startswith("_") and callable(member)
    }
