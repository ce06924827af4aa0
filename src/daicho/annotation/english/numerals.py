"""Numbers as English writes them: 1,700 · 2.5 million · 9 lakh · three million · forty-five · half a million · a dozen."""

from __future__ import annotations

import re
from decimal import Decimal

from daicho.annotation.english.wordlists import any_of

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_SMALL = {word: Decimal(value) for value, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: Decimal(10 * value) for value, word in enumerate(_TEN_WORDS.split(), start=2)}
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "lakh": Decimal(10) ** 5, "million": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6, "crore": Decimal(10) ** 7, "billion": Decimal(10) ** 9, "bn": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}  # fmt: skip
_COLLECTIVE = {"dozen": Decimal(12), "half": Decimal("0.5")}

_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = rf"(?:{any_of(' '.join(_TENS))})(?:[- ](?:{any_of(' '.join(_SMALL))}))?|(?:{any_of(' '.join(_SMALL))})"
_SCALE = rf"(?:{any_of(' '.join(_SCALES))})"
_ARTICLED = rf"half[- ]a[- ](?:dozen|{_SCALE})|an?[ ](?:few[ ])?(?:dozen|{_SCALE})"

# A cardinal number; a scale may follow after a space or hyphen ("three-million").
NUMERAL = (
    rf"(?:(?<![\w.,])(?:(?:{_DIGITS})(?!(?:st|nd|rd|th)\b)|\b(?:{_SPELLED})\b)(?:[ -]{_SCALE}\b)*(?![\d]|[.,]\d)"
    rf"|\b(?:{_ARTICLED})\b)"
)


def numeral(text: str) -> Decimal | None:
    """The number behind a wording that `NUMERAL` matched; None for a vague one ("a few hundred")."""
    words = re.split(r"[ -]+", text.strip().lower())
    if "few" in words:
        return None
    total = Decimal(0)
    begun = False
    scale = Decimal(1)
    for word in words:
        if word in ("a", "an", "and"):
            continue
        if word in _SCALES:
            scale *= _SCALES[word]
        elif word == "dozen":
            scale *= _COLLECTIVE[word]
        elif word in _COLLECTIVE:
            total, begun = total + _COLLECTIVE[word], True
        elif word in _SMALL or word in _TENS:
            total, begun = total + _SMALL.get(word, _TENS.get(word, Decimal(0))), True
        elif re.fullmatch(_DIGITS, word):
            total, begun = total + Decimal(word.replace(",", "")), True
        else:
            return None
    return (total if begun else Decimal(1)) * scale


def ordinal(text: str) -> int | None:
    """The rank behind `fourth`, `32nd`, `twenty-first`; None where it is none."""
    word = text.strip().lower()
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return int(match[1])
    if word in ORDINALS:
        return ORDINALS[word]
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit in ORDINALS:
        return int(_TENS[tens]) + ORDINALS[unit]
    return None
