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
