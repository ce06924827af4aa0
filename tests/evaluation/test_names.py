"""When two wordings name the same thing."""

from __future__ import annotations

import pytest

from daicho.evaluation.names import agree, hits, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TSMC", "TSMC's"),
        ("Acme Semiconductor", "Acme Semiconductor Holdings Co., Ltd."),
        ("U.S. government", "the United States"),
        ("Japanese government", "Japan"),
        ("Boise packaging line", "a new packaging line in Boise"),
        ("経済産業省", "経済産業省(経産省)"),
        ("日本政府", "日本"),
        ("第二工場", "第2工場"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Japan", "Japan Display"),
        ("first plant", "second plant"),
        ("第1工場", "第2工場"),
        ("the plant", "Boise plant"),
        ("工場", "熊本工場"),
        ("熊本", "熊本第一製作所"),
        ("", "Acme"),
        ("Acme", "Zenith"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_a_hit_does_not_spray() -> None:
    gold = (("Acme",),)
    assert hits(gold, (("Acme",), ("Zenith",)))
    assert not hits(gold, (("Acme",), ("Zenith",), ("Orsten",), ("Quillon",)))


def test_parties_agree_when_none_is_missing_and_none_invented() -> None:
    gold = (("Acme Corp.", "Acme"), ("Zenith",))
    assert agree(gold, (("Zenith",), ("Acme",)))
    assert not agree(gold, (("Acme",),))
    assert not agree(gold, (("Acme",), ("Zenith",), ("Orsten",)))
    assert agree((), ())
