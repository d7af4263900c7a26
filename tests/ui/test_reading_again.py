"""What another program has written is read again as far as it is new, and the session is as if it had read all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader.errors import ProjectBusy, SikapError
from reader.model import ArticleId, Kind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, THIRD, new_article
from ui.session import Session

WORDS = (FIRST, SECOND, THIRD)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "studi.sikap", coder="Budi") as project:
        project.add_articles([new_article(title="Satu"), new_article(title="Dua")])
        for words in WORDS:
            project.tag(1, Kind.STATEMENT, *PLACE[words], actor="Siti", stance="support", issue="Tambak")
        yield project


@pytest.fixture
def session(other: Project, qapp: QApplication) -> Iterator[Session]:
    """With the first article open."""
    parent = QObject()
    session = Session(Project.open(other.path, coder="Ani"), parent)
    session._look.stop()  # it is told here when to look
    session.resume()
    yield session
    session.close()
    parent.deleteLater()


@pytest.fixture
def read_all(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[ArticleId]:
    """Of which articles all annotations were read."""
    read: list[ArticleId] = []
    ask = session.project.annotations

    def annotations(article: ArticleId) -> object:
        read.append(article)
        return ask(article)

    monkeypatch.setattr(session.project, "annotations", annotations)
    return read


def state(session: Session) -> tuple[object, ...]:
    """All that the panes ask for."""
    article = session.article
    there = [] if article is None else session.project.annotations(article.id)
    assert session.annotations == {one.id: one for one in there}
    codings = {i: session.codings.of(i) for i in session.annotations if session.annotations[i].kind is Kind.STATEMENT}
    lines = [session.shelf.line(i) for i in session.shelf.ids]
    session.shelf.count(session.shelf.ids)
    counts = [session.shelf.counts(i) for i in session.shelf.ids]
    return article, session.blocks, session.sentences, session.orphans, codings, lines, counts


def fresh(session: Session) -> tuple[object, ...]:
    """The same as somebody sees it who opens the project now, at this article."""
    parent = QObject()
    with Project.open(session.project.path, coder="Ani") as project:
        new = Session(project, parent)
        new._look.stop()
        new.open_article(session.article.id if session.article else None)
        found = state(new)
        new._forget()
    parent.deleteLater()
    return found


def test_of_a_tag_of_somebody_else_that_tag_alone_is_read(
    session: Session, other: Project, read_all: list[ArticleId]
) -> None:
    theirs = other.tag(1, Kind.ACTOR, *PLACE[FIRST], actor="Siti")
    session.reread()
    assert session.annotations[theirs.id].actor == "Siti"
    assert read_all == []
    other.untag(theirs.id)
    session.reread()
    assert theirs.id not in session.annotations
    assert read_all == []


def test_what_was_undone_and_dropped_elsewhere_goes(session: Session, other: Project) -> None:
    theirs = other.tag(1, Kind.ACTOR, *PLACE[FIRST])
    session.reread()
    assert theirs.id in session.annotations
    other.undo()
    other.tag(1, Kind.ACTOR, *PLACE[SECOND])
    session.reread()
    assert theirs.id not in session.annotations
    assert state(session) == fresh(session)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_others_do_the_session_is_as_if_it_had_read_all(session: Session, other: Project, seed: int) -> None:
    random = Random(seed)
    for _ in range(20):
        state(session)  # so that much is kept that could be out of date
        for _ in range(random.randrange(1, 4)):
            _do_something(random.choice((other, other, session.project)), random)
        session.reread()
        assert state(session) == fresh(session)


def _do_something(project: Project, random: Random) -> None:
    article = random.choice(project.article_ids() or [ArticleId(1)])
    words, tags = PLACE[random.choice(WORDS)], project.annotations()
    tag = random.choice(tags).id if tags else 0
    sentence = random.choice([one.id for one in project.sentences(article)] or [0])
    actor, name = random.choice([one.id for one in project.actors()] or [0]), str(random.random())
    deeds: list[Callable[[], object]] = [
        lambda: project.tag(article, Kind.STATEMENT, *words, actor=random.choice(("Siti", "Ali")), stance="oppose"),
        lambda: project.tag(article, Kind.ACTOR, *words, actor=name),
        lambda: project.untag(tag),
        lambda: project.link(random.choice(tags).id if tags else 0, tag),
        lambda: project.edit_annotation(tag, note=name),
        lambda: project.edit_article(article, title=name),
        lambda: project.codebook.edit_actor(actor, name=name),
        lambda: project.texts.merge_sentences(sentence),
        lambda: project.texts.mark_boilerplate(sentence, True),
        lambda: project.texts.correct(article, project.article(article).text.replace("Bupati", "Pak Bupati")),
        lambda: project.add_articles([new_article(title=name)]),
        lambda: project.delete_article(article),
        *(project.undo, project.undo, project.undo, project.redo),
    ]
    with suppress(SikapError):
        random.choice(deeds)()


def test_a_new_name_is_known_though_the_list_of_articles_could_not_be_read(
    session: Session, other: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.reread()
    known = len(session.entries.actors)

    def busy(changes: object) -> None:
        raise ProjectBusy("The project is busy.")

    other.codebook.add_actor("Umar")
    monkeypatch.setattr(session.shelf, "follow", busy)
    with pytest.raises(ProjectBusy):
        session.reread()
    assert len(session.entries.actors) == known + 1
