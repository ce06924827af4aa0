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


def test_a_running_total_is_raised_by_whatever_plant_its_sentence_names() -> None:
    text = (
        "It began with $12 billion for a first plant in Arizona.\n"
        "A second plant was announced and the figure was raised to $40 billion.\nA third took it to $65 billion."
    )
    arizona, states = {"place": place("US-AZ"), "country": "US"}, {"place": place("US"), "country": "US"}
    first = said(text, "$12 billion", usd(12), project=party("first plant"), **arizona)
    second = said(text, "$40 billion", usd(40, "new"), project=party("second plant"), **arizona)
    third = said(text, "$65 billion", usd(65, "new"), project=party("third plant"), **states)
    assert relations(first, second, third) == {(40, "replaces", 12), (65, "replaces", 40)}
    text = "ホシは第1工場に12億ドルを投じる。\n第2工場の分を加え、投資額は40億ドルに膨らんだ。"
    both = [
        said(text, wording, usd(value, role), project=party(works))
        for wording, value, role, works in (("12億ドル", 12, "plain", "第1工場"), ("40億ドル", 40, "new", "第2工場"))
    ]
    assert relations(*both) == {(40, "replaces", 12)}


def test_a_sum_of_another_plant_is_not_what_a_figure_was_before() -> None:
    text = "Hoshi puts $12 billion into a first plant.\nSpending on a second plant was raised to $40 billion."
    first = said(text, "$12 billion", usd(12), project=party("first plant"))
    assert relations(first, said(text, "$40 billion", usd(40, "new"), project=party("second plant"))) == set()


def test_a_total_that_a_sentence_turns_into_another_replaces_it() -> None:
    text = "Hoshi puts $36 billion into Gunsan.\nIts programme thus shrinks to $63 billion from $72 billion."
    claims = [said(text, "$36 billion", usd(36)), said(text, "$63 billion", usd(63, "total"))]
    found = relations(*claims, said(text, "$72 billion", usd(72, "old")))
    assert {one for one in found if one[1] == "replaces"} == {(63, "replaces", 72)}


def test_the_parts_of_a_plan_are_parts_of_the_larger_one_that_takes_its_place() -> None:
    for new, wholes in ((55, {40, 55}), (30, {40})):
        text = f"Of the $40 billion, $10 billion is for Sendai.\nThe $40 billion became ${new} billion."
        claims = [said(text, "$40 billion", usd(40)), said(text, "$10 billion", usd(10, "part"))]
        changed = said(text, f"${new} billion", usd(new, "new"))
        old = replace(claims[0], claim=replace(claims[0].money, amount=replace(claims[0].money.amount, role="old")))
        found = relations(old, claims[1], changed)
        assert {whole for part, type_, whole in found if (part, type_) == (10, "part_of")} == wholes


def test_a_plan_takes_in_what_it_is_said_to_include() -> None:
    text = "Hoshi plans $40 billion in all of Japan.\nThe figure includes the $10 billion promised for Sendai before."
    whole = said(text, "$40 billion", usd(40), place=place("JP"))
    assert relations(whole, said(text, "$10 billion", usd(10), place=place("JP-04"))) == {(10, "part_of", 40)}
    text = "ホシは国内で40億ドルを投じる。\n仙台に投じた10億ドル(約1500億円)を含む。"
    whole = said(text, "40億ドル", usd(40), place=place("JP"))
    assert relations(whole, said(text, "10億ドル", usd(10), place=place("JP-04"))) == {(10, "part_of", 40)}
    text = "Hoshi plans $40 billion in all of Japan.\nIt includes Sendai, where $10 billion was promised before."
    whole = said(text, "$40 billion", usd(40), place=place("JP"))
    assert relations(whole, said(text, "$10 billion", usd(10), place=place("JP-04"))) == set()


def test_a_list_of_parts_goes_on_with_sentences_that_begin_with_a_sum() -> None:
    for lead, found in (
        ("$9 billion is for Tsuki", {(12, "part_of", 39), (9, "part_of", 39)}),
        ("Tsuki gets $9 billion", {(12, "part_of", 39)}),
        ("$30 billion is for Tsuki", {(12, "part_of", 39)}),  # more than is left
    ):
        text = f"The budget was $39 billion.\nOf that, $12 billion is for Hoshi.\n{lead} in the north."
        next_ = "$30 billion" if "30" in lead else "$9 billion"
        part = said(text, "$12 billion", usd(12, "part"))
        claims = [said(text, "$39 billion", usd(39)), part, said(text, next_, usd(30 if "30" in lead else 9))]
        assert relations(*claims) == found, lead
    text = "予算は39億ドルだった。\nうち12億ドルはホシ向け。\n8億ドルはツキに向かう。"
    claims = [said(text, "39億ドル", usd(39)), said(text, "12億ドル", usd(12, "part")), said(text, "8億ドル", usd(8))]
    assert relations(*claims) == {(12, "part_of", 39), (8, "part_of", 39)}
