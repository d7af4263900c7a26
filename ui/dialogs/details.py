"""The details of an article: who wrote it, where and when it was published, how far it is coded."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import BadValue
from reader.model import Article, Origin, Status
from ui.keymap import signs
from ui.language import date_text, say, tr
from ui.notes import NoteEdit
from ui.rows import one_line, quoted, smaller
from ui.words import status_name

Values = dict[str, object]
OTHER = "other"
LEAST, MOST = 520, 900  # pixels that the dialog is at least wide
WIDE = 56  # letters of a label and its field, with large type too
NARROW = 240  # pixels, in which a title surely finds room
FOUND = ("title", "source", "author", "published", "url", "language")  # details that an import can find


class DetailsDialog(QDialog):
    """Edits the details of one article, and tells which of them were found, and where.

    `tagged`: another language does not find the sentences again by itself. `first_print` is the title of the article
    that this one repeats. `check(values)` may refuse the details with a sentence, shown in the dialog.
    """

    def __init__(
        self,
        article: Article,
        *,
        sentences: int,
        tagged: bool = False,
        first_print: str | None = None,
        check: Callable[[Values], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._article = article
        self._check = check
        self._tagged = tagged
        self._first_print = first_print
        self._unlinked = False
        self.title = QLineEdit(article.title)
        self.source = QLineEdit(article.source)
        self.author = QLineEdit(article.author)
        self.published = QLineEdit(article.published or "")
        self.url = QLineEdit(article.url)
        self.language = QComboBox()
        self.language_code = QLineEdit()
        self.status = QComboBox()
        self.note = NoteEdit()
        self.note.set_text(article.note)
        self.origins = {name: _quiet(_origin_words(article.origins.get(name))) for name in FOUND}
        self.language_note = _quiet("")
        self.cut_again = QCheckBox(tr("Split into sentences a&gain"))
        self.reprint = _quiet("")
        self.unlink = QPushButton(tr("&Unlink"))
        self.published_error, self.language_error, self.error = (_error_line() for _ in range(3))
        self.buttons = QDialogButtonBox()
        self._fill()
        self._name()
        self._lay_out(sentences)
        self._connect()

    def values(self) -> Values:
        """The details as they stand, by the names of Article. Raises BadValue for a date or language that is none."""
        self.note.take()
        return {
            "title": self.title.text().strip(),
            "source": self.source.text().strip(),
            "author": self.author.text().strip(),
            "published": self._published(),
            "url": self.url.text().strip(),
            "language": self._language(),
            "status": self.status.currentData(),
            "note": self.note.text(),
            **({"reprint_of": None} if self._unlinked else {}),
        }

    def changed(self) -> Values:
        """Only those details that differ from the article's."""
        return {name: value for name, value in self.values().items() if value != getattr(self._article, name)}

    @property
    def cuts_again(self) -> bool:
        """Whether the sentences are to be found again although there are tags."""
        return self._speaks_another() and self._tagged and self.cut_again.isChecked()

    def accept(self) -> None:
        """Close, unless something is wrong: then say so beside it and go there."""
        if not self._fits(self._published, self.published_error, self.published):
            return
        if not self._fits(self._language, self.language_error, self.language_code):
            return
        refusal = self._check(self.values()) if self._check else None
        self._say(self.error, refusal or "")
        if not refusal:
            super().accept()

    def _fill(self) -> None:
        languages = (("", tr("Not known")), ("id", tr("Indonesian")), ("ms", tr("Malay")), ("en", tr("English")))
        for code, name in languages:
            self.language.addItem(f"{name} ({code})" if code else name, code)
        self.language.addItem(tr("Other…"), OTHER)
        place = self.language.findData(self._article.language)
        self.language.setCurrentIndex(place if place >= 0 else self.language.findData(OTHER))
        self.language_code.setText("" if place >= 0 else self._article.language)
        self._show_code()
        for status in Status:
            self.status.addItem(status_name(status), status)
        self.status.setCurrentIndex(list(Status).index(self._article.status))

    def _name(self) -> None:
        self.setWindowTitle(tr("Details of the article"))
        self.published.setPlaceholderText(tr("2023-11-21 or 21/11/2023"))
        self.language_code.setPlaceholderText(tr("Code, such as jv or ar"))
        tips = (
            (self.title, tr("Title"), tr("The headline")),
            (self.source, tr("Source"), tr("The newspaper, agency or site")),
            (self.author, tr("Author"), tr("Who wrote it")),
            (self.published, tr("Published"), tr("When it was published: 2023-11-21, 21/11/2023 or with a time")),
            (self.url, tr("Web address"), tr("Where it stands on the web; it is never opened by itself")),
            (self.language, tr("Language"), tr("The language of the text")),
            (self.language_code, tr("Code of the language"), tr("The code of another language, such as jv or ar")),
            (self.status, tr("Status"), tr("How far you are with this article")),
            (self.note, tr("Note"), tr("What you want to remember about this article, in Markdown")),
            (
                self.cut_again,
                tr("Split into sentences again"),
                tr("Tags stay on their words; mended sentences are lost"),
            ),
            (self.unlink, tr("Unlink from the first print"), tr("This article is no reprint")),
        )
        for field, name, tip in tips:
            field.setAccessibleName(name)
            field.setToolTip(tip)
            if isinstance(field, QLineEdit):
                field.setCursorPosition(0)

    def _lay_out(self, sentences: int) -> None:
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._beside = max((label.sizeHint().width() for label in self.origins.values() if label.text()), default=0)
        self._add(form, tr("&Title"), self.title, "title")
        self._add(form, tr("S&ource"), self.source, "source")
        self._add(form, tr("&Author"), self.author, "author")
        self._add(form, tr("&Published"), self.published, "published")
        form.addRow("", self.published_error)
        self._add(form, tr("&Web address"), self.url, "url")
        self._add(form, tr("&Language"), self.language, "language")
        form.addRow("", self.language_code)
        form.addRow("", self.language_error)
        form.addRow("", self.language_note)
        form.addRow("", self.cut_again)
        if self._first_print is not None:
            form.addRow(tr("Reprint of"), self._reprint_line(self._first_print))
        self._add(form, tr("&Status"), self.status)
        self._add(form, tr("&Note"), self.note)
        form.addRow("", self._facts(sentences))
        self._show_code()
        self.language_note.hide()
        self.cut_again.hide()
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addLayout(form)
        page.addWidget(self.error)
        page.addStretch(1)
        page.addWidget(self.buttons)
        wanted = self._beside + WIDE * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(max(LEAST, min(MOST, wanted)))

    def _add(self, form: QFormLayout, label: str, field: QWidget, name: str = "") -> None:
        """A field with where its detail was found beside it; all fields end at the same place."""
        line, words, origin = QHBoxLayout(), QLabel(label), self.origins.get(name) or QLabel()
        line.setSpacing(10)
        words.setBuddy(field)
        line.addWidget(field, 1)
        origin.setFixedWidth(self._beside)
        room = origin.sizePolicy()
        room.setRetainSizeWhenHidden(self._beside > 0)
        origin.setSizePolicy(room)
        origin.setVisible(bool(origin.text()))
        line.addWidget(origin)
        form.addRow(words, line)

    def _reprint_line(self, title: str) -> QHBoxLayout:
        line = QHBoxLayout()
        self.reprint.setText(quoted(one_line(title)))
        self.reprint.setAccessibleName(tr("Reprint of"))
        self.reprint.setWordWrap(True)
        self.reprint.setMinimumHeight(self.reprint.heightForWidth(NARROW))  # the row itself asks for one line only
        self.unlink.setAutoDefault(False)
        line.addWidget(self.reprint, 1)
        line.addWidget(self.unlink)
        return line

    def _facts(self, sentences: int) -> QLabel:
        count = QLocale().toString
        text = tr(
            "{characters} characters, {sentences} sentences, added on {day}",
            characters=count(len(self._article.text)),
            sentences=count(sentences),
            day=date_text(self._article.created_at),
        )
        facts = QLabel(text, wordWrap=True)
        facts.setForegroundRole(facts.palette().ColorRole.PlaceholderText)
        facts.setAccessibleName(tr("Facts about the text"))
        facts.setToolTip(tr("The text itself is mended elsewhere: {correct_text}", **signs()))
        return facts

    def _connect(self) -> None:
        keep = self.buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        keep.setToolTip(tr("Keep these details in the project"))
        cancel.setToolTip(tr("Leave the details as they were"))
        keep.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.language.activated.connect(self._pick_language)
        self.published.textEdited.connect(lambda: self._say(self.published_error, ""))
        self.language_code.textEdited.connect(lambda: self._say(self.language_error, ""))
        self.language_code.textEdited.connect(self._tell_language)
        self.unlink.clicked.connect(self._unlink)
        for name in ("title", "source", "author", "published", "url"):
            getattr(self, name).textEdited.connect(self.origins[name].hide)

    def _pick_language(self) -> None:
        self._show_code()
        if self.language.currentData() == OTHER:
            self.language_code.setFocus(Qt.FocusReason.OtherFocusReason)
        self.origins["language"].hide()
        self._say(self.language_error, "")
        self._tell_language()

    def _speaks_another(self) -> bool:
        try:
            return self._language() != self._article.language
        except BadValue:
            return False

    def _tell_language(self) -> None:
        """Say what another language does to the sentences."""
        other = self._speaks_another()
        finds, stay = (
            tr("The article will be split into sentences again."),
            tr("Sentences are kept: the article has tags."),
        )
        self.language_note.setText((stay if self._tagged else finds) if other else "")
        self.language_note.setVisible(other)
        self.cut_again.setVisible(other and self._tagged)
        self._grow()

    def _unlink(self) -> None:
        self._unlinked = True
        self.unlink.setEnabled(False)
        self.reprint.setText(tr("None any more"))

    def _show_code(self) -> None:
        self.language_code.setVisible(self.language.currentData() == OTHER)

    def _fits(self, read: Callable[[], object], error: QLabel, field: QLineEdit) -> bool:
        try:
            read()
        except BadValue as wrong:
            self._say(error, say(wrong))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
            return False
        self._say(error, "")
        return True

    def _say(self, line: QLabel, text: str) -> None:
        """Show what is wrong."""
        line.setText(f"⚠ {text}" if text else "")
        line.setVisible(bool(text))
        self._grow()

    def _grow(self) -> None:
        """Make the dialog high enough for what is shown."""
        self._page.activate()
        self.resize(self.width(), max(self.height(), self._page.totalHeightForWidth(self.width())))

    def _published(self) -> str | None:
        from reader.intake import iso_date

        written = self.published.text().strip()
        return self._article.published if written == (self._article.published or "") else iso_date(written)

    def _language(self) -> str:
        from reader.intake import language_code

        picked = str(self.language.currentData())
        return language_code(self.language_code.text()) if picked == OTHER else picked


def _error_line() -> QLabel:
    """A line for what is wrong, hidden while nothing is."""
    line = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    line.setFont(smaller(line.font()))
    line.setAccessibleName(tr("What is wrong"))
    line.hide()
    return line


def _quiet(text: str) -> QLabel:
    """Small grey words."""
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setFont(smaller(label.font()))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _origin_words(origin: Origin | None) -> str:
    """Where a detail was found; nothing for one that a person has typed."""
    if origin is None:
        return ""
    found = tr("found in the text"), tr("from the file"), tr("from the file’s name")
    return dict(zip((Origin.TEXT, Origin.FILE, Origin.NAME), found, strict=True))[origin]
