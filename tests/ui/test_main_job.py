"""The main job as a person does it: import, read, tag from the keyboard, undo, close, reopen, export."""

import csv
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model import Kind, Span
from reader.project import Project
from reader.text import is_blank
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow

ARTICLE = Path(__file__).parent.parent / "files" / "article_id.txt"

Open = Callable[[Path], MainWindow]
Press = Callable[..., None]


def spans(window: MainWindow) -> list[tuple[str, int, int]]:
    return sorted((a.kind.value, a.start, a.end) for a in window.session.annotations.values())


def bring_in(window: MainWindow, qtbot: QtBot, *files: Path) -> None:
    window.errands.arrivals.add(files)
    qtbot.waitUntil(lambda: window.session.article is not None and not window.jobs.busy)


def export(window: MainWindow, qtbot: QtBot, press: Press, out: Path) -> list[dict[str, str]]:
    """Through the dialog, by its keys; the rows of the file."""
    press(window, "Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, str(out))
    qtbot.keyClick(dialog.file, "\r")
    qtbot.waitUntil(lambda: out.exists() and not window.jobs.busy)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_news_page_comes_in_with_its_sentences_told_from_its_furniture(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, ARTICLE)
    sentences = window.session.sentences
    assert sum(not sentence.boilerplate for sentence in sentences) == 15
    assert sum(sentence.boilerplate for sentence in sentences) == 6


def test_ten_claims_by_keyboard_survive_undo_closing_and_reopening_and_leave_as_exact_rows(
    open_window: Open, project_file: Path, qtbot: QtBot, press: Press, tmp_path: Path
) -> None:
    window = open_window(project_file)
    bring_in(window, qtbot, ARTICLE)
    window.to_text()
    for _ in range(10):  # each: the sentence as statement, its second and third word as actor, the next two as position
        press(
            window,
            "S",
            "Escape",
            "Right",
            "Right",
            "Shift+Right",
            "A",
            "Right",
            "Right",
            "Right",
            "Shift+Right",
            "P",
            "Down",
        )
    made = spans(window)
    assert len(made) == 30

    press(window, *["Ctrl+Z"] * 5)
    assert len(window.session.annotations) == 25
    press(window, *["Ctrl+Shift+Z"] * 2)
    kept = spans(window)
    assert len(kept) == 27
    assert set(kept) < set(made)
    sentence = window.session.sentence
    window.close()

    window = open_window(project_file)
    assert spans(window) == kept
    assert window.session.article is not None
    assert window.session.sentence is not None
    assert sentence is not None
    assert window.session.sentence.id == sentence.id

    rows = export(window, qtbot, press, tmp_path / "out.csv")
    text = window.session.article.text
    assert sorted((row["kind"], int(row["start"]), int(row["end"])) for row in rows) == kept
    assert all(row["text"] == text[int(row["start"]) : int(row["end"])] for row in rows)
    assert window.session.project.check() == []


def test_undo_goes_on_after_closing_and_opening_again(
    open_window: Open, project_file: Path, qtbot: QtBot, press: Press
) -> None:
    window = open_window(project_file)
    bring_in(window, qtbot, ARTICLE)
    window.to_text()
    press(window, "S", "Escape", "Down", "A", "Down", "P")
    window.close()
    window = open_window(project_file)
    press(window, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert spans(window) == []
    press(window, "Ctrl+Z")
    assert window.session.article is None
    press(window, *["Ctrl+Shift+Z"] * 4)
    assert [kind for kind, _, _ in spans(window)] == ["actor", "position", "statement"]


STRANGE = [
    "Ia bilang 👩‍🔬 benar. Lalu 😀😀 pergi.",
    "Café e\u0301tude: “ya”. 𝔘𝔫𝔦 𝔠𝔬𝔡𝔢 itu.",
    "قال الوزير إن بلاده ترفض القرار. Menlu setuju.",
    "Satu\r\nDua\rTiga\u2028Empat\u2029Lima.",
    "Satu\u00a0dua\tTiga\u202fempat.\n\n\tLima enam.",
    "🇮🇩 Merdeka! \ufeffSekali merdeka, tetap merdeka.",
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text=STRANGE[0], picks=[(3, 14)])
@given(
    text=st.one_of(
        st.sampled_from(STRANGE), st.text(st.sampled_from("aé\u0301 .\n\t\r\u00a0\u2028😀👩‍🔬𝔘قل"), min_size=1)
    ),
    picks=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=4),
)
def test_a_selection_in_the_window_stores_exactly_what_was_selected(
    window: MainWindow, press: Press, text: str, picks: list[tuple[int, int]]
) -> None:
    if is_blank(text):
        return
    article = window.session.project.add_article(text)
    window.session.open_article(article.id)
    window.to_text()
    for first, second in picks:
        start, end = sorted((first % len(article.text), second % len(article.text)))
        window.pane.select(Span(start, end + 1))
        selected = window.session.selection
        assert selected is not None
        before = set(window.session.annotations)
        press(window, "A")
        for made in set(window.session.annotations) - before:
            tag = window.session.annotations[made]
            assert (tag.start, tag.end) == (selected.start, selected.end)
            assert tag.text == article.text[tag.start : tag.end]
    press(window, *["Ctrl+Z"] * len(picks), *["Ctrl+Shift+Z"] * len(picks))
    with Project.open(window.session.project.path, read_only=True) as again:
        columns, rows = again.export_rows("annotations")
        for row in rows:
            record = dict(zip(columns, row, strict=True))
            source = next(a for a in again.articles() if a.guid == record["article_id"])
            assert record["text"] == source.text[int(str(record["start"])) : int(str(record["end"]))]
        assert again.check() == []


def test_the_same_key_on_the_same_words_takes_the_tag_away(window: MainWindow, qtbot: QtBot, press: Press) -> None:
    bring_in(window, qtbot, ARTICLE)
    window.to_text()
    press(window, "S", "Escape", "S")
    assert spans(window) == []
    press(window, "Right", "A", "A")
    assert spans(window) == []
    press(window, "Right", "A", "Escape", "Right", "A")
    assert spans(window) == []


def test_delete_removes_the_tag_just_made(window: MainWindow, qtbot: QtBot, press: Press) -> None:
    bring_in(window, qtbot, ARTICLE)
    window.to_text()
    press(window, "S", "Escape", "A", "Delete")
    assert [kind for kind, _, _ in spans(window)] == [Kind.STATEMENT.value]
