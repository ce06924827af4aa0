"""Names alone: which may be of one organisation, without a table of organisations."""

from __future__ import annotations

import pytest

from daicho.reference.likeness import _compared, alike

SAME = [
    ("Tokiwagi Motor", "常盤木モーター"),
    ("TKM", "Tokiwagi Motor"),
    ("磐戸化学", "Iwato Chemical Corp."),
    ("Larkmoor Energy", "ラークムーア"),
    ("Norvane", "ノルヴェイン・マイクロ"),
    ("空野水素", "Sorano Hydrogen"),
    ("鉄泉製鋼", "Tessen Steel"),
    ("次世代素材基金", "Next-Generation Materials Fund"),
    ("折沢セミコン", "Orisawa Semiconductor"),
    ("折沢電機", "折沢電機製作所"),
    ("経産省", "経済産業省"),
    ("経済産業省", "Ministry of Economy, Trade and Industry"),
    ("METI", "経済産業省"),
    ("IBM", "International Business Machines Corp."),
    ("AWS", "アマゾン・ウェブ・サービス"),
    ("東大", "東京大学"),
    ("ペクダム", "Baekdam Energy"),
    ("ヴィーゼンタール", "Wiesenthal Halbleiter AG"),
    ("鳩谷物産", "Hatogaya"),
    ("三菱電機", "Mitsubishi Electric"),
]
APART = [
    ("Tokiwagi Motor", "Tokiwagi Industries"),
    ("Toyota Motor", "Toyota Industries"),
    ("Micron Technology", "Micron Memory Japan"),
    ("Applied Materials", "アプライド・デジタル"),
    ("折沢セミコンダクタ", "折沢電機製作所"),
    ("折沢電機製作所", "Orisawa Semiconductor"),
    ("Kagari Materials", "Next-Generation Materials Fund"),
    ("経済産業省", "福島県"),
    ("三菱電機", "Mitsubishi Heavy Industries"),
    ("三菱電機", "Hitachi Electric"),
    ("東北大学", "University of Tokyo"),
    ("NEC", "NEDO"),
    ("AWS", "Oracle"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_names_of_one_organisation(left: str, right: str) -> None:
    assert alike(left, right).same, alike(left, right)


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_two_organisations(left: str, right: str) -> None:
    assert not alike(left, right).same, alike(left, right)


@pytest.mark.parametrize(("left", "right"), SAME + APART)
def test_the_order_does_not_matter(left: str, right: str) -> None:
    assert alike(left, right).score == alike(right, left).score


def test_no_name_is_like_nothing() -> None:
    assert alike("", "Intel").score == 0.0
    assert alike("・", "Intel").score == 0.0


def test_a_look_that_is_enough_says_what_a_longer_one_would() -> None:
    names = sorted({name for pair in (*SAME, *APART) for name in pair})
    told = {(a, b): (alike(a, b), _compared(a, b)) for a in names for b in names}
    assert [pair for pair, (one, other) in told.items() if one != other] == []
    assert sum(one.same for one, _ in told.values()) > len(names)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("中磐電子", "Brabragal Electronics"),
        ("木沢電子", "Kornormar Electronics"),
        ("アムコー", "UMC"),
        ("ボルメリ", "Bramarbra"),
    ],
)
def test_names_that_only_may_be_one_are_not_by_themselves(left: str, right: str) -> None:
    assert not alike(left, right).alone, alike(left, right)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_names_of_one_organisation_need_nothing_beside_them(left: str, right: str) -> None:
    assert alike(left, right).alone, alike(left, right)
