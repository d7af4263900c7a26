"""A text is corrected under its tags, and sentences are mended: each a step that can be taken back to the byte."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BadSpan, BadValue, Conflict, NotFound, ReadOnlyProject
from reader.languages import Rules
from reader.model import Annotation, BlockKind, Kind, Sentence, StyleKind
from reader.project import Project
from tests.reader.samples import FIRST, PLACE, SECOND, TEXT, THIRD, WORK, Dump, dump, new_article, rich_article, sql

OLD_PROJECTS = Path(__file__).parents[1] / "files" / "projects"
WITHOUT_SECOND = TEXT.replace(f" {SECOND}", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(title="Satu", language="id"), new_article(title="Dua", language="id")])
    return path


@pytest.fixture
def ani(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Ani") as project:
        yield project


@pytest.fixture
def budi(path: Path) -> Iterator[Project]:
    with Project.open(path, coder="Budi") as project:
        yield project


def work(project: Project) -> Dump:
    return dump(project, WORK)


def claim(project: Project, words: str = FIRST, **said: str) -> Annotation:
    return project.tag(1, Kind.STATEMENT, *PLACE[words], **{"actor": "Siti Rahma", "issue": "tambak", **said})  # type: ignore[arg-type]


def quotes(project: Project, article: int = 1) -> list[str]:
    """What the tags read; each stands where it reads so."""
    text = project.article(article).text
    tags = project.annotations(article)
    assert all(text[tag.start : tag.end] == tag.text for tag in tags)
    return [tag.text for tag in tags]


def sentences(project: Project, article: int = 1) -> list[str]:
    """The sentences, numbered from 1 and standing where they read so."""
    text = project.article(article).text
    found = project.sentences(article)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert all(text[s.start : s.end] == s.text for s in found)
    return [s.text for s in found]


def sentence(project: Project, words: str, article: int = 1) -> Sentence:
    return next(s for s in project.sentences(article) if words in s.text)


# Correct a text


def test_a_typo_is_corrected_under_its_tags(ani: Project) -> None:
    claim(ani)
    before = ani.annotations(1)
    correction = ani.texts.correct(1, TEXT.replace("menolak rencana", "menolka rencana"))
    assert [(placed.same, placed.new is None) for placed in correction.placed] == [
        (False, False),
        *[(True, False)] * (len(before) - 1),
    ]
    assert FIRST.replace("menolak", "menolka") in quotes(ani)
    assert [a.id for a in ani.annotations(1)] == [a.id for a in before]
    assert ani.annotation(before[1].id).modified_at == before[1].modified_at
    assert ani.check() == []
    assert ani.orphans() == []


def test_the_preview_tells_what_the_correction_does_and_writes_nothing(ani: Project) -> None:
    claim(ani, SECOND)
    before = dump(ani)
    told = ani.texts.preview(1, WITHOUT_SECOND)
    assert dump(ani) == before
    assert len(told.orphans) == len(ani.annotations(1))
    assert ani.texts.correct(1, WITHOUT_SECOND) == told
    assert ani.article(1).text == told.text == WITHOUT_SECOND
    assert tuple(ani.blocks(1)) == told.blocks
    assert [(s.start, s.end, s.boilerplate) for s in ani.sentences(1)] == list(told.sentences)


def test_a_longer_version_can_be_pasted_over(ani: Project) -> None:
    claim(ani)
    claim(ani, THIRD)
    before = quotes(ani)
    ani.texts.correct(1, f"Kabar pagi dari pesisir.\r\n{TEXT} Ia sedang di luar kota.\nWarga menunggu.")
    assert quotes(ani) == before
    assert sentences(ani)[0] == "Kabar pagi dari pesisir."
    assert sentences(ani)[-2:] == ["Ia sedang di luar kota.", "Warga menunggu."]
    assert "\r" not in ani.article(1).text
    assert ani.check() == []


def test_the_search_knows_the_new_words_and_not_the_old(ani: Project) -> None:
    claim(ani)
    ani.texts.correct(1, TEXT.replace("Teluk Sari", "Teluk Angsa"))
    assert [hit.article_id for hit in ani.search("angsa") if hit.article_id == 1]
    assert not [hit for hit in ani.search('"teluk sari"') if hit.article_id == 1]
    ani.undo()
    assert not ani.search("angsa")
    assert ani.check() == []


def test_the_same_text_is_no_step(ani: Project) -> None:
    claim(ani)
    before = dump(ani)
    assert all(placed.same for placed in ani.texts.correct(1, TEXT).placed)
    assert dump(ani) == before


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_a_blank_text_is_refused(ani: Project, text: str) -> None:
    before = dump(ani)
    for verb in (ani.texts.preview, ani.texts.correct):
        with pytest.raises(BadValue, match="empty"):
            verb(1, text)
    with pytest.raises(NotFound):
        ani.texts.correct(9, "Teks.")
    assert dump(ani) == before


def test_a_paragraph_that_is_too_long_to_be_shown_is_broken(ani: Project) -> None:
    long = "Nelayan menunggu kabar. " * 6000
    ani.texts.correct(1, f"{TEXT}\n{long}")
    assert max(block.end - block.start for block in ani.blocks(1)) < 100_000
    assert ani.check() == []


def test_a_project_that_is_read_only_stays_as_it_is(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        assert project.texts.preview(1, "Teks lain.").text == "Teks lain."
        with pytest.raises(ReadOnlyProject):
            project.texts.correct(1, "Teks lain.")
        with pytest.raises(ReadOnlyProject):
            project.texts.merge_sentences(2)


LETTERS = st.text("ab cd.\n\tü🙂“”", min_size=1, max_size=20)


@given(data=st.data())
@settings(max_examples=25)
def test_any_correction_leaves_a_whole_project_and_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("koreksi") / "studi.sikap"
    with Project.create(path, coder="Ani") as project:
        project.add_articles([new_article(language="id"), rich_article()])
        claim(project, stance="oppose")
        claim(project, THIRD, actor="Darma")
        project.tag(2, Kind.ACTOR, 6, 10)
        before = work(project)
        for article in (1, 2):
            text = project.article(article).text
            for _ in range(data.draw(st.integers(1, 4))):
                start = data.draw(st.integers(0, len(text)))
                end = data.draw(st.integers(start, min(len(text), start + 60)))
                text = text[:start] + data.draw(LETTERS) + text[end:]
            assert len(project.texts.preview(article, text + "z").placed) == len(project.annotations(article))
            project.texts.correct(article, text + "z")
            sentences(project, article)
            quotes(project, article)
        assert project.check() == []
        after = work(project)
        while project.undo() and project.next_undo() == "Correct text":
            pass
        assert work(project) == before
        while project.redo():
            pass
        assert work(project) == after


# Blocks and styles


def shapes(project: Project, article: int) -> list[tuple[str, str]]:
    text = project.article(article).text
    return [(block.kind.value, text[block.start : block.end]) for block in project.blocks(article)]


@pytest.fixture
def rich(ani: Project) -> int:
    source = (
        "# Judul berita\n\nKata **tebal sekali** dan [tautan](https://a.example/x).\n\n"
        "1. satu ikan\n2. dua ikan\n\n> Kutipan nelayan\n\n```\na = 1\n\nb = 2\n```\n\n---\n\n"
        "| nama | suara |\n|---|---|\n| Ani | ya |\n| Budi | tidak |\n\nAkhir cerita."
    )
    return ani.add_article(source, markdown=True, language="id").id


def test_paragraphs_stay_what_they_were(ani: Project, rich: int) -> None:
    text = ani.article(rich).text
    before = shapes(ani, rich)
    ani.texts.correct(rich, text.replace("Kata", "Beberapa kata").replace("dua ikan", "dua ikann").replace("ya", "iya"))
    assert [kind for kind, _ in shapes(ani, rich)] == [kind for kind, _ in before]
    blocks = ani.blocks(rich)
    assert [block.marker for block in blocks if block.kind is BlockKind.LIST_ITEM] == ["1.", "2."]
    assert blocks[0].level == 1
    new = ani.article(rich).text
    styles = [(style.kind, new[style.start : style.end], style.href) for block in blocks for style in block.styles]
    assert styles == [(StyleKind.STRONG, "tebal sekali", ""), (StyleKind.LINK, "tautan", "https://a.example/x")]
    assert ani.check() == []


def test_what_is_written_between_is_a_plain_paragraph(ani: Project, rich: int) -> None:
    text = ani.article(rich).text
    before = shapes(ani, rich)
    ani.texts.correct(rich, text.replace("dua ikan", "Sebuah sela.\ndua ikan").replace("a = 1\n", "a = 1\nc = 3\n"))
    after = shapes(ani, rich)
    assert ("paragraph", "Sebuah sela.") in after
    assert ("code", "a = 1\nc = 3\n\nb = 2") in after
    assert [kind for kind, text in after if text != "Sebuah sela."] == [kind for kind, _ in before]


def test_a_heading_that_is_written_anew_is_one_and_one_that_is_joined_is_none(ani: Project, rich: int) -> None:
    text = ani.article(rich).text
    ani.texts.correct(rich, text.replace("Judul berita", "Tajuk yang lain"))
    assert shapes(ani, rich)[0] == ("heading", "Tajuk yang lain")
    ani.texts.correct(rich, text.replace("Judul berita\n", "Judul berita "))
    assert shapes(ani, rich)[0] == ("paragraph", "Judul berita Kata tebal sekali dan tautan.")


def test_of_an_item_that_is_parted_only_the_first_piece_has_the_marker(ani: Project, rich: int) -> None:
    ani.texts.correct(rich, ani.article(rich).text.replace("satu ikan", "satu\nikan"))
    items = [block for block in ani.blocks(rich) if block.kind is BlockKind.LIST_ITEM]
    assert [block.marker for block in items] == ["1.", "", "2."]


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("Ani\tya", "Ani ya", ["nama\tsuara", "Ani ya", "Budi\ttidak"]),
        ("suara\nAni", "suara\nCici\tya\nAni", ["nama\tsuara", "Cici\tya", "Ani\tya", "Budi\ttidak"]),
        ("Budi\ttidak\n", "", ["nama\tsuara", "Ani\tya"]),
    ],
)
def test_a_table_whose_separators_are_touched_becomes_lines(
    ani: Project, rich: int, old: str, new: str, rows: list[str]
) -> None:
    text = ani.article(rich).text
    assert old in text
    ani.texts.correct(rich, text.replace(old, new))
    assert not any(block.cell for block in ani.blocks(rich))
    assert {("paragraph", row) for row in rows} <= set(shapes(ani, rich))
    assert ani.check() == []


def test_a_table_after_one_that_is_gone_is_the_first(ani: Project) -> None:
    table = "| a | b |\n|---|---|\n| {0} | {0} |\n"
    article = ani.add_article(f"{table.format(1)}\nSela.\n\n{table.format(2)}", markdown=True).id
    ani.texts.correct(article, ani.article(article).text.replace("a\tb\n1\t1", "a b 1 1"))
    assert {block.cell.table for block in ani.blocks(article) if block.cell} == {0}


def test_an_empty_cell_and_an_empty_line_stay(ani: Project) -> None:
    article = ani.add_article("| a | b |\n|---|---|\n|  | x |\n\nAkhir.\n\n---\n\nLagi.", markdown=True).id
    before = shapes(ani, article)
    ani.texts.correct(article, ani.article(article).text.replace("Akhir", "Akhirnya").replace("Lagi", "Lagi-lagi"))
    assert [kind for kind, _ in shapes(ani, article)] == [kind for kind, _ in before]


def test_a_rule_that_is_written_on_is_a_paragraph(ani: Project, rich: int) -> None:
    blocks = ani.blocks(rich)
    rule = next(block for block in blocks if block.kind is BlockKind.RULE)
    text = ani.article(rich).text
    ani.texts.correct(rich, f"{text[: rule.start]}Sela.{text[rule.end :]}")
    assert ("paragraph", "Sela.") in shapes(ani, rich)


def test_a_style_keeps_to_what_is_left_of_its_words(ani: Project, rich: int) -> None:
    ani.texts.correct(rich, ani.article(rich).text.replace("tebal sekali", "tebal"))
    text, blocks = ani.article(rich).text, ani.blocks(rich)
    assert [text[s.start : s.end] for block in blocks for s in block.styles] == ["tebal", "tautan"]
    ani.texts.correct(rich, text.replace("tautan", "sambungan"))
    assert [s.kind for block in ani.blocks(rich) for s in block.styles] == [StyleKind.STRONG]


def test_sentences_that_were_mended_stay_so_in_paragraphs_that_are_the_same(ani: Project) -> None:
    ani.texts.merge_sentences(sentence(ani, FIRST).id)
    ani.texts.mark_boilerplate(sentence(ani, "Bupati belum").id, True)
    ani.texts.correct(1, TEXT.replace("Menteri tolak", "Kabar: menteri tolak"))
    assert f"{FIRST} {SECOND}" in sentences(ani)
    assert sentence(ani, "Bupati belum").boilerplate
    ani.texts.correct(1, ani.article(1).text.replace("Nelayan Muara", "Para nelayan Muara"))
    assert FIRST in sentences(ani)


# Orphans


def test_a_tag_that_finds_no_home_waits_with_all_that_it_said(ani: Project) -> None:
    statement = claim(ani, SECOND, stance="support", note="kunci")
    tags = ani.annotations(1)
    ani.texts.correct(1, WITHOUT_SECOND)
    assert ani.annotations(1) == []
    assert ani.claims() == []
    orphans = {orphan.id: orphan for orphan in ani.orphans(1)}
    assert orphans.keys() == {tag.id for tag in tags}
    orphan = orphans[statement.id]
    assert (orphan.guid, orphan.text, orphan.note, orphan.coder) == (statement.guid, SECOND, "kunci", "Ani")
    assert orphan.prefix == TEXT[statement.start - 32 : statement.start]
    assert orphan.suffix == TEXT[statement.end : statement.end + 32]
    assert {orphan.actor for orphan in orphans.values()} == {None, "Siti Rahma"}
    assert ani.library()[0].orphans == len(tags)
    assert ani.check() == []


@pytest.mark.parametrize("backwards", [False, True])
def test_orphans_that_are_placed_are_the_tags_that_they_were(ani: Project, backwards: bool) -> None:
    claim(ani, SECOND, stance="support")
    before, rows = ani.annotations(1), ani.claims()
    ani.texts.correct(1, WITHOUT_SECOND)
    for orphan in sorted(ani.orphans(1), key=lambda orphan: orphan.id, reverse=backwards):
        ani.texts.place(orphan.id, *PLACE[FIRST])
    assert ani.orphans() == []
    said = [
        (tag.id, tag.guid, tag.actor, tag.issue, tag.stance, tag.coder, tag.created_at, tag.voice, tag.statement_ids)
        for tag in before
    ]
    assert said == [
        (tag.id, tag.guid, tag.actor, tag.issue, tag.stance, tag.coder, tag.created_at, tag.voice, tag.statement_ids)
        for tag in sorted(ani.annotations(1), key=lambda tag: [old.id for old in before].index(tag.id))
    ]
    assert [(row.actor, row.issue, row.stance) for row in ani.claims()] == [
        (row.actor, row.issue, row.stance) for row in rows
    ]
    assert ani.check() == []


def test_a_link_is_found_again_if_its_ends_were_lost_one_after_the_other(ani: Project) -> None:
    statement = ani.tag(1, Kind.STATEMENT, *PLACE[SECOND])
    mention = ani.tag(1, Kind.ACTOR, *PLACE["Pak Darma"], actor="Darma")
    ani.link(statement.id, mention.id)
    ani.texts.correct(1, WITHOUT_SECOND)
    ani.texts.correct(1, WITHOUT_SECOND.replace(THIRD, ""))
    before = work(ani)
    for first, second in ((statement, mention), (mention, statement)):
        ani.texts.place(first.id, 0, 7)
        ani.texts.place(second.id, 8, 13)
        assert ani.annotation(mention.id).statement_ids == (statement.id,)
        assert ani.check() == []
        ani.undo()
        ani.undo()
        assert work(ani) == before


def test_an_orphan_whose_other_end_is_gone_comes_back_alone(ani: Project) -> None:
    statement = ani.tag(1, Kind.STATEMENT, *PLACE[SECOND])
    mention = ani.tag(1, Kind.ACTOR, *PLACE["Pak Darma"])
    ani.link(statement.id, mention.id)
    ani.texts.correct(1, WITHOUT_SECOND)
    ani.untag(mention.id)
    assert ani.texts.place(statement.id, 0, 7).text == "Menteri"
    assert ani.check() == []


def test_an_orphan_is_dropped_and_brought_back(ani: Project) -> None:
    tag = ani.tag(1, Kind.STATEMENT, *PLACE[SECOND])
    ani.texts.correct(1, WITHOUT_SECOND)
    before = work(ani)
    ani.texts.drop(tag.id)
    assert ani.orphans() == []
    assert ani.next_undo() == "Drop tag"
    ani.undo()
    assert work(ani) == before
    with pytest.raises(NotFound):
        ani.texts.drop(99)
    with pytest.raises(NotFound):
        ani.texts.place(99, 0, 1)
    with pytest.raises(BadSpan):
        ani.texts.place(tag.id, 0, 9999)
    assert work(ani) == before


def test_orphans_go_with_their_actors_and_issues(ani: Project) -> None:
    claim(ani, SECOND, actor="Nelayan", issue="ikan")
    kept = ani.codebook.add_actor("Warga")
    ani.texts.correct(1, WITHOUT_SECOND)
    nelayan = ani.known_actor("Nelayan")
    assert nelayan is not None
    assert ani.codebook.uses("actor")[nelayan] == 0
    assert ani.codebook.preview_merge("actor", kept.id, [nelayan]).annotations == 0
    ani.codebook.merge("actor", kept.id, [nelayan])
    assert {orphan.actor for orphan in ani.orphans()} == {None, "Warga"}
    ani.codebook.delete("actor", [kept.id])
    ani.codebook.delete("issue", [issue.id for issue in ani.issues()])
    assert {(orphan.actor, orphan.issue) for orphan in ani.orphans()} == {(None, None)}
    assert ani.check() == []
    for _ in range(3):
        ani.undo()
    assert {orphan.actor for orphan in ani.orphans()} == {None, "Nelayan"}


def test_orphans_go_with_their_article(ani: Project) -> None:
    claim(ani, SECOND)
    ani.texts.correct(1, WITHOUT_SECOND)
    before = work(ani)
    ani.delete_article(1)
    assert ani.orphans() == []
    assert ani.check() == []
    ani.undo()
    assert work(ani) == before


def test_a_correction_is_taken_back_after_the_project_was_closed(path: Path) -> None:
    with Project.open(path, coder="Ani") as project:
        claim(project, SECOND)
        before = work(project)
        project.texts.correct(1, WITHOUT_SECOND)
        after = work(project)
    with Project.open(path, coder="Ani") as project:
        assert project.next_undo() == "Correct text"
        project.undo()
        assert work(project) == before
        project.redo()
        assert work(project) == after


@pytest.mark.parametrize("name", ["format_1.sikap", "format_2.sikap", "format_3.sikap"])
def test_articles_of_older_projects_are_corrected_too(tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(OLD_PROJECTS / name, tmp_path / name))
    with Project.open(path, coder="Cici") as project:
        before = work(project)
        assert before["orphan"] == []
        for article in project.articles():
            project.texts.correct(article.id, f"Kabar baru.\n{article.text[: len(article.text) // 2]}")
        assert project.check() == []
        assert project.orphans()
        while project.undo():
            pass
        assert work(project) == before


# Several people


def test_the_tags_of_others_go_with_their_words(ani: Project, budi: Project) -> None:
    budi.tag(1, Kind.STATEMENT, *PLACE[THIRD])
    ani.texts.correct(1, TEXT.replace("Menteri tolak", "Kabar: menteri tolak"))
    assert quotes(budi) == [THIRD]
    with pytest.raises(Conflict, match="Ani"):
        budi.undo()
    ani.undo()
    budi.undo()
    assert budi.annotations(1) == []
    assert budi.check() == []


def test_a_text_that_others_have_tagged_since_is_not_taken_back(ani: Project, budi: Project) -> None:
    ani.texts.correct(1, TEXT.replace("Menteri tolak", "Kabar: menteri tolak"))
    start = budi.article(1).text.index("Bupati")
    tag = budi.tag(1, Kind.ACTOR, start, start + 6)
    before = dump(ani)
    with pytest.raises(Conflict):
        ani.undo()
    assert dump(ani) == before
    budi.untag(tag.id)
    ani.undo()
    assert ani.article(1).text == TEXT
    assert ani.check() == []


def test_a_text_that_others_have_tagged_where_it_is_the_same_is_taken_back(ani: Project, budi: Project) -> None:
    ani.texts.correct(1, TEXT.replace("Bupati belum", "Bupati Ratna belum"))
    budi.tag(1, Kind.ACTOR, *PLACE["Menteri Siti Rahma"])
    ani.undo()
    assert ani.article(1).text == TEXT
    assert quotes(ani) == ["Menteri Siti Rahma"]
    assert ani.check() == []


def test_a_correction_is_not_done_again_on_words_that_others_have_tagged(ani: Project, budi: Project) -> None:
    ani.texts.correct(1, TEXT.replace("Menteri tolak", "Kabar: menteri tolak"))
    ani.undo()
    budi.tag(1, Kind.ACTOR, *PLACE["Bupati"])
    before = dump(ani)
    with pytest.raises(Conflict):
        ani.redo()
    assert dump(ani) == before


def test_a_tag_that_was_removed_before_a_correction_does_not_come_back_on_other_words(
    ani: Project, budi: Project
) -> None:
    tag = budi.tag(1, Kind.ACTOR, *PLACE["Bupati"])
    budi.untag(tag.id)
    ani.texts.correct(1, TEXT.replace("Menteri tolak", "Kabar: menteri tolak"))
    with pytest.raises(Conflict):
        budi.undo()
    assert budi.annotations(1) == []
    assert budi.check() == []
    ani.undo()
    budi.undo()
    assert quotes(budi) == ["Bupati"]


def test_a_tag_that_was_moved_before_a_correction_does_not_go_back_on_other_words(ani: Project, budi: Project) -> None:
    tag = budi.tag(1, Kind.ACTOR, *PLACE["Menteri Siti Rahma"])
    budi.resize(tag.id, *PLACE["Menteri Siti Rahma"][:1], PLACE["Menteri Siti Rahma"][0] + len("Menteri"))
    ani.texts.correct(1, TEXT.replace("Siti Rahma menolak", "Siti Rahmi menolak"))
    with pytest.raises(Conflict):
        budi.undo()
    assert quotes(budi) == ["Menteri"]
    assert budi.check() == []


def test_an_orphan_that_was_placed_and_linked_by_others_stays_placed(ani: Project, budi: Project) -> None:
    tag = ani.tag(1, Kind.ACTOR, *PLACE["Nelayan Muara"])
    ani.texts.correct(1, WITHOUT_SECOND)
    ani.texts.place(tag.id, 0, 7)
    statement = budi.tag(1, Kind.STATEMENT, 0, 20)
    budi.link(statement.id, tag.id)
    with pytest.raises(Conflict):
        ani.undo()
    assert ani.orphans() == []
    assert ani.check() == []


# Sentences


def test_two_sentences_are_merged_and_parted_again(ani: Project) -> None:
    claim(ani)
    before, tags, all_before = sentences(ani), ani.annotations(1), work(ani)
    ani.texts.merge_sentences(sentence(ani, FIRST).id)
    assert sentences(ani) == [before[0], f"{FIRST} {SECOND}", *before[3:]]
    merged = sentence(ani, FIRST)
    ani.texts.split_sentence(merged.id, merged.start + len(FIRST) + 1)
    assert sentences(ani) == before
    assert ani.annotations(1) == tags
    assert ani.check() == []
    assert ani.next_undo() == "Split sentence"
    ani.undo()
    ani.undo()
    assert work(ani) == all_before


def test_only_sentences_of_one_paragraph_are_merged(ani: Project) -> None:
    before = dump(ani)
    for words in ("Menteri tolak", SECOND, "Bupati belum"):
        with pytest.raises(BadValue, match="one paragraph"):
            ani.texts.merge_sentences(sentence(ani, words).id)
    with pytest.raises(NotFound):
        ani.texts.merge_sentences(999)
    assert dump(ani) == before


@pytest.mark.parametrize("words", ["tolak", " tolak"])
def test_a_sentence_is_parted_without_the_white_space(ani: Project, words: str) -> None:
    old = sentence(ani, "Menteri tolak")
    ani.texts.split_sentence(old.id, TEXT.index(words))
    assert sentences(ani)[:3] == ["Menteri", "tolak tambak baru", FIRST]


@pytest.mark.parametrize("at", [-5, 0, 25, 26, 9999])
def test_a_sentence_is_parted_only_inside(ani: Project, at: int) -> None:
    before = dump(ani)
    with pytest.raises(BadValue, match="between its words"):
        ani.texts.split_sentence(sentence(ani, "Menteri tolak").id, at)
    assert dump(ani) == before


def test_a_sentence_is_boilerplate_or_not_and_so_is_its_paragraph(ani: Project) -> None:
    def kinds() -> list[BlockKind]:
        return [block.kind for block in ani.blocks(1)]

    before, all_before = kinds(), work(ani)
    ani.texts.mark_boilerplate(sentence(ani, "Baca juga").id, False)
    ani.texts.mark_boilerplate(sentence(ani, "Menteri tolak").id, True)
    ani.texts.mark_boilerplate(sentence(ani, SECOND).id, True)
    assert kinds() == [BlockKind.BOILERPLATE, before[1], BlockKind.PARAGRAPH, before[3]]
    assert [s.number for s in ani.sentences(1) if s.boilerplate] == [1, 3]
    assert ani.check() == []
    for _ in range(3):
        ani.undo()
    assert work(ani) == all_before


def test_a_mark_that_is_there_is_no_step(ani: Project) -> None:
    before = dump(ani)
    ani.texts.mark_boilerplate(sentence(ani, "Baca juga").id, True)
    assert dump(ani) == before


def test_sentences_are_found_again_by_the_rules_of_the_project(ani: Project) -> None:
    article = ani.add_article("Ketua Sbh. Darma hadir. Halo Sahabat Pesisir\nIa pulang.", language="id").id
    tag = ani.tag(article, Kind.ACTOR, 6, 16)
    before = sentences(ani, article)
    assert before[0] == "Ketua Sbh. Darma hadir."
    ani.texts.split_sentence(ani.sentences(article)[0].id, 11)
    ani.set_rules(Rules(furniture=("Halo Sahabat Pesisir",)))
    ani.texts.cut_again(article)
    assert sentences(ani, article) == before
    assert [s.boilerplate for s in ani.sentences(article)] == [False, True, False]
    assert ani.annotation(tag.id).text == "Sbh. Darma"
    ani.texts.cut_again(article)
    assert [step.name for step in ani.steps()].count("Find sentences again") == 1


def test_only_articles_without_tags_are_cut_again_together(ani: Project) -> None:
    text = "Nelayan berkumpul.\nHalo Sahabat Pesisir"
    one, other, third = (ani.add_article(text, language="id").id for _ in range(3))
    ani.tag(other, Kind.ACTOR, 0, 7)
    tag = ani.tag(third, Kind.ACTOR, 0, 7)
    ani.texts.correct(third, "Warga pulang.\nHalo Sahabat Pesisir")
    assert [orphan.id for orphan in ani.orphans(third)] == [tag.id]
    ani.set_rules(Rules(furniture=("Halo Sahabat Pesisir",)))
    told: list[tuple[int, int]] = []
    changed = ani.texts.cut_untagged(lambda done, total: told.append((done, total)))
    assert told == [(number, 3) for number in range(3)]
    assert changed >= 1
    assert [ani.sentences(article)[1].boilerplate for article in (one, other, third)] == [True, False, False]
    assert ani.next_undo() == "Find sentences again"
    ani.undo()
    assert not ani.sentences(one)[1].boilerplate


def test_a_new_language_cuts_an_article_without_tags_anew(ani: Project) -> None:
    text = "Er kam am 2. Oktober. Dann ging er."
    untagged, tagged = (ani.add_article(text, language="id").id for _ in range(2))
    before = sentences(ani, untagged)
    ani.tag(tagged, Kind.ACTOR, 0, 2)
    for article in (untagged, tagged):
        ani.edit_article(article, language="de")
    assert sentences(ani, tagged) == before
    assert sentences(ani, untagged) != before
    ani.undo()
    ani.undo()
    assert sentences(ani, untagged) == before


# What new rules would hit


def test_a_pattern_shows_the_sentences_that_it_would_dim(ani: Project) -> None:
    ani.add_article("Nelayan berkumpul.\nHalo Sahabat Pesisir", title="Tiga", language="id")
    ani.add_article("Warga berkumpul.\nHalo Sahabat Kota", title="Empat", language="id")
    [hit] = ani.texts.hits(Rules(furniture=("Halo Sahabat {any}",)), limit=1)
    assert (hit.rule, hit.count, hit.complete) == ("Halo Sahabat {any}", 2, True)
    [place] = hit.places
    assert (place.title, place.before, place.words, place.after) == (
        "Tiga",
        "Nelayan berkumpul.",
        "Halo Sahabat Pesisir",
        "",
    )


def test_an_abbreviation_shows_the_sentences_that_would_not_end(ani: Project) -> None:
    ani.add_article(
        "Ia bertemu Dtu. Darma hadir. Gelar dtu. itu disebut lagi, juga Kedtu. Mereka pulang.",
        title="Tiga",
        language="id",
    )
    [hit] = ani.texts.hits(Rules(abbreviations=("Dtu",)))
    assert (hit.count, [place.words for place in hit.places]) == (1, ["Dtu."])
    assert hit.places[0].after.startswith("Darma hadir.")


def test_rules_that_are_known_hit_nothing_new_and_time_is_bounded(ani: Project) -> None:
    rules = Rules(abbreviations=("Dtu",), furniture=("Halo Sahabat {any}",))
    assert [hit.count for hit in ani.texts.hits(rules)] == [0, 0]
    ani.set_rules(rules)
    assert ani.texts.hits(rules) == []
    from reader import rule_hits

    hits = rule_hits.hits(ani._connection, Rules(), rules, seconds=-1)
    assert [hit.complete for hit in hits] == [False, False]


# Reprints


def test_an_article_is_no_reprint_of_itself_by_a_detour(ani: Project) -> None:
    ani.edit_article(2, reprint_of=1)
    for article, first in ((1, 1), (1, 2)):
        with pytest.raises(BadValue, match="itself"):
            ani.edit_article(article, reprint_of=first)
    assert ani.check() == []


def test_a_circle_that_another_program_made_does_not_hang(path: Path) -> None:
    sql(path, "UPDATE article SET reprint_of = 3 - id")
    with Project.open(path, coder="Ani") as project:
        third = project.add_article("Teks ketiga.").id
        project.edit_article(third, reprint_of=1)
        assert project.article(third).reprint_of == 1


def test_a_title_that_was_found_on_the_first_line_follows_its_correction() -> None:
    body = "Bupati menolak rencana itu pada Selasa. Nelayan menyambut keputusan tersebut."
    with Project.in_memory() as project:
        found = project.add_article(f"Nelayan Sambut Keputusn\n\n{body}", language="id")
        typed = project.add_article(
            f"Nelayan Sambut Keputusn\n\n{body}", language="id", title="Nelayan Sambut Keputusn"
        )
        for article in (found, typed):
            project.texts.correct(article.id, article.text.replace("Keputusn", "Keputusan"))
        titles = [article.title for article in project.articles()]
        assert titles == ["Nelayan Sambut Keputusan", "Nelayan Sambut Keputusn"]
        project.undo()
        project.undo()
        assert project.article(found.id) == found


def test_what_a_person_marked_as_boilerplate_stays_so_when_its_paragraph_is_corrected() -> None:
    text = "Simak jugaa acara kami. Datanglah sore ini. Bupati menolak rencana itu."
    with Project.in_memory() as project:
        article = project.add_article(text, language="id")
        project.texts.mark_boilerplate(project.sentences(article.id)[0].id, True)
        project.texts.correct(article.id, text.replace("jugaa", "juga"))
        assert [s.boilerplate for s in project.sentences(article.id)] == [True, False, False]
        assert project.check() == []
