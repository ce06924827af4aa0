"""One deal: how its range and its state changed, and the deals it is related to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, word
from daicho.faces.charts.scales import Scale, day, money_scale, time_scale, years
from daicho.faces.charts.svg import SMALL, fitted, line, rect, tag, text, width_of
from daicho.faces.words import Lang, brief, label, listed, money, organisation, point, when
from daicho.model.dates import last_day
from daicho.model.deal import AmountStep, Deal, DealLine, DealParty

_WIDTH = 680.0
_LEFT, _RIGHT = 100.0, 130.0
_PLOT = (24.0, 130.0)  # of the amounts: top and bottom
_STATES = (150.0, 18.0)  # of the states: top and height
_BOX = (300.0, 74.0)
_BOX_GAP = 14.0


def history_chart(deal: Deal, lang: Lang = "en", *, key: str = "history") -> Chart | None:
    """How the range of a deal and its status changed, document by document; None where no document has a date."""
    amounts = [step for step in deal.amount_history if step.known]
    states = [step for step in deal.status_history if step.known]
    known = [step.known or "" for step in amounts] + [step.known or "" for step in states]
    days = [day(last_day(date)) for date in known]
    if not days:
        return None
    across = time_scale(days, _LEFT, _WIDTH - _RIGHT)
    body = [*_years(across), *_amounts(amounts, across, deal.currency, lang)]
    marks = [(across.at(day(last_day(step.known or ""))), step.status) for step in states]
    for at, (x, status) in enumerate(marks):
        end = marks[at + 1][0] if at + 1 < len(marks) else _WIDTH - _RIGHT
        body.append(rect(x, _STATES[0], max(end - x, 3), _STATES[1], status))
        wording = label("status", status, lang)
        if at + 1 == len(marks):
            body.append(text(end + 8, _STATES[0] + 14, wording, "ink", SMALL))
        elif width_of(wording, SMALL) < end - x - 8:
            body.append(text(x + 5, _STATES[0] + 13, wording, "inverse", SMALL))
    body.append(text(_LEFT - 10, _STATES[0] + 14, word("status", lang), "soft", SMALL, text_anchor="end"))
    title = word("history", lang)
    return Chart(key, title, sentence("history", lang), _WIDTH, 196, body, _history_table(deal, lang))


def relations_chart(
    deal: Deal, others: Mapping[str, Deal | DealLine], lang: Lang = "en", *, key: str = "relations", base: str = ""
) -> Chart | None:
    """A deal beside those it is related to, both ways; None where there are none. others: by id; base: of a deal's address."""
    pairs = [(relation.type, True, others[relation.deal]) for relation in deal.relations if relation.deal in others]
    pairs += [
        (relation.type, False, other)
        for other in others.values()
        for relation in other.relations
        if relation.deal == deal.id and other.id != deal.id
    ]
    if not pairs:
        return None
    height = len(pairs) * (_BOX[1] + _BOX_GAP) + 10
    middle = height / 2
    body = _box(deal, 6, middle - _BOX[1] / 2, 236, "focus", lang)
    for at, (relation, outward, other) in enumerate(pairs):
        y = 8 + at * (_BOX[1] + _BOX_GAP)
        x1, x2, centre = 242.0, _WIDTH - _BOX[0] - 6, y + _BOX[1] / 2
        bend = (x1 + x2) / 2
        body.append(
            tag("path", cls="axis", d=f"M{x1} {middle:.1f}C{bend} {middle:.1f} {bend} {centre:.1f} {x2} {centre:.1f}")
        )
        tip, way = (x2, -1) if outward else (x1, 1)
        level = centre if outward else middle
        body.append(tag("path", cls="soft", d=f"M{tip} {level:.1f}l{way * 8} -4v8z"))
        wording = label("relation", relation, lang)
        body.append(
            rect(
                bend - width_of(wording, SMALL) / 2 - 4,
                (middle + 2 * centre) / 3 - 10,
                width_of(wording, SMALL) + 8,
                15,
                "paper",
            )
        )
        body.append(text(bend, (middle + 2 * centre) / 3 + 2, wording, "soft", SMALL, text_anchor="middle"))
        body += _box(other, x2, y, _BOX[0], "box", lang)
    columns = tuple(word(name, lang) for name in ("deal", "relation", "deal", "amount", "status"))
    rows = tuple(_relation_row(deal, relation, outward, other, lang, base) for relation, outward, other in pairs)
    return Chart(key, word("relations", lang), sentence("relations", lang), _WIDTH, height, body, Table(columns, rows))


def deal_name(deal: Deal | DealLine, lang: Lang) -> str:
    """Who pays, and to whom or for what, on one line."""
    to = deal.recipient or deal.project or deal.place
    return " → ".join(_names(parties, lang) for parties in (deal.payer, to) if parties) or label(
        "kind", deal.kind, lang
    )


def _relation_row(
    deal: Deal, relation: str, outward: bool, other: Deal | DealLine, lang: Lang, base: str
) -> tuple[Cell, ...]:
    this, that = Cell(word("this", lang)), Cell(deal_name(other, lang), f"{base}{other.id}" if base else None)
    ends = (this, that) if outward else (that, this)
    amount = money(other.low, other.high, other.currency, lang)
    return (
        ends[0],
        Cell(label("relation", relation, lang)),
        ends[1],
        Cell(amount, right=True),
        Cell(label("status", other.status, lang)),
    )


def _box(deal: Deal | DealLine, x: float, y: float, width: float, cls: str, lang: Lang) -> list[str]:
    amount = money(deal.low, deal.high, deal.currency, lang)
    told = [label("kind", deal.kind, lang), label("status", deal.status, lang)]
    if deal.first_seen:
        told.append(when(deal.first_seen, lang))
    purpose = fitted(_purpose(deal, lang), width - 20, SMALL)
    return [
        rect(x, y, width, _BOX[1], cls, rx=5),
        text(x + 10, y + (18 if purpose else 24), fitted(_briefly(deal, lang), width - 20, 12), size=12),
        *([text(x + 10, y + 33, purpose, "soft", SMALL)] if purpose else []),
        text(x + 10, y + 50, amount, font_weight="bold"),
        text(x + 10, y + 66, fitted(listed(told, lang), width - 20, SMALL), "soft", SMALL),
    ]


def _years(across: Scale) -> list[str]:
    drawn = []
    for year, x in years(across, 8):
        drawn += [
            line(x, _PLOT[0] - 6, x, _STATES[0] + _STATES[1]),
            text(x, _STATES[0] + _STATES[1] + 16, str(year), "soft", SMALL, text_anchor="middle"),
        ]
    return drawn


def _amounts(amounts: Sequence[AmountStep], across: Scale, currency: str, lang: Lang) -> list[str]:
    """The range that each document left, from its day to the next one's; open ends fade to the edge."""
    sums = [float(end) for step in amounts for end in (step.low, step.high) if end is not None]
    up = money_scale(sums, _PLOT[1], _PLOT[0])
    drawn: list[str] = []
    for tick in up.ticks(3):
        wording = "0" if tick == 0 else point(Decimal(round(tick)), currency, lang)
        drawn += [
            line(_LEFT, up.at(tick), _WIDTH - _RIGHT, up.at(tick)),
            text(_LEFT - 10, up.at(tick) + 4, wording, "soft", SMALL, text_anchor="end"),
        ]
    for at, step in enumerate(amounts):
        x = across.at(day(last_day(step.known or "")))
        end = across.at(day(last_day(amounts[at + 1].known or ""))) if at + 1 < len(amounts) else _WIDTH - _RIGHT
        low = up.at(float(step.low)) if step.low is not None else _PLOT[1]
        high = up.at(float(step.high)) if step.high is not None else _PLOT[0] - 6
        drawn.append(rect(x, high, max(end - x, 2), max(low - high, 2), "investment reach"))
        for value, y in ((step.low, low), (step.high, high)):
            if value is not None:
                drawn.append(rect(x, y - 1, max(end - x, 2), 2, "investment"))
        drawn.append(tag("circle", cls="investment", cx=x, cy=high if step.high is not None else low, r=3))
        if at + 1 == len(amounts):
            wording = money(step.low, step.high, currency, lang)
            drawn.append(text(end + 8, (high + low) / 2 + 4, fitted(wording, _RIGHT - 12), "ink", SMALL))
    return drawn


def _history_table(deal: Deal, lang: Lang) -> Table:
    """What each day brought: an amount, a state or both."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for amount in deal.amount_history:
        rows.setdefault((amount.known or "~", amount.claim), {})["amount"] = money(
            amount.low, amount.high, deal.currency, lang
        )
    for state in deal.status_history:
        rows.setdefault((state.known or "~", state.claim), {})["status"] = label("status", state.status, lang)
    return Table(
        tuple(word(name, lang) for name in ("published", "amount", "status")),
        tuple(
            (
                Cell(when(known, lang) if known != "~" else word("no date", lang)),
                Cell(found.get("amount", ""), right=True),
                Cell(found.get("status", "")),
            )
            for (known, _), found in sorted(rows.items())
        ),
    )


def _briefly(deal: Deal | DealLine, lang: Lang) -> str:
    """Who pays, and to whom or for what, by their short names."""
    to = deal.recipient or deal.project or deal.place
    sides = [[brief(one.entity, one.name, lang) for one in parties] for parties in (deal.payer, to) if parties]
    return " → ".join(listed(side, lang) for side in sides) or label("kind", deal.kind, lang)


def _purpose(deal: Deal | DealLine, lang: Lang) -> str:
    """What a deal is for beside whom it goes to, by which deals between the same two are told apart."""
    return listed([party.name for party in deal.project], lang) if deal.recipient else ""


def _names(parties: Sequence[DealParty], lang: Lang) -> str:
    return listed([organisation(party.entity, party.name, lang) for party in parties], lang)
