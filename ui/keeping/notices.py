"""What is to be known of the place where a project lies: it is synchronised, on a network drive, there twice."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.keeping.places import Hazard, Place, conflicts, hazard
from reader.store import MEMORY
from ui.keeping.strip import Strip
from ui.language import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SOON = 1500  # milliseconds after the window was opened: first it is to be usable
AGAIN = 30_000  # milliseconds between two looks for copies that a synchronising program has made
HABIT = "place noticed"  # what was said of a place and understood, remembered in the project


class Notices(QObject):
    """Looks at the place of one window's project, and says once what is unsafe about it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.strip = Strip(tr("Notice"), window)
        self._understood: set[Path] = set()
        self._timer = QTimer(self, interval=SOON, singleShot=True)
        self._timer.timeout.connect(self.look)
        if window.session.project.path != MEMORY:
            self._timer.start()

    def look(self) -> None:
        """Say what there is to say; look again after a while."""
        session = self._window.session
        place = hazard(session.project.path)
        copies = [copy for copy in conflicts(session.project.path) if copy not in self._understood]
        if copies:
            self._tell_of_copies(copies)
        elif place is not None and session.project.recall(HABIT) != [place.hazard, place.name]:
            self._tell_of_place(place)
        self._timer.setInterval(AGAIN)
        self._timer.start()

    def warn(self, text: str, words: str, tip: str, deed: Callable[[], object]) -> None:
        """Say something that is more than a notice; nothing else is said from now on."""
        self.stop()
        self.strip.say(text, ((words, tip, deed),))

    def stop(self) -> None:
        self._timer.stop()

    def _tell_of_place(self, place: Place) -> None:
        def understood() -> None:
            self._window.session.remember(HABIT, [place.hazard, place.name])
            self.strip.hide()

        if place.hazard is Hazard.SYNCHRONISED:
            text = tr(
                "This project lies in a folder that {name} synchronises. Close it here before it is opened on another "
                "computer, or the two of you will make two different files.",
                name=place.name,
            )
        else:
            text = tr(
                "This project lies on a network drive ({name}). It is kept there with more care and more slowly; if "
                "the connection is lost, what you do is shown as not saved until it is back.",
                name=place.name,
            )
        self.strip.say(text, ((tr("&Understood"), tr("Do not say this again for this project"), understood),))

    def _tell_of_copies(self, copies: list[Path]) -> None:
        def open_them() -> None:
            later()
            for copy in copies:
                self._window.desk.open_project(copy, self._window)

        def later() -> None:
            self._understood.update(copies)
            self.strip.hide()

        one = tr(
            "Next to this project is a conflicted copy, changed by somebody else at the same time: {file}.",
            file=copies[0].name,
        )
        more = tr(
            "Next to this project are {n} conflicted copies, changed by others at the same time, such as {file}.",
            n=len(copies),
            file=copies[0].name,
        )
        self.strip.say(
            one if len(copies) == 1 else more,
            (
                (tr("&Open it") if len(copies) == 1 else tr("&Open them"), tr("See what is in it"), open_them),
                (tr("&Later"), tr("Say this again when the project is opened next"), later),
            ),
        )
