"""Names that a sentence mentions aside, to say who another is or whence it knows: they neither pay nor receive.

"Taiwan's Norvane", "Norvane, a unit of Hanbit", "as reported by Ann Lark", "with firms such as Hanbit involved".
"""

from __future__ import annotations

from daicho.claims.english.cues import words
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name

_FIRMS = words(
    """company firm chipmaker maker carmaker automaker group giant foundry startup start-up manufacturer supplier developer
    operator provider conglomerate utility lender bank fund investor retailer producer designer telco carrier
    shipbuilder steelmaker drugmaker heavyweight corporation builder business"""
)
_KIN = words(
    "subsidiary unit arm division affiliate branch part member brand parent company owner offshoot spin-off business"
)
_OWNED = words("own back control hold")


def is_aside(tree: Tree, i: int, name: Name) -> bool:
    """Whether the name at token `i` is mentioned aside."""
    return _is_home(tree, i, name) or _reports(tree, i) or _is_kin(tree, i) or _is_example(tree, i)


def _is_home(tree: Tree, i: int, name: Name) -> bool:
    """Whether a place only says where a firm is at home: "Taiwan's Norvane", "Ohio's largest utility", "TNMC of Taiwan"."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of":  # "TNMC of Taiwan"
        owned = tree.name_of_head.get(above.head)
        return name.type == "place" and owned is not None and owned.type in ("company", "unknown")
    firm = tree.names_at.get(token.head)
    return (
        name.type == "place"
        and token.dep == "poss"
        and (tree.tokens[token.head].lemma in _FIRMS or (firm is not None and firm.type == "company"))
    )


def _reports(tree: Tree, i: int) -> bool:
    """Whether a name is that of a reporter, who has told what the sentence tells: "reported by Ann Lark", "Ann Lark reports"."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if token.dep == "nsubj" and above.lemma == "report":
        return above.dep == "parataxis" or any(tree.tokens[c].dep == "ccomp" for c in tree.children[token.head])
    return token.dep == "pobj" and above.lemma == "by" and tree.tokens[above.head].lemma in ("report", "write", "quote")


def _is_kin(tree: Tree, i: int) -> bool:
    """Whether a name says whose another firm is: "Norvane, a unit of Hanbit", "Norvane, which is owned by Hanbit"."""
    tokens = tree.tokens
    while tokens[i].dep in ("conj", "appos") and tokens[i].head != i:
        i = tokens[i].head
        if tokens[i].lemma in _KIN:
            break  # "a subsidiary of Alpine, the parent company of Gogo"
    link = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[link].lemma not in ("of", "by"):
        return False
    above = tokens[link].head
    if tokens[above].lemma in _OWNED and tokens[above].dep in ("acl", "relcl"):
        above = tokens[above].head
        return above in tree.name_of_head or _explains(tree, above)
    return tokens[above].lemma in _KIN and _explains(tree, above)


def _explains(tree: Tree, noun: int) -> bool:
    """Whether a noun is set beside a name to say who that is."""
    token = tree.tokens[noun]
    return token.dep == "appos" and token.head in tree.name_of_head


def _is_example(tree: Tree, i: int) -> bool:
    """Whether a name is an example of many, of whom nothing is said that they do: "with firms such as Hanbit involved"."""
    tokens = tree.tokens
    while tokens[i].dep == "conj" and tokens[i].head != i:
        i = tokens[i].head
    link = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[link].lemma not in ("as", "like"):
        return False
    group = tokens[link].head
    if not any(tokens[c].lemma == "such" for c in tree.children[link]):
        return False
    above = tokens[tokens[group].head]
    return (
        above.dep == "pcomp" if tokens[group].dep == "nsubj" else above.lemma == "with" and tokens[group].dep == "pobj"
    )
