"""Sums that a sentence divides into more than there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from daicho.checks import Material, check
from daicho.deals import gather
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.model.money import Role
from daicho.model.span import Mention, Span
from deals.build import money, plan


def found(sentence: str, *values: float, roles: Sequence[Role] = ()) -> tuple[Finding, ...]:
    """What the checks find in plans of one sentence, their sums in the order in which it has them."""
    claims: list[Stated] = []
    at = 0
    for number, value in enumerate(values):
        role = roles[number] if roles else "plain"
        wording = f"${value} billion"
        at = sentence.index(wording, at)
        amount = replace(money(value, "USD", role=role), mention=Mention(wording, Span(at, at + len(wording))))
        claims.append(plan("a", amount, quote=sentence))
    return check(Material(claims, gather(claims)))


def test_what_comes_on_top_of_what_leaves_nothing_unnamed() -> None:
    sentence = "It gives $25 billion more on top of $30 billion granted before, for a total of $65 billion."
    (finding,) = found(sentence, 25, 30, 65, roles=("increment", "plain", "total"))
    assert finding.text == "$25 bn + $30 bn = $55 bn, not the stated $65 bn"
    assert not found(sentence, 25, 30, 65, roles=("plain", "plain", "total"))


def test_parts_that_come_to_more_than_the_whole() -> None:
    sentence = (
        "Of the $1.8 billion that it spends there, $1.1 billion goes into a first hall and $0.9 billion into another."
    )
    (finding,) = found(sentence, 1.8, 1.1, 0.9)
    assert finding.cls == "sum"
    assert finding.text == "$1.1 bn + $900 m = $2 bn, not the stated $1.8 bn"
    shares = "A $2.8 billion plant is rising, with Hoshi bearing $1.6 billion of the cost and its partner $1.4 billion."
    assert [finding.cls for finding in found(shares, 2.8, 1.6, 1.4)] == ["sum"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Of the $1.8 billion, $1.1 billion goes into a first hall and $0.7 billion into another.", (1.8, 1.1, 0.7)),
        ("Of the $1.8 billion, $1.1 billion goes into a first hall and $0.5 billion into another.", (1.8, 1.1, 0.5)),
        ("It spends $1.8 billion on memory, $1.1 billion on logic and $0.9 billion on packaging.", (1.8, 1.1, 0.9)),
    ],
)
def test_parts_within_the_whole_and_sums_beside_each_other(sentence: str, values: tuple[float, ...]) -> None:
    assert found(sentence, *values) == ()
