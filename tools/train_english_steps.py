"""Learn how likely a date in an English text is that of a milestone, and of which.

    python tools/train_english_steps.py GOLD_DIR…

GOLD_DIR as for `train_english.py`. Held-out texts are never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import train_english

from daicho.claims.english.cast import Cast
from daicho.claims.english.lines import lines_of
from daicho.claims.english.sections import stories_of
from daicho.claims.english.steps import OUTCOMES, features_of
from daicho.evaluation.matching import same_date
from daicho.model.when import When

_PENALTY = 2.0
_ROUNDS = 200
_LETTERS = 60
"""How much of a quote tells which sentence it is from."""


def examples(folders: Sequence[Path]) -> Iterator[train_english.Example]:
    """Each date with what stands around it and the step that its label names, "none" where there is none."""
    for gold, annotated in train_english.documents(folders):
        steps = [claim for claim in gold["claims"] if claim["kind"] == "milestone" and claim.get("when")]
        for story in stories_of(annotated):
            cast = Cast(lines_of(story), story.names, story.document.published)
            for line in cast.lines:
                sentence = line.sentence.span.of(story.document.text)
                for when in line.dates:
                    if when.value is not None:
                        told = (claim["event"] for claim in steps if _is_of(claim, when, sentence))
                        yield gold["topic"], features_of(cast, line, when), next(told, "none")


def _is_of(claim: Mapping[str, Any], when: When, sentence: str) -> bool:
    """Whether a label is that of a date: the same day in the same words of the same sentence."""
    quote, told, wording = claim["quote"], claim["when"].get("text", ""), when.mention.text
    return (
        same_date(claim["when"].get("value") or "", when.value or "")
        and (quote[:_LETTERS] in sentence or sentence[:_LETTERS] in quote)
        and (told in wording or wording in told or told.split()[-1:] == wording.split()[-1:])
    )


def train(folders: Sequence[Path]) -> dict[str, dict[str, float]]:
    """The model: the weights of each step and of none."""
    return train_english.fit(list(examples(folders)), OUTCOMES, _PENALTY, rounds=_ROUNDS)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    table = train(parser.parse_args().folders)
    path = train_english.DATA / "english_step.json"
    path.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
