"""The items of a digest, each of which is a story of its own: who pays in one pays nothing in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daicho.claims.english.cast import is_actor
from daicho.model.annotated import AnnotatedDocument, Name, Sentence
from daicho.model.span import Span

_ITEMS, _SENTENCES = 3, 2
"""How many items a digest has at least, and how many sentences each of them."""


def stories_of(annotated: AnnotatedDocument) -> tuple[AnnotatedDocument, ...]:
    """The document as a whole, or the items of a digest: stretches under headings of their own, whose firms differ."""
    items = list(_under_headings(annotated.sentences))
    if len(items) < _ITEMS:
        return (annotated,)
    named = [
        [name for name in annotated.names if _is_told(name) and item.contains(name.mention.span)] for item in items
    ]
    leads = [_lead(names) for names in named]
    apart = all(
        lead and not any(lead == name.full for other in named if other is not names for name in other)
        for lead, names in zip(leads, named, strict=True)
    )
    return tuple(_part(annotated, item) for item in items) if apart else (annotated,)


def _under_headings(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Each stretch from a heading up to the next, the title of all left out; nothing where one is too short to be a story."""
    following = [*sentences[1:], None][: len(sentences)]
    starts = [
        i
        for i, (sentence, after) in enumerate(zip(sentences, following, strict=True))
        if sentence.heading and not (after and after.heading)
    ]
    if not starts or not all(sentence.heading for sentence in sentences[: starts[0]]):
        return
    stretches = [sentences[a:b] for a, b in zip(starts, [*starts[1:], len(sentences)], strict=True)]
    if all(len(stretch) > _SENTENCES for stretch in stretches):
        for stretch in stretches:
            yield Span(stretch[0].span.start, stretch[-1].span.end)


def _is_told(name: Name) -> bool:
    """Whether a firm is called by its name rather than "the group"."""
    words = {word.lower() for word in name.mention.text.split()}
    return is_actor(name) and name.mention.text[0].isupper() and bool(words & set(name.full.lower().split()))


def _lead(names: Sequence[Name]) -> str | None:
    """The firm that a stretch names most, the first of several."""
    counts = Counter(name.full for name in names)
    return max(counts, key=lambda full: counts[full], default=None)


def _part(annotated: AnnotatedDocument, item: Span) -> AnnotatedDocument:
    """What stands in one stretch of the document; offsets stay those of the whole.

    A description that takes up a firm of another item ("the group") is left out.
    """
    inside = [name for name in annotated.names if item.contains(name.mention.span)]
    told = {name.full for name in inside if name.mention.text[0].isupper()}
    return replace(
        annotated,
        sentences=tuple(s for s in annotated.sentences if item.contains(s.span)),
        sums=tuple(s for s in annotated.sums if item.contains(s.mention.span)),
        conversions=tuple(c for c in annotated.conversions if item.contains(c.first.mention.span)),
        dates=tuple(d for d in annotated.dates if item.contains(d.mention.span)),
        periods=tuple(p for p in annotated.periods if item.contains(p.mention.span)),
        quantities=tuple(q for q in annotated.quantities if item.contains(q.mention.span)),
        names=tuple(name for name in inside if name.full in told),
    )
