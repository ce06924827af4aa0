"""The first page: what the ledger comes to, as ranges, and what is new in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

import numpy as np
from fastapi import APIRouter, Response

from daicho.errors import UsageError
from daicho.faces.charts.chart import Chart
from daicho.faces.charts.flows import flows_chart
from daicho.faces.charts.tiles import Amount, japan_chart, world_chart
from daicho.faces.charts.totals import Link, totals_chart
from daicho.faces.web.addresses import Query
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.found import found
from daicho.faces.web.summary import Summary, summaries
from daicho.faces.web.view import Asked, View
from daicho.model.claim import MONEY_KINDS
from daicho.model.finding import SEVERITIES
from daicho.questions.counting import MEASURES, Measure
from daicho.questions.totals import TotalRow

router = APIRouter()

Currency = Literal["USD", "JPY", "EUR"]
CURRENCIES: tuple[Currency, ...] = get_args(Currency)
_NEW = 10  # deals told last
_BARS = 12  # rows of a chart


@dataclass(frozen=True, slots=True)
class OverviewAsked:
    """What the overview shows: one kind of money, in one currency, of what was announced, committed or done."""

    kind: str
    currency: str
    measure: Measure

    def query(self) -> Query:
        """The query of this view."""
        return {
            "kind": self.kind,
            "in": self.currency,
            "measure": None if self.measure == "announced" else self.measure,
        }

    def with_kind(self, kind: str) -> Query:
        """The same of another kind."""
        return replace(self, kind=kind).query()

    def with_currency(self, currency: str) -> Query:
        """The same in another currency."""
        return replace(self, currency=currency).query()

    def with_measure(self, measure: Measure) -> Query:
        """The same by another measure."""
        return replace(self, measure=measure).query()


@router.get("/")
def overview(view: Asked) -> Response:
    """Totals, flows, places, what is new, what does not add up."""
    asked = _asked(view)
    columns = deal_columns(view.desk)
    known = summaries(view.desk, asked.currency, asked.measure)
    shown = known.get(asked.kind)
    severities = np.bincount(found(view.desk).severities, minlength=len(SEVERITIES))
    return view.page(
        "overview.html",
        asked=asked,
        kinds=[(kind, known[kind].whole) for kind in MONEY_KINDS if kind in known],
        currencies=CURRENCIES,
        measures=tuple(MEASURES),
        charts=_charts(view, asked, shown) if shown else {},
        whole=shown.whole if shown else None,
        new=columns.chosen({}).lines("-told", 0, _NEW),
        deals=len(columns.lines),
        as_of=columns.as_of,
        severities=[(SEVERITIES[at], int(severities[at])) for at in reversed(range(len(SEVERITIES)))],
    )


def _asked(view: View) -> OverviewAsked:
    query = dict(view.asked())
    kind = query.get("kind", "investment")
    currency = query.get("in", "JPY" if view.lang == "ja" else "USD")
    measure = query.get("measure", "announced")
    for name, value, known in (
        ("kind", kind, MONEY_KINDS),
        ("in", currency, CURRENCIES),
        ("measure", measure, tuple(MEASURES)),
    ):
        if value not in known:
            raise UsageError(f"{name}={value}: there are {', '.join(known)}")
    return OverviewAsked(kind, currency, cast(Measure, measure))


def _charts(view: View, asked: OverviewAsked, shown: Summary) -> Mapping[str, Chart]:
    charts = {}
    for name in ("sector", "year", "status"):
        rows: Sequence[TotalRow] = getattr(shown, f"by_{name}")
        rows = _newest(rows) if name == "year" else _greatest(rows)
        if rows:
            charts[name] = totals_chart(
                rows, view.lang, title=view.say(f"overview.by_{name}"), key=name, link=_link(view, asked, name)
            )
    if any(flow.total.deals for flow in shown.flows):
        charts["flows"] = flows_chart(shown.flows, view.lang, title=view.say("overview.flows"))
    for name, rows, draw in (
        ("world", shown.by_country, world_chart),
        ("japan", shown.by_prefecture, japan_chart),
    ):
        amounts = _amounts(view, asked, rows)
        if amounts:
            charts[name] = draw(amounts, view.lang, title=view.say(f"overview.{name}"), key=name)
    return charts


def _greatest(rows: Sequence[TotalRow]) -> Sequence[TotalRow]:
    return sorted((row for row in rows if row.deals), key=_size, reverse=True)[:_BARS]


def _newest(rows: Sequence[TotalRow]) -> Sequence[TotalRow]:
    return sorted((row for row in rows if row.deals), key=lambda row: dict(row.by)["year"] or "")[-_BARS:]


def _size(row: TotalRow) -> float:
    return float(row.reach)


def _link(view: View, asked: OverviewAsked, field: str) -> Link:
    def link(row: TotalRow) -> str | None:
        value = dict(row.by)[field]
        chosen = (value or "").split(", ")
        return view.href("/deals", {"kind": asked.kind, field: chosen})

    return link


def _amounts(view: View, asked: OverviewAsked, rows: Sequence[TotalRow]) -> Mapping[str, Amount]:
    found = {}
    for row in rows:
        place = dict(row.by)["country"]
        if place and row.deals and row.low is not None and ", " not in place:
            field = "subdivision" if "-" in place else "country"
            href = view.href("/deals", {"kind": asked.kind, field: place})
            found[place] = Amount(_size(row), view.total(row.low, row.high, row.currency), href)
    return found
