"""Which of several sites or phases a wording means."""

from __future__ import annotations

import pytest

from daicho.deals.phases import BOTH, phases


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("second fab in Kumamoto", {"2"}),
        ("plant No. 1", {"1"}),
        ("phase 2 of its memory fab", {"2"}),
        ("第二工場", {"2"}),
        ("熊本第2工場", {"2"}),
        ("第１期", {"1"}),
        ("2棟目となる工場", {"2"}),
        ("the two plants", {BOTH}),
        ("both fabs", {BOTH}),
        ("2工場", {BOTH}),
        ("a plant in 2024", set()),
    ],
)
def test_ordinals_of_sites_and_phases(wording: str, expected: set[str]) -> None:
    assert phases(wording) == expected


def test_a_bare_ordinal_counts_in_a_projects_name_only() -> None:
    assert phases("the second", slot=True) == {"2"}
    assert phases("the second") == frozenset()
