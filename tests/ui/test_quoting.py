"""Words taken out of an article with their source: as plain text, as Markdown, formatted, and dragged."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication

from reader.markup import from_markdown
from reader.model import BlockKind, Kind, Span, Stance
from reader.project import Project
from reader.text import canonical
from tests.ui.reading import article
from ui import quoting
from ui.language import install
from ui.main_window import MainWindow
from ui.quoting import Form, Quote

TITLE, CTRL = "Nelayan Menolak Tanggul Laut", Qt.KeyboardModifier.ControlModifier
BODY = "Bupati Wulan Hadi mendukung tanggul. Nelayan 🐟 menolak\u00a0*keras*, 3 < 4."


@pytest.fixture
def study(tmp_path: Path) -> Path:
    file = tmp_path / "study.sikap"
    with Project.create(file, coder="rani") as project:
        project.add_article(
            BODY,
            title=TITLE,
            source="Harian Ranai",
            author="Sari Dewi",
            published="2023-11-21",
            url="https://ranai.example/a?b=1&c=2",
            language="id",
        )
        made = project.tag(1, Kind.STATEMENT, 0, 36)
        actor = project.tag(1, Kind.ACTOR, 7, 17, actor="Wulan Hadi")
        side = project.tag(1, Kind.POSITION, 18, 35, issue="tanggul laut", stance=Stance.SUPPORT)
        project.link(made.id, actor.id)
        project.link(made.id, side.id)
    return file


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], study: Path) -> MainWindow:
    return open_window(study)


def whole(text: str, url: str = "") -> Quote:
    return Quote(article(text, title="")._replace(published=None, source="", url=url), Span(0, len(text)))


def clipboard() -> QMimeData:
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def test_the_words_of_a_tag_come_with_their_source(window: MainWindow) -> None:
    tag = next(one for one in window.session.annotations.values() if one.kind is Kind.ACTOR)
    quote = quoting.of_tag(window.session, tag)
    assert quoting.plain(quote) == f"“Wulan Hadi” — {TITLE}, Harian Ranai, 21 Nov 2023"


def test_the_markdown_citation_names_all_that_is_known(window: MainWindow) -> None:
    quote = quoting.of_span(window.session, Span(37, len(BODY)))
    assert quoting.markdown(quote) == (
        "> Nelayan 🐟 menolak\u00a0\\*keras\\*, 3 \\< 4.\n\n"
        f"— *{TITLE}*, Sari Dewi, Harian Ranai, 21 Nov 2023, sentence 2, "
        "[https://ranai.example/a?b=1\\&c=2](<https://ranai.example/a?b=1&c=2>)\n"
    )


def test_html_is_escaped(window: MainWindow) -> None:
    said = quoting.html(quoting.of_span(window.session, Span(37, len(BODY))))
    assert "3 &lt; 4." in said
    assert 'cite="https://ranai.example/a?b=1&amp;c=2"' in said
    assert f"<cite>{TITLE}</cite>" in said


def test_the_months_and_marks_are_those_of_the_window(window: MainWindow, qapp: QApplication) -> None:
    quote = quoting.of_span(window.session, Span(37, 44))
    dated = quote._replace(article=quote.article._replace(published="2023-05-21"))
    install(qapp, "id")
    assert quoting.plain(dated) == f"“Nelayan” — {TITLE}, Harian Ranai, 21 Mei 2023"


@pytest.mark.parametrize(
    ("text", "said"),
    [("“Kami menolak”", "“Kami menolak”"), ("“Ya”, katanya, “tidak”", "““Ya”, katanya, “tidak””"), ('"', '“"”')],
)
def test_words_that_are_one_quotation_get_no_second_marks(qapp: QApplication, text: str, said: str) -> None:
    assert quoting.plain(whole(text)) == said


def test_what_is_not_known_is_not_said(qapp: QApplication) -> None:
    assert quoting.plain(whole("Kata")) == "“Kata”"
    assert quoting.markdown(whole("Kata")) == "> Kata\n"
    assert "cite" not in quoting.html(whole("Kata"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "ranai.example"])
def test_only_addresses_of_the_web_become_links(qapp: QApplication, url: str) -> None:
    quote = whole("Kata", url=url)
    assert "href" not in quoting.html(quote)
    assert "](" not in quoting.markdown(quote)


def test_an_address_cannot_leave_its_link(qapp: QApplication) -> None:
    quote = whole("Kata", url='https://x.example/a> b"c\\<d')
    assert quoting.markdown(quote).endswith('](<https://x.example/a%3E%20b"c%5C%3Cd>)\n')
    assert 'href="https://x.example/a&gt; b&quot;c\\&lt;d"' in quoting.html(quote)


def test_an_address_with_the_name_of_a_sign_stays_as_it_is(qapp: QApplication) -> None:
    quote = whole("Kata", url="https://x.example/?a=1&copy=2&lt;&#65;")
    assert quoting.markdown(quote).endswith("](<https://x.example/?a=1&copy=2&amp;lt;&amp;#65;>)\n")


TEXTS = st.text(
    st.sampled_from(list("ab1 -+#=:.)>*_`~[]<&|\\!\n\t$\u00a0é🐟ש"))
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
    min_size=1,
)


@given(TEXTS.map(canonical).filter(lambda text: text.strip("\n")))
@example("1. a\n- b\n\n# c")
@example("a\n=")
@example("  \n")
@example("a\n\nb\n")
@example("```\nx\n```")
@example("<!-- a -->\n&amp; &#35;")
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_markdown_reads_back_as_exactly_these_words(qapp: QApplication, text: str) -> None:
    read, blocks = from_markdown(quoting.markdown(whole(text)))
    assert read == text.strip("\n")
    assert {(block.kind, block.quote) for block in blocks} == {(BlockKind.QUOTE, 1)}


def test_formatted_text_reads_back_as_these_words(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(quoting.html(whole("a  <b>\n\tc & 🐟\u00a0")))
    assert document.toRawText().strip("\u2029") == "a  <b>\u2028\tc & 🐟\u00a0"


# Copying


def test_copying_takes_the_chosen_tag_else_the_selection_else_the_sentence(window: MainWindow) -> None:
    session = window.session
    tag = next(one for one in session.annotations.values() if one.kind is Kind.ACTOR)
    taken = []
    chosen: list[Callable[[], object]] = [
        lambda: None,
        lambda: window.pane.select(Span(37, 44)),
        lambda: session.choose(tag.id),
    ]
    for choose in chosen:
        choose()
        quoting.copy_as(window, Form.PLAIN)
        taken.append(clipboard().text().split(" — ")[0])
    assert taken == ["“Bupati Wulan Hadi mendukung tanggul.”", "“Nelayan”", "“Wulan Hadi”"]


def test_each_form_brings_what_it_says(window: MainWindow) -> None:
    quoting.copy_as(window, Form.PLAIN)
    assert not clipboard().hasHtml()
    quoting.copy_as(window, Form.HTML)
    assert "<blockquote" in clipboard().html()
    assert clipboard().text().startswith("“")
    quoting.copy_as(window, Form.MARKDOWN)
    assert clipboard().text().startswith("> Bupati")
    assert bytes(clipboard().data("text/markdown").data()).decode() == clipboard().text()
    assert "Markdown" in window.status.currentMessage()


def test_without_an_article_nothing_is_copied(open_window: Callable[[Path], MainWindow], project_file: Path) -> None:
    window = open_window(project_file)
    QGuiApplication.clipboard().setText("before")
    quoting.copy_as(window, Form.PLAIN)
    assert clipboard().text() == "before"
    assert "Choose a sentence first" in window.status.currentMessage()


def test_a_tag_of_another_article_is_quoted_from_there(window: MainWindow) -> None:
    session = window.session
    other = session.project.add_article("Satu dua. Tiga empat.", title="Lain", language="id")
    tag = session.project.tag(other.id, Kind.ACTOR, 10, 14)
    assert session.article is not None
    assert session.article.id != other.id
    quote = quoting.of_tag(session, tag)
    assert (quote.text, quote.sentence, quote.article.title) == ("Tiga", 2, "Lain")


# Dragging


def test_words_of_the_window_make_no_article_in_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    data = quoting.mime(quoting.of_span(window.session, Span(0, 6)))
    anywhere = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for source, taken in ((None, True), (window.pane.viewport(), False)):
        event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *anywhere)
        monkeypatch.setattr(event, "source", lambda source=source: source, raising=False)
        event.setAccepted(False)
        window.dragEnterEvent(event)
        assert event.isAccepted() is taken


def test_a_dragged_quote_holds_all_three_forms(window: MainWindow) -> None:
    data = quoting.mime(quoting.of_span(window.session, Span(0, 6)))
    assert {"text/plain", "text/markdown", "text/html"} <= set(data.formats())


def test_a_tag_that_is_dragged_out_of_the_list_takes_its_source_along(window: MainWindow) -> None:
    model = window.tags._model
    rows = [index for row in range(model.rowCount()) if model.annotation((index := model.index(row, 0)).row())]
    data = model.mimeData(rows[:1])
    tag = model.annotation(rows[0].row())
    assert tag is not None
    assert data.text().startswith("“")
    assert tag.text in data.text()
    assert TITLE in data.text()
    assert model.dragged(data) == tag  # still one that can be linked by dropping it
