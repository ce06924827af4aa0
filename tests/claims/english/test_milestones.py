"""Steps of a project at stated dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.model.claim import Claim, Milestone

Reader = Callable[[str], Sequence[Claim]]


def _steps(claims: Sequence[Claim]) -> list[tuple[str, str | None]]:
    return [(claim.event, claim.when.value) for claim in claims if isinstance(claim, Milestone)]


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        ("A groundbreaking ceremony for the plant took place on Wednesday.", "construction_start", "2025-04-30"),
        ("Work on the site got under way in March 2024.", "construction_start", "2024-03"),
        ("The plant will be finished by the end of 2027.", "completion", "2027-12"),
        ("By 2030, Norvik expects that its plant will be completed.", "completion", "2030"),
        ("Norvik wants to build a chip plant by 2027.", "completion", "2027"),
        ("The plant will open in the second half of calendar 2027.", "opening", "2027"),
        ("The plant is delayed, with production now expected in late 2026.", "production_start", "2026"),
        ("The line was inaugurated yesterday by the prime minister.", "opening", "2025-05-04"),
        ("The supercomputer will go into service next spring.", "opening", "2026"),
        ("Test production at the fab starts this autumn.", "pilot", "2025"),
        ("The pilot line should be running in 2026.", "pilot", "2026"),
        ("Its battery plant had begun commercial production in April.", "production_start", "2025-04"),
        ("Volume production at the fab: 2027", "mass_production", "2027"),
        ("Norvik will start shipping modules in the third quarter of 2026.", "shipment", "2026-Q3"),
        ("Norvik was founded in 2019.", "other", "2019"),
        ("The plant aims at 20,000 wafers a month by March 2027.", "other", "2027-03"),
        ("Norvik has to have 100 logical qubits working by the end of 2029.", "other", "2029-12"),
        ("The first wafers will be processed at the plant in 2027.", "production_start", "2027"),
        ("The plant is to make power chips from 2028.", "production_start", "2028"),
        ("Norvik's customers should get their first parts in the fourth quarter of 2027.", "shipment", "2027-Q4"),
        ("The acquisition is expected to close in the third quarter of 2026.", "completion", "2026-Q3"),
        ("The fab has been under construction since 2023.", "construction_start", "2023"),
        ("The centre is to take up its work in autumn 2025.", "opening", "2025"),
        ("The first sod for the plant was cut in June 2024.", "construction_start", "2024-06"),
        ("Testing of the line begins in October 2025.", "pilot", "2025-10"),
        ("The shortage should end in early 2028, when Norvik begins production in Horten.", "production_start", "2028"),
        ("June 2026 is when Norvik means to open its plant.", "opening", "2026-06"),
        ("Norvik intends to enlarge the works and make cells there from 2026.", "production_start", "2026"),
        ("Norvik hopes to have the line going in April 2027.", "production_start", "2027-04"),
        ("Norvik turned the first earth for its plant on 4 April 2024.", "construction_start", "2024-04-04"),
        ("Builders are supposed to hand over the first factory in mid-2027.", "completion", "2027"),
        ("All production lines are to be up by 2030.", "opening", "2030"),
    ],
)
def test_each_step_is_told_by_the_words_its_date_hangs_on(
    read_others: Reader, text: str, event: str, value: str
) -> None:
    assert _steps(read_others(text)) == [(event, value)]


def test_a_step_that_no_project_takes_is_told_of_what_the_sentence_names(read_others: Reader) -> None:
    claims = read_others("Britain's public computing power is to grow twentyfold by 2030.")
    (step,) = (claim for claim in claims if isinstance(claim, Milestone))
    assert "public computing power" in step.subject[0].name


def test_two_dates_in_a_sentence_are_two_steps(read_others: Reader) -> None:
    text = "Work on the fab is to begin in September and volume production in the second half of 2027."
    assert _steps(read_others(text)) == [("construction_start", "2025-09"), ("mass_production", "2027")]


def test_a_later_less_exact_repeat_falls_to_the_first(read_others: Reader) -> None:
    text = "The fab will open in June 2026. The ministry confirmed that it opens in 2026."
    assert _steps(read_others(text)) == [("opening", "2026-06")]


@pytest.mark.parametrize(
    "text",
    [
        "The company announced the plant on Tuesday.",
        "Ohio One was to have opened in 2022.",
        "Norvik says that the chip market will reach $1 trillion by 2030.",
        "Futures for September traded at $77.",
        "Norvik halted production in March.",
        "Grid connection: October",  # of which year is not said
    ],
)
def test_what_is_no_step(read_others: Reader, text: str) -> None:
    assert _steps(read_others(text)) == []


def test_the_step_names_its_project_and_its_actor(read_others: Reader) -> None:
    (step,) = read_others("Norvik said that its new battery plant will open in June 2026.")
    assert isinstance(step, Milestone)
    assert [party.name for party in step.project] == ["new battery plant"]
    assert "Norvik" in [party.name for party in step.subject]
    assert step.why


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        ("The plant sprang to life in March 2025.", "opening", "2025-03"),
        ("The keys of the plant were handed over in April 2025.", "completion", "2025-04"),
        ("The last beam of the plant was put up in April 2025.", "completion", "2025-04"),
        ("Concrete for the plant's foundations was poured in March 2025.", "construction_start", "2025-03"),
        ("Norvik's plant, under construction since 2023, will be enlarged.", "construction_start", "2023"),
        ("The chips will enter mass production at the plant in 2026.", "mass_production", "2026"),
        ("Norvik will send out its first chips in 2026.", "shipment", "2026"),
        ("Diggers will move onto the site in June.", "construction_start", "2025-06"),
        ("The foundation stone was laid by the mayor in March.", "construction_start", "2025-03"),
        ("The ribbon was cut on Friday.", "opening", "2025-05-02"),
        ("By the middle of 2028 the battery should be feeding the grid.", "opening", "2028"),
        ("Test wafers should come out in June.", "pilot", "2025-06"),
        ("Two customers will receive samples in the fourth quarter of 2025.", "shipment", "2025-Q4"),
        ("First silicon could be expected from the fab by December 2026.", "production_start", "2026-12"),
        ("Full capacity of the plant will be reached in 2028.", "other", "2028"),
        ("The start of production was pushed back from 2026 to 2027.", "production_start", "2027"),
    ],
)
def test_steps_told_in_pictures(read_others: Reader, text: str, event: str, value: str) -> None:
    assert _steps(read_others(f"Norvik Power is building a plant. {text}")) == [(event, value)]


@pytest.mark.parametrize(
    "text",
    [
        "By 2028, 5,200 people are to have completed one of the courses.",
        "Germany wants to have ten gigawatts of electrolysis by 2030.",
        "China took 29% of all the tools shipped last year.",
    ],
)
def test_dated_people_targets_and_markets_are_no_steps(read_others: Reader, text: str) -> None:
    assert _steps(read_others(text)) == []


def test_a_second_date_without_a_verb_is_the_same_step_of_another_plant(read_others: Reader) -> None:
    claims = read_others("The first factory is to open in 2030, the last in 2045.")
    assert _steps(claims) == [("opening", "2030"), ("opening", "2045")]
    assert [claim.project[0].name for claim in claims if isinstance(claim, Milestone)] == ["first factory", "last"]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik postponed its battery plant in March because cars are selling slowly.",
        "The amounts are going to be made public in early December.",
        "From 2026 battery cells should have come off the lines of the plant.",
        "A listing of Norvik, once pencilled in for 2024, is off the table.",
    ],
)
def test_a_decision_to_wait_and_what_is_only_made_known_are_no_steps(read_others: Reader, text: str) -> None:
    assert _steps(read_others(text)) == []


def test_a_step_is_told_of_the_project_of_its_own_clause(read_others: Reader) -> None:
    claims = read_others("Construction of the Horten plant will start in 2026, while the Moss factory is doing well.")
    assert [claim.project[0].name for claim in claims if isinstance(claim, Milestone)] == ["Horten plant"]
