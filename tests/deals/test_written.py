"""Traits as a ledger keeps them: a claim read from its line is compared as the claim that was read from a text."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from itertools import combinations

from daicho.deals.blocking import keys_of
from daicho.deals.clustering import linked
from daicho.deals.matching import VETO, match, surely_two
from daicho.deals.traits import Glance, Member, Traits, member, traits_of
from daicho.deals.written import glance_from_text, glance_to_text, traits_from_text, traits_to_text
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period
from deals.build import grant, money, party, place, plan

_OVER = Period(Mention("over five years", Span(0, 15)), years=5.0, end="FY2028")
_VAGUE = Money(Mention("billions", Span(0, 8)), None, Decimal("1e9"), Decimal("1e10"), "USD", "approx")

CLAIMS = [
    grant("a", money(732, bound="max")),
    grant("b", money(730, bound="approx"), "2024-02-25", period=_OVER),
    grant("c", money(4.86, "USD"), None, place=()),
    grant("d", money(7320), place=place("JP"), project=party("Hoshi fab 2")),
    replace(grant("e", money(52.7, "USD")), claim=replace(grant("e", money(52.7, "USD")).money, converted=money(7100))),
    plan("f", money(5, role="total"), "2023", payer=party("Tsuki Denki"), confidence=0.625),
    plan("g", money(7, low=5), "2024-04", payer=(*party("Tsuki Denki"), *party("Hoshi Chips")), place=place("US-OH")),
    plan("h", money(732), payer=party("METI", "meti"), place=place("JP-43")),
    plan("i", _VAGUE, payer=party("月電機"), project=party("第2工場"), country=None),
]


def read_and_kept() -> list[tuple[Member, Traits]]:
    """Each claim as its text gives it, and as its line does."""
    read = [traits_of(stated, stated.money) for stated in CLAIMS]
    return [(one, traits_from_text(one.id, glance_to_text(one), traits_to_text(one))) for one in read]


def test_every_trait_comes_back_but_for_wordings() -> None:
    for one, back in read_and_kept():
        worded = replace(back, sum=one.sum, converted=one.converted)
        assert all(getattr(worded, field.name) == getattr(one, field.name) for field in fields(Traits))
        told = [(m.value, m.low, m.high, m.currency, m.bound) for m in (one.sum, back.sum)]
        assert told[0] == told[1]
        assert (back.sum.role, back.sum.mention.span) == (one.sum.role, one.sum.mention.span)
        assert keys_of(back) == keys_of(one)
        assert glance_from_text(glance_to_text(back)) == glance_from_text(glance_to_text(one))
        assert replace(member(back, one.stated), sum=one.sum, converted=one.converted) == one


def test_claims_compare_alike_however_they_come() -> None:
    found = 0
    for (one, kept), (other, also_kept) in combinations(read_and_kept(), 2):
        assert match(kept, also_kept) == match(one, other)
        assert linked(kept, also_kept) == linked(one, other)
        found += match(one, other).score > VETO
    assert found > 10


def test_who_is_two_at_the_first_glance_is_two_at_the_second() -> None:
    seen = [(kept, Glance(kept.kind, kept.sum, kept.figure, kept.band)) for _, kept in read_and_kept()]
    apart = [(one, other) for (one, a), (other, b) in combinations(seen, 2) if surely_two(a, b)]
    assert len(apart) > 10
    for one, other in apart:
        compared = match(one, other)
        assert compared.score <= 0
        assert not compared.slip
