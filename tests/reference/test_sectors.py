"""Sectors: the table holds together, and its cues find what they mean and nothing else."""

from __future__ import annotations

import pytest

from daicho.reference import organisations
from daicho.reference.sectors import business_of, is_sector, named_in, sectors, with_parents


def test_the_table_holds_together() -> None:
    ids = [sector.id for sector in sectors()]
    assert len(ids) == len(set(ids))
    for sector in sectors():
        assert sector.parent is None or ids.index(sector.parent) < ids.index(sector.id)
        assert all(organisations.by_id(key) for key in sector.organisations), sector.id
        assert all(sector.id in named_in(cue) for cue in sector.cues), sector.id


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a second fab for logic chips", ["semiconductors", "logic"]),
        ("advanced-packaging plants", ["packaging"]),
        ("SiC power semiconductors", ["power"]),
        ("AI data\ncenters", ["ai", "data-centres"]),
        ("cyber-security training of the workforce", ["cyber-security", "skills"]),
        ("ＡＩ向けデータセンター", ["ai", "data-centres"]),
        ("太陽電池の工場", ["solar"]),
        ("燃料電池車", ["hydrogen"]),
        ("EV用電池", ["vehicles", "batteries"]),
        ("量子コンピューター", ["quantum"]),
        ("半導体製造装置", ["equipment"]),
        ("blue-chip shares", []),
        ("クラウドファンディング", []),
        ("a nuclear weapon", []),
        ("to prevail, said the chief", []),
        ("fabulous evening chipping away", []),
        ("", []),
    ],
)
def test_cues_name_sectors(text: str, named: list[str]) -> None:
    assert sorted(named_in(text)) == sorted(named)


def test_a_part_brings_its_whole() -> None:
    assert with_parents(["hydrogen", "logic"]) == ("semiconductors", "logic", "clean-energy", "hydrogen")
    assert with_parents([]) == ()


def test_a_business_is_that_of_the_nearest_owner_in_one() -> None:
    assert business_of("tsmc") == ("logic",)
    assert business_of("jasm") == ("logic",)
    assert business_of("mitsui") == business_of("~nobody") == ()


def test_sectors_are_known_by_id() -> None:
    assert is_sector("quantum")
    assert not is_sector("-")
