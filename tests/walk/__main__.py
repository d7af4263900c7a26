"""Walk much further than the gate does: `python -m tests.walk [WALKS] [SEED]`.

Each walk has a seed of its own, which is printed if it fails; `python -m tests.walk 1 SEED` walks it again.
"""

import random
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

from tests.walk import walker, walks
from tests.walk.surroundings import surroundings

T = TypeVar("T")

STEPS = 40


class Dice:
    """Choices at random."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def one(self, of: Sequence[T]) -> T:
        return self._random.choice(of)

    def number(self, first: int, last: int) -> int:
        return self._random.randint(first, last)


def walk(template: Path, path: Path, seed: int) -> int:
    """One walk; returns how many steps it had. What was done last is printed if it fails."""
    dice = Dice(seed)
    ways = [verb for verb in walks.WAYS if dice.number(0, 2)]  # some in each walk, so that it gets deep into these
    done: list[str] = []
    walker_ = walker.Walker(template, path)
    try:
        for _ in range(STEPS):
            verb, door = dice.one([*ways, *walks.OFTEN]), dice.one((0, 0, 1, 2))
            done.append(f"{verb} at {door}")
            walks.WAYS[verb](walker_, walker_.doors[door], dice)
        walker_.check()
        return walker_.steps
    except BaseException:
        print(f"seed {seed}: {len(done)} steps, the last: {', '.join(done[-6:])}", flush=True)
        raise
    finally:
        walker_.shut()
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()


def main(count: int = 100, seed: int | None = None) -> int:
    first = random.randrange(1 << 30) if seed is None else seed
    steps = failures = 0
    began = time.monotonic()
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        folder = Path(stack.enter_context(TemporaryDirectory()))
        template = stack.enter_context(surroundings(patch, folder, walks.verbs()))
        for number in range(first, first + count):
            try:
                steps += walk(template, folder / f"{number}.sikap", number)
            except Exception:  # whatever it is, the next walk goes on
                traceback.print_exc(limit=-6)
                failures += 1
    took = time.monotonic() - began
    print(f"{count} walks from seed {first}, {steps} steps in {took:.0f} s, {failures} failed")
    for verb in walks.verbs():
        print(f"  {verb:28} done {walker.walked[verb]:7}   refused {walker.refused[verb]:7}")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
