"""English text cut into sentences, headlines and list items.

A rule-based splitter: a parser would have to read the whole document first, and finds no sense in headlines, lists and datelines.
It works on the shadow, in linear time, and never lets a "sentence" grow past `LONGEST` characters (tables, hostile input).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from daicho.annotation.english.countries import US_STATES
from daicho.annotation.english.wordlists import any_of, words
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Sentence

LONGEST = 1500

_TITLES = "Mr Mrs Ms Dr Prof Sr Jr Gov Sen Rep Gen Lt Col St Messrs Hon"
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_STATES = " ".join(state.rstrip(".") for state in sorted(US_STATES) if state.endswith("."))
# Never the end of a sentence, whatever follows.
_NEVER_END = words(f"{_TITLES} {_MONTHS} {_STATES} vs approx est cf al Fig Rs Nos e.g i.e viz incl")
# The end of a sentence only where a usual opening follows: "Rapidus Corp. The firm", not "Rapidus Corp. President Koike".
_SELDOM_END = words("Inc Corp Co Ltd Bhd Sdn plc U.S U.K U.N E.U D.C a.m p.m Pty No S.A N.V etc")
_OPENINGS = words(
    """The A An It Its In On At As But And By For From He She They This That These Those There When While If After Before Since
    Under With Some Many Most Last Next Earlier Both Each One Two Three Work Construction Production His Her Their Of Not No
    Now So Yet What According Meanwhile However Analysts Shares"""
)

_BLOCK = re.compile(r"(?:[^\n]|\n(?![ ]*\n))+")
_BULLET = re.compile(r"[ ]*(?:#{1,6}[ ]+|[>][ ]*|(?:[-*•·‣▪–—][ ]+)|\(?\d{1,2}[.)][ ]+)*")
_MARKED = re.compile(r"[ ]*(?:#{1,6} |> |[-*•·‣▪] |\(?\d{1,2}[.)] |\|)")
_STOP = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s)|[.!?](?=[\"'”“‘]?[A-Z][a-z'’])|[.!?][\"'”’]+(?=[A-Z])")
_LAST_WORD = re.compile(r"[\w.&’'-]*$")
_NEXT_WORD = re.compile(r"[\s\"'“‘(\[*_]*([\w$€£¥₹₩\\—–-]+)")
_DATELINE = re.compile(
    r"(?:\([A-Z][\w ]{1,20}\)[ ]*)?(?=[A-Z])(?:[^\n.–—]|\.(?!\s+[A-Z][a-z]+ [a-z])){2,90}?"
    r"(?:[ ]*--+[ ]*|[ ]*[–—][ ]*|[ ]-[ ]|(?<=[A-Z]{3}):[ ])"
)
_DATED = re.compile(rf"\b(?:{any_of(_MONTHS)})[a-z]*\b\.?|\d{{4}}|^[A-Z][A-Z .,’'-]{{2,}}(?:\b|,)|^[A-Z][A-Z ]{{3,}},")
_CLOSED = re.compile(r"[.!?][\"'”’)\]*]*\Z")
_SPLIT_AT = re.compile(r"[;,:|\s]")


def sentences_of(shadow: Shadow) -> tuple[Sentence, ...]:
    """The sentences of a document in order, unparsed, spans trimmed of white space, bullets and heading marks."""
    found: list[Sentence] = []
    text = shadow.text
    for start, end, heading in _lines(text):
        begin = _BULLET.match(text, start, end).end()  # type: ignore[union-attr]  # matches the empty string
        for first, last in _cut(text, begin, end):
            stripped = text[first:last]
            first += len(stripped) - len(stripped.lstrip())
            last -= len(stripped) - len(stripped.rstrip())
            if any(map(str.isalnum, text[first:last])):
                found.append(
                    Sentence(shadow.span(first, last), heading=heading and not _CLOSED.search(text, first, last))
                )
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Logical lines: physical ones, with hard-wrapped prose joined again. The flag says whether the line is a headline."""
    longest = max((len(line) for line in text.split("\n")), default=0)
    for block in _BLOCK.finditer(text):
        line_start = block.start()
        ends = [m.start() for m in re.finditer("\n", block.group())]
        pieces = [block.start(), *(block.start() + e + 1 for e in ends), block.end() + 1]
        for (begin, after), following in zip(pairwise(pieces), [*pieces[2:], None], strict=True):
            end = after - 1
            if following is not None and _goes_on(text[begin:end], text[after : following - 1], longest):
                continue
            if text[line_start:end].strip():
                yield line_start, end, _is_heading(text[line_start:end])
            line_start = after


def _goes_on(line: str, following: str, longest: int) -> bool:
    """Whether a line break is mere wrapping: the next line carries the sentence on."""
    line, bare = line.rstrip(), following.lstrip()
    if not line or not bare or _MARKED.match(following) or line.lstrip().startswith("#"):
        return False
    if "|" in line and "|" in following:  # rows of a table
        return False
    if re.match(r"[a-z(]|[$€£¥₹₩\d]", bare) and not re.search(r"[.!?:][\"'”’)]*$", line):
        return True
    # Uppercase goes on as well where lines are evidently filled to one width.
    return longest <= 110 and len(line) > 0.7 * longest and len(line) > 40


def _is_heading(line: str) -> bool:
    """A short line that does not close like a sentence, or one marked as a heading."""
    line = line.strip()
    if line.startswith("#"):
        return True
    return len(line) <= 160 and not re.search(r"[.!?:;,][\"'”’)\]*]*$", line) and not re.match(r"[-*•·‣▪(]", line)


def _cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Dateline first, then sentences, of one logical line."""
    dateline = _DATELINE.match(text, begin, min(end, begin + 100))
    whole = dateline and dateline.group().count("(") == dateline.group().count(")")  # not "TSMC (TWSE: 2330)"
    if dateline and whole and _DATED.search(dateline.group().strip()):
        yield begin, dateline.end()
        begin = dateline.end()
    for stop in _STOP.finditer(text, begin, end):
        if _ends(text, begin, stop.start(), stop.end(), end):
            yield from _limited(text, begin, stop.end())
            begin = stop.end()
    yield from _limited(text, begin, end)


def _ends(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Whether the stop at `dot` ends a sentence."""
    following = _NEXT_WORD.match(text, after, min(end, after + 60))
    if not following:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if text[dot] != ".":
        return True
    before = _LAST_WORD.search(text, max(begin, dot - 20), dot)
    last = before.group() if before else ""
    if last in _NEVER_END or re.fullmatch(r"[A-Z]", last):
        return False
    if last in _SELDOM_END or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last):
        return word in _OPENINGS
    return True


def _limited(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, or pieces of at most `LONGEST` characters broken at punctuation or white space."""
    while end - begin > LONGEST:
        limit = begin + LONGEST
        breaks = [m.end() for m in _SPLIT_AT.finditer(text, begin + LONGEST // 2, limit)]
        cut = breaks[-1] if breaks else limit
        yield begin, cut
        begin = cut
    yield begin, end
