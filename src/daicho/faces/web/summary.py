"""What a ledger comes to, for the overview: totals by what, when and where, in one currency, each kind of money by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from daicho.faces.web.answers import Answers
from daicho.faces.web.columns import subdivision_of
from daicho.faces.web.deal_columns import every_deal
from daicho.faces.web.packed import Packed
from daicho.model.deal import DealLine
from daicho.questions.counting import Measure
from daicho.questions.flows import Flow, flows
from daicho.questions.totals import TotalRow, totals
from daicho.reference.sectors import sectors


@dataclass(frozen=True, slots=True)
class Summary:
    """The totals of one kind of money. whole: None where no deal of the kind is known; prefectures: by ISO 3166-2, of Japan."""

    whole: TotalRow | None
    by_sector: Sequence[TotalRow]
    by_year: Sequence[TotalRow]
    by_status: Sequence[TotalRow]
    by_country: Sequence[TotalRow]
    by_prefecture: Sequence[TotalRow]
    flows: Sequence[Flow]


def summaries(answers: Answers, currency: str, measure: Measure) -> Mapping[str, Summary]:
    """What the ledger comes to, by kind of money."""
    return answers.get(("summary", currency, measure), partial(_summaries, currency, measure))


def _summaries(currency: str, measure: Measure, answers: Answers) -> Mapping[str, Summary]:
    lines = every_deal(answers).lines
    by = partial(_by_kind, currency=currency, measure=measure)
    top = {sector.id for sector in sectors() if sector.parent is None}
    whole = by(lines, [])
    found = {
        "by_sector": by(
            [line._replace(sector=tuple(s for s in line.sector if s in top)) for line in lines], ["sector"]
        ),
        "by_year": by(lines, ["year"]),
        "by_status": by(lines, ["status"]),
        "by_country": by(lines, ["country"]),
        "by_prefecture": by(_in_prefectures(lines), ["country"]),
    }
    moved: dict[str, list[Flow]] = {}
    for flow in flows(lines, currency, measure):
        moved.setdefault(_kind(flow.total), []).append(replace(flow, total=_briefly(flow.total), back=None))
    return {
        kind: Summary(
            whole=next(iter(rows), None),
            flows=moved.get(kind, ()),
            **{name: rows_of.get(kind, ()) for name, rows_of in found.items()},
        )
        for kind, rows in whole.items()
    }


def _by_kind(
    lines: Sequence[DealLine], by: Sequence[str], *, currency: str, measure: Measure
) -> Mapping[str, Sequence[TotalRow]]:
    found: dict[str, list[TotalRow]] = {}
    for row in totals(lines, by, currency, measure):
        found.setdefault(_kind(row), []).append(_briefly(row))
    return found


def _briefly(row: TotalRow) -> TotalRow:
    """A row without the rate of each deal, which the overview does not show; of the deals it shows few, and counts the others."""
    return row._replace(deals=Packed(row.deals), leaves_out=Packed(row.leaves_out), rates=())


def _kind(row: TotalRow) -> str:
    return dict(row.by)["kind"] or ""


def _in_prefectures(lines: Sequence[DealLine]) -> list[DealLine]:
    """The deals of Japan, with their prefecture in the place of the country; those whose prefecture nobody knows are left out."""
    found = []
    for line in lines:
        if line.country == "JP" and (prefecture := subdivision_of(line)):
            found.append(line._replace(country=prefecture))
    return found
