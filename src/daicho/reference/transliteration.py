"""How a name sounds, roughly, in either script: ラークムーア and Larkmoor, オラクル and Oracle.

Katakana keeps consonants and adds vowels; English spelling does the opposite. So both are reduced to their consonants, letters
that katakana does not tell apart (l and r, b and v) made one, and these skeletons compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_KANA = {kana: row + vowel for row, kanas in _ROWS.items() for kana, vowel in zip(kanas, "aiueo", strict=True)}
_KANA |= {
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヲ": "o",
    "ン": "n",
    "ヴ": "vu",
    "フ": "fu",
    "ジ": "ji",
    "チ": "chi",
    "ツ": "tsu",
    "シ": "shi",
}
_SMALL_VOWEL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "a", "ュ": "u", "ョ": "o"}
_SILENT = "ッー・ "
_KATAKANA = re.compile(r"[ァ-ヴー・]+")

# English spelling -> the sound katakana would write, in the order in which they apply.
_LATIN = tuple(
    (letters, re.compile(pattern), sound)
    for letters, pattern, sound in (
        ("sch", r"sch|tsch", "sh"), ("tch", r"tch", "ch"), ("ch", r"ch(?![aeiouy])", "k"), ("ph", r"ph", "f"), ("gh", r"gh", ""),
        ("ck", r"ck", "k"), ("q", r"q", "k"), ("x", r"x", "ks"), ("c", r"c(?=[eiy])", "s"), ("ch", r"ch", "c"), ("c", r"c", "k"),
        ("g", r"g(?=[eiy])", "j"), ("th", r"th", "s"), ("sh", r"sh", "s"), ("ts", r"ts", "t"),
    )
)  # fmt: skip
_DOUBLED = re.compile(r"(.)(?=\1)")
_NO_LETTER = re.compile(r"[^A-Za-z]")
_MUTE = re.compile(r"(?<=[aeiou])r(?![aeiouy])")
_LETTERS = str.maketrans({"l": "r", "v": "b", "z": "s", "j": "s", "y": None, "h": None, "w": None})
UNVOICED = str.maketrans("bdg", "ptk")
"""Consonants that one language hears where another writes the other: Baekdam is ペクダム."""
_VOICELESS = 0.88
# At 0.6, 501 of the 518 pairs of names in the table of organisations whose consonants agree are kept, and of 302 pairs of
# strangers' names 145.
_VOWELS_AGREE = 0.6
_VOWELS = str.maketrans("", "", "aeiou")


def is_katakana(text: str) -> bool:
    """Whether `text` is written in katakana throughout."""
    return _KATAKANA.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def romaji(text: str) -> str:
    """Katakana (or hiragana) in Latin letters; long vowels and doubled consonants are not marked, other characters stay."""
    out: list[str] = []
    for char in text:
        if "ぁ" <= char <= "ゖ":
            char = chr(ord(char) + 0x60)
        if char in _SMALL_VOWEL and out and out[-1]:
            stem = out[-1][:-1]
            if out[-1] == "u":
                out[-1] = "w" + _SMALL_VOWEL[char]
            elif out[-1] in ("shi", "chi", "ji") or char in "ァィゥェォ":
                out[-1] = stem + _SMALL_VOWEL[char]
            else:
                out[-1] = stem + "y" + _SMALL_VOWEL[char]
        elif char not in _SILENT:
            out.append(_KANA.get(char, char))
    return "".join(out)


def skeletons(text: str) -> tuple[str, ...]:
    """The consonants of a name as katakana would keep them; several readings where an r may be mute or w spoken as v."""
    return _skeletons(_letters(text))


@lru_cache(maxsize=65536)
def _skeletons(plain: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_skeleton(spoken) for spoken in _spoken(plain)))


def _letters(text: str) -> str:
    """The Latin letters of a name, small ones."""
    folded = text.casefold()
    return _NO_LETTER.sub("", folded if folded.isascii() else unicodedata.normalize("NFKD", folded))


def _spoken(plain: str) -> tuple[str, ...]:
    """The readings of a name of small Latin letters, spelt by sound, vowels as written."""
    mute = _MUTE.sub("", plain)
    german = plain.replace("th", "t").replace("w", "v")
    return tuple(dict.fromkeys(map(_by_sound, dict.fromkeys((plain, mute, german)))))


def sounds_alike(katakana: str, latin: str) -> float:
    """How alike a katakana and a Latin name sound, 0 to 1. Names of one or two consonants must agree in vowels as well."""
    spoken = romaji(katakana)
    best = 0.0
    for left in skeletons(spoken):
        for right in skeletons(latin):
            likeness = Indel.normalized_similarity(left, right)
            if likeness < _VOICELESS and len(left) > 2 and left.translate(UNVOICED) == right.translate(UNVOICED):
                likeness = _VOICELESS  # Korean romanisation writes b where katakana hears p
            if min(len(left), len(right)) < 3:
                likeness = min(likeness, Indel.normalized_similarity(_simple(spoken), _simple(latin)))
            best = max(best, likeness)
    return best


def vowels_alike(katakana: str, latin: str) -> bool:
    """Whether two names whose consonants agree do so with their vowels, as far as English spells them."""
    left, right = (
        [spoken.translate(UNVOICED) for spoken in _spoken(_letters(text))] for text in (romaji(katakana), latin)
    )
    return any(Indel.normalized_similarity(one, other) >= _VOWELS_AGREE for one in left for other in right)


def begins_alike(katakana: str, latin: str) -> bool:
    """Whether a clipped katakana word begins like a Latin one: セミコン and semiconductor."""
    clipped = skeletons(romaji(katakana))[0]
    if len(clipped) >= 4 and any(whole.startswith(clipped) for whole in skeletons(latin)):
        return True
    spoken = _simple(romaji(katakana))
    return len(spoken) >= 4 and _simple(latin).startswith(spoken)


def _by_sound(word: str) -> str:
    for letters, pattern, sound in _LATIN:
        if letters in word:  # most words have few of them
            word = pattern.sub(sound, word)
    return _DOUBLED.sub("", word.translate(_LETTERS))


def _skeleton(spoken: str) -> str:
    return ("a" if spoken[:1] in tuple("aeiou") else "") + spoken.translate(_VOWELS)


def _simple(word: str) -> str:
    letters = re.sub(r"[^a-z]", "", word.casefold())
    return re.sub(r"[aeiou]r\Z", "a", letters).translate(str.maketrans("lv", "rb"))
