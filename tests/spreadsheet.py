"""LibreOffice Calc without a window, as the person who opens an export in a spreadsheet: what its cells then are."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Field separator, text delimiter, character set (76: UTF-8), first line, column formats, language, quoted fields are
# text, detect numbers, and so on: "Filter Options for CSV Files" in the help of LibreOffice
_READ = "CSV:{separator},34,76,1,,0,false,true,false,false,false"
_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a sheet holds. `formula` is empty if it is none."""

    text: str
    formula: str
    kind: str


def read_in_calc(file: Path, folder: Path, *, delimiter: str = ",") -> list[list[Cell]]:
    """Open a CSV file in Calc and say what it has made of it, row by row. `folder`: an empty one of our own.

    With all that Calc can make of text: numbers, dates and formulas ("Detect special numbers").
    """
    assert OFFICE is not None
    words = [OFFICE, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    words += [f"--infilter={_READ.format(separator=ord(delimiter))}"]
    words += ["--convert-to", "fods", "--outdir", str(folder), str(file)]
    subprocess.run(
        words, check=True, capture_output=True, timeout=_SECONDS, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    )
    return list(_rows(ElementTree.parse(folder / f"{file.stem}.fods").getroot()))


def _rows(sheet: ElementTree.Element) -> list[list[Cell]]:
    rows = []
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells: list[Cell] = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [_cell(cell)] * (times if times < 1000 else 0)
        if any(cell.text for cell in cells):
            rows.append(cells)
    return rows


def _cell(cell: ElementTree.Element) -> Cell:
    lines = ("".join(_said(line)) for line in cell.iterfind(f"{_TEXT}p"))
    return Cell("\n".join(lines), cell.get(f"{_TABLE}formula", ""), cell.get(f"{_OFFICE}value-type", ""))


def _said(line: ElementTree.Element) -> list[str]:
    """The text of a line; runs of spaces, tabs and breaks are elements of their own."""
    said = [line.text or ""]
    for part in line:
        if part.tag == f"{_TEXT}s":
            said.append(" " * int(part.get(f"{_TEXT}c", "1")))
        elif part.tag == f"{_TEXT}tab":
            said.append("\t")
        elif part.tag == f"{_TEXT}line-break":
            said.append("\n")
        else:
            said += _said(part)
        said.append(part.tail or "")
    return said
