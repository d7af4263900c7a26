"""How the window looks: colours by day and by night, the two type faces, tinted icons, one quiet style sheet."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import QRect, QSettings, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

import resources
from reader.model import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints

NAMES = ("light", "sepia", "dark", "contrast")  # of the themes, as they are offered
SANS_SIZE = 10.5  # points, of the window on a system whose own text is as large as usual
# Points, from and to, that systems write with unless somebody has chosen otherwise; desktops on Linux differ.
USUAL = {"win32": (9.0, 9.0), "darwin": (13.0, 13.0)}
USUAL_ELSEWHERE = 9.0, 11.0
SMALLEST, LARGEST = 0.8, 2.0  # of what the system's size of text makes of ours
COLOUR = re.compile("#[0-9a-fA-F]{6}")
DRAWN = 'width="24" height="24"'  # what each drawing says of its size
FACES = ("Regular", "It", "Semibold", "Bold", "BoldIt")
# First what we carry, then what systems bring. Only what is there is asked for: Qt warns otherwise.
SERIF = ("Source Serif Pro", "Noto Serif", "Georgia", "Times New Roman", "DejaVu Serif", "Liberation Serif")
SANS = ("Source Sans Pro", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Liberation Sans")
MONO = ("Source Code Pro", "Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "Liberation Mono")
OTHER_SCRIPTS = (
    *("Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Amiri", "Noto Serif Hebrew", "Noto Sans Devanagari"),
    *("Noto Serif CJK SC", "Noto Sans CJK SC", "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Yu Gothic"),
    *("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "DejaVu Sans"),
)


class Theme(NamedTuple):
    """The colours of day or night. `fill` lies under the words of a mark; `line` draws its bars, lines and signs."""

    name: str
    dark: bool
    window: QColor
    paper: QColor
    text: QColor
    dim: QColor
    rule: QColor
    accent: QColor
    selection: QColor
    selected_text: QColor
    link: QColor
    deleted: QColor
    code: QColor
    sentence: QColor
    fill: Mapping[Kind, QColor]
    line: Mapping[Kind, QColor]


_current: Theme | None = None


@cache
def load(name: str) -> Theme:
    """The theme in resources/themes/NAME.json: colours are #RRGGBB or #AARRGGBB."""
    values = json.loads(resources.path(f"themes/{name}.json").read_text(encoding="utf-8"))
    colours = {role: QColor(value) for role, value in values["colours"].items()}
    fill, line = ({Kind(kind): QColor(value) for kind, value in values[part].items()} for part in ("fill", "line"))
    return Theme(values["name"], values["dark"], **colours, fill=fill, line=line)


def current() -> Theme:
    """The theme applied last; day, if none was."""
    return _current or load("light")


def mine(name: str, chosen: Mapping[Kind, QColor] | None = None) -> Theme:
    """The theme of this name with the person's colours for the kinds: those `chosen`, or else those that are kept."""
    colours = chosen_colours() if chosen is None else chosen
    return _mine(name, frozenset((kind, colour.name()) for kind, colour in colours.items()))


def chosen_colours() -> dict[Kind, QColor]:
    """The colours that the person has given to kinds; what is no colour is as if it were not there."""
    settings = QSettings()
    kept = {kind: str(settings.value(f"colours/{kind.value}", "")) for kind in Kind}
    return {kind: QColor(colour) for kind, colour in kept.items() if COLOUR.fullmatch(colour)}


def keep_colours(chosen: Mapping[Kind, QColor]) -> None:
    """Keep these for the next starts, and the theme's own colours for the other kinds."""
    settings = QSettings()
    settings.remove("colours")
    for kind, colour in chosen.items():
        settings.setValue(f"colours/{kind.value}", colour.name())


def system_theme(app: QApplication) -> Theme:
    """What the system wants: `follow` tells when it wants something else."""
    if _wants_contrast(app):
        return mine("contrast")
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mine("dark" if dark else "light")


def follow(app: QApplication, call: Callable[[], object]) -> None:
    """Call this whenever the system wants another theme."""
    _hints(app).colorSchemeChanged.connect(lambda: call())
    if hints := _accessibility(app):
        hints.contrastPreferenceChanged.connect(lambda: call())


def scale() -> float:
    """How much larger than usual a person lets the system write; 1 on an ordinary one."""
    least, most = USUAL.get(sys.platform, USUAL_ELSEWHERE)
    size = system_size()
    return max(SMALLEST, min(LARGEST, size / most if size > most else size / least if size < least else 1.0))


def system_size() -> float:
    """Points of the system's own text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 72 / 96


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application. Widgets that paint by themselves learn it by `QEvent.Type.PaletteChange`."""
    global _current
    _current = theme
    app.setStyleSheet("")  # under a sheet everything is dressed again for each of these: four times as long
    app.setFont(sans(SANS_SIZE * scale()))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


@contextmanager
def without_sheet(app: QApplication) -> Iterator[None]:
    """The style sheet comes on at the end: widgets that are put together under it are dressed again at each step."""
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def serif(size: float) -> QFont:
    """The face of the text, with what this machine has for other scripts behind it."""
    return _font(SERIF, size)


def sans(size: float) -> QFont:
    """The face of the window."""
    return _font(SANS, size)


def reading(face: str, size: float) -> QFont:
    """A face to read an article in: "serif", "sans", or a family, with our serif and other scripts behind it."""
    if face in ("serif", "sans"):
        return serif(size) if face == "serif" else sans(size)
    return _font((face, *SERIF), size)


def mono(size: float) -> QFont:
    """The face of code."""
    font = _font(MONO, size)
    font.setFixedPitch(True)
    return font


def icon(name: str) -> QIcon:
    """resources/icons/NAME.svg in the colour of the theme's text; empty if there is none.

    "statement", "actor" and "position" have the colour of their kind.
    """
    theme = current()
    colour = theme.line[Kind(name)] if name in list(Kind) else theme.text
    return _icon(name, colour.name(), faint(theme).name())


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's roles; a window in the background keeps its colours."""
    role = QPalette.ColorRole
    colours = {
        **dict.fromkeys((role.Window, role.Button, role.AlternateBase), theme.window),
        **dict.fromkeys((role.Base, role.ToolTipBase), theme.paper),
        **dict.fromkeys((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        **{role.PlaceholderText: theme.dim, role.Accent: theme.accent},
        **{role.Highlight: theme.selection, role.HighlightedText: theme.selected_text},
        **{role.Link: theme.link, role.LinkVisited: theme.link},
        **{role.Light: theme.paper, role.Midlight: theme.window, role.Mid: theme.rule},
        **{role.Dark: theme.rule, role.Shadow: mix(theme.rule, theme.text, 0.2)},
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, faint(theme))
    return result


def style_sheet(theme: Theme) -> str:
    """resources/themes/window.qss with the theme's colours in it."""
    colours = {
        **{name: getattr(theme, name) for name in ("window", "paper", "text", "dim", "rule", "accent", "selection")},
        "selected_text": theme.selected_text,
        "on_accent": theme.paper,
        "accent_hover": mix(theme.accent, theme.text, 0.15),
        "hover": mix(theme.paper, theme.text, 0.055),
        "chosen": mix(theme.paper, theme.accent, 0.2),
        "edge": mix(theme.rule, theme.text, 0.12),
        "thumb": mix(theme.paper, theme.text, 0.22),
        "faint": faint(theme),
    }
    sheet = resources.path("themes/window.qss").read_text(encoding="utf-8")
    arrow, tick = (resources.path(f"themes/{name}.svg").as_posix() for name in ("arrow", f"tick_{theme.name}"))
    values = {"arrow": arrow, "tick": tick} | {name: colour.name() for name, colour in colours.items()}
    return re.sub(r"\$(\w+)", lambda name: values[name[1]], sheet)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`other` laid over `one` with the opacity `share` (0 to 1)."""
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def over(below: QColor, above: QColor) -> QColor:
    """What is seen where a colour that shines through lies over an opaque one."""
    return mix(below, above, above.alphaF())


def faint(theme: Theme) -> QColor:
    """The colour of what cannot be used now."""
    return mix(theme.window, theme.text, 0.54)


def _wants_contrast(app: QApplication) -> bool:
    hints = _accessibility(app)
    return hints is not None and hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def _accessibility(app: QApplication) -> "QAccessibilityHints | None":
    """What the system says of contrast; before Qt 6.10 nothing."""
    hints = _hints(app)
    return hints.accessibility() if hasattr(hints, "accessibility") else None


@cache
def _hints(app: QApplication) -> QStyleHints:
    """Held for good: when PySide6 lets it go, it takes what `accessibility` has given for deleted, for ever."""
    return app.styleHints()


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont(_available(families))
    font.setPointSizeF(size)
    return font


@cache
def _mine(name: str, chosen: frozenset[tuple[Kind, str]]) -> Theme:
    if not chosen:
        return load(name)
    from ui.colours import dyed

    return dyed(load(name), {kind: QColor(colour) for kind, colour in chosen})


@cache
def _available(families: tuple[str, ...]) -> list[str]:
    there = _families()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return [family for family in dict.fromkeys((*families, *OTHER_SCRIPTS)) if family in there] or system


@cache
def _families() -> frozenset[str]:
    """What there is to write with, our own two families among them."""
    for package, stem in (("font_source_serif_pro", "SourceSerifPro"), ("font_source_sans_pro", "SourceSansPro")):
        folder = _files_of(package)
        for face in FACES:
            file = folder / f"{stem}-{face}.ttf"
            if file.is_file():
                QFontDatabase.addApplicationFont(str(file))
    return frozenset(QFontDatabase.families())


def _files_of(package: str) -> Path:
    """Also of a package of which nothing but its files is there: so the packed program carries it."""
    spec = find_spec(package)
    return Path(next(iter(spec.submodule_search_locations or [""])), "files") if spec else Path()


@cache
def _icon(name: str, colour: str, faint: str) -> QIcon:
    file = resources.path(f"icons/{name}.svg")
    return QIcon(_Drawing(file, colour, faint)) if file.is_file() else QIcon()


class _Drawing(QIconEngine):
    """Draws an icon when it is wanted, in just the pixels that are wanted: sharp on every screen."""

    _copies: ClassVar[list["_Drawing"]] = []  # those made for Qt alone: Python must not end them

    def __init__(self, file: Path, colour: str, faint: str) -> None:
        super().__init__()
        self._file, self._tints = file, (colour, faint)
        self._drawn: dict[tuple[int, int, bool, float], QPixmap] = {}

    def isNull(self) -> bool:
        return False

    def clone(self) -> QIconEngine:
        self._copies.append(copy := _Drawing(self._file, *self._tints))
        return copy

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixels = (QSizeF(size) * scale).toSize()
        key = pixels.width(), pixels.height(), mode == QIcon.Mode.Disabled, scale
        if key not in self._drawn:
            drawn = self._drawn[key] = self._draw(pixels, self._tints[mode == QIcon.Mode.Disabled])
            drawn.setDevicePixelRatio(scale)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        pixmap = self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _draw(self, pixels: QSize, tint: str) -> QPixmap:
        """By Qt's own reader of pictures: to read its module for drawings takes as long as fifty of them."""
        if pixels.isEmpty():  # the reader would draw it in its own size
            return QPixmap()
        drawing = self._file.read_text(encoding="utf-8").replace("currentColor", tint)
        sized = drawing.replace(DRAWN, f'width="{pixels.width()}" height="{pixels.height()}"', 1)
        pixmap = QPixmap()
        pixmap.loadFromData(sized.encode(), "SVG")
        return pixmap
