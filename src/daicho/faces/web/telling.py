"""Reasons and findings with the deals that they name as links: an id by itself tells a reader nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from daicho.faces import words
from daicho.faces.web import phrases
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.view import View
from daicho.model.claim import KINDS, STATUSES
from daicho.model.deal import DealLine

_DEAL = re.compile(r"(deal-[0-9a-f]{16})")


class Told(NamedTuple):
    """A part of a wording. href: of the deal that it names, None for words."""

    text: str
    href: str | None


def told(view: View, text: str) -> list[Told]:
    """A wording in parts; a deal that is not there any more keeps its id."""
    parts = []
    for at, part in enumerate(_DEAL.split(text)):
        line = deal_columns(view.desk).line(part) if at % 2 else None
        if line:
            parts.append(Told(_called(view, line), view.href(f"/deals/{line.id}")))
        elif part:
            parts.append(Told(part, None))
    return parts


def cue_name(view: View, what: str) -> str:
    """What a cue decided, as the page words it: a slot, a kind or a state."""
    if what in (*KINDS, *STATUSES):
        return view.label("kind" if what in KINDS else "status", what)
    return view.say(f"slot.{what}") if phrases.has(view.lang, f"slot.{what}") else what


def _called(view: View, line: DealLine) -> str:
    """`METI → Rapidus, ≤ ¥920 bn`."""
    sides = (view.briefly(line.payer), view.briefly(line.recipient) or view.briefly(line.project))
    name = " → ".join(side or view.say("unknown") for side in sides)
    return words.listed([name, words.money(line.low, line.high, line.currency, view.lang)], view.lang)
