"""Whether what a sentence says of a date is past or still to come."""

from __future__ import annotations

import re

from daicho.annotation.calendar import Direction
from daicho.model.flow import Flow

_AHEAD = frozenset(
    ("予定", "見通し", "見込み", "計画", "方針", "目標", "考え", "意向", "めど", "想定", "構え", "目途", "へ")
)
"""Nouns that look ahead, after a predicate or in its place (8月末に完了の予定)."""
_FINISHED = re.compile(r"/(?:終止形|連体形|意志推量形)")


def direction_after(flow: Flow, offset: int) -> Direction | None:
    """The tense of the first finished predicate after the line's character `offset`; None where nothing tells."""
    tokens = flow.sentence.tokens
    i = flow.token_at(offset) if offset < len(flow.text) else len(tokens)
    while i < len(tokens):
        token = tokens[i]
        if token.text in _AHEAD:
            return "future"
        if token.pos in ("VERB", "AUX", "ADJ") and _FINISHED.search(token.tag) and not _qualifies(flow, i):
            return _tense(flow, i)
        i += 1
    return "past" if _ends_in_deed(flow) else None


def _qualifies(flow: Flow, i: int) -> bool:
    """Whether token `i` only qualifies the noun after it: 新しい工場, 本格的な建設."""
    tokens = flow.sentence.tokens
    if tokens[i].pos == "VERB" or (tokens[i].pos == "AUX" and tokens[i].text != "な"):
        return False
    return (
        i + 1 < len(tokens)
        and tokens[i + 1].pos in ("NOUN", "PROPN", "NUM", "PART", "ADJ")
        and tokens[i + 1].text not in _AHEAD
    )


def _ends_in_deed(flow: Flow) -> bool:
    """Whether a sentence, no headline, ends in the bare noun of a deed (新会社を設立。), which tells what was done."""
    words = [token for token in flow.sentence.tokens if token.pos != "PUNCT"]
    return not flow.sentence.heading and bool(words) and "サ変可能" in words[-1].tag


def _tense(flow: Flow, i: int) -> Direction:
    """The tense of the predicate whose first finished part is token `i`."""
    tokens = flow.sentence.tokens
    past = False
    while i < len(tokens) and tokens[i].pos in ("VERB", "AUX"):
        past = past or (tokens[i].pos == "AUX" and tokens[i].lemma == "た")
        i += 1
    looks_ahead = i < len(tokens) and tokens[i].text in _AHEAD
    return "past" if past and not looks_ahead else "future"
