"""What is likely to be wanted soon, made before it is."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from reader.errors import SikapError


class Ahead(QTimer):
    """Makes these pieces one at a time, with a pause before each: a key that comes then waits for one of them only.

    One that fails is left: whoever wants it will be told why. `start` begins.
    """

    def __init__(self, parent: QObject, pause_ms: int, pieces: Iterable[Callable[[], object]]) -> None:
        super().__init__(parent, interval=pause_ms)
        self._pieces = iter(pieces)
        self.timeout.connect(self._make_one)

    def _make_one(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self.stop()
            return
        with suppress(SikapError):
            piece()
