"""Sums of money alone: labelled sentences, a line each, against the sums that the annotation stage finds in them.

A sum is right when value, low, high, currency and bound are exactly those of the label and the two stand in the same place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from daicho.errors import InputRefused
from daicho.evaluation.score import Score, added
from daicho.model.annotated import AnnotatedDocument
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from daicho.model.span import Mention

_NONE = Score()
NEGATIVE = "negative"  # the notation of lines that hold no sum


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled sentence. notation: what it is there for; conversions: pairs of positions in `sums`."""

    document: Document
    notation: str
    sums: tuple[Money, ...]
    conversions: tuple[tuple[int, int], ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class SumMistake:
    """A labelled sum that was not found as it stands, or a sum found that no label has."""

    fault: Literal["missed", "false"]
    line: str
    notation: str
    sum: Money


@dataclass(frozen=True, slots=True)
class AmountBoard:
    """The figures of any number of lines. Boards add up.

    sums: wholly right; valued: value and currency right, whatever the bound; worded: of the sums wholly right, those
    whose wording is the label's, character for character; conversions: pairs both of whose sums are wholly right; quiet:
    negative lines in which no sum was seen; notations: `sums` by notation.
    """

    lines: int = 0
    sums: Score = _NONE
    valued: Score = _NONE
    worded: Score = _NONE
    conversions: Score = _NONE
    quiet: Score = _NONE
    notations: Mapping[str, Score] = field(default_factory=dict)
    mistakes: tuple[SumMistake, ...] = ()

    def __add__(self, other: AmountBoard) -> AmountBoard:
        return AmountBoard(
            self.lines + other.lines,
            self.sums + other.sums,
            self.valued + other.valued,
            self.worded + other.worded,
            self.conversions + other.conversions,
            self.quiet + other.quiet,
            added(self.notations, other.notations),
            self.mistakes + other.mistakes,
        )


def amount_lines(path: Path) -> Iterator[Line]:
    """The lines of one file, whose name (`en.jsonl`, `ja.jsonl`) is their language. Raises InputRefused."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield _line(json.loads(line, parse_float=Decimal), path, number)
            except (ValueError, KeyError, TypeError) as error:
                raise InputRefused(f"{path}:{number}", f"not in the labelling format: {error!r}") from error


def score_line(line: Line, found: AnnotatedDocument) -> AmountBoard:
    """The board of one line, given what annotation made of it."""
    right = _pair(line.sums, found.sums, _same)
    valued = _pair(line.sums, found.sums, lambda a, b: (a.value, a.currency) == (b.value, b.currency))
    score = Score(len(right), len(line.sums), len(found.sums))
    negative = line.notation == NEGATIVE
    name = line.document.appearance.name
    matched = set(right.values())
    mistakes = [SumMistake("missed", name, line.notation, s) for i, s in enumerate(line.sums) if i not in right]
    mistakes += [SumMistake("false", name, line.notation, s) for j, s in enumerate(found.sums) if j not in matched]
    return AmountBoard(
        lines=1,
        sums=score,
        valued=Score(len(valued), len(line.sums), len(found.sums)),
        worded=Score(
            sum(line.sums[i].mention == found.sums[j].mention for i, j in right.items()), len(right), len(right)
        ),
        conversions=_conversions(line, found),
        quiet=Score(int(not found.sums), 1, 1) if negative else Score(),
        notations={} if negative else {line.notation: score},
        mistakes=tuple(mistakes),
    )


def _line(data: Mapping[str, Any], path: Path, number: int) -> Line:
    text = data["text"]
    sums = _placed(text, data["amounts"])
    position = {item.mention.text: i for i, item in reversed(list(enumerate(sums)))}
    return Line(
        document=Document(text, path.stem, Appearance(source=str(path), name=f"{path.name}:{number}")),
        notation=data["notation"],
        sums=sums,
        conversions=tuple((position[a], position[b]) for a, b in data.get("conversions", ())),
        held_out=number % 3 == 0,
    )


def _placed(text: str, amounts: Sequence[Mapping[str, Any]]) -> tuple[Money, ...]:
    """The labelled sums where they stand. Labels are in the order of the text; only one inside a bracket lies within another."""
    out: list[Money] = []
    begin = end = 0
    for amount in amounts:
        wording = amount["text"]
        start = text.find(wording, end)
        if start < 0:
            start = text.index(wording, begin)
        begin, end = start, max(end, start + len(wording))
        value, low, high = (_decimal(amount[slot]) for slot in ("value", "low", "high"))
        mention = Mention.at(text, start, start + len(wording))
        out.append(Money(mention, value, low, high, amount["currency"], amount["bound"]))
    return tuple(out)


def _pair(gold: Sequence[Money], found: Sequence[Money], same: Callable[[Money, Money], bool]) -> dict[int, int]:
    """Positions of labels to positions of sums found, each used once; those that share most characters first."""
    candidates = sorted(
        (-_overlap(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if _overlap(g, f) and same(g, f)
    )
    partner: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in partner and j not in partner.values():
            partner[i] = j
    return partner


def _overlap(one: Money, other: Money) -> int:
    a, b = one.mention.span, other.mention.span
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _same(gold: Money, found: Money) -> bool:
    return (gold.value, gold.low, gold.high, gold.currency, gold.bound) == (
        found.value,
        found.low,
        found.high,
        found.currency,
        found.bound,
    )


def _conversions(line: Line, found: AnnotatedDocument) -> Score:
    given = [(pair.first, pair.second) for pair in found.conversions]
    wanted = [(line.sums[a], line.sums[b]) for a, b in line.conversions]
    right = 0
    for first, second in wanted:
        match = next((p for p in given if _answers(first, p[0]) and _answers(second, p[1])), None)
        if match:
            given.remove(match)
            right += 1
    return Score(right, len(wanted), len(found.conversions))


def _answers(gold: Money, found: Money) -> bool:
    return bool(_overlap(gold, found)) and _same(gold, found)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
