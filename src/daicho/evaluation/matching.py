"""When a prediction answers a label: a rule a kind, and a one-to-one pairing, best agreement first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from daicho.evaluation.figures import close, rough_sum, same_unit
from daicho.evaluation.names import agree, hits, shared
from daicho.evaluation.statement import Parties, Statement

Rule = Callable[[Statement, Statement], bool]
Conversions = Sequence[Sequence[str]]

_DATE = re.compile(r"(FY)?\d{4}(-(Q\d|\d\d(-\d\d)?))?")
_AGREEMENT_SLOTS = ("payer", "recipient", "project", "place", "subject")
_STARTS = {"opening", "production_start"}  # a plant that begins to operate may be called either


@dataclass(frozen=True, slots=True)
class Paired:
    """The outcome of pairing: (label, prediction) pairs, labels without a prediction, predictions without a label."""

    pairs: tuple[tuple[Statement, Statement], ...]
    missed: tuple[Statement, ...]
    false: tuple[Statement, ...]


def pair(gold: Sequence[Statement], predicted: Sequence[Statement], rule: Rule) -> Paired:
    """Pair labels and predictions that satisfy `rule`, each used once, those that agree in most slots first."""
    candidates = sorted(
        (
            (_agreement(g, p), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if rule(g, p)
        ),
        reverse=True,
    )  # fmt: skip
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Paired(
        tuple((gold[i], predicted[j]) for i, j in partner.items()),
        tuple(g for i, g in enumerate(gold) if i not in partner),
        tuple(p for j, p in enumerate(predicted) if j not in taken),
    )


def money_found(conversions: Conversions) -> Rule:
    """Kind, value and currency agree; either side of one of the document's `conversions` will do."""

    def found(gold: Statement, predicted: Statement) -> bool:
        return gold.kind == predicted.kind and any(
            close(predicted.figure, figure) and predicted.currency == currency
            for figure, currency in _either_side(gold, conversions)
        )

    return found


def money_right(gold: Statement, predicted: Statement) -> bool:
    """Besides, the payers answer to each other, and recipient or project agree wherever the label states them."""
    objects = gold["recipient"] + gold["project"]
    return agree(gold["payer"], predicted["payer"]) and (
        not objects or hits(objects, predicted["recipient"] + predicted["project"])
    )


def _milestone(gold: Statement, predicted: Statement) -> bool:
    return (
        same_date(gold.when, predicted.when)
        and (gold.event in (predicted.event, "other") or {gold.event, predicted.event} <= _STARTS)
        and (not _about(gold) or hits(_about(gold), _about(predicted)))
    )


def _headcount(gold: Statement, predicted: Statement) -> bool:
    return close(gold.figure, predicted.figure) and gold.what == predicted.what


def _capacity(gold: Statement, predicted: Statement) -> bool:
    return close(gold.figure, predicted.figure) and same_unit(gold.unit, predicted.unit)


def _partnership(gold: Statement, predicted: Statement) -> bool:
    named, given = gold["parties"], predicted["parties"]
    return len(given) <= len(named) + 1 and shared(named, given) >= min(2, len(named))


def _policy(gold: Statement, predicted: Statement) -> bool:
    return hits(gold["actor"], predicted["actor"]) and (
        not gold["target"] or not predicted["target"] or hits(gold["target"], predicted["target"])
    )


def _indicator(gold: Statement, predicted: Statement) -> bool:
    return close(gold.figure, predicted.figure)


RULES: Mapping[str, Rule] = {
    "milestone": _milestone,
    "headcount": _headcount,
    "capacity": _capacity,
    "partnership": _partnership,
    "policy": _policy,
    "indicator": _indicator,
}


def same_date(gold: str, predicted: str) -> bool:
    """Whether two dates are equal or one is the other with more precision; a label without a date takes any."""
    if not gold:
        return True
    if not _DATE.fullmatch(predicted):
        return False
    return gold == predicted or predicted.startswith(f"{gold}-") or gold.startswith(f"{predicted}-")


def _about(statement: Statement) -> Parties:
    return statement["subject"] + statement["project"] + statement["actor"]


def _either_side(gold: Statement, conversions: Conversions) -> list[tuple[float | None, str]]:
    sides = [(gold.figure, gold.currency)]
    for wordings in conversions:
        read = [(figure, currency or "") for figure, currency in map(rough_sum, wordings)]
        if any(close(figure, gold.figure) and currency == gold.currency for figure, currency in read):
            sides += read
    return sides


def _agreement(gold: Statement, predicted: Statement) -> int:
    slots = sum(hits(gold[slot], predicted[slot]) for slot in _AGREEMENT_SLOTS if gold[slot])
    return slots + (gold.status == predicted.status)
