"""The tidied copy of a text that matching looks at."""

from __future__ import annotations

from daicho.annotation.shadow import shadow_of


def test_the_number_of_a_list_does_not_run_into_what_is_listed() -> None:
    shadow = shadow_of("②第2工場は")
    assert shadow.text == " 第2工場は"
    assert shadow.mention(1, 5).text == "第2工場"


def test_old_kanji_are_matched_in_todays_form_and_kept_as_printed():
    shadow = shadow_of("經濟產業省は五千億圓を𠮷野と葛\U000e0100城に")
    assert shadow.text == "経済産業省は五千億円を吉野と葛城に"
    assert shadow.mention(0, 5).text == "經濟產業省"
    assert shadow.mention(11, 13).text == "𠮷野"
    assert shadow.mention(14, 16).text == "葛\U000e0100城"
