"""Who backs a round of equity, and who lends: those who lead it, take part in it, arrange it. Whoever raises it pays nothing.

"Orbel raised $20m in a round led by Larkmoor Ventures, with participation from Tessen Bank", "Orbel secured a $5m loan arranged
by Tessen Bank"; also where the next sentences name them: "The round was led by …", "Investors include …", "X also took part".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.english.applicants import applicants
from daicho.claims.english.cues import words
from daicho.claims.english.lists import written_with
from daicho.claims.english.media import is_medium
from daicho.claims.english.sites import Site, actor_of
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name

_ROUNDS = words("round series funding financing raise extension fundraising fundraise tranche seed")
_DEBTS = words("loan debt facility credit bond note mortgage overdraft financing borrowing debenture")
_INFLOWS = words("investment fdi inflow")
_AID = words("grant subsidy aid support incentive subvention")
_DRAWING = words("attract draw secure receive record garner win lure net get gain clinch")
_TAKING = words(
    """raise close complete secure announce bag land net obtain get receive sign arrange take win attract draw conclude borrow
    issue sell tap pull snag bring score"""
)
_FETCHING = words(
    """raise secure land bag attract draw garner collect amass receive get obtain net pull take pick gather score snag"""
)
_WITH_PARTICLE = words("pull take pick")
_BOUGHT = words("stake takeover acquisition purchase deal bid offer merger buyout contract order dividend")
_LEADING = words("lead co-lead colead head anchor back join arrange underwrite syndicate provide support fund")
_TAKING_PART = words("participate join invest contribute lead co-lead colead anchor")
_INVESTING = words("put pour plough plow pump inject commit pay spend buy acquire contribute add lay")
_PUTTING = {"take": ("part",), "put": ("in", "up", "money", "cash"), "chip": ("in",), "come": ("in",), "kick": ("in",)}
_SHARERS = words("participation investor backer shareholder participant contribution lender investment support capital")
_MONEY = words("money funding cash capital finance financing fund investment")
_OF = words("from by of with include including")
_SUCH = words("as include including like")
_FIRMS = frozenset({"company", "organisation", "unknown", "government"})
_SUBJECTS = ("nsubj", "nsubjpass")
_AHEAD = 3
_PUBLIC_SALE = re.compile(
    r"\b(?:initial public offerings?|IPOs?|flotations?|stock market (?:debut|listing)|public offerings?|listing (?:in|on))\b"
)


def takes_up(site: Site, kind: str) -> bool:
    """Whether others give to the subject of the sum's verb: "closed a $20m round", "secured a $5m loan"."""
    wanted = {"equity": _ROUNDS, "loan": _DEBTS, "investment": _INFLOWS}.get(kind, frozenset())
    tree, tokens = site.tree, site.tokens
    verb = next(iter(site.verbs), None)
    if verb is None or tokens[verb].lemma not in (_DRAWING if kind == "investment" else _TAKING | _FETCHING):
        return False
    below = [n for p in tree.children[verb] for n in (p, *tree.children[p]) if tokens[n].dep in ("dobj", "pobj")]
    around = {*site.nouns, *below, *(c for n in (*site.nouns, *below) for c in tree.children[n])}
    if kind == "investment":
        if any(True for _ in applicants(site)):
            return False  # "received approval for a $5m investment"
        around |= {n for c in around if tokens[c].lemma == "of" for n in tree.children[c]}
        if any(tokens[i].lemma in _AID for i in around):
            return False  # "received a $5m investment grant"
    elif kind == "equity" and _fetches(site, verb):
        return True
    return any(tokens[i].lemma.lower() in wanted for i in around)


def _fetches(site: Site, verb: int) -> bool:
    """Whether a verb brings the sum itself to its subject: "attracted $5m of capital", not "secured a stake for $5m"."""
    tokens, beside = site.tokens, {site.tokens[c].lemma for c in site.tree.children[verb]}
    if tokens[verb].lemma not in _FETCHING or _BOUGHT.intersection(site.lemmas(site.nouns)):
        return False
    if tokens[verb].lemma in _WITH_PARTICLE and not beside & {"in", "up"}:
        return False
    at = site.head
    return tokens[at].head == verb or (
        tokens[at].dep in ("nummod", "compound", "nmod") and tokens[tokens[at].head].head == verb
    )


def draws(site: Site) -> bool:
    """Whether an authority or a country tells of what others invest with it: "the agency has secured $5m of investments"."""
    actor = actor_of(site)
    name = site.tree.name_of_head.get(actor[0]) if actor else None
    return name is not None and name.type in ("government", "place") and takes_up(site, "investment")


def is_public_sale(site: Site, kind: str) -> bool:
    """Whether a sum is what shares fetch on the market: nobody in particular pays it."""
    return kind == "equity" and _PUBLIC_SALE.search(site.tree.sentence.span.of(site.tree.text)) is not None


def backers_of(site: Site, kind: str, trees: Sequence[Tree]) -> list[Name]:
    """Those told to back the round or to lend, in order of the text; none where the text does not tell."""
    if kind in ("investment", "subsidy"):
        return []
    taken = takes_up(site, kind)
    if not (taken or (kind == "equity" and is_round(site))):
        return []
    if len(site.tree.figures) - len(site.tree.seconds) > 1:
        return []  # several sums: whose each is stays for the models
    found = [*_told(site.tree, site), *(_from(site) if taken else ())]
    for tree in trees[site.tree.order + 1 : site.tree.order + 1 + _AHEAD]:
        if _tells_another(tree):
            break
        found += _told(tree, None)
    raiser = _raiser(site) if taken else None
    return [
        name
        for name in {name.full: name for name in found}.values()
        if not (raiser and (raiser.full.startswith(name.full) or name.full.startswith(raiser.full)))
    ]


def is_round(site: Site) -> bool:
    """Whether a sum is what a round comes to: "its $5m seed round"."""
    return any(site.tokens[i].lemma.lower() in _ROUNDS for i in (*site.nouns, site.tokens[site.head].head))


def is_own_round(site: Site) -> bool:
    """Whether who stands before a round has raised it rather than put money into it: "Orbel announced a $5m round"."""
    verbs = site.verbs[:2]
    return is_round(site) and not any(
        site.tokens[verb].lemma in _LEADING | _TAKING_PART | _INVESTING or _takes_part(site.tree, verb)
        for verb in verbs
    )


def _raiser(site: Site) -> Name | None:
    """Who takes the sum up."""
    actor = actor_of(site)
    return site.tree.name_of_head.get(actor[0]) if actor else None


def _tells_another(tree: Tree) -> bool:
    """Whether a sentence tells of another round: one that has a sum of its own, or that somebody raised."""
    tokens = tree.tokens
    for figure in tree.figures:
        head = tree.head(figure)
        above = tokens[tokens[head].head].lemma.lower() if head is not None else ""
        if above in _ROUNDS | _DEBTS or above in _TAKING:
            return True
    return False


def _from(site: Site) -> Iterator[Name]:
    """Those a sum is raised "from"."""
    tree = site.tree
    for at in (*site.verbs[:1], site.head, *site.nouns):
        for child in tree.children[at]:
            if tree.tokens[child].dep == "prep" and tree.tokens[child].lemma == "from":
                yield from _under(tree, child)


def _told(tree: Tree, site: Site | None) -> Iterator[Name]:
    """The backers a sentence names."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if token.pos in ("VERB", "AUX"):
            if token.lemma in _LEADING:
                for child in tree.children[i]:
                    if tokens[child].dep == "agent":
                        yield from _under(tree, child)
            if _takes_part(tree, i) and (site is None or i not in site.verbs or token.lemma in _LEADING):
                for child in tree.children[i]:
                    if tokens[child].dep == "nsubj":
                        yield from _listed(tree, child)
            if token.lemma == "come" and any(
                tokens[c].lemma in _MONEY for c in tree.children[i] if tokens[c].dep == "nsubj"
            ):
                for child in tree.children[i]:
                    if tokens[child].lemma == "from":
                        yield from _under(tree, child)
        if token.lemma in _SHARERS and token.pos == "NOUN":
            yield from _sharing(tree, i)


def _takes_part(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb takes part in a round: "participated", "took part", "put in"."""
    token = tree.tokens[verb]
    beside = _PUTTING.get(token.lemma)
    return token.lemma in _TAKING_PART or (
        beside is not None and any(tree.tokens[c].lemma in beside for c in tree.children[verb])
    )


def _sharing(tree: Tree, i: int) -> Iterator[Name]:
    """Those told as investors: "participation from X", "Investors include X", "Among the backers are X and Y"."""
    tokens = tree.tokens
    for child in tree.children[i]:
        if tokens[child].dep == "prep" and tokens[child].lemma in _OF:
            yield from _under(tree, child)
        elif tokens[child].dep == "appos":
            yield from _listed(tree, child)
    above = tokens[i].head
    if tokens[i].dep == "nsubj" and tokens[above].lemma in ("include", "be"):
        for child in tree.children[above]:
            if tokens[child].dep in ("dobj", "attr"):
                yield from _listed(tree, child)
    if tokens[above].lemma in ("among", "amongst") and tokens[tokens[above].head].lemma == "be":
        for child in tree.children[tokens[above].head]:
            if tokens[child].dep in ("nsubj", "attr"):
                yield from _listed(tree, child)


def _may_back(name: Name) -> bool:
    """Whether a name can be an investor's; "the Japanese trading house" names none."""
    return name.type in _FIRMS and not (name.type == "unknown" and name.country) and not is_medium(name)


def _under(tree: Tree, preposition: int) -> Iterator[Name]:
    for child in tree.governed(preposition):
        yield from _listed(tree, child)
        for further in tree.children[child]:  # "from other investors including X", "from backers such as X"
            if tree.tokens[further].dep == "prep" and tree.tokens[further].lemma in _SUCH:
                yield from _under(tree, further)


def _listed(tree: Tree, first: int) -> Iterator[Name]:
    """The firms of the list that begins at a token."""
    name = tree.name_of_head.get(first)
    if name:
        yield from (each for each in written_with(tree, name) if _may_back(each))
    for child in tree.children[first]:
        if tree.tokens[child].dep in ("conj", "appos") or (
            child in tree.name_of_head and tree.tokens[child].dep == "dep"
        ):
            yield from _listed(tree, child)
