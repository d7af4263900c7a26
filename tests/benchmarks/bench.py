"""What a benchmark is given: how large it is to be, and a folder of its own."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bench:
    """`scale` 1 is the full size; a quick look takes 0.01."""

    scale: float
    folder: Path

    def size(self, full: int) -> int:
        """So much of a size, and at least 1."""
        return max(1, round(full * self.scale))
