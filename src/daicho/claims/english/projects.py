"""What a sum is for: the plant, site or programme it pays for, or the purpose it is given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daicho.claims.english.cues import words
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.claim import Party
from daicho.model.span import Mention, Span

WORKS = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit infrastructure datacentre datacenter centre center laboratory lab network cable
        building cluster region reactor works base programme program scheme initiative expansion fund
        mission venture supercomputer farm station grid capacity terminal electrolyser plantation module
        prototype satellite vehicle road water upgrade phase wing quarter headquarters incubator
        accelerator corridor ecosystem chip processor cell battery semiconductor technology research
        development production manufacturing training skill""")
_SITES = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit datacentre datacenter centre center laboratory lab network cable building cluster
        region reactor works expansion infrastructure supercomputer farm terminal undertaking programme
        program scheme mission""")
# Sites so often told of in passing that they do not make a document's subject.
_VAGUE = words("region site unit infrastructure undertaking")
_OBJECTS = 3
# Below this closeness a work in the sentence may well be another one than the sum is for.
_SURE = 1.6
_PURPOSE = words("for in into on toward towards to at behind of")
_NO_PURPOSE = words("""year month quarter decade week day form total sum return time addition cash share exchange part case
        end period stage term term aid subsidy grant support funding money investment loan bond debt equity
        capital cost round tranche installment instalment statement announcement country nation world office
        filing course rest connection addition line deal order way view hope percent cent company firm
        government ministry half first second third economy gdp""")
_LEADING = words("support favour favor aid form creation pursuit promotion")
_AID = words("subsidy grant support aid incentive")
_NO_PURPOSE_NAMES = frozenset({"place", "person", "company", "government"})
_PLAIN_WORDS = words("the a an new its this that planned whole entire both two these said current existing")
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
        """The phrase with white space collapsed."""
        return re.sub(r"\s+", " ", self.span.of(self.tree.text))


def works_of(tree: Tree, times: Sequence[Span]) -> Iterator[Work]:
    """The noun phrases of a sentence that name works: plants, sites, programmes. times: spans that are dates, not places."""
    for i, token in enumerate(tree.tokens):
        if token.lemma in WORKS and token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
            name = tree.name_of_head.get(i)
            if (name and name.type in _NO_PURPOSE_NAMES) or any(span.overlaps(token.span) for span in times):
                continue
            span = _trimmed(tree, i)
            cut = next((time for time in times if span.contains(time) and time.start > token.span.end), None)
            if cut:
                end = max(token.span.end, _before(tree, cut.start))
                span = Span(span.start, end)
            yield Work(tree, i, token.lemma, span)


def _before(tree: Tree, start: int) -> int:
    """The end of the last word before `start` that is no preposition."""
    kept = [token for token in tree.tokens if token.span.end <= start and token.pos not in ("ADP", "PUNCT", "DET")]
    return kept[-1].span.end if kept else start


def _trimmed(tree: Tree, i: int) -> Span:
    """The phrase of a noun without article, possessor, leading marks and a sum of money before it."""
    span = tree.phrase(i)
    start = span.start
    for j in tree.within(span):
        token = tree.tokens[j]
        if j >= i or not (
            token.tag in ("DT", "PRP$", "POS", "IN", "TO", "$", ":", ",", "``", "''") or _counts_money(tree, j)
        ):
            break
        start = token.span.end
    start = min(start, tree.tokens[i].span.start)
    while start < tree.tokens[i].span.start and not tree.text[start].isalnum():
        start += 1
    return Span(start, span.end)


def _counts_money(tree: Tree, j: int) -> bool:
    """Whether token `j` belongs to a figure of money: "$4.7 billion plant"."""
    return any(span.overlaps(tree.tokens[j].span) for span in tree.figures)


def project_of(site: Site, story: Sequence[Work], times: Sequence[Span], recipients: int = 0) -> tuple[Party, ...]:
    """What the sum is for, surest first: the work nearest to it in the tree, the purpose it is given, the document's main work.

    A claim names three objects at most, recipients included: a sum is seldom for more than a site and its programme.
    """
    tree, inside = site.tree, site.tree.within(site.money.mention.span)
    scored = [
        (score, -abs(work.at - site.head), work)
        for work in works_of(tree, times)
        if (score := _closeness(site, work, inside)) > 0
    ]
    scored.sort(key=lambda item: item[:2], reverse=True)
    found = [_party(scored[0][2], story)] if scored else []
    purpose = _purpose(site, inside, times)
    if purpose and not any(party.mention.span.overlaps(purpose.mention.span) for party in found):
        found.insert(0 if not scored or scored[0][0] < _SURE else 1, purpose)
    if (
        len(scored) > 1
        and len(found) < 2
        and scored[1][0] > scored[0][0] - 1.0
        and scored[1][2].head != scored[0][2].head
    ):
        found.append(_party(scored[1][2], story))
    if not (found and (purpose or scored[0][0] >= _SURE)):
        sites = [work for work in story if work.head in _SITES]
        earlier = [work for work in sites if work.tree.index < tree.index]
        nearest = earlier[-1] if earlier else next(iter(sites), None)
        found = found[:1] + ([_party(nearest, story)] if nearest else [])
    main = main_work(story)
    if main:
        found.append(_party(main, story))
    unique: dict[str, Party] = {}
    for party in found:
        unique.setdefault(party.name.lower(), party)
    return tuple(unique.values())[: max(1, _OBJECTS - recipients)]


def main_work(story: Sequence[Work]) -> Work | None:
    """What the document is about: the site it speaks of most and earliest, in its fullest wording near the beginning."""
    votes: Counter[str] = Counter()
    for work in story:
        if work.head in _SITES and work.head not in _VAGUE:
            votes[work.head] += 1 + 2 * (work.tree.order == 0) + (work.tree.order <= 2)
    if not votes:
        return None
    head = max(votes, key=lambda lemma: votes[lemma])
    early = [work for work in story if work.head == head][:4]
    return max(early, key=lambda work: (min(6, len(work.text.split())), -work.tree.index))


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


def _purpose(site: Site, inside: range, times: Sequence[Span]) -> Party | None:
    """The noun that "for", "into", "to expand …" after the sum or its verb leads to."""
    tree, tokens = site.tree, site.tokens
    clauses = [c for verb in site.verbs[:1] for c in tree.children[verb] if tokens[c].dep in ("csubj", "csubjpass")]
    for anchor in (site.head, *site.verbs[:2], *clauses):
        for child in tree.children[anchor]:
            token = tokens[child]
            if child <= inside.start and anchor not in clauses:
                continue
            if token.dep == "prep" and token.lemma in _PURPOSE:
                nouns = [noun for noun in tree.children[child] if tokens[noun].dep == "pobj"]
            elif token.dep in ("advcl", "xcomp", "acl") and token.tag in ("VB", "VBG"):
                nouns = [noun for noun in tree.children[child] if tokens[noun].dep == "dobj"]
            else:
                continue
            for noun in (inner for outer in nouns for inner in _through(tree, outer)):
                if _is_purpose(tree, noun, times):
                    return _named(tree, noun)
    for i in range(inside.stop, min(len(tokens), inside.stop + 12)):
        bracketed = "(" in tree.text[site.money.mention.span.end : tokens[i].span.start]
        if tokens[i].text in (";", ".") or (
            not bracketed and any(span.overlaps(tokens[i].span) for span in tree.figures)
        ):
            break
        if tokens[i].lemma in ("for", "into", "on", "towards") and tokens[i].pos == "ADP":
            for noun in tree.children[i]:
                if tokens[noun].dep == "pobj" and _is_purpose(tree, noun, times):
                    return _named(tree, noun)
    return None


def _through(tree: Tree, noun: int) -> Iterator[int]:
    """A noun, or for one that only leads on ("in support of mobility") what its "of" governs."""
    if tree.tokens[noun].lemma not in _LEADING:
        yield noun
    for prep in tree.children[noun]:
        if tree.tokens[noun].lemma in _LEADING and tree.tokens[prep].lemma == "of":
            yield from (c for c in tree.children[prep] if tree.tokens[c].dep == "pobj")


def _named(tree: Tree, noun: int) -> Party:
    span = _trimmed(tree, noun)
    return Party(_core(tree, noun, span), re.sub(r"\s+", " ", span.of(tree.text)))


def _is_purpose(tree: Tree, noun: int, times: Sequence[Span]) -> bool:
    """Whether a noun can be what money is for: no time, place, person or sum."""
    token, name = tree.tokens[noun], tree.names_at.get(noun)
    if token.lemma in _AID:  # "chip-related subsidies" says what for, "subsidies" does not
        return any(tree.tokens[child].dep in ("compound", "amod") for child in tree.children[noun])
    if token.pos not in ("NOUN", "PROPN") or token.lemma in _NO_PURPOSE or (name and name.type in _NO_PURPOSE_NAMES):
        return False
    return not any(span.overlaps(token.span) for span in (*times, *tree.figures))


def _party(work: Work, story: Sequence[Work]) -> Party:
    """The work as a slot's value, with the fullest phrase the document has for the same work as its name."""
    number = _ordinal(work.text)
    bare = {word for word in re.findall(r"[\w-]+", work.text.lower()) if word not in _PLAIN_WORDS} <= _SITES
    alike = [
        other
        for other in story
        if other.head in _SITES
        and (other.head == work.head or bare)
        and (not number or _ordinal(other.text) in (None, number))
    ]
    if not number:
        alike = [other for other in alike if _ordinal(other.text) is None] or alike
    if bare and work.head in _SITES:
        before = [other for other in alike if other.tree.index <= work.tree.index]
        telling = [
            other
            for other in before or alike
            if len(other.text.split()) > len(work.text.split()) and len(other.text) <= 90
        ]
        name = telling[-1].text if telling else work.text
    else:
        words = set(work.text.lower().split())
        fuller = [other.text for other in alike if words < set(other.text.lower().split()) and len(other.text) <= 90]
        name = max(fuller, key=len, default=work.text)
    return Party(_core(work.tree, work.at, work.span), name)


def _core(tree: Tree, noun: int, span: Span) -> Mention:
    """The short form of a phrase, up to its noun: "second factory" of "second factory in the Batu Kawan Industrial Park"."""
    return Mention.at(tree.text, span.start, max(span.start + 1, min(span.end, tree.tokens[noun].span.end)))


def _ordinal(text: str) -> str | None:
    for word in re.findall(r"[a-z]+|\d+", text.lower()):
        if word in _ORDINALS:
            return _ORDINALS[word]
    match = re.search(r"(?:phase|fab|no\.?|plant) (\d)\b", text.lower())
    return match[1] if match else None
