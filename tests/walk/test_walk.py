"""A random walk through every public verb, by several doors to one file, beside a model in plain Python."""

import inspect
import itertools
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from reader.codebook import Codebook
from reader.keeping.record import Record
from reader.project import Project
from reader.texts import Texts
from tests.walk import walks
from tests.walk.choosing import Way
from tests.walk.surroundings import called, surroundings
from tests.walk.walker import Walker

T = TypeVar("T")

WALKS = int(os.environ.get("SIKAP_WALKS", "25"))
STEPS = 40


class Choices:
    """What Hypothesis chooses."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def one(self, of: Sequence[T]) -> T:
        return self._data.draw(st.sampled_from(of))

    def number(self, first: int, last: int) -> int:
        return self._data.draw(st.integers(first, last))


class Machine(RuleBasedStateMachine):
    """One walk: its rules are the ways of `walks.WAYS`."""

    template: ClassVar[Path]
    numbers = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        self.failed = False
        self.walker = Walker(self.template, self.template.with_name(f"{next(self.numbers)}.sikap"))

    def teardown(self) -> None:
        try:
            if not self.failed:
                self.walker.check()
        finally:
            self.walker.shut()
        for file in self.walker.path.parent.glob(f"{self.walker.path.name}*"):
            file.unlink()


def _rule(way: Way) -> Callable[..., None]:
    def walk(self: Machine, door: int, data: st.DataObject) -> None:
        self.failed = True
        way(self.walker, self.walker.doors[door], Choices(data))
        self.failed = False

    return walk


for _number, _verb in enumerate([*walks.WAYS, *walks.OFTEN]):
    _walk = _rule(walks.WAYS[_verb])
    _walk.__name__ = re.sub(r"\W", "_", f"{_verb}_{_number}").lower()
    setattr(Machine, _walk.__name__, rule(door=st.sampled_from((0, 0, 1, 2)), data=st.data())(_walk))


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    with surroundings(monkeypatch, tmp_path, walks.verbs()) as path:
        yield path


@pytest.mark.no_cover  # many times the same lines: what they cover is covered by the tests of each verb
@pytest.mark.timeout(900)  # should it fail: finding a short way there takes its time
def test_whatever_is_done_and_taken_back_by_whomever_is_as_the_model_says(template: Path) -> None:
    Machine.template = template
    called.clear()
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            database=None,
        ),
    )
    missed = [verb for verb in walks.verbs() if not called[verb]]
    assert not missed or WALKS < 40 or not settings().derandomize, f"never called: {missed}"


@pytest.mark.parametrize("noun", [Project, Codebook, Texts, Record])
def test_every_public_verb_has_a_way_or_is_a_question(noun: type) -> None:
    """A verb that is new falls under the walk by itself: it must be walked."""
    public = {name for name, _ in inspect.getmembers(noun) if not name.startswith("_")}
    walked = {verb.split(".")[1] for verb in walks.verbs() if verb.startswith(f"{noun.__name__}.")}
    questions = walks.QUESTIONS[noun.__name__]
    new = sorted(public - walked - questions)
    assert not new, (
        f"{noun.__name__}.{new[0]} is new: write a way for it in tests/walk that calls it with what fits and with "
        "what does not, put it into WAYS of tests/walk/walks.py (into IN_STEPS if it is a step), and say in "
        "tests/walk/verbs.py what it makes of a World; or, if it changes nothing, add its name to QUESTIONS."
    )
    gone = sorted((walked | questions) - public)
    assert not gone, f"{noun.__name__} has no {gone[0]} any more: take it out of tests/walk/walks.py."
