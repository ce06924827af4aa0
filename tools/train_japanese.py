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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from daicho.annotation import annotate
from daicho.claims.japanese import features, parts, progress, telling
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
NOBODY = "nobody"
"""The one feature of the row that stands for nobody."""


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
            if claims:
                examples["status"].add(progress.of_status(cast, money, kind), claims[0]["status"], topic, group)
            options = parts.options_of(cast, spots.get(money.mention.span))
            for role in ROLES:
                slots = [claim.get(role) for claim in claims]
                if not (claims or role in parts.JOINT) or (role == "place" and not any(slots)):
                    continue
                for candidate, roles, base in options:
                    if role in roles:
                        found = list(base) if role in parts.JOINT else features.for_role(list(base), kind)
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
    ("payer", "clause:owner-taker"): -1.0,
    ("payer", "clause:channel"): -1.0, ("payer", "clause:seller"): -1.0, ("payer", "purse=foreign"): -0.7,
    ("recipient", "clause:giver"): -1.0,
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
    return {
        c: {n: round(float(w), 3) for n, w in zip(names, weights[k], strict=True) if abs(w) >= 0.02 or n == "bias"}
        for k, c in enumerate(classes)
    }


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


class Choices:
    """All who could play a role beside each sum, and nobody: a row each, with its features.

    whose: the sum of a row; right: whether the label names it; prior: the weights to be expected, in general and in each kind.
    """

    def __init__(self, role: str, rows: Examples, chosen: Sequence[int], numbers: dict[int, int]) -> None:
        listed = [(numbers[rows.groups[i]], rows.features[i], rows.outcomes[i] == "yes") for i in chosen]
        answered = {number for number, _, right in listed if right}
        listed += [(number, [NOBODY], number not in answered) for number in numbers.values()]
        counts = Counter(name for _, found, _ in listed for name in found)
        known = {
            name.split("|")[-1] for of, name in PARTS if of == role
        }  # kept as expected where the texts have too few
        self.names = sorted({name for name, count in counts.items() if count >= 4} | known)
        index = {name: k for k, name in enumerate(self.names)}
        columns = [[index[name] for name in found if name in index] for _, found, _ in listed]
        kept = [k for k, column in enumerate(columns) if column]
        sizes = [len(columns[k]) for k in kept]
        self.whose = np.array([listed[k][0] for k in kept])
        self.right = np.array([[listed[k][2]] for k in kept], dtype=float)
        self.prior = np.array(
            [
                [PARTS.get((role, name), 0.0), *(PARTS.get((role, f"{kind}|{name}"), 0.0) for kind in MONEY)]
                for name in self.names
            ]
        )
        self._size = len(numbers)
        self._columns = np.concatenate([columns[k] for k in kept])
        self._starts = np.cumsum([0, *sizes[:-1]])
        order = np.argsort(self._columns, kind="stable")
        self._used, self._edges = np.unique(self._columns[order], return_index=True)
        self._rows = np.repeat(np.arange(len(kept)), sizes)[order]

    def powers(self, table: np.ndarray) -> np.ndarray:
        """The exponential of each row's score in each kind; table: a feature's weights in general and in each kind."""
        both = table[:, :1] + table[:, 1:]
        return np.exp(np.clip(np.add.reduceat(both[self._columns], self._starts, axis=0), -30, 30))

    def spread(self, values: np.ndarray) -> np.ndarray:
        """For each feature the sums of its rows' values in all kinds and in each."""
        found = np.zeros((len(self.names), 1 + len(MONEY)))
        found[self._used, 1:] = np.add.reduceat(values[self._rows], self._edges, axis=0)
        found[:, 0] = found[:, 1:].sum(axis=1)
        return found

    def by_sum(self, values: np.ndarray) -> np.ndarray:
        """The rows' values added up for each sum."""
        return np.stack([np.bincount(self.whose, column, self._size) for column in values.T], axis=1)


def learn_frames(
    examples: dict[str, Examples], chosen: dict[str, Sequence[int]], rounds: int = 200
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """Weights of the kinds and of those who pay and receive, learned at once: a kind is as likely as all its frames together.

    A frame is a kind with a payer, or nobody, and a recipient, or nobody; the label's must beat all others (full-batch Adam).
    """
    kinds = examples["kind"]
    numbers = {kinds.groups[i]: number for number, i in enumerate(chosen["kind"])}
    rows = [["bias", *kinds.features[i]] for i in chosen["kind"]]
    counts = Counter(name for row in rows for name in row)
    names = ["bias", *sorted(name for name, count in counts.items() if count >= 3 and name != "bias")]
    present = Presence(rows, {name: i for i, name in enumerate(names)})
    classes = (*MONEY, "none")
    truth = np.array([[kinds.outcomes[i] == c for c in classes] for i in chosen["kind"]], dtype=float)
    people = {role: Choices(role, examples[role], chosen[role], numbers) for role in parts.JOINT}
    starts = [np.array([[expected(name, c) for c in classes] for name in names]), *(p.prior for p in people.values())]
    strengths = [STRENGTH["kind"], *(STRENGTH[role] for role in people)]
    tables = [start.copy() for start in starts]
    firsts, seconds = [np.zeros_like(t) for t in tables], [np.zeros_like(t) for t in tables]
    for step in range(1, rounds + 1):
        scores = np.stack([present.sums(column) for column in tables[0].T], axis=1)
        held = []
        for table, choices in zip(tables[1:], people.values(), strict=True):
            powers = choices.powers(table)
            held.append((choices, powers, choices.by_sum(powers)))
            scores[:, : len(MONEY)] += np.log(held[-1][2])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        share = odds / odds.sum(axis=1, keepdims=True)
        slopes = [np.stack([present.spread(column) for column in (share - truth).T], axis=1)]
        for choices, powers, whole in held:
            good = powers * choices.right
            told = good / np.maximum(choices.by_sum(good), 1e-12)[choices.whose]
            likely = powers / whole[choices.whose]
            flow, true = share[choices.whose, : len(MONEY)], truth[choices.whose, : len(MONEY)]
            slopes.append(choices.spread(flow * likely - true * told))
        for i, strength in enumerate(strengths):
            gradient = slopes[i] / len(numbers) + strength * (tables[i] - starts[i])
            firsts[i] = 0.9 * firsts[i] + 0.1 * gradient
            seconds[i] = 0.999 * seconds[i] + 0.001 * gradient**2
            tables[i] -= 0.05 * (firsts[i] / (1 - 0.9**step)) / (np.sqrt(seconds[i] / (1 - 0.999**step)) + 1e-8)
    flows = {
        c: {n: round(float(w), 3) for n, w in zip(names, column, strict=True) if abs(w) >= 0.02 or n == "bias"}
        for c, column in zip(classes, tables[0].T, strict=True)
    }
    found: dict[str, dict[str, float]] = {}
    for table, (role, choices) in zip(tables[1:], people.items(), strict=True):
        found[role] = {
            (f"{kind}|{name}" if kind else name): round(float(weight), 3)
            for name, weights in zip(choices.names, table, strict=True)
            for kind, weight in zip(("", *MONEY), weights, strict=True)
            if abs(weight) >= 0.02 and name != NOBODY
        }
        general, *each = (round(float(weight), 3) for weight in table[choices.names.index(NOBODY)])
        found[f"no {role}"] = {"bias": general, **dict(zip(MONEY, each, strict=True))}
    return flows, found


STRENGTH = {"kind": 0.005, "status": 0.015, "payer": 0.008, "recipient": 0.005, "project": 0.018, "place": 0.04}
"""Ridge penalty of each decision, found by `--check`."""


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
        models = {name: Linear(table) for name, table in train_on(examples, outside).items()}
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
    return train_on(examples, {name: range(len(rows.outcomes)) for name, rows in examples.items()})


def train_on(examples: dict[str, Examples], chosen: dict[str, Sequence[int]]) -> dict[str, dict[str, dict[str, float]]]:
    """All three models, from some of the examples."""
    flows, people = learn_frames(examples, chosen)
    steps = examples["status"]
    rows = chosen["status"]
    status = learn([steps.features[i] for i in rows], [steps.outcomes[i] for i in rows], STRENGTH["status"])
    for role in (role for role in ROLES if role not in parts.JOINT):
        learnt = learn_ranks(role, examples[role], chosen[role], STRENGTH[role])
        people[role], people[f"no {role}"] = learnt["yes"], learnt["nobody"]
    return {"flows": flows, "status": status, "parts": people}


def write(name: str, table: dict[str, dict[str, float]]) -> None:
    """Keep a model as data."""
    (DATA / f"{name}.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
