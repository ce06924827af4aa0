"""How far two careful readers agree, and how far daicho is from that, on the texts in `gold/second` that were labelled twice.

python tests/agreement.py           prints F1 of the second reader and of daicho against the first labels

The second reader knew the guide and the texts, not the first labels. Development texts count where they are beside the
repository.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from daicho.errors import InputRefused
from daicho.evaluation.labels import Labelled, labelled_documents
from daicho.evaluation.score import Score, Scoreboard, score
from daicho.evaluation.statement import Statement, statement_from_json
from daicho.faces.cli.tables import print_table
from daicho.model.wire import claim_to_json
from daicho.pipeline import try_extract
from shared import GOLD, shared

SECOND = GOLD / "second"
SETS = {"dev": "development", "own": "own, held-out", "usual": "usual, held-out"}
SLOTS = ("payer", "recipient", "project", "status")


def main() -> int:
    """Print the table."""
    boards: dict[tuple[str, str, str], Scoreboard] = defaultdict(Scoreboard)
    for first in first_labels():
        lang, texts = first.document.lang, SETS[first.name.split("-")[1]]
        boards[lang, texts, "second reader"] += score(first, second_labels(lang, first.name))
        boards[lang, texts, "daicho"] += score(first, read(first))
    print_table(
        "F1 against the first labels; of slots, the share of money found",
        [
            ("texts", "left"),
            ("read by", "left"),
            *((c, "right") for c in ("labels", "found", "right", "other kinds", *SLOTS)),
        ],
        [
            (
                f"{texts}, {lang}",
                reader,
                str(board.claims.gold),
                *(f"{each.f1:.3f}" for each in (board.found, board.right, board.others)),
                *(f"{board.slots.get(slot, Score()).recall:.3f}" for slot in SLOTS),
            )
            for (lang, texts, reader), board in boards.items()
        ],
    )
    return 0


def first_labels() -> Iterator[Labelled]:
    """The first labels of every text that has second ones and is here."""
    twice = {path.stem for path in SECOND.rglob("*.json")}
    for folder in filter(None, (shared("gold/dev"), GOLD / "en", GOLD / "ja", GOLD / "usual")):
        yield from (labelled for labelled in labelled_documents(folder) if labelled.name in twice)


def second_labels(lang: str, name: str) -> list[Statement]:
    """What the second reader said of a text."""
    path: Path = SECOND / lang / f"{name}.json"
    return [statement_from_json(claim) for claim in json.loads(path.read_text())["claims"]]


def read(labelled: Labelled) -> list[Statement]:
    """What daicho says of a text; nothing where it cannot read it."""
    reading = try_extract(labelled.document)
    if isinstance(reading, InputRefused):
        print(reading, file=sys.stderr)
        return []
    return [statement_from_json(claim_to_json(claim)) for claim in reading.claims]


if __name__ == "__main__":
    sys.exit(main())
