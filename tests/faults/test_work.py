"""The work that faults fall upon is all that a project can do."""

from collections import Counter
from pathlib import Path

import pytest

from reader.project import Project
from tests.faults.kill import Told
from tests.faults.power import Memo
from tests.faults.verbs import QUESTIONS, public
from tests.faults.work import CODER, VERBS, Silent, Work, announced, state

NO_METHODS = {"export", "export codebook", "backup", "copy"}
NO_STEPS = NO_METHODS | {"Project.create", "Project.open", "Project.close", "Project.reopen", "Project.save_copy"}
ENOUGH = 60  # tries of each verb


def test_every_public_method_is_a_verb_that_is_done_or_a_question() -> None:
    known = QUESTIONS | VERBS.keys()
    assert public() - known == set(), "say in tests/faults/work.py how it is called, or that it is a question"
    assert known - NO_METHODS - public() == set(), "these are no methods any more"
    assert QUESTIONS & VERBS.keys() == set()


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work(tmp_path / "studi.sikap", 7, bulk=False)
    for _ in range(150):
        work.step()
    return work


def test_every_verb_does_something(work: Work) -> None:
    done: Counter[str] = Counter()
    idle = set(VERBS)
    for _ in range(ENOUGH):
        for name in sorted(idle):
            before = state(work.project._connection)
            if work.do(name):
                done[name] += 1
                if name in NO_STEPS or state(work.project._connection) != before:
                    idle.remove(name)
        work.step()
    assert idle == set()
    assert work.project.check() == []
    work.close()


class Commits(Silent):
    """How often the verb that was begun last has committed to the file."""

    def __init__(self) -> None:
        self.count = 0

    def starts(self, verb: str) -> None:
        self.count = 0

    def announces(self, state: str) -> None:
        self.count += 1


def test_every_verb_is_one_transaction(tmp_path: Path) -> None:
    log, path = Commits(), tmp_path / "studi.sikap"
    several = set()
    with announced(path, log):
        work = Work(path, 9, log, bulk=False)
        for _ in range(4):
            for name in VERBS:
                work.do(name)
                if log.count > 1:
                    several.add(name)
        work.close()
    assert several == set()


def test_the_same_seed_does_the_same_work(tmp_path: Path) -> None:
    done = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        work = Work(tmp_path / name / "studi.sikap", 3)
        done.append([work.step() for _ in range(60)])
        work.close()
    assert done[0] == done[1]
    assert len(set(done[0])) > 15


def test_the_log_knows_each_state_that_a_step_leaves(tmp_path: Path) -> None:
    told, path = Told(), tmp_path / "studi.sikap"
    with announced(path, Memo(told)):
        work = Work(path, 5, Memo(told), bulk=False)
        for _ in range(80):
            work.step()
            assert state(work.project._connection) == told.reported
        work.close()
    assert told.steps > 40
    with Project.open(path, coder=CODER) as project:
        assert state(project._connection) == told.reported


def test_a_verb_that_cannot_be_done_now_is_declined_and_changes_nothing(tmp_path: Path) -> None:
    work = Work(tmp_path / "studi.sikap", 1, Silent())
    before = state(work.project._connection)
    assert not any(work.do(name) for name in ("Project.untag", "Project.undo", "Texts.place", "Record.undo_to"))
    assert state(work.project._connection) == before
    work.close()
