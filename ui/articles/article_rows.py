"""How an article stands in the library: its row as it is painted, and the same in words."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.model import ArticleLine, ArticleSummary, Status
from ui.language import date_text, tr
from ui.rows import BAR, ONE_LINE, Index, joined, one_line, paint_ground, paint_rule, smaller, wrapped
from ui.theme import current

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LINE = Qt.ItemDataRole.UserRole  # ArticleLine
COUNTS = LINE + 1  # ArticleSummary, or None where nothing is counted yet
RING = 15  # pixels
MARGIN = 10  # pixels
GAP = 10  # pixels, at least, between the source and the counts
SHORTEST = 4  # letters of a source that are worth showing
SHEETS = 11  # pixels: the sign of a reprint, two sheets one over the other


class ArticleRow(QStyledItemDelegate):
    """Paints how far an article is, its title on up to two lines, and its source, date and count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = option.font
        lines = 2 * QFontMetrics(font).height() + QFontMetrics(smaller(font)).height()
        return QSize(120, lines + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        article: ArticleLine = index.data(LINE)
        counts: ArticleSummary | None = index.data(COUNTS)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, option, index)
            self._paint_row(painter, option, article, counts)
        finally:
            painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, article: ArticleLine, counts: ArticleSummary | None
    ) -> None:
        row: QRect = option.rect
        title_font = option.font
        quiet_font = smaller(title_font)
        line, quiet = QFontMetrics(title_font).height(), QFontMetrics(quiet_font).height()
        text = row.adjusted(BAR + 9 + RING + 9, 0, -MARGIN, 0)
        lines = wrapped(title(article), title_font, text.width(), 2)
        top = row.top() + (row.height() - line * len(lines) - quiet) // 2
        ring = QRectF(row.left() + BAR + 9, top + (line - RING) / 2 + 0.5, RING, RING)
        _paint_progress(painter, ring, article.status, counts)
        painter.setFont(title_font)
        painter.setPen(current().text if article.title.strip() else current().dim)
        for number, words in enumerate(lines):
            painter.drawText(QRect(text.left(), top + number * line, text.width(), line), ONE_LINE, words)
        painter.setFont(quiet_font)
        _paint_meta(painter, QRect(text.left(), top + len(lines) * line, text.width(), quiet), article, counts)
        paint_rule(painter, row, text.left())


def spoken(article: ArticleLine, counts: ArticleSummary | None, first: ArticleLine | None = None) -> str:
    """An article's row for a screen reader; `first` is the one that it is a reprint of."""
    told = (title(article), article.source, _date(article), *_told(article, counts, first))
    return ", ".join(part for part in told if part)


def tip(article: ArticleLine, counts: ArticleSummary | None, first: ArticleLine | None = None) -> str:
    """The whole of what a row shortens or draws."""
    return "\n".join(line for line in (title(article), _meta(article), *_told(article, counts, first)) if line)


def _told(article: ArticleLine, counts: ArticleSummary | None, first: ArticleLine | None) -> Iterator[str]:
    """In words, what the signs and the counts of a row show."""
    if first is not None:
        yield tr("Reprint of “{title}”", title=title(first))
    if counts is not None:
        yield tr("{tagged} of {sentences} sentences tagged", tagged=counts.tagged, sentences=counts.sentences)
    if counts is not None and counts.statements:
        yield tr("{complete} of {n} claims complete", complete=counts.complete, n=counts.statements)
    if article.status is not Status.NEW:
        yield tr("in progress") if article.status is Status.IN_WORK else tr("done")


def title(article: ArticleLine) -> str:
    return one_line(article.title) or tr("Untitled")


def _date(article: ArticleLine) -> str:
    return date_text(article.published) if article.published else ""


def _meta(article: ArticleLine) -> str:
    return joined((one_line(article.source), _date(article)))


def _paint_meta(painter: QPainter, area: QRect, article: ArticleLine, counted: ArticleSummary | None) -> None:
    """Source and date on the left, shortened if they must be; what is complete and what is tagged on the right."""
    painter.setPen(current().dim)
    if article.reprint_of is not None:
        _paint_sheets(painter, QRectF(area.left(), area.center().y() - SHEETS / 2 + 1, SHEETS, SHEETS))
        area = area.adjusted(SHEETS + 5, 0, 0, 0)
    counts, metrics = _counts(counted), painter.fontMetrics()
    room = area.width() - metrics.horizontalAdvance(counts) - GAP
    painter.drawText(area, ONE_LINE, _meta_in(article, metrics, room))
    painter.drawText(area, RIGHT, counts)


def _meta_in(article: ArticleLine, metrics: QFontMetrics, room: int) -> str:
    """Source and date in so many pixels: first the source gives way, then there is only the date."""
    whole, day, source = _meta(article), _date(article), one_line(article.source)
    if metrics.horizontalAdvance(whole) <= room or not day or metrics.horizontalAdvance(day) > room:
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
    left = room - metrics.horizontalAdvance(joined(("", f" · {day}")))
    short = metrics.elidedText(source, Qt.TextElideMode.ElideRight, left)
    return joined((short, day)) if len(short) > SHORTEST else day


def _counts(article: ArticleSummary | None) -> str:
    """Complete of all claims; while there are none, of how many sentences some carry tags, which the ring shows too."""
    if article is None:
        return ""
    if article.statements:
        return tr("{complete}/{n} claims", complete=article.complete, n=article.statements)
    if article.tagged:
        return tr("{tagged}/{n} sentences", tagged=article.tagged, n=article.sentences)
    return tr("{count} sentences", count=article.sentences) if article.sentences != 1 else tr("1 sentence")


def _paint_sheets(painter: QPainter, box: QRectF) -> None:
    """The sign of a reprint."""
    sheet = QRectF(0, 0, box.width() - 3, box.height() - 3)
    painter.setPen(QPen(current().dim, 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(sheet.translated(box.left(), box.top() + 3), 1.5, 1.5)
    behind = sheet.translated(box.left() + 3, box.top())
    painter.drawPolyline([QPointF(behind.left(), behind.top()), behind.topRight(), behind.bottomRight()])


def _paint_progress(painter: QPainter, ring: QRectF, status: Status, counts: ArticleSummary | None) -> None:
    """New: a dotted ring, in work: a closed one, both filled as far as sentences carry tags. Done: a disc and tick."""
    theme = current()
    inner = ring.adjusted(1.5, 1.5, -1.5, -1.5)
    if status is Status.DONE:
        _paint_done(painter, inner, theme.accent, theme.paper)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_ring_pen(status))
    painter.drawEllipse(inner)
    if counts is not None and counts.tagged:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        share = min(1.0, counts.tagged / max(counts.sentences, 1))
        painter.drawPie(inner.adjusted(2.2, 2.2, -2.2, -2.2), 90 * 16, -round(max(share, 0.06) * 360 * 16))


def _ring_pen(status: Status) -> QPen:
    if status is Status.IN_WORK:
        return QPen(current().accent, 1.6)
    pen = QPen(current().dim, 1.3, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.5, 1.6])
    return pen


def _paint_done(painter: QPainter, disc: QRectF, colour: QColor, tick: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(disc.adjusted(-0.7, -0.7, 0.7, 0.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tick, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    corners = ((0.24, 0.52), (0.43, 0.71), (0.76, 0.31))
    painter.drawPolyline([disc.topLeft() + QPointF(x * disc.width(), y * disc.height()) for x, y in corners])
