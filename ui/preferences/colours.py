"""The page of colours: the theme, and a colour for each kind that fits every theme."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.markup import from_plain
from reader.model import Annotation, AnnotationId, ArticleId, IssueId, Kind, Stance
from ui import theme
from ui.colours import Confusion, confusions
from ui.language import tr
from ui.preferences import dialog
from ui.reading.document import MARGIN, Look, Page
from ui.reading.mark_index import Marks
from ui.reading.marks import Brush, Inks, shapes
from ui.reading.type_setting import Setting
from ui.rows import smaller
from ui.side.entry_fields import Swatch
from ui.theme import Theme
from ui.words import kind_name

# The eight of Okabe and Ito (2008) but black, which all common eyes tell apart, and grey.
COLOURS = ("#e69f00", "#d55e00", "#cc79a7", "#0072b2", "#56b4e9", "#009e73", "#f0e442", "#808080")
AREA = 24  # pixels, of a swatch with what belongs to it
SIZE, SMALL = 13.0, 11.0  # points, of the words in the preview, and in those of the other themes
EYES = {"protanopia": "red-green", "deuteranopia": "red-green", "tritanopia": "blue-yellow", "usual": "usual"}


class ColoursPage(dialog.Page):
    """Chooses the theme of this name, "" for the system's, and the colours of kinds; shows at once how they look."""

    kept = Signal(str, object)  # name of the theme, dict of Kind to QColor

    def __init__(self, name: str, chosen: Mapping[Kind, QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = name, dict(chosen)
        self._chosen = dict(chosen)
        self.theme = QComboBox()
        self.rows = {kind: ColourRow(kind) for kind in Kind}
        self.preview = Preview(SIZE)
        self.others = {name: Preview(SMALL) for name in theme.NAMES}
        self.called = {name: QLabel() for name in theme.NAMES}  # what stands over each of them
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.usual = QPushButton(tr("&Default colours"))
        self._name()
        self._lay_out()
        self.theme.setCurrentIndex(max(0, self.theme.findData(name)))
        self._connect()
        self._show()

    def keep(self) -> None:
        now = str(self.theme.currentData()), self._chosen
        if now != self._before:
            self.kept.emit(*now)

    def begin(self) -> None:
        self.theme.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "usual"):
            self._show()

    def worn(self) -> Theme:
        """The theme as it would be with what is chosen on the page."""
        name = str(self.theme.currentData()) or theme.system_theme(cast(QApplication, QApplication.instance())).name
        return theme.mine(name, self._chosen)

    def _name(self) -> None:
        self.setWindowTitle(tr("Colours"))
        names = (tr("As the system"), tr("Light"), tr("Sepia"), tr("Dark"), tr("High contrast"))
        for name, words in zip(("", *theme.NAMES), names, strict=True):
            self.theme.addItem(words, name)
        for name, words in zip(theme.NAMES, names[1:], strict=True):
            self.called[name].setText(words)
            self.called[name].setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.others[name].setAccessibleName(tr("How marks look: {theme}", theme=words))
        self.theme.setAccessibleName(tr("Theme"))
        self.theme.setToolTip(tr("The colours of the whole window"))
        self.usual.setAccessibleName(tr("Default colours"))
        self.usual.setToolTip(tr("Give each kind the colour that the theme has for it"))
        self.said.setFont(smaller(self.said.font()))
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        label = QLabel(tr("&Theme"))
        label.setBuddy(self.theme)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.theme, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setRowMinimumHeight(1, 4)
        for row, (kind, swatches) in enumerate(self.rows.items(), 2):
            grid.addWidget(QLabel(kind_name(kind)), row, 0)
            grid.addWidget(swatches, row, 1)
        grid.setRowMinimumHeight(2 + len(self.rows), 4)
        grid.addWidget(self.usual, 3 + len(self.rows), 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(self.preview)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(self._other_themes())
        column.addStretch(1)

    def _other_themes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, other) in enumerate(self.others.items()):
            grid.addWidget(self.called[name], row, 0)
            grid.addWidget(other, row, 1)
        return grid

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(lambda _: self._show())
        self.usual.clicked.connect(lambda: self._choose({}))
        for row in self.rows.values():
            row.colour_chosen.connect(self._take)

    def _take(self, kind: Kind, colour: QColor | None) -> None:
        others = {other: chosen for other, chosen in self._chosen.items() if other is not kind}
        self._choose(others if colour is None else {**others, kind: colour})

    def _choose(self, colours: dict[Kind, QColor]) -> None:
        self._chosen = colours
        self._show()

    def _show(self) -> None:
        worn, usual = self.worn(), theme.load(self.worn().name)
        for kind, row in self.rows.items():
            row.show_colour(self._chosen.get(kind), usual.line[kind])
        self.preview.wear(worn)
        for name, other in self.others.items():
            other.wear(theme.mine(name, self._chosen))
            other.setVisible(name != worn.name)
            self.called[name].setVisible(name != worn.name)
        self.said.setText(in_words(confusions(worn)))
        self.usual.setEnabled(bool(self._chosen))


class ColourRow(QWidget):
    """The theme's own colour for a kind, some that are well proven, and any other. Arrow keys lead through them."""

    colour_chosen = Signal(object, object)  # Kind; QColor, or None for the theme's own

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self._colour: QColor | None = None
        self.usual = Swatch("", tr("Default colour"))
        self.known = [Swatch(colour, name) for colour, name in zip(COLOURS, _names(), strict=True)]
        self.other = Swatch("own", tr("Another colour…"))
        self._usual = QColor()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(1)
        for swatch in self.swatches:
            swatch.setAccessibleName(tr("{kind}: {colour}", kind=kind_name(kind), colour=swatch.toolTip()))
            swatch.clicked.connect(lambda _=False, swatch=swatch: self._pick(swatch))
            swatch.setFixedSize(AREA, AREA)
            line.addWidget(swatch)
        line.insertSpacing(1, 10)
        line.addStretch(1)

    @property
    def swatches(self) -> list[Swatch]:
        return [self.usual, *self.known, self.other]

    def show_colour(self, chosen: QColor | None, usual: QColor) -> None:
        """Show what is chosen, None for the usual colour, and which one that is."""
        self._colour, self._usual = chosen, usual
        self.usual.colour = usual.name()
        is_known = chosen is None or chosen.name() in COLOURS
        self.other.colour = "own" if is_known or chosen is None else chosen.name()
        for swatch in self.swatches:
            swatch.setChecked(swatch is self._checked())
            tabbed = Qt.FocusPolicy.StrongFocus if swatch.isChecked() else Qt.FocusPolicy.ClickFocus
            swatch.setFocusPolicy(tabbed)
            swatch.update()

    def _checked(self) -> Swatch:
        if self._colour is None:
            return self.usual
        name = self._colour.name()
        return next((swatch for swatch in self.known if swatch.colour == name), self.other)

    def _pick(self, swatch: Swatch) -> None:
        swatch.setChecked(swatch is self._checked())
        if swatch is self.other:
            self._open_palette()
        else:
            self.colour_chosen.emit(self.kind, None if swatch is self.usual else QColor(swatch.colour))

    def _open_palette(self) -> None:
        palette = QColorDialog(self._colour or self._usual, self)
        palette.setWindowTitle(tr("Colour of {kind}", kind=kind_name(self.kind)))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.colorSelected.connect(lambda colour: self.colour_chosen.emit(self.kind, QColor(colour.rgb())))
        palette.open()


class Preview(QWidget):
    """Some words with marks of all kinds, alone and over each other, as the reading pane paints them."""

    def __init__(self, size: float) -> None:
        """`size`: of the words, in points."""
        super().__init__()
        self._size = size
        text, self._marks = _example()
        self._text, self._blocks = from_plain(text)
        self.setAccessibleName(tr("How marks look"))
        self.setAccessibleDescription(self._text)

    def wear(self, worn: Theme) -> None:
        """Show a theme."""
        self._worn, self._inks = worn, Inks(worn)
        self._page = Page(self._text, self._blocks, (), Look(worn, Setting(size=self._size)))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().rule, 1))
            painter.setBrush(self._worn.paper)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.translate(0, self._above)
            self._paint_marks(painter)
            self._paint_words(painter)
        finally:
            painter.end()

    def _fit(self) -> None:
        document = self._page.document
        document.setTextWidth(self.width())
        words = self._page.rect(document.lastBlock()).bottom() - self._page.rect(document.firstBlock()).top()
        self._above = 14 - self._page.rect(document.firstBlock()).top()
        self.setFixedHeight(round(words) + 28)

    def _paint_marks(self, painter: QPainter) -> None:
        brush = Brush(painter, self._inks, None, None)
        for placed in self._page.placed(0, self.height() + MARGIN):
            made = shapes(self._page, self._marks, placed, range(placed.block.layout().lineCount()))
            painter.translate(placed.rect.topLeft())
            brush.under_text(made)
            painter.translate(-placed.rect.topLeft())
            brush.margin(made, placed.rect.topLeft(), self.width() - MARGIN)

    def _paint_words(self, painter: QPainter) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._worn.text)
        context.palette = palette
        self._page.document.documentLayout().draw(painter, context)


def in_words(found: Sequence[Confusion]) -> str:
    """One sentence about the kinds that are not told apart, for each sort of eyes."""
    if not found:
        return tr("The three kinds can be told apart by colour, also with colour blindness.")
    pairs: dict[str, list[str]] = {}
    usual = {(one, other) for eye, one, other in found if eye == "usual"}
    for eye, one, other in found:
        if eye == "usual" or (one, other) not in usual:
            words = tr("{one} and {other}", one=kind_name(one).lower(), other=kind_name(other).lower())
            said = pairs.setdefault(EYES[eye], [])
            said += [] if words in said else [words]
    return "\n".join(f"⚠ {_sentence(eyes, ', '.join(words))}" for eyes, words in pairs.items())


def _sentence(eyes: str, pairs: str) -> str:
    return {
        "usual": tr("Nobody can tell these apart by colour, only by shape: {pairs}.", pairs=pairs),
        "red-green": tr("With red-green colour blindness, these are told apart only by shape: {pairs}.", pairs=pairs),
        "blue-yellow": tr(
            "With blue-yellow colour blindness, these are told apart only by shape: {pairs}.", pairs=pairs
        ),
    }[eyes]


def _names() -> tuple[str, ...]:
    return (
        *(tr("Orange"), tr("Vermilion"), tr("Pink"), tr("Blue"), tr("Sky blue")),
        *(tr("Green"), tr("Yellow"), tr("Grey")),
    )


def _example() -> tuple[str, Marks]:
    """A statement with its actor and position, and after it an actor and a position alone."""
    words = tr("Miriam Oakeshott|says that the town|needs the new harbour|. The|fishers' union|is against it|.")
    first, says, second, between, third, fourth, end = words.split("|")
    text = f"{first} {says} {second}{between} {third} {fourth}{end}"
    spans = [
        (Kind.STATEMENT, f"{first} {says} {second}", None),
        (Kind.ACTOR, first, None),
        (Kind.POSITION, second, Stance.SUPPORT),
        (Kind.ACTOR, third, None),
        (Kind.POSITION, fourth, Stance.OPPOSE),
    ]
    return text, Marks(
        _mark(n, kind, text.index(words), words, stance) for n, (kind, words, stance) in enumerate(spans)
    )


def _mark(number: int, kind: Kind, start: int, words: str, stance: Stance | None) -> Annotation:
    return Annotation(
        id=AnnotationId(number),
        guid="",
        article_id=ArticleId(0),
        kind=kind,
        start=start,
        end=start + len(words),
        text=words,
        actor_id=None,
        actor=None,
        issue_id=None if stance is None else IssueId(0),
        issue=None,
        stance=stance,
        note="",
        coder="",
        created_at="",
        modified_at="",
    )
