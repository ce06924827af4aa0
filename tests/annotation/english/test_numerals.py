"""Numbers in words and figures."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from daicho.annotation.english.numerals import NUMERAL, numeral, ordinal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,700", "1700"),
        ("2.5 million", "2500000"),
        ("9 lakh", "900000"),
        ("12,50,000", "1250000"),
        ("three million", "3000000"),
        ("forty-five", "45"),
        ("half a million", "500000"),
        ("a hundred thousand", "100000"),
        ("two dozen", "24"),
        ("eighteen", "18"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    found = re.search(NUMERAL, text)
    assert found
    assert numeral(text) == Decimal(expected)


def test_a_vague_number_is_none() -> None:
    assert numeral("a few hundred") is None


@pytest.mark.parametrize("text", ["v2.5.1", "12.5.2024", "someone"])
def test_what_is_no_number(text: str) -> None:
    assert re.fullmatch(NUMERAL, text) is None


@pytest.mark.parametrize(("text", "expected"), [("fourth", 4), ("32nd", 32), ("twenty-first", 21), ("fortunate", None)])
def test_ranks(text: str, expected: int | None) -> None:
    assert ordinal(text) == expected
