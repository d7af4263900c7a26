"""Beside the table of an import: the chosen article as it will be read, and what is known of it and from where."""

from html import escape

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from reader.languages import Rules
from reader.model import Block, BlockKind, NewArticle
from ui import theme
from ui.importing.batch import DETAILS, Failure, Row
from ui.importing.rows import column_name, detail_text, origin_name, remark
from ui.language import say, tr
from ui.rows import one_line

SHOWN = 3_000  # characters of an article, at least, and no more than a block beyond them
LONGEST = 1_200  # characters of a block
CHEAP = 100_000  # characters that are cut into sentences anew in no time
LINES = 200  # of what was left out


class Pages(QTextEdit):
    """Text to read, select and copy."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(12)


def show_text(page: QTextEdit, row: Row | Failure | None, rules: Rules) -> None:
    """The beginning of an article: headings bold, site furniture dimmed."""
    page.clear()
    if isinstance(row, Failure):
        page.setPlainText(say(row.error))
    elif row is not None:
        _write(page, row.settled(rules) if len(row.new.text) <= CHEAP else row.new)
    page.moveCursor(QTextCursor.MoveOperation.Start)


def show_facts(page: QTextEdit, row: Row | Failure | None) -> None:
    """What is known of an article and where it was found, what is to be said about it, and what was left out."""
    page.setHtml("" if row is None else _failure(row) if isinstance(row, Failure) else _facts(row))
    page.moveCursor(QTextCursor.MoveOperation.Start)


def _write(page: QTextEdit, new: NewArticle) -> None:
    cursor = QTextCursor(page.document())
    font, size = theme.serif(12), 12.0
    for number, block in enumerate(block for block in new.blocks if block.start < block.end):
        if block.start > SHOWN:
            cursor.insertBlock(QTextBlockFormat(), _format(font, size, None))
            cursor.insertText("…")
            break
        shape = QTextBlockFormat()
        shape.setBottomMargin(6)
        shape.setLeftMargin(18 * (block.indent + block.quote))
        if number:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        words = new.text[block.start : min(block.end, block.start + LONGEST)]
        cursor.insertText(f"{block.marker} {words}" if block.marker else words, _format(font, size, block))


def _format(font: QFont, size: float, block: Block | None) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(font)
    look = theme.current()
    dim = block is None or block.kind is BlockKind.BOILERPLATE
    shape.setForeground(look.dim if dim else look.text)
    if block is not None and block.kind is BlockKind.HEADING:
        shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setFontPointSize(size * (1.25 if block.level == 1 else 1.1))
    return shape


def _facts(row: Row) -> str:
    details = "".join(_detail(row, name) for name in (*DETAILS, "url"))
    parts = [f"<table cellspacing='0' cellpadding='2'>{details}</table>", _quiet(row.file)]
    if said := remark(row):
        parts.append(f"<p>{escape(said)}</p>")
    if left_out := row.new.left_out:
        lines = "<br>".join(escape(one_line(line)) for line in left_out[:LINES])
        parts.append(f"<p><b>{escape(tr('Lines left out: {n}', n=len(left_out)))}</b></p>{_dim(lines)}")
    return "".join(parts)


def _detail(row: Row, name: str) -> str:
    """One line of the table; an address that is not known takes none."""
    if name == "url" and not row.new.url:
        return ""
    origin = row.origin(name)
    where = origin_name(origin) if origin else tr("typed") if name in row.typed else ""
    value = escape(detail_text(name, row.value(name) if name != "url" else row.new.url))
    label = _colour(escape(column_name(name)))
    return f"<tr><td>{label}&nbsp;&nbsp;</td><td>{value} &nbsp;<small>{_colour(escape(where))}</small></td></tr>"


def _failure(row: Failure) -> str:
    return f"<p>{escape(row.file)}</p>{_dim(escape(tr('This file cannot be imported.')))}"


def _quiet(text: str) -> str:
    return _dim(f"<small>{escape(text)}</small>") if text else ""


def _dim(html: str) -> str:
    return f"<p>{_colour(html)}</p>"


def _colour(html: str) -> str:
    return f"<span style='color:{theme.current().dim.name()}'>{html}</span>"
