"""How a document names its works: the fullest phrase for each, and which phrases are of one work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from daicho.claims.english.cues import words
from daicho.claims.english.projects import SITES, Work, trimmed
from daicho.claims.english.syntax import Tree
from daicho.model.claim import Party
from daicho.model.span import Mention, Span

# What is called now a plant, now a fab, now a site.
_ALIKE = words("""plant factory fab facility campus project complex site mill refinery smelter gigafactory foundry works
        datacentre datacenter undertaking reactor""")
_PLAIN_WORDS = words("the a an new its this that planned whole entire both two these said current existing")


def named(tree: Tree, noun: int) -> Party:
    """The purpose that token `noun` heads, as a slot's value."""
    span = trimmed(tree, noun)
    return Party(_core(tree, noun, span), re.sub(r"\s+", " ", span.of(tree.text)))


@lru_cache(maxsize=1024)
def party(work: Work, story: tuple[Work, ...]) -> Party:
    """The work as a slot's value, with the fullest phrase the document has for the same work as its name.

    What an indefinite article brings in once works of the kind have been told of is another one: "$22m for a laboratory".

    Asked for each sum of a document; works are told apart by what they are, so it holds for one reading of one document.
    """
    number = work.number
    bare = {word for word in re.findall(r"[\w-]+", work.text.lower()) if word not in _PLAIN_WORDS} <= SITES
    alike = [
        other
        for other in story
        if other.head in SITES
        and (other.head == work.head or (bare and {other.head, work.head} <= _ALIKE))
        and (not number or other.number in (None, number))
    ]
    if not number:
        alike = [other for other in alike if other.number is None] or alike
    if _is_new(work, alike):
        name = _with_clause(work)
    elif bare and work.head in SITES:
        before = [other for other in alike if other.tree.index <= work.tree.index]
        telling = [other for other in before or alike if len(other.words) > len(work.words) and len(other.text) <= 90]
        name = telling[-1].text if telling else work.text
    else:
        words = set(work.words)
        fuller = [other.text for other in alike if words < set(other.words) and len(other.text) <= 90]
        name = max(fuller, key=len, default=work.text)
    return Party(_core(work.tree, work.at, work.span), name)


def _is_new(work: Work, alike: Sequence[Work]) -> bool:
    """Whether a phrase brings in a work beside those of its kind told of before it."""
    tokens = work.tree.tokens
    articles = [c for c in work.tree.children[work.at] if tokens[c].text.lower() in ("a", "an", "another")]
    if tokens[work.at].dep == "appos":
        return False  # "Kumamoto 1, a plant that cost $8.6 billion"
    return bool(articles) and any((other.tree.order, other.at) < (work.tree.order, work.at) for other in alike)


_LONGEST_CLAUSE = 9  # words


def _with_clause(work: Work) -> str:
    """The phrase with the clause that says which one: "plant that will make graphite for batteries"."""
    tree = work.tree
    clause = next((c for c in tree.children[work.at] if c > work.at and tree.tokens[c].dep in ("relcl", "acl")), None)
    if clause is None:
        return work.text
    last = max(i for i in range(clause, len(tree.tokens)) if i == clause or clause in tree.up(i))
    whole = Span(work.span.start, tree.tokens[last].span.end)
    if (
        last - work.at > _LONGEST_CLAUSE
        or "," in whole.of(tree.text)
        or any(whole.overlaps(figure) for figure in tree.figures)
    ):
        return work.text
    return re.sub(r"\s+", " ", whole.of(tree.text))


def _core(tree: Tree, noun: int, span: Span) -> Mention:
    """The short form of a phrase, up to its noun: "second factory" of "second factory in the Batu Kawan Industrial Park"."""
    return Mention.at(tree.text, span.start, max(span.start + 1, min(span.end, tree.tokens[noun].span.end)))
