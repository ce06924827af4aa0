"""Reasons of stages and checks, as Japanese readers read them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import daicho.documents
from daicho.faces.web.reasons import reworded


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
        (
            "sector logic: the business of Taiwan Semiconductor Manufacturing Company",
            "分野「ロジック半導体」：台湾積体電路製造の事業",
        ),
        ("same payer: meti, ~hoshi-chips (+1.5)", "出し手が一致：経済産業省、hoshi-chips（+1.5）"),
        ("NT$54.1 bn became SEK 31.4 bn", "541億台湾ドルから314億 SEKに変更"),
        (
            "/in/b.txt has pilot 2024-06, c.txt mass production by FY2027: two steps of one project, no conflict",
            "b.txtでは試作が2024年6月、c.txtでは量産開始が2027年度まで。一つの事業の別の工程で、矛盾ではない",
        ),
        (
            "$8 bn is 0.19 % of JP's GDP of 2023 ($4.213 tn, World Bank); the text says 7%: 37 times off",
            "80億ドルは日本の2023年のGDP（4.213兆ドル、World Bank）の0.19%。文では7%で、37倍のずれ",
        ),
        ("a reason of a kind that nobody has met", None),
        ("{sum}", None),
    ],
)
def test_a_reason_is_worded_by_its_pattern(english: str, wanted: str | None) -> None:
    assert reworded(english, "ja") == wanted


def test_what_documents_say_is_never_taken_for_a_pattern_of_ours() -> None:
    assert (
        reworded("sector logic: the business of {0.__class__} {x}", "ja")
        == "分野「ロジック半導体」：{0.__class__} {x}の事業"
    )


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("same recipient: rapidus, ~hoshi (+1.5)", "same recipient: Rapidus, hoshi (+1.5)"),
        ("/home/me/b.txt gives ¥2 tn, https://c.example/d €3 bn, for one deal; the ranges do not meet (+9%)",
         "b.txt gives ¥2 tn, https://c.example/d €3 bn, for one deal; the ranges do not meet (+9%)"),
        ("countries US and JP", "countries United States and Japan"),
    ],
)  # fmt: skip
def test_in_english_documents_and_organisations_are_called_by_their_names(english: str, wanted: str) -> None:
    assert reworded(english, "en") == wanted


def _refusals() -> list[str]:
    """Every wording by which a document is refused, with a 7 for each value put in."""
    found = []
    for path in sorted(Path(daicho.documents.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputRefused" and len(node.args) == 2:
                parts = getattr(node.args[1], "values", [node.args[1]])
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
                if re.search("[a-z]{2}", text):
                    found.append(text)
    return found


def test_why_a_document_is_refused_is_told_in_japanese() -> None:
    assert len(_refusals()) > 20
    assert [text for text in _refusals() if reworded(text, "ja") is None] == []
