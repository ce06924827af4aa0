"""A chart: a picture, what it shows in a sentence, and the same in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from daicho.faces.charts.svg import FONT, rect, tag

_BROAD = (
    600.0  # units: wider ones are not shrunk to the width of a telephone, which would leave their letters too small
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table beside a chart. href: where more of it is, on pages that have links; right: a figure."""

    text: str
    href: str | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a chart shows, in words: for those who do not see it and for those who want to copy from it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of `width` by `height` units; body: its SVG elements; key: tells it from other charts of the same page.

    whole: it tells by being seen at once, as a map does, and is shrunk to the width of a telephone however wide it is.
    """

    key: str
    title: str
    description: str
    width: float
    height: float
    body: Sequence[str]
    table: Table
    whole: bool = False

    def svg(self) -> str:
        """The picture as one element that may stand in a page or alone in a file."""
        return tag(
            "svg",
            tag("title", escape(self.title), id=f"{self.key}-title"),
            tag("desc", escape(self.description), id=f"{self.key}-desc"),
            rect(0, 0, self.width, self.height, "paper"),
            *self.body,
            cls="chart broad" if self.width > _BROAD and not self.whole else "chart",
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.width:.0f} {self.height:.0f}",
            width=round(self.width),
            height=round(self.height),
            role="img",
            aria_labelledby=f"{self.key}-title",
            aria_describedby=f"{self.key}-desc",
            font_family=FONT,
        )
