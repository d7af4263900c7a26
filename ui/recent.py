"""The projects that were open lately: their list in the settings of the person, and the menu of it."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu

from ui.language import tr

KEY = "recent projects"
MOST = 10
BYTES = "bytes:"


def projects() -> list[Path]:
    """The newest first. Whether they are still there is not looked at: a drive that has gone would keep us waiting."""
    found = QSettings().value(KEY, [])
    names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return [_path(str(name)) for name in names if name][:MOST]


def note(project: Path) -> None:
    """This one is open now."""
    settings, path = QSettings(), project.resolve()
    settings.sync()  # another process may have opened one meanwhile
    settings.setValue(KEY, [_kept(one) for one in [path, *(old for old in projects() if old != path)][:MOST]])


def forget(project: Path) -> None:
    QSettings().setValue(KEY, [_kept(one) for one in projects() if one != project])


def clear() -> None:
    QSettings().remove(KEY)


def names(paths: Sequence[Path]) -> list[str]:
    """What each is called: by its file, and by its folder too if there are others of that name."""
    often = Counter(path.stem for path in paths)
    same = Counter((path.stem, path.parent.name) for path in paths)
    return [_name(path, often[path.stem] > 1, same[path.stem, path.parent.name] > 1) for path in paths]


def fill(menu: QMenu, open_it: Callable[[Path], object], open_now: Path) -> None:
    """Put the projects into a menu, except for the one that is open here."""
    menu.clear()
    menu.setToolTipsVisible(True)
    paths = [path for path in projects() if path != open_now]
    for number, (path, name) in enumerate(zip(paths, names(paths), strict=True), 1):
        words = name.replace("&", "&&")
        entry = menu.addAction(f"&{number % 10}  {words}" if number <= 10 else words)
        entry.setToolTip(str(path))
        entry.setStatusTip(str(path))
        entry.triggered.connect(partial(_call, open_it, path))
    if not paths:
        menu.addAction(tr("No other project yet")).setEnabled(False)
        return
    menu.addSeparator()
    cleared = menu.addAction(tr("&Clear this list"))
    cleared.setToolTip(tr("The projects themselves stay where they are"))
    cleared.setStatusTip(cleared.toolTip())
    cleared.triggered.connect(clear)


def _kept(path: Path) -> str:
    """For the settings, which would leave out bytes of a name that are no letters."""
    name = str(path)
    return BYTES + os.fsencode(path).hex() if any("\ud800" <= letter <= "\udfff" for letter in name) else name


def _path(name: str) -> Path:
    with suppress(ValueError):  # somebody may have changed the settings by hand
        return Path(os.fsdecode(bytes.fromhex(name.removeprefix(BYTES)))) if name.startswith(BYTES) else Path(name)
    return Path(name)


def _name(path: Path, with_folder: bool, with_path: bool) -> str:
    if with_path:
        return f"{path.stem} – {path.parent}"
    return f"{path.stem} – {path.parent.name}" if with_folder else path.stem


def _call(deed: Callable[[Path], object], path: Path, checked: bool = False) -> None:
    deed(path)
