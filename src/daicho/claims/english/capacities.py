"""Capacities: a stated physical output or capability of a project: wafers a month, megawatts, nanometres, tonnes a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daicho.claims.english.cast import Cast, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, words
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Capacity
from daicho.reference import places
from daicho.reference.counted import THINGS

_POWER = re.compile(
    r"(?:[kM]?tpa|[kMGT]Wh?p?|(?:[\w-]+ )?qubits?|\w*(?:flops?|FLOPS?)|(?:tera|peta|giga)(?:bits?|bytes?).*|[GTP]bps)(?:/\w+)?\Z"
)
SIZES = ("inch", "mm", "nm")
"""Units of what is made, not of how much."""
_COMPUTE = words("accelerators GPUs processors servers racks")
_WAFER_SIZES = {"inch": (4, 6, 8, 12, 18), "mm": (100, 150, 200, 300, 450)}
_WAFERS = cue(r"wafers? fabs? lines? silicon substrates? equivalents? chips? foundr\w+ plants? tools equipment")
_GROWTH = cue("output capacity production throughput volumes? expansion computing wafers?")
# Export rules name nodes without anybody making them; comparisons and illustrations are no capacity of a project.
_TRADE = cue(r"export\w* sanction\w* curb\w* controls? ban(?:s|ned)? restrict\w* licen[cs]\w+ below entity_list")
_MADE = cue(r"produc\w+ made")
_ILLUSTRATION = cue(
    "enough_(?:for|to) equivalent_(?:to|of)(?!_[\\d,.]+_(?:tons|tonnes)) compared_with target_of needs? consum\\w+"
)
# What one rack or chip takes, as against what a plant has.
_DRAWN = re.compile(r"\b(?:rack|server|chip|processor)s?\b[^.;,]{0,40}\b(?:takes?(?: in)?|draws?|uses?|swallows?) \Z")
_RATE_APART = re.compile(r"[^.;,]{0,70}?\b(?:(?:each|every|a|per) (?P<per>year|annum|month|week|day)\b|annually\b)")
_NATIONAL = re.compile(r"[MGT]Wh?\Z")
_WANTS = words("want have target aim plan install reach hope intend set get")
_NATIONAL_OUTPUT = words("capacity output generation production demand consumption fleet")
_OR_FINER = re.compile(
    r"(?: nodes?| chips?| process(?:es)?)? (?:or|and) (?:less|below|smaller|finer|under|more|larger|above)\b"
)
_SOLD = cue("sold sells? prices? priced costs?")
_STAFF = cue("staff workforce payroll headcount employees jobs")
_TO = re.compile(r"\b(?:to|at|from|for) (?:about |around |some |roughly )?\Z")
_GOAL = re.compile(r"\A (?:is|are|was) the (?:\w+ )?(?:goal|target|aim)\b")
_SHIFT = cue(
    r"doubl\w+ tripl\w+ lift\w* rais\w+ expand\w* grow\w* increas\w+ get go rise ris(?:es|ing) boost\w* bring\w* reach\w* up"
)


def capacities(cast: Cast) -> Iterator[Capacity]:
    """Every capacity of a document."""
    last: tuple[int, str] | None = None  # where a unit stood last, for a number that takes it up
    for line in cast.lines:
        for quantity in line.quantities:
            if not quantity.unit and last and line.index - last[0] <= 1 and _takes_up(line, quantity):
                quantity = replace(quantity, unit=last[1])
            elif quantity.unit.startswith("/"):
                quantity = replace(quantity, unit=_thing_before(cast, line, quantity) + quantity.unit)
            else:
                quantity = _rated(line, quantity)
                again = last and line.index - last[0] <= 1 and last[1].startswith(f"{quantity.unit}/")
                if last and again and _TO.search(line.around(quantity.mention.span, 12, 0)[0]):
                    quantity = replace(
                        quantity, unit=last[1]
                    )  # "60,000 tonnes a year, with room to expand to 100,000 tonnes"
            if cue := _cue(line, quantity):
                yield _capacity(cast, line, quantity, cue)
                if quantity.unit not in (*SIZES, "times"):
                    last = line.index, quantity.unit


def _cue(line: Line, quantity: Quantity) -> str | None:
    """Why a quantity is a capacity; None where it is something else."""
    noun, _, rate = quantity.unit.partition("/")
    before, after = line.around(quantity.mention.span, 70, 70)
    if noun == "nm":
        if _OR_FINER.match(after):
            return None
        return None if _TRADE.search(line.words) and not _MADE.search(line.words) else "node"
    if noun in _WAFER_SIZES:
        again = re.search(r"\bmm \(\Z|mm\(\Z", before)  # "300mm (12-inch)" is one size
        fits = quantity.value in _WAFER_SIZES[noun] and _WAFERS.search(before + after) and not _SOLD.search(after)
        return "wafer size" if fits and not again else None
    if _ILLUSTRATION.search(before[-30:]) or _DRAWN.search(before) or is_national(line, quantity):
        return None
    if noun == "times":
        near = before[-45:] + after[:45]
        grown = _GROWTH.search(near)
        paid = any(money.mention.text in near for money in line.sums)
        return f"growth of {grown.group().lower()}" if grown and not paid and "share" not in near else None
    if _POWER.fullmatch(quantity.unit):
        return "power or computing"
    if noun == "tonnes" and rate:
        return "output at a rate"
    if noun in THINGS and rate:
        return "output at a rate"
    return "computing hardware" if noun in _COMPUTE and quantity.value >= 100 else None


def is_national(line: Line, quantity: Quantity) -> bool:
    """Whether a country wants or has an output, which is a measure of its economy and no plant's capacity."""
    head = line.head(quantity.mention.span)
    if head is None or not _NATIONAL.match(quantity.unit):
        return False
    for at in line.up(head):
        subject = line.subject_of(at) if line.tokens[at].pos == "VERB" else None
        if subject is not None and _is_of_country(line, subject):
            return True
        if line.tokens[at].lemma in _WANTS and subject is not None:
            name = line.name_at(subject)
            return name is not None and name.country is not None and name.type in ("place", "government")
    return False


def _is_of_country(line: Line, subject: int) -> bool:
    """Whether a subject is a whole country's: "U.S. module capacity", "Poland's battery output"."""
    own = any(line.tokens[i].tag == "PRP$" for i in line.children[subject])  # "its U.S. capacity" is a firm's
    if own or line.tokens[subject].lemma not in _NATIONAL_OUTPUT:
        return False
    owners = (
        line.tokens[i].text for i in line.below(subject) if line.tokens[i].dep in ("compound", "amod", "poss", "nmod")
    )
    return any(places.adjective_country(word) or _is_country(word) for word in owners)


def _is_country(word: str) -> bool:
    place = places.by_name(word)
    return place is not None and place.kind == "country"


def _thing_before(cast: Cast, line: Line, quantity: Quantity) -> str:
    """What "120,000 of them a year" counts: the thing named last before it, in the line or the two before."""
    before, _ = line.around(quantity.mention.span, 200, 0)
    position = cast.position(line)
    earlier = " ".join(other.words for other in cast.lines[max(0, position - 2) : position])
    return next((word for word in reversed(re.findall(r"[\w-]+", f"{earlier} {before}")) if word in THINGS), "units")


def _rated(line: Line, quantity: Quantity) -> Quantity:
    """A quantity of goods with the rate that stands apart from it: "24,000 tonnes should leave the gate each year"."""
    if quantity.unit != "tonnes" and quantity.unit not in THINGS:
        return quantity
    _, after = line.around(quantity.mention.span, 0, 80)
    rate = _RATE_APART.match(after)
    return (
        replace(quantity, unit=f"{quantity.unit}/{(rate['per'] or 'year').replace('annum', 'year')}")
        if rate
        else quantity
    )


def _takes_up(line: Line, quantity: Quantity) -> bool:
    """Whether a bare number goes on with the last unit: "that is supposed to double to 12", "from 56 qubits to 300"."""
    before, after = line.around(quantity.mention.span, 60, 24)
    return _GOAL.match(after) is not None or bool(
        _TO.search(before)
        and _SHIFT.search(before)
        and not _STAFF.search(before)
        and not re.match(r"[ ]?[A-Za-z%]{4,}", after)
    )


def _capacity(cast: Cast, line: Line, quantity: Quantity, cue: str) -> Capacity:
    head = line.head(quantity.mention.span)
    project = cast.project(line, head)
    actor = cast.actor(line, head)
    return Capacity(
        quote=line.quote,
        measure=quantity.mention,
        value=quantity.value,
        low=quantity.low,
        unit=_as_told(quantity),
        subject=unique([project, actor]),
        project=unique([project]),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=0.92,
        why=(cue,),
    )


def _as_told(quantity: Quantity) -> str:
    """The unit as the text has it: metric tons are written as such."""
    return f"metric tons{quantity.unit[6:]}" if "metric ton" in quantity.mention.text.lower() else quantity.unit
