"""Figures with magnitudes as English writes them: 76,000-crore, 1 200 000, two-and-a-half billion, half a trillion."""

from __future__ import annotations

import re
from decimal import Decimal

from daicho.model.patterns import lowered

_MAGNITUDES = {
    "trillion": "1e12", "trillions": "1e12", "tn": "1e12", "trn": "1e12", "tln": "1e12", "t": "1e12",
    "billion": "1e9", "billions": "1e9", "bn": "1e9", "bln": "1e9", "bil": "1e9", "b": "1e9",
    "million": "1e6", "millions": "1e6", "mn": "1e6", "mln": "1e6", "mil": "1e6", "m": "1e6", "mm": "1e6",
    "thousand": "1e3", "thousands": "1e3", "k": "1e3", "hundred": "1e2", "crore": "1e7", "crores": "1e7", "cr": "1e7",
    "lakh": "1e5", "lakhs": "1e5", "lac": "1e5", "mio": "1e6", "mrd": "1e9",
}  # fmt: skip
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]
_SMALL += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORD_VALUES = {
    **{word: i for i, word in enumerate(_SMALL, 1)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
}
_FRACTIONS = {"half": "0.5", "quarter": "0.25"}

_GAP = r"[ \n]{0,3}[-‐‑–]?[ \n]{0,3}"
_FULL = r"trillions?|billions?|millions?|thousands?|crores?|lakhs?|hundred"
_SHORT = r"trn|tln|tn|bln|bil|bn|mrd|mln|mil|mio|mn|mm|lac|cr"
_SINGLE = r"[TtBbMmKk]"
# "hundred billion", "lakh crore", "thousand crore", in capitals too ("$72 Mn", "Rs 500 Cr"); a single letter only where it
# touches the figure.
MAGNITUDE = rf"(?i:(?:(?:hundred|thousand|lakh){_GAP})?(?:{_FULL}|{_SHORT})(?![A-Za-z]))"
DIGITS = (
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,4})?|"
    r"\d{1,3}(?:[ ]\d{3}){1,4}(?![\d.,])|\d{1,18}(?:\.\d{1,15})?|\.\d{1,3})(?!\d)"
)
DECIMAL_COMMA = rf"\d{{1,3}},\d{{1,2}}(?={_GAP}(?:{_FULL}|{_SHORT})\b)"
SCALED = rf"(?:{DECIMAL_COMMA}|{DIGITS})(?:(?:\+?{_GAP}(?:{MAGNITUDE}))|{_SINGLE}(?![A-Za-z]))?"
_SMALL_WORD = "|".join(_SMALL)
_COUNT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_SMALL_WORD}))?|{_SMALL_WORD}|an?)\b"
_HUNDREDS = rf"{_COUNT}[- ]hundred(?:[- ](?:and[- ])?{_COUNT})?"
_HALF = r"[- ]and[- ](?:a[- ]half|a[- ]quarter)"
SPELLED = (
    rf"\b(?:(?:half|(?:a[- ])?quarter[- ]of)[- ](?:an?[- ])?(?:{MAGNITUDE})"
    rf"|(?:{_HUNDREDS}|{_COUNT})(?:{_HALF})?{_GAP}(?:{MAGNITUDE})(?:{_HALF})?|{_HUNDREDS}|(?!an?\b){_COUNT})"
)


def magnitude_of(text: str) -> Decimal:
    """The factor of a run of magnitude words: "hundred billion", "lakh crore", "bn", or 1 for none."""
    factor = Decimal(1)
    for word in re.findall(r"[a-z]+", lowered(text)):
        factor *= Decimal(_MAGNITUDES[word])
    return factor


def scaled_value(text: str) -> tuple[Decimal, Decimal]:
    """The number in digits and the factor of the magnitude behind it."""
    match = re.match(r"[\d., ]*\d", text)
    digits = match.group() if match else "0"
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):
        digits = digits.replace(",", ".")
    return Decimal(digits.replace(",", "").replace(" ", "")), magnitude_of(text[len(match.group()) if match else 0 :])


def spelled_value(text: str) -> Decimal:
    """The value of a figure in words: "three hundred and twenty million", "one-and-a-half trillion", "half a billion"."""
    words = re.findall(r"[a-z]+", text.lower())
    count, factor, fraction = Decimal(0), Decimal(1), None
    for word in words:
        if word in _FRACTIONS:
            fraction = Decimal(_FRACTIONS[word])
        elif word == "hundred":
            count = max(count, Decimal(1)) * 100
        elif word in _MAGNITUDES:
            factor *= Decimal(_MAGNITUDES[word])
        elif word in _WORD_VALUES:
            count += _WORD_VALUES[word]
    if fraction is None:
        return (count or 1) * factor
    # "half a billion" is a share of it, "a billion and a half" adds to it.
    return ((count or 1) + fraction if "and" in words else fraction) * factor
