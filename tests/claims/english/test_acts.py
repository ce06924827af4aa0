"""Who pays, who receives and what for, where grammar leaves no choice. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def claims(text: str) -> tuple[MoneyClaim, ...]:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims


def payers(claim: MoneyClaim) -> set[str]:
    return {party.name for party in claim.payer}


def recipients(claim: MoneyClaim) -> set[str]:
    return {party.name for party in claim.recipient}


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (
            "Orbel Systems opened a campus in Finland last year. Kurobane Silicon, for its part, has said that $700 million"
            " would go into a test line in Poland.",
            "Kurobane Silicon",
        ),
        (
            "€4 billion over six years: that's what will be spent by Tarn Energy, a firm with which Orbel Systems, Halden Power"
            " and Kestrel Grid have joined hands.",
            "Tarn Energy",
        ),
        (
            "Kurobane Silicon wants to build the biggest plant in Oregon. The $3 billion it means to put into the site is more"
            " than any private investor has ever spent there.",
            "Kurobane Silicon",
        ),
        (
            "Halden Power and Orbel Systems are rivals. By 2029 another $2 billion is to be invested in Sweden by Halden Power,"
            " which takes its outlay there to $5 billion.",
            "Halden Power",
        ),
        (
            "Kurobane Silicon's statement puts the planned outlay on the new factory in Kyoto at $900 million, though Orbel"
            " Systems had offered to share the cost.",
            "Kurobane Silicon",
        ),
    ],
)
def test_who_acts_on_the_sum_pays_it_however_many_names_stand_around(text: str, payer: str) -> None:
    assert payers(claims(text)[0]) == {payer}


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Systems has agreed with Halden Power, Kestrel Grid and Tarn Energy on a venture that will put up a factory in"
        " Leipzig costing over €6 billion and run by Orbel Systems, which takes 70%, with 10% going to each of the others.",
        "Orbel Systems has teamed up with Halden Power, Kestrel Grid and Tarn Energy to build a €6 billion battery plant near"
        " Leipzig.",
    ],
)
def test_all_who_agreed_on_a_venture_pay_its_one_sum(text: str) -> None:
    (claim,) = claims(text)
    assert payers(claim) == {"Orbel Systems", "Halden Power", "Kestrel Grid", "Tarn Energy"}


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "Orbel Systems is to pay 1.4 billion euros for the factory and Halden Power 900 million euros.",
            {1_400_000_000: "Orbel Systems", 900_000_000: "Halden Power"},
        ),
        (
            "They are building the plant together, with Orbel Systems bearing $1.6 billion and its American partner"
            " Halden Corp. $1.1 billion.",
            {1_600_000_000: "Orbel Systems", 1_100_000_000: "Halden Corp."},
        ),
        (
            "Orbel Systems invests $500 million in the cable, Halden Corp. $300 million and Kestrel Inc. $200 million.",
            {500_000_000: "Orbel Systems", 300_000_000: "Halden Corp.", 200_000_000: "Kestrel Inc."},
        ),
    ],
)
def test_one_verb_serves_several_names_each_with_its_sum(text: str, shares: dict[int, str]) -> None:
    found = {int(claim.amount.value or 0): payers(claim) for claim in claims(text)}
    assert found == {value: {name} for value, name in shares.items()}


def test_the_latter_of_two_pays_alone_even_before_a_comma() -> None:
    text = (
        "Orbel Systems is building a chip plant in Graz. The plan has strong backing by the EU and the Austrian government;"
        " the latter, a newspaper has reported, is going to provide up to €900 million in subsidies."
    )
    assert payers(claims(text)[0]) == {"Austrian government"}


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Systems was given a grant for its line in Kyoto. The ministry has agreed to twice as much aid, $900 million, for a"
        " factory Kurobane Silicon is to build in Osaka.",
        "Orbel Systems was given a grant for its line in Kyoto. The ministry will provide $900 million for Kurobane Silicon's"
        " factory in Osaka.",
    ],
)
def test_aid_for_a_work_goes_to_whose_work_it_is(text: str) -> None:
    claim = next(claim for claim in claims(text) if claim.amount.value == 900_000_000)
    assert recipients(claim) == {"Kurobane Silicon"}


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (
            "The first plant of Kurobane Silicon opened in Kyoto last year. The two foundries it is building in Oregon are"
            " costing the company upwards of $12 billion.",
            "two foundries",
        ),
        (
            "Kurobane Silicon opened a plant in Kyoto in 2019. Now it will invest $3 billion in Oregon. The pledge covers an"
            " assembly hall, a research centre and a solar farm.",
            "research centre",
        ),
        (
            "Kurobane Silicon opened its battery plant in Ohio. Another $2 billion is to be invested by the company in the"
            " country in support of clean transport.",
            "clean transport",
        ),
    ],
)
def test_what_the_sum_is_for_is_told_by_its_own_clause_or_the_next(text: str, project: str) -> None:
    claim = claims(text)[0]
    assert any(project in party.name for party in claim.project), claim.project


def test_newspapers_ministers_and_rounds_are_no_parties_and_no_projects() -> None:
    text = "The chief executive of Kurobane Silicon, Bloomberg reported, wants to invest $2 billion in Oregon, the Nikkei said."
    (claim,) = claims(text)
    named = {party.name for party in (*claim.payer, *claim.recipient, *claim.project)}
    assert not named & {"Bloomberg", "Nikkei", "the Nikkei", "chief executive"}


@pytest.mark.parametrize("group", ["The partners", "The three firms", "Both companies"])
def test_partners_are_those_the_sentence_before_lists(group: str) -> None:
    firms = ["Orbel Systems", "Halden Motors", "Kestrel Chemical"][: 2 if group.startswith("Both") else 3]
    listed = " and ".join([", ".join(firms[:-1]), firms[-1]])
    (claim,) = claims(
        f"{listed} agreed in May to make batteries together. {group} will spend $3 billion on a plant in Oregon."
    )
    assert payers(claim) == set(firms)


def test_a_country_that_sets_money_aside_pays_before_the_ministry_that_tells_of_it() -> None:
    text = (
        "The trade ministry picked Orbel Systems. It is the first award out of the $4 billion fund Norway has set aside for its"
        " chip industry."
    )
    claim = next(claim for claim in claims(text) if claim.amount.value == 4_000_000_000)
    assert payers(claim) == {"Norway"}


@pytest.mark.parametrize("firm", ["Deutsche Post", "AP Moller"])
def test_a_firm_called_like_a_newspaper_pays(firm: str) -> None:
    [claim] = claims(f"{firm} will invest 2 billion euros in a depot in Leipzig.")
    assert any(firm in name for name in payers(claim))


@pytest.mark.parametrize(
    ("text", "amount", "payer"),
    [
        (
            "The government has promised Halden Power 4 billion yen. Iwate Prefecture is expected to add 1.5 billion yen.",
            "1.5 billion yen",
            "Iwate Prefecture",
        ),
        (
            "The Ministry of Enterprises pays Halden Power a grant of 80 million euros. A further 25 million euros come from the"
            " Sicilian Region for the training of staff.",
            "25 million euros",
            "Sicilian Region",
        ),
        (
            "Orbel Motors is getting help for its plant. Incentives of $20 million come from Randolph County. Another"
            " $225 million is available from North Carolina.",
            "$225 million",
            "North Carolina",
        ),
        ("Ministers are spending £36 million on a subsidy for researchers at Exeter.", "£36 million", "Ministers"),
        (
            "Brussels has looked at the case. A grant of up to EUR 920 million planned by the German government is in line with"
            " state aid rules, the Commission announced.",
            "up to EUR 920 million",
            "German government",
        ),
        (
            "Orbel Systems is building a fab in Texas. On Thursday Kurobane Silicon had been awarded $407 million towards its"
            " $2 billion packaging plant in Arizona.",
            "$2 billion",
            "Kurobane Silicon",
        ),
        (
            "Orbel Systems will build two fabs. Kurobane Silicon, which has chosen a site in Ohio for a complex costing up to"
            " $10 billion, will need 9,000 people.",
            "up to $10 billion",
            "Kurobane Silicon",
        ),
        (
            "Orbel Systems had said it would invest $3 billion in India, and Tarn Cloud has earmarked $12.7 billion till 2030, of"
            " which $8.3 billion is for Maharashtra.",
            "$8.3 billion",
            "Tarn Cloud",
        ),
    ],
)
def test_who_pays_where_the_sentence_tells_it(text: str, amount: str, payer: str) -> None:
    [claim] = [claim for claim in claims(text) if claim.amount.mention.text == amount]
    assert payer in payers(claim)
