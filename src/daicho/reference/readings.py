"""Whether kanji may be read as a word in Latin letters: 鳩谷 as Hatogaya, 鉄泉 as Tessen.

`data/kanji_readings.tsv` lists how each kanji is read; in compounds a reading may be voiced (kiri, giri), shortened
before a doubled consonant (tetsu and sen make tessen), or joined by a linking ga or no.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from daicho.reference.tables import rows, several

_VOICED = {"ch": "j", "sh": "j", "ts": "z", "k": "g", "s": "z", "t": "d", "h": "b", "f": "b"}
LONG = re.compile(r"o[ou]|uu")
_LINKS = ("ga", "no", "n", "tsu")
_LONGEST_UNKNOWN = 5


@lru_cache(maxsize=16384)
def reads_as(kanji: str, latin: str) -> float:
    """The share of the kanji that have a reading which fits `latin` from end to end, 0 to 1; 0 where nothing fits."""
    word = LONG.sub(lambda match: match.group()[0], re.sub(r"[^a-z]", "", latin.casefold()))
    best = _fit(kanji, word, 0, 0, {})
    return best / len(kanji) if kanji and best > 0 else 0.0


def known(kanji: str) -> bool:
    """Whether the table lists a reading for this kanji."""
    return kanji in _table()


def _fit(kanji: str, word: str, at: int, start: int, known: dict[tuple[int, int], float]) -> float:
    """The most kanji from `at` on that can be read in `word` from `start` on; negative where the rest cannot be used up."""
    if at == len(kanji):
        return 0.0 if start == len(word) else -99.0
    if (at, start) not in known:
        options = [-99.0]
        for reading in readings(kanji[at]):
            if word.startswith(reading, start):
                end = start + len(reading)
                options.append(1 + _fit(kanji, word, at + 1, end, known))
                links = [len(link) for link in _LINKS if word.startswith(link, end)]
                options += [0.9 + _fit(kanji, word, at + 1, end + length, known) for length in links]
                if end + 1 < len(word) and word[end] == word[end + 1]:  # the first of a doubled consonant
                    options.append(1 + _fit(kanji, word, at + 1, end + 1, known))
        options += [
            _fit(kanji, word, at + 1, end, known)
            for end in range(start + 1, min(len(word), start + _LONGEST_UNKNOWN) + 1)
        ]
        known[at, start] = max(options)
    return known[at, start]


@cache
def readings(kanji: str) -> tuple[str, ...]:
    """How a kanji may be read inside a word: as listed, voiced and shortened, long vowels written short."""
    found: list[str] = []
    for reading in _table().get(kanji, ()):
        short = LONG.sub(lambda match: match.group()[0], reading)
        voiced = next((v + short[len(k) :] for k, v in _VOICED.items() if short.startswith(k)), short)
        for form in (short, voiced):
            found.append(form)
            if len(form) > 3 and form.endswith(("tsu", "chi")):
                found.append(form[:-3])
            elif len(form) > 2 and form.endswith(("ku", "ki")):
                found.append(form[:-2])
    return tuple(dict.fromkeys(found))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {row["kanji"]: several(row["readings"]) for row in rows("kanji_readings.tsv")}
