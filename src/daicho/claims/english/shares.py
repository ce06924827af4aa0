"""Totals and their shares: who puts up the parts of a sum that the text deals out behind it puts up the sum together.

"Aid of €390m: Berlin gives €310m and Hesse €80m". What tells the parts is that they add up to the sum, in whatever words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from daicho.claims.english.acts import acts_of
from daicho.claims.english.past import Flow
from daicho.model.annotated import Name

_SLACK = Decimal("0.006")
"""How far, of its size, a sum may be from what its parts come to: they are rounded one by one."""
_FAR = 3  # sentences
_MOST = 5  # parts


def with_shares(flows: Sequence[Flow]) -> list[Flow]:
    """The flows of a document, in order, each total paid by all those who pay its parts."""
    return [replace(flow, payers=_together(flows, i) or flow.payers) for i, flow in enumerate(flows)]


def _together(flows: Sequence[Flow], i: int) -> tuple[Name, ...]:
    """Those who put up the parts of a flow, none where it has no parts or one party puts up all of them."""
    total = flows[i]
    if _is_given(total):
        return ()
    for size in range(2, _MOST + 1):
        parts = flows[i + 1 : i + 1 + size]
        if len(parts) == size and all(_may_be_part(part, total) for part in parts) and _adds_up(parts, total):
            payers = {name.full: name for part in parts for name in part.payers}
            return tuple(payers.values()) if len(payers) > 1 else ()
    return ()


def _may_be_part(part: Flow, total: Flow) -> bool:
    """Whether a flow like the total stands near it and has its payer told in its own sentence."""
    near = abs(part.site.tree.order - total.site.tree.order) <= _FAR
    alike = part.kind == total.kind and part.site.money.currency == total.site.money.currency
    sentence = part.site.tree.sentence.span
    return near and alike and any(sentence.contains(name.mention.span) for name in part.payers)


def _adds_up(parts: Sequence[Flow], total: Flow) -> bool:
    whole = total.site.money.value
    given = [part.site.money.value for part in parts]
    return whole is not None and abs(sum((v for v in given if v is not None), Decimal(0)) - whole) <= _SLACK * whole


def _is_given(flow: Flow) -> bool:
    """Whether the sentence itself tells who gives the sum, or has its payer tell of it."""
    tree = flow.site.tree
    givers = {act.token for act in acts_of(flow.site) if act.what in ("gives", "acts", "tells", "owns")}
    return any(
        i in givers and any(name.full == payer.full for payer in flow.payers) for i, name in tree.name_of_head.items()
    )
