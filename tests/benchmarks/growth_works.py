"""What is done at each size of a growth report: seconds by name, the best of some rounds where they are short."""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from reader.claims_table import ClaimFilter, ClaimOrder
from reader.formats.csv import write_csv
from reader.intake import prepare
from reader.keeping import backups
from reader.markup import from_markdown
from reader.model import ArticleId, Kind, NewArticle
from reader.project import Project
from reader.reprints import sketch
from reader.search import find_in
from reader.sentences import segment
from tests.benchmarks import projects
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import seconds
from tests.benchmarks.window import CTRL, click_article, go_on, is_laid_out, opened, paint, press, wait

ROUNDS = 3
SHORT, LONG = 0.3, 5.0  # seconds: what takes longer is done twice, or once
CHARACTERS = 50  # of an article, for each tag
NEWS = "Berita baru dari Kota Lintang.\nBupati menolak rencana itu."
Work = Callable[[], object]
Found = dict[str, float]


def books(tags: int, folder: Path) -> Found:
    """One article, in the window."""
    path = projects.copy_of(projects.book(CHARACTERS * tags, tags), folder)
    found: Found = {}
    with opened(path) as window:
        back = partial(click_article, window, ArticleId(2))
        found["open an article"] = _best(partial(click_article, window, ArticleId(1)), paint, before=[back, go_on])
        wait(lambda: is_laid_out(window.pane))
        window.to_text()
        session, pane, project = window.session, window.pane, window.session.project
        session.go_to(session.body[len(session.body) // 2])
        first, tags_before = session.number(), len(session.annotations)
        down, tag = partial(press, pane, Qt.Key.Key_Down), partial(press, pane, Qt.Key.Key_A)
        found["next sentence"] = _best(down, paint)
        assert session.number() > first
        found["next sentence without tags"] = _best(session.step_to_untagged, paint)
        found["next tag"] = _best(partial(session.step_mark, 1), paint)
        found["page down"] = _best(partial(press, pane, Qt.Key.Key_PageDown), paint)
        found["tag"] = _best(tag, paint, before=[down])
        assert len(session.annotations) > tags_before
        found["undo a tag"] = _best(partial(press, pane, Qt.Key.Key_Z, CTRL), paint, before=[down, tag])
        found["change the text size"] = _best(
            partial(window.size_text, 1), paint, before=[partial(window.size_text, 0)]
        )
        assert session.article
        text = session.article.text
        found["find in the article"] = _best(partial(find_in, text, "bupati yang"))
        with Project.open(path, coder="budi") as other:
            theirs = partial(other.tag, ArticleId(1), Kind.ACTOR, 0, 9)
            found["look for changes of others"] = _best(session.reread, before=[theirs])
        assert len(session.annotations) > tags_before + 1
        corrected = text[: len(text) // 2] + " dan" + text[len(text) // 2 :]
        found["compare a corrected text"] = _best(partial(project.texts.preview, ArticleId(1), corrected))
    return found


def libraries(articles: int, folder: Path) -> Found:
    """A list of articles of 2 KB, and the whole file."""
    path = projects.copy_of(projects.library(articles), folder)
    found: Found = {}
    with opened(path) as window:
        project, ids = window.session.project, list(window.library._model.known)
        first, last = (partial(click_article, window, ids[end]) for end in (0, -1))
        narrow = window.library._filter.setText
        again = partial(window.session.library_changed.emit, None)
        from_the_end = reversed(ids)
        found |= {
            "read the list of articles": _best(window.session.shelf.read_again, again, paint),
            "choose an article": _best(last, paint, before=[first, go_on]),
            "next article": _best(partial(window.step_article, -1), paint),
            "narrow the list by a word": _best(partial(narrow, "bupati"), paint, before=[partial(narrow, "")]),
            "search for a word": _best(partial(project.search, "bupa")),
            "what there is to filter by": _best(project.filter_choices),
            "add an article": _best(partial(project.add_article, NEWS, language="id"), paint),
            "delete an article": _best(lambda: project.delete_article(next(from_the_end)), paint),
            "undo the deletion": _best(window.session.undo, paint),
        }
    kept, sentences = folder / "backups", folder / "sentences.csv"
    with Project.open(path) as project:
        _sketch(project)
        found |= {
            "find reprints of 10 articles": _best(partial(project.reprints, _some_new())),
            "check": _best(project.findings),
            "export of sentences": _best(lambda: write_csv(sentences, *project.export_rows("sentences"))),
        }
    found["backup"] = _best(lambda: backups.make(path, kept, backups.Reason.ASKED))
    return found


def claims(count: int, folder: Path) -> Found:
    """The claims table and the codebook."""
    path = projects.copy_of(projects.claims(count), folder)
    found: Found = {}
    with Project.open(path) as project:
        keys = project.claim_keys()
        word = ClaimFilter({"statement": "bupati"})
        found |= {
            "claims table: open": _best(project.claim_keys),
            "claims table: sort by statement": _best(lambda: project.claim_keys(order=ClaimOrder("statement"))),
            "claims table: sort by actor": _best(lambda: project.claim_keys(order=ClaimOrder("actor"))),
            "claims table: filter by a word": _best(lambda: project.claim_keys(word)),
            "claims table: values of actor": _best(lambda: project.claim_values("actor")),
            "claims table: last page": _best(lambda: project.claim_rows(keys[-128:])),
            "count claims": _best(lambda: project.count_rows("claims")),
            "next gap": _best(project.next_gap),
            "export of annotations": _best(
                lambda: write_csv(folder / "annotations.csv", *project.export_rows("annotations"))
            ),
        }
        tenth = keys[: max(1, len(keys) // 10)]
        found |= _turned(project, "say the same of a tenth", lambda: project.code_claims(tenth, stance="neutral"))
        found |= _turned(project, "merge two actors", lambda: project.codebook.merge("actor", 1, [2]))
        found["uses of actors"] = _best(lambda: project.codebook.uses("actor"))
        found["tag in a large project"] = _best(lambda: project.tag(1, Kind.ACTOR, 0, 9))
    return found


def texts(characters: int, folder: Path) -> Found:
    """One text: what is done to it before and when it is stored."""
    text = Corpus().article(characters).text
    marked = "\n\n".join(f"**{line[:9]}**{line[9:]}" for line in text.split("\n"))
    with Project.create(folder / "one.sikap") as project:
        new = prepare(text, language="id")
        return {
            "segmentation": _best(partial(segment, text, "id")),
            "prepare a text": _best(partial(prepare, text)),
            "read Markdown": _best(partial(from_markdown, marked)),
            "sketch for reprints": _best(partial(sketch, text)),
            "store a text": _best(partial(project.add_articles, [new])),
        }


def _turned(project: Project, name: str, verb: Work) -> Found:
    return {
        name: seconds(verb),
        f"undo: {name}": seconds(project.undo),
        f"redo: {name}": seconds(project.redo),
    }


def _best(*works: Work, before: Sequence[Work] = ()) -> float:
    """Twice at least, if it can be waited for: the first time is a cold one, at any size."""
    took: list[float] = []
    while len(took) < ROUNDS and sum(took) < (SHORT if len(took) > 1 else LONG):
        for work in before:
            work()
        gc.collect()
        took.append(seconds(*works))
    return min(took)


def _sketch(project: Project) -> None:
    """What a project has of each article that was imported."""
    known = project._connection.execute("SELECT id, text FROM article WHERE sketch = ''").fetchall()
    with project.step("Sketch"):
        project._connection.executemany(
            "UPDATE article SET sketch = ? WHERE id = ?", ((sketch(text), number) for number, text in known)
        )


def _some_new() -> list[NewArticle]:
    return [NewArticle(new.text, (), (), sketch=sketch(new.text)) for new in Corpus(9).articles(10, 2000)]
