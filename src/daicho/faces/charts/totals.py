"""Totals as bars: what is certain in full colour, what was promised at most in a paler one, an arrow where no bound is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, squeezed, word
from daicho.faces.charts.scales import Scale, money_scale
from daicho.faces.charts.svg import BOLD, SMALL, fitted, line, rect, tag, text, width_of
from daicho.faces.words import Lang, label, point, total
from daicho.model.claim import MONEY_KINDS
from daicho.questions.totals import TotalRow

_WIDTH = 470
_ROW = 26
_BAR = 14
_HEAD = 30
_MOST_LABEL = 150
_ARROW = 16
BETWEEN = " / "
"""What stands between the values of a row."""
_GAP = 6  # between wordings on an axis
_MOST_ROWS = 30  # of one currency: more than that nobody compares by eye
_KIND_ORDER = (*MONEY_KINDS, "plain")
_IN_ORDER = ("year", "month", "status")

Link = Callable[[TotalRow], str | None]


def totals_chart(
    rows: Sequence[TotalRow],
    lang: Lang = "en",
    *,
    apart: Sequence[TotalRow] = (),
    title: str = "",
    key: str = "totals",
    link: Link | None = None,
) -> Chart:
    """The rows of one question as bars, a panel a currency, the greatest first but for years and states.

    apart: what of them no rate converts, in its own currencies; link: where more of a row is, for the table.
    """
    body: list[str] = []
    top = 8.0
    every = (*rows, *apart)
    kinds = [kind for kind in MONEY_KINDS if any(kind_of(row) == kind for row in every)]
    named = [name for name, _ in rows[0].by if name != "kind"] if rows else []
    if named and len(kinds) > 1:
        body += _legend(kinds, lang)
        top += 24
    for heading, panel in panels(rows, apart, lang):
        drawn, height = _panel(panel, heading, top, lang)
        body += drawn
        top += height
    if nothing := uncounted(rows, lang):
        body.append(text(8, top + 8, nothing, "soft", SMALL))
        top += 18
    title = title or word("totals", lang)
    return Chart(key, title, sentence("totals", lang), _WIDTH, max(top, 40.0), body, _table(every, lang, link))


def panels(rows: Sequence[TotalRow], apart: Sequence[TotalRow], lang: Lang) -> Iterator[tuple[str, Sequence[TotalRow]]]:
    """The rows that count something, currency by currency in order, each with its heading; then those of `apart`."""
    for several in (rows, apart):
        counted = sorted((row for row in several if row.deals), key=lambda row: row.currency)
        for currency, group in groupby(counted, key=lambda row: row.currency):
            yield currency if several is rows else sentence("apart", lang, currency), ordered(list(group))


def uncounted(rows: Sequence[TotalRow], lang: Lang) -> str:
    """How many of the rows count nothing, in words; but for those of which nothing is converted, which stand apart."""
    many = sum(not row.deals and row.low is not None for row in rows)
    return sentence("nothing counted", lang, many) if many else ""


def row_label(row: TotalRow, lang: Lang) -> str:
    """What a row is of, but for its kind where something else tells it."""
    return BETWEEN.join(row_values(row, lang))


def row_values(row: TotalRow, lang: Lang) -> list[str]:
    """The same, value by value."""
    values = [label(name, value, lang) for name, value in row.by if name != "kind"]
    return values or [label("kind", kind_of(row), lang)]


def row_total(row: TotalRow, lang: Lang) -> str:
    """What a row comes to; in words where none of its deals could be converted."""
    return word("not converted", lang) if row.low is None else total(row.low, row.high, row.currency, lang)


def _panel(rows: Sequence[TotalRow], heading: str, top: float, lang: Lang) -> tuple[list[str], float]:
    shown = rows[:_MOST_ROWS]
    wordings = [row_total(row, lang) for row in shown]
    widths = [width_of(heading, SMALL) * BOLD, *(width_of(row_label(row, lang)) for row in shown)]
    left = min(_MOST_LABEL, max(widths)) + 16
    right = _WIDTH - max(map(width_of, wordings)) - 18
    scale = money_scale((float(row.reach) for row in shown), left, right - _ARROW)
    bottom = top + _HEAD + len(shown) * _ROW
    drawn = _axis(scale, top, bottom, rows[0].currency, lang)
    drawn.append(text(8, top + 14, heading, "soft", SMALL, font_weight="bold"))
    before = None
    for at, (row, wording) in enumerate(zip(shown, wordings, strict=True)):
        y = top + _HEAD + at * _ROW
        name = row_label(row, lang)
        if name != before:
            drawn.append(
                text(
                    left - 8,
                    y + 15,
                    squeezed(row_values(row, lang), BETWEEN, left - 16, fitted, width_of),
                    text_anchor="end",
                )
            )
            drawn.append(line(8, y - 2, _WIDTH - 8, y - 2))
        before = name
        drawn += _bar(row, scale, y + (_ROW - _BAR) / 2 - 2)
        drawn.append(text(_WIDTH - 8, y + 15, wording, text_anchor="end"))
    if len(rows) > len(shown):
        drawn.append(text(left, bottom + 14, sentence("more", lang, len(rows) - len(shown)), "soft", SMALL))
        bottom += 18
    return drawn, bottom - top + 12


def _bar(row: TotalRow, scale: Scale, y: float) -> list[str]:
    tone = kind_of(row)
    low, high = scale.at(float(row.low or 0)), scale.at(float(row.reach))
    drawn = [rect(scale.start, y, max(low - scale.start, 1.5), _BAR, tone)]
    if high > low:
        drawn.append(rect(low, y, high - low, _BAR, f"{tone} reach"))
        drawn.append(rect(high - 1.5, y, 1.5, _BAR, tone))
    if row.high is None:
        middle = y + _BAR / 2
        drawn.append(
            tag(
                "path", cls=tone, d=f"M{high + 3:.1f} {y:.1f}l10 {_BAR / 2:.1f}L{high + 3:.1f} {middle + _BAR / 2:.1f}z"
            )
        )
    return drawn


def _axis(scale: Scale, top: float, bottom: float, currency: str, lang: Lang) -> list[str]:
    drawn = []
    for x, wording in next(filter(_have_room, (_ticks(scale, most, currency, lang) for most in (4, 2, 1))), []):
        drawn += [line(x, top + 20, x, bottom), text(x, top + 14, wording, "soft", SMALL, text_anchor="middle")]
    return drawn


def _ticks(scale: Scale, most: int, currency: str, lang: Lang) -> list[tuple[float, str]]:
    """At most about so many round sums, with where they stand."""
    return [
        (scale.at(tick), "0" if tick == 0 else point(Decimal(round(tick)), currency, lang))
        for tick in scale.ticks(most)
    ]


def _have_room(ticks: Sequence[tuple[float, str]]) -> bool:
    """Whether no wording runs into the next."""
    return all(
        (width_of(one, SMALL) + width_of(other, SMALL)) / 2 + _GAP < to - at
        for (at, one), (to, other) in pairwise(ticks)
    )


def _legend(kinds: Sequence[str], lang: Lang) -> list[str]:
    drawn, x = [], 8.0
    for kind in kinds:
        wording = label("kind", kind, lang)
        drawn += [rect(x, 8, 12, 12, kind), text(x + 17, 18.5, wording, "soft", SMALL)]
        x += width_of(wording, SMALL) + 36
    return drawn


def ordered(rows: Sequence[TotalRow]) -> Sequence[TotalRow]:
    """Rows of one label side by side, the label with the greatest sum first; years and states as they come."""
    if rows[0].by[0][0] in _IN_ORDER:
        return sorted(rows, key=lambda row: [(value is None, value or "") for _, value in row.by])
    greatest: dict[str, float] = {}
    for row in rows:
        name = row_label(row, "en")
        greatest[name] = max(greatest.get(name, 0.0), float(row.reach))
    return sorted(
        rows, key=lambda row: (-greatest[row_label(row, "en")], row_label(row, "en"), _KIND_ORDER.index(kind_of(row)))
    )


def _table(rows: Sequence[TotalRow], lang: Lang, link: Link | None) -> Table:
    names = [name for name, _ in rows[0].by] if rows else []
    columns = (*names, "currency", "total", "deals", "left out")
    return Table(
        tuple(word(name, lang) for name in columns),
        tuple(
            (
                *(
                    Cell(label(name, value, lang), link(row) if link and at == 0 else None)
                    for at, (name, value) in enumerate(row.by)
                ),
                Cell(row.currency),
                Cell(row_total(row, lang), right=True),
                Cell(str(len(row.deals)), right=True),
                Cell(str(len(row.leaves_out)), right=True),
            )
            for row in rows
        ),
    )


def kind_of(row: TotalRow) -> str:
    """The kind of money that a row is of."""
    return dict(row.by)["kind"] or "plain"
