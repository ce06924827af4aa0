"""Sums that are no flow by the words right beside them: losses, sizes of firms and markets, thresholds, goods bought."""

from __future__ import annotations

import re

from daicho.claims.english.sites import Site

# What stands between a sum and the noun that it is a modifier of: no link to a further noun.
_EPITHETS = (
    r"(?:(?!(?:in|into|for|of|to|by|from|with|on|at|and|or|but|as|than|the|a|an|its|will|would|is|was|has|had|that|which|per)\s)"
    r"[\w-]+\s){0,3}?"
)
_PAIR = r"\s*(?:\([^)]{0,40}\)\s*)?"
_ABOUT = r"(?:(?:about|some|around|over|nearly|up to|more than) )?"
_LOST = re.compile(
    rf"\s{_EPITHETS}(?:write-?downs?|write-?offs?|impairments?|loss(?:es)?|deficit|shortfall|ransom|lawsuit|verdict|fine|penalty)\b"
)
_BURNT = re.compile(rf"\b(?:burn(?:ed|t|ing|s)? through|write-?(?:down|off)s? of|loss(?:es)? of) {_ABOUT}$")
_SIZED = re.compile(
    rf"\s{_EPITHETS}(?:valuation|market (?:cap|value|capitali[sz]ation)|(?:market|industry)"
    r"(?=\s(?:for|of|in|is|was|by|that|which)\b|[.,;)]))\b"
)
# Who may take part, and how much at a time: "projects valued at or above $300m", "cheques worth between $0.5m and $5m".
_FROM_UP = re.compile(
    r"\b(?:projects|investments|deals|transactions|facilities|proposals|plants|applicants|factories)\b"
    r"(?: (?:valued|costing|worth|with|of|a|an|total|capital|investments?)){0,4}"
    r" (?:at or )?(?:above|below|under|less than|exceeding) $"
    r"|\b(?:rounds|funds|companies|firms) (?:of|worth|with) (?:up to|at least|more than|less than|over|between) $"
    r"|\b(?:ch(?:eque|eck)s|tickets|ticket size)(?: worth)? (?:of|from|between|at)(?: (?:up to|at least|between|around))? $"
)
_PER_SHARE = re.compile(
    rf"{_PAIR}(?:(?:in )?cash )?(?:per|a|for (?:each|every)) (?:[\w-]+ ){{0,2}}?(?:share|unit of stock|ADS|ADR)\b"
)
_MANAGED = re.compile(rf"\b(?:manag(?:e|es|ing)|overse(?:e|es|eing)) {_ABOUT}$")
_TRADED = re.compile(rf"\b(?:buy|bought|purchas|order|sell|sold|import|export|ship|suppl)\w* {_ABOUT}$")
_WARES = (
    r"(?:chips|goods|products|semiconductors|memory|wafers|services|power|electricity|energy|gas|oil|aircraft|cars|displays|panels"
    r"|components|phones|handsets|smartphones|equipment|machines|servers|processors)\b(?! (?:plant|fab|factory|project|maker))"
)
_GOODS = re.compile(rf"{_PAIR}(?:worth )?of (?:[\w’'-]+ ){{0,3}}?{_WARES}")
_PURCHASES = (
    r"(?:(?:(?:power|energy)[ -])?(?:purchase|off-?take|supply|procurement|sales|cloud|computing|compute|licen[cs]ing|services?)"
    r" (?:agreement|contract|deal|order)s?)"
)
_BY_CONTRACT = re.compile(rf"\b{_PURCHASES}(?:,? [\w-]+){{0,3}}?,? (?:totall?ing|worth|of|valued at|for) {_ABOUT}$")
_CONTRACT = re.compile(rf"\s{_EPITHETS}(?:{_PURCHASES}\b|(?:contract|order)s?(?= (?:with|from|by|to supply)\b|[.,;]))")
_CHANGE = re.compile(r"\s*\((?:[+\-−–]\s?\d|flat\b|up \d|down \d)")
# Goods that are counted by their price: "imported semiconductors worth $5bn".
_TRADED_GOODS = re.compile(
    rf"\b(?:buy|bought|purchas|order|sell|sold|import|export|ship)\w* (?:[\w’'-]+ ){{0,3}}?{_WARES}"
    rf" (?:worth|valued at|for|totall?ing) {_ABOUT}$"
)
# What is owed or held: "debt has come down by $5bn to $20bn"; what a budget loses: "cut $5bn from the schools budget".
_OWED = re.compile(
    r"\b(?:[Dd]ebts?|[Bb]orrowings?|[Ll]iabilities|[Ii]nventor(?:y|ies)|[Cc]ash (?:holdings|pile|reserves))\b"
    r"(?: [\w’'-]+){0,3}? (?:was|were|is|stood|stands|come|came|fallen|fell|rose|risen|grew|grown|reduced|cut|dropped|climbed"
    rf"|shr[aiu]nk|shrunk|declined|totall?ed|amounted|swollen|swelled)(?: (?:down|up))?(?: by [^;,]{{1,30}})?"
    rf"(?: (?:by|to|at))? {_ABOUT}$"
)
_CUT = re.compile(rf"\b(?:cut|cuts|cutting|slash|slashed|slashing|trim|trimmed|shave|shaved) {_ABOUT}$")
_FROM_BUDGET = re.compile(
    rf"{_PAIR}(?:from|off|out of) (?:[\w’'-]+ ){{0,5}}?(?:budgets?|spending|costs|expenses|outlays?)\b"
)
# What might have been done with it: "With $5bn you could have repaired every school".
_MIGHT = re.compile(rf"{_PAIR}(?:[\w-]+ ){{1,3}}?(?:could|would|might) have\b")
_UNIT_COST = re.compile(
    rf"\b(?:1|one|[Oo]ne|[Aa]n?|[Ee]ach|[Ee]very|[Pp]er) ?(?:GW|gigawatt|MW|megawatt|GWh|kilowatt)s?\b"
    rf"[^.;,]{{0,40}}? costs? {_ABOUT}$"
)
_CHANGES_HANDS = re.compile(r"\bshare\b.*\bchange hand\b")
_BETTER_OFF = re.compile(rf"{_PAIR}(?:a year )?(?:richer|poorer|better off|worse off|dearer|cheaper|in the red)\b")


def no_flow(site: Site) -> str | None:
    """Why a sum is no flow, or None: the wording, which names its class before a colon (see `flows.reason`)."""
    after, before = site.after, before_of(site)
    if _CHANGE.match(after):
        return "revenue:change"
    if _CHANGES_HANDS.search(site.clause_lemmas):
        return "finance:traded"
    if _BETTER_OFF.match(after):
        return "economy:degree"
    if _LOST.match(after) or _BURNT.search(before):
        return "revenue:loss"
    if _SIZED.match(after):
        return "market:size"
    if _PER_SHARE.match(after):
        return "per:share"
    if _FROM_UP.search(before):
        return "whoever:threshold"
    if _MANAGED.search(before):
        return "cash:managed"
    if _OWED.search(before):
        return "cash:owed"
    if _CUT.search(before) and _FROM_BUDGET.match(after):
        return "economy:cut"
    if _MIGHT.match(after) and re.search(r"\b[Ww]ith $", before):
        return "economy:might"
    if _UNIT_COST.search(before):
        return "per:unit"
    if _TRADED_GOODS.search(before):
        return "trade:goods"
    if (_TRADED.search(before) and _GOODS.match(after)) or _BY_CONTRACT.search(before) or _CONTRACT.match(after):
        return "trade:goods"
    return None


def before_of(site: Site) -> str:
    """The words before the figure itself, the qualifier that belongs to the sum's own wording included: "… of more than "."""
    own = re.match(r"\D*?(?=[A-Z]{0,3}[$€£¥₹₩]|\d|[A-Z]{2}|Rs)", site.money.mention.text)
    return f"{site.before.rstrip()} {own.group() if own else ''}"
