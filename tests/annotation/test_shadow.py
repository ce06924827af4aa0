"""The tidied copy of a text that matching looks at."""

from __future__ import annotations

from daicho.annotation.shadow import shadow_of


def test_the_number_of_a_list_does_not_run_into_what_is_listed() -> None:
    shadow = shadow_of("②第2工場は")
    assert shadow.text == " 第2工場は"
    assert shadow.mention(1, 5).text == "第2工場"
