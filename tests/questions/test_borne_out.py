"""Stated indicators beside the reference figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.checks import Material
from daicho.checks.shares import check_shares
from daicho.model.claim import Indicator, Party
from daicho.model.deal import Stated
from daicho.questions.borne_out import BorneOut, borne_out
from examples import grant, mention


def stated(
    text: str, wording: str, value: str, unit: str, of: str = "", published: str | None = "2024-03-01"
) -> Stated:
    claim = Indicator(
        quote=mention(text, text),
        measure=mention(text, wording),
        value=Decimal(value),
        unit=unit,
        subject=(Party(mention(text, of), of),) if of else (),
    )
    return Stated(id="i1", document="d1", doc="a.txt", published=published, lang="en", claim=claim)


def compared(*claims: Stated) -> dict[str, BorneOut]:
    return borne_out(claims, check_shares(Material(claims, ())))


@pytest.mark.parametrize(
    ("text", "wording", "value", "unit", "of", "agrees", "says"),
    [
        (
            "Japan has a population of 124 million people.",
            "124 million people",
            "124e6",
            "people",
            "Japan",
            True,
            "JP had 1",
        ),
        (
            "Japan has a population of 150 million people.",
            "150 million people",
            "150e6",
            "people",
            "Japan",
            False,
            "in 2024",
        ),
        ("日本の人口は1億2400万人だ。", "1億2400万人", "124e6", "人", "日本", True, "World Bank"),
        ("The yen fell to 150 yen to the dollar.", "150 yen", "150", "yen", "", True, "2024-03-01"),
        ("1ドル＝120円だった。", "120円", "120", "円", "", False, "a dollar was 150"),
    ],
)
def test_the_same_measure_is_compared(
    text: str, wording: str, value: str, unit: str, of: str, agrees: bool, says: str
) -> None:
    found = compared(stated(text, wording, value, unit, of))["i1"]
    assert found.agrees is agrees
    assert says in found.text


@pytest.mark.parametrize(
    ("text", "wording", "unit", "of", "published"),
    [
        ("Japan has 110,000 people too few in security.", "110,000 people", "people", "Japan", "2024"),
        ("Kumamoto has a population of 1.7 million people.", "1.7 million people", "people", "Kumamoto", "2024"),
        ("Japan has a population of 124 million people.", "124 million people", "people", "Japan", None),
        ("A ticket costs 150 yen.", "150 yen", "yen", "", "2024"),
        ("Japan ranked 32nd.", "32nd", "rank", "Japan", "2024"),
    ],
)
def test_other_measures_are_left_alone(text: str, wording: str, unit: str, of: str, published: str | None) -> None:
    assert compared(stated(text, wording, "32", unit, of, published)) == {}


def test_a_share_of_gdp_is_compared_with_the_sum_beside_it() -> None:
    text = "METI will give Hoshi Chips up to 732 billion yen, 0.12 percent of GDP. "
    share = stated(text, "0.12 percent of GDP", "0.12", "percent of GDP")
    money = Stated(id="m1", document="d1", doc="a.txt", published="2024-03-01", lang="en", claim=grant(text))
    found = compared(money, share)["i1"]
    assert found.agrees
    assert "GDP of 202" in found.text
