"""Who can play a part in a flow at all: payer, recipient, project or place, whatever the sum."""

from __future__ import annotations

import re

from daicho.claims.japanese.candidates import Candidate

ROLES = ("payer", "recipient", "project", "place")
_PURSE = re.compile(r"(?:プログラム|ファンド|基金|コンソーシアム)\Z")
_TREASURY = re.compile(r"[県市州都府道町村区]\Z")
_ARBITER = re.compile(r"党\Z|審議会\Z|東証|取引所\Z|(?<!協)議会\Z|国会\Z|裁判所\Z|公正取引委員会")
"""Those who judge, advise or vote, and neither pay nor receive."""
_INVESTOR = re.compile(r"(?:ベンチャーキャピタル|VC|投資家|株主|銀行団)\Z")
"""Those who only ever put money in."""
_ELIGIBLE = {
    "payer": frozenset(("company", "government", "organisation", "actor", "unknown", "place")),
    "recipient": frozenset(("company", "government", "organisation", "actor", "unknown", "field")),
    "project": frozenset(("project", "aim")),
    "place": frozenset(("place",)),
}


def roles_of(candidate: Candidate) -> tuple[str, ...]:
    """The roles that a candidate of these types can play; places need a treasury to pay, projects a purse to receive."""
    if _ARBITER.search(candidate.key):
        return ()
    return tuple(role for role in ROLES if _may_play(role, candidate))


def _may_play(role: str, candidate: Candidate) -> bool:
    if role == "payer" and "place" in candidate.types:
        treasury = _TREASURY.search(candidate.key) is not None or any(a.country for a in candidate.appearances)
        return treasury and any(a.acts for a in candidate.appearances)
    if role == "recipient" and _INVESTOR.search(candidate.key) and candidate.types <= {"actor", "field"}:
        return False
    if role == "recipient" and candidate.types == {"project"}:
        return _PURSE.search(candidate.key) is not None
    return not candidate.types.isdisjoint(_ELIGIBLE[role])
