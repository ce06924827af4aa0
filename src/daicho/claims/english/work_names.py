"""How a document names its works: the fullest phrase for each, and which phrases are of one work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from daicho.claims.english.cues import words
from daicho.claims.english.projects import Work, trimmed
from daicho.claims.english.syntax import Tree
from daicho.claims.english.work_words import COUNTS, SITES
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
    token = work.tree.tokens[work.at]
    apposed = next((o for o in story if token.dep == "appos" and o.tree is work.tree and o.at == token.head), None)
    if apposed:  # "Kumamoto 1, a plant that cost $8.6 billion"
        return Party(_core(work.tree, work.at, work.span), party(apposed, story).name)
    if work.many and token.text in COUNTS:  # "the two"
        named = (o.text for o in story if o.many and o.head == work.head and o.tree.tokens[o.at].lemma in SITES)
        return Party(_core(work.tree, work.at, work.span), next(named, f"the {work.text}"))
    if work.number and (name := _numbered(story).get(work)):
        return Party(_core(work.tree, work.at, work.span), name)
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


@lru_cache(maxsize=1)
def _numbered(story: tuple[Work, ...]) -> dict[Work, str]:
    """The fullest name of each work that says which of several it is: "the next one", "plant No. 2" and "the second fab" are one.

    Two of one number are told apart by their owners and places: "Orbel's first fab" and "Norvane's first fab".
    """
    groups: defaultdict[str, list[tuple[set[_Traits], list[Work]]]] = defaultdict(list)
    for work in story:
        if not work.number:
            continue
        traits, near = _Traits(work.head, _owners(work), _places(work)), groups[work.number]
        among = next((both for both in near if all(traits.fit(other) for other in both[0])), None)
        if among is None:
            near.append(among := (set(), []))
        among[0].add(traits)
        among[1].append(work)
    found = {}
    for _, group in chain.from_iterable(groups.values()):
        telling = [work for work in group if work.tree.tokens[work.at].lemma != "one" and len(work.text) <= 90] or group
        name = max(telling, key=lambda work: (work.tree.tokens[work.at].lemma in SITES, len(work.words))).text
        found.update(dict.fromkeys(group, name))
    return found


class _Traits(NamedTuple):
    """What tells one work from another of the same number."""

    head: str
    owners: frozenset[str]
    places: frozenset[str]

    def fit(self, other: _Traits) -> bool:
        """Whether the works may be the same one."""
        if not (self.head == other.head or {self.head, other.head} <= _ALIKE):
            return False
        pairs = ((self.owners, other.owners), (self.places, other.places))
        return all(not one or not two or not one.isdisjoint(two) for one, two in pairs)


def _owners(work: Work) -> frozenset[str]:
    """The names that a work is told to belong to: "Orbel's first fab"."""
    tree = work.tree
    children = (child for child in tree.children[work.at] if tree.tokens[child].dep == "poss")
    return frozenset(tree.name_of_head[child].full for child in children if child in tree.name_of_head)


def _places(work: Work) -> frozenset[str]:
    """The places named in the phrase of a work."""
    names = (name for name in work.tree.names if name.type == "place" and work.span.contains(name.mention.span))
    return frozenset(name.full for name in names if name.mention.span != work.span)


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
