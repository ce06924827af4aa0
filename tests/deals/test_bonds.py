"""What people joined and parted, followed by way of others."""

from __future__ import annotations

import itertools

from daicho.deals.bonds import Bonds


def test_what_is_joined_goes_by_its_first_id() -> None:
    bonds = Bonds([("c", "b"), ("b", "a")])
    assert {bonds.group(key) for key in "abc"} == {"a"}
    assert bonds.group("d") == "d"


def test_what_is_parted_stays_so_by_way_of_others() -> None:
    bonds = Bonds([("a", "b"), ("c", "d")], [("b", "c")])
    assert bonds.forbids("a", "d")
    assert not bonds.join("a", "d")
    assert bonds.join("a", "e")
    assert bonds.forbids("e", "c")


def test_one_group_cannot_be_parted() -> None:
    bonds = Bonds([("a", "b"), ("b", "c")])
    assert not bonds.part("a", "c")
    assert bonds.part("a", "d")
    assert not bonds.part("a", "a")


def test_joins_in_any_order_give_the_same_groups() -> None:
    pairs = [("a", "b"), ("c", "d"), ("b", "c"), ("e", "f")]
    found = {
        tuple((bonds.group(key), bonds.forbids(key, "g")) for key in "abcdefg")
        for order in itertools.permutations(pairs)
        for bonds in [Bonds(order, [("d", "g")])]
    }
    assert len(found) == 1


def test_groups_of_several_with_all_of_theirs() -> None:
    bonds = Bonds([("c", "b"), ("b", "a"), ("y", "x"), ("d", "d")])
    assert {home: sorted(ids) for home, ids in bonds.groups().items()} == {"a": ["a", "b", "c"], "x": ["x", "y"]}
