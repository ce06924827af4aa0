"""Texts broken to a width are set to the page's, character for character; lists, verses and tables stay as they are."""

from __future__ import annotations

import pytest

from daicho.faces.web.flowing import flowing

WIRE = """The Ministry of Economy, Trade and Industry today approved up to 590
billion yen in additional subsidies for Rapidus Corporation, which is
building a factory.

Contact: secretariat
"""
WIRE_JA = """経済産業省は本日、次世代半導体の量産をめざすラピダスに対し、最大8025
億円を追加で支援することを決めた。
"""


def test_lines_of_a_paragraph_run_on_and_paragraphs_stay_apart() -> None:
    shown = flowing(WIRE)
    assert len(shown) == len(WIRE)
    assert "up to 590 billion yen" in shown
    assert "which is building a factory.\n\nContact" in shown


def test_between_japanese_characters_a_break_takes_no_room() -> None:
    shown = flowing("経済産業省は本日、次世代半導体の量産をめざすラピダスに対して最大の\n" + "支援を決めた。")
    assert "最大の\u200b支援" in shown
    assert "最大8025 億円" in flowing(WIRE_JA)


@pytest.mark.parametrize(
    "text",
    [
        "A headline\nThe story begins here and goes on in one line as long as it takes, whatever the page is wide, to its end.\n",
        "- the first thing of a list that is as long as the other things of it\n- the second thing of a list that is as long\n",
        "経済産業省は24日、熊本県に建てる第2工場に最大7320億円を補助すると発表した。\n第1工場には最大4760億円の補助が決まっている。\n",
        "one\ntwo\nthree\n",
        "",
    ],
)
def test_what_was_not_broken_to_a_width_stays(text: str) -> None:
    assert flowing(text) == text
