"""Learn the weights of the English money models from labelled folders.

    python tools/train_english.py GOLD_DIR… [--check]

Each GOLD_DIR holds NAME.txt and NAME.json as the labelling guide describes. Held-out texts (numbers divisible by three under
`tests/gold`) are never read. `--check` reports cross-validation by topic instead of writing the weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from daicho.annotation import annotate
from daicho.claims.english import flows, objects, status
from daicho.claims.english.flow_cues import KINDS, priors
from daicho.claims.english.money import times_of
from daicho.claims.english.parties import PRIORS, Candidate, candidates, cast_of
from daicho.claims.english.projects import works_of
from daicho.claims.english.sites import Site, sites_of
from daicho.claims.english.syntax import trees_of
from daicho.evaluation.names import same_name as answers
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import STATUSES
from daicho.model.document import Appearance, Document
from daicho.reference.names import normalise

DATA = Path(__file__).parents[1] / "src/daicho/reference/data"
MONEY = ("investment", "subsidy", "equity", "loan")
# How strongly each model is drawn to its priors: chosen by cross-validation by topic.
PENALTIES = {"flows": 20.0, "status": 3.0, "parties": 4.0, "objects": 4.0}
Example = tuple[str, list[str], str]  # topic, features, outcome


def documents(folders: Iterable[Path]) -> Iterable[tuple[dict[str, Any], AnnotatedDocument]]:
    """The labelled English documents, held-out ones left out, annotated."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            number = re.search(r"-own-(\d+)$", path.stem)
            if number and int(number[1]) % 3 == 0:
                continue
            gold = json.loads(path.read_text(encoding="utf-8"))
            if gold["lang"] == "en":
                text = path.with_suffix(".txt").read_text(encoding="utf-8")
                yield gold, annotate(Document(text, "en", Appearance(path.stem, path.stem, gold.get("published"))))


def claim_of(gold: dict[str, Any], text: str, site: Site) -> dict[str, Any] | None:
    """The labelled claim that this sum states: same value and currency, its quote around the sum where several fit."""
    money = site.money
    fitting = [
        claim
        for claim in gold["claims"]
        if claim["kind"] in MONEY
        and claim["amount"]["currency"] == money.currency
        and abs(float(claim["amount"]["value"]) - float(money.value or 0)) <= 0.001 * float(claim["amount"]["value"])
    ]

    def distance(claim: dict[str, Any]) -> int:
        start = text.find(claim["quote"])
        inside = start <= money.mention.span.start < start + len(claim["quote"])
        return 0 if inside else abs(start - money.mention.span.start)

    return min(fitting, key=distance, default=None)


def flow_examples(folders: Sequence[Path]) -> list[Example]:
    """One example a sum: its features and its kind, or "none". Second sides of conversions teach nothing."""
    found: list[Example] = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        before: tuple[Site, str] | None = None
        seconds = {conversion.second.mention.span for conversion in annotated.conversions}
        for site in sites_of(annotated, trees):
            if site.money.mention.span not in seconds:
                claim = claim_of(gold, annotated.document.text, site)
                kind = claim["kind"] if claim else "none"
                found.append((gold["topic"], flows.features_of(site, trees, before), kind))
                before = (site, kind)
    return found


_DROP = frozenset(["the", "a", "an", "its", "of", "in", "and", "for", "new"])
_DEMONYMS = {
    "japanese": "japan",
    "american": "us",
    "u.s": "us",
    "chinese": "china",
    "taiwanese": "taiwan",
    "korean": "korea",
    "indian": "india",
}


def same_name(one: str, other: str) -> bool:
    """Whether two wordings name one thing: equal words, or one has the words of the other and at most three more."""
    first, second = ({_DEMONYMS.get(w, w) for w in normalise(name).split()} - _DROP for name in (one, other))
    small, big = sorted((first, second), key=len)
    return (
        bool(small)
        and small <= big
        and len(big - small) <= (1 if len(small) == 1 and small <= set(_DEMONYMS.values()) else 3)
    )


def forms_of(slot: Any) -> list[str]:
    """All surface forms of a labelled slot, whoever they name."""
    return [form for item in slot or () for form in ([item] if isinstance(item, str) else item)]


def party_examples(
    folders: Sequence[Path], slot: str
) -> list[tuple[str, list[tuple[Candidate, bool]], dict[str, Any], Site]]:
    """For each sum with a claim: its topic, and every candidate with whether the label names it."""
    found = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        cast = cast_of(annotated, trees)
        for site in sites_of(annotated, trees):
            if claim := claim_of(gold, annotated.document.text, site):
                forms = forms_of(claim.get(slot))
                rows = [
                    (c, any(same_name(form, name) for form in forms for name in (c.name.mention.text, c.name.full)))
                    for c in candidates(site, cast, claim["kind"])
                ]
                found.append((gold["topic"], rows, claim, site))
    return found


def object_examples(folders: Sequence[Path]) -> list[list[tuple[frozenset[str], bool]]]:
    """For each sum whose claim has an object: everything it may be for, with whether the label names it."""
    found = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        times = times_of(annotated)
        works = tuple(work for tree in trees for work in works_of(tree, times))
        for site in sites_of(annotated, trees):
            claim = claim_of(gold, annotated.document.text, site)
            forms = [*forms_of(claim.get("project")), *forms_of(claim.get("recipient"))] if claim else []
            if claim and forms:
                found.append(
                    [
                        (
                            aim.features,
                            any(answers(form, n) for form in forms for n in (aim.party.mention.text, aim.party.name)),
                        )
                        for aim in objects.aims_of(site, claim["kind"], works, times)
                    ]
                )
    return found


def fit(
    examples: Sequence[Example],
    outcomes: Sequence[str],
    penalty: float,
    priors: Mapping[str, Sequence[float]] = MappingProxyType({}),
    rounds: int = 300,
) -> dict[str, dict[str, float]]:
    """Softmax regression drawn towards the priors (0 where there is none), by full-batch gradient steps with momentum.

    Features seen once and without a prior are left out; one with a prior that no text shows keeps it.
    """
    counts = Counter(feature for _, features, _ in examples for feature in set(features))
    names = ["bias", *sorted({feature for feature, count in counts.items() if count > 1} | set(priors) - {"bias"})]
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    matrix[:, 0] = 1
    for row, (_, features, _) in enumerate(examples):
        for feature in features:
            if feature in column:
                matrix[row, column[feature]] = 1
    wanted = np.zeros((len(examples), len(outcomes)))
    for row, (_, _, outcome) in enumerate(examples):
        wanted[row, outcomes.index(outcome)] = 1
    start = np.array([priors.get(name, [0.0] * len(outcomes)) for name in names])
    table = start.copy()
    speed = np.zeros_like(table)
    step = 4.0 / (1 + np.linalg.norm(matrix, 2) ** 2 / len(examples))
    for _ in range(rounds):
        scores = matrix @ table
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        slope = matrix.T @ (share - wanted) / len(examples) + penalty / len(examples) * (table - start)
        speed = 0.9 * speed - step * 0.25 * slope
        table += speed
    return {
        outcome: {name: round(float(table[i, j]), 3) for i, name in enumerate(names) if abs(table[i, j]) >= 0.01}
        for j, outcome in enumerate(outcomes)
    }


def fit_choice(
    choices: Sequence[Sequence[tuple[frozenset[str], bool]]],
    penalty: float,
    priors: Mapping[str, float],
    rounds: int = 400,
) -> dict[str, float]:
    """Weights by which the right candidate of each sum beats the others and "nobody", whose score is the negative bias.

    A conditional logit: the chance of a candidate is its share of the exponentials; several right ones add up.
    """
    counts = Counter(feature for rows in choices for features, _ in rows for feature in features)
    names = ["bias", *sorted({feature for feature, count in counts.items() if count >= 3} | set(priors) - {"bias"})]
    column = {name: i for i, name in enumerate(names)}
    rows_of, right, owner = [], [], []
    for number, rows in enumerate(choices):
        for features, is_right in rows:
            rows_of.append([0, *(column[f] for f in features if f in column)])
            right.append(is_right)
            owner.append(number)
    matrix = np.zeros((len(rows_of), len(names)))
    for i, columns in enumerate(rows_of):
        matrix[i, columns] = 1
    truth, whose = np.array(right, dtype=float), np.array(owner)
    answered = np.bincount(whose, weights=truth, minlength=len(choices)) > 0
    start = np.array([priors.get(name, 0.0) for name in names])
    table, speed = start.copy(), np.zeros(len(names))
    step = 2.0 / (1 + np.linalg.norm(matrix, 2) ** 2 / len(choices))
    for _ in range(rounds):
        power = np.exp(np.clip(matrix @ table, -30, 30))
        total = 1 + np.bincount(whose, weights=power, minlength=len(choices))
        share = power / total[whose]
        good = np.bincount(whose, weights=power * truth, minlength=len(choices))
        wanted = np.where(answered[whose], power * truth / np.maximum(good, 1e-12)[whose], 0)
        slope = (matrix.T @ (share - wanted) + penalty * (table - start)) / len(choices)
        speed = 0.9 * speed - step * 0.3 * slope
        table += speed
    return {name: round(float(table[i]), 3) for i, name in enumerate(names) if abs(table[i]) >= 0.01}


def cross_validated(
    examples: Sequence[Example],
    outcomes: Sequence[str],
    penalty: float,
    predict: Callable[[dict[str, dict[str, float]], list[str]], str],
    priors: Mapping[str, Sequence[float]] = MappingProxyType({}),
) -> list[tuple[Example, str]]:
    """Each example with what a model learned from the other topics makes of it, in eight folds."""
    topics = sorted({topic for topic, _, _ in examples})
    folds: dict[str, int] = {topic: i % 8 for i, topic in enumerate(topics)}
    found = []
    for fold in range(8):
        table = fit([e for e in examples if folds[e[0]] != fold], outcomes, penalty, priors)
        found += [(e, predict(table, e[1])) for e in examples if folds[e[0]] == fold]
    return found


def best(outcomes: Sequence[str]) -> Callable[[dict[str, dict[str, float]], list[str]], str]:
    """The likeliest outcome under a table of weights."""

    def predict(table: dict[str, dict[str, float]], features: list[str]) -> str:
        return max(outcomes, key=lambda o: table[o].get("bias", 0) + sum(table[o].get(f, 0) for f in features))

    return predict


def status_examples(folders: Sequence[Path]) -> list[Example]:
    """One example a claim: the features of its sum and its status."""
    found: list[Example] = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        for site in sites_of(annotated, trees):
            if claim := claim_of(gold, annotated.document.text, site):
                found.append((gold["topic"], status.features_of(site, claim["kind"], trees), claim["status"]))
    return found


def report(pairs: Sequence[tuple[Example, str]]) -> None:
    """Agreement, and what was taken for what."""
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, _, outcome), predicted in pairs:
        confusion[outcome][predicted] += 1
    right = sum(count[outcome] for outcome, count in confusion.items())
    print(f"{right} of {len(pairs)} right: {right / len(pairs):.3f}")
    for outcome, count in sorted(confusion.items()):
        print(f"  {outcome:12}", dict(count))


def main() -> None:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if args.check:
        report(cross_validated(flow_examples(args.folders), KINDS, PENALTIES["flows"], best(KINDS), priors()))
        report(
            cross_validated(status_examples(args.folders), STATUSES, PENALTIES["status"], best(STATUSES), status.PRIORS)
        )
        return
    for name, table in train(args.folders).items():
        path = DATA / f"english_{name}.json"
        path.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def train(folders: Sequence[Path]) -> dict[str, dict[str, dict[str, float]]]:
    """All five models."""
    tables = {
        "flows": fit(flow_examples(folders), KINDS, PENALTIES["flows"], priors()),
        "status": fit(status_examples(folders), STATUSES, PENALTIES["status"], status.PRIORS),
    }
    for slot in ("payer", "recipient"):
        choices = [[(c.features, y) for c, y in rows] for _, rows, _, _ in party_examples(folders, slot) if rows]
        tables[slot] = {slot: fit_choice(choices, PENALTIES["parties"], PRIORS[slot])}
    tables["object"] = {
        "object": fit_choice([rows for rows in object_examples(folders) if rows], PENALTIES["objects"], objects.PRIORS)
    }
    return tables


if __name__ == "__main__":
    main()
