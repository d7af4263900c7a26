"""Words taken out of an article with their source: quoted text, a Markdown citation, formatted text.

The words are the article's own, code point for code point, never what a widget shows of them.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QGuiApplication

from reader.model import Annotation, Article, Span
from ui.keymap import signs
from ui.language import date_text, language, tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.session import Session

MARKDOWN = "text/markdown"  # RFC 7763
PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"'}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")  # what Markdown would take for itself anywhere in a line
_AT_START = re.compile(r"^([-+#=:]|\d+(?=[.)]))")  # and at its start: lists, headings, rules
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x1f]")


class Form(StrEnum):
    """As what words go into the clipboard."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


class Quote(NamedTuple):
    """Words of an article. `sentence` is the number of the one they begin in."""

    article: Article
    span: Span
    sentence: int | None = None

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


# Which words


def of_span(session: "Session", span: Span) -> Quote:
    """These words of the open article."""
    assert session.article is not None
    sentence = session.sentence_at(span.start)
    return Quote(session.article, span, sentence.number if sentence else None)


def of_tag(session: "Session", tag: Annotation) -> Quote:
    """The words of a tag, in whatever article it is. Raises SikapError if that cannot be read."""
    span = Span(tag.start, tag.end)
    if session.article is not None and tag.article_id == session.article.id:
        return of_span(session, span)
    article = session.project.article(tag.article_id)
    sentence = session.project.pieces(article)[1].at(tag.start)
    return Quote(article, span, sentence.number if sentence else None)


def at_hand(session: "Session") -> Quote | None:
    """The words of the chosen tag, or else what is selected, or the sentence; None if there is none of them."""
    if session.article is None:
        return None
    if session.chosen is not None and (tag := session.annotations.get(session.chosen)):
        return of_tag(session, tag)
    span = session.span_at_hand()
    return None if span is None else of_span(session, span)


# As what


def plain(quote: Quote) -> str:
    """The words in the quotation marks of the window's language, and their source: “…” — Title, Source, 21 Nov 2023."""
    article = quote.article
    source = ", ".join(filter(None, (article.title, article.source, date_text(article.published))))
    return _in_marks(quote.text) + (f" — {source}" if source else "")


def markdown(quote: Quote) -> str:
    """A block quotation and the line of its source, which ends with a line feed.

    It reads back as exactly these words, but for line feeds at their ends: Markdown has no break before nothing.
    """
    lines = "\\\n> ".join(_line(line) for line in quote.text.strip("\n").split("\n"))
    parts = [_line(part) for part in _source(quote)]
    address = _NOT_IN_ADDRESS.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), quote.article.url)
    address = re.sub(r"&(?=#?\w+;)", "&amp;", address)  # or "&copy;" in it would be read as a sign
    if quote.article.title:
        parts[0] = f"*{parts[0]}*"
    if _is_web(quote.article.url):
        parts.append(f"[{_line(quote.article.url)}](<{address}>)")
    elif quote.article.url:
        parts.append(_line(quote.article.url))
    return f"> {lines}\n" + (f"\n— {', '.join(parts)}\n" if parts else "")


def html(quote: Quote) -> str:
    """A block quotation and a paragraph with its source."""
    article, parts = quote.article, [escape(part) for part in _source(quote)]
    address = escape(article.url)
    if article.title:
        parts[0] = f"<cite>{parts[0]}</cite>"
    if article.url:
        parts.append(f'<a href="{address}">{address}</a>' if _is_web(article.url) else address)
    cite = f' cite="{address}"' if _is_web(article.url) else ""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    words = escape(quote.text).replace("\n", "<br>")
    block = f'<blockquote{cite}{language} dir="auto"><p style="white-space: pre-wrap">{words}</p></blockquote>'
    return block + (f"<p>— {', '.join(parts)}</p>" if parts else "")


def mime(quote: Quote, form: Form = Form.PLAIN) -> QMimeData:
    """The words in all three forms at once, for clipboard and drag: whoever takes them takes the best they know.

    With Form.MARKDOWN the citation is also what an editor of plain text gets.
    """
    data = QMimeData()
    data.setText(markdown(quote) if form is Form.MARKDOWN else plain(quote))
    data.setData(MARKDOWN, markdown(quote).encode())
    if form is not Form.MARKDOWN:
        data.setHtml(html(quote))
    return data


# Into the clipboard


def copy_as(window: "MainWindow", form: Form) -> None:
    """Copy the chosen tag, or else what is selected, or the sentence, with its source."""
    quote = at_hand(window.session)
    if quote is None:
        window.session.said.emit(tr("Choose a sentence first: press {next_sentence}.", **signs()))
        return
    data = mime(quote, form)
    if form is Form.PLAIN:
        data.removeFormat("text/html")  # or a word processor would take that
    QGuiApplication.clipboard().setMimeData(data)
    said = {
        Form.PLAIN: tr("Copied with its source."),
        Form.MARKDOWN: tr("Copied with its source, as Markdown."),
        Form.HTML: tr("Copied with its source, formatted."),
    }
    window.session.said.emit(said[form])


# Inside


def _in_marks(text: str) -> str:
    """In quotation marks, unless the words are one quotation already."""
    closing = PAIRS.get(text[0])
    if closing and len(text) > 1 and text[-1] == closing and closing not in text[1:-1]:
        return text
    return str(QLocale(language()).quoteString(text))


def _source(quote: Quote) -> Sequence[str]:
    """The parts of the line of the source, but for the address."""
    article = quote.article
    number = tr("sentence {number}", number=quote.sentence) if quote.sentence else ""
    parts = article.title, article.author, article.source, date_text(article.published), number
    return [" ".join(part.split()) for part in parts if part]


def _line(text: str) -> str:
    """A line as Markdown that reads as exactly this line."""
    inner = text.strip()
    left = len(text) - len(text.lstrip())
    said = _SPECIAL.sub(lambda found: "\\" + found[0], inner)
    said = _AT_START.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], said)
    return _as_entities(text[:left]) + said + _as_entities(text[left + len(inner) :])


def _as_entities(space: str) -> str:
    """White space at an edge of a line, which Markdown would drop. It has no other way to say a control character."""
    return "".join(f"&#{ord(one)};" if one in "\t " or one >= "\u00a0" else one for one in space)


def _is_web(address: str) -> bool:
    """Whether it is safe to make a link of it: other schemes may run something."""
    try:
        return urlsplit(address).scheme.lower() in ("http", "https")
    except ValueError:
        return False
