"""Marks of names: those that are alike find each other, and strangers mostly do not."""

from __future__ import annotations

from itertools import combinations

import pytest

from daicho.reference.likeness import alike
from daicho.reference.marks import marks

ALIKE = [
    ("Kaze Devices", "Kaze-Devices Inc."),
    ("Kaze Devices", "Kaze"),
    ("Kaze Power Devices Japan", "Kaze Devices"),
    ("ESMC", "European Semiconductor Manufacturing Company"),
    ("TKM", "Tokiwagi Kyoto Motor"),
    ("AWS", "アマゾン・ウェブ・サービス"),
    ("METI", "経済産業省"),
    ("経産省", "経済産業省"),
    ("折沢電機", "折沢電機製作所"),
    ("ペクダム", "Baekdam Energy"),
    ("ノルヴェイン・マイクロ", "Norvane"),
    ("Larkmoor Energy", "ラークムーア"),
    ("磐戸化学", "Iwato Chemical Corp."),
    ("空野水素", "Sorano Hydrogen"),
    ("鉄泉製鋼", "Tessen Steel"),
    ("鳩谷物産", "Hatogaya"),
    ("折沢セミコン", "Orisawa Semiconductor"),
    ("常盤木モーター", "Tokiwagi Motor"),
    ("次世代素材基金", "Next-Generation Materials Fund"),
    ("経済産業省", "Ministry of Economy, Trade and Industry"),
]


def meet(left: str, right: str) -> bool:
    a, b = marks(left), marks(right)
    return any(
        not (one.shows | one.guessed()[0]).isdisjoint(other.seeks) or not one.shows.isdisjoint(other.guessed()[1])
        for one, other in ((a, b), (b, a))
    )


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_names_that_are_alike_find_each_other(left: str, right: str) -> None:
    assert alike(left, right).same
    assert meet(left, right)
    assert meet(right, left)


def test_names_that_share_a_trade_or_a_first_sound_do_not() -> None:
    names = [
        "Sorano Chemical",
        "Iwato Chemical",
        "Norvane Chemical",
        "ラークムーア",
        "磐戸製鋼",
        "空野製鋼",
        "ノルヴェイン",
    ]
    found = {pair for pair in combinations(names, 2) if meet(*pair)}
    assert found == {("Norvane Chemical", "ノルヴェイン")}


def test_what_is_no_name_has_none() -> None:
    assert not marks("…").shows | marks("").seeks
