"""The shadow of a text: a tidied copy to match against, with the way back to the stored characters.

Matching wants `$14 billion`; the stored text may have a Markdown backslash, a soft hyphen, full-width digits, ㌦ or half-width
katakana. The shadow has them normalised (NFKC) and every character of it knows which stored characters it came from, so a match
becomes an exact span of the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from daicho.model.span import Mention, Span

# Soft hyphen, zero-width characters, joiners, direction marks and the byte-order mark: nothing a reader sees.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
_VOICING = frozenset("\uff9e\uff9f\u3099\u309a")
_SPACES = frozenset("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\r\x0b\x0c")
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!$~|<>")
_PLAIN = re.compile(r"[ -\[\]-~\n]*\Z")


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is the tidied copy; `starts[i]`, `ends[i]` bound the stored characters behind its i-th character."""

    stored: str
    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """The stored span behind shadow characters `start` to `end` (not empty)."""
        return Span(self.starts[start], self.ends[end - 1])

    def mention(self, start: int, end: int) -> Mention:
        """The stored wording behind shadow characters `start` to `end` (not empty)."""
        span = self.span(start, end)
        return Mention(span.of(self.stored), span)


def shadow_of(text: str) -> Shadow:
    """The shadow of `text`. Line breaks stay, other white space becomes a plain space, Markdown escapes are undone."""
    if _PLAIN.match(text):
        return Shadow(text, text, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    i, size = 0, len(text)
    while i < size:
        char, begin = text[i], i
        i += 1
        if char in _INVISIBLE or (char == "\\" and i < size and text[i] in _ESCAPABLE):
            continue
        if char in _SPACES:
            char = " "
        elif char > "\x7f":
            while i < size and text[i] in _VOICING:  # half-width ﾄﾞ is one letter, so its two characters tidy together
                char += text[i]
                i += 1
            char = unicodedata.normalize("NFKC", char)
        out.append(char)
        starts += [begin] * len(char)
        ends += [i] * len(char)
    return Shadow(text, "".join(out), tuple(starts), tuple(ends))


class Places:
    """The way back from stored offsets to shadow offsets."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._plain = isinstance(shadow.starts, range)
        self._starts = {} if self._plain else {s: i for i, s in reversed(list(enumerate(shadow.starts)))}
        self._ends = {} if self._plain else {e: i + 1 for i, e in enumerate(shadow.ends)}

    def start(self, span: Span) -> int:
        """Where a stored span begins in the shadow; KeyError where its first character left no trace there."""
        return span.start if self._plain else self._starts[span.start]

    def end(self, span: Span) -> int:
        """Where it ends there."""
        return span.end if self._plain else self._ends[span.end]

    def stored(self, index: int) -> int:
        """The stored offset of the shadow's `index`-th character."""
        return self._shadow.starts[index]
