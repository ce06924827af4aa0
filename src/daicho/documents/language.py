"""Which language a text is in: `en`, `ja` or `other`, from its characters and, for Latin letters, its commonest words."""

from __future__ import annotations

import re

_SAMPLE = 20_000  # characters: as telling as the whole, and a long document costs no more than a short one
_HEADLINE = 60  # characters of Japanese that may go without kana: 経産省、半導体新工場へ補助金 has but one

# Runs of characters: counting these takes a quarter less time than finding each character by itself.
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]+")
_HAN = re.compile(r"[\u3005\u3400-\u9fff\uf900-\ufaff]+")
# Traditional forms that Chinese uses in every paragraph and Japanese gave up in 1946. Simplified ones need no list, as cp932
# lacks them.
_TRADITIONAL = re.compile("[們這說與將爲對發實幣從兩還經濟廠區國會臺點關總價萬變應當]")

_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "for", "a", "is", "that", "on", "with", "by", "at", "from", "its", "it", "has",
    "will", "as", "was", "said", "are", "be", "have", "an", "this", "their", "after",
})  # fmt: skip
# Commonest words of other languages in Latin letters that are no words of English.
_FOREIGN = frozenset({
    "der", "und", "das", "von", "den", "mit", "für", "auf", "ist", "ein", "eine", "nicht", "le", "la", "les", "des",
    "et", "du", "un", "une", "est", "dans", "pour", "que", "qui", "au", "el", "los", "las", "del", "y", "en", "por",
    "con", "una", "su", "il", "di", "che", "per", "non", "della", "sono", "o", "os", "da", "do", "em", "para",
    "uma", "het", "van", "een", "voor", "dat", "og", "och", "att", "det", "yang", "dan", "untuk", "dengan", "và",
    "của", "là", "các", "nie", "się", "na", "je", "že", "ve", "bir", "için",
})  # fmt: skip


def language_of(text: str) -> str:
    """`en`, `ja` or `other`. Other languages are told apart from these two only, not named."""
    sample = text[:_SAMPLE]
    letters, kana, han = (_count(pattern, sample) for pattern in (_LETTERS, _KANA, _HAN))
    if kana + han > 0.2 * letters:
        return "ja" if _is_japanese(sample, kana, han) else "other"
    if _count(_LATIN, sample) > 0.5 * letters:
        return "en" if _is_english(sample) else "other"
    return "other"


def _count(runs: re.Pattern[str], sample: str) -> int:
    """How many characters the runs have together."""
    return sum(map(len, runs.findall(sample)))


def _is_japanese(sample: str, kana: int, han: int) -> bool:
    """Chinese stories quote Japanese names, so a few kana are no proof; without any, a headline is judged by its characters."""
    if kana > 0.05 * (kana + han):
        return True
    return kana + han <= _HEADLINE and not _TRADITIONAL.search(sample) and _fits_cp932("".join(_HAN.findall(sample)))


def _fits_cp932(han: str) -> bool:
    try:
        han.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _is_english(sample: str) -> bool:
    """A headline may lack the common words of any language; prose of thirty words does not."""
    words = [word.lower() for word in _LATIN.findall(sample)]
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    return english >= foreign and (len(words) < 30 or english >= 0.04 * len(words))
