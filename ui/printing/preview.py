"""How an article will look on paper, sheet by sheet, before it is printed or saved."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.language import tr
from ui.printing.paper import Paper
from ui.printing.printer import TOTAL, Turns
from ui.screen import resize_within
from ui.theme import icon

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)  # of the size on paper
KEYS = {"PgUp": -1, "PgDown": 1, "Home": -1_000_000, "End": 1_000_000}  # how many sheets they go on


class PrintPreview(QDialog):
    """Shows one sheet at a time. `turns` lay the paper out; until they have ended nothing is shown."""

    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, paper: Paper, turns: Turns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paper, self._turns, self._over = paper, turns, False
        turns.setParent(self)
        self.sheet = Sheet(paper)
        self.number = QSpinBox()
        self.count = QLabel()
        self.progress = QProgressBar()
        self.before, self.after = QToolButton(), QToolButton()
        self.larger, self.smaller = QToolButton(), QToolButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.to_printer, self.to_pdf = QPushButton(tr("&Print…")), QPushButton(tr("&Save as PDF…"))
        self._name()
        self._lay_out()
        self._connect()
        self._enable(False)
        resize_within(self, 760, 860)
        turns.start()

    def done(self, result: int) -> None:
        if not self._over:
            self._turns.job.cancel()
            self._turns.go_on()
        super().done(result)

    def _name(self) -> None:
        self.setWindowTitle(tr("Print preview: {title}", title=self._paper.source.article.title))
        self.number.setAccessibleName(tr("Sheet"))
        self.number.setToolTip(tr("Which sheet is shown. Page Up and Page Down turn them over."))
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setToolTip(tr("How much is done"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, TOTAL)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 24)
        # Without its buttons: Qt's own way to leave them out puts the number out of sight under a style sheet.
        self.number.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none }")
        named = (
            (self.before, "previous", tr("Sheet before (Page Up)")),
            (self.after, "next", tr("Next sheet (Page Down)")),
            (self.smaller, "zoom_out", tr("Show the sheet smaller (Ctrl+-)")),
            (self.larger, "zoom_in", tr("Show the sheet larger (Ctrl++)")),
        )
        for button, name, said in named:
            button.setIcon(icon(name))
            button.setAccessibleName(said)
            button.setToolTip(said)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.to_printer.setToolTip(tr("Choose a printer and print the article"))
        self.to_pdf.setToolTip(tr("Write the sheets to a PDF file"))
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("&Close"))
        close.setToolTip(tr("Close without printing"))
        for push in (self.to_printer, self.to_pdf, close):
            push.setAccessibleName(push.text().replace("&", ""))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        for widget in (self.before, self.number, self.count, self.after, self.smaller, self.larger):
            above.addWidget(widget)
        above.addStretch(1)
        above.addWidget(self.progress)
        self.area = QScrollArea()
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Sheet"))
        for button in (self.to_printer, self.to_pdf):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 14, 16, 14)
        page.setSpacing(10)
        page.addLayout(above)
        page.addWidget(self.area, 1)
        page.addWidget(self.buttons)

    def _connect(self) -> None:
        self._turns.job.progressed.connect(lambda done, total: self.progress.setValue(done))
        self._turns.job.finished.connect(lambda _: self._show_first())
        self._turns.job.ended.connect(self._forget)
        self.number.valueChanged.connect(self._show)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.to_printer.clicked.connect(self.print_requested)
        self.to_pdf.clicked.connect(self.pdf_requested)
        self.buttons.rejected.connect(self.reject)
        for key, by in KEYS.items():
            QShortcut(QKeySequence(key), self, partial(self._turn, by))
        for key, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(key), self, partial(self._zoom, by))

    def _forget(self) -> None:
        self._over = True

    def _enable(self, there: bool) -> None:
        for widget in (self.number, self.before, self.after, self.larger, self.smaller, self.to_printer, self.to_pdf):
            widget.setEnabled(there)
        self.progress.setVisible(not there)

    def _show_first(self) -> None:
        sheets = len(self._paper.sheets)
        self._enable(True)
        self.number.setRange(1, sheets)
        self.count.setText(tr("of {n}", n=sheets))
        self.sheet.zoom_to(self._fitting())
        self._show(1)
        self.to_printer.setDefault(True)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, number: int) -> None:
        self.sheet.show_sheet(number - 1)
        self.area.verticalScrollBar().setValue(0)
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < self.number.maximum())

    def _turn(self, by: int) -> None:
        self.number.setValue(self.number.value() + by)

    def _zoom(self, by: int) -> None:
        nearest = min(ZOOMS, key=lambda zoom: abs(zoom - self.sheet.zoom))
        self.sheet.zoom_to(ZOOMS[max(0, min(len(ZOOMS) - 1, ZOOMS.index(nearest) + by))])

    def _fitting(self) -> float:
        """So large that the whole sheet is seen."""
        room, whole = self.area.viewport().size(), self._paper.size
        return min(room.width() / whole.width(), room.height() / whole.height())


class Sheet(QWidget):
    """One sheet as it will be on paper."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.zoom = 1.0
        self._paper = paper
        self._number = -1
        self._image: QImage | None = None
        self.setFixedSize(QSize(0, 0))

    def show_sheet(self, number: int) -> None:
        """Show this sheet; the first is 0."""
        self._number, self._image = number, None
        said = tr("Sheet {number} of {total}", number=number + 1, total=len(self._paper.sheets))
        self.setAccessibleName(said)
        self.update()

    def zoom_to(self, zoom: float) -> None:
        """1: as large as on paper."""
        self.zoom, self._image = zoom, None
        self.setFixedSize((self._paper.size * zoom).toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._number < 0:
            return
        ratio = self.devicePixelRatioF()
        if self._image is None:
            self._image = self._paper.image(self._number, self.zoom * ratio)
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        try:
            painter.drawImage(0, 0, self._image)
        finally:
            painter.end()
