"""Sums whose kind grammar settles, whatever stands around them: "borrow $900m", "a plant that cost $8.6bn", "a stake for $5m".

These go before the model of `flows`, which weighs wordings and may be outvoted by a sentence that is mostly about something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.claims.english.applicants import is_let
from daicho.claims.english.cues import words
from daicho.claims.english.flow_actors import is_for_anybody
from daicho.claims.english.no_flows import before_of, no_flow
from daicho.claims.english.patterns import CONVERTED
from daicho.claims.english.sites import Site
from daicho.claims.english.stakes import buys_in
from daicho.claims.english.syntax import Tree

_WORKS = words("""plant factory fab facility campus project complex site line mill refinery smelter gigafactory foundry park
        datacentre datacenter centre center laboratory lab network cable building expansion reactor terminal works
        farm hub""")
_COSTING = words("cost swallow")
_PLANT = re.compile(
    rf"{CONVERTED}[\s-]"
    r"(?:(?!(?:a|an|the|for|in|into|on|to|of|at|is|was|debt|loan|credit|lending|financing|liquidity|term|revolving|bridge)\s)"
    r"[\w-]+\s){0,3}?(?:plant|fab|factory|facility|campus|data cent(?:re|er)|complex|smelter|refinery|gigafactory|foundry)"
    r"s?(?=[.,;)]|\s(?!\w*(?:subsid|grant|fund|loan|programme|program|scheme)))"
)
_STAKE = re.compile(
    r"\b(?:buy|acquire|purchase|take|pick up)\b.*\b(?:stake|share|stock|holding|all of)\b.*\bfor(?: about| some| around)?$"
    r"|\b(?:stake|share|stock|holding|per ?cent|%)\b.*, (?:buy|acquire|purchase) for$"
    r"|\bequity investment of(?: about| some| around)?$|\bstake\b(?:(?! and ).){0,40} for(?: about| some| around)?$"
)
_FOR_STAKE = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?for (?:an?|the|its|their|one) (?:(?:[\w.%-]+ ){0,3}?(?:stake|shareholding|holding)\b"
    r"|(?:half|third|quarter|fifth|sixth|tenth) of )"
)
_VALUED = re.compile(
    r"\bvalu(?:e[sd]?|ing|ation)\b[^.;:]{0,60}\bat (?:about |some |around |nearly |over )?$"
    r"|\b(?:its|their|whose|company['’]s|firm['’]s) (?:\w+ )?(?:value|valuation|worth) (?:rose |climbed )?(?:to|at) $"
    r"|\b(?:assets (?:under management )?|valuation )of (?:about |some |around |nearly |over )?$"
    r"|\bat an? (?:[\w-]+ )?(?:value|valuation) of (?:(?:about|some|around|nearly|over|up to|as much as|more than) )*$"
)
# What a government lends is a subsidy, which the model tells from a loan.
_PUBLIC = re.compile(
    r"\b(?:[Gg]overnment|[Ss]tate|[Pp]ublic|[Ff]ederal|[Mm]inistry|[Dd]evelopment|Investment|Policy|Export|Cooperation)\b"
)
_PART_OF = re.compile(
    r"\b(?:half|(?:a|one|two) (?:third|quarter|fifth|tenth)s?|[\d.]+ ?(?:%|per ?cent)) of (?:the|its|their|that) "
    r"(?:about |some )?$"
)
_SPENT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:that|which) )?(?:[\w.’'&-]+ ){1,5}?(?:spend(?:s|ing)?|invest(?:s|ing)?|needs?)\b"
)
_BONDS = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:worth )?(?:of |in )(?:(?!government|state|public|treasury)[\w-]+ ){0,3}?"
    r"(?:bonds|notes|debentures|sukuk|commercial paper|certificates)\b"
)
_STOCK = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:worth )?(?:of|in) (?:[\w’'-]+\s){0,3}?"
    r"(?:stocks?|shares|equities|cash (?:and|or|plus) (?:stocks?|shares|equity))\b(?! (?:market|exchange|offering|sale))"
)
_COMES_TO = (
    r"(?:\s[\w'’]+){0,6}?\s(?:reach(?:es|ed|ing)?|total(?:s|l?ed|l?ing)?|amount(?:s|ed|ing)? to|comes? to|came to|runs? to|ran to"
    r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|st(?:ands?|ood) at|hit|topp(?:ed|ing))(?:\s[a-z]+){0,3}?\s*$"
)
_SALES = re.compile(rf"\b(?:[Ss]ales|[Rr]evenues?|[Tt]urnover|[Pp]rofits?|[Ee]arnings)\b{_COMES_TO}")
_INVESTED = re.compile(
    r"(?:\A|[,;.]\s)(?:[Tt]otal|[Oo]verall|[Cc]ombined|[Pp]lanned)\s(?:capital\s)?"
    rf"(?:investments?|outlays?|capital (?:spending|expenditure)|capex)\b{_COMES_TO}"
)
_COST_OF_WORKS = re.compile(
    r"\b(?:plant|fab|factory|facility|campus|project|complex|site|line|mill|refinery|smelter|centre|center|hub)s?['’]s?\s"
    r"(?:(?:total|full|overall|estimated|whole|expected)\s)?(?:cost|price tag|price|bill) of "
    r"(?:about |some |around |nearly |over |more than )?$"
)
_OWN_MONEY = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:of|in|from) (?:[\w’'&.-]+ ){0,4}?own"
    r"(?: (?:money|funds?|cash|resources|capital|pockets?|coffers|reserves)\b| (?=committed|to |in |into |on )|(?=[,.;]))"
)
_NEEDS = re.compile(
    r"\b(?:need|require|take)(?:s|d|ed|ing)? (?:(?:about|around|some|nearly|over|more than|up to|as much as|at least) )*$"
)
_FUNDS = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:in|of) (?:[\w-]+ )?(?:funds?|funding|capital|investments?|money|financing)\b"
    r"(?! from the (?:state|government))"
)
_TOTAL_CAPITAL = re.compile(
    r"\b[Tt]otal (?:registered |investment )?capital (?:of|is|was) (?:(?:about|some|around|nearly|over|up to|more than) )*$"
)
_PUBLIC_LOAN = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:U\.?S\.?|federal|government|state|public|DOE|KfW|EIB) (?:\w+ )?loans?\b"
)
_IN_AID = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:[\w-]+ )?in "
    r"(?:(?:state|local|tax|federal|public|government|financial|fiscal|direct|and|other)\s){0,4}"
    r"(?:incentives|subsidies|tax (?:breaks|credits|relief|abatements))\b"
)
# Public pots: "the scheme has an outlay of $5bn", "the Union Budget raised the allocation to $5bn".
_POT = re.compile(
    r"\b(?:[Ss]cheme|[Mm]ission|[Pp]rogramme?|[Pp]olicy|Act)(?:,? (?:which|that))? (?:has|had|have|with|carries|comes with|of)"
    r" an? (?:[\w-]+ ){0,2}?(?:outlay|allocation|corpus|envelope|budget) of (?:(?:about|some|around|nearly|over|more than) )*$"
)
_POTS = words("budget act bill appropriation")
_DEALT = words("allocate earmark provide set raise increase include contain appropriate authorise authorize lift hold")
# "put the price of both at $5bn", "puts the bill for the fab at $5bn"
_PRICE_PUT = re.compile(
    r"\b(?:put|puts|putting|estimates?|estimated|reckons?|reckoned|peg(?:s|ged)?) (?:the|its|their) (?:[\w-]+ )?"
    r"(?:(?:cost|bill|price tag|outlay)s?(?: (?:of|for|at) [^.;,]{1,40}?)?|price of (?:both|the (?:two|project|plants?)))"
    r" at (?:(?:about|some|around|nearly|over|more than|up to) )*$"
)
_STOOD = re.compile(r"\b[Tt]h(?:e|at|is) figure (?:had )?(?:stood at|was|been|reached) $")
_WORTH = re.compile(r"\b(?:valued|valuation|market (?:value|cap))\b")
_JOINT_VENTURE = re.compile(rf"{CONVERTED}[\s-]joint[\s-]venture\b")
_DEBT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:in|of) )?(?:[\w-]+ ){0,2}?(?:debt(?! and equity)"
    r"|(?:term|bridge|bank|syndicated) loans?|loan facility|debt facility"
    r"|credit (?:facility|line)|(?:project|bank|bridge|construction) (?:financing|loans?)|convertible (?:notes|bonds))\b"
)
_STATE_LENDERS = re.compile(
    r"\b(?:KfW|EIB|EBRD|JBIC|DBJ|ADB|DOE|Export-Import|Treasury|Energy|Commerce|Congress|city|county|province)\b"
)
_LAWMAKING = words("pass vote adopt enact appropriate authorise authorize approve agree back")
_LAWMAKERS = words(
    "senate house congress parliament lawmaker legislature legislator assembly bundestag diet cabinet mp senator"
)
# "Capital expenditure of $2bn", "capex is expected to reach $40bn", "Capital spending: $13 million".
_CAPEX = re.compile(
    r"\b(?:[Cc]apital (?:expenditures?|spending|outlays?)|[Cc]ap[Ee]x)\b(?: (?:budget|plans?|guidance|forecast|target))?"
    r"(?: (?:for|in) (?:[\w-]+ ){0,3}?[\w-]+)?(?::|(?: (?:is|was|were|be|will|would|should|are|been|expected|forecast|projected"
    r"|seen|to|of|at|between|about|around|some|rose|fell|grew|reach|reached|total|totall?ed|come|came|hit|now)){1,6}) $"
)


def settled_kind(site: Site, trees: Sequence[Tree]) -> tuple[str, str] | None:
    """The kind of a sum, or "none", with the reason, where its grammar leaves no choice. trees: those of the document."""
    tree, tokens = site.tree, site.tokens
    verb = site.verbs[0] if site.verbs else None
    lemma = tokens[verb].lemma if verb is not None else ""
    if reason := no_flow(site):
        return "none", reason
    before = before_of(site)
    if _CAPEX.search(before):
        return "investment", "capex"
    if _TOTAL_CAPITAL.search(before) or (_JOINT_VENTURE.match(site.after) and not _PUBLIC.search(site.before)):
        return "investment", "capital:total"
    if _PRICE_PUT.search(before):
        return "investment", "plant_cost"
    if _POT.search(before) or _is_of_budget(site):
        return "subsidy", "gov:budget"
    if _STOOD.search(before) and tree.order and _WORTH.search(_sentence(trees[tree.order - 1])):
        return "none", "value:stood"
    if _IN_AID.match(site.after):
        return "subsidy", "grant:incentives"
    if _PUBLIC_LOAN.match(site.after):
        return "subsidy", "loan:public"
    if _OWN_MONEY.match(site.after):
        return "investment", "own_money"
    if _NEEDS.search(before) and _FUNDS.match(site.after):
        return "investment", "need:funds"
    whole = _sentence(tree)
    if _DEBT.match(site.after) and not _PUBLIC.search(whole) and not _STATE_LENDERS.search(whole):
        return "loan", "debt"
    if _is_voted(site):
        return "subsidy", "gov:vote"
    bought = buys_in(site, trees)
    if bought == "takeover":
        return "equity", bought
    if _VALUED.search(before):
        return "none", "value:at"
    if _SALES.search(site.before):
        return "none", "revenue:before"
    if _INVESTED.search(site.before) and not _PUBLIC.search(site.before):
        return "investment", "total"
    if _PLANT.match(site.after):
        return "investment", "plant"
    if _COST_OF_WORKS.search(site.before):
        return "investment", "plant_cost"
    if _PART_OF.search(site.before) and (spent := _SPENT.match(site.after)) and not _PUBLIC.search(spent[0]):
        return "investment", "spent:part"
    if bought:
        return "equity", bought
    inside = tree.within(site.money.mention.span)
    last = max(
        (tree.within(figure).stop for figure in tree.figures if figure.end <= site.money.mention.span.start), default=0
    )
    if (
        _STOCK.match(site.after)
        or _FOR_STAKE.match(site.after)
        or _STAKE.search(" ".join(token.lemma for token in tokens[last : inside.start]))
    ):
        return "equity", "stake"
    if is_for_anybody(site):
        return "none", "whoever"
    if _BONDS.match(site.after) and not _PUBLIC.search(whole):
        return "loan", "bonds"
    if _is_firms_plan(site):
        return "investment", "company:own"
    if verb is None:
        return None
    if lemma == "invest" and _is_of_firm(site, verb):
        return "equity", "firm:target"
    if lemma == "fine" and tokens[verb].pos == "VERB":
        return "none", "court:fine"
    if lemma in _COSTING and _depends(site, verb) and _bears(site, verb):
        return "investment", "plant_cost"
    if lemma == "borrow" and _depends(site, verb) and not _PUBLIC.search(whole):
        return "loan", "borrow"
    return None


def _sentence(tree: Tree) -> str:
    return tree.sentence.span.of(tree.text)


def _is_voted(site: Site) -> bool:
    """Whether lawmakers vote the sum itself: "the Senate has voted $5bn", "lawmakers passed a $5bn package"."""
    tree, tokens = site.tree, site.tokens
    if not site.verbs or tokens[site.verbs[0]].lemma not in _LAWMAKING or is_let(site):
        return False
    objects = [c for c in tree.children[site.verbs[0]] if tokens[c].dep == "dobj"]
    subjects = [c for c in tree.children[site.verbs[0]] if tokens[c].dep == "nsubj"]
    return any(c in (site.head, *site.nouns) for c in objects) and any(
        tokens[c].lemma.lower() in _LAWMAKERS for c in subjects
    )


def _is_of_budget(site: Site) -> bool:
    """Whether a budget or a law deals the sum out: "the Union Budget raised the allocation to $5bn"."""
    tree, tokens = site.tree, site.tokens
    return any(
        tokens[c].dep == "nsubj" and tokens[c].lemma.lower() in _POTS and tokens[c].text[0].isupper()
        for verb in site.verbs[:2]
        if tokens[verb].lemma in _DEALT
        for c in tree.children[verb]
    )


_PLANNED = words("plan project expansion build-out investment complex plant fab factory campus")


def _is_firms_plan(site: Site) -> bool:
    """Whether a sum is what a firm's own plan comes to: "Orbel's $5bn plan for Ohio"."""
    tree, tokens = site.tree, site.tokens
    noun = tokens[site.head].head
    if tokens[noun].lemma not in _PLANNED or noun not in site.nouns:
        return False
    owners = [c for at in (noun, site.head) for c in tree.children[at] if tokens[c].dep == "poss"]
    return any((name := tree.name_of_head.get(c)) is not None and name.type == "company" for c in owners)


def _is_of_firm(site: Site, verb: int) -> bool:
    """Whether a clause tells of the firm that a sum was invested in: "Orbel, in which Norvane has invested $5bn"."""
    tree, tokens = site.tree, site.tokens
    name = tree.name_of_head.get(tokens[verb].head)
    if tokens[verb].dep != "relcl" or name is None or name.type != "company":
        return False
    links = (c for c in tree.children[verb] if tokens[c].lemma in ("in", "into"))
    return any(tokens[n].tag == "WDT" for link in links for n in tree.children[link])


def _depends(site: Site, verb: int) -> bool:
    """Whether the sum hangs on the verb itself."""
    return site.tokens[site.head].head == verb


def _bears(site: Site, verb: int) -> bool:
    """Whether what the verb speaks of is a plant or site: its subject, or the noun that its clause hangs on."""
    tokens = site.tokens
    subjects = [c for c in site.tree.children[verb] if tokens[c].dep in ("nsubj", "nsubjpass")]
    if not subjects and tokens[verb].dep == "conj":  # "the project is called Orion and costs $5bn"
        subjects = [c for c in site.tree.children[tokens[verb].head] if tokens[c].dep in ("nsubj", "nsubjpass")]
    owners = [*subjects, *([tokens[verb].head] if tokens[verb].dep in ("relcl", "acl") else [])]
    return any(tokens[i].lemma in _WORKS for i in owners)
