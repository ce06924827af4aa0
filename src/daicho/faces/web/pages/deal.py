"""One deal: what it comes to, how that changed, and every sentence behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from fastapi import APIRouter, Response

from daicho.faces.charts.deal import history_chart, relations_chart
from daicho.faces.web.around import around
from daicho.faces.web.columns import DealColumns
from daicho.faces.web.deal_columns import deal_columns, deal_on
from daicho.faces.web.found import found, judgements_on
from daicho.faces.web.view import Asked, View
from daicho.model.deal import Deal, DealLine, Relation, line_of
from daicho.questions.evidence import deal_lately
from daicho.reference.exchange import Rate, rate

router = APIRouter()

_CURRENCIES = ("USD", "JPY")  # what a sum in another one is also given in
_ID = re.compile(r"\b(c[0-9a-f]{16})\b", re.ASCII)
_NEAR = 12  # deals that may be the same, offered for joining


@dataclass(frozen=True, slots=True)
class Step:
    """What one claim made of the deal on one day: the status and the range it gave, None where it gave none."""

    known: str | None
    claim: str
    status: str | None = None
    range: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """The deal's range in another currency, and the rate used."""

    low: Decimal | None
    high: Decimal | None
    rate: Rate

    @property
    def unit(self) -> str:
        """The currency that the rate is told of one of: the greater one, as people say it."""
        return self.rate.currency if self.rate.value >= 1 else self.rate.target

    @property
    def counted(self) -> str:
        """The other one."""
        return self.rate.target if self.rate.value >= 1 else self.rate.currency

    @property
    def shown(self) -> str:
        """The rate of one `unit`, to four digits."""
        return f"{self.rate.value if self.rate.value >= 1 else 1 / self.rate.value:.4g}"


@router.get("/deals/{deal_id}")
def deal(view: Asked, deal_id: str) -> Response:
    """The deal with this id."""
    if view.as_of:
        return deal_page(view, view.desk.shelf.ask(partial(deal_on, deal_id, view.as_of)))
    return deal_page(view, deal_lately(view.desk.store, deal_id))


def deal_page(view: View, one: Deal) -> Response:
    """The page of a deal."""
    columns = deal_columns(view.desk)
    relations = list(_relations(one, columns))
    others = {line.id: line for _, line, _ in relations}
    claims = {stated.id: stated for stated in one.claims}
    return view.page(
        "deal.html",
        deal=one,
        claims=claims,
        reasons=[(reason.lang, _linked(reason.text, claims)) for reason in map(view.reason, one.why)],
        converted=list(_converted(one)),
        steps=_steps(one),
        history=history_chart(one, view.lang) if len(one.claims) > 1 else None,
        relations=relations,
        projects={name: project for project in around(view.desk).projects_of([one.id]) for name in project.names},
        picture=relations_chart(
            view.named(one),
            {id_: view.named(line) for id_, line in others.items()},
            view.lang,
            base=view.href("/deals/"),
        ),
        findings=found(view.desk).about(claims),
        judgements=judgements_on(view.desk.store, claims),
        near=_near(line_of(one), columns) if view.writes else [],
    )


def _linked(reason: str, claims: Collection[str]) -> list[tuple[str, str | None]]:
    """A reason in pieces, those that are the id of a claim of this deal with it."""
    return [(piece, piece if piece in claims else None) for piece in _ID.split(reason) if piece]


def _converted(deal: Deal) -> Iterator[Converted]:
    if deal.first_seen is None:
        return
    for currency in _CURRENCIES:
        used = rate(deal.currency, currency, deal.first_seen) if currency != deal.currency else None
        if used:
            low, high = (None if end is None else end * used.value for end in (deal.low, deal.high))
            yield Converted(low, high, used)


def _steps(deal: Deal) -> list[Step]:
    """Both histories as one, in the order of days."""
    ranges = {step.claim: (step.low, step.high) for step in deal.amount_history}
    states = {step.claim: step.status for step in deal.status_history}
    known = {step.claim: step.known for step in deal.amount_history}
    known |= {step.claim: step.known for step in deal.status_history}
    steps = [Step(day, claim, states.get(claim), ranges.get(claim)) for claim, day in known.items()]
    return sorted(steps, key=lambda step: (step.known is None, step.known or ""))


def _relations(deal: Deal, columns: DealColumns) -> Iterator[tuple[Relation, DealLine, bool]]:
    """What this deal is to others, and others to it (then the last is False), with those that are still there."""
    for relation in deal.relations:
        if (line := columns.line(relation.deal)) is not None:
            yield relation, line, True
    for line in columns.pointing_at(deal.id):
        yield next(relation for relation in line.relations if relation.deal == deal.id), line, False


def _near(deal: DealLine, columns: DealColumns) -> Sequence[DealLine]:
    """Deals of the same kind that share a party with this one: those that it may be one with."""
    wanted: Mapping[str, Sequence[str]] = {"kind": (deal.kind,)}
    found: dict[str, DealLine] = {}
    for slot in ("recipient", "project", "payer"):
        keys = [party.entity or party.name for party in getattr(deal, slot)]
        for line in columns.chosen({**wanted, slot: keys}).lines("-told", 0, _NEAR) if keys else ():
            found.setdefault(line.id, line)
    found.pop(deal.id, None)
    return list(found.values())[:_NEAR]
