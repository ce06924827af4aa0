r"""Which of many wordings stand in a text: each is looked for only where a word stands that it begins with.

A wording is a pattern over dictionary forms joined by spaces that begins with a word or one of several words: `tax credit`,
`capital (?:expenditure|outlay)`, `(?:bank|bridge) loan`. What stands in front may be ruled out: `(?<!bond\s)market`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

# "Foot the bill" is listed as "foot bill": determiners may stand between the words of an entry.
_SPACE = r" (?:(?:the|a|an|its|their|his|that|this|these|those|any|some|such|more) )?"
_WORD = re.compile(r"[\w-]+|%")
_FIRST = rf"(?:{_WORD.pattern})(?= |\(\?!|\Z)"
_OPENING = re.compile(rf"(?:\(\?<![^()]*\))*(?:(?P<word>{_FIRST})|\(\?:(?P<words>[^()]*)\)(?= ))")


class Wordings:
    """Classes of wordings, each with its name."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        begun: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, listed in classes.items():
            for wording in listed:
                for word in openings(wording):
                    begun[word][name].append(wording.replace(" ", _SPACE))
        self._begun = {
            word: [
                (name, re.compile(rf"(?<![\w-])(?:{'|'.join(listed)})(?![\w-])")) for name, listed in by_name.items()
            ]
            for word, by_name in begun.items()
        }

    def names_in(self, text: str) -> frozenset[str]:
        """The names of the classes of which a wording stands in the text."""
        begun = self._begun
        return frozenset(
            name
            for word in _WORD.finditer(text)
            for name, pattern in begun.get(word.group(), ())
            if pattern.match(text, word.start())
        )


def openings(wording: str) -> tuple[str, ...]:
    """The words that a wording may begin with. Raises ValueError where its pattern does not tell them."""
    match = _OPENING.match(wording)
    words = (match["word"],) if match and match["word"] else match["words"].split("|") if match else ()
    found = [re.match(_FIRST, word) for word in words]
    if not (found and all(found)):
        raise ValueError(f"the words that it may begin with are not told: {wording}")
    return tuple(dict.fromkeys(word.group() for word in found if word))
