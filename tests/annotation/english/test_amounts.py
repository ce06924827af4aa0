import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daicho.annotation.english.amounts import sums_of
from daicho.annotation.shadow import shadow_of
from daicho.model.money import Money

LABELLED = Path(__file__).parents[2] / "gold" / "amounts" / "en.jsonl"


def sums(text: str) -> tuple[Money, ...]:
    return sums_of(shadow_of(text))[0]


def key(text: str, value: object, low: object, high: object, currency: str, bound: str) -> tuple[object, ...]:
    return text, *(None if n is None else float(n) for n in (value, low, high)), currency, bound  # type: ignore[arg-type]


def test_labelled_sentences() -> None:
    right = wanted = given_ = 0
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [key("", a["value"], a["low"], a["high"], a["currency"], a["bound"]) for a in row["amounts"]]
        got = [key("", m.value, m.low, m.high, m.currency, m.bound) for m in sums(row["text"])]
        right += sum(min(gold.count(k), got.count(k)) for k in set(gold))
        wanted, given_ = wanted + len(gold), given_ + len(got)
    assert 2 * right / (wanted + given_) >= 0.99


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It gets another ¥260 billion.", "increment"),
        ("Of which $4 billion is for packaging.", "part"),
        ("This brings total aid to $8 billion.", "total"),
        ("In all, the ministry says, close to $2 trillion has been pledged.", "total"),
        ("Two years on the figure was raised to $40 billion.", "new"),
        ("A third plant took it to $65 billion.", "new"),
        ("It will spend $8 billion.", "plain"),
        ("This brings the U.S. fund's commitment to the site to $3.8 billion.", "total"),
        ("Overall investment in the venture will exceed $20 billion.", "total"),
        ("It took part in talks and will invest $8 billion.", "plain"),
        ("The board stood by the first phase, all $8 billion of it.", "plain"),
        ("Some $8 billion of it is for packaging.", "part"),
        ("The plant got a grant from the $8 billion fund.", "plain"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [money.role for money in sums(text)] == [role]


def test_a_change_is_two_sums_and_a_range_one() -> None:
    assert [m.role for m in sums("It raised the budget from ¥800 billion to ¥980 billion.")] == ["old", "new"]
    assert [(m.low, m.high) for m in sums("Worth from $500 million to $700 million.")] == [(500_000_000, 700_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "The programme shrinks to 6.3 trillion won from 7.2 trillion won.",
        "It will cost 118 billion yen instead of the 90 billion yen first planned.",
        "The board approved $3.6 billion for the plant, down from the $4.5 billion announced in May.",
        "Its share rises to $210 million from an earlier estimate of $150 million.",
    ],
)
def test_the_sum_before_a_change(text: str) -> None:
    assert [money.role for money in sums(text)] == ["plain", "old"]


def test_a_figure_without_its_currency_follows_the_sum_before_it() -> None:
    found = sums("The fund granted it 415 million kronor, of which 160 million has been paid out.")
    assert [(m.value, m.currency) for m in found] == [(415_000_000, "SEK"), (160_000_000, "SEK")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Ondo Resist was given 122 billion won, Haneul Quartz 84 billion and Miru Mask 60 billion.",
            [122e9, 84e9, 60e9],
        ),
        ("The fab costs five billion euros, of which Berlin is to contribute one billion.", [5e9, 1e9]),
        ("It spends $3 billion on tools, 2 billion on power and half a billion on land.", [3e9, 2e9, 5e8]),
        ("It has €40 million; 12 million people live there and 3 million chips were made.", [40e6]),
        ("Sales came to $4 billion and subscribers to 5 million by March.", [4e9]),
    ],
)
def test_figures_of_a_list_share_the_currency_and_counts_do_not(text: str, values: list[float]) -> None:
    assert [money.value for money in sums(text)] == values


def test_adding_up_to_is_no_upper_bound() -> None:
    assert [m.bound for m in sums("Aid adds up to $8 billion.")] == ["exact"]


@pytest.mark.parametrize(
    "text", ["$" * 20_000, "1 234 " * 10_000, "9" * 50_000, "up to " * 10_000 + "$5", "$1 to " * 8_000]
)
def test_hostile_input_is_read(text: str) -> None:
    for money in sums(text):
        money.mention.verify(text)


def test_a_figure_of_many_decimals_is_read_whole() -> None:
    [money] = sums("It will spend $3.333333333333 billion.")
    assert money.value == Decimal("3333333333.333")


@given(st.text(alphabet="$€¥ 0123456789.,-bnmillioto\\\u00ad\n", max_size=60))
def test_every_span_points_at_its_wording(text: str) -> None:
    for money in sums(text):
        money.mention.verify(text)


def test_magnitudes_in_capitals() -> None:
    text = "Ripple raised $72 Mn, Rs 500 Cr and €3 BN, and Million Dollar Bay gave 40 Mio. euros."
    assert [money.value for money in sums(text)] == [72_000_000, 5_000_000_000, 3_000_000_000, 40_000_000]


def test_a_range_that_a_sum_has_risen_from() -> None:
    found = sums("It will spend $65 billion in 2025, up from $35 billion to $40 billion in 2024.")
    assert [(money.low, money.high) for money in found] == [(65e9, 65e9), (35e9, 40e9)]


def test_a_magnitude_with_the_letters_of_turkish_is_read() -> None:
    found = sums("ORBEL WİNS $5 BİLLİON IN OHİO.")
    assert [(money.mention.text, int(money.value or 0)) for money in found] == [("$5 BİLLİON", 5 * 10**9)]
