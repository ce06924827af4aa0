"""Totals as bars: what is certain in full colour, what was promised at most in a paler one, an arrow where no bound is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, word
from daicho.faces.charts.scales import Scale, money_scale
from daicho.faces.charts.svg import SMALL, fitted, line, rect, tag, text, width_of
from daicho.faces.words import Lang, label, point, total
from daicho.model.claim import MONEY_KINDS
from daicho.questions.totals import TotalRow

_WIDTH = 470
_ROW = 26
_BAR = 14
_HEAD = 30
_MOST_LABEL = 150
_ARROW = 16
_MOST_ROWS = 30  # of one currency: more than that nobody compares by eye
_KIND_ORDER = (*MONEY_KINDS, "plain")
_IN_ORDER = ("year", "month", "status")

Link = Callable[[TotalRow], str | None]


def totals_chart(
    rows: Sequence[TotalRow], lang: Lang = "en", *, title: str = "", key: str = "totals", link: Link | None = None
) -> Chart:
    """The rows of one question as bars, a panel a currency, the greatest first but for years and states.

    link: where more of a row is, for the table.
    """
    body: list[str] = []
    top = 8.0
    kinds = [kind for kind in MONEY_KINDS if any(kind_of(row) == kind for row in rows)]
    named = [name for name, _ in rows[0].by if name != "kind"] if rows else []
    if named and len(kinds) > 1:
        body += _legend(kinds, lang)
        top += 24
    counted = [row for row in rows if row.deals]
    by_currency = groupby(sorted(counted, key=lambda row: row.currency), key=lambda row: row.currency)
    for currency, group in by_currency:
        panel = ordered(list(group))
        drawn, height = _panel(panel, currency, top, lang)
        body += drawn
        top += height
    if nothing := len(rows) - len(counted):
        body.append(text(8, top + 8, sentence("nothing counted", lang, nothing), "soft", SMALL))
        top += 18
    title = title or word("totals", lang)
    return Chart(key, title, sentence("totals", lang), _WIDTH, max(top, 40.0), body, _table(rows, lang, link))


def row_label(row: TotalRow, lang: Lang) -> str:
    """What a row is of, but for its kind where something else tells it."""
    values = [label(name, value, lang) for name, value in row.by if name != "kind"]
    return " / ".join(values) or label("kind", kind_of(row), lang)


def row_total(row: TotalRow, lang: Lang) -> str:
    """What a row comes to; in words where none of its deals could be converted."""
    return word("not converted", lang) if row.not_converted else total(row.low, row.high, row.currency, lang)


def _panel(rows: Sequence[TotalRow], currency: str, top: float, lang: Lang) -> tuple[list[str], float]:
    shown = rows[:_MOST_ROWS]
    wordings = [row_total(row, lang) for row in shown]
    left = min(_MOST_LABEL, max(width_of(row_label(row, lang)) for row in shown)) + 16
    right = _WIDTH - max(map(width_of, wordings)) - 18
    scale = money_scale((float(row.high if row.high is not None else row.low) for row in shown), left, right - _ARROW)
    bottom = top + _HEAD + len(shown) * _ROW
    drawn = [text(8, top + 14, currency, "soft", SMALL, font_weight="bold"), *_axis(scale, top, bottom, currency, lang)]
    before = None
    for at, (row, wording) in enumerate(zip(shown, wordings, strict=True)):
        y = top + _HEAD + at * _ROW
        name = row_label(row, lang)
        if name != before:
            drawn.append(text(left - 8, y + 15, fitted(name, left - 16), text_anchor="end"))
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
    low, high = scale.at(float(row.low)), scale.at(float(row.high if row.high is not None else row.low))
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
    for tick in scale.ticks():
        x = scale.at(tick)
        drawn.append(line(x, top + 20, x, bottom))
        wording = "0" if tick == 0 else point(Decimal(round(tick)), currency, lang)
        drawn.append(text(x, top + 14, wording, "soft", SMALL, text_anchor="middle"))
    return drawn


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
        greatest[name] = max(greatest.get(name, 0.0), float(row.high if row.high is not None else row.low))
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
