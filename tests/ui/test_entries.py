"""What is known of the codebook while steps come: always what the file says, and no more is counted than changed."""

import random
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from reader.codebook import Entry
from reader.errors import SikapError
from reader.model import ActorId, AnnotationId, IssueId, Kind
from reader.project import Project
from ui.session import Session

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = "Nelayan menolak tambang. Bupati mendukung tambang. Serikat menolak lagi. Warga ikut."
STEPS = 200


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "a.sikap", coder="rani") as project:
        for number in range(3):
            project.add_article(f"{TEXT} Berita {number}.", title=f"Berita {number}")
        for name in ("Bupati", "Serikat", "Warga"):
            project.codebook.add_actor(name)
            project.codebook.add_issue(f"Soal {name}")
        yield project


def a_step(project: Project, dice: random.Random) -> Callable[[], object]:
    """One of the things that a coder may do next."""
    book = project.codebook
    articles = project.article_ids()
    tags = [tag.id for tag in project.annotations()] or [AnnotationId(0)]
    actors = [actor.id for actor in project.actors()] or [ActorId(0)]
    issues = [issue.id for issue in project.issues()] or [IssueId(0)]
    start = dice.randrange(0, 60)
    tag, actor, other = dice.choice(tags), dice.choice(actors), dice.choice(actors)
    issue, article = dice.choice(issues), dice.choice(articles)
    return dice.choice(
        [
            lambda: project.tag(article, Kind.ACTOR, start, start + 5, actor=actor),
            lambda: project.tag(article, Kind.ACTOR, start, start + 6, actor=f"Nama {dice.randrange(20)}"),
            lambda: project.tag(article, Kind.POSITION, start, start + 5, issue=issue),
            lambda: project.untag(tag),
            lambda: project.edit_annotation(tag, actor=other),
            lambda: book.merge("actor", actor, [other]),
            lambda: book.delete("issue", [issue]),
            lambda: book.split("actor", actor, f"Lain {dice.randrange(99)}", [tag]),
            lambda: project.delete_article(article) if len(articles) > 1 else None,
            lambda: project.texts.correct(article, project.article(article).text.replace("tambang", "tambak", 1)),
            lambda: _several(project, article, actor, other),
            lambda: project.record.undo_to(project.steps()[dice.randrange(3)].id),
            project.undo,
            project.undo,
            project.redo,
        ]
    )


def _several(project: Project, article: int, actor: int, other: int) -> None:
    """A step that is said to be about one article, and changes tags of others."""
    with project.step("Several"):
        project.codebook.merge("actor", actor, [other])
        project.tag(article, Kind.ACTOR, 0, 4)


@pytest.mark.parametrize("seed", range(4))
def test_uses_are_what_the_file_says_and_only_what_changed_is_counted(
    project: Project, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    session, dice = Session(project), random.Random(seed)
    entries, count = session.entries, project.codebook.uses
    assert (entries.uses("actor"), entries.uses("issue")) == (count("actor"), count("issue"))
    asked: list[Collection[int] | None] = []

    def counted(what: Entry, among: Collection[int] | None = None) -> dict[int, int]:
        asked.append(among)
        return count(what, among)

    monkeypatch.setattr(project.codebook, "uses", counted)
    done = 0
    for _ in range(STEPS):
        try:
            a_step(project, dice)()
        except SikapError:
            continue
        done += 1
        if dice.random() < 0.7:  # else it is asked after several steps
            assert entries.uses("actor") == count("actor")
            assert entries.uses("issue") == count("issue")
    assert done > STEPS / 2
    assert asked
    assert None not in asked
    session.close()


def test_what_another_window_codes_is_counted_too(project: Project) -> None:
    session = Session(project)
    before = session.entries.uses("actor")
    assert session.entries.uses("actor") is before
    with Project.open(project.path, coder="budi") as other:
        other.tag(other.article_ids()[0], Kind.ACTOR, 0, 7, actor="Bupati")
    session.reread()
    assert session.entries.uses("actor") == project.codebook.uses("actor") != before
    session.close()


def test_what_could_not_be_read_is_read_the_next_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(what: Entry, among: Collection[int]) -> None:
        raise SikapError("not now")

    session, book = Session(project), project.codebook
    session.entries.uses("actor")
    project.tag(project.article_ids()[0], Kind.ACTOR, 0, 7, actor="Bupati")
    with monkeypatch.context() as patch:
        patch.setattr(book, "uses", refuse)
        with pytest.raises(SikapError):
            session.entries.uses("actor")
    assert session.entries.uses("actor") == book.uses("actor")
    session.close()
