"""What a quantity in Japanese text is told for: jobs, trainees, a capacity, an indicator, or nothing that is kept.

The rules of each kind know telling words, but no list of words ends. So what a rule says is one voice, and what stands around
other quantities of the same sort in labelled texts the other: a linear scorer hears both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from daicho.claims.japanese import cues
from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.roles import FACILITY, names_within, phrase_at, span_of, subjects
from daicho.model.annotated import Quantity
from daicho.model.span import Span
from daicho.reference.weights import weights

Told = Literal["none", "indicator", "capacity", "jobs", "trainees"]
TOLD: tuple[Told, ...] = get_args(Told)
_NAMED = frozenset(("place", "company", "organisation", "government", "unknown", "person"))
OUTPUT = re.compile(
    r"(?:[テギメキ][ラガロ]?.*ワット|[TGMk]W)|ナノ|nm|.*フロップス|[ZEPTG](?:FLOPS|Flops|flops|OPS)|量子ビット"
)
"""Units of power, storage, nodes and computing."""
_WORDS = frozenset(("NOUN", "VERB", "ADJ"))
_BEFORE, _AFTER = 16, 12
"""How many characters from a quantity a word stands near it."""
_SORTS: Mapping[str, frozenset[str]] = {
    "share": frozenset(("%", "ポイント")),
    "rank": frozenset(("位",)),
    "times": frozenset(("倍",)),
    "people": frozenset(("人", "名")),
    "goods": frozenset(
        "トン,キログラム,kg,キロリットル,リットル,立方メートル,バレル,平方メートル,m2,本,個,台,枚,錠,食".split(",")  # noqa: SIM905
    ),
}
"""The sorts of units by their names; what is no power, storage or node and stands in none counts something."""


class Sense(NamedTuple):
    """What a quantity is told for, and what spoke most for it."""

    told: Told
    why: tuple[str, ...]


Senses = Mapping[Span, Sense]
"""By the quantity's stored characters."""


def sense_of(
    line: Line, quantity: Placed[Quantity], around: Sequence[str], ruled: Sense, able: Sequence[Told]
) -> Sense:
    """What a quantity is told for, of what it is `able` to be. around: what `setting_of` says of its document; ruled: what the
    rules say.
    """
    found = [*features_of(line, quantity, around), f"ruled={ruled.told}"]
    told, _, why = weights("japanese_quantities").best(able, found)
    return ruled if told == ruled.told else Sense(told, why)  # type: ignore[arg-type]  # one of TOLD


def setting_of(lines: Sequence[Line], *, earnings: bool) -> tuple[str, ...]:
    """The features that a document gives all its quantities. earnings: whether it tells what a company earned."""
    shares = sum(q.item.unit == "%" for line in lines for q in line.quantities)
    sums = sum(len(line.sums) for line in lines)
    told = (f"shares in text={min(5, shares)}", f"sums in text={min(3, sums)}")
    return (*told, "earnings") if earnings else told


def features_of(line: Line, quantity: Placed[Quantity], around: Sequence[str]) -> list[str]:
    """What a scorer sees of a quantity, each also together with its sort of unit."""
    sort = _sort(quantity.item.unit)
    told = [
        *around,
        f"unit={quantity.item.unit}",
        f"size={min(8, len(str(int(abs(quantity.item.value)))))}",
        "heading" if line.heading else "sentence",
        *(f"speaks of={name}" for name in cues.classes(line.text)),
        *_words(line, quantity),
        *_edges(line.text, quantity),
        *_place(line, quantity),
        *_subject(line, quantity.start),
        *_company(line, quantity),
    ]
    if quantity.item.low is not None:
        told.append("range")
    told = list(dict.fromkeys(told))
    return [f"sort={sort}", *told, *(f"{sort}|{feature}" for feature in told)]


def _sort(unit: str) -> str:
    base, _, rate = unit.partition("/")
    sort = next((name for name, units in _SORTS.items() if base in units), None)
    if sort is None:
        return "output" if OUTPUT.match(unit) else "count"
    return f"{sort}/time" if sort == "goods" and rate else sort


def _words(line: Line, quantity: Placed[Quantity]) -> list[str]:
    """The words of the quantity's clause but for names, and those near it."""
    start, end = line.clause(quantity.start)
    out: list[str] = []
    for token, at in zip(line.sentence.tokens, line.flow.starts, strict=False):
        if token.pos in _WORDS and start <= at < end:
            word = token.lemma or token.text
            out.append(f"word={word}")
            if quantity.start - _BEFORE < at < quantity.start:
                out.append(f"before={word}")
            elif quantity.end <= at < quantity.end + _AFTER:
                out.append(f"after={word}")
    return out


def _edges(text: str, quantity: Placed[Quantity]) -> list[str]:
    """The one and two characters on either side."""
    first, last = quantity.start, quantity.end
    return [
        f"next={text[last : last + 1]}",
        f"next={text[last : last + 2]}",
        f"last={text[max(0, first - 1) : first]}",
        f"last={text[max(0, first - 2) : first]}",
    ]


def _place(line: Line, quantity: Placed[Quantity]) -> list[str]:
    """The quantity's case, the verb it goes with, and whether it stands in brackets."""
    at = phrase_at(line, quantity.start)
    if at is None:
        return []
    phrase = line.phrases[at]
    told = [f"case={phrase.case}", f"verb={line.phrases[phrase.head].predicate}"]
    return [*told, "in brackets"] if phrase.depth else told


def _subject(line: Line, at: int) -> list[str]:
    """Of what sort the nearest subject before character `at` is."""
    i = next(iter(subjects(line, at)), None)
    if i is None:
        return ["subject=none"]
    text = line.phrases[i].text
    names = names_within(line, *span_of(line, line.phrases[i]), _NAMED)
    told = [f"subject={names[-1].item.type}" if names else "subject=noun"]
    if names and names[-1].item.type == "place":
        told.append("subject country" if names[-1].item.country else "subject town")
    if not names:
        told.append(f"subject ends={text[-2:]}")
    return [*told, "subject site"] if FACILITY.search(text) else told


def _company(line: Line, quantity: Placed[Quantity]) -> list[str]:
    """What else the line counts, and whether the clause has sums or dates."""
    start, end = line.clause(quantity.start)
    alike = sum(other.item.unit == quantity.item.unit for other in line.quantities)
    told = [f"quantities={min(4, len(line.quantities))}", f"alike={min(4, alike)}"]
    told += ["sum in clause"] if any(start <= money.start < end for money in line.sums) else []
    told += ["sums"] if line.sums else []
    return [*told, "dated"] if any(start <= date.start < end for date in line.dates) else told
