"""Learn the weights of where sums go in English texts.

    python tools/train_english_places.py GOLD_DIR…

GOLD_DIR as for `train_english.py`, whose weights must be there already: places are learned from the flows as daicho reads them,
with the wrong works and firms that it takes some of them for, since those are what it must place. Where the sums before went is
taken from the priors. Held-out texts are never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import train_english

from daicho.claims.english.money import read_money
from daicho.claims.english.spots import PRIORS, Spot, spots_of
from daicho.claims.english.syntax import trees_of, unparsed
from daicho.evaluation.names import hits
from daicho.evaluation.statement import Parties, parties_of
from daicho.reference.weights import weights

TARGET = train_english.DATA / "english_place.json"
_PENALTY = 3.0


def examples(folders: Sequence[Path]) -> Iterator[list[tuple[frozenset[str], bool]]]:
    """For each flow whose labelled place the text names, or that has none: everywhere it may go, and if the label says so."""
    for gold, annotated in train_english.documents(folders):
        trees, others = trees_of(annotated), unparsed(annotated)
        for flow, past in read_money(annotated).told:
            claim = train_english.claim_of(gold, annotated.document.text, flow.site)
            forms = parties_of((claim or {}).get("place"))
            rows = [(spot.features, _is_there(spot, forms)) for spot in spots_of(flow, past, trees, others)]
            if claim and (not forms or any(right for _, right in rows)):
                yield rows


def _is_there(spot: Spot, forms: Parties) -> bool:
    party = spot.place.party
    return hits(forms, ((party.mention.text, party.name),))


def write(table: Mapping[str, float]) -> None:
    """Keep the weights, and read with them from now on."""
    TARGET.write_text(json.dumps({"place": table}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    weights.cache_clear()


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    folders = parser.parse_args().folders
    write({"bias": 0.0, **PRIORS})
    write(train_english.fit_choice(list(examples(folders)), _PENALTY, PRIORS))


if __name__ == "__main__":
    main()
