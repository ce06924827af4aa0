"""Sound across scripts."""

from __future__ import annotations

import pytest

from daicho.reference.readings import reads_as
from daicho.reference.transliteration import romaji, sounds_alike


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ラピダス", "rapidasu"),
        ("シャープ", "shapu"),
        ("ウェブ", "webu"),
        ("ファウンドリー", "faundori"),
        ("ひので", "hinode"),
    ],
)
def test_katakana_in_latin_letters(kana: str, latin: str) -> None:
    assert romaji(kana) == latin


@pytest.mark.parametrize(
    ("katakana", "latin"),
    [
        ("オラクル", "Oracle"),
        ("マイクロソフト", "Microsoft"),
        ("シュナイダー", "Schneider"),
        ("グーグル", "Google"),
        ("モーター", "Motor"),
    ],
)
def test_one_name_sounds_alike_in_both_scripts(katakana: str, latin: str) -> None:
    assert sounds_alike(katakana, latin) >= 0.8


@pytest.mark.parametrize(
    ("katakana", "latin"), [("マイクロン", "Microsoft"), ("ノルヴェイン", "Northvolt"), ("デンソー", "Dentsu")]
)
def test_other_names_do_not(katakana: str, latin: str) -> None:
    assert sounds_alike(katakana, latin) < 0.8


@pytest.mark.parametrize(
    ("kanji", "latin", "share"),
    [("天霧", "Amagiri", 1.0), ("鳩谷", "Hatogaya", 0.95), ("鉄泉", "Tessen", 1.0), ("日立", "Mitsubishi", 0.0)],
)
def test_kanji_are_read(kanji: str, latin: str, share: float) -> None:
    assert reads_as(kanji, latin) == pytest.approx(share)
