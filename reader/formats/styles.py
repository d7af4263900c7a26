"""Names of paragraph styles, as word processors in many languages call them."""

import re

_HEADING = re.compile(
    r"(?:heading|headline|judul|tajuk|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek"
    r"|nadpis|başlık|заголовок|标题|標題|見出し|제목)[ _]?([1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile("title|judul|tajuk|titel|titre|título|titolo", re.IGNORECASE)
_QUOTE = re.compile(
    "(?:block ?|intense ?)?(?:quotes?|quotations?|block text|kutipan|kutipan (?:intens|kuat)|petikan|zitat|citation)",
    re.IGNORECASE,
)


def heading_level(style: str) -> int:
    """1 to 6 for a style of headings, 0 for any other."""
    style = style.strip().replace("_20_", " ")
    if found := _HEADING.fullmatch(style):
        return min(int(found[1]), 6)
    return 1 if _TITLE.fullmatch(style) else 0


def is_quote(style: str) -> bool:
    return _QUOTE.fullmatch(style.strip().replace("_20_", " ")) is not None
