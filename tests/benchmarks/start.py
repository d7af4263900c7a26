"""From the start of the process to the first painted window that answers, against a bare window of PySide6."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from reader.project import Project
from tests.benchmarks import projects
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import MEGABYTES, MILLISECONDS, Figure, at_most, beside, figure, times

ROOT = Path(__file__).parents[2]
RUNS, LARGE_RUNS = 9, 2
ARTICLES, CLAIMS = 100_000, 1_000_000

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTableView, QTextBrowser
class Text(QTextBrowser):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
app = QApplication([])
window = QMainWindow()
for name in ("File", "Edit", "Tag", "Go", "View", "Help"):
    window.menuBar().addMenu(name).addAction(name)
panes = QSplitter()
text = Text()
text.setPlainText(open("tests/files/article_id.txt", encoding="utf-8").read())
for part in (QTableView(), text, QTableView()):
    panes.addWidget(part)
window.setCentralWidget(panes)
window.resize(1320, 840)
window.show()
app.exec()
"""

# The whole way from the command line, as `sikap PROJECT` goes it; only the pane tells when it has painted an article.
SIKAP = """
from main import main
import ui.display
asked = ui.display.why_no_window
def begun():
    why = asked()
    from PySide6.QtCore import QTimer
    from ui.reading.reading_pane import ReadingPane
    paint = ReadingPane.paintEvent
    def painted(self, event):
        paint(self, event)
        if self.document().characterCount() > 100:
            QTimer.singleShot(0, done)
    ReadingPane.paintEvent = painted
    return why
ui.display.why_no_window = begun
main()
"""

END = """
import os, resource, time
def done():
    try:
        waited = int(open("/proc/thread-self/schedstat").read().split()[1]) / 1e9
    except OSError:
        waited = 0.0
    print(time.perf_counter() - waited, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    os._exit(0)
"""


def run(bench: Bench) -> Iterator[Figure]:
    from ui.app import add_samples

    file = bench.folder / "samples.sikap"
    with Project.create(file) as project:
        add_samples(project)
    runs = max(3, bench.size(RUNS))
    compiled = bench.folder / "compiled"  # as it is from the second start on, whatever the environment says
    pairs = [(start(BARE, compiled), start(SIKAP, compiled, str(file))) for _ in range(runs + 1)][1:]
    floors, ours = ([run[i][0] for run in pairs] for i in (0, 1))
    yield beside("start to a painted, usable window", ours, floors, times(1.6))
    bare, memory = (statistics.median(run[i][1] for run in pairs) for i in (0, 1))
    yield figure("memory after start", memory, MEGABYTES, at_most(200), floor=bare)
    for what, path in _large(bench):
        took = [start(SIKAP, compiled, str(projects.copy_of(path, bench.folder))) for _ in range(LARGE_RUNS)]
        ms, memory = 1000 * min(run[0] for run in took), max(run[1] for run in took)
        yield figure(f"start with {what}", ms, MILLISECONDS, floor=1000 * statistics.median(floors), MB=memory)


def _large(bench: Bench) -> Iterator[tuple[str, Path]]:
    articles, claims = bench.size(ARTICLES), bench.size(CLAIMS)
    yield f"{articles:,} articles", projects.library(articles)
    yield f"{claims:,} claims", projects.claims(claims)


def start(script: str, compiled: Path, *arguments: str) -> tuple[float, float]:
    """Seconds until the window has painted, less those in which others had the processor; its peak memory in MB."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", END + script, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    ended, memory = ran.stdout.split()[-2:]
    return float(ended) - begun, int(memory) / 1024
