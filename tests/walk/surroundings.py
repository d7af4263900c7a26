"""Where walks are made: a clock that never stands still, and a project to start from."""

import importlib
import inspect
import itertools
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

import reader
from reader import history, moment, store
from reader.codebook import Codebook
from reader.keeping.record import Record
from reader.project import Project
from reader.texts import Texts
from tests.walk import words
from tests.walk.walker import LONG

called: Counter[str] = Counter()  # how often each verb was called


@contextmanager
def surroundings(patch: pytest.MonkeyPatch, folder: Path, verbs: Collection[str]) -> Iterator[Path]:
    """Gives a project to start from. `verbs`, such as "Texts.correct", are counted when they are called."""
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        importlib.import_module(module.name)
    _set_clock(patch)
    _count(patch, verbs)
    patch.setattr(history, "LONG", LONG)
    patch.setattr(store, "BUSY_MS", 0)
    hasty = tuple(pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in store._PRAGMAS)
    patch.setattr(store, "_PRAGMAS", hasty)  # nobody pulls the plug here, and each step would wait for the disk
    template = folder / "template.sikap"
    with Project.create(template, coder="Citra") as project:
        article = project.add_article(words.QUOTED, source="Harian", language="id")
        other = project.add_article(words.HOSTILE, title="Pasar", language="id")
        claim = {"actor": "Siti Rahma", "issue": "rencana pelabuhan", "stance": "oppose"}
        start, end = words.QUOTED.index("Ketua"), words.QUOTED.index(" Ia menyebut")
        said = [project.tag(article.id, "statement", start, end, **claim)]
        start = words.QUOTED.index("“Kami")
        said.append(project.tag(article.id, "statement", start, len(words.QUOTED), actor="Darma"))
        held = next(tag for tag in project.annotations() if tag.kind == "position")
        project.link(said[1].id, held.id)
        project.tag(other.id, "statement", words.HOSTILE.index("Ein"), words.HOSTILE.index("!") + 1, **claim)
    yield template


def _set_clock(patch: pytest.MonkeyPatch) -> None:
    """Each moment is a millisecond after the last one: whether a row was changed does not hang on how fast we are."""
    start, ticks, real = datetime(2024, 1, 1, tzinfo=UTC), itertools.count(), moment.now

    def now() -> str:
        ticked = start + timedelta(milliseconds=next(ticks))
        return ticked.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "reader" and getattr(module, "now", None) is real:
            patch.setattr(module, "now", now)


def _count(patch: pytest.MonkeyPatch, verbs: Collection[str]) -> None:
    nouns = {noun.__name__: noun for noun in (Project, Codebook, Texts, Record)}
    for verb in verbs:
        noun, name = verb.split(".")
        method = inspect.getattr_static(nouns[noun], name)
        of_class = isinstance(method, classmethod)
        counted = _counted(verb, method.__func__ if of_class else method)
        patch.setattr(nouns[noun], name, classmethod(counted) if of_class else counted)


def _counted(verb: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def counting(*given: Any, **named: Any) -> Any:
        called[verb] += 1
        return method(*given, **named)

    return counting
