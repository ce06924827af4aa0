"""What a sum is for and where: the plant, site or programme it pays for, and the most exact place named for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.span import Mention, Span
from daicho.reference import places

WORKS = frozenset(
    """plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory foundry park unit
    infrastructure datacentre datacenter centre center laboratory lab network cable building cluster region reactor works base
    programme program scheme initiative expansion fund mission venture supercomputer farm station grid capacity terminal
    electrolyser plantation module prototype satellite vehicle road water upgrade phase wing quarter office headquarters
    incubator accelerator corridor ecosystem chip processor cell battery semiconductor technology research development production
    manufacturing training skill""".split()
)
_SITES = frozenset(
    """plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory foundry park unit datacentre
    datacenter centre center laboratory lab network cable building cluster region reactor works expansion infrastructure supercomputer
    farm terminal undertaking programme program scheme mission""".split()
)
_PURPOSE = frozenset("for in into on toward towards to at behind of".split())
_NO_PURPOSE = frozenset(
    """year month quarter decade week day form total sum return time addition cash share exchange part case end period stage term term
    aid subsidy grant support funding money investment loan bond debt equity capital cost round tranche installment instalment
    statement announcement percent cent company firm government ministry half first second third""".split()
)
_ORDINALS = {
    "first": "1",
    "one": "1",
    "i": "1",
    "second": "2",
    "two": "2",
    "ii": "2",
    "third": "3",
    "three": "3",
    "iii": "3",
    "next": "2",
}


@dataclass(frozen=True, slots=True)
class Work:
    """A noun phrase that may be what a sum is for. head: its noun's dictionary form; at: its token in the tree."""

    tree: Tree
    at: int
    head: str
    span: Span

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", self.span.of(self.tree.text))


def works_of(tree: Tree) -> Iterator[Work]:
    """The noun phrases of a sentence that name works: plants, sites, programmes."""
    for i, token in enumerate(tree.tokens):
        if token.lemma in WORKS and token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
            yield Work(tree, i, token.lemma, _trimmed(tree, i))


def _trimmed(tree: Tree, i: int) -> Span:
    """The phrase of a noun without its article, possessor and sum, and without a trailing clause."""
    span = tree.phrase(i)
    start = span.start
    for j in tree.within(span):
        token = tree.tokens[j]
        if j >= i or not (
            token.tag in ("DT", "PRP$", "POS", "$", "CD", "SYM", ":", ",", "``", "''")
            or token.dep in ("quantmod", "nummod")
        ):
            break
        start = token.span.end
    text = tree.text
    while start < span.end and not text[start].isalnum():
        start += 1
    return Span(min(start, tree.tokens[i].span.start), max(span.end, tree.tokens[i].span.end))


def project_of(site: Site, story: Sequence[Work]) -> tuple[Party, ...]:
    """What the sum is for: the work nearest to it in the tree, else the purpose it is given, else the work last spoken of."""
    tree, inside = site.tree, site.tree.within(site.money.mention.span)
    scored = [
        (score, -abs(work.at - site.head), work)
        for work in works_of(tree)
        if (score := _closeness(site, work, inside)) > 0
    ]
    scored.sort(key=lambda item: item[:2], reverse=True)
    if scored:
        return (_party(scored[0][2], story),)
    if purpose := _purpose(site, inside):
        return (purpose,)
    earlier = [work for work in story if work.tree.index < tree.index and work.head in _SITES]
    return (_party(earlier[-1], story),) if earlier and tree.index - earlier[-1].tree.index <= 3 else ()


def _closeness(site: Site, work: Work, inside: range) -> float:
    """How surely a work of the sentence is what the sum is for; 0 for not at all."""
    tree, tokens = site.tree, site.tokens
    above = [site.head, *tree.up(site.head)]
    score = 2.0 if work.head in _SITES else 0.6
    if work.at in site.nouns:
        return score + 3
    distance, at, edges = 0, work.at, []
    while at not in above:
        edges.append(tokens[at].dep)
        if tokens[at].head == at:
            return 0.3
        at = tokens[at].head
        distance += 1
    rank = above.index(at)
    score -= 0.35 * rank + 0.2 * distance
    if rank == 0:
        score += 2
    if (
        edges
        and edges[-1] in ("nsubj", "nsubjpass")
        and tokens[at].lemma in ("cost", "be", "get", "receive", "require", "take", "need")
    ):
        score += 1.2
    if edges and edges[-1] in ("dobj", "prep", "advcl", "xcomp", "acl"):
        score += 0.8
    if work.at > inside.stop and work.at - inside.stop <= 8:
        score += 0.8
    return score


def _purpose(site: Site, inside: range) -> Party | None:
    """The noun that "for", "in", "to expand …" after the sum or its verb leads to."""
    tree, tokens = site.tree, site.tokens
    for anchor in (site.head, *site.verbs[:2]):
        for child in tree.children[anchor]:
            if child <= inside.start or tokens[child].dep != "prep" or tokens[child].lemma not in _PURPOSE:
                continue
            for noun in tree.children[child]:
                name = tree.names_at.get(noun)
                if (
                    tokens[noun].dep != "pobj"
                    or tokens[noun].pos not in ("NOUN", "PROPN")
                    or tokens[noun].lemma in _NO_PURPOSE
                ):
                    continue
                if name and name.type in ("place", "person", "company", "government"):
                    continue
                span = _trimmed(tree, noun)
                return Party(Mention(span.of(tree.text), span), span.of(tree.text))
    return None


def _party(work: Work, story: Sequence[Work]) -> Party:
    """The work as a slot's value, with the fullest phrase the document has for the same work as its name."""
    number = _ordinal(work.text)
    same = [
        w
        for w in story
        if w.head == work.head and w.head in _SITES and (not number or _ordinal(w.text) in (None, number))
    ]
    if not number:
        same = [w for w in same if _ordinal(w.text) is None or len(same) == 1]
    fullest = max((w.text for w in (*same, work) if len(w.text) <= 90), key=len, default=work.text)
    words = set(work.text.lower().split())
    best = fullest if len(words) <= 2 or words <= set(fullest.lower().split()) else work.text
    return Party(Mention(work.span.of(work.tree.text), work.span), best)


def _ordinal(text: str) -> str | None:
    for word in re.findall(r"[a-z]+|\d+", text.lower()):
        if word in _ORDINALS:
            return _ORDINALS[word]
    match = re.search(r"(?:phase|fab|no\.?|plant) (\d)\b", text.lower())
    return match[1] if match else None


_RANK = {"city": 3, "subdivision": 2, "region": 1, "country": 0}


def place_of(site: Site, project: Sequence[Party], trees: Sequence[Tree]) -> tuple[Party, str | None] | None:
    """The most exact place named for the sum, with its country: in its sentence, with its work elsewhere, or just before."""
    tree, inside = site.tree, site.tree.within(site.money.mention.span)
    best: tuple[float, Name] | None = None
    for i, name in tree.name_of_head.items():
        if name.type != "place" or _is_payer(tree, i):
            continue
        score = 3.0 - 0.06 * abs(i - site.head) + 0.5 * _exactness(name) + (0.5 if i > inside.start else 0)
        if any(party.mention.span.contains(name.mention.span) for party in project):
            score += 2
        if best is None or score > best[0]:
            best = (score, name)
    if best:
        return _joined(tree, best[1])
    heads = {re.findall(r"\w+", party.name.lower())[-1] for party in project if re.findall(r"\w+", party.name)}
    near = sorted(trees, key=lambda t: (abs(t.index - tree.index), t.index))[:8]
    for other in near:
        if other is tree:
            continue
        named = [(i, n) for i, n in other.name_of_head.items() if n.type == "place" and not _is_payer(other, i)]
        if named and (heads & {token.lemma for token in other.tokens} or other.index == tree.index - 1):
            return _joined(other, max(named, key=lambda item: (_exactness(item[1]), -item[0]))[1])
    return None


def _is_payer(tree: Tree, i: int) -> bool:
    """Whether a place stands as an actor rather than a location: "Japan will pay"."""
    token = tree.tokens[i]
    return token.dep in ("nsubj", "agent") or (token.dep == "pobj" and tree.tokens[token.head].lemma in ("by", "from"))


def _exactness(name: Name) -> int:
    place = places.by_name(name.mention.text)
    return _RANK[place.kind] if place else 3


def _joined(tree: Tree, name: Name) -> tuple[Party, str | None]:
    """The place with the wider one that follows it after a comma: "Lehi, Utah"."""
    span, country = name.mention.span, name.country
    for other in tree.names:
        gap = tree.text[span.end : other.mention.span.start]
        if other.type == "place" and gap in (", ", ",\n", " in ") and len(gap) < 5:
            span, country = Span(span.start, other.mention.span.end), country or other.country
    mention = Mention(span.of(tree.text), span)
    return Party(mention, mention.text), country


def main_country(trees: Sequence[Tree]) -> str | None:
    """The country a document is mostly about, where one clearly leads."""
    counts = Counter(name.country for tree in trees for name in tree.names if name.country and name.country != "EU")
    common = counts.most_common(2)
    if not common:
        return None
    return common[0][0] if len(common) == 1 or common[0][1] > common[1][1] else None
