"""Works and purposes: the plants, sites, programmes and aims that a document names, and how it names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.syntax import Tree
from daicho.model.span import Span

WORKS = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit infrastructure datacentre datacenter centre center laboratory lab network cable
        building cluster region reactor works base programme program scheme initiative expansion fund
        mission venture supercomputer farm station grid capacity terminal electrolyser plantation module
        prototype satellite vehicle road water upgrade phase wing quarter headquarters incubator
        accelerator corridor ecosystem chip processor cell battery semiconductor technology research
        development production manufacturing training skill""")
SITES = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit datacentre datacenter centre center laboratory lab network cable building cluster
        region reactor works expansion infrastructure supercomputer farm terminal undertaking programme
        program scheme mission""")
# Sites so often told of in passing that they do not make a document's subject.
VAGUE = words("region site unit infrastructure undertaking")
_NO_PURPOSE = words("""year month quarter decade week day form total sum return time addition cash share exchange part case
        end period stage term term aid subsidy grant support funding money investment loan bond debt equity
        capital cost round tranche installment instalment statement announcement country nation world office
        filing course rest figure outlay price investor
        backer spending commitment decision payroll purse founder number date job megawatt gigawatt petaflop nanometer nanometre
        percentage proportion connection addition line deal order way view hope percent cent company firm
        government ministry half first second third economy gdp top no permit permission approval bill history name
        pledge promise expense tag hand pocket contrast result audience president talk negotiation everything
        everyone nobody nothing other others executive minister
        spokesman spokeswoman official analyst engineer chairman budget revenue sale profit tax ground possibility
        former latter instance example fact particular worth principal interest tune purpose tie-up hectare acre leadership
        strength risk guarantee credit help backing assistance incentive relief signature member act bill law degree
        bonus reward reckoning account estimate question matter pace scale size extent effort signal move aim goal target
        ambition date door way lifetime headline ceremony
""")
_INNER = ("compound", "amod", "nmod")
_AID = words("subsidy grant support aid incentive")
_STAGE = words("phase wing quarter")  # a work only where the text says of what, or which one
_BEHIND = re.compile(r",\s|\s\(|;")  # what stands behind these is listed or explained, no part of the name
_NO_PURPOSE_NAMES = frozenset({"place", "person", "company", "government"})
_QUANTITY = words("twice thrice much many more several further another additional other some half double triple as so")
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


@dataclass(frozen=True, eq=False)
class Work:
    """A noun phrase that may be what a sum is for. head: its noun's dictionary form; at: its token in the tree."""

    tree: Tree
    at: int
    head: str
    span: Span

    @cached_property
    def text(self) -> str:
        """The phrase with white space collapsed."""
        return re.sub(r"\s+", " ", self.span.of(self.tree.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the phrase, lower-cased."""
        return tuple(self.text.lower().split())

    @cached_property
    def number(self) -> str | None:
        """Which of several it is, where the phrase says so."""
        return ordinal(self.text)


def works_of(trees: Sequence[Tree], times: Sequence[Span]) -> tuple[Work, ...]:
    """The works that a document names, in order, with what stands for their noun: "a third one", "the first".

    times: spans that are dates, not places.
    """
    found: list[Work] = []
    for tree in trees:
        named = list(_named_works(tree, times))
        for i in _stand_ins(tree):
            told = [work for work in (*found, *named) if (work.tree.order, work.at) < (tree.order, i)]
            last = next((work for work in reversed(told) if work.head in SITES), None)
            if last and tree.order - last.tree.order <= _RECENT:
                named.append(Work(tree, i, last.head, trimmed(tree, i)))
        found += sorted(named, key=lambda work: work.at)
    return tuple(found)


_RECENT = 2
_RANKS = words("first second third fourth fifth former latter")


def _stand_ins(tree: Tree) -> Iterator[int]:
    """The words that stand for the noun of a work told before: "one" of "a third one", "first" of "the first cost €380m"."""
    for i, token in enumerate(tree.tokens):
        if token.dep not in _ALONE or (i + 1 < len(tree.tokens) and tree.tokens[i + 1].text == "of"):
            continue
        below = [tree.tokens[c] for c in tree.children[i]]
        if token.text == "one":
            if any(t.dep in ("amod", "prep") for t in below):
                yield i
        elif token.lemma in _RANKS and any(t.text.lower() == "the" for t in below):
            yield i


_ALONE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "attr"})


def _named_works(tree: Tree, times: Sequence[Span]) -> Iterator[Work]:
    """The noun phrases of a sentence that name works: plants, sites, programmes."""
    for i, token in enumerate(tree.tokens):
        if (
            token.lemma in WORKS
            and token.pos in ("NOUN", "PROPN")
            and (token.dep not in _INNER or _is_before_owner(tree, i))
        ):
            name = tree.name_of_head.get(i)
            if (name and name.type in _NO_PURPOSE_NAMES) or any(span.overlaps(token.span) for span in times):
                continue
            span = trimmed(tree, i)
            cut = next((time for time in times if span.contains(time) and time.start > token.span.end), None)
            if cut:
                end = max(token.span.end, _before(tree, cut.start))
                span = Span(span.start, end)
            if _is_idiom(tree, i):
                continue
            if token.lemma not in _STAGE or len(span.of(tree.text).split()) > 1:
                yield Work(tree, i, token.lemma, span)


def _is_idiom(tree: Tree, i: int) -> bool:
    """Whether a noun is no work but part of a saying: "in line for", "on site"."""
    return i > 0 and (tree.tokens[i - 1].text.lower(), tree.tokens[i].text) in (("in", "line"), ("on", "site"))


def _is_before_owner(tree: Tree, i: int) -> bool:
    """Whether a noun is taken for a part of the firm's name behind it: "the second fab TSMC plans"."""
    name = tree.names_at.get(i + 1)
    return bool(name and name.type in ("company", "organisation", "unknown") and tree.tokens[i].tag in ("NN", "NNS"))


def _before(tree: Tree, start: int) -> int:
    """The end of the last word before `start` that is no preposition."""
    kept = [token for token in tree.tokens if token.span.end <= start and token.pos not in ("ADP", "PUNCT", "DET")]
    return kept[-1].span.end if kept else start


def trimmed(tree: Tree, i: int) -> Span:
    """The phrase of a noun without article, possessor, leading marks and a sum of money before it."""
    span = tree.phrase(i)
    start = span.start
    if tree.tokens[i].dep in _INNER:
        first = i
        while first and tree.tokens[first - 1].dep in ("amod", "compound", "nummod", "det"):
            first -= 1
        start = min(start, tree.tokens[first].span.start)
        span = Span(start, tree.tokens[i].span.end)
    for j in tree.within(span):
        token = tree.tokens[j]
        if j >= i or not (
            token.tag in ("DT", "PRP$", "POS", "IN", "TO", "$", ":", ",", "``", "''", "-LRB-", "-RRB-", "WP$")
            or token.lemma in _QUANTITY
            or _counts_money(tree, j)
        ):
            break
        start = token.span.end
    start = min(start, tree.tokens[i].span.start)
    while start < tree.tokens[i].span.start and not tree.text[start].isalnum():
        start += 1
    name = tree.names_at.get(i)
    numbered = i + 1 < len(tree.tokens) and tree.tokens[i + 1].head == i and tree.tokens[i + 1].dep == "nummod"
    end = max(_end(tree, i, span.end), name.mention.span.end if name else 0, tree.tokens[i + numbered].span.end)
    return Span(start, end)


def _end(tree: Tree, i: int, end: int) -> int:
    """Where the phrase of a noun ends that would run to `end`: before a comma, a bracket or a sum of money behind the noun."""
    own = tree.tokens[i].span.end
    cut = _BEHIND.search(tree.text, own, end)
    end = cut.start() if cut else end
    figure = next((figure for figure in tree.figures if own <= figure.start < end), None)
    return max(own, _before(tree, figure.start)) if figure else end


def _counts_money(tree: Tree, j: int) -> bool:
    """Whether token `j` belongs to a figure of money: "$4.7 billion plant"."""
    return any(span.overlaps(tree.tokens[j].span) for span in tree.figures)


@lru_cache(maxsize=1)
def main_work(story: tuple[Work, ...]) -> Work | None:
    """What the document is about: the site it speaks of most and earliest, in its fullest wording near the beginning."""
    votes: Counter[str] = Counter()
    for work in story:
        if work.head in SITES and work.head not in VAGUE:
            votes[work.head] += 1 + 2 * (work.tree.order == 0) + (work.tree.order <= 2)
    if not votes:
        return None
    head = max(votes, key=lambda lemma: votes[lemma])
    early = [work for work in story if work.head == head][:4]
    return max(early, key=lambda work: (min(6, len(work.words)), -work.tree.index))


def is_purpose(tree: Tree, noun: int, times: Sequence[Span]) -> bool:
    """Whether a noun can be what money is for: no time, place, person or sum."""
    token, name = tree.tokens[noun], tree.names_at.get(noun)
    if token.lemma in _AID:  # "chip-related subsidies" says what for, "subsidies" and "strong support" do not
        before = [tree.tokens[child] for child in tree.children[noun]]
        return any(t.dep == "compound" or (t.dep == "amod" and "-" in t.text) for t in before)
    if len(token.text) < 2 or not token.text[0].isalnum():
        return False
    if token.pos not in ("NOUN", "PROPN") or token.lemma in _NO_PURPOSE:
        return False
    if name and (name.type in _NO_PURPOSE_NAMES or is_medium(name) or tree.head(name.mention.span) != noun):
        return False
    return not any(span.overlaps(token.span) for span in (*times, *tree.figures))


@lru_cache(maxsize=1024)
def ordinal(text: str) -> str | None:
    """Which of several a phrase says it is: "2" of "the second fab", "Phase 2"."""
    for word in re.findall(r"[a-z]+|\d+", text.lower()):
        if word in _ORDINALS:
            return _ORDINALS[word]
    match = re.search(r"(?:phase|fab|no\.?|plant) (\d)\b", text.lower())
    return match[1] if match else None
