"""The science of colours: what can be read, what each eye can tell apart, and a person's colours fitted to a theme."""

import math
import operator
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from PySide6.QtGui import QColor

from reader.model import Kind
from ui.reading.marks import strong_fill
from ui.theme import Theme, over

READABLE = 4.5  # the least contrast of words with what lies under them (WCAG 2.2, success criterion 1.4.3)
VISIBLE = 3.0  # that of links among words, of quiet words on a mark, and of lines and signs (1.4.11)
LINES_APART = 12.0  # the least difference of the lines of two kinds, which are thin
FILLS_APART = 2.0  # that of their fills; 2 is the least that can be seen side by side
FILL_SEEN = 5.0  # that of a fill from the paper
THINNEST = 0.02  # opacity; with less of a fill, words are no easier to read
FILL_CONTRAST = 1.35  # that a fill need not exceed to be seen by night, where differences of colour count for less
# What the eye without one of its three kinds of cones sees of red, green and blue light (Machado, Oliveira and
# Fernandes 2009, severity 1): rows are what is seen, columns what is shown, in linear light.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TINTS = {False: (0.58, 0.86), True: (0.58, 0.80)}  # by day and by night: how light the colour of a fill can be

Lab = tuple[float, float, float]


class Confusion(NamedTuple):
    """Two kinds that an eye of `EYES` takes for one, if it goes by their colours."""

    eye: str
    one: Kind
    other: Kind


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one.rgb()), _luminance(other.rgb())), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: QColor, other: QColor, eye: str = "usual") -> float:
    """How far apart two opaque colours are for an eye, in hundredths of the way from black to white (in Oklab)."""
    return 100 * math.dist(oklab(one, eye), oklab(other, eye))


def oklab(colour: QColor, eye: str = "usual") -> Lab:
    """Lightness, green to red and blue to yellow of what an eye sees of a colour (Ottosson 2020)."""
    return _oklab(colour.rgb(), eye)


def lit(colour: QColor, lightness: float) -> QColor:
    """The same hue with another lightness in Oklab, 0 to 1, and as much of its strength as a screen can show."""
    _, green_red, blue_yellow = oklab(colour)
    for strength in range(20, -1, -1):
        parts = _screen((lightness, green_red * strength / 20, blue_yellow * strength / 20))
        if all(-0.0005 <= part <= 1.0005 for part in parts):
            break
    return QColor.fromRgbF(*(min(1.0, max(0.0, part)) for part in parts))


def grounds(theme: Theme) -> list[QColor]:
    """Everything that words of an article can stand on: first pages and single marks, then piles of two marks."""
    return [*_single_grounds(theme), *_piles(theme)]


def confusions(theme: Theme) -> list[Confusion]:
    """Which kinds are not told apart by their colours, and by which eyes."""
    return [
        Confusion(eye, one, other)
        for eye in EYES
        for one, other in combinations(Kind, 2)
        if _alike(theme, one, other, eye)
    ]


def dyed(theme: Theme, chosen: Mapping[Kind, QColor]) -> Theme:
    """The theme with a person's colours for some kinds.

    A hue stays, while its lightness moves and its fill thins until a line is seen about as well as the theme's own and
    words can be read on every mark and on marks that overlap.
    """
    line = {kind: _line(theme, chosen[kind]) if kind in chosen else own for kind, own in theme.line.items()}
    fill = {kind: _fill(theme, kind, chosen[kind]) if kind in chosen else own for kind, own in theme.fill.items()}
    result = theme._replace(line=line, fill=fill)
    while not _can_be_read(result) and any(result.fill[kind].alphaF() > THINNEST for kind in chosen):
        result = result._replace(fill={k: _thinner(f) if k in chosen else f for k, f in result.fill.items()})
    return result


def _single_grounds(theme: Theme) -> list[QColor]:
    fills = [theme.fill[kind] for kind in Kind] + [strong_fill(theme, kind) for kind in Kind]
    return _pages(theme) + [over(page, fill) for page, fill in product(_pages(theme), fills)]


def _piles(theme: Theme) -> Iterator[QColor]:
    """Two statements can meet by half a pixel, and a theme is safer when no pile of marks can hide a word."""
    fills = [theme.fill[kind] for kind in Kind]
    return (over(over(page, one), other) for page, one, other in product(_pages(theme), fills, fills))


def _pages(theme: Theme) -> list[QColor]:
    return [theme.paper, over(theme.paper, theme.sentence), over(theme.code, theme.sentence), theme.code]


def _can_be_read(theme: Theme) -> bool:
    marks = _single_grounds(theme)
    return (
        all(contrast(theme.text, ground) >= READABLE for ground in (*marks, *_piles(theme)))
        and all(contrast(theme.link, ground) >= VISIBLE for ground in marks)
        and all(contrast(theme.dim, over(theme.paper, fill)) >= VISIBLE for fill in theme.fill.values())
    )


def _alike(theme: Theme, one: Kind, other: Kind, eye: str) -> bool:
    lines = difference(theme.line[one], theme.line[other], eye)
    fills = difference(over(theme.paper, theme.fill[one]), over(theme.paper, theme.fill[other]), eye)
    return lines < LINES_APART or fills < FILLS_APART


def _line(theme: Theme, colour: QColor) -> QColor:
    """The colour itself, or its hue at the nearest lightness at which it is seen about as well as the theme's own."""
    least = max(VISIBLE, 0.75 * min(contrast(own, theme.paper) for own in theme.line.values()))
    if contrast(colour, theme.paper) >= least:
        return colour
    step, lightness = (0.01 if theme.dark else -0.01), oklab(colour)[0]
    while contrast(found := lit(colour, lightness), theme.paper) < least and 0 < lightness + step < 1:
        lightness += step
    return found


def _fill(theme: Theme, kind: Kind, colour: QColor) -> QColor:
    """As much of the colour as the theme has of its own for this kind, and more if that is not seen on the paper."""
    least, most = TINTS[theme.dark]
    found = lit(colour, min(most, max(least, oklab(colour)[0])))
    alpha = theme.fill[kind].alphaF()
    found.setAlphaF(alpha)
    seen = min(FILL_CONTRAST, contrast(over(theme.paper, theme.fill[kind]), theme.paper))
    while alpha < 0.6 and (
        _faintest(theme, found) < FILL_SEEN or contrast(over(theme.paper, found), theme.paper) < seen
    ):
        found.setAlphaF(alpha := alpha + 0.02)
    return found


def _faintest(theme: Theme, fill: QColor) -> float:
    return min(difference(over(theme.paper, fill), theme.paper, eye) for eye in EYES)


def _thinner(fill: QColor) -> QColor:
    result = QColor(fill)
    result.setAlphaF(fill.alphaF() * 0.94)
    return result


@cache
def _luminance(rgb: int) -> float:
    red, green, blue = _light(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _oklab(rgb: int, eye: str) -> Lab:
    shown = _light(rgb)
    red, green, blue = (min(1, max(0, sum(map(operator.mul, row, shown)))) for row in EYES[eye])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _screen(lab: Lab) -> Lab:
    """Red, green and blue of a colour in Oklab; outside of 0 to 1 where no screen can show it."""
    light, green_red, blue_yellow = lab
    long = (light + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (light - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (light - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        _shown(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _shown(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _shown(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _light(rgb: int) -> Lab:
    """The light of the three parts of 0xAARRGGBB, 0 to 1 (sRGB, IEC 61966-2-1)."""
    return _linear(rgb >> 16 & 255), _linear(rgb >> 8 & 255), _linear(rgb & 255)


@cache
def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _shown(light: float) -> float:
    """The part of a colour that gives this light; the other way round than `_linear`."""
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
