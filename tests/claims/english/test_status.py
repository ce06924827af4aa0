"""How firm a sum is, where tense and mood leave no choice. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.document import Appearance, Document


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("Orbel Systems undertakes to invest $5 billion in its plant in Oregon.", 5e9, "committed"),
        ("Oregon's grant of $5 million to Orbel Systems has lapsed.", 5e6, "cancelled"),
        ("Orbel Systems began construction last week of a $5 billion plant in Oregon.", 5e9, "committed"),
        ("Orbel Systems will start building a $5 billion plant in Oregon next year.", 5e9, "planned"),
        ("Orbel Systems has presented proposals for investments worth $5 billion in Oregon.", 5e9, "planned"),
        ("Oregon licensed plants worth $5 billion of Orbel Systems and others last year.", 5e9, "committed"),
        (
            "Orbel Systems has scrapped its plant in Oregon. The company had planned to invest $5 billion in the plant.",
            5e9,
            "cancelled",
        ),
        ("Orbel Systems's board on Friday approved spending $5 billion on a plant in Oregon.", 5e9, "committed"),
        (
            "Orbel Systems will spend $5 billion on a plant in Oregon after its board cleared the plan.",
            5e9,
            "committed",
        ),
        ("Orbel Systems said it intends to spend $5 billion on a plant in Oregon.", 5e9, "planned"),
        (
            "Orbel Systems has so far spent $2 billion of the $5 billion it means to put into its plant in Oregon.",
            5e9,
            "planned",
        ),
        (
            "Orbel Systems has so far spent $2 billion of the $5 billion it means to put into its plant in Oregon.",
            2e9,
            "done",
        ),
        (
            "The head of Orbel Systems raised the possibility of spending $5 billion on a plant there.",
            5e9,
            "considering",
        ),
        (
            "Counting the $3 billion that went to its first factory, Orbel Systems will have received $7 billion of state aid.",
            3e9,
            "done",
        ),
        (
            "The Commerce Department said on Tuesday that grants for Orbel Systems had been given final approval. They come to as"
            " much as $3 billion.",
            3e9,
            "committed",
        ),
        ("The province attracted $5 billion of investment in battery plants last year.", 5e9, "done"),
        ("More than $5 billion has flowed into the plants of Orbel Systems in Oregon.", 5e9, "done"),
        ("Oregon adds $5 million of its own to the grant that Orbel Systems receives.", 5e6, "planned"),
        ("Orbel Systems is pouring $5 billion into a plant in Oregon.", 5e9, "planned"),
        (
            "Under a preliminary, non-binding deal the Commerce Department would grant Orbel Systems $5 million.",
            5e6,
            "planned",
        ),
        ("Brussels had allowed as much as $5 million in state aid for the plant of Orbel Systems.", 5e6, "committed"),
    ],
)
def test_tense_and_mood_tell_how_firm_a_sum_is(text: str, value: float, status: str) -> None:
    claims = read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims
    assert [claim.status for claim in claims if float(claim.amount.value or 0) == value] == [status]
