"""Labelled storylines as what checks look at, so that checks are measured apart from extraction."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from daicho.checks import Converted, Material
from daicho.deals import gather
from daicho.model.claim import Claim, Indicator, Milestone, Party, Reading
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.money import Money
from daicho.model.span import Mention
from daicho.model.when import When
from daicho.model.wire import claim_id
from daicho.pipeline import annotate
from daicho.resolution import resolve
from deals.gold import _mention, _parties, labelled  # the same reading of the same labels

_DEADLINE = re.compile(r"^(?:by|before|no later than)\b|までに?$")


def material(folder: Path) -> Material:
    """Everything labelled in a folder of documents, in order of publication, as of the newest."""
    stated = [one.stated for one in labelled(folder)]
    conversions: list[Converted] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "claims" not in gold:
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        document = Document(text, gold["lang"], Appearance(str(path), path.stem, gold.get("published")))
        claims = [claim for label in gold["claims"] if (claim := _claim(text, label))]
        for claim in resolve(document, Reading(tuple(claims))).claims:
            stated.append(
                Stated(
                    id=claim_id(document.id, claim),
                    document=document.id,
                    doc=path.stem,
                    published=document.published,
                    lang=document.lang,
                    claim=claim,
                )
            )
        sums = {money.mention.text: money for money in annotate(document).sums}
        for first, second in gold["conversions"]:
            pair = [_sum(sums, wording) for wording in (first, second)]
            if pair[0] and pair[1]:
                conversions.append(Converted(document.id, path.stem, document.published, pair[0], pair[1]))
    stated.sort(key=lambda one: (one.published or "9999", one.doc))
    newest = max((one.published for one in stated if one.published), default=None)
    return Material(stated, gather(stated), conversions, newest)


def _sum(sums: dict[str, Money], wording: str) -> Money | None:
    found = sums.get(wording)
    return found or next((money for text, money in sums.items() if wording in text or text in wording), None)


def _claim(text: str, label: dict[str, Any]) -> Claim | None:
    quote = _mention(text, [label["quote"]]) or Mention.at(text, 0, len(text))
    slots: dict[str, tuple[Party, ...]] = {
        slot: tuple(_parties(text, label.get(slot, ()), quote)) for slot in ("subject", "project", "place")
    }
    if label["kind"] == "milestone":
        when = label["when"]
        mention = _mention(text, [when["text"]], quote.span.start) or quote
        deadline = bool(_DEADLINE.search(when["text"]))
        return Milestone(
            quote=quote, event=label["event"], when=When(mention, when["value"], when.get("low"), deadline), **slots
        )
    if label["kind"] == "indicator" and isinstance(label.get("value"), int | float):
        return Indicator(
            quote=quote, measure=quote, value=Decimal(str(label["value"])), unit=label.get("unit", ""), **slots
        )
    return None
