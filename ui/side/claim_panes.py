"""The claim bar, the cards, the codebook and the claims table around one session: made when they are first wanted."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from reader.claims import Coding, Codings
from reader.model import Annotation, AnnotationId, ClaimKey, Kind, Role, Voice
from ui.habits import Habits
from ui.keymap import notice, with_key
from ui.language import say, tr
from ui.reading.marks import Lack
from ui.rows import RowList
from ui.side.annotations import AnnotationList

if TYPE_CHECKING:
    from reader.claims_table import ClaimFilter, ClaimOrder
    from ui.claims.claim_bar import ClaimBar
    from ui.claims.claims_table import ClaimsWindow
    from ui.main_window import MainWindow
    from ui.side.claims import ClaimCards
    from ui.side.codebook import CodebookPane

TAGS, CLAIMS, CODEBOOK = range(3)
BAR_OPENS = "claim bar opens"  # a habit
CLEAR = 6  # pixels between what is coded and the suggestions
ROOM = 260  # pixels above the claim bar that its suggestions may cover


class ClaimPanes(QTabWidget):
    """The right pane: tags, claims and codebook; and what else belongs to claims."""

    def __init__(self, window: "MainWindow", tags: AnnotationList, foot: QVBoxLayout) -> None:
        super().__init__()
        self._window, self._session, self._foot = window, window.session, foot
        self._table: ClaimsWindow | None = None
        self.tags = tags
        self.setDocumentMode(True)
        self.addTab(tags, tr("Tags"))
        for text in (tr("Claims"), tr("Codebook")):
            page = QWidget()
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.addTab(page, text)
        self.setCurrentIndex(TAGS)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self._connect()
        self._show_keys()

    # Made when they are wanted

    @cached_property
    def bar(self) -> "ClaimBar":
        from ui.claims.claim_bar import ClaimBar

        session, claims = self._session, self._session.claims
        bar = ClaimBar()
        bar.set_suggesters(claims.suggest_actors, claims.suggest_issues)
        bar.set_room(self._make_room)
        bar.coded.connect(self._code)
        bar.closed.connect(self._bar_closed)
        session.article_opened.connect(bar.dismiss)
        self._foot.insertWidget(0, bar)  # directly below the panes: its suggestions cover no strip
        return bar

    @cached_property
    def cards(self) -> "ClaimCards":
        from ui.side.claims import ClaimCards

        session, claims = self._session, self._session.claims
        cards = ClaimCards()
        cards.annotation_chosen.connect(session.show_annotation)
        cards.reading_requested.connect(self._window.to_text)
        cards.claim_requested.connect(lambda key: self.open_bar(key, "actor"))
        cards.unlink_requested.connect(lambda statement, other: session.do(claims.unlink, statement, other))
        cards.role_requested.connect(self._give_role)
        cards.delete_requested.connect(session.untag)
        cards.voice_requested.connect(self._give_voice)
        cards.note_requested.connect(self._window.edit_note)
        self._fill(CLAIMS, cards)
        cards.show_codings(session.annotations.codings, session.sentences)
        cards.choose(session.chosen)
        return cards

    @cached_property
    def codebook(self) -> "CodebookPane":
        from ui.side.codebook import CodebookPane

        pane = CodebookPane(self._session)
        pane.annotation_requested.connect(self._show_anywhere)
        pane.import_requested.connect(self._window.errands.import_codebook)
        pane.export_requested.connect(self._window.errands.export_codebook)
        self._session.codebook_changed.connect(pane.refresh)
        self._fill(CODEBOOK, pane)
        return pane

    def show_table(self) -> None:
        """The claims of the whole project, in a window of their own."""
        from ui.claims.claims_table import ClaimsWindow

        if self._table is None:
            self._table = ClaimsWindow(self._session, self._window)
            self._table.jump_requested.connect(self._jump_from_table)
            self._table.export_requested.connect(self._export_table)
            self._table.destroyed.connect(self._forget_table)
        self._table.show()
        self._table.raise_()
        self._table.activateWindow()

    def close_all(self) -> None:
        """Save what is half typed; the window is closing."""
        if "codebook" in vars(self):
            self.codebook.settle()
        if self._table is not None:
            self._table.close()

    def _show_keys(self) -> None:
        for tab, action in ((TAGS, "to_tags"), (CLAIMS, "to_claims"), (CODEBOOK, "to_codebook")):
            self.setTabToolTip(tab, with_key(self.tabText(tab), action))

    def names(self) -> str:
        """What the tabs are called, in one line."""
        return " · ".join(self.tabText(tab) for tab in range(self.count()))

    def begin_with(self, tab: int) -> None:
        """Show this tab from the start; what is on it is made by `fill_tab`, when the window has been seen."""
        self.blockSignals(True)
        self.setCurrentIndex(tab if 0 <= tab < self.count() else TAGS)
        self.blockSignals(False)

    def fill_tab(self) -> None:
        self._make(self.currentIndex())

    def focus(self) -> None:
        """Go to what the tab shows."""
        (self._window.to_tags, self._window.to_claims, self._window.to_codebook)[self.currentIndex()]()

    # What is shown follows the session

    def _connect(self) -> None:
        session, claims, tags = self._session, self._session.claims, self.tags

        notice.keys_changed.connect(self._show_keys)
        tags.link_started.connect(lambda tag: session.do(claims.start_link, tag))
        tags.link_requested.connect(lambda statement, other: session.do(claims.link_pair, statement, other))
        tags.unlink_requested.connect(lambda statement, other: session.do(claims.unlink, statement, other))
        tags.note_requested.connect(self._window.edit_note)

        claims.wanted.connect(self.open_bar)
        claims.linking_changed.connect(lambda: self._window.pane.linking(claims.linking))
        session.statement_tagged.connect(self._statement_tagged)
        session.codings_changed.connect(self._show_codings)
        session.annotations_changed.connect(lambda gone, present: self._refresh_bar())
        session.annotation_chosen.connect(self._show_chosen)
        session.sentence_moved.connect(self._leave_bar)
        session.library_changed.connect(self._recount)
        self.currentChanged.connect(self._make)

    def show_article(self) -> None:
        self._window.pane.set_claims(self._label, self._lack)
        self._show_cards()

    def add_annotations(self, found: Sequence[Annotation]) -> None:
        """More of what was there before is known: what it is tied to says more now."""
        self._window.pane.change_claims([statement for one in found for statement in one.statement_ids])
        if self._session.annotations.whole:
            self._show_cards()

    def _show_cards(self) -> None:
        """All cards at once, when all is read that they tell of."""
        if "cards" in vars(self):
            known = self._session.annotations
            codings = known.codings if known.whole else Codings()
            self.cards.show_codings(codings, self._session.sentences, more=not known.whole)

    @cached_property
    def _said(self) -> Callable[[Coding], str]:
        """Imported once and not for each label, which takes as long as to make it."""
        from ui.side.claims import margin_label

        return margin_label

    def _label(self, statement: AnnotationId) -> str | None:
        coding = self._session.annotations.codings_so_far.of(statement)
        return self._said(coding) if coding else None

    def _lack(self, statement: AnnotationId) -> Lack:
        coding = self._session.annotations.codings_so_far.of(statement)
        if coding is None or not coding.gaps:
            return Lack.NOTHING
        return Lack.PART if coding.positions else Lack.POSITION

    def _show_codings(self, statements: Collection[AnnotationId]) -> None:
        codings = map(self._session.annotations.codings_so_far.of, statements)
        positions = [one.id for coding in codings if coding for one in coding.positions]
        self._window.pane.change_claims([*statements, *positions])
        if "cards" in vars(self) and self._session.annotations.whole:
            found = [self._session.annotations.codings.of(statement) for statement in statements]
            self.cards.change(statements, [coding for coding in found if coding])

    def _recount(self, articles: object) -> None:
        if "codebook" in vars(self):
            self.codebook.recount()

    def _show_chosen(self) -> None:
        self._leave_bar()
        if "cards" in vars(self):
            self.cards.choose(self._session.chosen)

    def _make(self, tab: int) -> None:
        """The page of this tab, when it is first looked at."""
        if tab == CLAIMS:
            _ = self.cards
        elif tab == CODEBOOK:
            _ = self.codebook

    def _fill(self, tab: int, page: QWidget) -> None:
        holder = self.widget(tab)
        assert holder is not None
        layout = holder.layout()
        assert layout is not None
        layout.addWidget(page)
        page.show()  # at once: else it could not take the focus yet
        holder.setFocusProxy(page)

    # The claim bar

    def open_bar(self, key: ClaimKey, field: str) -> None:
        """Ask who, which stance and on what of a statement, or of a lone actor or position."""
        own = key.statement if key.statement in self._session.annotations else None
        coding = None if own is None else self._session.claims.coding(own)
        if coding is not None:
            self._session.claims.go_on(key.statement)
            self.bar.open(coding, field, key)
            self._window.pane.keep_clear(coding.statement.start, coding.statement.end, ROOM)

    def _statement_tagged(self, statement: AnnotationId) -> None:
        if opens_by_itself(self._window.desk.habits):
            self.open_bar(ClaimKey(statement, None, None), "actor")

    def _make_room(self, wanted: QRect) -> int:
        """Scroll what is coded out from under the suggestions; they may reach up to it."""
        text, coded = self._window.pane.viewport(), self.bar.statement
        statement = None if coded is None else self._session.annotations.get(coded)
        top = text.mapTo(self._window, QPoint(0, 0)).y()
        if statement is None or wanted.bottom() < top + text.height() / 2:  # the bar has no place yet
            return wanted.top()
        for rows in self.findChildren(RowList):
            if rows.isVisible():
                rows.keep_clear(wanted)
        below = top + text.height() - wanted.top() + CLEAR
        return top + self._window.pane.keep_clear(statement.start, statement.end, below) + CLEAR

    def _leave_bar(self) -> None:
        """Close the claim bar when the person has gone on to another sentence, or chosen a tag of another claim."""
        bar = self.bar if "bar" in vars(self) else None
        if bar is None or bar.statement is None or bar.statement not in self._session.annotations:
            return
        statement = self._session.annotations[bar.statement]
        chosen = None if self._session.chosen is None else self._session.annotations.get(self._session.chosen)
        here = self._session.sentence_at(statement.start)
        if chosen is None:
            left = here != self._session.sentence or not bar.isAncestorOf(self._window.focusWidget() or self)
        else:
            left = chosen.id != statement.id and statement.id not in chosen.statement_ids
        if left:
            bar.leave()

    def _code(self, said: dict[str, object]) -> None:
        statement = self.bar.statement
        if statement is None:
            return
        error = self._session.code(statement, said)
        if error is not None:
            self.bar.show_error(say(error))
            return
        annotation = self._session.annotations.get(statement)
        if annotation is not None and annotation.kind is Kind.ACTOR and "speaker" in said:
            self.bar.dismiss()  # there is nothing more to say of a lone actor

    def _refresh_bar(self) -> None:
        if "bar" in vars(self) and self.bar.statement is not None:
            self.bar.refresh(self._session.claims.coding(self.bar.statement))

    def _bar_closed(self) -> None:
        self._session.claims.end()
        self._window.to_text()

    # What the cards and lists ask for

    def _give_role(self, statement: AnnotationId, other: AnnotationId, role: Role) -> None:
        self._session.do(self._session.project.link, statement, other, role)

    def _give_voice(self, statement: AnnotationId, voice: Voice) -> None:
        self._session.do(self._session.claims.set_voice, statement, voice)

    def _show_anywhere(self, annotation: AnnotationId) -> None:
        found = self._session.project.annotations_by_id([annotation])
        if found:
            self._session.show_place(found[0].article_id, annotation)
            self._window.to_text()

    def _export_table(self, where: "ClaimFilter", order: "ClaimOrder", columns: Sequence[str]) -> None:
        self._window.errands.export_claims(where, order, columns, self._table)

    def _jump_from_table(self, article: object, statement: AnnotationId) -> None:
        self._show_anywhere(statement)
        self._window.raise_()
        self._window.activateWindow()

    def _forget_table(self) -> None:
        self._table = None


def opens_by_itself(habits: Habits) -> bool:
    """Whether the claim bar opens when a statement is tagged."""
    return str(habits.value(BAR_OPENS)).lower() != "false"
