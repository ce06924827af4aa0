"""Counting: how many labels were found, how many predictions were right, for each kind and slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from daicho.evaluation.labels import Labelled
from daicho.evaluation.matching import RULES, Paired, Rule, money_found, money_right, pair
from daicho.evaluation.names import agree, hits
from daicho.evaluation.statement import Statement
from daicho.model.claim import MONEY_KINDS

OTHER_KINDS = tuple(RULES)
Fault = Literal["missed", "false", "role"]


@dataclass(frozen=True, slots=True)
class Score:
    """right: predictions that answer a label; gold: labels; predicted: predictions."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 without any."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the labels that were found; 0 without any."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label without a prediction, a prediction without a label, or a pair whose payer or object differs (`role`)."""

    fault: Fault
    document: str
    gold: Statement | None
    predicted: Statement | None

    @property
    def kind(self) -> str:
        """The kind of the claim concerned."""
        return next(statement.kind for statement in (self.gold, self.predicted) if statement)


class Verdict(NamedTuple):
    """A prediction's kind and confidence, and whether it was right: money with its payer and object, other kinds as found."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The figures of any number of documents. Scoreboards add up.

    found: money claims whose kind, value and currency agree; right: those whose payer and object agree besides; kinds: by
    kind, money kinds as found; slots: of the money claims found, those whose slot agrees, of those whose label has it;
    judged: the verdict on each prediction that has a confidence; failed: documents that daicho could not read, with the reason,
    which count as saying nothing.
    """

    documents: int = 0
    found: Score = Score()
    right: Score = Score()
    kinds: Mapping[str, Score] = field(default_factory=dict)
    slots: Mapping[str, Score] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    judged: tuple[Verdict, ...] = ()
    failed: tuple[str, ...] = ()

    def __add__(self, other: Scoreboard) -> Scoreboard:
        return Scoreboard(
            self.documents + other.documents,
            self.found + other.found,
            self.right + other.right,
            added(self.kinds, other.kinds),
            added(self.slots, other.slots),
            self.mistakes + other.mistakes,
            self.judged + other.judged,
            self.failed + other.failed,
        )

    @property
    def others(self) -> Score:
        """All kinds that are not money, together."""
        return sum((self.kinds.get(kind, Score()) for kind in OTHER_KINDS), Score())

    @property
    def claims(self) -> Score:
        """All claims, money ones as found."""
        return self.found + self.others


def score(labelled: Labelled, predicted: Sequence[Statement]) -> Scoreboard:
    """The scoreboard of one document."""
    money = pair(_of(labelled.claims, MONEY_KINDS), _of(predicted, MONEY_KINDS), money_found(labelled.conversions))
    wrong = [(g, p) for g, p in money.pairs if not money_right(g, p)]
    found = _score(money)
    kinds = {kind: _score(_only(money, kind)) for kind in MONEY_KINDS}
    mistakes = _mistakes(labelled.name, money) + [Mistake("role", labelled.name, g, p) for g, p in wrong]
    judged = _judged(money, money_right)
    for kind, rule in RULES.items():
        paired = pair(_of(labelled.claims, (kind,)), _of(predicted, (kind,)), rule)
        kinds[kind] = _score(paired)
        mistakes += _mistakes(labelled.name, paired)
        judged += _judged(paired, rule)
    right = Score(found.right - len(wrong), found.gold, found.predicted)
    return Scoreboard(1, found, right, kinds, _slots(money), tuple(mistakes), tuple(judged))


def total(boards: Iterable[Scoreboard]) -> Scoreboard:
    """All of them as one."""
    return sum(boards, Scoreboard())


def added(one: Mapping[str, Score], other: Mapping[str, Score]) -> dict[str, Score]:
    """Two tables of scores as one."""
    names = list(dict.fromkeys([*one, *other]))
    return {name: one.get(name, Score()) + other.get(name, Score()) for name in names}


def _of(statements: Sequence[Statement], kinds: Sequence[str]) -> list[Statement]:
    return [statement for statement in statements if statement.kind in kinds]


def _only(paired: Paired, kind: str) -> Paired:
    return Paired(
        tuple((g, p) for g, p in paired.pairs if g.kind == kind),
        tuple(_of(paired.missed, (kind,))),
        tuple(_of(paired.false, (kind,))),
    )


def _score(paired: Paired) -> Score:
    right = len(paired.pairs)
    return Score(right, right + len(paired.missed), right + len(paired.false))


def _judged(paired: Paired, right: Rule) -> list[Verdict]:
    answers = [(p, right(g, p)) for g, p in paired.pairs] + [(p, False) for p in paired.false]
    return [Verdict(p.kind, p.confidence, answer) for p, answer in answers if p.confidence is not None]


def _mistakes(document: str, paired: Paired) -> list[Mistake]:
    return [Mistake("missed", document, gold, None) for gold in paired.missed] + [
        Mistake("false", document, None, predicted) for predicted in paired.false
    ]


def _slots(money: Paired) -> dict[str, Score]:
    out: dict[str, Score] = {}
    for gold, predicted in money.pairs:
        verdicts = {
            "payer": agree(gold["payer"], predicted["payer"]),
            **{slot: hits(gold[slot], predicted[slot]) for slot in ("recipient", "project", "place")},
        }
        verdicts = {slot: right for slot, right in verdicts.items() if gold[slot]}
        verdicts["status"] = gold.status == predicted.status
        verdicts["bound"] = gold.bound == predicted.bound
        if gold.country:
            verdicts["country"] = gold.country == predicted.country
        out = added(out, {slot: Score(int(right), 1, 1) for slot, right in verdicts.items()})
    return out
