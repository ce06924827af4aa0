"""Which claims are compared, and what one more claim in a block changes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from daicho.deals.blocking import candidates, moved, near, pair_of

_BLOCKS = st.sets(st.tuples(st.integers(0, 40), st.sampled_from("abcdef")).map(lambda p: (p[0], f"{p[1]}{p[0]}")))


def within_reach(block: list[tuple[int, str]]) -> Counter[tuple[str, str]]:
    return Counter(pair_of(block[a][1], block[b][1]) for a, b in candidates([list(range(len(block)))]))


@given(_BLOCKS, _BLOCKS)
def test_what_moves_is_the_difference_of_what_is_within_reach(
    one: set[tuple[int, str]], other: set[tuple[int, str]]
) -> None:
    before, after = sorted(one), sorted(other)
    expected = within_reach(after)
    expected.subtract(within_reach(before))
    assert moved(before, after) == Counter({pair: times for pair, times in expected.items() if times})


@given(_BLOCKS)
def test_who_is_near_a_claim_is_compared_with_it(block: set[tuple[int, str]]) -> None:
    places = sorted(block)
    pairs = within_reach(places)
    for place in places:
        assert {pair_of(place[1], other) for other in near(places, place)} == {p for p in pairs if place[1] in p}
