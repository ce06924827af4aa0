"""The shadow of a text: a tidied copy to match against, with the way back to the stored characters.

Matching wants `$14 billion`; the stored text may have a Markdown backslash, a soft hyphen, full-width digits, ㌦, half-width
katakana or kanji in old forms (經濟產業省). The shadow has them normalised (NFKC, today's kanji) and each character of it knows
which stored characters it came from, so a match becomes an exact span of the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from daicho.model.span import Mention, Span
from daicho.reference.kanji import new_forms

# Soft hyphen, zero-width characters, joiners, direction marks and the byte-order mark: nothing a reader sees.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
_VOICING = frozenset("\uff9e\uff9f\u3099\u309a")
# White space, and the numbers of a list: as digits they would run into what is listed, ②第2工場.
_SPACES = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\r\x0b\x0c")
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!$~|<>")
_PLAIN = re.compile(r"[ -\[\]-~\n]*\Z")
# Runs of characters that stay as they are, so that most of a text is not looked at letter by letter: ASCII without the
# backslash, kana, kanji and the marks 、。〃「」『』, unless a voicing mark follows.
_UNCHANGED = re.compile(
    r"[ -\[\]-~\n\u3001-\u3003\u300c-\u300f\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+(?![\uff9e\uff9f\u3099\u309a])"
)


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
        if run := _UNCHANGED.match(text, i):
            out.append(new_forms(run.group()))
            starts += range(i, run.end())
            ends += range(i + 1, run.end() + 1)
            i = run.end()
            continue
        char, begin = text[i], i
        i += 1
        if (
            char in _INVISIBLE
            or "\U000e0100" <= char <= "\U000e01ef"
            or (char == "\\" and i < size and text[i] in _ESCAPABLE)
        ):
            continue
        if char in _SPACES:
            char = " "
        elif char > "\x7f":
            while i < size and text[i] in _VOICING:  # half-width ﾄﾞ is one letter, so its two characters tidy together
                char += text[i]
                i += 1
            char = new_forms(unicodedata.normalize("NFKC", char))
        out.append(char)
        starts += [begin] * len(char)
        ends += [i] * len(char)
    return Shadow(text, "".join(out), tuple(starts), tuple(ends))


class Places:
    """The way back from stored offsets to shadow offsets."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._plain = isinstance(shadow.starts, range)

    def start(self, span: Span) -> int:
        """Where a stored span begins in the shadow; KeyError where its first character left no trace there."""
        if self._plain:
            return span.start
        starts = self._shadow.starts
        index = bisect_left(starts, span.start)
        if index == len(starts) or starts[index] != span.start:
            raise KeyError(span.start)
        return index

    def end(self, span: Span) -> int:
        """Where it ends there."""
        if self._plain:
            return span.end
        ends = self._shadow.ends
        after = bisect_right(ends, span.end)
        if not after or ends[after - 1] != span.end:
            raise KeyError(span.end)
        return after

    def stored(self, index: int) -> int:
        """The stored offset of the shadow's `index`-th character."""
        return self._shadow.starts[index]
