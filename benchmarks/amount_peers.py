"""Sums of money: daicho beside the libraries that read prices and numbers, on the same labelled lines.

English: quantulum3, price-parser, recognizers-text-suite. Japanese: pyNormalizeNumExp. daicho needs none of them and this
installs none; what is absent is named. Counted: value and currency, at an overlapping place; vague sums, which have no value,
are left out. daicho's rules were made on the open lines, so the held-out ones are the fair comparison.

python benchmarks/amount_peers.py
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from daicho.annotation import annotate
from daicho.evaluation.amounts import Line, amount_lines
from daicho.evaluation.report import COLUMNS, score_row
from daicho.evaluation.score import Score
from daicho.faces.cli.tables import print_table
from daicho.model.document import Document
from daicho.model.span import Span

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "amounts"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as any program finds it."""

    span: Span
    value: Decimal
    currency: str


Finder = Callable[[Document], Iterable[Sum]]


def daicho(document: Document) -> Iterable[Sum]:
    """The sums of the annotation stage that have a value."""
    return [Sum(s.mention.span, s.value, s.currency) for s in annotate(document).sums if s.value is not None]


def quantulum3(document: Document) -> Iterable[Sum]:
    """Quantities whose unit is a currency."""
    from quantulum3 import parser

    for found in parser.parse(document.text):
        if found.unit.entity.name == "currency":
            code = getattr(found.unit, "currency_code", None) or ""
            yield Sum(Span(*found.span), _decimal(found.value), code)


def price_parser(document: Document) -> Iterable[Sum]:
    """The one price that price-parser sees in a line, wherever it stands."""
    from price_parser import Price

    signs = {
        "$": "USD",
        "US$": "USD",
        "¥": "JPY",
        "€": "EUR",
        "£": "GBP",
        "₩": "KRW",
        "₹": "INR",
        "Rs": "INR",
        "NT$": "TWD",
    }
    found = Price.fromstring(document.text)
    if found.amount is not None and found.currency:
        yield Sum(Span(0, len(document.text)), found.amount, signs.get(found.currency, found.currency))


def recognizers_text(document: Document) -> Iterable[Sum]:
    """What Recognizers-Text calls a currency."""
    from recognizers_number_with_unit import Culture, recognize_currency

    for found in recognize_currency(document.text, Culture.English):
        if found.resolution and found.resolution.get("value"):
            code = found.resolution.get("isoCurrency") or {"Dollar": "USD", "Rupee": "INR"}.get(
                found.resolution["unit"], ""
            )
            yield Sum(Span(found.start, found.end + 1), _decimal(found.resolution["value"]), code)


def numexp(document: Document) -> Iterable[Sum]:
    """Numerical expressions counted in a currency; 約 is widened by that library, so its middle is taken."""
    counters = {
        "円": "JPY",
        "ドル": "USD",
        "米ドル": "USD",
        "ユーロ": "EUR",
        "ウォン": "KRW",
        "元": "CNY",
        "ポンド": "GBP",
        "ルピー": "INR",
    }
    for found in _normalizer().normalize(document.text):
        low, high = found.value_lower_bound, found.value_upper_bound
        if found.counter in counters and high is not None and low is not None:
            known = [bound for bound in (low, high) if abs(bound) != float("inf")]
            about = found.original_expr.startswith("約")
            value = sum(map(_decimal, known)) / len(known) if about else _decimal(known[-1])
            yield Sum(Span(found.position_start, found.position_end), value, counters[found.counter])


PEERS: dict[str, Sequence[tuple[str, str, Finder]]] = {
    "en": (
        ("quantulum3", "quantulum3", quantulum3),
        ("price-parser", "price_parser", price_parser),
        ("recognizers-text-suite", "recognizers_number_with_unit", recognizers_text),
    ),
    "ja": (("pyNormalizeNumExp", "pynormalizenumexp", numexp),),
}


def main() -> None:
    """A table a language."""
    for lang, peers in PEERS.items():
        lines = list(amount_lines(GOLD / f"{lang}.jsonl"))
        rows = []
        for name, module, finder in (("daicho", "daicho", daicho), *peers):
            if importlib.util.find_spec(module) is None:
                print(f"{name} is not installed: not compared")
                continue
            for part, chosen in (("all lines", lines), ("held-out", [line for line in lines if line.held_out])):
                score, failed = scored(chosen, finder)
                rows.append(score_row(f"{name}, {part}" + (f" ({failed} lines failed)" if failed else ""), score))
        print_table(f"value and currency, {lang}", [*COLUMNS[:-1], ("found", "right")], rows)


def scored(lines: Sequence[Line], finder: Finder) -> tuple[Score, int]:
    """The score of `finder`, and the number of lines on which it failed."""
    total, failed = Score(), 0
    for line in lines:
        try:
            found = list(finder(line.document))
        except Exception as error:  # a peer's defect costs it the line, not us the comparison
            failed += 1
            found = []
            if finder is daicho:
                raise RuntimeError(f"{line.document.appearance.name}: {error}") from error
        wanted = [Sum(s.mention.span, s.value, s.currency) for s in line.sums if s.value is not None]
        total += Score(right(wanted, found), len(wanted), len(found))
    return total, failed


def right(wanted: Sequence[Sum], found: Sequence[Sum]) -> int:
    """How many of the wanted sums were found, each finding used once."""
    left = list(found)
    for label in wanted:
        match = next((s for s in left if s.span.overlaps(label.span) and same(s, label)), None)
        if match:
            left.remove(match)
    return len(found) - len(left)


def same(one: Sum, other: Sum) -> bool:
    """Value, within what a float keeps, and currency."""
    return one.currency == other.currency and abs(one.value - other.value) <= abs(other.value) * Decimal("1e-9")


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


@cache
def _normalizer() -> Any:
    from pynormalizenumexp.normalize_numexp import NormalizeNumexp

    return NormalizeNumexp("ja")


if __name__ == "__main__":
    main()
