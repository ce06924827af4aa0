"""What deals are about: from names before sentences, from the organisation where the text is silent, with the reason."""

from __future__ import annotations

from dataclasses import replace

from daicho.deals import gather
from daicho.deals.sectors import sectors_of
from daicho.model.claim import MoneyClaim
from daicho.model.deal import DealParty
from daicho.model.span import Mention, Span
from deals.build import money, party, told

TSMC = (DealParty("TSMC", "tsmc"),)


def claim(quote: str, project: str = "") -> MoneyClaim:
    base = told("a", money(5)).money
    return replace(base, quote=Mention(quote, Span(0, len(quote))), project=party(project) if project else ())


def test_a_projects_name_goes_before_its_sentence_but_for_parts_of_what_it_names() -> None:
    found = sectors_of([claim("The fab will make memory chips for electric cars.", "second fab")], (), ())
    assert found.ids == ("semiconductors", "memory")
    assert found.why == (
        "semiconductors: “fab” in 1 of 1 claims",
        "memory: “memory chips” in 1 of 1 claims",
    )


def test_a_sentence_may_name_several() -> None:
    found = sectors_of([claim("It will spend the money on AI and on solar farms.", "plan")], (), ())
    assert found.ids == ("ai-and-cloud", "ai", "clean-energy", "solar")


def test_what_few_of_many_claims_name_is_left_aside() -> None:
    claims = [claim("A battery plant.")] * 5 + [claim("A solar plant.")]
    assert sectors_of(claims, (), ()).ids == ("batteries",)


def test_where_the_text_is_silent_the_organisation_decides() -> None:
    found = sectors_of([claim("It will build a plant.")], TSMC, (DealParty("Toyota", "toyota-motor"),))
    assert (found.ids, found.why) == (("semiconductors", "logic"), ("logic: the business of TSMC",))
    assert sectors_of([claim("A plant.")], (), (DealParty("Hoshi Batteries"),)).ids == ("batteries",)


def test_the_organisation_says_which_part_where_the_text_does_not() -> None:
    assert sectors_of([claim("A chip plant.")], TSMC, ()).ids == ("semiconductors", "logic")
    assert sectors_of([claim("A chip packaging plant.")], TSMC, ()).ids == ("semiconductors", "packaging")
    assert sectors_of([claim("A battery plant.")], TSMC, ()).ids == ("batteries",)


def test_payers_in_different_businesses_say_nothing() -> None:
    assert sectors_of([claim("A plant.")], (), (*TSMC, DealParty("Toyota", "toyota-motor"))).ids == ()
    assert sectors_of([], (), ()).ids == ()


def test_a_deal_carries_its_sectors_and_the_reason() -> None:
    (deal,) = gather([told("a", money(5), project=party("data center in Inzai"))])
    assert deal.sector == ("data-centres",)
    assert "sector data-centres: “data center” in 1 of 1 claims" in deal.why
