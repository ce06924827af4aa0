"""Flows as bands between two columns of countries: where money comes from on the left, where it goes on the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, word
from daicho.faces.charts.svg import SMALL, fitted, rect, tag, text
from daicho.faces.charts.totals import row_total, uncounted
from daicho.faces.words import Lang, country, label, total
from daicho.questions.flows import Flow

_WIDTH = 480
_SIDE = 150  # for names and sums on either side
_NODE = 12
_SLOT = 36  # the least height of a country: two lines of text
_TALLEST = 190.0  # of all bands of one panel together
_MOST_NODES = 14  # a side
_REST = "…"
_UNKNOWN = "?"
_GREY = "plain"  # of what is unknown, or several
_TONES = ("investment", "subsidy", "loan", "equity", "cancelled", "considering", "done")


class _Sum(NamedTuple):
    """What flows between two ends: what is certain, what was promised at most, and whether some of it has no upper bound."""

    low: float
    reach: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Node:
    """A country on one side: its band of colour from `y`, `size` high, in the middle of a slot; inner: where bands meet it."""

    y: float
    size: float
    middle: float


def flows_chart(
    flows: Sequence[Flow],
    lang: Lang = "en",
    *,
    apart: Sequence[Flow] = (),
    title: str = "",
    key: str = "flows",
    link: Mapping[str, str] | None = None,
) -> Chart:
    """Flows as pictures, one for each kind of money and currency.

    apart: what of them no rate converts, in its own currencies; link: by country code, for the table.
    """
    body: list[str] = []
    top = 8.0
    every = (*flows, *apart)
    tones = _toned(every)
    for heading, found in panels(flows, apart, lang):
        body.append(text(8, top + 14, heading, "soft", SMALL, font_weight="bold"))
        drawn, height = _panel(_merged(found), tones, found[0].total.currency, top + 26, lang)
        body += drawn
        top += height + 40
    if nothing := uncounted([flow.total for flow in flows], lang):
        body.append(text(8, top + 8, nothing, "soft", SMALL))
        top += 18
    title = title or word("flows", lang)
    return Chart(key, title, sentence("flows", lang), _WIDTH, max(top, 40.0), body, _table(every, lang, link or {}))


def panels(flows: Sequence[Flow], apart: Sequence[Flow], lang: Lang) -> Iterator[tuple[str, Sequence[Flow]]]:
    """The flows that are drawn, those of one kind of money and currency under one heading; then those of `apart`."""
    for several in (flows, apart):
        ordered = sorted(filter(_size, several), key=lambda flow: (_kind(flow), flow.total.currency))
        for (kind, currency), group in groupby(ordered, key=lambda flow: (_kind(flow), flow.total.currency)):
            heading = f"{label('kind', kind, lang)}, {currency}"
            yield heading if several is flows else sentence("apart", lang, heading), list(group)


_Ends = tuple[str, str]


def _toned(flows: Sequence[Flow]) -> dict[str, str]:
    """A colour for each country, the same on either side; those with most money have colours of their own."""
    sizes: dict[str, float] = {}
    for flow in flows:
        for end in _ends(flow):
            sizes[end] = sizes.get(end, 0.0) + _size(flow)
    sizes.pop(_UNKNOWN, None)
    return {end: _TONES[at % len(_TONES)] for at, end in enumerate(sorted(sizes, key=lambda end: (-sizes[end], end)))}


def _merged(flows: Sequence[Flow]) -> dict[_Ends, _Sum]:
    """What flows between each two ends; the smallest countries taken together."""
    sizes: list[dict[str, float]] = [{}, {}]
    for flow in flows:
        for side, end in zip(sizes, _ends(flow), strict=True):
            side[end] = side.get(end, 0.0) + _size(flow)
    kept = [set(sorted(side, key=lambda end, s=side: (-s[end], end))[:_MOST_NODES]) for side in sizes]  # type: ignore[misc]
    found: dict[_Ends, _Sum] = {}
    for flow in flows:
        source, target = (end if end in side else _REST for end, side in zip(_ends(flow), kept, strict=True))
        low, reach, is_open = found.get((source, target), _Sum(0.0, 0.0, False))
        found[source, target] = _Sum(
            low + float(flow.total.low or 0), reach + _size(flow), is_open or flow.total.high is None
        )
    return found


def _panel(
    bands: Mapping[_Ends, _Sum], tones: Mapping[str, str], currency: str, top: float, lang: Lang
) -> tuple[list[str], float]:
    unit = _TALLEST / sum(band.reach for band in bands.values())
    left, height_left = _column(bands, 0, unit, top)
    right, height_right = _column(bands, 1, unit, top)
    drawn: list[str] = []
    used: dict[tuple[int, str], float] = {}
    x1, x2 = float(_SIDE + _NODE), float(_WIDTH - _SIDE - _NODE)
    for source, target in sorted(bands, key=lambda ends: (left[ends[0]].y, right[ends[1]].y)):
        thick = bands[source, target].reach * unit
        y1 = left[source].y + used.get((0, source), 0.0)
        y2 = right[target].y + used.get((1, target), 0.0)
        used[0, source] = used.get((0, source), 0.0) + thick
        used[1, target] = used.get((1, target), 0.0) + thick
        drawn.append(tag("path", cls=f"{tones.get(source, _GREY)} reach", d=_band(x1, y1, x2, y2, max(thick, 1.0))))
    for side, nodes in enumerate((left, right)):
        drawn += _nodes(nodes, side, bands, tones, currency, lang)
    return drawn, max(height_left, height_right)


def _column(bands: Mapping[_Ends, _Sum], side: int, unit: float, top: float) -> tuple[dict[str, _Node], float]:
    """The countries of one side, the greatest first, one below the other."""
    sizes: dict[str, float] = {}
    for ends, band in bands.items():
        sizes[ends[side]] = sizes.get(ends[side], 0.0) + band.reach * unit
    found, y = {}, top
    for end in sorted(sizes, key=lambda end: (end == _REST, -sizes[end], end)):
        slot = max(_SLOT, sizes[end] + 6)
        found[end] = _Node(y + (slot - sizes[end]) / 2, sizes[end], y + slot / 2)
        y += slot
    return found, y - top


def _nodes(
    nodes: Mapping[str, _Node],
    side: int,
    bands: Mapping[_Ends, _Sum],
    tones: Mapping[str, str],
    currency: str,
    lang: Lang,
) -> list[str]:
    x = _SIDE if side == 0 else _WIDTH - _SIDE - _NODE
    at, anchor = (x - 8, "end") if side == 0 else (x + _NODE + 8, "start")
    drawn = []
    for end, node in nodes.items():
        mine = [bands[ends] for ends in bands if ends[side] == end]
        low, reach = Decimal(round(sum(band.low for band in mine))), Decimal(round(sum(band.reach for band in mine)))
        wording = total(low, None if any(band.is_open for band in mine) else reach, currency, lang)
        drawn += [
            rect(x, node.y, _NODE, max(node.size, 1.0), tones.get(end, _GREY)),
            text(at, node.middle - 2, fitted(_name(end, lang), _SIDE - 16), text_anchor=anchor),
            text(at, node.middle + 13, wording, "soft", SMALL, text_anchor=anchor),
        ]
    return drawn


def _band(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    middle = (x1 + x2) / 2
    return (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"v{thick:.1f}C{middle:.1f} {y2 + thick:.1f} {middle:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}z"
    )


def _name(end: str, lang: Lang) -> str:
    return end if end == _REST else country(end, lang) if end != _UNKNOWN else word("unknown", lang)


def flow_ends(flow: Flow, lang: Lang) -> tuple[str, str]:
    """The names of both ends of a flow."""
    source, target = _ends(flow)
    return _name(source, lang), _name(target, lang)


def _ends(flow: Flow) -> _Ends:
    return flow.payer_country or _UNKNOWN, flow.target or _UNKNOWN


def _size(flow: Flow) -> float:
    return float(flow.total.reach)


def _kind(flow: Flow) -> str:
    return dict(flow.total.by)["kind"] or ""


def _table(flows: Sequence[Flow], lang: Lang, link: Mapping[str, str]) -> Table:
    columns = ("from", "to", "kind", "currency", "total", "deals", "left out")
    return Table(
        tuple(word(name, lang) for name in columns),
        tuple(
            (
                *(Cell(_name(end, lang), link.get(end)) for end in _ends(flow)),
                Cell(label("kind", _kind(flow), lang)),
                Cell(flow.total.currency),
                Cell(row_total(flow.total, lang), right=True),
                Cell(str(len(flow.total.deals)), right=True),
                Cell(str(len(flow.total.leaves_out)), right=True),
            )
            for flow in flows
        ),
    )
