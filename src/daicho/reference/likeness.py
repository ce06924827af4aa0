"""Whether two names may be of one organisation, by the names alone: spellings, short forms, initials, sound, translated words.

This is what is left where the table of organisations does not know a name. Each answer says what decided it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from daicho.reference.names import is_japanese, normalise, spelling
from daicho.reference.readings import known as has_reading
from daicho.reference.readings import reads_as
from daicho.reference.tables import rows, several
from daicho.reference.transliteration import begins_alike, is_katakana, romaji, sounds_alike, vowels_alike

SAME = 0.7
"""From this score on, two names of one document or deal are taken for one organisation's."""
_SOUND = 0.88  # from here on, names that sound so need nothing else to bring them together, if their vowels agree
_MAY_SOUND = 0.8

# Words that follow a name without making it another one: "Norvane Micro" may be called Norvane, "Orisawa
# Semiconductor Co." not Orisawa
# where another Orisawa is about; `alike` therefore gives short forms less than full agreement.
SMALL = frozenset(("of", "the", "and", "for", "in", "de", "&"))
PIECES = re.compile(r"[ァ-ヴー]+|[a-z0-9&+]+|[^ァ-ヴーa-z0-9&+\s]+")
_ROMAJI = re.compile(r"(?:(?:ch|[kgsztdnhbpmyrwjf])?(?:y|h|s)?[aiueo]|n|(?P<d>[kstp])(?=(?P=d))|t(?=ch))+\Z")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one organisation's, 0 to 1, and why."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """Whether the score is enough to take them for one where something else brings them together, as one deal does."""
        return self.score >= SAME

    @property
    def alone(self) -> bool:
        """Whether the names are enough by themselves: of names from anywhere in a ledger, those that only may be one stay two."""
        return self.score > SAME


_STRANGERS = Likeness(0.0, "other words")


def alike(left: str, right: str) -> Likeness:
    """How alike two names are; symmetric. The names are compared as given: prefixes and brackets are the caller's to take off."""
    one, other = _latin_words(left), _latin_words(right)
    if one and other and one.isdisjoint(other):  # as most names are that are compared at all
        return _STRANGERS
    return _compared(left, right)


@lru_cache(maxsize=65536)
def _latin_words(name: str) -> frozenset[str]:
    """The words of a name, with all of its letters in one, where no other way leads to a likeness; else nothing."""
    plain = normalise(name).strip()
    if not plain or is_japanese(plain) or name.strip().replace(".", "").isupper():
        return frozenset()
    return frozenset((*plain.split(), plain.replace(" ", "")))


@lru_cache(maxsize=65536)
def _compared(left: str, right: str) -> Likeness:
    a, b = sorted((normalise(left).strip(), normalise(right).strip()))
    if not a or not b:
        return Likeness(0.0, "no name")
    if a.replace(" ", "") == b.replace(" ", ""):
        return Likeness(1.0, "same name")
    japanese_a, japanese_b = is_japanese(a), is_japanese(b)
    if japanese_a and japanese_b:
        return _both_japanese(*sorted((a, b), key=len))
    if japanese_a or japanese_b:
        japanese, latin = (left, right) if is_japanese(left) else (right, left)
        return max(
            _across(japanese, normalise(latin)), _initials_across(latin, japanese), key=lambda found: found.score
        )
    # Initials need the wording as given: "TKM" is a short form, "tkm" a word.
    return max(_both_latin(a, b), _initials(left, right), _initials(right, left), key=lambda found: found.score)


def _both_latin(a: str, b: str) -> Likeness:
    short, long = sorted((a.split(), b.split()), key=len)
    if len(long) > len(short) and long[: len(short)] == short and len(short[0]) > 2:
        return Likeness(0.8, "short form")
    if len(long) > len(short) + 1 and set(short) < set(long) and len(short) > 1:
        return Likeness(0.75, "its words in the longer name")
    return _STRANGERS


def _initials(short: str, long: str) -> Likeness:
    """TKM for Tokiwagi Motor, IBM for International Business Machines, JASM for Japan Advanced Semiconductor Manufacturing."""
    letters = short.strip().rstrip(".").replace(".", "")
    words = [word for word in normalise(long).split() if word not in SMALL]
    if not (letters.isascii() and letters.isupper() and 2 <= len(letters) <= 6 and len(words) > 1):
        return Likeness(0.0, "no initials")
    wanted = letters.casefold()
    if wanted == "".join(word[0] for word in words):
        return Likeness(0.95, "initials")
    if wanted == "".join(word[0] for word in words if word not in generic()) and len(wanted) > 2:
        return Likeness(0.85, "initials")
    if len(wanted) > 2 and _threads(wanted, words):
        return Likeness(0.75, "letters of its words")
    return Likeness(0.0, "other initials")


def _initials_across(short: str, japanese: str) -> Likeness:
    """AWS for アマゾン・ウェブ・サービス, METI for 経済産業省: the first letters of its words, transcribed or translated."""
    letters = short.strip().replace(".", "")
    if not (letters.isascii() and letters.isupper() and 3 <= len(letters) <= 6):
        return Likeness(0.0, "no initials")
    wanted = letters.casefold()
    parts = re.split("[・ ]", spelling(japanese))
    if len(parts) > 1 and all(map(is_katakana, parts)) and [romaji(part)[0] for part in parts] == list(wanted):
        return Likeness(0.85, "initials")
    first = _translated_initials(normalise(japanese))
    if len(first) >= 3 and len(wanted) <= len(first) + 1 and _all_in(first, wanted):
        return Likeness(0.72, "initials of its words in English")
    return Likeness(0.0, "other initials")


def _translated_initials(japanese: str) -> list[set[str]]:
    """The letters each word's translations begin with; empty where a word is not known."""
    found: list[set[str]] = []
    rest = japanese
    while rest:
        word, meant = next(((w, t) for w, t in translations() if rest.startswith(w)), ("", ()))
        if not word:
            return []
        found.append({text[0] for text in meant})
        rest = rest[len(word) :]
    return found


def _all_in(initials: Sequence[set[str]], letters: str) -> bool:
    left = list(letters)
    for choices in initials:
        hit = next((letter for letter in left if letter in choices), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _threads(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters run through the words in order, each word's first letter among them."""
    if not letters or letters[0] != words[0][0]:
        return False
    rest = letters
    for word in words:
        if not rest or rest[0] != word[0]:
            return False
        rest = rest[1:]
        position = 1
        while rest and (found := word.find(rest[0], position)) >= 0 and not _starts_next(words, word, rest[0]):
            rest, position = rest[1:], found + 1
    return not rest


def _starts_next(words: Sequence[str], word: str, letter: str) -> bool:
    after = words[words.index(word) + 1 :]
    return bool(after) and after[0][0] == letter


def _both_japanese(short: str, long: str) -> Likeness:
    if long.startswith(short) and len(short) > 1:
        return Likeness(0.8, "short form")
    if not is_katakana(short) and len(short) >= 2 and short[0] == long[0] and _runs_through(short, long):
        return Likeness(0.75, "shortened")
    return Likeness(0.0, "other name")


def _runs_through(short: str, long: str) -> bool:
    """経産省 runs through 経済産業省: its characters in order, and both end alike or the longer one goes on (東大, 東京大学)."""
    if is_katakana(long) or len(short) < 2 or len(short) * 3 < len(long):
        return False
    position = -1
    for char in short:
        position = long.find(char, position + 1)
        if position < 0:
            return False
    return long[-1] == short[-1] or short[-1] in "大研機連協銀"


def _across(wording: str, latin: str) -> Likeness:
    japanese, words = normalise(wording), latin.split()
    if is_katakana(japanese):
        return _heard(japanese, re.split("[・＝= ]", wording.strip())[0], words)
    return _translated(japanese, words)


def _heard(katakana: str, head: str, words: Sequence[str]) -> Likeness:
    """A name in katakana, whose first word is `head`, and one of these words. Where the consonants agree alone, it may be one."""
    latin = " ".join(words)
    score = sounds_alike(katakana, latin)
    if score >= _SOUND and vowels_alike(katakana, latin):
        return Likeness(min(1.0, score), "sounds alike")
    begins = [" ".join(words[:size]) for size in range(1, len(words))] if len(katakana) > 2 else []
    begins = [begin for begin in begins if sounds_alike(katakana, begin) >= _SOUND]
    if any(vowels_alike(katakana, begin) for begin in begins):
        return Likeness(0.75, "sounds like its first words")
    as_head = head != katakana and len(words) == 1 and len(head) > 2 and sounds_alike(head, latin) >= _SOUND
    if as_head and vowels_alike(head, latin):
        return Likeness(0.75, "sounds like its first word")
    return (
        Likeness(SAME, "may sound alike")
        if score >= _MAY_SOUND or begins or as_head
        else Likeness(0, "sounds otherwise")
    )


def _translated(japanese: str, words: Sequence[str]) -> Likeness:
    """Kanji names: words are translated (化学, Chemical) or transcribed (モーター, Motor); what is left is the name proper."""
    rest_ja, rest_en = japanese, [word for word in words if word not in SMALL]
    agreed = missed = 0
    for word, meant in translations():
        if word in rest_ja and (len(word) > 1 or rest_ja.endswith(word)):
            found = next((t for t in meant if _contains(rest_en, t.split())), None)
            rest_ja = rest_ja.replace(word, " ", 1)
            if found is None:
                missed += 1
                continue
            agreed += 1
            for part in found.split():
                rest_en.remove(part)
    left_ja: list[str] = []
    for piece in PIECES.findall(rest_ja):
        if is_katakana(piece) and (found := next((word for word in rest_en if _transcribes(piece, word)), None)):
            rest_en.remove(found)
            agreed += 1
        elif piece in rest_en:
            rest_en.remove(piece)
            agreed += 1
        else:
            left_ja.append(piece)
    verdict = _verdict("".join(left_ja), rest_en, agreed, missed)
    if (
        not verdict.same
        and len(words) == 1
        and left_ja
        and not is_katakana(left_ja[0])
        and reads_as(left_ja[0], words[0]) > 0.85
    ):
        return Likeness(0.75, f"short form: {left_ja[0]} is read {words[0]}")
    return verdict


def _transcribes(piece: str, word: str) -> bool:
    return sounds_alike(piece, word) >= _SOUND or begins_alike(piece, word)


def _verdict(left_ja: str, left_en: Sequence[str], agreed: int, missed: int) -> Likeness:
    proper = [word for word in left_en if word not in generic()]
    if not left_ja and not proper:
        if agreed >= 2 and missed + len(left_en) <= 1:
            return Likeness(0.9, "translated word by word")
        if agreed >= 2 and missed + len(left_en) <= agreed:
            return Likeness(0.75, "most words translated")
        return Likeness(0.4, "some words translated")
    if left_ja and len(proper) == 1 and not missed and not any(map(is_katakana, left_ja)):
        return _read(left_ja, proper[0], agreed, len(left_en) - 1)
    return Likeness(0.3 if agreed and not missed else 0.0, "names differ")


def _read(kanji: str, word: str, agreed: int, over: int) -> Likeness:
    """The name proper: kanji that may be read as the word. agreed: how many other words agree; over: English ones left over."""
    share = reads_as(kanji, word)
    if share > 0.85 and (agreed or not over):
        return Likeness(0.9 if agreed else 0.8, f"{kanji} is read {word}")
    if share >= 0.3 and agreed:
        # With half of the kanji or more unread, strangers of one trade agree as well.
        return Likeness(0.75 if share > 0.5 else SAME, f"{kanji} may be read {word}, the other words agree")
    # Chinese names have readings of their own; a kanji no table lists may be read in any way.
    foreign = not _ROMAJI.match(word) or not any(map(has_reading, kanji))
    if agreed and not over and foreign and len(kanji) <= len(re.findall(r"[aeiou]+", word)) <= 3 * len(kanji):
        return Likeness(SAME, f"{kanji} may be {word}, the other words agree")
    return Likeness(0.3 if agreed else 0.0, "names differ")


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(word in words for word in wanted)


@cache
def translations() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Japanese words with their English ones, longest first, so that 蓄電池 is found before 電池."""
    table = [(row["ja"], several(row["en"])) for row in rows("name_words.tsv")]
    return tuple(sorted(table, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def generic() -> frozenset[str]:
    """English words that many names share: they tell trades, not who is meant."""
    shared = {word for _, meant in translations() for text in meant for word in text.split()}
    return frozenset(
        shared | {"group", "holdings", "technologies", "technology", "systems", "solutions", "international", "global"}
    )
