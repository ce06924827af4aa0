"""The scoreboard as rows a person reads and as a record a program reads."""

from __future__ import annotations

from collections.abc import Iterator

from daicho.evaluation.amounts import AmountBoard, SumMistake
from daicho.evaluation.calibration import Reliability
from daicho.evaluation.score import OTHER_KINDS, Mistake, Score, Scoreboard
from daicho.evaluation.statement import Parties, Statement
from daicho.model.claim import MONEY_KINDS
from daicho.model.wire import Json

COLUMNS = (
    ("", "left"),
    ("precision", "right"),
    ("recall", "right"),
    ("F1", "right"),
    ("labels", "right"),
    ("daicho", "right"),
)
SLOT_COLUMNS = (("slot, of the money found", "left"), ("right", "right"), ("of", "right"))
BIN_COLUMNS = (("confidence", "left"), ("claims", "right"), ("stated", "right"), ("right", "right"))
_DIGITS = 3
_QUOTE = 160


def scores(board: Scoreboard) -> Iterator[tuple[str, Score]]:
    """Every score of a board by its name, in the order of importance."""
    yield "money found", board.found
    yield "money right", board.right
    for kind in (*MONEY_KINDS, *OTHER_KINDS):
        yield kind, board.kinds.get(kind, Score())
    yield "other kinds", board.others
    yield "all claims", board.claims


def board_record(board: Scoreboard) -> Json:
    """The board as one JSON object, figures to three digits."""
    return {
        "docs": board.documents,
        **{name: score_record(score) for name, score in scores(board)},
        "slots": {slot: round(score.recall, _DIGITS) for slot, score in board.slots.items()},
    }


def score_record(score: Score) -> Json:
    """A score as a JSON object."""
    return {
        "p": round(score.precision, _DIGITS),
        "r": round(score.recall, _DIGITS),
        "f1": round(score.f1, _DIGITS),
        "gold": score.gold,
        "pred": score.predicted,
    }


def score_row(name: str, score: Score) -> tuple[str, ...]:
    """A score under COLUMNS; a dash where there is nothing to measure."""
    precision = f"{score.precision:.3f}" if score.predicted else "–"
    recall, f1 = (f"{score.recall:.3f}", f"{score.f1:.3f}") if score.gold else ("–", "–")
    return name, precision, recall, f1, str(score.gold), str(score.predicted)


def board_rows(board: Scoreboard) -> list[tuple[str, ...]]:
    """The scores of a board under COLUMNS."""
    return [score_row(name, score) for name, score in scores(board)]


def slot_rows(board: Scoreboard) -> list[tuple[str, ...]]:
    """The slots of a board under SLOT_COLUMNS."""
    return [(slot, f"{score.recall:.3f}", str(score.gold)) for slot, score in board.slots.items()]


def amount_scores(board: AmountBoard) -> Iterator[tuple[str, Score]]:
    """Every score of a board of sums by its name, then the notations, the worst first."""
    yield "sums", board.sums
    yield "value and currency", board.valued
    yield "wording of those right", board.worded
    yield "conversions", board.conversions
    yield "lines without a sum", board.quiet
    yield from sorted(board.notations.items(), key=lambda item: (item[1].f1, item[0]))


def amount_record(board: AmountBoard) -> Json:
    """A board of sums as one JSON object."""
    return {"lines": board.lines, **{name: score_record(score) for name, score in amount_scores(board)}}


def amount_rows(board: AmountBoard) -> list[tuple[str, ...]]:
    """The scores of a board of sums under COLUMNS."""
    return [score_row(name, score) for name, score in amount_scores(board)]


def bin_rows(found: Reliability) -> list[tuple[str, ...]]:
    """The bins of a reliability table under BIN_COLUMNS."""
    return [(f"{b.low:.1f} to {b.high:.1f}", str(b.claims), f"{b.stated:.3f}", f"{b.right:.3f}") for b in found.bins]


def reliability_record(found: Reliability) -> Json:
    """A reliability table as one JSON object."""
    bins = [[b.low, b.high, b.claims, round(b.stated, _DIGITS), round(b.right, _DIGITS)] for b in found.bins]
    return {"bins": bins, "gap": round(found.gap, _DIGITS), "brier": round(found.brier, _DIGITS)}


def mistake_line(mistake: Mistake) -> str:
    """What went wrong, on one line."""
    gold, predicted = mistake.gold, mistake.predicted
    what = f"labelled {_said(gold)}, read as {_said(predicted)}" if gold and predicted else _said(gold or predicted)
    quote = next(statement.quote for statement in (gold, predicted) if statement)
    return f"{mistake.fault:6} {mistake.document} {mistake.kind}: {what} | {' '.join(quote.split())[:_QUOTE]}"


def sum_mistake_line(mistake: SumMistake) -> str:
    """What went wrong with a sum, on one line."""
    found = mistake.sum
    figures = f"value {found.value}, low {found.low}, high {found.high} {found.currency}, {found.bound}"
    return f"{mistake.fault:6} {mistake.line} {mistake.notation}: {' '.join(found.mention.text.split())!r} {figures}"


def _said(statement: Statement | None) -> str:
    if statement is None:
        return ""
    plain = ("wording", "figure", "unit", "what", "event", "when", "status")
    parts = [f"{slot} {value}" for slot in plain if (value := getattr(statement, slot)) not in ("", None)]
    return ", ".join([*parts, *(f"{slot} {_first(parties)}" for slot, parties in statement.named.items())])


def _first(parties: Parties) -> str:
    return " + ".join(party[0] for party in parties if party)
