"""Which pages can make a claim at all, told from their bytes at the speed of the disk, and then from their main text.

Bytes are asked whether they hold a sum, or a word only the field has, and name the field at all. The patterns are run over
bytes as they come: in UTF-8 where they are that, else in all of UTF-8, Shift_JIS and EUC-JP at once. What hides its characters
from any such pattern (UTF-16, ISO-2022-JP, a page all of `&#20740;`) is transcoded first. The main text is asked more closely.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, Literal

from daicho.corpus import words

Matcher = Callable[[bytes], bool]
"""Whether bytes hold what is sought."""

Library = Literal["re2", "hyperscan"]
Family = Literal["utf-8", "any"]

_ENCODINGS: dict[Family, tuple[str, ...]] = {"utf-8": ("utf-8",), "any": ("utf-8", "cp932", "euc_jp", "cp1252")}
_HEAD = 2048  # bytes in which UTF-16 and ISO-2022-JP show
_MEMORY = 64 << 20  # bytes re2 may keep of its automaton; with its default of 8 it starts anew again and again
_REPAYS = 512 << 20  # bytes of pages after which hyperscan has made up for the second it takes to start
_REFERENCES = 20  # numeric character references that make a page's Japanese invisible
_REACH = 300  # bytes to either side of a sum in which a word makes it one of the field's
_ENDS = (b". ", b".\n", b"! ", b"!\n", b"? ", b"?\n", b"\n\n", "。".encode())  # of a sentence
_SUMS = 40  # of a text that are looked at
_SEVERAL, _MANY = 2, 3  # of topics, and of sums that move
_SHARE = 6  # one sum in so many has to move; a fourth would cost claims, an eighth would let twice the pages through for nothing


class Triage:
    """The two questions. Bytes are asked with one of two libraries, and both keep the same pages.

    hyperscan is the quicker and the slower to start: unless one is named, re2 is asked until that pays.
    """

    def __init__(self, library: Library | None = None) -> None:
        self.library: Library = library or "re2"
        self._changes = library is None and quickest() != "re2"
        self._seen = 0
        self._asked: dict[Family, tuple[Matcher, Matcher]] = {}
        sought = {
            "sums": words.sums(),
            "moving": (*words.flows(), *words.topics()),
            "topics": words.topics(),
            "sure": words.sure_topics(),
        }
        self._found = {name: _pattern(encoded(patterns, "utf-8")) for name, patterns in sought.items()}

    def may_claim(self, data: bytes) -> bool:
        """Whether a page, as it came, may make a claim."""
        data, family = visible(data)
        if self._changes:
            self._seen += len(data)
            if self._seen > _REPAYS:
                self.library, self._changes = quickest(), False
                self._asked.clear()
        telling, topics = self._asked.get(family) or self._compiled(family)
        return telling(data) and topics(data)

    def is_worth_reading(self, text: str) -> bool:
        """Whether a page's main text is worth an analyser's time.

        What speaks for it: sums with a word of the field or of investment in their own sentence, different topics, and one
        that everyday pages do not have. Several of these have to come together.
        """
        data = text.encode("utf-8", "replace")
        topics = self._different("topics", data, _MANY)
        sure = topics > 0 and self._found["sure"].search(data) is not None
        if topics >= _MANY or (topics >= _SEVERAL and sure):
            return True
        enough = 1 if topics >= _SEVERAL or sure else _SEVERAL if topics else _MANY
        spots = [found.span() for found in self._found["moving"].finditer(data)]
        sums = near = 0
        for found in islice(self._found["sums"].finditer(data), _SUMS):
            sums += 1
            near += _is_beside(data, found.span(), spots)
        return near >= enough and near * _SHARE >= sums

    def _compiled(self, family: Family) -> tuple[Matcher, Matcher]:
        """The matchers of a family of encodings, made when the first page of it comes. The few pages not in UTF-8 are for re2."""
        compile_ = _LIBRARIES[self.library if family == "utf-8" else "re2"]
        self._asked[family] = made = (
            compile_(encoded(words.telling(), family)),
            compile_(encoded(words.topics(), family)),
        )
        return made

    def _different(self, name: str, data: bytes, enough: int) -> int:
        """How many different wordings of a kind there are, counted up to `enough`."""
        seen: set[bytes] = set()
        for found in self._found[name].finditer(data):
            seen.add(found.group().lower())
            if len(seen) == enough:
                break
        return len(seen)


def _is_beside(data: bytes, of_sum: tuple[int, int], spots: Sequence[tuple[int, int]]) -> bool:
    """Whether one of `spots` stands in a sum's own sentence, as near to it as a word can tell what a sum is."""
    start, end = of_sum
    after = bisect_left(spots, of_sum)
    for first, last in spots[max(0, after - 1) : after + 1]:
        between = data[last:start] or data[end:first]
        if len(between) <= _REACH and not any(mark in between for mark in _ENDS):
            return True
    return False


def visible(data: bytes) -> tuple[bytes, Family]:
    """`data`, transcoded if no pattern could see its characters, and the encodings to look for in it."""
    head = data[:_HEAD]
    if 0 in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        low_first = head.startswith(b"\xff\xfe") or head[1::2].count(0) > head[::2].count(0)
        return data.decode("utf-16-le" if low_first else "utf-16-be", "ignore").encode("utf-8", "ignore"), "utf-8"
    if 27 in head and b"\x1b$" in head:
        return data.decode("iso2022_jp", "ignore").encode(), "utf-8"
    if data.isascii():
        if data.count(b"&#") > _REFERENCES:
            data = html.unescape(data.decode("ascii")).encode("utf-8", "ignore")
        return data, "utf-8"
    try:
        data.decode()
    except UnicodeDecodeError:
        return data, "any"
    return data, "utf-8"


def encoded(patterns: Iterable[str], family: Family) -> tuple[bytes, ...]:
    r"""`patterns` over bytes, in each encoding of the family; characters beyond ASCII stand as \xe5…."""
    found: dict[str, None] = {}
    for pattern in patterns:
        for encoding in _ENCODINGS[family]:
            if (written := _written(pattern, encoding)) is not None:
                found.setdefault(written)
    return tuple(pattern.encode("ascii") for pattern in found)


def _written(pattern: str, encoding: str) -> str | None:
    """A pattern with its characters beyond ASCII as bytes of an encoding; None where that lacks one of them."""
    try:
        pattern = _CLASS.sub(lambda found: _alternatives(found.group(1), encoding), pattern)
        return _BEYOND.sub(lambda found: f"(?:{_hexadecimal(found.group(), encoding)})", pattern)
    except UnicodeEncodeError:
        return None


# A character class with characters of several bytes in it cannot stand in a pattern over bytes.
_CLASS = re.compile(r"\[([^\]]*[^\x00-\x7f][^\]]*)\]")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_RANGE = re.compile(r"(.)-(.)")


def _alternatives(members: str, encoding: str) -> str:
    """`[0-9０-９.]` as the alternatives `[0-9]`, `\\xef\\xbc\\x90` … of an encoding."""
    spelt = _RANGE.sub(lambda found: "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1))), members)
    plain = "".join(char for char in spelt if char.isascii())
    beyond = [_hexadecimal(char, encoding) for char in spelt if not char.isascii() and _has(encoding, char)]
    return "(?:" + "|".join([f"[{plain}]", *beyond] if plain else beyond) + ")"


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _hexadecimal(wording: str, encoding: str) -> str:
    return "".join(rf"\x{byte:02x}" for byte in wording.encode(encoding))


def quickest() -> Library:
    """The quicker of the libraries that are installed."""
    import importlib.util

    return "hyperscan" if importlib.util.find_spec("hyperscan") else "re2"


def _re2(patterns: tuple[bytes, ...]) -> Matcher:
    search = _pattern(patterns).search
    return lambda data: search(data) is not None


def _pattern(patterns: tuple[bytes, ...]) -> Any:
    """re2's compiled form of alternatives over bytes."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(b"|".join(patterns), options)


def _hyperscan(patterns: tuple[bytes, ...]) -> Matcher:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    flags = [hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns)
    database.compile(expressions=patterns, ids=range(len(patterns)), elements=len(patterns), flags=flags)

    def matches(data: bytes) -> bool:
        try:
            database.scan(data, match_event_handler=_stop)
        except hyperscan.ScanTerminated:
            return True
        return False

    return matches


def _stop(*_: object) -> bool:
    """Told of a match: one is enough."""
    return True


_LIBRARIES: dict[Library, Callable[[tuple[bytes, ...]], Matcher]] = {"re2": _re2, "hyperscan": _hyperscan}
