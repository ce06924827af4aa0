"""Indicators: a stated measure of an economy, a sector or a market: a rank, a share, a rate, a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Indicator, Party
from daicho.reference.counted import BODIES, PEOPLE

_RANKED = re.compile(
    r"\b(?:rank\w*|place[ds]?|position\w*|came|come|comes|list\w*|league|index|up to|down to|dropped|climb\w*|rose|fell|slipped|found at|world['’]s|globally|in the world|in Asia|in Europe)\b",
    re.I,
)
_SHARE = re.compile(
    r"\b(?:share|market|world|global\w*|worldwide|accounts?|accounted|GDP|gross domestic|economy|population|exports?|imports?|sales of|shipments|unemployment"
    r"|production of|output of|demand|supply|self-sufficien\w+|electricity|power|industry|sector|people|households|firms|companies|graduates|teachers"
    r"|workers|manufacturers|rate|consum\w+|internet|capacity|ratio|average|respondents|survey)\b",
    re.I,
)
# Percentages that measure a deal, a company or a price rather than an economy.
_OWN = re.compile(
    r"\b(?:stakes?|shares (?:in|of|rose|fell|jumped|dropped|closed|gained|were)|shareholders?|equity|own(?:s|ed|ership)?|interest(?: rate)?|coupon|yield\w*|discount|premium|margin\w*|profit\w*|revenue|net income"
    r"|earnings|tariffs?|dut(?:y|ies)|tax(?:es)?|credit|subsid\w+|grants?|of the cost|costs?|bill|price[sd]?|stock|index (?:fell|rose)|closed|trading|points|salary|wages?|rent|fee|discounted|per share|guidance"
    r"|complet\w+|of the (?:money|sum|investment|budget|funding|work)|bonus|futures|barrel|efficien\w+|faster|cheaper|debt|loan|vote|yen|dollar)\b",
    re.I,
)
_FALL = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|declin\w+|slipp\w+|dropp\w+|drop(?:s)?|shrank|decreas\w+|down|contract(?:ed|ing)|lower)(?: by)?(?: about| around| some)?[ ]\Z",
    re.I,
)
_LEVEL = re.compile(r"\b(?:to|from|at|of)[ ](?:about |around |some |nearly )?\Z", re.I)


def indicators(cast: Cast) -> Iterator[Indicator]:
    """Every indicator of a document."""
    for line in cast.lines:
        for quantity in line.quantities:
            if cue := _cue(line, quantity):
                yield _indicator(cast, line, quantity, cue)


def _cue(line: Line, quantity: Quantity) -> str | None:
    """Why a quantity measures an economy or a sector; None where it does not."""
    before, after = line.around(quantity.mention.span, 110, 90)
    near = before[-70:] + " " + after[:60]
    noun = quantity.unit.partition("/")[0]
    if noun == "rank":
        return _rank(line, quantity, before, after)
    if noun == "%":
        if _OWN.search(near):
            return None
        return f"share or rate: {match.group()}" if (match := _SHARE.search(line.words)) else None
    if noun in ("people", "residents") and quantity.value >= 100_000:
        return "population" if re.search(r"\b(?:live|living|population|home to|inhabitants)\b", line.words) else None
    if noun in BODIES | PEOPLE and quantity.value >= 20:
        return (
            "count"
            if re.search(
                r"\b(?:industry|sector|worldwide|nationwide|across the country|in the country|set up shop)\b",
                line.words,
            )
            else None
        )
    return None


def _rank(line: Line, quantity: Quantity, before: str, after: str) -> str | None:
    wording = quantity.mention.text
    if re.search(r"[- ](?:largest|biggest|highest)\Z", wording) and not re.match(
        r"[ ](?:economy|market|producer|exporter|importer|in the world|share)", after
    ):
        return None
    if not re.search(
        r"\b(?:rank\w*|place|index|came|comes|swapped|climb\w*|top \w+|league|found at|dropped out|up to|position)\b",
        line.words,
        re.I,
    ):
        return None
    if re.match(
        r"[ -](?:phase|plant|fab|factory|line|site|quarter|half|straight|month|year|time|hall|unit|stage|round|day|term|wave|partner|group|batch|\w+ (?:plant|fab|phase|month|year))\b",
        after,
    ):
        return None
    return "rank" if _RANKED.search(before[-60:] + after[:40]) else None


def _indicator(cast: Cast, line: Line, quantity: Quantity, cue: str) -> Indicator:
    before, _ = line.around(quantity.mention.span, 40, 0)
    falls = quantity.unit == "%" and _FALL.search(before) and not _LEVEL.search(before)
    return Indicator(
        quote=line.quote,
        measure=quantity.mention,
        value=-quantity.value if falls else quantity.value,
        low=quantity.low,
        unit=quantity.unit,
        subject=_subject(cast, line, quantity),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=0.65,
        why=(cue,),
    )


def _subject(cast: Cast, line: Line, quantity: Quantity) -> tuple[Party, ...]:
    """Whose measure it is: the subject of the verb above, and a country named in the line."""
    head = line.head(quantity.mention.span)
    found: list[Party | None] = []
    if head is not None:
        subject = line.subject_of(head)
        for above in line.up(head):
            subject = subject if subject is not None else line.subject_of(above)
        if subject is not None:
            name = line.name_at(subject)
            found.append(party_of(name) if name else phrase_party(line.noun(subject)))
    found += [party_of(name) for name in line.names if name.country and name.type == "place"][:1]
    return unique(found)[:2]
