"""Sums that go with the name beside them, and what is no party and no object. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def claims_of(text: str) -> tuple[MoneyClaim, ...]:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims


def names(parties: tuple[object, ...]) -> set[str]:
    return {party.name for party in parties}  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", ["awarded", "handed", "granted", "given"])
def test_who_is_told_to_be_awarded_a_sum_receives_it(given: str) -> None:
    (claim,) = claims_of(f"Kagari Materials, {given} ¥60bn, has started to build its plant in Oita.")
    assert (claim.kind, names(claim.recipient), claim.payer) == ("subsidy", {"Kagari Materials"}, ())


def test_a_firm_that_gives_makes_no_subsidy() -> None:
    (claim,) = claims_of("Orbel Systems, given $40 million by Larkmoor Ventures, will hire 300 people in Kochi.")
    assert claim.kind != "subsidy"
    assert names(claim.payer) == {"Larkmoor Ventures"}


def test_a_contract_behind_a_name_is_no_gift() -> None:
    assert all(c.kind != "subsidy" for c in claims_of("Orbel Systems, awarded a $40 million contract, hired in Kochi."))


@pytest.mark.parametrize("verb", ["bring in", "put up", "stump up", "contribute", "chip in", "shoulder", "kick in"])
def test_each_sum_of_a_list_of_contributions_is_its_neighbours(verb: str) -> None:
    claims = claims_of(
        "Tokiwagi Motor Co., Iwato Chemical Corp. and Larkmoor Energy Inc. will build a plant.\n\n"
        f"Tokiwagi Motor is to {verb} half of the amount, or 150 billion yen, Iwato Chemical 90 billion yen and "
        "Larkmoor Energy the remaining 60 billion yen."
    )
    assert [(int(c.amount.value or 0) // 10**9, sorted(names(c.payer))[0].split()[0]) for c in claims] == [
        (150, "Tokiwagi"),
        (90, "Iwato"),
        (60, "Larkmoor"),
    ]
    assert {c.kind for c in claims} == {"investment"}


def test_top_of_a_sum_is_no_object() -> None:
    claims = claims_of(
        "The government will provide 200 billion yen on top of the 400 billion yen it has given to Kurobane Silicon."
    )
    assert not any("top" in name for claim in claims for name in names(claim.project))


def test_an_object_ends_before_a_list_of_people() -> None:
    claims = claims_of(
        "The government will provide 732 billion yen in subsidies for the second Kumamoto plant of Taiwan Semiconductor "
        "Manufacturing Co. (TSMC), Economy, Trade and Industry Minister Ken Saito announced."
    )
    objects = {name for claim in claims for name in names(claim.project)}
    assert any(name.startswith("second Kumamoto plant") for name in objects)
    assert not any("Minister" in name or "," in name for name in objects)


def test_a_pronoun_that_stands_for_nobody_pays_nothing() -> None:
    (claim,) = claims_of("It will invest $500 million in a plant in Kochi.")
    assert claim.payer == ()


def test_who_is_added_to_others_pays_its_own_sum() -> None:
    claims = claims_of(
        "AWS will invest 2.26 trillion yen in data centers in Japan. AWS said demand was rising.\n\n"
        "Oracle, too, plans to put more than $8 billion into Japan over the next decade."
    )
    assert [names(claim.payer) for claim in claims] == [{"AWS"}, {"Oracle"}]


def test_a_board_speaks_for_its_firm() -> None:
    (claim,) = claims_of(
        "The Board of Directors of Norvane Micro has approved an investment of 180 billion yen in a plant in Hachinohe."
    )
    assert names(claim.payer) == {"Norvane Micro"}


def test_the_whole_that_a_grant_is_part_of_is_what_others_spend() -> None:
    (claim,) = claims_of(
        "The state subsidy covers a third of the 192 billion yen Orbel Systems will spend on the plant."
    )
    assert (claim.kind, names(claim.payer)) == ("investment", {"Orbel Systems"})


def test_a_sum_is_seldom_for_three_things() -> None:
    claims = claims_of(
        "Rivals are spending too. Orbel Systems will invest $500 million in Japanese cloud regions, data centers and training."
    )
    assert all(len(claim.project) <= 2 for claim in claims)


def parties_of(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(c.kind, [p.name for p in c.payer], [p.name for p in c.recipient]) for c in claims_of(text)]


def test_rows_and_items_are_told_of_whom_they_open_with() -> None:
    text = (
        "The energy ministry has chosen whom it supports.\n\nCompany | Place | Award\n"
        "Orbel Cells | Dayton, Ohio | $100 million\nKurobane Carbon | Reno, Nevada | $75 million\n"
    )
    assert [(kind, to) for kind, _, to in parties_of(text)] == [
        ("subsidy", ["Orbel Cells"]),
        ("subsidy", ["Kurobane Carbon"]),
    ]


def test_sums_dealt_out_respectively() -> None:
    text = "The energy department will give Orbel and Kurobane $90 million and $60 million respectively for battery plants."
    assert [to for _, _, to in parties_of(text)] == [["Orbel"], ["Kurobane"]]


def test_sums_listed_by_who_gives_them() -> None:
    text = "The Orbel fund has secured €1bn each from Germany and France, €150m from Italy and €100m from Belgium."
    payers = [(kind, payer) for kind, payer, _ in parties_of(text)]
    assert payers == [("subsidy", [name]) for name in ("Germany", "France", "Italy", "Belgium")]


def test_ones_own_money_is_investment() -> None:
    text = "The plant will be paid for with a state grant of $40 million and $150 million of Orbel's own money."
    assert [kind for kind, _, _ in parties_of(text)] == ["subsidy", "investment"]


@pytest.mark.parametrize(
    ("text", "dealt"),
    [
        (
            "Some $2.5 billion in tax credits was promised by Ottawa and up to $3.5 billion of direct help by Ontario for the"
            " plant of Orbel Motors.",
            {2_500_000_000: {"Ottawa"}, 3_500_000_000: {"Ontario"}},
        ),
        (
            "The total is expected to be $2.6 billion, of which Orbel is to inject $1.2 billion and Tessen $800 million.",
            {800_000_000: {"Tessen"}},
        ),
        (
            "Larkmoor Ventures put in $12 million, and Tessen Bank, already a shareholder, $8 million.",
            {12_000_000: {"Larkmoor Ventures"}, 8_000_000: {"Tessen Bank"}},
        ),
    ],
)
def test_sums_dealt_out_where_the_verb_is_said_once(text: str, dealt: dict[int, set[str]]) -> None:
    payers = {int(claim.amount.value or 0): names(claim.payer) for claim in claims_of(text)}
    assert {value: payers[value] for value in dealt} == dealt
