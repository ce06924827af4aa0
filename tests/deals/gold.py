"""Gold labels as claims of the ledger, so that resolution and deals can be measured apart from extraction.

A label's slots become parties at the first surface form that stands in the text; the role of a sum (an increment, a
total, a part) is not labelled, so it is taken from the words next to it, as an extractor would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from daicho.annotation.english.amounts import sums_of as english_sums
from daicho.annotation.japanese.amounts import sums_of as japanese_sums
from daicho.annotation.shadow import shadow_of
from daicho.model.claim import MONEY_KINDS, MoneyClaim, Party, Reading
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.money import Bound, Money, Role
from daicho.model.span import Mention, Span
from daicho.model.when import Period
from daicho.model.wire import CLAIM_TYPES, claim_id
from daicho.reference import organisations
from daicho.resolution import resolve

_ROLES_BEFORE: tuple[tuple[Role, str], ...] = (
    ("part", r"of (?:which|this|these|the (?:new money|amount|sum|total|money)),?[^.]{0,40}$"),
    ("part", r"(?:うち|内訳は)[^。]{0,25}$"),
    ("old", r"(?:from|instead of|当初見込んだ|従来の)\s*(?:the )?(?:about |around |約|approximately )?$"),
    ("increment", r"(?:another|additional|extra|further|a second)\s+(?:up to |about )?$"),
    ("increment", r"(?:追加で|追加の|さらに|上乗せ)[^。、]{0,12}$"),
    ("new", r"(?:was|were|been) (?:raised|increased|lifted|cut|reduced) to $|(?:took|raised|lifted) it to $"),
    ("total", r"(?:bring|lift|tak|rais)\w*(?:[^;.]|\.(?=\w|\s[a-z])){0,110} to (?:[a-z]+ ){0,2}$"),
    ("total", r"total(?:s|ing|ling)?(?: of| to)?[^.;,]{0,25}$|in all[^.;]{0,40}$|adds up to (?:about )?$"),
    ("total", r"(?:overall|taken together|combined)[^.;]{0,60}$"),
    ("total", r"足せば[^。]{0,12}$|(?:累計|合わせ|合計|計(?![画算測])|総支援)[^。]{0,22}$"),
)
_ROLES_AFTER: tuple[tuple[Role, str], ...] = (
    ("old", r"^\s*(?:\([^)]*\)|（[^）]*）)?から[^。]{0,25}(?:に増|に引|へ増|へ引|に減|に膨)"),
    ("new", r"^\s*from (?:about |around )?[\d$€¥£]"),
    ("total", r"^\s*(?:\([^)]*\)\s*)?(?:in total|in all|altogether|combined|at most\.)|^\s*(?:（[^）]*）)?(?:の累計)"),
    ("increment", r"^\s*(?:\([^)]*\)\s*)?(?:more\b|in (?:additional|extra|further)|extra\b)"),
    ("increment", r"^\s*(?:（[^）]*）)?を?(?:追加|上積み)"),
)

_SUMS = {"en": english_sums, "ja": japanese_sums}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim made from a label, and the slug of the commitment it belongs to."""

    stated: Stated
    slug: str


def labelled(folder: Path) -> Iterator[Labelled]:
    """Every money claim labelled in a folder's documents, resolved within its document."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "claims" not in gold:
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        document = Document(text, gold["lang"], Appearance(str(path), path.stem, gold.get("published")))
        labels = [label for label in gold["claims"] if label["kind"] in MONEY_KINDS]
        others = {pair.first.mention.span: pair.second for pair in _SUMS[gold["lang"]](shadow_of(text))[1]}
        reading = resolve(document, Reading(tuple(_claim(text, label, others) for label in labels)))
        for label, claim in zip(labels, reading.claims, strict=True):
            id_ = claim_id(document.id, claim)
            yield Labelled(
                Stated(
                    id=id_,
                    document=document.id,
                    doc=path.stem,
                    published=document.published,
                    lang=document.lang,
                    claim=claim,
                ),
                label["deal"],
            )


def _claim(text: str, label: dict[str, Any], others: dict[Span, Money]) -> MoneyClaim:
    cls = CLAIM_TYPES[label["kind"]]
    quote = _mention(text, [label["quote"]]) or Mention.at(text, 0, len(text))
    parties = {
        slot: tuple(_parties(text, label.get(slot, ()), quote))
        for slot in ("payer", "recipient", "project", "place", "says")
    }
    period = label.get("period")
    amount = _money(text, label["amount"], quote)
    made = cls(
        quote=quote,
        amount=amount,
        converted=next((other for span, other in others.items() if span.overlaps(amount.mention.span)), None),
        country=label.get("country"),
        confidence=1.0,
        status=label.get("status", "planned"),
        period=_period(text, period) if period else None,
        **parties,
    )
    assert isinstance(made, MoneyClaim)
    return made


def _parties(text: str, slot: list[Any], quote: Mention) -> Iterator[Party]:
    groups = slot if any(isinstance(item, list) for item in slot) else [slot] if slot else []
    for forms in groups:
        names = [forms] if isinstance(forms, str) else forms
        mention = _mention(text, names, quote.span.start)
        if mention:
            # Any of the wordings may be an extractor's answer: it takes the one that names somebody known.
            yield Party(mention, max(filter(organisations.by_name, names), key=len, default=names[0]))


def _money(text: str, amount: dict[str, Any], quote: Mention) -> Money:
    bound: Bound = amount["bound"]
    value = Decimal(str(amount["value"]))
    low = None if bound == "max" else Decimal(str(amount.get("low", amount["value"])))
    mention = _mention(text, [amount["text"]], quote.span.start) or quote
    return Money(
        mention, value, low, None if bound == "min" else value, amount["currency"], bound, _role(text, mention)
    )


def _role(text: str, mention: Mention) -> Role:
    figure = mention.span.start + len(re.split(r"\d", mention.text)[0])
    before, after = text[max(0, figure - 130) : figure], text[mention.span.end :][:60]
    before = re.split(r"(?<=[。\n])", before)[-1]
    before = re.sub(r"(?:US|NT)?[$€£¥]$|Rs\.? $|EUR $|JPY $", "", before)
    for role, pattern in _ROLES_AFTER:
        if re.search(pattern, after):
            return role
    for role, pattern in _ROLES_BEFORE:
        if re.search(pattern, before, re.IGNORECASE):
            return role
    return "plain"


def _period(text: str, period: dict[str, Any]) -> Period | None:
    mention = _mention(text, [period.get("text", "")])
    return Period(mention, period.get("years"), period.get("start"), period.get("end")) if mention else None


def _mention(text: str, wordings: list[str], start: int = 0) -> Mention | None:
    for wording in wordings:
        for begin in (start, 0):
            at = text.find(wording, begin) if wording else -1
            if at >= 0:
                return Mention.at(text, at, at + len(wording))
    return None
