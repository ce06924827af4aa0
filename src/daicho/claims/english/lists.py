"""Names listed side by side, as they are written: "Orbel, Norvane and Tessen Bank", "Orbel, along with the insurer Tessen".

Parsers lose the first of a list of names that are words too, and hang what an aside parts from it on anything; the order of
commas, "and" and names leaves no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.model.span import Span

_JOINT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*(?:and|as well as|plus|(?:together|along|jointly) with)?|and|as well as|plus|&"
    r"|(?:together|along|jointly) with)\s+"
)
_LAST = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:and|as well as|plus|&|(?:together|along|jointly) with)\s")
_CLAUSE = re.compile(r"\s*,\s*and\b")
# What may stand before a name to say who it is: "its American partner", "the family concern", "Finland's".
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON"})
_LONGEST = 6  # words before a name that say who it is


def written_with(tree: Tree, name: Name) -> list[Name]:
    """The names of the written list that a name stands in, itself included, in order; itself alone where there is none."""
    row = list(_row(tree))
    runs: list[list[Name]] = []
    for each in row:
        if runs and _joined(tree, runs[-1][-1].mention.span, each.mention.span):
            runs[-1].append(each)
        else:
            runs.append([each])
    run = next((run for run in runs if any(each.mention.span == name.mention.span for each in run)), [name])
    last = run[-2].mention.span.end if len(run) > 1 else 0
    if len(run) < 2 or not _LAST.match(tree.text, last) or (len(run) == 2 and _CLAUSE.match(tree.text, last)):
        return [name]  # "Orbel, Norvane said", "… in Dayton, and Norvane will pay"
    return run


def _row(tree: Tree) -> Iterator[Name]:
    """The names of a sentence in order, none inside another."""
    end = 0
    for name in sorted(tree.names, key=lambda n: (n.mention.span.start, -n.mention.span.end)):
        if name.mention.span.start >= end:
            yield name
            end = name.mention.span.end


def _joined(tree: Tree, before: Span, after: Span) -> bool:
    """Whether nothing but "and" or a comma parts two names, and what says who the second is."""
    joint = _JOINT.match(tree.text, before.end, after.start + 1)
    if joint is None or joint.end() > after.start:
        return False
    words = [tree.tokens[i] for i in tree.within(Span(joint.end(), after.start + 1))]
    return len(words) <= _LONGEST and all(
        word.pos in _DESCRIBING or word.lemma == "of" for word in words if word.span.end <= after.start
    )
