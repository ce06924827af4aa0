"""Works and purposes: the plants, sites, programmes and aims that a document names, and how it names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.syntax import Tree
from daicho.claims.english.work_words import (
    COUNTS,
    NO_PURPOSE,
    SITES,
    STAGES,
    VAGUE,
    WHICH,
    WORKS,
    is_programme,
    ordinal,
)
from daicho.model.span import Span

_INNER = ("compound", "amod", "nmod")
_AID = words("subsidy grant support aid incentive")
_BEHIND = re.compile(r",\s|\s\(|;")  # what stands behind these is listed or explained, no part of the name
_NO_PURPOSE_NAMES = frozenset({"place", "person", "company", "government"})
_QUANTITY = words("twice thrice much many more several further another additional other some half double triple as so")


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
    def many(self) -> bool:
        """Whether it is several works: "both fabs", "the two"."""
        token = self.tree.tokens[self.at]
        return token.tag in ("NNS", "NNPS") or token.text in (*COUNTS, "more")

    @cached_property
    def programme(self) -> bool:
        """Whether it goes by the name of a programme, a fund or a law."""
        name = self.tree.names_at.get(self.at)
        return name is not None and is_programme(name)

    @cached_property
    def number(self) -> str | None:
        """Which of several it is, where the phrase says so."""
        return None if self.many else ordinal(self.text)


def works_of(trees: Sequence[Tree], times: Sequence[Span]) -> tuple[Work, ...]:
    """The works that a document names, in order, with what stands for their noun: "a third one", "the first".

    times: spans that are dates, not places.
    """
    found: list[Work] = []
    for tree in trees:
        named = [*_named_works(tree, times), *_other_names(tree)]
        lately = found[bisect_left(found, tree.order - _RECENT, key=lambda work: work.tree.order) :]
        for i in _stand_ins(tree, [*lately, *named]):
            told = [work for work in (*lately, *named) if (work.tree.order, work.at) < (tree.order, i)]
            last = next((work for work in reversed(told) if work.head in SITES | STAGES), None)
            if last:
                named.append(Work(tree, i, last.head, trimmed(tree, i)))
        found += sorted(named, key=lambda work: work.at)
    return tuple(found)


_RECENT = 2
_RANKS = words("first second third fourth fifth former latter")
_ALONE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "attr"})


def _stand_ins(tree: Tree, told: Sequence[Work]) -> Iterator[int]:
    """The words that stand for the noun of a work told before: "one" of "a third one", "first" of "the first cost €380m",
    "two" of "the two". told: the works told so far.
    """
    for i, token in enumerate(tree.tokens):
        above = tree.tokens[token.head]
        if token.dep not in _ALONE and not (
            token.dep == "amod" and above.pos in ("VERB", "AUX") and token.head == i + 1
        ):
            continue
        if i + 1 < len(tree.tokens) and tree.tokens[i + 1].text == "of":
            continue
        before = tree.tokens[i - 1].text.lower() if i else ""
        if token.text == "one":
            if any(tree.tokens[c].dep in ("amod", "prep") for c in tree.children[i]):
                yield i
        elif token.text == "more":
            if any(tree.tokens[c].dep == "nummod" for c in tree.children[i]):
                yield i
        elif (token.lemma in _RANKS and (before == "the" or (before == "a" and any(w.number for w in told)))) or (
            token.text in COUNTS and before == "the"
        ):
            yield i


def _named_works(tree: Tree, times: Sequence[Span]) -> Iterator[Work]:
    """The noun phrases of a sentence that name works: plants, sites, programmes."""
    for i, token in enumerate(tree.tokens):
        if (
            token.lemma in WORKS
            and token.pos in ("NOUN", "PROPN")
            and (token.dep not in _INNER or _is_before_owner(tree, i) or _number_behind(tree, i) > token.span.end)
        ):
            name = tree.name_of_head.get(i)
            if (name and name.type in _NO_PURPOSE_NAMES and not is_programme(name)) or any(
                span.overlaps(token.span) for span in times
            ):
                continue
            span = trimmed(tree, i)
            cut = next((time for time in times if span.contains(time) and time.start > token.span.end), None)
            if cut:
                end = max(token.span.end, _before(tree, cut.start))
                span = Span(span.start, end)
            if _is_idiom(tree, i):
                continue
            if token.lemma not in STAGES or len(span.of(tree.text).split()) > 1:
                yield Work(tree, i, token.lemma, span)


_NAMED_NUMBER = re.compile(r".*[A-Za-z] (?:[1-9]|I{1,3}|IV)")
_WHAT_IT_IS = re.compile(r", (?:the|an?|its|their) (?:[\w-]+ ){0,3}?(" + "|".join(sorted(SITES)) + r")\b")


def _other_names(tree: Tree) -> Iterator[Work]:
    """The names of works whose last word is no work's: of programmes and laws, "National Semiconductor Strategy", and those with
    a number, of which the text may tell what they are: "Kumamoto 1, the first fab of …", "its sister, Kumamoto 2".
    """
    for i, name in tree.name_of_head.items():
        if tree.tokens[i].lemma in WORKS:
            continue
        if is_programme(name):
            yield Work(tree, i, tree.tokens[i].lemma, name.mention.span)
        elif name.type not in ("company", "person", "government") and _NAMED_NUMBER.fullmatch(name.mention.text):
            told = _WHAT_IT_IS.match(tree.text, name.mention.span.end)
            yield Work(tree, i, told[1] if told else "project", name.mention.span)


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
    end = max(
        _end(tree, i, max(span.end, _where(tree, i))), name.mention.span.end if name else 0, _number_behind(tree, i)
    )
    return Span(start, end)


_WHERE = words("near outside under beside alongside along off around next")


def _where(tree: Tree, i: int) -> int:
    """The end of the words behind a site that say where or how it stands: "site near Da Nang", "plant under construction"."""
    end = tree.tokens[i].span.end
    if tree.tokens[i].lemma not in SITES:
        return end
    for child in tree.children[i]:
        if child == i + 1 and tree.tokens[child].dep == "prep" and tree.tokens[child].lemma in _WHERE:
            return max((tree.phrase(c).end for c in tree.children[child] if c > child), default=end)
    return end


def _number_behind(tree: Tree, i: int) -> int:
    """The end of a noun with the number behind it that says which one: "plant No. 1", "fab two"; not "plant two hours away"."""
    end = tree.tokens[i].span.end
    match = WHICH.match(tree.text, end)
    if not match or match.end() > tree.sentence.span.end:
        return end
    behind = next((token for token in tree.tokens if token.span.start >= match.end()), None)
    return end if behind and behind.pos in ("NOUN", "PROPN", "NUM", "ADJ", "SYM") else match.end()


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
    if name and is_programme(name) and tree.head(name.mention.span) == noun:
        return True
    if token.pos not in ("NOUN", "PROPN") or token.lemma in NO_PURPOSE:
        return False
    if name and (name.type in _NO_PURPOSE_NAMES or is_medium(name) or tree.head(name.mention.span) != noun):
        return False
    return not any(span.overlaps(token.span) for span in (*times, *tree.figures))
