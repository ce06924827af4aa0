"""What the sums of one text are to each other, from its words and its arithmetic."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from daicho.deals import gather
from daicho.model.deal import Stated
from daicho.model.money import Money, Role
from daicho.model.span import Mention, Span
from deals.build import money, party, place, plan


def said(text: str, wording: str, amount: Money, **slots: Any) -> Stated:
    """A plan whose sum stands in a text, by default of Hoshi Chips in Kumamoto."""
    start = text.index(wording)
    sentence = next(part for part in text.split("\n") if wording in part)
    quote = Mention(sentence, Span(text.index(sentence), text.index(sentence) + len(sentence)))
    stated = plan("a", replace(amount, mention=Mention(wording, Span(start, start + len(wording)))), **slots)
    return replace(stated, id=f"{stated.id}-{start}", claim=replace(stated.claim, quote=quote))


def relations(*claims: Stated) -> set[tuple[int, str, int]]:
    """What the deals are to each other, by their sums in thousand million."""
    deals = {deal.id: deal for deal in gather(claims)}
    sums = {key: int((deal.high or deal.low or 0) / 10**9) for key, deal in deals.items()}
    return {(sums[key], r.type, sums[r.deal]) for key, deal in deals.items() for r in deal.relations}


def usd(value: float, role: Role = "plain") -> Money:
    return money(value, "USD", role=role)


def test_a_figure_that_was_raised_replaces_the_one_told_before() -> None:
    text = "It began with $12 billion.\nThe figure was raised to $40 billion.\nA third plant took it to $65 billion."
    found = relations(
        said(text, "$12 billion", usd(12)),
        said(text, "$40 billion", usd(40, "new")),
        said(text, "$65 billion", usd(65, "new")),
    )
    assert found == {(40, "replaces", 12), (65, "replaces", 40)}


def test_of_two_sums_that_may_have_been_raised_neither_is_replaced() -> None:
    text = "Hoshi puts $12 billion into one plant.\nIt puts $30 billion into the other.\nOne of these was raised to $40 billion."
    first, second = said(text, "$12 billion", usd(12)), said(text, "$30 billion", usd(30))
    assert relations(first, second, said(text, "$40 billion", usd(40, "new"))) == set()


def test_a_sum_of_one_place_is_not_raised_by_that_of_another() -> None:
    text = "Hoshi puts $12 billion into Kumamoto.\nIn Sendai the sum was raised to $40 billion."
    there = said(text, "$40 billion", usd(40, "new"), place=place("JP-04"))
    assert relations(said(text, "$12 billion", usd(12)), there) == set()


def test_a_rounded_total_is_made_of_what_was_there_and_what_is_added() -> None:
    text = "Hoshi adds $100 billion to the $65 billion promised before, which takes its outlay to $160 billion."
    total = said(text, "$160 billion", usd(160, "total"))
    old, new = said(text, "$65 billion", usd(65)), said(text, "$100 billion", usd(100, "increment"))
    assert {(65, "part_of", 160), (100, "part_of", 160), (100, "adds_to", 65)} <= relations(total, old, new)
    assert not relations(total, said(text, "$65 billion", usd(40)), new) & {(40, "part_of", 160)}


def test_one_sentence_calls_a_sum_a_part_of_a_larger_one() -> None:
    for between, wholes in (
        (" belongs to a larger sum, ", {(15, "part_of", 40)}),
        (" is part of its ", {(15, "part_of", 40)}),
        (" comes beside the older ", set[tuple[int, str, int]]()),
    ):
        text = f"The $15 billion{between}$40 billion for memory."
        assert relations(said(text, "$15 billion", usd(15)), said(text, "$40 billion", usd(40))) == wholes
    text = "今回の15億ドルは、40億ドルの計画の一環だ。"
    assert relations(said(text, "15億ドル", usd(15)), said(text, "40億ドル", usd(40))) == {(15, "part_of", 40)}


def test_the_smaller_of_two_sums_for_one_named_plan_is_a_step_to_the_larger() -> None:
    text = "Up to $500 billion goes into Polaris.\nWith the new sites $400 billion will have been spent by 2028."
    whole, named = said(text, "$500 billion", usd(500), project=party("Polaris Project")), party("Polaris Project")
    part = {"wording": "$400 billion", "project": named}
    assert relations(whole, said(text, amount=usd(400, "total"), **part)) == {(400, "part_of", 500)}
    assert relations(whole, said(text, amount=usd(400, "increment"), **part)) == set()
    for unnamed in ("new fab", "Five more fabs", "Arizona-based operation", "Hoshi's campus", "スマート工場の新設"):
        both = [said(text, "$500 billion", usd(500)), said(text, "$400 billion", usd(400))]
        named = [replace(one, claim=replace(one.money, project=party(unnamed))) for one in both]
        assert relations(*named) == set(), unnamed


def test_what_was_promised_to_a_country_in_all_holds_the_promises_told_before() -> None:
    text = (
        "Hoshi plans $100 billion.\nTsuki plans $500 billion.\nNami plans $50 billion abroad.\n"
        "In all $2,000 billion has been secured.\nMizu adds $30 billion."
    )
    everything = usd(2000, "total")
    claims = [
        said(text, "$100 billion", usd(100)),
        said(text, "$500 billion", usd(500), payer=party("Tsuki Denki"), place=place("JP-01")),
        said(text, "$30 billion", usd(30), payer=party("Mizu Kogyo"), place=place("JP-40")),
    ]
    claims.append(said(text, "$50 billion", usd(50), payer=party("Nami Denshi"), place=place("TW")))
    country = {"wording": "$2,000 billion", "amount": everything, "place": place("JP")}
    held = {(100, "part_of", 2000), (500, "part_of", 2000)}
    assert relations(*claims, said(text, payer=(), **country)) == held
    assert relations(*claims, said(text, payer=party("Japan", "japan-government"), **country)) == held
    elsewhere = said(text, payer=party("Kaze Holdings"), **country)
    assert relations(*claims, elsewhere) == held
    there = replace(elsewhere.money.payer[0], mention=Mention("In", elsewhere.money.quote.span))
    assert relations(*claims, replace(elsewhere, claim=replace(elsewhere.money, payer=(there,)))) == set()


def test_a_total_of_several_investors_holds_no_plan_of_one_elsewhere() -> None:
    both = party("Hoshi Chips") + party("Tsuki Denki")
    whole = plan("c", usd(400, "total"), "2025-02-24", payer=both, place=place("JP"))
    assert not gather([plan("b", usd(100), place=place("JP")), whole])[0].relations
    near = plan("c", usd(400, "total"), "2025-02-24", payer=both)
    assert [r.type for r in gather([plan("b", usd(100)), near])[0].relations] == ["part_of"]


def test_a_venture_that_pays_is_the_plan_that_its_owners_pay_for() -> None:
    slots: dict[str, Any] = {"place": place("JP"), "country": "JP"}
    both = party("Hoshi Chips") + party("Tsuki Denki")
    owners = plan("a", usd(500), payer=both, project=party("Polaris Project"), **slots)
    assert len(gather([owners, plan("b", usd(500), payer=party("Polaris"), **slots)])) == 1
    assert len(gather([owners, plan("b", usd(500), payer=party("Kaze Holdings"), **slots)])) == 2


def test_a_part_whose_sentence_names_nobody_is_one_of_the_sum_just_before() -> None:
    text = "Hoshi puts in $500 billion.\nOf this, $100 billion is spent at once, writes Kaze."
    whole = said(text, "$500 billion", usd(500))
    part = said(text, "$100 billion", usd(100, "part"), payer=party("Tsuki Denki"))
    assert relations(whole, part) == {(100, "part_of", 500)}
    here = replace(part.money.payer[0], mention=Mention("Kaze", Span(text.index("Kaze"), text.index("Kaze") + 4)))
    assert relations(whole, replace(part, claim=replace(part.money, payer=(here,)))) == set()
