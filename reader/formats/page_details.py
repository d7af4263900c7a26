"""What a page says of its article: in JSON-LD, in meta elements, by the names of its elements."""

import html as entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import chain, islice
from typing import Any

from reader.errors import BadValue
from reader.formats.hypertext import HtmlElement
from reader.intake import iso_date, line

_ARTICLE_TYPES = re.compile(r"article|posting|report", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:[-|–—•·»~]|::)\s+")
_BYLINE = re.compile(
    r"^(?:oleh|penulis|reporter|rep|red|pewarta|wartawan|kontributor|by|author|written by)\b\s*:?\s+", re.IGNORECASE
)
_PEOPLE = re.compile(r"\s*(?:[;|/]|,|\bdan\b|\band\b|&)\s*")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]{0,4}\.?|[A-Z]{2,3}")
_ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "GMT": "Z", "UTC": "Z"}
_MOMENT = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)"
    r"(?:[T\s,|-]{1,4}(?P<time>\d\d?[:.]\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d|WIB|WITA|WIT|GMT|UTC)?)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{1,2}[ /.-](?:[A-Za-z]{3,10}|\d{1,2})[ /.-](?:20|19)\d\d\b"
    r"|\b\d{4}-\d\d-\d\d\b|\d\d[.:]\d\d\s?WI(?:B|T|TA)\b"
)
_SENTENCE_END = re.compile(r"[.!?…][\"')”’]*$")
_FIRST_PAGE = "1990-12-20"  # of the web; what a program writes for "no date" is earlier
_LONGEST = 500  # characters of a title, or of any other detail
_SHORTEST_HEADLINE = 8  # characters
_LONGEST_SITE = 4  # words
_SHORTEST_LEAD = 8  # words
_LONGEST_BYLINE = 120  # characters
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "dtk:publishdate",
    "publish-date", "publish_date", "published_time", "pubdate", "content_publisheddate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date",
    "dc.date.created", "date",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "dtk:author",
    "content_author",
    "dtk:namapenulis",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
)


class Details:
    """Title, author, outlet, date, address and language of the article on a page, each "" if the page does not say it.

    `body` is the article's text if the page's JSON-LD has it, `is_paid` whether it says that the page is not for all.
    """

    def __init__(self, root: HtmlElement, html: str, address: str) -> None:
        self._root = root
        self._meta = _meta(root)
        told = [*self._texts("h1"), self._meta.get("og:title", ""), *self._texts("title")[:1]]
        self._linked = _linked_data(root, [_bare(title) for title in told if title])
        self.source = self._source()
        self.title = self._title()
        self.body = _plain(self._linked.get("articleBody"))
        self.is_paid = str(self._linked.get("isAccessibleForFree", True)).lower() == "false"
        self.author = self._author()
        self.address = self._find_address(html, address)

    def said(self, language: str) -> dict[str, str]:
        """By the names in `Metadata`. `language` is what the text looks like, and goes before what the page says."""
        values = {
            "title": self.title,
            "author": self.author,
            "source": self.source,
            "published": self._published(),
            "url": self.address,
            "language": language or self._language(),
        }
        return {name: value for name, value in values.items() if 0 < len(value) <= _LONGEST}

    def is_headline(self, line: str) -> bool:
        return bool(self.title) and _bare(line) == _bare(self.title)

    def is_sentence(self, line: str) -> bool:
        """Whether a line reads like the lead of an article."""
        return bool(_SENTENCE_END.search(line)) and len(line.split()) >= _SHORTEST_LEAD

    def is_byline(self, line: str) -> bool:
        """Whether a line before the first paragraph says no more than who wrote it, where and when."""
        if len(line) > _LONGEST_BYLINE or _SENTENCE_END.search(line):
            return False
        people = [person for person in self.author.split(", ") if person]
        return bool(_DATE.search(line) or _BYLINE.match(line)) or any(_bare(person) in _bare(line) for person in people)

    def _title(self) -> str:
        headings = self._texts("h1")
        told = [line(_plain(self._linked.get("headline"))), self._meta.get("og:title", ""), *self._texts("title")[:1]]
        for heading in headings:
            if any(_is_most_of(_bare(heading), _bare(title)) for title in told):
                return heading
        shortest = min((self._without_site(title) for title in told if title), key=len, default="")
        return shortest[:_LONGEST] or next(filter(None, headings), "")

    def _texts(self, tag: str) -> list[str]:
        """Of the first elements with a tag, those that are no longer than a headline can be."""
        found = (line(_text(element)) for element in islice(self._root.iter(tag), 20))
        return [text for text in found if len(text) <= _LONGEST]

    def _without_site(self, title: str) -> str:
        """The title without the site before its first dash or bar, or after the last."""
        parts = _SEPARATOR.split(title)
        separators = _SEPARATOR.findall(title)
        while len(parts) > 1 and self._is_site(parts[-1]):
            parts.pop()
        if len(parts) > 1 and self._is_site(parts[0]):
            separators, parts = separators[1:], parts[1:]
        return "".join(chain.from_iterable(zip(parts, [*separators[: len(parts) - 1], ""], strict=True)))

    def _is_site(self, words: str) -> bool:
        site, words = _bare(self.source), _bare(words)
        return bool(site and words) and (site in words or words in site)

    def _source(self) -> str:
        publisher = self._linked.get("publisher")
        names = [*_names(publisher), self._meta.get("og:site_name"), self._meta.get("application-name")]
        return next(filter(None, (line(_plain(name)) for name in names)), "") or self._source_in_title()

    def _source_in_title(self) -> str:
        """A short part of the page's title, if the rest of it is the headline, which has a line of its own."""
        title = next(iter(self._texts("title")), "")
        parts = _SEPARATOR.split(title)
        if len(parts) < 2:
            return ""
        lines = {_bare(text) for text in self._root.itertext() if len(text) <= 2 * len(title)}
        for site, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
            if len(site.split()) <= _LONGEST_SITE and _bare("".join(rest)) in lines and _bare(site) != _bare(title):
                return site
        return ""

    def _author(self) -> str:
        found = [
            _names(self._linked.get("author")),
            [self._meta[name] for name in _AUTHOR if name in self._meta],
            [
                _text(element)
                for element in self._root.xpath(
                    ".//*[@itemprop='author' or @rel='author'] | .//*[contains(@class, 'vcard')]//*[@class='fn']"
                )
            ],
        ]
        for names in found:
            people = dict.fromkeys(person for name in names for person in self._people(name))
            unique = {person.casefold(): person for person in reversed(people)}
            if unique:
                return ", ".join(reversed(unique.values()))
        return ""

    def _people(self, name: str) -> Iterator[str]:
        """The people in a byline: without "Oleh", their outlet and addresses of the web."""
        parts: list[str] = []
        name = "" if "://" in name else name
        for part in _PEOPLE.split(_BYLINE.sub("", _SEPARATOR.split(line(name))[0])):
            if parts and _DEGREE.fullmatch(part):
                parts[-1] += f", {part}"
            elif part and _bare(part) != _bare(self.source):
                parts.append(part)
        yield from parts

    def _published(self) -> str:
        marked = self._root.xpath(".//*[@itemprop='datePublished'] | .//time[@pubdate] | .//abbr[@class='published']")
        times = self._root.xpath(".//article//time[@datetime] | .//main//time[@datetime]")
        said = [
            self._linked.get("datePublished"),
            *(self._meta.get(name) for name in _PUBLISHED),
            *(_moment_in(element) for element in (*marked, *times[:1])),
        ]
        latest = (date.today() + timedelta(days=1)).isoformat()  # a page may be ahead by its zone
        moments = [found for found in map(_moment, map(_plain, said)) if _FIRST_PAGE <= found[:10] <= latest]
        same_day = [moment for moment in moments if moment[:10] == moments[0][:10]]
        return max(same_day, key=_exactness, default="")

    def _find_address(self, html: str, address: str) -> str:
        links = [element.get("href", "") for element in self._root.xpath(".//link[@rel='canonical']")]
        page = self._linked.get("mainEntityOfPage")
        page = page.get("@id") if isinstance(page, dict) else page
        saved = [entities.unescape(m) for m in _SAVED_FROM.findall(html[:5000])]
        told = [*links, self._meta.get("og:url"), _plain(self._linked.get("url")), _plain(page), *saved, address]
        return next((url for url in map(_plain, told) if re.fullmatch(r"https?://[^\s<>]{3,2000}", url)), "")

    def _language(self) -> str:
        tag = self._root.get("lang") or self._meta.get("og:locale") or _plain(self._linked.get("inLanguage"))
        code = re.split("[-_]", tag.strip().lower())[0]
        return code if re.fullmatch("[a-z]{2,3}", code) else ""


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = line(element.get("content", "")[:_LONGEST])
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(root: HtmlElement, titles: Sequence[str]) -> Mapping[str, Any]:
    """The article in the page's JSON-LD that has one of the page's titles; one without a headline if there is none."""
    articles = list(islice(_linked_articles(root), 50))
    for article in articles:
        headline = _bare(_plain(article.get("headline")))
        if headline and any(_is_most_of(headline, title) or _is_most_of(title, headline) for title in titles):
            return article
    nameless = [article for article in articles if not titles or not _plain(article.get("headline"))]
    return nameless[0] if nameless else {}


def _linked_articles(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """What is no JSON is passed over."""
    for element in root.xpath(".//script[contains(@type, 'ld+json')]"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", element.text or "")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE_TYPES.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield thing


def _things(data: object) -> Iterator[dict[str, Any]]:
    """The objects on the first levels of some JSON-LD."""
    if isinstance(data, list):
        for item in data[:1000]:
            if isinstance(item, dict):
                yield from _things(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            inner = data.get(key)
            for item in inner[:1000] if isinstance(inner, list) else [inner]:
                if isinstance(item, dict):
                    yield item


def _names(value: object) -> list[str]:
    """The names of people or organisations, however JSON-LD says them."""
    things = value if isinstance(value, list) else [value]
    return [_plain(thing.get("name") if isinstance(thing, dict) else thing) for thing in things[:20]]


def _plain(value: object) -> str:
    return entities.unescape(value) if isinstance(value, str) else ""


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _moment_in(element: HtmlElement) -> str:
    return next(filter(None, map(element.get, ("content", "datetime", "title"))), "") or _text(element)


def _bare(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return "".join(re.findall(r"\w+", text.casefold()))


def _is_most_of(part: str, whole: str) -> bool:
    return part in whole and len(part) > max(_SHORTEST_HEADLINE, len(whole) / 2)


def _moment(value: str) -> str:
    """A date, with time and zone if there are, in ISO 8601; "" if it is none."""
    value = line(value)[:100]
    if match := _MOMENT.search(value):
        day = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        clock = (match["time"] or "").replace(".", ":", 1) if ":" not in (match["time"] or "") else match["time"]
        zone = (match["zone"] or "").upper()
        written = f"{day}T{clock.zfill(5)}{_ZONES.get(zone, zone)}" if clock else day
        return _checked(re.sub(r"(\.\d{6})\d+", r"\1", written)) or _checked(day)
    return _of_mail(value) or _checked(re.sub(r"\s+(?:\||-|pukul)?\s*\d\d?[:.]\d\d.*$", "", value))


def _of_mail(value: str) -> str:
    """As in mail: Wed, 22 Nov 2023 15:04:05 +0700."""
    try:
        moment: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return moment.isoformat()


def _checked(value: str) -> str:
    try:
        return iso_date(value) or ""
    except BadValue:
        return ""


def _exactness(moment: str) -> int:
    """2 with a time and its zone, 1 with a time, 0 with a day only."""
    return bool(moment[10:]) + bool(re.search(r"Z$|[+-]\d\d:?\d\d$", moment[10:]))
