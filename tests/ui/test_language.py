"""The window speaks English or Indonesian, whole sentences of both, and says Qt's own words too."""

import ast
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from reader.errors import BadFile, Conflict
from tests import translations
from ui import language
from ui.language import date_text, say, tr

CATALOGUES = sorted(translations.FOLDER.glob("sikap_*.ts"))
Speak = Callable[[str | None], None]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    yield lambda wish: language.install(qapp, wish)
    language.install(qapp, "en")


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A catalogue of our own, so that no test depends on the words of the real one."""
    texts = {
        ("Sikap", "Remove {name}"): "Hapus {name}",
        ("Sikap", "There is no file {path}: look again."): "Tidak ada berkas {path}: lihat lagi.",
        ("Sikap", "{name} is no file. {reason}"): "{name} bukan berkas. {reason}",
        ("Sikap", "{step} was undone by {who}."): "{step} diurungkan oleh {who}.",
        ("Sikap", "Tag as actor"): "Tandai sebagai aktor",
        ("Sikap", "another program"): "program lain",
        ("QLineEdit", "&Copy"): "&Salin",
    }
    monkeypatch.setattr(language, "read_catalogue", lambda _: texts)
    return texts


def test_a_text_is_said_in_the_chosen_language_with_its_values(speak: Speak, catalogue: object) -> None:
    speak("id")
    assert tr("Remove {name}", name="{Lavrov}") == "Hapus {Lavrov}"
    speak("en")
    assert tr("Remove {name}", name="{Lavrov}") == "Remove {Lavrov}"


def test_a_text_without_a_translation_stays_english(speak: Speak, catalogue: object) -> None:
    speak("id")
    assert tr("Never heard of {thing}", thing="this") == "Never heard of this"


@pytest.mark.parametrize("text", ["{", "}", "{0}", "{unknown}", "100 % {", "{}", ""])
def test_braces_do_no_harm_where_there_are_no_values(speak: Speak, text: str) -> None:
    for wish in ("id", "en"):
        speak(wish)
        assert tr(text) == text


def test_an_error_is_said_in_the_language_of_the_window(speak: Speak, catalogue: object) -> None:
    error = BadFile("There is no file {path}: look again.", path="a{b}.txt")
    speak("id")
    assert say(error) == "Tidak ada berkas a{b}.txt: lihat lagi."
    speak("en")
    assert say(error) == str(error)


def test_an_error_inside_an_error_and_our_words_in_its_values_are_said_too(speak: Speak, catalogue: object) -> None:
    speak("id")
    inner = BadFile("There is no file {path}: look again.", path="b")
    assert say(BadFile("{name} is no file. {reason}", name="Tag as actor", reason=inner)) == (
        "Tag as actor bukan berkas. Tidak ada berkas b: lihat lagi."
    )
    undone = Conflict("{step} was undone by {who}.", step="Tag as actor", who="another program")
    assert say(undone) == "Tandai sebagai aktor diurungkan oleh program lain."


@pytest.mark.parametrize(
    ("wish", "expected"), [("id", "id"), ("id-ID", "id"), ("ms_MY", "id"), ("en-GB", "en"), ("de", "en"), ("C", "en")]
)
def test_the_system_chooses_when_nobody_else_does(
    speak: Speak, monkeypatch: pytest.MonkeyPatch, wish: str, expected: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: [wish])
    speak(None)
    assert language.language() == expected


def test_a_system_without_a_language_gets_english(speak: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: [])
    speak(None)
    assert language.language() == "en"


def test_numbers_and_dates_follow_the_language(speak: Speak) -> None:
    speak("id")
    assert QLocale().language() == QLocale.Language.Indonesian
    speak("en")
    assert QLocale().language() == QLocale.Language.English


@pytest.mark.parametrize(
    ("published", "english", "indonesian"),
    [
        ("2023-11-21", "21 Nov 2023", "21 Nov 2023"),
        ("2024-08-02", "2 Aug 2024", "2 Agu 2024"),
        ("2024-12-31T23:30:00", "31 Dec 2024", "31 Des 2024"),
        ("2024-05", "2024-05", "2024-05"),
        ("about 1998", "about 1998", "about 1998"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        (None, "", ""),
    ],
)
def test_a_date_is_short_and_in_the_language(
    speak: Speak, published: str | None, english: str, indonesian: str
) -> None:
    for wish, expected in (("en", english), ("id", indonesian)):
        speak(wish)
        assert date_text(published) == expected


def test_qts_own_words_are_indonesian_too(speak: Speak, qtbot: QtBot) -> None:
    speak("id")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    field = QLineEdit("abc")
    for widget in (buttons, field):
        qtbot.addWidget(widget)
    assert [button.text() for button in buttons.buttons()] == ["OK", "Batal"]
    menu = field.createStandardContextMenu()
    assert [action.text().split("\t")[0] for action in menu.actions() if action.text()] == [
        *("&Urungkan", "&Ulangi", "Po&tong", "&Salin", "&Tempel", "Hapus", "Pilih Semua")
    ]
    menu.deleteLater()


def test_the_file_dialog_is_indonesian_too(speak: Speak, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[str, str]] = set()

    class Listening(language.Catalogue):
        def translate(self, context: str, sourceText: str, /, disambiguation: str | None = None, n: int = -1) -> None:
            asked.add((context, sourceText))

    monkeypatch.setattr(language, "Catalogue", Listening)
    speak("id")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    wanted = {(context, text) for context, text in asked if context.startswith("QFile") and "+" not in text}
    assert len(wanted) > 20
    assert not wanted - language.read_catalogue("id").keys()


def test_going_back_to_english_takes_the_other_language_away(speak: Speak, catalogue: object) -> None:
    speak("id")
    speak("en")
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Copy"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
class TestEveryCatalogue:
    def test_holds_every_text_of_the_program_and_no_other(self, file: Path) -> None:
        assert not translations.behind(file), "run python -m tests.translations and translate what is new"

    def test_has_the_same_placeholders_as_the_english(self, file: Path) -> None:
        for source, said in translations.messages(file).items():
            assert fields(said) == fields(source), source

    def test_starts_and_ends_as_the_english_does(self, file: Path) -> None:
        for source, said in every_message(file):
            assert len(said) - len(said.lstrip()) == len(source) - len(source.lstrip()), source
            assert len(said) - len(said.rstrip()) == len(source) - len(source.rstrip()), source
            assert source.endswith("…") == said.endswith("…"), source
            assert source.endswith(":") == said.endswith(":"), source

    def test_keeps_the_keys_of_menus(self, file: Path) -> None:
        for source, said in translations.messages(file).items():
            assert source.replace("&&", "").count("&") == said.replace("&&", "").count("&"), source


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def every_message(file: Path) -> Iterator[tuple[str, str]]:
    """Ours and Qt's."""
    for message in ElementTree.parse(file).iterfind("context/message"):
        yield message.findtext("source", ""), message.findtext("translation", "")


def test_texts_are_found_whatever_they_are_said_through() -> None:
    code = """
GONE = "Gone: {name}."
def say_it(path, kind, found):
    template = "First {n}."
    yield Finding(template, n=1)
    template = "Second {n}."
    yield Finding(template, n=2)
    yield kind("{path} is no project.", path=path)
    yield BadFile(GONE, name="x")
    yield "{path} is formatted".format(path=path)
"""
    found = set(translations._texts(ast.parse(code), {"BadFile"}))
    assert found == {"Gone: {name}.", "First {n}.", "Second {n}.", "{path} is no project."}
