"""Ranks, shares, rates and counts of economies and sectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.model.claim import Claim, Indicator

Reader = Callable[[str], Sequence[Claim]]


def _values(claims: Sequence[Claim]) -> list[float]:
    return [float(claim.value) for claim in claims if isinstance(claim, Indicator)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Spain now ranks fourth in Europe by installed data-centre power.", [4]),
        ("Norway has 918 robots per 10,000 employees, while Chile has 868.", [918, 868]),
        ("There are a total of 1,361 unicorns in the world.", [1361]),
        ("The Maribor technology park has drawn 32 projects so far.", [32]),
        ("More than 600 firms have applied for the grants.", [600]),
        ("Poland's battery capacity has passed 70 GWh, up from 8 GWh.", [70, 8]),
        ("Malaysia has 13% of the world market for chip packaging.", [13]),
        ("The country accounts for a fifth of the world's chip engineers.", [20]),
        ("Shipments of integrated circuits slipped 6.2% in July.", [-6.2]),
        ("Japan's share of the world chip market fell to 9%.", [9]),
        ("The chip industry employs 9,000 people.", [9000]),
        ("Applications for patents rose 38% in the first five months of the year.", [38]),
        ("In the quarter 36% fewer electric cars were sold than a year earlier.", [-36]),
        ("More than 38,000 patents came from China, whereas the Americans got to 6,276.", [38000, 6276]),
        (
            "China published 9,100 papers. Korea comes third with 4,155, in front of Japan, which has 3,409.",
            [9100, 3, 4155, 3409],
        ),
        ("Viet Nam wants 50,000 chip engineers by 2030, up from some 5,500 now.", [50000, 5500]),
        ("The chip industry lacks 67,000 technicians.", [67000]),
        ("More than 140,000 people were working in AI in Canada last year.", [140000]),
    ],
)
def test_measures_of_an_economy(read_others: Reader, text: str, values: list[float]) -> None:
    assert _values(read_others(text)) == values


@pytest.mark.parametrize(
    "text",
    [
        "Of the two wings one has 93% of its steel up.",
        "TSMC takes 70% of the shares in the venture.",
        "Revenue came to $4 billion, 22% more than a year ago.",
        "Washington put a 32% tariff on exports.",
        "75% of the machines for the plant have been ordered.",
        "The plant will cover 30% of its power from solar panels.",
        "Selmark buys 30% of its parts in India.",
        "A tax credit of 15 percent applies to large companies in the industry and one of 25 percent to small ones.",
        "The second plant will follow.",
        "Selmark runs 32 plants and has started eight projects.",
        "Oil fell 9% as the economy slowed.",
        "The first factory has reached only half of its planned capacity.",
        "TSMC rose 3% after the ruling, like most of the sector.",
        "TSMC is to hold 74 per cent of the company.",
        "Five-year paper accounts for $1.6 billion and pays 5.35%.",
        "Shares in the group, which is listed in Mumbai, jumped 8 percent in a weak market.",
        "They will give work to 1,900 people, 45% of them Saudis.",
    ],
)
def test_measures_of_deals_prices_and_companies(read_others: Reader, text: str) -> None:
    assert _values(read_others(text)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("South Korea rose from tenth to sixth in the index.", [6]),
        ("Filings fell in Japan; they were 1.8% fewer in the whole industry.", [-1.8]),
        ("Debt will amount to 27.3% of GDP.", [27.3]),
        ("Call centres give work to 1.7 million people.", [1_700_000]),
        ("Researchers now number 9,100.", [9100]),
        ("Germany wants to have ten gigawatts of electrolysis.", [10]),
        ("It ranks ninth in the world for spending, though third for papers.", [9, 3]),
        ("More than half of TSMC's people work in the market's largest country.", []),
        ("Ticket sales were 22% above those of the last weekend, the film's total shows.", []),
    ],
)
def test_places_rates_and_targets_of_countries(read_others: Reader, text: str, values: list[float]) -> None:
    assert _values(read_others(text)) == values


def test_a_table_of_countries_gives_its_places_without_the_word(read_others: Reader) -> None:
    text = "The index has 90 economies. Spain comes second and Portugal third. Peru is now sixth after fifth."
    assert _values(read_others(text)) == [2, 3, 6]
