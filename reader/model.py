"""The facts of a project: frozen records and enums. Offsets are code points into an article's text, half-open."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, NewType

from reader.errors import BadSpan

ArticleId = NewType("ArticleId", int)
AnnotationId = NewType("AnnotationId", int)
ActorId = NewType("ActorId", int)
IssueId = NewType("IssueId", int)
CoderId = NewType("CoderId", int)
StepId = NewType("StepId", int)


class Kind(StrEnum):
    """What an annotation marks."""

    STATEMENT = "statement"
    ACTOR = "actor"
    POSITION = "position"


class Stance(StrEnum):
    """The side somebody takes toward an issue. Not yet coded is `None`, never a default."""

    SUPPORT = "support"
    NEUTRAL = "neutral"
    OPPOSE = "oppose"

    @property
    def value_number(self) -> int:
        """+1 support, 0 neutral, -1 oppose."""
        return {"support": 1, "neutral": 0, "oppose": -1}[self.value]


class Role(StrEnum):
    """What an actor is to the statement it is linked with."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"


class Voice(StrEnum):
    """How a statement reaches the reader: as a direct quotation, as indirect speech, or as something done."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    ACT = "act"


class ActorType(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"


class Status(StrEnum):
    """How far an article is coded, as a person says."""

    NEW = "new"
    IN_WORK = "in work"
    DONE = "done"


class Origin(StrEnum):
    """Where a detail of an article was found: in what the file says of itself, in its text, or in its name.

    A detail that a person has typed has no origin.
    """

    FILE = "file"
    TEXT = "text"
    NAME = "name"


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    CODE = "code"
    RULE = "rule"
    BOILERPLATE = "boilerplate"


class StyleKind(StrEnum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


NO_ORIGINS: Mapping[str, Origin] = MappingProxyType({})


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """A non-empty half-open range of code points in an article's text. Raises BadSpan for another one."""

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> "Span":
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            raise BadSpan(
                "The span {start} to {end} is no piece of text: it must start at 0 or later and end after its start.",
                start=start,
                end=end,
            )
        return super().__new__(cls, start, end)


class Style(NamedTuple):
    """An inline style on part of a block. `href` is set for links and images and is never fetched."""

    start: int
    end: int
    kind: StyleKind
    href: str = ""


class Cell(NamedTuple):
    """Where a table cell stands: which table of the article (0-based), row and column (0-based)."""

    table: int
    row: int
    column: int
    header: bool = False
    align: str = ""


class Block(NamedTuple):
    """One paragraph-like piece of an article: text[start:end], without the one separator that follows it.

    Blocks are in order and cover the whole text but for one separator character between two: a line feed, or a tab
    between the cells of one table row. Empty blocks (start == end) are allowed. A line feed inside a block is a hard
    break.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0  # heading: 1 to 6
    indent: int = 0  # depth of lists around it
    quote: int = 0  # depth of quotes around it
    marker: str = ""  # what stands before a list item: a bullet or "3."; not part of the text
    cell: Cell | None = None
    styles: tuple[Style, ...] = ()


class Sentence(NamedTuple):
    """A stored sentence. `number` counts from 1 within its article and includes boilerplate."""

    id: int
    article_id: ArticleId
    number: int
    start: int
    end: int
    boilerplate: bool
    text: str


class Article(NamedTuple):
    """One text with its metadata. `published` is an ISO 8601 date or date-time, or None; times are UTC with `Z`.

    `origins` has the details that were found and not typed, by name. `reprint_of` is the article that this one repeats.
    """

    id: ArticleId
    guid: str
    title: str
    source: str
    author: str
    published: str | None
    url: str
    language: str
    status: Status
    note: str
    created_at: str
    modified_at: str
    text: str
    origins: Mapping[str, Origin] = NO_ORIGINS
    reprint_of: ArticleId | None = None

    def __repr__(self) -> str:
        return f"Article({self.id}, {self.title!r}, {len(self.text)} characters)"


class ArticleSummary(NamedTuple):
    """An article as the library lists it: no text. `sentences` leaves boilerplate out; `tagged` of them carry a tag.

    Of its `statements`, `complete` have a speaker, a stance and an issue.
    """

    id: ArticleId
    title: str
    source: str
    published: str | None
    language: str
    status: Status
    sentences: int
    tagged: int
    statements: int = 0
    complete: int = 0
    reprint_of: ArticleId | None = None
    orphans: int = 0


class ArticleLine(NamedTuple):
    """What can be said of an article without counting anything in it."""

    id: ArticleId
    title: str
    source: str
    published: str | None
    status: Status
    reprint_of: ArticleId | None = None


class Annotation(NamedTuple):
    """A tagged span. `text` is the quote, equal to the article's text[start:end]. `actor` and `issue` are names.

    An actor or position is tied to the statements `statement_ids`; `roles` stand beside them, None for a position.
    """

    id: AnnotationId
    guid: str
    article_id: ArticleId
    kind: Kind
    start: int
    end: int
    text: str
    actor_id: ActorId | None
    actor: str | None
    issue_id: IssueId | None
    issue: str | None
    stance: Stance | None
    note: str
    coder: str
    created_at: str
    modified_at: str
    statement_ids: tuple[AnnotationId, ...] = ()
    roles: tuple[Role | None, ...] = ()
    voice: Voice | None = None


class Orphan(NamedTuple):
    """A tag whose words are gone from its article's text: it waits to be placed by hand, or dropped.

    `start` and `end` are where it stood in the text that was replaced; `prefix` and `suffix` are up to 32 characters
    from around it there. It keeps its number and guid when it is placed.
    """

    id: AnnotationId
    guid: str
    article_id: ArticleId
    kind: Kind
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    actor: str | None
    issue: str | None
    stance: Stance | None
    note: str
    coder: str


class Actor(NamedTuple):
    id: ActorId
    guid: str
    name: str
    type: ActorType | None
    aliases: tuple[str, ...]
    member_of: ActorId | None
    colour: str
    note: str


class Issue(NamedTuple):
    id: IssueId
    guid: str
    name: str
    definition: str
    when_to_use: str
    when_not: str
    parent: IssueId | None
    colour: str
    note: str


class Claim(NamedTuple):
    """One statement x speaker x position. What is not coded is None; several names in one text are joined by "|"."""

    statement_id: str
    article_id: str
    article_title: str
    source: str
    author: str
    published: str | None
    url: str
    sentence: int | None
    start: int
    end: int
    statement: str
    actor: str | None
    actor_type: str | None
    role: str | None
    issue: str | None
    stance: Stance | None
    stance_value: int | None
    note: str
    coder: str
    created_at: str
    voice: Voice | None
    addressees: str | None
    actor_aliases: str | None
    actor_member_of: str | None
    actor_note: str | None
    issue_parent: str | None
    issue_note: str | None


class ClaimKey(NamedTuple):
    """Which row of the claims table: a statement, the mention of its speaker, its position; None where it has none."""

    statement: AnnotationId
    mention: AnnotationId | None
    position: AnnotationId | None


class NewArticle(NamedTuple):
    """An article ready to store: canonical text with its blocks and sentences. `notes` are sentences for the person.

    `origins` has the details that were found and not typed, by name. `left_out` are lines of the file that are not in
    the text, for the person to see. `sketch` is what `reader.reprints` compares articles by. `guid` may be given, so
    that others can say `reprint_of` it; it is then the stored article's.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int, bool], ...]  # start, end, boilerplate
    title: str = ""
    source: str = ""
    author: str = ""
    published: str | None = None
    url: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    origins: Mapping[str, Origin] = {}
    left_out: tuple[str, ...] = ()
    sketch: str = ""
    guid: str = ""
    reprint_of: str = ""  # the guid of another article, stored or in the same import


class Changes(NamedTuple):
    """What one step, undo or redo changed: ids by table. `article` is the article it was about, if it was about one.

    `linked` are the annotations at both ends of links that came, went or changed. `named` are the articles, actors and
    issues, by table, that annotations which did so name, or named: these may have more of them or fewer, in whichever
    article. `id` is the step's.
    """

    step: str
    rows: Mapping[str, frozenset[int]]
    article: ArticleId | None = None
    linked: frozenset[int] = frozenset()
    id: StepId | None = None
    named: Mapping[str, frozenset[int]] = {}

    @property
    def articles(self) -> frozenset[int] | None:
        """The articles in which something has changed; None: in any of them."""
        return None if self.article is None else self.named.get("article", frozenset()) | {self.article}

    def touched(self, table: str) -> bool:
        return table in self.rows
