"""A parsed sentence as one line of tidied text, with the way back to the stored characters.

Patterns want `2027年4月`; the stored text may have full-width digits or a line break inside. A sentence's tokens carry the tidied
wording and the stored spans, so their concatenation is the line to match on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from daicho.model.annotated import Sentence, Token
from daicho.model.span import Mention, Span


@dataclass(frozen=True, slots=True)
class Flow:
    """`text` is the line; token `i` of `sentence` begins at its character `starts[i]`; `stored` is the document's text."""

    stored: str
    sentence: Sentence
    text: str
    starts: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """Index of the token that holds the line's character `offset` (the last token for the line's end)."""
        return bisect_right(self.starts, offset) - 1

    def offset(self, stored: int) -> int:
        """The line's offset for a stored offset within the sentence; that of the next token where it falls between two."""
        tokens = self.sentence.tokens
        i = bisect_left(tokens, stored + 1, key=_end)
        if i == len(tokens):
            return len(self.text)
        token = tokens[i]
        inside = max(0, stored - token.span.start)
        return self.starts[i] + (inside if len(token.text) == token.span.end - token.span.start else 0)

    def end(self, stored: int) -> int:
        """The line's offset at which a stored span that ends at `stored` ends; the token's end where it was tidied in length."""
        tokens = self.sentence.tokens
        i = bisect_left(tokens, stored, key=_end)
        if i == len(tokens):
            return len(self.text)
        token = tokens[i]
        same = len(token.text) == token.span.end - token.span.start
        return self.starts[i] + (max(0, stored - token.span.start) if same else len(token.text))

    def mention(self, start: int, end: int) -> Mention:
        """The stored wording behind the line's characters `start` to `end` (not empty)."""
        first, last = self.token_at(start), self.token_at(end - 1)
        begin = self._stored(first, start - self.starts[first], first=True)
        stop = self._stored(last, end - self.starts[last], first=False)
        span = Span(begin, stop)
        return Mention(span.of(self.stored), span)

    def _stored(self, i: int, inside: int, *, first: bool) -> int:
        """A stored offset inside token `i`; where its wording was tidied in length, its nearest outer edge."""
        token = self.sentence.tokens[i]
        if len(token.text) == token.span.end - token.span.start:
            return token.span.start + inside
        return token.span.start if first else token.span.end


def _end(token: Token) -> int:
    return token.span.end


def flow_of(stored: str, sentence: Sentence) -> Flow:
    """The line of a parsed sentence, empty for one without tokens. Latin words that white space parts in `stored` stay parted."""
    texts = [token.text for token in sentence.tokens]
    if len(sentence.span.of(stored).split()) > 1:  # only where there is white space can it part words
        for i, (before, after) in enumerate(pairwise(sentence.tokens)):
            if before.span.end != after.span.start and _parted(stored, before, after):
                texts[i] += " "
    *starts, _ = accumulate(map(len, texts), initial=0)
    return Flow(stored, sentence, "".join(texts), tuple(starts))


def _parted(stored: str, before: Token, after: Token) -> bool:
    """Whether nothing but white space stands in the gap between two tokens of Latin script."""
    if not (before.text[-1:].isascii() and after.text[:1].isascii()):
        return False
    return stored[before.span.end : after.span.start].isspace()
