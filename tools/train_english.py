"""Learn the weights of the English money models from labelled folders.

    python tools/train_english.py GOLD_DIR… [--check]

Each GOLD_DIR holds NAME.txt and NAME.json as the labelling guide describes. Held-out texts (numbers divisible by three under
`tests/gold`) are never read. `--check` reports cross-validation by topic instead of writing the weights.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from daicho.annotation import annotate
from daicho.claims.english import flows, objects, status
from daicho.claims.english.flow_cues import KINDS, priors
from daicho.claims.english.money import times_of
from daicho.claims.english.parties import PRIORS, Candidate, candidates, organisations_of
from daicho.claims.english.past import Flow, Past, Told
from daicho.claims.english.projects import works_of
from daicho.claims.english.sites import Site, sites_of
from daicho.claims.english.syntax import trees_of
from daicho.evaluation.labels import is_held_out
from daicho.evaluation.names import same_name as answers
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import STATUSES
from daicho.model.document import Appearance, Document
from daicho.reference.names import normalise
from daicho.reference.weights import Linear

DATA = Path(__file__).parents[1] / "src/daicho/reference/data"
MONEY = ("investment", "subsidy", "equity", "loan")
# How strongly each model is drawn to its priors: chosen by cross-validation by topic.
PENALTIES = {"flows": 7.0, "status": 3.0, "parties": 4.0, "objects": 3.0}
Example = tuple[str, list[str], str]  # topic, features, outcome


def documents(folders: Iterable[Path]) -> Iterable[tuple[dict[str, Any], AnnotatedDocument]]:
    """The labelled English documents, held-out ones left out, annotated."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            if not is_held_out(path.stem) and (found := _document(path)):
                yield found


@cache
def _document(path: Path) -> tuple[dict[str, Any], AnnotatedDocument] | None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    if gold["lang"] != "en":
        return None
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return gold, annotate(Document(text, "en", Appearance(path.stem, path.stem, gold.get("published"))))


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


@dataclass(frozen=True, slots=True)
class Choice:
    """A sum to learn its kind and payer from. payers: for each kind of flow, every candidate's features and whether it is right.

    told: whether the label names a payer; where it does and no candidate is that one, any may be.
    """

    topic: str
    features: list[str]
    kind: str
    payers: dict[str, list[tuple[frozenset[str], bool]]]
    told: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of a labelled document, with the claim it states, all that its slots may hold, and what was told before it."""

    site: Site
    claim: dict[str, Any] | None
    people: list[Candidate]
    aims: list[objects.Aim]
    past: Past

    @property
    def kind(self) -> str:
        """The labelled kind, "none" where the sum is no flow."""
        return self.claim["kind"] if self.claim else "none"

    def forms(self, slot: str) -> list[str]:
        """The wordings of a slot of the label."""
        return forms_of(self.claim.get(slot)) if self.claim else []

    def told(self) -> Told:
        """The sum as it should be read, by the label."""
        if not self.claim:
            return Told(self.site, "none")
        payers, recipients = (
            tuple(c.name for c in self.people if is_named(c, self.forms(slot))) for slot in ("payer", "recipient")
        )
        goals = self.forms("project") or self.forms("recipient")
        aimed = tuple(aim.party for aim in self.aims if is_answer(aim, goals))
        return Flow(self.site, self.kind, payers, recipients, self.claim["status"], aimed, None)


def sums_of(gold: dict[str, Any], annotated: AnnotatedDocument) -> Iterator[Sum]:
    """The sums of a document in order. Second sides of conversions teach nothing."""
    trees, times = trees_of(annotated), times_of(annotated)
    works = works_of(trees, times)
    known, past = organisations_of(annotated, trees), Past()
    seconds = {conversion.second.mention.span for conversion in annotated.conversions}
    for site in sites_of(annotated, trees):
        if site.money.mention.span not in seconds:
            claim = claim_of(gold, annotated.document.text, site)
            people = candidates(site, known, past)
            aims = objects.aims_of(site, claim["kind"], works, times, past) if claim else []
            found = Sum(site, claim, people, aims, past)
            past = past.then(found.told())
            yield found


def choices_of(folders: Sequence[Path]) -> list[Choice]:
    """One choice a sum."""
    found: list[Choice] = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        for each in sums_of(gold, annotated):
            forms = each.forms("payer")
            people = [(c, is_named(c, forms)) for c in each.people]
            payers = {k: [(c.features_as(k), right) for c, right in people] for k in MONEY}
            features = flows.features_of(each.site, trees, each.past.last)
            found.append(Choice(gold["topic"], features, each.kind, payers, bool(forms)))
    return found


def is_named(candidate: Candidate, forms: Sequence[str]) -> bool:
    """Whether a candidate is one of these wordings."""
    return any(same_name(form, name) for form in forms for name in (candidate.name.mention.text, candidate.name.full))


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


def recipient_examples(folders: Sequence[Path]) -> list[list[tuple[frozenset[str], bool]]]:
    """For each sum with a claim: every candidate and every field, with whether the label names it as recipient."""
    found = []
    for gold, annotated in documents(folders):
        for each in sums_of(gold, annotated):
            if each.claim:
                forms = each.forms("recipient")
                rows = [(c.features_as(each.kind), is_named(c, forms)) for c in each.people]
                rows += [(aim.as_recipient, is_answer(aim, forms)) for aim in each.aims if aim.may_receive]
                found.append(rows)
    return found


def is_answer(aim: objects.Aim, forms: Sequence[str]) -> bool:
    """Whether something a sum may be for is one of these wordings."""
    return any(answers(form, name) for form in forms for name in (aim.party.mention.text, aim.party.name))


def object_examples(folders: Sequence[Path]) -> list[list[tuple[frozenset[str], bool]]]:
    """For each sum whose claim has an object: everything it may be for, with whether the label names it."""
    sums = (each for gold, annotated in documents(folders) for each in sums_of(gold, annotated))
    return [rows for each in sums for rows, forms in [object_rows(each)] if forms]


def object_rows(each: Sum) -> tuple[list[tuple[frozenset[str], bool]], list[str]]:
    """Everything that a sum may be for, with whether the label names it; and the wordings of the label."""
    forms = each.forms("project") or each.forms("recipient")
    return [(aim.features, is_answer(aim, forms)) for aim in each.aims], forms


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


class Rows:
    """Sets of features as numbers of columns: a sparse matrix of zeros and ones."""

    def __init__(self, rows: Sequence[Iterable[str]], known: Iterable[str], least: int) -> None:
        """least: how often a feature must occur that is not among the known ones."""
        counts = Counter(feature for row in rows for feature in row)
        self.names = sorted({feature for feature, count in counts.items() if count >= least} | set(known))
        column = {name: i for i, name in enumerate(self.names)}
        listed = [[column[feature] for feature in sorted(row) if feature in column] for row in rows]
        self.columns = np.array([c for row in listed for c in row], dtype=np.int64)
        self.owner = np.repeat(np.arange(len(rows)), [len(row) for row in listed])
        self.size = len(rows)

    def times(self, weights: np.ndarray) -> np.ndarray:
        """The sum of the weights of each row."""
        return np.bincount(self.owner, weights=weights[self.columns], minlength=self.size)

    def back(self, values: np.ndarray) -> np.ndarray:
        """The sum of the values of the rows of each feature."""
        return np.bincount(self.columns, weights=values[self.owner], minlength=len(self.names))

    def norm(self) -> float:
        """The square of the largest singular value, by repeated multiplication."""
        vector = np.ones(len(self.names))
        length = 1.0
        for _ in range(20):
            vector = self.back(self.times(vector))
            length = float(np.linalg.norm(vector)) or 1.0
            vector /= length
        return length


def fit_frames(choices: Sequence[Choice], rounds: int = 600) -> dict[str, dict[str, float]]:
    """Weights by which the right kind with the right payer of each sum beats all others: a conditional logit over frames."""
    held = {**priors(), "bias": priors()["bias"]}
    kinds = Rows([["bias", *choice.features] for choice in choices], held, 2)
    frames: list[tuple[int, int, bool]] = []  # sum, kind, right
    rows: list[frozenset[str]] = []
    for number, choice in enumerate(choices):
        for k, kind in enumerate(KINDS):
            candidates_of = choice.payers.get(kind, [])
            right = kind == choice.kind
            named = any(is_right for _, is_right in candidates_of)
            frames.append((number, k, right and not named))
            rows.append(frozenset())
            for features, is_right in candidates_of:
                frames.append((number, k, right and (is_right if named else choice.told)))
                rows.append(features | {"bias"})
    payers = Rows(rows, PRIORS["payer"], 3)
    whose, which, truth = (np.array(column) for column in zip(*frames, strict=True))
    starts = [
        np.array([held.get(name, [0.0] * len(KINDS)) for name in kinds.names]),
        np.array([PRIORS["payer"].get(name, 0.0) for name in payers.names]),
    ]
    tables, speeds = [start.copy() for start in starts], [np.zeros_like(start) for start in starts]
    step = 2.0 / (1 + max(kinds.norm(), payers.norm()) / len(choices))
    for _ in range(rounds):
        by_kind = np.stack([kinds.times(tables[0][:, k]) for k in range(len(KINDS))], axis=1)
        scores = by_kind[whose, which] + payers.times(tables[1])
        high = np.full(len(choices), -np.inf)
        np.maximum.at(high, whose, scores)
        power = np.exp(scores - high[whose])
        share = power / np.bincount(whose, weights=power)[whose]
        good = np.bincount(whose, weights=power * truth)
        gap = share - power * truth / np.maximum(good, 1e-12)[whose]
        by_sum = np.zeros((len(choices), len(KINDS)))
        np.add.at(by_sum, (whose, which), gap)
        slopes = [np.stack([kinds.back(by_sum[:, k]) for k in range(len(KINDS))], axis=1), payers.back(gap)]
        for i, penalty in enumerate((PENALTIES["flows"], PENALTIES["parties"])):
            speeds[i] = 0.9 * speeds[i] - step * 0.3 * (slopes[i] + penalty * (tables[i] - starts[i])) / len(choices)
            tables[i] += speeds[i]
    found = {kind: _kept(kinds.names, tables[0][:, k]) for k, kind in enumerate(KINDS)}
    return {**found, "payer": _kept(payers.names, tables[1])}


def _kept(names: Sequence[str], weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.01}


def fit_choice(
    choices: Sequence[Sequence[tuple[frozenset[str], bool]]],
    penalty: float,
    priors: Mapping[str, float],
    rounds: int = 400,
) -> dict[str, float]:
    """Weights by which the right candidate of each sum beats the others and "nobody", whose score is the negative bias.

    A conditional logit: the chance of a candidate is its share of the exponentials; several right ones add up.
    """
    table_of = Rows([features | {"bias"} for rows in choices for features, _ in rows], {*priors, "bias"}, 3)
    truth = np.array([is_right for rows in choices for _, is_right in rows], dtype=float)
    whose = np.repeat(np.arange(len(choices)), [len(rows) for rows in choices])
    answered = np.bincount(whose, weights=truth, minlength=len(choices)) > 0
    start = np.array([priors.get(name, 0.0) for name in table_of.names])
    table, speed = start.copy(), np.zeros_like(start)
    step = 2.0 / (1 + table_of.norm() / len(choices))
    for _ in range(rounds):
        power = np.exp(np.clip(table_of.times(table), -30, 30))
        total = 1 + np.bincount(whose, weights=power, minlength=len(choices))
        good = np.bincount(whose, weights=power * truth, minlength=len(choices))
        wanted = np.where(answered[whose], power * truth / np.maximum(good, 1e-12)[whose], 0)
        slope = (table_of.back(power / total[whose] - wanted) + penalty * (table - start)) / len(choices)
        speed = 0.9 * speed - step * 0.3 * slope
        table += speed
    return _kept(table_of.names, table)


def status_examples(folders: Sequence[Path]) -> list[Example]:
    """One example a claim: the features of its sum and its status."""
    found: list[Example] = []
    for gold, annotated in documents(folders):
        trees = trees_of(annotated)
        for each in sums_of(gold, annotated):
            if each.claim:
                features = status.features_of(each.site, each.kind, trees, each.past.flow)
                found.append((gold["topic"], features, each.claim["status"]))
    return found


def report(pairs: Sequence[tuple[str, str]]) -> None:
    """Agreement of outcomes and predictions, and what was taken for what."""
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome, predicted in pairs:
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
        check(args.folders)
        return
    for name, table in train(args.folders).items():
        path = DATA / f"english_{name}.json"
        path.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def check(folders: Sequence[Path]) -> None:
    """Kinds and statuses by weights that were learned from other topics, in eight folds."""
    choices, steps = choices_of(folders), status_examples(folders)
    topics = sorted({choice.topic for choice in choices})
    fold_of = {topic: i % 8 for i, topic in enumerate(topics)}
    kinds: list[tuple[str, str]] = []
    statuses: list[tuple[str, str]] = []
    for fold in range(8):
        table = Linear(fit_frames([c for c in choices if fold_of[c.topic] != fold]))
        for choice in (c for c in choices if fold_of[c.topic] == fold):
            scores = {}
            for kind in KINDS:
                people = (table.score("payer", features) for features, _ in choice.payers.get(kind, ()))
                scores[kind] = table.score(kind, choice.features) + math.log(1 + sum(map(math.exp, people)))
            kinds.append((choice.kind, max(scores, key=lambda kind: scores[kind])))
        model = fit([e for e in steps if fold_of[e[0]] != fold], STATUSES, PENALTIES["status"], status.PRIORS)
        statuses += [(e[2], Linear(model).best(STATUSES, e[1])[0]) for e in steps if fold_of[e[0]] == fold]
    report(kinds)
    report(statuses)


def train(folders: Sequence[Path]) -> dict[str, dict[str, dict[str, float]]]:
    """All models: kinds with their payers, statuses, recipients, objects."""
    recipients = [rows for rows in recipient_examples(folders) if rows]
    aims = [rows for rows in object_examples(folders) if rows]
    return {
        "frames": fit_frames(choices_of(folders)),
        "status": fit(status_examples(folders), STATUSES, PENALTIES["status"], status.PRIORS),
        "recipient": {"recipient": fit_choice(recipients, PENALTIES["parties"], PRIORS["recipient"])},
        "object": {"object": fit_choice(aims, PENALTIES["objects"], objects.PRIORS)},
    }


if __name__ == "__main__":
    main()
