"""Jobs and trainees of a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from daicho.model.claim import Claim, Headcount

Reader = Callable[[str], Sequence[Claim]]


def _counts(claims: Sequence[Claim]) -> list[tuple[str, int]]:
    return [(claim.what, int(claim.value)) for claim in claims if isinstance(claim, Headcount)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plant will create 4,500 direct jobs.", [("jobs", 4500)]),
        ("Another 300 are to join the 4,200 who work there today.", [("jobs", 4200)]),
        (
            "The plant is to have 4,000 employees. The count now stands at about 1,400.",
            [("jobs", 4000), ("jobs", 1400)],
        ),
        ("Some 500 people would have found work at the plant.", [("jobs", 500)]),
        ("Some 3,200 are to be on the site when work is at its height.", [("jobs", 3200)]),
        ("Should the number of employees reach 4,500, more aid is due.", [("jobs", 4500)]),
        ("Courses for 20,000 educators are to be held there.", [("trainees", 20_000)]),
        ("Denmark needs 50,000 engineers.", []),
        ("It will take in scrap and employ 180.", [("jobs", 180)]),
        ("At full output the plant will have a staff of 260.", [("jobs", 260)]),
        ("Jobs: 1,350.", [("jobs", 1350)]),
        ("Staff numbers should grow from 120 to 200.", [("jobs", 120), ("jobs", 200)]),
        ("The firm will teach AI skills to three million people.", [("trainees", 3_000_000)]),
        ("Under the programme 300 technicians a year will be trained.", [("trainees", 300)]),
        ("Around 2,000 will find work there.", [("jobs", 2000)]),
        ("The plant has taken on 210 so far.", [("jobs", 210)]),
        ("The course, which 1,500 have taken, is free.", [("trainees", 1500)]),
        ("Some 1,200 of the 2,500 people wanted have been found.", [("jobs", 1200), ("jobs", 2500)]),
        ("The plant employs 420 people, and 900 while it is being built.", [("jobs", 420), ("jobs", 900)]),
        ("The number of employees goes up by 430 from 620.", [("jobs", 430), ("jobs", 620)]),
        ("Its staff, at present 400, is to rise by half.", [("jobs", 400)]),
        ("Norvik has 1,200 people there.", [("jobs", 1200)]),
        ("Norvik is looking for 350 people for its plant.", [("jobs", 350)]),
        ("About 400 are to be taken on before the plant opens in 2027.", [("jobs", 400)]),
        ("At the peak of construction 800 will be at work on the site.", [("jobs", 800)]),
        ("Norvik plans to raise the number of its engineers from 120 to 300.", [("jobs", 120), ("jobs", 300)]),
        ("The project supports 350 permanent and 2,000 temporary positions.", [("jobs", 350), ("jobs", 2000)]),
        ("The 350-employee plant will open in 2027.", [("jobs", 350)]),
        ("The plant will employ 350 people. Another 200 are to follow in 2029.", [("jobs", 350), ("jobs", 200)]),
        ("The programme will train 5,000 workers a year from 2026.", [("trainees", 5000)]),
        ("Norvik will provide two million workers with training in AI.", [("trainees", 2_000_000)]),
        ("Norvik has promised AI training to 90,000 workers by 2027.", [("trainees", 90_000)]),
        (
            "AI courses: 2.5 million people are to go through them, of whom 840,000 in Indonesia.",
            [("trainees", 2_500_000), ("trainees", 840_000)],
        ),
    ],
)
def test_jobs_and_trainees(read_others: Reader, text: str, expected: list[tuple[str, int]]) -> None:
    assert _counts(read_others(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The company laid off 1,200 workers.",
        "Power for 300,000 homes comes from the farm, where people work.",
        "The survey asked 1,900 teachers.",
        "The city has 90,000 residents and many jobs.",
        "Firms with more than 50 staff were asked.",
        "Researchers number 9,100 per million people in the country.",
    ],
)
def test_other_numbers_of_people(read_others: Reader, text: str) -> None:
    assert _counts(read_others(text)) == []


def test_a_number_given_twice_is_one_claim(read_others: Reader) -> None:
    text = "The fab will create 420 jobs. The 420 jobs are the first in the town for years."
    assert _counts(read_others(text)) == [("jobs", 420)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Its 2,400-strong workforce makes cells.", [("jobs", 2400)]),
        ("The factory should find work for 90.", [("jobs", 90)]),
        ("The company has 120 on the payroll.", [("jobs", 120)]),
        ("The lab will be home to 85 researchers.", [("jobs", 85)]),
        ("The university is adding 400 places in chip design.", [("trainees", 400)]),
        ("So far 650,000 have gone through an AI course.", [("trainees", 650_000)]),
        ("It wants to see 120,000 engineers retrained.", [("trainees", 120_000)]),
        ("The latter will take on 150 graduates of the course each year.", [("jobs", 150)]),
        ("Eighty people work there at present, and 150 will by the end of 2026.", [("jobs", 80), ("jobs", 150)]),
        ("Call centres give work to 1.7 million people in the country.", []),
    ],
)
def test_who_is_at_work_and_who_learns(read_others: Reader, text: str, expected: list[tuple[str, int]]) -> None:
    assert _counts(read_others(text)) == expected
