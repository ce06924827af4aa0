"""What a sum is by the frame it stands in: who needs, gives, gets, lends or raises it. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import MoneyReading, read_money
from daicho.model.document import Appearance, Document


def read(text: str) -> MoneyReading:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01"))))


def last_kind(text: str) -> str:
    """The kind of the text's last sum, "none" where it is no flow."""
    reading = read(text)
    flows = [(claim.amount.mention.span.start, claim.kind) for claim in reading.claims]
    others = [(sum_.mention.span.start, "none") for sum_ in reading.not_flows]
    return max(flows + others)[1]


AWARD = "The Commerce Department granted $2 billion to Orbel Systems for its fab in Idaho. "


@pytest.mark.parametrize(
    "text",
    [
        "The plant in Idaho will swallow some $9 billion.",
        "Getting the line to run is expected to need another $4 billion.",
        "Orbel puts the bill for the smelter at $700 million.",
        "All told, the campus is going to run to $12 billion.",
        "Nobody doubts that the reactor will eat up $6 billion before it is finished.",
        "That is little beside the $11 billion that the whole complex is to cost.",
        "Total outlay should come to at least $5 billion, helped by backing from the government.",
        "A second foundry, budgeted at $3.5 billion, is to follow.",
    ],
)
def test_what_works_cost_is_invested_though_the_sums_before_were_grants(text: str) -> None:
    assert last_kind(AWARD + text) == "investment"


@pytest.mark.parametrize(
    "text",
    [
        "The Dutch government will foot $300 million of the bill.",
        "Saxony has agreed to chip in 90 million euros.",
        "Tokyo is to underwrite the venture with 40 billion yen.",
        "Morvane Steel has bagged 60 million euros from the state of Hesse.",
        "Kurobane Silicon is in line for as much as $250 million from the Commerce Department.",
        "Parliament in Seoul voted 2 trillion won for makers of chip equipment.",
        "The ministry will dole out 500 million euros to battery makers this year.",
        "The Polish government is to stump up 800 million zlotys for the factory.",
        "Kurobane Silicon qualifies for $90 million of public money.",
        "Some 30 billion yen of the fund was pocketed by Tessen Steel, the ministry said.",
    ],
)
def test_what_states_hand_out_is_a_subsidy(text: str) -> None:
    assert last_kind(text) == "subsidy"


@pytest.mark.parametrize(
    "text",
    [
        "Lumenca, a maker of photonic chips, has raised $45 million from investors led by Fjord Ventures.",
        "Lumenca closed a Series B round of 30 million euros in March.",
        "Kirin Capital is injecting 12 billion yen into the start-up.",
        "The parent subscribed new shares worth 80 million euros.",
        "Orbel Systems paid $400 million for the start-up Lumenca last year.",
        "The three owners paid in 5 billion yen of capital when the company was founded.",
        "Kagami Motors took over its rival Tessen Motors for $1.2 billion.",
    ],
)
def test_what_goes_into_a_company_for_a_part_of_it_is_equity(text: str) -> None:
    assert last_kind(text) == "equity"


@pytest.mark.parametrize(
    "text",
    [
        "Morvane Steel sold 500 million euros of seven-year bonds on Tuesday.",
        "A syndicate of eleven banks arranged a term loan of $1.4 billion for Morvane Steel.",
        "The company can draw on a revolving credit facility of 200 million euros.",
        "A further $300 million was borrowed from four commercial banks.",
        "Six lenders led by Norra Bank are putting up $600 million in debt.",
    ],
)
def test_what_is_to_be_paid_back_is_a_loan(text: str) -> None:
    assert last_kind(text) == "loan"


@pytest.mark.parametrize(
    "text",
    [
        "Permits will be speeded up for whoever invests $1 billion in the country.",
        "Any company that spends $200 million or more may apply to the office.",
        "The state's economy is to be better off by $3 billion a year, a study says.",
        "The agency puts the gain to the region's economy at $2.4 billion.",
        "The blackout cost chipmakers in the area more than $90 million.",
        "Its net debt stood at 3 trillion won at the end of March.",
        "The country imported chips worth $44 billion last year.",
    ],
)
def test_what_nobody_invests(text: str) -> None:
    assert last_kind(text) == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("So have two start-ups, Lumenca with $35 million and Fotonix with $60 million.", "subsidy"),
        ("As did Tessen Materials, with $90 million.", "subsidy"),
        ("The other $400 million goes to Kagami.", "subsidy"),
    ],
)
def test_a_sum_that_goes_on_from_an_award(text: str, kind: str) -> None:
    assert last_kind(AWARD + text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The investment board has approved four projects worth $900 million.",
        "The cabinet cleared a proposal by Sahana Devices to build a packaging plant at a cost of Rs 4,000 crore.",
        "India's government waved through plans of Sahana Devices for a $600 million factory.",
    ],
)
def test_a_project_that_a_government_lets_go_ahead_is_its_owners_investment(text: str) -> None:
    assert last_kind(text) == "investment"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orbel Systems is setting aside more than $8 billion for cloud computing in Chile.", "investment"),
        ("The ministry is setting aside 80 billion yen for Kurobane Silicon.", "subsidy"),
        ("Each of the two lines will take $700 million to build.", "investment"),
        ("Kurobane Silicon came away with $120 million from the Commerce Department.", "subsidy"),
        ("The rest, $4 billion, is to be raised on the bond market.", "loan"),
        ("A consortium of banks provides Morvane Steel with 1.2 billion euros.", "loan"),
        ("Morvane pays $1.6 billion for the sensor business of Tessen.", "equity"),
        ("Hesse will be 6 billion euros richer within ten years thanks to the plant, an institute says.", "none"),
        ("If a company invests more than $1 billion, it gets its permits faster.", "none"),
        ("Applicants must invest at least 50 million euros.", "none"),
        ("Export Finance Norway has agreed to lend the miner $400 million.", "subsidy"),
        (
            "Lower Saxony granted 90 million euros towards the plant's total cost of about 700 million euros.",
            "investment",
        ),
        ("Fjord Ventures has put 9 million euros into the start-up.", "equity"),
        ("Kurobane Silicon was put down for $90 million by the Commerce Department.", "subsidy"),
        ("Morvane is said to have dropped its 5 billion euro project.", "investment"),
        ("A capital increase brought in 400 million euros of fresh money.", "equity"),
        ("The owners themselves will put in $260 million, twice what the state gives.", "investment"),
    ],
)
def test_the_same_words_with_other_parties(text: str, kind: str) -> None:
    assert last_kind(text) == kind
