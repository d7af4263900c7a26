"""`python -m tests.screenshots OUT_DIR` draws the main states of the window to PNG files, offscreen.

Each state is drawn in light and dark, Indonesian and English; whoever changes the window looks at them.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_home = tempfile.mkdtemp(prefix="sikap-screenshots-")
os.environ |= {"HOME": _home, "XDG_CONFIG_HOME": _home, "XDG_DATA_HOME": _home, "TZ": "UTC"}

from PySide6.QtCore import QSettings, Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget  # noqa: E402

from reader.errors import BadProject  # noqa: E402
from reader.model import Kind, Stance  # noqa: E402
from reader.project import Project  # noqa: E402
from ui import language, theme  # noqa: E402
from ui.app import Desk, add_samples, make_app  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.tour import CLAIMS  # noqa: E402

STANCES = {
    "id": (Stance.SUPPORT, Stance.SUPPORT, Stance.OPPOSE),
    "en": (Stance.OPPOSE, Stance.SUPPORT, Stance.SUPPORT),
}
SIZE = (1320, 840)
SMALL = (1024, 700)

MARKDOWN = """# What each side wants

A table and *other* **styles**, with `code` and a [link](https://example.org/plan).

| Actor | Wants | Since |
|---|---|---|
| Harbour office | a new pier | 2021 |
| Fishers' union | the bay as it is | 2023 |

## In their words

- "We were never asked," the union says
  - three villages signed
- The office denies it

> Nobody has shown us a map.

1. hearing
2. vote

قال الوزير إن بلاده ترفض القرار. هل يتراجع المجلس؟
"""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app("en", "light")
    for spoken in language.LANGUAGES:
        for look in ("light", "dark"):
            language.install(app, spoken)
            theme.apply(app, theme.load(look))
            for name, draw in STATES.items():
                _draw(app, draw, folder / f"{name}-{spoken}-{look}.png")


def _draw(app: QApplication, draw: Callable[[MainWindow], QWidget], file: Path) -> None:
    QSettings().remove("text size")
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(app)
        window = desk.open_window(Project.create(Path(place) / "Studi pelabuhan.sikap", coder="rani"))
        window.resize(*SIZE)
        shown = draw(window)
        QTest.qWait(120)
        shown.grab().save(str(file))
        for other in QApplication.topLevelWidgets():
            if other is not window:
                other.close()
        window.close()
        QTest.qWait(1)
    sys.stdout.write(f"{file}\n")


def empty(window: MainWindow) -> QWidget:
    return window


def reading(window: MainWindow) -> QWidget:
    add_samples(window.session.project)
    window.session.resume()
    return window


def tagged(window: MainWindow) -> QWidget:
    reading(window)
    project, session = window.session.project, window.session
    assert session.article is not None
    text = session.article.text
    for claim, stance in zip(CLAIMS[language.language()], STANCES[language.language()], strict=True):
        sentence = next(s for s in session.sentences if s.start <= text.index(claim.words) < s.end)
        project.tag(session.article.id, Kind.STATEMENT, sentence.start, sentence.end)
        for kind, words in ((Kind.ACTOR, claim.actor), (Kind.POSITION, claim.position)):
            start = text.index(words, sentence.start)
            extra = {"stance": stance} if kind is Kind.POSITION else {}
            project.tag(session.article.id, kind, start, start + len(words), **extra)
    for _ in range(2):
        window.session.step(1)
    return window


def chosen(window: MainWindow) -> QWidget:
    tagged(window)
    window.session.step_mark(1)
    window.session.step_mark(1)
    return window


def selection(window: MainWindow) -> QWidget:
    """A selection made with the mouse, with the small bar beside it."""
    tagged(window)
    pane = window.pane
    start, end = pane.viewport().rect().center(), pane.viewport().rect().center()
    start.setX(start.x() - 180)
    end.setX(end.x() + 60)
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pane.viewport(), end)
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=end)
    return window


def markdown(window: MainWindow) -> QWidget:
    window.session.project.add_article(MARKDOWN, markdown=True, source="Harbour Notes", published="2024-03-12")
    window.session.resume()
    return window


def small(window: MainWindow) -> QWidget:
    tagged(window)
    window.resize(*SMALL)
    return window


def large_text(window: MainWindow) -> QWidget:
    tagged(window)
    for _ in range(4):
        window.size_text(1)
    return window


def export(window: MainWindow) -> QWidget:
    tagged(window)
    window.export()
    return _dialog()


def details(window: MainWindow) -> QWidget:
    reading(window)
    window.edit_details()
    return _dialog()


def help_page(window: MainWindow) -> QWidget:
    window.show_help("tagging")
    return _dialog()


def failure(window: MainWindow) -> QWidget:
    reading(window)
    window.fail(
        BadProject("{path} is not a Sikap project: choose a file that Sikap has made (*.sikap).", path="data.db")
    )
    return _dialog()


def menu(window: MainWindow) -> QWidget:
    reading(window)
    entry = window.menuBar().actions()[3].menu()
    assert isinstance(entry, QMenu)
    entry.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
    return entry


def _dialog() -> QWidget:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())


STATES: dict[str, Callable[[MainWindow], QWidget]] = {
    "empty": empty,
    "reading": reading,
    "tagged": tagged,
    "chosen": chosen,
    "selection": selection,
    "markdown": markdown,
    "small": small,
    "large-text": large_text,
    "export": export,
    "details": details,
    "help": help_page,
    "failure": failure,
    "menu": menu,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
