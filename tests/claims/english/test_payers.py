"""Who pays where another is the subject: applicants, authorities, backers, lenders, partners. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def claim_of(text: str) -> MoneyClaim:
    (claim,) = read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims
    return claim


def payers(text: str) -> set[str]:
    return {party.name for party in claim_of(text).payer}


@pytest.mark.parametrize(
    "text",
    [
        "The Investment Commission yesterday approved a Norvane Electronics application to invest $40 million in Ohio.",
        "The Investment Commission also approved a plan by Norvane Electronics to invest $40 million in a plant in Ohio.",
        "Norvane Electronics was granted approval to invest $40 million in a plant in Ohio.",
        "Norvane Electronics received permission to invest $40 million in a plant in Ohio.",
        "Norvane Electronics received approval for a $40 million investment to establish a plant in Ohio.",
    ],
)
def test_who_is_allowed_to_invest_pays(text: str) -> None:
    claim = claim_of(text)
    assert (claim.kind, {party.name for party in claim.payer}) == ("investment", {"Norvane Electronics"})


def test_an_authority_that_approves_investments_pays_none() -> None:
    claim = claim_of("The Board of Investment approved two data centre projects worth $40 million in investment.")
    assert (claim.kind, claim.payer) == ("investment", ())


def test_a_government_that_approves_a_grant_pays_it() -> None:
    assert payers("The Ruritanian government approved a grant of $40 million for a chip plant.") == {
        "Ruritanian government"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Recycling has raised $20 million in a Series B round led by Larkmoor Ventures.",
        "Orbel Recycling has closed a $20 million Series B round. The round was led by Larkmoor Ventures.",
    ],
)
def test_who_leads_a_round_pays(text: str) -> None:
    assert payers(text) == {"Larkmoor Ventures"}


def test_who_takes_part_in_a_round_pays_too() -> None:
    text = (
        "Orbel Recycling has raised $20 million in a Series B round led by Larkmoor Ventures, "
        "with participation from Tessen Capital and Vandor Partners."
    )
    assert payers(text) == {"Larkmoor Ventures", "Tessen Capital", "Vandor Partners"}


def test_who_closes_a_round_pays_nothing() -> None:
    assert payers("Orbel Recycling has closed a $20 million Series B round.") == set()


@pytest.mark.parametrize("link", ["arranged by", "from", "with"])
def test_who_lends_pays_and_not_who_takes_up_the_loan(link: str) -> None:
    claim = claim_of(f"Orbel Telecom has secured a $20 million loan {link} Larkmoor Bank.")
    assert {party.name for party in claim.payer} == {"Larkmoor Bank"}
    assert {party.name for party in claim.recipient} == {"Orbel Telecom"}


def test_partners_pay_together() -> None:
    text = "Orbel Cable has announced a $20 million partnership with Larkmoor Networks to lay a cable."
    assert payers(text) == {"Orbel Cable", "Larkmoor Networks"}


def test_a_subsidiary_of_the_payer_receives() -> None:
    claim = claim_of("Norvane Electronics plans to invest $40 million in its Japanese subsidiary.")
    assert [party.mention.text for party in claim.recipient] == ["its Japanese subsidiary"]


def test_a_description_of_the_payer_is_no_other_party() -> None:
    claim = claim_of("Norvane Telecom, Ruritania's third-largest operator, plans to invest $40 million in a network.")
    assert {party.name for party in claim.payer} == {"Norvane Telecom"}
    assert claim.recipient == ()


def test_a_reporter_pays_nothing() -> None:
    text = "As reported by Ann Larkmoor, Norvane Electronics will invest $40 million in a plant in Ohio."
    assert payers(text) == {"Norvane Electronics"}


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Cable will partner Larkmoor Networks to build a plant in Ohio, with an investment of $20 million.",
        "Orbel Cable, together with its partner Larkmoor Networks, will invest $20 million in a plant in Ohio.",
        "Orbel Cable will invest $20 million in a plant in Ohio in partnership with Larkmoor Networks.",
    ],
)
def test_who_acts_with_the_payer_pays_too(text: str) -> None:
    assert payers(text) == {"Orbel Cable", "Larkmoor Networks"}


def test_who_draws_investments_pays_none() -> None:
    text = "The Investment Authority has successfully secured $40 million worth of potential investments from Japan."
    assert payers(text) == {"Japan"}


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Computing Co. Ltd, a subsidiary of Alpine Inc., the parent company of Gogo, will invest $40 million in Ohio.",
        "Norvane Computing Co. Ltd is looking at building reactors totalling up to $40 million, with Japanese firms such as "
        "Hanbit Heavy Industries potentially involved.",
    ],
)
def test_who_is_named_aside_pays_nothing(text: str) -> None:
    assert payers(text) == {"Norvane Computing Co. Ltd"}


def test_whose_a_recipient_is_does_not_receive() -> None:
    claim = claim_of(
        "The Government of Ruritania has signed a $16 million deal with Southern Fiber, a wholly-owned subsidiary of "
        "Orbel Group, for the installation of a new submarine cable system."
    )
    assert {party.name for party in claim.recipient} == {"Southern Fiber"}


@pytest.mark.parametrize("verb", ["has secured", "will benefit from", "will receive"])
def test_who_gets_incentives_receives_them(verb: str) -> None:
    claim = claim_of(f"TNMC of Ruritania {verb} $250 million in incentives from the state of Arizona.")
    assert {party.name for party in claim.payer} == {"Arizona"}
    assert "TNMC" in next(party.name for party in claim.recipient)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Parliament has approved a government plan to invest $40 million in a chip plant in Ohio.", "subsidy"),
        (
            "The Investment Authority is pleased that it has secured $40 million worth of potential investments.",
            "investment",
        ),
    ],
)
def test_what_an_authority_lets_or_draws_is_public_money_only_where_a_government_asks(text: str, kind: str) -> None:
    assert claim_of(text).kind == kind


def test_a_paper_that_reports_a_round_pays_none_of_it_and_the_firm_before_the_verb_takes_it_up() -> None:
    text = "Chinese autonomous driving firm Zhiluo raised $30 million in angel funding, Sindal Money Wire reported."
    claim = claim_of(text)
    assert claim.payer == ()
    assert [party.name for party in claim.recipient] == ["Zhiluo"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Orbel Robotics, founded in 2016, has attracted more than $665 million from backers such as Larkmoor Ventures and"
            " Tessen Bank.",
            {"Larkmoor Ventures", "Tessen Bank"},
        ),
        (
            "The German government and the state of Schleswig-Holstein lent 600 million euros to Norvane Electronics for its"
            " battery plant.",
            {"German government", "Schleswig-Holstein"},
        ),
        (
            "Norvane and its partner, the Dutch pension manager Zuiderzee, put in $260 million of equity in equal halves.",
            {"Norvane", "Zuiderzee"},
        ),
    ],
)
def test_all_of_a_list_pay_however_each_is_told(text: str, who: set[str]) -> None:
    assert payers(text) == who


def test_who_has_paid_grants_before_pays_the_next() -> None:
    text = (
        "The Energy Department awarded $90 million to Orbel Systems for a plant in Ohio. Chips from there will also go to the"
        " Defense Department. A further grant of $60 million was made final for Norvane Electronics, which is building a plant"
        " in Texas."
    )
    second = read_money(annotate(Document(text, "en", Appearance("test", "test")))).claims[1]
    assert [party.name for party in second.payer] == ["Energy Department"]
