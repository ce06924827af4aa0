"""The table of organisations: found by name in any spelling, and consistent in itself."""

from __future__ import annotations

from collections import defaultdict

import pytest

from daicho.reference.names import normalise
from daicho.reference.organisations import TYPES, by_id, by_name, by_role, organisations
from daicho.reference.places import by_id as place_by_id
from daicho.reference.tables import rows


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TSMC", "tsmc"),
        ("Taiwan Semiconductor Manufacturing Co.", "tsmc"),
        ("台湾積体電路製造", "tsmc"),
        ("ＴＳＭＣ", "tsmc"),
        ("Intel Corp.'s", "intel"),
        ("㈱デンソー", "denso"),
        ("トヨタ自動車株式会社", "toyota-motor"),
        ("Toyota Industries Corporation", "toyota-industries"),
        ("Micron Memory Japan, K.K.", "micron-memory-japan"),
        ("Applied Digital Corp.", "applied-digital"),
        ("SoftBank Group", "softbank-group"),
        ("SoftBank Corp.", "softbank-corp"),
        ("経産省", "meti"),
        ("Ørsted A/S", "orsted"),
    ],
)
def test_a_name_finds_its_organisation_whatever_its_spelling(name: str, expected: str) -> None:
    found = by_name(name)
    assert found is not None
    assert found.id == expected


def test_a_name_nobody_has_finds_nothing() -> None:
    assert by_name("Larkmoor Energy") is None
    assert by_name("") is None


@pytest.mark.parametrize(
    ("role", "country", "expected"),
    [
        ("the industry ministry", "JP", "meti"),
        ("industry ministry", "KR", "motie"),
        ("commerce department", "US", "us-commerce"),
        ("政府", "JP", "japan-government"),
        ("政府", "IN", "india-government"),
    ],
)
def test_a_description_is_read_by_the_country_of_the_story(role: str, country: str, expected: str) -> None:
    found = by_role(role, country)
    assert found is not None
    assert found.id == expected


def test_a_subsidiary_is_linked_to_its_parent() -> None:
    arizona = by_name("TSMC Arizona")
    assert arizona is not None
    assert arizona.parent == "tsmc"


def test_every_row_is_sound() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for one in organisations():
        assert one.type in TYPES
        assert one.names, one.id
        assert one.source, one.id
        assert one.parent is None or by_id(one.parent), one.id
        assert one.country in ("", "EU") or place_by_id(one.country), one.id
        for name in one.names:
            seen[normalise(name)].add(one.id)
    assert len({one.id for one in organisations()}) == len(organisations()) >= 600
    assert {name: ids for name, ids in seen.items() if len(ids) > 1} == {}


def test_every_role_names_an_organisation() -> None:
    assert [row for row in rows("roles.tsv") if by_id(row["organisation"]) is None] == []
