"""Sums for which firms, shares and funds get new owners or new money: rounds, takeovers, stakes, the closing of a fund.

The wordings of rounds and takeovers are few and fixed, so that they settle the kind wherever they stand beside the sum itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.claims.english.cues import words
from daicho.claims.english.patterns import CONVERTED, either
from daicho.claims.english.sites import Site, per_unit
from daicho.claims.english.syntax import Tree

# What may stand between a sum and what it is: "a $30m (€28m) oversubscribed pre-Series A round".
_LINKS = (
    r"in|into|for|of|to|by|from|with|on|at|and|or|but|as|than|the|a|an|its|will|would|is|was|has|had|that|which|per"
)
_EPITHETS = rf"(?:(?!(?:{_LINKS})\s)[\w&/’'-]+\s){{0,5}}?"
_DEGREE = (
    r"(?:(?:a|an|up|to|as|much|more|than|over|about|around|some|nearly|almost|roughly|just|under|approximately|reported|least|at"
    r"|total|of|estimated|staggering|whopping|record|further|additional|another)\s)*"
)
_LETTER = r"(?:pre-?\s?)?series\s[A-K]\d?\+?"
_ROUND = (
    rf"(?:(?:{_LETTER}\s)?(?:{_EPITHETS})(?:round|raise|fund-?raise|fund-?raising|{_LETTER}|capital raise)s?"
    r"(?!\sof\s(?:grants?|subsid|awards?|incentives?|support|aid|loans?|talks|lay-?offs|cuts|bids|applications|federal|state))\b)"
)
_MONEY = (
    rf"(?:(?:{_EPITHETS})(?:(?:pre-?)?seed|angel|venture(?:\scapital)?|VC|equity|growth|{_LETTER})\s"
    r"(?:funding|financing|capital|money|investments?|cash|cheques?|checks?|extension))"
)
_TAKEOVER = either(
    r"""(?:\w+-)?(?<!land\x20)(?<!data\x20)(?<!site\x20)(?<!talent\x20)acquisition
    takeover take-over (?:management_|leveraged_)?buy-?out
    merger (?:tender|takeover|buyout|acquisition|cash|all-cash)_offer takeover_(?:bid|approach|deal) (?:minority_|majority_)?stake
    shareholding equity_(?:stake|investment|injection|infusion|commitment|raise|offering|contribution|deal)
    (?:share|stock|rights|equity)_(?:sale|issue|issuance|placement|placing|offering|offer|swap) private_placement
    capital_(?:increase|injection|infusion) initial_public_offering IPO flotation SPAC(?:_deal|_merger)? cash_injection
    (?:first|second|third|final|interim|initial|intermediary|hard)_clos(?:e|ing)"""
)
_FUND = either(
    r"(?:venture|VC|growth|seed|deep-?tech|debut|first|second|third|fourth|fifth|early-stage|late-stage|climate|buyout)"
    r"(?:_[\w-]+){0,3}?_(?:fund|vehicle)"
)
_BEHIND = re.compile(
    rf"{CONVERTED}(?:[\s-](?:(?:worth|of)\s)?{_EPITHETS}(?:{_ROUND}|{_TAKEOVER})\b(?!\s(?:loan|debt|facility|bond))"
    rf"|\s(?:in|of|from|through|via|as\spart\sof)\s(?:(?:an?|its|the|their|this|new|fresh|additional|further)\s)*{_EPITHETS}"
    rf"(?:{_ROUND}|{_MONEY}|equity(?!\sand\sdebt)|share\scapital|fresh\scapital|M&A|mergers\sand\sacquisitions|takeovers)\b)",
    re.IGNORECASE,
)
_OF_ROUND = re.compile(
    rf"\b(?:{_LETTER}|(?:funding|financing|investment|equity|seed|angel|venture|first|second|third|latest|new|this|the|growth)\s"
    rf"(?:(?:funding|financing|investment)\s)?(?:rounds?|raise)|rounds?\sof\s(?:funding|financing|investment)|rights\sissue"
    rf"|capital\s(?:increase|injection|raise)|equity\s(?:stake|injection|infusion|investment|round|capital)"
    rf"|private\splacement|(?:first|second|third|final|interim|initial|intermediary|targeted)\sclos(?:e|ing))"
    rf"(?:\s(?:round|funding|financing|proceeds))?{CONVERTED}(?:,?\s(?:which|that)\s(?:was|is))?\s"
    rf"(?:of|at|worth|to|totall?ing|raising|valued\sat|with)\s{_DEGREE}$",
    re.IGNORECASE,
)
_VENTURE = re.compile(
    rf"\b(?:venture(?:\scapital)?|VC|angel|seed)\s(?:funding|investments?|capital|money|inflows?|financing|deals)\b[^.;]{{0,70}}?\s"
    rf"(?:of|worth|at|to|hit|reached|totall?ed|totall?ing|topped|exceeded|was|were)\s{_DEGREE}$",
    re.IGNORECASE,
)
# "raised $40m at a $300m valuation", "will invest $5bn in Orbel at $23 a share"
_PER_STAKE = re.compile(
    rf"{CONVERTED}\s(?:[^.;,$€£¥]{{0,60}}\s)?(?:(?:at|on|with)\s(?:an?|its)\s[^.;,]{{0,40}}\bvaluation"
    r"|at\s[$€£¥]?[\d.,]+(?:\s\w+)?\s(?:a|per)\sshare)\b",
    re.IGNORECASE,
)
_PUTTING_IN = re.compile(
    r"\b(?:rais(?:ed?|es|ing)|secur(?:ed?|es|ing)|invest(?:ed|s|ing)?|inject(?:ed|s|ing)?|put(?:s|ting)?|landed|closed|seek(?:s|ing)?)"
    r"\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_VENTURERS_PUT = re.compile(
    r"\b(?:VCs|(?:venture|angel|private[\s-]equity)(?:\scapital)?\s(?:capitalists|investors|firms|funds|houses)|angels)\b"
    rf"(?:\s[\w-]+){{0,3}}?\s(?:invest|pour|put|plough|plow|pump|sank|sink|inject|spen[dt]|deploy)\w*\s{_DEGREE}$",
    re.IGNORECASE,
)
_TOLD_RAISED = re.compile(
    rf"{CONVERTED}\s(?:(?:that|which)\s)?(?:[\w’'&.-]+\s){{1,4}}?(?:raised|took\sin|pulled\sin)\b(?!\s(?:its|the|their)\s)",
    re.IGNORECASE,
)
_INTO_STARTUPS = re.compile(
    rf"{CONVERTED}\s(?:in|into|for|to)\s{_EPITHETS}(?:start-?ups?|unicorns?|scale-?ups?|fledgling\s(?:firms|companies))\b",
    re.IGNORECASE,
)
_BY_STARTUPS = re.compile(
    r"\b(?:start-?ups?|unicorns?|scale-?ups?)\b(?:\s(?!and\b|but\b)[\w-]+){0,4}?\s"
    rf"(?:rais(?:ed?|es|ing)|attract(?:ed|s|ing)?|pull(?:ed|s|ing)?\sin|dr[ea]w)\s(?:[\w-]+\s){{0,2}}?{_DEGREE}$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    rf"\b(?:total\s|overall\s|cumulative\s|combined\s)?(?:funding|financing|equity|capital|money|fundraising|investment\sraised)"
    rf"(?:\s(?:it\s(?:has\s)?)?(?:raised|secured|received))?(?:\s(?:to\sdate|so\sfar|thus\sfar|since\s\w+))?\s"
    rf"(?:to|at|is|of|now\sstands\sat|stands\sat|reache[sd])\s{_DEGREE}$",
    re.IGNORECASE,
)
_RAISES = re.compile(
    r"\b(?:raised|raised?\s(?:so\sfar|to\sdate)|that\sraise|round|series\s[A-K]|venture\scapital|investors?|start-?up)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:grants?|subsid\w+|government|ministry|federal|state\said|public|programme|program|scheme|loans?|bonds?|debt)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"{CONVERTED}\s{_EPITHETS}(?:fund|vehicle)\b(?!\sof\sfunds)", re.IGNORECASE)
_CLOSING = re.compile(
    rf"\b(?:clos(?:ed?|es|ing)|rais(?:ed?|es|ing))\s(?:on\s|out\s)?(?:(?:its|a|an|the|their)\s)?{_DEGREE}$",
    re.IGNORECASE,
)
_CLOSED_AT = re.compile(
    rf"\b(?:fund|vehicle)\b[^.;]{{0,40}}?\b(?:clos(?:ed?|es|ing)\s|(?:expanded|grown|grew)\sto\s(?:a\stotal\sof\s)?|at\s|reached\s)"
    rf"(?:at\s|on\s)?{_DEGREE}$",
    re.IGNORECASE,
)
_OWN_FUND = re.compile(rf"{CONVERTED}\s{_EPITHETS}{_FUND}\b", re.IGNORECASE)
_VENTURERS = re.compile(
    r"\b(?:venture|VC|private[\s-]equity|buyout)(?:[\s-]capital)?(?:\s\([^)]*\))?\s(?:firm|fund|investor|house|arm|company)\b"
    r"|\b(?:Ventures|Capital|Partners)\b"
)
_BOUGHT = words("acquire buy purchase absorb")
_BARGAIN = r"(?:deal|transaction|offer|takeover|acquisition|buy-?out|merger|purchase\sprice|purchase|bid|agreement)"
_PRICED = re.compile(
    rf"\b{_BARGAIN}(?:,?\s(?!and\b|but\b|or\b|bring|sav(?:e|ing)|valu(?:es?|ing)\b|generat|add(?:s|ing)?\b)[\w,’'-]+){{0,6}}?\s"
    rf"(?:of|worth|for|at|is|was|as|totall?ing|in|around|to)\s(?:roughly\s)?{_DEGREE}$",
    re.IGNORECASE,
)
_BARGAINED = re.compile(rf"{CONVERTED}[\s-]{_EPITHETS}{_BARGAIN}\b", re.IGNORECASE)
_CHANGING_HANDS = re.compile(
    r"\b(?:acquir(?:e[sd]?|ing)|acquisitions?|takeover|take\sover|taking\sover|buy-?out|merg(?:ers?|e[sd]?|ing)|shareholders"
    r"|stockholders|controlling\sinterest|majority\scontrol|(?:majority|minority|\d)\sstake|stake\sin|outstanding\sshares"
    r"|(?:be|been|was|were|is)\sbought|to\sbuy)\b",
    re.IGNORECASE,
)
_PAID = re.compile(rf"\b(?:for|in\s(?:an?|its)\s[^.;]{{0,40}}?\s(?:worth|valued\sat|of))\s{_DEGREE}$", re.IGNORECASE)
_SOLD = words(
    """company firm startup start-up unicorn business unit division arm operation subsidiary rival group maker developer designer
    stake holding shareholding producer supplier specialist competitor parent chipmaker carmaker"""
)
# What a bargain may be over besides: then the words of buying prove nothing.
_GOODS = re.compile(
    r"\b(?:suppl(?:y|ies)|offtake|power\spurchase|purchase\sagreement|contracts?|orders?|tax|loans?|trade|licen[cs]\w+)\b",
    re.IGNORECASE,
)


def buys_in(site: Site, trees: Sequence[Tree]) -> str | None:
    """By which wording a sum is one for shares, firms or a fund, or None. trees: those of the whole document, in order."""
    if per_unit(site):
        return None
    text, span, whole = site.tree.text, site.money.mention.span, site.tree.sentence.span
    left, right = text[max(whole.start, span.start - 200) : span.start], text[span.end : min(whole.end, span.end + 120)]
    if _BEHIND.match(right) or _OF_ROUND.search(left):
        return "round"
    if _PER_STAKE.match(right) and _PUTTING_IN.search(left):
        return "round"
    if (
        _VENTURE.search(left)
        or _VENTURERS_PUT.search(left)
        or _BY_STARTUPS.search(left)
        or _puts_into_startups(left, right)
    ):
        return "startups"
    sentence = text[whole.start : whole.end]
    if _TOLD_RAISED.match(right) and not _PUBLIC.search(sentence):
        return "raised"
    if _SO_FAR.search(left) and _RAISES.search(left) and not _PUBLIC.search(sentence):
        return "raised so far"
    if _is_fund(site, left, right, sentence):
        return "fund"
    return "takeover" if _is_price(site, left, right, trees) else None


def _puts_into_startups(left: str, right: str) -> bool:
    """Whether somebody pays a sum into young firms; what a government pays them may be a grant."""
    return bool(
        _INTO_STARTUPS.match(right)
        and re.search(r"\b(?:pour|invest|pump|put|plough|plow|inject|sunk|sink)\w*\s[^.;]{0,30}$", left, re.IGNORECASE)
        and not _PUBLIC.search(left)
    )


def _is_fund(site: Site, left: str, right: str, sentence: str) -> bool:
    """Whether a sum is what a fund has gathered from those who put money into it: "closed a $180m fund"."""
    if any(name.type == "government" for name in site.tree.names) or _PUBLIC.search(sentence):
        return False
    if (_CLOSED.match(right) and _CLOSING.search(left)) or _CLOSED_AT.search(left):
        return True
    return _OWN_FUND.match(right) is not None and _VENTURERS.search(sentence) is not None


def _is_price(site: Site, left: str, right: str, trees: Sequence[Tree]) -> bool:
    """Whether a sum is the price of a firm: that of a bargain where firms change hands, or what one is bought for."""
    if _PAID.search(left) and _is_firm_bought(site):
        return True
    priced = _PRICED.search(left) or _BARGAINED.match(right)
    if not priced or _GOODS.search(priced.group()):
        return False
    order = site.tree.order
    around = (site.tree, *trees[max(0, order - 2) : order], *trees[:1])
    return any(
        _CHANGING_HANDS.search(tree.sentence.span.of(tree.text)) and not _GOODS.search(tree.sentence.span.of(tree.text))
        for tree in around
    )


def _is_firm_bought(site: Site) -> bool:
    """Whether a firm, a part of one or a stake is the object of a verb of buying or selling before the sum."""
    tree, tokens = site.tree, site.tokens
    start = tree.within(site.money.mention.span).start
    last = max(
        (tree.within(figure).stop for figure in tree.figures if figure.end <= site.money.mention.span.start), default=0
    )
    for verb in range(last, start):
        if tokens[verb].lemma not in _BOUGHT and tokens[verb].lemma != "sell":
            continue
        for child in tree.children[verb]:
            if tokens[child].dep not in ("dobj", "nsubjpass") or child >= start:
                continue
            name = tree.name_of_head.get(child)
            if tokens[child].lemma in _SOLD or (
                name and name.type in ("company", "unknown") and tokens[verb].lemma != "sell"
            ):
                return True
    return False
