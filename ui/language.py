"""The window's language: English is written in the code, every other language is a Qt Linguist file read at start.

Qt ships no Indonesian, so the same file says the words of Qt too: OK, Cancel, the file dialog, the menu of a field.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources
from reader.errors import SikapError
from reader.moment import local_day

if TYPE_CHECKING:
    from reader.keeping.checking import Finding

CONTEXT = "Sikap"
ENGLISH, INDONESIAN = "en", "id"
LANGUAGES = {ENGLISH: "English", INDONESIAN: "Bahasa Indonesia"}
MONTHS = {
    ENGLISH: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    INDONESIAN: ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
}

_language = ENGLISH
_catalogue: "Catalogue | None" = None


def tr(text: str, /, **values: object) -> str:
    """The text in the window's language, its {named} values filled in. A text without values may hold any braces."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def say(error: "SikapError | Finding") -> str:
    """The sentence of an error in the window's language."""
    values = {name: _in_words(name, value) for name, value in error.values.items()}
    return QCoreApplication.translate(CONTEXT, error.template).format(**values)


def step_name(step: str) -> str:
    """What a step is called now, by the name under which it is kept in files."""
    renamed = {
        "Mark as boilerplate": tr("Mark as website line"),
        "Find sentences again": tr("Split into sentences again"),
        "Drop tag": tr("Delete tag without its words"),
    }
    return renamed.get(step) or tr(step)


def language() -> str:
    """The code of the window's language: "en" or "id"."""
    return _language


def install(app: QCoreApplication, language: str | None = None) -> None:
    """Switch the window to a language; None follows the system. Texts that are already painted keep their words."""
    global _language, _catalogue
    if _catalogue is not None:
        app.removeTranslator(_catalogue)
        _catalogue = None
    _language = _known(language) if language else _of_system()
    if _language != ENGLISH:
        _catalogue = Catalogue(_language)
        app.installTranslator(_catalogue)
    QLocale.setDefault(_locale(_language))


def date_text(published: str | None) -> str:
    """An ISO date or date-time as a short date, "21 Nov 2023"; what is not an ISO date is given back as it is."""
    try:
        day = local_day(published or "")
    except (ValueError, OverflowError):
        return published or ""
    return f"{day.day} {MONTHS[_language][day.month - 1]} {day.year}"


def unbroken(text: str) -> str:
    """Words that stay in one line: a number and what it counts, a date."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


class Catalogue(QTranslator):
    """A Qt Linguist file, without a compiled twin that could be forgotten."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.texts = read_catalogue(language)

    def isEmpty(self) -> bool:
        return not self.texts

    def translate(self, context: str, sourceText: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self.texts.get((context, sourceText))


@cache
def read_catalogue(language: str) -> dict[tuple[str, str], str]:
    """(context, English text) to translation: the finished messages of a language's file."""
    from xml.etree import ElementTree

    texts = {}
    for context in ElementTree.parse(resources.path(f"translations/sikap_{language}.ts")).iterfind("context"):
        name = context.findtext("name", "")
        for message in context.iterfind("message"):
            if said := message.findtext("translation"):
                texts[name, message.findtext("source", "")] = said
    return texts


def _in_words(name: str, value: object) -> object:
    """The values of an error that are words of ours and not the person's data."""
    if isinstance(value, SikapError):
        return say(value)
    if name == "step":
        return step_name(str(value))
    if name in ("table", "what") and value == "annotation":
        return tr("tag")
    return tr(str(value)) if name in ("who", "table", "kind", "what") else value


def _of_system() -> str:
    wishes = QLocale.system().uiLanguages()
    return _known(wishes[0]) if wishes else ENGLISH


def _known(wish: str) -> str:
    """Malay readers read Indonesian more easily than English; everybody else gets English."""
    return INDONESIAN if wish.replace("_", "-").split("-")[0].lower() in ("id", "in", "ms") else ENGLISH


def _locale(language: str) -> QLocale:
    if language == INDONESIAN:
        return QLocale("id_ID")
    system = QLocale.system()
    return system if system.language() == QLocale.Language.English else QLocale("en_GB")
