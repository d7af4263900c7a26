"""`python -m tests.screenshots OUT_DIR [STATE...]` draws the main states of the window to PNG files, offscreen.

Each state is drawn in light and dark, Indonesian and English; whoever changes the window looks at them.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_home = tempfile.mkdtemp(prefix="sikap-screenshots-")
os.environ |= {"HOME": _home, "XDG_CONFIG_HOME": _home, "XDG_DATA_HOME": _home, "TZ": "UTC"}

from PySide6.QtCore import QSettings, Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTableView, QWidget  # noqa: E402

from reader.claims_table import COLUMNS, ClaimFilter  # noqa: E402
from reader.errors import BadProject  # noqa: E402
from reader.model import ActorType, Kind, Role, Stance  # noqa: E402
from reader.project import Project  # noqa: E402
from ui import language, theme  # noqa: E402
from ui.app import Desk, add_samples, make_app  # noqa: E402
from ui.article_filter import FilterButton  # noqa: E402
from ui.claims_table import ClaimsWindow  # noqa: E402
from ui.entry_form import EntryForm  # noqa: E402
from ui.entry_list import EntryList  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.tour import BY_BAR, PIECE_BY_PIECE, place  # noqa: E402

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


WORDS = {
    "id": {
        "statements": ("Dia meminta Kementerian … Desember 2023.", "Wakil Ketua DPRD … (18/3/2024)."),
        "actors": ("Maria Yosefina Boro", "Kementerian Lingkungan Hidup", "Sahabat Bakau Lintang", "Maria"),
        "note": ("Izin yang mana? Cek **amdal**.", "Direktur sejak 2019:\n\n- ahli bakau\n- pernah di *DPRD*"),
        "definition": (
            "Menimbun Teluk Karang Biru seluas 240 hektare.",
            "Sikap terhadap proyek, bukan pelabuhan lama.",
        ),
        "issues": ("hutan bakau", "lapangan kerja"),
        "find": ("teluk", "reklam"),
        "sentence": ("Sebaliknya, Direktur", "mar"),
    },
    "en": {
        "statements": ("Cllr. Oakeshott said … for negotiation”.", "Yusuf Demirel … go to court."),
        "actors": ("Miriam Oakeshott", "Haverleigh Cab Drivers' Union", "Haverleigh Cycling Alliance", "Oakeshott"),
        "note": (
            "Which exemptions? See **4 June**.",
            "In the cabinet since 2021:\n\n- transport\n- once on the *county* council",
        ),
        "definition": (
            "A daily charge for older diesel cars in the centre.",
            "Any stance on the scheme, also on parts of it.",
        ),
        "issues": ("cycling", "public transport"),
        "find": ("charge", "charg"),
        "sentence": ("The Haverleigh Cycling", "hav"),
    },
}


def main(folder: Path, names: Collection[str]) -> None:
    """Draw the states of these names, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app("en", "light")
    for spoken in language.LANGUAGES:
        for look in ("light", "dark"):
            language.install(app, spoken)
            theme.apply(app, theme.load(look))
            for name, draw in STATES.items():
                if not names or name in names:
                    _draw(app, draw, folder / f"{name}-{spoken}-{look}.png")


def _draw(app: QApplication, draw: Callable[[MainWindow], QWidget], file: Path) -> None:
    QSettings().remove("text size")
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(app)
        window = desk.open_window(Project.create(Path(place) / "Studi pelabuhan.sikap", coder="rani"))
        window.resize(*SIZE)
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
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
    """Four claims, a statement with an addressee that lacks its issue, and one of which nothing is said yet."""
    reading(window)
    project, session = window.session.project, window.session
    assert session.article is not None
    here, text, words = session.article.id, session.article.text, WORDS[language.language()]
    for claim in (*BY_BAR[language.language()], PIECE_BY_PIECE[language.language()]):
        span = place(text, claim.statement)
        made = project.tag(here, Kind.STATEMENT, span.start, span.end)
        project.code_claim(made.id, speaker=claim.actor, stance=claim.stance, issue=claim.issue)
    project.codebook.add_actor(words["actors"][0], aliases=[words["actors"][3]])
    half, fresh = (place(text, statement) for statement in words["statements"])
    made = project.tag(here, Kind.STATEMENT, half.start, half.end, note=words["note"][0])
    project.code_claim(made.id, speaker=words["actors"][0], stance=Stance.OPPOSE)
    project.code_claim(made.id, speaker=words["actors"][1], another=True, role=Role.ADDRESSEE)
    project.tag(here, Kind.STATEMENT, fresh.start, fresh.end)
    for _ in range(2):
        session.step(1)
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
    window.errands.export()
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


def coded(window: MainWindow) -> QWidget:
    """The same with a codebook that somebody has kept."""
    tagged(window)
    book, words = window.session.project.codebook, WORDS[language.language()]
    known = {actor.name: actor for actor in window.session.project.actors()}
    body = book.add_actor(words["actors"][2], type=ActorType.ORGANISATION)
    book.edit_actor(
        known[words["actors"][0]].id,
        type=ActorType.PERSON,
        member_of=body.id,
        colour="#7b4ea3",
        note=words["note"][1],
    )
    issue = window.session.project.issues()[0]
    book.edit_issue(issue.id, definition=words["definition"][0], when_to_use=words["definition"][1])
    for name in words["issues"]:
        book.add_issue(name, parent=issue.id)
    return window


def claim_bar(window: MainWindow) -> QWidget:
    """The bar on a new statement, with some letters of a name."""
    coded(window)
    session, (begins, letters) = window.session, WORDS[language.language()]["sentence"]
    assert session.article is not None
    session.go_to(session.sentence_at(session.article.text.index(begins)))
    QTest.keyClicks(window.pane, "s")
    _type(window, letters)
    return window


def claim_bar_half(window: MainWindow) -> QWidget:
    """Who and which side are said; the issue is asked for."""
    coded(window)
    session, statement = window.session, WORDS[language.language()]["statements"][0]
    assert session.article is not None
    session.go_to(session.sentence_at(place(session.article.text, statement).start))
    QTest.keyClick(window.pane, Qt.Key.Key_Return)
    return window


def claims(window: MainWindow) -> QWidget:
    coded(window)
    window.to_claims()
    window.session.step_mark(1)
    return window


def codebook_actors(window: MainWindow) -> QWidget:
    coded(window)
    window.to_codebook()
    actors = {actor.name: actor.id for actor in window.session.project.actors()}
    window.side.codebook.choose("actor", actors[WORDS[language.language()]["actors"][0]])
    return window


def codebook_issues(window: MainWindow) -> QWidget:
    coded(window)
    window.to_codebook()
    issues = {issue.name: issue.id for issue in window.session.project.issues()}
    window.side.codebook.choose("issue", issues[BY_BAR[language.language()][0].issue])
    form = window.side.codebook.findChild(EntryForm)
    assert form is not None
    form.unfold_uses()
    return window


def claims_table(window: MainWindow) -> QWidget:
    """Filtered by stance, with the stances of two rows selected."""
    coded(window)
    window.side.show_table()
    table = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ClaimsWindow) and w.isVisible())
    table.filter(ClaimFilter({"stance": frozenset({Stance.OPPOSE, Stance.SUPPORT})}))
    rows = table.findChild(QTableView)
    assert rows is not None
    rows.setCurrentIndex(rows.model().index(0, COLUMNS.index("stance")))
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return table


def find_bar(window: MainWindow) -> QWidget:
    tagged(window)
    window.finding.open_bar()
    _type(window, WORDS[language.language()]["find"][0])
    return window


def search(window: MainWindow) -> QWidget:
    coded(window)
    window.finding.open_search()
    _type(window, WORDS[language.language()]["find"][1])
    QTest.qWait(300)
    return window


def article_filter(window: MainWindow) -> QWidget:
    coded(window)
    button = window.library.findChild(FilterButton)
    assert button is not None
    button.click()
    return window


def note(window: MainWindow) -> QWidget:
    coded(window)
    statement = next(coding.statement for coding in window.session.codings if coding.statement.note)
    window.edit_note(statement.id)
    return _dialog()


def merge(window: MainWindow) -> QWidget:
    codebook_actors(window)
    entries = window.side.codebook.findChild(EntryList)
    assert entries is not None
    QTest.keyClick(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.side.codebook._merge()
    return _dialog()


def _type(window: MainWindow, letters: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, letters)


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
    "claim-bar": claim_bar,
    "claim-bar-half": claim_bar_half,
    "claims": claims,
    "codebook-actors": codebook_actors,
    "codebook-issues": codebook_issues,
    "claims-table": claims_table,
    "find": find_bar,
    "search": search,
    "article-filter": article_filter,
    "note": note,
    "merge": merge,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
