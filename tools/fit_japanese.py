"""How the Japanese scorers learn: regressions drawn to what is expected of their features, and kinds decided with who pays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from japanese_examples import MONEY, ROLES, Examples

from daicho.claims.japanese import parts

Table = dict[str, dict[str, float]]
STRENGTH = {"kind": 0.005, "status": 0.015, "payer": 0.008, "recipient": 0.005, "project": 0.018, "place": 0.04}
"""Ridge penalty of each decision, found by `train_japanese.py --check`."""
NOBODY = "nobody"
"""The one feature of the row that stands for nobody."""
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
    ("payer", "clause:listed-subject"): 0.5, ("payer", "clause:listed-source"): 0.5,
    ("recipient", "clause:listed-target"): 0.5, ("project", "clause:listed-target"): 0.5,
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
    ("project", "shape=site"): 0.3, ("place", "elsewhere"): -0.3,
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


class Descent:
    """Weights on their way down a slope, pulled back to where they began: Adam's steps over all examples, ridge-penalised.

    Few texts, but much is known: the penalty draws a weight to what is expected of its feature, not to nothing.
    """

    def __init__(self, start: np.ndarray, strength: float) -> None:
        self.weights = start.copy()
        self._start, self._strength = start, strength
        self._first, self._second = np.zeros_like(start), np.zeros_like(start)
        self._steps = 0

    def step(self, slope: np.ndarray) -> None:
        """One step against the slope of the mean loss."""
        self._steps += 1
        gradient = slope + self._strength * (self.weights - self._start)
        self._first = 0.9 * self._first + 0.1 * gradient
        self._second = 0.999 * self._second + 0.001 * gradient**2
        first, second = self._first / (1 - 0.9**self._steps), self._second / (1 - 0.999**self._steps)
        self.weights -= 0.05 * first / (np.sqrt(second) + 1e-8)


def kept(names: Sequence[str], weights: np.ndarray) -> dict[str, float]:
    """The weights worth keeping, with the one that all examples have."""
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02 or n == "bias"}


def learn(rows: Sequence[Sequence[str]], outcomes: Sequence[str], strength: float, rounds: int = 250) -> Table:
    """Weights of a (multinomial) logistic regression."""
    counts = Counter(name for row in rows for name in row)
    names = ["bias", *sorted(name for name, count in counts.items() if count >= 3)]
    classes = sorted(set(outcomes))
    present = Presence([["bias", *row] for row in rows], {name: i for i, name in enumerate(names)})
    target = np.array([[outcome == c for outcome in outcomes] for c in classes], dtype=float)
    descent = Descent(np.array([[expected(name, c) for name in names] for c in classes]), strength)
    for _ in range(rounds):
        logits = np.array([present.sums(column) for column in descent.weights])
        odds = np.exp(logits - logits.max(axis=0))
        share = odds / odds.sum(axis=0) - target
        descent.step(np.array([present.spread(values) for values in share]) / len(rows))
    return {c: kept(names, column) for c, column in zip(classes, descent.weights, strict=True)}


def learn_ranks(role: str, rows: Examples, chosen: Sequence[int], strength: float, rounds: int = 150) -> Table:
    """Weights that rank the candidates of a sum and `nobody` by a softmax over them."""
    counts = Counter(name for i in chosen for name in rows.features[i])
    known = {name for of, name in PARTS if of == role}  # kept as expected where the texts have too few
    names = sorted({n for n, c in counts.items() if c >= 4} | known)
    present = Presence([rows.features[i] for i in chosen], {name: k for k, name in enumerate(names)})
    groups, member = np.unique([rows.groups[i] for i in chosen], return_inverse=True)
    positive = np.array([rows.outcomes[i] == "yes" for i in chosen], dtype=float)
    nobody = np.array([not positive[member == g].any() for g in range(len(groups))], dtype=float)
    # The last weight is the score of nobody.
    descent = Descent(np.array([*(PARTS.get((role, name), 0.0) for name in names), 0.0]), strength)
    for _ in range(rounds):
        odds = np.exp(np.clip(present.sums(descent.weights[:-1]), -30, 30))
        none = np.exp(descent.weights[-1])
        whole = np.bincount(member, odds, len(groups)) + none
        good = np.bincount(member, odds * positive, len(groups)) + none * nobody
        share = odds / whole[member] - odds * positive / good[member]
        descent.step(np.append(present.spread(share), (none / whole - none * nobody / good).sum()) / len(groups))
    return {
        role: kept(names, descent.weights[:-1]),
        f"no {role}": {"bias": round(float(descent.weights[-1]), 3)},
    }


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
) -> tuple[Table, Table]:
    """Weights of the kinds and of those who pay and receive, learned at once: a kind is as likely as all its frames together.

    A frame is a kind with a payer, or nobody, and a recipient, or nobody; the label's must beat all others.
    """
    kinds = examples["kind"]
    numbers = {kinds.groups[i]: number for number, i in enumerate(chosen["kind"])}
    rows = [["bias", *kinds.features[i]] for i in chosen["kind"]]
    counts = Counter(name for row in rows for name in row)
    names = ["bias", *sorted(name for name, count in counts.items() if count >= 3 and name != "bias")]
    present = Presence(rows, {name: i for i, name in enumerate(names)})
    classes = (*MONEY, "none")
    truth = np.array([[kinds.outcomes[i] == c for c in classes] for i in chosen["kind"]], dtype=float)
    telling = Descent(np.array([[expected(name, c) for c in classes] for name in names]), STRENGTH["kind"])
    people = {role: Choices(role, examples[role], chosen[role], numbers) for role in parts.JOINT}
    ranking = {role: Descent(choices.prior, STRENGTH[role]) for role, choices in people.items()}
    for _ in range(rounds):
        scores = np.stack([present.sums(column) for column in telling.weights.T], axis=1)
        powers = {role: choices.powers(ranking[role].weights) for role, choices in people.items()}
        whole = {role: choices.by_sum(powers[role]) for role, choices in people.items()}
        for totals in whole.values():
            scores[:, : len(MONEY)] += np.log(totals)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        share = odds / odds.sum(axis=1, keepdims=True)
        telling.step(np.stack([present.spread(column) for column in (share - truth).T], axis=1) / len(numbers))
        for role, choices in people.items():
            good = powers[role] * choices.right
            told = good / np.maximum(choices.by_sum(good), 1e-12)[choices.whose]
            likely = powers[role] / whole[role][choices.whose]
            flow, true = share[choices.whose, : len(MONEY)], truth[choices.whose, : len(MONEY)]
            ranking[role].step(choices.spread(flow * likely - true * told) / len(numbers))
    found: Table = {}
    for role, choices in people.items():
        weights = ranking[role].weights
        found[role] = {
            (f"{kind}|{name}" if kind else name): round(float(weight), 3)
            for name, row in zip(choices.names, weights, strict=True)
            for kind, weight in zip(("", *MONEY), row, strict=True)
            if abs(weight) >= 0.02 and name != NOBODY
        }
        general, *each = (round(float(weight), 3) for weight in weights[choices.names.index(NOBODY)])
        found[f"no {role}"] = {"bias": general, **dict(zip(MONEY, each, strict=True))}
    return {c: kept(names, column) for c, column in zip(classes, telling.weights.T, strict=True)}, found


def learn_all(examples: dict[str, Examples], chosen: dict[str, Sequence[int]]) -> dict[str, Table]:
    """All three models, from some of the examples."""
    flows, people = learn_frames(examples, chosen)
    steps, rows = examples["status"], chosen["status"]
    status = learn([steps.features[i] for i in rows], [steps.outcomes[i] for i in rows], STRENGTH["status"])
    for role in ROLES:
        if role not in parts.JOINT:
            people |= learn_ranks(role, examples[role], chosen[role], STRENGTH[role])
    return {"flows": flows, "status": status, "parts": people}
