"""Where a sum goes: every place that a document names, ranked by how it stands to the sum.

A small linear model as for the parties (`parties`) and works (`objects`): weights start from `PRIORS` and are learned by
`tools/train_english_places.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from daicho.claims.english.cues import words
from daicho.claims.english.past import Flow, Past, manner
from daicho.claims.english.sites import CLAUSES, Site, path_to, sums_between, way_up
from daicho.claims.english.syntax import Tree
from daicho.claims.english.whereabouts import (
    Place,
    dealt,
    exactness,
    is_home,
    joined,
    locates,
    main_country,
    main_place,
    sent_from,
)
from daicho.claims.english.work_words import WORKS
from daicho.model.annotated import Name
from daicho.model.span import Mention, Span
from daicho.reference.weights import weights

_FAR = 4
# The score above which a place is named at all: a place too few is better than a wrong one.
_LEAST = -0.7
_LINK = re.compile(
    r"\s*(?:\([^)]{0,40}\),?\s*)?(?:(?!and\b|from\b|by\b)[\w-]+\s+){0,3}?(?:in|at|near|for|into|to|on|across)\s+(?:the\s+)?"
)
_SUPERLATIVE = re.compile(
    r"\b(?:first|only|most \w+|(?:bigg|larg|high|great|fast|small|strong|cheap|old|new)est)\b[^,;]{0,40}\Z"
)
_COUNTRY = re.compile(r"\b(?:the|this) (?:whole )?country\b(?!['’]s)|\bcountry as a whole\b")
_AT = words("in at near outside around")
# Names that may turn out to be of a place no table knows.
_MAYBE = ("unknown", "organisation", "government")

# What is held of the features before training, on the scale of the model's scores.
PRIORS: dict[str, float] = {
    "here": 1.5, "clause": 0.7, "link": 1.5, "locates": 0.7, "in project": 2.0, "main": 0.7, "with work": 1.0, "with firm": 0.3,
    "back1": 0.4, "title": 0.5, "exact:3": 0.5, "exact:2": 0.3, "abroad": -0.8, "dateline": -0.5, "home of": -1.0,
    "compared": -0.7, "apart": -0.8, "went:last": 0.8, "went:same work": 1.0, "went:other work": -0.5, "beyond payer": -1.5,
    "sort:unknown": -1.0, "sort:organisation": -1.5, "sort:government": -1.5, "unparsed": -0.5, "the country": 2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere that a sum may go, with the features of all its mentions."""

    place: Place
    features: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Mention:
    """One mention of a place, or of what may be one. at: its head token, -1 in a sentence that was not parsed."""

    tree: Tree
    at: int
    name: Name
    locates: bool
    sort: str


def place_of(flow: Flow, past: Past, trees: Sequence[Tree], unparsed: Sequence[Tree]) -> Place | None:
    """The place that a sum most likely goes to, of all that the document names; None where none is likely enough."""
    if row := dealt(flow.site):
        return joined(flow.site.tree, row, main_country(tuple(trees)))
    model = weights("english_place")
    scored = [(model.score("place", spot.features), spot) for spot in spots_of(flow, past, trees, unparsed)]
    top = max(scored, key=lambda item: (item[0], -item[1].place.party.mention.span.start), default=None)
    return top[1].place if top and top[0] > _LEAST else None


def spots_of(flow: Flow, past: Past, trees: Sequence[Tree], unparsed: Sequence[Tree]) -> list[Spot]:
    """Everywhere that the document names, in order of the text. flow: the sum, its place left open; unparsed: other sentences."""
    story = tuple(trees)
    mentions = _around(flow.site, _mentions(story, tuple(unparsed)))
    told = Counter(mention.name.full for mention in mentions if mention.locates)
    rows: defaultdict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        rows[mention.name.full.casefold()].append(mention)
    stands = _standing(flow, mentions)
    home, main = main_country(story), main_place(story)
    found = []
    for row in rows.values():
        features = {feature for mention in row for feature in stands[mention]}
        best = min(row, key=lambda m: (not m.locates, abs(flow.site.tree.index - m.tree.index)))
        place = joined(best.tree, best.name, home)
        features |= _known(best, place, features, home, main) | _gone(flow, past, place, features)
        features |= _of_parties(flow, best.name, place)
        if (
            not exactness(best.name)
            and best.sort == "place"
            and _COUNTRY.search(flow.site.tree.sentence.span.of(best.tree.text))
        ):
            features.add("the country")
        features.add(f"told:{min(4, told[best.name.full])}")
        found.append(Spot(place, frozenset(features | {f"{flow.kind}&{feature}" for feature in features})))
    return sorted(found, key=lambda spot: spot.place.party.mention.span)


@lru_cache(maxsize=1)
def _mentions(trees: tuple[Tree, ...], unparsed: tuple[Tree, ...]) -> tuple[_Mention, ...]:
    """Every mention of a place in a document, and of whatever else something may be at."""
    found = []
    for tree in trees:
        for i, name in sorted(tree.name_of_head.items()):
            if name.type == "place":
                found.append(_Mention(tree, i, name, locates(tree, i), "place"))
            elif name.type in _MAYBE and name.mention.text[0].isupper():
                found.append(_Mention(tree, i, name, _is_stood_at(tree, i), name.type))
        found += [_Mention(tree, i, name, True, "proper") for i, name in _unnamed(tree)]
    for tree in unparsed:
        found += [_Mention(tree, -1, name, False, "place") for name in tree.names if name.type == "place"]
    return tuple(sorted(found, key=lambda mention: mention.name.mention.span))


# So many mentions before a sum and behind it are weighed: in a register of a thousand sums all would be, for each.
_BEFORE, _BEHIND = 60, 30


def _around(site: Site, mentions: Sequence[_Mention]) -> Sequence[_Mention]:
    """The mentions nearest to a sum."""
    at = bisect_left(mentions, site.money.mention.span, key=lambda mention: mention.name.mention.span)
    return mentions[max(0, at - _BEFORE) : at + _BEHIND]


def _is_stood_at(tree: Tree, i: int) -> bool:
    """Whether something is said to be at a name, be it known for a place's or not: "a fab at Nampa", "its Nampa works"."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if token.dep == "pobj":
        return above.text.lower() in _AT
    return token.dep in ("compound", "nmod") and above.lemma in WORKS


def _unnamed(tree: Tree) -> Iterator[tuple[int, Name]]:
    """The proper nouns that nobody took for a name, and that something is said to be at."""
    for i, token in enumerate(tree.tokens):
        if token.tag != "NNP" or i in tree.names_at or not _is_stood_at(tree, i):
            continue
        first = i
        while first and tree.tokens[first - 1].tag == "NNP" and first - 1 not in tree.names_at:
            first -= 1
        span = Span(tree.tokens[first].span.start, token.span.end)
        text = span.of(tree.text)
        if len(text) > 3 and not any(span.overlaps(figure) for figure in tree.figures):
            yield i, Name(Mention(text, span), "unknown", text)


def _standing(flow: Flow, mentions: Sequence[_Mention]) -> dict[_Mention, set[str]]:
    """How each mention stands to the sum: in its sentence or away from it, with its work and firms or not."""
    site = flow.site
    heads = {words_of[-1] for party in flow.objects[:2] if (words_of := re.findall(r"\w+", party.name.lower()))}
    parties = {name.full for name in (*flow.payers, *flow.recipients)}
    near = [m for m in mentions if m.tree is site.tree and m.locates]
    earlier = [m for m in mentions if m.locates and m.tree.index < site.tree.index]
    foremost = _foremost(site, near) | ({"last": earlier[-1]} if earlier else {})
    sentences = {m.tree for m in mentions}
    worked = {tree for tree in sentences if heads & _lemmas(tree)}
    named = {tree for tree in sentences if any(name.full in parties for name in tree.names)}
    found: dict[_Mention, set[str]] = {}
    for m in mentions:
        step = site.tree.index - m.tree.index
        features = set(_look(m)) | {f"foremost:{way}" for way, first in foremost.items() if first is m}
        if step == 0:
            features |= _here(site, m)
        else:
            where = f"back{min(step, _FAR)}" if step > 0 else f"ahead{min(-step, 2)}"
            features |= {where, f"{where}:{'locates' if m.locates else 'other'}"}
            if m.tree in worked:
                features |= {"with work", f"with work:{where}"} if m.locates else {"with work:other"}
            if m.tree in named:
                features.add("with firm" if m.locates else "with firm:other")
        for n, party in enumerate(flow.objects[:2]):
            if m.name.mention.text in party.name:
                features |= {"in project"} if n else {"in project", "in first project"}
        found[m] = features
    return found


@lru_cache(maxsize=1024)
def _lemmas(tree: Tree) -> frozenset[str]:
    return frozenset(token.lemma for token in tree.tokens)


def _foremost(site: Site, near: Sequence[_Mention]) -> dict[str, _Mention]:
    """The place of the sentence that stands first in each way: nearest in the tree, behind the sum, before it."""
    paths = {m: path_to(site, m.at) for m in near}
    nearest = sorted(near, key=lambda m: (paths[m][1] is None, len(paths[m][0]), abs(m.at - site.head)))
    ways = {
        "path": nearest,
        "behind": [m for m in near if m.at > site.head],
        "before": [m for m in reversed(near) if m.at < site.head],
        "only": near if len(near) == 1 else [],
    }
    return {way: row[0] for way, row in ways.items() if row}


def _here(site: Site, m: _Mention) -> set[str]:
    """How a place of the sum's own sentence stands to the sum."""
    span, token, tokens = site.money.mention.span, site.tokens[m.at], site.tokens
    side = "before" if token.span.start < span.start else "behind"
    steps, at = path_to(site, m.at)
    where = "apart" if at is None else way_up(site, at)
    edge = ("deep " if CLAUSES.intersection(steps[:-1]) else "") + (steps[-1] if steps else "same")
    gap = abs(m.at - site.head)
    found = {
        "here",
        f"side:{side}",
        f"sums:{side}:{sums_between(site, token.span)}",
        f"{edge}@{where}",
        f"edge:{edge}",
        f"steps:{min(len(steps), 4)}",
        f"gap:{side}:{'near' if gap <= 4 else 'mid' if gap <= 10 else 'far'}",
        "clause" if m.at in site.clause else "other clause",
        f"here:{'locates' if m.locates else 'other'}",
        f"prep:{tokens[token.head].text.lower()}" if token.dep == "pobj" else f"as:{token.dep}",
    }
    if "relcl" in steps:
        found.add("aside")
    first, last = sorted((span, m.name.mention.span))
    if ";" in site.tree.text[first.end : last.start]:
        found.add("apart")
    if _LINK.fullmatch(site.tree.text, span.end, m.name.mention.span.start):
        found.add("link")
    return found


@lru_cache(maxsize=1024)
def _look(m: _Mention) -> frozenset[str]:
    """What a mention is, wherever the sum stands."""
    tree, name = m.tree, m.name
    found = {"locates" if m.locates else "unparsed" if m.at < 0 else f"dep:{tree.tokens[m.at].dep}"}
    shouted = tree.index < 2 and name.mention.text.isupper()
    if shouted or (m.at >= 0 and sent_from(tree, name)):
        found.add("dateline")
    if tree.index == 0:
        found.add("title")
    if is_home(tree, name):
        found.add("home of")
    if _SUPERLATIVE.search(tree.text[tree.sentence.span.start : name.mention.span.start]):
        found.add("compared")  # "the largest project in Chile"
    return frozenset(found)


def _known(m: _Mention, place: Place, features: set[str], home: str | None, main: Place | None) -> set[str]:
    """What is known of a place: how exact it is, whether the document is about it or its country."""
    rank = exactness(m.name)
    near = "here" if "here" in features else "far"
    found = {
        f"exact:{rank if m.sort == 'place' else m.sort}",
        f"sort:{m.sort}",
        f"{near}&exact:{rank}",
        f"{near}&sort:{m.sort}:{'locates' if m.locates else 'other'}",
    }
    if home and place.country:
        found.add("at home" if place.country == home else "abroad")
    if main and main.party.name.startswith(m.name.mention.text):
        found.add("main")
    return found


def _gone(flow: Flow, past: Past, place: Place, features: set[str]) -> set[str]:
    """Whether sums told before went there, and whether they were for the same work."""
    purposes = {party.name.lower() for party in flow.objects[:2]}
    payers = {name.full for name in flow.payers}
    near = "here" if "here" in features else "far"
    found: set[str] = set()
    for n, went in enumerate(reversed([flow for flow in past.flows if flow.place])):
        there = went.place.party.name if went.place else ""
        if not (there.startswith(place.party.name) or place.party.name.startswith(there)):
            continue
        theirs = {party.name.lower() for party in went.objects}
        work = "no work" if not (purposes and theirs) else "same work" if purposes & theirs else "other work"
        when = "earlier" if n else "last"
        found |= {f"went:{when}", f"went:{when}:{work}", f"went:{work}"}
        if not n:
            way = manner(flow.site, went.site)
            found |= {f"went:{way}", f"went:{work}:{way}", f"went:{near}"}
        if payers & {name.full for name in went.payers}:
            found.add(f"went:{when}:same payer")
    return found


def _of_parties(flow: Flow, name: Name, place: Place) -> set[str]:
    """Whether a place is that of a payer or recipient: a state spends its money at home, a town that pays in the town."""
    found = set()
    states = [payer for payer in flow.payers if payer.type in ("government", "place")]
    lands = {payer.country for payer in states if payer.country not in (None, "EU")}
    if lands and place.country:
        found.add("payer's land" if place.country in lands else "beyond payer")
    if any(name.mention.text in payer.full or name.mention.text in payer.mention.text for payer in flow.payers):
        found.add("names payer")
    if any(name.mention.text in taker.full for taker in flow.recipients):
        found.add("names recipient")
    return found
