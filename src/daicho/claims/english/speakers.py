"""Whom a sentence credits with what it says."""

from __future__ import annotations

from daicho.claims.english.cast import party_of
from daicho.claims.english.cues import words
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.model.claim import Party

_SAY = words("""say tell report announce add explain write state note claim disclose confirm reveal estimate reckon
        quote promise pledge put warn argue insist""")
_SPEAKERS = frozenset({"company", "government", "organisation", "person", "unknown", "place"})


def speakers_of(tree: Tree) -> tuple[Party, ...]:
    """The subjects of verbs of saying, and whom "according to" names; the first of them only."""
    for i, token in enumerate(tree.tokens):
        if token.dep in ("nsubj", "agent") and tree.tokens[token.head].lemma in _SAY and (name := _name(tree, i)):
            return (party_of(name),)
        if token.text.lower() == "according":
            for child in range(i + 1, min(len(tree.tokens), i + 8)):
                if tree.tokens[child].dep == "pobj" and (name := _name(tree, child)):
                    return (party_of(name),)
    return ()


def _name(tree: Tree, i: int) -> Name | None:
    name = tree.name_of_head.get(i)
    return name if name and name.type in _SPEAKERS else None
