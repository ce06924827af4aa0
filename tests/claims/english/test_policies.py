"""Acts of governments on technology and its trade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.model.claim import Claim, Policy

Reader = Callable[[str], Sequence[Claim]]


def _acts(claims: Sequence[Claim]) -> list[tuple[str, set[str]]]:
    return [
        (claim.actor[0].name, {party.name for party in claim.target}) for claim in claims if isinstance(claim, Policy)
    ]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Indonesia banned exports of nickel ore in 2020.", "Indonesia", "nickel ore"),
        ("Ottawa slapped a 100% duty on Chinese electric cars in October.", "Ottawa", "Chinese electric cars"),
        ("The US Commerce Department put Huawei on the Entity List.", "US Commerce Department", "Huawei"),
        (
            "The Dutch government said it would require licences for exports of DUV tools.",
            "Dutch government",
            "DUV tools",
        ),
        ("Beijing retaliated with export controls on rare earths.", "Beijing", "rare earths"),
        ("Curbs on gallium were imposed by the Chinese government.", "Chinese government", "gallium"),
        ("Danish officials will enforce new controls on exports of antennas.", "Danish officials", "antennas"),
        ("Ottawa has implemented restrictions on exports of gallium.", "Ottawa", "gallium"),
        ("Plants feel the tariff of 25% that Ottawa has put on imported cars.", "Ottawa", "imported cars"),
        ("Tax credits for battery makers were done away with by Denmark's government.", "Denmark", "battery makers"),
        ("Parliament voted to trim a tax break for skilled migrants.", "Parliament", "skilled migrants"),
        ("Beijing barred operators of networks from buying Norvik's chips.", "Beijing", "Norvik's chips"),
        ("Denmark is cracking down on used chip tools.", "Denmark", "used chip tools"),
    ],
)
def test_who_acts_on_what(read_others: Reader, text: str, actor: str, target: str) -> None:
    ((found, targets),) = _acts(read_others(text))
    assert found == actor
    assert target in targets


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Poland adopted a semiconductor strategy in May.", "Poland"),
        ("The European Commission cleared the aid under EU state-aid rules in June.", "European Commission"),
        ("Lawmakers passed the AI Basic Act in December.", "Lawmakers"),
    ],
)
def test_laws_strategies_and_approvals(read_others: Reader, text: str, actor: str) -> None:
    assert [found for found, _ in _acts(read_others(text))] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Japan is home to many chipmakers.",
        "Norvik imposed a ban on smoking at its plant.",
        "Asked about US tariffs, the manager said nothing.",
        "Prices limit what India can buy.",
        "Norway imposes no tariffs on batteries.",
    ],
)
def test_what_is_no_act_of_policy(read_others: Reader, text: str) -> None:
    assert _acts(read_others(text)) == []


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Vietnam changed its telecommunications law in November.", "Vietnam", None),
        ("Eighty firms were put on a blacklist by the United States.", "United States", "Eighty firms"),
        ("France wants a moratorium on data centres in 2025.", "France", "data centres"),
        (
            "Japan said in May that exporters of gallium will need a licence from the Dutch government.",
            "Dutch government",
            None,
        ),
        ("The EU's duties on Chinese solar glass rise to 30 percent.", "The EU", "Chinese solar glass"),
        ("Norway's parliament voted in May for a law that bars foreign owners.", "Norway's parliament", None),
    ],
)
def test_acts_told_otherwise(read_others: Reader, text: str, actor: str, target: str | None) -> None:
    [(found, targets)] = _acts(read_others(text))
    assert found == actor
    assert target is None or target in targets


@pytest.mark.parametrize(
    "text",
    [
        "The council puts the bill for a substation at £45m.",
        "The Japanese government spoke in order that tools can be ordered.",
        "Go through the list of goods for which the ministry wants to be asked in 2025.",
    ],
)
def test_bills_and_orders_that_are_none(read_others: Reader, text: str) -> None:
    assert _acts(read_others(text)) == []


def test_a_headline_says_again_what_the_body_says(read_others: Reader) -> None:
    text = "Canada to raise tariffs on solar cells\n\nOttawa announced higher tariffs on solar cells from Vietnam on Friday."
    assert [found for found, _ in _acts(read_others(text))] == ["Ottawa"]


@pytest.mark.parametrize(
    "text",
    [
        "Canada produces the machinery required to make such chips.",
        "Canada has urged Mexico to impose restrictions on exports of gallium.",
    ],
)
def test_what_is_only_needed_or_asked_for(read_others: Reader, text: str) -> None:
    assert _acts(read_others(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "On top of that come $3 billion in grants for Norvik under the Chips Act in Clay, New York.",
        "Norvik has a centre in Cheyenne. From Cheyenne come its radios, which are barred from public networks.",
        "China is the market. Norvik needs a licence for its China chip.",
        "On Monday it was added that chips for Macau stay under the embargo.",
    ],
)
def test_no_town_or_destination_acts_and_a_law_is_no_act_of_what_is_paid_under_it(
    read_others: Reader, text: str
) -> None:
    assert not {actor for actor, _ in _acts(read_others(text))} & {"Clay", "Cheyenne", "China", "Macau"}
