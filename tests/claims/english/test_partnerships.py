"""Named parties that agree to work together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.model.claim import Claim, Partnership

Reader = Callable[[str], Sequence[Claim]]


def _parties(claims: Sequence[Claim]) -> list[set[str]]:
    return [{party.name for party in claim.parties} for claim in claims if isinstance(claim, Partnership)]


@pytest.mark.parametrize(
    "text",
    [
        "Castellan Quantum and Sorimachi Corporation signed an agreement to develop quantum software together.",
        "Castellan Quantum has teamed up with Sorimachi Corporation.",
        "A joint venture between Castellan Quantum and Sorimachi Corporation will build the plant.",
        "Castellan Quantum is setting up a joint laboratory with Sorimachi Corporation in Osaka.",
        "Castellan Quantum will build it in partnership with Sorimachi Corporation.",
        "Castellan Quantum and Sorimachi Corporation will build a factory in Osaka by 2027.",
        "Castellan Quantum and Sorimachi Corporation also signed an agreement.",
        "Castellan Quantum has signed two agreements with Sorimachi Corporation.",
        "The laboratory will be built jointly by Castellan Quantum and Sorimachi Corporation.",
    ],
)
def test_parties_of_an_agreement(read_others: Reader, text: str) -> None:
    assert _parties(read_others(text)) == [{"Castellan Quantum", "Sorimachi Corporation"}]


def test_they_are_those_named_before(read_others: Reader) -> None:
    text = (
        "Castellan Quantum sold 200 chips to Sorimachi Corporation. They agreed to market the chips jointly in India."
    )
    assert _parties(read_others(text)) == [{"Castellan Quantum", "Sorimachi Corporation"}]


def test_the_venture_itself_is_no_party(read_others: Reader) -> None:
    text = "Castellan Quantum and Sorimachi Corporation will set up a joint venture, Ostrava Devices Ltd."
    assert _parties(read_others(text)) == [{"Castellan Quantum", "Sorimachi Corporation"}]


@pytest.mark.parametrize(
    "text",
    [
        "Nubria, owned by Maple Arch Partners, had a good year.",
        "Castellan Quantum signed a supply agreement with Sorimachi Corporation.",
        "Castellan Quantum competes with Sorimachi Corporation.",
        "Castellan Quantum and Sorimachi Corporation will build factories in India.",
    ],
)
def test_what_is_no_partnership(read_others: Reader, text: str) -> None:
    assert _parties(read_others(text)) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Norvik Power is going to draw up a course with the University of Oulu in 2026.",
            {"University of Oulu", "Norvik Power"},
        ),
        ("Kirkwood College has agreed with Tessellar Inc on a two-year course.", {"Kirkwood College", "Tessellar Inc"}),
        (
            "Shell and Mitsubishi Heavy Industries have agreed to study storage.",
            {"Shell", "Mitsubishi Heavy Industries"},
        ),
        (
            "A joint plant of STMicroelectronics and GlobalFoundries is planned.",
            {"STMicroelectronics", "GlobalFoundries"},
        ),
        (
            "Hokkaido University, with which Rapidus is going to run a course, opened in 2024.",
            {"Hokkaido University", "Rapidus"},
        ),
    ],
)
def test_parties_that_do_something_together(read_others: Reader, text: str, parties: set[str]) -> None:
    assert _parties(read_others(text)) == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik Power agreed with Siemens Energy to buy turbines.",
        "Rapidus competes with TSMC.",
        "Norvik Power, owned by Maple Capital, opened a plant.",
    ],
)
def test_dealings_that_are_no_partnership(read_others: Reader, text: str) -> None:
    assert _parties(read_others(text)) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The recipient, Elbtal Silicon, belongs to Norvik together with three shareholders: Talus, Okano and Prisma.",
            {"Norvik", "Talus", "Okano", "Prisma"},
        ),
        (
            "The Danish industry ministry approved aid of 15 billion yen for two plants where Norvik and Talus work together.",
            {"Norvik", "Talus"},
        ),
    ],
)
def test_owners_are_partners_and_who_only_pays_is_none(read_others: Reader, text: str, parties: set[str]) -> None:
    (found,) = (claim for claim in read_others(text) if isinstance(claim, Partnership))
    assert {party.name for party in found.parties} == parties


@pytest.mark.parametrize(
    "text",
    [
        "Norvik runs a programme for small firms that want to work with the technology of Talus.",
        "Norvik and the Alliance for Clean Water (ACW) have each lodged an appeal.",
    ],
)
def test_tools_and_words_of_a_name_tell_of_no_partnership(read_others: Reader, text: str) -> None:
    assert not [claim for claim in read_others(text) if isinstance(claim, Partnership)]
