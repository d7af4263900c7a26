"""Work off the GUI thread: where outcomes arrive, how it is stopped, and what a person sees of it."""

import gc
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from reader.errors import BadFile, Cancelled
from ui import garbage
from ui.jobs import Job, JobIndicator, Jobs, Report, Threads


class ByHand:
    """Keeps work until the test runs it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def wait(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def hand() -> ByHand:
    return ByHand()


@pytest.fixture
def jobs(qtbot: QtBot, hand: ByHand) -> Jobs:
    return Jobs(hand)


def count(report: Report) -> str:
    for number in range(1, 4):
        report(number, 3)
    return "all"


def refuse(report: Report) -> None:
    raise BadFile("{name} is empty.", name="berita.txt")


def blunder(report: Report) -> None:
    raise ZeroDivisionError("ours")


def heard(signal: object) -> list[object]:
    words: list[object] = []
    signal.connect(lambda *values: words.append(values[0] if values else None))  # type: ignore[attr-defined]
    return words


def test_the_result_is_handed_over(jobs: Jobs, hand: ByHand) -> None:
    results: list[object] = []
    jobs.start(count, done=results.append)
    assert jobs.busy
    hand.wait()
    assert results == ["all"]
    assert not jobs.busy


@pytest.mark.parametrize("work", [count, refuse])
def test_a_long_job_gives_its_memory_back_before_its_outcome_comes(
    jobs: Jobs, hand: ByHand, monkeypatch: pytest.MonkeyPatch, work: Callable[[Report], object]
) -> None:
    busy: list[bool] = []
    monkeypatch.setattr("ui.garbage.give_back", lambda: busy.append(jobs.busy))
    jobs.start(work)
    hand.wait()
    assert busy == []
    monkeypatch.setattr("ui.jobs.LONG", -1)
    jobs.start(work)
    hand.wait()
    assert busy == [True]


def test_memory_is_kept_where_nothing_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.garbage._of_glibc", lambda _: None)
    garbage.give_back()
    garbage.share_one_heap.__wrapped__()


def test_threads_share_one_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[tuple[str, int, int]] = []
    monkeypatch.setattr("ui.garbage._of_glibc", lambda name: lambda what, how: chosen.append((name, what, how)))
    garbage.share_one_heap.cache_clear()
    threads = Threads()
    for _ in range(2):
        threads.start(lambda: None)
        threads.wait()
    assert chosen == [("mallopt", -8, 1)]


def test_progress_is_told_while_the_work_goes_on(jobs: Jobs, hand: ByHand) -> None:
    told: list[tuple[object, object]] = []
    jobs.start(count).progressed.connect(lambda done, total: told.append((done, total)))
    hand.wait()
    assert told == [(0, 0), (1, 3), (2, 3), (3, 3)]


def test_a_sentence_for_the_person_reaches_the_person(jobs: Jobs, hand: ByHand) -> None:
    failures: list[object] = []
    results: list[object] = []
    jobs.start(refuse, done=results.append, failed=failures.append)
    hand.wait()
    assert [str(error) for error in failures] == ["berita.txt is empty."]
    assert results == []
    assert not jobs.busy


def test_a_mistake_of_ours_goes_to_the_excepthook_and_the_job_is_over(jobs: Jobs, hand: ByHand) -> None:
    failures: list[object] = []
    ended = heard(jobs.start(blunder, failed=failures.append).ended)
    with capture_exceptions() as raised:
        hand.wait()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert (failures, ended, jobs.busy) == ([], [None], False)


def test_a_stopped_job_stops_at_its_next_report(jobs: Jobs, hand: ByHand) -> None:
    reached: list[int] = []

    def work(report: Report) -> None:
        for number in range(1, 4):
            reached.append(number)
            if number == 2:
                job.cancel()
            report(number, 3)

    failures: list[object] = []
    job = jobs.start(work, failed=failures.append)
    hand.wait()
    assert reached == [1, 2]
    assert [type(error) for error in failures] == [Cancelled]


def test_a_job_stopped_before_its_turn_does_nothing(jobs: Jobs, hand: ByHand) -> None:
    begun: list[object] = []
    failures: list[object] = []
    jobs.start(begun.append, failed=failures.append)
    jobs.cancel_all()
    hand.wait()
    assert begun == []
    assert [type(error) for error in failures] == [Cancelled]


def test_work_leaves_the_gui_thread_and_its_outcome_comes_back_to_it(qtbot: QtBot) -> None:
    jobs, gui = Jobs(), QThread.currentThread()
    at_work: list[bool] = []
    arrived: list[tuple[str, bool]] = []

    def here(what: str) -> None:
        arrived.append((what, QThread.currentThread() == gui))

    def work(report: Report) -> None:
        at_work.append(QThread.currentThread() == gui)
        report(1, 2)

    job = jobs.start(work, done=lambda _: here("done"))
    job.progressed.connect(lambda *_: here("progress"))
    job.ended.connect(lambda: here("end"))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert at_work == [False]
    assert [what for what, _ in arrived][-2:] == ["done", "end"]
    assert all(in_gui for _, in_gui in arrived)


def test_a_mistake_in_a_thread_is_raised_in_the_gui_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    with capture_exceptions() as raised:
        jobs.start(blunder)
        jobs.wait_all()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_many_reports_do_not_flood_the_window(qtbot: QtBot) -> None:
    jobs = Jobs()

    def work(report: Report) -> None:
        for number in range(20_000):
            report(number, 20_000)

    job = jobs.start(work)
    told = heard(job.progressed)
    jobs.wait_all()
    assert told == [19_999]


def test_closing_waits_for_all_jobs_and_delivers_what_they_bring(qtbot: QtBot) -> None:
    jobs, go = Jobs(), threading.Event()
    results: list[object] = []

    def first(report: Report) -> str:
        go.wait(5)
        return "first"

    def start_second(result: object) -> None:
        results.append(result)
        jobs.start(lambda report: "second", done=results.append)

    jobs.start(first, done=start_second)
    go.set()
    jobs.wait_all()
    assert results == ["first", "second"]
    assert not jobs.busy


def test_garbage_of_the_window_is_never_destroyed_by_a_worker(qtbot: QtBot) -> None:
    deaths: list[threading.Thread] = []

    class Widget:
        """Garbage that only the collector finds, as a dialog with a closure over itself is."""

        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            deaths.append(threading.current_thread())

    jobs = Jobs()
    gc.collect()
    jobs.start(lambda report: len([[number] for number in range(300_000)]))
    Widget()
    jobs.wait_all()
    assert gc.isenabled()
    gc.collect()
    assert deaths == [threading.main_thread()]


def test_garbage_is_collected_again_after_the_last_of_all_jobs(qtbot: QtBot) -> None:
    hands = ByHand(), ByHand()
    windows = [Jobs(hand) for hand in hands]
    for jobs in windows:
        jobs.start(count)
        jobs.start(refuse)
    hands[0].wait()
    assert not gc.isenabled()
    hands[1].wait()
    assert gc.isenabled()


def part(indicator: JobIndicator, kind: type[QWidget]) -> QWidget:
    found = indicator.findChild(kind)
    assert found is not None
    return found


def watched(qtbot: QtBot, job: Job, *, delay: int = 0) -> JobIndicator:
    indicator = JobIndicator(delay=delay)
    qtbot.addWidget(indicator)
    indicator.watch(job, "Importing 3 articles…")
    return indicator


def test_a_long_job_is_shown_until_it_ends(jobs: Jobs, hand: ByHand, qtbot: QtBot) -> None:
    indicator = watched(qtbot, jobs.start(count))
    qtbot.waitUntil(indicator.isVisible)
    label = part(indicator, QLabel)
    assert isinstance(label, QLabel)
    assert label.text() == "Importing 3 articles…"
    hand.wait()
    assert indicator.isHidden()


def test_a_short_job_is_never_shown(jobs: Jobs, hand: ByHand, qtbot: QtBot) -> None:
    indicator = watched(qtbot, jobs.start(count), delay=60_000)
    hand.wait()
    assert indicator.isHidden()
    assert not indicator._patience.isActive()


def test_the_bar_shows_how_much_is_done(jobs: Jobs, hand: ByHand, qtbot: QtBot) -> None:
    job = jobs.start(count)
    indicator = watched(qtbot, job)
    bar = part(indicator, QProgressBar)
    assert isinstance(bar, QProgressBar)
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda *_: seen.append((bar.value(), bar.maximum())))
    hand.wait()
    assert seen[1:] == [(333, 1000), (666, 1000), (1000, 1000)]
    assert seen[0][1] == 0


def test_counts_beyond_32_bits_are_shown(jobs: Jobs, hand: ByHand, qtbot: QtBot) -> None:
    job = jobs.start(lambda report: report(3 * 2**40, 4 * 2**40))
    indicator = watched(qtbot, job)
    bar = part(indicator, QProgressBar)
    assert isinstance(bar, QProgressBar)
    hand.wait()
    assert bar.value() == 750


def test_the_stop_button_stops_the_newest_job(jobs: Jobs, hand: ByHand, qtbot: QtBot) -> None:
    older = jobs.start(count)
    indicator = watched(qtbot, older)
    newer = jobs.start(count)
    indicator.watch(newer, "Exporting…")
    qtbot.waitUntil(indicator.isVisible)
    button = part(indicator, QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (older.cancelled, newer.cancelled) == (False, True)
    assert not button.isEnabled()
    hand.waiting.pop()()
    assert button.isEnabled()
    assert indicator.isVisible()
    hand.wait()
    assert indicator.isHidden()


def test_every_control_has_a_name(jobs: Jobs, qtbot: QtBot) -> None:
    indicator = JobIndicator()
    qtbot.addWidget(indicator)
    assert all(part(indicator, kind).accessibleName() for kind in (QLabel, QProgressBar, QToolButton))
    assert all(part(indicator, kind).toolTip() for kind in (QProgressBar, QToolButton))


def test_nothing_of_a_job_is_kept_when_it_is_over(qtbot: QtBot) -> None:
    class Result:
        pass

    jobs, indicator = Jobs(), JobIndicator()
    qtbot.addWidget(indicator)
    results: list[weakref.ref[Result]] = []

    def work(report: Report) -> Result:
        results.append(weakref.ref(made := Result()))
        return made

    def begin() -> None:
        kept: list[object] = []  # what is done with a result may keep it, as long as it is kept itself
        indicator.watch(jobs.start(work, done=kept.append), "Reading")

    begin()
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and results[0]() is None)
