"""What is tagged is what is stored, shown again and exported, in any script, through undo, redo and reopening.

The program is compared with a model that knows nothing of SQLite: a list of the states that undo must come back to.
"""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.formats.csv import write_csv
from reader.model import Annotation, ArticleId, Kind, Stance
from reader.project import Project
from reader.text import storable
from tests.reader.samples import WORK, Dump, dump

PIECES = (
    *("Menteri", "menolak", "rencana", "kata Pak Darma", "“Kami mendukung”,", "Dr. A. Budi", "it's", '"kutip"'),
    *(". ", "! ", "? ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u2029", "\u200b", "\u3000", " "),
    *(
        "🙂",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇮🇩",
        "👍🏽",
        "𝔸𝕓𝕔",
        "𐍈",
        "𠜎",
    ),  # emoji, ZWJ sequences, flags, skin tones, astral letters
    *("é", "e\u0301\u0323", "ḍ̇", "Å", "ﬁ", "का", "ก็", "각"),  # combining marks in several scripts
    *("مرحبا بالعالم", "قال: «لا»", "שלום", "\u200f", "\u202e", "中文。", "これは文です。"),
    *(";", "=1+1", "|", "'", "''", "\\", "%s", "{x}", "NULL", "\0", "\ufeff", "\x0b", "\x85"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=30).map(
    lambda pieces: "Awal " + " ".join(pieces[:3]) + "".join(pieces[3:])
)
NOTES = st.text(max_size=8).map(storable)
NAMES = st.sampled_from(["Menteri", "MENTERI", "Pak Darma", "🙂", "مرحبا", "e\u0301\u0323", "Organisasi 'X'"])
STANCES = st.none() | st.sampled_from(Stance)


class Tag(NamedTuple):
    """What the model knows of an annotation."""

    article: int
    kind: str
    start: int
    end: int
    text: str
    note: str
    actor: str | None
    issue: str | None
    stance: str | None
    links: frozenset[int]


State = dict[int, Tag]


class Interrupted(Exception):
    """A step breaks off in the middle."""


def seen(annotation: Annotation) -> Tag:
    a = annotation
    return Tag(
        a.article_id, a.kind, a.start, a.end, a.text, a.note, a.actor, a.issue, a.stance, frozenset(a.statement_ids)
    )


@contextmanager
def project_file() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "studi.sikap"


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda p: (p[0], p[1]))


def csv_rows(project: Project, table: str) -> list[dict[str, str]]:
    """The table as a stranger reads it from the CSV."""
    out = io.StringIO(newline="")
    write_csv(out, *project.export_rows(table))
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def assert_exports_are_the_text(project: Project) -> None:
    articles = {article.guid: article for article in project.articles()}
    annotations = {a.guid: a for a in project.annotations()}
    exported = csv_rows(project, "annotations")
    assert [row["annotation_id"] for row in exported] == list(annotations)
    for row in exported:
        text = articles[row["article_id"]].text
        assert row["text"] == text[int(row["start"]) : int(row["end"])] == annotations[row["annotation_id"]].text
        assert row["note"] == annotations[row["annotation_id"]].note
    for row in csv_rows(project, "claims"):
        assert row["statement"] == articles[row["article_id"]].text[int(row["start"]) : int(row["end"])]
    for row in csv_rows(project, "sentences"):
        assert row["text"] == articles[row["article_id"]].text[int(row["start"]) : int(row["end"])]


@pytest.mark.no_cover
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, markdown=st.booleans(), data=st.data())
def test_any_span_of_any_text_is_stored_and_exported_exactly(text: str, markdown: bool, data: st.DataObject) -> None:
    with Project.in_memory(coder="Ani") as project:
        article = project.add_article(text, markdown=markdown)
        stored = article.text
        assert not set("\r\0\u2028\u2029") & set(stored)
        for sentence in project.sentences(article.id):
            assert sentence.text == stored[sentence.start : sentence.end]
        for start, end in data.draw(st.lists(spans(stored), min_size=1, max_size=5)):
            made = project.tag(article.id, data.draw(st.sampled_from(Kind)), start, end)
            assert made.text == stored[start:end]
        assert_exports_are_the_text(project)
        assert project.check() == []


@pytest.mark.no_cover
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(TEXTS, min_size=1, max_size=3), note=NOTES)
def test_deleting_articles_and_taking_it_back_restores_every_byte(texts: list[str], note: str) -> None:
    with project_file() as path, Project.create(path, coder="Ani") as project:
        articles = [project.add_article(text, title=note) for text in texts]
        for article in articles:
            project.tag(article.id, Kind.STATEMENT, 0, 4, actor="Awal", issue="awal", note=note)
        states = [dump(path, WORK)]
        for article in articles:
            project.delete_article(article.id)
            states.append(dump(path, WORK))
        for turn, expected in ((project.undo, states[-2::-1]), (project.redo, states[1:])):
            for state in expected:
                assert turn() is not None
                assert dump(path, WORK) == state


class Coding(RuleBasedStateMachine):
    """A person at work on two articles; the model keeps every state that undo and redo must come back to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "studi.sikap"
        self.project = Project.create(self.path, coder="Ani")
        self.texts: dict[ArticleId, str] = {}
        self.state: State = {}
        self.done: list[tuple[State, Dump]] = []  # the states before each step
        self.undone: list[tuple[State, Dump]] = []

    @initialize(first=TEXTS, second=TEXTS, markdown=st.booleans())
    def import_articles(self, first: str, second: str, markdown: bool) -> None:
        for text in (first, second):
            article = self.project.add_article(text, markdown=markdown)
            self.texts[article.id] = article.text

    def teardown(self) -> None:
        try:
            assert self.project.check() == []
        finally:
            self.project.close()
            self.folder.cleanup()

    # Steps

    def did(self, before: tuple[State, Dump], state: State) -> None:
        self.done.append(before)
        self.undone.clear()
        self.state = state

    def now(self) -> tuple[State, Dump]:
        return self.state, dump(self.path, WORK)

    def some_article(self, data: st.DataObject) -> ArticleId:
        return data.draw(st.sampled_from(sorted(self.texts)))

    def some(self, data: st.DataObject, *kinds: Kind) -> int | None:
        fitting = sorted(i for i, tag in self.state.items() if tag.kind in kinds)
        return data.draw(st.sampled_from(fitting)) if fitting else None

    @rule(data=st.data(), kind=st.sampled_from(Kind), note=NOTES)
    def tag(self, data: st.DataObject, kind: Kind, note: str) -> None:
        article = self.some_article(data)
        start, end = data.draw(spans(self.texts[article]))
        before = self.now()
        made = self.project.tag(article, kind, start, end, note=note)
        tag = Tag(article, kind, start, end, self.texts[article][start:end], note, None, None, None, frozenset())
        self.did(before, {**self.state, made.id: tag})

    @rule(data=st.data(), actor=NAMES, issue=NAMES, stance=STANCES)
    def tag_claim(self, data: st.DataObject, actor: str, issue: str, stance: Stance | None) -> None:
        article = self.some_article(data)
        start, end = data.draw(spans(self.texts[article]))
        before = self.now()
        made = self.project.tag(article, Kind.STATEMENT, start, end, actor=actor, issue=issue, stance=stance)
        now: State = {a.id: seen(a) for a in self.project.annotations(article)}
        claim = {i: tag for i, tag in now.items() if i == made.id or made.id in tag.links}
        assert sorted(tag.kind for tag in claim.values()) == ["actor", "position", "statement"]
        around = [s for s in self.project.sentences(article) if s.start < end and s.end > start]
        first, last = min([start, *(s.start for s in around)]), max([end, *(s.end for s in around)])
        for i, tag in claim.items():
            assert first <= tag.start < tag.end <= last
            assert tag.text == self.texts[article][tag.start : tag.end]
            if i in self.state:  # a tag that was on the same words, and said nothing else
                assert tag.kind != Kind.STATEMENT
                assert (self.state[i].actor or tag.actor) == tag.actor
                assert self.state[i].stance is self.state[i].issue is None or tag.kind != Kind.POSITION
            else:
                assert tag.links == (frozenset() if tag.kind == Kind.STATEMENT else {made.id})
            assert (tag.actor or actor).lower() == actor.lower()
        self.did(before, {**self.state, **claim})

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def untag(self, data: st.DataObject) -> None:
        gone = self.some(data, *Kind)
        assert gone is not None
        before = self.now()
        self.project.untag(gone)
        left = {i: tag._replace(links=tag.links - {gone}) for i, tag in self.state.items() if i != gone}
        self.did(before, left)

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def resize(self, data: st.DataObject) -> None:
        moved = self.some(data, *Kind)
        assert moved is not None
        tag = self.state[moved]
        start, end = data.draw(spans(self.texts[ArticleId(tag.article)]))
        before = self.now()
        self.project.resize(moved, start, end)
        if (start, end) != (tag.start, tag.end):
            text = self.texts[ArticleId(tag.article)][start:end]
            self.did(before, {**self.state, moved: tag._replace(start=start, end=end, text=text)})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), note=NOTES)
    def edit_note(self, data: st.DataObject, note: str) -> None:
        edited = self.some(data, *Kind)
        assert edited is not None
        before = self.now()
        self.project.edit_annotation(edited, note=note)
        if note != self.state[edited].note:
            self.did(before, {**self.state, edited: self.state[edited]._replace(note=note)})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), notes=st.lists(NOTES, min_size=1, max_size=3), breaks_off=st.booleans())
    def do_several_things_in_one_step(self, data: st.DataObject, notes: list[str], breaks_off: bool) -> None:
        one, other = self.some(data, *Kind), self.some(data, *Kind)
        assert one is not None
        assert other is not None
        before, state = self.now(), dict(self.state)
        with suppress(Interrupted), self.project.step("Several"):
            for note in notes:
                self.project.edit_annotation(one, note=note)
                state[one] = state[one]._replace(note=note)
            self.project.untag(other)
            state = {i: tag._replace(links=tag.links - {other}) for i, tag in state.items() if i != other}
            if breaks_off:
                raise Interrupted
        if not breaks_off:
            self.did(before, state)

    @rule(data=st.data())
    def link_or_unlink(self, data: st.DataObject) -> None:
        statement, other = self.some(data, Kind.STATEMENT), self.some(data, Kind.ACTOR, Kind.POSITION)
        if statement is None or other is None or self.state[statement].article != self.state[other].article:
            return
        before, tag = self.now(), self.state[other]
        if statement in tag.links:
            self.project.unlink(statement, other)
            self.did(before, {**self.state, other: tag._replace(links=tag.links - {statement})})
        else:
            self.project.link(statement, other)
            self.did(before, {**self.state, other: tag._replace(links=tag.links | {statement})})

    @rule(data=st.data())
    def delete_article(self, data: st.DataObject) -> None:
        if len(self.texts) == 1 or data.draw(st.integers(0, 3)):
            return
        gone = self.some_article(data)
        before = self.now()
        self.project.delete_article(gone)
        self.did(before, {i: tag for i, tag in self.state.items() if tag.article != gone})
        event("an article was deleted")

    # Movements

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            self.undone.append(self.now())
            self.state, expected = self.done.pop()
            assert self.project.undo() is not None
            assert dump(self.path, WORK) == expected

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            if not self.undone:
                assert self.project.redo() is None
                return
            self.done.append(self.now())
            self.state, expected = self.undone.pop()
            assert self.project.redo() is not None
            assert dump(self.path, WORK) == expected

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path, coder="Ani")

    @rule()
    def export_and_check(self) -> None:
        assert_exports_are_the_text(self.project)
        assert self.project.check() == []

    @invariant()
    def the_file_is_what_the_model_says(self) -> None:
        self.texts = {article.id: article.text for article in self.project.articles()}
        assert {a.id: seen(a) for a in self.project.annotations()} == self.state


TestCoding = pytest.mark.no_cover(Coding.TestCase)
TestCoding.settings = settings(max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck))
