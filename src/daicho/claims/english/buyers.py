"""Who buys a firm or a part of it, as the words for the bargain tell: "Norvane's offer for Orbel", "a takeover by Norvane".

The subject of the sentence may be the one that is bought, or one that only judges: "Orbel has rejected Norvane's bid".
"""

from __future__ import annotations

from collections.abc import Iterator

from daicho.claims.english.cues import words
from daicho.claims.english.sites import Site

_BARGAINS = words("acquisition takeover take-over buyout buy-out purchase bid offer proposal")
_GROWING = words("raise increase lift boost up take build")
_STAKES = words("stake share holding shareholding interest")
_GIVERS = words("by from")


def buyers_of(site: Site) -> frozenset[int]:
    """The words for those who buy, where a bargain of the sum's own clause names them."""
    return frozenset(_buyers(site))


def _buyers(site: Site) -> Iterator[int]:
    tree, tokens = site.tree, site.tokens
    for i in _bargains(site):
        agents = [n for c in tree.children[i] if tokens[c].lemma in _GIVERS for n in tree.governed(c)]
        yield from agents or [c for c in tree.children[i] if tokens[c].dep == "poss" and c in tree.name_of_head]
    for verb in site.verbs[:1]:
        grows = [c for c in tree.children[verb] if tokens[c].dep == "dobj" and tokens[c].lemma in _STAKES]
        if tokens[verb].lemma in _GROWING and grows:
            yield from (c for c in tree.children[verb] if tokens[c].dep == "nsubj")


def _bargains(site: Site) -> list[int]:
    """The words for a bargain that the sum is the price of: above it, or what the verb nearest above it does."""
    tree, tokens = site.tree, site.tokens
    around = [site.tokens[site.head].head, *site.nouns, *(c for verb in site.verbs[:2] for c in tree.children[verb])]
    below = [n for c in around if tokens[c].dep == "prep" for n in tree.children[c]]
    return [i for i in dict.fromkeys((*around, *below)) if tokens[i].pos == "NOUN" and tokens[i].lemma in _BARGAINS]
