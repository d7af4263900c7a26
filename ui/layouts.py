"""How the window of each project stood: where, how wide its panes, which of them folded, which tab open."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from ui.panes import LIST, SIDE, SIDES, Fold

KEY = "layouts"  # in the settings of the person: the project's file belongs to others too
KEPT = 50  # projects whose windows are remembered


class Layout(NamedTuple):
    """`geometry` is Qt's: place and size of the window, also whether it was maximised."""

    geometry: QByteArray
    panes: Fold
    tab: int


class Layouts:
    """The layouts of the projects, by their files. Those that were used longest ago are forgotten."""

    def __init__(self, *, lasting: Callable[[], bool]) -> None:
        """`lasting`: whether they are kept in the settings of the person; else they end with the program."""
        self._lasting = lasting
        self._own: dict[str, str] = {}

    def of(self, project: Path) -> Layout | None:
        """How the window of this project stood; of one that is new, how the window stood that was used last."""
        found = self._read()
        wanted = found.get(str(project.resolve())) or next(iter(found.values()), None)
        return None if wanted is None else _layout(wanted)

    def keep(self, project: Path, layout: Layout) -> None:
        name = str(project.resolve())
        if self._lasting():
            QSettings().sync()  # another process of the person's may have written meanwhile
        others = {path: said for path, said in self._read().items() if path != name}
        self._write(dict([(name, _said(layout)), *others.items()][:KEPT]))

    def _read(self) -> Mapping[str, str]:
        """The newest first."""
        if not self._lasting():
            return self._own
        try:
            found = json.loads(str(QSettings().value(KEY, "")) or "{}")
        except ValueError:
            return {}
        return {str(path): str(said) for path, said in found.items()} if isinstance(found, dict) else {}

    def _write(self, layouts: dict[str, str]) -> None:
        if self._lasting():
            QSettings().setValue(KEY, json.dumps(layouts))
        else:
            self._own = layouts


def _said(layout: Layout) -> str:
    geometry = bytes(layout.geometry.toBase64().data()).decode("ascii")
    return json.dumps([geometry, *layout.panes.widths, *(pane in layout.panes.folded for pane in SIDES), layout.tab])


def _layout(said: str) -> Layout | None:
    """None if these are not the words of `_said`: somebody may have changed the settings by hand."""
    try:
        geometry, left, right, no_list, no_side, tab = json.loads(said)
        folded = frozenset(pane for pane, gone in ((LIST, no_list), (SIDE, no_side)) if gone)
        return Layout(_bytes(geometry), Fold((int(left), int(right)), folded), int(tab))
    except (ValueError, TypeError, OverflowError):
        return None


def _bytes(text: Any) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(str(text).encode()))
