"""Colours as numbers: WCAG contrast, mixing, and OKLCH, in which equal steps look equal."""

from __future__ import annotations

from math import atan2, cos, hypot, sin

RGB = tuple[float, float, float]


def rgb(colour: str) -> RGB:
    """``#rrggbb`` as red, green and blue from 0 to 1."""
    value = int(colour[1:7], 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def hexed(colour: RGB) -> str:
    """Red, green and blue from 0 to 1 (held to that) as ``#rrggbb``."""
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in colour)


def over(base: str, colour: str, alpha: float) -> str:
    """What is seen where ``colour`` of opacity ``alpha`` (0 to 1) lies on ``base``."""
    pairs = zip(rgb(base), rgb(colour), strict=True)
    red, green, blue = (under * (1 - alpha) + upper * alpha for under, upper in pairs)
    return hexed((red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    red, green, blue = (_linear(part) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two opaque colours, 1 to 21. Text needs 4.5, a line or an icon 3."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def to_oklch(colour: str) -> RGB:
    """Lightness (0 to 1), chroma (0 to about 0.37) and hue (radians) of ``#rrggbb``."""
    red, green, blue = (_linear(part) for part in rgb(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """``#rrggbb`` of a colour in OKLCH; what no screen shows is held to the nearest edge."""
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return hexed((_gamma(red), _gamma(green), _gamma(blue)))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
