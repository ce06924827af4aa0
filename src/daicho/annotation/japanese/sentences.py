"""Japanese text cut into sentences, headlines and list items.

A sentence ends at 。 outside brackets, or at a line's end. Hard-wrapped text is told by its lines: one that stops in
mid-phrase goes on in the next, and so does one of the same length in the same block. Works on the shadow, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from daicho.model.patterns import searchable

LONGEST = 1200
"""A longer piece is no sentence (tables, code, text without stops) and is not parsed."""

_OPEN, _CLOSE = "「『（(【［[〈《", "」』）)】］]〉》"
_STOP = searchable(r"[。｡！？!?]+|[」』）)】］\]〉》]|[「『（(【［\[〈《]")
_LIST_MARK = re.compile(r"\s*(?:[■□◆◇●○◎・▼▽▲△★☆※＊*#>|①-⑳-]|\d{1,2}[.．)）、]\s*\D|[(（]\d{1,2}[)）]|[【〔［])")
_GOES_ON = re.compile(r"[、,のをはがとで・兆億万千百十\d〜~(（「『]\s*$")
_CANNOT_START = re.compile(
    r"\s*(?:[、。,)）」』ーぁぃぅぇぉっゃゅょん]|円|ドル|兆|億|万|を|が(?!ん)|は[^いじ]|に[^ほ]|程度|規模|以上|超)"
)
_HEAD = re.compile(r"\s*[▽▼◇◆■□●◎△▲][^。\n]{6,50}?[ \u3000]+(?=[^。\n]{12,400}。)")
"""The head of a digest's item, which stands before its text on the same line."""
_MIN_WRAP, _MAX_WRAP = 18, 90
"""Characters: lines outside this range were not wrapped by a machine or a typist."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, headline, list item or table row as shadow offsets, before it is parsed."""

    start: int
    end: int
    heading: bool


def pieces_of(text: str) -> Iterator[Piece]:
    """The sentences and headings of a shadow text, in order, white space around them left out."""
    for start, end in _units(text):
        yield from _split(text, start, end)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Lines, those of hard-wrapped text joined."""
    block: list[tuple[int, int]] = []
    at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            block.append((at, stop))
        else:
            yield from _join(text, block)
            block = []
        at = stop + 1
    yield from _join(text, block)


def _join(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of one block (between blank lines), each with those that go on with its sentence."""
    broken = [_breaks_off(text, line, after) for line, after in pairwise(block)]
    sure = [end - start for (start, end), is_broken in zip(block, broken, strict=False) if is_broken]
    start = block[0][0] if block else 0
    for i, (begin, end) in enumerate(block):
        size = end - begin
        wrapped = bool(sure) and 0.8 * min(sure) <= size <= 1.2 * max(sure) and max(sure) <= _MAX_WRAP
        joined = i < len(broken) and (broken[i] or (wrapped and _may_go_on(text, block[i], block[i + 1])))
        if not joined or end - start > LONGEST:
            yield start, end
            start = block[i + 1][0] if i + 1 < len(block) else end


def _breaks_off(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether `line` surely stops in mid-phrase."""
    if not _may_go_on(text, line, after):
        return False
    if _CANNOT_START.match(text, *after):
        return True
    return line[1] - line[0] >= _MIN_WRAP and _GOES_ON.search(text[line[0] : line[1]]) is not None


def _may_go_on(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether `line` is left open and `after` does not look like a beginning."""
    last = text[line[0] : line[1]].rstrip()[-1]
    return last not in "。｡！？!?…" and text[after[0]] not in " \u3000" and not _LIST_MARK.match(text, *after)


def _split(text: str, start: int, end: int) -> Iterator[Piece]:
    if head := _HEAD.match(text, start, end):
        yield from _trimmed(text, start, head.end(), heading=True)
        start = head.end()
    depth, at, stopped = 0, start, False
    for mark in _STOP.finditer(text, start, end):
        sign = mark.group()
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or mark.end() - at > LONGEST // 3:  # a bracket that never closes must not swallow the text
            if text[mark.start() - 1 : mark.start()] in "―—" and sign == "。":
                continue  # 「…――。」 sets a phrase before the sentence that it belongs to
            if sign in "!?！？" and text[mark.end() : mark.end() + 1] not in " \u3000\n":
                continue
            depth, stopped = 0, True
            yield from _trimmed(text, at, mark.end(), heading=False)
            at = mark.end()
    yield from _trimmed(text, at, end, heading=not stopped)


def _trimmed(text: str, start: int, end: int, *, heading: bool) -> Iterator[Piece]:
    while start < end and text[start] in " \u3000\n":
        start += 1
    while end > start and text[end - 1] in " \u3000\n":
        end -= 1
    if start < end:
        yield Piece(start, end, heading)
