"""Headlines That Capitalise Every Word, and THOSE IN CAPITALS, as a sentence would write them.

Grammar reads capitals as names: "Chip Maker Wins Grant" would be one. In such a line the ordinary words are lowered in the
shadow; a word stays as it is where it may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from daicho.annotation.english import name_cues
from daicho.annotation.english.names import country_of
from daicho.annotation.shadow import Places, Shadow
from daicho.model.annotated import Sentence
from daicho.reference import organisations

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Shorter words are articles and prepositions, which such lines leave small.
_LONG = 4
_TITLED = 0.85
_NAMED = re.compile(r"(?<=[a-z0-9,;:)] )[A-Z][\w'’&.-]*\w(?: [A-Z][\w'’&.-]*\w)*")
# Names of the gazetteers have at most so many words.
_NAME = 5
_ABBREVIATED = 3  # letters, as in US and UAE


def truecased(shadow: Shadow, sentences: Sequence[Sentence], ordinary: Callable[[str], bool]) -> Shadow:
    """The shadow with the ordinary words of titled lines in lower case; the shadow itself where no line is titled.

    ordinary: whether a word in lower case stands in the dictionary.
    """
    offsets, text = Places(shadow), shadow.text
    titled = [
        (start, end)
        for start, end in ((offsets.start(s.span), offsets.end(s.span)) for s in sentences)
        if _is_titled(text[start:end])
    ]
    if not titled:
        return shadow
    prose = _without(text, titled)
    small = frozenset(re.findall(r"\b[a-z][\w-]+", prose))
    named = frozenset(word for run in _NAMED.findall(prose) for word in run.split())
    pieces, at = [], 0
    for start, end in titled:
        pieces += [text[at:start], _lowered(text[start:end], small, named, ordinary)]
        at = end
    return replace(shadow, text="".join((*pieces, text[at:])))


def _is_titled(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if len(word) >= _LONG]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def _without(text: str, parts: Sequence[tuple[int, int]]) -> str:
    starts, ends = [start for start, _ in parts], [end for _, end in parts]
    return "\n".join(text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True))


def _lowered(line: str, small: frozenset[str], named: frozenset[str], ordinary: Callable[[str], bool]) -> str:
    """A titled line without the capitals of its ordinary words; its first word keeps its own."""
    words = list(_WORD.finditer(line))
    forms = _known(words)
    shouted = line.isupper()
    for i, word in enumerate(words):
        before = forms.get(i - 1)
        if i in forms or (before and before not in name_cues.NO_NAMES and name_cues.SUFFIX.fullmatch(word[0].title())):
            forms.setdefault(i, word[0])  # "Talsa" is no ordinary word, so that "Talsa Energy" is one name
        elif shouted and (word[0].title() in named or name_cues.CALENDAR.fullmatch(word[0].title())):
            forms[i] = word[0].title()
        elif not _is_ordinary(word[0], small, named, ordinary, shouted):
            forms[i] = word[0]
    out, at = [], 0
    for i, word in enumerate(words):
        low = word[0].lower()
        out += [line[at : word.start()], forms.get(i) or (low if i else low.capitalize())]
        at = word.end()
    return "".join((*out, line[at:]))


def _is_ordinary(
    word: str, small: frozenset[str], named: frozenset[str], ordinary: Callable[[str], bool], shouted: bool
) -> bool:
    """Whether a word of a titled line is no name: small elsewhere in the text, or in the dictionary and no name in the text."""
    low = word.lower()
    if name_cues.CALENDAR.fullmatch(word.title()) or (len(word) > 1 and word.isupper() and not shouted):
        return False
    return low in small or low in name_cues.COMMON or (word not in named and ordinary(low))


def _known(words: Sequence[re.Match[str]]) -> dict[int, str]:
    """The words that make a name of the gazetteers, by their place, as it is written there."""
    found: dict[int, str] = {}
    i = 0
    while i < len(words):
        for size in range(min(_NAME, len(words) - i), 0, -1):
            text = words[i].string[words[i].start() : words[i + size - 1].end()]
            if form := _as_known(text):
                start = words[i].start()
                for j in range(i, i + size):
                    found[j] = form[words[j].start() - start : words[j].end() - start]
                i += size
                break
        else:
            i += 1
    return found


def _as_known(text: str) -> str | None:
    """A name of the gazetteers, of a place without the capitals of a line in capitals; None where it is none."""
    if text in name_cues.NO_NAMES:
        return None
    if country_of(text):
        return text.title() if text.isupper() and len(text) > _ABBREVIATED else text
    return text if organisations.by_name(text) else None
