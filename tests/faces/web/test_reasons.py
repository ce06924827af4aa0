"""Reasons of stages and checks, as Japanese readers read them."""

from __future__ import annotations

import pytest

from daicho.faces.web.reasons import japanese


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("same sum to 2 digits (+2.5)", "金額が有効数字2桁まで一致（+2.5）"),
        ("c018d7c4581201793 is left out: the figure before a change", "c018d7c4581201793は除外：変更前の金額"),
        ("sector data-centres: “Data centers” in 3 of 4 claims", "分野「データセンター」：4文中3文に「Data centers」"),
        ("$100 bn + $65 bn = $165 bn", "1000億ドル + 650億ドル = 1650億ドル"),
        ("subsidy to the investor", "投資する側への補助金"),
        (
            "¥1.2 tn ÷ $8 bn = 150 (141.3 to 159.3, as both are rounded); ECB reference rate of 1 Nov 2023: 151.2, within",
            "1.2兆円 ÷ 80億ドル = 150（丸めた数字なので141.3～159.3）。2023年11月1日のECB参照レートは151.2で、範囲内",
        ),
        (
            "construction start of second fab moved from by 2024-12 to 2025, about 12 months later",
            "second fabの着工が2024年12月までから2025年へ約12か月遅れる",
        ),
        ("a reason of a kind that nobody has met", None),
        ("{sum}", None),
    ],
)
def test_a_reason_is_worded_by_its_pattern(english: str, wanted: str | None) -> None:
    assert japanese(english) == wanted


def test_what_documents_say_is_never_taken_for_a_pattern_of_ours() -> None:
    assert (
        japanese("sector logic: the business of {0.__class__} {x}") == "分野「ロジック半導体」：{0.__class__} {x}の事業"
    )
