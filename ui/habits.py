"""The one door to what the program remembers of a person and lets hold in the next window and at the next start."""

from collections.abc import Callable

from PySide6.QtCore import QSettings


class Habits:
    """Values by their keys, as in the settings of the person."""

    def __init__(self, *, lasting: Callable[[], bool]) -> None:
        """`lasting`: whether they are the person's; else there are none at first, and they end with the program."""
        self._lasting = lasting
        self._own: dict[str, object] = {}

    def value(self, key: str) -> object:
        """What was kept last, a text if the program was started since; None: nothing."""
        return QSettings().value(key) if self._lasting() else self._own.get(key)

    def keep(self, key: str, value: object) -> None:
        if self._lasting():
            QSettings().setValue(key, value)
        else:
            self._own[key] = value

    def forget(self, key: str) -> None:
        if self._lasting():
            QSettings().remove(key)
        else:
            self._own.pop(key, None)
