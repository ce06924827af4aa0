"""Indicators: a stated measure of an economy, a sector or a market: a rank, a share, a rate, a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.capacities import is_national
from daicho.claims.english.cast import PROJECTS, Cast, party_of, phrase_party, unique
from daicho.claims.english.headcounts import is_trade
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, either, words
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
    r"(?<!to )\b(?:rank(?:s|ed|ing)?|came|comes?|placed|finished|now|world['’]s)(?: in| at| as)? (?:joint )?\Z",
    re.IGNORECASE,
)
_MOST = re.compile(r"[- ](?:largest|biggest|highest)\Z")
_OF_ECONOMIES = re.compile(
    r" (?:economy|market|producer|exporter|importer|in the world|share|trading partner"
    r"|\w+ (?:economy|market|producer|exporter|importer))\b"
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
    r"""market world global\w* worldwide accounts? accounted GDP gross_domestic economy population exports?
    imports? sales_of shipments unemployment production_of output_of self-sufficien\w+ reliance_on dependence_on
    industry sector respondents survey nationwide"""
)
# Words that make a percentage next to them a measure, but say nothing of one elsewhere in the sentence.
_BESIDE = cue(
    r"""share demand electricity power people households firms companies graduates teachers workers manufacturers rate
    applications filings registrations industrial_production consumer_prices
    (?:was|were|been)_(?:sold|registered|shipped|installed)
    consum\w+ internet capacity ratio average total imported exported"""
)
# Percentages that measure a deal, a company or a price rather than an economy.
_OWN = cue(
    r"""stakes? shares_(?:in|of|rose|fell|jumped|dropped|closed|gained|were) shareholders? equity own(?:s|ed|ership)?
    interest interest_rate key_rate policy_rate attend\w* festival coupon yield\w* discount premium margin\w*
    profit\w* revenue net_income earnings tariffs? dut(?:y|ies) lev(?:y|ies) tax(?:es)? credit subsid\w+ grants?
    of_the_cost costs? bill price[sd]? stock index_(?:fell|rose) closed trading points salary wages? fee pays? paying maturit\w+
    discounted per_share guidance complet\w+ of_(?:the|its|that)_(?:money|sum|investment|budget|funding|work|figure)
    of_(?:the|its|their)_(?:staff|employees|company|firm|venture|shares|stock|profits?|crew|team) of_(?:them|whom)
    energy_use losses
    bonus futures barrel box_office films? weekend efficien\w+ faster cheaper debt loan vote yen dollar workforce oil"""
)
_TAXED = cue("tax_credits? tax_breaks? tax_rates? tariffs? dut(?:y|ies) tax_deductions?")
_HOLDING = re.compile(r"\b(?:hold(?:s|ing)?|held|owns?|with) (?:about |around )?\Z")
_HELD = cue("of_the_shares of_its_shares respectively stake ventures?")
_COMPANY = cue("revenue net_income earnings shareholders? stake futures oil_has profit")
_GROWS = cue(
    r"rose ris\w+ grew grow\w* increas\w* fell slipped declin\w+ dropped up down gained expand\w* shrank jumped surged climbed"
)
_FALL = re.compile(
    r"\b"
    + either(
        r"fell fall(?:s|en|ing)? declin\w+ slipp\w+ dropp?\w* shrank(?:_in_\w+)? decreas\w+ down contract(?:ed|ing) lower"
    )
    + r"(?: by)?(?: about| around| some)? \Z",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:to|from|at|of) (?:about |around |some |nearly )?\Z", re.IGNORECASE)
_ABOUT = "(?:about |around |some |nearly |almost |over |more than )?"
_SECTOR_WORD = re.compile(r"\b(?:industry|sector|economy)\b")
_EVERYBODY = words("people workers residents inhabitants")
_LOST = re.compile(rf"\blost {_ABOUT}\Z")
_SECTOR = cue("industry sector worldwide nationwide across_the_country set_up_shop")
_NUMBER_OF = re.compile(
    rf"\bnumber of\b.{{3,60}}\b(?:to|at|is|was|reached) {_ABOUT}\Z"
    rf"|\b\w+s (?:now |today |at present )?number(?:ed)? {_ABOUT}\Z"
    r"|\b(?:filings|applications|patents|registrations|arrivals|births|start-?ups|firms|companies)\b"
    rf"[^.;,]{{0,40}}, at {_ABOUT}\Z",
    re.IGNORECASE,
)
_LIVING = cue("live living lives population home_to inhabitants")
_POPULATION = re.compile(
    rf"\b(?:[Oo]f|with|has) (?:its|the country's|their|a population of)? ?{_ABOUT}\Z|\blost {_ABOUT}\Z", re.IGNORECASE
)
# A whole trade at work: "the semiconductor sector employs 35,000", "call centres give work to 1.7 million people".
_EMPLOYS = re.compile(
    rf"\b(?:industry|sector|economy|[A-Za-z]+s)\b[^.;,]{{0,40}}?\b(?:employ(?:s|ed)?|give[s]? work to) {_ABOUT}\Z"
)
_OF_GDP = re.compile(r" of (?:its |the country's |national )?(?:GDP|gross domestic product|the economy)\b")
_RANKINGS = re.compile(r"\b(?:index|rankings?|ranks?|ranked|league table|scoreboard|barometer)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom (?:joint )?[\w-]+ to (?:joint )?\Z")
_BEING = words("be come rank place finish stay remain stand rise climb fall slip drop")
_EARLIER = re.compile(r"\b(?:from|after|against|was) (?:joint )?(?:the )?\Z")
_LIKEWISE = re.compile(r"\b(?:and|but|though|although|while) \Z")
_WITHIN_TABLE = re.compile(r"[A-Z][\w. ]+, at \Z")
_SECURITIES = words("shares stock stocks bond bonds paper notes certificates film films")
# What prices of shares do.
_MOVES = words(
    "rise fall gain lose drop climb jump slip add shed surge tumble close end finish slide sink advance rally"
)
_OF_THEIRS = re.compile(r" of (?:its|their|his|her|these|them|those)\b")
_OF_EVERYBODY = re.compile(
    r" of its (?:people|population|citizens|inhabitants|residents|households|electricity|power|energy|exports|imports)\b"
)
_BREAK = re.compile(
    r"[;:—–]| and (?=(?:\w+ ){1,4}(?:is|are|was|were|has|have|will|would)\b)|, (?:but|while|whereas|although|after) "
)
_DENSE_BEFORE = re.compile(rf"(?:\(|\b(?:has|have|had|with|of|at|to|reached) {_ABOUT})\Z")
_FEW, _MANY = 5, 100
# What countries and firms are ranked by the number of.
_TALLIED = words("patents inventions papers publications filings unicorns startups start-ups supercomputers")
# "75% of the machines for the plant", "60% of the plant's output": one plant's or firm's own.
_OF_WORKS = re.compile(
    r" of (?:the |its |their )?(?:[\w’'-]+ ){0,4}?"
    + either("plant fab factory works site project company firm line steel steelwork foundations construction")
    + r"(?:['’]s)?\b"
)
# What makes a figure one of a whole market or country, whoever is its subject.
_OF_ALL = cue(
    r"""world['’]?s? global\w* worldwide market countr(?:y|ies)['’]?s? nation['’]?s? national economy GDP population sector
    industry electricity"""
)
_IN_COUNTRY = re.compile(r"\bin (?:the )?(?:world|country|region|nation|[A-Z][a-z]+)\b")
# What a country or park does that has firms or projects, and what firms do that are counted by a programme.
_APPLYING = words("license licence register apply express submit join approve grant announce")
_COUNTING = _APPLYING | words(
    "have host attract count boast record number house see draw welcome gain list include add"
)
_REALMS = words("park zone country region province state city cluster sector industry economy district area valley")
_FEWER = re.compile(r" (?:fewer|less|lower|down)\b")


def indicators(cast: Cast) -> Iterator[Indicator]:
    """Every indicator of a document."""
    last: int | None = None  # the line that gave a share or rate last
    dense: tuple[int, str] | None = None  # the line that gave a density last, and of what
    tally: int | None = None  # the line that compared counts of countries or firms last
    table = _is_table(cast)
    for line in cast.lines:
        for quantity in line.quantities:
            why = _cue(line, quantity, last is not None and line.index - last <= 2)
            if not why and table:
                why = _place_in_table(line, quantity)
            if not why and dense and line.index - dense[0] <= 2 and _one_more(line, quantity, dense[1]):
                why = "one more density"
            if not why and _in_tally(line, quantity, tally is not None and line.index - tally <= 4):
                why = "one of several counts"
            if why == "one of several counts":
                tally = line.index
            if why:
                if quantity.unit == "%":
                    last = line.index
                if " per " in quantity.unit or why == "one more density":
                    dense = line.index, quantity.unit.partition(" per ")[0] or (dense[1] if dense else "")
                yield _indicator(cast, line, quantity, why)


def _cue(line: Line, quantity: Quantity, going_on: bool) -> str | None:
    """Why a quantity measures an economy or a sector; None where it does not. going_on: shares or rates stand just before."""
    before, after = line.around(quantity.mention.span, 110, 90)
    noun = quantity.unit.partition("/")[0]
    if " per " in noun:
        return "density"
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
        if _is_firms(line, quantity) or _OF_WORKS.match(after):
            return None
        own = fraction and ((_OF_THEIRS.match(after) and not _OF_EVERYBODY.match(after)) or _of_firm(line, quantity))
        if _OF_GDP.match(after):
            return "share of output"
        if own or _TAXED.search(before) or _OWN.search(near) or _COMPANY.search(before) or _HELD.search(after):
            return None
        if match := _ECONOMY.search(_clause(line, quantity)) or _BESIDE.search(before[-90:] + "|" + after[:70]):
            return f"share or rate: {match.group()}"
        if going_on and fraction:
            return "one more share"
        if after.startswith(" of ") and quantity.mention.text[-1] in "%t" and not line.sums and not _HELD.search(after):
            return "share of"
        if not _GROWS.search(before[-40:] + after[:40]):
            return None
        return "one more rate" if going_on else "growth in a country" if _of_country(line) else None
    if not noun and quantity.value >= 10 and _NUMBER_OF.search(before):
        return "number of"
    if noun in ("people", "residents", "inhabitants") and quantity.value >= 10_000 and _is_population(before, after):
        return "population"
    if (not noun or noun in PEOPLE) and quantity.value >= 1000 and _EMPLOYS.search(before):
        return "employment" if noun in _EVERYBODY or _SECTOR_WORD.search(before) else None
    if (not noun or noun in PEOPLE) and is_trade(line, quantity):
        return "people of a trade"
    if is_national(line, quantity):
        return "national target"
    if noun in BODIES | PEOPLE and quantity.value >= 20 and _SECTOR.search(line.words):
        return "count"
    return "count" if noun in BODIES and _is_counted(line, quantity) else None


def _one_more(line: Line, quantity: Quantity, thing: str) -> bool:
    """Whether a number goes on with a density told before: "while Norway has 868", "Chile (346 units)"."""
    before, after = line.around(quantity.mention.span, 40, 1)
    if quantity.unit not in ("", thing, "units") or not any(name.country for name in line.names):
        return False
    return bool(_DENSE_BEFORE.search(before)) and after in ("", ".", ",", ")", ";")


def _in_tally(line: Line, quantity: Quantity, going_on: bool) -> bool:
    """Whether countries or firms are compared by what they have most of: "6,200 patents came from Korea, while Japan had 3,100".

    going_on: whether such a count, or another, stands just before.
    """
    head = line.head(quantity.mention.span)
    if head is None or not any(name.country or name.type in ("company", "unknown") for name in line.names):
        return False
    if quantity.unit in _TALLIED:
        return quantity.value >= _FEW and (going_on or any(name.country for name in line.names))
    if quantity.unit == "rank":
        return going_on and _stands_alone(line, quantity)
    alone = line.tokens[head].tag == "CD" and line.tokens[head].dep in (
        "pobj",
        "dobj",
        "nsubj",
        "appos",
        "conj",
        "attr",
    )
    return going_on and alone and not quantity.unit and quantity.value >= _MANY


def _is_counted(line: Line, quantity: Quantity) -> bool:
    """Whether firms or projects are counted in a country or park: "the park has drawn 32 projects", "there are 40 unicorns"."""
    head = line.head(quantity.mention.span)
    if head is None or quantity.value < _FEW:
        return False
    for at in line.up(head):
        token = line.tokens[at]
        if token.pos not in ("VERB", "AUX"):
            continue
        if token.lemma == "be" and any(line.tokens[i].tag == "EX" for i in line.children[at]):
            return _IN_COUNTRY.search(line.words) is not None
        subject = line.subject_of(at)
        if subject is None or token.lemma not in _COUNTING:
            return False
        if head in line.below(subject):
            return token.lemma in _APPLYING
        return _is_realm(line, subject)
    return False


def _is_realm(line: Line, subject: int) -> bool:
    """Whether a subject is a country or region, or a park or sector in one."""
    name = line.name_at(subject)
    if name is not None and name.type == "place":
        return True
    if name is not None and name.type == "company":
        return False
    return line.tokens[subject].lemma.lower() in _REALMS


def _of_country(line: Line) -> bool:
    """Whether a line names a country or its people and no company."""
    return any(name.country for name in line.names) and not any(name.type == "company" for name in line.names)


def _is_population(before: str, after: str) -> bool:
    """Whether people are those who live somewhere."""
    return bool(_LIVING.search(before[-60:] + after[:60]) or _POPULATION.search(before))


def _clause(line: Line, quantity: Quantity) -> str:
    """The words of the line around a figure up to the nearest break between clauses."""
    before, after = line.around(quantity.mention.span, len(line.words), len(line.words))
    return f"{_BREAK.split(before)[-1]}{quantity.mention.text}{_BREAK.split(after)[0]}"


def _is_firms(line: Line, quantity: Quantity) -> bool:
    """Whether a figure is told of one firm: "Talus lost 3%", "the company aims for a fifth of the market"."""
    head = line.head(quantity.mention.span)
    verb = next((i for i in (head, *line.up(head)) if line.tokens[i].pos == "VERB"), None) if head is not None else None
    subject = line.subject_of(verb) if verb is not None else None
    if verb is None or subject is None:
        return False
    if line.tokens[subject].text.lower() in _SECURITIES:
        return True
    name = line.name_at(subject)
    if name is None:
        return line.tokens[subject].lemma in PROJECTS - _REALMS and not _OF_ALL.search(line.words)
    if name.type == "company":
        return True
    return (
        (line.tokens[verb].lemma in _MOVES or not _OF_ALL.search(line.words))
        and name.type in ("unknown", "organisation")
        and name.country is None
    )


def _of_firm(line: Line, quantity: Quantity) -> bool:
    """Whether a share is one of a company's own: "half of ASML's people"."""
    end = quantity.mention.span.end
    return any(name.type == "company" and 0 < name.mention.span.start - end <= 6 for name in line.names)


def _is_table(cast: Cast) -> bool:
    """Whether a document reports a ranking: it speaks of one and gives at least three places in it."""
    spoken = any(_RANKINGS.search(line.words) for line in cast.lines)
    return spoken and sum(_stands_alone(line, item) for line in cast.lines for item in line.quantities) >= 3


def _place_in_table(line: Line, quantity: Quantity) -> str | None:
    """Whether a number is a place in the ranking that the document reports."""
    if not quantity.unit and quantity.value <= 250:
        before, after = line.around(quantity.mention.span, 40, 1)
        return "rank" if _WITHIN_TABLE.search(before) and after == "," else None
    return "rank" if _stands_alone(line, quantity) else None


def _stands_alone(line: Line, quantity: Quantity) -> bool:
    """Whether an ordinal counts nothing: "Sweden, third last time", "the Philippines third", not "the third year"."""
    if quantity.unit != "rank" or not quantity.mention.text[-1].isalpha() or " " in quantity.mention.text:
        return False
    inside = line.within(quantity.mention.span)
    before, after = line.around(quantity.mention.span, 12, 30)
    if not inside or _ORDER.match(after) or _EARLIER.search(before):
        return False
    token = line.tokens[inside[-1]]
    counts = (
        token.dep in ("amod", "compound", "nummod", "det")
        and token.head > inside[-1]
        and line.tokens[token.head].pos != "PROPN"
    )
    if counts or (inside[0] and line.tokens[inside[0] - 1].text.lower() in ("the", "a", "at", "its")):
        return False
    return quantity.value > 1 or line.tokens[token.head].lemma in _BEING


def _rank(line: Line, quantity: Quantity, before: str, after: str) -> str | None:
    """Whether an ordinal is a place in a ranking rather than the second plant or the third month."""
    if _MOST.search(quantity.mention.text):
        return "rank" if _OF_ECONOMIES.match(after) else None
    if _FROM_TO.search(before) and _stands_alone(line, quantity):
        return "rank"
    if not _RANKING.search(line.words) or _ORDER.match(after) or _EARLIER.search(before):
        return None
    if quantity.mention.text.startswith(("No", "number", "#")) or quantity.value <= 3:
        likewise = _LIKEWISE.search(before) and _stands_alone(line, quantity)
        return "rank" if likewise or _JUST_RANKED.search(before) else None
    return "rank" if _RANKED.search(before[-60:] + after[:40]) else None


def _indicator(cast: Cast, line: Line, quantity: Quantity, why: str) -> Indicator:
    before, after = line.around(quantity.mention.span, 40, 10)
    fallen = _FALL.search(before) and not _LEVEL.search(before)
    fewer = quantity.unit == "%" and (fallen or _FEWER.match(after))
    falls = fewer or (why == "population" and _LOST.search(before))
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
