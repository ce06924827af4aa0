"""Whether a clause looks back or ahead: what decides the year of "in September"."""

from __future__ import annotations

from collections.abc import Sequence

from daicho.annotation.calendar import Direction
from daicho.annotation.english.wordlists import pattern, words
from daicho.model.annotated import Sentence, Token

_AHEAD = words("will would shall should may might could can 'll ’ll wo must going")
# Verbs and adjectives whose complement lies ahead, whatever their own tense: "was scheduled for March".
_PLANNED = pattern(
    r"{}\Z",
    "plan* expect* schedul* slat* due intend* aim* target* forecast* hope* project* pencil* earmark* foresee* foreseen likely",
)
# Often taken for nouns: "Piling starts in the spring".
_STARTS = words("starts begins opens")
_STEPS = 8


def direction_at(sentence: Sentence, start: int) -> Direction | None:
    """Where the clause around the word at stored offset `start` looks; None where its verbs do not tell."""
    tokens = sentence.tokens
    index = next((i for i, token in enumerate(tokens) if token.span.end > start), None)
    if index is None:
        return None
    for _ in range(_STEPS):
        found = _of_word(tokens, index)
        if found:
            return found
        head = tokens[index].head
        if head in (index, -1):
            break
        index = head
    return "future" if any(token.text.lower() in _STARTS for token in tokens) else None


def _of_word(tokens: Sequence[Token], index: int) -> Direction | None:
    """What one word of the chain from the date up to the root says."""
    token = tokens[index]
    word = token.text.lower()
    if (_PLANNED.match(word) and token.tag != "NN") or word in _STARTS:
        return "future"
    if token.pos not in ("VERB", "AUX"):
        return None
    helpers = {t.text.lower() for t in tokens if t.dep in ("aux", "auxpass") and t.head == index and t is not token}
    if helpers & _AHEAD:
        return "future"
    if helpers & {"have", "has", "had", "having", "'ve", "’ve", "'s"} and token.tag in ("VBN", "VBD"):
        return "past"
    if "to" in helpers:
        return "future"
    if helpers & {"was", "were", "been"} or token.tag == "VBD":
        return "past"
    if helpers & {"is", "are", "be", "being"} or token.tag in ("VBZ", "VBP"):
        # "Work starts in May" looks ahead, "sales are up" says nothing.
        return None if token.lemma in ("be", "say", "have", "show") else "future"
    return "past" if token.tag == "VBN" and token.dep != "conj" else None
