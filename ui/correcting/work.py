"""What a window does with whole texts: correct one, find its sentences again, keep the project's rules.

The work is done away from the window's thread, through a door of its own to the file; then everything is read again.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from reader.errors import Conflict, SikapError
from reader.languages import Rules
from reader.model import Annotation, Article
from reader.project import Project
from ui.keymap import signs
from ui.language import tr
from ui.reading.mark_index import order
from ui.status import lost_text

if TYPE_CHECKING:
    from reader.rule_hits import Hit
    from reader.texts import Correction
    from ui.correcting.comparison import Comparison
    from ui.jobs import Report
    from ui.main_window import MainWindow
    from ui.preferences.sentences import SentencesPage

Failed = Callable[[SikapError], object]


class TextWork:
    """The errands of one window on texts."""

    def __init__(self, window: "MainWindow") -> None:
        self._window, self._session = window, window.session

    def correct(self) -> None:
        """Show the text of the open article beside itself, to be corrected."""
        from ui.correcting.dialog import CorrectTextDialog

        session = self._session
        if session.article is None:
            return
        dialog = CorrectTextDialog(
            session.article,
            partial(self._tags_between, session.article),
            compare=partial(self._compare, session.article),
            save=partial(self._save, session.article),
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if session.sentence is not None:
            dialog.go_to(session.sentence.start)

    def cut_again(self) -> None:
        """Find the sentences of the open article anew."""
        if (article := self._session.article) is not None:
            said = tr("The article was split into sentences again. {undo} brings the old ones back.", **signs())
            self._write(
                tr("Splitting into sentences"), lambda twin, _: twin.texts.cut_again(article.id), lambda _: said
            )

    def sentences_page(self) -> "SentencesPage":
        """The page of the preferences with the abbreviations and the site furniture of this project."""
        from ui.preferences.sentences import SentencesPage

        project = self._session.project
        page = SentencesPage(project.rules, len(project.texts.untagged()), preview=self._preview)
        page.kept.connect(lambda rules, again: self._keep(rules, cut=again))
        return page

    # Correcting a text

    def _tags_between(self, article: Article, start: int, end: int) -> list[Annotation]:
        """The tags that share a place with [start, end), in order; none where they cannot be read."""
        with suppress(SikapError):
            found = self._session.project.annotations_around(article.id, start, end)
            return sorted((tag for tag in found if tag.start < end and tag.end > start), key=order)
        return []

    def _compare(self, article: Article, text: str, done: "Callable[[Comparison], object]", failed: Failed, /) -> None:
        project = self._session.project

        def work(report: "Report") -> "Comparison":
            from ui.correcting.comparison import compare

            with project.twin() as twin:
                return compare(article.text, text, twin.texts.preview(article.id, text), twin.annotations_by_id)

        self._window.errands.run(tr("Comparing"), work, done, failed=failed)

    def _save(self, article: Article, text: str, done: Callable[[object], object], failed: Failed, /) -> None:
        def work(twin: Project, report: "Report") -> "Correction":
            if twin.article(article.id).text != article.text:
                raise Conflict("The text was changed elsewhere meanwhile: copy what you wrote, and open it again.")
            return twin.texts.correct(article.id, text)

        def said(correction: "Correction") -> str:
            done(correction)
            lost = len(correction.orphans)
            if not lost:
                return tr("The text is corrected; every tag is on its words. {undo} takes it back.", **signs())
            return tr("The text is corrected. {lost}: see below the list of tags.", lost=lost_text(lost))

        self._write(tr("Correcting the text"), work, said, failed=failed)

    # The rules of the project

    def _preview(self, rules: Rules, done: "Callable[[list[Hit]], object]", failed: Failed, /) -> None:
        path = self._session.project.path

        def work(report: "Report") -> "list[Hit]":
            with Project.open(path, read_only=True) as project:
                return project.texts.hits(rules)

        self._window.errands.run(tr("Looking for what the rules hit"), work, done, failed=failed)

    def _keep(self, rules: Rules, *, cut: bool) -> None:
        self._window.attempt(lambda: self._session.project.set_rules(rules))
        if not cut:
            self._session.said.emit(tr("The rules hold for what comes in from now on."))
            return

        def said(changed: int) -> str:
            if not changed:
                return tr("The rules are kept. They change no sentence of an article without tags.")
            articles = tr("1 article") if changed == 1 else tr("{n} articles", n=changed)
            return tr(
                "Split into sentences again: {articles}. {undo} brings the old sentences back.",
                articles=articles,
                **signs(),
            )

        self._write(tr("Splitting into sentences"), lambda twin, report: twin.texts.cut_untagged(report), said)

    def _write(
        self,
        name: str,
        work: "Callable[[Project, Report], Any]",
        say_of: Callable[[Any], str],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Change the file through a second door, read everything again, and say what `say_of(result)` says."""
        project = self._session.project

        def write(report: "Report") -> object:
            with project.twin() as twin:
                return work(twin, report)

        def done(result: object) -> None:
            self._session.reread()
            self._session.said.emit(say_of(result))

        self._window.errands.run(name, write, done, failed=failed, to_the_end=True, writes=True)
