"""Where the sentences of a text stand, by rule and exact to the code point; and which of them are site furniture.

A text is cut into blocks (paragraphs). In a block every end mark, with the closing quotes, brackets, footnote numbers
and emoji after it, is a stop: a place where a sentence may end. A stop is judged by a short list of rules, one list for
each kind of mark. A rule says True (a sentence ends here), False (it goes on) or None (not my case). The first that
knows decides; if none does, the sentence ends. The words that rules know are plain files in `languages/`, made to be
edited by a linguist.

All spans are half-open ranges of code points, in order. Everything takes time linear in the length of the text: a rule
sees `_REACH` characters to each side and no more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reader import languages
from reader.languages import LONGEST_FURNITURE, NO_RULES, Furniture, Language, Rules, knows

_REACH = 60
_LONGEST_HEADLINE = 150
_NARROWEST_WRAP, _WIDEST_WRAP = 30, 120
_WRAP_SLACK = 0.88  # of the widest line: text wrapped by the width of letters has lines of uneven length

_END_MARKS = "!?…‼⁇⁈⁉‽"  # of every language, besides the full stop
_CLOSING_BRACKETS = ")]}」』）】》〉〕"
_CLOSING = "\"'”’»›" + _CLOSING_BRACKETS
_QUOTES = frozenset("\"'“”‘’«»‹›„")
_OPENING_QUOTES = "\"'“‘«„‹"
_ZERO_WIDTH = "\u200b\u2060\ufeff"
_INVISIBLE = "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # zero width, direction, byte order mark
_OPENING = re.escape("\"'“‘«„‹([{「『（【《¿¡*_") + r"–—\-" + _INVISIBLE
_EMOJI = "\U0001f000-\U0001faff\u2600-\u2712\u2715-\u2793\u2b00-\u2bff\ufe0f\u200d\U000e0020-\U000e007f"

_FOLLOWING = re.compile(rf"(?P<space>\s*)(?P<opening>[{_OPENING}]*\s?[{_OPENING}]*)(?P<word>\w[\w'’-]*)?")
_TOKEN_BORDER = re.compile(rf"[\"“”‘«»„(\[{{「（—–/;,:{_INVISIBLE}]")
_GLUED_SENTENCE = re.compile(r"[A-Z][a-z]+(?=[\s,]|\Z)")
_GLUED_LABEL = re.compile(r"\d{1,2}\.\s?[A-Z]")
_LABEL = re.compile(r"\d{1,3}|[^\W\d_]|[ivx]{1,4}|[IVXLC]{1,5}")
_LABEL_GLUED_BEFORE = re.compile(r"[^\W\d_]{3,}\.\d{1,2}")
_NUMBER_FOLLOWS = re.compile(r"[(\[]?\s?(?:\d|[IVXLC]+\b|[A-Z]{1,4}[-/.]?\d)")
_CAMEL_NAME = re.compile(r"[a-z]{1,2}-?[A-Z]\w")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,4}\.)+[A-Z][A-Za-z]{0,4}")
_DEGREE_FOLLOWS = re.compile(r"[A-Z]\w{0,4}\.")
_VOWELLESS = re.compile(r"[^\W\d_aeiouyAEIOUY][^\W\d_aeiouyAEIOUYA-Z]{1,3}")
_WIDE_LETTER = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_HIRAGANA = re.compile("[\u3041-\u309f]")

_STRAIGHT = {0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x200B: None, 0x2060: None, 0xFEFF: None}
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•▪●◦*·>»✓✔➢]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|[IVX]{1,5}[.)]\s)")
_SPEAKER = re.compile(r"\s*[A-Z][\w.' -]{0,30}:\s")


def segment(text: str, language: str, rules: Rules = NO_RULES) -> list[tuple[int, int]]:
    """The sentences of plain text. Every character that is not white space is in exactly one of them.

    `language` is a code such as "id", "ms-MY" or "en"; "" if it is not known. `rules` are those of the project.
    """
    return segment_blocks(text, paragraphs(text), language, rules)


def segment_blocks(
    text: str, blocks: Sequence[tuple[int, int]], language: str, rules: Rules = NO_RULES
) -> list[tuple[int, int]]:
    """The same where blocks are known: the border of a block ends a sentence, a line break inside one does not."""
    words = languages.language(language, rules)
    furniture = languages.furniture(language, rules)
    return [
        sentence
        for start, end in blocks
        for first, last, splits in _pieces(text, start, end, furniture)
        for sentence in _trimmed(text, _cuts(text, first, last, words) if splits else (first, last))
    ]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of plain text: its lines, and hard-wrapped lines taken together. Blank lines belong to none."""
    spans: list[tuple[int, int]] = []
    together: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        if together and not _is_one_line_break(text, together[-1][1], line.start()):
            spans += _unwrapped(text, together)
            together = []
        together.append(line.span())
    return spans + _unwrapped(text, together)


def boilerplate(text: str, sentences: Sequence[tuple[int, int]], language: str, rules: Rules = NO_RULES) -> list[bool]:
    """Which of the text's sentences are site furniture; one answer for each sentence."""
    furniture = languages.furniture(language, rules)
    answers: list[bool] = []
    in_article = in_section = False
    for line in _by_line(text, sentences):
        found = _furniture_in_line(line, furniture)
        if len(line) == 1 and _fits(furniture.opens_section, line[0]):
            in_section = in_article
            found = [True]
        elif in_section and not all(found):
            in_section = _reads_like_headline(line)
            found = [in_section or known for known in found]
        in_article = in_article or (not all(found) and _ends_like_sentence(line[-1]))
        answers += found
    return answers


# From blocks to sentences


def _pieces(text: str, start: int, end: int, furniture: Furniture) -> Iterator[tuple[int, int, bool]]:
    """A block cut at the site furniture inside it; each piece says whether it may hold several sentences."""
    position = start
    for found in furniture.anywhere.finditer(text, start, end):
        first = position + len(text[position : found.start()].rstrip(_ZERO_WIDTH))
        last = found.end()
        while last < end and text[last] in _ZERO_WIDTH:
            last += 1
        yield position, first, True
        yield first, last, False
        position = last
    yield position, end, True


def _cuts(text: str, start: int, end: int, language: Language) -> list[int]:
    """The borders of the sentences in a piece of text, its own two included."""
    return [start, *(at for at, stop in _stops(text, start, end, language) if _ends(stop)), end]


def _trimmed(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans between cuts, without the white space at their borders; none for white space alone."""
    for start, end in pairwise(cuts):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = end - len(piece) + len(piece.rstrip())
        if first < last:
            yield first, last


class _Stop(NamedTuple):
    """A place where a sentence may end, and what stands around it in its piece of text."""

    mark: str  # the end marks: "." or "?!" or "..."
    tail: str  # what closes after them: quotes, brackets, footnote numbers, emoji
    token: str  # what stands before the mark, back to white space or an opening quote: "Dr", "S.H", "14"
    before: str  # what stands before the token
    gap: bool  # whether white space follows
    opening: str  # quotes, brackets and dashes before the next word
    word: str  # the next word or number, "" if something else follows
    rest: str  # what follows, from the next word on
    small: bool  # whether the text around has no capitals at all
    language: Language


@lru_cache(64)
def _stop_pattern(other_marks: str) -> re.Pattern[str]:
    """Every place where a sentence may end: end marks and what closes after them.

    A full stop before a small letter, or inside a number or an address, can be none, and is left out here for speed.
    """
    marks = re.escape(other_marks + _END_MARKS)
    inside = r"(?![a-z]|\d(?!\d?\.\s?[A-Z]))"
    closing = rf"(?:[{re.escape(_CLOSING)}{_INVISIBLE}](?<![\"'])|[\"'“‘](?!\w))*(?:\s[”»)\]}}](?=[\s,.;:]|\Z))?"
    footnotes = r"(?:\s?\[\d{1,3}(?:\s?[-–,]\s?\d{1,3}){0,9}\])*"
    emoji = rf"(?:\s?[{_EMOJI}]+)*"
    return re.compile(
        rf"(?P<mark>\.(?:\s\.){{2,}}|(?:\.{inside}|[{marks}])[.{marks}]*)(?P<tail>{closing}{footnotes}{emoji}[{_INVISIBLE}]*)"
    )


def _stops(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, _Stop]]:
    """The stops of a piece of text, but for the last, which needs no judgement: each with the place of the cut."""
    small = text[start:end].islower()
    for found in _stop_pattern(language.marks).finditer(text, start, end):
        at = found.end()
        following = _FOLLOWING.match(text, at, end)
        if following is None or following.end("space") == end:
            return
        tail = found["tail"]
        rest = following.end("opening")
        before, token = _token_before(text[max(start, found.start() - _REACH) : found.start()])
        gap = bool(following["space"]) or tail[-1:] in ("\u200b", "\ufeff")
        yield (
            at,
            _Stop(
                found["mark"],
                tail,
                token,
                before,
                gap,
                following["opening"],
                following["word"] or "",
                text[rest : min(rest + _REACH, end)],
                small,
                language,
            ),
        )


def _token_before(head: str) -> tuple[str, str]:
    if not head or head[-1].isspace():
        return head, ""
    token = _TOKEN_BORDER.split(head.rsplit(None, 1)[-1])[-1].lstrip("'’")
    return head[: len(head) - len(token)], token


def _ends(stop: _Stop) -> bool:
    for rule in _rules_for(stop):
        verdict = rule(stop)
        if verdict is not None:
            return verdict
    return True


def _rules_for(stop: _Stop) -> tuple["_Rule", ...]:
    last = stop.mark[-1]
    if stop.mark == ".":
        return _FULL_STOP_RULES
    if last in stop.language.wide_end_marks:
        return _WIDE_RULES
    if last in stop.language.end_marks:
        return _PLAIN_RULES
    return _QUESTION_RULES if stop.mark.strip(".… \t\n") else _DOTS_RULES


# Words


def _opener_follows(stop: _Stop) -> bool:
    """The next word often opens sentences, and is not an initial ("A. Rahman")."""
    word, openers = stop.word, stop.language.openers
    if len(word) == 1 and stop.rest[1:2] == ".":
        return False
    return word in openers or (word.isupper() and len(word) > 1 and word.capitalize() in openers)


def _bracket_follows(stop: _Stop) -> bool:
    return stop.opening[:1] in ("(", "[")


def _number_follows(stop: _Stop) -> bool:
    return _NUMBER_FOLLOWS.match(stop.opening.lstrip(_OPENING_QUOTES) + stop.rest) is not None


def _is_abbreviation(stop: _Stop) -> bool:
    words = stop.language
    lists = (words.before_a_name, words.before_a_number, words.may_end, words.ends_before_an_opener)
    return any(knows(known, stop.token) for known in lists)


def _is_small(letter: str) -> bool:
    """A small letter in a script that writes sentences with a capital first (Georgian does not)."""
    return letter.islower() and letter.title() != letter


def _is_quoted(stop: _Stop) -> bool:
    return not _QUOTES.isdisjoint(stop.tail)


def _starts_block(stop: _Stop) -> bool:
    return not stop.before.strip(" \t\n\xa0\"'“‘«([{*_-–—")


def _previous_word(stop: _Stop) -> str:
    words = stop.before.split()
    return words[-1].strip(',;:"“(') if words else ""


# Rules for every mark

_Rule = Callable[[_Stop], bool | None]


def _nothing_stands_before(stop: _Stop) -> bool | None:
    """ "... dan pergi": marks that open a block belong to the sentence after them."""
    return False if not stop.token and _starts_block(stop) else None


def _nothing_but_marks_follows(stop: _Stop) -> bool | None:
    return False if not stop.rest else None


def _alone_in_brackets(stop: _Stop) -> bool | None:
    """ "(!)", "(?)" and "[...]" are remarks of an editor inside a sentence."""
    alone = not stop.token and stop.before[-1:] in ("(", "[") and stop.tail[:1] in (")", "]")
    return False if alone else None


def _comma_follows(stop: _Stop) -> bool | None:
    """ "Prof., " and "?; " go on. So does a full stop before more marks, apart by mistake."""
    return False if not stop.opening and stop.rest[0] in ",;:،؛.!?…" else None


def _glued(stop: _Stop) -> bool | None:
    """No white space follows: an address, a number or a name, unless two sentences were run together ("itu.Kami")."""
    if stop.gap:
        return None
    return _glued_wide_letter(stop) or _glued_list_label(stop) or _glued_sentence(stop)


def _glued_wide_letter(stop: _Stop) -> bool:
    """Chinese and Japanese with Western end marks: no white space is needed."""
    if not _WIDE_LETTER.match(stop.rest):
        return False
    return stop.mark.strip(".…") != "" or (stop.mark == "." and _WIDE_LETTER.match(stop.token[-1:]) is not None)


def _glued_list_label(stop: _Stop) -> bool:
    """ "... tiga triliun.2. Kabupaten ...": the lines of a list run together."""
    plain = stop.mark == "." and not stop.tail and len(stop.token) > 2 and stop.token.isalpha()
    return plain and not _is_abbreviation(stop) and _GLUED_LABEL.match(stop.opening.strip("(") + stop.rest) is not None


def _glued_sentence(stop: _Stop) -> bool:
    """An ordinary word, the mark, a word with a capital: "domestik.Apakah"; not "Kompas.Com", "www.Situs", "S.Pd"."""
    words, token = stop.language, stop.token.rpartition("-")[2]
    ordinary = len(token) > 1 and token.isalpha() and not token.isupper() and not knows(words.domains, token)
    closed = token.endswith("%") or stop.tail[:1] in (")", "]", "”", '"')
    if not (ordinary or closed) or stop.before[-1:] in ("/", "@", ":") or "." in stop.token:
        return False
    if _is_abbreviation(stop) or knows(words.months, token) or knows(words.domains, stop.word):
        return False
    return _GLUED_SENTENCE.match(stop.rest) is not None


def _goes_on_small(stop: _Stop) -> bool | None:
    """A small letter goes on with the sentence; not "detikcom" or "e-KTP", nor in a text that has no capitals."""
    if not _is_small(stop.word[:1]):
        return None
    if stop.word in stop.language.openers_in_small_letters or (_CAMEL_NAME.match(stop.word) and not stop.tail):
        return None
    ordinary = len(stop.token) > 2 and stop.token.isalpha() and not _is_abbreviation(stop)
    return None if stop.small and ordinary and not stop.tail else False


def _attributed_by_dash(stop: _Stop) -> bool | None:
    """ "Kami menolak!" -- Lavrov: what stands after the dash tells who spoke."""
    return False if _is_quoted(stop) and stop.opening[:1] in ("-", "–", "—") else None


# Rules for question and exclamation marks


def _name_with_mark(stop: _Stop) -> bool | None:
    return False if knows(stop.language.names_with_a_mark, stop.token) else None


def _attributed(stop: _Stop) -> bool | None:
    """ "Adilkah ini?" Retno bertanya: a name and a verb of speech go on with the sentence."""
    if not _is_quoted(stop):
        return None
    words = stop.language
    names, verb, after = _names_and_next(stop)
    told = verb.strip(",.:").lower() in words.speech_verbs and after not in words.opens_indirect_speech
    return False if names and told else None


def _names_and_next(stop: _Stop) -> tuple[int, str, str]:
    """How many words with a capital follow that are no openers, and the two words after them."""
    following = [*stop.rest.split()[:10], "", ""]
    names = 0
    while following[names][:1].isupper() and following[names] not in stop.language.openers:
        names += 1
    return names, following[names], following[min(names + 1, len(following) - 1)]


# Rules for three dots


def _remark_follows(stop: _Stop) -> bool | None:
    """ "Entahlah ... (tertawa)"."""
    return False if _bracket_follows(stop) else None


# Rules for the end marks of other scripts


def _digit_follows_directly(stop: _Stop) -> bool | None:
    """ "॥१॥" counts a verse, "12։30" is a time, "１．５" is a number."""
    return False if not stop.gap and stop.word[:1].isdigit() and not stop.opening else None


def _wide_comma_follows(stop: _Stop) -> bool | None:
    return False if stop.rest[:1] in "、，；：,;:…" + _CLOSING_BRACKETS and not stop.opening else None


def _particle_follows_quote(stop: _Stop) -> bool | None:
    """Japanese: in 「…。」と the particle goes on with the sentence."""
    return False if stop.tail[:1] in ("」", "』") and _HIRAGANA.match(stop.rest) else None


# Rules for one full stop


def _closes_bracket(stop: _Stop) -> bool | None:
    """ "(Ia menolak.) Lalu" ends; "(beras, minyak, dll.) Presiden" goes on."""
    if stop.tail[:1] not in (")", "]", "}"):
        return None
    if len(stop.token) == 1 and stop.token.isalpha():
        return _opener_follows(stop)
    return not _is_abbreviation(stop)


def _closes_quote(stop: _Stop) -> bool | None:
    return True if _is_quoted(stop) else None


def _month(stop: _Stop) -> bool | None:
    """ "17 Agt. 2020", "Jan. 5", and in a dateline "21 Nov. (Bernama)", "21 Nov. - "."""
    if not stop.token[:1].isupper() or not knows(stop.language.months, stop.token):
        return None
    return False if _number_follows(stop) or stop.opening[:1] in ("(", "-", "–", "—") else None


def _label_of_list_item(stop: _Stop) -> bool | None:
    """The "1.", "a." or "II." that opens a block; or that follows a colon, a semicolon or another sentence."""
    if _LABEL_GLUED_BEFORE.fullmatch(stop.token):
        return False
    if not _LABEL.fullmatch(stop.token):
        return None
    if _starts_block(stop):
        return False
    before = stop.before.rstrip()
    if before[-1] == ":":
        return False if stop.token in ("1", "a", "i", "A", "I") else None
    if not stop.token.isdigit() or len(stop.token) > 2 or before[-1] not in ".!?…;":
        return None
    return None if _completes_number(stop) else False


def _completes_number(stop: _Stop) -> bool:
    """The "7" of "No. 7.", the "5" of "Jan. 5."."""
    word = _previous_word(stop).rstrip(".")
    return knows(stop.language.before_a_number, word) or knows(stop.language.months, word)


def _ordinal(stop: _Stop) -> bool | None:
    """ "Am 2. Oktober" in languages that write so."""
    ordinal = stop.language.has_ordinal_stops and len(stop.token) <= 2 and stop.token.isdigit()
    return False if ordinal and not _opener_follows(stop) else None


def _before_number(stop: _Stop) -> bool | None:
    """ "No. 7", "Telp. (021)", "Bab. IV"."""
    known = knows(stop.language.before_a_number, stop.token)
    return False if known and (_number_follows(stop) or _bracket_follows(stop)) else None


def _before_name(stop: _Stop) -> bool | None:
    """ "Dr. Susilo"; but an acronym that only looks like a title may end ("lulusan SR. Ia")."""
    words = stop.language.before_a_name
    if not knows(words, stop.token):
        return None
    acronym = len(stop.token) > 1 and stop.token.isupper() and stop.token not in words
    return acronym and _opener_follows(stop)


def _before_opener(stop: _Stop) -> bool | None:
    """ "Apple Inc. and", "6 a.m. Monday" go on; "tinggal di Apple Inc. Ia" ends."""
    if not knows(stop.language.ends_before_an_opener, stop.token):
        return None
    return _opener_follows(stop) and not _bracket_follows(stop)


def _may_end(stop: _Stop) -> bool | None:
    """ "Budi dkk. Pemeriksaan" ends, "beras dll. (lihat tabel)" goes on."""
    return not _bracket_follows(stop) if knows(stop.language.may_end, stop.token) else None


def _single_letter(stop: _Stop) -> bool | None:
    """An initial ("M. Nasir"), unless it closes a name ("vitamin C."), is a unit ("600 m.") or an opener follows."""
    if len(stop.token) != 1 or not stop.token.isalpha():
        return None
    previous = _previous_word(stop)
    if previous.lower() in stop.language.nouns_before_a_letter:
        return True
    if previous[-1:].isdigit() and (
        stop.token.islower() or stop.token in "MHTJ"
    ):  # metres, joules; miliar, triliun; years
        return True
    return _opener_follows(stop)


def _initials(stop: _Stop) -> bool | None:
    """ "B.J. Habibie" and "U.S. Senate" go on unless an opener follows; after a comma it is a degree: "Andi, S.H."."""
    if not _INITIALS.fullmatch(stop.token):
        return None
    if stop.token in stop.language.degrees and stop.before.rstrip().endswith(","):
        return None
    return _opener_follows(stop) and not _bracket_follows(stop)


def _degree(stop: _Stop) -> bool | None:
    """ "M.Si. Ph.D." go on with each other and with a bracket, and else end."""
    if not _DEGREE.fullmatch(stop.token):
        return None
    return not _bracket_follows(stop) and not _DEGREE_FOLLOWS.match(stop.rest)


def _unknown_abbreviation(stop: _Stop) -> bool | None:
    """A short word with a capital and without a vowel ("Bdg.") is an abbreviation that nobody listed."""
    return _opener_follows(stop) if _VOWELLESS.fullmatch(stop.token) and stop.token[0].isupper() else None


_EVERY_MARK: tuple[_Rule, ...] = (_nothing_but_marks_follows, _nothing_stands_before, _alone_in_brackets)
_WESTERN: tuple[_Rule, ...] = (*_EVERY_MARK, _comma_follows, _glued, _goes_on_small, _attributed_by_dash)
_WIDE_RULES: tuple[_Rule, ...] = (*_EVERY_MARK, _wide_comma_follows, _digit_follows_directly, _particle_follows_quote)
_PLAIN_RULES: tuple[_Rule, ...] = (*_EVERY_MARK, _comma_follows, _digit_follows_directly)
_QUESTION_RULES: tuple[_Rule, ...] = (*_WESTERN, _name_with_mark, _attributed)
_DOTS_RULES: tuple[_Rule, ...] = (*_WESTERN, _remark_follows)
_FULL_STOP_RULES: tuple[_Rule, ...] = (
    *_WESTERN,
    _closes_bracket,
    _closes_quote,
    _month,
    _label_of_list_item,
    _ordinal,
    _before_number,
    _before_name,
    _before_opener,
    _may_end,
    _single_letter,
    _initials,
    _degree,
    _unknown_abbreviation,
)


# Lines and hard-wrapped paragraphs


def _is_one_line_break(text: str, end: int, start: int) -> bool:
    return start - end == 1 or text[end : min(start, end + 3)] == "\r\n"


def _unwrapped(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines without a blank line between them, joined where a hard wrap broke them."""
    spans = list(lines[:1])
    rows = [text[start:end].rstrip() for start, end in lines]
    for line, wrapped in zip(lines[1:], _wrapped_breaks(rows), strict=True):
        if wrapped:
            spans[-1] = spans[-1][0], line[1]
        else:
            spans.append(line)
    return spans


def _wrapped_breaks(rows: Sequence[str]) -> list[bool]:
    """For each break between two rows: whether a hard wrap made it.

    A wrap breaks a line where its next word would not have fitted, so all its lines are full. Headlines of one length
    are full too: the rows must also prove that they break in mid sentence, by small letters after rows without an end
    mark.
    """
    width = max((len(row) for row in rows if " " in row or _WIDE_LETTER.match(row)), default=0)
    pairs = list(pairwise(rows))
    if width < _NARROWEST_WRAP or not pairs:
        return [False] * len(pairs)
    full = [len(row) + 1 + _first_word_length(after) > width * _WRAP_SLACK for row, after in pairs]
    proofs = [filled and _breaks_in_mid_sentence(*pair) for filled, pair in zip(full, pairs, strict=True)]
    if width > _WIDEST_WRAP:
        return proofs
    doubts = sum(filled and not _ends_row(row) for filled, (row, _) in zip(full, pairs, strict=True)) - sum(proofs)
    if sum(proofs) * 2 < max(doubts, 1):
        return [False] * len(pairs)
    return [filled and not _starts_anew(*pair) for filled, pair in zip(full, pairs, strict=True)]


def _first_word_length(row: str) -> int:
    word = row.lstrip()[:_REACH].split(None, 1)[0]
    return 1 if _WIDE_LETTER.match(word) else len(word)


def _breaks_in_mid_sentence(row: str, after: str) -> bool:
    letter = after.lstrip(" \t\"'“‘(")[:1]
    goes_on = _is_small(letter) or (
        letter.isalpha() and not letter.isupper() and _WIDE_LETTER.match(letter) is not None
    )
    return goes_on and not _ends_row(row) and not _starts_anew(row, after)


def _ends_row(row: str) -> bool:
    return row.endswith(":") or _ends_like_sentence(row)


def _starts_anew(row: str, after: str) -> bool:
    """A row that opens a list item or a turn of a transcript, or is indented more than the one before."""
    if _LIST_ITEM.match(after) or (_ends_like_sentence(row) and _SPEAKER.match(after)):
        return True
    return _indent(after) > _indent(row) and not _LIST_ITEM.match(row)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _ends_like_sentence(row: str) -> bool:
    last = row[-_REACH:].rstrip(_CLOSING + _ZERO_WIDTH)[-1:]
    words = languages.language("")
    return bool(last) and (last == "." or last in _END_MARKS or last in words.end_marks or last in words.wide_end_marks)


# Site furniture


def _by_line(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[list[str]]:
    """The sentences of each line, with their white space and quotes made plain."""
    line: list[str] = []
    previous = 0
    for start, end in sentences:
        if line and "\n" in text[previous:start]:
            yield line
            line = []
        line.append(_plain(text[start:end]))
        previous = end
    if line:
        yield line


def _plain(sentence: str) -> str:
    straight = sentence if sentence.isascii() else sentence.translate(_STRAIGHT)
    return " ".join(straight.split())


def _furniture_in_line(line: Sequence[str], furniture: Furniture) -> list[bool]:
    """Which sentences of a line fit a pattern, or go on with one that did ("Baca juga: Apa Itu OKI? Ini Faktanya")."""
    found: list[bool] = []
    runs_on = False
    for sentence in line:
        runs_on = _fits(furniture.runs_on, sentence) or (runs_on and not _ends_like_sentence(sentence))
        found.append(runs_on or _fits(furniture.line, sentence) or _fits(furniture.anywhere, sentence))
    return found


def _fits(pattern: re.Pattern[str], sentence: str) -> bool:
    return len(sentence) <= LONGEST_FURNITURE and pattern.fullmatch(sentence) is not None


def _reads_like_headline(line: Sequence[str]) -> bool:
    """No end mark; or a question, an exclamation or three dots with most of its words written with a capital."""
    whole = " ".join(line)
    if len(whole) > _LONGEST_HEADLINE or whole.endswith(":"):
        return False
    if not _ends_like_sentence(whole):
        return True
    words = [word for word in whole.split() if len(word) > 3]
    capitals = sum(not _is_small(word.lstrip("\"'(")[:1]) for word in words)
    return (whole[-1] in "!?…" or whole.endswith("...")) and capitals * 4 >= len(words) * 3 and len(words) > 1
