"""SVG as text: elements, their colours, and how wide a wording is.

Colours are classes that a style sheet may set (`charts.css` does, for light and dark); each class has presentation attributes as
defaults, so that a file stands alone. Nothing here writes `style=`: a strict Content-Security-Policy would refuse it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from html import escape

FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif"
SIZE = 13  # of ordinary text, in units of the picture
SMALL = 11
BOLD = 1.2  # times as wide as ordinary letters, at most

Attribute = str | float | int | None

# Class -> its defaults. Colours stand out from the white paper by 4.5 to 1 where they are of text, by 3 to 1 elsewhere.
_DEFAULTS: Mapping[str, Mapping[str, Attribute]] = {
    "paper": {"fill": "#ffffff"},
    "ink": {"fill": "#1b1f24"},
    "soft": {"fill": "#57606a"},
    "inverse": {"fill": "#ffffff"},
    "rule": {"stroke": "#d8dee4", "fill": "none"},
    "axis": {"stroke": "#8c959f", "fill": "none"},
    "box": {"fill": "#f6f8fa", "stroke": "#8c959f"},
    "focus": {"fill": "#e8f1fb", "stroke": "#2f6db5"},
    "investment": {"fill": "#2f6db5"},
    "subsidy": {"fill": "#b35c00"},
    "equity": {"fill": "#7d4fb0"},
    "loan": {"fill": "#1a7f72"},
    "considering": {"fill": "#8a6d00"},
    "planned": {"fill": "#2f6db5"},
    "committed": {"fill": "#1a7f72"},
    "done": {"fill": "#1d6b35"},
    "cancelled": {"fill": "#a3333d"},
    "plain": {"fill": "#5f6b7a"},
    "reach": {"fill-opacity": 0.3},
    "former": {"fill": "#ffffff", "stroke": "#8c959f", "stroke-dasharray": "3 2"},
    "shift": {"stroke": "#a3333d", "fill": "none", "stroke-width": 1.5},
    "late": {"fill": "#a3333d"},
    "early": {"fill": "#1d6b35"},
    "step0": {"fill": "#eef1f4"},
    "step1": {"fill": "#c9dcf2"},
    "step2": {"fill": "#94bbe6"},
    "step3": {"fill": "#5a93d0"},
    "step4": {"fill": "#2b69b0"},
    "step5": {"fill": "#143f75"},
}


def tag(name: str, *children: str, cls: str = "", **attributes: Attribute) -> str:
    """An element. cls: classes separated by spaces; attributes: `_` stands for `-`, None is left out. Children are markup."""
    found: dict[str, Attribute] = {"class": cls or None}
    for each in cls.split():
        found |= _DEFAULTS.get(each, {})
    found |= {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    written = "".join(f' {key}="{escape(_written(value))}"' for key, value in found.items() if value is not None)
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(x: float, y: float, wording: str, cls: str = "ink", size: int = SIZE, **attributes: Attribute) -> str:
    """A line of text; `y` is its baseline."""
    return tag("text", escape(wording), cls=cls, x=x, y=y, font_size=size, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, cls: str = "rule", **attributes: Attribute) -> str:
    """A straight line."""
    return tag("line", cls=cls, x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rect(x: float, y: float, width: float, height: float, cls: str, **attributes: Attribute) -> str:
    """A rectangle."""
    return tag("rect", cls=cls, x=x, y=y, width=width, height=height, **attributes)


def number(value: float) -> str:
    """A coordinate to a tenth of a unit: as fine as anybody sees, and the same on every machine."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def width_of(wording: str, size: float = SIZE) -> float:
    """About how wide a line of text is: no font is asked, a full-width character takes its size, others by their kind."""
    return sum(_em(character) for character in wording) * size


def fitted(wording: str, room: float, size: float = SIZE) -> str:
    """`wording`, cut with an ellipsis where it is wider than `room`."""
    if width_of(wording, size) <= room:
        return wording
    kept = wording
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in "iIl.,:;'|!()[] jtfr":
        return 0.34
    return 0.78 if character in "mwMW%" or character.isupper() else 0.57


def _written(value: Attribute) -> str:
    return value if isinstance(value, str) else number(value or 0)
