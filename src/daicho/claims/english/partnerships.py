"""Partnerships: two or more named parties agree to work together on a stated subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.english.cast import Cast, party_of, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Name
from daicho.model.claim import Partnership, Party

_CUE = re.compile(
    r"\b(?:joint[- ]ventures?|joint(?:ly)? (?:develop\w*|build|run|own\w*|operat\w*|research|laborator\w+|lab|set up|market\w*|establish\w*|invest\w*|train\w*|programme|program)"
    r"|partner(?:s|ed|ing|ships?)?|team(?:s|ed|ing)? up|teaming|join(?:s|ed|ing)? (?:forces|hands)|collaborat\w+|co-?operat(?:e|es|ed|ing|ion)|alliances?"
    r"|memorand(?:um|a)|MoUs?|tie-up|tied up|strategic agreement|cooperation agreement|consortium|work(?:s|ing)? together|together with|run it together"
    r"|in which .{3,60} has teamed|agreed (?:with|to (?:develop|jointly|work|run|market))|exchanged documents|jointly|co-develop\w*|link(?:ed|ing)? up)\b",
    re.I,
)
_SIGNED = re.compile(
    r"\bsign(?:s|ed|ing)?\b.{0,60}\b(?:agreement|pact|deal|memorandum|MoU)\b.{0,80}\b(?:develop|research|cooperat|co-operat|collaborat|together|joint|partner)",
    re.I,
)
_NOT = re.compile(
    r"\b(?:free trade|law firm|partners? at|managing partner|supply agreement|purchase agreement|credit agreement|plea|limited partnership|trading partners?|Partnership for)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:to (?:develop|build|set up|run|establish|test|market|design|produce|make|explore|offer|train|create)\b[^.;,]{3,90}|(?:on|for|in) (?!the same|20\d\d)[^.;,]{4,90})",
    re.I,
)


def partnerships(cast: Cast) -> Iterator[Partnership]:
    """Every partnership of a document, once per set of parties."""
    for line in cast.lines:
        cue = _CUE.search(line.words) or _SIGNED.search(line.words)
        if not cue or _NOT.search(line.words):
            continue
        parties = _parties(cast, line)
        if len(parties) >= 2:
            yield Partnership(
                quote=line.quote,
                parties=parties,
                about=_about(line, cue.end()),
                says=speakers_of(line),
                confidence=0.65,
                why=(f"partnership: {cue.group().lower()}",),
            )


def _parties(cast: Cast, line: Line) -> tuple[Party, ...]:
    """The organisations and governments a line names or takes up again, one each."""
    found: dict[str, Name] = {}
    for name in sorted(line.names, key=lambda name: (name.mention.text != name.full, name.mention.span.start)):
        if name.type in ("company", "organisation", "government") or (name.type == "unknown" and not name.country):
            if not any(_same(name.full, full) for full in found):
                found.setdefault(name.full, name)
    names = sorted(found.values(), key=lambda name: name.mention.span.start)
    return unique([party_of(name) for name in names])


def _same(one: str, two: str) -> bool:
    return one in two or two in one


def _about(line: Line, after: int) -> str:
    match = _ABOUT.search(line.words, after) or _ABOUT.search(line.words)
    return match.group().strip() if match else ""


def merged(found: Sequence[Partnership]) -> tuple[Partnership, ...]:
    """One claim a set of parties: a later one whose parties are among an earlier one's says nothing new."""
    kept: list[Partnership] = []
    for claim in found:
        names = {party.name for party in claim.parties}
        for i, other in enumerate(kept):
            theirs = {party.name for party in other.parties}
            if names <= theirs:
                break
            if theirs < names:
                kept[i] = claim
                break
        else:
            kept.append(claim)
    return tuple(kept)
