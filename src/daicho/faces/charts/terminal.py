"""Charts as lines of text: blocks and dashes, aligned for full-width characters, no wider than asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from daicho.faces.charts.flows import flow_ends
from daicho.faces.charts.flows import panels as flow_panels
from daicho.faces.charts.indicators import grouped, subject_name
from daicho.faces.charts.labels import months, sentence, squeezed
from daicho.faces.charts.scales import Scale, ends, money_scale, time_scale, years
from daicho.faces.charts.timeline import versions
from daicho.faces.charts.totals import BETWEEN, kind_of, panels, row_total, row_values, uncounted
from daicho.faces.measures import RANK, measured, unit_key
from daicho.faces.words import Lang, label, when
from daicho.questions.flows import Flow
from daicho.questions.indicators import Reported
from daicho.questions.timelines import Timeline
from daicho.questions.totals import TotalRow

_CERTAIN, _REACH, _OPEN = "█", "░", "▶"
_BEFORE, _LAST = "┄", "━"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_NARROWEST = 10  # columns that a bar has at least


def totals_lines(rows: Sequence[TotalRow], width: int, lang: Lang = "en", apart: Sequence[TotalRow] = ()) -> list[str]:
    """Totals as bars: █ what is certain, ░ up to what was promised at most, ▶ no upper bound.

    apart: what of them no rate converts, in its own currencies.
    """
    lines = []
    for heading, found in panels(rows, apart, lang):
        named = any(name != "kind" for name, _ in found[0].by)
        kinds = [[label("kind", kind_of(row), lang)] if named else [] for row in found]
        names = [[*row_values(row, lang), *kind] for row, kind in zip(found, kinds, strict=True)]
        lines += [heading, *_bars(found, names, BETWEEN, width, lang), ""]
    return [*lines, *filter(None, [uncounted(rows, lang)])]


def flows_lines(flows: Sequence[Flow], width: int, lang: Lang = "en", apart: Sequence[Flow] = ()) -> list[str]:
    """Flows as bars named by their two ends, a block for each kind of money and currency.

    apart: what of them no rate converts, in its own currencies.
    """
    lines = []
    for heading, found in flow_panels(flows, apart, lang):
        mine = sorted(found, key=lambda flow: (-flow.total.reach, flow_ends(flow, lang)))
        names = [flow_ends(flow, lang) for flow in mine]
        lines += [heading, *_bars([flow.total for flow in mine], names, " → ", width, lang), ""]
    return [*lines, *filter(None, [uncounted([flow.total for flow in flows], lang)])]


def timeline_lines(lines: Sequence[Timeline], width: int, lang: Lang = "en") -> list[str]:
    """Steps against the years: ━ the date told last, as long as it is vague, ┄ the dates told before."""
    from rich.cells import cell_len

    told = [end for one in lines for _, value, _ in one.history for end in ends(value)]
    if not told:
        return []
    names = [label("event", one.event, lang) for one in lines]
    wordings = [_told(one, lang) for one in lines]
    left = max(map(cell_len, names)) + 4
    across = max(3 * _NARROWEST, width - left - max(map(cell_len, wordings)) - 2)
    scale = time_scale(told, 0, across)
    out = [_axis(scale, left, across)]
    for project, group in groupby(zip(lines, names, wordings, strict=True), key=lambda each: each[0].project):
        out.append(_cut(project, width))
        out += [
            _cut(f"  {_padded(name, left - 2)}{_track(one, scale, across)}  {told_}", width)
            for one, name, told_ in group
        ]
    return out


def indicators_lines(found: Sequence[Reported], width: int, lang: Lang = "en") -> list[str]:
    """Statements by subject and unit: a block as high as the value for each, then the first and the last of them."""
    lines = []
    dated = [one for one in found if one.stated.published]
    for group in grouped(dated, lang).values():
        first, last = group[0], group[-1]
        values = [float(one.claim.value) for one in group]
        if unit_key(first.claim.unit) == RANK:
            values = [-value for value in values]
        name = _padded(_cut(subject_name(first, lang), 30), 30)
        sides = [
            f"{measured(one.claim.value, one.claim.unit, lang)} ({when(one.stated.published or '', lang)})"
            for one in (first, last)
        ]
        lines.append(_cut(f"{name}  {_spark(values)}  {' → '.join(sides if len(group) > 1 else sides[:1])}", width))
    if undated := len(found) - len(dated):
        lines.append(sentence("undated", lang, undated))
    return lines


def _bars(rows: Sequence[TotalRow], names: Sequence[Sequence[str]], between: str, width: int, lang: Lang) -> list[str]:
    from rich.cells import cell_len

    wordings = [row_total(row, lang) for row in rows]
    side = min(max(cell_len(between.join(name)) for name in names), max(_NARROWEST, width // 3))
    across = max(_NARROWEST, width - side - max(map(cell_len, wordings)) - 5)
    scale = money_scale((float(row.reach) for row in rows), 0, across)
    return [
        f"{_padded(squeezed(name, between, side, _cut, cell_len), side)}  {_padded(_bar(row, scale), across + 1)}  {wording}"
        for row, name, wording in zip(rows, names, wordings, strict=True)
    ]


def _bar(row: TotalRow, scale: Scale) -> str:
    low, high = round(scale.at(float(row.low or 0))), round(scale.at(float(row.reach)))
    drawn = _CERTAIN * low + _REACH * (high - low)
    return (drawn or "▏") + (_OPEN if row.high is None else "")


def _track(one: Timeline, scale: Scale, across: int) -> str:
    """The dates of a step on one line, the last one over those before it."""
    cells = [" "] * across
    found = versions(one)
    for at, (_, value) in enumerate(found):
        first, last = (scale.at(end) for end in ends(value))
        mark = _LAST if at + 1 == len(found) else _BEFORE
        for column in range(min(int(first), across - 1), max(int(first) + 1, min(round(last), across))):
            cells[column] = mark
    return "".join(cells)


def _told(one: Timeline, lang: Lang) -> str:
    wording = " → ".join(when(value, lang) for _, value in versions(one))
    return f"{wording} ({months(one.slip, lang)})" if one.slip else wording


def _axis(scale: Scale, left: int, across: int) -> str:
    cells = [" "] * (across + 4)
    for year, x in years(scale, max(1, across // 6)):
        if int(x) < across:
            cells[int(x) : int(x) + 4] = str(year)
    return (" " * left + "".join(cells)).rstrip()


def _spark(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    steps = len(_HEIGHTS) - 1
    return "".join(
        _HEIGHTS[round((value - low) / (high - low) * steps) if high > low else steps // 2] for value in values
    )


def _padded(wording: str, width: int) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(wording, width)


def _cut(wording: str, width: float) -> str:
    """`wording` without control characters, with an ellipsis where it is wider than `width` columns."""
    from rich.cells import cell_len, chop_cells

    plain = "".join(character if character.isprintable() else " " for character in wording)
    return plain if cell_len(plain) <= width else chop_cells(plain, int(width) - 1)[0] + "…"
