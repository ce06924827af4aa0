"""Whose shares a sum buys, as grammar tells it: those of a firm taken over, bought into, or that a round is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daicho.claims.english.cues import words
from daicho.claims.english.parties import Candidate
from daicho.claims.english.sites import Site, path_to
from daicho.claims.english.syntax import Tree

_BUYING = words("acquire buy purchase absorb")
_PUTTING = words("invest put inject pour pump plough sink")
_RAISING = words("raise close secure land attract pull")
_PARTS = words(
    "stake share interest holding shareholding % percent percentage half third quarter fifth sixth eighth tenth equity capital"
)
_DEALS = words("acquisition takeover buyout buy-out purchase bid offer round raise series funding financing investment")


def target_of(site: Site, people: Sequence[Candidate]) -> Candidate | None:
    """The firm whose shares the sum buys, of those that may be parties: the nearest in the tree where several are told of."""
    tree = site.tree
    found: list[tuple[tuple[bool, int, int], Candidate]] = []
    for i in _targets(site):
        name = tree.name_of_head.get(i) or tree.names_at.get(i)
        firm = next((c for c in people if c.token == i or (name and c.name.full == name.full)), None)
        if firm and firm.name.type in ("company", "unknown", "organisation"):
            steps, at = path_to(site, i)
            found.append(((at is None, len(steps), abs(i - site.head)), firm))
    return min(found, key=lambda item: item[0])[1] if found else None


def _targets(site: Site) -> Iterator[int]:
    tree, tokens = site.tree, site.tokens
    own = {site.head, *site.nouns}
    for i, token in enumerate(tokens):
        if (token.lemma in _BUYING and token.pos == "VERB") or (token.lemma == "take" and _has(tree, i, "prt", "over")):
            yield from _bought(tree, i)
        elif token.lemma in _PARTS:
            yield from tree.linked(i, "in", "of")
        elif token.lemma in _DEALS and token.pos in ("NOUN", "PROPN"):
            yield from tree.linked(i, "of", "for", "in")
            if i in own:  # "an offer of $5bn for Orbel"
                for above in (site.head, *site.verbs[:1]):
                    yield from tree.linked(above, "for")
        elif token.lemma in _PUTTING and i in site.verbs[:1] and any(c in own for c in tree.children[i]):
            yield from (*tree.linked(i, "in", "into"), *tree.linked(site.head, "in", "into"))
        elif token.lemma in _RAISING and i in site.verbs[:2] and not (_has(tree, i, "auxpass") or _has_part(tree, i)):
            yield from (c for c in tree.children[i] if tokens[c].dep == "nsubj")


def _has(tree: Tree, i: int, dep: str, text: str | None = None) -> bool:
    return any(tree.tokens[c].dep == dep and text in (None, tree.tokens[c].text) for c in tree.children[i])


def _has_part(tree: Tree, verb: int) -> bool:
    """Whether what a verb raises or secures is a part of a firm: "raised its stake to 51%"."""
    return any(tree.tokens[c].dep == "dobj" and tree.tokens[c].lemma in _PARTS for c in tree.children[verb])


def _bought(tree: Tree, verb: int) -> Iterator[int]:
    """What a verb of buying has as its object, or the subject of its passive; of a part of a firm, the firm."""
    for child in tree.children[verb]:
        token = tree.tokens[child]
        if token.lemma not in _PARTS and (token.dep == "dobj" or token.dep == "nsubjpass"):
            yield child
