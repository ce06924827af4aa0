"""Indicators: a stated measure of an economy, a sector or a market: a rank, a share, a rate, a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, either
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Indicator, Party
from daicho.reference.counted import BODIES, PEOPLE

_RANKING = cue(
    r"""rank\w* place[ds]? spot position\w* came comes? league index up_to down_to dropped climb\w* swapped found_at
    top_\w+"""
)
_RANKED = cue(
    r"""rank\w* place[ds]? spot position\w* came comes? list\w* league index up_to down_to dropped climb\w* rose fell
    slipped found_at world['’]s globally in_the_world in_\w+ ahead behind now"""
)
_JUST_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|came|comes?|placed|finished|now|world['’]s)(?: in| at| as)? (?:joint )?\Z", re.IGNORECASE
)
_MOST = re.compile(r"[- ](?:largest|biggest|highest)\Z")
_OF_ECONOMIES = re.compile(
    r" (?:economy|market|producer|exporter|importer|in the world|share|\w+ (?:economy|market|producer|exporter|importer))\b"
)
_ORDER = re.compile(
    r"[ -](?:\w+[ -])?"
    + either(
        """phase plant fab factory line site quarter half straight month year time hall unit stage round day term wave
        partner group batch project building tranche generation week edition"""
    )
    + r"\b"
)
_ECONOMY = cue(
    r"""share market world global\w* worldwide accounts? accounted GDP gross_domestic economy population exports?
    imports? sales_of shipments unemployment production_of output_of demand self-sufficien\w+ electricity power
    industry sector people households firms companies graduates teachers workers manufacturers rate consum\w+ internet
    capacity ratio average respondents survey total"""
)
# Percentages that measure a deal, a company or a price rather than an economy.
_OWN = cue(
    r"""stakes? shares_(?:in|of|rose|fell|jumped|dropped|closed|gained|were) shareholders? equity own(?:s|ed|ership)?
    interest interest_rate key_rate policy_rate attend\w* festival coupon yield\w* discount premium margin\w*
    profit\w* revenue net_income earnings tariffs? dut(?:y|ies) lev(?:y|ies) tax(?:es)? credit subsid\w+ grants?
    of_the_cost costs? bill price[sd]? stock index_(?:fell|rose) closed trading points salary wages? rent fee
    discounted per_share guidance complet\w+ of_(?:the|its|that)_(?:money|sum|investment|budget|funding|work|figure)
    bonus futures barrel efficien\w+ faster cheaper debt loan vote yen dollar workforce oil"""
)
_HOLDING = re.compile(r"\b(?:hold(?:s|ing)?|held|owns?|with) (?:about |around )?\Z")
_HELD = cue("of_the_shares of_its_shares respectively stake ventures?")
_COMPANY = cue("revenue net_income earnings shareholders? stake futures oil_has profit")
_GROWS = cue(
    r"rose ris\w+ grew grow\w* increas\w* fell slipped declin\w+ dropped up down gained expand\w* shrank jumped surged climbed"
)
_FALL = re.compile(
    r"\b"
    + either(r"fell fall(?:s|en|ing)? declin\w+ slipp\w+ dropp?\w* shrank decreas\w+ down contract(?:ed|ing) lower")
    + r"(?: by)?(?: about| around| some)? \Z",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:to|from|at|of) (?:about |around |some |nearly )?\Z", re.IGNORECASE)
_SECTOR = cue("industry sector worldwide nationwide across_the_country set_up_shop")
_NUMBER_OF = re.compile(
    r"\bnumber of\b.{3,60}\b(?:to|at|is|was|reached) (?:about |around |some |nearly |almost )?\Z", re.IGNORECASE
)
_LIVING = cue("live living population home_to inhabitants")


def indicators(cast: Cast) -> Iterator[Indicator]:
    """Every indicator of a document."""
    last: int | None = None  # the line that gave a share or rate last
    for line in cast.lines:
        for quantity in line.quantities:
            why = _cue(line, quantity, last is not None and line.index - last <= 2)
            if why:
                if quantity.unit == "%":
                    last = line.index
                yield _indicator(cast, line, quantity, why)


def _cue(line: Line, quantity: Quantity, going_on: bool) -> str | None:
    """Why a quantity measures an economy or a sector; None where it does not. going_on: shares or rates stand just before."""
    before, after = line.around(quantity.mention.span, 110, 90)
    noun = quantity.unit.partition("/")[0]
    if noun == "rank":
        return _rank(line, quantity, before, after)
    if noun == "%":
        near = (
            re.split(r"[;—–]|, (?:and|but|while|which|where)? ?", before[-70:])[-1]
            + " "
            + re.split(r"[;—–,]", after[:60])[0]
        )
        if _HOLDING.search(before) and not after.startswith(" of "):
            return None
        fraction = quantity.mention.text[-1] not in "%t"  # "half of its capacity" says nothing of an economy
        own = fraction and re.match(r" of (?:its|their|his|her)\b", after)
        if own or _OWN.search(near) or _COMPANY.search(before) or _HELD.search(after):
            return None
        if match := _ECONOMY.search(line.words):
            return f"share or rate: {match.group()}"
        if after.startswith(" of ") and quantity.mention.text[-1] in "%t" and not line.sums and not _HELD.search(after):
            return "share of"
        if not _GROWS.search(before[-40:] + after[:40]):
            return None
        return "one more rate" if going_on else "growth in a country" if _of_country(line) else None
    if not noun and quantity.value >= 10 and _NUMBER_OF.search(before):
        return "number of"
    if noun in ("people", "residents") and quantity.value >= 100_000:
        return "population" if _LIVING.search(line.words) else None
    if noun in BODIES | PEOPLE and quantity.value >= 20:
        return "count" if _SECTOR.search(line.words) else None
    return None


def _of_country(line: Line) -> bool:
    """Whether a line names a country or its people and no company."""
    return any(name.country for name in line.names) and not any(name.type == "company" for name in line.names)


def _rank(line: Line, quantity: Quantity, before: str, after: str) -> str | None:
    """Whether an ordinal is a place in a ranking rather than the second plant or the third month."""
    if _MOST.search(quantity.mention.text):
        return "rank" if _OF_ECONOMIES.match(after) else None
    if not _RANKING.search(line.words) or _ORDER.match(after):
        return None
    if quantity.mention.text.startswith(("No", "number", "#")) or quantity.value <= 3:
        return "rank" if _JUST_RANKED.search(before) else None
    return "rank" if _RANKED.search(before[-60:] + after[:40]) else None


def _indicator(cast: Cast, line: Line, quantity: Quantity, why: str) -> Indicator:
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
        confidence=0.8,
        why=(why,),
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
            phrase = line.noun(subject)
            counted = any(item.mention.span.overlaps(phrase.span) for item in line.quantities)
            found.append(party_of(name) if name else None if counted else phrase_party(phrase))
    found += [party_of(name) for name in line.names if name.country and name.type == "place"][:1]
    return unique(found)[:2]
