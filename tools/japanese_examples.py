"""The examples that the Japanese money scorers learn from: what labelled texts say of each sum, beside its features."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from daicho.annotation import annotate
from daicho.claims.japanese import features, parts, progress, telling
from daicho.claims.japanese.candidates import Candidate
from daicho.claims.japanese.cast import Cast, cast_of
from daicho.evaluation.labels import is_held_out
from daicho.evaluation.names import same_name
from daicho.model.document import Appearance, Document
from daicho.model.money import Money

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
            if claims:
                examples["status"].add(progress.of_status(cast, money, kind), claims[0]["status"], topic, group)
            options = parts.options_of(cast, spots.get(money.mention.span))
            for role in ROLES:
                slots = [claim.get(role) for claim in claims]
                if not (claims or role in parts.JOINT):
                    continue
                for candidate, roles, base in options:
                    if role in roles:
                        found = list(base) if role in parts.JOINT else features.for_role(list(base), kind)
                        outcome = "yes" if any(named(candidate, slot) for slot in slots) else "no"
                        examples[role].add(found, outcome, topic, group)
    return examples
