"""Mistakes grouped by cause, so that one sees what to mend first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from daicho.evaluation.figures import close
from daicho.evaluation.names import agree
from daicho.evaluation.score import Mistake
from daicho.evaluation.statement import Statement
from daicho.model.claim import MONEY_KINDS


def causes(mistakes: Sequence[Mistake]) -> list[tuple[str, int]]:
    """Each cause with how many mistakes it made, the most frequent first.

    A label missed and a prediction without a label that give the same sum are one mistake: its kind was misread.
    """
    counted: Counter[str] = Counter()
    loose = [mistake for mistake in mistakes if mistake.fault == "false" and mistake.kind in MONEY_KINDS]
    for mistake in mistakes:
        if mistake.gold is not None and mistake.predicted is not None:
            counted[_role_cause(mistake.gold, mistake.predicted)] += 1
        elif mistake.gold is not None and mistake.kind in MONEY_KINDS:
            twin = next((other for other in loose if _same_sum(mistake, other)), None)
            if twin:
                loose.remove(twin)
                counted["money: another kind of flow"] += 1
            else:
                counted["money: not read as a flow"] += 1
        elif mistake.gold is not None:
            counted[f"{mistake.kind}: missed"] += 1
        elif mistake.kind not in MONEY_KINDS:
            counted[f"{mistake.kind}: claimed where there is none"] += 1
    counted["money: claimed where there is none"] += len(loose)
    return [
        (cause, number) for cause, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if number
    ]


def _same_sum(missed: Mistake, claimed: Mistake) -> bool:
    gold, predicted = missed.gold, claimed.predicted
    return (
        gold is not None
        and predicted is not None
        and missed.document == claimed.document
        and gold.currency == predicted.currency
        and close(gold.figure, predicted.figure)
    )


def _role_cause(gold: Statement, predicted: Statement) -> str:
    if not agree(gold["payer"], predicted["payer"]):
        if not predicted["payer"]:
            return "money found: payer not given"
        if not gold["payer"]:
            return "money found: payer given where none is told"
        return "money found: another payer"
    if not predicted["recipient"] + predicted["project"]:
        return "money found: recipient and project not given"
    return "money found: another recipient and project"
