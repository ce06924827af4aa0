"""By what names are found that may be one organisation's, so that no name need be compared with every other.

A name shows marks and seeks some: of two names that `likeness.alike` takes for one, the one seeks a mark that the other shows.
Marks are beginnings, words and initials (not letters from within words) in one script; between scripts the consonants of a name,
one of them more or less, the readings of its first and last kanji, and these with a trade that its words translate. They are for
names alike by themselves (`Likeness.alone`): what only may be one is for those who have both in one document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product
from zlib import crc32

from daicho.reference.likeness import PIECES, SMALL, generic, translations
from daicho.reference.names import is_japanese, normalise, spelling
from daicho.reference.readings import LONG, readings
from daicho.reference.transliteration import UNVOICED, is_katakana, romaji, skeletons

_MOST_WORDS = 6  # of a name whose words are looked for in longer ones
_MOST_CHOICES = 64  # of the ways in which the words of one name translate
_ENDINGS = "大研機連協銀"
_CONSONANTS = "afkmnprst"  # those that skeletons are made of, once voiced ones are made voiceless
_CAPITALS = re.compile(r"[A-Z]{2,6}\Z")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a name is found by, and what it looks for in others.

    guessed: what it shows and seeks but for one consonant: too many to be kept, and enough if the one of two names that comes
    later works them out.
    """

    shows: frozenset[str]
    seeks: frozenset[str]

    def guessed(self) -> tuple[set[str], set[str]]:
        """More marks that it shows, and more that it seeks."""
        shown = {mark[1:] for mark in self.shows if mark[0] == "~"}
        return {f"~-{less}" for less in _shorter(shown)}, self.sought()

    def sought(self) -> set[str]:
        """More marks that it seeks."""
        return {f"~{more}" for more in _longer({mark[2:] for mark in self.seeks if mark[:2] == "~-"})}


@lru_cache(maxsize=4096)
def marks(name: str) -> Marks:
    """The marks of one wording of a name."""
    plain = normalise(name)
    if not plain:
        return Marks(frozenset(), frozenset())
    shows, seeks = {f"<{plain.replace(' ', '')}"}, {f"<{plain.replace(' ', '')}"}
    if is_japanese(plain):
        _japanese(name, plain, shows, seeks)
    else:
        _latin(name, plain.split(), shows, seeks)
    return Marks(frozenset(shows), frozenset(seeks))


MarkRow = tuple[int, str, int]
"""A mark by its number, whose it is, and 1 where it is sought in others, 0 where it is shown."""


def number(mark: str) -> int:
    """A mark in 48 bits, the same in every process: names come with some forty. Two marks of one number cost a comparison."""
    told = mark.encode("utf-8", "surrogatepass")
    return crc32(told) << 16 | crc32(told[::-1]) & 0xFFFF


def mark_rows(holder: str, wordings: Iterable[str]) -> set[MarkRow]:
    """The marks of everything that a holder is called, as they are kept."""
    own = [marks(wording) for wording in wordings]
    return {(number(mark), holder, 0) for one in own for mark in one.shows} | {
        (number(mark), holder, 1) for one in own for mark in one.seeks
    }


def asking_rows(holder: str, wordings: Collection[str]) -> set[MarkRow]:
    """All by which it meets what is kept of others."""
    guessed = [marks(wording).guessed() for wording in wordings]
    return mark_rows(holder, wordings) | {
        (number(mark), holder, sought) for one in guessed for sought in (0, 1) for mark in one[sought]
    }


def guessed_rows(holder: str, wordings: Collection[str]) -> set[MarkRow]:
    """What it seeks beside what is kept. Where the marks of two are there, the one need not guess what the other seeks, too: who
    seeks a name but for one consonant guesses all such names.
    """
    return {(number(mark), holder, 1) for wording in wordings for mark in marks(wording).sought()}


def meeting(holders: Collection[str], rows: Callable[[str], Iterable[MarkRow]]) -> set[tuple[str, str]]:
    """Who of these seeks a mark that another shows, and that other. rows: the marks of one, asked for twice: all marks of many
    names are more than memory should hold.
    """
    seeking: dict[int, list[str]] = {}
    for holder in holders:
        for mark, _, sought in rows(holder):
            if sought:
                seeking.setdefault(mark, []).append(holder)
    return {
        (other, holder)
        for holder in holders
        for mark, _, sought in rows(holder)
        if not sought
        for other in seeking.get(mark, ())
        if other != holder
    }


def _latin(name: str, words: Sequence[str], shows: set[str], seeks: set[str]) -> None:
    shows.update(f"<{''.join(words[:many])}" for many in range(1, len(words)))
    short = sorted(set(words))[:_MOST_WORDS]
    if len(words) > 1:
        seeks.add(f"&{' '.join(sorted(set(words)))}")
        shows.update(f"&{' '.join(some)}" for many in range(2, len(short)) for some in combinations(short, many))
        shows.update(f"!{''.join(word[0] for word in some)}" for some in _abbreviated(name, words) if some)
    letters = name.strip().replace(".", "")
    if _CAPITALS.match(letters):
        wanted = letters.casefold()
        seeks.add(f"!{wanted}")
        seeks.update(f"?{''.join(sorted(some))}" for many in (0, 1) for some in _lacking(wanted, many))
    if len(words) == 1:
        word = LONG.sub(lambda match: match.group()[0], re.sub("[^a-z]", "", words[0]))
        shows.update(f"r{word[:end]}…{word[-tail:]}" for end in range(1, len(word) + 1) for tail in (1, 2))
    heads = {"".join(words[:many]) for many in range(1, len(words) + 1)}
    shows.update(f"~{sound}" for head in heads for sound in _voiceless(head))
    trade = sorted({word for word in words if word not in SMALL and word in generic()})[:_MOST_WORDS]
    proper = [word for word in words if word not in SMALL and word not in generic()]
    if 0 < len(proper) <= 2:
        shows.update(f"{sound} of {word}" for name in proper for sound in _voiceless(name) for word in trade)
        shows.update(
            f"{name[:end]}~{sound}"
            for name in proper
            for word in (*proper, *trade)
            if word != name
            for sound in _clipped(word)
            for end in (1, 2, len(name))
        )
    if len(proper) == 1:
        shows.update(
            f"{proper[0][:end]} of {' '.join(some)}"
            for many in range(1, len(trade) + 1)
            for some in combinations(trade, many)
            for end in (1, 2, len(proper[0]))
        )
    elif not proper:
        shows.update(f"all {' '.join(two)}" for two in combinations(trade, 2))


def _abbreviated(name: str, words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words of a name that may have a letter in its short form."""
    yield words
    yield name.casefold().split()  # ESMC has one for its Company, too
    yield [word for word in words if word not in SMALL]
    yield [word for word in words if word not in SMALL and word not in generic()]


def _lacking(letters: str, many: int) -> Iterable[tuple[str, ...]]:
    return combinations(letters, len(letters) - many) if len(letters) - many >= 3 else ()


def _japanese(name: str, plain: str, shows: set[str], seeks: set[str]) -> None:
    shows.update(f"<{plain[:end]}" for end in range(2, len(plain)))
    if len(plain) > 2 and not is_katakana(plain):  # 経産省 is short for a name that begins and ends so
        seeks.add(f"^{plain[0]}{plain[-1]}")
        shows.update(f"^{plain[0]}{last}" for last in {plain[-1], *(set(plain) & set(_ENDINGS))})
    parts = [part for part in re.split("[・ ]", spelling(name)) if part]
    if len(parts) > 1 and all(map(is_katakana, parts)):
        shows.add(f"!{''.join(romaji(part)[:1] for part in parts)}")
    if is_katakana(plain):
        seeks.update(f"~{sound}" for part in {plain, *parts[:1]} for sound in _heard(romaji(part)))
        return
    told, left = _told(plain)
    kanji = [piece for piece in left if not (is_katakana(piece) or piece.isascii())]
    spoken = [romaji(piece) for piece in left if piece not in kanji]
    ends = {reading[-2:] for reading in readings(kanji[0][-1])} if kanji else set()
    seeks.update(f"r{reading}…{end}" for piece in kanji[:1] for reading in readings(piece[0]) for end in ends)
    # A trade alone tells nobody: the name proper has to begin as one of the readings of its first kanji does, or sound alike.
    begins = {piece for piece in left if piece.isascii()}
    begins |= {reading[:2] for piece in kanji for reading in readings(piece[0])}
    for choice in islice(product(*told), _MOST_CHOICES):
        words = sorted({word for found in choice for word in found.split()})
        seeks.update(f"{begin} of {' '.join(words)}" for begin in begins)
        seeks.update(
            f"{sound} of {word}" for heard in spoken for sound in _heard(heard) for word in words if sound[0] != "-"
        )
        seeks.update(f"all {' '.join(two)}" for two in combinations(words, 2))
    seeks.update(f"{begin}~{sound}" for begin in begins for heard in spoken for sound in _clipped(heard))
    shows.update(f"?{''.join(sorted(first))}" for first in islice(product(*_initials(plain)), _MOST_CHOICES) if first)


def _told(japanese: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """The translations of each word of a Japanese name that has one, and the pieces that are left."""
    found: list[tuple[str, ...]] = []
    for word, meant in translations():
        if word in japanese and (len(word) > 1 or japanese.endswith(word)):
            japanese = japanese.replace(word, " ", 1)
            found.append(meant)
    return found, PIECES.findall(japanese)


def _initials(japanese: str) -> list[list[str]]:
    """The letters that the words of a name begin with in English; empty where one is not known."""
    found = []
    while japanese:
        word, meant = next(((word, meant) for word, meant in translations() if japanese.startswith(word)), ("", ()))
        if not word:
            return []
        found.append(sorted({text[0] for text in meant}))
        japanese = japanese[len(word) :]
    return found if len(found) >= 3 else []


def _heard(spoken: str) -> set[str]:
    """The consonants of a name, these as what is left of others without one of theirs, and what is left without one of them."""
    whole = _voiceless(spoken)
    return {*whole, *(f"-{skeleton}" for skeleton in whole), *_shorter(whole)}


def _voiceless(spoken: str) -> set[str]:
    return {heard.translate(UNVOICED) for heard in skeletons(spoken)} - {""}


def _shorter(whole: Collection[str]) -> set[str]:
    """Each without one consonant, where more than three are left: fewer say too little."""
    return {heard[:at] + heard[at + 1 :] for heard in whole if len(heard) > 4 for at in range(len(heard))}


def _longer(whole: Collection[str]) -> set[str]:
    """Each with one consonant more, as far as `_shorter` would take it away again."""
    return {
        heard[:at] + more + heard[at:]
        for heard in whole
        if len(heard) > 3
        for at in range(len(heard) + 1)
        for more in _CONSONANTS
    }


def _clipped(spoken: str) -> set[str]:
    return {heard[:3] for heard in _voiceless(spoken)}
