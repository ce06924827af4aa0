"""Claims to deals: what is joined, what is kept apart, and the laws that hold for any claims."""

from __future__ import annotations

import random
from dataclasses import replace

from daicho.deals import gather
from daicho.model.claim import Equity, Loan, Milestone, Party
from daicho.model.deal import Deal, Stated
from daicho.model.span import Mention, Span
from daicho.model.when import When
from deals.build import grant, money, party, place, plan, told


def slugs(*claims: Stated) -> list[list[str]]:
    """The documents of each deal."""
    return [sorted(stated.doc for stated in deal.claims) for deal in gather(claims)]


def one(*claims: Stated) -> Deal:
    """The one deal these claims make."""
    deals = gather(claims)
    assert len(deals) == 1, [deal.claims for deal in deals]
    return deals[0]


def test_two_papers_tell_of_one_grant() -> None:
    deal = one(grant("a", money(732, bound="max")), grant("b", money(732, bound="max"), "2024-02-25"))
    assert deal.documents == ("a", "b")
    assert (deal.first_seen, deal.last_seen) == ("2024-02-24", "2024-02-25")
    assert len(deal.joins) == 1
    assert any("same recipient" in why for why in deal.joins[0].why)


def test_a_rounded_and_a_converted_sum_are_the_same_grant() -> None:
    assert (
        len(gather([grant("a", money(732)), grant("b", money(730, bound="approx")), grant("c", money(4.86, "USD"))]))
        == 1
    )


def test_a_sum_that_its_text_converts_needs_no_rate() -> None:
    undated = {"published": None, "payer": party("US", "us-government"), "place": place("US"), "country": "US"}
    dollars, yen = grant("a", money(52.7, "USD"), **undated), grant("b", money(7100, bound="approx"), **undated)
    assert len(gather([dollars, yen])) == 2
    told_twice = replace(dollars, claim=replace(dollars.money, converted=money(7102.4)))
    assert len(gather([told_twice, yen])) == 1
    of_another = replace(dollars, claim=replace(dollars.money, converted=money(5256)))
    assert len(gather([of_another, yen])) == 2


def test_a_vast_sum_told_twice_is_one_where_nothing_speaks_against_it() -> None:
    goal, nobody = money(50_000, bound="min"), {"payer": (), "place": (), "country": None}
    assert len(gather([plan("a", goal, **nobody), plan("b", goal, "2024-12-24", place=())])) == 1
    assert len(gather([plan("a", goal, payer=party("Tsuki Denki")), plan("b", goal, "2024-12-24")])) == 2
    assert len(gather([plan("a", money(5), **nobody), plan("b", money(5), "2024-12-24", place=())])) == 2


def test_different_phases_are_two_grants_in_the_same_words() -> None:
    first = grant("a", money(476), project=party("first fab"))
    second = grant("b", money(476), project=party("第2工場"))
    assert slugs(first, second) == [["a"], ["b"]]


def test_one_template_for_two_cities_is_two_plans() -> None:
    takaoka = plan("a", money(48), place=place("jp-16-takaoka"))
    miyakonojo = plan("b", money(48), place=place("jp-45-miyakonojo"))
    assert slugs(takaoka, miyakonojo) == [["a"], ["b"]]


def test_slots_read_unsurely_part_no_figure_of_several_digits() -> None:
    here = plan("a", money(4.8), place=place("jp-16-takaoka"))
    there = {"place": place("jp-45-miyakonojo")}
    assert slugs(here, plan("b", money(4.8), **there)) == [["a"], ["b"]]
    assert slugs(here, plan("b", money(4.8), **there, confidence=0.2)) == [["a", "b"]]
    assert slugs(plan("a", money(5)), plan("b", money(5), **there, confidence=0.5)) == [["a"], ["b"]]


def test_claims_read_surely_in_two_cities_are_two_plans_whatever_they_share() -> None:
    shared = {"project": party("Hoshi Chips power device works"), "recipient": party("Hoshi Works")}
    here = plan("a", money(473.5), place=place("jp-16-takaoka"), **shared, confidence=0.8)
    assert len(slugs(here, plan("b", money(473.5), place=place("jp-45-miyakonojo"), **shared, confidence=0.8))) == 2
    assert len(slugs(here, plan("b", money(473.5), place=place("jp-45-miyakonojo"), **shared, confidence=0.6))) == 1


def test_a_kind_that_one_document_alone_gives_is_misread() -> None:
    sure = [plan("a", money(192)), plan("b", money(192), "2024-02-25")]
    odd = grant("c", money(192), payer=(), recipient=party("Hoshi Chips"), confidence=0.4)
    deal = one(*sure, odd)
    assert (deal.kind, deal.documents) == ("investment", ("a", "c", "b"))
    assert any("as subsidy by one document alone" in why for join in deal.joins for why in join.why)


def test_a_kind_of_its_own_stays_a_deal_of_its_own() -> None:
    sure = [plan("a", money(192)), plan("b", money(192), "2024-02-25")]
    odd = {"payer": (), "recipient": party("Hoshi Chips"), "confidence": 0.4}
    assert len(slugs(*sure, grant("c", money(193), **odd))) == 2
    assert len(slugs(*sure, grant("a", money(192), **odd))) == 2
    assert len(slugs(*sure, grant("c", money(192), **{**odd, "confidence": 1.0}))) == 2
    assert len(slugs(*sure, grant("c", money(192), **{**odd, "recipient": party("Tsukishiro Optics")}))) == 2
    assert len(slugs(*sure, grant("c", money(192), **odd, project=party("second fab")))) == 1
    assert len(slugs(sure[0], grant("c", money(192), **odd))) == 2


def test_one_document_gives_one_sum_in_two_currencies() -> None:
    assert slugs(grant("a", money(3.9, "USD")), grant("a", money(590), published="2024-02-24")) == [["a", "a"]]
    assert slugs(grant("a", money(3.9, "USD")), grant("a", money(700), published="2024-02-24")) == [["a"], ["a"]]


def test_an_investment_is_no_subsidy() -> None:
    assert len(gather([plan("a", money(732)), grant("b", money(732))])) == 2


def test_the_same_sum_from_other_payers_to_others_is_another_deal() -> None:
    claims = [
        plan(
            "a", money(0.025, "USD"), payer=party("Google", "google"), recipient=party("University of Tokyo", "u-tokyo")
        ),
        plan(
            "a",
            money(0.025, "USD"),
            payer=party("Google", "google"),
            recipient=party("University of Chicago", "u-chicago"),
        ),
    ]
    assert len({stated.claim for stated in claims}) == 2
    assert (
        len(gather([claims[0], told("b", claims[1].claim.amount, type(claims[1].claim), payer=party("IBM", "ibm"))]))
        == 2
    )  # type: ignore[attr-defined]


def test_names_in_two_scripts_are_one_payer() -> None:
    english = plan("a", money(150), payer=party("Tokiwagi Motor"), place=place("jp-07-iwaki"))
    japanese = plan("b", money(150), payer=party("常盤木モーター"), place=place("jp-07-iwaki"))
    deal = one(english, japanese)
    assert len(deal.payer) == 1


def test_a_slip_of_magnitude_is_about_the_deal_and_left_out_of_its_range() -> None:
    claims = [
        plan("a", money(2.9, "USD"), project=party("data centres")),
        plan("b", money(2.9, "USD"), project=party("data centres")),
        plan("c", money(0.0029, "USD"), project=party("data centres")),
    ]
    deal = one(*claims)
    assert deal.low == deal.high == money(2.9).value
    assert any("another magnitude" in why for why in deal.why)


def test_other_kinds_of_claims_make_no_deal() -> None:
    quote = Mention("in 2027", Span(0, 7))
    milestone = Milestone(quote=quote, event="opening", when=When(quote, "2027"))
    assert gather([Stated(id="c", document="d", doc="a", published=None, lang="en", claim=milestone)]) == ()


def test_claims_without_payer_place_or_date_have_a_deal_of_their_own() -> None:
    bare = told("a", money(5), published=None)
    deal = one(bare)
    assert (deal.payer, deal.place, deal.first_seen) == ((), (), None)
    assert slugs(bare, told("b", money(7), published="1900"), told("c", money(9), published="2099-12-31")) == [
        ["b"],
        ["c"],
        ["a"],
    ]


def test_a_vague_sum_is_kept_with_no_figure() -> None:
    vague = money(1)
    unknown = type(vague)(vague.mention, None, None, None, "JPY")
    deal = one(grant("a", unknown))
    assert (deal.low, deal.high) == (None, None)


def sample() -> list[Stated]:
    """Claims of several deals with parts, totals, slips and conversions."""
    return [
        *(grant(f"g{n}", money(732, bound="max"), f"2024-02-{10 + n}", project=party("second fab")) for n in range(4)),
        *(grant(f"f{n}", money(476, bound="max"), f"2022-06-{10 + n}", project=party("first fab")) for n in range(3)),
        grant("t1", money(1208, bound="max", role="total"), "2024-02-24"),
        grant("t1", money(476, bound="max"), "2024-02-24", project=party("first fab")),
        grant("t1", money(732, bound="max"), "2024-02-24", project=party("second fab")),
        grant("s", money(7320), "2024-03-01", project=party("second fab")),
        grant("u", money(4.86, "USD"), "2024-02-26", project=party("second fab")),
        plan("p1", money(8.6, "USD"), "2022-02-15"),
        plan("p2", money(8.6, "USD", bound="approx"), "2022-02-16"),
        plan("p3", money(20, "USD", bound="min", role="total"), "2024-02-06"),
        told("x", money(5), published=None),
    ]


def test_the_order_of_claims_does_not_matter() -> None:
    expected = gather(sample())
    shuffler = random.Random(20240224)  # a fixed seed: the orders are many, and always the same
    for _ in range(25):
        claims = sample()
        shuffler.shuffle(claims)
        assert gather(claims) == expected


def test_one_at_a_time_gives_what_all_at_once_gives() -> None:
    known: list[Stated] = []
    for stated in sample():
        known.append(stated)
        gather(known)
    assert gather(known) == gather(sample())


def test_a_later_copy_changes_no_id() -> None:
    before = {deal.id for deal in gather(sample())}
    copy = grant("copy", money(732, bound="max"), "2024-05-01", project=party("second fab"))
    assert {deal.id for deal in gather([*sample(), copy])} == before


def test_the_same_claim_twice_counts_once() -> None:
    assert gather([*sample(), *sample()]) == gather(sample())


def test_parts_totals_and_funding_are_told_from_words_and_arithmetic() -> None:
    deals = {(deal.kind, deal.high, deal.low): deal for deal in gather(sample())}
    by_sum = {deal.high: deal for deal in deals.values() if deal.kind == "subsidy"}
    second, first, total = (by_sum[money(value).value] for value in (732, 476, 1208))
    assert ("part_of", total.id) in {(r.type, r.deal) for r in second.relations}
    assert ("part_of", total.id) in {(r.type, r.deal) for r in first.relations}
    assert ("adds_to", first.id) in {(r.type, r.deal) for r in second.relations}
    known = {deal.id for deal in deals.values()}
    assert all(relation.deal in known for deal in deals.values() for relation in deal.relations)


def test_sums_of_another_site_are_no_parts() -> None:
    arizona = plan("a", money(12, "USD"), "2020-05-15", place=place("us-az-phoenix"), project=party("first fab"))
    both = plan(
        "b", money(20, "USD", role="total"), "2024-02-06", place=place("jp-43-kikuyo"), project=party("both fabs")
    )
    assert all(deal.relations == () for deal in gather([arizona, both]))


def test_a_grant_pays_for_the_plan_of_its_phase() -> None:
    claims = [
        plan("a", money(2.4, "EUR"), "2023-07-12", project=party("phase 1")),
        plan("b", money(3.8, "EUR"), "2023-07-13", project=party("phase 2")),
        grant("c", money(110), "2023-12-14", project=party("phase 1")),
    ]
    deals = {deal.documents[0]: deal for deal in gather(claims)}
    assert [(r.type, r.deal) for r in deals["a"].relations] == [("funded_by", deals["c"].id)]
    assert deals["b"].relations == ()


def part_of(*claims: Stated) -> set[tuple[str, str]]:
    """What is a part of what, by the figures of the claims."""
    deals = gather(claims)
    figure = {deal.id: deal.claims[0].money.amount.mention.text for deal in deals}
    return {(figure[d.id], figure[r.deal]) for d in deals for r in d.relations if r.type == "part_of"}


def test_what_takes_the_place_of_a_part_is_one() -> None:
    share = {"payer": party("Sora Motor")}
    whole = {"payer": (*party("Sora Motor"), *party("Umi Energy"))}
    claims = [
        plan("a", money(300), "2022-10-20", **whole),
        plan("a", money(150), "2022-10-20", **share),
        plan("b", money(150, role="old"), "2024-07-10", **share),
        plan("b", money(210), "2024-07-10", **share),
    ]
    assert part_of(*claims) == {("150", "300"), ("210", "300")}


def test_a_total_over_a_country_is_made_of_sums_for_its_parts() -> None:
    claims = [
        plan("a", money(92), "2024-05-21"),
        plan("b", money(80, role="increment"), "2025-02-20", place=place("JP")),
        plan("b", money(172, role="total"), "2025-02-20", place=place("JP")),
    ]
    assert {("92", "172"), ("80", "172")} <= part_of(*claims)
    abroad = [plan("a", money(92), "2024-05-21", place=place("US-AZ"), country="US"), *claims[1:]]
    assert ("92", "172") not in part_of(*abroad)


def test_a_total_is_made_of_what_was_first_told_in_its_own_currency() -> None:
    first = plan("a", money(980), "2022-02-24")
    dollars = plan("b", money(8.6, "USD"), "2022-02-25")
    more = [plan("d", money(1.4, "USD", role="increment"), "2023-02-25")]
    more.append(plan("d", money(10, "USD", role="total"), "2023-02-25"))
    assert ("980", "10") in part_of(first, dollars, plan("c", money(8.6, "USD"), "2022-02-26"), *more)


def test_a_total_is_about_what_its_document_adds() -> None:
    misread = {"place": place("US"), "country": "US"}
    claims = [
        plan("a", money(3.2, "USD"), "2024-05-21"),
        plan("b", money(0.6, "USD", role="increment"), "2025-02-20"),
        plan("b", money(3.8, "USD", role="total"), "2025-02-20", **misread),
    ]
    assert part_of(*claims) == {("3.2", "3.8"), ("0.6", "3.8")}


def test_what_was_given_from_a_fund_in_all_is_no_fund_beside_it() -> None:
    fund = {"recipient": party("Materials Fund")}
    claims = [
        grant("a", money(200), "2022-06-10", **fund),
        grant("b", money(150, role="total"), "2023-10-27", quote="150 from the fund so far", **fund),
        grant("c", money(35), "2023-10-26", quote="35 from the fund", recipient=party("Tessen Steel")),
    ]
    assert {("150", "200"), ("35", "200")} <= part_of(*claims)


def test_what_a_sum_is_said_to_be_for_goes_before_its_project() -> None:
    second = {"project": party("second phase of its packaging unit")}
    quote = "It won 240 for the second phase of its packaging unit, after 24 for the first in June."
    start = quote.index("24 for the first")
    amount = replace(money(24), mention=Mention("24", Span(start, start + 2)))
    assert slugs(grant("a", amount, quote=quote, **second), grant("b", money(24), **second)) == [["a"], ["b"]]
    again = replace(money(24), mention=Mention("24", Span(7, 9)))
    for_once = {"quote": "It won 24 for the first time.", **second}
    assert slugs(grant("a", again, **for_once), grant("b", money(24), **second)) == [["a", "b"]]


def test_a_place_abroad_parts_no_grants_of_a_government() -> None:
    german = {"payer": party("Germany", "germany-government"), "recipient": ()}
    here = grant("a", money(500, "EUR"), **german, place=place("de-mv-rostock"))
    abroad = {"place": place("be-brussels"), "country": "BE"}
    deal = one(here, grant("b", money(500, "EUR"), **german, **abroad))
    assert deal.documents == ("a", "b")


def divided(sentence: str, doc: str, *values: float) -> list[Stated]:
    """Plans of one sentence, their sums in the order in which it has them."""
    found, at = [], 0
    for value in values:
        wording = f"${value} billion"
        at = sentence.index(wording, at)
        amount = replace(money(value, "USD"), mention=Mention(wording, Span(at, at + len(wording))))
        found.append(plan(doc, amount, quote=sentence))
    return found


def test_what_a_sentence_divides_has_parts_even_where_they_do_not_add_up() -> None:
    halls = (
        "Of the $1.8 billion that it spends there, $1.1 billion goes into a first hall and $0.9 billion into another."
    )
    assert part_of(*divided(halls, "a", 1.8, 1.1, 0.9)) == {
        ("$1.1 billion", "$1.8 billion"),
        ("$0.9 billion", "$1.8 billion"),
    }
    plants = "It spends $1.8 billion on memory, $1.1 billion on logic and $0.9 billion on packaging."
    assert part_of(*divided(plants, "a", 1.8, 1.1, 0.9)) == set()


def test_of_several_sites_one_paper_names_the_one_and_another_the_other() -> None:
    both = {"project": party("two power-chip plants")}
    here = plan("a", money(96), **both, place=place("jp-16-takaoka"))
    assert one(here, plan("b", money(96), **both, place=place("jp-45-miyakonojo"))).documents == ("a", "b")


def test_a_slip_is_about_the_one_deal_that_its_document_does_not_tell_of() -> None:
    phases = [{"project": party("phase 1")}, {"project": party("phase 2")}]
    told = [
        plan(doc, money(value, "EUR"), **slots) for doc in "ab" for value, slots in zip((2.4, 3.8), phases, strict=True)
    ]
    deals = gather([*told, plan("c", money(3.4, "EUR")), plan("c", money(3.8, "EUR"), **phases[1])])
    assert sorted(len(deal.claims) for deal in deals) == [3, 3]


def test_a_loan_whose_lender_is_not_named_meets_its_rounding() -> None:
    loan = {"country": "TW", "place": place("TW-CYI")}
    first = told("a", money(14.4, "TWD"), Loan, **loan, recipient=party("辰嵐光電"))
    again = told("b", money(14, "TWD", "approx"), Loan, **loan, recipient=party("Chenlan Photonics"))
    assert one(first, again).documents == ("a", "b")


def test_what_adds_to_a_total_is_no_part_of_it() -> None:
    claims = [
        grant("a", money(920, role="total"), "2024-04-02"),
        grant("b", money(802.5, role="increment"), "2025-03-31"),
        grant("b", money(920, role="total"), "2025-03-31"),
        grant("b", money(1722.5, role="total"), "2025-03-31"),
    ]
    assert part_of(*claims) == {("920", "1722.5"), ("802.5", "1722.5")}


def test_one_sentence_on_two_phases_names_the_phase_before_the_sum() -> None:
    quote = "第1工場の476と第2工場の732を合わせる。"
    both = {"project": (*party("第1工場"), *party("第2工場")), "quote": quote}
    at = {value: quote.index(value) for value in ("476", "732")}
    first, second = (
        grant("a", replace(money(float(value)), mention=Mention(value, Span(at[value], at[value] + 3))), **both)
        for value in at
    )
    assert slugs(first, grant("b", money(476), project=party("second fab"))) == [["a"], ["b"]]
    assert slugs(second, grant("b", money(732), project=party("second fab"))) == [["a", "b"]]


def test_an_award_within_the_ceiling_named_before() -> None:
    both = {"project": party("two power-chip plants")}
    ceiling = grant("a", money(32, bound="max", role="total"), "2024-02-09", place=place("jp-45-miyakonojo"))
    assert one(ceiling, grant("b", money(29.8), "2024-09-20", place=place("jp-16-takaoka"), **both)).low is not None


def test_a_slip_of_a_company_that_no_table_lists_is_within_reach_whatever_the_figures() -> None:
    told = [plan(doc, money(2.4, "EUR"), place=place("jp-02-hachinohe")) for doc in "ab"]
    slip = plan("c", money(7.4, "EUR"), "2025-04-22", place=(), project=party("memory fab"))
    assert one(*told, slip).documents == ("a", "b", "c")


def test_the_union_is_no_other_country_than_its_member() -> None:
    here, there = plan("a", money(10, "EUR"), country="DE", place=()), {"place": (), "published": "2024-03-24"}
    assert slugs(here, plan("b", money(10, "EUR"), country="EU", **there)) == [["a", "b"]]
    assert slugs(here, plan("b", money(10, "EUR"), country="FR", **there)) == [["a"], ["b"]]


def test_a_stake_is_in_the_company_whichever_of_its_towns_is_named() -> None:
    slots = [{"place": place(town), "confidence": 0.8} for town in ("jp-27-kadoma", "jp-08-tsukuba")]
    stakes = [
        told(doc, money(1.2), Equity, recipient=party("Hoshi Chips"), **at) for doc, at in zip("ab", slots, strict=True)
    ]
    assert slugs(*stakes) == [["a", "b"]]
    plans = [plan(doc, money(1.2), recipient=party("Hoshi Chips"), **at) for doc, at in zip("ab", slots, strict=True)]
    assert slugs(*plans) == [["a"], ["b"]]


def test_of_two_parties_that_a_paper_has_pay_each_other_one_was_misread() -> None:
    stake = {"payer": party("Hoshi Chips"), "recipient": party("Umi Energy"), "place": place("JP"), "country": "JP"}
    turned = {**stake, "payer": stake["recipient"], "recipient": stake["payer"]}
    a, b = told("a", money(30), Equity, **stake), told("b", money(30), Equity, **turned, confidence=0.2)
    assert slugs(a, b) == [["a", "b"]]
    other = {**turned, "recipient": party("Kaze Holdings")}
    assert slugs(a, told("b", money(30), Equity, **other)) == [["a"], ["b"]]


def test_an_act_that_pays_is_what_other_papers_call_the_programme() -> None:
    slots = {"published": None, "place": (), "country": "US", "recipient": ()}
    act = grant("a", money(52, "USD"), **{**slots, "payer": party("HARBOR Act")})
    state = {**slots, "payer": party("US", "us-government")}
    assert slugs(act, grant("b", money(52.7, "USD"), project=party("HARBOR法"), **state)) == [["a", "b"]]
    assert slugs(act, grant("b", money(52.7, "USD"), project=party("新工場"), **state)) == [["a"], ["b"]]


def test_the_seat_of_a_firm_is_no_place_of_its_plant() -> None:
    quote = "経産省はホシ(東京)に70億円を補助する。"
    tokyo = (Party(Mention("東京", Span(7, 9)), "東京", "JP-13"),)
    firm = (Party(Mention("ホシ", Span(4, 6)), "ホシ", "~hoshi-chips"),)
    there = grant("b", money(70), place=place("JP-01"))
    assert slugs(grant("a", money(70), place=tokyo, recipient=firm, quote=quote), there) == [["a", "b"]]
    site = "経産省はホシの工場(東京)に70億円を補助する。"
    at = (Party(Mention("東京", Span(10, 12)), "東京", "JP-13"),)
    assert slugs(grant("a", money(70), place=at, recipient=firm, quote=site), there) == [["a"], ["b"]]


def test_of_two_figures_that_several_papers_print_neither_is_a_slip() -> None:
    first = [grant(doc, money(75), project=party("Harbor Platform")) for doc in "ab"]
    later = [grant(doc, money(25), "2024-12-17", project=party("Harbor Platform")) for doc in "cd"]
    assert slugs(*first, *later) == [["a", "b"], ["c", "d"]]
    assert slugs(*first, later[0]) == [["a", "b", "c"]]


def test_a_figure_one_digit_apart_for_another_country_is_no_slip_however_unsure() -> None:
    unsure = {"confidence": 0.4, "project": party("memory fab")}
    told = [plan(doc, money(2.9, "EUR"), place=place("DE"), country="DE", **unsure) for doc in "ab"]
    again, abroad = (plan("c", money(2.2, "EUR"), place=place(at), country=at, **unsure) for at in ("DE", "PL"))
    assert slugs(*told, again) == [["a", "b", "c"]]
    assert slugs(*told, abroad) == [["a", "b"], ["c"]]
