"""The names of a document that one more name may be of, found without comparing it to all of them.

Two English names are only ever alike (`reference.likeness`) where they are one word for word, where the first word of the
shorter stands in the longer, or where one is an abbreviation. Two Japanese ones begin alike, with two characters if in katakana;
a Japanese one may be any English one's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from daicho.reference.likeness import alike
from daicho.reference.names import is_japanese, normalise
from daicho.reference.transliteration import is_katakana


class Namesakes:
    """Names with their entities, in the order in which they were added."""

    def __init__(self) -> None:
        self._named: list[tuple[str, str]] = []
        self._by_first: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_letters: defaultdict[str, list[int]] = defaultdict(list)
        self._by_start: defaultdict[str, list[int]] = defaultdict(list)
        self._open: list[int] = []
        self._latin: list[int] = []

    def add(self, name: str, entity: str) -> None:
        """Note whose a name is."""
        at = len(self._named)
        self._named.append((name, entity))
        plain = normalise(name).strip()
        if is_japanese(plain):
            self._open.append(at)
            for start in _starts(plain):
                self._by_start[start].append(at)
            return
        self._latin.append(at)
        words = plain.split()
        if not words or _is_open(name):
            self._open.append(at)
            return
        self._by_first[words[0]].append(at)
        self._by_letters["".join(words)].append(at)
        for word in dict.fromkeys(words):
            self._by_word[word].append(at)

    def entity_of(self, names: Sequence[str]) -> str | None:
        """The entity of the first name added that one of these is alike to, or None."""
        near = sorted({(at, i) for i, name in enumerate(names) for at in self._near(name)})
        return next((self._named[at][1] for at, i in near if alike(names[i], self._named[at][0]).same), None)

    def _near(self, name: str) -> Iterable[int]:
        plain = normalise(name).strip()
        if is_japanese(plain):
            return {*self._latin, *(at for start in _starts(plain) for at in self._by_start[start])}
        words = plain.split()
        if not words or _is_open(name):
            return range(len(self._named))
        near = {*self._open, *self._by_word[words[0]], *self._by_letters["".join(words)]}
        for word in words:
            near.update(self._by_first[word])
        return near


def _is_open(name: str) -> bool:
    """Whether a name in Latin letters may be alike to one that shares none of its words: an abbreviation, or one with accents."""
    letters = name.strip().replace(".", "")
    return not name.isascii() or (letters.isupper() and len(letters) <= 6)


def _starts(japanese: str) -> tuple[str, ...]:
    """What a Japanese name has in common at its beginning with one that it is alike to."""
    return (japanese[:2],) if is_katakana(japanese) else (japanese[:2], japanese[:1])
