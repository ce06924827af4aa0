"""Learn the weights of the Japanese money scorers from labelled folders.

    python tools/train_japanese.py GOLD_DIR… [--check]

Each GOLD_DIR holds NAME.txt and NAME.json as the labelling guide describes; one named twice counts twice, as the development
texts do, which are written as the texts to come are. Held-out texts (numbers divisible by three under
`tests/gold`) are never read. `--check` reports cross-validation by topic instead of writing the weights.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from daicho.annotation import annotate
from daicho.claims.japanese import features, progress, telling
from daicho.claims.japanese.candidates import Candidate
from daicho.claims.japanese.cast import Cast, cast_of
from daicho.evaluation.labels import is_held_out
from daicho.evaluation.names import same_name
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from daicho.reference.weights import Linear

DATA = Path(__file__).parents[1] / "src/daicho/reference/data"
MONEY = ("investment", "subsidy", "equity", "loan")
ROLES = ("payer", "recipient", "project", "place")


@dataclass
class Examples:
    """The examples of one decision: features, outcome and topic, side by side; group: which sum a candidate belongs to."""

    features: list[list[str]] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    def add(self, found: list[str], outcome: str, topic: str, group: int) -> None:
        """One more example."""
        self.features.append(found)
        self.outcomes.append(outcome)
        self.topics.append(topic)
        self.groups.append(group)


def documents(folders: Sequence[Path]) -> Iterator[tuple[dict[str, Any], Cast]]:
    """The labelled Japanese documents, held-out ones left out."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            if path.stem == "story" or is_held_out(path.stem):
                continue
            gold = json.loads(path.read_text(encoding="utf-8"))
            if gold["lang"] == "ja":
                text = path.with_suffix(".txt").read_text(encoding="utf-8")
                yield gold, cast_of(annotate(Document(text, "ja", Appearance(path.stem, path.stem, gold["published"]))))


def labelled(cast: Cast, gold: dict[str, Any]) -> list[tuple[Money, list[dict[str, Any]]]]:
    """Every sum with the claims it makes: none for a sum that is no flow."""
    text = cast.annotated.document.text
    claims = [c for c in gold["claims"] if c["kind"] in MONEY]
    found = []
    for money in cast.sums:
        if money.value is None:
            continue
        near = [c for c in claims if _states(cast, money, c)]
        here = [c for c in near if _inside(text, money, c)]
        found.append((money, here or near))
    return found


def _states(cast: Cast, money: Money, claim: dict[str, Any]) -> bool:
    sides = [money, *(p.second for p in cast.annotated.conversions if p.first is money)]
    amount = claim["amount"]
    return any(
        m.currency == amount["currency"]
        and m.value is not None
        and abs(float(m.value) - amount["value"]) <= 0.005 * amount["value"]
        for m in sides
    )


def _inside(text: str, money: Money, claim: dict[str, Any]) -> bool:
    start = text.find(claim["quote"])
    return start <= money.mention.span.start < start + len(claim["quote"])


def named(candidate: Candidate, slot: Any) -> bool:
    """Whether a labelled slot names the candidate."""
    parties = [slot] if slot and isinstance(slot[0], str) else slot or []
    forms = {candidate.key, *(a.mention.text for a in candidate.appearances)}
    return any(same_name(form, label) for party in parties for label in party for form in forms)


def collect(folders: Sequence[Path]) -> dict[str, Examples]:
    """The examples of every decision."""
    examples: dict[str, Examples] = defaultdict(Examples)
    group = 0
    for gold, cast in documents(folders):
        topic = gold["topic"]
        decisions = telling.decisions_of(cast)
        spots = features.spots_of(cast)
        for money, claims in labelled(cast, gold):
            group += 1
            kind = claims[0]["kind"] if claims else "none"
            examples["kind"].add(telling.of_sum(cast, money, decisions), kind, topic, group)
            if not claims:
                continue
            examples["status"].add(progress.of_status(cast, money, kind), claims[0]["status"], topic, group)
            for role in ROLES:
                slots = [claim.get(role) for claim in claims]
                if role == "place" and not any(slots):
                    continue
                spot = spots.get(money.mention.span)
                for candidate in cast.near(spot.line.index) if spot else ():
                    if role in cast.roles[candidate] and not spot.elsewhere(candidate):
                        found = features.for_role(features.of_candidate(cast, spot, candidate), kind)
                        outcome = "yes" if any(named(candidate, slot) for slot in slots) else "no"
                        examples[role].add(found, outcome, topic, group)
    return examples


SPEAKS = {"firm": 1.2, "said": 1.0, "own": 0.7, "of": 0.7, "called": 0.7, "verb0": 0.7, "first": 1.5, "given up": 2.5}
"""What a position that speaks for an outcome weighs before any text is seen."""
NEAR = {
    "column": 1.0, "own": 1.0, "of": 1.0, "called": 1.0, "means": 1.0, "into": 1.0, "verb0": 1.0, "beside": 0.8, "intro": 0.6,
    "verb1": 0.6, "clause": 0.4,
}  # fmt: skip
"""What it weighs besides where the words that decide stand this near to the sum."""
TELLTALE = {("actor=government", "equity"): -1.0, ("grown", "none"): 2.0, ("size=tiny", "none"): 1.0}
"""What other features weigh before any text is seen."""
PARTS = {
    ("payer", "clause:giver"): 1.0, ("payer", "clause:attached"): 1.0, ("payer", "nearest=giver"): 0.5,
    ("payer", "above2:giver"): 0.5, ("payer", "investment|topic=True:given="): 1.0,
    ("recipient", "equity|shape=vehicle"): 1.0, ("recipient", "equity|called=vehicle"): 1.0,
    ("recipient", "loan|shape=vehicle"): 0.7, ("recipient", "loan|called=vehicle"): 0.7,
    ("recipient", "equity|called=startup"): 0.7, ("payer", "equity|called=investor"): 0.7,
    ("recipient", "equity|called=investor"): -0.7,
    ("recipient", "purse:sized"): 1.5, ("payer", "purse:sized"): -1.5, ("recipient", "purse:set-up"): 1.5,
    ("payer", "purse:set-up"): -1.5,
    ("payer", "equity|backs:near"): 1.5, ("payer", "equity|backs:here"): 1.0, ("recipient", "equity|backs:near"): -1.0,
    ("recipient", "equity|backs:here"): -1.0, ("place", "origin"): -0.8,
    ("payer", "subsidy|type=government"): 1.0, ("payer", "investment|lead:company:elsewhere"): 1.0,
    ("payer", "loan|shape=bank"): 1.0, ("payer", "investment|type=government"): -1.0,
    ("recipient", "clause:taker"): 1.0, ("recipient", "nearest=taker"): 0.5,
    ("recipient", "clause:within-taker:subject"): 1.0, ("recipient", "clause:owner-taker"): 0.7,
    ("payer", "clause:within-taker:subject"): -1.0, ("payer", "clause:taker"): -1.0,
    ("payer", "clause:owner-taker"): -1.0, ("recipient", "clause:giver"): -1.0,
    ("payer", "paired=True:が"): 1.5, ("payer", "paired=False:が"): -1.5, ("payer", "paired=True:none"): 1.0,
    ("payer", "paired=False:none"): -1.0, ("recipient", "paired=True:に"): 1.0, ("recipient", "paired=False:に"): -1.0,
    ("project", "paired=True:に"): 1.0, ("project", "paired=False:に"): -1.0, ("recipient", "paired=False:が"): -1.0,
    ("recipient", "paired=True:が"): -1.0,
    ("recipient", "subsidy|lead:company:elsewhere"): 1.0, ("recipient", "subsidy|topic=True:given=giver"): 0.7,
    ("recipient", "loan|type=company"): 0.5, ("recipient", "subsidy|type=company"): 0.5,
    ("recipient", "loan|clause:subject"): 0.5, ("recipient", "type=actor"): -0.5,
    ("project", "clause:taker"): 0.5, ("project", "nearest=taker"): 0.5, ("project", "shape=bare"): -0.5,
    ("project", "shape=site"): 0.3, ("place", "steps=0:before"): 0.3, ("place", "elsewhere"): -0.3,
}  # fmt: skip
"""The same for the parts: what the grammar and the trade make likely."""


def expected(feature: str, outcome: str) -> float:
    """The weight that is to be expected of a feature such as `firm=loan` or `verb0->loan` for an outcome."""
    position, _, told = feature.replace("->", "=").partition("=")
    kind, _, near = told.partition(":")
    if kind != outcome:
        return TELLTALE.get((feature, outcome), 0.0)
    if near:
        return NEAR.get(near, 0.0) if position == "firm" else 0.0
    return SPEAKS.get(position, 0.0)


class Presence:
    """Which features which rows have, as pairs of indices: most rows have few of the features there are."""

    def __init__(self, rows: Sequence[Sequence[str]], index: dict[str, int]) -> None:
        columns = [sorted({index[name] for name in row if name in index}) for row in rows]
        self._row = np.repeat(np.arange(len(rows)), [len(column) for column in columns])
        self._column = np.array([c for column in columns for c in column], dtype=np.int64)
        self._shape = (len(rows), len(index))

    def sums(self, weights: np.ndarray) -> np.ndarray:
        """For each row the sum of the weights of its features."""
        return np.bincount(self._row, weights[self._column], self._shape[0])

    def spread(self, values: np.ndarray) -> np.ndarray:
        """For each feature the sum of the values of the rows that have it."""
        return np.bincount(self._column, values[self._row], self._shape[1])


def learn(
    rows: Sequence[Sequence[str]], outcomes: Sequence[str], l2: float, rounds: int = 250
) -> dict[str, dict[str, float]]:
    """Weights of a (multinomial) logistic regression, ridge-penalised, by full-batch Adam steps.

    The penalty pulls a weight towards what is expected of its feature, not towards nothing: few texts, but much is known.
    """
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row:
            counts[name] += 1
    names = ["bias", *sorted(name for name, count in counts.items() if count >= 3)]
    index = {name: i for i, name in enumerate(names)}
    classes = sorted(set(outcomes))
    present = Presence([["bias", *row] for row in rows], index)
    target = np.array([[outcome == c for outcome in outcomes] for c in classes], dtype=float)
    prior = np.array([[expected(name, c) for name in names] for c in classes])
    weights = prior.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        logits = np.array([present.sums(column) for column in weights])
        odds = np.exp(logits - logits.max(axis=0))
        share = odds / odds.sum(axis=0) - target
        gradient = np.array([present.spread(values) for values in share]) / len(rows) + l2 * (weights - prior)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    learnt = {
        c: {n: round(float(w), 3) for n, w in zip(names, weights[k], strict=True) if abs(w) >= 0.02 or n == "bias"}
        for k, c in enumerate(classes)
    }
    if classes == ["no", "yes"]:
        both = {
            n: round(learnt["yes"].get(n, 0) - learnt["no"].get(n, 0), 3) for n in {**learnt["yes"], **learnt["no"]}
        }
        return {"yes": dict(sorted(both.items()))}
    return learnt


def learn_ranks(
    role: str, rows: Examples, chosen: Sequence[int], l2: float, rounds: int = 150
) -> dict[str, dict[str, float]]:
    """Weights that rank the candidates of a sum and `nobody` by a softmax over them, ridge-penalised (Adam, full batch)."""
    counts: dict[str, int] = defaultdict(int)
    for i in chosen:
        for name in rows.features[i]:
            counts[name] += 1
    known = {name for of, name in PARTS if of == role}  # kept as expected where the texts have too few
    names = sorted({n for n, c in counts.items() if c >= 4} | known)
    index = {name: k for k, name in enumerate(names)}
    present = Presence([rows.features[i] for i in chosen], index)
    groups, member = np.unique([rows.groups[i] for i in chosen], return_inverse=True)
    positive = np.array([rows.outcomes[i] == "yes" for i in chosen], dtype=float)
    nobody = np.array([not positive[member == g].any() for g in range(len(groups))], dtype=float)
    prior = np.array([*(PARTS.get((role, name), 0.0) for name in names), 0.0])  # the last is the score of nobody
    weights = prior.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        odds = np.exp(np.clip(present.sums(weights[:-1]), -30, 30))
        none = np.exp(weights[-1])
        whole = np.bincount(member, odds, len(groups)) + none
        good = np.bincount(member, odds * positive, len(groups)) + none * nobody
        share = odds / whole[member] - odds * positive / good[member]
        gradient = np.append(present.spread(share), (none / whole - none * nobody / good).sum()) / len(groups)
        gradient += l2 * (weights - prior)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    table = {n: round(float(w), 3) for n, w in zip(names, weights, strict=False) if abs(w) >= 0.02}
    return {"yes": table, "nobody": {"bias": round(float(weights[-1]), 3)}}


STRENGTH = {"kind": 0.003, "status": 0.015, "payer": 0.015, "recipient": 0.009, "project": 0.018, "place": 0.04}
"""Ridge penalty of each decision, found by `--check`."""


def check(examples: dict[str, Examples]) -> None:
    """Cross-validation by topic: accuracy for the decisions, share of sums whose best candidate is right for the roles."""
    for decision, rows in examples.items():
        folds = {topic: i % 8 for i, topic in enumerate(sorted(set(rows.topics)))}
        right = seen = 0
        wrong: dict[tuple[str, str], int] = defaultdict(int)
        for fold in range(8):
            train = [i for i, t in enumerate(rows.topics) if folds[t] != fold]
            test = [i for i, t in enumerate(rows.topics) if folds[t] == fold]
            scorer = Linear(
                learn([rows.features[i] for i in train], [rows.outcomes[i] for i in train], STRENGTH[decision])
            )
            if decision in ROLES:
                by_group: dict[int, list[int]] = defaultdict(list)
                for i in test:
                    by_group[rows.groups[i]].append(i)
                for members in by_group.values():
                    best = max(members, key=lambda i: scorer.score("yes", rows.features[i]))
                    chosen = scorer.score("yes", rows.features[best]) > scorer.score("nobody", ())
                    any_yes = any(rows.outcomes[i] == "yes" for i in members)
                    right += rows.outcomes[best] == "yes" if chosen else not any_yes
                    seen += 1
            else:
                for i in test:
                    guess = scorer.best(sorted(scorer.table), rows.features[i])[0]
                    right += guess == rows.outcomes[i]
                    wrong[rows.outcomes[i], guess] += guess != rows.outcomes[i]
                    seen += 1
        print(
            f"{decision:10} {right / seen:.3f} of {seen}",
            dict(sorted(((k, v) for k, v in wrong.items() if v), key=lambda x: -x[1])[:8]),
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


def train(folders: Sequence[Path]) -> dict[str, dict[str, dict[str, float]]]:
    """All three models."""
    examples = collect(folders)
    return {
        **{
            name: learn(examples[decision].features, examples[decision].outcomes, STRENGTH[decision])
            for decision, name in (("kind", "flows"), ("status", "status"))
        },
        "parts": ranks(examples, {role: range(len(examples[role].outcomes)) for role in ROLES}),
    }


def ranks(examples: dict[str, Examples], chosen: dict[str, Sequence[int]]) -> dict[str, dict[str, float]]:
    """The role models as one table: an outcome a role, and one for nobody playing it."""
    table: dict[str, dict[str, float]] = {}
    for role in ROLES:
        learnt = learn_ranks(role, examples[role], chosen[role], STRENGTH[role])
        table[role], table[f"no {role}"] = learnt["yes"], learnt["nobody"]
    return table


def write(name: str, table: dict[str, dict[str, float]]) -> None:
    """Keep a model as data."""
    (DATA / f"{name}.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
