"""Learn the weights of the Japanese money scorers from labelled folders.

    python tools/train_japanese.py GOLD_DIR… [--check]

Each GOLD_DIR holds NAME.txt and NAME.json as the labelling guide describes; one named twice counts twice, as the development
texts do, which are written as the texts to come are. Held-out texts (numbers divisible by three under
`tests/gold`) are never read. `--check` reports cross-validation by topic instead of writing the weights.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from fit_japanese import Table, learn_all
from japanese_examples import MONEY, ROLES, Examples, collect

from daicho.claims.japanese import features, parts
from daicho.reference.weights import Linear

DATA = Path(__file__).parents[1] / "src/daicho/reference/data"


def train(folders: Sequence[Path]) -> dict[str, Table]:
    """All three models."""
    examples = collect(folders)
    return learn_all(examples, {name: range(len(rows.outcomes)) for name, rows in examples.items()})


def check(examples: dict[str, Examples]) -> None:
    """Cross-validation by topic: accuracy for kind and status, share of sums whose best candidate is right for the roles."""
    topics = sorted(set(examples["kind"].topics))
    fold_of = {topic: i % 8 for i, topic in enumerate(topics)}
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for fold in range(8):
        inside = {d: [i for i, t in enumerate(rows.topics) if fold_of[t] == fold] for d, rows in examples.items()}
        outside = {d: [i for i, t in enumerate(rows.topics) if fold_of[t] != fold] for d, rows in examples.items()}
        models = {name: Linear(table) for name, table in learn_all(examples, outside).items()}
        steps = examples["status"]
        for i in inside["status"]:
            guess = models["status"].best(sorted(models["status"].table), steps.features[i])[0]
            right["status"] += guess == steps.outcomes[i]
            seen["status"] += 1
        kinds = examples["kind"]
        kind_of = {kinds.groups[i]: kinds.outcomes[i] for i in inside["kind"]}
        fits: dict[tuple[int, str], float] = defaultdict(float)
        for role in ROLES:
            of, by_sum = examples[role], defaultdict(list)
            for i in inside[role]:
                by_sum[of.groups[i]].append(i)
            for number in kind_of if role in parts.JOINT else by_sum:
                for kind in MONEY if role in parts.JOINT else (kind_of[number],):
                    rated = [
                        (
                            models["parts"].score(f"no {role}", (kind,)),
                            all(of.outcomes[i] == "no" for i in by_sum[number]),
                        )
                    ]
                    for i in by_sum[number]:
                        found = features.for_role(of.features[i], kind) if role in parts.JOINT else of.features[i]
                        rated.append((models["parts"].score(role, found), of.outcomes[i] == "yes"))
                    if kind == kind_of[number]:
                        right[role] += max(rated)[1]
                        seen[role] += 1
                    fits[number, kind] += (
                        math.log(sum(math.exp(score) for score, _ in rated)) if role in parts.JOINT else 0
                    )
        for i in inside["kind"]:
            scores = {
                kind: models["flows"].score(kind, kinds.features[i]) + fits[kinds.groups[i], kind]
                for kind in (*MONEY, "none")
            }
            guess = max(scores, key=lambda kind: scores[kind])
            right["kind"] += guess == kinds.outcomes[i]
            seen["kind"] += 1
            wrong[kinds.outcomes[i], guess] += guess != kinds.outcomes[i]
    for decision, many in seen.items():
        print(f"{decision:10} {right[decision] / many:.3f} of {many}")
    print(wrong.most_common(8))


def write(name: str, table: Table) -> None:
    """Keep a model as data."""
    (DATA / f"{name}.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Train or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if args.check:
        check(collect(args.folders))
        return
    for name, table in train(args.folders).items():
        write(f"japanese_{name}", table)


if __name__ == "__main__":
    main()
