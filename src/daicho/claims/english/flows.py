"""Which sums are flows of investment, and of which kind: a small linear model over cue classes.

Features say which class of words (see `cues`) stands where: among the nouns a sum counts, among the verbs that move it, near it, in
its sentence, in the document's title and text. Weights were learned by `tools/train_english.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from daicho.claims.english.cues import classes_of
from daicho.claims.english.sites import Site, per_unit
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import AnnotatedDocument
from daicho.reference.weights import Linear, weights

KINDS = ("investment", "subsidy", "equity", "loan", "none")
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
    "MYR": 4.5,
}
_DOCUMENT_CLASSES = ("revenue", "finance", "court", "sport", "invest", "subsidy", "equity", "loan", "plant", "public")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says about its subject, as features shared by all its sums."""

    features: tuple[str, ...]


def setting_of(annotated: AnnotatedDocument, trees: Sequence[Tree]) -> Setting:
    """The document's share of words of each class, in steps, and the classes of its opening line."""
    counts: Counter[str] = Counter()
    size = 1
    for tree in trees:
        for token in tree.tokens:
            size += 1
            counts.update(classes_of([token.lemma]))
    features = []
    for name in _DOCUMENT_CLASSES:
        share = counts[name] / size
        features += [f"doc:{name}>{step}" for step in (0.01, 0.02, 0.04) if share > step]
    if trees:
        features += [f"title:{name}" for name in sorted(classes_of(token.lemma for token in trees[0].tokens))]
    return Setting(tuple(features))


def features_of(site: Site, setting: Setting) -> list[str]:
    """The features of one sum."""
    tree, tokens = site.tree, site.tokens
    found = {f"noun:{name}" for name in classes_of(site.lemmas(site.nouns))}
    found |= {f"noun={lemma}" for lemma in site.lemmas(site.nouns[:3])}
    if site.nouns:
        found |= {f"noun1:{name}" for name in classes_of(site.lemmas(site.nouns[:1]))}
    for place, verb in enumerate(site.verbs[:2]):
        found |= {f"verb{place}:{name}" for name in classes_of([tokens[verb].lemma])}
        found.add(f"verb{place}={tokens[verb].lemma}")
        for child in tree.children[verb]:
            token = tokens[child]
            if token.dep in ("nsubj", "nsubjpass", "dobj", "agent", "attr"):
                found |= {f"{token.dep}{place}:{name}" for name in classes_of([token.lemma])}
                if name := tree.name_of_head.get(child):
                    found.add(f"{token.dep}{place}~{name.type}")
    found |= {f"near:{name}" for name in classes_of(site.lemmas(site.near))}
    found |= {f"sent:{name}" for name in classes_of(token.lemma for token in tokens)}
    if any(name.type == "government" for name in tree.names):
        found.add("sent~government")
    if any(name.type == "company" for name in tree.names):
        found.add("sent~company")
    if unit := per_unit(site):
        found.add(f"per:{unit}")
    found.add(f"size:{_size(site)}")
    found.add(f"role:{site.money.role}")
    found.add(f"dep:{tokens[site.head].dep}")
    if tree.sentence.heading:
        found.add("heading")
    if site.before.rstrip().endswith("("):
        found.add("bracket")
    return [*sorted(found), *setting.features]


def _size(site: Site) -> int:
    """Powers of ten of dollars, roughly."""
    dollars = float(site.money.value or 0) / _PER_DOLLAR.get(site.money.currency, 1)
    return max(0, min(13, int(math.log10(dollars)))) if dollars >= 1 else 0


def kind_of(site: Site, setting: Setting) -> tuple[str, float, tuple[str, ...]]:
    """The kind of flow a sum is, or "none"; its probability; and the features that decided, strongest first."""
    model: Linear = weights("english_flows")
    return model.best(KINDS, features_of(site, setting))


# What a sum is, by the class of words that made it no flow; the first one that speaks decides.
_REASONS = {
    "per": "a price or rate", "revenue": "revenue or profit", "price": "a price", "finance": "trading", "trade": "trade in goods",
    "market": "market size or value", "economy": "an economic effect", "court": "damages or penalties", "sport": "a transfer or fee",
    "cash": "holdings", "people": "pay or fees", "buyback": "a payout to shareholders", "size": "a small sum", "cost": "a price",
}  # fmt: skip


def reason(why: Sequence[str]) -> str:
    """In words, why a sum is no flow, from the features that decided."""
    for feature in why:
        name = feature.split(":", 1)
        for key in (name[-1].split(">")[0], name[0]):
            if key in _REASONS:
                return _REASONS[key]
    return "no flow of investment"
