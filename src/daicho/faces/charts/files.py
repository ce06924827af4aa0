"""Charts as files: SVG, PNG (by the extra `charts`) and HTML, told apart by the file's name."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from daicho.errors import OutputError, UsageError
from daicho.faces.charts.chart import Cell, Chart
from daicho.faces.charts.svg import tag
from daicho.faces.export.aside import aside
from daicho.faces.words import Lang

_ZOOM = 2  # pixels a unit: sharp on today's screens and on paper
_JAPANESE = "漢"
_NO_FONT = "no installed font has Japanese characters, which would be missing from the picture: install fonts-noto-cjk"


def write_chart(path: Path, chart: Chart, lang: Lang = "en") -> None:
    """Write a chart to `path`, whole or not at all, in the format that its name ends in. Raises UsageError and OutputError."""
    content = content_of(path, chart, lang)
    with aside(path) as beside:
        beside.write_bytes(content)


def content_of(path: Path, chart: Chart, lang: Lang = "en") -> bytes:
    """The bytes of the file `path`. Raises UsageError for a name that ends in none of FORMATS."""
    make = FORMATS.get(path.suffix.lower())
    if make is None:
        raise UsageError(f"{path}: a picture's name ends in {', '.join(FORMATS)}")
    return make(chart, lang)


def _svg(chart: Chart, lang: Lang) -> bytes:
    return (chart.svg() + "\n").encode()


def _html(chart: Chart, lang: Lang) -> bytes:
    """A page of its own: the picture, and the same in a table."""
    style = files("daicho.faces").joinpath("web", "static", "charts.css").read_text(encoding="utf-8")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in chart.table.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in chart.table.rows)
    page = (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(chart.title)}</title>\n<style>\n{style}</style></head>\n"
        f'<body class="chart-page"><main><h1>{escape(chart.title)}</h1><p>{escape(chart.description)}</p>\n'
        f'<div class="chart-frame">{chart.svg()}</div>\n'
        f'<div class="chart-frame"><table class="chart-table"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table></div></main></body></html>\n"
    )
    return page.encode()


def _cell(cell: Cell) -> str:
    return tag("td", escape(cell.text) or "&#160;", cls="right" if cell.right else "")


def _png(chart: Chart, lang: Lang) -> bytes:
    try:
        resvg: Any = importlib.import_module("resvg_py")
    except ImportError as error:
        raise OutputError("PNG needs resvg_py: pip install 'daicho[charts]'; .svg and .html need nothing") from error
    drawing = chart.svg()
    if _has_japanese(drawing) and not _draws_japanese(resvg):
        raise OutputError(f"{_NO_FONT}; .svg and .html need none here")
    return bytes(resvg.svg_to_bytes(svg_string=drawing, zoom=_ZOOM, languages=[lang, "ja"]))


def _has_japanese(drawing: str) -> bool:
    return any("\u3040" <= character <= "\u9fff" for character in drawing)


def _draws_japanese(resvg: Any) -> bool:
    """Whether a Japanese character leaves ink at all."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16" font-size="16">{}</text></svg>'
    drawn, blank = (bytes(resvg.svg_to_bytes(svg_string=frame.format(each))) for each in (_JAPANESE, ""))
    return drawn != blank


FORMATS: Mapping[str, Callable[[Chart, Lang], bytes]] = {".svg": _svg, ".png": _png, ".html": _html}
