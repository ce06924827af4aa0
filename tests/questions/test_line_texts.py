"""The line of a deal as a row, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.model.deal import DealLine, DealParty, Relation
from daicho.questions.kept_lines import lines_from_rows
from daicho.questions.line_texts import line_to_values

PLAIN = DealLine(
    id="deal-0123456789abcdef",
    kind="subsidy",
    currency="JPY",
    low=None,
    high=Decimal("732000000000"),
    status="committed",
    payer=(DealParty("METI", "meti"),),
    recipient=(DealParty("TSMC", "tsmc"), DealParty("Sony")),
    project=(),
    place=(DealParty("熊本県", "JP-43"),),
    country="JP",
    payer_country=("JP", "TW"),
    sector=("semiconductors", "logic"),
    relations=(Relation("part_of", "deal-fedcba9876543210", "¥732 bn of ¥1.2 tn"),),
    first_seen="2024-02-24",
    last_seen=None,
    document_count=2,
    claim_count=3,
    sums_up=True,
    decided="2024-02",
)


@pytest.mark.parametrize(
    "payer",
    [
        (),
        (DealParty("a"),),
        (DealParty(""),),
        (DealParty("[a", "b"), DealParty("c")),
        (DealParty("c"), DealParty("[a")),
        (DealParty("a\x1eb", "c"),),
        (DealParty("a\x1fb"), DealParty("c", "d")),
        (DealParty('"a\\",null]]', "b"),),
    ],
)
def test_a_line_comes_back_whatever_names_hold(payer: tuple[DealParty, ...]) -> None:
    line = PLAIN._replace(payer=payer)
    assert lines_from_rows([line_to_values(line)]) == [line]
