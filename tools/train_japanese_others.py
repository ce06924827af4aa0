"""Learn the weights of the Japanese scorers of claims without a sum from labelled folders.

    python tools/train_japanese_others.py GOLD_DIR…

Each GOLD_DIR holds NAME.txt and NAME.json as the labelling guide describes; one named twice counts twice. Held-out texts
(numbers divisible by three under `tests/gold`) are never read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import japanese_examples
import train_japanese
from fit_japanese import learn
from japanese_examples import Examples

from daicho.claims.japanese.indicators import tells_earnings
from daicho.claims.japanese.quantities import TOLD, features_of, setting_of
from daicho.model.annotated import Quantity

COUNTED = ("indicator", "capacity", "headcount")
STRENGTH = 0.003
"""Ridge penalty, found by leaving topics out."""
RULE = 1.0
"""What the rules weigh beside what is learned. No text tells: they were made for the very ones learned from."""
SELDOM = 4
"""Features in fewer quantities tell of their texts alone."""


def quantities(folders: Sequence[Path]) -> Examples:
    """What each quantity of the labelled texts is told for."""
    rows = Examples()
    for gold, cast in japanese_examples.documents(folders):
        around = setting_of(cast.lines, earnings=tells_earnings(cast.lines))
        text = cast.annotated.document.text
        claims = [(text.find(c["quote"]), c) for c in gold["claims"] if c["kind"] in COUNTED]
        for line in cast.lines:
            for quantity in line.quantities:
                start = quantity.item.mention.span.start
                stated = [c for at, c in claims if at <= start < at + len(c["quote"]) and _is_value(c, quantity.item)]
                told = (stated[-1].get("what") or stated[-1]["kind"]) if stated else "none"
                rows.add(features_of(line, quantity, around), told, gold["topic"], 0)
    return rows


def _is_value(claim: dict[str, Any], quantity: Quantity) -> bool:
    """Whether a labelled value is the quantity's, tenths (割) as they are written or as shares."""
    value, stated = abs(float(quantity.value)), claim.get("value")
    tenths = [value / 10] if "割" in quantity.mention.text else []
    return stated is not None and any(abs(abs(stated) - v) <= 0.01 * v for v in (value, *tenths))


def frequent(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The rows without the features that few of them have."""
    counts = Counter(name for row in rows for name in row)
    return ([name for name in row if counts[name] >= SELDOM] for row in rows)


def train(folders: Sequence[Path]) -> dict[str, dict[str, float]]:
    """The model: what a quantity is told for, by what stands around it and what the rules take it for."""
    rows = quantities(folders)
    table = learn(list(frequent(rows.features)), rows.outcomes, STRENGTH)
    for told in TOLD:
        table[told][f"ruled={told}"] = RULE
    return table


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    train_japanese.write("japanese_quantities", train(parser.parse_args().folders))


if __name__ == "__main__":
    main()
