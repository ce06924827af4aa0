"""Which sums are flows of investment, and of which kind: a small linear model over the wordings of `flow_cues`.

Each wording counts once, by the nearest place it stands in: the sum's own phrase, its verb's, the words around, the sentence, the
sentence before. Weights were learned by `tools/train_english.py` from the priors of `flow_cues`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from daicho.claims.english.cues import classes_of, words
from daicho.claims.english.flow_actors import actors, is_rated
from daicho.claims.english.flow_cues import KINDS, names_in
from daicho.claims.english.past import Told, manner
from daicho.claims.english.sites import RAISING, Site, per_unit
from daicho.claims.english.syntax import Tree

__all__ = ["KINDS", "features_of", "reason"]

# Rough units to a dollar, only to tell a price from a plant; nothing stated rests on them.
_PER_DOLLAR = {
    "JPY": 140,
    "KRW": 1300,
    "INR": 83,
    "TWD": 31,
    "CNY": 7,
    "THB": 35,
    "VND": 25000,
    "IDR": 15500,
    "SEK": 10,
    "PHP": 57,
}
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "prt", "acomp", "npadvmod", "advmod"})
_NEAR = 9
_BETWEEN = 5


def features_of(site: Site, trees: Sequence[Tree], before: Told | None) -> list[str]:
    """The features of one sum. before: the sum that precedes it in the text."""
    tiers = [names_in(text) for text in _tiers(site)]
    here = _wordings_in(site.tree)
    before_it = _wordings_in(trees[site.tree.order - 1]) if site.tree.order else frozenset()
    found = {f"{name}@{len(tiers) + 1}" for name in before_it - here}
    for name in here:
        nearest = next((tier for tier, names in enumerate(tiers) if name in names), len(tiers))
        found.add(f"{name}@{nearest}")
    if trees and site.tree is not trees[0]:
        found |= {f"{name}@title" for name in _wordings_in(trees[0])}
    found |= _told_throughout(tuple(trees))
    found |= {f"{name}@lead" for name in _heading(site)}
    if not site.verbs and (lead := _lead(site, trees)) is not None:
        found |= {f"{name}@lead" for name in _wordings_in(lead)}
    found |= {f"v0:{name}" for name in classes_of(site.lemmas(site.verbs[:1]))}
    found |= actors(site, trees)
    if unit := per_unit(site):
        found.add(f"per:{unit}")
    dollars = float(site.money.value or 0) / _PER_DOLLAR.get(site.money.currency, 1)
    if dollars < 10_000:
        found.add("cents" if dollars < 10 else "small")
    elif dollars < 2_000_000:
        found.add("smallish")
    found.add(f"role:{site.money.role}")
    if any(site.tokens[noun].lemma in _FIRMS for noun in site.nouns) and "worth" in site.lemmas(site.nouns):
        found.add("company:worth")
    if before:
        found.add(_context(site, before))
    return sorted(found)


# What a document is about, by the wordings that speak for each kind of flow.
_THEMES = {
    "investment": ("invest", "plant_cost", "own_money"),
    "subsidy": ("subsidy", "grant", "allot", "handout", "budget"),
    "equity": ("equity", "round", "capital"),
    "loan": ("loan",),
}
_MANY = 2


@lru_cache(maxsize=4)
def _told_throughout(trees: tuple[Tree, ...]) -> frozenset[str]:
    """The kind of flow that most sentences of a document speak of, and the kinds that none does."""
    heard = [_wordings_in(tree) for tree in trees]
    counts = {kind: sum(not names.isdisjoint(theme) for names in heard) for kind, theme in _THEMES.items()}
    top = max(counts, key=lambda kind: (counts[kind], kind))
    found = {f"unheard:{kind}" for kind, count in counts.items() if not count}
    if counts[top] >= _MANY and all(counts[top] > count for kind, count in counts.items() if kind != top):
        found.add(f"theme:{top}")
    return frozenset(found)


# A line is sought this far above its row, no further: in a table of thousands the search would take minutes.
_ROWS = 40
_REACH = 8000  # characters, for the same reason


def _lead(site: Site, trees: Sequence[Tree]) -> Tree | None:
    """The line that a row or item belongs to: the nearest before it with a verb or a colon at its end."""
    for tree in reversed(trees[max(0, site.tree.order - _ROWS) : site.tree.order]):
        ends = tree.sentence.span.of(tree.text).rstrip()
        if ends.endswith(":") or any(token.pos == "VERB" and token.dep == "ROOT" for token in tree.tokens):
            return tree
    return None


def _heading(site: Site) -> frozenset[str]:
    """The wordings of the headings of the table that a row stands in: "Company | Place | Award"."""
    text, start = site.tree.text, site.tree.sentence.span.start
    end = text.find("\n", start)
    lines = text[max(0, start - _REACH) : end if end >= 0 else len(text)].split("\n")[-_ROWS:]
    block: list[str] = []
    while lines and "|" in lines[-1]:
        block.append(lines.pop())
    if len(block) < 2 or any(char.isdigit() for char in block[-1]):
        return frozenset()
    heading = re.sub(r"(?<=\w{3})s\b", "", block[-1].lower())
    return names_in(heading)


def _context(site: Site, before: Told) -> str:
    """How the sum goes on from the one before it: parts and totals are of the kind of what they belong to."""
    return f"after:{before.kind}:{manner(site, before.site)}"


_FIRMS = words("company firm startup start-up up unicorn business maker")


@lru_cache(maxsize=64)
def _wordings_in(tree: Tree) -> frozenset[str]:
    """The wordings of a whole sentence. Keyed by the tree itself, so it holds for one reading of one document."""
    return names_in(" ".join(token.lemma for token in tree.tokens))


def _tiers(site: Site) -> list[str]:
    """The dictionary forms in the places near the sum, nearest place first: its own phrase, its verb's, the words around."""
    tree, tokens = site.tree, site.tokens
    inside = tree.within(site.money.mention.span)
    own = set(site.nouns) | {
        c for n in site.nouns for c in tree.children[n] if tokens[c].dep in ("compound", "amod", "nmod", "poss")
    }
    own |= _following(site, inside) | _preceding(site, inside)
    verb: set[int] = set()
    for v in site.verbs[:1]:
        if is_rated(site, v):  # "puts the gain at $5bn": the sum is the gain, and nobody puts anything anywhere
            rated = [c for c in tree.children[v] if tokens[c].dep in ("dobj", "nsubjpass")]
            own |= {*rated, *(c for noun in rated for c in tree.children[noun])}
            continue
        if tokens[v].lemma in RAISING and any(
            tokens[c].dep == "dobj" and tokens[c].lemma in ("it", "this", "that") for c in tree.children[v]
        ):  # "has cut the grant, taking it to $5bn": what it is stands with the verb above
            own |= {
                c for above in site.verbs[1:2] for c in tree.children[above] if tokens[c].dep in ("dobj", "nsubjpass")
            }
        verb.add(v)
        for child in tree.children[v]:
            if tokens[child].dep in _OBJECTS:
                verb |= {
                    child,
                    *(c for c in tree.children[child] if tokens[c].dep in ("compound", "amod", "nmod", "poss")),
                }
            elif tokens[child].dep in ("prep", "agent"):
                verb.add(child)
                for noun in tree.children[child]:
                    verb |= {
                        child,
                        noun,
                        *(c for c in tree.children[noun] if tokens[c].dep in ("compound", "amod", "nmod", "det")),
                    }
    if site.verbs and 0 < inside.start - site.verbs[0] <= _BETWEEN:
        verb |= set(range(site.verbs[0], inside.start))  # "came away with $5m"
    objects = {c for v in site.verbs[:3] for c in tree.children[v] if tokens[c].dep in ("dobj", "attr")}
    near = (
        objects | set(range(max(0, inside.start - _NEAR), min(len(tokens), inside.stop + _NEAR))) | set(site.verbs[:2])
    )
    return [" ".join(tokens[i].lemma for i in sorted(place - set(inside))) for place in (own, verb, near)]


def _following(site: Site, inside: range) -> set[int]:
    """The words right behind a sum that say what it is in or of, whatever the parser hangs them on: "$5bn in grants"."""
    tokens, i = site.tokens, inside.stop
    if i >= len(tokens) or tokens[i].text.lower() not in ("in", "of", "worth", "as"):
        # "a $2.9-billion grant" and "$30m Series A round": the words that the sum is a modifier of.
        found = set()
        while i < len(tokens) and i < inside.stop + 4 and tokens[i].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            found.add(i)
            i += 1
        return found
    found = {i}
    while (
        i + 1 < len(tokens)
        and i < inside.stop + 5
        and tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PRON")
    ):
        i += 1
        found.add(i)
    return found


_COUNTING = frozenset({"worth", "of", "totalling", "totaling", "totalled", "totaled"})


def _preceding(site: Site, inside: range) -> set[int]:
    """The noun right before a sum that is said to be of it, whatever the parser hangs it on: "a grant worth $5bn"."""
    tokens, i = site.tokens, inside.start - 1
    if i < 1 or tokens[i].text.lower() not in _COUNTING:
        return set()
    found: set[int] = set()
    while i > 0 and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ") and len(found) < 3:
        i -= 1
        found.add(i)
    return found


# What a sum is, by the wording that made it no flow; the first one that speaks decides.
_REASONS = {
    "per": "a price or rate", "revenue": "revenue or profit", "quarter": "revenue or profit", "price": "a price",
    "finance": "trading", "trade": "trade in goods", "market": "market size", "value": "a valuation",
    "economy": "an economic effect",
    "court": "damages or penalties", "sport": "a transfer or fee", "cash": "holdings", "people": "pay or fees",
    "small": "a price", "cents": "a price", "whoever": "a condition for whoever invests",
}  # fmt: skip


def reason(why: Sequence[str]) -> str:
    """In words, why a sum is no flow, from the features that decided."""
    for feature in why:
        name = feature.split("@")[0].split(":")[0]
        if name in _REASONS:
            return _REASONS[name]
    return "no flow of investment"
