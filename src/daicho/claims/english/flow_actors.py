"""Who stands where about a sum: governments, companies, lenders, works and anybody at all, by what they do to the sum's verb.

These are features of `flows`. What counts is the part a party plays in the clause, not who it is: "gov:subject", "works:costs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.english.cues import CLEARING, words
from daicho.claims.english.patterns import CONVERTED
from daicho.claims.english.sites import Site, acting, is_passive
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.reference.places import places

__all__ = ["actors", "is_for_anybody", "is_rated"]

COUNTRY_NAMES = frozenset(name for place in places() if place.kind == "country" for name in place.names_en)

_SAYING = words(
    """say tell report add note write state explain confirm show announce unveil estimate reckon calculate expect forecast
    predict believe think assume claim argue figure compute disclose reveal indicate suggest warn complain"""
)
_GETTING = words(
    """receive get win land secure obtain draw attract gain bag pocket collect clinch scoop garner qualify snare nab snag
    net accept tap benefit apply enjoy"""
)
_GIVING = words(
    """hand award give grant offer promise allocate select approve lend allot assign vote pay bestow entitle clear refund
    reimburse earmark guarantee deny refuse choose pick shortlist"""
)
_RATING = words("put set peg estimate value reckon assess rate price see budget")
_COSTING = words(
    "cost swallow require need absorb devour gobble consume guzzle entail take run eat soak carry set call demand"
)
_AMOUNTING = words(
    "be reach total amount come exceed rise grow hit stand run go put estimate expect climb swell top fall drop"
)
_CLEARING = CLEARING | {"back"}
_PROPOSED = words("project proposal plan investment application venture expansion privilege scheme factory plant")
_OUTLAYS = words("investment outlay expenditure capex cost bill tag")
_PLANTS = words("plant factory fab facility project site campus unit line infrastructure")
_WORKS = _PLANTS | words(
    """complex mill refinery smelter gigafactory foundry park datacentre datacenter centre center laboratory lab network cable
    building expansion reactor terminal works farm hub production phase construction development programme program scheme
    upgrade conversion undertaking hall furnace supercomputer"""
)
_FIRMS = words("company firm startup start-up up unicorn maker developer producer supplier specialist designer")
_RAISED = re.compile(
    r"\brais(?:e[sd]?|ing)\s+(?:(?:another|a further|some|about|around|nearly|almost|up to|over|more than|as much as"
    r"|at least)\s+)*$"
    r"|\b(?:total|amount|sum|money|capital|funding|much) raised\b[^.;:]{0,60}$"
)
_RULERS = words("minister premier governor chancellor mayor")
_LENDERS = words("bank lender syndicate creditor bondholder noteholder underwriter")
_LENDER = re.compile(
    r"\b(?:[Bb]anks?|Bancorp|Banca|Banco|Banque|[Ll]enders?|[Ss]yndicate|[Cc]reditors|[Bb]ondholders|Sparkasse)\b"
)
_STATE_LENDER = re.compile(
    r"\b(?:European Investment Bank|EIB|EBRD|KfW|JBIC|DBJ|ADB|Development|Ex-?[Ii]m|Export|Infrastructure Bank"
    r"|International Cooperation|Finance Corporation|World Bank|Nordic Investment Bank|Bpifrance|Green Bank|Wealth Fund"
    r"|Policy|Public)\b"
)
_INVESTOR = re.compile(
    r"\b(?:Ventures?|Capital|Partners|Equity|[Ii]nvestors?|[Ss]hareholders?|[Bb]ackers?|[Ff]ounders?)\b"
)
_LENT = re.compile(r"\b(?:loan|lend|guarantee|credit)\b")
_REACH = 25
_ALLOTTING = words("earmark allocate reserve budget ringfence appropriate allot apportion")
_ENDING = words("come end walk go make emerge leave")
_MARKING = words("put mark pencil line earmark clear select shortlist")
_COUNTED = re.compile(
    rf"{CONVERTED}[\s-](?:[\w-]+\s){{0,2}}?(?:project|investment|expansion|upgrade|build-?out|undertaking)s?\b"
)
_SOLD = _FIRMS | words("business unit division arm operation subsidiary rival group brand half")
_RULED = words("company firm investor applicant maker business bidder developer buyer enterprise manufacturer producer")
_ANYBODY = words("whoever anyone anybody everyone everybody")
_ANY = words("any every whatever")


_PUBLIC_LENDING = frozenset(
    f"{side}:{part}" for side in ("gov", "statelender") for part in ("subject", "agent", "from", "own")
)


def actors(site: Site, trees: Sequence[Tree]) -> set[str]:
    """Governments, companies, lenders and works by where they stand to the sum's verb."""
    found = {feature for i, name in site.tree.name_of_head.items() for feature in _part_of(site, i, name)}
    found.update(_nameless(site))
    tokens = site.tokens
    lent = _LENT.search(" ".join(site.lemmas((*site.nouns, *site.verbs[:1]))))
    if lent and _PUBLIC_LENDING & found:
        found.add("gov:lender")
    if any(
        tokens[c].lemma in _PLANTS
        for v in site.verbs[:1]
        if tokens[v].lemma in _GETTING
        for c in site.tree.children[v]
        if tokens[c].dep == "nsubj"
    ):
        found.add("plant:receiver")
    if "gov:subject" in found and any(_approves(site, verb) for verb in site.verbs):
        found.add("gov:clears")
    at = site.tree.order
    if at and any(_side(name) == "gov" for name in trees[at - 1].names):
        found.add("gov:before")
    return found


def _part_of(site: Site, i: int, name: Name) -> Iterator[str]:
    """What one name does about the sum."""
    side = _side(name)
    if not side:
        return
    tree, tokens = site.tree, site.tokens
    token = tokens[i]
    yield f"{side}:sentence"
    sides = (side, *_trades(name))
    verb = token.head
    own = _own_verbs(site)
    if token.dep in ("nsubj", "nsubjpass") and verb in site.verbs[:2] and not is_rated(site, verb):
        part = _part_of_subject(tokens[acting(site, verb)].lemma, is_passive(site, verb))
        if part == "subject" and _ends_with(site, acting(site, verb), is_passive(site, verb)):
            part = "receiver"
        if part == "speaker" or verb in own:
            yield from (f"{each}:{part}" for each in sides)
        if part == "subject" and side != "gov" and _allots(site, acting(site, verb)):
            yield "company:allots"
    if site.verbs and tokens[site.verbs[0]].dep == "acl" and tokens[site.verbs[0]].head == i:
        passive = tokens[site.verbs[0]].tag == "VBN"
        part = _part_of_subject(tokens[site.verbs[0]].lemma, passive)
        yield from (f"{each}:{part}" for each in sides)
    if side != "gov" and _is_bought(tree, i):
        yield "company:bought"
    if (
        side == "company"
        and token.dep == "pobj"
        and tokens[verb].lemma in ("in", "into")
        and tokens[verb].head in (site.head, *site.verbs[:1])
    ):
        yield "company:target"
    if token.dep == "pobj" and tokens[verb].lemma in ("by", "from"):
        above = tokens[verb].head
        if above in own or above in site.nouns or above == site.head:
            part = (
                "from" if tokens[verb].lemma == "from" else "receiver" if tokens[above].lemma in _GETTING else "agent"
            )
            yield from (f"{each}:{part}" for each in sides)
    if (
        token.dep in ("poss", "compound")
        and (verb in site.nouns or verb == site.head)
        and (side != "gov" or _governs(name))
    ):
        yield f"{side}:own"


def _nameless(site: Site) -> Iterator[str]:
    """What things and people without a name do about the sum: works that cost it, lenders that lend it, whoever invests it."""
    tree, tokens = site.tree, site.tokens
    inside = tree.within(site.money.mention.span)
    for place, verb in enumerate(_own_verbs(site)):
        does = tokens[acting(site, verb)].lemma
        subjects = _subjects(tree, verb)
        for i in subjects:
            token = tokens[i]
            if i in inside:
                continue
            if token.pos == "VERB" and token.tag == "VBG":
                yield "works:costs" if does in _COSTING else "doing:subject"
            if _part_of_subject(does, is_passive(site, verb)) == "receiver":
                yield "any:receiver"
            if _WORKS & {token.lemma, *_members(tree, i)} and does in _COSTING and not is_passive(site, verb):
                yield "works:costs"
            elif token.lemma in _PLANTS and token.dep in ("nsubj", "nsubjpass"):
                yield "works:subject"
            if token.lemma in _WORKS and is_rated(site, verb) and tokens[verb].lemma != "value":
                yield "works:costs"
            if token.lemma in _OUTLAYS and tokens[site.verbs[0]].lemma in _AMOUNTING:
                yield "outlay:amounts"
            if token.lemma in _RULERS and _part_of_subject(does, is_passive(site, verb)) == "subject":
                yield from ("gov:subject", *(["gov:lender"] if "loan" in site.lemmas(site.nouns) else []))
            if _LENDERS & {token.lemma, *_members(tree, i)}:
                yield "lender:subject"
        for agent in (c for c in tree.children[verb] if tokens[c].lemma in ("by", "from")):
            if any(_LENDERS & {tokens[c].lemma, *_members(tree, c)} for c in tree.children[agent]):
                yield "lender:agent"
        if not place and not subjects and does in _COSTING and _unattached(tree, verb):
            yield "works:costs"
    if _RAISED.search(site.before) or (
        site.verbs and tokens[site.verbs[0]].lemma == "raise" and _is_object(site, site.verbs[0])
    ):
        yield "raised"
    if any(tokens[c].lemma in _FIRMS for p in (site.head, *site.verbs[:1]) for c in _places(tree, p)):
        yield "firm:target"
    if _COUNTED.match(site.after):
        yield "counted:project"
    if any(tokens[c].lemma in _SOLD for p in (site.head, *site.verbs[:1]) for c in _places(tree, p, ("for",))) and (
        tokens[site.verbs[0]].lemma in ("pay", "spend", "offer", "bid") if site.verbs else False
    ):
        yield "firm:bought"
    for costing in _told_costs(site):
        if any(tokens[i].lemma in _WORKS for i in _subjects(tree, costing)):
            yield "works:costs"


def _own_verbs(site: Site) -> tuple[int, ...]:
    """The verbs nearest above the sum, up to the one that has a subject: what lies above that is another's doing."""
    verbs = site.verbs[:2]
    return verbs[:1] if verbs and _subjects(site.tree, verbs[0]) else verbs


def _members(tree: Tree, i: int) -> set[str]:
    """What a group is of: "banks" in "a syndicate of eleven banks"."""
    return {tree.tokens[n].lemma for of in tree.children[i] if tree.tokens[of].lemma == "of" for n in tree.children[of]}


def _places(tree: Tree, i: int, links: tuple[str, ...] = ("in", "into")) -> list[int]:
    """What a word is followed by behind one of these prepositions."""
    return [n for p in tree.children[i] if tree.tokens[p].lemma in links for n in tree.governed(p)]


def _is_object(site: Site, verb: int) -> bool:
    """Whether the sum itself is what a verb does: "raise $5m", "the $5m raised", rather than "raise its bid to $5m"."""
    token = site.tokens[site.head]
    if token.head == verb:
        return token.dep in ("dobj", "nsubjpass")
    return site.tokens[verb].head == site.head and site.tokens[verb].dep in ("acl", "relcl")


def _subjects(tree: Tree, verb: int) -> list[int]:
    """The subjects of a verb, or the noun that a clause without one hangs on: "a plant costing $5bn"."""
    tokens = tree.tokens
    found = [c for c in tree.children[verb] if tokens[c].dep in ("nsubj", "nsubjpass", "csubj", "csubjpass")]
    relative = [c for c in found if tokens[c].tag in ("WDT", "WP")]
    if tokens[verb].dep in ("relcl", "acl") and (relative or not found):
        return [*(c for c in found if c not in relative), tokens[verb].head, *relative]
    return found


def _told_costs(site: Site) -> list[int]:
    """The verbs of costing in a clause behind the sum that tells of it: "$5bn, the total that the plant will swallow"."""
    tree, tokens = site.tree, site.tokens
    start = tree.within(site.money.mention.span).stop
    later = [tree.within(figure).start for figure in tree.figures if figure.start >= site.money.mention.span.end]
    return [
        i
        for i in range(start, min([len(tokens), *later]))
        if tokens[i].dep == "relcl"
        and tokens[i].lemma in _COSTING
        and all(tokens[c].tag in ("WDT", "WP") for c in tree.children[i] if tokens[c].dep == "dobj")
    ]


def _unattached(tree: Tree, verb: int) -> bool:
    """Whether a verb that the parser left without a subject has works before it: "In all the facility is to cost"."""
    chain = {verb, *tree.up(verb)}
    if any(tree.tokens[c].dep.startswith(("nsubj", "csubj")) for at in chain for c in tree.children[at]):
        return False
    return any(token.lemma in _WORKS for token in tree.tokens[max(0, verb - _REACH) : verb])


def _is_anybody(tree: Tree, i: int) -> bool:
    """Whether a subject is nobody in particular: "whoever", "any company"."""
    token = tree.tokens[i]
    return token.lemma.lower() in _ANYBODY or any(
        tree.tokens[c].lemma.lower() in _ANY and tree.tokens[c].dep == "det" and token.pos == "NOUN"
        for c in tree.children[i]
    )


def is_for_anybody(site: Site) -> bool:
    """Whether nobody in particular does it: "whoever invests $1bn", "if a company invests", "applicants must invest"."""
    return any(
        _is_anybody(site.tree, i) or _is_any_firm(site.tree, i, verb)
        for verb in _own_verbs(site)
        for i in _subjects(site.tree, verb)
    )


def _is_any_firm(tree: Tree, i: int, verb: int) -> bool:
    """Whether a subject is any firm that a rule is for: "if a company invests", "applicants must invest"."""
    token, inside = tree.tokens[i], {tree.tokens[c].lemma.lower() for c in tree.children[i]}
    if token.lemma not in _RULED:
        return False
    around = {tree.tokens[c].lemma.lower() for c in tree.children[verb]}
    if around & {"if", "when", "whenever", "once"}:
        return bool(inside & {"a", "an"}) or token.tag == "NNS"
    return token.tag == "NNS" and not inside and bool(around & {"must", "should", "can", "may"})


def _allots(site: Site, verb: int) -> bool:
    """Whether a verb keeps money for something: "sets aside"."""
    lemma, beside = site.tokens[verb].lemma, {site.tokens[c].lemma for c in site.tree.children[verb]}
    return (
        lemma in _ALLOTTING or (lemma in ("set", "put") and "aside" in beside) or (lemma == "pencil" and "in" in beside)
    )


def _approves(site: Site, verb: int) -> bool:
    """Whether a verb lets others go ahead: "approved four projects"."""
    tree, tokens = site.tree, site.tokens
    if tokens[verb].lemma not in _CLEARING:
        return False
    objects = [c for c in tree.children[verb] if tokens[c].dep in ("dobj", "nsubjpass", "prep")]
    nouns = {*objects, *(n for c in objects for p in (c, *tree.children[c]) for n in (p, *tree.children[p]))}
    return any(tokens[n].lemma in _PROPOSED for n in nouns)


def _ends_with(site: Site, verb: int, passive: bool) -> bool:
    """Whether the sum is what somebody has in the end: "came away with $5m", "was put down for $5m"."""
    start = site.tree.within(site.money.mention.span).start
    link = next((t.lemma for t in reversed(site.tokens[verb + 1 : start]) if t.pos in ("ADP", "SCONJ")), "")
    lemma = site.tokens[verb].lemma
    return (lemma in _MARKING and link == "for") if passive else (lemma in _ENDING and link == "with")


def is_rated(site: Site, verb: int) -> bool:
    """Whether a verb tells how high something is: "puts the bill at $5bn"."""
    above = site.tokens[site.tokens[site.head].head]
    return site.tokens[verb].lemma in _RATING and site.tokens[site.head].dep == "pobj" and above.lemma == "at"


def _part_of_subject(verb: str, passive: bool) -> str:
    """What the subject of a verb does with a sum: gives or gets it, or speaks of it."""
    if verb in _SAYING:
        return "speaker"
    return "receiver" if (verb in _GIVING if passive else verb in _GETTING) else "subject"


def _is_bought(tree: Tree, i: int) -> bool:
    """Whether a company is what somebody pays for: object of a verb of buying, or of its "for"."""
    token, above = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    if token.dep in ("dobj", "nsubjpass"):
        return above.lemma in ("acquire", "buy", "sell")
    if token.dep == "pobj" and above.lemma == "of":
        return tree.tokens[above.head].lemma in ("acquisition", "purchase", "takeover")
    return (
        token.dep == "pobj" and above.lemma == "for" and tree.tokens[above.head].lemma in ("pay", "buy", "bid", "offer")
    )


def _governs(name: Name) -> bool:
    """Whether a name is a government's, rather than a town's: "Manchester" in "Manchester City" is none."""
    return name.type == "government" or name.mention.text in COUNTRY_NAMES


def _side(name: Name) -> str | None:
    if name.type == "government" or (name.type == "place" and name.country):
        return "gov"
    if name.type in ("company", "organisation"):
        return "company"
    return "other" if name.type in ("product", "unknown") and not name.country else None


def _trades(name: Name) -> tuple[str, ...]:
    """What a party does for a living, where its name says so."""
    if _STATE_LENDER.search(name.mention.text):
        return ("statelender",)
    if _LENDER.search(name.mention.text):
        return ("lender",)
    return ("investor",) if _INVESTOR.search(name.mention.text) else ()
